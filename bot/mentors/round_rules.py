"""A round: all open requests and all room at once, with nobody left out who could be matched.

Exact matching with capacities: a mentor with room for three is there three times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import scoring
from bot.pairing import matching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.mentors.scoring import Apart, Fit, Offering, Seeking


def arranged(
    seekings: Iterable[Seeking], offerings: Iterable[Offering], apart: Apart
) -> dict[int, Fit]:
    """Return who is matched, by the request: as many as there can be, then the best total.

    The same people give the same answer, in whatever order they come.
    """
    asking = sorted(seekings, key=lambda one: one.request_id)
    # Places are numbered after the requests; each knows whose it is.
    places = [
        offering
        for offering in sorted(offerings, key=lambda one: one.member_id)
        for _ in range(min(offering.room, len(asking)))
    ]
    fits: dict[tuple[int, int], Fit] = {}
    for number, seeking in enumerate(asking):
        found: Fit | None = None
        for place, offering in enumerate(places, len(asking)):
            if place == len(asking) or offering is not places[place - len(asking) - 1]:
                found = scoring.fit(seeking, offering, apart)
            if found is not None:
                fits[number, place] = found
    pairs = matching.between({edge: one.score for edge, one in fits.items()})
    return {asking[edge[0]].request_id: fits[edge] for edge in pairs}

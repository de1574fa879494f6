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
    places = sorted(offerings, key=lambda one: one.member_id)
    fits: dict[tuple[int, int], Fit] = {}
    weights: dict[tuple[tuple[str, int, int], tuple[str, int, int]], int] = {}
    for seeking in asking:
        for offering in places:
            found = scoring.fit(seeking, offering, apart)
            if found is None:
                continue
            fits[seeking.request_id, offering.member_id] = found
            for place in range(min(offering.room, len(asking))):
                request = ("request", seeking.request_id, 0)
                weights[request, ("mentor", offering.member_id, place)] = found.score
    pairs = matching.best(weights)
    return {request[1]: fits[request[1], mentor[1]] for request, mentor in pairs}

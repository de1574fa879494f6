"""Changing a part of a meet-up: what its form opens with, and whether that's still there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.drafts.rules import fingerprint
from bot.kit.errors import Refusal
from bot.kit.safe import safe_line
from bot.meetups import challenge_rules, challenge_words, words
from bot.meetups.rules import CHALLENGE, MeetupDraft, kind_of

if TYPE_CHECKING:
    from bot.meetups.meetup import Meetup

DETAILS, NAME, PICTURE = "details", "named", "picture"
_SHOWN = 200  # characters of what's there now
# What's said of each part, by its label in the form.
_LABELS = {
    DETAILS: {
        "length": words.LENGTH_LABEL,
        "place": words.PLACE,
        "audience": words.AUDIENCE,
        "bring": words.BRING,
        "spots": words.SPOTS_LABEL,
    },
    NAME: {"title": words.TITLE_LABEL, "kind": words.KIND_LABEL},
    PICTURE: {"alt": challenge_words.PICTURE_LABEL},
    CHALLENGE: {
        "title": words.TITLE_LABEL,
        "when": challenge_words.WHEN_LABEL,
        "unit": challenge_words.UNIT_LABEL,
        "target": challenge_words.TARGET_LABEL,
    },
}


class ChangedMeanwhile(Refusal):
    """A part was changed after its form opened; `known`: what's known of it once that's told."""

    def __init__(self, said: str, known: str) -> None:
        super().__init__(words.CHANGED_MEANWHILE.format(now=said))
        self.known = known


def typed_of(meetup: Meetup, part: str) -> MeetupDraft:
    """Return a meet-up as it would have been typed, to change a part of it."""
    span = meetup.when.span
    return MeetupDraft(
        title=meetup.title,
        kind=meetup.kind,
        length=words.MINUTES.format(count=span.minutes) if span.at is not None else "",
        place=meetup.place,
        audience=meetup.audience,
        bring=meetup.bring,
        spots="" if meetup.spots is None else str(meetup.spots),
        dates=meetup.dates,
        when=challenge_rules.days_typed(meetup) if meetup.kind == CHALLENGE else "",
        unit=meetup.unit,
        target="" if meetup.target is None else f"{meetup.target:,}",
        edits=f"{part} {meetup.id}",
    )


def known_of(meetup: Meetup, part: str) -> str:
    """Return what tells a part as it is now from what it was before."""
    picture = meetup.picture if part == PICTURE else None
    return fingerprint(repr((picture, _said(_there(meetup, part), part))))


def onto(change: MeetupDraft, meetup: Meetup) -> MeetupDraft:
    """Return what a meet-up is with a change: what somebody changed in its other parts stays.

    Raises ChangedMeanwhile where this part isn't what its form showed, and would be lost.
    """
    part, known = change.part, known_of(meetup, change.part)
    there = _there(meetup, part)
    if change.known not in ("", known):
        typed = replace(change, length=change.length or there.length)  # left empty, it stays
        mine, said = _said(typed, part), _said(there, part)
        lost = [label for label in said if said[label] != mine[label] or part == PICTURE]
        if lost:
            raise ChangedMeanwhile("\n".join(_line(one, said[one]) for one in lost), known)
    return change.onto(there)


def _there(meetup: Meetup, part: str) -> MeetupDraft:
    """Return a meet-up with what its picture shows: the form for a new one opens without that."""
    return replace(typed_of(meetup, part), alt=meetup.alt)


def _said(of: MeetupDraft, part: str) -> dict[str, str]:
    """Return what's said of a part, by the label that it has in the form."""
    of = replace(of, kind=words.KINDS[kind_of(of.kind)])
    return {label: getattr(of, name) for name, label in _LABELS[part].items()}


def _line(label: str, said: str) -> str:
    return words.NOW_SAYS.format(label=label, said=safe_line(said, _SHOWN) or words.NOW_EMPTY)

"""What a meet-up may look like, and what its answers add up to; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.drafts.rules import PublicText
from bot.kit.errors import Refusal
from bot.kit.hours import read_minutes
from bot.kit.text import checked, one_line, tidy
from bot.meetups import challenge_words, words
from bot.plans import attending
from bot.totals.rules import UNIT_LIMIT, amount_of

if TYPE_CHECKING:
    from collections.abc import Mapping

COMING, MAYBE, WAITING, OFFERED = "coming", "maybe", "waiting", "offered"
HOLDS_A_SPOT = (COMING, OFFERED)

KINDS = tuple(words.KINDS)
USUAL_KIND, CHAT = KINDS[0], "coffee"
OPEN = "open"  # for teachers, who aren't on Discord
PRESENTING = "presenting"  # a night with slots
CHALLENGE = "challenge"  # adds something up from one day to another

TITLE_LIMIT = 100
LINE_LIMIT = 300  # of where, who it's for and what to bring
MOST_SPOTS = 1_000
LONGEST = 24 * 60  # minutes
ALT_LIMIT = 500
MOST_TARGET = 1_000_000_000

_WHOLE = re.compile(r"[1-9][0-9]{0,3}")
_NO_LIMIT = {"", "0", "no limit", "none", "any", "unlimited"}
_NO_TARGET = {*_NO_LIMIT, "no target", "no goal"}
_UNFIT = re.compile(r"[<>@]|https?:|www\.", re.IGNORECASE)  # what's no name of something counted


# What can be changed of a meet-up that's there, by the form in which it is.
PARTS = {
    "details": ("length", "place", "audience", "bring", "spots"),
    "named": ("title", "kind"),
    "picture": ("alt", "faces"),
    CHALLENGE: ("title", "when", "dates", "unit", "target"),
}


@dataclass(frozen=True)
class MeetupDraft(PublicText):
    """A meet-up as its organizer typed it; *dates* is what was read of *when*, as JSON.

    Or a change of one of the `PARTS` of a meet-up that's there.
    """

    public = ("title", "place", "audience", "bring", "alt")

    title: str = ""
    when: str = ""
    kind: str = USUAL_KIND
    length: str = ""
    place: str = ""
    audience: str = ""
    bring: str = ""
    spots: str = ""
    dates: str = ""
    unit: str = ""
    target: str = ""
    alt: str = ""
    faces: str = ""  # what was said about students in the picture
    edits: str = ""  # the part and id of a meet-up, such as "details 42"; empty: it's a new one
    known: str = ""  # what that part was when its form opened; see `changing.known_of`

    @property
    def part(self) -> str:
        """Which part of a meet-up this changes."""
        return self.edits.partition(" ")[0]

    @property
    def meetup_id(self) -> int:
        """Which meet-up this changes; 0: it's a new one."""
        return int(self.edits.partition(" ")[2] or 0)

    def onto(self, now: MeetupDraft) -> MeetupDraft:
        """Return what a meet-up is with this change: what somebody changed meanwhile stays."""
        return replace(now, **{name: getattr(self, name) for name in PARTS[self.part]})

    @property
    def described(self) -> bool:
        """Whether everything is said that a picture needs before others see it."""
        return bool(self.alt and self.faces)

    @property
    def counts(self) -> bool:
        """Whether it adds something up; what's counted waits while it's of another kind."""
        return self.kind == CHALLENGE

    def _public(self) -> tuple[str, ...]:
        return (*self.public, "unit") if self.counts else self.public

    @property
    def minutes(self) -> int | None:
        """How long it is, where that was typed. Raises Refusal."""
        if not self.length.strip():
            return None
        found = read_minutes(self.length)
        if found is None or not 0 < found <= LONGEST:
            raise Refusal(words.LENGTH_NOT_READ)
        return found

    @property
    def limit(self) -> int | None:
        """How many can come; None: as many as like, also to a challenge. Raises Refusal."""
        if self.counts:
            return None
        typed = self.spots.strip().lower().removesuffix("spots").removesuffix("people").strip()
        if typed in _NO_LIMIT:
            return None
        if not _WHOLE.fullmatch(typed) or int(typed) > MOST_SPOTS:
            raise Refusal(words.SPOTS_NOT_READ.format(most=f"{MOST_SPOTS:,}"))
        return int(typed)

    @property
    def aim(self) -> int | None:
        """How much a challenge is to add up to; None: whatever comes together. Raises Refusal."""
        if not self.counts:
            return None
        typed = self.target.strip().lower()
        if typed in _NO_TARGET:
            return None
        try:
            return amount_of(typed, self.unit, MOST_TARGET)
        except Refusal as refusal:
            said = challenge_words.TARGET_NOT_READ.format(most=f"{MOST_TARGET:,}")
            raise Refusal(said) from refusal


def kind_of(kind: str) -> str:
    """Return a kind, or the usual one for what's none."""
    return kind if kind in KINDS else USUAL_KIND


def suggested_kind(title: str) -> str:
    """Return the kind that a title says; a challenge is set up in a form of its own."""
    said = attending.suggested_kind(title)
    return USUAL_KIND if said == CHALLENGE else kind_of(said)


def tidied(typed: MeetupDraft) -> MeetupDraft:
    """Return a plan as it is kept; its dates are read elsewhere. Raises Refusal."""
    title = checked(one_line(typed.title), TITLE_LIMIT, words.TITLE_TOO_LONG, words.TITLE_EMPTY)
    place, audience, bring = (tidy(one) for one in (typed.place, typed.audience, typed.bring))
    for label, text in ((words.PLACE, place), (words.AUDIENCE, audience), (words.BRING, bring)):
        checked(text, LINE_LIMIT, words.LINE_TOO_LONG, what=label)
    kind = kind_of(typed.kind)
    unit, alt = (one_line(one) for one in (typed.unit, typed.alt))
    checked(alt, ALT_LIMIT, challenge_words.ALT_TOO_LONG)
    found = replace(typed, title=title, kind=kind, place=place, audience=audience, bring=bring)
    if found.counts:
        unit = _counted(unit)
    found = replace(found, unit=unit, target=typed.target.strip(), alt=alt)
    _ = found.minutes, found.limit, found.aim
    return found


def _counted(unit: str) -> str:
    """Return what's counted, as it reads in the middle of a sentence. Raises Refusal."""
    if not unit:
        raise Refusal(challenge_words.UNIT_EMPTY)
    if _UNFIT.search(unit) or not any(char.isalpha() for char in unit):
        raise Refusal(challenge_words.UNIT_UNFIT)
    checked(unit, UNIT_LIMIT, challenge_words.UNIT_TOO_LONG)
    return unit[0].lower() + unit[1:] if unit[1:].islower() else unit


@dataclass(frozen=True)
class Count:
    """How many answered about a date, by state."""

    by_state: Mapping[str, int]

    def of(self, *states: str) -> int:
        """Return how many are in these states."""
        return sum(self.by_state.get(one, 0) for one in states)

    @property
    def coming(self) -> int:
        """How many come."""
        return self.of(COMING)

    def free(self, spots: int | None) -> int | None:
        """Return how many spots are left; None: as many as like."""
        return None if spots is None else max(0, spots - self.of(*HOLDS_A_SPOT))

    def is_full(self, spots: int | None) -> bool:
        """Return whether nobody else can come, as long as nobody stays away."""
        return self.free(spots) == 0


def has_link(place: str) -> bool:
    """Return whether a place is somewhere that a press leads to: a page, or a channel."""
    return "https://" in place or "http://" in place or re.search(r"<#\d+>", place) is not None

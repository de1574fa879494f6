"""Every form as it opens, as full as it gets."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.celebrations.rules import Proposal
from bot.meetups.rules import MeetupDraft
from bot.meetups.talks import Talk
from bot.members.rules import NAME_LIMIT, Member
from bot.mentors.rules import SIZES, MentorProfile
from bot.plans.attending import TypedWent
from bot.plans.rules import TypedDone
from bot.questions.rules import QuestionDraft
from bot.school.questions import DateQuestion
from bot.wins import rules
from bot.wins.details import FIELDS, Details
from cogs.shelf.finding import ShelfSearch
from cogs.wins import listing
from tests.components import LARGEST, values
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from tests.components import AnyForm

LONGEST = 2**63 - 1  # an id of 19 digits

NAMED: dict[str, object] = {
    "goal": "quarterly",
    "search": listing.WinSearch("w" * rules.QUERY_LIMIT, "learned", LONGEST, date(2026, 9, 1)),
    "question": DateQuestion("winter", "q" * 300, line="{days}"),
    "details": Details("d" * 150, "d" * 150, "d" * 150),
    "fields": FIELDS,
}
# What was typed before, one of each type that a form opens with.
TYPED = (
    MentorProfile("high", ("weeding",), "w" * 9_000, SIZES, "s" * 9_000),
    QuestionDraft("t" * 5_000, "weeding", "high", unnamed=True),
    TypedWent("w" * 5_000, "d" * 5_000, "m" * 5_000, "pd", "n" * 5_000),
    TypedDone("weekly", *["d" * 5_000] * 4),
    Talk("t" * 5_000),
    MeetupDraft(*["p" * 5_000] * 12),
    Proposal(*["p" * 5_000] * 5),
    ShelfSearch("q" * 1_000, "community", "elementary", "weeding"),
    rules.Win(LONGEST, 1, 2, "Dana", "idea", "s" * 1_600, MONDAY, thanks="t" * rules.THANKS_LIMIT),
    replace(
        rules.WinDraft(1, 2, "Dana", "s" * 1_601, thanks="t" * rules.THANKS_LIMIT),
        alt="a" * rules.ALT_LIMIT,
        picture="p",
        id=LONGEST,
    ),
)


def _fullest(name: str, annotation: str) -> object:
    """Return the most that a form can be opened with."""
    if name == "member":
        x = "x" * NAME_LIMIT
        known = Member(guild_id=1, member_id=2, name="Dana", first_seen_at=MONDAY, zone=x, level=x)
        return replace(known, school=x, district=x, town=x, print_name=x)
    if name in NAMED:
        return NAMED[name]
    if annotation == "int":
        return LONGEST
    if annotation == "str":
        return "d" * 4_000
    if annotation in ("list[str]", "Sequence[str]"):
        return ["12:00 PM"] * 4  # the four times of a group
    wanted = annotation.removesuffix(" | None").rpartition(".")[2]
    found = [one for one in TYPED if type(one).__name__ == wanted]
    assert found, f"{name}: {annotation}"
    return found[0]


def opened(one: AnyForm) -> discord.ui.Modal:
    """Return a form as it opens, as full as it gets."""
    return one.filled(*_fill(one.parts)).modal(**values(one, LARGEST))


def _fill(opens: Callable[..., object]) -> list[object]:
    parts = inspect.signature(opens).parameters.values()
    needed = [part for part in parts if part.kind is not part.KEYWORD_ONLY]
    return [_fullest(part.name, str(part.annotation)) for part in needed]

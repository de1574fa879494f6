"""Who could be written to this week, and why: from what members made visible; pure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.kit.lots import draw
from bot.plans import openers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

_FILE = Path(__file__).with_name("topics.toml")

# What connects two people, the best reason first; each is a `when` of openers.toml.
REASONS = ("tried_yours", "same_topic", "quiet_win", "same_level", "learned", "funny", "new_here")


@dataclass(frozen=True)
class Colleague:
    """Someone with a win that everyone here can read; *line* is how it begins.

    *theirs* is the beginning of a win of the reader's own that this colleague is trying, and
    *theirs_id* its id, where no card of an earlier week has told the reader.
    """

    member_id: int
    name: str
    win_id: int
    line: str
    words: str  # the win's, folded
    channel_id: int = 0
    message_id: int = 0
    kind: str = "success"
    level: str | None = None
    is_new: bool = False
    unanswered: bool = False
    theirs: str | None = None
    theirs_id: int | None = None


@dataclass(frozen=True)
class NudgeReader:
    """The member that the card is for: their own wins' words, folded, and where the lot falls."""

    member_id: int
    words: Sequence[str] = ()
    level: str | None = None
    topics: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Find what their own wins are about."""
        found = frozenset(topic for one in self.words for topic in topics_of(one))
        object.__setattr__(self, "topics", found)


@dataclass(frozen=True)
class Company:
    """One person, why it is them, and a line to begin with; *said* fills both sentences."""

    colleague: Colleague
    opener: openers.Opener
    said: Mapping[str, str]

    @property
    def tried_id(self) -> int | None:
        """The reader's own win that this tells of, where it says that they're trying it."""
        return self.colleague.theirs_id if self.opener.when == "tried_yours" else None


def topics_of(words: str) -> tuple[str, ...]:
    """Return what folded words are about."""
    padded = f" {words} "
    return tuple(
        topic for topic, signs in _topics().items() if any(f" {sign} " in padded for sign in signs)
    )


def company(reader: NudgeReader, colleague: Colleague, day: date) -> Company | None:
    """Return why and how *reader* could write to *colleague* in the week of *day*."""
    for reason in REASONS:
        known = _known(reason, reader, colleague)
        if known is None:
            continue
        opener = openers.choose(openers.load(), reason, known, day, str(reader.member_id))
        if opener is not None:
            return Company(colleague, opener, known)
    return None


def choose(
    reader: NudgeReader, colleagues: Iterable[Colleague], avoid: Collection[int], week: date
) -> Colleague | None:
    """Return the colleague who fits best: by the reason, then by a lot for reader and week.

    Never the reader, nobody in *avoid*. Nothing counts how much anyone posts or is cheered.
    """

    def fit(one: Colleague) -> tuple[int, bytes, int]:
        # Everyone has one lot, however many wins they have; then the newest win.
        return _rank(reader, one), draw(reader.member_id, week, one.member_id), -one.win_id

    able = (
        one
        for one in colleagues
        if one.member_id not in avoid
        and one.member_id != reader.member_id
        and _rank(reader, one) < len(REASONS)
    )
    return min(able, key=fit, default=None)


def _rank(reader: NudgeReader, colleague: Colleague) -> int:
    ranks = (n for n, one in enumerate(REASONS) if _known(one, reader, colleague) is not None)
    return next(ranks, len(REASONS))


def _known(reason: str, reader: NudgeReader, colleague: Colleague) -> Mapping[str, str] | None:
    """Return what an opener may say, where that reason holds; None where it does not."""
    said = {"name": colleague.name, "line": colleague.line}
    if reason == "same_topic":
        shared = [one for one in topics_of(colleague.words) if one in reader.topics]
        return said | {"topic": shared[0]} if shared else None
    if reason == "tried_yours":
        return said | {"line": colleague.theirs} if colleague.theirs else None
    holds = {
        "quiet_win": colleague.unanswered,
        "same_level": colleague.level is not None and colleague.level == reader.level,
        "learned": colleague.kind == "learned",
        "funny": colleague.kind == "funny",
        "new_here": colleague.is_new,
    }
    return said if holds[reason] else None


@cache
def _topics() -> Mapping[str, list[str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))

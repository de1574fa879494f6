"""A group's four times of day, as they are typed and checked; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from bot.groups import school_words as words
from bot.kit.calendar import SCHOOL_CLOSES, SCHOOL_OPENS
from bot.kit.dates import say_time
from bot.kit.errors import Refusal
from bot.kit.hours import read_closing, read_time
from bot.kit.safe import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_MORNING, _NIGHT = time(6), time(21)


@dataclass(frozen=True)
class Times:
    """When the nudge and the week's post come, and when school opens and closes."""

    nudge_at: time
    weekly_at: time
    opens: time
    closes: time

    @property
    def odd(self) -> list[time]:
        """The times of posts that are outside 07:00 to 17:00."""
        posts = dict.fromkeys((self.nudge_at, self.weekly_at))
        return [at for at in posts if not SCHOOL_OPENS <= at < SCHOOL_CLOSES]


def read(typed: Sequence[str], country: str) -> Times:
    """Return the times as typed, in the order of `Times`.

    Raises Refusal, naming the one that is none or cannot be.
    """
    nudge, weekly, opens, closes = typed
    opening = _known(read_time(opens), opens)
    found = Times(
        nudge_at=_known(read_time(nudge), nudge),
        weekly_at=_known(read_time(weekly), weekly),
        opens=opening,
        closes=_known(read_closing(closes, opening), closes),
    )
    check_hours(found.opens, found.closes, country)
    return found


def check_hours(opens: time, closes: time, country: str) -> None:
    """Let school be open from one time to another. Raises Refusal, saying why not."""
    times = {"opens": say_time(opens, country), "closes": say_time(closes, country)}
    if closes <= opens:
        raise Refusal(words.HOURS_BACKWARDS.format(**times))
    if max(opens, SCHOOL_OPENS) >= min(closes, SCHOOL_CLOSES):
        raise Refusal(words.HOURS_OUTSIDE.format(**times))


def question(odd: list[time], country: str) -> str:
    """Return what is asked before posts come outside school time."""
    night = any(at < _MORNING or at >= _NIGHT for at in odd)
    sentence = words.AT_NIGHT if night else words.OUT_OF_HOURS
    return sentence.format(times=" and ".join(say_time(at, country) for at in odd))


def _known(found: time | None, typed: str) -> time:
    if found is None:
        raise Refusal(words.NOT_A_TIME.format(typed=safe_line(typed, 60)))
    return found

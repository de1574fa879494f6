"""Amounts as people type them, and the total that they're added to; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.kit.dates.names import NUMBERS
from bot.kit.errors import Refusal
from bot.kit.hours import read_minutes
from bot.kit.safe import safe_line
from bot.totals import words

MOST = 1_000_000  # that one may add at once
UNIT_LIMIT = 30  # characters
TYPED_LIMIT = 100  # characters that are read

# "1,250", "1.250", "1 250" and "1'250" are one number; "2.5" and "12 40" are none.
_NUMBER = re.compile(r"(?<![\w-])[0-9]+(?:[ ,.'\u2019\u00a0\u202f][0-9]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ ,.'\u2019\u00a0\u202f][0-9]{3})*|[0-9]+")
_THOUSANDS = re.compile(r"\s?k\b")
_WORD = re.compile(r"[a-z]+")
_WORDS = {"zero": 0} | {word: n for word, n in NUMBERS.items() if word not in ("a", "an", "couple")}
_BEYOND = frozenset(("hundred", "thousand", "million", "dozen", "half"))


@dataclass(frozen=True)
class Tally:
    """What's added up: by a gathering or by a challenge, and what it's an amount of."""

    guild_id: int
    unit: str
    gathering_id: int | None = None
    meetup_id: int | None = None


@dataclass(frozen=True)
class Counted:
    """What became of a number that a member typed, and what's there together now."""

    amount: int
    total: int
    unit: str


def amount_of(typed: str, unit: str = "", most: int = MOST, *, least: int = 1) -> int:
    """Return the one number in "120" or "about 40 pages", of what *unit* names. Raises Refusal.

    A number of something else is asked about: three books are no pages.
    """
    line = " ".join(typed.casefold().split())
    wanted, said = _units(unit), _units(line)
    if wanted == {"minute"} and said & {"hour", "minute"}:
        minutes = read_minutes(line)
        if minutes is not None and 0 < minutes <= most:
            return minutes
    if wanted and said and not said & wanted:
        raise Refusal(words.OTHER_UNIT.format(unit=safe_line(unit, UNIT_LIMIT)))
    amount = _one_number(line) if len(line) <= TYPED_LIMIT else None
    if amount is None or not least <= amount <= most:
        raise Refusal(words.NO_NUMBER.format(most=f"{most:,}"))
    return amount


def corrected(typed: str | None, unit: str) -> int:
    """Return what's to stand for all that a member added: 0, or None, takes it back.

    Raises Refusal.
    """
    return 0 if typed is None else amount_of(typed, unit, least=0)


def _one_number(line: str) -> int | None:
    """Return the number in a line, if it has exactly one, and that's a whole one."""
    found = list(_NUMBER.finditer(line))
    if len(re.findall(r"[0-9]+", line)) != sum(len(re.findall(r"[0-9]+", m[0])) for m in found):
        return None  # "-5", "x3"
    if not found:
        spelled = _WORD.findall(line)
        numbers = [_WORDS[one] for one in spelled if one in _WORDS]
        return numbers[0] if len(numbers) == 1 and not _BEYOND & {*spelled} else None
    if len(found) > 1 or not _GROUPED.fullmatch(found[0][0]):
        return None
    rest = line[found[0].end() :]
    times = 1_000 if _THOUSANDS.match(rest) else 1
    return int(re.sub(r"[^0-9]", "", found[0][0])) * times


def _units(line: str) -> set[str]:
    """Return which of the things that groups usually count a line names, in the singular."""
    return {words.USUAL_UNITS[one] for one in _WORD.findall(line.casefold()) if one in USUAL}


def is_usual(unit: str) -> bool:
    """Return whether a unit is nothing but the usual words for one, and so nobody's own."""
    named = _WORD.findall(unit.casefold())
    return bool(_units(unit)) and all(one in USUAL or one in words.BESIDE_UNITS for one in named)


USUAL = frozenset(words.USUAL_UNITS)

"""The sections of cues.txt are patterns, and each is asked."""

from __future__ import annotations

import re

import pytest

from bot.kit.sections import sections
from bot.school.cue_words import FILE, columns, cue, part, said
from bot.school.holidays import THANKSGIVING, WINTER_BREAK, federal_holidays
from tests.meta.source import ROOT

SOURCE = "".join(path.read_text("utf-8") for path in ROOT.glob("bot/school/*.py"))
TEXT = FILE.read_text("utf-8")


def test_each_is_asked() -> None:
    """A misspelled name would fail only where it's asked, and what nobody asks is left over."""
    asked = set(re.findall(r"""(?:cue|said|part|columns)\(\s*['"](\w+)['"]""", SOURCE))
    asked |= set(re.findall(r'\("([A-Z_]{3,})", "\w+"\)', SOURCE))  # with the kind it speaks of
    asked |= set(re.findall(r"\{([A-Z][A-Z_0-9]*)\}", TEXT.partition("\n[")[2]))

    assert asked == set(sections(FILE))
    assert len(re.findall(r"^\[([A-Z]\w*)\]$", TEXT, re.MULTILINE)) == len(sections(FILE))


@pytest.mark.parametrize("name", sections(FILE))
def test_each_is_a_pattern(name: str) -> None:
    """It can be looked for, and finds nothing where nothing is, unless it only looks ahead."""
    assert cue(name).search("") is None or name == "NO_DAY_OF_A_MONTH"
    assert re.compile(part(name)).pattern == f"(?:{cue(name).pattern})"


def test_one_stands_in_another() -> None:
    """What's added to the words for pupils is understood wherever pupils are meant."""
    assert said("NO_SCHOOL", "no classes") is not None
    assert said("NO_SCHOOL", "scholars stay home") is not None
    assert said("NO_SCHOOL", "the cat stays home") is None


def test_rows_of_two_columns() -> None:
    """Each month is one, and each name that of a holiday or a break that's known."""
    months = {int(one) for first, _ in columns("SEASONS") for one in first.split(",")}
    known = [*federal_holidays(2027), THANKSGIVING, WINTER_BREAK]

    assert months <= set(range(1, 13))
    assert [name for name, _ in columns("HOLIDAY_NAMES") if name not in known] == []

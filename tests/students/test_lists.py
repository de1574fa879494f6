"""The lists that the check asks by name are there, and none is there for nothing."""

from __future__ import annotations

import re

from bot.kit.sections import sections
from bot.students import grammar
from bot.students.letters import letters
from bot.students.lexicon import DATA
from tests.meta.source import ROOT

SOURCE = "".join(path.read_text("utf-8") for path in ROOT.glob("bot/students/*.py"))
LEGEND = (ROOT / "bot/students/letters.py").read_text("utf-8").partition("from __future__")[0]


def test_each_list_is_asked() -> None:
    """A misspelled name would fail only where it's asked, and a list nobody asks is left over."""
    assert set(re.findall(r'word_list\("(\w+)"\)', SOURCE)) == set(sections(DATA / "lists.txt"))


def test_each_table_of_patterns_is_read() -> None:
    """Each has rows with a weight, and is one of the grammar's."""
    tables = {
        name: one for name, one in vars(grammar).items() if isinstance(one, grammar.PatternTable)
    }

    assert {name.lower() for name in tables} == set(sections(DATA / "patterns.txt"))
    for one in tables.values():
        assert one.find("", 0) == (0.0, -1, -1)


def test_each_letter_is_explained() -> None:
    """No word has a letter that the legend doesn't have."""
    assert {one for one in letters().values() if f"{one}  " not in LEGEND} == set()

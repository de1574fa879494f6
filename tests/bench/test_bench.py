"""The benchmarks run: what they would find in earnest is not held here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.bench.__main__ import measure, measure_hosting
from tests.bench.figures import Figure, table, write
from tests.postgres import binaries, start
from tests.wire.process import BotProcess

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.forking import Nursery

DATABASES = 1 if binaries() is None else 2
AIMS = {
    "a share": (16, 120, 1, 0),
    "the search": (54, *(25, 80, 100, 25, 40) * DATABASES),
    "ticks": (1.2, 1.2),
    "a school week of many groups": (30, 1, 10_000),
    "a large file that's added": (300, 0),
    "links that are tried": (300, 0),
    "the rules of book days, and planning them": (50, 5),
    "meet-ups: their dates, answers and list, and a fetched calendar": (1, 400, 0, 1, 15, 2),
    "documents": (5, 300, 1, 20, 300, 1),
    "pairing": (50, 50),
    "the student check": (5, 50, 8),
    "school calendars, the shortest set": (80, 0, 98, 1),
    "calendars made to be slow": (100, 1_000),
    "days as people type them": (93,) * 7,
    "zones as people type them": (100,) * 5,
    "at rest, and starting": (100, 1.2),
}
AIMS_OF_HOSTING = {
    "many groups": (130, 4),
    "wins at an even pace": (30, 30, 100, 300),
    "a copy, and putting it back": (500, *(5,) * DATABASES),
}


@pytest.fixture(autouse=True)
def nursery(nurseries: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork bots from a process that has the program loaded."""
    monkeypatch.setattr(BotProcess, "nursery", nurseries)


async def test_quick_form(tmp_path: Path, shared_folder: Path) -> None:
    """Everything that has an aim is measured, and written with its ratio to it."""
    figures = await measure(tmp_path, start(shared_folder), quick=True)
    written = write(figures, tmp_path / "bench.json")
    aims = [one.aim for one in figures if one.aim is not None]

    assert json.loads((tmp_path / "bench.json").read_text()) == written
    assert aims == [aim for of_one in AIMS.values() for aim in of_one]
    assert all(one["ratio"] >= 0 for one in written["figures"] if one["aim"])
    assert len(table(figures).splitlines()) == len(figures)


async def test_quick_form_of_hosting(tmp_path: Path, shared_folder: Path) -> None:
    """Wins at an even pace, a copy of much, and putting it back."""
    figures = await measure_hosting(tmp_path, start(shared_folder), quick=True)

    aims = [one.aim for one in figures if one.aim is not None]
    assert aims == [aim for of_one in AIMS_OF_HOSTING.values() for aim in of_one]


def test_met_and_missed() -> None:
    """A figure is held against its aim on the side that is meant."""
    quick, slow = Figure("answers", 130, "a second", 120, at_most=False), Figure("start", 3, "s", 2)

    assert quick.met is True
    assert slow.met is False
    assert Figure("beside it", 1, "ms").met is None
    assert table([quick, slow]).splitlines()[1].endswith("at most 2: missed")

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
    assert aims == [
        16,
        120,
        1,
        0,
        54,
        *((25, 80, 100, 25, 40) * (1 if binaries() is None else 2)),  # the search
        1.2,
        1.2,  # ticks
        30,
        1,
        10_000,  # a school week of many groups
        300,
        0,
        300,
        0,  # a large file that's added, and links that are tried
        50,
        5,
        1,
        400,
        0,
        1,
        15,
        2,  # meet-ups: their dates, answers and list, and a fetched calendar
        5,
        300,
        1,
        20,
        300,
        1,  # documents
        50,
        50,
        5,
        50,
        8,  # the student check
        80,
        0,
        98,
        1,  # school calendars, the shortest set
        100,
        1_000,
        *(93,) * 7,
        *(100,) * 5,  # days and zones as people type them
        100,
        1.2,
    ]
    assert all(one["ratio"] >= 0 for one in written["figures"] if one["aim"])
    assert len(table(figures).splitlines()) == len(figures)


async def test_quick_form_of_hosting(tmp_path: Path, shared_folder: Path) -> None:
    """Wins at an even pace, a copy of much, and putting it back."""
    figures = await measure_hosting(tmp_path, start(shared_folder), quick=True)

    assert [one.aim for one in figures if one.aim is not None] == [
        130,
        4,  # many groups
        30,
        30,
        100,
        300,
        *((500, 5) if binaries() is None else (500, 5, 5)),
    ]


def test_met_and_missed() -> None:
    """A figure is held against its aim on the side that is meant."""
    quick, slow = Figure("answers", 130, "a second", 120, at_most=False), Figure("start", 3, "s", 2)

    assert quick.met is True
    assert slow.met is False
    assert Figure("beside it", 1, "ms").met is None
    assert table([quick, slow]).splitlines()[1].endswith("at most 2: missed")

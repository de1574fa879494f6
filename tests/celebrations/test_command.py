"""The command line's calendar."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import calendar_command
from bot.__main__ import main
from bot.celebrations import observances
from bot.settings import NAMES

if TYPE_CHECKING:
    from _pytest.capture import CaptureFixture

TABLE = Path(__file__).with_name("occurrences.csv")


def test_check(capsys: CaptureFixture[str]) -> None:
    """A file in order ends well; no settings are needed for it."""
    assert main(["calendar", "check"]) == 0
    assert capsys.readouterr().out.startswith("168 book days, weeks and months are in order.\n")


def test_dates_that_lack() -> None:
    """It names what has no date in the coming school year, and what comes with a week."""
    out = io.StringIO()
    calendar_command.check(date(2027, 7, 1), out)
    lines = out.getvalue().splitlines()

    assert lines[1] == "No date yet for 2027-28:"
    assert "  national-library-week" in lines
    assert "  right-to-read-day (comes with national-library-week)" in lines
    assert "  world-read-aloud-day" not in lines


def test_a_file_that_is_not_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong is written, and the command ends badly."""
    rows = observances.rows()
    rows[0]["sources"] = []
    monkeypatch.setattr(observances, "rows", lambda: rows)
    out = io.StringIO()

    assert calendar_command.check(out=out) == 1
    assert out.getvalue() == "public-domain-day: it has no source\n"


def test_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that is no TOML is said to be so, with the line."""
    broken = tmp_path / "observances.toml"
    broken.write_text('[[observance]]\nslug = "x\n', encoding="utf-8")
    monkeypatch.setattr(observances, "FILE", broken)
    out = io.StringIO()

    assert calendar_command.check(out=out) == 1
    assert out.getvalue().startswith("the file can't be read: ")
    assert "line 2" in out.getvalue()


def test_the_wrong_way_round(capsys: CaptureFixture[str]) -> None:
    """A list that would end before it starts is none."""
    assert main(["calendar", "list", "--from", "2027-12-31", "--to", "2027-01-01"]) == 2
    told = capsys.readouterr()
    assert told.err == "--to is before --from; swap the two\n"
    assert told.out == ""


def test_list(capsys: CaptureFixture[str]) -> None:
    """Slug, first and last day of each occurrence of 2027, as the table has them."""
    assert main(["calendar", "list", "--from", "2027-01-01", "--to", "2027-12-31"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    with TABLE.open(encoding="utf-8", newline="") as file:
        expected = [row for row in csv.DictReader(file) if row["first"].startswith("2027")]

    assert sorted(found, key=str) == sorted(expected, key=str)
    assert [row["first"] for row in found] == sorted(row["first"] for row in found)


@pytest.mark.parametrize("arguments", [[], ["list"], ["list", "--from", "x", "--to", "2027-01-01"]])
def test_not_understood(arguments: list[str], capsys: CaptureFixture[str]) -> None:
    """What's missing or is no day is said."""
    with pytest.raises(SystemExit):
        main(["calendar", *arguments])

    assert "usage: python -m bot calendar" in capsys.readouterr().err


def test_a_day_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Anyone who types a day that no calendar has is told how a day is written."""
    with pytest.raises(SystemExit):
        main(["calendar", "list", "--from", "2027-02-30", "--to", "2027-12-31"])

    assert "2027-02-30 isn't a day; write one like 2027-01-31" in capsys.readouterr().err


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory and an environment in which nothing is set."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.usefixtures("bare")
def test_a_date_for_all_groups(capsys: CaptureFixture[str]) -> None:
    """It's kept, said back with its last day, and can be removed again."""
    week = ["calendar", "date", "national-library-week", "2027-04-11"]
    assert main(["migrate"]) == 0
    capsys.readouterr()

    assert main(week) == 0
    assert capsys.readouterr().out == (
        "National Library Week: Sunday, April 11 – Saturday, April 17, 2027. That counts for every "
        "group that hasn't entered a date of its own. Groups here with book days: 0.\n"
    )
    assert main([*week, "--remove"]) == 0
    assert main([*week, "--remove"]) == 1
    assert capsys.readouterr().out == (
        "National Library Week: your date in 2027 is removed.\n"
        "National Library Week: you haven't entered a date in 2027.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-day", "2027-04-11"], "There's no book day no-such-day."),
        (["national-library-week", "2027-04-11", "2027-04-10"], "Swap the two"),
        (["national-library-week", "2027-04-11", "2028-04-17"], "more than 62 days"),
        (["national-library-week", "2027-04-11"], "There's no database at"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_no_date(arguments: list[str], told: str, capsys: CaptureFixture[str]) -> None:
    """What can't be meant is refused, and nothing is made where there's no database."""
    assert main(["calendar", "date", *arguments]) == 1
    assert told in capsys.readouterr().err

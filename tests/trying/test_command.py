"""`python -m bot try`: one line of JSON for each answer, and plain words for what can't be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.__main__ import main
from bot.kit import words
from bot.trying.command import READERS
from tests.school import calendar_files

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
WINS = [
    {"id": "a", "author": "Dana", "text": "A cart of picture books by the doors."},
    {"id": "b", "author": "Luis", "text": "The cart rolled into the gym."},
    {"id": "c", "author": "Priya", "text": "Poems on the lockers."},
]


def said(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> object:
    """What the command answers: one line of JSON."""
    assert main(["try", *arguments]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    return json.loads(line)


def written(folder: Path, content: str) -> str:
    """A file with this content."""
    path = folder / "wins.json"
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_search(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ids come back as the file has them, what's newer first."""
    file = written(tmp_path, json.dumps(WINS))

    assert said(capsys, ["search", file, "--query", "cart"]) == {"ids": ["b", "a"]}


def test_zone(capsys: pytest.CaptureFixture[str]) -> None:
    """A zone, two to choose from, or why not."""
    assert said(capsys, ["zone", "Sioux Falls"]) == {"zone": "America/Chicago"}
    two = {"choices": ["America/Chicago", "America/Denver"]}
    assert said(capsys, ["zone", "South Dakota"]) == two
    assert said(capsys, ["zone", "GMT", "--locale", "en-GB"]) == {"zone": "Europe/London"}
    assert said(capsys, ["zone", "Zulu"]) == {"refusal": words.FIXED_OFFSET}


def test_dates(capsys: pytest.CaptureFixture[str]) -> None:
    """A day, a span, or why not."""
    today = ["--today", "2026-09-14", "--zone", "America/Chicago"]
    assert said(capsys, ["dates", "1/8", *today]) == {"date": "2027-01-08"}
    span = {"span": ["2026-09-21", "2026-09-27"]}
    assert said(capsys, ["dates", "next week", *today]) == span
    assert said(capsys, ["dates", "soon", *today]) == {"refusal": words.NOT_A_DATE}


def test_nothing_to_look_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What Discord would refuse is an answer too."""
    file = written(tmp_path, json.dumps(WINS))
    found = said(capsys, ["search", file, "--query", "😀"])

    assert isinstance(found, dict)
    assert found["ids"] == []
    assert found["refusal"]


CALENDAR = """First day of school: Aug 20
Nov 25-27 Thanksgiving break
Wednesdays Oct 7 - Apr 28: early release
Nov 31
"""


def test_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page's edges and days off come back, and what would be asked is null and a question."""
    file = written(tmp_path, CALENDAR)
    found = said(capsys, ["calendar", file, "--zone", "America/Chicago", "--today", "2026-08-10"])

    assert isinstance(found, dict)
    assert (found["first_day"], found["last_day"]) == ("2026-08-20", None)
    assert ["2026-11-25", "2026-11-27", "Thanksgiving break"] in found["off"]
    assert found["school_days"] is None
    assert found["questions"][0].startswith("What's the last day of school?")
    assert found["unread"] == ["Nov 31"]


def test_calendar_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook is read by its ending; what is none is an answer with the reason."""
    good, bad, large = (tmp_path / name for name in ("a.xlsx", "b.ics", "c.txt"))
    good.write_bytes(calendar_files.xlsx())
    bad.write_bytes(b"junk")
    large.write_bytes(b"Nov 11 off\n" * 500_000)
    today = ("--today", "2026-08-10")

    found = said(capsys, ["calendar", str(good), *today])
    assert isinstance(found, dict)
    assert (found["first_day"], found["last_day"]) == ("2026-08-20", "2027-05-20")
    for path, why in ((bad, "any dates"), (large, "larger than 1 MB")):
        found = said(capsys, ["calendar", str(path), *today])
        assert isinstance(found, dict)
        assert why in found["refusal"]


def test_alone(tmp_path: Path) -> None:
    """It needs no token, no settings and no data, writes nothing else and leaves nothing behind."""
    file = written(tmp_path, json.dumps(WINS))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "try", "search", file, "--query", "lockers"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"ids": ["c"]}
    assert [one.name for one in tmp_path.iterdir()] == ["wins.json"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("dear diary", "isn't JSON"),
        ('{"id": 1}', "needs a JSON list"),
        ('[{"id": 1, "author": "Dana"}]', "number 1"),
        ('[{"id": null, "author": "Dana", "text": "A cart."}]', "number 1"),
        ("[1, 2]", "number 1"),
    ],
)
def test_not_such_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, why: str
) -> None:
    """What the file should be is said, and there's an exit code."""
    assert main(["try", "search", written(tmp_path, content), "--query", "cart"]) == 2
    assert why in capsys.readouterr().err


def test_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file, a folder, and bytes that are no text are named."""
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff")
    for path, why in (
        (tmp_path / "missing", "No such file"),
        (tmp_path, "directory"),
        (tmp_path / "picture", "UTF-8"),
    ):
        assert main(["try", "search", str(path), "--query", "cart"]) == 2
        assert why in capsys.readouterr().err


def test_students(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line has its own answer, and a suggestion only where there's something to change."""
    file = written(
        tmp_path,
        "Emma in 4th grade read it.\nAiden says hi\nEmma made tea\nCall him Tank, a 7th grader\n",
    )
    assert main(["try", "students", file, "--members", "Emma Larson;Luis de la Cruz"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert answers == [
        {"worries": ["Emma"], "hints": [], "suggestion": "A student in 4th grade read it."},
        {"worries": [], "hints": ["Aiden"], "suggestion": "A student says hi"},
        {"worries": [], "hints": [], "suggestion": None},
        {"worries": ["Tank"], "hints": [], "suggestion": None},
    ]


@pytest.mark.parametrize("arguments", [[], *([one.name] for one in READERS)])
def test_help(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Each reader says what it takes."""
    with pytest.raises(SystemExit) as left:
        main(["try", *arguments, "--help"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python -m bot try")

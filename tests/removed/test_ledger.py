"""The file that holds what was removed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.removed.ledger import Ledger
from bot.removed.queries import Removed, trace_of

if TYPE_CHECKING:
    from pathlib import Path

HERE, ELSEWHERE = "a1", "b2"  # databases
AT = datetime(2026, 9, 14, 13, 0, 0, 250, tzinfo=UTC)
WIN = Removed("k1", "win", 11, "42", AT)
GROUP = Removed("k2", "group", 12, "", AT)
LATER = Removed("k3", "win", 11, "43", AT)
PERSON = Removed("k4", "forgotten", 11, "a-trace", AT)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Every line comes back as it was, also through another process, in a file of its own."""
    path = tmp_path / "new" / "removed"
    assert Ledger(path).read(HERE) == []
    Ledger(path).add([WIN], HERE)
    Ledger(path).add([GROUP], HERE)
    Ledger(path).add([], HERE)

    assert Ledger(path).read(HERE) == [WIN, GROUP]
    assert path.stat().st_mode & 0o077 == 0


def test_a_line_that_was_cut_short(tmp_path: Path) -> None:
    """A crash in the middle of a line costs that line alone, wherever it is cut."""
    path = tmp_path / "removed"
    Ledger(path).add([WIN, GROUP], HERE)
    whole = path.read_text("utf-8")
    for cut in range(whole.index("k2") + 1, len(whole)):
        path.write_text(whole[:cut], "utf-8")
        Ledger(path).add([LATER], HERE)

        assert Ledger(path).read(HERE) == [WIN, LATER]


def test_a_line_that_stands_twice(tmp_path: Path) -> None:
    """What was written down twice is one thing: a start goes on."""
    ledger = Ledger(tmp_path / "removed")
    ledger.add([WIN], HERE)
    ledger.add([WIN], HERE)

    assert ledger.read(HERE) == [WIN]


def test_another_database(tmp_path: Path) -> None:
    """A number means another win there; anyone who asked to be forgotten is, in every database."""
    ledger = Ledger(tmp_path / "removed")
    ledger.add([WIN, GROUP, PERSON], ELSEWHERE)
    ledger.add([LATER], HERE)

    assert ledger.read(HERE) == [PERSON, LATER]
    assert ledger.read(ELSEWHERE) == [WIN, GROUP, PERSON]
    assert ledger.keys() == {"k1", "k2", "k3", "k4"}


def test_a_trace_names_nobody() -> None:
    """It is the same for the same person in the same group only, and holds no id."""
    traces = {trace_of(guild, who) for guild in (11, 12) for who in (900_001, 900_002)}

    assert len(traces) == 4
    assert trace_of(11, 900_001) in traces
    assert not any("90000" in one for one in traces)

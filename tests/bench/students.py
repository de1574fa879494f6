"""The student check: how long it takes, what memory it adds, and how often it's wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from bot.students.rules import check
from tests.bench.figures import Figure
from tests.students.labeled import SETS, cases, rates

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG, LONGEST = 1_600, 4_000  # characters
# Pieces that make the most candidates, sentences, patterns or edits out of few characters.
PIECES = (
    "Aa ", "Jo\n", "Jo's ", "N,", "Emma, ", "Emma (", '"Aa ', '"', "a_b ", "a.b", "1-", "K.", "in ",
    "Jayden and ", "my 4th ", "he's in 4th ", "dob 1/1/", "username is ", "pw ", "his mom died ",
    "only one kid ", "Mr. A ", "2B ", "@", "(", "e\u0301'",
)  # fmt: skip
_MEMORY = """
import re, dataclasses
from bot.students import words
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4_096 / 1e6
before = resident()
from bot.students.rules import check
for text in ("Emma in 4th grade finished Dog Man.", "Her username is mgarcia29. K.M. cried."):
    check(text)
print(resident() - before)
"""


def measure(
    rounds: int, sets: Sequence[str] = SETS, pieces: Sequence[str] = PIECES
) -> list[Figure]:
    """Measure the time of *rounds* texts, the memory, and the rates of each labeled set."""
    every = " ".join(case.text for name in sets for case in cases(name))
    starts = range(0, len(every) - LONG, max(1, len(every) // rounds))
    usual = sorted(_milliseconds(every[start : start + LONG]) for start in starts)
    worst = max(_milliseconds((piece * LONGEST)[:LONGEST]) for piece in pieces)
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY], capture_output=True, text=True, check=True
    )
    return [
        Figure("student check, 1,600 characters, median", usual[len(usual) // 2], "ms", 5),
        Figure("student check, 4,000 characters made to be slow", worst, "ms", 50),
        Figure("memory of the student check", float(done.stdout), "MB", 8),
        *(figure for name in sets for figure in _wrong(name)),
    ]


def _milliseconds(text: str) -> float:
    """The processor's time of the better of two rounds, since others may be using it."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        check(text)
        spent.append(time.process_time() - begun)
    return min(spent) * 1_000


def _wrong(name: str) -> list[Figure]:
    found = rates(name)
    identifying, innocent = found.identifying.total(), found.innocent.total()
    return [
        Figure(f"students missed ({name})", 100 * len(found.missed) / identifying, "%"),
        Figure(f"false worries ({name})", 100 * len(found.worried) / innocent, "%"),
        Figure(f"false hints ({name})", 100 * len(found.hinted) / innocent, "%"),
        Figure(f"first names alone ({name})", 100 * len(found.first_names) / innocent, "%"),
    ]

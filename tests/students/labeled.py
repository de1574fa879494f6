"""Sentences with labels, by kind, and how often the check is wrong about them."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.students.rules import KnownWords, check

if TYPE_CHECKING:
    from bot.students.rules import Worries

FOLDER = Path(__file__).parent / "sets"
SETS = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@dataclass(frozen=True)
class Case:
    """One sentence: what's wanted is "worry", "hint" or "none", and `names` must be shown."""

    text: str
    kind: str
    want: str
    names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    def report(self) -> Worries:
        """What the check says of it."""
        return check(self.text, KnownWords(frozenset(self.members)))

    def missed(self, report: Worries) -> bool:
        """Whether a sentence that identifies a student passed; a softer hint is enough."""
        if self.want == "none":
            return False
        if not self.names or self.want == "hint":
            return report.clear
        said = [worry.words.casefold() for worry in report.worries]
        return not any(
            name.casefold() in words or words in name.casefold()
            for name in self.names
            for words in said
        )


@cache
def cases(name: str) -> tuple[Case, ...]:
    """The cases of one set."""
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            one["text"],
            one["kind"],
            one["want"],
            tuple(one.get("names", ())),
            tuple(one.get("members", ())),
        )
        for one in read["case"]
    )


@dataclass
class Rates:
    """How often the check was wrong; a lone first name is a hint of its own."""

    identifying: Counter[str] = field(default_factory=Counter)
    innocent: Counter[str] = field(default_factory=Counter)
    missed: list[Case] = field(default_factory=list)
    worried: list[Case] = field(default_factory=list)
    hinted: list[Case] = field(default_factory=list)
    first_names: list[Case] = field(default_factory=list)

    def add(self, case: Case) -> None:
        """Count one case."""
        report = case.report()
        if case.want != "none":
            self.identifying[case.kind] += 1
            if case.missed(report):
                self.missed.append(case)
            return
        self.innocent[case.kind] += 1
        if report.hard:
            self.worried.append(case)
        elif any(worry.why != "first_name" for worry in report.soft):
            self.hinted.append(case)
        elif report.soft:
            self.first_names.append(case)

    def line(self, name: str) -> str:
        """One line with every rate and its 95 % interval."""
        named = ", ".join(
            f"{what} {_share(len(wrong), of.total())}"
            for what, wrong, of in (
                ("missed", self.missed, self.identifying),
                ("false worries", self.worried, self.innocent),
                ("false hints", self.hinted, self.innocent),
                ("first names alone", self.first_names, self.innocent),
            )
        )
        return f"{name}: {self.identifying.total()} + {self.innocent.total()}, {named}"

    def kinds(self) -> list[tuple[str, int, int]]:
        """Each kind with how many of its cases went wrong and how many there are."""
        wrong = Counter(case.kind for case in [*self.missed, *self.worried, *self.hinted])
        of = self.identifying + self.innocent
        return [(kind, wrong[kind], of[kind]) for kind in sorted(of)]


def rates(name: str) -> Rates:
    """The rates of one set."""
    found = Rates()
    for case in cases(name):
        found.add(case)
    return found


def _share(wrong: int, of: int) -> str:
    """ "2.8 % (1.5 to 5.3)", with Wilson's interval."""
    if not of:
        return "none"
    share, z = wrong / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.1%} ({max(0, middle - half):.1%} to {middle + half:.1%})"

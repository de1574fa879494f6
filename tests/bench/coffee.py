"""A round of coffee among many who have met many."""

from __future__ import annotations

import time
from itertools import combinations
from statistics import quantiles
from typing import TYPE_CHECKING

from bot.coffee.forming import Seekers, form
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from bot.pairing.rules import Pair

PEOPLE, ROUNDS = 60, 24  # among as many, and after as many


def measure(times: int, people: int = PEOPLE) -> list[Figure]:
    """Form the groups of *people*, and of one fewer, after two years of monthly rounds."""
    found = []
    for count in (people, people - 1):
        table = after_rounds(count)
        took = []
        for _ in range(times):
            began = time.perf_counter()
            form(table)
            took.append(time.perf_counter() - began)
        found.append(quantiles(took, n=20)[-1] * 1_000)
    name = f"a coffee round of {people} people after {ROUNDS} rounds, 95th percentile"
    return [Figure(name, found[0], "ms", 50), Figure("  of one fewer", found[1], "ms")]


def after_rounds(count: int) -> Seekers:
    """Return who is there, with the history that two years of rounds made."""
    last: dict[Pair, int] = {}
    people = dict.fromkeys(range(count))
    for number in range(ROUNDS):
        ago = {two: number - then for two, then in last.items()}
        for group in form(Seekers(people, frozenset(), ago)).groups:
            last |= dict.fromkeys(combinations(group, 2), number)
    return Seekers(people, frozenset(), {two: ROUNDS - then for two, then in last.items()})

"""The solver, as the project uses it: exact, and the same every time."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pairing.matching import best, between

if TYPE_CHECKING:
    from collections.abc import Iterator

Pair = tuple[int, int]


def _matchings(edges: list[Pair]) -> Iterator[list[Pair]]:
    yield []
    for n, (a, b) in enumerate(edges):
        rest = [one for one in edges[n + 1 :] if not {a, b} & set(one)]
        for more in _matchings(rest):
            yield [(a, b), *more]


@settings(max_examples=150)
@given(st.data())
def test_equals_brute_force(data: st.DataObject) -> None:
    """On every graph of up to 7 people no other matching has more pairs or a greater sum."""
    count = data.draw(st.integers(2, 7))
    edges = data.draw(st.lists(st.sampled_from([*combinations(range(count), 2)]), unique=True))
    weights = {one: data.draw(st.integers(0, 9)) for one in edges}
    found = best(weights)

    people = [one for pair in found for one in pair]
    assert len(people) == len(set(people))
    every = [(len(one), sum(weights[pair] for pair in one)) for one in _matchings(edges)]
    assert (len(found), sum(weights[pair] for pair in found)) == max(every)
    greatest = best(weights, most=False)
    assert sum(weights[pair] for pair in greatest) == max(total for _, total in every)


@settings(max_examples=150)
@given(st.data())
def test_two_sides(data: st.DataObject) -> None:
    """Between two sides the quicker way finds as many pairs and as great a sum as the exact one."""
    ones, others = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    every = [(a, 100 + b) for a in range(ones) for b in range(others)]
    edges = data.draw(st.lists(st.sampled_from(every), unique=True))
    weights = {one: data.draw(st.integers(0, 9)) for one in edges}
    found, exact = between(weights), best(weights)

    people = [one for pair in found for one in pair]
    assert len(people) == len(set(people))
    assert len(found) == len(exact)
    assert sum(map(weights.__getitem__, found)) == sum(map(weights.__getitem__, exact))


def test_the_same_every_time() -> None:
    """Of equally good matchings always the same one comes, in another process too."""
    code = (
        "from bot.pairing.matching import best; from itertools import combinations;"
        "print(best({pair: 1 for pair in combinations('abcdefghij', 2)}))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(runs) == 1
    assert runs.pop().count("(") == 5


def test_nothing_to_match() -> None:
    """Without pairs there are none."""
    assert best({}) == []

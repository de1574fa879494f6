"""The small groups of a round: nobody dropped, nobody twice, no repeat that could be spared."""

from __future__ import annotations

import random
import time
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coffee.forming import FEW, RECENT, Formed, Seekers, form
from bot.pairing.matching import best
from bot.pairing.rules import Pair, pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coffee.forming import Unit

SOUTH, NORTH = "south", "north"


def partitions(people: tuple[int, ...]) -> Iterator[list[Unit]]:
    """Yield every way to make pairs and threes of some people, with any of them left over."""
    if not people:
        yield []
        return
    first, rest = people[0], people[1:]
    for size in (0, 1, 2):
        for others in combinations(rest, size):
            left = tuple(one for one in rest if one not in others)
            for more in partitions(left):
                yield [(first, *others), *more] if others else more


def worth(seekers: Seekers, groups: list[Unit]) -> tuple[int, ...]:
    """What is better is less: left over, threes, repeats, how lately, the wrong district."""
    pairs = [pair(a, b) for group in groups for a, b in combinations(group, 2)]
    ago = [seekers.rounds[two] for two in pairs if two in seekers.rounds]
    wrong = [
        (seekers.people[a] is not None and seekers.people[a] == seekers.people[b])
        != (seekers.district == "first")
        for a, b in pairs
    ]
    return (
        len(seekers.people) - sum(map(len, groups)),
        sum(len(one) == 3 for one in groups),
        len(ago),
        sum(max(1, RECENT // one) for one in ago),
        sum(wrong) if seekers.district != "any" else 0,
    )


def allowed(seekers: Seekers, groups: list[Unit]) -> bool:
    """Whether nobody sits with someone they should not."""
    return not any(two in seekers.apart for one in groups for two in combinations(one, 2))


@st.composite
def some_seekers(draw: st.DrawFn, most: int) -> Seekers:
    """A few people with any history, any wishes and any districts."""
    people = range(1, draw(st.integers(2, most)) + 1)
    pairs = [*combinations(people, 2)]
    apart = draw(st.lists(st.sampled_from(pairs), max_size=len(pairs) // 2, unique=True))
    rounds = draw(st.dictionaries(st.sampled_from(pairs), st.integers(1, 24)))
    district = st.sampled_from([None, SOUTH, NORTH])
    return Seekers(
        {one: draw(district) for one in people},
        frozenset(apart),
        rounds,
        draw(st.sampled_from(["any", "first", "last"])),
    )


@settings(max_examples=120)
@given(some_seekers(most=9))
def test_equals_brute_force(seekers: Seekers) -> None:
    """On every instance of up to nine people no other way is better by any of the measures."""
    formed = form(seekers)
    groups = list(formed.groups)
    people = tuple(seekers.people)

    assert allowed(seekers, groups)
    if len(people) < FEW and allowed(seekers, [people]):
        assert groups == [people]
        return
    every = [worth(seekers, one) for one in partitions(people) if allowed(seekers, one)]
    assert worth(seekers, groups) == min(every)


def _unmet_pairs(seekers: Seekers) -> dict[Pair, int]:
    pairs = combinations(sorted(seekers.people), 2)
    return {two: 1 for two in pairs if two not in seekers.apart and two not in seekers.rounds}


@st.composite
def years(draw: st.DrawFn) -> tuple[int, list[tuple[set[int], set[int]]], frozenset[Pair]]:
    """People, who sits out or has left in each round, and wishes that leave everyone a partner."""
    count = draw(st.integers(2, 60))
    rounds = draw(st.integers(1, 24 if count <= 20 else 6))
    everyone = st.sets(st.integers(1, count), max_size=max(1, count // 4))
    changes = [(draw(everyone), draw(everyone)) for _ in range(rounds)]
    pairs = [*combinations(range(1, count + 1), 2)]
    apart = draw(st.lists(st.sampled_from(pairs), max_size=min(6, count // 3), unique=True))
    return count, changes, frozenset(apart)


@settings(max_examples=40)
@given(years())
def test_a_history_of_rounds(
    year: tuple[int, list[tuple[set[int], set[int]]], frozenset[Pair]],
) -> None:
    """Through joins, leaves and pauses each round is whole; see the checks for what that means."""
    count, changes, apart = year
    last: dict[Pair, int] = {}
    for number, (late, away) in enumerate(changes, 1):
        joined = {
            one for one in range(1, count + 1) if one not in late or number > len(changes) / 2
        }
        people = joined - away
        rounds = {two: number - then for two, then in last.items() if set(two) <= people}
        seekers = Seekers(dict.fromkeys(people), apart, rounds)
        formed = form(seekers)
        _check_round(seekers, formed)
        for group in formed.groups:
            last |= dict.fromkeys(combinations(group, 2), number)


def _check_round(seekers: Seekers, formed: Formed) -> None:
    seated = [one for group in formed.groups for one in group]
    people = set(seekers.people)

    assert len(seated) == len(set(seated)), "nobody twice"
    assert set(seated) | set(formed.left_out) == people, "nobody dropped, nobody who is away"
    assert allowed(seekers, list(formed.groups))
    if len(people) < FEW:
        return
    all_pairs = dict.fromkeys(
        (two for two in combinations(sorted(people), 2) if two not in seekers.apart), 1
    )
    could_be = len(best(all_pairs))
    if 2 * could_be >= len(people) - 1:
        assert formed.left_out == ()
        threes = sum(len(one) == 3 for one in formed.groups)
        assert threes == len(people) % 2, "threes only when needed"
    if 2 * len(best(_unmet_pairs(seekers))) == len(people):
        repeats = [two for one in formed.groups for two in combinations(one, 2)]
        assert not any(two in seekers.rounds for two in repeats), "no repeat that could be spared"


@pytest.mark.parametrize(
    ("count", "size", "sizes"),
    [
        (1, 2, []),
        (2, 2, [2]),
        (5, 2, [5]),
        (6, 2, [2, 2, 2]),
        (7, 2, [2, 2, 3]),
        (5, 3, [5]),
        (6, 3, [3, 3]),
        (7, 3, [3, 4]),
        (8, 3, [4, 4]),
        (6, 4, [3, 3]),
        (7, 4, [3, 4]),
        (11, 4, [3, 4, 4]),
        (12, 4, [4, 4, 4]),
        (13, 4, [4, 4, 5]),
    ],
)
def test_sizes(count: int, size: int, sizes: list[int]) -> None:
    """Groups of two, three or four, as even as can be; fewer than six are one group."""
    formed = form(Seekers(dict.fromkeys(range(count))), size)

    assert sorted(map(len, formed.groups)) == sizes
    assert formed.left_out == ((0,) if count == 1 else ())


@settings(max_examples=80)
@given(some_seekers(most=10), st.sampled_from([3, 4]))
def test_larger_groups_drop_nobody(seekers: Seekers, size: int) -> None:
    """Groups of three or four leave out nobody that pairs and threes would not."""
    formed = form(seekers, size)
    groups = list(formed.groups)
    seated = [one for group in groups for one in group]

    assert allowed(seekers, groups)
    assert sorted([*seated, *formed.left_out]) == sorted(seekers.people)
    assert len(formed.left_out) <= len(form(seekers).left_out)
    assert len(seekers.people) < FEW or all(2 <= len(one) <= size + 1 for one in groups)


def test_one_who_may_sit_with_one_alone() -> None:
    """They get that one, and the others stay in larger groups."""
    apart = frozenset((1, other) for other in range(3, 13))
    formed = form(Seekers(dict.fromkeys(range(1, 13)), apart), 3)

    assert (1, 2) in formed.groups
    assert formed.left_out == ()
    assert sum(len(one) == 2 for one in formed.groups) < 4


def test_one_apart_from_everyone_of_sixty() -> None:
    """Somebody that no one may sit with costs no time: it took seconds to try everyone."""
    apart = frozenset((1, other) for other in range(2, 61))
    chance = random.Random(1)
    rounds = {two: chance.randint(1, 24) for two in combinations(range(2, 61), 2)}
    began = time.process_time()  # whatever else the computer does
    formed = form(Seekers(dict.fromkeys(range(1, 61)), apart, rounds))

    assert time.process_time() - began < 3.0  # 8 s before
    assert formed.left_out == (1,)


def test_larger_groups_mix() -> None:
    """Of eight in groups of four, those who just sat together sit apart."""
    first = form(Seekers(dict.fromkeys(range(8))), 4)
    together = {two: 1 for one in first.groups for two in combinations(one, 2)}
    second = form(Seekers(dict.fromkeys(range(8)), frozenset(), together), 4)

    repeats = [two for one in second.groups for two in combinations(one, 2) if two in together]
    assert len(repeats) == 4  # two of each four have to; 12 if they stayed as they were


def test_districts() -> None:
    """A member's own district first or last, as the group likes, and repeats before either."""
    people = {one: SOUTH if one <= 3 else NORTH for one in range(1, 7)}
    people |= {7: SOUTH, 8: NORTH}

    def same(seekers: Seekers) -> int:
        return sum(seekers.people[a] == seekers.people[b] for a, b in form(seekers).groups)

    assert same(Seekers(people, district="first")) == 4
    assert same(Seekers(people, district="last")) == 0
    met = {two: 3 for two in combinations(people, 2) if people[two[0]] == people[two[1]]}
    assert same(Seekers(people, frozenset(), met, "first")) == 0


def test_who_is_apart_from_everyone() -> None:
    """Somebody that no one may sit with is left out; the others are not."""
    apart = frozenset((1, other) for other in range(2, 10))
    formed = form(Seekers(dict.fromkeys(range(1, 10)), apart))

    assert formed.left_out == (1,)
    assert sorted(map(len, formed.groups)) == [2, 2, 2, 2]
    assert form(Seekers({1: None, 2: None}, apart)) == Formed((), (1, 2))


def test_one_repeat_rather_than_two() -> None:
    """One pair of the last round is put together again, rather than two pairs of long ago."""
    pairs = {(1, 2), (3, 4), (1, 3), (2, 4), (5, 6)}
    apart = frozenset(combinations(range(1, 7), 2)) - pairs
    rounds = {(1, 2): 1, (1, 3): 24, (2, 4): 24}
    formed = form(Seekers(dict.fromkeys(range(1, 7)), apart, rounds))

    assert formed.groups == ((1, 2), (3, 4), (5, 6))

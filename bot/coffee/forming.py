"""Forming a round's small groups: who has not met for longest, nobody left over; pure.

Pairs come from one exact matching over everyone. Where it leaves somebody over (an odd number, or
people who stay apart) two people are bound together, so that a third can be matched with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from bot.pairing.matching import best
from bot.pairing.rules import Pair, pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FEW = 6  # fewer people than this are one group
RECENT = 24  # how much worse a repeat of the last round is than one that is long ago
ALL_BINDINGS = 9  # up to so many people every way to make several threes is tried

Unit = tuple[int, ...]  # one person, or two who are bound together
Near = dict[int, dict[int, int]]  # what it costs to put two together; who stay apart are not in it


@dataclass(frozen=True)
class Seekers:
    """Who is there, by id with their district, and what a matching stands on.

    *apart*: pairs that are never together. *rounds*: how many rounds ago two were last together,
    from 1. *district*: "any", "first" (your own before others) or "last".
    """

    people: Mapping[int, str | None]
    apart: frozenset[Pair] = frozenset()
    rounds: Mapping[Pair, int] = field(default_factory=dict)
    district: str = "any"

    def cost(self, one: int, other: int) -> int:
        """Return what it costs to put two together.

        In this order, each before all that follows: that they met before, how lately, and that
        the group would like another district.
        """
        count = len(self.people) + 1  # of pairs there are fewer, also within threes
        ago = self.rounds.get(pair(one, other))
        lately = 0 if ago is None else max(1, RECENT // max(1, ago))
        repeat = 0 if ago is None else RECENT * count + 1
        return (repeat + lately) * count + self._misses(one, other)

    def _misses(self, one: int, other: int) -> int:
        if self.district == "any":
            return 0
        own, theirs = self.people[one], self.people[other]
        same = own is not None and own == theirs
        return int(same != (self.district == "first"))


@dataclass(frozen=True)
class Formed:
    """The small groups of a round, and those that no group could take."""

    groups: tuple[Unit, ...]
    left_out: tuple[int, ...] = ()


def form(seekers: Seekers, size: int = 2) -> Formed:
    """Return the small groups: of two, and one of three where it is needed; or of *size*.

    Fewer than six people are one group. The same people give the same groups.
    """
    people = sorted(seekers.people)
    if len(people) < 2:
        return Formed((), tuple(people))
    near = _near(seekers, people)
    if len(people) < FEW and _cost(near, people) is not None:
        return Formed((tuple(people),))
    near = {one: row for one, row in near.items() if row}  # who stays apart from everyone is out
    found = _pairs(near) if size == 2 else _larger(near, seekers, size)
    seated = {one for group in found for one in group}
    return Formed(tuple(sorted(found)), tuple(one for one in people if one not in seated))


def _near(seekers: Seekers, people: Sequence[int]) -> Near:
    near: Near = {one: {} for one in people}
    for two in combinations(people, 2):
        if two not in seekers.apart:
            one, other = two
            near[one][other] = near[other][one] = seekers.cost(one, other)
    return near


def _cost(near: Near, members: Sequence[int]) -> int | None:
    """Return what a group costs; None where two of them stay apart."""
    cost = 0
    for n, one in enumerate(members):
        row = near[one]
        for other in members[n + 1 :]:
            if other not in row:
                return None
            cost += row[other]
    return cost


def _pairs(near: Near) -> list[Unit]:
    found = _matched(near, [(one,) for one in near])
    bound: list[Unit] = []
    while _left(near, found):
        better = _with_more(near, bound, found)
        if better is None:
            break
        found, bound = better
    return [one for one in found if len(one) > 1]


def _with_more(
    near: Near, bound: list[Unit], found: list[Unit]
) -> tuple[list[Unit], list[Unit]] | None:
    """Return the best groups with one more pair bound together; None when none is better."""
    kept = _worth(near, found)
    result = None
    for least, bindings in _bindings(near, bound):
        if kept[:2] == (0, 1) and least >= kept[2]:
            break  # all that follow cost as much
        taken = {one for two in bindings for one in two}
        groups = _matched(near, [*bindings, *((one,) for one in near if one not in taken)])
        worth = _worth(near, groups)
        if worth < kept:
            kept, result = worth, (groups, bindings)
    return result


def _bindings(near: Near, bound: list[Unit]) -> Iterator[tuple[int, list[Unit]]]:
    """Yield what to bind together and what no groups with that can be below, least first.

    It is one pair more than *bound*; of few people also every way to bind several.
    """
    taken = {one for two in bound for one in two}
    free = [one for one in near if one not in taken]
    rest = _least_beside_three(near) if not bound else 0
    pairs = []
    for one, other in combinations(free, 2):
        first, second = near[one], near[other]
        thirds = [cost + second[third] for third, cost in first.items() if third in second]
        if other in first and thirds:
            pairs.append((first[other] + min(thirds) + rest, (one, other)))
    pairs.sort()
    for least, two in pairs:
        yield least, [*bound, two]
    if len(near) <= ALL_BINDINGS and not bound:
        for count in range(2, len(near) // 3 + 1):
            for several in combinations([two for _, two in pairs], count):
                if len({one for two in several for one in two}) == 2 * count:
                    yield 0, list(several)


def _least_beside_three(near: Near) -> int:
    """Return what the pairs beside one three cost at least, no matter who the three are."""
    costs: dict[tuple[Unit, Unit], int] = {
        ((one,), (other,)): cost
        for one, row in near.items()
        for other, cost in row.items()
        if one < other
    }
    seats = {((one,), (0, seat)): 0 for one in near for seat in range(3)}
    return sum(costs.get(two, 0) for two in _cheapest(costs | seats))


def _matched(near: Near, units: Sequence[Unit]) -> list[Unit]:
    """Return the groups that one matching makes of units; who has no other stays alone."""
    costs = {
        (a, b): cost
        for a, b in combinations(units, 2)
        if len(a) + len(b) <= 3 and (cost := _cost(near, (*a, *b))) is not None
    }
    joined = _cheapest(costs)
    taken = {one for two in joined for one in two}
    alone = [one for one in units if one not in taken]
    return [tuple(sorted((*a, *b))) for a, b in joined] + alone


def _cheapest(costs: dict[tuple[Unit, Unit], int]) -> list[tuple[Unit, Unit]]:
    """Return as many pairs of units as there can be, at the least cost."""
    top = max(costs.values(), default=0) + 1
    return best({two: top - cost for two, cost in costs.items()})


def _worth(near: Near, groups: list[Unit]) -> tuple[int, int, int]:
    """Return how good groups are, less is better: left over, threes, what they cost."""
    threes = sum(len(one) > 2 for one in groups)
    return len(_left(near, groups)), threes, sum(_cost(near, one) or 0 for one in groups)


def _left(near: Near, groups: list[Unit]) -> set[int]:
    return near.keys() - {one for group in groups if len(group) > 1 for one in group}


def _larger(near: Near, seekers: Seekers, size: int) -> list[Unit]:
    """Return groups of *size* or about it, with nobody left over where pairs leave nobody.

    The groups begin with those who met most of the others, so that these are kept apart.
    """
    met = {one: sum(one in two for two in seekers.rounds) for one in near}
    order = sorted(near, key=lambda one: (-met[one], one))
    groups = _with_everyone(near, _in_waves(near, order, size))
    if not _left(near, groups):
        return groups
    return min(groups, _pairs(near), key=lambda found: len(_left(near, found)))


def _with_everyone(near: Near, groups: list[Unit]) -> list[Unit]:
    """Let each who is left over sit with somebody out of a group that is large enough without."""
    groups = list(groups)
    for one in sorted(_left(near, groups)):
        if one not in _left(near, groups):
            continue
        partners = sorted(near[one], key=lambda other: (near[one][other], other))
        for other in partners:
            theirs = next((group for group in groups if other in group), (other,))
            if len(theirs) != 2:
                groups = [group for group in groups if group != theirs]
                groups += [rest] if len(rest := tuple(set(theirs) - {other})) > 1 else []
                groups.append((min(one, other), max(one, other)))
                break
    return [tuple(sorted(one)) for one in groups]


def _in_waves(near: Near, order: Sequence[int], size: int) -> list[Unit]:
    """Return groups that begin with the first of *order*: the others join in exact matchings."""
    count = max(len(near) // size, -(-len(near) // (size + 1)))
    groups: list[Unit] = [(one,) for one in order[:count]]
    waiting, full = list(order[count:]), set[Unit]()  # those that nobody who waits may join
    while waiting and (growing := [g for g in groups if len(g) <= size and g not in full]):
        smallest = min(map(len, growing))
        open_to = [one for one in growing if len(one) == smallest] if smallest < size else growing
        costs: dict[tuple[Unit, Unit], int] = {
            (group, (one,)): cost - (_cost(near, group) or 0)
            for group in open_to
            for one in waiting
            if (cost := _cost(near, (*group, one))) is not None
        }
        joined = dict(_cheapest(costs))
        if not joined:
            full.update(open_to)
        groups = [(*group, *joined.get(group, ())) for group in groups]
        taken = {one for single in joined.values() for one in single}
        waiting = [one for one in waiting if one not in taken]
    return [tuple(sorted(one)) for one in groups if len(one) > 1]

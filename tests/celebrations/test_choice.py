"""What a choice holds: ready lists, packs, what is contested."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.celebrations.observances import LISTS, PACKS, Observance, load
from bot.celebrations.selection import Selection, posts
from bot.school.clock import SchoolClock

SCHOOL = SchoolClock("America/Chicago")
FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)


@pytest.mark.parametrize(("base", "size"), [("calm", 12), ("usual", 24), ("everything", 107)])
def test_ready_lists(base: str, size: int) -> None:
    """Each list has its size, holds the shorter one, and nothing that's chosen only one by one."""
    chosen = {one.slug for one in Selection(base).chosen(load())}

    assert len(chosen) == size
    for shorter in LISTS[: LISTS.index(base)]:
        assert {one.slug for one in Selection(shorter).chosen(load())} < chosen
    assert not any(one.contested or one.own_tick for one in load() if one.slug in chosen)


def test_heritage_months() -> None:
    """Each heritage or identity month has its own tick: no list and no pack brings one unseen."""
    about = re.compile(r"\b(?:heritage|history month|african american|pacific islander|rainbow)\b")
    months = [one for one in load() if one.kind == "month" and about.search(one.name.lower())]

    assert len(months) > 7
    assert [one.name for one in months if not one.own_tick] == []


def test_without_a_list() -> None:
    """Who chose nothing celebrates nothing."""
    assert Selection().chosen(load()) == []
    assert posts(Selection(), load(), {}, SCHOOL, FIRST, LAST) == []


@pytest.mark.parametrize("pack", PACKS)
def test_packs_add(pack: str) -> None:
    """A pack adds its days to the list, takes none away, and brings nothing contested."""
    before = {one.slug for one in Selection("calm").chosen(load())}
    after = {one.slug for one in Selection("calm", frozenset({pack})).chosen(load())}

    assert before < after
    assert all(pack in one.packs for one in load() if one.slug in after - before)
    assert not any(one.contested for one in load() if one.slug in after)


CONTESTED = [one for one in load() if one.contested]


def test_contested_days() -> None:
    """The four that the notes name are contested, each with a note and something instead."""
    assert {one.slug for one in CONTESTED} == {
        "read-across-america-day",
        "roald-dahl-story-day",
        "harry-potter-birthday",
        "dewey-decimal-system-day",
    }
    assert all(one.note and one.instead for one in CONTESTED)


@pytest.mark.parametrize("contested", CONTESTED, ids=lambda one: one.slug)
def test_contested_only_one_by_one(contested: Observance) -> None:
    """With every list and pack it is off; chosen by itself it is on, and can be left out again."""
    most = Selection("everything", frozenset(PACKS))

    assert not most.holds(contested)
    assert most.adding(contested.slug).holds(contested)
    assert not most.adding(contested.slug).removing(contested.slug).holds(contested)


def test_contested_whatever_the_file_says() -> None:
    """Also one that got onto a list or into a pack by mistake is off."""
    odd = Observance(
        "odd", "Odd", contested=True, lists=frozenset({"calm"}), packs=frozenset({"funny"})
    )

    assert not Selection("calm", frozenset({"funny"})).holds(odd)
    assert Selection("calm").adding("odd").holds(odd)


@pytest.mark.parametrize("slug", [one.slug for one in load() if one.own_tick])
def test_its_own_tick(slug: str) -> None:
    """A heritage month is on no list and in no pack; its own tick chooses it, and only it."""
    one = next(one for one in load() if one.slug == slug)
    every = Selection("everything", frozenset(PACKS))

    assert not every.holds(one)
    assert every.adding(slug).holds(one)
    assert len(every.adding(slug).chosen(load())) == len(every.chosen(load())) + 1

"""Who the card names, and why: only by what everyone can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.text import fold
from bot.plans import company, openers
from bot.plans.company import Colleague, NudgeReader

MONDAY = date(2026, 9, 14)
ME = NudgeReader(1, (fold("We weeded nonfiction from 1994."),), "middle")


def win(member_id: int = 2, story: str = "A cart by the doors.", **more: object) -> Colleague:
    """A colleague with a win that has nothing in common with anybody."""
    plain = Colleague(member_id, f"Colleague {member_id}", member_id * 10, story, fold(story))
    return replace(plain, **more)  # type: ignore[arg-type] # a test's own values


REASONS = [
    ("tried_yours", win(theirs="My cart.")),
    ("same_topic", win(story="Weeding took a week.")),
    ("quiet_win", win(unanswered=True)),
    ("same_level", win(level="middle")),
    ("learned", win(kind="learned")),
    ("funny", win(kind="funny")),
    ("new_here", win(is_new=True)),
]


@pytest.mark.parametrize(("reason", "colleague"), REASONS)
def test_reasons(reason: str, colleague: Colleague) -> None:
    """Each thing that two people have in common gives a reason and a line to begin with."""
    found = company.company(ME, colleague, MONDAY)

    assert found is not None
    assert found.opener.when == reason
    assert found.opener.reason.format_map(found.said)
    assert found.opener.text.format_map(found.said)


def test_every_reason_has_openers() -> None:
    """There are openers for each reason, and the order names no other."""
    assert [reason for reason, _ in REASONS] == list(company.REASONS)
    assert set(company.REASONS) <= {opener.when for opener in openers.load()}


def test_nothing_in_common() -> None:
    """Without a reason nobody is named."""
    assert company.company(ME, win(), MONDAY) is None
    assert company.choose(ME, [win()], (), MONDAY) is None


def test_a_level_that_nobody_set() -> None:
    """Two people who said nothing about their school have nothing in common by that."""
    assert company.company(NudgeReader(1), win(), MONDAY) is None


def test_the_best_reason_first() -> None:
    """Of two people the one with more in common is named."""
    topic, level = win(2, "Weeding took a week."), win(3, level="middle")

    assert company.choose(ME, [level, topic], (), MONDAY) == topic
    assert company.choose(ME, [level, topic], {2}, MONDAY) == level
    assert company.choose(ME, [level, topic], {2, 3}, MONDAY) is None


def test_not_oneself() -> None:
    """A member's own win is no reason to write to oneself."""
    assert company.choose(ME, [win(1, kind="funny")], (), MONDAY) is None


@pytest.mark.parametrize(
    ("story", "topic"),
    [
        ("We weeded the 500s!", "weeding"),
        ("Our BULLETIN BOARD is full", "displays"),
        ("A book-tasting in period 3", "book talks"),
        ("Manga club", "graphic novels"),
    ],
)
def test_topics(story: str, topic: str) -> None:
    """Topics are found by folded words."""
    assert topic in company.topics_of(fold(story))


def test_no_topic_within_a_word() -> None:
    """A sign inside another word is none."""
    assert company.topics_of(fold("Aida designed seaweed signets")) == ()


@given(st.lists(st.integers(2, 9), min_size=1), st.integers(0, 60))
def test_more_wins_are_no_advantage(members: list[int], week: int) -> None:
    """Who is named does not depend on how many wins someone has."""
    monday = date.fromordinal(MONDAY.toordinal() + 7 * week)
    wins = [win(member, kind="funny", win_id=n) for n, member in enumerate(members)]
    once = [win(member, kind="funny") for member in set(members)]
    first, second = (company.choose(ME, found, (), monday) for found in (wins, once))

    assert first is not None
    assert second is not None
    assert first.member_id == second.member_id

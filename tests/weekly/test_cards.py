"""No card of the weekly post is longer than Discord takes, whatever members write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from bot.kit.text import BUTTON_LABEL_LIMIT, CONTENT_LIMIT
from bot.school.clock import SchoolClock
from bot.weekly import questions, rules
from bot.weekly.greeters import Unanswered
from bot.weekly.service import Issue, WeekAhead
from bot.wins.rules import BEHALF_LIMIT, Win
from cogs.weekly import cards
from tests.components import shown
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.ui.card import Card

ID = 1_456_074_443_980_800_001
WELCOME_ROOM = 300
PATTERNS = ["a", "word ", "*", "_*~`|>#[]()\\ ", "```\n", "@everyone ", "[x](https://e.org/) ", "ﷺ"]
NOON = time(12)


def filled(pattern: str, length: int) -> str:
    """Return so many characters of a pattern."""
    return (pattern * length)[:length]


def win(pattern: str) -> Win:
    """Return a win as long as can be."""
    story = "x" + filled(pattern, 1_599)
    behalf = filled(pattern, BEHALF_LIMIT)
    return Win(
        2**63 - 1, ID, ID, filled(pattern, 32), "idea", story, MONDAY, behalf,
        channel_id=ID, message_id=ID,
    )  # fmt: skip


def fits(card: Card) -> bool:
    """Return whether Discord takes a card, with a welcome under it."""
    labels = [one["label"] for one in shown(card)]
    return len(card.content) <= CONTENT_LIMIT - WELCOME_ROOM and all(
        0 < len(label) <= BUTTON_LABEL_LIMIT for label in labels
    )


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_card_fits(pattern: str) -> None:
    """The post, its list, the panel and the greeting, with the longest words."""
    week = date(2026, 9, 14)
    post = rules.post_time(SchoolClock(), NOON, week)
    assert post is not None
    question = "x" + filled(pattern, rules.OWN_LIMIT - 1)
    issue = Issue(week, question, (win(pattern),) * rules.SHOWN)
    one = WeekAhead(post, question, True, False)

    assert fits(cards.post(issue, (), late=True))
    assert fits(cards.to_try(issue.wins, ()))
    assert fits(cards.plan([one] * rules.AHEAD, NOON, "US", comes=True))
    assert fits(cards.plan([replace(one, skipped=True)] * rules.AHEAD, NOON, "US", comes=False))
    assert fits(cards.week(one, issue, (), NOON, "A note of some words before it."))
    greeting = cards.greeting(Unanswered(issue.wins[0], "What happened then?"), ())
    assert len(greeting) <= CONTENT_LIMIT - WELCOME_ROOM
    for text in (cards.post(issue, (), late=False).content, greeting):
        assert "@everyone" not in text
        assert "[x](" not in text.replace("\\[x](", "")


@pytest.mark.parametrize(("length", "whole"), [(190, True), (260, False)])
def test_half_a_joke_is_none(length: int, whole: bool) -> None:
    """A funny moment is quoted whole, or only linked; nothing else is kept back."""
    story = f"{'A student asked where we keep the skeletons. ' * 9}"[:length]
    funny = replace(win("x"), kind="funny", story=story)
    other = replace(win("x"), kind="success", story=story)
    week = date(2026, 9, 14)
    told = cards.body(Issue(week, "Why?", (funny,)), ())
    plain = cards.body(Issue(week, "Why?", (other,)), ())

    assert (story in told) is whole
    assert ("skeletons" in told) is whole
    assert told.count("/channels/") == 1
    assert "skeletons" in plain


def test_every_question_fits() -> None:
    """Four of the longest questions fit on the panel."""
    post = rules.post_time(SchoolClock(), NOON, date(2026, 9, 14))
    assert post is not None
    longest = max((one.text for one in questions.load()), key=len)

    assert fits(cards.plan([WeekAhead(post, longest, False, False)] * 4, NOON, "US", comes=True))

"""Whatever a member typed, each card fits where Discord shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.groups.service import Group
from bot.kit.safe import safe_name
from bot.kit.text import BUTTON_LABEL_LIMIT, CONTENT_LIMIT, CUSTOM_ID_LIMIT
from bot.plans import company, ideas, openers, rules, words
from bot.plans.company import Colleague, Company
from bot.plans.presets import GOALS
from bot.plans.rules import Plan, PlanEntry
from bot.plans.service import Nudge, PlanOverview
from bot.reaching import words as reaching_words
from cogs.plans import cards, settings_views
from tests.components import everything, shown
from tests.conftest import MONDAY
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from bot.plans.ideas import Idea
    from bot.ui.card import Card

ID = 2**63 - 1
DAY = MONDAY.date()


def assert_fits(card: Card) -> None:
    """A card is within Discord's limits (docs: Message and Component Reference)."""
    assert 0 < len(card.content) <= CONTENT_LIMIT
    view = everything().view(card)
    assert view is None or len(view.to_components()) <= 4  # what waits adds a row
    for item in shown(card):
        assert len(item["custom_id"]) <= CUSTOM_ID_LIMIT
        assert len(item.get("label", "")) <= BUTTON_LABEL_LIMIT


@pytest.mark.parametrize("letter", ["x", "*", "🎉", "\\"])
def test_the_fullest(letter: str) -> None:
    """The longest plan, names and entries still make a card."""
    own = dict.fromkeys(GOALS, letter * rules.OWN_LIMIT)
    plan = Plan(ID, ID, rules.usual(1, 1).goals, own)
    colleague = Colleague(ID, letter * 80, ID, letter * 90, "", ID, ID, theirs=letter * 90)
    entries = [
        PlanEntry(n, ID, goal, DAY + timedelta(days=n), "presented", letter * 100, letter * 500)
        for goal in GOALS
        for n in range(40)
    ]
    done = {goal: [entry for entry in entries if entry.goal == goal] for goal in GOALS}
    for opener in openers.load():
        said = dict.fromkeys(("name", "line", "topic"), letter * 90)
        company_shown = Company(colleague, opener, said)
        for found in ((), entries):
            assert_fits(
                cards.nudge(Nudge(plan, DAY, found, False, True, company_shown), words.DM_CLOSED)
            )
    for idea in ideas.load():
        assert_fits(cards.nudge(Nudge(plan, DAY, (), False, False, idea), state="AR"))
    group = Group(ID, state="AR", switches=SWITCHES)
    assert_fits(cards.overview(PlanOverview(plan, DAY, done, 1_000), None, group))
    assert_fits(cards.restart(plan, safe_name(letter * 100)))


def test_the_state_association_is_one_tap_away() -> None:
    """It stands under an open monthly goal, and with an idea about associations."""
    plan = rules.usual(1, 1)
    about = next(one for one in ideas.load() if "association" in one.text)
    other = next(one for one in ideas.load() if "association" not in one.text)
    done = {goal: [PlanEntry(1, 1, goal, DAY, "own")] for goal in GOALS}
    none: dict[str, list[PlanEntry]] = {goal: [] for goal in GOALS}

    def overview(group: Group, entries: dict[str, list[PlanEntry]] = none) -> str:
        return cards.overview(PlanOverview(plan, DAY, entries, 0), None, group).content

    def nudge(idea: Idea, state: str | None) -> str:
        return cards.nudge(Nudge(plan, DAY, (), False, False, idea), state=state).content

    link = "(<https://www.sdlibraryassociation.org/>)"
    assert link in overview(Group(1, state="SD"))
    assert link not in overview(Group(1, state="SD"), done)
    assert "association:" not in overview(Group(1)) + overview(Group(1, state="AL"))
    assert link in nudge(about, "SD")
    assert link not in nudge(about, None) + nudge(other, "SD")


def test_a_coffee_is_not_recited() -> None:
    """A coffee that was met settles the week; only what members share or note is said back."""
    plan = rules.usual(1, 1)
    coffee, win = (
        PlanEntry(n, 1, "weekly", DAY, source) for n, source in enumerate(("coffee", "win"))
    )

    def said(*done: PlanEntry) -> str:
        return cards.nudge(Nudge(plan, DAY, done, False, False, None)).content

    assert said(coffee) == f"{words.CONNECTED}\n{words.DONE_MORE}"
    assert said(win, coffee).startswith("You shared a win today.")


def test_the_settings_leave_no_room_unused() -> None:
    """Four menus and a row of buttons: what waits has room in that row."""
    plan = Plan(ID, ID, rules.usual(1, 1).goals, dict.fromkeys(GOALS, "x" * rules.OWN_LIMIT))
    group = Group(ID, switches=SWITCHES)
    card = settings_views.settings(plan, group, reaching_words.DM_CLOSED)
    view = everything().view(card)

    assert len(card.content) <= CONTENT_LIMIT
    assert view is not None
    assert len(view.to_components()) == 5
    assert len(card.items) == 6


def test_every_topic_fills_an_opener() -> None:
    """A topic is a phrase that can stand within a sentence."""
    for topic in company._topics():
        assert topic == topic.strip().lower()
        assert not topic.endswith((".", "s the"))

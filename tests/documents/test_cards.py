"""The cards fit into a message, whatever members wrote; nothing in them pings or is a link."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.documents.choices import GROUP as REPORT
from bot.documents.choices import MY_YEAR, DocumentChoice
from bot.documents.collecting import DocumentDraft
from bot.documents.leaving import sort_out
from bot.documents.paper import Document, Quote, Section
from bot.documents.workshop import Made
from bot.kit.text import CONTENT_LIMIT
from bot.plans.rules import PlanEntry
from bot.students.worries import Worry
from bot.ui.card import Button
from cogs.documents import cards, making
from tests.components import everything
from tests.documents.papers import DANA, GROUP, ME, PERIOD, a_win

if TYPE_CHECKING:
    from bot.ui.card import Card

TODAY = date(2027, 5, 28)
FULL = "@everyone [x](https://example.org) ||*_~`" * 40
WINS = [a_win(n, story=FULL[:1_600], consent="here") for n in range(60)]
MARKS = [
    PlanEntry(n, GROUP, "monthly", date(2026, 9, 3), "event", "*" * 100, "*" * 500, 600)
    for n in range(60)
]
CHOICE = DocumentChoice(GROUP, DANA, MY_YEAR, PERIOD, "principal", None, by_heading=True)
DRAFT = DocumentDraft(
    CHOICE, Document("T", sections=(Section("S", quotes=(Quote("", ("x",)),)),)),
    sort_out(WINS, {DANA: ME}, "principal", deleted=3), tuple(WINS), replace(ME, hidden=True),
)  # fmt: skip
WORRIES = tuple(Worry(f"{n}{FULL[:200]}", 0, 9, "name", FULL[:200]) for n in range(50))
PERIODS = [("School year 2026-27", PERIOD.value), ("x" * 200, "2026-01-01 to 2026-01-02")]
DAYS = {win.id: "September 1, 2026" for win in WINS}
SAID = ("x" * 120,) * 2
CARDS = {
    "year": cards.choice(DRAFT, PERIODS, "x" * 60, "US", "Saved. Members can put wins under it."),
    "group": cards.choice(
        replace(DRAFT, choice=replace(CHOICE, kind=REPORT)), PERIODS, "x" * 60, "US"
    ),
    "made": cards.made(DRAFT, Made({}, SAID), 2**62, []),
    "worries": cards.worries(CHOICE, Made({}, worries=WORRIES), Button("document:make:my-year")),
    "pick": cards.pick(CHOICE, WINS, 1, DAYS),
    "headings": cards.headings(CHOICE, ["h" * 100] * 12, []),
    "under": cards.under("*" * 100, 11, WINS, MARKS, 1, {}, DAYS, "US"),
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_it_fits(card: Card) -> None:
    """With room for a welcome below; nobody is pinged and no link is made."""
    assert len(card.content) <= CONTENT_LIMIT - 300
    assert "@everyone" not in card.content
    assert not re.search(r"(?<!\\)\[[^\]\n]*\]\(", card.content)
    assert card.items
    everything().view(card)  # Discord's own limits of rows and options


def test_large_files_go_in_several_messages() -> None:
    """Each message holds what Discord takes."""
    done = Made({"docx": (b"x" * 5 * 2**20,) * 2, "html": (b"y" * 2**20,)})
    found = cards.files(CHOICE, done, TODAY, "US")

    assert [one.name for one in found] == [
        "library-August-17-2026-to-May-28-2027-part-1.docx",
        "library-August-17-2026-to-May-28-2027-part-2.docx",
        "library-August-17-2026-to-May-28-2027.html",
    ]
    assert [len(one) for one in making._messages(found)] == [1, 2]

"""The cards of a blurb and of tries fit into Discord, whatever members write."""

from __future__ import annotations

import pytest

from bot.documents.blurb import PIECES, BlurbSource, written
from bot.kit.safe import safe_name
from bot.members.rules import Member
from bot.students import rules as students
from bot.wins.details import LIMIT, Details
from bot.wins.tries import LINE_LIMIT, Try, TryCount
from cogs.documents import blurb_cards
from cogs.wins import cards, try_cards
from tests.conftest import MONDAY
from tests.meta.test_messages import ID, NAME, PATTERNS, _assert_fits, _filled, _win

EMBED = 4_096  # characters of a description (docs: Message, Embed Limits)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pieces(pattern: str) -> None:
    """Every piece of the longest win, with everything that can be said under it."""
    told = _filled(pattern, LIMIT)
    author = Member(ID, ID, told[:NAME], MONDAY, print_name=told[:60], school=told[:60])
    for consent in ("here", "unnamed", "named"):
        for details in (Details(), Details(told, told, told)):
            win = _win(pattern, consent=consent, release="released")
            source = BlurbSource(win, author, details, TryCount(10**6, 10**6), None)
            for name in PIECES:
                text = written(source, name)
                if text is None:  # of a description that shows nothing there is no caption
                    assert name == "caption"
                    continue
                card = blurb_cards.piece(source, name, text)
                _assert_fits(card)
                assert 0 < len(card.note) <= EMBED


@pytest.mark.parametrize("typed", ["jayden in 4th grade ", "605-555-0134 ", "a@example.org ", "*_"])
def test_what_worries(typed: str) -> None:
    """A text in which everything worries still fits into one question."""
    worries = students.check(_filled(typed, 1_600)).worries
    told = ["*" * 60] * 40

    _assert_fits(blurb_cards.look(ID, worries, told))


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("said", ["worked", "changed", "not_yet"])
def test_news(pattern: str, said: str) -> None:
    """What the author reads about a try, and what anyone who tried reads."""
    line = _filled(pattern, LINE_LIMIT)
    one = Try(ID, ID, _filled(pattern, NAME), said, line, thanked=False)
    names = [safe_name(_filled(pattern, NAME)) for _ in range(60)]

    _assert_fits(try_cards.outcome(_win(pattern), one))
    _assert_fits(try_cards.thanks(_win(pattern), safe_name(_filled(pattern, NAME))))
    _assert_fits(cards.own(_win(pattern), names, names, None, names, blurbs=True))

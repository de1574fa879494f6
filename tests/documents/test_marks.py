"""Discord's marks become words in whatever leaves Discord."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.documents import words
from bot.documents.leaving import Leaving, leaving
from bot.documents.marks import plain, printed
from bot.members.rules import Member
from tests.conftest import MONDAY
from tests.discord import answer, text
from tests.documents.papers import DANA, GROUP, ME, a_win
from tests.documents.worlds import docx_text, files, share

if TYPE_CHECKING:
    from tests.discord import World

MAI = Member(GROUP, 13, "Mai Vang", MONDAY, print_name="Ms. Vang")
LUIS = Member(GROUP, 12, "Luis Ortega", MONDAY)
PEOPLE = {DANA: ME, 13: MAI, 12: LUIS}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Thanks to <@13>!", "Thanks to Ms. Vang!"),
        ("Thanks to <@!13>!", "Thanks to Ms. Vang!"),
        ("Thanks to <@12>!", "Thanks to a colleague!"),  # no name for print
        ("<@12> helped. <@99> too.", "A colleague helped. A colleague too."),
        ("Ask <@&5> in <#7>.", "Ask colleagues in a channel."),
        ("See <id:guide>, it began <t:1700000000:R>.", "See a channel, it began then."),
        ("Type </win share:77> <:book:9><a:wave:9>", "Type /win share "),
        ("A heart <3 and 2 <@ 3, <@x>", "A heart <3 and 2 <@ 3, <@x>"),
    ],
)
def test_mark(typed: str, said: str) -> None:
    """A person is their name for print, or a colleague; what is no mark stays as it is."""
    assert plain(typed, PEOPLE, "anyone") == said


def test_who_hides() -> None:
    """They're a colleague for everybody, whatever they chose for print; for oneself, a name."""
    people = PEOPLE | {13: replace(MAI, hidden=True)}

    assert plain("<@13>", people, "principal") == "A colleague"
    assert plain("<@13>", people, "self") == "Ms. Vang"
    assert plain("<@13>", PEOPLE | {13: replace(MAI, left_at=MONDAY)}, "anyone") == "A colleague"


def test_an_author_s_own_mark() -> None:
    """In a win without a name it's a name that tells, so the win stays."""
    win = printed(a_win(consent="unnamed", story=f"Ask <@{DANA}>."), PEOPLE, "anyone")

    assert leaving(win, ME, "anyone") == "telling"
    named = printed(a_win(story=f"Ask <@{DANA}>."), PEOPLE, "anyone")
    assert isinstance(leaving(named, ME, "anyone"), Leaving)


async def test_from_the_channel_to_the_paper(world: World) -> None:
    """A win that names a colleague, in the Word file, the page, the spreadsheet and a blurb."""
    await world.switch_on("documents")
    await share(world, world.dana, f"<@{world.luis.id}> and I moved the shelves.")
    card = await world.dana.slash(world.channel, "document my-year")
    made = await world.dana.click(answer(card), label=words.MAKE)
    found = await files(made)
    more = await world.dana.click(answer(made), label=words.MORE)
    sheet = (await files(await world.dana.click(answer(more), label=words.CSV)))["csv"].decode()
    blurb = text(await world.dana.slash(world.channel, "document blurb", win="1"))

    for told in (docx_text(found["docx"]), found["html"].decode(), sheet, blurb):
        assert "colleague and I moved the shelves" in told
        assert str(world.luis.id) not in told

"""Discord's marks become words in whatever leaves Discord."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.documents import blurb, mail, rules, words
from bot.documents.flyer import as_mail
from bot.documents.leaving import Leaving, leaving
from bot.documents.markup import plain, printed
from bot.members.rules import Member
from tests.conftest import MONDAY
from tests.discord import answer, text
from tests.documents import test_flyer, test_shelf
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
    said = text(await world.dana.slash(world.channel, "document blurb", win="1"))

    for told in (docx_text(found["docx"]), found["html"].decode(), sheet, said):
        assert "colleague and I moved the shelves" in told
        assert str(world.luis.id) not in told


def test_what_is_not_a_win() -> None:
    """A flyer, the shelf, the e-mail's questions, a blurb's details and a rubric's headings."""
    codes = "<@13> in <#5> on <t:1789000000:D>"
    flyer = test_flyer.made(test_flyer.seen(codes, title=codes, audience=codes, bring=codes))
    shelf = test_shelf.shelf(test_shelf.thing(codes))
    week = mail.written("Prairie", codes, (), PEOPLE, "members", codes)
    told = [as_mail(flyer), *shelf.document.texts(), *map(str, shelf.document.rows)]
    told += [mail.as_text(week), blurb.phrase("helped", codes) or "", *rules.headings(codes)]

    for one in told:
        assert not re.search(r"<[@#t]", one)
    assert "Ms. Vang in a channel on then" in mail.as_text(week)


def test_a_nameless_thing_with_its_owner_in_its_title() -> None:
    """A mention becomes a name before anyone looks whether a name tells."""
    of_dana = test_shelf.thing(f"<@{test_shelf.DANA.member_id}>'s list", consent="unnamed")

    assert test_shelf.shelf(of_dana).count == 0


async def test_for_a_mention(world: World) -> None:
    """In a command, "@Dana" arrives as a number; the post and all that follows say the name."""
    await world.dana.slash(world.general, "help")
    typed = {"story": "A cart.", "for": f"<@{world.dana.id}>, by e-mail"}
    await world.marta.slash(world.channel, "win share", **typed)
    typed["for"] = f"<@{world.luis.id}>"  # who pressed nothing yet, so nobody knows the name
    await world.marta.slash(world.channel, "win share", **typed)
    first, second = (one.content for one in world.posts())

    assert first.startswith("**Dana Whitehorse, by e-mail** shared")
    assert second.startswith("**A colleague** shared")

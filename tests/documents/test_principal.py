"""The page for a principal: what it says is what this group and its host have set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot import __version__
from bot.backup.rules import KEPT as NIGHTLY_KEPT
from bot.documents import page, principal
from bot.documents import principal_words as words
from bot.documents.principal import Hosting
from bot.drafts.service import KEPT_FOR
from bot.groups import words as group_words
from bot.groups.leaving import REMOVED_AFTER as GROUP_REMOVED_AFTER
from bot.groups.service import Coordinator, Group
from bot.kit.migrate import COPIES_KEPT
from bot.members.rules import REMOVED_AFTER, Member
from bot.ui import words as ui_words
from tests.conftest import MONDAY
from tests.discord import answer, buttons, text
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from tests.discord import World

GROUP = Group(7, "Prairie", "America/Chicago", 5, switches=SWITCHES)
DANA = Member(7, 11, "dana_w", MONDAY, print_name="Dana Whitehorse")
LUIS = Member(7, 12, "Luis Ortega", MONDAY)
DAY = date(2026, 9, 14)
UNSET = Hosting()


def said(
    group: Group = GROUP, runs: tuple[Member | str, ...] = (DANA,), hosting: Hosting = UNSET
) -> str:
    """Everything on the page."""
    document = principal.written(group, "Prairie <@77>", runs, hosting, DAY)
    return "\n".join(document.texts())


def test_for_a_head_teacher() -> None:
    """In Britain the page is for a head teacher, and says it in British words."""
    page = said(replace(GROUP, zone="Europe/London"))

    assert "One page for head teachers, as of 14 September 2026" in page
    assert "the only librarian in our school" in page
    assert "principal" not in page.casefold()


def test_who_runs_and_hosts_it() -> None:
    """The names for print, the host as they call themselves, and nobody who hides."""
    hosted = said(runs=(DANA, "Marta"), hosting=Hosting("Pat Doe, Prairie Library Association"))
    hidden = said(runs=(DANA, replace(LUIS, hidden=True)))
    alone = said(runs=(replace(DANA, hidden=True),))

    assert "Dana Whitehorse and Marta run this group." in hosted
    assert "The bot is hosted by Pat Doe, Prairie Library Association." in hosted
    assert "Dana Whitehorse and 1 more volunteer run this group." in hidden
    assert words.HOSTED_UNNAMED in hidden
    assert words.RUNS_NOBODY in alone
    for one in (hosted, hidden, alone):
        assert "dana_w" not in one
        assert "Luis" not in one


def test_only_what_is_switched_on() -> None:
    """It names what the group uses, the usual first, and photos only where copies are kept."""
    usual = said()
    few = said(replace(GROUP, switched_off=frozenset({"weekly"}), keep_photos=False))
    more = said(replace(GROUP, switched_on=frozenset({"shelf"})))
    purposes = {name: str(one.purpose) for name, one in SWITCHES.items() if one.purpose}

    places = [more.index(purposes[name]) for name in ("wins", "weekly", "shelf")]
    assert places == sorted(places)
    assert words.WHO_MAIL in usual
    assert words.WHO_MAIL not in few
    assert words.KEPT_PHOTOS in usual
    assert purposes["shelf"] not in usual
    assert purposes["weekly"] not in few
    assert words.KEPT_PHOTOS not in few


def test_how_long() -> None:
    """Each span on it is the one that the program keeps to."""
    spans = (KEPT_FOR, REMOVED_AFTER, GROUP_REMOVED_AFTER, COPIES_KEPT, NIGHTLY_KEPT)
    usual = said()

    assert [one.days for one in spans] == [1, 30, 30, 30, 30]
    assert "posted yet: 1 day." in usual
    assert "When a member leaves: 30 days." in usual
    assert "Safety copies of all this: 30 days at most." in usual
    assert "30 days later it deletes everything it has" in usual
    elsewhere = said(hosting=Hosting(own_copies=False))
    assert "The person who hosts the bot makes safety copies" in elsewhere
    assert "Safety copies of all this: 30 days at most." not in elsewhere


def test_who_can_join() -> None:
    """A server in Discord's directory isn't called one for the invited."""
    assert words.WHO_INVITED in said()
    assert words.WHO_LISTED in said(hosting=Hosting(listed=True))
    assert words.WHO_INVITED not in said(hosting=Hosting(listed=True))


@pytest.mark.parametrize(
    ("zone", "day"),
    [("America/Chicago", "September 14, 2026"), ("Europe/London", "14 September 2026")],
)
def test_the_date(zone: str, day: str) -> None:
    """It's written as the group's country writes it."""
    assert day in said(replace(GROUP, zone=zone))


def test_no_marks_of_discord() -> None:
    """Neither an id nor a mark of Discord's is on it, whatever a name holds."""
    group = replace(GROUP, coordinators=(Coordinator(11, "<@11> <t:9>"),))
    for one in (said(group, ("<@11> <t:9>",)), said()):
        assert "<" not in one
        assert "77" not in one
    content = page.as_html(
        principal.written(GROUP, "<script>", ("<b>Bo</b>",), Hosting(), DAY), {}, {}
    ).decode()
    assert "<script>" not in content
    assert "<b>" not in content


async def test_from_help_and_start_here(world: World) -> None:
    """Either button hands out one page, to anyone who presses alone."""
    helped = answer(await world.dana.slash(world.general, "help"))
    panel = await world.marta.slash(world.channel, "setup")
    await world.marta.click(answer(panel), label=group_words.POST_START)
    [start] = [one for one in world.posts() if one.content.startswith("**Start here.**")]

    for message in (helped, start):
        given = answer(await world.dana.click(message, label=words.BUTTON))
        [file] = given.attachments
        content = (await file.read()).decode()
        assert given.ephemeral
        assert given.content.startswith("Here's one page")
        assert file.filename == words.FILE
        assert f"About {world.guild.name}" in content
        assert "Marta Olson" in content
        assert __version__ in content
        assert "&lt;@" not in content
    assert words.BUTTON in buttons(helped)


async def test_before_setup(new_world: World) -> None:
    """Without a group there's nothing to tell a principal about."""
    helped = await new_world.dana.slash(new_world.general, "help")

    assert ui_words.NOT_SET_UP in text(helped)
    assert words.BUTTON not in buttons(answer(helped))

"""The shelf as members see it: adding, finding, reading, using, telling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from bot.drafts import words as draft_words
from bot.search.tables import WaitingRow
from bot.search.words import PARTIAL
from bot.shelf import words
from bot.shelf.rules import ResourceDraft
from bot.students import words as student_words
from bot.wins import words as win_words
from cogs.shelf.messages import offer_in
from tests.discord import answer, buttons, text
from tests.shelf import make
from tests.shelf.test_service import BAD
from tests.ui.telling import chooses, dms
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

TITLE, LINK = "Weeding checklist", "https://example.org/weeding"
DOC = "https://docs.google.com/document/d/abc123/edit"


async def put(
    world: World, by: MemberActor | None = None, title: str = TITLE, link: str = LINK
) -> InteractionResult:
    """Put something on the shelf."""
    return await (by or world.dana).slash(world.channel, "resource add", title=title, link=link)


@pytest.fixture
async def shelf(world: World) -> World:
    """Give a group that has a shelf."""
    await world.switch_on("shelf")
    return world


async def test_adding_and_finding(shelf: World) -> None:
    """One command puts it there; everything else is optional, and finds it."""
    added = await put(shelf)
    assert text(added).startswith("On the shelf: **Weeding checklist**, [example.org](<https://")
    card = answer(added)
    for menu, chosen in (("kind", ["template"]), ("levels", ["middle", "high"])):
        saved = await shelf.dana.select(card, chosen, custom_id=f"shelf:{menu}:1")
        assert text(saved).startswith(words.SAVED)
    await shelf.dana.select(card, ["weeding"], custom_id="shelf:topics:1")
    await shelf.dana.select(card, ["mine"], custom_id="shelf:rights:1")
    form = await shelf.dana.click(card, label=words.HOW_I_USED)
    await shelf.dana.submit_modal(form, {"line": "With my fifth grade helpers."})

    found = await shelf.luis.slash(shelf.channel, "resource find", words="weeded")
    assert "**1. Weeding checklist**" in text(found)
    assert "Template or form · Middle and High · Weeding" in text(found)
    assert "With my fifth grade helpers." in text(found)
    shown = await shelf.luis.select(answer(found), ["1"], custom_id="shelf:open")
    assert "Dana Whitehorse made it and is allowed to share it." in text(shown)
    newest = await shelf.luis.slash(shelf.channel, "resource find")
    assert text(newest).startswith(words.NEWEST)
    about = await shelf.luis.select(answer(newest), ["weeding"], custom_id="shelf:topic:|||")
    assert text(about).startswith(words.NEWEST_NARROWED)
    nothing = await shelf.luis.slash(shelf.channel, "resource find", words="zebra")
    assert text(nothing) == words.FOUND_NOTHING.format(query="\u201czebra\u201d")
    assert shelf.posts() == []


async def test_some_is_not_indexed(shelf: World) -> None:
    """While what's older isn't indexed yet, the answer says so, also when nothing was found."""
    await put(shelf)
    async with shelf.services.wins._database.write() as connection:
        await connection.execute(
            insert(WaitingRow).values(guild_id=shelf.guild.id, collection="resources", below=1)
        )
    for typed in ("weeding", "zebra"):
        found = await shelf.luis.slash(shelf.channel, "resource find", words=typed)
        assert PARTIAL in text(found)


async def test_a_form_without_a_link(shelf: World) -> None:
    """What was typed is kept, and the way back has it."""
    form = await shelf.dana.slash(shelf.channel, "resource add")
    refused = await shelf.dana.submit_modal(form, {"title": TITLE, "link": ""})
    assert text(refused).startswith(words.NO_LINK)
    form = await shelf.dana.click(answer(refused), label=draft_words.CHANGE)
    added = await shelf.dana.submit_modal(form, {"title": TITLE, "link": LINK})

    assert text(added).startswith("On the shelf")


async def test_links_that_lead_nowhere(shelf: World) -> None:
    """Each is refused with what to do instead, nothing is kept, and the words are safe."""
    for link in BAD:
        form = await shelf.dana.slash(shelf.channel, "resource add")
        refused = await shelf.dana.submit_modal(form, {"title": TITLE, "link": link})
        assert text(refused).startswith("Not on the shelf yet."), link
        form = await shelf.dana.click(answer(refused), label=draft_words.CHANGE)
        assert TITLE in str(form.modal), link
        await shelf.dana.submit_modal(form, {"title": TITLE, "link": f"{LINK}/{BAD.index(link)}"})
    imitation = await put(shelf, link="https://docs.google.com.evil.example/\u0430")
    assert "[docs.google.com.evil.example](<https://docs.google.com.evil.example/" in text(
        imitation
    )
    found = (await shelf.services.shelf.everything(shelf.guild.id))[1:]
    assert {one.host for one in found} == {"example.org"}
    assert len(found) == len(BAD)


async def test_a_students_name(shelf: World) -> None:
    """A title that may name a student is looked at first."""
    asked = await put(shelf, title="Slides by Jayden in 4th grade")
    assert text(asked).startswith(draft_words.FIRST["save"])
    added = await shelf.dana.click(answer(asked), label=draft_words.NOT_A_STUDENT["save"])

    assert text(added).startswith("On the shelf")


async def test_a_students_name_in_a_link(shelf: World) -> None:
    """A link's words are looked at, too: once, and again only when the link changes."""
    roster = "https://example.org/files/class-list-jayden-smith.pdf"
    asked = await put(shelf, link=roster)
    assert text(asked).startswith(words.LINK_FIRST)
    assert words.LINK_WORRY.format(words="jayden smith") in text(asked)
    form = await shelf.dana.click(answer(asked), label=draft_words.CHANGE)
    asked = await shelf.dana.submit_modal(form, {"title": TITLE, "link": f"{roster}?page=2"})
    assert text(asked).startswith(words.LINK_FIRST)
    assert await shelf.services.shelf.titled(shelf.guild.id, shelf.dana.id, "", 25) == []
    added = await shelf.dana.click(answer(asked), label=words.FILE_FINE)
    assert text(added).startswith("On the shelf")
    form = await shelf.dana.click(answer(added), label=words.CHANGE)
    changed = await shelf.dana.submit_modal(form, {"title": "Weeding!", "link": f"{roster}?page=2"})
    assert "Weeding!" in text(changed)


async def test_a_google_link(shelf: World) -> None:
    """It's asked once whether it opens elsewhere, and the copy link is offered."""
    asked = await put(shelf, link=DOC)
    assert words.OPENS in text(asked)
    assert words.EDITABLE in text(asked)
    copied = await shelf.dana.click(answer(asked), label=words.USE_COPY)
    assert words.EDITABLE not in text(copied)
    more = await shelf.dana.click(answer(copied), label=words.OPENS_ANSWERS["no"])
    assert words.ADDED_MORE in text(more)

    shown = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    assert "/copy>)" in text(shown)
    assert words.OPENS_NOT.format(name="Dana Whitehorse") in text(shown)


async def test_twice(shelf: World) -> None:
    """Who puts the same page there adds how they used it instead."""
    await put(shelf)
    again = await put(shelf, shelf.luis, "My list", "http://www.example.org/weeding/?utm_source=x")
    assert text(again).startswith("Dana Whitehorse put this on the shelf on September")
    form = await shelf.luis.click(answer(again), label=words.HOW_YOU_USED)
    saved = await shelf.luis.submit_modal(form, {"line": "On a rainy day."})
    assert text(saved) == words.LINE_SAVED.format(title=TITLE)

    shown = await shelf.dana.slash(shelf.channel, "resource show", resource="1")
    assert words.HOW_USED.format(name="Luis Ortega", line="On a rainy day.") in text(shown)
    own = await put(shelf)
    assert text(own).startswith("You put this on the shelf")


async def test_using_it(shelf: World) -> None:
    """Asked once in two school weeks, privately; the owner sees numbers, and no name."""
    await put(shelf)
    shown = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    noted = await shelf.luis.click(answer(shown), label=words.USE)
    assert text(noted) == words.USE_NOTED.format(name="Dana Whitehorse")
    await shelf.advance(days=15)
    first = await shelf.luis.slash(shelf.channel, "help")
    question = await shelf.luis.click(answer(first), label="Show me")
    told = words.USE_QUESTION.partition("{day}")[2].format(group=shelf.guild.name, title=TITLE)
    assert re.search(r"On <t:\d+:D>" + re.escape(told), text(question))
    thanked = await shelf.luis.click(answer(question), label=win_words.TRY_ANSWERS["worked"])
    assert text(thanked) == words.USE_THANKS.format(title=TITLE)

    mine = await shelf.dana.slash(shelf.channel, "resource show", resource="1")
    assert words.REACH_WORKED.format(count=1) in text(mine)
    assert "Luis" not in text(mine)
    await shelf.advance(days=60)
    assert "waiting for you" not in text(await shelf.luis.slash(shelf.channel, "help"))


async def test_asked_by_direct_message(shelf: World) -> None:
    """The question, the answer and the line work there as well."""
    await put(shelf)
    await chooses(shelf, shelf.luis, "dm")
    shown = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    await shelf.luis.click(answer(shown), label=words.USE)
    await shelf.advance(days=15)
    luis = shelf.luis.user
    await luis.click(dms(shelf.luis)[-1], label=win_words.TRY_ANSWERS["changed"])
    thanked = dms(shelf.luis)[-1]
    assert thanked.content.startswith(words.USE_THANKS.format(title=TITLE))
    form = await luis.click(thanked, label=words.HOW_YOU_USED)
    await luis.submit_modal(form, {"line": "Half of it."})

    assert dms(shelf.luis)[-1].content.startswith(words.LINE_SAVED.format(title=TITLE))


async def test_hidden_by_direct_message(shelf: World) -> None:
    """The buttons under what its owner is told work there as well."""
    await put(shelf)
    await chooses(shelf, shelf.dana, "dm")
    reports, now = shelf.services.shelf_reports, shelf.clock.now()
    await reports.hide(shelf.guild.id, 1, "Please leave the school out.", now)
    await shelf.tick()
    dana, told = shelf.dana.user, dms(shelf.dana)[-1]
    assert told.content.startswith(words.HIDDEN_TOLD)
    await dana.click(told, label=words.SAY_MORE)
    await dana.select(dms(shelf.dana)[-1], ["tool"], custom_id="shelf:kind:1")
    assert dms(shelf.dana)[-1].content.startswith(words.SAVED)
    await dana.click(dms(shelf.dana)[-1], label=words.TRAVEL)
    await dana.click(dms(shelf.dana)[-1], label=words.CONSENT["named"])
    assert words.CONSENT["named"] in dms(shelf.dana)[-1].content
    resource = await shelf.services.shelf.get(shelf.guild.id, 1)
    assert (resource.kind, resource.consent) == ("tool", "named")

    await put(shelf, title="Another", link="https://example.org/2")
    await reports.hide(shelf.guild.id, 2, "Which grade?", shelf.clock.now())
    await shelf.tick()
    form = await dana.click(dms(shelf.dana)[-1], label=words.CHANGE)
    await dana.submit_modal(form, {"title": "Weeding!", "link": "https://example.org/2"})
    assert "Weeding!" in dms(shelf.dana)[-1].content
    await dana.click(dms(shelf.dana)[-1], label=words.TAKE_DOWN)
    await dana.click(dms(shelf.dana)[-1], label=words.TAKE_DOWN_YES)
    assert dms(shelf.dana)[-1].content == words.TAKEN_DOWN.format(title="Weeding!")


async def test_taking_it_down(shelf: World) -> None:
    """Its owner changes it, says how far it may go, and takes it down."""
    await put(shelf)
    mine = answer(await shelf.dana.slash(shelf.channel, "resource show", resource="1"))
    travel = await shelf.dana.click(mine, label=words.TRAVEL)
    chosen = await shelf.dana.click(answer(travel), label=words.CONSENT["unnamed"])
    assert words.CONSENT["unnamed"] in text(chosen)
    mine = answer(await shelf.dana.slash(shelf.channel, "resource show", resource="1"))
    form = await shelf.dana.click(mine, label=words.CHANGE)
    changed = await shelf.dana.submit_modal(form, {"title": "Weeding, step by step", "link": LINK})
    assert "Weeding, step by step" in text(changed)
    ask = await shelf.dana.click(answer(changed), label=words.TAKE_DOWN)
    gone = await shelf.dana.click(answer(ask), label=words.TAKE_DOWN_YES)
    assert text(gone) == words.TAKEN_DOWN.format(title="Weeding, step by step")

    late = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    assert text(late).startswith(words.GONE)


async def test_from_a_message(shelf: World) -> None:
    """A message's menu opens the form with its words and its link."""
    message = await shelf.luis.send(shelf.channel, f"Look at this checklist: {LINK}")
    assert offer_in(message.content) == ResourceDraft("Look at this checklist", LINK)
    form = await shelf.dana.context_menu(shelf.channel, words.PUT, message)
    added = await shelf.dana.submit_modal(form, {"title": TITLE, "link": LINK})
    assert text(added).startswith("On the shelf")
    plain = await shelf.luis.send(shelf.channel, "Nothing here")
    refused = await shelf.dana.context_menu(shelf.channel, words.PUT, plain)
    assert text(refused) == words.NO_LINK_THERE


async def test_a_file_from_a_message(shelf: World) -> None:
    """Its author puts it on the shelf from the same menu; nobody else does."""
    file = "weeding_guide.docx", make.word()
    message = await shelf.luis.send(shelf.channel, attachments=[file])
    refused = await shelf.dana.context_menu(shelf.channel, words.PUT, message)
    assert text(refused).startswith(words.NOT_YOUR_FILE)
    added = await shelf.luis.context_menu(shelf.channel, words.PUT, message)
    assert text(added).startswith("On the shelf: **weeding guide**, a Word file")


async def test_the_photo_of_a_win(shelf: World) -> None:
    """Its author puts it on the shelf from the menu of the bot's post; nobody else does."""
    form = await shelf.dana.slash(shelf.channel, "win share")
    typed = {"story": "New signs.", "photo": photo(), "alt": "A sign with a picture."}
    looked = await shelf.dana.submit_modal(form, typed)
    await shelf.dana.click(answer(looked), label=student_words.PHOTO_CLEAR)
    await shelf.tick()
    [post] = shelf.posts()
    refused = await shelf.luis.context_menu(shelf.channel, words.PUT, post)
    assert text(refused).startswith(words.NOT_YOUR_FILE)
    looked = await shelf.dana.context_menu(shelf.channel, words.PUT, post)
    added = await shelf.dana.click(answer(looked), label=words.FILE_FINE)
    assert text(added).startswith("On the shelf: **New signs.**, a picture")


async def test_from_a_win(shelf: World) -> None:
    """Its author and its readers put a win's link on the shelf with one press."""
    shared = await shelf.dana.slash(shelf.channel, "win share", story=f"This works: {LINK}")
    form = await shelf.dana.click(answer(shared), label=words.PUT)
    added = await shelf.dana.submit_modal(form, {"title": TITLE, "link": LINK})
    assert text(added).startswith("On the shelf")
    [post] = shelf.posts()
    form = await shelf.luis.click(post, label=words.PUT)
    twice = await shelf.luis.submit_modal(form, {"title": TITLE, "link": LINK})
    assert text(twice).startswith("Dana Whitehorse put this on the shelf")
    plain = await shelf.dana.slash(shelf.channel, "win share", story="No link in this one.")
    assert words.PUT not in buttons(answer(plain))
    assert words.PUT not in buttons(shelf.posts()[-1])


async def test_pages(shelf: World) -> None:
    """Five on a page, with the way on and back."""
    for number in range(6):
        await put(shelf, title=f"Weeding part {number}", link=f"{LINK}/{number}")
    first = await shelf.luis.slash(shelf.channel, "resource find", words="weeding")
    second = await shelf.luis.click(answer(first), custom_id="shelf:page:1:|||weeding")
    assert "**6. " in text(second)
    again = await shelf.luis.click(answer(second), custom_id="shelf:page:0:|||weeding")
    assert text(again) == text(first)
    offered = await shelf.luis.autocomplete(shelf.channel, "resource show", "resource", "part 3")
    assert [one["name"] for one in offered] == ["Weeding part 3"]


async def test_switched_off(world: World) -> None:
    """Without it, the command says so."""
    assert "resource" not in world.commands(world.dana)

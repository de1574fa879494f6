"""A member's own year, from the command to the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.documents import printed, words
from bot.documents.choices import MY_YEAR
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.plans.attending import Went
from bot.students import words as student_words
from tests.discord import answer, buttons, text
from tests.documents.test_blurb_cards import share_photo
from tests.documents.worlds import docx_text, files, share

if TYPE_CHECKING:
    from tests.discord import World

CART = "A cart by the cafeteria doors. It was empty by noon."
BOARD = "A whiteboard by the door, and a marker on a string."


async def test_two_files(world: World) -> None:
    """Two presses: the card, then a Word file and a page that hold the same words."""
    await world.switch_on("documents")
    await share(world, world.dana, CART, BOARD)
    card = await world.dana.slash(world.channel, "document my-year")
    made = await world.dana.click(answer(card), label=words.MAKE)
    found = await files(made)

    assert "2 wins are included; nothing was left out." in text(card)
    assert words.MADE.format(included="2 wins are included; nothing was left out.") in text(made)
    assert set(found) == {"docx", "html"}
    for content in (docx_text(found["docx"]), found["html"].decode()):
        assert CART in content
        assert BOARD in content
        assert "Dana Whitehorse, August 17 \u2013 September 14, 2026" in content
    assert [one.filename for one in answer(made).attachments] == [
        f"library-August-17-to-September-14-2026.{ending}" for ending in ("docx", "html")
    ]


async def test_it_is_off_until_asked_for(world: World) -> None:
    """Where nobody switched it on, the command is not there."""
    assert "document" not in world.commands(world.dana)
    await world.switch_on("documents")
    assert "document" in world.commands(world.dana)


async def test_what_was_shared_here_only(world: World) -> None:
    """It's the author's own, so it's in their document, that is said, and it can be left out."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    await share(world, world.dana, BOARD, consent="here")
    card = await world.dana.slash(world.channel, "document my-year")
    told = text(card)
    made = await files(await world.dana.click(answer(card), label=words.MAKE))
    again = await world.dana.slash(world.channel, "document my-year")
    page = await world.dana.click(answer(again), label=words.PICK_WINS)
    fewer = await world.dana.select(answer(page), ["1"], custom_id="document:wins:0")
    back = await world.dana.click(answer(fewer), label=words.BACK)

    assert "2 wins are included; nothing was left out." in told
    assert words.HERE_ONE in told
    assert BOARD.encode() in made["html"]
    assert words.HERE_ONE not in text(back)
    assert (
        BOARD.encode()
        not in (await files(await world.dana.click(answer(back), label=words.MAKE)))["html"]
    )


async def test_choosing_wins(world: World) -> None:
    """Ticking keeps at once, page by page; what is deleted meanwhile is counted."""
    await world.switch_on("documents")
    await share(world, world.dana, *(f"Win number {n}." for n in range(27)))
    card = await world.dana.slash(world.channel, "document my-year")
    page = await world.dana.click(answer(card), label=words.PICK_WINS)
    second = await world.dana.click(answer(page), label="Older")
    ticked = await world.dana.select(answer(second), ["1"], custom_id="document:wins:1")
    first = await world.dana.click(answer(ticked), label="Newer")
    few = await world.dana.select(answer(first), ["27", "26"], custom_id="document:wins:0")
    assert words.PICK.format(count=3, total=27) in text(few)
    now = world.clock.now()
    await world.services.wins.remove(world.guild.id, 26, world.dana.id, now)
    back = await world.dana.click(answer(few), label=words.BACK)

    assert "2 wins are included, and 1 was left out because it was deleted." in text(back)
    made = await world.dana.click(answer(back), label=words.MAKE)
    page_html = (await files(made))["html"].decode()
    assert "Win number 26." in page_html
    assert "Win number 0." in page_html
    assert "Win number 5." not in page_html


async def test_headings(world: World) -> None:
    """A win stands under the heading that its author chose; the rest comes after."""
    await world.switch_on("documents")
    await share(world, world.dana, CART, BOARD)
    card = await world.dana.slash(world.channel, "document my-year")
    shown = await world.dana.click(answer(card), label=words.HEADINGS_BUTTON)
    under = await world.dana.select(answer(shown), ["2"], custom_id="document:heading")
    assert "**Collaborate**" in text(under)
    ticked = await world.dana.select(answer(under), ["1"], custom_id="document:under:2:0")
    back = await world.dana.click(answer(ticked), label=words.BACK)
    card = await world.dana.click(answer(back), label=words.BACK)
    assert words.CARD_BY_HEADING in text(card)
    made = await world.dana.click(answer(card), label=words.MAKE)
    page = (await files(made))["html"].decode()

    assert page.index("Collaborate") < page.rindex(CART) < page.index(printed.NO_HEADING)
    assert "Inquire" not in page
    assert printed.KIND_TITLES["success"] not in page
    more = await world.dana.click(answer(made), label=words.MORE)
    sheet = (await files(await world.dana.click(answer(more), label=words.CSV)))["csv"].decode()
    assert f"{CART},,Collaborate" in sheet


async def test_the_student_check(world: World) -> None:
    """What worries it is listed before there is a file; looked at, it is made."""
    await world.switch_on("documents")
    services, story = world.services, "My 4th grader jayden read a whole book today."
    await share(world, world.dana, CART)
    async with services.wins._database.write() as connection:  # as it was before the check knew it
        await connection.exec_driver_sql("UPDATE wins SET story = ?", (story,))
    card = await world.dana.slash(world.channel, "document my-year")
    look = await world.dana.click(answer(card), label=words.MAKE)

    assert text(look).startswith("Not made yet.")
    assert '"jayden"' in text(look)
    assert answer(look).attachments == []
    made = await world.dana.click(answer(look), label=words.MAKE_ANYWAY)
    assert set(await files(made)) == {"docx", "html"}
    more = await world.dana.click(answer(made), label=words.MORE)
    assert set(await files(await world.dana.click(answer(more), label=words.CSV))) == {"csv"}


async def test_the_student_check_of_a_spreadsheet(world: World) -> None:
    """What changed since the document was made is looked at, and then it is a spreadsheet."""
    await world.switch_on("documents")
    services, story = world.services, "My 4th grader jayden read a whole book today."
    await share(world, world.dana, CART)
    card = await world.dana.slash(world.channel, "document my-year")
    made = await world.dana.click(answer(card), label=words.MAKE)
    async with services.wins._database.write() as connection:  # as it was before the check knew it
        await connection.exec_driver_sql("UPDATE wins SET story = ?", (story,))
    more = await world.dana.click(answer(made), label=words.MORE)
    look = await world.dana.click(answer(more), label=words.CSV)
    assert '"jayden"' in text(look)
    assert answer(look).attachments == []
    found = await files(await world.dana.click(answer(look), label=words.MAKE_ANYWAY))

    assert set(found) == {"csv"}
    assert story.encode() in found["csv"]


async def test_a_spreadsheet(world: World) -> None:
    """Behind *More* is the same as CSV, as it is at that moment; no formula runs."""
    await world.switch_on("documents")
    await share(world, world.dana, '=HYPERLINK("x")', BOARD)
    card = await world.dana.slash(world.channel, "document my-year")
    made = await world.dana.click(answer(card), label=words.MAKE)
    await world.services.wins.remove(world.guild.id, 2, world.dana.id, world.clock.now())
    more = await world.dana.click(answer(made), label=words.MORE)
    sheet = (await files(await world.dana.click(answer(more), label=words.CSV)))["csv"].decode()

    assert '"\'=HYPERLINK(""x"")"' in sheet
    assert BOARD not in sheet


async def test_for_oneself(world: World) -> None:
    """For the member alone everything of theirs is in it."""
    await world.switch_on("documents")
    await share(world, world.dana, CART, consent="here")
    card = await world.dana.slash(world.channel, "document my-year", **{"for": "self"})
    assert words.CARD_FOR["self"] in text(card)
    page = (await files(await world.dana.click(answer(card), label=words.MAKE)))["html"]

    assert CART.encode() in page


async def test_who_hides(world: World) -> None:
    """Their name is in none of it, and that is said."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    await world.services.members.hide(world.guild.id, world.dana.id, True, world.clock.now())
    card = await world.dana.slash(world.channel, "document my-year")
    made = await world.dana.click(answer(card), label=words.MAKE)
    found = await files(made)

    assert words.MADE_HIDDEN in text(made)
    assert CART.encode() in found["html"]
    assert b"Whitehorse" not in found["html"]
    assert "Whitehorse" not in docx_text(found["docx"])


async def test_what_left_is_kept(world: World) -> None:
    """Which wins a document was made of, when and who for, is in a member's own export."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    card = await world.dana.slash(world.channel, "document my-year")
    pressed = world.clock.now()  # the clock moves on when a document takes long to make
    await world.dana.click(answer(card), label=words.MAKE)
    person = Person(world.guild.id, world.dana.id)
    (row,) = (await world.services.privacy.export(person)).sheets["my documents"]

    assert (row["kind"], row["audience"], row["wins"]) == (MY_YEAR, "principal", "1")
    assert (row["left_out"], row["made_at"]) == (0, pressed)


async def test_somebody_else_s(world: World) -> None:
    """A document is asked for again only by the one it was made for."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    card = await world.dana.slash(world.channel, "document my-year")
    made = await world.dana.click(answer(card), label=words.MAKE)
    more = await world.dana.click(answer(made), label=words.MORE)
    csv = buttons(answer(more))[words.CSV]
    document_id = int(csv.rpartition(":")[2])
    documents = world.services.documents
    with pytest.raises(NotFound):
        await documents.made_of(world.guild.id, world.luis.id, document_id)
    person = Person(world.guild.id, world.dana.id)
    await world.services.privacy.forget(person, world.clock.now())
    gone = await world.dana.click(answer(more), label=words.CSV)

    assert words.DOCUMENT_GONE in text(gone)


async def test_photos_with_a_release(world: World) -> None:
    """They're in once the author says that the release covers this use, and for that use alone."""
    await world.switch_on("documents")
    await share_photo(world, student_words.PHOTO_RELEASE)
    card = await world.dana.slash(world.channel, "document my-year")
    before = text(card)
    made = await world.dana.click(answer(card), label=words.MAKE)
    without, told = await files(made), text(made)
    back = await world.dana.click(answer(made), label=words.BACK)
    asked = await world.dana.click(answer(back), label=words.RELEASE_BUTTON)
    question = text(asked)
    back = await world.dana.click(answer(asked), label=words.RELEASE_YES)
    now = text(back)
    covered = await files(await world.dana.click(answer(back), label=words.MAKE))
    card = await world.dana.slash(world.channel, "document my-year")
    other = await world.dana.select(answer(card), ["evaluation"], custom_id="document:audience")

    assert words.RELEASE_OUT in before
    assert b"data:image" not in without["html"]
    assert words.PHOTOS_MAY in told
    assert question.startswith("**Does your release cover this use?**")
    assert "your principal" in question
    assert words.RELEASE_IN in now
    assert b"data:image" in covered["html"]
    assert words.RELEASE_OUT in text(other)


async def test_the_evidence_binder(world: World) -> None:
    """Wins and meetings are filed under headings of the member's own, and go by them."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    day = world.clock.now().date()
    went = Went("Regional library day", "pd", day, 360, "Start small.")
    await world.services.hours.went(world.guild.id, world.dana.id, went, world.clock.now())
    card = await world.dana.slash(world.channel, "document my-year")
    shown = await world.dana.click(answer(card), label=words.HEADINGS_BUTTON)
    form = await world.dana.click(answer(shown), label=words.OWN_HEADINGS)
    await world.dana.submit_modal(form, {"headings": "1. Leads learning\n2. Keeps learning"})
    card = await world.dana.slash(world.channel, "document my-year", **{"for": "evaluation"})
    shown = await world.dana.click(answer(card), label=words.HEADINGS_BUTTON)
    under = await world.dana.select(answer(shown), ["1"], custom_id="document:heading")
    filed = await world.dana.select(answer(under), ["2"], custom_id="document:file:1:0")
    back = await world.dana.click(answer(filed), label=words.BACK)
    counts = str(answer(back).components)
    card = await world.dana.click(answer(back), label=words.BACK)
    made = await world.dana.click(answer(card), label=words.MAKE)
    page = (await files(made))["html"].decode()
    luis = await world.services.documents.choices.headings(world.guild.id, world.luis.id)

    assert words.UNDER_ONE in counts
    heading = page.index("Keeps learning")
    assert heading < page.index("Regional library day", heading) < page.index(printed.NO_HEADING)
    assert "PD or conference" in page
    assert "Leads learning" not in page  # nothing is under it
    assert "Inquire" in luis  # they're Dana's alone

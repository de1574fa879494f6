"""The group's report, for coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import printed, words
from bot.documents.rules import FOUNDATIONS
from bot.drafts import words as draft_words
from tests.discord import answer, text
from tests.documents.worlds import docx_text, files, share

if TYPE_CHECKING:
    from tests.discord import World

STORY = "A cart by the doors, number {n}."


async def test_the_report(world: World) -> None:
    """Three files; words as consent allows, who hides is absent."""
    await world.switch_on("documents")
    await share(world, world.dana, *(STORY.format(n=n) for n in range(4)))
    await share(world, world.luis, "A whiteboard by the door.", consent="unnamed")
    await share(world, world.marta, "Our own little secret.", consent="here")
    mai = world.member("Mai Vang")
    await share(world, mai, "A corner with plants.")
    await world.services.members.hide(world.guild.id, mai.id, True, world.clock.now())
    card = await world.marta.slash(world.channel, "document group")
    made = await world.marta.click(answer(card), label=words.MAKE)
    found = await files(made)
    more = await world.marta.click(answer(made), label=words.MORE)
    sheet = (await files(await world.marta.click(answer(more), label=words.CSV)))["csv"].decode()

    assert (
        "5 wins are included, and 2 were left out: 1 because its author keeps it in this group "
        "and 1 because its author is hidden." in text(made)
    )
    for content in (docx_text(found["docx"]), found["html"].decode(), sheet):
        assert STORY.format(n=3) in content
        assert "A whiteboard by the door." in content
        for stays in ("Luis", "secret", "plants", "Mai Vang"):
            assert stays not in content
    assert "Three librarians shared what worked in their libraries, 6 times in all." in docx_text(
        found["docx"]
    )


async def test_only_coordinators(world: World) -> None:
    """Others are told who to ask."""
    await world.switch_on("documents")

    assert "Marta Olson can help" in text(await world.dana.slash(world.channel, "document group"))


async def test_the_group_s_headings(world: World) -> None:
    """They are pasted in once, cleaned, looked at, and offered to members."""
    await world.switch_on("documents")
    await share(world, world.dana, "A cart.")
    card = await world.marta.slash(world.channel, "document group")
    form = await world.marta.click(answer(card), label=words.RUBRIC)
    pasted = "1. Leads learning\n\n- Builds the collection\nMy 4th grader jayden"
    asked = await world.marta.submit_modal(form, {"headings": pasted})
    assert text(asked).startswith(draft_words.FIRST["save"])
    before = await world.services.documents.choices.headings(world.guild.id, world.dana.id)
    assert before == list(FOUNDATIONS)
    await world.restart()
    again = await world.marta.click(answer(asked), label=draft_words.CHANGE)
    assert "Builds the collection\\nMy 4th grader jayden" in str(again.modal)
    saved = await world.marta.click(answer(asked), label=draft_words.NOT_A_STUDENT["save"])
    mine = await world.dana.slash(world.channel, "document my-year")
    shown = await world.dana.click(answer(mine), label=words.HEADINGS_BUTTON)
    offered = await world.services.documents.choices.headings(world.guild.id, world.dana.id)
    under = await world.dana.select(answer(shown), ["2"], custom_id="document:heading")
    ticked = await world.dana.select(answer(under), ["1"], custom_id="document:under:2:0")
    back = await world.dana.click(answer(ticked), label=words.BACK)
    mine = await world.dana.click(answer(back), label=words.BACK)
    look = await world.dana.click(answer(mine), label=words.MAKE)

    assert words.RUBRIC_SAVED.format(count=3) in text(saved)
    assert offered == ["Leads learning", "Builds the collection", "My 4th grader jayden"]
    assert '"jayden"' in text(look)


async def test_headings_that_worry_nobody(world: World) -> None:
    """They are saved at once; an emptied box brings the foundations back."""
    await world.switch_on("documents")
    card = await world.marta.slash(world.channel, "document group")
    form = await world.marta.click(answer(card), label=words.RUBRIC)
    saved = await world.marta.submit_modal(form, {"headings": "Leads learning"})
    assert words.RUBRIC_SAVED.format(count=1) in text(saved)
    form = await world.marta.click(answer(saved), label=words.RUBRIC)
    emptied = await world.marta.submit_modal(form, {"headings": ""})

    assert words.RUBRIC_NONE in text(emptied)
    assert await world.services.documents.choices.headings(world.guild.id, world.dana.id) == list(
        FOUNDATIONS
    )


async def test_too_many_headings(world: World) -> None:
    """A whole rubric is refused with what helps, and nothing typed is lost."""
    await world.switch_on("documents")
    card = await world.marta.slash(world.channel, "document group")
    form = await world.marta.click(answer(card), label=words.RUBRIC)
    typed = "\n".join(f"Heading {n}" for n in range(13))
    many = await world.marta.submit_modal(form, {"headings": typed})
    told = text(many)
    form = await world.marta.click(answer(many), label=draft_words.CHANGE)
    long = await world.marta.submit_modal(form, {"headings": "x" * 4_000})

    assert words.TOO_MANY_HEADINGS.format(count=13, most=12) in told
    assert "Heading 12" in str(form.modal)
    assert "longer than 100 characters" in text(long)


async def test_a_quiet_group(world: World) -> None:
    """Of a few wins no number is said; of none there is a sentence and no file."""
    await world.switch_on("documents")
    empty = await world.marta.slash(world.channel, "document group")
    await share(world, world.dana, "A cart.", "A board.")
    card = await world.marta.slash(world.channel, "document group")
    page = (await files(await world.marta.click(answer(card), label=words.MAKE)))["html"].decode()

    assert words.CARD_EMPTY in text(empty)
    assert printed.REPORT_LEAD_FEW in page
    assert printed.AT_A_GLANCE not in page

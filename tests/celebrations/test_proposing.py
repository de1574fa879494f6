"""A member's own day: proposed, looked at, approved with one tap, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.celebrations import own_words, words
from bot.celebrations.proposals import ANSWER
from bot.celebrations.rules import Proposal
from bot.drafts import words as draft_words
from bot.drafts.service import EXPIRY
from bot.students import words as student_words
from bot.ui.card import Button, Card
from tests.celebrations.groups import switch_on, waiting
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

FORM = {
    "name": "Prairie Reads Day",
    "when": "first Friday in May",
    "why": "Everyone reads at noon.",
    "activity": "Read one page to anyone who is near.",
    "counter": "pages read",
}
DAYS = "each year, next Friday, May 7, 2027"


async def propose(world: World, who: MemberActor | None = None, **values: str) -> InteractionResult:
    """Fill in the form as a member, with these answers in place of the usual ones."""
    who = who or world.dana
    shown = await who.slash(world.channel, "celebrate propose")
    return await who.submit_modal(shown, FORM | values)


async def ready(world: World) -> None:
    """Switch book days on; what a first press is told is over."""
    await switch_on(world)
    for who in (world.dana, world.luis):
        await who.slash(world.channel, "celebrate upcoming")


def filled(shown: InteractionResult) -> dict[str, str]:
    """Return what stands in the boxes of a form."""
    assert shown.modal is not None
    parts = [row["component"] for row in shown.modal["components"]]
    return {part["custom_id"]: part.get("value") or "" for part in parts}


async def test_from_the_form_to_the_calendar(world: World) -> None:
    """One tap approves it; then everyone sees it, and who proposed it is told."""
    await ready(world)
    sent = text(await propose(world))
    today = await world.marta.slash(world.channel, "coordinator today")
    line = text(today).split("\n")[2]
    approved = await world.marta.click(
        answer(today), label=own_words.APPROVE_NAME.format(name=FORM["name"])
    )
    assert text(approved).startswith(own_words.APPROVED.format(name=FORM["name"], days=DAYS))
    await world.tick()
    upcoming = await world.dana.slash(world.channel, "celebrate upcoming")
    told = await world.dana.click(answer(upcoming), custom_id="notice:show")

    assert sent == own_words.PROPOSED.format(name=FORM["name"], days=DAYS)
    assert line == (
        f"2. **Proposed: {FORM['name']}**, {DAYS}, by Dana Whitehorse. Why: {FORM['why']}"
    )
    assert f"- **Friday, May 7:** {FORM['name']}" in text(upcoming)
    assert own_words.TOLD_APPROVED.format(name=FORM["name"], days=DAYS) in text(told)
    assert world.posts() == []


async def test_what_everyone_reads_of_it(world: World) -> None:
    """Why, the activity and what is added up; it is the group's own."""
    await ready(world)
    await propose(world, world.marta)
    shown = text(await world.dana.slash(world.channel, "celebrate show", day="prairie"))

    assert shown.split("\n") == [
        "**Prairie Reads Day:** Friday, May 7, 2027.",
        FORM["why"],
        f"Got ten minutes? {FORM['activity']}",
        "We add up everyone's pages read.",
        "",
        words.FROM_OWN,
        words.CELEBRATED,
    ]


async def test_a_coordinators_own(world: World) -> None:
    """What a coordinator proposes waits for nobody."""
    await ready(world)
    entered = text(await propose(world, world.marta))
    today = text(await world.marta.slash(world.channel, "coordinator today"))

    assert entered.startswith(own_words.ENTERED.format(name=FORM["name"], days=DAYS))
    assert "Proposed:" not in today


async def test_all_in_one_command(world: World) -> None:
    """The command takes everything at once; with only a part of it, the form opens with that."""
    await ready(world)
    sent = await world.dana.slash(world.channel, "celebrate propose", **FORM)
    part = await world.luis.slash(world.channel, "celebrate propose", name="Luis reads")

    assert text(sent) == own_words.PROPOSED.format(name=FORM["name"], days=DAYS)
    assert filled(part) == dict.fromkeys(FORM, "") | {"name": "Luis reads"}


async def test_not_this_time(world: World) -> None:
    """It stays out of the calendar, and its author gets their words back."""
    await ready(world)
    await propose(world)
    panel = await world.marta.slash(world.channel, "celebrate upcoming")
    assert words.WAITING not in buttons(answer(panel))  # nothing is chosen yet
    await world.services.selections.take_list(world.guild.id, "calm", world.clock.now())
    panel = await world.marta.click(
        answer(await world.marta.slash(world.channel, "celebrate upcoming")), label=words.CHANGE
    )
    shown = await world.marta.click(answer(panel), label=words.WAITING)
    told = text(shown)
    declined = text(await world.marta.click(answer(shown), label=own_words.DECLINE))
    await world.tick()
    waits = await world.dana.slash(world.channel, "celebrate show", day="prairie")
    note = text(await world.dana.click(answer(waits), custom_id="notice:show"))

    assert FORM["activity"] in told
    assert "Proposed by Dana Whitehorse" in told
    assert declined.startswith(own_words.DECLINED.format(name=FORM["name"]))
    assert text(waits).startswith(words.NOT_FOUND.format(typed="prairie"))
    for typed in ("name", "why", "activity"):
        assert FORM[typed] in note


async def test_two_coordinators_at_once(world: World) -> None:
    """The second is told that it is decided; the button of an old list too, after a restart."""
    await ready(world)
    await propose(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    label = own_words.APPROVE_NAME.format(name=FORM["name"])
    custom_id = buttons(answer(today))[label]
    await world.marta.click(answer(today), label=label)
    await world.restart()
    post = await world.post(Card("Press.", [Button(custom_id)]))
    again = await world.marta.click(post)
    member = await world.luis.click(post)

    assert text(again) == own_words.DECIDED
    assert text(member).startswith("This is for the people who run the group.")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"when": "31 February"}, f"Feb 31 isn't a date. {own_words.WHEN_AGAIN}"),
        (
            {"when": "fifth Monday in February"},
            own_words.WHEN_NOT_YEARLY.format(nth="fifth", weekday="Monday", month="February"),
        ),
        (
            {"when": "sixth Friday in May"},
            own_words.WHEN_NEVER.format(nth="sixth", weekday="Friday", month="May"),
        ),
        ({"when": "May 8 to May 4"}, f"It ends before it starts. {own_words.WHEN_AGAIN}"),
        ({"when": "May 4 2026"}, own_words.WHEN_PAST.format(days="Monday, May 4, 2026")),
        ({"name": "Reads with <@123>"}, own_words.NAME_MENTION),
        ({"name": "Reads @everyone"}, own_words.NAME_MENTION),
        ({"name": "Reads at https://example.org"}, own_words.NAME_LINK),
        ({"name": "x" * 81}, own_words.NAME_TOO_LONG.format(length=81, limit=80)),
        (
            {"why": "x" * 4_000},
            own_words.TEXT_TOO_LONG.format(what=own_words.WHY, length="4,000", limit=400),
        ),
        ({"counter": "x" * 31}, own_words.COUNTER_TOO_LONG.format(length=31, limit=30)),
        ({"name": "World Poetry Day"}, own_words.ALREADY_LISTED.format(name="World Poetry Day")),
    ],
)
async def test_what_cannot_be(world: World, values: dict[str, str], sentence: str) -> None:
    """One sentence each; the form opens again with everything that was typed."""
    await ready(world)
    told = await propose(world, world.dana, **values)
    assert text(told) == own_words.NOT_SENT.format(reason=sentence)
    await world.restart()
    again = await world.dana.click(answer(told), label=draft_words.CHANGE)
    assert filled(again) == FORM | values
    sent = await world.dana.submit_modal(again, FORM)

    assert text(sent) == own_words.PROPOSED.format(name=FORM["name"], days=DAYS)


async def test_five_thousand_characters(world: World) -> None:
    """More than a form holds, by the command: one sentence, and nothing of it is lost."""
    await ready(world)
    long = "word " * 1_000
    told = await world.dana.slash(world.channel, "celebrate propose", **(FORM | {"why": long}))
    draft_id = int(buttons(answer(told))[draft_words.CHANGE].rpartition(":")[2])
    kept = await world.services.drafts.get(world.guild.id, draft_id, world.dana.id)

    reason = own_words.TEXT_TOO_LONG.format(what=own_words.WHY, length="4,999", limit=400)
    assert text(told) == own_words.NOT_SENT.format(reason=reason)
    assert kept.read(Proposal).text.why == long


async def test_the_same_day_twice(world: World) -> None:
    """Who proposes what waits already is told so, in whatever way it is written."""
    await ready(world)
    await propose(world)
    told = await propose(world, world.luis, name="prairie reads day", when="May 7 2027")

    reason = own_words.ALREADY_PROPOSED.format(name=FORM["name"])
    assert text(told) == own_words.NOT_SENT.format(reason=reason)


async def test_a_student(world: World) -> None:
    """A name is shown before anyone else sees it; each way out works."""
    await ready(world)
    why = "jayden in 4th grade asked for it."
    asked = await propose(world, why=why)
    assert text(asked).startswith(draft_words.FIRST["send"])
    assert list(buttons(answer(asked))) == [
        student_words.USE_A_STUDENT,
        draft_words.CHANGE,
        draft_words.NOT_A_STUDENT["send"],
    ]
    assert "Proposed" not in text(await world.marta.slash(world.channel, "coordinator today"))
    read = await world.dana.click(answer(asked), label=student_words.USE_A_STUDENT)
    assert "Proposed" not in text(await world.marta.slash(world.channel, "coordinator today"))
    sent = await world.dana.click(answer(read), label=draft_words.THIS["send"])
    today = text(await world.marta.slash(world.channel, "coordinator today"))
    assert text(sent).startswith("Sent to the people")
    assert "jayden" not in today
    assert "a student in 4th grade asked for it." in today.casefold()

    asked = await propose(world, world.luis, name="Another day", why=why)
    fine = await world.luis.click(answer(asked), label=draft_words.NOT_A_STUDENT["send"])
    once_more = await propose(world, world.luis, name="A third day", why=why)
    assert text(fine).startswith("Sent to the people")
    assert text(once_more).startswith(draft_words.FIRST["send"])  # a grade beats what's remembered


async def test_words_that_do_more_than_say(world: World) -> None:
    """Formatting, masked links and mentions in the texts are shown as they were typed."""
    await ready(world)
    why = "See [this](https://example.org) @everyone and **that** {number} {0}."
    await propose(world, why=why)
    today = text(await world.marta.slash(world.channel, "coordinator today"))

    assert r"\[this](https" in today
    assert "@everyone" not in today
    assert "\\*\\*that\\*\\* {number} {0}." in today


async def test_drafts_are_kept_for_a_day(world: World) -> None:
    """Then they are deleted, and the button says so; nobody else can open one."""
    await ready(world)
    told = await propose(world, when="soon")
    custom_id = buttons(answer(told))[draft_words.CHANGE]
    post = await world.post(Card("Press.", [Button(custom_id)]))
    others = await world.luis.click(post)
    assert len(await waiting(world.client.agenda._database, EXPIRY)) == 1
    await world.advance(hours=25)
    gone = await world.dana.click(post)

    assert text(others) == draft_words.GONE
    assert text(gone) == draft_words.GONE
    assert await waiting(world.client.agenda._database, EXPIRY) == []


async def test_who_left_is_told_nothing(world: World) -> None:
    """A day is approved after its author left: nobody is written to, and no fault arises."""
    await ready(world)
    await propose(world)
    (day,) = await world.services.proposals.waiting(world.guild.id, world.clock.now().date())
    world.guild.remove_member(world.dana)
    await world.services.proposals.approve(
        world.guild.id, day.id, world.marta.id, world.clock.now()
    )
    await world.tick()

    assert await world.services.members.notices(world.guild.id, world.dana.id) == []
    assert await waiting(world.client.agenda._database, ANSWER) == []

"""A challenge as members see it: one form, one post, numbers from a button, and what it came to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.agenda.tables import AgendaRow
from bot.calendars.words import ADD as TO_CALENDAR
from bot.kit.database import Database
from bot.meetups import challenge_words, words
from bot.shown.queries import RENEW
from bot.totals import words as total_words
from cogs.meetups import challenge_cards
from tests.discord import answer, buttons, text
from tests.meetups.test_meeting import post, press, read_back, ready

if TYPE_CHECKING:
    import discord
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

FORM = {
    "title": "Fall reading",
    "when": "September 21 to October 16",
    "unit": "Pages",
    "target": "1,000",
}
BEGUN = datetime(2026, 9, 21, 16, tzinfo=UTC)
ADD = "Add to our pages"


async def set_up(world: World, **values: str) -> discord.Message:
    """Let Dana set a challenge up, and return its post."""
    shown = await world.dana.slash(world.channel, "meetup upcoming")
    form = await world.dana.click(answer(shown), label=challenge_words.SET_UP)
    read = await world.dana.submit_modal(form, FORM | values)
    await world.dana.click(answer(read), label="Post it")
    await world.tick()
    return post(world)


async def add(world: World, who: MemberActor, typed: str) -> InteractionResult:
    """Add a number by the post's button."""
    form = await press(world, who, ADD)
    assert form.modal is not None
    assert form.modal["components"][0]["label"] == "How many pages?"
    return await who.submit_modal(form, {"amount": typed})


def ids_of(shown: InteractionResult) -> list[str]:
    """Return the custom ids under an answer."""
    rows = answer(shown).components
    return [str(one["custom_id"]) for row in rows for one in row.get("components", ())]


async def renewals(world: World) -> int:
    """Return how many changes of a message wait."""
    database = Database(world.settings.resolved_database_url)
    async with database.read() as connection:
        waits = (AgendaRow.kind == RENEW) & (AgendaRow.state == "waiting")
        found = await connection.scalar(select(func.count()).where(waits))
    await database.close()
    return int(found or 0)


async def test_from_one_form_on(world: World) -> None:
    """Set up, added to, corrected, reached: one post, and nobody's number but the total."""
    await ready(world)
    found = await set_up(world)
    assert found.content.splitlines() == [
        "**Challenge: Fall reading**",
        "Monday, September 21 \N{EN DASH} Friday, October 16",
        "We're adding up pages, all of us together, to reach 1,000.",
        "Set up by Dana Whitehorse.",
        challenge_words.ONLY_TOTAL,
    ]
    assert list(buttons(found)) == [ADD, words.DETAILS, TO_CALENDAR]
    assert not found.attachments
    early = await press(world, world.luis, ADD)
    assert text(early).startswith("It hasn't started yet.")

    await world.until(BEGUN)
    told = text(await add(world, world.luis, "about 340 pages"))
    assert told.startswith("Added 340. Together we have 340 pages.")
    asked = await add(world, world.marta, "3 books")
    assert text(asked).startswith("Nothing was added, because we're counting pages here.")
    await add(world, world.marta, "10")
    posts = len(world.posts())
    assert await renewals(world) == 1
    await world.tick()
    assert "So far" not in post(world).content  # others may add in the same second
    await world.advance(seconds=2)
    assert len(world.posts()) == posts
    assert "So far: **350** pages, 35% of the way to 1,000." in post(world).content
    (bar,) = post(world).attachments
    assert bar.description == "A bar that's 35 percent full."
    assert "Luis" not in post(world).content

    details = await press(world, world.luis, words.DETAILS)
    assert "You've added 340 so far. Only you see that." in text(details)
    form = await world.luis.click(answer(details), label=total_words.CHANGE)
    changed = await world.luis.submit_modal(form, {"amount": "1,000"})
    assert text(changed) == "Changed: yours is 1,000 now. Together we have 1,010 pages."
    await world.advance(seconds=2)
    assert "**1,010** pages. We made it to 1,000. Thank you, everyone!" in post(world).content


async def test_its_end(world: World) -> None:
    """Over, told in the next week's first post, added to for a week, and closed."""
    await ready(world)
    found = await set_up(world)
    await world.until(BEGUN)
    await add(world, world.luis, "1,010")
    await world.until(datetime(2026, 10, 17, 6, tzinfo=UTC))
    assert "Together: **1,010** pages, and we made it to 1,000." in post(world).content
    assert "You can still add yours through October 23." in post(world).content
    await world.until(datetime(2026, 10, 19, 13, tzinfo=UTC))
    line = challenge_words.CLOSING.format(total="1,010", unit="pages", link=found.jump_url)
    assert [line in one.content for one in world.posts()].count(True) == 1
    await add(world, world.marta, "90")
    await world.until(datetime(2026, 10, 26, 13, tzinfo=UTC))
    assert "Together: **1,100** pages" in post(world).content
    assert "You can still" not in post(world).content
    assert list(buttons(post(world))) == [words.DETAILS]
    assert [challenge_words.CLOSING[:13] in one.content for one in world.posts()].count(True) == 1


async def test_kind_of_a_meet_up(world: World) -> None:
    """The menu of kinds leads to the challenge's form, and back."""
    await ready(world)
    shown = await read_back(world, title="Fall reading", when="Sep 21 to Oct 16")
    menu = next(one for one in ids_of(shown) if one.startswith("meetup:kind:"))
    form = await world.dana.select(answer(shown), ["challenge"], custom_id=menu)
    assert form.modal is not None
    assert form.modal["title"] == challenge_words.FORM_TITLE
    wrong = await world.dana.submit_modal(form, FORM | {"when": "Oct 8 at 3:30"})
    assert challenge_words.WHOLE_DAYS in text(wrong)
    again = await world.dana.click(answer(wrong), label="Change my text")
    read = await world.dana.submit_modal(again, FORM | {"target": ""})
    assert "**Challenge: Fall reading**" in text(read)
    assert text(read).splitlines()[2:5] == [
        "Monday, September 21 \N{EN DASH} Friday, October 16, 2026",
        "Where: https://meet.example",
        challenge_words.PREVIEW_COUNTS.format(unit="pages"),
    ]
    assert words.ADD_DETAILS not in buttons(answer(read))
    back = await world.dana.select(answer(read), ["pd"], custom_id=menu)
    assert "**PD or conference: Fall reading**" in text(back)
    assert world.posts() == []


async def test_another_kind_and_back(world: World) -> None:
    """What was typed for one kind waits while it's of another, where it isn't shown."""
    await ready(world)
    shown = await read_back(world, when="Sep 21 to Oct 16")
    menu = next(one for one in ids_of(shown) if one.startswith("meetup:kind:"))
    form = await world.dana.click(answer(shown), label=words.ADD_DETAILS)
    shown = await world.dana.submit_modal(form, {"spots": "12"})
    left = words.SPOTS_LEFT.format(free=12, spots=12)
    assert left in text(shown)

    form = await world.dana.select(answer(shown), ["challenge"], custom_id=menu)
    shown = await world.dana.submit_modal(form, FORM)
    assert left not in text(shown)
    shown = await world.dana.select(answer(shown), ["pd"], custom_id=menu)
    assert left in text(shown)
    form = await world.dana.select(answer(shown), ["challenge"], custom_id=menu)
    assert form.modal is not None
    known = [row["component"].get("value") for row in form.modal["components"]]
    assert known[2:] == ["pages", "1,000"]

    shown = await world.dana.select(answer(shown), ["pd"], custom_id=menu)
    await world.dana.click(answer(shown), label="Post it")
    await world.tick()
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    assert (meetup.unit, meetup.target, meetup.spots) == ("", None, 12)


async def test_changed_and_called_off(world: World) -> None:
    """Its organizer changes it in the same form, while it's on; called off, nothing is added."""
    await ready(world)
    await set_up(world)
    await world.until(BEGUN + timedelta(days=2))
    details = await press(world, world.dana, words.DETAILS)
    assert words.MOVE not in buttons(answer(details))
    form = await world.dana.click(answer(details), label=challenge_words.CHANGE)
    assert form.modal is not None
    known = [row["component"].get("value") for row in form.modal["components"]]
    assert known == ["Fall reading", "September 21 \N{EN DASH} October 16, 2026", "pages", "1,000"]
    values = {**FORM, "when": known[1], "target": "2,000"}
    saved = await world.dana.submit_modal(form, values)
    assert text(saved) == words.CHANGED
    await world.advance(seconds=2)
    assert "to reach 2,000." in post(world).content
    details = await press(world, world.dana, words.DETAILS)
    form = await world.dana.click(answer(details), label=challenge_words.CHANGE)
    await world.dana.submit_modal(form, {**values, "when": "September 21 to October 30"})
    await world.advance(seconds=2)
    assert "Friday, October 30" in post(world).content

    details = await press(world, world.dana, words.DETAILS)
    asked = await world.dana.click(answer(details), label=words.CALL_OFF)
    assert text(asked).startswith("Not called off yet. The post of **Fall reading**")
    await world.dana.click(answer(asked), label=words.CALL_OFF_YES)
    await world.advance(seconds=2)
    assert post(world).content == words.CALLED_OFF.format(title="Fall reading")
    assert post(world).attachments == []


def test_said_once() -> None:
    """A name that says it's a challenge needs no second one before it."""
    assert challenge_cards.heading("Winter reading challenge") == "**Winter reading challenge**"
    assert challenge_cards.heading("Fall reading") == "**Challenge: Fall reading**"


async def test_a_childs_name(world: World) -> None:
    """What's counted and what it's called are looked at before others read them."""
    await ready(world)
    shown = await world.dana.slash(world.channel, "meetup upcoming")
    form = await world.dana.click(answer(shown), label=challenge_words.SET_UP)
    read = await world.dana.submit_modal(form, FORM | {"title": "My student Kayla reads"})
    asked = await world.dana.click(answer(read), label="Post it")

    assert "Kayla" in text(asked)
    assert world.posts() == []

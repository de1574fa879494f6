"""A meet-up as members see it: set up, answered, reminded of, moved, called off."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.calendars.words import ADD
from bot.groups import words as group_words
from bot.meetups import kinds, when_words, words
from bot.members.rules import Notice
from bot.ui.card import Button, Card
from cogs.meetups import notices
from tests.celebrations.test_limits import deny
from tests.coffee.acting import dms
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    import discord
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

STARTS = datetime(2026, 9, 16, 20, 30, tzinfo=UTC)  # Wednesday 3:30 in Chicago
FORM = {"title": "What are you reading?", "when": "Wednesday 3:30", "place": "https://meet.example"}


async def ready(world: World) -> None:
    """Switch meet-ups on; what a first press is told is over."""
    await world.switch_on("meetups")
    for who in (world.dana, world.luis, world.marta):
        await who.slash(world.channel, "me show")


async def read_back(world: World, **values: str) -> InteractionResult:
    """Let Dana fill in the form."""
    form = await world.dana.slash(world.channel, "meetup create")
    return await world.dana.submit_modal(form, FORM | values)


async def set_up(world: World, **values: str) -> discord.Message:
    """Let Dana set a meet-up up, and return its post."""
    shown = await read_back(world, **values)
    await world.dana.click(answer(shown), label="Post it")
    await world.tick()
    return post(world)


def post(world: World) -> discord.Message:
    """Return the latest post of a meet-up."""
    return next(one for one in reversed(world.posts()) if words.DETAILS in buttons(one))


async def press(world: World, who: MemberActor, label: str) -> InteractionResult:
    """Press a button of the post."""
    return await who.click(post(world), label=label)


async def test_set_up_from_one_form(world: World) -> None:
    """It's read back first: date, time, zone; then it's posted, with a thread, and not before."""
    await ready(world)
    shown = await read_back(world)

    said = text(shown)
    assert said.startswith(words.PREVIEW)
    assert "Wednesday, September 16, 2026, 3:30\N{EN DASH}4:30 PM Central Time" in said
    assert world.posts() == []
    sent = await world.dana.click(answer(shown), label="Post it")
    await world.tick()
    found = post(world)
    assert text(sent) == words.POSTED.format(link=found.jump_url)
    assert found.content.splitlines() == [
        "**Meet-up: What are you reading?**",
        f"<t:{STARTS.timestamp():.0f}:F> (<t:{STARTS.timestamp():.0f}:R>)",
        "Where: https://meet.example",
        "Set up by Dana Whitehorse.",
    ]
    assert list(buttons(found)) == [words.COME, words.MAYBE, words.DETAILS, ADD]
    assert not found.flags.suppress_notifications
    (thread,) = world.channel.threads
    assert thread.id == found.id


async def test_asked_not_guessed(world: World) -> None:
    """What isn't a date, is over, or is either of two is asked about; what was typed is kept."""
    await ready(world)
    for typed, asked in (
        ("tomorrow-ish", when_words.ROUGHLY.format(typed="tomorrow-ish")),
        ("Sep 1 2026 at 4", "is already over"),
        ("Wednesday at 7", when_words.WHICH_HALF.format(hour="7:00")),
    ):
        shown = await read_back(world, when=typed)

        assert text(shown).startswith("Not posted yet.")
        assert asked in text(shown)
        again = await world.dana.click(answer(shown), label="Change my text")
        assert again.modal is not None
        boxes = [row["component"] for row in again.modal["components"]]
        assert [one.get("value") for one in boxes] == [FORM["title"], typed, FORM["place"]]
    assert world.posts() == []


async def test_a_repeat(world: World) -> None:
    """The next three dates are read back; what happens without school is one menu away."""
    await ready(world)
    shown = await read_back(world, when="every Wednesday at 3:30, school months only")

    assert "Next: September 16, September 23 and September 30." in text(shown)
    kind = await world.dana.select(answer(shown), ["coffee"], custom_id=_menu(shown, "kind"))
    off = await world.dana.select(answer(kind), ["after"], custom_id=_menu(kind, "off"))
    assert "**Coffee chat: What are you reading?**" in text(off)
    assert "the week after if there's no school" in text(off)
    await world.dana.click(answer(off), label="Post it")
    await world.tick()
    assert "Repeats every Wednesday. After that: <t:" in post(world).content


async def test_a_repeat_that_meets_on_days_off(world: World) -> None:
    """Dates without school are named before it's posted, until what becomes of them is chosen."""
    await ready(world)
    shown = await read_back(world, when="fourth Thursday of every month at 3:30")
    assert "no school on November 26 and December 24, and it would still be on." in text(shown)

    off = await world.dana.select(answer(shown), ["skip"], custom_id=_menu(shown, "off"))
    assert "it would still be on" not in text(off)
    weekly = await read_back(world, when="every Wednesday at 3:30")
    assert "on November 11, November 25, December 23 and another date, and" in text(weekly)
    within = await read_back(world, when="every Wednesday at 3:30 until October 14")
    assert "no school" not in text(within)


async def test_its_name_says_its_kind(world: World) -> None:
    """What it's called suggests its kind, once; the post doesn't say that twice."""
    await ready(world)
    shown = await read_back(world, title="Open library: new books")
    assert "\n**Open library: new books**\n" in text(shown)
    posted = await world.dana.click(answer(shown), label="Post it")
    assert "Make a flyer" in buttons(answer(posted))
    shown = await read_back(world, title="Coffee chat: what are you reading?")
    assert "\n**Coffee chat: what are you reading?**\n" in text(shown)


def _menu(shown: InteractionResult, verb: str) -> str:
    rows = answer(shown).components
    ids = [str(one["custom_id"]) for row in rows for one in row.get("components", ())]
    return next(one for one in ids if one.startswith(f"meetup:{verb}:"))


async def test_coming_and_reminded(world: World) -> None:
    """Who comes is asked once how to be reminded; nobody else is."""
    await ready(world)
    await set_up(world)
    came = await press(world, world.luis, words.COME)
    assert words.HOW in text(came)
    chosen = await world.luis.click(answer(came), label=words.BY_DM)
    assert words.REMINDS["dm"] in text(chosen)
    assert ADD in buttons(answer(chosen))
    await press(world, world.dana, words.MAYBE)
    await world.advance(seconds=2)
    assert "Coming: 1, maybe 1." in post(world).content
    again = await press(world, world.luis, words.COME)
    assert words.HOW not in text(again)

    await world.until(STARTS - timedelta(minutes=14))

    told = [one.content for one in dms(world.luis)]
    assert [one.partition(":")[0] for one in told[1:]] == ["Tomorrow", "Soon"]
    assert [one.content for one in dms(world.dana)] == []


async def test_called_in_the_thread(world: World) -> None:
    """Who chose the thread is mentioned there, and nobody else; the link comes when it starts."""
    await ready(world)
    await set_up(world)
    came = await press(world, world.luis, words.COME)
    await world.luis.click(answer(came), label=words.BY_THREAD)
    await press(world, world.marta, words.COME)

    await world.until(STARTS + timedelta(minutes=1))

    (thread,) = world.channel.threads
    said = [one.content for one in world.posts(thread) if one.content]
    assert [one.partition(":")[0] for one in said] == [
        f"<@{world.luis.id}> Tomorrow",
        f"<@{world.luis.id}> Soon",
        "**What are you reading?** is starting. https",
    ]


async def test_full_and_in_line(world: World) -> None:
    """When it's full there's a line; a spot that opens is kept for who waits longest."""
    await ready(world)
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_DETAILS)
    read = await world.dana.submit_modal(form, {"spots": "1"})
    await world.dana.click(answer(read), label="Post it")
    await world.tick()
    await press(world, world.luis, words.COME)
    await world.advance(seconds=2)
    assert list(buttons(post(world))) == [words.WAIT, words.MAYBE, words.DETAILS, ADD]
    waits = await press(world, world.marta, words.WAIT)
    assert text(waits).startswith("You're in line")

    details = await press(world, world.luis, words.DETAILS)
    await world.luis.click(answer(details), label=words.STAY_AWAY)
    await world.advance(seconds=2)

    hears = await world.marta.slash(world.channel, "me show")
    opened = await world.marta.click(answer(hears), custom_id="notice:show")
    assert "A spot opened for **What are you reading?**" in text(opened)
    took = await world.marta.click(answer(opened), label=words.TAKE)
    assert text(took).startswith("You're coming to **What are you reading?**")


async def test_moved_and_told(world: World) -> None:
    """An organizer moves a date: it's read back, and who comes hears the new time at once."""
    await ready(world)
    await set_up(world)
    came = await press(world, world.luis, words.COME)
    await world.luis.click(answer(came), label=words.BY_DM)
    details = await press(world, world.dana, words.DETAILS)
    assert "Who's coming: Luis Ortega." in text(details)
    assert "Who's coming" not in text(await press(world, world.luis, words.DETAILS))
    form = await world.dana.click(answer(details), label=words.MOVE)
    asked = await world.dana.submit_modal(form, {"when": "Thursday at 4"})
    to = STARTS + timedelta(days=1, minutes=30)
    assert f"would be <t:{to.timestamp():.0f}:F> instead" in text(asked)

    await world.dana.click(answer(asked), label=words.MOVE_YES)
    await world.advance(seconds=61)

    told = dms(world.luis)[-1].content
    assert told.startswith(f"**What are you reading?** has moved: it's now <t:{to.timestamp():.0f}")
    assert "Where: https://meet.example" in told
    assert f"<t:{to.timestamp():.0f}:F>" in post(world).content

    details = await press(world, world.dana, words.DETAILS)
    form = await world.dana.click(answer(details), label=words.CHANGE_DETAILS)
    saved = await world.dana.submit_modal(form, {"place": "Room 12"})
    assert text(saved) == words.CHANGED_PLACE
    await world.advance(seconds=61)
    there = dms(world.luis)[-1].content
    assert there.startswith(f"**What are you reading?**, <t:{to.timestamp():.0f}:F>: here's where")
    assert "Room 12" in there


async def test_another_name_and_a_later_date(world: World) -> None:
    """Its name and kind can change; any date to come can be answered, the next one stays."""
    await ready(world)
    await set_up(world, when="every Wednesday at 3:30, school months only")
    details = await press(world, world.dana, words.DETAILS)
    form = await world.dana.click(answer(details), label=words.CHANGE_NAME)
    saved = await world.dana.submit_modal(form, {"title": "Tea and books", "kind": ["coffee"]})
    assert text(saved) == words.CHANGED
    await world.advance(seconds=2)
    assert post(world).content.startswith("**Coffee chat: Tea and books**")

    shown = await press(world, world.luis, words.DETAILS)
    on = await world.luis.select(answer(shown), ["2026-09-30"], custom_id=_menu(shown, "on"))
    later = STARTS + timedelta(weeks=2)
    assert f"<t:{later.timestamp():.0f}:F>" in text(on)
    came = await world.luis.click(answer(on), label=words.COME)
    assert f"You're coming to **Tea and books** on <t:{later.timestamp():.0f}:F>" in text(came)
    await world.advance(seconds=2)
    assert "Coming: " not in post(world).content


async def test_no_thread(world: World) -> None:
    """Coordinators read that a meet-up's thread can't be opened, until it can."""
    await ready(world)
    deny(world, "create_public_threads")
    await set_up(world)
    await world.advance(minutes=11)
    today = await world.marta.slash(world.channel, "coordinator today")
    assert "**What are you reading?**" in text(today)
    assert "has no thread" in text(today)


async def test_called_off(world: World) -> None:
    """It's asked first; then the post says so, and who comes hears of it."""
    await ready(world)
    await set_up(world)
    await press(world, world.luis, words.COME)
    details = await press(world, world.dana, words.DETAILS)
    asked = await world.dana.click(answer(details), label=words.CANCEL_DATE)
    await world.dana.click(answer(asked), label=words.CANCEL_YES)
    await world.advance(seconds=62)

    assert post(world).content == words.CALLED_OFF.format(title=FORM["title"])
    hears = await world.luis.slash(world.channel, "meetup upcoming")
    assert words.UPCOMING_NONE in text(hears)
    opened = await world.luis.click(answer(hears), custom_id="notice:show")
    assert f"isn't happening on <t:{STARTS.timestamp():.0f}:F>" in text(opened)


async def test_called_off_while_reminders_go_out(world: World) -> None:
    """A reminder that was on its way isn't sent once it's called off: that's what they hear."""
    await ready(world)
    await set_up(world)
    came = await press(world, world.luis, words.COME)
    await world.luis.click(answer(came), label=words.BY_DM)
    meetup_id, day = await _the_one(world)
    payload = {"day": str(day), "which": "day", "at": ""}
    notice = Notice(world.guild.id, world.luis.id, kinds.REMIND, meetup_id, payload=payload)
    assert await notices.reminded(world.client, notice) is not None

    services, key = world.services, (world.guild.id, meetup_id, world.dana.id)
    await services.meetups.end(*key, world.clock.now(), runs=False)

    assert await notices.reminded(world.client, notice) is None
    await world.advance(seconds=62)
    assert [one.content.partition(" on ")[0] for one in dms(world.luis)[1:]] == [
        "**What are you reading?** isn't happening"
    ]


async def _the_one(world: World) -> tuple[int, date]:
    """Return the id and the next date of what was set up."""
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    assert meetup.next_day is not None
    return meetup.id, meetup.next_day


async def test_without_an_organizer(world: World) -> None:
    """Who set it up is forgotten: their name goes from the post, and a coordinator takes over."""
    await ready(world)
    await set_up(world)
    form = await world.dana.slash(world.channel, "me forget")
    await world.dana.click(answer(form), label="Yes, forget me")
    await world.advance(seconds=2)

    assert "Set up by" not in post(world).content
    today = await world.marta.slash(world.channel, "coordinator today")
    assert "has nobody running it" in text(today)
    await world.marta.click(answer(today), label=words.TAKE_OVER)
    await world.advance(seconds=2)
    assert "Set up by Marta Olson." in post(world).content


async def test_the_monthly_chat_in_two_taps(world: World) -> None:
    """One tap in *More settings* shows when it would be; the next posts it, starters included."""
    await ready(world)
    setup = await world.marta.slash(world.channel, "setup")
    more = await world.marta.click(answer(setup), label=group_words.MORE_SETTINGS)
    panel = await world.marta.click(answer(more), label=group_words.MONTHLY_CHAT)
    assert "> The second Wednesday of every month, 3:30" in text(panel)
    await world.marta.click(answer(panel), label=words.START_CHAT)
    await world.tick()

    found = post(world)
    assert found.content.startswith("**Coffee chat: Monthly chat for everyone**")
    assert f"Where: {words.CHAT_PLACE}" in found.content
    chat = datetime(2026, 10, 14, 20, 30, tzinfo=UTC)
    await world.until(chat)
    (thread,) = world.channel.threads
    said = world.posts(thread)[-1].content.splitlines()
    assert said[:2] == [words.STARTS_HERE.format(title=words.CHAT_TITLE), words.STARTERS]
    assert len(said) == 5
    again = await world.marta.click(await world.post(Card("Go.", [Button("meetup:settings")])))
    assert words.START_CHAT not in buttons(answer(again))
    assert words.CHAT_THERE in text(again)


async def test_seven_is_asked(world: World) -> None:
    """Morning or evening is one press, and then it's read back like anything else."""
    await ready(world)
    asked = await read_back(world, when="Wednesday at 7")
    assert "in the morning or in the evening?" in text(asked)
    shown = await world.dana.click(answer(asked), label=words.EVENING)

    assert "Wednesday, September 16, 2026, 7:00\N{EN DASH}8:00 PM Central Time" in text(shown)
    assert world.posts() == []

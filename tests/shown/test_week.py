"""The weekly post after it's out: what was removed, hidden, reported or forgotten leaves it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest
from sqlalchemy import text as sql

from bot.kit.personal import Person
from bot.members import words as member_words
from bot.weekly.service import WEEK_POST
from bot.wins import words as win_words
from bot.wins.rules import NAMELESS
from tests.discord import answer, text
from tests.weekly.test_posts import TO_FRIDAY, share, weekly

if TYPE_CHECKING:
    from tests.discord import World

DANAS, LUISS = "Blind dates with books by the doors.", "A book talk flopped, and I know why."


@pytest.fixture
async def friday(world: World) -> World:
    """A group whose weekly post shows a win of Dana's and one of Luis's."""
    await share(world, "dana", DANAS)
    await share(world, "luis", LUISS)
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)
    assert DANAS in post.content
    assert "Dana Whitehorse" in post.content
    return world


def only(world: World) -> discord.Message:
    """The weekly post as it reads now."""
    (post,) = weekly(world)
    return post


async def report(world: World, message: discord.Message) -> str:
    """Let Luis say that a student may be recognizable in a message; return the answer."""
    form = await world.luis.context_menu(world.channel, win_words.TELL_COORDINATOR, message)
    told = await world.luis.submit_modal(form, {"about": ["student"]})
    await world.tick()
    return text(told)


async def test_removed(friday: World) -> None:
    """A win that its author removes leaves the weekly post within the minute; others stay."""
    asked = await friday.dana.slash(friday.channel, "win remove", win="1")
    await friday.dana.click(answer(asked), label=win_words.REMOVE_YES)
    await friday.advance(seconds=30)

    post = only(friday)
    assert DANAS not in post.content
    assert "Dana Whitehorse" not in post.content
    assert LUISS in post.content


async def test_edited(friday: World) -> None:
    """Other words take the place of the old ones."""
    form = await friday.dana.slash(friday.channel, "win edit", win="1")
    await friday.dana.submit_modal(form, {"story": "Quite other words."})
    await friday.advance(seconds=30)

    post = only(friday)
    assert DANAS not in post.content
    assert "Quite other words." in post.content


async def test_hidden_name(friday: World) -> None:
    """Who hides their name is a colleague there too; the name comes back with them."""
    await friday.dana.slash(friday.channel, "me hide")
    await friday.advance(seconds=30)
    hidden = only(friday).content
    await friday.dana.slash(friday.channel, "me hide")
    await friday.advance(seconds=30)

    assert "Dana Whitehorse" not in hidden
    assert NAMELESS in hidden
    assert DANAS in hidden
    assert "Dana Whitehorse" in only(friday).content


async def test_forgotten(friday: World) -> None:
    """Who is forgotten leaves it with name and words."""
    dana = Person(friday.guild.id, friday.dana.id)
    await friday.services.privacy.forget(dana, friday.clock.now())
    await friday.advance(seconds=30)

    post = only(friday)
    assert DANAS not in post.content
    assert "Dana Whitehorse" not in post.content


async def test_how_many_follow(friday: World) -> None:
    """Who is forgotten reads how many messages change, those that quote them among them."""
    sure = await friday.dana.slash(friday.channel, "me forget")
    done = text(await friday.dana.click(answer(sure), label=member_words.FORGET_YES))

    assert member_words.FORGET_MESSAGE in done


async def test_left(friday: World) -> None:
    """A win that may travel stays, without the name of who left."""
    await friday.services.wins.consent(friday.guild.id, 1, friday.dana.id, "unnamed")
    dana = Person(friday.guild.id, friday.dana.id)
    await friday.services.privacy.depart(dana, friday.clock.now())
    await friday.advance(seconds=30)

    post = only(friday)
    assert "Dana Whitehorse" not in post.content
    assert DANAS in post.content


async def test_reported_win(friday: World) -> None:
    """Words in which a student may be recognizable are hidden there too, and shown again."""
    await report(friday, friday.posts()[0])
    hidden = only(friday).content
    (told,) = await friday.services.reports.open(friday.guild.id)
    await friday.services.reports.settle(friday.guild.id, told.id, friday.clock.now(), hidden=None)
    await friday.tick()

    assert DANAS not in hidden
    assert LUISS in hidden
    assert DANAS in only(friday).content


async def test_reported_itself(friday: World) -> None:
    """Reporting the weekly post hides what it quotes, there and in the posts of the wins."""
    said = await report(friday, only(friday))

    assert said == win_words.REPORTED_HIDDEN
    assert DANAS not in only(friday).content
    assert LUISS not in only(friday).content
    assert [one.content for one in friday.posts()[:2]] == [win_words.HIDDEN_POST] * 2
    assert {one.win_id for one in await friday.services.reports.open(friday.guild.id)} == {1, 2}


async def test_deleted_by_a_moderator(friday: World) -> None:
    """What a moderator deletes is quoted no longer."""
    may_delete = discord.Permissions(manage_messages=True)
    role = friday.guild.create_role("Moderator", permissions=may_delete)
    pat = friday.member("Pat Moss", role)
    await pat.delete(friday.posts()[0])
    await friday.advance(seconds=30)

    assert DANAS not in only(friday).content


async def test_not_known_yet(friday: World) -> None:
    """What is removed while nobody knows that the post is there leaves it once it's found."""
    async with friday.client.agenda._database.write() as connection:
        await connection.execute(
            sql("UPDATE agenda SET state = 'waiting', message_id = NULL WHERE kind = :kind"),
            {"kind": WEEK_POST},
        )
        await connection.execute(sql("UPDATE shown SET message_id = NULL"))
    await friday.services.wins.remove(friday.guild.id, 1, friday.dana.id, friday.clock.now())
    await friday.advance(seconds=30)

    assert DANAS not in only(friday).content
    assert LUISS in only(friday).content


async def test_the_email(friday: World) -> None:
    """The same post as an e-mail has nothing in it that was hidden since."""
    monday = friday.clock.now().date() - timedelta(days=4)
    await report(friday, friday.posts()[0])
    letter = await friday.services.weekly.to_copy(friday.guild.id, monday, friday.clock.now())

    assert [one.id for one in letter.issue.wins] == [2]


async def test_no_permission(friday: World) -> None:
    """Where the bot can't change it any more, coordinators see one line, until it can."""
    edits = "/channels/*/messages/*"
    friday.env.inject_error("PATCH", edits, status=403, code=50001, times=1)
    dana = Person(friday.guild.id, friday.dana.id)
    await friday.services.privacy.forget(dana, friday.clock.now())
    await friday.tick()
    lost = await friday.marta.slash(friday.desk, "coordinator today")
    await friday.advance(minutes=1)
    found = await friday.marta.slash(friday.desk, "coordinator today")

    assert "still shows something" in text(lost)
    assert only(friday).jump_url in text(lost)
    assert "Dana Whitehorse" not in only(friday).content
    assert "still shows something" not in text(found)


async def test_the_channel_changed(friday: World) -> None:
    """A weekly post that nobody recorded is found where it was tried, not posted elsewhere."""
    post = only(friday)
    async with friday.client.agenda._database.write() as connection:
        await connection.execute(
            sql("UPDATE agenda SET state = 'waiting', message_id = NULL WHERE kind = :kind"),
            {"kind": WEEK_POST},
        )
        await connection.execute(sql("UPDATE shown SET message_id = NULL"))
    now, guild_id = friday.clock.now(), friday.guild.id
    await friday.services.groups.change(guild_id, now, wins_channel_id=friday.general.id)
    await friday.services.wins.remove(guild_id, 1, friday.dana.id, now)
    await friday.advance(minutes=1)

    assert only(friday).id == post.id
    assert friday.posts(friday.general) == []
    assert DANAS not in only(friday).content


async def test_an_edit_limit(friday: World) -> None:
    """Discord limits how often an old message is edited: it follows once that's over."""
    edits = "/channels/*/messages/*"
    friday.env.inject_error("PATCH", edits, status=429, code=30046, times=1)
    dana = Person(friday.guild.id, friday.dana.id)
    await friday.services.privacy.forget(dana, friday.clock.now())
    await friday.tick()
    await friday.advance(minutes=1)

    assert "Dana Whitehorse" not in only(friday).content


async def test_a_win_that_cannot_be_hidden(friday: World) -> None:
    """Coordinators see the link of a reported win whose own post Discord keeps as it is."""
    (first, *_) = friday.posts()
    edits = f"/channels/*/messages/{first.id}"
    friday.env.inject_error("PATCH", edits, status=403, code=50013, times=3)
    await report(friday, first)
    await friday.advance(minutes=1)
    listed = text(await friday.marta.slash(friday.desk, "coordinator today"))

    assert "still shows something" in listed
    assert first.jump_url in listed

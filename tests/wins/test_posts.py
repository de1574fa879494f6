"""What colleagues press under a win, as they see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.ui.permissions import INVITE
from bot.wins import words
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

NO_THREADS = discord.Permissions(
    INVITE.value & ~discord.Permissions(create_public_threads=True).value
)
NO_HISTORY = discord.Permissions(
    INVITE.value & ~discord.Permissions(read_message_history=True).value
)
STORY = "We put a blind date with a book cart by the doors."
THREAD_NAME = "We put a blind date with a book cart by the doors. · Dana Whitehorse"


def threads(world: World) -> list[discord.Thread]:
    """Every thread of the server."""
    guild = world.client.get_guild(world.guild.id)
    assert guild is not None
    return list(guild.threads)


@pytest.fixture
async def post(world: World) -> discord.Message:
    """A win of Dana's, posted."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    return world.posts()[0]


async def test_cheering(world: World, post: discord.Message) -> None:
    """A cheer toggles; the number follows within seconds, and who it was is the author's."""
    cheered = await world.luis.click(post, label=words.CHEER)
    await world.advance(seconds=6)

    assert text(cheered).startswith(words.CHEERED.format(name="Dana Whitehorse"))
    assert "Cheer (1)" in buttons(world.posts()[0])

    shown = await world.dana.slash(world.channel, "win show", win="1")
    assert words.WHO_CHEERED.format(names="Luis Ortega") in text(shown)

    again = await world.luis.click(world.posts()[0], label="Cheer (1)")
    await world.advance(seconds=6)
    assert text(again) == words.UNCHEERED
    assert words.CHEER in buttons(world.posts()[0])


async def test_own_cheer(world: World, post: discord.Message) -> None:
    """A member's own win cannot be cheered, and the sentence is kind."""
    result = await world.dana.click(post, label=words.CHEER)

    assert text(result) == words.OWN_CHEER


async def test_buttons_after_a_restart(world: World, post: discord.Message) -> None:
    """Every button works after the bot started again."""
    await world.restart()
    cheered = await world.luis.click(world.posts()[0], label=words.CHEER)
    tried = await world.luis.click(world.posts()[0], label=words.TRYING)

    assert "You cheered" in text(cheered)
    assert text(tried) == words.TRY_NOTED.format(name="Dana Whitehorse")


async def test_a_form_after_a_restart(world: World) -> None:
    """A form that was open while the bot started again is not lost."""
    shown = await world.dana.slash(world.channel, "win share")
    await world.restart()
    result = await world.dana.submit_modal(shown, {"story": STORY})

    assert "Posted." in text(result)
    assert STORY in world.posts()[0].content


async def test_trying_is_asked_after_two_weeks(world: World, post: discord.Message) -> None:
    """Two school weeks later the next press says that something waits; it is asked once."""
    tried = int(world.clock.now().timestamp())
    await world.luis.click(post, label=words.TRYING)
    await world.advance(days=13)
    early = await world.luis.slash(world.channel, "win mine")
    await world.advance(days=2)
    news = await world.luis.slash(world.channel, "win mine")

    assert "waiting" not in text(early)
    assert "1 thing is waiting for you." in text(news)

    asked = await world.luis.click(answer(news), label="Show me")
    assert f"On <t:{tried}:D>, you wanted to try this" in text(asked)
    thanked = await world.luis.click(answer(asked), label=words.TRY_ANSWERS["worked"])
    assert text(thanked) == words.TRY_THANKS.format(name="Dana Whitehorse")
    later = await world.luis.slash(world.channel, "win mine")
    assert "waiting" not in text(later)


async def test_talking_about_it(world: World, post: discord.Message) -> None:
    """The first press opens the thread, the second shows where it is; both are in it."""
    first = await world.luis.click(post, label=words.TALK)
    second = await world.marta.click(world.posts()[0], label=words.TALK)

    assert text(first).startswith(words.THREAD_LINK.format(thread=post.id))
    assert text(second).startswith(words.THREAD_LINK.format(thread=post.id))
    (thread,) = threads(world)
    assert thread.name == THREAD_NAME
    messages = [message async for message in thread.history()]
    assert [message.content for message in messages if message.content] == [words.THREAD_OPENER]


async def test_a_locked_thread(world: World, post: discord.Message) -> None:
    """What a moderator locked stays as it is, archived or not, and the member reads so."""
    await world.luis.click(post, label=words.TALK)
    (thread,) = threads(world)
    kept = world.env.backend.channels[thread.id]
    state = kept.thread_metadata
    assert state is not None
    state.locked = state.archived = True
    result = await world.marta.click(world.posts()[0], label=words.TALK)

    assert text(result).startswith(words.THREAD_LOCKED.format(thread=thread.id))
    assert (state.locked, state.archived) == (True, True)
    assert world.marta.id not in kept.thread_members


async def test_a_thread_s_name_follows(world: World, post: discord.Message) -> None:
    """What's edited, hidden or removed doesn't stay in the name of the thread under it."""
    await world.luis.click(post, label=words.TALK)
    edit = await world.dana.slash(world.channel, "win edit", win="1")
    await world.dana.submit_modal(edit, {"story": "<@1>'s *cart* full of books"})
    await world.tick()
    edited = threads(world)[0].name
    await world.dana.slash(world.channel, "me hide")
    await world.advance(seconds=30)
    hidden = threads(world)[0].name
    removing = await world.dana.slash(world.channel, "win remove", win="1")
    await world.dana.click(answer(removing), label=words.REMOVE_ONLY_MINE)
    await world.tick()

    assert edited == "A colleague's cart full of books · Dana Whitehorse"
    assert hidden == "A colleague's cart full of books · A colleague"
    assert threads(world)[0].name == words.THREAD_NAME_REMOVED


async def test_no_permission_for_threads(world: World, post: discord.Message) -> None:
    """What is missing is named, with who can give it."""
    world.limit_everyone(NO_THREADS | discord.Permissions(use_application_commands=True))
    world.limit_bot(NO_THREADS)
    result = await world.luis.click(post, label=words.TALK)

    assert text(result).startswith(words.THREAD_FORBIDDEN)


async def test_editing(world: World, post: discord.Message) -> None:
    """An edit changes the post itself."""
    shown = await world.dana.slash(world.channel, "win edit", win="1")
    result = await world.dana.submit_modal(shown, {"story": "51 checkouts, I counted again."})

    (after,) = world.posts()
    assert after.id == post.id
    assert "51 checkouts" in after.content
    assert text(result).startswith("Changed.")


async def test_removing(world: World, post: discord.Message) -> None:
    """It asks, then the post goes with the win."""
    asked = await world.dana.slash(world.channel, "win remove", win="1")
    assert list(buttons(answer(asked))) == [words.REMOVE_YES, words.KEEP]

    kept = await world.dana.click(answer(asked), label=words.KEEP)
    assert text(kept) == words.KEPT
    asked = await world.dana.slash(world.channel, "win remove", win="1")
    await world.dana.click(answer(asked), label=words.REMOVE_YES)

    assert world.posts() == []
    missing = await world.dana.slash(world.channel, "win show", win="1")
    assert text(missing) == words.NO_WIN


async def test_removing_with_a_thread(world: World, post: discord.Message) -> None:
    """With a thread it asks whether the thread goes too."""
    await world.luis.click(post, label=words.TALK)
    asked = await world.dana.slash(world.channel, "win remove", win="1")
    assert list(buttons(answer(asked))) == [
        words.REMOVE_ONLY_MINE,
        words.REMOVE_THREAD_TOO,
        words.KEEP,
    ]

    await world.dana.click(answer(asked), label=words.REMOVE_THREAD_TOO)

    # The line "started a thread" is Discord's own, not the bot's.
    assert all(post.type is discord.MessageType.thread_created for post in world.posts())
    assert threads(world) == []


async def test_a_moderator_deletes_the_post(world: World, post: discord.Message) -> None:
    """The win goes with it."""
    may_delete = discord.Permissions(manage_messages=True)
    moderator = world.member(
        "Pat Moss", world.guild.create_role("Moderator", permissions=may_delete)
    )
    await moderator.delete(post)

    missing = await world.dana.slash(world.channel, "win show", win="1")
    assert text(missing) == words.NO_WIN


async def test_deleted_while_the_bot_was_away(world: World, post: discord.Message) -> None:
    """The look after a start finds a post that is gone, and only that one."""
    await world.luis.slash(world.channel, "win share", story="Another one that stays.")
    backend = world.env.backend
    backend.messages[world.channel.id].pop(post.id)
    await world.restart()
    await world.tick()

    missing = await world.dana.slash(world.channel, "win show", win="1")
    assert text(missing) == words.NO_WIN
    there = await world.luis.slash(world.channel, "win show", win="2")
    assert "Another one that stays." in text(there)


async def test_without_history_nothing_is_taken_for_deleted(
    world: World, post: discord.Message
) -> None:
    """A channel that shows nothing, or is gone, removes no win."""
    world.limit_everyone(NO_HISTORY | discord.Permissions(use_application_commands=True))
    world.limit_bot(NO_HISTORY)
    await world.restart()
    await world.tick()

    there = await world.dana.slash(world.channel, "win show", win="1")
    assert STORY in text(there)


async def test_someone_elses_win_on_the_command_line(world: World, post: discord.Message) -> None:
    """Autocomplete offers a member's own wins; an id that is typed by hand is refused kindly."""
    offered = await world.luis.autocomplete(world.channel, "win show", "win", "")
    shown = await world.luis.slash(world.channel, "win edit", win="1")
    absent = await world.luis.slash(world.channel, "win edit", win="999")
    odd = await world.luis.slash(world.channel, "win edit", win="１２")

    assert offered == []
    assert text(shown).startswith(words.NOT_YOUR_WIN)
    assert text(absent).startswith(words.NO_WIN)
    assert text(odd).startswith(words.NO_WIN)
    mine = await world.dana.autocomplete(world.channel, "win show", "win", "blind")
    assert [(one["name"], one["value"]) for one in mine] == [(STORY, "1")]


async def test_consent(world: World, post: discord.Message) -> None:
    """How far a win may travel is a button; the author's own name in it is shown once."""
    shown = await world.dana.slash(world.channel, "win show", win="1")
    assert words.TRAVEL.format(now=words.CONSENT["here"]) in text(shown)

    await world.services.members.change(world.guild.id, world.dana.id, school="Doors High")
    result = await world.dana.click(answer(shown), label=words.CONSENT["unnamed"])

    assert text(result).startswith(words.CONSENT_SET["unnamed"])
    assert '"Doors"' in text(result)


async def test_formatting_is_shown_as_typed(world: World) -> None:
    """No ping, no heading, no masked link, no broken layout."""
    story = (
        "@everyone <@&5> [a](http://a.b) [free](http://evil.example) # big\n"
        "# head ```code``` **x** \u202eabc"
    )
    await world.dana.slash(world.channel, "win share", story=story)

    (post,) = world.posts()
    assert not post.mention_everyone
    assert post.role_mentions == []
    assert "@everyone" not in post.content
    assert "<@&5>" not in post.content
    assert post.content.count("](") == post.content.count(r"\[") == 2
    assert "\u202e" not in post.content
    assert "\\`\\`\\`code" in post.content


async def test_lift_and_mine(world: World, post: discord.Message) -> None:
    """A member's own wins are there for a hard day, with private totals."""
    empty = await world.luis.slash(world.channel, "win lift")
    lifted = await world.dana.slash(world.channel, "win lift")
    mine = await world.dana.slash(world.channel, "win mine")

    assert text(empty).startswith(words.NO_WINS_YET)
    assert STORY in text(lifted)
    assert text(mine).startswith(words.MINE.format(count="1 win", cheers="0 cheers"))

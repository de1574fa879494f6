"""What members and coordinators see of their group: Start here, help, today, check."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from bot.documents import principal_words
from bot.groups import words
from bot.groups.reports import by_thing
from bot.groups.rules import Finding
from bot.kit.text import CONTENT_LIMIT
from bot.ui import words as ui_words
from bot.wins.reports import MessageReport
from bot.wins.service import RefusedWins
from cogs.groups import inbox_cards
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

NOON = datetime(2026, 9, 14, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize("command", ["help", "coordinator today", "coordinator check"])
async def test_before_setup(new_world: World, command: str) -> None:
    """Before setup every command says who can run it."""
    result = await new_world.marta.slash(new_world.general, command)

    assert ui_words.NOT_SET_UP in text(result)


async def test_help(world: World) -> None:
    """Help is four lines and the buttons that people use most; a newcomer is welcomed in one."""
    told = answer(await world.dana.slash(world.general, "help"))
    again = answer(await world.dana.slash(world.general, "help"))

    assert told.ephemeral
    assert told.content.startswith(again.content)
    assert "Welcome." in told.content
    assert len(again.content.splitlines()) == 4
    assert list(buttons(again)) == [
        "Share a win",
        "My nudge",
        "Find a win",
        words.WHO_LABEL,
        words.ASK_LABEL,
        principal_words.BUTTON,
        "Be a greeter",
    ]


async def test_who_sees_what(world: World) -> None:
    """The button under help says who sees what, privately."""
    shown = answer(await world.dana.slash(world.general, "help"))
    result = await world.dana.click(shown, label=words.WHO_LABEL)

    assert words.WHO_WINS in text(result)


async def test_coordinator_commands_for_members(world: World) -> None:
    """Members do not see what is for coordinators."""
    assert {"setup", "coordinator"} <= world.commands(world.marta)
    assert not {"setup", "coordinator"} & world.commands(world.dana)


@pytest.mark.parametrize("command", ["setup", "coordinator today", "coordinator check"])
async def test_command_shown_to_everyone(world: World, command: str) -> None:
    """Where a server shows a coordinators' command to everyone, members are still refused."""
    await _show_to_everyone(world, command.partition(" ")[0])
    result = await world.dana.slash(world.general, command)

    assert "Marta Olson can help" in text(result)


async def test_named_coordinator(world: World) -> None:
    """Who was named in setup may look, without Manage Server."""
    await _show_to_everyone(world, "coordinator")
    await world.services.groups.name_coordinator(
        world.guild.id, world.luis.id, "Luis Ortega", world.clock.now()
    )
    result = await world.luis.slash(world.general, "coordinator today")

    assert words.NOTHING_WAITS in text(result)


async def test_role_of_coordinators(world: World) -> None:
    """Who has the role named in setup may look, without Manage Server."""
    role = world.guild.create_role("Helpers")
    ruth = world.member("Ruth Stone", role)
    await _show_to_everyone(world, "coordinator")
    await world.services.groups.change(
        world.guild.id, world.clock.now(), coordinator_role_id=role.id
    )
    result = await ruth.slash(world.general, "coordinator today")

    assert words.NOTHING_WAITS in text(result)


async def test_nothing_waits(world: World) -> None:
    """A free evening is three words."""
    await world.marta.slash(world.general, "help")
    result = await world.marta.slash(world.general, "coordinator today")

    assert text(result) == "Nothing is waiting."
    assert list(buttons(answer(result))) == ["Next four Friday posts"]


async def test_all_is_well(world: World) -> None:
    """A check without findings says so, and what it looked at."""
    result = await world.marta.slash(world.general, "coordinator check")

    assert text(result).startswith(words.ALL_WELL)


async def test_channel_gone(world: World) -> None:
    """A channel that was deleted is a finding, with the way to choose another."""
    world.env.backend.delete_channel(world.channel.id)
    told = text(await world.marta.slash(world.general, "coordinator check"))

    assert words.WINS_CHANNEL_GONE in told
    assert words.CHANNEL_GONE_FIX in told


async def test_commands_gone(world: World) -> None:
    """Commands that Discord lost are named, and sent again."""
    backend = world.env.backend
    del backend.commands[world.guild.id]["help", 1]
    first = await world.marta.slash(world.general, "coordinator check")
    found = text(first)
    again = await world.marta.click(answer(first), label=words.CHECK_AGAIN)

    assert words.COMMANDS_LACK.format(names="/help") in found
    assert text(again).startswith(words.ALL_WELL)


async def test_loop_stands(world: World) -> None:
    """A loop that has not ticked for two minutes is a finding; one that ticks is none."""
    world.clock.advance(timedelta(minutes=3))
    first = await world.marta.slash(world.general, "coordinator check")
    found = text(first)
    await world.tick()
    again = await world.marta.click(answer(first), label=words.CHECK_AGAIN)

    assert words.LOOP_STANDS in found
    assert words.LOOP_STANDS not in text(again)


async def test_faults_of_this_server(world: World) -> None:
    """References of this server's faults are shown for a week, also after a restart."""
    world.expects_faults = True
    world.client.note_fault(world.guild.id, "K7Q2")
    world.client.note_fault(1, "ZZ99")
    told = text(await world.marta.slash(world.general, "coordinator check"))

    assert "K7Q2" in told
    assert "ZZ99" not in told

    await world.restart()
    after = text(await world.marta.slash(world.general, "coordinator check"))
    world.clock.advance(timedelta(days=8))
    await world.restart()
    later = text(await world.marta.slash(world.general, "coordinator check"))

    assert "K7Q2" in after
    assert "K7Q2" not in later


async def test_database_closed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that does not answer is a finding, not a silence."""

    async def closed(_self: object) -> str:
        raise OSError("gone")

    monkeypatch.setattr(type(world.services.groups), "revision", closed)
    told = text(await world.marta.slash(world.general, "coordinator check"))

    assert words.DATABASE_CLOSED in told


async def test_refused_post(world: World) -> None:
    """A win that Discord refused waits in the list, and goes out when it is tried again."""
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=1)
    await world.dana.slash(world.channel, "win share", story="Forty books on a cart.")
    await world.tick()
    result = await world.marta.slash(world.general, "coordinator today")
    told = text(result)
    before = world.posts()
    await world.marta.click(answer(result), custom_id="win:retry")
    await world.tick()

    assert told.startswith("**1 thing is waiting.**")
    assert "A win by Dana Whitehorse is saved but not posted" in told
    assert before == []
    assert "Forty books on a cart." in world.posts()[0].content


async def test_reported_post(world: World) -> None:
    """A report waits in the list; its button opens it, after a restart too."""
    message = await world.luis.send(world.general, "Look at this.")
    await world.services.reports.report(
        world.guild.id,
        world.dana.id,
        world.general.id,
        message.id,
        student=True,
        words=None,
        now=world.clock.now(),
    )
    shown = answer(await world.marta.slash(world.general, "coordinator today"))
    told = shown.content
    await world.restart()
    opened = await world.marta.click(shown, label=words.OPEN_REPORT.format(number=1))

    assert message.jump_url in told
    assert "I can't hide it" in told
    assert text(opened)


def test_what_waits() -> None:
    """Reports and refused posts stand in one list, each with what a coordinator needs."""
    reports = [
        MessageReport(5, None, NOON, 1, 20, 30, student=True),
        MessageReport(6, "Looks like *spam*", NOON, None, 20, 31, student=False),
    ]
    refused = [
        RefusedWins(("Dana_W",), 1, "I can't see the channel", NOON),
        RefusedWins(("Dana_W", "Luis"), 3, "I don't have permission there", NOON),
    ]
    told = inbox_cards.today(10, by_thing(reports), refused)

    assert told.startswith("**4 things are waiting.**")
    assert "https://discord.com/channels/10/20/30" in told
    assert "a student may be recognizable" in told
    assert r"Looks like \*spam\*" in told
    assert r"3. A win by Dana\_W is saved but not posted: I can't see the channel." in told
    assert r"4. 3 wins by Dana\_W and Luis are saved but not posted: I don't have perm" in told


def test_too_much_waits() -> None:
    """However much waits, it fits into one message, and says how much more there is."""
    reports = [
        MessageReport(one, "x" * 1_000, NOON, 1, 2**62, 2**62 + one, student=True)
        for one in range(60)
    ]
    told = inbox_cards.today(2**62, by_thing(reports), [])

    assert len(told) <= CONTENT_LIMIT
    assert "more." in told


def test_too_much_is_wrong() -> None:
    """However much is wrong, it fits into one message."""
    told = inbox_cards.findings([Finding("w" * 200, "f" * 200) for _ in range(30)])

    assert len(told) <= CONTENT_LIMIT
    assert words.MORE_FINDINGS.format(count=26) in told


async def _show_to_everyone(world: World, command: str) -> None:
    found = world.env.backend.find_command(command, world.guild.id, type=1)
    assert found is not None
    command_id = SimpleNamespace(id=int(found["id"]))
    world.guild.set_command_permissions(command_id, {world.guild.default_role: True})

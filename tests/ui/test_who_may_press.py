"""Who left, and who never was there, presses old buttons in direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text as sql

from bot.drafts.rules import Draft
from bot.drafts.service import MOST
from bot.kit.errors import Refusal
from bot.mentors.rules import MentorProfile
from bot.ui import words
from bot.ui.components import PersistentButton
from cogs.mentors.walk import WIN
from tests.components import everything, values
from tests.discord import text
from tests.ui.telling import Tell, chooses, dms, tells

if TYPE_CHECKING:
    from tests.discord import World

MEMBER = "/guilds/*/members/*"


@pytest.fixture
async def card(world: World) -> World:
    """A member with a week's card in their direct messages."""
    await chooses(world, world.dana, reach="dm")
    return world


async def press(world: World, custom_id: str) -> str:
    """Let Dana press a button in her direct messages, and return the answer."""
    from bot.ui.card import Button, Card

    channel = (await world.services.reaching.ways(world.guild.id, world.dana.id)).channel
    assert channel.channel_id is not None
    with world.env._bot_scope():
        partial = world.client.get_partial_messageable(channel.channel_id)
        post = await partial.send(
            **world.client.components.sending(Card("Press.", [Button(custom_id)]))
        )
    return text(await world.dana.user.click(post))


async def test_who_left(card: World, tell: Tell) -> None:
    """Who left an hour ago, before any sweep, is told so, and reads nothing of the group."""
    await tells(card, card.dana)
    assert dms(card.dana)
    card.env.backend.remove_member(card.guild.id, card.dana.id)
    await card.advance(hours=1)
    told = await press(card, f"plan:settings:{card.guild.id}")

    assert words.NOT_A_MEMBER in told


async def test_about_no_group(card: World, tell: Tell) -> None:
    """A forged id that names no group gets nobody past the question of membership."""
    await tells(card, card.dana)
    found = {
        one.template.text: await press(card, one.custom_id(**values(one) | {"guild_id": 0}))
        for one in everything().pressable.values()
        if isinstance(one, PersistentButton)
        and one.access.works_in_dm
        and "guild_id" in one.template.kinds
    }

    assert found
    assert [name for name, told in found.items() if not told.startswith(words.OUTDATED)] == []


async def test_discord_does_not_say(card: World, tell: Tell) -> None:
    """Where Discord doesn't say who is there, nothing is done, and it says so."""
    await tells(card, card.dana)
    await card.advance(hours=1)
    card.env.inject_error("GET", MEMBER, status=503, times=None)
    told = await press(card, f"plan:settings:{card.guild.id}")

    assert words.MEMBERSHIP_UNKNOWN in told


async def test_drafts_of_many_subjects(world: World) -> None:
    """Forms with made-up numbers fill no table: a person has so many drafts and no more."""

    async def keep(pair_id: int) -> None:
        draft = Draft(world.guild.id, world.dana.id, WIN, MentorProfile(words="x"), str(pair_id))
        await world.services.drafts.keep(draft, world.clock.now())

    for pair_id in range(MOST):
        await keep(pair_id)
    await keep(0)  # takes its own place
    with pytest.raises(Refusal):
        await keep(MOST)

    async with world.client.agenda._database.read() as connection:
        assert await connection.scalar(sql("SELECT count(*) FROM drafts")) == MOST

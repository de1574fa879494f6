"""Answering the person who pressed: privately, with what else they should know."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot.agenda.occurrences import Done
from bot.kit.database import is_held_up, is_undecided
from bot.kit.errors import Refusal
from bot.kit.safe import fenced, quoting
from bot.kit.text import CONTENT_LIMIT
from bot.members import words as member_words
from bot.members.rules import how_to_reach
from bot.ui import words
from bot.ui.card import MOST_ROWS, Button, Card, rows
from bot.ui.mentions import for_readers
from bot.ui.payload import payload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.members.service import Arrival

    Interaction = discord.Interaction[WhatsWorking]
else:
    Interaction = discord.Interaction

ARRIVAL = "arrival"
ANSWER_BY = "answer by"
FIRST_TAPS = "first taps"
TAKES_TIME = "takes time"  # acknowledged while the database let it wait
LISTS = "lists"  # the answer says what waits for the group
UNSURE = "unsure"  # it reads that nobody knows yet whether it's saved
# Direct messages, which this person chose, don't get through, and they haven't read that yet.
CLOSED = "closed"
READ_CLOSED = "read closed"  # now they have

# Discord gives an answer three seconds; what else is to happen first has two of them.
PATIENCE = 2.0
ACKNOWLEDGE_AFTER = 2.0
UNSURE_AFTER = 10.0
TYPED_SHOWN = 1_700  # characters
ACKNOWLEDGED = 40060  # Discord's code for an interaction that has an answer


async def arrive(interaction: Interaction) -> None:
    """Note who pressed, before anything else is done. Raises Refusal outside a server."""
    interaction.extras[ANSWER_BY] = asyncio.get_running_loop().time() + PATIENCE
    if interaction.guild_id is None:
        raise Refusal(words.ONLY_IN_SERVER)
    members, now = interaction.client.services.members, interaction.client.clock.now()
    guild_id, user = interaction.guild_id, interaction.user
    arrival = await members.arrive(guild_id, user.id, user.display_name, now)
    interaction.extras[ARRIVAL] = arrival
    if arrival.is_new:
        group = await interaction.client.services.groups.get(guild_id)
        if group.wins_channel_id is not None:
            taps = member_words.SET_UP if group.has("plans") else member_words.SET_UP_SHORT
            interaction.extras[FIRST_TAPS] = Button("me:first", taps)
    if arrival.waiting:
        ways = await interaction.client.services.reaching.ways(guild_id, user.id)
        closed = how_to_reach(arrival.member, ways, now) == "waits"
        untold = closed and not ways.channel.refusal_read
        interaction.extras[CLOSED] = untold and ways.method("general") == "dm"


def ways_on(interaction: Interaction, refusal: Refusal) -> list[Button]:
    """Return the buttons of a refusal's ways; in direct messages those that work there."""
    found, works = map(Button.of, refusal.ways), interaction.client.components.works_in_dm
    return [one for one in found if interaction.guild_id is not None or works(one.custom_id)]


def time_left(interaction: Interaction) -> float:
    """Return for how many seconds the answer can wait for something else."""
    by = interaction.extras.get(ANSWER_BY)
    if by is None or interaction.response.is_done():
        return PATIENCE
    return max(0.0, float(by) - asyncio.get_running_loop().time())


async def patiently(interaction: Interaction, due: Due | None) -> Outcome | None:
    """Do what's due while the answer can wait for it; None when that takes longer."""
    if due is None:
        return Done()
    task = interaction.client.agenda.begin(due)
    await asyncio.wait({task}, timeout=time_left(interaction))
    # What became of it could not be written down either: the agenda looks again.
    broken = not task.done() or task.cancelled() or task.exception() is not None
    return None if broken else task.result()


class AnswerLostError(Exception):
    """Discord didn't take an answer: the person reads nothing, and what was done stays done."""


async def answer(interaction: Interaction, card: Card | str, about: int = 0) -> None:
    """Answer privately with a new message, a first-time welcome and what waits under it.

    *about*: the group, for a press in direct messages. Raises AnswerLostError.
    """
    named = _with_news(interaction, Card(card) if isinstance(card, str) else card)
    named = await for_readers(interaction.client, interaction.guild_id or about, named)
    components = interaction.client.components

    async def first() -> None:
        await interaction.response.send_message(**components.sending(named), ephemeral=True)

    async def then() -> None:
        if interaction.extras.pop(UNSURE, False):  # what it said is not true anymore
            await interaction.edit_original_response(**components.editing(named))
        else:
            await interaction.followup.send(**components.sending(named), ephemeral=True)

    await _respond(interaction, first, then)


async def show(interaction: Interaction, card: Card, about: int = 0) -> None:
    """Show the next private card: in place of the one that was pressed, else as a new one.

    *about*: the group, for a press in direct messages. Raises AnswerLostError.
    """
    if not _on_private_card(interaction):
        await answer(interaction, card, about)
        return
    card = _with_news(interaction, card)
    card = await for_readers(interaction.client, interaction.guild_id or about, card)
    message = interaction.message
    # A note under the card before this one goes with it.
    noted: dict[str, Any] = {"embeds": []} if message is not None and message.embeds else {}
    interaction.extras.pop(UNSURE, None)

    async def first() -> None:
        await interaction.response.edit_message(**noted | _editing(interaction, card))

    async def then() -> None:
        await interaction.edit_original_response(**noted | _editing(interaction, card))

    await _respond(interaction, first, then)


def _editing(interaction: Interaction, card: Card) -> dict[str, object]:
    return interaction.client.components.editing(card)


async def _respond(
    interaction: Interaction,
    first: Callable[[], Awaitable[None]],
    then: Callable[[], Awaitable[None]],
) -> None:
    """Answer by *first*, or by *then* once the press was acknowledged. Raises AnswerLostError."""
    if interaction.response.is_done():
        await _insist(then)
        return
    try:
        await _insist(first)
    except (discord.InteractionResponded, discord.HTTPException) as error:
        if isinstance(error, discord.HTTPException) and error.code != ACKNOWLEDGED:
            raise
        # Discord has an answer: a first try's, whose own answer was lost, or that it takes time.
        if interaction.extras.get(TAKES_TIME):
            await _insist(then)


async def _insist(tell: Callable[[], Awaitable[None]]) -> None:
    """Send an answer, again if the connection broke. Raises AnswerLostError."""
    for wait in (0.1, 0.5, None):
        try:
            await tell()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            if wait is None:
                raise AnswerLostError from error
            await asyncio.sleep(wait)
        else:
            return


@asynccontextmanager
async def minded(interaction: Interaction, typed: str = "") -> AsyncIterator[None]:
    """Acknowledge in time whatever the database does, and say while nobody knows what it saved."""
    task = asyncio.current_task()
    assert task is not None
    minding = asyncio.create_task(_mind(interaction, task, typed), name="work-minding")
    try:
        yield
    finally:
        minding.cancel()


async def _mind(interaction: Interaction, task: asyncio.Task[object], typed: str) -> None:
    await asyncio.sleep(ACKNOWLEDGE_AFTER)
    with contextlib.suppress(discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError):
        if not interaction.response.is_done() and is_held_up(task):
            interaction.extras[TAKES_TIME] = True
            await take_time(interaction)
        await asyncio.sleep(UNSURE_AFTER - ACKNOWLEDGE_AFTER)
        while not (is_undecided(task) and interaction.response.is_done()):  # noqa: ASYNC110 - ends with the press
            await asyncio.sleep(1)
        lines = [words.UNSURE, *([fenced(typed, TYPED_SHOWN)] if typed.strip() else [])]
        interaction.extras[UNSURE] = True
        await interaction.edit_original_response(
            content="\n".join([*lines, words.UNSURE_TRUTH]), view=None, embeds=[], attachments=[]
        )


async def take_time(interaction: Interaction) -> None:
    """Acknowledge now, since the answer will take longer than Discord waits (3 s)."""
    if interaction.response.is_done():
        return
    if _on_private_card(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


def _on_private_card(interaction: Interaction) -> bool:
    message = interaction.message
    return message is not None and (message.flags.ephemeral or interaction.guild_id is None)


def _with_news(interaction: Interaction, card: Card) -> Card:
    arrival: Arrival | None = interaction.extras.pop(ARRIVAL, None)
    if arrival is None or not (arrival.is_new or arrival.waiting):
        return card
    lines, items = [quoting(card.note or card.content)], list(card.items)
    if arrival.is_new:
        lines.append(member_words.WELCOME)
        items += filter(None, [interaction.extras.get(FIRST_TAPS)])
        interaction.client.services.members.welcomed(arrival.member)
    if arrival.waiting:
        lines.append(_waiting(arrival.waiting, apart=interaction.extras.get(LISTS, False)))
        items.append(Button("notice:show"))
    closed = bool(arrival.waiting and interaction.extras.get(CLOSED))
    if closed:
        lines.append(member_words.DM_DID_NOT_REACH)
        items.append(Button("me:set", member_words.OTHER_WAY))
    content = "\n\n".join(lines)
    if len(content) > CONTENT_LIMIT or rows(items) > MOST_ROWS:
        return card
    if closed:
        interaction.extras |= {CLOSED: False, READ_CLOSED: True}
    if card.note:
        return replace(card, note=content, items=items)
    return replace(card, content=content, items=items)


def _waiting(count: int, *, apart: bool) -> str:
    """Return how much waits for who pressed; *apart*: what waits for the group is above it."""
    one, many = member_words.WAITING_ONE, member_words.WAITING_MANY
    if apart:
        one, many = member_words.WAITING_APART_ONE, member_words.WAITING_APART_MANY
    return (one if count == 1 else many).format(count=count)


def typed_in(interaction: Interaction) -> str:
    """Return the words a person typed into a slash command; what was picked from a list isn't."""
    command, found = interaction.command, list[str]()
    known = command.parameters if isinstance(command, app_commands.Command) else ()
    picked = {one.display_name for one in known if one.choices or one.autocomplete}
    options = list(payload(interaction).get("options") or ())
    while options:
        option = options.pop(0)
        options = list(option.get("options") or ()) + options
        is_text = option.get("type") == discord.AppCommandOptionType.string.value
        if is_text and option["name"] not in picked:
            found.append(str(option.get("value", "")))
    return "\n".join(found)

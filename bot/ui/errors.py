"""The one place that turns an exception into an answer."""

from __future__ import annotations

import functools
import secrets
from contextlib import asynccontextmanager
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import discord
import structlog
from discord import app_commands

from bot.kit.database import ABSENT, CommitUnknownError
from bot.kit.errors import Refusal
from bot.kit.safe import clipped, fenced
from bot.kit.text import CHOICE_LIMIT, CONTENT_LIMIT, labeled
from bot.log import tie
from bot.ui import words
from bot.ui.answer import (
    ARRIVAL,
    AnswerLostError,
    answer,
    arrive,
    minded,
    take_time,
    typed_in,
    ways_on,
)
from bot.ui.card import Attached, Card
from bot.ui.coordinators import note_unheard, tell_under
from bot.ui.payload import custom_id_of
from bot.ui.send import Cause, cause_of
from bot.ui.template import Outdated, verb_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence

    from bot.client import WhatsWorking  # noqa: F401 - the tree names it in quotes
    from bot.ui.answer import Interaction
    from bot.ui.card import Button

log = structlog.get_logger()

C = TypeVar("C")  # a cog

# Without letters and digits that look alike when read over the phone.
_ALPHABET = "ABCDEFGHJKMNPQRTUVWXY346789"

COMMAND = discord.InteractionType.application_command
AUTOCOMPLETE = discord.InteractionType.autocomplete
# A picker that hasn't heard of a newer version yet, or a value that Discord's own wouldn't offer.
OLD_COMMAND = (
    app_commands.CommandNotFound,
    app_commands.CommandSignatureMismatch,
    app_commands.TransformerError,
)
UNKNOWN = "unknown"
OUTCOME = "outcome"  # of an interaction: answered, refused, lost (the answer), fault


@asynccontextmanager
async def followed(interaction: Interaction) -> AsyncIterator[None]:
    """Tie what's logged meanwhile to an interaction; tell the client how it went."""
    tie(interaction.id)
    began = perf_counter()
    try:
        yield
    except BaseException:
        interaction.extras[OUTCOME] = "fault"
        raise
    finally:
        outcome = interaction.extras.get(OUTCOME, "answered")
        kind, name = _kind_and_name(interaction)
        interaction.client.when_answered(kind, name, outcome, perf_counter() - began)


async def guarded(
    interaction: Interaction,
    act: Callable[[], Awaitable[object]],
    typed: str = "",
    *,
    works_in_dm: bool = False,
    slow: bool = False,
) -> None:
    """Do what was pressed; whatever goes wrong, the person is answered.

    *slow*: acknowledge first, before the database is asked who this is.
    """
    async with followed(interaction), minded(interaction, typed):
        try:
            if slow:
                await take_time(interaction)
            if interaction.guild_id is not None or not works_in_dm:
                await _arrive(interaction)
            await act()
        except Exception as error:
            await explain(interaction, error, typed)
        await tell_under(interaction)


async def _arrive(interaction: Interaction) -> None:
    """Note who pressed, and what they're told under their answer as a coordinator."""
    await arrive(interaction)
    unheard = await note_unheard(interaction)
    own = sum(one.member_id == interaction.user.id for one in unheard)
    if own:
        arrival = interaction.extras[ARRIVAL]
        interaction.extras[ARRIVAL] = replace(arrival, waiting=arrival.waiting - own)


async def explain(interaction: Interaction, error: BaseException, typed: str = "") -> None:
    """Answer with a refusal's own sentence, or with a fixed one and a reference in the log."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, OLD_COMMAND):
        error = Outdated()
    if isinstance(error, AnswerLostError):
        interaction.extras[OUTCOME] = "lost"
        log.warning("answer.lost", why=type(error.__cause__).__name__)
        return
    if isinstance(error, discord.InteractionResponded):  # by `minded`, so no form can be opened
        error = Refusal(words.TOOK_TOO_LONG)
    if isinstance(error, Refusal):
        interaction.extras[OUTCOME] = "refused"
        try:
            await _tell(interaction, _refusal(interaction, error, typed))
        except Exception as failure:  # the refusal's own: a way that leads nowhere, or too long
            await explain(interaction, failure, typed)
        return
    interaction.extras[OUTCOME] = "fault"
    await _tell(interaction, _bug(interaction, error, typed))


async def _tell(interaction: Interaction, card: Card) -> None:
    """Answer, if anyone is there. Raises HTTPException where Discord won't take the card."""
    try:
        await answer(interaction, card)
    except AnswerLostError as lost:
        log.warning("answer.lost", why=type(lost.__cause__).__name__)
    except discord.HTTPException as failure:
        if cause_of(failure) is Cause.CONTENT:
            raise
        # The interaction is gone (10062) or was answered elsewhere; nobody is there to tell.
        log.warning("answer.lost", status=failure.status, code=failure.code)


def _refusal(interaction: Interaction, refusal: Refusal, typed: str) -> Card:
    said = clipped(refusal.message, CONTENT_LIMIT - len(words.TYPED_IN_FILE) - 1)
    return _with_typed([said], "" if refusal.kept else typed, ways_on(interaction, refusal))


def _bug(interaction: Interaction, error: BaseException, typed: str) -> Card:
    reference = "".join(secrets.choice(_ALPHABET) for _ in range(4))
    is_away = isinstance(error, ABSENT)
    log.error(
        "fault",
        reference=reference,
        guild=interaction.guild_id,
        pressed=_name(interaction),
        **{"why": "the database was away"} if is_away else {"exc_info": error},
    )
    interaction.client.note_fault(interaction.guild_id, reference)
    first = words.UNSURE_SAVED if isinstance(error, CommitUnknownError) else words.BUG
    return _with_typed([first, words.BUG_REFERENCE.format(reference=reference)], typed)


def _with_typed(said: Sequence[str], typed: str, items: Sequence[Button] = ()) -> Card:
    """Return what's said and all that was typed: under it, or in a file where it's too long."""
    first, *then = said
    if not typed.strip() or typed.strip() in first:
        return Card("\n".join(said), items)
    content = "\n".join([first, words.TYPED.format(typed=fenced(typed)), *then])
    if len(content) <= CONTENT_LIMIT:
        return Card(content, items)
    file = Attached(typed.encode(errors="replace"), words.TYPED_FILE)
    return Card("\n".join([first, words.TYPED_IN_FILE, *then]), items, [file])


def _name(interaction: Interaction) -> str:
    if interaction.command is not None:
        return interaction.command.qualified_name
    # The feature, the verb and the row; what follows may be what a member searched for.
    return ":".join((custom_id_of(interaction) or interaction.type.name).split(":")[:3])


def _kind_and_name(interaction: Interaction) -> tuple[str, str]:
    """Return what sort of interaction it is and what it's called, without an id or a word in it."""
    if interaction.type in (COMMAND, AUTOCOMPLETE):
        known = interaction.command
        return interaction.type.name, UNKNOWN if known is None else known.qualified_name
    custom_id, components = custom_id_of(interaction), interaction.client.components
    verb = verb_of(custom_id)
    is_known = verb in components.forms or components.knows(custom_id)
    return interaction.type.name, verb if is_known else UNKNOWN


class Tree(app_commands.CommandTree["WhatsWorking"]):
    """The command tree; its errors take the one path, and a first press is noticed."""

    async def _call(self, interaction: Interaction) -> None:
        """Run a command, minded; autocomplete has no time to wait."""
        async with followed(interaction):
            if interaction.type is AUTOCOMPLETE:
                await super()._call(interaction)
                return
            async with minded(interaction, typed_in(interaction)):
                await super()._call(interaction)
                await tell_under(interaction)

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Notice who is there; say so where commands cannot work."""
        if interaction.type is AUTOCOMPLETE:
            return True
        try:
            await _arrive(interaction)
        except Exception as error:
            await explain(interaction, error, typed_in(interaction))
            return False
        return True

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Answer what a command raised."""
        await explain(interaction, error, typed_in(interaction))


def completes(
    complete: Callable[[C, Interaction, str], Awaitable[list[app_commands.Choice[str]]]],
) -> Callable[[C, Interaction, str], Coroutine[object, object, list[app_commands.Choice[str]]]]:
    """Make an autocomplete callback answer with a choice that explains, whatever happens."""

    @functools.wraps(complete)  # discord.py counts parameters by the qualified name
    async def answered(
        cog: C, interaction: Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        try:
            found = (await complete(cog, interaction, current))[:25]
            for one in found:
                one.name = labeled(one.name, CHOICE_LIMIT)
            return found
        except Refusal as refusal:
            return [app_commands.Choice(name=refusal.message[:100], value=current[:100])]
        except Exception:
            interaction.extras[OUTCOME] = "fault"
            log.exception("autocomplete.fault", guild=interaction.guild_id)
            return [app_commands.Choice(name=words.AUTOCOMPLETE_FAULT, value=current[:100])]

    answered.guarded = True  # type: ignore[attr-defined] # read by the test that walks them all
    return answered

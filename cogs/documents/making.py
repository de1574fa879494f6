"""How a document comes about, whether by a command or by a button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from bot.documents import words
from bot.documents.choices import GROUP, MY_YEAR, RECORD
from bot.kit import calendar
from bot.kit.dates import say_day
from bot.kit.errors import NotYours, Refusal
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from bot.ui.checks import coordinator_names
from cogs.documents import cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.documents.choices import DocumentChange, DocumentChoice
    from bot.documents.collecting import DocumentDraft
    from bot.documents.workshop import Format
    from bot.ui.card import Attached
    from bot.ui.context import Context
    from bot.wins.rules import Win

FEATURE = "documents"
KIND = f"{{kind:{MY_YEAR}|{GROUP}|{RECORD}}}"  # in custom ids
FILES_LIMIT = 9 * 2**20  # bytes in one message


def check(ctx: Context, kind: str) -> None:
    """Let only coordinators make the group's report. Raises NotYours."""
    if kind == GROUP and not ctx.is_coordinator:
        names = coordinator_names(ctx.group)
        raise NotYours(ui_words.COORDINATORS_ONLY.format(names=names))


async def change(ctx: Context, kind: str, **values: Unpack[DocumentChange]) -> DocumentChoice:
    """Keep what was chosen."""
    check(ctx, kind)
    choices = ctx.services.documents.choices
    return await choices.change(ctx.guild_id, ctx.member_id, kind, ctx.now, **values)


async def set_period(ctx: Context, kind: str, typed: str) -> None:
    """Keep the days that were picked or typed. Raises Refusal."""
    period = await ctx.services.documents.choices.period(ctx.guild_id, typed, ctx.now)
    await show_choice(ctx, await change(ctx, kind, period=period))


async def chosen(ctx: Context, kind: str) -> DocumentChoice:
    """Return what is chosen."""
    check(ctx, kind)
    return await ctx.services.documents.choices.get(ctx.guild_id, ctx.member_id, kind, ctx.now)


async def draft(ctx: Context, choice: DocumentChoice) -> DocumentDraft:
    """Return the document as it would be made now."""
    documents, server = ctx.services.documents, ctx.interaction.guild
    makers = {GROUP: documents.report, RECORD: documents.record_of, MY_YEAR: documents.my_year}
    return await makers[choice.kind](choice, "" if server is None else server.name, ctx.now)


async def show_choice(ctx: Context, choice: DocumentChoice, first: str = "") -> None:
    """Show what would be in the document."""
    choices = ctx.services.documents.choices
    found = await draft(ctx, choice)
    today = await choices.today(choice.guild_id, ctx.now)
    school = await ctx.services.groups.school(choice.guild_id)
    country = calendar.country_of(school.zone)
    days = choice.period.until(today, country)
    periods = await choices.periods(choice.guild_id, "", ctx.now)
    if choice.period.value not in {value for _, value in periods}:
        periods = [(days, choice.period.value), *periods]
    await ctx.show(cards.choice(found, periods, days, country, first))


async def hand_out(
    ctx: Context, choice: DocumentChoice, formats: tuple[Format, ...], looked_at: str, again: str
) -> None:
    """Make the files and give them, or show first what is worth a look.

    *again* is the custom id of the button that asks for them.
    """
    documents, found = ctx.services.documents, await draft(ctx, choice)
    back = f"document:card:{choice.kind}"
    if found.is_empty:
        raise Refusal(words.NOTHING_IN, back, "win:share")
    done = await documents.make(choice.guild_id, found.document, formats, looked_at)
    if done.worries and not done.files:
        anyway = Button(f"{again}:{done.fingerprint}", words.MAKE_ANYWAY)
        await ctx.show(cards.worries(choice, done, anyway))
        return
    if not found.still_holds(await draft(ctx, choice)):
        raise Refusal(words.CHANGED_MEANWHILE, back)
    period = choice.period
    document_id = await documents.record(
        choice.guild_id,
        choice.member_id,
        choice.kind,
        choice.audience,
        found.found,
        ctx.now,
        period.first,
        period.last,
    )
    today = await documents.choices.today(choice.guild_id, ctx.now)
    first, *others = _messages(cards.files(choice, done, today, ctx.group.country))
    await ctx.show(cards.made(found, done, document_id, first, looked_at))
    for more in others:
        await ctx.answer(Card(words.MADE_MORE, files=more))


def _messages(files: Sequence[Attached]) -> list[list[Attached]]:
    """Return the files, in as many messages as Discord needs for their size."""
    found: list[list[Attached]] = [[]]
    for one in files:
        size = sum(len(other.content) for other in found[-1])
        if found[-1] and size + len(one.content) > FILES_LIMIT:
            found.append([])
        found[-1].append(one)
    return found


async def own_wins(ctx: Context, choice: DocumentChoice) -> list[Win]:
    """Return all of a member's own wins of the chosen days, newest first."""
    found = await draft(ctx, replace(choice, wins=None))
    return [win for win in reversed(found.wins) if not win.behalf and not win.hidden]


async def days_of(ctx: Context, wins: Sequence[Win]) -> dict[int, str]:
    """Return the day of each win in words, by its id."""
    zone = (await ctx.services.groups.school(ctx.guild_id)).zone
    days = ((win.id, calendar.local_day(win.created_at, zone)) for win in wins)
    return {one: say_day(day, calendar.country_of(zone), year=True) for one, day in days}

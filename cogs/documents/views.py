"""Buttons, menus and forms of a document: what's in it, who it's for, under which headings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.documents import rules, words
from bot.documents.choices import GROUP, MY_YEAR, RECORD
from bot.documents.leaving import OWN
from bot.drafts.rules import Draft, OneText
from bot.ui.card import Card
from bot.ui.checks import group_for
from bot.ui.components import Style, button, form, select
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from bot.ui.review import Surface, submit
from bot.ui.template import number_of
from cogs.documents import cards, making
from cogs.documents.making import FEATURE, KIND

if TYPE_CHECKING:
    from bot.documents.workshop import Format
    from bot.ui.context import Context

HEADINGS = "document.headings"  # one draft of a coordinator's


document_button = partial(button, feature=FEATURE)


@document_button(f"document:card:{KIND}", label=words.BACK)
async def show_card(ctx: Context, kind: str) -> None:
    """Show the card of a document again."""
    await making.show_choice(ctx, await making.chosen(ctx, kind))


@document_button("document:year", label=words.MY_YEAR)
async def year(ctx: Context) -> None:
    """Show the card of the member's own year, from anywhere."""
    await making.show_choice(ctx, await making.chosen(ctx, MY_YEAR))


@document_button(f"document:make:{KIND}:{{looked_at}}", label=words.MAKE, style=Style.primary)
async def make(ctx: Context, kind: str, looked_at: str | None = None) -> None:
    """Make the Word file and the page; *looked_at* is the fingerprint of what was looked at."""
    choice = await making.chosen(ctx, kind)
    await ctx.take_time()
    again = make.custom_id(kind)
    formats: tuple[Format, ...] = ("docx", "html")
    if kind == RECORD:  # most of them end up in a spreadsheet
        formats = (*formats, "csv")
    await making.hand_out(ctx, choice, formats, looked_at or "", again)


@document_button("document:lines:{wanted:bool}", label=words.REFLECTIONS_IN)
async def lines(ctx: Context, wanted: bool) -> None:
    """Put the member's own lines into their record, or leave them out."""
    await making.show_choice(ctx, await making.change(ctx, RECORD, reflections=wanted))


@document_button("document:entries", label=words.ENTRIES)
async def entries(ctx: Context) -> None:
    """Show the latest entries of the record, to change one."""
    choice = await making.chosen(ctx, RECORD)
    await ctx.show(cards.entries(await ctx.services.documents.entries(choice), ctx.group.country))


@select("document:entry", feature=FEATURE)
async def choose_entry(ctx: Context, values: list[str]) -> None:
    """Show one entry, with what can be changed of it."""
    entry = await ctx.services.hours.entry(number_of(values[0]), ctx.member_id)
    await ctx.show(cards.entry(entry, ctx.group.country))


@document_button("document:more:{document_id:int}:{looked_at}", label=words.MORE)
async def more(ctx: Context, document_id: int, looked_at: str | None = None) -> None:
    """Show what else can be made of a document."""
    documents = ctx.services.documents
    choice = await documents.made_of(ctx.guild_id, ctx.member_id, document_id)
    csv = spreadsheet.button(document_id, looked_at)
    another = show_card.button(choice.kind).named(words.ANOTHER)
    await ctx.answer(Card(words.MORE_CARD, [csv, another]))


@document_button("document:csv:{document_id:int}:{looked_at}", label=words.CSV)
async def spreadsheet(ctx: Context, document_id: int, looked_at: str | None = None) -> None:
    """Make the same once more as a spreadsheet, with the consent of this moment."""
    await ctx.take_time()
    documents = ctx.services.documents
    choice = await documents.made_of(ctx.guild_id, ctx.member_id, document_id)
    making.check(ctx, choice.kind)
    again = spreadsheet.custom_id(document_id)
    await making.hand_out(ctx, choice, ("csv",), looked_at or "", again)


@select("document:audience", feature=FEATURE)
async def choose_audience(ctx: Context, values: list[str]) -> None:
    """Keep who it's for."""
    audience = values[0] if values[0] in OWN else OWN[0]
    await making.show_choice(ctx, await making.change(ctx, MY_YEAR, audience=audience))


@select(f"document:period:{KIND}", feature=FEATURE)
async def choose_period(ctx: Context, values: list[str], kind: str) -> None:
    """Keep which days it is about."""
    await making.set_period(ctx, kind, values[0])


@document_button(f"document:days:{KIND}", label=words.OTHER_DAYS)
async def other_days(ctx: Context, kind: str) -> None:
    """Open the form for days that are not in the menu."""
    choice = await making.chosen(ctx, kind)
    await ctx.open(keep_days.filled(choice.period.value), kind)


def _days(days: str) -> list[Part]:
    return [box("days", words.DAYS_LABEL, hint=words.DAYS_HINT, value=days, limit=100)]


@form(
    f"document:days:{KIND}",
    _days,
    title=words.DAYS_TITLE,
    private=words.DAYS_PRIVATE,
    feature=FEATURE,
)
async def keep_days(ctx: Context, answers: Answers, kind: str) -> None:
    """Keep a first and a last day."""
    await making.set_period(ctx, kind, answers.text("days"))


@document_button("document:rubric", label=words.RUBRIC, coordinator=True)
async def rubric(ctx: Context) -> None:
    """Open the form with the headings that a group pasted in."""
    kept = await ctx.services.drafts.of(ctx.guild_id, ctx.member_id, HEADINGS, "")
    if kept is not None:
        pasted = kept.read(OneText).text.said
    else:
        pasted = await ctx.services.documents.choices.rubric(ctx.guild_id)
    await ctx.open(paste_rubric.filled(pasted))


def _headings(pasted: str) -> list[Part]:
    label, hint, limit = words.RUBRIC_LABEL, words.RUBRIC_HINT, BOX_LIMIT
    return [box("headings", label, hint=hint, value=pasted, limit=limit, long=True)]


@form(
    "document:rubric",
    _headings,
    title=words.RUBRIC_TITLE,
    surface=HEADINGS,
    feature=FEATURE,
    coordinator=True,
)
async def paste_rubric(ctx: Context, answers: Answers) -> None:
    """Save headings, one a line, unless there is something to look at first."""
    pasted = OneText(answers.text("headings"))
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, HEADINGS, pasted, ""))


def _tidied(pasted: OneText) -> OneText:
    return OneText("\n".join(rules.headings(pasted.said)))


async def _check(ctx: Context, _draft: Draft[OneText]) -> None:
    await group_for(ctx.interaction, FEATURE)
    making.check(ctx, GROUP)


async def _save(ctx: Context, draft: Draft[OneText]) -> None:
    found = rules.headings(draft.text.said)
    choice = await making.chosen(ctx, GROUP)
    await ctx.services.documents.choices.keep_rubric(choice.guild_id, found, ctx.now)
    first = words.RUBRIC_SAVED.format(count=len(found)) if found else words.RUBRIC_NONE
    await making.show_choice(ctx, choice, first)
    await ctx.services.drafts.done(draft)


async def _change(ctx: Context, draft: Draft[OneText]) -> None:
    await ctx.open(paste_rubric.filled(draft.text.said))


RUBRIC = Surface(HEADINGS, OneText, _tidied, _check, _save, _change, "save")

"""What a member went to, for their own record: one line is enough, and only they see it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.drafts.rules import Draft
from bot.kit import calendar
from bot.kit.dates import say_day, say_month
from bot.kit.errors import Refusal
from bot.kit.safe import safe_name
from bot.plans import attending, occasions, rules
from bot.plans import hours_words as words
from bot.plans.attending import TypedWent, Went, took
from bot.ui.card import Button, Card, Item
from bot.ui.choices import menu, options
from bot.ui.components import button, form, select
from bot.ui.modal import BOX_LIMIT, Answers, Part, box, choice
from bot.ui.review import keep_to_change
from cogs.meetups.create_views import FEATURE

if TYPE_CHECKING:
    from datetime import date

    from bot.plans.rules import PlanEntry
    from bot.ui.context import Context

KIND = "went"  # subject: the event, the entry, or anything at all
_ANYTHING = "anything"
_LINE = 100  # characters

went_button = partial(button, feature=FEATURE)
went_form = partial(form, title=words.WENT_TITLE, private=words.PRIVATE, feature=FEATURE)


def _event(meetup_id: int, day: date) -> str:
    return f"event {meetup_id} {day}"


def _entry(entry_id: int) -> str:
    return f"entry {entry_id}"


def _boxes(typed: TypedWent | None = None) -> list[Part]:
    of, long = typed or TypedWent(), BOX_LIMIT  # too long is told, and kept
    kinds = options(words.KINDS, of.kind or None)
    return [
        box("what", words.WHAT_LABEL, hint=words.WHAT_HINT, value=of.what, limit=long),
        box("day", words.DAY_LABEL, hint=words.DAY_HINT, value=of.day, limit=_LINE),
        box("minutes", words.MINUTES_LABEL, hint=words.MINUTES_HINT, value=of.minutes, limit=_LINE),
        choice("kind", words.KIND_LABEL, kinds),
        box("note", words.NOTE_LABEL, hint=words.NOTE_HINT, value=of.note, limit=long, long=True),
    ]


@went_button("went:open", label=words.WENT)
async def begin(ctx: Context) -> None:
    """Open the form for anything a member went to, with what was typed and isn't saved."""
    await ctx.open(keep_any.filled(await _typed(ctx, _ANYTHING)))


@went_form("went:any", _boxes)
async def keep_any(ctx: Context, answers: Answers) -> None:
    """Keep what a member went to."""
    await _keep(ctx, _in_form(answers), begin.button())


@went_button("went:meetup:{meetup_id:int}", label=words.WENT)
async def went_to(ctx: Context, meetup_id: int) -> None:
    """Open the form with what's known of a meet-up's latest date. Raises Refusal."""
    meetup = await ctx.services.meetups.get(ctx.guild_id, meetup_id)
    begun = await ctx.services.meetups.begun(meetup, ctx.now)
    if begun is None and meetup.is_over:
        raise Refusal(words.LONG_OVER, begin.custom_id())
    if begun is None:
        raise Refusal(words.NOT_BEGUN, f"meetup:show:{meetup_id}")
    span = begun.span
    known = Went(meetup.title, meetup.kind, span.day, span.minutes or None)
    typed = await _typed(ctx, _event(meetup_id, begun.planned)) or _known(ctx, known)
    await ctx.open(keep_meetup.filled(typed), meetup_id, begun.planned)


@went_form(
    "went:of:{meetup_id:int}:{day:date}", _boxes, title=words.WENT_TITLE, private=words.PRIVATE
)
async def keep_meetup(ctx: Context, answers: Answers, meetup_id: int, day: date) -> None:
    """Keep that a member went to a meet-up: once, whatever it's called."""
    await _keep(ctx, _in_form(answers), went_to.button(meetup_id), _event(meetup_id, day))


@went_button("went:change:{entry_id:int}", label=words.CHANGE)
async def change(ctx: Context, entry_id: int) -> None:
    """Open the form with an entry in it, or what was typed to change it and isn't saved."""
    known = _as_went(await ctx.services.hours.entry(entry_id, ctx.member_id))
    typed = await _typed(ctx, _entry(entry_id)) or _known(ctx, known)
    await ctx.open(keep_change.filled(typed), entry_id)


@went_form("went:change:{entry_id:int}", _boxes)
async def keep_change(ctx: Context, answers: Answers, entry_id: int) -> None:
    """Change an entry."""
    draft = _draft(ctx, _in_form(answers), _entry(entry_id))
    went = await _read(ctx, draft, change.button(entry_id))
    if went is not None:
        entry = await ctx.services.hours.change(entry_id, ctx.member_id, went, ctx.now)
        await ctx.services.drafts.done(draft)
        await ctx.show(_kept(ctx, entry, words.KEPT))


@select("went:kind:{entry_id:int}", feature=FEATURE)
async def choose_kind(ctx: Context, values: list[str], entry_id: int) -> None:
    """Keep another kind than the one that was suggested."""
    known = _as_went(await ctx.services.hours.entry(entry_id, ctx.member_id))
    kind = values[0] if values[0] in words.KINDS else known.kind
    went = replace(known, kind=kind)
    entry = await ctx.services.hours.change(entry_id, ctx.member_id, went, ctx.now)
    await ctx.show(_kept(ctx, entry, words.KEPT))


async def note(ctx: Context, what: str, kind: str, line: str) -> None:
    """Keep what was typed with the command; without what it was, open the form with the rest."""
    typed = TypedWent(what, kind=kind, note=line)
    if what.strip():
        await _keep(ctx, typed, begin.button())
    elif kind or line:
        await ctx.open(keep_any.filled(typed))
    else:
        await begin(ctx)


def _in_form(answers: Answers) -> TypedWent:
    what, day, minutes, line = map(answers.text, ("what", "day", "minutes", "note"))
    return TypedWent(what, day, minutes, answers.choice("kind"), line)


def _known(ctx: Context, went: Went) -> TypedWent:
    """Return what's known as it would be typed."""
    day = say_day(went.day, ctx.group.country, year=True)
    minutes = "" if went.minutes is None else took(went.minutes)
    return TypedWent(went.what, day, minutes, went.kind, went.note or "")


def _draft(ctx: Context, typed: TypedWent, subject: str) -> Draft[TypedWent]:
    return Draft(ctx.guild_id, ctx.member_id, KIND, typed, subject)


async def _typed(ctx: Context, subject: str) -> TypedWent | None:
    """Return what the member typed and hasn't saved."""
    kept = await ctx.services.drafts.of(ctx.guild_id, ctx.member_id, KIND, subject)
    return None if kept is None else kept.read(TypedWent).text


async def _read(ctx: Context, draft: Draft[TypedWent], again: Button) -> Went | None:
    """Return what was typed; what's refused is kept, for the form that *again* opens."""
    services, typed = ctx.services, draft.text
    school = await services.groups.school(ctx.guild_id)
    mine = await services.members.school(ctx.guild_id, ctx.member_id, school)
    try:
        return attending.read(typed, occasions.today(mine, ctx.now), ctx.group.country)
    except Refusal as refusal:
        await keep_to_change(ctx, draft, rules.not_saved(refusal), again)
        return None


async def _keep(ctx: Context, typed: TypedWent, again: Button, ref: str | None = None) -> None:
    draft = _draft(ctx, typed, ref or _ANYTHING)
    went = await _read(ctx, draft, again)
    if went is not None:
        hours = ctx.services.hours
        entry, already = await hours.went(ctx.guild_id, ctx.member_id, went, ctx.now, ref)
        await ctx.services.drafts.done(draft)
        await ctx.show(_kept(ctx, entry, words.ALREADY if already else words.KEPT))


def _kept(ctx: Context, entry: PlanEntry, first: str) -> Card:
    """Return what was kept, read back, with all that can be changed of it."""
    went, today = _as_went(entry), calendar.local_day(ctx.now, ctx.group.zone)
    said = words.ENTRY_TOOK if went.minutes else words.ENTRY
    lines = [
        first,
        said.format(
            what=safe_name(went.what),
            kind=words.KINDS[went.kind],
            day=say_day(went.day, ctx.group.country, weekday=True, year=True),
            took=took(went.minutes or 0),
        ),
        words.COUNTS.format(month=say_month(went.day, today)),
    ]
    kinds = menu(words.KIND_MENU, options(words.KINDS, went.kind))
    items: list[Item] = [choose_kind.select(kinds, entry.id), change.button(entry.id)]
    items.append(Button(f"plan:drop:{entry.id}"))
    if ctx.group.has("documents"):
        items.append(Button("document:card:record", words.RECORD))
    return Card("\n".join(lines), items)


def _as_went(entry: PlanEntry) -> Went:
    kind = entry.kind if entry.kind in words.KINDS else attending.OTHER
    return Went(entry.about or words.KINDS[kind], kind, entry.day, entry.minutes, entry.note)

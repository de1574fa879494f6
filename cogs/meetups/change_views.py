"""What an organizer presses: other details, one date moved or canceled, all of it called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.errors import Refusal
from bot.meetups import challenge_words, words
from bot.meetups.changing import DETAILS, NAME
from bot.meetups.rules import CHALLENGE
from bot.meetups.spans import EventTimes, Span
from bot.ui.answer import patiently
from bot.ui.card import Button, Card
from bot.ui.components import Style
from bot.ui.modal import Answers, Part, box
from bot.ui.template import Outdated
from cogs.meetups import cards
from cogs.meetups.create_views import SHORT, meetup_button, own_meetup, private_form
from cogs.meetups.detail_views import details, named, open_part

if TYPE_CHECKING:
    from bot.meetups.meetup import Meetup
    from bot.ui.context import Context


@meetup_button("meetup:edit:{meetup_id:int}", label=words.CHANGE_DETAILS)
async def edit(ctx: Context, meetup_id: int) -> None:
    """Open the form with what's said of a meet-up."""
    meetup = await own_meetup(ctx, meetup_id)
    await open_part(ctx, details, meetup, DETAILS)


@meetup_button("meetup:rename:{meetup_id:int}", label=words.CHANGE_NAME)
async def rename(ctx: Context, meetup_id: int) -> None:
    """Open the form with what a meet-up is called, and what kind it is."""
    meetup = await own_meetup(ctx, meetup_id)
    await open_part(ctx, named, meetup, NAME)


def _to() -> list[Part]:
    return [box("when", words.MOVE_LABEL, hint=words.MOVE_HINT, limit=SHORT, required=True)]


@meetup_button("meetup:move:{meetup_id:int}:{day:date}", label=words.MOVE)
async def move(ctx: Context, meetup_id: int, day: date) -> None:
    """Ask to when one date moves."""
    await own_meetup(ctx, meetup_id)
    await ctx.open(to_when.filled(), meetup_id, day)


@private_form(
    "meetup:to:{meetup_id:int}:{day:date}",
    _to,
    title=words.MOVE_TITLE,
    private="only the date that's read in it is kept",
)
async def to_when(ctx: Context, answers: Answers, meetup_id: int, day: date) -> None:
    """Show to when one date would move, before it does."""
    from bot.meetups import when as whens  # reading dates takes memory

    meetup = await own_meetup(ctx, meetup_id)
    school = await ctx.services.groups.school(ctx.guild_id)
    again = Button(f"meetup:move:{meetup_id}:{day}")
    ways = (again.custom_id, f"meetup:show:{meetup_id}")
    try:
        found = whens.read(
            answers.text("when"), school, ctx.now, usual=meetup.when.span.minutes or whens.USUAL
        )
    except Refusal as refusal:
        raise Refusal(words.NOT_MOVED.format(reason=refusal.message), *ways) from refusal
    if found.repeat is not None:
        raise Refusal(words.NOT_MOVED.format(reason=words.MOVE_ONE), *ways)
    span = _in_zone(found, meetup.when.zone)
    if span.starts(meetup.when.zone) == meetup.next_at and day == meetup.next_day:
        await ctx.show(Card(words.MOVE_SAME, [Button(f"meetup:show:{meetup_id}", words.DETAILS)]))
        return
    text = words.MOVE_ASK.format(title=cards.title(meetup), at=cards.span_said(span, meetup))
    yes = moved.button(meetup_id, day, _written(span))
    await ctx.show(Card(text, [yes, again, _keep_it(meetup_id)]))


@meetup_button(
    "meetup:moved:{meetup_id:int}:{day:date}:{to:rest}", label=words.MOVE_YES, style=Style.primary
)
async def moved(ctx: Context, meetup_id: int, day: date, to: str) -> None:
    """Move one date; those who answered are told."""
    span = _read(to)
    meetup = await ctx.services.meetups.move(
        ctx.guild_id, meetup_id, ctx.member_id, day, span, ctx.now, runs=ctx.is_coordinator
    )
    text = words.MOVED.format(title=cards.title(meetup), at=cards.span_said(span, meetup))
    await ctx.show(Card(text, [Button(f"meetup:show:{meetup_id}", words.DETAILS)]))


@meetup_button("meetup:drop:{meetup_id:int}:{day:date}", label=words.CANCEL_DATE)
async def drop(ctx: Context, meetup_id: int, day: date) -> None:
    """Ask before a date is canceled."""
    meetup = await own_meetup(ctx, meetup_id)
    sentence = words.CALL_OFF_ASK if meetup.when.repeat is None else words.CANCEL_ASK
    yes = dropped.button(meetup_id, day)
    if meetup.kind == CHALLENGE:
        sentence, yes = challenge_words.OFF_ASK, yes.named(words.CALL_OFF_YES)
    await ctx.show(Card(cards.about(sentence, meetup), [yes, _keep_it(meetup_id)]))


@meetup_button(
    "meetup:dropped:{meetup_id:int}:{day:date}", label=words.CANCEL_YES, style=Style.danger
)
async def dropped(ctx: Context, meetup_id: int, day: date) -> None:
    """Cancel one date and leave the others; where it's the only one, it's all called off."""
    meetup = await own_meetup(ctx, meetup_id)
    key = ctx.guild_id, meetup_id, ctx.member_id
    if meetup.when.repeat is None:
        await _call_off(ctx, meetup)
        return
    meetup = await ctx.services.meetups.move(*key, day, None, ctx.now, runs=ctx.is_coordinator)
    sentence = words.DATE_CANCELED_LAST if meetup.is_over else words.DATE_CANCELED
    items = [Button(f"meetup:show:{meetup_id}", words.DETAILS)]
    await ctx.show(Card(cards.about(sentence, meetup), items))


@meetup_button("meetup:end:{meetup_id:int}", label=words.CALL_OFF)
async def end(ctx: Context, meetup_id: int) -> None:
    """Ask before everything that's still to come is called off."""
    meetup = await own_meetup(ctx, meetup_id)
    counts = meetup.kind == CHALLENGE
    text = cards.about(challenge_words.OFF_ASK if counts else words.CALL_OFF_ASK, meetup)
    await ctx.show(Card(text, [ended.button(meetup_id), _keep_it(meetup_id)]))


@meetup_button("meetup:ended:{meetup_id:int}", label=words.CALL_OFF_YES, style=Style.danger)
async def ended(ctx: Context, meetup_id: int) -> None:
    """Call off everything that's still to come; those who answered are told."""
    await _call_off(ctx, await own_meetup(ctx, meetup_id))


async def _call_off(ctx: Context, meetup: Meetup) -> None:
    """Call off all of it, and delete its picture."""
    key = ctx.guild_id, meetup.id, ctx.member_id
    await ctx.services.meetups.end(*key, ctx.now, runs=ctx.is_coordinator)
    if meetup.picture is not None:
        await ctx.services.pictures.remove(meetup.picture)
    said = challenge_words.IS_OFF if meetup.kind == CHALLENGE else words.IS_OFF
    await ctx.show(Card(said, [Button("meetup:upcoming")]))


@meetup_button(
    "meetup:again:{guild_id:int}:{meetup_id:int}",
    label=words.GO_ON,
    style=Style.primary,
    works_in_dm=True,
)
async def again(ctx: Context, guild_id: int, meetup_id: int) -> None:
    """Let a repeat continue in a new school year."""
    created = await ctx.services.meetups.go_on(guild_id, meetup_id, ctx.member_id, ctx.now)
    await patiently(ctx.interaction, created.due)
    await ctx.show(Card(cards.about(words.GOES_ON, created.meetup)))


def _keep_it(meetup_id: int) -> Button:
    return Button(f"meetup:show:{meetup_id}", words.KEEP_IT)


def _written(span: Span) -> str:
    """Return a span as it's written in a custom id."""
    at = "" if span.at is None else f"{span.at:%H%M}"
    return f"{span.day}.{at}.{span.minutes}.{span.days}"


def _read(text: str) -> Span:
    """Return the span that's written in a custom id. Raises Outdated for a forged one."""
    try:
        day, at, minutes, days = text.split(".")
        clock = time(int(at[:2]), int(at[2:])) if at else None
        found = Span(date.fromisoformat(day), clock, int(minutes), int(days))
    except ValueError as error:
        raise Outdated from error
    if not 0 <= found.minutes <= 40 * 24 * 60 or not 1 <= found.days <= 40:
        raise Outdated
    return found


def _in_zone(found: EventTimes, zone: str) -> Span:
    """Return a span as the clocks of *zone* show it."""
    if found.span.at is None or found.zone == zone:
        return found.span
    there = calendar.local(found.span.starts(found.zone), zone)
    return replace(found.span, day=there.date(), at=there.time())

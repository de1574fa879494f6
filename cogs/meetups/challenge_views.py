"""A challenge: set up in one form, added to, corrected, looked at, and changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.safe import fitted
from bot.meetups import challenge_rules, rules
from bot.meetups import challenge_words as words
from bot.meetups.words import CALL_OFF, DETAILS, TITLE_LABEL
from bot.totals import words as total_words
from bot.ui import amount
from bot.ui.card import Button, Card
from bot.ui.components import Style
from bot.ui.modal import Answers, Part, box
from cogs.meetups import challenge_cards as cards
from cogs.meetups.create_views import (
    CHALLENGE_FORM,
    SHORT,
    UPCOMING,
    amiss,
    meetup_button,
    meetup_form,
    own_meetup,
    private_form,
)
from cogs.meetups.detail_views import draft_for, go_on, open_part
from cogs.meetups.picture_views import picture_items

if TYPE_CHECKING:
    from bot.meetups.meetup import OwnMeetup
    from bot.meetups.rules import MeetupDraft
    from bot.ui.card import Item
    from bot.ui.context import Context


@meetup_button("challenge:create", label=words.SET_UP)
async def create(ctx: Context) -> None:
    """Open the form."""
    await ctx.open(challenged.filled(None))


def _challenge(typed: MeetupDraft | None = None) -> list[Part]:
    of = typed or rules.MeetupDraft()
    boxes = (
        ("title", TITLE_LABEL, words.TITLE_HINT, of.title),
        ("when", words.WHEN_LABEL, words.WHEN_HINT, of.when),
        ("unit", words.UNIT_LABEL, words.UNIT_HINT, of.unit),
        ("target", words.TARGET_LABEL, words.TARGET_HINT, of.target),
    )
    return [
        box(name, label, hint=hint, value=value, limit=SHORT, required=name == "title")
        for name, label, hint, value in boxes
    ]


@meetup_form(
    f"{CHALLENGE_FORM}:{{draft_id:int}}:{{meetup_id:int}}:{{known}}",
    _challenge,
    title=words.FORM_TITLE,
)
async def challenged(
    ctx: Context, answers: Answers, draft_id: int = 0, meetup_id: int = 0, known: str = ""
) -> None:
    """Read from when to when it is, and show that before anything is posted; or change it."""
    draft = await draft_for(ctx, draft_id, meetup_id, rules.CHALLENGE, known)
    names = ("title", "when", "unit", "target")
    typed = replace(draft.text, **{name: answers.text(name) for name in names})
    await go_on(ctx, replace(draft, text=replace(typed, kind=rules.CHALLENGE)))


@meetup_button("challenge:edit:{meetup_id:int}", label=words.CHANGE)
async def edit(ctx: Context, meetup_id: int) -> None:
    """Open the form with a challenge in it."""
    meetup = await own_meetup(ctx, meetup_id)
    await open_part(ctx, challenged, meetup, rules.CHALLENGE)


@meetup_button("challenge:add:{meetup_id:int}", label=words.ADD_ANY, style=Style.primary)
async def add(ctx: Context, meetup_id: int) -> None:
    """Open the form for a number, where numbers are taken."""
    meetup = await ctx.services.meetups.get(ctx.guild_id, meetup_id)
    challenge_rules.check_takes(meetup, ctx.now)
    await ctx.open(added.filled(meetup.unit), meetup_id)


@private_form(
    "challenge:add:{meetup_id:int}",
    amount.amount_box,
    title=total_words.TITLE,
    private=total_words.PRIVATE,
)
async def added(ctx: Context, answers: Answers, meetup_id: int) -> None:
    """Add a number, and say what there is together."""
    key = ctx.guild_id, meetup_id, ctx.member_id
    found = await ctx.services.challenges.add(*key, answers.text("amount"), ctx.now)
    await ctx.answer(amount.added(words.ADDED, found, *_ways(meetup_id)))


@meetup_button("challenge:correct:{meetup_id:int}", label=total_words.CHANGE)
async def correct(ctx: Context, meetup_id: int) -> None:
    """Open the form with all that a member added."""
    meetup = await ctx.services.meetups.get(ctx.guild_id, meetup_id)
    challenge_rules.check_takes(meetup, ctx.now)
    mine = await ctx.services.challenges.added_by(meetup, ctx.member_id)
    await ctx.open(corrected.filled(meetup.unit, mine), meetup_id)


@private_form(
    "challenge:correct:{meetup_id:int}",
    amount.amount_box,
    title=total_words.CHANGE,
    private=total_words.PRIVATE,
)
async def corrected(ctx: Context, answers: Answers, meetup_id: int) -> None:
    """Let one number replace all that a member added."""
    await _correct(ctx, meetup_id, answers.text("amount"))


@meetup_button("challenge:take_back:{meetup_id:int}", label=total_words.TAKE_BACK)
async def take_back(ctx: Context, meetup_id: int) -> None:
    """Take back all that a member added."""
    await _correct(ctx, meetup_id, None)


async def _correct(ctx: Context, meetup_id: int, typed: str | None) -> None:
    key = ctx.guild_id, meetup_id, ctx.member_id
    found = await ctx.services.challenges.correct(*key, typed, ctx.now)
    await ctx.show(amount.corrected(found, *_ways(meetup_id)))


def _ways(meetup_id: int) -> list[Button]:
    return [correct.button(meetup_id), take_back.button(meetup_id)]


async def one(ctx: Context, mine: OwnMeetup) -> Card:
    """Return a challenge as this person sees it, with what they added."""
    seen, meetup = mine.seen, mine.seen.meetup
    lines = [cards.post(seen, ctx.now)]
    own = await ctx.services.challenges.added_by(meetup, ctx.member_id)
    items: list[Item] = [one for one in cards.buttons(seen, ctx.now) if one.label != DETAILS]
    if own:
        lines.append(total_words.YOURS.format(mine=f"{own:,}"))
    if own and challenge_rules.takes_numbers(meetup, ctx.now):
        items += _ways(meetup.id)
    runs = meetup.organizer_id == ctx.member_id or ctx.is_coordinator
    if runs and not meetup.is_over:
        pictured = meetup.picture is not None or bool(cards.files(seen))
        said, more = amiss(ctx, meetup, pictured=pictured)
        lines += said
        items += [*more, edit.button(meetup.id)]
        items += picture_items(ctx.group, meetup)
        items.append(Button(f"meetup:drop:{meetup.id}:{meetup.next_day}", CALL_OFF))
    return Card(fitted(lines), [*items, Button(UPCOMING)], cards.files(seen))

"""The form for a day of one's own, and the way from what was typed to the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words, rules, words
from bot.celebrations import when as whens
from bot.celebrations.rules import Proposal
from bot.drafts.rules import Draft
from bot.kit.errors import Refusal
from bot.kit.safe import safe_name
from bot.ui.card import Button, Card
from bot.ui.checks import group_for, is_coordinator
from bot.ui.components import button, form
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from bot.ui.review import Surface, submit
from cogs.celebrations.access import FEATURE

if TYPE_CHECKING:
    from datetime import date

    from bot.celebrations.own_days import OwnDay
    from bot.celebrations.when import When
    from bot.ui.context import Context

LINE_LIMIT = 300
KIND = "celebration.day"


@button("celebrate:propose", label=words.PROPOSE, feature=FEATURE)
async def propose(ctx: Context) -> None:
    """Open the form for a day."""
    await ctx.open(proposed.filled(None), None)


def _proposal(typed: Proposal | None = None) -> list[Part]:
    of, line, long = typed or Proposal(), LINE_LIMIT, BOX_LIMIT  # too long is told, and kept
    name, when = of.name[:line], of.when[:line]
    hint, counter = own_words.OPTIONAL_HINT, of.counter[:line]
    return [
        box(
            "name",
            own_words.NAME_LABEL,
            hint=own_words.NAME_HINT,
            value=name,
            limit=line,
            required=True,
        ),
        box("when", own_words.WHEN_LABEL, hint=own_words.WHEN_HINT, value=when, limit=line),
        box("why", words.PROPOSE_WHY, hint=hint, value=of.why, limit=long, long=True),
        box(
            "activity",
            words.PROPOSE_ACTIVITY,
            hint=hint,
            value=of.activity,
            limit=long,
            long=True,
        ),
        box(
            "counter",
            own_words.COUNTER_LABEL,
            hint=own_words.COUNTER_HINT,
            value=counter,
            limit=line,
        ),
    ]


@form(
    "celebrate:form:{draft_id:int}",
    _proposal,
    title=own_words.FORM_TITLE,
    surface=KIND,
    feature=FEATURE,
)
async def proposed(ctx: Context, answers: Answers, draft_id: int | None = None) -> None:
    """Go on with a day that others will see."""
    names = ("name", "when", "why", "activity", "counter")
    typed = Proposal(**{name: answers.text(name) for name in names})
    await go_on(ctx, typed, draft_id or 0)


async def begin(ctx: Context, typed: Proposal) -> None:
    """Go on with what a command was given; without a name or days, open the form with it."""
    if typed.name.strip() and typed.when.strip():
        await go_on(ctx, typed)
    else:
        await ctx.open(proposed.filled(typed))


async def go_on(ctx: Context, typed: Proposal, draft_id: int = 0) -> None:
    """Send a day to the coordinators, or ask about it first."""
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, KIND, typed, id=draft_id))


async def _check(ctx: Context, draft: Draft[Proposal]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    _tidied(draft.text)
    await _when(ctx, draft.text)


def _tidied(typed: Proposal) -> Proposal:
    try:
        return rules.tidied(typed)
    except Refusal as refusal:
        raise Refusal(own_words.NOT_SENT.format(reason=refusal.message)) from refusal


async def _when(ctx: Context, typed: Proposal) -> tuple[When, date]:
    """Return when a day is, and today."""
    group = await ctx.services.groups.get(ctx.guild_id)
    today = await ctx.services.celebrations.today(ctx.guild_id, ctx.now)
    try:
        return whens.read(typed.when, today, group.country), today
    except Refusal as refusal:
        raise Refusal(own_words.NOT_SENT.format(reason=refusal.message)) from refusal


async def _send(ctx: Context, draft: Draft[Proposal]) -> None:
    when, today = await _when(ctx, draft.text)
    group = await ctx.services.groups.get(draft.guild_id)
    runs = is_coordinator(ctx.interaction, group)
    mine = draft.guild_id, draft.member_id
    try:
        day = await ctx.services.proposals.propose(*mine, draft.text, when, ctx.now, approved=runs)
    except Refusal as refusal:
        raise Refusal(own_words.NOT_SENT.format(reason=refusal.message)) from refusal
    await ctx.services.drafts.done(draft)
    await ctx.show(_done(day, whens.say(when, today, group.country), approved=runs))


async def _change(ctx: Context, draft: Draft[Proposal]) -> None:
    await ctx.open(proposed.filled(draft.text), draft.id)


DAY = Surface(KIND, Proposal, _tidied, _check, _send, _change, "send")


def _done(day: OwnDay, days: str, *, approved: bool) -> Card:
    sentence = own_words.ENTERED if approved else own_words.PROPOSED
    text = sentence.format(name=safe_name(day.observance.name), days=days)
    return Card(text, [Button("celebrate:upcoming")])

"""The form for a member's own day, and the way from what was typed to the calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.celebrations import own_words, rules, words
from bot.celebrations import when as whens
from bot.celebrations.rules import Proposal
from bot.drafts import words as draft_words
from bot.drafts.rules import Draft
from bot.kit.errors import Refusal, if_found
from bot.kit.safe import safe_name
from bot.ui.card import Button, Card
from bot.ui.checks import group_for, is_coordinator
from bot.ui.components import button, form
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from bot.ui.review import CHECKED, Surface, submit
from bot.ui.send import why_unfit
from bot.ui.unfit import Untaken
from cogs.celebrations.access import FEATURE

if TYPE_CHECKING:
    from bot.celebrations.own_days import OwnDay
    from bot.celebrations.when import CelebrationDays
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
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
    await go_on(ctx, _typed(answers), draft_id or 0)


@button(
    "celebrate:change:{day_id:int}:{guild_id:int}",
    label=draft_words.CHANGE,
    works_in_dm=True,
    feature=FEATURE,
)
async def change(ctx: Context, day_id: int, guild_id: int) -> None:
    """Open the form with the member's own day in it."""
    day = await ctx.services.proposals.own(ctx.guild_id, day_id, ctx.member_id)
    today = await ctx.services.celebrations.today(ctx.guild_id, ctx.now)
    one, country = day.observance, (await ctx.services.groups.get(ctx.guild_id)).country
    when, why = (
        whens.say(day.when, today, country),
        "\n".join(filter(None, (one.what, *one.sources))),
    )
    typed = Proposal(one.name, when, why, one.idea, one.counter)
    await ctx.open(changed.filled(typed), day_id, ctx.guild_id)


@form(
    "celebrate:changed:{day_id:int}:{guild_id:int}",
    _proposal,
    title=own_words.FORM_TITLE,
    surface=KIND,
    works_in_dm=True,
    always=CHECKED,
)
async def changed(ctx: Context, answers: Answers, day_id: int, guild_id: int) -> None:
    """Go on with a day that Discord didn't take as it was."""
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, KIND, _typed(answers), str(day_id)))


def _typed(answers: Answers) -> Proposal:
    names = ("name", "when", "why", "activity", "counter")
    return Proposal(**{name: answers.text(name) for name in names})


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


async def _when(ctx: Context, typed: Proposal) -> tuple[CelebrationDays, date]:
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
    mine, proposals = (draft.guild_id, draft.member_id), ctx.services.proposals
    try:
        if draft.subject:
            before = await proposals.own(draft.guild_id, int(draft.subject), draft.member_id)
            day = await proposals.change(before, draft.text, when, ctx.now, approved=runs)
        else:
            day = await proposals.propose(*mine, draft.text, when, ctx.now, approved=runs)
    except Refusal as refusal:
        raise Refusal(own_words.NOT_SENT.format(reason=refusal.message)) from refusal
    await ctx.services.drafts.done(draft)
    days = whens.say(when, today, group.country)
    await ctx.show(_done(day, days, approved=runs, is_new=not draft.subject))
    if draft.subject and runs:
        await ctx.client.agenda.tick()


async def _change(ctx: Context, draft: Draft[Proposal]) -> None:
    if draft.subject:
        await ctx.open(changed.filled(draft.text), int(draft.subject), draft.guild_id)
    else:
        await ctx.open(proposed.filled(draft.text), draft.id)


DAY = Surface(KIND, Proposal, _tidied, _check, _send, _change, "send")


def unfit(day: OwnDay, code: int) -> Card:
    """Return that Discord doesn't take a day's post, for who proposed it."""
    text = own_words.UNFIT.format(name=safe_name(day.observance.name), why=why_unfit(code))
    return Card(text, [change.button(day.id, day.guild_id)])


async def unfit_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the same; None once the day is posted, or gone."""
    services, key = client.services, (notice.guild_id, notice.subject_id)
    day = await if_found(services.proposals.own(*key, notice.member_id))
    if day is None:
        return None
    untaken = notice.load(Untaken)
    on = date.fromisoformat(untaken.occurrence)
    posted = await services.gatherings.is_posted(notice.guild_id, on)
    return None if posted else unfit(day, untaken.code)


def _done(day: OwnDay, days: str, *, approved: bool, is_new: bool) -> Card:
    sentence = own_words.ENTERED if approved else own_words.PROPOSED
    if not is_new:
        sentence = own_words.CHANGED if approved else own_words.CHANGED_WAITS
    text = sentence.format(name=safe_name(day.observance.name), days=days)
    return Card(text, [Button("celebrate:upcoming")])

"""The form for a day of one's own, and the way from what was typed to the calendar."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.celebrations import own_words, rules, words
from bot.celebrations import when as whens
from bot.celebrations.rules import Proposal
from bot.kit.errors import NotFound, Refusal
from bot.kit.safe import safe_name
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.card import Button, Card
from bot.ui.components import Style, button, form
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from cogs.celebrations.access import FEATURE

if TYPE_CHECKING:
    from bot.celebrations.own_days import OwnDay
    from bot.students.rules import Report
    from bot.ui.context import Context

LINE_LIMIT = 300


@button("celebrate:propose:{draft_id:int}", label=words.PROPOSE, feature=FEATURE)
async def propose(ctx: Context, draft_id: int | None = None) -> None:
    """Open the form for a day, with what was typed into a draft of it."""
    typed = None if draft_id is None else await _drafted(ctx, draft_id)
    await ctx.open(proposed.filled(typed), draft_id)


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
        box("why", own_words.WHY_LABEL, hint=hint, value=of.why, limit=long, long=True),
        box(
            "activity",
            own_words.ACTIVITY_LABEL,
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


@form("celebrate:form:{draft_id:int}", _proposal, title=own_words.FORM_TITLE, feature=FEATURE)
async def proposed(ctx: Context, answers: Answers, draft_id: int | None = None) -> None:
    """Go on with a day that others will see."""
    names = ("name", "when", "why", "activity", "counter")
    typed = Proposal(**{name: answers.text(name) for name in names})
    await go_on(ctx, typed, draft_id or 0)


@button(
    "celebrate:student:{draft_id:int}",
    label=student_words.USE_A_STUDENT,
    style=Style.primary,
    feature=FEATURE,
)
async def use_a_student(ctx: Context, draft_id: int) -> None:
    """Let "a student" stand for every name that worries, and look again."""
    typed = await _drafted(ctx, draft_id)
    looks, texts = await look(ctx, typed), typed.texts()
    better = {name: students.replace(texts[name], one) for name, one in looks.items()}
    await go_on(ctx, Proposal(**(asdict(typed) | better)), draft_id)


@button("celebrate:fine:{draft_id:int}", label=own_words.FINE, feature=FEATURE)
async def fine(ctx: Context, draft_id: int) -> None:
    """Remember the names for the group, and go on."""
    typed = await _drafted(ctx, draft_id)
    looks = await look(ctx, typed)
    names = {worry.words for one in looks.values() for worry in one.hard if worry.is_name}
    await ctx.services.students.remember(ctx.guild_id, names, ctx.member_id)
    await go_on(ctx, typed, draft_id, cleared=True)


async def begin(ctx: Context, typed: Proposal) -> None:
    """Go on with what a command was given; without a name or days, open the form with it."""
    if typed.name.strip() and typed.when.strip():
        await go_on(ctx, typed)
    else:
        await ctx.open(proposed.filled(typed))


async def go_on(ctx: Context, typed: Proposal, draft_id: int = 0, *, cleared: bool = False) -> None:
    """Send a day to the coordinators, or ask about it first; what was typed is kept before."""
    services, guild_id = ctx.services, ctx.guild_id
    draft_id = await services.day_drafts.keep(
        guild_id, ctx.member_id, asdict(typed), ctx.now, draft_id
    )
    again = propose.button(draft_id).named(own_words.CHANGE_TEXT)
    try:
        tidied = rules.tidied(typed)
        today = await services.celebrations.today(guild_id, ctx.now)
        when = whens.read(tidied.when, today, ctx.group.country)
        looks = {} if cleared else await look(ctx, tidied)
        if any(not one.clear for one in looks.values()):
            await ctx.show(_question(list(looks.values()), draft_id, again))
            return
        runs = ctx.is_coordinator
        day = await services.proposals.propose(
            guild_id, ctx.member_id, tidied, when, ctx.now, approved=runs, draft_id=draft_id
        )
    except Refusal as refusal:
        reason = own_words.NOT_SENT.format(reason=refusal.message)
        await ctx.show(Card(reason, [again]))
        return
    await ctx.show(_done(day, whens.say(when, today, ctx.group.country), approved=runs))


async def look(ctx: Context, typed: Proposal) -> dict[str, Report]:
    """Return what the student check thinks of each text, by its field."""
    texts = typed.texts()
    looks = await ctx.services.students.look(ctx.guild_id, list(texts.values()))
    return dict(zip(texts, looks, strict=True))


async def _drafted(ctx: Context, draft_id: int) -> Proposal:
    content = await ctx.services.day_drafts.get(ctx.guild_id, ctx.member_id, draft_id)
    try:
        return Proposal(**content)
    except TypeError as error:  # it is a draft of something else
        raise NotFound(own_words.DRAFT_GONE, propose.custom_id()) from error


def _question(looks: list[Report], draft_id: int, again: Button) -> Card:
    worries = [worry for one in looks for worry in one.worries]
    lines = [own_words.LOOK_FIRST, *student_words.told(worries)]
    items = [again, fine.button(draft_id)]
    if hard := [worry for one in looks for worry in one.hard]:
        items.insert(0, use_a_student.button(draft_id).named(student_words.instead_of(hard)))
    return Card("\n".join(lines), items)


def _done(day: OwnDay, days: str, *, approved: bool) -> Card:
    sentence = own_words.ENTERED if approved else own_words.PROPOSED
    text = sentence.format(name=safe_name(day.observance.name), days=days)
    return Card(text, [Button("celebrate:upcoming")])

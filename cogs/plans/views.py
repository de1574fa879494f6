"""What one presses about the nudge and the plan, in the server or in direct messages."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.drafts.rules import Draft
from bot.kit import calendar
from bot.kit.dates import WEEKDAYS, say_day, say_month, week_of
from bot.kit.errors import NotFound, Refusal
from bot.plans import attending, hours_words, letters, occasions, presets, rules, words
from bot.plans.attending import took as said_length
from bot.plans.rules import TypedDone
from bot.ui.card import Button, Card
from bot.ui.checks import members_only
from bot.ui.choices import options
from bot.ui.components import Style, button, form
from bot.ui.modal import BOX_LIMIT, Answers, Part, box, choice
from bot.ui.review import keep_to_change
from bot.wins.rules import WinDraft
from cogs.plans import cards
from cogs.plans.notices import coming_up, nudge_card

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.plans.rules import PlanEntry
    from bot.school.clock import SchoolClock
    from bot.ui.context import Context

FEATURE = "plans"
# Kinds of drafts. Subject: the command that it came with; the entry that it's about.
DONE, LINE, LENGTH = "plan.done", "plan.line", "plan.length"

RECORD = "a record stays its member's"

_LINE_LIMIT = 100  # characters

_TO_FRIDAY = timedelta(days=4)


plan_button = partial(button, feature=FEATURE, works_in_dm=True)
record_button = partial(button, works_in_dm=True, always=RECORD)
record_form = partial(form, works_in_dm=True, always=RECORD)


@button("plan:nudge:{line:int}", label=words.MY_NUDGE, style=Style.primary, feature=FEATURE)
async def my_nudge(ctx: Context, line: int | None = None) -> None:
    """Show this week's card to one person, also from a line of weeks ago."""
    found = await ctx.services.plans.nudge(ctx.guild_id, ctx.member_id, ctx.now)
    await ctx.show(await nudge_card(ctx.client, found, ctx.now))


@plan_button("plan:did:{guild_id:int}:{week:date}", label=words.DID, style=Style.primary)
async def did(ctx: Context, guild_id: int, week: date) -> None:
    """Note that it was done in the week of the card, also weeks later."""
    today = occasions.today(await school_of(ctx), ctx.now)
    monday = min(week_of(week), week_of(today))
    # Of an earlier week it is known that it was that week: its Friday stands for it.
    day = today if monday == week_of(today) else monday + _TO_FRIDAY
    entry = await ctx.services.plans.done(
        ctx.guild_id, ctx.member_id, "weekly", day, ctx.now, ref=f"week {monday}"
    )
    wider = await ctx.services.plans.wider_goal_of(ctx.guild_id, ctx.member_id, monday)
    if wider is not None:  # going to a meeting is reaching out as well
        ref = f"{wider} {rules.period(wider, day).first}"
        entry = await ctx.services.plans.done(
            ctx.guild_id, ctx.member_id, wider, day, ctx.now, ref=ref
        )
    await lovely(ctx, entry, today)


@plan_button("plan:another:{guild_id:int}:{week:date}", label=words.ANOTHER)
async def another(ctx: Context, guild_id: int, week: date) -> None:
    """Show something else for this week, in place of this card."""
    plans = ctx.services.plans
    found = await plans.nudge(ctx.guild_id, ctx.member_id, ctx.now, another=True)
    coming = await coming_up(ctx.client, found, ctx.now)
    await ctx.show(cards.another(found, ctx.group.state, coming))


@plan_button("plan:skip:{guild_id:int}:{week:date}", label=words.NOT_THIS_WEEK)
async def skip(ctx: Context, guild_id: int, week: date) -> None:
    """Want nothing this week, and hear when the next one comes."""
    plans, school = ctx.services.plans, await school_of(ctx)
    await plans.not_this_week(ctx.guild_id, ctx.member_id, ctx.now)
    today = occasions.today(school, ctx.now)
    this_week = week_of(today).isoformat()
    following = await plans.next_nudge(ctx.guild_id, ctx.member_id, ctx.now, this_week)
    day = None if following is None else _day(following.due_at, school)
    await ctx.show(Card(cards.see_you(following, day, today, ctx.group.country)))


@plan_button("plan:more:{guild_id:int}", label=words.MORE)
async def more(ctx: Context, guild_id: int) -> None:
    """Show what else could help."""
    await ctx.show(cards.more(ctx.guild_id, in_group=not ctx.in_dm))


@plan_button("plan:tomorrow:{guild_id:int}", label=words.TOMORROW)
async def tomorrow(ctx: Context, guild_id: int) -> None:
    """Plan one reminder on the next school day, and say when and how it comes."""
    occasion = await ctx.services.plans.remind_tomorrow(ctx.guild_id, ctx.member_id, ctx.now)
    school = await school_of(ctx)
    ways = await ctx.services.reaching.ways(ctx.guild_id, ctx.member_id)
    sentence = words.TOMORROW_CLOSED if ways.dm_closed else words.TOMORROW_SET
    said = sentence.format(
        weekday=WEEKDAYS[_day(occasion.due_at, school).weekday()],
        time=calendar.clock_time(occasion.due_at, school.zone),
    )
    await ctx.show(Card(said))


@plan_button("plan:off:{guild_id:int}", label=words.WE_ARE_OFF)
async def off(ctx: Context, guild_id: int) -> None:
    """Note that there is no school for this person this week; nothing unasked reaches them."""
    monday = week_of(occasions.today(await school_of(ctx), ctx.now))
    await ctx.services.members.off_this_week(ctx.guild_id, ctx.member_id, monday, ctx.now)
    await ctx.show(Card(words.ENJOY))


@button("plan:show", label=words.SHOW_PLAN, feature=FEATURE)
async def show_plan(ctx: Context) -> None:
    """Show the plan, and what was done."""
    plans = ctx.services.plans
    found = await plans.overview(ctx.guild_id, ctx.member_id, ctx.now)
    following = None
    if found.plan.find != "off":
        following = await plans.next_nudge(ctx.guild_id, ctx.member_id, ctx.now)
    await ctx.show(cards.overview(found, following, ctx.group))


@button("plan:month", label=words.MONTH_DONE, feature=FEATURE)
async def month(ctx: Context) -> None:
    """Note that the month's goal is met."""
    await _done_in_period(ctx, "monthly")


@button("plan:quarter", label=words.QUARTER_DONE, feature=FEATURE)
async def quarter(ctx: Context) -> None:
    """Note that the quarter's goal is met."""
    await _done_in_period(ctx, "quarterly")


@record_button("plan:line:{entry_id:int}", label=words.ADD_LINE)
async def add_line(ctx: Context, entry_id: int) -> None:
    """Open the form for who it was with and what happened, with what's known or was typed."""
    entry = await _own(ctx, entry_id)
    typed = await _typed(ctx, entry.guild_id, LINE, entry_id)
    known = TypedDone(about=entry.about or "", note=entry.note or "")
    await ctx.open(keep_line.filled(typed or known), entry_id)


def _line(of: TypedDone) -> list[Part]:
    # What is too long is refused in words, and kept: a shorter box would cut it.
    long = BOX_LIMIT
    return [
        box("about", words.ABOUT_LABEL, hint=words.ABOUT_HINT, value=of.about, limit=long),
        box("note", words.NOTE_LABEL, hint=words.NOTE_HINT, value=of.note, limit=long, long=True),
    ]


@record_form(
    "plan:line:{entry_id:int}",
    _line,
    title=words.LINE_TITLE,
    private=words.LINE_PRIVATE,
)
async def keep_line(ctx: Context, answers: Answers, entry_id: int) -> None:
    """Keep who it was with and what happened, and offer to share it with the words filled in."""
    entry = await _own(ctx, entry_id)
    draft = _draft(ctx, entry.guild_id, LINE, entry_id, _in_form(answers))
    try:
        about, note = rules.tidy_about(draft.text.about), rules.tidy_note(draft.text.note)
    except Refusal as refusal:
        await keep_to_change(ctx, draft, rules.not_saved(refusal), add_line.button(entry_id))
        return
    entry = await ctx.services.hours.add_line(entry_id, ctx.member_id, about, note)
    await ctx.services.drafts.done(draft)
    shares = (await ctx.services.groups.get(entry.guild_id)).has("wins")
    draft_id = None
    if note and shares and ctx.interaction.guild_id == entry.guild_id:
        name = ctx.interaction.user.display_name
        win = WinDraft(entry.guild_id, ctx.member_id, name, note)
        with suppress(Refusal):  # too many drafts wait: the line is kept all the same
            draft_id = (await ctx.services.win_drafts.keep(win, ctx.now)).id
    await ctx.show(cards.line_kept(draft_id, shares=shares))


@plan_button("plan:letters:{guild_id:int}", label=words.GET_LETTER)
async def show_letters(ctx: Context, guild_id: int) -> None:
    """Show which e-mails there are."""
    await ctx.show(cards.all_letters(ctx.guild_id, ctx.group.country))


@plan_button("plan:letter:{guild_id:int}:{letter}", label=words.GET_LETTER)
async def write_letter(ctx: Context, guild_id: int, letter: str) -> None:
    """Give an e-mail to paste, as a new private answer: the card stays for *Did it*."""
    written = letters.write(letters.find(letter), await school_of(ctx), ctx.now)
    await ctx.answer(cards.letter(written, ctx.guild_id))


@plan_button("plan:same:{guild_id:int}", label=words.SAME_PLAN, style=Style.primary)
async def same_plan(ctx: Context, guild_id: int) -> None:
    """Say that the plan stays in the new school year."""
    await ctx.show(Card(words.SAME_KEPT))


@plan_button("plan:moved:{guild_id:int}", label=words.MOVED)
async def moved(ctx: Context, guild_id: int) -> None:
    """Say where another school is entered; the plan is the same."""
    await ctx.show(Card(words.MOVED_NOW, [] if ctx.in_dm else [Button("me:set")]))


@plan_button("plan:rest:{guild_id:int}", label=words.REST_PLAN)
async def rest(ctx: Context, guild_id: int) -> None:
    """Let the nudge reach them no more this year; the plan itself is kept."""
    await ctx.services.reaching.choose(ctx.guild_id, ctx.member_id, "nudge", "off", ctx.now)
    await ctx.answer(words.RESTED)


@record_button(
    "plan:took:{entry_id:int}:{minutes:int}",
    label=hours_words.ADD_MINUTES.format(minutes=attending.SUGGESTED["coffee"]),
)
async def took(ctx: Context, entry_id: int, minutes: int) -> None:
    """Count the length that was suggested."""
    entry = await _own(ctx, entry_id)
    await ctx.services.drafts.done(_draft(ctx, entry.guild_id, LENGTH, entry_id, TypedDone()))
    await _keep(ctx, entry_id, min(minutes, rules.LONGEST))


@record_button("plan:length:{entry_id:int}", label=hours_words.OTHER_LENGTH)
async def other_length(ctx: Context, entry_id: int) -> None:
    """Open the form for another length, with the one that's known or what was typed."""
    entry = await _own(ctx, entry_id)
    typed = await _typed(ctx, entry.guild_id, LENGTH, entry_id)
    known = TypedDone(minutes=str(entry.minutes or ""))
    await ctx.open(keep_length.filled(typed or known), entry_id)


def _length(of: TypedDone) -> list[Part]:
    label, hint = hours_words.LENGTH_LABEL, hours_words.MINUTES_HINT
    return [box("minutes", label, hint=hint, value=of.minutes, limit=_LINE_LIMIT, required=True)]


@record_form(
    "plan:length:{entry_id:int}",
    _length,
    title=hours_words.LENGTH_TITLE,
    private=hours_words.PRIVATE,
)
async def keep_length(ctx: Context, answers: Answers, entry_id: int) -> None:
    """Count the length that was typed."""
    entry = await _own(ctx, entry_id)
    draft = _draft(ctx, entry.guild_id, LENGTH, entry_id, _in_form(answers))
    try:
        minutes = rules.minutes_done(draft.text.minutes)
    except Refusal as refusal:
        await keep_to_change(ctx, draft, rules.not_saved(refusal), other_length.button(entry_id))
        return
    await _keep(ctx, entry_id, minutes or 0)
    await ctx.services.drafts.done(draft)


@record_button("plan:drop:{entry_id:int}", label=hours_words.REMOVE)
async def drop(ctx: Context, entry_id: int) -> None:
    """Take something out of the member's own record."""
    await _own(ctx, entry_id)
    await ctx.services.hours.remove(entry_id, ctx.member_id)
    await ctx.show(Card(hours_words.REMOVED))


async def school_of(ctx: Context) -> SchoolClock:
    """Return the school time of the person who pressed."""
    school = await ctx.services.groups.school(ctx.guild_id)
    return await ctx.services.members.school(ctx.guild_id, ctx.member_id, school)


async def lovely(ctx: Context, entry: PlanEntry, today: date, *more: str) -> None:
    """Say that it counts, and offer a line and sharing it."""
    period = rules.period(entry.goal, entry.day)
    if today in period:
        sentence = words.LOVELY[entry.goal]
    else:
        first = period.first
        sentence = words.LOVELY_THEN[entry.goal].format(
            day=say_day(first, ctx.group.country, year=first.year != today.year),
            month=say_month(entry.day, today),
        )
    sentence = " ".join((sentence, *more))
    shares = ctx.group.has("wins")
    await ctx.show(cards.did(entry, sentence, shares=shares, in_group=not ctx.in_dm))


@button("plan:done:{command:int}", label=draft_words.CHANGE, feature=FEATURE)
async def change_done(ctx: Context, command: int) -> None:
    """Open the form for something that was done, with what was typed. Raises NotFound."""
    typed = await _typed(ctx, ctx.guild_id, DONE, command)
    if typed is None:
        raise NotFound(draft_words.GONE)
    await ctx.open(done_again.filled(typed), command)


def _done(of: TypedDone) -> list[Part]:
    day, length = hours_words.DAY_LABEL, hours_words.MINUTES_LABEL
    return [
        choice("goal", words.DONE_GOAL_LABEL, options(words.GOALS, of.goal)),
        box("day", day, hint=hours_words.DAY_HINT, value=of.day, limit=_LINE_LIMIT),
        box("minutes", length, hint=hours_words.MINUTES_HINT, value=of.minutes, limit=_LINE_LIMIT),
        *_line(of),
    ]


@form(
    "plan:done:{command:int}",
    _done,
    title=words.DONE_TITLE,
    private=words.LINE_PRIVATE,
    feature=FEATURE,
)
async def done_again(ctx: Context, answers: Answers, command: int) -> None:
    """Note something that was done, as it was typed again."""
    if await _typed(ctx, ctx.guild_id, DONE, command) is None:
        raise NotFound(draft_words.GONE)  # it was handed in before
    await done(ctx, _in_form(answers), command)


async def done(ctx: Context, typed: TypedDone, command: int) -> None:
    """Note something that was done, today or earlier; what's refused is kept, to be changed."""
    school = await school_of(ctx)
    today, country = occasions.today(school, ctx.now), calendar.country_of(school.zone)
    draft = _draft(ctx, ctx.guild_id, DONE, command, typed)
    try:
        about, note = rules.tidy_about(typed.about), rules.tidy_note(typed.note)
        on, minutes = rules.day_done(typed.day, today, country), rules.minutes_done(typed.minutes)
    except Refusal as refusal:
        longest = max(len(typed.about), len(typed.note))
        if not 0 < longest <= BOX_LIMIT:  # a day alone is typed again; a form would cut the rest
            raise
        await keep_to_change(ctx, draft, rules.not_saved(refusal), change_done.button(command))
        return
    goal = typed.goal if typed.goal in presets.GOALS else presets.GOALS[0]
    entry = await ctx.services.plans.done(
        ctx.guild_id, ctx.member_id, goal, on, ctx.now, minutes=minutes, about=about, note=note
    )
    await ctx.services.drafts.done(draft)
    said_back = typed.day or typed.minutes
    await lovely(ctx, entry, today, *([cards.kept_as(entry, country)] if said_back else []))


async def _done_in_period(ctx: Context, goal: str) -> None:
    today = occasions.today(await school_of(ctx), ctx.now)
    ref = f"{goal} {rules.period(goal, today).first}"
    entry = await ctx.services.plans.done(
        ctx.guild_id, ctx.member_id, goal, today, ctx.now, ref=ref
    )
    await lovely(ctx, entry, today)


def _day(instant: datetime, school: SchoolClock) -> date:
    return calendar.local_day(instant, school.zone)


def _in_form(answers: Answers) -> TypedDone:
    texts = map(answers.text, ("day", "minutes", "about", "note"))
    return TypedDone(answers.choice("goal"), *texts)


def _draft(
    ctx: Context, guild_id: int, kind: str, subject: int, typed: TypedDone
) -> Draft[TypedDone]:
    return Draft(guild_id, ctx.member_id, kind, typed, str(subject))


async def _typed(ctx: Context, guild_id: int, kind: str, subject: int) -> TypedDone | None:
    """Return what the member typed and hasn't saved."""
    kept = await ctx.services.drafts.of(guild_id, ctx.member_id, kind, str(subject))
    return None if kept is None else kept.read(TypedDone).text


async def _own(ctx: Context, entry_id: int) -> PlanEntry:
    entry = await ctx.services.hours.entry(entry_id, ctx.member_id)
    await members_only(ctx.interaction, entry.guild_id)
    return entry


async def _keep(ctx: Context, entry_id: int, minutes: int) -> None:
    entry = await ctx.services.hours.took(entry_id, ctx.member_id, minutes)
    said = hours_words.TOOK_KEPT.format(took=said_length(entry.minutes or 0))
    await ctx.show(Card(said, [other_length.button(entry_id)]))

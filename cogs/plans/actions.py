"""What a press about the plan does, in the server or in direct messages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bot.kit import calendar
from bot.kit.errors import Refusal
from bot.plans import occasions, rules, words
from bot.school.clock import week_of
from bot.ui.answer import answer, show
from bot.ui.card import Card
from bot.ui.checks import group_for
from bot.wins.rules import Draft
from cogs.plans import cards

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Group
    from bot.plans.rules import Mark
    from bot.school.clock import SchoolClock
    from bot.ui.answer import Interaction
    from bot.ui.form import Answers


FEATURE = "plans"

_TO_FRIDAY = timedelta(days=4)


async def school_of(interaction: Interaction, group: Group) -> SchoolClock:
    """Return the school time of the person who pressed."""
    services = interaction.client.services
    school = await services.groups.school(group.guild_id)
    return await services.members.school(group.guild_id, interaction.user.id, school)


async def did(interaction: Interaction, group: Group, week: str) -> None:
    """Note that it was done in the week of the card, also weeks later."""
    now = interaction.client.clock.now()
    today = occasions.today(await school_of(interaction, group), now)
    monday = _monday(week, today)
    # Of an earlier week it is known that it was that week: its Friday stands for it.
    day = today if monday == week_of(today) else monday + _TO_FRIDAY
    mark = await interaction.client.services.plans.done(
        group.guild_id, interaction.user.id, "weekly", day, now, ref=f"week {monday}"
    )
    await lovely(interaction, group, mark, today)


async def lovely(interaction: Interaction, group: Group, mark: Mark, today: date) -> None:
    """Say that it counts, and offer a line and sharing it."""
    period = rules.period(mark.goal, mark.day)
    if today in period:
        sentence = words.LOVELY[mark.goal]
    else:
        first = period.first
        sentence = words.LOVELY_THEN[mark.goal].format(
            day=f"{first.day} {first:%B}", month=f"{mark.day:%B}"
        )
    in_group = interaction.guild_id is not None
    await show(interaction, cards.did(mark, sentence, shares=group.has("wins"), in_group=in_group))


async def done_in_period(interaction: Interaction, goal: str) -> None:
    """Note that the month's or the quarter's goal was met."""
    group = await group_for(interaction, FEATURE)
    now = interaction.client.clock.now()
    today = occasions.today(await school_of(interaction, group), now)
    mark = await interaction.client.services.plans.done(
        group.guild_id,
        interaction.user.id,
        goal,
        today,
        now,
        ref=f"{goal} {rules.period(goal, today).first}",
    )
    await lovely(interaction, group, mark, today)


async def done(interaction: Interaction, goal: str, day: str, whom: str, note: str) -> None:
    """Note something that was done, today or earlier."""
    group = await group_for(interaction, FEATURE)
    now = interaction.client.clock.now()
    today = occasions.today(await school_of(interaction, group), now)
    try:
        values: dict[str, Any] = {
            "whom": rules.tidy_whom(whom),
            "note": rules.tidy_note(note),
        }
    except Refusal as refusal:
        await answer(interaction, cards.typed_back(refusal.message, f"{whom}\n\n{note}".strip()))
        return
    mark = await interaction.client.services.plans.done(
        group.guild_id, interaction.user.id, goal, rules.day_done(day, today), now, **values
    )
    await lovely(interaction, group, mark, today)


async def keep_line(interaction: Interaction, mark_id: int, answers: Answers) -> None:
    """Keep with whom and what happened, and offer to share it with the words filled in."""
    client, member = interaction.client, interaction.user
    again = client.press(f"plan:line:{mark_id}")
    try:
        whom = rules.tidy_whom(answers.text("whom"))
        note = rules.tidy_note(answers.text("note"))
    except Refusal as refusal:
        await answer(interaction, cards.typed_back(refusal.message, answers.all_typed(), again))
        return
    mark = await client.services.plans.add_line(mark_id, member.id, whom, note)
    shares = (await client.services.groups.get(mark.guild_id)).has("wins")
    draft_id = None
    if note and shares and interaction.guild_id == mark.guild_id:
        draft = Draft(mark.guild_id, member.id, member.display_name, note)
        draft_id = (await client.services.win_drafts.keep(draft, client.clock.now())).id
    await show(interaction, cards.line_kept(draft_id, shares=shares))


async def not_this_week(interaction: Interaction, group: Group) -> None:
    """Want nothing this week, and hear when the next one comes."""
    client, now = interaction.client, interaction.client.clock.now()
    plans, school = client.services.plans, await school_of(interaction, group)
    await plans.not_this_week(group.guild_id, interaction.user.id, now)
    today = occasions.today(school, now)
    following = await plans.next_nudge(
        group.guild_id, interaction.user.id, now, week_of(today).isoformat()
    )
    day = None if following is None else _day(following.due_at, school)
    await show(interaction, Card(cards.see_you(following, day, today)))


async def remind_tomorrow(interaction: Interaction, group: Group) -> None:
    """Plan one reminder, and say when and how it comes."""
    client = interaction.client
    occasion = await client.services.plans.remind_tomorrow(
        group.guild_id, interaction.user.id, client.clock.now()
    )
    school = await school_of(interaction, group)
    channel = await client.services.members.dm_channel(interaction.user.id)
    sentence = words.TOMORROW_SET if channel.refused_at is None else words.TOMORROW_CLOSED
    said = sentence.format(
        weekday=f"{_day(occasion.due_at, school):%A}",
        time=calendar.clock_time(occasion.due_at, school.zone),
    )
    await show(interaction, Card(said))


async def off_this_week(interaction: Interaction, group: Group) -> None:
    """Note that there is no school for this person this week."""
    client, now = interaction.client, interaction.client.clock.now()
    monday = week_of(occasions.today(await school_of(interaction, group), now))
    await client.services.members.off_this_week(group.guild_id, interaction.user.id, monday, now)
    await show(interaction, Card(words.ENJOY))


async def overview(interaction: Interaction, *first: str) -> None:
    """Show the plan."""
    group = await group_for(interaction, FEATURE)
    client, now = interaction.client, interaction.client.clock.now()
    plans, member_id = client.services.plans, interaction.user.id
    found = await plans.overview(group.guild_id, member_id, now)
    following = None
    if found.plan.find != "off":
        following = await plans.next_nudge(group.guild_id, member_id, now)
    await show(interaction, cards.overview(found, following, group, *first))


def _monday(week: str, today: date) -> date:
    try:
        monday = week_of(date.fromisoformat(week))
    except ValueError:
        return week_of(today)
    return min(monday, week_of(today))


def _day(instant: datetime, school: SchoolClock) -> date:
    return calendar.local(instant, school.zone).date()

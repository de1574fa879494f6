"""What one reads about the plan and the nudge; all of it is private."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.kit.dates import WEEKDAYS, say_day
from bot.kit.links import link_to
from bot.kit.regional import localized
from bot.kit.safe import Safe, fitted, safe, safe_line, safe_name
from bot.kit.text import listed
from bot.plans import letters, presets, rules, words
from bot.plans.attending import took
from bot.plans.ideas import Idea
from bot.shelf import starter
from bot.ui.card import Attached, Button, Card

if TYPE_CHECKING:
    from datetime import date

    from bot.groups.service import Group
    from bot.meetups.meetup import Meetup
    from bot.plans.company import Company
    from bot.plans.letters import Written
    from bot.plans.occasions import Occasion
    from bot.plans.rules import Plan, PlanEntry
    from bot.plans.service import Nudge, PlanOverview
    from bot.questions.rules import Question

_ASKED = 120  # characters of a question
_SHOWN, _ABOUT = 3, 40  # of what was done, the latest; characters of who with


def line(row_id: int, day: date, *, late: bool) -> Card:
    """Return the public line, the same for everyone; what it leads to is private.

    Those of two weeks in a row never read the same.
    """
    week = (day.toordinal() - 1) // 7  # day 1 of the calendar was a Monday
    lines = words.NUDGES_LATE if late else words.NUDGES
    return Card(lines[week % len(lines)], [Button(f"plan:nudge:{row_id}")])


def nudge(
    found: Nudge,
    *first: str,
    state: str | None = None,
    coming: Meetup | None = None,
    question: Question | None = None,
) -> Card:
    """Return this week's card: what could be done, or that it is done.

    *state*: the group's, whose association an idea may be about. *coming*: a meet-up that would do
    for the month's idea, or one with an open slot for the quarter's. *question*: a colleague's,
    which this member wrote about.
    """
    guild_id, week = found.plan.guild_id, found.week
    another, more = Button(f"plan:another:{guild_id}:{week}"), Button(f"plan:more:{guild_id}")
    chosen = found.chosen
    if found.done or found.connected or chosen is None:
        lines = [_settled(found), words.DONE_MORE]
        return Card("\n".join((*first, *lines)), [another, more])
    lines = [words.WEEK_OFF] if found.off else []
    lines += _idea(chosen) if isinstance(chosen, Idea) else _company(chosen, guild_id)
    if isinstance(chosen, Idea) and "association" in chosen.text:
        lines += _association(state)
    if isinstance(chosen, Idea) and coming is not None:
        lines.append(_coming(coming, chosen.goal))
    if question is not None:
        lines.append(_wondered(question))
    own = found.plan.own.get("weekly")
    if own:
        lines.append(words.OWN_GOAL.format(goal=safe(own)))
    if found.explains:
        lines.append(words.NO_PLAN)
    lines.append(words.ONLY_YOU)
    done_it, skip = Button(f"plan:did:{guild_id}:{week}"), Button(f"plan:skip:{guild_id}:{week}")
    items = [done_it, another, skip, more]
    if isinstance(chosen, Idea) and chosen.letter is not None:
        items.insert(1, Button(f"plan:letter:{guild_id}:{chosen.letter}", words.GET_LETTER))
    return Card(fitted([*first, *lines]), items)


def _wondered(question: Question) -> str:
    """Return a colleague's open question, with how many wonder about it."""
    said, count = safe_line(question.asked, _ASKED), 1 + question.curious
    sentence = words.QUESTION if count == 1 else words.QUESTION_MORE
    many = words.COUNTS.get(count, f"{count:,}")
    return sentence.format(count=many, words=said, link=question.address)


def _coming(meetup: Meetup, goal: str) -> str:
    assert meetup.next_at is not None
    link = link_to(meetup.guild_id, meetup.channel_id, meetup.message_id)
    at, name = discord.utils.format_dt(meetup.next_at, "F"), safe_name(meetup.title)
    sentence = words.OPEN_SLOT if goal == "quarterly" else words.COMING_UP
    return sentence.format(title=name, at=at, link=link)


def _settled(found: Nudge) -> str:
    """Return why nothing is asked this week; what was done quietly is never recited."""
    named = [entry for entry in found.done if entry.source in words.WHAT]
    if not named:
        return words.CONNECTED
    last = named[-1]
    weekday = words.ON_DAY.format(day=WEEKDAYS[last.day.weekday()])
    day = words.TODAY if last.day == found.day else weekday
    return words.DONE.format(what=words.WHAT[last.source].format(day=day))


def another(found: Nudge, state: str | None = None, coming: Meetup | None = None) -> Card:
    """Return the card of another idea, also where this week is done."""
    return nudge(replace(found, done=(), connected=False), state=state, coming=coming)


def letter(written: Written, guild_id: int) -> Card:
    """Return an e-mail whose words alone are the message, with its calendar file."""
    one = written.letter
    notes, files = [words.LETTER_NOTE.format(label=one.label)], []
    if written.event is not None:
        notes.append(words.LETTER_FILE_NOTE.format(minutes=one.minutes, when=written.when))
        files.append(Attached(written.event, words.LETTER_FILE_NAME))
    text = words.LETTER.format(subject=one.subject, text=written.text)
    items = [Button(f"plan:letters:{guild_id}", words.OTHER_LETTERS)]
    return Card(text, items, files, note="\n".join(notes))


def all_letters(guild_id: int, country: str) -> Card:
    """Return which e-mails there are."""
    items = [
        Button(f"plan:letter:{guild_id}:{one.id}", localized(one.label, country))
        for one in letters.load()
    ]
    return Card(words.LETTERS_ASK, items)


def kept_as(entry: PlanEntry, country: str) -> str:
    """Return as what something typed was kept: its day, and how long it took."""
    return words.KEPT_AS.format(
        day=_day_and_minutes(entry, say_day(entry.day, country, weekday=True))
    )


def did(entry: PlanEntry, sentence: str, *, shares: bool, in_group: bool) -> Card:
    """Return what follows something done: a line, if one likes, and sharing it."""
    lines, items = [sentence, words.ADD_LINE_ASK], [Button(f"plan:line:{entry.id}")]
    if shares and in_group:
        items.append(Button("win:share", words.SHARE))
    elif shares:
        lines.append(words.SHARE_THERE)
    return Card("\n".join(lines), items)


def line_kept(draft_id: int | None, *, shares: bool) -> Card:
    """Return what follows a line that was kept: sharing it, with its words filled in."""
    if draft_id is not None:
        return Card(words.LINE_KEPT, [Button(f"draft:change:{draft_id}", words.SHARE)])
    return Card(f"{words.LINE_KEPT} {words.SHARE_THERE}" if shares else words.LINE_KEPT)


def more(guild_id: int, *, in_group: bool) -> Card:
    """Return what else could help."""
    items = [
        Button(f"plan:tomorrow:{guild_id}"),
        Button(f"plan:off:{guild_id}"),
        Button(f"plan:settings:{guild_id}"),
    ]
    if in_group:
        items.append(Button("plan:show"))
    return Card(words.MORE_ASK, items)


def see_you(occasion: Occasion | None, day: date | None, today: date, country: str) -> str:
    """Return when the next nudge comes, in words."""
    if occasion is None or day is None:
        return words.OF_COURSE
    if (day - today).days - (6 - today.weekday()) <= 7:
        return words.SEE_YOU_NEXT.format(weekday=WEEKDAYS[day.weekday()])
    return words.SEE_YOU.format(day=say_day(day, country, weekday=True))


def overview(found: PlanOverview, following: Occasion | None, group: Group, *first: str) -> Card:
    """Return the plan: three goals, what was done, the next dates, and no comparison."""
    plan, day = found.plan, found.day
    lines = [*first, words.PLAN if plan.made else words.PLAN_NOT_MADE]
    for goal in presets.GOALS:
        lines.append(_goal(plan, goal))
        if found.done[goal]:
            done = listed([_item(entry, group.country) for entry in found.done[goal][-_SHOWN:]])
            lines.append(words.GOAL_DONE.format(period=words.PERIODS[goal], done=done))
        elif goal == "monthly":
            lines += _association(group.state)
    if following is not None:
        when = discord.utils.format_dt(following.due_at, "F")
        lines.append(words.NEXT_NUDGE.format(when=when))
    ends = (rules.period(goal, day).last for goal in ("monthly", "quarterly"))
    month, quarter = (say_day(one, group.country) for one in ends)
    dates = words.NEXT_DATE if month == quarter else words.NEXT_DATES
    lines.append(dates.format(month=month, quarter=quarter))
    if found.reached_out:
        one = found.reached_out == 1
        count = words.REACHED_OUT_ONCE if one else words.REACHED_OUT
        lines.append(localized(count, group.country).format(count=found.reached_out))
    items = [Button("plan:nudge"), Button("plan:month"), Button("plan:quarter")]
    if group.has("wins"):
        items.append(Button("win:present"))
    items += [Button(f"plan:letters:{plan.guild_id}"), Button("plan:settings")]
    return Card(fitted(lines), items)


def restart(plan: Plan, group: Safe) -> Card:
    """Return the one question of a new school year."""
    goals = "\n".join(_goal(plan, goal) for goal in presets.GOALS)
    items = [
        Button(f"plan:same:{plan.guild_id}"),
        Button(f"plan:settings:{plan.guild_id}", words.CHANGE_PLAN),
        Button(f"plan:moved:{plan.guild_id}"),
        Button(f"plan:rest:{plan.guild_id}"),
    ]
    return Card(fitted([words.RESTART.format(group=group, goals=goals)]), items)


def _association(state: str | None) -> list[str]:
    """Return where to join the association of a state; nothing where the group named none."""
    one = starter.association_of(state) if state else None
    if one is None:
        return []
    return [words.ASSOCIATION.format(name=one.name, link=one.link, gives=one.gives)]


def _goal(plan: Plan, goal: str) -> str:
    text = safe(rules.goal_line(plan, goal))
    return words.GOAL.format(when=words.GOALS[goal], goal=text)


def _item(entry: PlanEntry, country: str) -> str:
    day = _day_and_minutes(entry, say_day(entry.day, country))
    what = words.SOURCES[entry.source]
    if entry.about:
        return words.DONE_ITEM_WITH.format(what=what, about=safe_line(entry.about, _ABOUT), day=day)
    return words.DONE_ITEM.format(what=what, day=day)


def _day_and_minutes(entry: PlanEntry, day: str) -> str:
    if entry.minutes is None:
        return day
    return words.DONE_DAY_AND_MINUTES.format(day=day, minutes=took(entry.minutes))


def _idea(idea: Idea) -> list[str]:
    lines = [words.IDEA.format(text=idea.text)]
    return lines + _opening(idea.opening) if idea.opening else lines


def _company(company: Company, guild_id: int) -> list[str]:
    one = company.colleague
    said = {name: safe(value) for name, value in company.said.items()}
    said["name"] = safe_name(company.said["name"])
    link = link_to(guild_id, one.channel_id, one.message_id)
    reason = company.opener.reason.format_map(said)
    return [
        words.COMPANY.format(name=said["name"]),
        words.WHY.format(reason=reason, link=link),
        *_opening(company.opener.text.format_map(said)),
    ]


def _opening(text: str) -> list[str]:
    return [words.COULD_SAY.format(opening=text)]

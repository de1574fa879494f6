"""What one reads of the calendar: the list, one day, what is posted, what waits."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.celebrations import own_words, saying, words
from bot.celebrations import when as whens
from bot.celebrations.observances import PACKS
from bot.kit.dates import say_month
from bot.kit.safe import safe, safe_name
from bot.kit.text import CONTENT_LIMIT, listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.celebrations.asking import Undated
    from bot.celebrations.calendar import Calendar
    from bot.celebrations.imports import Import
    from bot.celebrations.observances import Observance
    from bot.celebrations.occurrences import ObservedDay
    from bot.celebrations.own_days import OwnDay
    from bot.celebrations.selection import DayPost, PostSchedule, Selection
    from bot.kit.safe import Safe
    from bot.ui.paging import Page

ROOM = CONTENT_LIMIT - 300  # a welcome and what waits may follow
NAMES = 8  # of what is skipped, in one line
NAME = 70  # characters of a name in a list
LINES = 12


def upcoming(
    page: Sequence[tuple[str, ObservedDay]], lacking: Sequence[Undated], country: str
) -> str:
    """Return a page of what comes, by name; *lacking* have no date yet."""
    lines = [words.UPCOMING if page else words.UPCOMING_NONE]
    for name, one in page:
        days = saying.days(one.first, one.last, country)
        days = days[0].upper() + days[1:]  # "All November"
        lines.append("- " + words.UPCOMING_LINE.format(days=days, name=safe_name(name)))
    return fitting([*lines, *_undated(lacking)])


def about(
    one: Observance, when: ObservedDay | None, country: str, *, celebrated: bool, note: str = ""
) -> str:
    """Return what a celebration is, when it is, and where that was read."""
    name = safe_name(one.name)
    if when is not None:
        first = words.WHEN_DATED.format(
            name=name, days=saying.days(when.first, when.last, country, year=True)
        )
    else:
        first = words.WHEN_UNDATED.format(name=name)
        if one.dates:
            days = saying.days(*max(one.dates.values()), country, year=True)
            first += f" {words.WHEN_BEFORE.format(days=days)}"
    lines = [*([note, ""] if note else []), first]
    if one.what:
        lines.append(safe(one.what))
    if one.idea:
        lines.append(words.IDEA.format(idea=safe(one.idea)))
    if one.opener:
        lines.append(words.OPENER.format(opener=safe(one.opener)))
    if one.counter:
        lines.append(words.COUNTS.format(counter=safe(one.counter)))
    if one.note:
        lines.append(words.NOTE.format(note=safe(one.note)))
    if one.instead:
        lines.append(words.INSTEAD.format(instead=safe(one.instead)))
    lines += ["", _source(one)]
    if not note:
        lines.append(words.CELEBRATED if celebrated else words.NOT_CELEBRATED)
    return fitting(lines)


def _source(one: Observance) -> str:
    source = next(iter(one.sources), "")
    if one.own:
        return words.FROM_LINK.format(source=source) if source else words.FROM_OWN
    text = words.FROM.format(organiser=one.organiser, source=source, checked=one.checked)
    return f"{text} {words.SURE[one.confidence]}"


def choosing(
    group: Safe,
    calendar: Calendar | None,
    plan: PostSchedule | None,
    month: date,
    today: date,
    country: str,
    lacking: Sequence[Undated] = (),
) -> str:
    """Return the panel on which a list is chosen, and what is posted in a month."""
    head = words.CHOOSE.format(group=group)
    if calendar is None or plan is None:
        return f"{head}\n{words.CHOOSE_FIRST}"
    lines = [head, _chosen(calendar.choice), *([words.MOVED] if calendar.has_moved else [])]
    lines += posted(calendar, plan, month, today, country)
    return fitting([*lines, *_undated(lacking)])


def _chosen(choice: Selection) -> str:
    """Return what was chosen, in words: menus alone would not tell a screen reader."""
    parts = [words.CHOSEN_NAMES[choice.base]]
    if choice.packs:
        sentence = words.CHOSEN_PACK if len(choice.packs) == 1 else words.CHOSEN_PACKS
        packs = listed([words.PACKS[one] for one in PACKS if one in choice.packs])
        parts.append(sentence.format(packs=packs))
    by_hand = len(choice.added) + sum(choice.holds(one) for one in choice.own)
    if by_hand and choice.base:
        parts.append(words.CHOSEN_ADDED.format(count=by_hand))
    what = listed(parts)
    if choice.removed:
        what = f"{what}, {words.CHOSEN_REMOVED.format(count=len(choice.removed))}"
    return words.CHOSEN.format(what=what, cap=words.CAPS[str(choice.weekly_cap or 0)])


def _undated(lacking: Sequence[Undated]) -> list[str]:
    if not lacking:
        return []
    return [words.UNDATED.format(names=names(one.observance.name for one in lacking))]


def posted(
    calendar: Calendar, plan: PostSchedule, month: date, today: date, country: str
) -> list[str]:
    """Return what is posted in a month, what of it is skipped and why, and what has no date."""
    count = plural(len(plan.posts), words.POST) if plan.posts else words.NO_POSTS
    this = (month.year, month.month) == (today.year, today.month)
    head = words.REST_OF_MONTH if this else words.MONTH_AHEAD
    lines = [head.format(month=say_month(month), posts=count)]
    lines += [f"- {_post(calendar, post, country)}" for post in plan.posts]
    if any(_is_moved(post, one) for post in plan.posts for one in post.occurrences):
        lines.append(words.EARLY_WHY)
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in plan.skipped:
        reasons[one.reason].append(calendar.name(one.occurrence.slug))
    lines += [
        words.SKIPPED[reason].format(names=names(reasons[reason]))
        for reason in words.SKIPPED
        if reason in reasons
    ]
    return lines


def _post(calendar: Calendar, post: DayPost, country: str) -> str:
    parts = []
    for one in post.occurrences:
        name: str = safe_name(calendar.name(one.slug), NAME)
        if _is_moved(post, one):
            name = words.POST_EARLY.format(
                name=name, days=saying.days(one.first, one.last, country)
            )
        parts.append(name)
    named = listed(parts)
    if post.in_summer:
        named = words.POST_SUMMER.format(names=named)
    return words.POST_LINE.format(day=saying.days(post.day, post.day, country), names=named)


def _is_moved(post: DayPost, one: ObservedDay) -> bool:
    return post.is_early(one) and not post.in_summer


def month(
    name: str,
    page: Page[Observance],
    contested: Iterable[tuple[Observance, str, bool]],
    note: str,
) -> str:
    """Return a month to change; *contested* with their days and whether they are chosen."""
    lines = [*([note, ""] if note else []), words.MONTH.format(month=name)]
    if not page.here:
        lines[-1] = words.MONTH_EMPTY.format(month=name)
    elif page.pages > 1:
        lines.append(words.MONTH_PAGE.format(page=page.number + 1, pages=page.pages))
    for one, days, is_on in contested:
        sentence = words.CONTESTED_ON if is_on else words.CONTESTED
        lines.append(
            sentence.format(
                name=safe_name(one.name), days=days, note=safe(one.note), instead=safe(one.instead)
            )
        )
    return fitting(lines)


def lacking(found: Sequence[Undated], country: str) -> str:
    """Return which of a group's days have no date, and when they were before."""
    if not found:
        return words.LACKING_NONE
    one = len(found) == 1
    lines = [words.LACKING_ONE if one else words.LACKING.format(count=len(found))]
    for each in found:
        before = words.LACKING_NEVER
        if each.before is not None:
            before = words.WHEN_BEFORE.format(days=saying.days(*each.before, country, year=True))
        line = words.LACKING_LINE.format(name=safe_name(each.observance.name), before=before)
        lines.append(f"- {line}")
    return fitting([*lines, words.LACKING_SAFE])


def proposal(day: OwnDay, author: Safe, today: date, country: str) -> str:
    """Return a proposed day with all that was written about it."""
    one = day.observance
    lines = [
        own_words.PROPOSAL.format(
            name=safe_name(one.name), days=days_of(day, today, country), author=author
        )
    ]
    if one.what:
        lines.append(safe(one.what))
    if one.idea:
        lines.append(words.IDEA.format(idea=safe(one.idea)))
    if one.counter:
        lines.append(words.COUNTS.format(counter=safe(one.counter)))
    return "\n".join(lines)


def dry_run(file: str, found: Import, today: date, country: str) -> str:
    """Return what a file would add, what is there already, and what was not understood."""
    lines = [own_words.DRY_RUN.format(file=safe_name(file, NAME))]
    if found.new:
        lines.append(own_words.DRY_NEW.format(count=len(found.new)))
        for line in found.new[:LINES]:
            days = whens.say(line.when, today, country)
            name = safe_name(line.proposal.name, NAME)
            lines.append("- " + own_words.DRY_LINE.format(name=name, days=days))
        if found.new[LINES:]:
            lines.append("- " + words.MORE.format(count=len(found.new) - LINES))
    else:
        lines.append(own_words.DRY_NOTHING)
    if found.there:
        there = names(line.proposal.name for line in found.there)
        lines.append(own_words.DRY_THERE.format(names=there))
    if found.sheet.over:
        lines.append(own_words.DRY_OVER.format(count=found.sheet.over))
    if found.sheet.missed:
        lines.append(own_words.DRY_MISSED)
    for missed in found.sheet.missed[:LINES]:
        name = safe_name(missed.name or "?", 40)
        sentence = own_words.DRY_MISSED_LINE.format(
            number=missed.number, name=name, reason=missed.reason
        )
        lines.append(f"- {sentence}")
    return fitting(lines)


def names(found: Iterable[str]) -> str:
    """Return names in one line, at most eight of them."""
    every = [safe_name(one, NAME) for one in found]
    if len(every) <= NAMES:
        return listed(every)
    more = words.MORE.format(count=len(every) - NAMES)
    return f"{', '.join(every[:NAMES])} {more}"


def days_of(day: OwnDay, today: date, country: str) -> str:
    """Return when a day of a group's own is."""
    return whens.say(day.when, today, country)


def fitting(lines: Sequence[str]) -> str:
    """Return as many of the lines as one message holds, and how many are left out.

    What follows a list is set apart from it: it would become a part of its last point.
    """
    kept, room = list[str](), ROOM
    for number, line in enumerate(lines):
        if kept and kept[-1].startswith("- ") and line and not line.startswith("- "):
            kept.append("")
            room -= 1
        room -= len(line) + 1
        if room < 0:
            return "\n".join([*kept, words.MORE.format(count=len(lines) - number)])
        kept.append(line)
    return "\n".join(kept)

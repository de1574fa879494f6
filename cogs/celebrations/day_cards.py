"""What one reads about a day that is celebrated: from plain values to messages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.celebrations import day_words as words
from bot.kit.dates import WEEKDAYS, say_day, say_days, say_month
from bot.kit.links import link_to
from bot.kit.markup import without_mentions
from bot.kit.safe import clipped, safe, safe_line, safe_name
from bot.kit.text import CONTENT_LIMIT, THREAD_NAME_LIMIT, plural, shorten
from bot.ui.card import Attached, Button, Card
from bot.wins.rules import address, of_wins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.celebrations.gathering import CelebratedDay, Gathering, Morning
    from bot.celebrations.memories import Memory, Recap
    from bot.celebrations.observances import Observance
    from bot.wins.rules import Win

NEAR = 6  # days within which a weekday's name is enough
LONG = 8  # days; what lasts longer than a week and is no month is said with its end
LINE = 90
LAST_YEAR = 430  # days; longer ago than that is not "last year"
COLLEAGUE = "A colleague"


def post(
    morning: Morning, today: date, country: str, *, school_day: bool = True, late: bool = False
) -> Card:
    """Return a day's post; its first line stands alone."""
    lines = said(morning, today, country, school_day=school_day)
    if late:
        lines.insert(1, words.LATE)
    return Card(fitted(lines), buttons(morning.gathering))


def said(morning: Morning, today: date, country: str, *, school_day: bool = True) -> list[str]:
    """Return what a post says: what the day is, one idea, one question."""
    days, known = morning.gathering.days, morning.observances
    lines = [
        _first(one, known.get(one.slug), today, country, school_day=school_day) for one in days
    ]
    for one in days:
        idea = known[one.slug].idea if one.slug in known else ""
        if idea:
            sentence = words.IDEA if len(days) == 1 else words.IDEA_FOR
            lines.append(sentence.format(name=safe_name(one.name), idea=safe(idea)))
    return [*lines, words.ASK]


def buttons(gathering: Gathering) -> list[Button]:
    """Return the three buttons of a post; by the first an earlier try is found again."""
    return [
        Button(f"day:join:{gathering.id}"),
        Button(f"day:did:{gathering.id}"),
        Button(f"day:about:{gathering.id}"),
    ]


def thread_name(gathering: Gathering) -> str:
    """Return the thread's name."""
    names = shorten(without_mentions(words.both(gathering.names)), THREAD_NAME_LIMIT - 6)
    return words.THREAD_NAME.format(names=names, year=gathering.day.year)


def opener(morning: Morning) -> Card:
    """Return the thread's first line: one question."""
    gathering, known = morning.gathering, morning.observances
    names = safe_name(words.both(gathering.names))
    questions = [known[one.slug].opener for one in gathering.days if one.slug in known]
    question = next(filter(None, questions), "")
    sentence = words.OPENER if question else words.OPENER_ANY
    lines = [sentence.format(names=names, question=safe(question))]
    items = [Button(f"day:share:{gathering.id}")]
    if gathering.counter:
        lines.append(words.OPENER_COUNT.format(counter=safe(gathering.counter)))
        items.append(Button(f"day:add:{gathering.id}", _count_label(gathering.counter)))
    return Card(fitted([*lines, words.OPENER_MORE]), items)


def so_far(gathering: Gathering, total: int, day: str) -> Card:
    """Return the line about a count; its button carries the day, by which it is found again."""
    text = words.SO_FAR.format(total=f"{total:,}", counter=safe(gathering.counter))
    add = Button(f"day:add:{gathering.id}:{day}", _count_label(gathering.counter))
    return Card(text, [add])


def recap(
    gathering: Gathering,
    found: Recap,
    names: Mapping[int, str],
    pictures: Sequence[tuple[Win, bytes]],
) -> Card:
    """Return the recap: how many took part, what was counted, what may be told again."""
    lines = [words.RECAP.format(names=safe_name(words.both(gathering.names)))]
    if found.libraries:
        libraries = plural(found.libraries, "library", "libraries")
        lines.append(words.RECAP_LIBRARIES.format(libraries=libraries))
    if found.total:
        total, counter = f"{found.total:,}", safe(found.counter)
        lines.append(words.RECAP_TOTAL.format(total=total, counter=counter))
    if found.moments:
        lines.append(words.RECAP_MOMENTS)
    for one in found.moments:
        name = safe_name(one.behalf or names.get(one.author_id, COLLEAGUE))
        line = safe_line(one.story, LINE)
        lines.append(words.RECAP_MOMENT.format(name=name, line=line, link=address(one)))
    files = [
        Attached(data, words.PICTURE.format(number=n, suffix=(one.picture or "")[-4:]), one.alt)
        for n, (one, data) in enumerate(pictures, 1)
    ]
    mark = Button(f"day:did:{gathering.id}:recap", words.RECAP_DID)
    text = fitted([*lines, "", words.RECAP_STAYS])
    return Card(text, [mark], files, shows=of_wins(found.moments))


def about(morning: Morning, memories: Mapping[str, Memory], country: str) -> Card:
    """Return what is known about a day, for one person, with the way to say that it is not fit."""
    gathering, lines, items = morning.gathering, list[str](), list[Button]()
    for one in gathering.days:
        known = morning.observances.get(one.slug)
        lines += _about(one, known, country)
        if one.slug in memories:
            lines.append(remembered(memories[one.slug], gathering.day))
        label = words.UNFIT if len(gathering.days) == 1 else words.UNFIT_ONE.format(name=one.name)
        items.append(Button(f"day:unfit:{gathering.id}:{one.slug}", shorten(label, 80)))
    return Card(fitted(lines), items)


def remembered(memory: Memory, day: date) -> str:
    """Return the line about the last time, with the way to its thread."""
    link = link_to(memory.guild_id, memory.thread_id)
    what = safe(memory.said)
    if (day - memory.day).days <= LAST_YEAR:
        sentence = words.LAST_TIME if what else words.LAST_TIME_BARE
    else:
        sentence = words.EARLIER if what else words.EARLIER_BARE
    return sentence.format(said=what, link=link, month=say_month(memory.day))


def fitted(lines: Sequence[str]) -> str:
    """Return lines as one message; what comes last gives way where Discord takes no more."""
    kept, room = list[str](), CONTENT_LIMIT
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join(kept) or clipped(lines[0], CONTENT_LIMIT)


def _about(one: CelebratedDay, known: Observance | None, country: str) -> list[str]:
    when = say_days(one.first, one.last, country, weekday=True)
    lines = [words.WHEN.format(name=f"**{safe_name(one.name)}**", when=when)]
    if known is None:
        return lines
    if known.what:
        lines.append(safe(known.what))
    if known.idea:
        lines.append(words.IDEA.format(idea=safe(known.idea)))
    if known.note:
        lines.append(words.NOTE.format(note=safe(known.note)))
    if known.instead:
        lines.append(words.INSTEAD.format(instead=safe(known.instead)))
    if known.sources:
        site = urlsplit(known.sources[0]).netloc.removeprefix("www.")
        lines.append(words.SOURCE.format(site=site, link=known.sources[0]))
    return lines


def _first(
    one: CelebratedDay, known: Observance | None, today: date, country: str, *, school_day: bool
) -> str:
    name, kind = safe_name(one.name), known.kind if known is not None else "day"
    last = say_day(one.last, country)
    if today < one.first:
        near = (one.first - today).days <= NEAR
        when = WEEKDAYS[one.first.weekday()] if near else say_day(one.first, country)
        begins = one.first != one.last
        moved = words.MOVED_BEGINS if begins else words.MOVED
        coming = words.COMING_BEGINS if begins else words.COMING
        return (moved if school_day else coming).format(name=name, when=when)
    if one.first == one.last:
        return words.TODAY.format(name=name)
    length = (one.last - one.first).days + 1
    whole_month = one.first.day == 1 and one.first.month == one.last.month
    if kind == "month" and whole_month:
        return words.THIS_MONTH.format(name=name)
    sentence = words.THIS_WEEK if length <= LONG else words.UNTIL
    return sentence.format(name=name, last=last)


def _count_label(counter: str) -> str:
    label = words.COUNT.format(counter=counter)
    return label if len(label) <= 80 else words.COUNT_ANY

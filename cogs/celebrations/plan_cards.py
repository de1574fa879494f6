"""What one reads about the days of the month ahead."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from bot.celebrations import day_words as words
from bot.kit.dates import MONTHS, month_end, say_days
from bot.kit.safe import safe_name
from bot.kit.text import listed, shorten
from bot.shown.rules import NOBODY
from bot.ui.card import Button, Card
from cogs.celebrations.day_cards import fitted, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.celebrations.planning import DayAhead
    from bot.kit.safe import Safe

SHOWN = 10  # days of a month in one post


def post(month: date, ahead: Sequence[DayAhead], country: str) -> Card:
    """Return the planning post; its first line stands alone."""
    count, name = len(ahead), MONTHS[month.month - 1]
    lines = [words.PLAN.format(month=name)]
    items, shows = [], NOBODY
    for one in ahead[:SHOWN]:
        shows = reduce(or_, (m.shows for m in one.memories[:1]), shows)
        line = words.PLAN_LINE.format(names=safe_name(listed(one.names)), day=_when(one, country))
        lines.append(" ".join([line, *(remembered(m, one.post.day) for m in one.memories[:1])]))
        label = words.HELP if count == 1 else words.HELP_ONE.format(name=listed(one.names))
        items.append(Button(f"day:help:{one.post.day}", shorten(label, 80)))
    if count > SHOWN:
        lines.append(words.PLAN_MORE.format(count=count - SHOWN))
    items.append(Button(mark(month)))
    text = fitted([*lines, "", words.PLAN_HELP])  # the empty line ends the list
    return Card(text, items, shows=shows)


def helps(ahead: DayAhead, others: Sequence[Safe], country: str) -> str:
    """Return what a helper reads: that they help, and who with."""
    sentence = words.HELPS_ALONE
    if others:
        sentence = words.HELPS_WITH if len(others) == 1 else words.HELPS_WITH_MANY
    names = listed(others)
    day = _when(ahead, country)
    return sentence.format(name=safe_name(listed(ahead.names)), day=day, others=names)


def helpers(
    month: date, ahead: Sequence[DayAhead], names: Mapping[int, Safe], country: str
) -> Card:
    """Return who helps with which day of a month."""
    lines = [words.HELPERS.format(month=MONTHS[month.month - 1])]
    for one in ahead:
        people = listed([names[helper] for helper in one.helpers]) or words.NOBODY_YET
        name = safe_name(listed(one.names))
        lines.append(words.HELPERS_OF.format(name=name, day=_when(one, country), people=people))
    return Card(fitted(lines))


def mark(month: date) -> str:
    """Return the custom id by which a month's post is found again."""
    return f"day:who:{month}"


def _when(ahead: DayAhead, country: str) -> str:
    first, last = ahead.post.occurrences[0].first, ahead.post.occurrences[0].last
    if first.day == 1 and last == month_end(first):
        return words.WHOLE_MONTH.format(month=MONTHS[first.month - 1])
    return say_days(first, last, country, weekday=True)

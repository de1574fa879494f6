"""What one reads before and after a document is made: all of it private."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import discord

from bot.documents import words
from bot.documents.choices import GROUP, MY_YEAR, RECORD
from bot.documents.counting import label_of
from bot.documents.leaving import OWN, say_included
from bot.documents.looking import look_lines
from bot.documents.record import summed_up
from bot.documents.rules import PAGE
from bot.kit.dates import say_day, say_in_file_name
from bot.kit.regional import localized
from bot.kit.safe import Safe, safe, safe_name
from bot.kit.text import CHOICE_LIMIT, shorten
from bot.plans.attending import took
from bot.ui.card import Attached, Button, Card, Item, Menu, Select
from bot.ui.choices import menu, options
from bot.ui.paging import page_of
from bot.ui.words import NEWER, OLDER

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from bot.documents.choices import DocumentChoice
    from bot.documents.collecting import DocumentDraft
    from bot.documents.workshop import Made
    from bot.plans.rules import PlanEntry
    from bot.wins.rules import Win

LINE = 90  # characters of a win in a list
_UNDER = (words.UNDER_NONE, words.UNDER_ONE, words.UNDER_MANY)
_BACK = Button("document:card:my-year", words.BACK)


def choice(
    draft: DocumentDraft,
    periods: Sequence[tuple[str, str]],
    days: str,
    country: str,
    first: str = "",
) -> Card:
    """Return what would be in the document, with ways to change it."""
    chosen = draft.choice
    if chosen.kind == RECORD:
        return _record(draft, periods, days, first)
    own = chosen.kind != GROUP
    if chosen.period.name:
        days = words.NAMED_DAYS.format(name=safe_name(chosen.period.name), days=days)
    lines = [first] if first else []
    lines += [words.CARD_YEAR if own else words.CARD_GROUP, words.CARD_DAYS.format(days=days)]
    if own:
        lines.append(localized(words.CARD_FOR[chosen.audience], country))
    lines.append(words.CARD_WINS.format(included=say_included(draft.found)))
    lines += _about(draft)
    items: list[Item] = [] if draft.is_empty else [Button(f"document:make:{chosen.kind}")]
    if own:
        items += [Button("document:pick:0"), Button("document:headings")]
        if draft.with_release:
            items.append(Button("document:release"))
    else:
        items.append(Button("document:rubric"))
    items.append(Button(f"document:days:{chosen.kind}"))
    if own:
        items.append(_audiences(chosen, country))
    return Card("\n".join(lines), [*items, _periods(chosen, periods)])


def _about(draft: DocumentDraft) -> list[str]:
    """Return what's worth knowing about the wins that are in."""
    lines = [words.CARD_BY_HEADING] if draft.choice.by_heading else []
    if draft.with_release:
        lines.append(words.RELEASE_IN if draft.choice.released else words.RELEASE_OUT)
    here = draft.shared_here_only
    if here:
        lines.append(words.HERE_ONE if here == 1 else words.HERE_MANY.format(count=f"{here:,}"))
    if draft.is_empty:
        lines.append(words.CARD_EMPTY)
    return lines


def _record(
    draft: DocumentDraft, periods: Sequence[tuple[str, str]], days: str, first: str
) -> Card:
    chosen = draft.choice
    if chosen.period.name:
        days = words.NAMED_DAYS.format(name=safe_name(chosen.period.name), days=days)
    lines = [first] if first else []
    lines += [words.CARD_RECORD, words.CARD_DAYS.format(days=days)]
    items: list[Item] = []
    if draft.is_empty:
        lines.append(words.CARD_EMPTY_RECORD)
    else:
        lines.append(words.CARD_IN.format(sum=summed_up(draft.done)))
        said = words.CARD_REFLECTIONS if chosen.reflections else words.CARD_NO_REFLECTIONS
        label = words.REFLECTIONS_OUT if chosen.reflections else words.REFLECTIONS_IN
        lines.append(said)
        items = [
            Button(f"document:make:{RECORD}"),
            Button(f"document:lines:{int(not chosen.reflections)}", label),
            Button("document:entries"),
        ]
    lines.append(words.CARD_KEPT_BY)
    items.append(Button(f"document:days:{RECORD}"))
    return Card("\n".join(lines), [*items, _periods(chosen, periods)])


def entries(found: Sequence[PlanEntry], country: str) -> Card:
    """Return the latest entries of a member's record, to pick one."""
    choices = [_entry_option(entry, country) for entry in found[:PAGE]]
    back = Button(f"document:card:{RECORD}", words.BACK)
    if not choices:
        return Card(words.CARD_EMPTY_RECORD, [back])
    picks = Select("document:entry", menu(words.ENTRIES_MENU, choices))
    return Card(words.ENTRIES_ASK, [picks, back])


def entry(one: PlanEntry, country: str) -> Card:
    """Return one entry of a member's record, with what can be changed of it."""
    what = safe(one.about, LINE) if one.about else label_of(one)
    lines = [words.ENTRY.format(what=what, line=_entry_line(one, country))]
    if one.note:
        lines.append(safe(one.note))
    items = [
        Button(f"plan:length:{one.id}"),
        Button(f"plan:line:{one.id}", words.ENTRY_WORDS),
        Button(f"plan:drop:{one.id}"),
        Button("document:entries", words.BACK),
    ]
    return Card("\n".join(lines), items)


def _entry_option(entry: PlanEntry, country: str, *, default: bool = False) -> discord.SelectOption:
    label = shorten(entry.about or label_of(entry), CHOICE_LIMIT)
    line = _entry_line(entry, country)
    return discord.SelectOption(label=label, value=str(entry.id), description=line, default=default)


def _entry_line(entry: PlanEntry, country: str) -> str:
    length = took(entry.minutes) if entry.minutes else words.NO_LENGTH
    return words.ENTRY_LINE.format(day=say_day(entry.day, country, year=True), took=length)


def made(
    draft: DocumentDraft,
    done: Made,
    document_id: int,
    files: Sequence[Attached],
    looked_at: str = "",
) -> Card:
    """Return the files, with how many wins are in and why others are not."""
    if draft.choice.kind == RECORD:
        lines = [words.MADE_RECORD.format(sum=summed_up(draft.done)), *done.said]
    else:
        lines = [words.MADE.format(included=say_included(draft.found)), *done.said]
    stay, items = draft.found.photos_stay, list[Button]()
    if stay:
        one, many = words.PHOTOS_STAY
        lines.append(one if stay == 1 else many.format(count=f"{stay:,}"))
        if draft.with_release and not draft.choice.released:
            lines.append(words.PHOTOS_MAY)
            items.append(_BACK)
    author, audience = draft.author, draft.choice.audience
    if author is not None and author.hidden and audience != "self":
        lines.append(words.MADE_HIDDEN)
    lines.append(words.MADE_READ)
    if draft.choice.kind == RECORD:
        return Card("\n".join(lines), [Button(f"document:card:{RECORD}", words.BACK)], files)
    # What was looked at is not asked about again for the same words as a spreadsheet.
    again = f"document:more:{document_id}"
    more = Button(f"document:more:{document_id}:{looked_at}" if looked_at else again)
    return Card("\n".join(lines), [more, *items], files)


def release(draft: DocumentDraft, country: str) -> Card:
    """Return the one question about photos of students with a release."""
    count = draft.with_release
    asks = words.RELEASE_ASK_ONE if count == 1 else words.RELEASE_ASK_MANY
    reader = localized(words.RELEASE_FOR[draft.choice.audience], country)
    items = [
        Button("document:released:1"),
        Button("document:released:0", words.RELEASE_NO),
        _BACK,
    ]
    return Card(asks.format(count=f"{count:,}", who=reader), items)


def files(choice: DocumentChoice, done: Made, today: date, country: str) -> list[Attached]:
    """Return the files under their names, with the days as the group's country writes them."""
    days = say_in_file_name(choice.period.first, min(choice.period.last, today), country)
    found = []
    for ending, parts in done.files.items():
        for number, content in enumerate(parts, 1):
            part = "" if len(parts) == 1 else words.FILE_PART_NAME.format(number=number)
            name = words.FILE_NAMES[choice.kind].format(days=days, part=part, ending=ending)
            found.append(Attached(content, name))
    return found


def worries(chosen: DocumentChoice, done: Made, again: Button) -> Card:
    """Return what is to be looked at before there is a file; *again* makes it all the same."""
    lines = look_lines(done.worries, words.LOOK_THENS[chosen.kind], quoted)
    items = [again]
    if chosen.kind == MY_YEAR:
        items.append(Button("document:pick:0"))
    elif chosen.kind == RECORD:
        items.append(Button("document:entries"))
    return Card("\n".join(lines), [*items, Button(f"document:card:{chosen.kind}")])


def pick(
    chosen: DocumentChoice, wins: Sequence[Win], page: int, zone_days: Mapping[int, str]
) -> Card:
    """Return a page of a member's wins to tick; *zone_days* is the day of each by its id."""
    shown = page_of(wins, page, PAGE)
    count = sum(1 for win in wins if chosen.wins is None or win.id in chosen.wins)
    lines = [words.PICK.format(count=f"{count:,}", total=f"{len(wins):,}")]
    items: list[Item] = []
    if shown.here:
        ticked = {win.id for win in shown.here if chosen.wins is None or win.id in chosen.wins}
        ticks = _ticks(shown.here, ticked, zone_days)
        items.append(Select(f"document:wins:{shown.number}", ticks))
    items += shown.turns(lambda at: Button(f"document:pick:{at}"), NEWER, OLDER)
    if chosen.wins is not None:
        items.append(Button("document:all"))
    return Card("\n".join(lines), [*items, _BACK])


def headings(chosen: DocumentChoice, offered: Sequence[str], filed: Sequence[str]) -> Card:
    """Return the headings to choose from; *filed* is the heading of each thing that has one."""
    counts = [filed.count(heading) for heading in offered]
    labels = {number: shorten(one, CHOICE_LIMIT) for number, one in enumerate(offered)}
    hints = {
        number: _UNDER[min(count, 2)].format(count=count) for number, count in enumerate(counts)
    }
    headings = menu(words.HEADING_MENU, options(labels, hints=hints))
    lines = [words.HEADINGS, words.BY_HEADING_NOW if chosen.by_heading else words.BY_KIND_NOW]
    other = words.BY_KIND_BUTTON if chosen.by_heading else words.BY_HEADING_BUTTON
    items: list[Item] = [
        Select("document:heading", headings),
        Button("document:order", other),
        Button("document:own"),
        _BACK,
    ]
    return Card("\n".join(lines), items)


def under(
    heading: str, number: int, wins: Sequence[Win], went: Sequence[PlanEntry], page: int,
    there: Mapping[int, str], zone_days: Mapping[int, str], country: str,
) -> Card:  # fmt: skip
    """Return a page of wins, and of what a member went to, to tick what's under a heading."""
    shown = page_of([*zip_longest(wins, went)], page, PAGE)
    here = [win for win, _ in shown.here if win is not None]
    entries = [entry for _, entry in shown.here if entry is not None]
    items: list[Item] = []
    if here:
        ticked = {win.id for win in here if there.get(win.id) == heading}
        ticks = _ticks(here, ticked, zone_days)
        items.append(Select(f"document:under:{number}:{shown.number}", ticks))
    if entries:
        filed = [_entry_option(one, country, default=one.heading == heading) for one in entries]
        files = menu(words.FILE_MENU, filed, many=True)
        items.append(Select(f"document:file:{number}:{shown.number}", files))
    items += shown.turns(lambda at: Button(f"document:underpage:{number}:{at}"), NEWER, OLDER)
    line = words.UNDER.format(heading=safe(heading, LINE))
    return Card(line, [*items, Button("document:headings", words.BACK)])


def _ticks(wins: Sequence[Win], ticked: Collection[int], days: Mapping[int, str]) -> Menu:
    choices = options({win.id: _line(win) for win in wins}, *ticked, hints=days)
    return menu(words.PICK_MENU, choices, many=True)


def _audiences(chosen: DocumentChoice, country: str) -> Select:
    labels = {one: localized(words.AUDIENCES[one], country) for one in OWN}
    audiences = menu(words.AUDIENCE_MENU, options(labels, chosen.audience))
    return Select("document:audience", audiences)


def _periods(chosen: DocumentChoice, periods: Sequence[tuple[str, str]]) -> Select:
    labels = {value: shorten(name, CHOICE_LIMIT) for name, value in periods}
    periods_menu = menu(words.PERIOD_MENU, options(labels, chosen.period.value))
    return Select(f"document:period:{chosen.kind}", periods_menu)


def _line(win: Win) -> str:
    return shorten(win.story.partition("\n")[0], LINE)


def quoted(words: str) -> Safe:
    """Return words of a member's, harmless and short."""
    return safe(words, LINE)

"""What a coordinator presses and fills in about the school year."""

from __future__ import annotations

import asyncio
from dataclasses import astuple, replace
from functools import partial
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.groups import school_words as words
from bot.groups import times
from bot.groups.times import Times
from bot.kit import calendar, spreadsheet
from bot.kit import words as day_words
from bot.kit.dates import say_time
from bot.kit.errors import Refusal
from bot.kit.safe import safe
from bot.kit.text import listed, tidy
from bot.ui.card import Button, Card
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box, upload
from cogs.groups import school_cards
from cogs.groups.school_cards import BOX_LIMIT, School

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from bot.groups.service import Group
    from bot.school.files import SchoolFile
    from bot.school.questions import DateQuestion
    from bot.ui.context import Context

TIME_LIMIT = 12  # characters
FETCH_LIMIT = 10.0  # seconds for a file to arrive
ANSWER_LIMIT = 60  # characters of a day, or of a first and a last one


coordinators_button = partial(button, coordinator=True)


@coordinators_button("school:show", label=words.SCHOOL_YEAR)
async def show_school(ctx: Context) -> None:
    """Show the school year in place of what was pressed."""
    await ctx.show(panel(await school_of(ctx)))


@coordinators_button("school:dates", label=words.CHANGE_DATES)
async def change_dates(ctx: Context) -> None:
    """Open the box with the dates, filled in."""
    await ctx.open(dates.filled((await school_of(ctx)).in_the_box()))


def _dates(value: str) -> list[Part]:
    hint = words.DATES_HINT
    return [
        box("dates", words.DATES_LABEL, hint=hint, value=value, limit=BOX_LIMIT, long=True),
        upload("file", words.DATES_FILE_LABEL, hint=words.DATES_FILE_HINT),
    ]


@form(
    "school:dates",
    _dates,
    title=words.DATES_TITLE,
    private=words.DATES_PRIVATE,
    coordinator=True,
)
async def dates(ctx: Context, answers: Answers) -> None:
    """Keep a school year as people write it, a line each, and show back what it says."""
    school = await school_of(ctx)
    text, left_out = answers.text("dates"), ""
    file = answers.file("file")
    if file is not None:
        await ctx.take_time()
        try:
            read = await _read(file, school)
        except Refusal as refusal:
            why = words.KEPT_FILE.format(reason=refusal.message)
            raise Refusal(why, *_ways()) from refusal
        text = read.text
        if read.endless:
            left_out = words.ENDLESS.format(titles=safe(listed(read.endless)))
    if not tidy(text):
        await ctx.show(panel(school, words.EMPTY))
        return
    pasted = school.pasted_beside(text)
    await ctx.services.groups.change(ctx.guild_id, ctx.now, school_draft=pasted or text)
    await ctx.show(read_back(school, pasted or text, words.PASTED_ONLY if pasted else left_out))


async def _read(file: discord.Attachment, school: School) -> SchoolFile:
    """Return what a calendar's file says. Raises Refusal with the reason."""
    from bot.school import files  # it takes memory, as the reader does

    if file.size > spreadsheet.BYTES:
        limit = spreadsheet.BYTES // 1_000_000
        raise Refusal(day_words.FILE_TOO_LARGE.format(limit=limit))
    try:
        async with asyncio.timeout(FETCH_LIMIT):
            content = await file.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Refusal(words.FILE_LOST) from error
    today = calendar.local_day(school.now, school.group.zone)
    found = await asyncio.to_thread(files.read_file, content, school.group.zone, today)
    if len(found.text) > BOX_LIMIT:
        raise Refusal(words.FILE_FULL)
    return found


def _ways() -> list[tuple[str, str]]:
    return [(change_dates.custom_id(), words.CHANGE_TEXT), (show_school.custom_id(), words.BACK)]


@coordinators_button("school:save:{fingerprint:int}", label=words.SAVE_DATES)
async def save_dates(ctx: Context, fingerprint: int) -> None:
    """Save the dates that were shown back, unless they are others by now."""
    school = await school_of(ctx)
    text = school.group.school_draft
    if not text:
        await ctx.show(panel(school, words.NO_DRAFT))
        return
    try:
        reading = school.read(text)
    except Refusal:
        await ctx.show(read_back(school, text))
        return
    if reading.year is None or school_cards.fingerprint(text, reading) != fingerprint:
        await ctx.show(read_back(school, text, words.CHANGED_SINCE))
        return
    await ctx.services.groups.set_school(ctx.guild_id, reading.year, ctx.now)
    await ctx.show(panel(await school_of(ctx), words.SAVED))


@coordinators_button(
    "school:answer:{fingerprint:int}:{number:int}", label=words.SAVE_DATES, style=Style.primary
)
async def answer_question(ctx: Context, fingerprint: int, number: int) -> None:
    """Add the line that answers the question that was asked, and ask the next."""
    school = await school_of(ctx)
    question = _asked(school, fingerprint)
    if question is None or number >= len(question.answers):
        await _look_again(ctx, school)
        return
    await _add(ctx, school, question.answers[number][1])


@coordinators_button("school:type:{fingerprint:int}:{typed:rest}", label=words.TYPE_DAY)
async def type_answer(ctx: Context, fingerprint: int, typed: str = "") -> None:
    """Open a box for the day, or the days, that answer the question, with what was typed before."""
    school = await school_of(ctx)
    question = _asked(school, fingerprint)
    if question is None or not question.line:
        await _look_again(ctx, school)
        return
    await ctx.open(typed_answer.filled(question, typed), fingerprint)


def _answer(question: DateQuestion, typed: str) -> list[Part]:
    hint = words.ANSWER_HINT_SEVERAL if question.takes_several else words.ANSWER_HINT
    label = words.ANSWER_LABELS[question.about]
    return [box("days", label, hint=hint, value=typed, limit=ANSWER_LIMIT, required=True)]


@form(
    "school:type:{fingerprint:int}",
    _answer,
    title=words.ANSWER_TITLE,
    private=words.ANSWER_PRIVATE,
    coordinator=True,
)
async def typed_answer(ctx: Context, answers: Answers, fingerprint: int) -> None:
    """Add the line that answers the question, and ask the next."""
    from bot.school.days import find_days

    school = await school_of(ctx)
    question, typed = _asked(school, fingerprint), " ".join(answers.text("days").split())
    if question is None or not question.line:
        raise Refusal(words.CHANGED_MEANWHILE, *_ways())
    if not find_days(typed, calendar.month_first(school.group.zone), None):
        note = words.NOT_A_DAY.format(typed=safe(typed))
        await ctx.show(read_back(school, school.group.school_draft or "", note, typed))
    else:
        await _add(ctx, school, question.line.format(days=typed))


@coordinators_button("school:usual", label=words.USUAL_AGAIN)
async def usual_again(ctx: Context) -> None:
    """Go back to the usual year; what was entered stays in the box."""
    entered = (await school_of(ctx)).in_the_box()
    await ctx.services.groups.usual_school(ctx.guild_id, entered, ctx.now)
    await ctx.show(panel(await school_of(ctx), words.USUAL_AGAIN_DONE))


@coordinators_button("school:times:{typed:rest}", label=words.TIMES)
async def open_times(ctx: Context, typed: str | None = None) -> None:
    """Open the form with the times, filled in with what was typed into it before."""
    await ctx.open(save_times.filled(typed.split("|") if typed else _kept(ctx.group)))


def _times(typed: Sequence[str]) -> list[Part]:
    return [
        box(
            name,
            label,
            hint=words.TIME_HINT if name == "nudge" else None,
            value=value,
            limit=TIME_LIMIT,
        )
        for (name, label), value in zip(_BOXES.items(), typed, strict=False)
    ]


@form(
    "school:times",
    _times,
    title=words.TIMES_TITLE,
    private=words.TIMES_PRIVATE,
    coordinator=True,
)
async def save_times(ctx: Context, answers: Answers) -> None:
    """Save when the posts come and school is open; posts outside of it only after a question."""
    # A box that was emptied leaves the time as it is.
    typed = [
        answers.text(name).replace("|", " ").strip()[:TIME_LIMIT] or time
        for name, time in zip(_BOXES, _kept(ctx.group), strict=True)
    ]
    again = open_times.button("|".join(typed)).named(words.CHANGE_AGAIN)
    try:
        found = times.read(typed, ctx.group.country)
    except Refusal as refusal:
        await ctx.show(Card(refusal.message, [again, BACK]))
        return
    if found.odd:
        keep = words.KEEP.format(
            times=" and ".join(say_time(at, ctx.group.country) for at in found.odd)
        )
        items = [keep_times.button(*astuple(found)).named(keep), again, BACK]
        await ctx.show(Card(times.question(found.odd, ctx.group.country), items))
        return
    await _save(ctx, found)


def _kept(group: Group) -> list[str]:
    return [
        say_time(at, group.country)
        for at in (group.nudge_at, group.weekly_at, group.opens, group.closes)
    ]


@coordinators_button(
    "school:keep:{nudge_at:time}:{weekly_at:time}:{opens:time}:{closes:time}", label=words.TIMES
)
async def keep_times(
    ctx: Context, nudge_at: time, weekly_at: time, opens: time, closes: time
) -> None:
    """Save times that were asked about."""
    await _save(ctx, Times(nudge_at, weekly_at, opens, closes))


BACK = show_school.button().named(words.BACK)


async def school_of(ctx: Context) -> School:
    """Return the group's school time as it is now."""
    groups = ctx.services.groups
    group, clock = await groups.get(ctx.guild_id), await groups.school(ctx.guild_id)
    return School(group, clock, ctx.now)


def panel(school: School, note: str = "") -> Card:
    """Return the school year and the times, with ways to change them."""
    items = [change_dates.button(), open_times.button()]
    if school.clock.years:
        items.append(usual_again.button())
    items.append(Button("setup:more", words.BACK_TO_MORE))
    return Card(school_cards.panel(school, note), items)


def read_back(school: School, text: str, note: str = "", typed: str = "") -> Card:
    """Return what a text says, to be saved, answered or changed again.

    *typed* is an answer that wasn't a day: its box opens with it.
    """
    ways = [Button.of(one) for one in _ways()]
    try:
        reading = school.read(text)
    except Refusal as refusal:
        return Card(words.KEPT.format(reason=refusal.message), ways)
    content, files = school_cards.understood(reading, school.group.zone, note)
    fingerprint = school_cards.fingerprint(text, reading)
    items: list[Button] = []
    for question in reading.open_questions[:1]:
        items += [
            answer_question.button(fingerprint, number).named(label)
            for number, (label, _) in enumerate(question.answers)
        ]
        if question.line:
            several = words.TYPE_DAYS if question.takes_several else words.TYPE_DAY
            button = type_answer.button(fingerprint, typed).named(several)
            items.append(button if items else replace(button, style=Style.primary))
    if reading.year:
        save = save_dates.button(fingerprint)
        if any(not one.open for one in reading.questions):
            items.append(save.named(words.SAVE_ANYWAY))  # it may be another year's calendar
        else:
            items.append(save if items else replace(save, style=Style.primary))
    return Card(content, [*items, *ways], files)


def _asked(school: School, fingerprint: int) -> DateQuestion | None:
    """Return the question that is asked now; None when the text isn't the one it was about."""
    text = school.group.school_draft or ""
    try:
        reading = school.read(text)
    except Refusal:
        return None
    if school_cards.fingerprint(text, reading) != fingerprint:
        return None
    return next(iter(reading.open_questions), None)


async def _look_again(ctx: Context, school: School) -> None:
    """Show the dates as they are by now: someone else changed them meanwhile."""
    text = school.group.school_draft
    if text:
        await ctx.show(read_back(school, text, words.CHANGED_SINCE))
    else:
        await ctx.show(panel(school, words.NO_DRAFT))


async def _add(ctx: Context, school: School, line: str) -> None:
    """Add a line to the text, and show what it says now."""
    from bot.school.reader import answered, condensed

    text = answered(school.group.school_draft or "", line)
    if len(text) > BOX_LIMIT:
        today = calendar.local_day(school.now, school.group.zone)
        text = answered(condensed(text, school.group.zone, today), line)
    await ctx.services.groups.change(ctx.guild_id, ctx.now, school_draft=text)
    await ctx.show(read_back(school, text, words.ANSWERED))


async def _save(ctx: Context, found: Times) -> None:
    await ctx.services.groups.change(ctx.guild_id, ctx.now, **vars(found))
    await ctx.show(panel(await school_of(ctx), words.SAVED))


_BOXES = {
    "nudge": words.NUDGE_LABEL,
    "weekly": words.WEEKLY_LABEL,
    "opens": words.OPENS_LABEL,
    "closes": words.CLOSES_LABEL,
}

"""A coordinator's own question: the form, and the look at it before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.card import Card
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box
from bot.weekly import rules, words
from cogs.weekly.views import show_week

if TYPE_CHECKING:
    from datetime import date

    from bot.students.rules import Report
    from bot.ui.context import Context


@button("weekly:own:{week:date}", label=words.WRITE_OWN, coordinator=True)
async def write_own(ctx: Context, week: date) -> None:
    """Open the form for one's own question, with what was typed before."""
    one = await ctx.services.weekly.one(ctx.guild_id, week, ctx.now)
    text = one.pending or (one.question if one.own else "")
    await ctx.open(own_question.filled(text), week)


def _asked(text: str) -> list[Part]:
    hint, limit = words.OWN_HINT, rules.OWN_LIMIT
    label = words.OWN_LABEL
    return [box("question", label, hint=hint, value=text, limit=limit, long=True, required=True)]


@form("weekly:own:{week:date}", _asked, title=words.OWN_TITLE, coordinator=True)
async def own_question(ctx: Context, answers: Answers, week: date) -> None:
    """Save a question that everyone will see, unless the student check has one first."""
    await go_on(ctx, week, answers.text("question"))


@button(
    "weekly:student:{week:date}",
    label=student_words.USE_A_STUDENT,
    style=Style.primary,
    coordinator=True,
)
async def use_a_student(ctx: Context, week: date) -> None:
    """Let "a student" stand for every name that worries, and look again."""
    text = await _pending(ctx, week)
    await go_on(ctx, week, students.replace(text, await _look(ctx, text)))


@button("weekly:fine:{week:date}", label=words.OWN_FINE, coordinator=True)
async def fine(ctx: Context, week: date) -> None:
    """Remember the names for the group, and save the question."""
    text = await _pending(ctx, week)
    report = await _look(ctx, text)
    names = {worry.words for worry in report.hard if worry.is_name}
    await ctx.services.students.remember(ctx.guild_id, names, ctx.member_id)
    await _save(ctx, week, text)


async def go_on(ctx: Context, week: date, text: str) -> None:
    """Save a question, or show what in it is worth a look first."""
    text = rules.tidied(text)
    report = await _look(ctx, text)
    if report.clear:
        await _save(ctx, week, text)
        return
    await ctx.services.weekly.keep_pending(ctx.guild_id, week, text, ctx.now)
    await ctx.show(_question(report, week))


async def _save(ctx: Context, week: date, text: str) -> None:
    one = await ctx.services.weekly.ask_own(ctx.guild_id, week, text, ctx.now)
    await show_week(ctx, one, words.SAVED_OWN)


async def _look(ctx: Context, text: str) -> Report:
    (report,) = await ctx.services.students.look(ctx.guild_id, [text])
    return report


async def _pending(ctx: Context, week: date) -> str:
    one = await ctx.services.weekly.one(ctx.guild_id, week, ctx.now)
    if one.pending is None:
        raise NotFound(words.OWN_GONE, write_own.custom_id(week))
    return one.pending


def _question(report: Report, week: date) -> Card:
    lines = [words.OWN_LOOK, *student_words.told(report.worries)]
    items = [write_own.button(week).named(words.OWN_CHANGE), fine.button(week)]
    if report.hard:
        instead = use_a_student.button(week).named(student_words.instead_of(report.hard))
        items.insert(0, instead)
    return Card("\n".join(lines), items)

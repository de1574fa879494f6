"""Telling a coordinator about a message, and what coordinators do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.groups.reports import by_thing
from bot.kit.errors import NotFound
from bot.kit.text import shorten
from bot.ui.card import Card
from bot.ui.checks import set_up_group
from bot.ui.choices import options
from bot.ui.components import button, form
from bot.ui.coordinators import report_parts
from bot.ui.modal import Answers, Part, box, choice
from bot.wins import words
from bot.wins.reports import BY_COORDINATOR, LEAVE, REPORTED, SENT_BACK
from cogs.wins import report_cards

if TYPE_CHECKING:
    from bot.ui.context import Context
    from bot.wins.rules import Win


WHYS = {"student": words.REPORT_STUDENT, "other": words.REPORT_OTHER}
coordinators_button = partial(button, coordinator=True)


@form(
    "report:form:{message_id:int}:{win_id:int}",
    partial(report_parts, WHYS),
    title=words.REPORT_TITLE,
    private="only coordinators read it",
    always="a report is always heard",
)
async def report(
    ctx: Context, answers: Answers, message_id: int, win_id: int | None = None
) -> None:
    """Keep the report, and hide the post at once where a student may be recognized."""
    await set_up_group(ctx.interaction)
    student = answers.choice("about") == "student"
    question = await ctx.services.questions.of_message(ctx.guild_id, message_id)
    if question is not None and student and not question.hidden:
        await ctx.services.questions.hide(ctx.guild_id, question.id, REPORTED, ctx.now)
    hidden = await ctx.services.reports.report(
        ctx.guild_id,
        ctx.member_id,
        ctx.interaction.channel_id or 0,
        message_id,
        student=student,
        words=answers.text("words").strip() or None,
        now=ctx.now,
        win_id=win_id,
    )
    await ctx.client.agenda.tick()
    is_hidden = hidden or (question is not None and student)
    await ctx.answer(words.REPORTED_HIDDEN if is_hidden else words.REPORTED)


@coordinators_button("report:open:{report_id:int}", label=words.OPEN_REPORT)
async def open_report(ctx: Context, report_id: int) -> None:
    """Show one report to a coordinator."""
    services, guild_id = ctx.services, ctx.guild_id
    found = await services.reports.get(guild_id, report_id)
    try:
        win = await services.wins.get(guild_id, found.win_id or 0)
    except NotFound:
        question = await services.questions.of_message(guild_id, found.message_id)
        await ctx.show(report_cards.report(found, guild_id, question=question))
        return
    await ctx.take_time()
    author = await services.members.get(guild_id, win.author_id)
    hides = author is not None and author.hidden
    picture = await services.pictures.read(win.picture) if win.picture else None
    await ctx.show(report_cards.report(found, guild_id, win, hidden_name=hides, picture=picture))


@coordinators_button("report:restore:{report_id:int}", label=words.RESTORE)
async def restore(ctx: Context, report_id: int) -> None:
    """Show the post again, and close the report."""
    await _settle(ctx, report_id, words.REPORT_RESTORED, hidden=None)


@coordinators_button("report:hide:{report_id:int}", label=words.HIDE)
async def hide(ctx: Context, report_id: int) -> None:
    """Keep the post hidden, and close the report."""
    await _settle(ctx, report_id, words.REPORT_HIDDEN, hidden=BY_COORDINATOR)


@coordinators_button("report:back:{report_id:int}", label=words.SEND_BACK)
async def send_back(ctx: Context, report_id: int) -> None:
    """Open the form that tells an author what should change."""
    found = await ctx.services.reports.get(ctx.guild_id, report_id)
    win = await ctx.services.wins.get(ctx.guild_id, found.win_id or 0)
    await ctx.open(note_to_author.filled(win), report_id)


def _note(win: Win | None = None) -> list[Part]:
    note = box("note", words.SEND_BACK_LABEL, limit=500, long=True, required=True)
    if win is None or win.picture is None:
        return [note]
    about = options({"words": words.SEND_BACK_WORDS, "photo": words.SEND_BACK_PHOTO})
    hint = words.SEND_BACK_HINT
    return [note, choice("about", words.SEND_BACK_WHY, about, hint=hint, most=2)]


@form(
    "report:note:{report_id:int}",
    _note,
    title=words.SEND_BACK,
    private="only the author reads it",
    coordinator=True,
)
async def note_to_author(ctx: Context, answers: Answers, report_id: int) -> None:
    """Hide the post and let the author know."""
    note, photo = shorten(answers.text("note"), 500), "photo" in answers.chosen.get("about", ())
    sentence = words.REPORT_SENT_BACK
    await _settle(ctx, report_id, sentence, hidden=SENT_BACK, note=note, photo=photo)


@coordinators_button("report:close:{report_id:int}", label=words.CLOSE_REPORT)
async def close(ctx: Context, report_id: int) -> None:
    """Close the report: there is nothing to do, the post stays as it is."""
    await _settle(ctx, report_id, words.REPORT_DONE, hidden=LEAVE)


@coordinators_button("win:retry", label=words.RETRY)
async def retry(ctx: Context) -> None:
    """Try the refused posts now."""
    count = await ctx.services.wins.retry_posts(ctx.guild_id, ctx.now)
    await ctx.client.agenda.tick()
    await ctx.show(Card(words.RETRYING.format(count=count)))


async def _settle(
    ctx: Context,
    report_id: int,
    sentence: str,
    *,
    hidden: str | None,
    note: str | None = None,
    photo: bool = False,
) -> None:
    """Close a report; show, hide or LEAVE its post. What else is open about it comes next."""
    reports, guild_id = ctx.services.reports, ctx.guild_id
    message_id = (await reports.get(guild_id, report_id)).message_id
    about = guild_id, report_id, ctx.now
    is_there = await reports.settle(*about, hidden=hidden, note=note, photo=photo)
    await ctx.client.agenda.tick()
    left = by_thing([one for one in await reports.open(guild_id) if one.message_id == message_id])
    following = [open_report.button(one.first.id).named(words.REPORT_NEXT) for one in left]
    if not is_there:
        nexts = [(one.custom_id, words.REPORT_NEXT) for one in following]
        raise NotFound(words.REPORT_GONE, *nexts)
    await ctx.show(Card(sentence, following))

"""What coordinators read about a post that somebody told them of: from plain values to messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.links import link_to
from bot.kit.safe import fitted, safe, safe_name
from bot.kit.text import CONTENT_LIMIT, DESCRIPTION_LIMIT
from bot.questions import words as question_words
from bot.ui.card import Attached, Button, Card
from bot.ui.coordinators import of_report
from bot.wins import words
from bot.wins.rules import NAMELESS, Win

if TYPE_CHECKING:
    from bot.questions.rules import Question
    from bot.wins.reports import MessageReport


def report(
    report: MessageReport,
    guild_id: int,
    win: Win | None = None,
    *,
    hidden_name: bool = False,
    picture: bytes | None = None,
    question: Question | None = None,
) -> Card:
    """Return a report with what it's about, for coordinators alone; who told isn't in it.

    The photo is covered until it's pressed. No button does what's done already.
    """
    why = words.REPORT_STUDENT if report.student else words.REPORT_OTHER
    link = link_to(guild_id, report.channel_id, report.message_id)
    content = of_report(words.REPORT, report, why, link=link)
    if question is not None:
        return _on_question(content, report, question)
    if win is None:
        gone = [] if report.win_id is None else [words.REPORT_GONE]
        return Card("\n".join([content, *gone]), [Button(f"report:close:{report.id}")])
    author = safe_name(NAMELESS if hidden_name else win.author_name)
    lines = [content, words.REPORT_ABOUT.format(name=author)]
    if win.thanks:
        lines.append(words.WITH_HELP.format(thanks=safe(win.thanks)))
    room = CONTENT_LIMIT - sum(len(one) + 1 for one in lines) - len(">>> ")
    lines.append(f">>> {safe(win.story, room)}")
    files = []
    if picture is not None and win.picture is not None:
        name = words.COVERED + words.PICTURE.format(suffix=win.picture[-4:])
        files.append(Attached(picture, name, (win.alt or "")[:DESCRIPTION_LIMIT]))
    hide, back = Button(f"report:hide:{report.id}"), Button(f"report:back:{report.id}")
    if win.hidden:
        items = [hide.named(words.KEEP_HIDDEN), Button(f"report:restore:{report.id}"), back]
    else:
        items = [Button(f"report:close:{report.id}"), hide, back]
    return Card("\n".join(lines), items, files)


def _on_question(content: str, report: MessageReport, question: Question) -> Card:
    """Return a report about a question; who asked it isn't in it."""
    said = question_words.REPORTED_QUESTION.format(words=safe(question.asked))
    about = f"{question.id}:{report.id}"
    way = Button(f"ask:unhide:{about}" if question.hidden else f"ask:hide:{about}")
    return Card(fitted([content, said]), [way, Button(f"report:close:{report.id}")])


def notice(report_id: int) -> Card:
    """Return the line that tells coordinators that something waits."""
    return Card(words.REPORT_NOTICE, [Button(f"report:open:{report_id}")])

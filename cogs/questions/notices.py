"""How things about questions look when they reach one person, or coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.kit.errors import if_found
from bot.kit.safe import fenced, safe_line
from bot.members.topics import topic_names
from bot.questions import words
from bot.ui.card import Button, Card
from bot.ui.feature import Waiting
from bot.wins.posts import Unfit
from bot.wins.reports import BY_COORDINATOR
from cogs.questions import cards
from cogs.questions.forms import FEATURE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.members.rules import Notice
    from bot.questions.rules import Question


async def hidden(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a coordinator hid a question; None once it's shown again, or gone."""
    question = await _question(client, notice)
    if question is None or question.hidden != BY_COORDINATOR:
        return None
    said = words.HIDDEN_TOLD.format(words=safe_line(question.asked, cards.SHORT))
    return Card(said, cards.own_buttons(question))


async def answered(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that there's an answer, or a summary; None where it's gone again."""
    question = await _answered_question(client, notice)
    if question is None:
        return None
    is_own = question.member_id == notice.member_id
    said = _said(words.TOLD_ASKER if is_own else words.SUMMARY_TOLD, question)
    return Card(said, cards.own_buttons(question) if is_own else ())


async def sum_up(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that there are answers to sum up, for who asked; None once that's done."""
    question = await _answered_question(client, notice)
    if question is None or question.answered_at is not None:
        return None
    return Card(_said(words.SUM_TOLD, question), cards.own_buttons(question)[:1])


async def kept(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that the answers are kept as they are, for who asked; None once they're summed up."""
    question = await _answered_question(client, notice)
    if question is None or question.summed_up:
        return None
    said, items = _said(words.KEPT_TOLD, question), cards.own_buttons(question)[:1]
    group = await client.services.groups.get(notice.guild_id)
    filed = await client.services.shelf.with_link(notice.guild_id, question.thread)
    if filed is None or not group.has("shelf"):
        return Card(said, items)
    return Card(f"{said} {words.KEPT_ON_SHELF}", [Button(f"shelf:show:{filed.id}"), *items])


async def thanked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return thanks to who answered; None where the summary is gone again."""
    question = await _answered_question(client, notice)
    if question is None:
        return None
    return Card(_said(words.THANKED, question), [Button(f"ask:about:{notice.guild_id}")])


async def asked_for_help(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return one quiet line to who knows about a question; None once it has an answer."""
    question = await _question(client, notice)
    if question is None or question.hidden or question.answers or question.message_id is None:
        return None
    knows = await client.services.helping.knows(*_of(notice))
    topic = next(iter(topic_names([question.topic])), "")
    sentence = (words.HELP if topic else words.HELP_WINS) if knows.agreed else words.HELP_GREETER
    said = safe_line(question.asked, cards.SHORT)
    content = sentence.format(topic=topic, words=said, link=question.address)
    answer = Button(f"ask:answer:{question.id}", words.ANSWER)
    return Card(content, [answer, Button(f"ask:about:{notice.guild_id}")])


async def alone(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return a kind line and a text to paste elsewhere; None once there's an answer."""
    question = await _question(client, notice)
    if question is None or question.hidden or question.answers:
        return None
    text = fenced(words.ALONE_TEXT.format(words=question.asked))
    return Card(words.ALONE.format(text=text), cards.own_buttons(question))


async def worked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that an answer worked for somebody, for who gave it."""
    question = await _answered_question(client, notice)
    return None if question is None else Card(_said(words.WORKED_TOLD, question))


async def refused(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a question is saved but not posted; None once it is, or is gone."""
    question = await _question(client, notice)
    if question is None or question.message_id is not None:
        return None
    if code := notice.load(Unfit).code:
        return cards.unfit(question, code)
    said = words.REFUSED_TOLD.format(words=safe_line(question.asked, cards.SHORT))
    return Card(said, cards.own_buttons(question))


async def inbox(client: WhatsWorking, group: Group, now: datetime) -> Sequence[Waiting]:
    """Return which questions wait, and why one can't be posted; not who asked."""
    if not group.has(FEATURE):
        return []
    waiting = await client.services.questions.unanswered(group.guild_id, now)
    found = [
        Waiting(
            words.DESK_UNANSWERED.replace("{words}", safe_line(one.asked, cards.SHORT))
            .replace("{link}", one.address)
            .replace("{when}", discord.utils.format_dt(one.created_at, "R")),
            Button(f"ask:answer:{one.id}", words.ANSWER),
        )
        for one in waiting
    ]
    reasons = await client.services.questions.refusals(group.guild_id)
    return [*found, *(Waiting(words.DESK_UNPOSTED.replace("{reason}", one)) for one in reasons)]


def _of(notice: Notice) -> tuple[int, int]:
    return notice.guild_id, notice.member_id


async def _answered_question(client: WhatsWorking, notice: Notice) -> Question | None:
    question = await _question(client, notice)
    if question is None or question.hidden or not question.answers or not question.message_id:
        return None
    return question


def _said(sentence: str, question: Question) -> str:
    said, answers = safe_line(question.asked, cards.SHORT), cards.answers(question)
    return sentence.format(words=said, answers=answers, link=question.thread)


async def _question(client: WhatsWorking, notice: Notice) -> Question | None:
    return await if_found(client.services.questions.get(notice.guild_id, notice.subject_id))

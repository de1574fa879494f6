"""How things about questions look when they reach one person, or coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.kit.links import link_to
from bot.kit.safe import safe_line
from bot.questions import words
from bot.ui.card import Card
from bot.ui.inbox import Waiting
from bot.wins.posts import Unfit
from bot.wins.reports import BY_COORDINATOR
from cogs.questions import cards

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


async def told(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that there's an answer, for whoever wants to know; None where it's gone again."""
    question = await _question(client, notice)
    if question is None or question.hidden or not question.answers or not question.message_id:
        return None
    said = words.TOLD_ASKER if question.member_id == notice.member_id else words.TOLD
    thread = link_to(question.guild_id, question.message_id)
    return Card(said.format(words=safe_line(question.asked, cards.SHORT), link=thread))


async def refused(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a question is saved but not posted; None once it is, or is gone."""
    question = await _question(client, notice)
    if question is None or question.message_id is not None:
        return None
    if code := notice.load(Unfit).code:
        return cards.unfit(question, code)
    said = words.REFUSED_TOLD.format(words=safe_line(question.asked, cards.SHORT))
    return Card(said, cards.own_buttons(question))


async def desk(client: WhatsWorking, group: Group, _now: datetime) -> Sequence[Waiting]:
    """Return the questions that can't be posted, for the one list; not who asked them."""
    unposted = await client.services.questions.unposted(group.guild_id)
    reasons = dict.fromkeys(reason for _, reason in unposted)
    return [Waiting(words.DESK_UNPOSTED.replace("{reason}", one)) for one in reasons]


async def _question(client: WhatsWorking, notice: Notice) -> Question | None:
    try:
        return await client.services.questions.get(notice.guild_id, notice.subject_id)
    except NotFound:
        return None

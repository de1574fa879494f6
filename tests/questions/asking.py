"""A group that asks: services with a clock, and people by their ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.agenda.occurrences import Done
from bot.questions.rules import QuestionDraft, tidied
from bot.wins.rules import ANSWER
from tests.weekly.groups import DANA, GROUP, LUIS, share

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.questions.rules import Question
    from bot.services import Services
    from bot.wins.rules import Win

ASKED = "How do you label graphic novels so that sixth graders find the next one?"


def typed(asked: str = ASKED, **values: object) -> QuestionDraft:
    """A question as a form gives it."""
    return tidied(replace(QuestionDraft(asked), **values))  # type: ignore[arg-type] # a test's own values


async def ask(
    services: Services,
    database: Database,
    now: datetime,
    asked: str = ASKED,
    member: int = DANA,
    **values: object,
) -> Question:
    """Ask, and note that it was posted."""
    mine = GROUP, member, f"N{member}"
    question = (await services.questions.ask(*mine, typed(asked, **values), now, 0)).question
    async with database.write() as connection:
        done = Done(7, 70_000 + question.id)
        await services.questions.note_post(connection, GROUP, question.id, done, now)
    return await services.questions.get(GROUP, question.id)


async def reply(
    services: Services,
    database: Database,
    question: Question,
    story: str,
    now: datetime,
    author: int = LUIS,
    **values: object,
) -> Win:
    """Answer a question as the form does."""
    given: dict[str, Any] = {
        "kind": ANSWER,
        "question_id": question.id,
        "shared_in": question.message_id,
        **values,
    }
    return await share(services, database, story, now, author, **given)

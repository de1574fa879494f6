"""Answers that a question got, kept where colleagues find them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.database import in_turn
from bot.kit.text import shorten
from bot.shelf import queries, rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.kit.database import Connection

ANSWER = "answer"  # the kind of what's filed; nobody chooses it


@dataclass(frozen=True)
class Answer:
    """A question with what colleagues answered.

    *asker_name* is NAMELESS for who asked without their name. *link* is where the answers are, by
    which the same answer is known again. *lines* are the answers, each with its credit where its
    author agreed to one.
    """

    guild_id: int
    asker_id: int
    asker_name: str
    question: str
    link: str
    lines: Sequence[str]
    level: str | None = None
    topic: str | None = None


async def file_answer(connection: Connection, answer: Answer, now: datetime) -> int | None:
    """File an answer on the shelf, or what became of it; without a line it goes.

    To be called in the transaction of the change; return its id, if it's there.
    """
    same = answer.link
    await in_turn(connection, f"shelf {answer.guild_id}")
    there = await queries.like(connection, answer.guild_id, same)
    if not answer.lines:
        if there is not None:
            await queries.remove(connection, answer.guild_id, there.id, now)
        return None
    values: dict[str, object] = {
        "owner_id": answer.asker_id,
        "owner_name": answer.asker_name,
        "title": shorten(answer.question, rules.TITLE_LIMIT),
        "body": "\n".join(answer.lines),
        "levels": answer.level or "",
        "topics": answer.topic or "",
    }
    if there is not None:
        lists = {"levels": ",".join(there.levels), "topics": ",".join(there.topics)}
        before = vars(there) | lists
        # What's the same already changes nothing: messages that follow it would file it again.
        new = {name: value for name, value in values.items() if before[name] != value}
        if new:
            await queries.change(connection, answer.guild_id, there.id, new, now)
        return there.id
    first = {"guild_id": answer.guild_id, "kind": ANSWER, "link": answer.link, "same": same}
    return await queries.add(connection, values | first, now)

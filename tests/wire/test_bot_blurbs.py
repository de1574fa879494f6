"""A blurb and its files as Discord itself would take them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.documents import blurb_words as words
from bot.wins import words as win_words
from tests.wire.group import DATABASE
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.group import Group

STORY = "We put a blind date with a book cart by the doors. 41 checkouts in two days."


async def test_from_a_win_to_its_files(group: Group) -> None:
    """Every button and form of a blurb, after the bot started again."""
    await group.bot.terminate()
    with closing(sqlite3.connect(group.data / DATABASE)) as connection, connection:
        connection.execute("UPDATE groups SET switched_on = 'documents'")
    await group.bot.start()
    wire, dana, channel = group.wire, group.school.dana, group.school.channel
    await wire.registered(group.school.guild, "document")
    shared = await group.share(STORY)
    given = await wire.press(dana, shared, words.MAKE)
    assert STORY in given.text

    form = await wire.press(dana, given, words.ADD["helped"])
    given = await wire.submit(dana, form, {"helped": "ninth graders"})
    assert "ninth graders" in given.text
    for label in (words.SKIP, words.ANOTHER, words.PIECES["board"], words.PIECES["principal"]):
        given = await wire.press(dana, given, label)
    refused = await wire.press(dana, given, words.FILE)
    freed = await wire.press(dana, refused, win_words.CONSENT["unnamed"])
    await wire.press(dana, freed, words.MAKE)

    offered = await wire.autocomplete(dana, channel, "document blurb", "win", "blind")
    (choice,) = offered.choices
    card = await wire.slash(dana, channel, "document blurb", win=choice["value"])
    made = await wire.press(dana, card, words.FILE)
    await until(lambda: words.FILE_MADE in made.text)
    (left,) = group.rows("SELECT kind, audience, wins FROM documents")
    assert tuple(left) == ("blurb", "anyone", choice["value"])

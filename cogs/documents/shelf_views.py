"""The shelf as files, and one collection at a time as links to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import shelf as shelves
from bot.documents import shelf_words as words
from bot.documents import words as document_words
from bot.documents.looking import look_lines
from bot.kit import calendar
from bot.kit.dates import say_in_file_name
from bot.kit.errors import Refusal
from bot.kit.safe import fenced, fitted, safe
from bot.kit.text import CONTENT_LIMIT
from bot.members.topics import topics
from bot.ui.card import Attached, Button, Card, Item, Menu
from bot.ui.choices import menu, options
from bot.ui.components import button, select
from cogs.documents import cards
from cogs.documents.making import FEATURE

if TYPE_CHECKING:
    from bot.documents.shelf import Shelved
    from bot.documents.workshop import Format
    from bot.ui.context import Context

FORMATS: tuple[Format, ...] = ("html", "docx", "csv")
ALL = "all"


@button("document:shelved:{topic}:{looked_at}", label=document_words.MAKE_ANYWAY, feature=FEATURE)
async def anyway(ctx: Context, topic: str, looked_at: str) -> None:
    """Make the files of what was looked at."""
    await give(ctx, None if topic == ALL else topic, looked_at)


@button("document:shelf", label=words.MAKE_AGAIN, feature=FEATURE)
async def again(ctx: Context) -> None:
    """Make the files of the whole shelf."""
    await give(ctx)


@select("document:links:{topic}", feature=FEATURE)
async def links(ctx: Context, values: list[str], topic: str) -> None:
    """Give one collection as lines to paste."""
    found = await _shelved(ctx, None if topic == ALL else topic)
    lines = found.links.get(values[0])
    if not lines:
        raise Refusal(words.NO_LINKS, "document:shelf")
    text = "\n".join(lines)
    first = words.LINKS.format(topic=safe(shelves.collection(values[0])))
    if len(first) + len(text) + 20 <= CONTENT_LIMIT:
        await ctx.answer(Card(f"{first}\n{fenced(text)}"))
    else:
        await ctx.answer(Card(first, files=[Attached(text.encode(), words.LINKS_FILE_NAME)]))


async def give(ctx: Context, topic: str | None = None, looked_at: str = "") -> None:
    """Make the files and give them, or show first what is worth a look. Raises Refusal."""
    await ctx.take_time()
    found = await _shelved(ctx, topic)
    if not found.count:
        raise Refusal(words.NOTHING_LEAVES, "shelf:find")
    which = topic or ALL
    made = await ctx.services.documents.make(ctx.guild_id, found.document, FORMATS, looked_at)
    if made.worries and not made.files:
        lines = look_lines(made.worries, words.LOOK_THEN, cards.quoted)
        button_ = Button(f"document:shelved:{which}:{made.fingerprint}", document_words.MAKE_ANYWAY)
        await ctx.show(Card("\n".join(lines), [button_, Button("shelf:find")]))
        return
    today = calendar.local_day(ctx.now, ctx.group.zone)
    day = say_in_file_name(today, today, ctx.group.country)
    files = [
        Attached(content, words.FILE_NAME.format(day=day, ending=ending))
        for ending, parts in made.files.items()
        for content in parts
    ]
    await ctx.show(_given(found, which, files))


def _given(found: Shelved, which: str, files: list[Attached]) -> Card:
    total = found.count + found.stays
    said = words.MADE_SOME if found.stays else words.MADE_ALL
    lines = [said.format(count=found.count, total=total)]
    if found.stays:
        lines.append(words.STAYS.format(count=found.stays))
    items: list[Item] = [links.select(_collections(found), which)] if found.links else []
    return Card(fitted(lines), [*items, Button("shelf:find")], files)


def _collections(found: Shelved) -> Menu:
    labels = {which: shelves.collection(which) for which in list(found.links)[:25]}
    return menu(words.LINKS_MENU, options(labels))


async def _shelved(ctx: Context, topic: str | None) -> Shelved:
    if not ctx.group.has("shelf"):
        raise Refusal(words.NO_SHELF, "document:year")
    server = ctx.interaction.guild
    name = ctx.group.name if server is None else server.name
    resources = await ctx.services.shelf.everything(ctx.guild_id)
    known = topic if topic in topics() else None  # a forged one is none
    return await ctx.services.documents.shelf(ctx.group, name, resources, ctx.now, known)

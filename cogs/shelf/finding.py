"""Pages of what's on the shelf: by words, kind, level and topic, or the newest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.kit.text import CHOICE_LIMIT, capitalized, shorten
from bot.members.rules import LEVELS
from bot.members.topics import topics
from bot.search.rules import LONGEST_QUERY
from bot.shelf import rules, words
from bot.shelf.service import PAGE
from bot.ui import words as ui_words
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.choices import menu, options, topic_options
from bot.ui.components import button, form, select
from bot.ui.modal import Answers, Part, box, choice
from bot.ui.paging import page_from
from bot.ui.searching import Codec, Search, among
from bot.ui.template import number_of
from cogs.shelf import cards
from cogs.shelf.views import card_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.shelf.rules import Resource
    from bot.ui.context import Context

FEATURE = "shelf"
shelf_button = partial(button, feature=FEATURE)


@dataclass(frozen=True)
class ShelfSearch(Search):
    """What someone looks for on the shelf."""

    kind: str | None = None
    level: str | None = None
    topic: str | None = None

    limit = rules.QUERY_LIMIT
    written = (
        among(rules.FOUND_KINDS),
        among(tuple(LEVELS)),
        Codec(str, lambda text: text if text in topics() else None),
    )


async def found(ctx: Context, search: ShelfSearch, page: int = 0) -> Card:
    """Return a page of what was found. Raises Refusal."""
    there = await ctx.services.shelf.find(
        ctx.guild_id,
        search.query,
        ctx.now,
        offset=page * PAGE,
        kind=search.kind,
        level=search.level,
        topic=search.topic,
    )
    shown, tail = page_from(there.documents, page, PAGE), search.tail()
    here = rules.aged(shown.here, ctx.now)
    content = cards.found(
        search.query,
        there,
        here,
        ctx.group.zone,
        page * PAGE + 1,
        narrowed=search.is_narrowed,
    )
    items: list[Item] = [open_one.select(_titles(here, page * PAGE + 1))] if here else []
    if not search.query:
        about = await _topics(ctx, search)
        items += [by_topic.select(about, tail)] if about is not None else []
    items += shown.turns(lambda number: turn.button(number, tail))
    return Card(content, [*items, again.button(tail), Button("shelf:add")])


def _titles(page: Sequence[Resource], first: int) -> Menu:
    labels = {
        one.id: shorten(f"{number}. {one.title}", CHOICE_LIMIT)
        for number, one in enumerate(page, first)
    }
    return menu(words.OPEN_MENU, options(labels))


async def _topics(ctx: Context, search: ShelfSearch) -> Menu | None:
    """Return the topics that something is about; None where nothing names one."""
    counts = await ctx.services.shelf.topics(ctx.guild_id)
    labels = {
        one: words.COUNTED.format(label=capitalized(name), count=counts[one])
        for one, name in topics().items()
        if counts[one]
    }
    return menu(words.BY_TOPIC_MENU, options(labels, search.topic)) if labels else None


@shelf_button("shelf:find", label=words.FIND_BUTTON)
async def find(ctx: Context) -> None:
    """Open the form that looks on the shelf."""
    await ctx.open(find_form.filled())


@select("shelf:open", feature=FEATURE)
async def open_one(ctx: Context, values: list[str]) -> None:
    """Show one thing, below what was found."""
    await ctx.answer(await card_of(ctx, number_of(values[0])))


@select("shelf:topic:{search:rest}", feature=FEATURE)
async def by_topic(ctx: Context, values: list[str], search: str) -> None:
    """Show only what's about one topic."""
    topic = next(iter(rules.known(values, topics())), None)
    await ctx.show(await found(ctx, replace(ShelfSearch.from_tail(search), topic=topic)))


@shelf_button("shelf:page:{page:int}:{search:rest}", label=ui_words.MORE)
async def turn(ctx: Context, page: int, search: str) -> None:
    """Show another page."""
    await ctx.show(await found(ctx, ShelfSearch.from_tail(search), page))


@shelf_button("shelf:again:{search:rest}", label=words.SEARCH_AGAIN)
async def again(ctx: Context, search: str) -> None:
    """Open the form with what was looked for in it."""
    await ctx.open(find_form.filled(ShelfSearch.from_tail(search)))


def _find(wanted: ShelfSearch | None = None) -> list[Part]:
    wanted = wanted or ShelfSearch()
    return [
        box(
            "words",
            words.FIND_LABEL,
            hint=words.FIND_LABEL_HINT,
            value=wanted.query,
            limit=LONGEST_QUERY,
        ),
        choice("kind", words.KIND_MENU, options(words.KINDS, wanted.kind)),
        choice("level", words.LEVELS_MENU, options(LEVELS, wanted.level)),
        choice("topic", words.TOPICS_MENU, topic_options(wanted.topic)),
    ]


@form(
    "shelf:query",
    _find,
    title=words.FIND_TITLE,
    private="what one looks for is shown to nobody else",
    feature=FEATURE,
)
async def find_form(ctx: Context, answers: Answers) -> None:
    """Show the first page of what was looked for."""
    search = ShelfSearch(
        answers.text("words"),
        next(iter(rules.known([answers.choice("kind")], rules.FOUND_KINDS)), None),
        next(iter(rules.known([answers.choice("level")], LEVELS)), None),
        next(iter(rules.known([answers.choice("topic")], topics())), None),
    )
    await ctx.answer(await found(ctx, search))

"""Ticking one's wins: those that are in, and those that belong under a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.documents import words
from bot.documents.choices import MY_YEAR
from bot.documents.rules import PAGE, PAGES
from bot.kit.errors import NotFound
from bot.ui.answer import show
from bot.ui.press import Menu, Press
from cogs.documents import cards, making

if TYPE_CHECKING:
    from bot.documents.choices import Choice
    from bot.ui.answer import Interaction


class Pick(Press, verb="document:pick"):
    """A page of one's wins to tick."""

    label = words.PICK_WINS

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await _show_page(interaction, await making.chosen(interaction, MY_YEAR), self.row_id)


class TickWins(Menu, verb="document:wins"):
    """The wins of a page that are in; the row is the page."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep them, beside what is ticked on other pages."""
        choice = await making.chosen(interaction, MY_YEAR)
        wins = await making.own_wins(interaction, choice)
        everything = {win.id for win in wins}
        page = {win.id for win in wins[self.row_id * PAGE : (self.row_id + 1) * PAGE]}
        before = everything if choice.wins is None else choice.wins
        now = (before - page) | (page & {int(one) for one in values})
        ticked = None if everything <= now else frozenset(now)
        choice = await making.change(interaction, MY_YEAR, wins=ticked)
        await _show_page(interaction, choice, self.row_id)


class All(Press, verb="document:all"):
    """All wins again."""

    label = words.ALL_WINS

    async def pressed(self, interaction: Interaction) -> None:
        """Keep that."""
        choice = await making.change(interaction, MY_YEAR, wins=None)
        await making.show_choice(interaction, choice)


class Headings(Press, verb="document:headings"):
    """The headings to put wins under."""

    label = words.HEADINGS_BUTTON

    async def pressed(self, interaction: Interaction) -> None:
        """Show them."""
        await _show_headings(interaction, await making.chosen(interaction, MY_YEAR))


class Order(Press, verb="document:order"):
    """By heading instead of by kind, or the other way round."""

    label = words.BY_HEADING_BUTTON

    async def pressed(self, interaction: Interaction) -> None:
        """Turn it."""
        choice = await making.chosen(interaction, MY_YEAR)
        choice = await making.change(interaction, MY_YEAR, by_heading=not choice.by_heading)
        await _show_headings(interaction, choice)


class ChooseHeading(Menu, verb="document:heading"):
    """One heading."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Show the wins to put under it."""
        await _show_under(interaction, int(values[0]) * PAGES)


class UnderPage(Press, verb="document:underpage"):
    """Another page of wins to put under a heading."""

    label = words.HEADINGS_BUTTON

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await _show_under(interaction, self.row_id)


class TickUnder(Menu, verb="document:under"):
    """The wins of a page that belong under a heading; the row is both."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep them; from now on the document goes by headings."""
        choice = await making.chosen(interaction, MY_YEAR)
        choices = making.choices_of(interaction)
        number, page = divmod(self.row_id, PAGES)
        heading = await _heading(interaction, choice, number)
        wins = (await making.own_wins(interaction, choice))[page * PAGE : (page + 1) * PAGE]
        there = await choices.under(choice.guild_id, choice.member_id)
        ticked = {win.id for win in wins} & {int(one) for one in values}
        gone = {win.id for win in wins if there.get(win.id) == heading} - ticked
        ids = (choice.guild_id, choice.member_id)
        await choices.put_under(*ids, gone, None)
        await choices.put_under(*ids, ticked, heading)
        await making.change(interaction, MY_YEAR, by_heading=True)
        await _show_under(interaction, self.row_id)


async def _show_page(interaction: Interaction, choice: Choice, page: int) -> None:
    wins = await making.own_wins(interaction, choice)
    days = await making.days_of(interaction, wins)
    await show(interaction, cards.pick(choice, wins, page, days))


async def _show_headings(interaction: Interaction, choice: Choice) -> None:
    choices = making.choices_of(interaction)
    offered = await choices.headings(choice.guild_id)
    under = await choices.under(choice.guild_id, choice.member_id)
    await show(interaction, cards.headings(choice, offered, under))


async def _show_under(interaction: Interaction, row_id: int) -> None:
    choice = await making.chosen(interaction, MY_YEAR)
    number, page = divmod(row_id, PAGES)
    heading = await _heading(interaction, choice, number)
    wins = await making.own_wins(interaction, choice)
    there = await making.choices_of(interaction).under(choice.guild_id, choice.member_id)
    days = await making.days_of(interaction, wins)
    await show(interaction, cards.under(heading, number, wins, page, there, days))


async def _heading(interaction: Interaction, choice: Choice, number: int) -> str:
    offered = await making.choices_of(interaction).headings(choice.guild_id)
    if number >= len(offered):
        raise NotFound(words.HEADING_GONE, "document:headings:0")
    return offered[number]

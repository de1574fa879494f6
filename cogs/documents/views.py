"""Buttons and menus of a document: what is in it, for whom, under which headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.documents import rules, words
from bot.documents.choices import GROUP, MY_YEAR
from bot.documents.leaving import OWN
from bot.ui.answer import show, take_time
from bot.ui.press import Menu, Press, Style
from cogs.documents import cards, making
from cogs.documents.forms import DaysForm, RubricForm

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class ShowCard(Press, verb="document:card"):
    """The card of a document, again."""

    label = words.BACK

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        choice = await making.chosen(interaction, making.kind_of(self.row_id))
        await making.show_choice(interaction, choice)


class Year(Press, verb="document:year"):
    """One's own year, from anywhere."""

    label = words.MY_YEAR

    async def pressed(self, interaction: Interaction) -> None:
        """Show the card."""
        await making.show_choice(interaction, await making.chosen(interaction, MY_YEAR))


class Make(Press, verb="document:make"):
    """Make it; the tail is the mark of what was looked at."""

    label = words.MAKE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Make the files."""
        choice = await making.chosen(interaction, making.kind_of(self.row_id))
        await making.make(interaction, choice, self.tail)


class More(Press, verb="document:more"):
    """What else can be made of a document; the tail is the mark of what was looked at."""

    label = words.MORE

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await making.more(interaction, self.row_id, self.tail)


class Spreadsheet(Press, verb="document:csv"):
    """The same as a spreadsheet; the tail is the mark of what was looked at."""

    label = words.CSV

    async def pressed(self, interaction: Interaction) -> None:
        """Make it."""
        await making.spreadsheet(interaction, self.row_id, self.tail)


class ChooseAudience(Menu, verb="document:audience"):
    """For whom it is."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it."""
        audience = values[0] if values[0] in OWN else OWN[0]
        choice = await making.change(interaction, MY_YEAR, audience=audience)
        await making.show_choice(interaction, choice)


class ChoosePeriod(Menu, verb="document:period"):
    """Which days it is about."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep them."""
        await making.set_period(interaction, making.kind_of(self.row_id), str(values[0]))


class OtherDays(Press, verb="document:days"):
    """Days that are not in the menu."""

    label = words.OTHER_DAYS

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        choice = await making.chosen(interaction, making.kind_of(self.row_id))
        await interaction.response.send_modal(DaysForm(self.row_id, days=choice.period.value))


class Rubric(Press, verb="document:rubric"):
    """The headings that a group pasted in."""

    label = words.RUBRIC

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with them."""
        guild_id = await making.check(interaction, GROUP)
        pasted = cards.not_saved(interaction.message)
        if not pasted:
            pasted = await making.choices_of(interaction).rubric(guild_id)
        await interaction.response.send_modal(RubricForm(0, pasted=pasted))


class SaveRubric(Press, verb="document:headingsfine"):
    """The headings on the card are fine as they are."""

    label = words.RUBRIC_FINE

    async def pressed(self, interaction: Interaction) -> None:
        """Save them."""
        await making.check(interaction, GROUP)
        await making.keep_rubric(interaction, rules.headings(cards.not_saved(interaction.message)))


class Keep(Press, verb="document:keep"):
    """What only consent keeps out."""

    label = words.LET_IN_PLAIN

    async def pressed(self, interaction: Interaction) -> None:
        """List it, and ask."""
        choice = await making.chosen(interaction, MY_YEAR)
        kept = (await making.draft(interaction, choice)).kept()
        if not kept:
            await making.show_choice(interaction, choice)
            return
        await show(interaction, cards.keep(kept))


class Travel(Press, verb="document:travel"):
    """Let what was listed be reused with one's name; the row is the last win of the list."""

    label = words.TRAVEL
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Keep that, and show the document with it."""
        await take_time(interaction)
        choice = await making.chosen(interaction, MY_YEAR)
        kept = (await making.draft(interaction, choice)).kept()
        ids = [win.id for win in kept if win.id <= self.row_id]
        await interaction.client.services.documents.let_travel(choice, ids)
        said = words.TRAVELS[len(ids) != 1].format(count=f"{len(ids):,}")
        await making.show_choice(interaction, choice, said)

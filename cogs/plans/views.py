"""Buttons on the nudge and the plan. The row is the group, so that they work anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plans import words
from bot.ui.answer import answer, show
from bot.ui.card import Button, Card
from bot.ui.checks import group_for
from bot.ui.press import Press, Style
from cogs.plans import actions, cards
from cogs.plans.actions import FEATURE
from cogs.plans.forms import LineForm

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.ui.answer import Interaction


class PlanPress(Press):
    """A button that also works in direct messages."""

    works_in_dm = True

    async def group(self, interaction: Interaction) -> Group:
        """Return the group that it is about. Raises Refusal."""
        return await group_for(interaction, FEATURE, self.row_id)


class MyNudge(Press, verb="plan:nudge"):
    """This week's card, from wherever, also from a line of weeks ago."""

    label = words.MY_NUDGE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Show it to this person alone."""
        group = await group_for(interaction, FEATURE)
        client = interaction.client
        found = await client.services.plans.nudge(
            group.guild_id, interaction.user.id, client.clock.now()
        )
        await show(interaction, cards.nudge(found))


class Did(PlanPress, verb="plan:did"):
    """It is done."""

    label = words.DID
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Note it for the week of the card."""
        await actions.did(interaction, await self.group(interaction), self.tail)


class Another(PlanPress, verb="plan:another"):
    """Something else for this week."""

    label = words.ANOTHER

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in place of this one."""
        group, client = await self.group(interaction), interaction.client
        found = await client.services.plans.nudge(
            group.guild_id, interaction.user.id, client.clock.now(), another=True
        )
        await show(interaction, cards.another(found))


class Skip(PlanPress, verb="plan:skip"):
    """Not this week, which costs nothing."""

    label = words.NOT_THIS_WEEK

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, so that nothing reminds them."""
        await actions.not_this_week(interaction, await self.group(interaction))


class More(PlanPress, verb="plan:more"):
    """What else could help."""

    label = words.MORE

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        group = await self.group(interaction)
        in_group = interaction.guild_id is not None
        await show(interaction, cards.more(group.guild_id, in_group=in_group))


class Tomorrow(PlanPress, verb="plan:tomorrow"):
    """A reminder on the next school day."""

    label = words.TOMORROW

    async def pressed(self, interaction: Interaction) -> None:
        """Plan it."""
        await actions.remind_tomorrow(interaction, await self.group(interaction))


class Off(PlanPress, verb="plan:off"):
    """No school for this person this week."""

    label = words.WE_ARE_OFF

    async def pressed(self, interaction: Interaction) -> None:
        """Note it; nothing unasked reaches them until it is over."""
        await actions.off_this_week(interaction, await self.group(interaction))


class ShowPlan(Press, verb="plan:show"):
    """The plan, and what was done."""

    label = words.SHOW_PLAN

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await actions.overview(interaction)


class Month(Press, verb="plan:month"):
    """The month's goal is met."""

    label = words.MONTH_DONE

    async def pressed(self, interaction: Interaction) -> None:
        """Note it."""
        await actions.done_in_period(interaction, "monthly")


class Quarter(Press, verb="plan:quarter"):
    """The quarter's goal is met."""

    label = words.QUARTER_DONE

    async def pressed(self, interaction: Interaction) -> None:
        """Note it."""
        await actions.done_in_period(interaction, "quarterly")


class AddLine(PlanPress, verb="plan:line"):
    """With whom, and what happened; the row is the mark."""

    label = words.ADD_LINE

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what is known."""
        plans = interaction.client.services.plans
        mark = await plans.own_mark(self.row_id, interaction.user.id)
        form = LineForm(mark.id, whom=mark.whom or "", note=mark.note or "")
        await interaction.response.send_modal(form)


class SamePlan(PlanPress, verb="plan:same"):
    """The plan stays in the new school year."""

    label = words.SAME_PLAN
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Say that it does."""
        await self.group(interaction)
        await show(interaction, Card(words.SAME_KEPT))


class Moved(PlanPress, verb="plan:moved"):
    """Another school, the same plan."""

    label = words.MOVED

    async def pressed(self, interaction: Interaction) -> None:
        """Say where the school is changed."""
        await self.group(interaction)
        in_group = interaction.guild_id is not None
        items = [Button("me:set")] if in_group else []
        await show(interaction, Card(words.MOVED_NOW, items))


class Rest(PlanPress, verb="plan:rest"):
    """No plan this year."""

    label = words.REST_PLAN

    async def pressed(self, interaction: Interaction) -> None:
        """Let the nudge reach them no more; the plan itself is kept."""
        group, client = await self.group(interaction), interaction.client
        await client.services.plans.change(
            group.guild_id, interaction.user.id, client.clock.now(), find="off", volume="light"
        )
        await answer(interaction, words.RESTED)

"""What a member presses and fills in about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.kit.hours import shown
from bot.members import days, rules, words
from bot.ui.form import Answers, Form
from bot.ui.press import Menu, Press, Style
from cogs.members import actions
from cogs.members.cards import NOTHING

if TYPE_CHECKING:
    from bot.members.rules import Member
    from bot.ui.answer import Interaction

DATE_LIMIT = 30
TIME_LIMIT = 12
DAYS_LIMIT = 1_000


class ShowMe(Press, verb="note:show"):
    """Shows the oldest thing that waits."""

    label = words.SHOW_ME

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await actions.show_note(interaction)


class SeeAll(Press, verb="me:show"):
    """Opens what is known about oneself."""

    label = words.SEE_ALL

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        await actions.about(interaction)


class Change(Press, verb="me:set"):
    """Opens one's settings."""

    label = words.CHANGE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Open them."""
        await actions.settings(interaction)


class Levels(Menu, verb="me:level"):
    """Chooses the school level."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it; anything that is not a level clears it."""
        level = values[0] if values[0] in rules.LEVELS else None
        await actions.change(interaction, level=level)


class Zones(Menu, verb="me:zone"):
    """Chooses the time zone."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it."""
        zone = None if values[0] == NOTHING else rules.tidy_zone(values[0])
        await actions.change(interaction, zone=zone)


class Reaches(Menu, verb="me:reach"):
    """Chooses where one is reached."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it; direct messages are tried then and there."""
        await actions.choose_reach(interaction, values[0])


class OpenDetails(Press, verb="me:details"):
    """Opens the form with one's name for print, school, district and town."""

    label = words.DETAILS

    async def pressed(self, interaction: Interaction) -> None:
        """Open it, filled in."""
        me = await actions.myself(interaction)
        await interaction.response.send_modal(Details(me.member))


class Details(Form, verb="me:details"):
    """Takes one's name for print, school, district and town."""

    private = words.DETAILS_PRIVATE

    def __init__(self, member: Member) -> None:
        super().__init__(words.DETAILS_TITLE)
        boxes = {
            "print_name": (words.PRINT_NAME_LABEL, words.PRINT_NAME_HINT),
            "school": (words.SCHOOL_LABEL, words.SCHOOL_HINT),
            "district": (words.DISTRICT_LABEL, words.DISTRICT_HINT),
            "town": (words.TOWN_LABEL, words.TOWN_HINT),
        }
        for name, (label, hint) in boxes.items():
            value = getattr(member, name)
            self.box(name, label, hint=hint, value=value, limit=rules.NAME_LIMIT)

    @classmethod
    async def submitted(
        cls,
        interaction: Interaction,
        row_id: int,  # noqa: ARG003 - every form is handed one
        answers: Answers,
    ) -> None:
        """Keep them."""
        await actions.change_details(interaction, answers)


class OpenSchool(Press, verb="me:school"):
    """Opens the form with one's own school hours and days off."""

    label = words.SCHOOL

    async def pressed(self, interaction: Interaction) -> None:
        """Open it, filled in."""
        await interaction.response.send_modal(School((await actions.myself(interaction)).member))


class School(Form, verb="me:school"):
    """Takes one's own school hours and days off."""

    private = words.SCHOOL_PRIVATE

    def __init__(self, member: Member) -> None:
        super().__init__(words.SCHOOL_TITLE)
        opens, closes = (None if at is None else shown(at) for at in (member.opens, member.closes))
        self.box("opens", words.OPENS_LABEL, hint=words.HOURS_HINT, value=opens, limit=TIME_LIMIT)
        self.box("closes", words.CLOSES_LABEL, value=closes, limit=TIME_LIMIT)
        off = days.written(member.breaks)[:DAYS_LIMIT]
        self.box(
            "off", words.OFF_LABEL, hint=words.OFF_HINT, value=off, limit=DAYS_LIMIT, long=True
        )

    @classmethod
    async def submitted(
        cls,
        interaction: Interaction,
        row_id: int,  # noqa: ARG003 - every form is handed one
        answers: Answers,
    ) -> None:
        """Keep them."""
        await actions.change_school(interaction, answers)


class Pause(Press, verb="me:pause"):
    """Asks how long one wants to rest."""

    label = words.PAUSE

    async def pressed(self, interaction: Interaction) -> None:
        """Ask."""
        await actions.ask_pause(interaction)


class Rest(Press, verb="me:rest"):
    """Rests for as many days as its number says."""

    label = words.PAUSE

    def __init__(self, row_id: int = 0, label: str | None = None, **more: Any) -> None:
        super().__init__(row_id, label or words.PAUSE_LENGTHS.get(row_id), **more)

    async def pressed(self, interaction: Interaction) -> None:
        """Begin."""
        await actions.rest(interaction, f"{self.row_id} days")


class PickDate(Press, verb="me:date"):
    """Opens the form that takes the end of a rest."""

    label = words.PICK_DATE

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        await interaction.response.send_modal(PauseDate())


class PauseDate(Form, verb="me:date"):
    """Takes the end of a rest."""

    private = words.DATE_PRIVATE

    def __init__(self) -> None:
        super().__init__(words.DATE_TITLE)
        self.box("until", words.DATE_LABEL, hint=words.DATE_HINT, limit=DATE_LIMIT, required=True)

    @classmethod
    async def submitted(
        cls,
        interaction: Interaction,
        row_id: int,  # noqa: ARG003 - every form is handed one
        answers: Answers,
    ) -> None:
        """Begin the rest."""
        await actions.rest(interaction, answers.text("until"))


class ComeBack(Press, verb="me:back"):
    """Ends a rest."""

    label = words.COME_BACK

    async def pressed(self, interaction: Interaction) -> None:
        """End it."""
        await actions.come_back(interaction)


class Hide(Press, verb="me:hide"):
    """Takes one's name out of everything."""

    label = words.HIDE

    async def pressed(self, interaction: Interaction) -> None:
        """Take it out."""
        await actions.hide(interaction, True)


class ShowAgain(Press, verb="me:unhide"):
    """Puts one's name back."""

    label = words.SHOW_AGAIN

    async def pressed(self, interaction: Interaction) -> None:
        """Put it back."""
        await actions.hide(interaction, False)


class Export(Press, verb="me:export"):
    """Hands out everything that is known about oneself."""

    label = words.EXPORT

    async def pressed(self, interaction: Interaction) -> None:
        """Hand it out."""
        await actions.export(interaction)


class Forget(Press, verb="me:forget"):
    """Says what would be removed, and asks."""

    label = words.FORGET

    async def pressed(self, interaction: Interaction) -> None:
        """Ask."""
        await actions.ask_forget(interaction)


class Erase(Press, verb="me:erase"):
    """Removes everything that is known about oneself."""

    label = words.FORGET_YES
    style = Style.danger

    async def pressed(self, interaction: Interaction) -> None:
        """Remove it."""
        await actions.forget(interaction)


class Keep(Press, verb="me:keep"):
    """Removes nothing."""

    label = words.FORGET_NO

    async def pressed(self, interaction: Interaction) -> None:
        """Say so."""
        await actions.keep(interaction)

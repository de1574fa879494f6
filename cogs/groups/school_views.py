"""What a coordinator presses and fills in about the school year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.groups import school_words as words
from bot.groups import times
from bot.groups.times import Times
from bot.kit.errors import Refusal
from bot.kit.hours import shown
from bot.kit.text import tidy
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.form import Answers, Form
from bot.ui.press import Press, Style
from cogs.groups import school_cards
from cogs.groups.school_cards import BOX_LIMIT, School

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.ui.answer import Interaction

TIME_LIMIT = 12  # characters
MORE = "setup:more:0"


class ShowSchool(Press, verb="school:show"):
    """Shows the school year."""

    label = words.SCHOOL_YEAR

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in place of what was pressed."""
        await show(interaction, panel(interaction, await school_of(interaction)))


class ChangeDates(Press, verb="school:dates"):
    """Opens the box with the dates."""

    label = words.CHANGE_DATES

    async def pressed(self, interaction: Interaction) -> None:
        """Open it, filled in."""
        school = await school_of(interaction)
        await interaction.response.send_modal(Dates(school.in_the_box()))


class Dates(Form, verb="school:dates"):
    """Takes a school year as people write it, a line each."""

    private = words.DATES_PRIVATE

    def __init__(self, value: str) -> None:
        super().__init__(words.DATES_TITLE)
        self.box(
            "dates",
            words.DATES_LABEL,
            hint=words.DATES_HINT,
            value=value,
            limit=BOX_LIMIT,
            long=True,
        )

    @classmethod
    async def submitted(
        cls,
        interaction: Interaction,
        row_id: int,  # noqa: ARG003 - every form is handed one
        answers: Answers,
    ) -> None:
        """Keep the text, and show back what it says."""
        school = await school_of(interaction)
        text = answers.text("dates")
        if not tidy(text):
            await show(interaction, panel(interaction, school, words.EMPTY))
            return
        client = interaction.client
        await client.services.groups.change(
            school.group.guild_id, client.clock.now(), school_draft=text
        )
        await show(interaction, read_back(school, text))


class SaveDates(Press, verb="school:save"):
    """Saves the dates that were shown back; the row is their fingerprint."""

    label = words.SAVE_DATES
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Save them, unless they are others by now."""
        school = await school_of(interaction)
        text = school.group.school_draft
        if not text:
            await show(interaction, panel(interaction, school, words.NO_DRAFT))
            return
        try:
            reading = school.read(text)
        except Refusal:
            await show(interaction, read_back(school, text))
            return
        if school_cards.fingerprint(text, reading) != self.row_id:
            await show(interaction, read_back(school, text, words.CHANGED_SINCE))
            return
        groups = interaction.client.services.groups
        await groups.set_school(school.group.guild_id, reading.year, school.now)
        await show(interaction, panel(interaction, await school_of(interaction), words.SAVED))


class UsualAgain(Press, verb="school:usual"):
    """Goes back to the usual year."""

    label = words.USUAL_AGAIN

    async def pressed(self, interaction: Interaction) -> None:
        """Go back; what was entered stays in the box."""
        school = await school_of(interaction)
        groups = interaction.client.services.groups
        await groups.usual_school(school.group.guild_id, school.in_the_box(), school.now)
        school = await school_of(interaction)
        await show(interaction, panel(interaction, school, words.USUAL_AGAIN_DONE))


class OpenTimes(Press, verb="school:times"):
    """Opens the form with the times; its tail is what was typed into it before."""

    label = words.TIMES

    async def pressed(self, interaction: Interaction) -> None:
        """Open it, filled in."""
        kept = _kept((await school_of(interaction)).group)
        typed = self.tail.split("|") if self.tail else kept
        await interaction.response.send_modal(TimesForm(typed))


class TimesForm(Form, verb="school:times"):
    """Takes when the posts come, and when school is open."""

    private = words.TIMES_PRIVATE

    def __init__(self, typed: list[str]) -> None:
        super().__init__(words.TIMES_TITLE)
        for (name, label), value in zip(_BOXES.items(), typed, strict=True):
            hint = words.TIME_HINT if name == "nudge" else None
            self.box(name, label, hint=hint, value=value, limit=TIME_LIMIT)

    @classmethod
    async def submitted(
        cls,
        interaction: Interaction,
        row_id: int,  # noqa: ARG003 - every form is handed one
        answers: Answers,
    ) -> None:
        """Save them; posts outside school time only after a question."""
        kept = _kept((await school_of(interaction)).group)
        # A box that was emptied leaves the time as it is.
        typed = [
            answers.text(name).replace("|", " ").strip() or time
            for name, time in zip(_BOXES, kept, strict=True)
        ]
        again = OpenTimes(label=words.CHANGE_AGAIN, tail="|".join(typed))
        try:
            found = times.read(*typed)
        except Refusal as refusal:
            await show(interaction, Card(refusal.message, [again, _back()]))
            return
        if found.odd:
            keep = words.KEEP.format(times=" and ".join(map(shown, found.odd)))
            items = [KeepTimes(label=keep, tail=found.to_tail()), again, _back()]
            await show(interaction, Card(times.question(found.odd), items))
            return
        await _save(interaction, found)


def _kept(group: Group) -> list[str]:
    return [shown(at) for at in (group.nudge_at, group.weekly_at, group.opens, group.closes)]


class KeepTimes(Press, verb="school:keep"):
    """Saves times that were asked about; they are its tail."""

    label = words.TIMES

    async def pressed(self, interaction: Interaction) -> None:
        """Save them."""
        await school_of(interaction)
        await _save(interaction, Times.from_tail(self.tail))


async def school_of(interaction: Interaction) -> School:
    """Return the school time of the server that was pressed in, to someone who runs it."""
    group = await coordinators_only(interaction)
    client = interaction.client
    clock = await client.services.groups.school(group.guild_id)
    return School(group, clock, client.clock.now())


def panel(interaction: Interaction, school: School, note: str = "") -> Card:
    """Return the school year and the times, with ways to change them."""
    items: list[Any] = [ChangeDates(), OpenTimes()]
    if school.clock.years:
        items.append(UsualAgain())
    items.append(interaction.client.press(MORE, words.BACK_TO_MORE))
    return Card(school_cards.panel(school, note), items)


def read_back(school: School, text: str, note: str = "") -> Card:
    """Return what a text says, to be saved or changed again."""
    again = ChangeDates(label=words.CHANGE_AGAIN)
    try:
        reading = school.read(text)
    except Refusal as refusal:
        return Card(words.KEPT.format(reason=refusal.message), [again, _back()])
    content, files = school_cards.understood(reading, note)
    save = SaveDates(school_cards.fingerprint(text, reading))
    items = [save, again, _back()] if reading.understood else [again, _back()]
    return Card(content, items, files)


async def _save(interaction: Interaction, found: Times) -> None:
    school = await school_of(interaction)
    await interaction.client.services.groups.change(
        school.group.guild_id, school.now, **vars(found)
    )
    await show(interaction, panel(interaction, await school_of(interaction), words.SAVED))


def _back() -> ShowSchool:
    return ShowSchool(label=words.BACK)


_BOXES = {
    "nudge": words.NUDGE_LABEL,
    "weekly": words.WEEKLY_LABEL,
    "opens": words.OPENS_LABEL,
    "closes": words.CLOSES_LABEL,
}

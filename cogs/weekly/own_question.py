"""A coordinator's own question: the form, and the look at it before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.form import Answers, Form
from bot.ui.press import Press, Style, press
from bot.weekly import rules, words
from bot.weekly.service import number
from cogs.weekly.views import show_week, week_of

if TYPE_CHECKING:
    from datetime import date

    from bot.students.rules import Report
    from bot.ui.answer import Interaction
    from bot.weekly.service import Ahead


class WriteOwn(Press, verb="weekly:own"):
    """Ask one's own question in a week."""

    label = words.WRITE_OWN

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form, with what was typed before."""
        one = await _one(interaction, week_of(self.row_id))
        text = one.pending or (one.question if one.own else "")
        await interaction.response.send_modal(OwnQuestion(self.row_id, text=text))


class OwnQuestion(Form, verb="weekly:own"):
    """Takes a question that everyone will see."""

    def __init__(self, row_id: int, *, text: str = "") -> None:
        super().__init__(words.OWN_TITLE, row_id)
        self.box(
            "question",
            words.OWN_LABEL,
            hint=words.OWN_HINT,
            value=text,
            limit=rules.OWN_LIMIT,
            long=True,
            required=True,
        )

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Save it, unless the student check has a question first."""
        await go_on(interaction, week_of(row_id), answers.text("question"))


class UseAStudent(Press, verb="weekly:student"):
    """Let "a student" stand for every name that worries."""

    label = student_words.USE_A_STUDENT
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Replace, and look again."""
        week = week_of(self.row_id)
        text = await _pending(interaction, week)
        await go_on(interaction, week, students.replace(text, await _look(interaction, text)))


class Fine(Press, verb="weekly:fine"):
    """The words are no student, or fine as they are."""

    label = words.OWN_FINE

    async def pressed(self, interaction: Interaction) -> None:
        """Remember the names for the group, and save it."""
        week, client = week_of(self.row_id), interaction.client
        text = await _pending(interaction, week)
        report = await _look(interaction, text)
        names = {worry.words for worry in report.hard if worry.is_name}
        await client.services.students.remember(
            interaction.guild_id or 0, names, interaction.user.id
        )
        await _save(interaction, week, text)


async def go_on(interaction: Interaction, week: date, text: str) -> None:
    """Save a question, or show what in it is worth a look first."""
    group, client = await coordinators_only(interaction), interaction.client
    text = rules.tidied(text)
    report = await _look(interaction, text)
    if report.clear:
        await _save(interaction, week, text)
        return
    await client.services.weekly.keep_pending(group.guild_id, week, text, client.clock.now())
    await show(interaction, _question(report, number(week)))


async def _save(interaction: Interaction, week: date, text: str) -> None:
    group, client = await coordinators_only(interaction), interaction.client
    now = client.clock.now()
    one = await client.services.weekly.ask_own(group.guild_id, week, text, now)
    await show_week(interaction, one, words.SAVED_OWN)


async def _look(interaction: Interaction, text: str) -> Report:
    students = interaction.client.services.students
    (report,) = await students.look(interaction.guild_id or 0, [text])
    return report


async def _one(interaction: Interaction, week: date) -> Ahead:
    group, client = await coordinators_only(interaction), interaction.client
    return await client.services.weekly.one(group.guild_id, week, client.clock.now())


async def _pending(interaction: Interaction, week: date) -> str:
    one = await _one(interaction, week)
    if one.pending is None:
        raise NotFound(words.OWN_GONE, f"weekly:own:{number(week)}")
    return one.pending


def _question(report: Report, row: int) -> Card:
    lines = [words.OWN_LOOK, *student_words.told(report.worries)]
    items = [press(f"weekly:own:{row}", words.OWN_CHANGE), press(f"weekly:fine:{row}")]
    if report.hard:
        items.insert(0, press(f"weekly:student:{row}", student_words.instead_of(report.hard)))
    return Card("\n".join(lines), items)

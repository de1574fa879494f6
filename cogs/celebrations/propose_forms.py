"""The form for a day of one's own, and the way from what was typed to the calendar."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.celebrations import own_words, rules, words
from bot.celebrations import when as whens
from bot.celebrations.rules import Proposal
from bot.kit import calendar
from bot.kit.errors import NotFound, Refusal
from bot.kit.safe import safe_name
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import is_coordinator, set_up_group
from bot.ui.form import Answers, Form
from bot.ui.press import Press, Style, press
from cogs.celebrations.access import FEATURE

if TYPE_CHECKING:
    from bot.celebrations.own_days import OwnDay
    from bot.students.rules import Report
    from bot.ui.answer import Interaction

BOX_LIMIT = 4_000  # Discord's own; what is too long for the calendar is told, and kept
LINE_LIMIT = 300


class ProposeForm(Form, verb="celebrate:form"):
    """Takes a day that others will see; the row is its draft, 0 for none yet."""

    def __init__(self, typed: Proposal | None = None, draft_id: int = 0) -> None:
        super().__init__(own_words.FORM_TITLE, draft_id)
        of = typed or Proposal()
        self._line("name", own_words.NAME_LABEL, own_words.NAME_HINT, of.name, required=True)
        self._line("when", own_words.WHEN_LABEL, own_words.WHEN_HINT, of.when)
        self._text("why", own_words.WHY_LABEL, of.why)
        self._text("activity", own_words.ACTIVITY_LABEL, of.activity)
        self._line("counter", own_words.COUNTER_LABEL, own_words.COUNTER_HINT, of.counter)

    def _line(
        self, name: str, label: str, hint: str, value: str, *, required: bool = False
    ) -> None:
        limit = LINE_LIMIT
        self.box(name, label, hint=hint, value=value[:limit], limit=limit, required=required)

    def _text(self, name: str, label: str, value: str) -> None:
        limit, hint = BOX_LIMIT, own_words.OPTIONAL_HINT
        self.box(name, label, hint=hint, value=value[:limit], limit=limit, long=True)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Go on with what was typed."""
        names = ("name", "when", "why", "activity", "counter")
        typed = Proposal(**{name: answers.text(name) for name in names})
        await go_on(interaction, typed, row_id)


class Propose(Press, verb="celebrate:propose"):
    """Opens the form; the row is a draft with what was typed before, 0 for none."""

    label = words.PROPOSE

    async def pressed(self, interaction: Interaction) -> None:
        """Open it with what was typed before."""
        await set_up_group(interaction, FEATURE)
        typed = await _drafted(interaction, self.row_id) if self.row_id else None
        await interaction.response.send_modal(ProposeForm(typed, self.row_id))


class UseAStudent(Press, verb="celebrate:student"):
    """Lets "a student" stand for every name that worries."""

    label = student_words.USE_A_STUDENT
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Replace in every text, and look again."""
        typed = await _drafted(interaction, self.row_id)
        looks = await look(interaction, typed)
        texts = typed.texts()
        better = {name: students.replace(texts[name], one) for name, one in looks.items()}
        await go_on(interaction, Proposal(**(asdict(typed) | better)), self.row_id)


class Fine(Press, verb="celebrate:fine"):
    """The words are no student, or fine as they are."""

    label = own_words.FINE

    async def pressed(self, interaction: Interaction) -> None:
        """Remember the names for the group, and go on."""
        typed = await _drafted(interaction, self.row_id)
        looks = await look(interaction, typed)
        names = {worry.words for one in looks.values() for worry in one.hard if worry.is_name}
        guild_id, user = interaction.guild_id or 0, interaction.user
        await interaction.client.services.students.remember(guild_id, names, user.id)
        await go_on(interaction, typed, self.row_id, cleared=True)


async def begin(interaction: Interaction, typed: Proposal) -> None:
    """Go on with what a command was given; without a name or days, open the form with it."""
    await set_up_group(interaction, FEATURE)
    if typed.name.strip() and typed.when.strip():
        await go_on(interaction, typed)
    else:
        await interaction.response.send_modal(ProposeForm(typed))


async def go_on(
    interaction: Interaction, typed: Proposal, draft_id: int = 0, *, cleared: bool = False
) -> None:
    """Send a day to the coordinators, or ask about it first; what was typed is kept before."""
    group, client = await set_up_group(interaction, FEATURE), interaction.client
    services, now, user = client.services, client.clock.now(), interaction.user
    guild_id = group.guild_id
    draft_id = await services.day_drafts.keep(guild_id, user.id, asdict(typed), now, draft_id)
    again = press(f"celebrate:propose:{draft_id}", own_words.CHANGE_TEXT)
    try:
        tidied = rules.tidied(typed)
        today = await services.celebrations.today(guild_id, now)
        month_first = calendar.month_first(group.zone)
        when = whens.read(tidied.when, today, month_first=month_first)
        looks = {} if cleared else await look(interaction, tidied)
        if any(not one.clear for one in looks.values()):
            await show(interaction, _question(list(looks.values()), draft_id, again))
            return
        runs = is_coordinator(interaction, group)
        day = await services.proposals.propose(
            guild_id, user.id, tidied, when, now, approved=runs, draft_id=draft_id
        )
    except Refusal as refusal:
        reason = own_words.NOT_SENT.format(reason=refusal.message)
        await show(interaction, Card(reason, [again]))
        return
    await show(interaction, _done(day, whens.say(when, today), approved=runs))


async def look(interaction: Interaction, typed: Proposal) -> dict[str, Report]:
    """Return what the student check thinks of each text, by its field."""
    texts = typed.texts()
    found = interaction.client.services.students
    looks = await found.look(interaction.guild_id or 0, list(texts.values()))
    return dict(zip(texts, looks, strict=True))


async def _drafted(interaction: Interaction, draft_id: int) -> Proposal:
    drafts = interaction.client.services.day_drafts
    content = await drafts.get(interaction.guild_id or 0, interaction.user.id, draft_id)
    try:
        return Proposal(**content)
    except TypeError as error:  # it is a draft of something else
        raise NotFound(own_words.DRAFT_GONE, "celebrate:propose:0") from error


def _question(looks: list[Report], draft_id: int, again: Press) -> Card:
    worries = [worry for one in looks for worry in one.worries]
    lines = [own_words.LOOK_FIRST, *student_words.told(worries)]
    items = [again, press(f"celebrate:fine:{draft_id}")]
    hard = [worry for one in looks for worry in one.hard]
    if hard:
        label = student_words.instead_of(hard)
        items.insert(0, press(f"celebrate:student:{draft_id}", label))
    return Card("\n".join(lines), items)


def _done(day: OwnDay, days: str, *, approved: bool) -> Card:
    sentence = own_words.ENTERED if approved else own_words.PROPOSED
    text = sentence.format(name=safe_name(day.observance.name), days=days)
    return Card(text, [press("celebrate:upcoming:0")])

"""How a try went: the one question, the one line, the author's thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.kit.safe import safe_name
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.form import Answers, Form
from bot.ui.press import Press, Style, press, row_of
from bot.wins import try_words, words
from bot.wins.tries import LINE_LIMIT
from cogs.wins import try_cards
from cogs.wins.shows import author_of

if TYPE_CHECKING:
    from bot.students.rules import Report as Look
    from bot.ui.answer import Interaction
    from bot.wins.rules import Win
    from bot.wins.tries import Try


class Tried(Press):
    """How a try went; also pressed in direct messages."""

    label = ""
    answered = ""
    works_in_dm = True

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__(verb=verb)
        cls.answered = verb.partition(":")[2]
        cls.label = words.TRY_ANSWERS[cls.answered]

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, say thank you, and offer to add a line."""
        client, member_id = interaction.client, interaction.user.id
        marks = client.services.marks
        guild_id = interaction.guild_id or await marks.guild_of_try(self.row_id, member_id)
        win = await marks.answer_try(
            guild_id, self.row_id, member_id, self.answered, client.clock.now()
        )
        member = await client.services.members.get(guild_id, member_id)
        sentence = words.TRY_THANKS
        if self.answered == "not_yet":
            sentence = words.TRY_THANKS_NOT_YET
        elif member is not None and member.hidden:
            sentence = words.TRY_THANKS_HIDDEN
        name = await author_of(client, win)
        await show(interaction, Card(sentence.format(name=name), [press(f"tried:line:{win.id}")]))


class Worked(Tried, verb="tried:worked"):
    """It worked."""


class ChangedIt(Tried, verb="tried:changed"):
    """It worked, changed."""


class NotYet(Tried, verb="tried:not_yet"):
    """Not yet."""


class AddLine(Press, verb="tried:line"):
    """Add one line for the author."""

    label = try_words.ADD_LINE
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form, with what was typed before."""
        _, one = await _own(interaction, self.row_id)
        if one.line_sent:
            await show(interaction, Card(try_words.LINE_TOLD))
            return
        await interaction.response.send_modal(LineForm(self.row_id, one.line or ""))


class LineForm(Form, verb="tried:line"):
    """One line about a try; its author passes the student check before the line is sent."""

    works_in_dm = True

    def __init__(self, win_id: int, line: str = "") -> None:
        super().__init__(try_words.LINE_TITLE, win_id)
        self.box(
            "line",
            try_words.LINE_LABEL,
            hint=try_words.LINE_HINT,
            value=line[:LINE_LIMIT],
            limit=LINE_LIMIT,
            required=True,
        )

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Keep it, and send it unless something worries."""
        win, one = await _own(interaction, row_id)
        await interaction.client.services.tries.keep_line(
            win.guild_id, win.id, one.member_id, answers.text("line")
        )
        await _go_on(interaction, row_id)


class UseAStudent(Press, verb="tried:student"):
    """Let "a student" stand for every name that worries, and send it."""

    label = student_words.USE_A_STUDENT
    style = Style.primary
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Replace, and look again."""
        win, one = await _own(interaction, self.row_id)
        line = one.line or ""
        safe = students.replace(line, await _look(interaction, win, line))
        await interaction.client.services.tries.keep_line(
            win.guild_id, win.id, one.member_id, safe[:LINE_LIMIT]
        )
        await _go_on(interaction, self.row_id)


class SendLine(Press, verb="tried:fine"):
    """The line is fine as it is."""

    label = try_words.LINE_SEND_IT
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Send it."""
        win, _ = await _own(interaction, self.row_id)
        await _send(interaction, win)


class Thank(Press, verb="tried:thank"):
    """The author says thank you, once; also in direct messages. The tail is whom."""

    label = try_words.THANK
    style = Style.primary
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Note it; whoever tried is told privately."""
        client, tries = interaction.client, interaction.client.services.tries
        if not (self.tail.isascii() and self.tail.isdigit()):
            raise NotFound(words.NO_WIN)
        win, one = await tries.own(interaction.guild_id, self.row_id, row_of(self.tail))
        await tries.thank(
            win.guild_id, win.id, interaction.user.id, one.member_id, client.clock.now()
        )
        await show(interaction, Card(try_words.THANKED.format(name=safe_name(one.name))))


async def _own(interaction: Interaction, win_id: int) -> tuple[Win, Try]:
    tries = interaction.client.services.tries
    return await tries.own(interaction.guild_id, win_id, interaction.user.id)


async def _look(interaction: Interaction, win: Win, line: str) -> Look:
    (look,) = await interaction.client.services.students.look(win.guild_id, [line])
    return look


async def _go_on(interaction: Interaction, win_id: int) -> None:
    """Send the line, unless the student check has a question."""
    win, one = await _own(interaction, win_id)
    look = await _look(interaction, win, one.line or "")
    if look.worries:
        author = await author_of(interaction.client, win)
        await show(interaction, try_cards.line_look(win_id, look, author))
    else:
        await _send(interaction, win)


async def _send(interaction: Interaction, win: Win) -> None:
    client = interaction.client
    win = await client.services.tries.send_line(
        win.guild_id, win.id, interaction.user.id, client.clock.now()
    )
    name = await author_of(client, win)
    await show(interaction, Card(try_words.LINE_SENT.format(name=name)))

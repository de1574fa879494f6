"""Buttons and forms of a blurb; all of them are the author's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import blurb_words as words
from bot.documents.blurb import PIECES
from bot.kit.errors import NotFound
from bot.ui.form import Answers, Form
from bot.ui.press import Press, Style
from bot.wins import words as win_words
from bot.wins.details import FIELDS, LIMIT, Details
from cogs.documents import blurbs

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class Make(Press, verb="blurb:make"):
    """Make a blurb of one's own win."""

    label = words.MAKE

    async def pressed(self, interaction: Interaction) -> None:
        """Give the newsletter's at once: it is what most are after."""
        await blurbs.give(interaction, self.row_id, PIECES[0])


class _Piece(Press):
    """Look at one piece."""

    label = ""
    piece = ""

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__(verb=verb)
        cls.piece = verb.partition(":")[2]
        cls.label = words.PIECES[cls.piece]

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await blurbs.give(interaction, self.row_id, self.piece)


class Newsletter(_Piece, verb="blurb:newsletter"):
    """For the newsletter."""


class Principal(_Piece, verb="blurb:principal"):
    """One line for the principal."""


class Board(_Piece, verb="blurb:board"):
    """For the board's packet."""


class Caption(_Piece, verb="blurb:caption"):
    """Under the photo."""


class Another(Press, verb="blurb:another"):
    """Say the same in another way."""

    label = words.ANOTHER

    async def pressed(self, interaction: Interaction) -> None:
        """Go on to the next shape."""
        source = await blurbs.source_of(interaction, self.row_id)
        win, piece = source.win, source.details.piece or PIECES[0]
        await interaction.client.services.details.another(
            win.guild_id, win.id, interaction.user.id, piece
        )
        await blurbs.give(interaction, self.row_id)


class _Add(Press):
    """Add one thing."""

    label = ""
    style = Style.primary
    field = ""

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__(verb=verb)
        cls.field = verb.partition(":")[2]
        cls.label = words.ADD[cls.field]

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with the one box."""
        source = await blurbs.source_of(interaction, self.row_id)
        form = DetailsForm(source.win.id, source.details, (self.field,))
        await interaction.response.send_modal(form)


class AddHelped(_Add, verb="blurb:helped"):
    """Whom it helped."""


class AddChanged(_Add, verb="blurb:changed"):
    """What changed."""


class AddNumber(_Add, verb="blurb:number"):
    """A number."""


class Skip(Press, verb="blurb:skip"):
    """Leave one thing out; the tail is which."""

    label = words.SKIP

    async def pressed(self, interaction: Interaction) -> None:
        """Ask for the next one, if there is one."""
        if self.tail not in FIELDS:
            raise NotFound(win_words.NO_WIN)
        source = await blurbs.source_of(interaction, self.row_id)
        await interaction.client.services.details.skip(
            source.win.guild_id, source.win.id, interaction.user.id, self.tail
        )
        await blurbs.give(interaction, self.row_id)


class ChangeDetails(Press, verb="blurb:details"):
    """Change what was added."""

    label = words.DETAILS

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with all of it."""
        source = await blurbs.source_of(interaction, self.row_id)
        await interaction.response.send_modal(DetailsForm(source.win.id, source.details))


class Fine(Press, verb="blurb:fine"):
    """The words that worried are fine in this win."""

    label = words.FINE

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and give the words."""
        await blurbs.accept(interaction, self.row_id)


class AsFile(Press, verb="blurb:file"):
    """Every piece as a page and as a Word file."""

    label = words.FILE

    async def pressed(self, interaction: Interaction) -> None:
        """Hand them over."""
        await blurbs.as_file(interaction, self.row_id)


class DetailsForm(Form, verb="blurb:details"):
    """What else there is to say about a win, one box or all of them."""

    private = "only its author reads it; what is made of it passes the student check"

    def __init__(self, win_id: int, details: Details, fields: tuple[str, ...] = FIELDS) -> None:
        super().__init__(words.DETAILS_TITLE, win_id)
        for name in fields:
            self.box(
                name,
                words.DETAIL_LABELS[name],
                hint=words.DETAIL_HINTS[name],
                value=getattr(details, name),
                limit=LIMIT,
            )

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Keep it with the win, and show the words with it."""
        source = await blurbs.source_of(interaction, row_id)
        told = {name: text for name, text in answers.texts.items() if name in FIELDS}
        await interaction.client.services.details.tell(
            source.win.guild_id, source.win.id, interaction.user.id, told
        )
        await blurbs.give(interaction, row_id)

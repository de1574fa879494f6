"""What one fills in about mentors. What others will read passes the student check (`walk`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.kit.errors import Refusal
from bot.members.rules import LEVELS
from bot.mentors import content, pair_words, rules, words
from bot.mentors.rules import Filled
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import group_for
from bot.ui.form import Answers, Form
from cogs.mentors import cards, walk
from cogs.mentors.place import FEATURE, number_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.ui.answer import Interaction

# Discord's own limit: what is too long is refused in words, and kept.
BOX_LIMIT = 4_000


class _Introduction(Form):
    """Five parts, which the other one reads as an introduction."""

    works_in_dm = True

    def _ask(self, filled: Filled | None, *, asks: bool) -> None:
        known = filled or Filled()
        self._choose("level", words.LEVEL_LABEL, LEVELS, [known.level or ""])
        label = words.TOPICS_REQUEST_LABEL if asks else words.TOPICS_LABEL
        topics = content.topics()
        hint = words.TOPICS_HINT
        self._choose("topics", label, topics, known.topics, many=True, needed=True, hint=hint)
        self.box(
            "words",
            words.WORDS_REQUEST_LABEL if asks else words.WORDS_LABEL,
            hint=words.WORDS_REQUEST_HINT if asks else words.WORDS_HINT,
            value=known.words[:BOX_LIMIT],
            limit=BOX_LIMIT,
            long=True,
        )
        label = words.SIZE_REQUEST_LABEL if asks else words.SIZES_LABEL
        sizes = known.sizes or (("question",) if asks else rules.SIZES)
        all_three = None if asks else words.SIZES_HINT
        self._choose("sizes", label, words.SIZE_OPTIONS, sizes, many=not asks, hint=all_three)
        self.box(
            "sentence",
            words.SENTENCE_LABEL,
            hint=words.SENTENCE_HINT,
            value=known.sentence[:BOX_LIMIT],
            limit=BOX_LIMIT,
        )

    def _choose(
        self,
        name: str,
        label: str,
        options: Any,
        chosen: Iterable[str],
        *,
        many: bool = False,
        needed: bool = False,
        hint: str | None = None,
    ) -> None:
        chosen = set(chosen)
        menu = discord.ui.Select[Any](
            custom_id=name,
            required=needed,
            min_values=1 if needed else 0,
            max_values=len(options) if many else 1,
        )
        for value, text in options.items():
            shown = text[0].upper() + text[1:]
            about = words.SIZE_OPTION_HINTS.get(value)
            menu.add_option(label=shown, value=value, description=about, default=value in chosen)
        self.add_item(discord.ui.Label(text=label, description=hint, component=menu))


class OfferForm(_Introduction, verb="mentor:offer"):
    """Offer to be a mentor; the row is the group."""

    def __init__(self, guild_id: int = 0, *, filled: Filled | None = None) -> None:
        super().__init__(words.OFFER_TITLE, guild_id)
        self._ask(filled, asks=False)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Save it, unless the student check has a question first."""
        await walk.go_on(interaction, row_id, walk.OFFER, told(answers))


class RequestForm(_Introduction, verb="mentor:request"):
    """Ask for a mentor; the row is the group."""

    def __init__(self, guild_id: int = 0, *, filled: Filled | None = None) -> None:
        super().__init__(words.REQUEST_TITLE, guild_id)
        self._ask(filled, asks=True)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Save it, unless the student check has a question first."""
        await walk.go_on(interaction, row_id, walk.REQUEST, told(answers))


class WinForm(Form, verb="mentor:win"):
    """What two people would share; the row is the group, the pair is in the box's name.

    A form's own id has room for one number only.
    """

    works_in_dm = True

    def __init__(self, guild_id: int = 0, *, pair_id: int = 0, value: str = "") -> None:
        super().__init__(pair_words.WIN_TITLE, guild_id)
        self.box(
            f"win.{pair_id}",
            pair_words.WIN_LABEL,
            hint=pair_words.WIN_HINT,
            value=value[:BOX_LIMIT],
            limit=BOX_LIMIT,
            long=True,
        )

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Ask the other one, unless the student check has a question first."""
        (name, typed), *_ = [*answers.texts.items(), ("", "")]
        pair_id = number_in(name.removeprefix("win."))
        await walk.go_on(interaction, row_id, walk.WIN, Filled(words=typed), pair_id)


class LineForm(Form, verb="mentor:line"):
    """A line for one's own log; the row is the group, the box's name holds the check-in."""

    private = pair_words.LINE_PRIVATE
    works_in_dm = True

    def __init__(self, guild_id: int = 0, *, tail: str = "0.0") -> None:
        super().__init__(pair_words.LINE_TITLE, guild_id)
        box = {"hint": pair_words.LINE_HINT, "limit": BOX_LIMIT, "long": True}
        self.box(f"line.{tail}", pair_words.LINE_LABEL, **box)  # type: ignore[arg-type] # as box takes them

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Keep it."""
        group = await group_for(interaction, FEATURE, row_id)
        (name, typed), *_ = [*answers.texts.items(), ("", "")]
        pair_id, number = numbers(name.removeprefix("line."))
        pairs = interaction.client.services.mentor_pairs
        try:
            member_id = interaction.user.id
            kept = await pairs.reflect(group.guild_id, pair_id, number, member_id, typed)
        except Refusal as refusal:
            again = cards.on("mentor:line", group.guild_id, f"{pair_id}.{number}")
            raise Refusal(f"{refusal.message}\n{typed}"[:1_900], again.custom_id) from refusal
        await show(interaction, Card(pair_words.LINE_KEPT if kept else pair_words.LINE_NOWHERE))


def told(answers: Answers) -> Filled:
    """Return what was filled in."""
    return Filled(
        answers.choice("level") or None,
        tuple(answers.chosen.get("topics", ())),
        answers.text("words"),
        tuple(answers.chosen.get("sizes", ())),
        answers.text("sentence"),
    )


def numbers(tail: str) -> tuple[int, int]:
    """Return pair and check-in out of "7.2"; zeros for what is forged."""
    first, _, second = tail.partition(".")
    return number_in(first), number_in(second)

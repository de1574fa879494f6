"""Looking at words before others read them: one way for every public text, and three buttons.

A feature describes each text that others will read as a `Surface` and hands what was typed to
`submit`. It goes out once the student check has no question, or the member has answered it.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import discord

from bot.drafts import words
from bot.drafts.rules import Draft, PublicText
from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.safe import fitted, safe
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.answer import ways_on
from bot.ui.card import Button, Card
from bot.ui.checks import members_only
from bot.ui.components import Style, button

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.drafts.words import Action
    from bot.students.rules import Worries, Worry
    from bot.ui.context import Context

T = TypeVar("T", bound=PublicText)


@dataclass(frozen=True)
class Surface(Generic[T]):
    """One kind of text that other people will read."""

    kind: str
    text: type[T]
    # Returns the text as it is kept. Raises Refusal for what is empty or too long.
    tidied: Callable[[T], T]
    # Raises NotYours or NotFound for who may not do this, and then nothing is stored; any other
    # Refusal where it can't go out now, and then the draft stays.
    check: Callable[[Context, Draft[T]], Awaitable[object]]
    # Lets others read it, and says so. Raises Refusal; then the draft stays.
    on_clear: Callable[[Context, Draft[T]], Awaitable[None]]
    # Opens the form with the draft in it.
    change: Callable[[Context, Draft[T]], Awaitable[None]]
    action: Action = "post"


# Why a form or a button that hands words to `submit` names no feature of its own.
CHECKED = "its surface's check refuses where it's off, and keeps what was typed"

AnySurface = Surface[Any]  # of whatever text, which only its own functions look into


class Surfaces:
    """Every kind of text that other people will read, as the features add them."""

    def __init__(self) -> None:
        self.by_kind: dict[str, AnySurface] = {}

    def add(self, *surfaces: AnySurface) -> None:
        """Add what a feature lets others read. Raises ValueError for a kind that is taken."""
        for one in surfaces:
            if self.by_kind.setdefault(one.kind, one) is not one:
                raise ValueError(f"{one.kind!r} is another surface's")


async def submit(ctx: Context, draft: Draft[PublicText]) -> None:
    """Let others read what was typed, unless there is something to look at first.

    Whatever happens, what was typed is kept. Raises Refusal for who may not do this; nothing is
    stored then.
    """
    surface: AnySurface = ctx.client.surfaces.by_kind[draft.kind]
    await members_only(ctx.interaction, draft.guild_id)
    try:
        await surface.check(ctx, draft)
        draft = replace(draft, text=surface.tidied(draft.text))
        worries = await _worries(ctx, draft)
        if not worries:
            await surface.on_clear(ctx, draft)
            return
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        draft = await keep(ctx, draft)
        ways = ways_on(ctx.interaction, refusal)
        await ctx.show(Card(refusal.message, [change_text.button(draft.id), *ways]))
        return
    draft = await keep(ctx, draft)
    await ctx.show(question(surface, draft, worries))


async def keep(ctx: Context, draft: Draft[T]) -> Draft[T]:
    """Write a draft down, so that it outlives whatever happens next.

    Raises Refusal for one draft too many.
    """
    return await ctx.services.drafts.keep(draft, ctx.now)


async def keep_to_change(
    ctx: Context, draft: Draft[T], sentence: str, again: Button, *more: Button
) -> None:
    """Keep what was refused and say why; the button *again* opens its form with the draft in it."""
    await keep(ctx, draft)
    await ctx.show(Card(sentence, [again.named(words.CHANGE), *more]))


def question(surface: AnySurface, draft: Draft[PublicText], worries: Sequence[Worry]) -> Card:
    """Return what is worth a look before others read it."""
    lines = [words.FIRST[surface.action], *student_words.worry_lines(worries)]
    items = _ways_on(surface, draft, worries)
    # Only the author can reword a hint.
    replaced = [worry for worry in worries if worry.why not in ("hint", "danger")]
    if replaced:
        instead = use_a_student.button(draft.id).named(student_words.instead_of(replaced))
        items.insert(0, instead)
    return Card(fitted(lines), items)


def not_rewritten(surface: AnySurface, draft: Draft[PublicText], worries: Sequence[Worry]) -> Card:
    """Return which words to change by hand, where no rewriting would read well."""
    lines = [words.FIRST[surface.action], student_words.to_change(worries)]
    return Card(fitted(lines), _ways_on(surface, draft, worries))


def _ways_on(
    surface: AnySurface, draft: Draft[PublicText], worries: Sequence[Worry]
) -> list[Button]:
    named = any(worry.is_name for worry in worries)
    anyway = (words.NOT_A_STUDENT if named else words.FINE)[surface.action]
    return [change_text.button(draft.id), not_a_student.button(draft.id).named(anyway)]


def rewritten(surface: AnySurface, draft: Draft[PublicText], worries: Sequence[Worry]) -> Card:
    """Return what a text reads like now, before it goes out."""
    quoted = "\n".join(safe(text) for text in draft.text.texts() if text)
    lines = [words.REWRITTEN[surface.action], "\n".join(f"> {line}" for line in quoted.split("\n"))]
    lines += student_words.worry_lines(worries) if worries else []
    this = post_this.button(draft.id).named(words.THIS[surface.action])
    return Card(fitted(lines), [this, change_text.button(draft.id)])


@button(
    "draft:student:{draft_id:int}",
    label=student_words.USE_A_STUDENT,
    style=Style.primary,
    works_in_dm=True,
)
async def use_a_student(ctx: Context, draft_id: int) -> None:
    """Let "a student" stand for every name that worries, and show how it reads now."""
    ctx, surface, draft = await own(ctx, draft_id)
    looks = await _look(ctx, draft)
    texts = [students.rewrite(*both) for both in zip(draft.text.texts(), looks, strict=True)]
    said = [text for text in texts if text is not None]
    if len(said) < len(texts):
        worries = [worry for look in looks for worry in look.worries]
        await ctx.show(not_rewritten(surface, draft, worries))
        return
    text = draft.text.with_texts(said)
    with contextlib.suppress(Refusal):  # too long now; what is posted is refused, and kept
        text = surface.tidied(text)
    draft = replace(draft, text=text)
    worries = await _worries(ctx, draft)
    draft = await keep(ctx, draft.decided())
    await ctx.show(rewritten(surface, draft, worries))


@button("draft:change:{draft_id:int}", label=words.CHANGE, works_in_dm=True)
async def change_text(ctx: Context, draft_id: int) -> None:
    """Open the form with the draft in it."""
    ctx, surface, draft = await own(ctx, draft_id)
    await surface.change(ctx, draft)


@button("draft:fine:{draft_id:int}", label=words.NOT_A_STUDENT["post"], works_in_dm=True)
async def not_a_student(ctx: Context, draft_id: int) -> None:
    """Remember the names for the group, and go on."""
    ctx, _, draft = await own(ctx, draft_id)
    looks = await _look(ctx, draft)
    names = {worry.words for look in looks for worry in look.worries if worry.is_name}
    await ctx.services.students.remember(draft.guild_id, names, ctx.member_id)
    await submit(ctx, await keep(ctx, draft.decided()))


@button("draft:post:{draft_id:int}", label=words.POST_IT, style=Style.primary, works_in_dm=True)
async def post_this(ctx: Context, draft_id: int) -> None:
    """Go on with the draft as it was just shown."""
    ctx, _, draft = await own(ctx, draft_id)
    await submit(ctx, draft)
    await question_answered(ctx)


COMPONENTS = (use_a_student, change_text, not_a_student, post_this)


async def own(ctx: Context, draft_id: int) -> tuple[Context, AnySurface, Draft[Any]]:
    """Return the member's own draft, with a context of its group; raises Refusal for anyone else.

    In direct messages the draft says which group it is about.
    """
    about = None if ctx.in_dm else ctx.guild_id
    kept = await ctx.services.drafts.get(about, draft_id, ctx.member_id)
    surface = ctx.client.surfaces.by_kind[kept.kind]
    ctx = replace(ctx, about=kept.guild_id)
    await members_only(ctx.interaction, kept.guild_id)
    return ctx, surface, kept.read(surface.text)


async def _look(ctx: Context, draft: Draft[PublicText]) -> list[Worries]:
    """Return what the student check thinks of each of a draft's texts."""
    return await ctx.services.students.look(draft.guild_id, draft.text.texts())


async def _worries(ctx: Context, draft: Draft[PublicText]) -> list[Worry]:
    """Return what worries in the texts that the member hasn't decided on."""
    looks = await _look(ctx, draft)
    both = zip(draft.text.texts(), looks, strict=True)
    return [worry for text, look in both if not draft.is_decided(text) for worry in look.worries]


async def question_answered(ctx: Context) -> None:
    """Take the public question away that its author answered; private cards were replaced."""
    message = ctx.interaction.message
    if message is None or message.flags.ephemeral or ctx.in_dm:
        return
    with contextlib.suppress(discord.HTTPException):
        await message.delete()

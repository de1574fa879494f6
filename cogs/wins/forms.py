"""Forms about wins. Whatever others will see goes through the student check."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from bot.kit.errors import NotFound
from bot.kit.text import shorten
from bot.ui.choices import options
from bot.ui.components import PersistentForm, form
from bot.ui.modal import Answers, Part, box, choice, upload
from bot.ui.review import CHECKED
from bot.wins import drafts, moment_words, rules, words
from bot.wins.rules import WinDraft
from cogs.wins import walk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

    import discord

    from bot.ui.context import Context
    from bot.wins.rules import Win

    # Answers where what the form is about is not there anymore.
    Gone = Callable[[Context, Answers, NotFound], Awaitable[None]]

P = ParamSpec("P")
Q = ParamSpec("Q")

HINT_LIMIT = 100  # Discord's own, for what stands under a label
PRESENT_LIMIT = 500  # three of them and their labels are within a win's limit
RECAP, WIN = "recap", "win"

shared_form = functools.partial(form, surface=drafts.WIN, always=CHECKED)


def public_form(
    template: str,
    parts: Callable[Q, Iterable[Part]],
    *,
    title: str,
    works_in_dm: bool = False,
    gone: Gone | None = None,
) -> Callable[
    [Callable[Concatenate[Context, Answers, P], Coroutine[object, object, WinDraft]]],
    PersistentForm[P, Q],
]:
    """Make a function a form whose words others will see: its draft walks the one way to a post."""

    def decorate(
        drafted: Callable[Concatenate[Context, Answers, P], Coroutine[object, object, WinDraft]],
    ) -> PersistentForm[P, Q]:
        async def handed_in(
            ctx: Context, answers: Answers, /, *ids: P.args, **named: P.kwargs
        ) -> None:
            try:
                draft = await drafted(ctx, answers, *ids, **named)
                photo = answers.file("photo")
                if photo is not None:
                    draft = await walk.with_photo(ctx.interaction, draft, photo)
                await walk.go_on(ctx.interaction, draft)
            except NotFound as missing:
                if gone is None:
                    raise
                await gone(ctx, answers, missing)

        functools.update_wrapper(handed_in, drafted)  # its parameters are those of the id
        made = shared_form(template, parts, title=title, works_in_dm=works_in_dm)
        return made(handed_in)

    return decorate


def win_parts(
    draft: WinDraft | Win | None, *, photo: bool, alt: bool, asked: str = ""
) -> list[Part]:
    """Return the parts of a win, filled with what is known; *asked*: what a weekly post asked."""
    story = draft.story if draft else ""
    hint = shorten(asked, HINT_LIMIT) or words.STORY_HINT
    if len(story) > rules.STORY_LIMIT:
        hint = words.STORY_HINT_LONG.format(
            limit=f"{rules.STORY_LIMIT:,}", length=f"{len(story):,}"
        )
    parts = [
        box(
            "story",
            words.STORY_LABEL,
            hint=hint,
            value=story,
            limit=rules.STORY_LIMIT,
            long=True,
            required=True,
        ),
        choice("kind", words.KIND_LABEL, kinds(draft.kind if draft else rules.KINDS[0])),
    ]
    if photo:
        parts.append(upload("photo", words.PHOTO_LABEL, hint=words.PHOTO_HINT))
    if alt:
        parts.append(alt_box(draft.alt if draft else ""))
    thanks = draft.thanks if draft else ""
    hint, limit = words.THANKS_HINT, rules.THANKS_LIMIT
    return [*parts, box("thanks", words.THANKS_LABEL, hint=hint, value=thanks, limit=limit)]


def alt_box(known: str | None = "", *, required: bool = False) -> Part:
    """Return the box for what a photo shows."""
    label, hint, limit = words.ALT_LABEL, words.ALT_HINT, rules.ALT_LIMIT
    return box("alt", label, hint=hint, value=known, limit=limit, required=required)


def kinds(chosen: str | None) -> list[discord.SelectOption]:
    """Return the kinds of wins, with one of them chosen."""
    return options({one: words.KINDS[one] for one in rules.KINDS}, chosen)


def with_answers(draft: WinDraft, answers: Answers) -> WinDraft:
    """Return the draft with what was typed."""
    return replace(
        draft,
        story=answers.text("story"),
        kind=answers.choice("kind", draft.kind),
        thanks=answers.text("thanks"),
        alt=answers.texts.get("alt", draft.alt),
        behalf=answers.texts.get("behalf", draft.behalf),
    )


def _share(draft: WinDraft | None = None, asked: str = "") -> list[Part]:
    return win_parts(draft, photo=True, alt=True, asked=asked)


@public_form("win:share", _share, title=words.FORM_TITLE)
async def share_form(ctx: Context, answers: Answers) -> WinDraft:
    """Share a win: one box, the rest if one likes."""
    return with_answers(walk.fresh(ctx.interaction), answers)


def _edit(win: Win) -> list[Part]:
    return win_parts(win, photo=False, alt=win.picture is not None)


@public_form("win:form:{win_id:int}", _edit, title=words.EDIT_TITLE)
async def edit_form(ctx: Context, answers: Answers, win_id: int) -> WinDraft:
    """Change a win that is there; its photo stays."""
    win = await ctx.services.wins.get_own(ctx.guild_id, win_id, ctx.member_id)
    return with_answers(draft_of(ctx, win), answers)


def draft_of(ctx: Context, win: Win) -> WinDraft:
    """Return a draft that changes a member's own win."""
    own = WinDraft(
        guild_id=win.guild_id, author_id=win.author_id, author_name=win.author_name, story=""
    )
    return replace(
        own if ctx.in_dm else walk.fresh(ctx.interaction),
        win_id=win.id,
        story=win.story,
        kind=win.kind,
        thanks=win.thanks or "",
        picture=win.picture,
        alt=win.alt or "",
        release=win.release,
    )


def _new_photo() -> list[Part]:
    photo = upload("photo", words.PHOTO_LABEL, hint=words.PHOTO_HINT, required=True)
    return [photo, alt_box()]


@public_form("win:new_photo:{win_id:int}", _new_photo, title=words.NEW_PHOTO)
async def new_photo_form(ctx: Context, answers: Answers, win_id: int) -> WinDraft:
    """Put another photo in the place of the one that a win has."""
    win = await ctx.services.wins.get_own(ctx.guild_id, win_id, ctx.member_id)
    return replace(draft_of(ctx, win), alt=answers.text("alt"))


def _present() -> list[Part]:
    return [
        box(
            name,
            label,
            hint=words.PRESENT_HINTS[name],
            limit=PRESENT_LIMIT,
            long=True,
            required=name == "tried",
        )
        for name, label in words.PRESENT_LABELS.items()
    ]


@public_form("win:present", _present, title=words.PRESENT_TITLE)
async def present_form(ctx: Context, answers: Answers) -> WinDraft:
    """Present what was tried, what happened, what one would change: three boxes, one text."""
    said = {name: answers.text(name).strip() for name in words.PRESENT_LABELS}
    story = "\n".join(
        words.PRESENT_BOX.format(label=words.PRESENT_LABELS[name], text=text)
        for name, text in said.items()
        if text
    )
    return walk.fresh(ctx.interaction, story=story, kind=rules.PRESENTED)


def _there() -> list[Part]:
    label, hint, limit = moment_words.LABEL, moment_words.HINT, rules.STORY_LIMIT
    also = options({RECAP: moment_words.RECAP, WIN: moment_words.WIN})
    return [
        box("story", label, hint=hint, limit=limit, long=True, required=True),
        upload("photo", words.PHOTO_LABEL, hint=words.PHOTO_HINT),
        alt_box(),
        choice("also", moment_words.ALSO_LABEL, also, hint=moment_words.ALSO_HINT, most=2),
    ]


@public_form("win:there:{thread_id:int}", _there, title=moment_words.TITLE)
async def there_form(ctx: Context, answers: Answers, thread_id: int) -> WinDraft:
    """Say in a thread, of a day that is celebrated, what one did; a win where one wants that."""
    also = answers.chosen.get("also", ())
    draft = with_answers(walk.fresh(ctx.interaction), answers)
    kind = rules.KINDS[0] if WIN in also else rules.MOMENT
    return replace(draft, kind=kind, shared_in=thread_id, recap=RECAP in also)

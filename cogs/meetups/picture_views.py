"""A picture on a meet-up's post: added with a description, changed, and removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound, Refusal
from bot.meetups import challenge_words as words
from bot.meetups import rules
from bot.meetups.changing import PICTURE
from bot.meetups.rules import ALT_LIMIT, MeetupDraft
from bot.students import words as student_words
from bot.ui.card import Attached, Button, Card
from bot.ui.choices import options
from bot.ui.modal import Answers, Part, box, choice, upload
from bot.ui.photo import keep_photo
from bot.ui.review import keep
from bot.wins.words import ALT_HINT, ALT_LABEL, PHOTO_HINT
from cogs.meetups.create_views import (
    UPCOMING,
    draft_of,
    meetup_button,
    meetup_form,
    own_meetup,
    preview,
    show_read,
)
from cogs.meetups.detail_views import draft_for, go_on, open_part

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.drafts.rules import Draft, Kept
    from bot.groups.service import Group
    from bot.meetups.meetup import Meetup
    from bot.ui.context import Context

_FACES = {"clear": student_words.PHOTO_CLEAR, "released": student_words.PHOTO_RELEASE}


def _picture(typed: MeetupDraft | None = None, *, has_one: bool = False) -> list[Part]:
    of = typed or MeetupDraft()
    hint = words.PICTURE_AGAIN if has_one else PHOTO_HINT
    return [
        upload("picture", words.PICTURE_LABEL, hint=hint, required=not has_one),
        box("alt", ALT_LABEL, hint=ALT_HINT, value=of.alt, limit=ALT_LIMIT),
        choice("faces", words.FACES_LABEL, options(_FACES, of.faces), hint=words.FACES_HINT),
    ]


@meetup_button("meetup:picture:{draft_id:int}", label=words.ADD_PICTURE)
async def add_picture(ctx: Context, draft_id: int) -> None:
    """Open the form for a picture of a meet-up that isn't posted yet."""
    draft = await draft_of(ctx, draft_id)
    _check_kept(ctx, without.custom_id(draft_id))
    await ctx.open(pictured.filled(draft.text, has_one=draft.picture is not None), draft_id)


@meetup_button("meetup:new_picture:{meetup_id:int}", label=words.ADD_PICTURE)
async def new_picture(ctx: Context, meetup_id: int) -> None:
    """Open the form for a picture of a meet-up that's there."""
    meetup = await own_meetup(ctx, meetup_id)
    _check_kept(ctx, f"meetup:show:{meetup_id}")
    await open_part(ctx, pictured, meetup, PICTURE)


@meetup_form(
    "meetup:picture:{draft_id:int}:{meetup_id:int}:{known}", _picture, title=words.PICTURE_TITLE
)
async def pictured(
    ctx: Context, answers: Answers, draft_id: int, meetup_id: int = 0, known: str = ""
) -> None:
    """Keep a picture with what it shows, and ask for what's missing; nothing is lost."""
    begun = await draft_for(ctx, draft_id, meetup_id, PICTURE, known)
    _check_kept(ctx, without.custom_id(draft_id) if draft_id else f"meetup:show:{meetup_id}")
    draft_id = draft_id or (await keep(ctx, begun)).id
    again = add_picture.custom_id(draft_id), without.custom_id(draft_id)
    photo, name = answers.file("picture"), None
    if photo is not None:
        await ctx.take_time()
        try:
            name = await keep_photo(ctx.client, photo)
        except Refusal as refusal:
            raise Refusal(words.PICTURE_NOT_ADDED.format(why=refusal.message), *again) from refusal
    draft = await _amended(ctx, draft_id, answers, name)
    if not rules.tidied(draft.text).described:
        raise Refusal(words.PICTURE_INCOMPLETE, *again, kept=True)
    if not draft.text.meetup_id and draft.text.dates:
        await ctx.show(await preview(ctx, draft))
    else:
        await go_on(ctx, draft)


async def _amended(
    ctx: Context, draft_id: int, answers: Answers, name: str | None
) -> Draft[MeetupDraft]:
    """Put what was said of a picture into its draft, and the new picture *name*, if there's one.

    The draft is taken as it is by now: much can happen while a picture is fetched. Raises NotFound
    where it was posted or saved meanwhile, without the new picture.
    """
    faces = answers.choice("faces")
    said = {"alt": answers.text("alt"), "faces": faces if faces in _FACES else ""}

    def change(kept: Kept) -> Draft[MeetupDraft]:
        draft = kept.read(MeetupDraft)
        return replace(draft, text=replace(draft.text, **said), picture=name or draft.picture)

    pictures, key = ctx.services.pictures, (ctx.guild_id, draft_id, ctx.member_id)
    try:
        draft, before = await ctx.services.drafts.amend(*key, change)
    except NotFound as error:
        if name is None:
            raise
        await pictures.remove(name)
        raise NotFound(words.PICTURE_TOO_LATE, UPCOMING) from error
    if name is not None and before is not None:
        await pictures.remove(before)
    return draft


def _without_picture(kept: Kept) -> Draft[MeetupDraft]:
    draft = kept.read(MeetupDraft)
    return replace(draft, picture=None, text=replace(draft.text, alt="", faces=""))


@meetup_button("meetup:without:{draft_id:int}", label=student_words.PHOTO_OUT)
async def without(ctx: Context, draft_id: int) -> None:
    """Leave the picture of a draft out, and delete it."""
    draft, drafts = await draft_of(ctx, draft_id), ctx.services.drafts
    key = draft.guild_id, draft.id, ctx.member_id
    if not draft.text.meetup_id:
        draft, left_out = await drafts.amend(*key, _without_picture)
        await show_read(ctx, draft)
    else:
        left_out = await drafts.drop(*key)
        await ctx.show(Card(words.PICTURE_LEFT_OUT, [Button(UPCOMING)]))
    if left_out is not None:
        await ctx.services.pictures.remove(left_out)


@meetup_button("meetup:no_picture:{meetup_id:int}", label=words.NO_PICTURE)
async def no_picture(ctx: Context, meetup_id: int) -> None:
    """Take the picture from a meet-up."""
    key = ctx.guild_id, meetup_id, ctx.member_id
    name = await ctx.services.meetups.drop_picture(*key, ctx.now, runs=ctx.is_coordinator)
    if name is not None:
        await ctx.services.pictures.remove(name)
    await ctx.show(Card(words.PICTURE_GONE, [Button(f"meetup:show:{meetup_id}")]))


def _check_kept(ctx: Context, way: str) -> None:
    """Raise Refusal where a group keeps no photos, so that none can stay on a post."""
    if not ctx.group.keep_photos:
        raise Refusal(words.NO_PHOTOS, way)


def picture_items(group: Group, meetup: Meetup) -> list[Button]:
    """Return what its organizer can do about a picture, where the group keeps photos.

    A post is written again and again, and each time with its picture.
    """
    add = new_picture.button(meetup.id)
    found = [add] if group.keep_photos else []
    if meetup.picture is not None:
        return [*(one.named(words.NEW_PICTURE) for one in found), no_picture.button(meetup.id)]
    return found


async def attached(client: WhatsWorking, meetup: Meetup) -> list[Attached]:
    """Return the picture of a meet-up that's still to come, ready to go with its post."""
    if meetup.picture is None or meetup.is_over:
        return []
    content = await client.services.pictures.read(meetup.picture)
    if content is None:
        return []
    suffix = PurePath(meetup.picture).suffix
    return [Attached(content, words.PICTURE_FILE.format(suffix=suffix), meetup.alt)]

"""A picture on a meet-up's post: with a description, and gone when its meet-up or person goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.drafts.words import CHANGE, GONE
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.meetups import challenge_words as words
from bot.meetups import kinds
from bot.meetups import words as meetup_words
from bot.meetups.rules import MeetupDraft
from bot.meetups.spans import EventTimes
from bot.pictures.rules import tidy
from bot.students.words import PHOTO_OUT
from bot.ui.permissions import INVITE
from bot.ui.photo import keep_photo
from bot.ui.template import number_of
from cogs.meetups import picture_views
from tests.celebrations.test_limits import deny
from tests.discord import answer, buttons, text
from tests.meetups import test_challenge_posts as challenges
from tests.meetups.test_meeting import STARTS, post, press, read_back, ready
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    import discord

    from bot.agenda.occurrences import Due
    from bot.drafts.rules import Draft
    from tests.discord import World

ALT = "A table with tea and picture books."
GIVEN: dict[str, object] = {"alt": ALT, "faces": ["clear"]}


async def set_up(world: World) -> discord.Message:
    """Let Dana set a meet-up up with a picture, and return its post."""
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})
    assert words.PICTURE_WITH.format(alt=ALT) in text(read)
    await world.dana.click(answer(read), label="Post it")
    await world.tick()
    return post(world)


async def create(world: World, draft: Draft[MeetupDraft], draft_id: int) -> None:
    """Keep a draft of Dana's as a meet-up."""
    host, times = (world.guild.id, world.dana.id), EventTimes.from_json(draft.text.dates)
    await world.services.meetups.create(
        *host, draft.text, times, world.clock.now(), draft_id=draft_id, picture=draft.picture
    )


async def test_with_its_post(world: World) -> None:
    """It's tidied, described, kept with the meet-up, and still there after an answer."""
    await ready(world)
    found = await set_up(world)
    (shown,) = found.attachments
    assert (shown.filename, shown.description) == ("picture.jpg", ALT)
    kept = await world.services.pictures.names()
    assert kept == await world.services.meetups.pictures()
    await press(world, world.luis, meetup_words.COME)
    await world.advance(seconds=2)
    assert "Coming: 1." in post(world).content
    assert [one.description for one in post(world).attachments] == [ALT]

    details = await press(world, world.dana, meetup_words.DETAILS)
    form = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    changed = GIVEN | {"picture": photo(), "alt": "Two chairs and a lamp."}
    await world.dana.submit_modal(form, changed)
    await world.advance(seconds=2)
    assert [one.description for one in post(world).attachments] == ["Two chairs and a lamp."]
    assert len(await world.services.pictures.names()) == 1
    details = await press(world, world.dana, meetup_words.DETAILS)
    form = await world.dana.click(answer(details), label=meetup_words.CHANGE_DETAILS)
    await world.dana.submit_modal(form, {"bring": "A mug"})
    await world.advance(seconds=2)
    assert [one.description for one in post(world).attachments] == ["Two chairs and a lamp."]
    details = await press(world, world.dana, meetup_words.DETAILS)
    gone = await world.dana.click(answer(details), label=words.NO_PICTURE)
    await world.advance(seconds=2)
    assert text(gone) == words.PICTURE_GONE
    assert post(world).attachments == []
    assert await world.services.pictures.names() == set()


async def test_goes_with_its_person(world: World) -> None:
    """Exported, and forgotten with the member: the meet-up stays without it."""
    await ready(world)
    await set_up(world)
    dana = Person(world.guild.id, world.dana.id)
    exported = await world.services.privacy.export(dana)
    assert {*exported.pictures} == await world.services.meetups.pictures()
    await world.services.privacy.forget(dana, world.clock.now())
    await world.advance(seconds=2)

    assert await world.services.meetups.pictures() == set()
    assert post(world).attachments == []


async def test_goes_when_called_off(world: World) -> None:
    """A meet-up that's called off needs no picture."""
    await ready(world)
    await set_up(world)
    details = await press(world, world.dana, meetup_words.DETAILS)
    asked = await world.dana.click(answer(details), label=meetup_words.CANCEL_DATE)
    await world.dana.click(answer(asked), label=meetup_words.CANCEL_DATE)
    await world.advance(seconds=2)

    assert post(world).attachments == []
    assert await world.services.pictures.names() == set()


async def test_incomplete(world: World) -> None:
    """What's missing is asked for; the picture and the words are safe, and nothing is posted."""
    await ready(world)
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_PICTURE)
    told = await world.dana.submit_modal(form, {"alt": ALT, "picture": ("a.txt", b"no picture")})
    assert "I couldn't find a picture in that file." in text(told)
    form = await world.dana.click(answer(told), label=words.ADD_PICTURE)
    asked = await world.dana.submit_modal(form, {"alt": "", "picture": photo()})
    assert text(asked) == words.PICTURE_INCOMPLETE
    refused = await world.dana.click(answer(shown), label="Post it")
    assert text(refused) == words.PICTURE_INCOMPLETE
    assert len(await world.services.pictures.names()) == 1
    form = await world.dana.click(answer(asked), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(form, GIVEN)
    assert words.PICTURE_WITH.format(alt=ALT) in text(read)
    form = await world.dana.click(answer(read), label=words.NEW_PICTURE)
    asked = await world.dana.submit_modal(form, {"alt": ALT, "picture": photo()})
    left = await world.dana.click(answer(asked), label=PHOTO_OUT)
    assert words.PICTURE_WITH.format(alt="")[:12] not in text(left)
    assert await world.services.pictures.names() == set()
    assert world.posts() == []


async def test_where_photos_are_not_kept(world: World) -> None:
    """A post is written again and again, so a group that keeps no photos has no pictures on it."""
    await ready(world)
    await world.services.groups.change(world.guild.id, world.clock.now(), keep_photos=False)

    assert words.ADD_PICTURE not in buttons(answer(await read_back(world)))


async def test_its_group_stops_keeping_photos(world: World) -> None:
    """Cards from before add none; what's not posted yet can go out without."""
    await ready(world)
    await set_up(world)
    details = await press(world, world.dana, meetup_words.DETAILS)
    form = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    other = await read_back(world, title="Tea")
    opened = await world.dana.click(answer(other), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(opened, GIVEN | {"picture": photo()})
    kept = await world.services.pictures.names()
    await world.services.groups.change(world.guild.id, world.clock.now(), keep_photos=False)

    late = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    assert text(late) == words.NO_PHOTOS
    late = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})
    assert text(late).startswith(words.NO_PHOTOS)
    assert await world.services.pictures.names() == kept
    refused = await world.dana.click(answer(read), label="Post it")
    assert text(refused) == words.NO_PHOTOS
    left = await world.dana.click(answer(refused), label=PHOTO_OUT)
    await world.dana.click(answer(left), label="Post it")
    await world.tick()
    assert post(world).attachments == []
    assert len(await world.services.pictures.names()) == 1


async def _on_the_post(world: World) -> str:
    """Return the name of the picture of the one meet-up, whose file is there."""
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    assert meetup.picture is not None
    assert await world.services.pictures.read(meetup.picture) is not None
    return meetup.picture


async def test_saved_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two presses of one draft finds it saved, and deletes nothing."""
    await ready(world)
    await set_up(world)
    before = await _on_the_post(world)
    details = await press(world, world.dana, meetup_words.DETAILS)
    form = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    edit = world.services.meetups.edit

    async def twice(*given: Any, **more: Any) -> object:
        first = await edit(*given, **more)
        assert first.left_out == before
        await world.services.pictures.remove(before)
        return await edit(*given, **more)

    monkeypatch.setattr(world.services.meetups, "edit", twice)
    said = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})

    assert text(said).startswith(GONE)
    assert await world.services.pictures.names() == {await _on_the_post(world)}


async def test_posted_while_another_is_fetched(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The post has the picture that was there; the one that came too late is deleted."""
    await ready(world)
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})
    form = await world.dana.click(answer(read), label=words.NEW_PICTURE)
    posted = (await world.services.drafts.pictures()).pop()

    async def slow(*given: Any) -> str:
        draft_id = number_of(buttons(answer(read))["Post it"].rpartition(":")[2])
        kept = await world.services.drafts.get(world.guild.id, draft_id, world.dana.id)
        draft = kept.read(MeetupDraft)
        await create(world, draft, draft_id)
        return await keep_photo(*given)

    monkeypatch.setattr(picture_views, "keep_photo", slow)
    late = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})

    assert text(late).startswith(words.PICTURE_TOO_LATE)
    assert await _on_the_post(world) == posted
    assert await world.services.pictures.names() == {posted}


async def test_changed_while_its_post_is_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture that comes after the post was composed is on it a moment later."""
    await ready(world)
    shown = await read_back(world)
    about_to_send = world.services.shown.about_to_send

    async def late(due: Due, *given: Any) -> None:
        if due.kind == kinds.POST:
            await world.services.meetups.edit(
                world.guild.id,
                due.subject_id,
                world.dana.id,
                MeetupDraft("Tea", alt=ALT, faces="clear"),
                world.clock.now(),
                runs=False,
                picture=await world.services.pictures.keep(tidy(photo()[1])),
            )
        await about_to_send(due, *given)

    monkeypatch.setattr(world.services.shown, "about_to_send", late)
    await world.dana.click(answer(shown), label="Post it")
    await world.advance(seconds=2)

    assert [one.description for one in post(world).attachments] == [ALT]


async def test_changed_while_a_picture_is_fetched(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed meanwhile stays; who posts an older picture is asked to look again."""
    await ready(world)
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})
    form = await world.dana.click(answer(read), label=words.NEW_PICTURE)
    draft_id = number_of(buttons(answer(read))["Post it"].rpartition(":")[2])
    key = world.guild.id, draft_id, world.dana.id
    before = (await world.services.drafts.get(*key)).read(MeetupDraft)

    async def slow(*given: Any) -> str:
        await world.services.drafts.amend(
            *key, lambda kept: replace(before, text=replace(before.text, bring="A mug"))
        )
        return await keep_photo(*given)

    monkeypatch.setattr(picture_views, "keep_photo", slow)
    read = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})
    assert "Bring: A mug" in text(read)
    with pytest.raises(NotFound) as asked:
        await create(world, before, draft_id)
    assert asked.value.message == words.PICTURE_MEANWHILE
    left = await world.dana.click(answer(read), label=PHOTO_OUT)
    assert "Bring: A mug" in text(left)
    assert await world.services.pictures.names() == set()


async def test_another_changes_something_else(world: World) -> None:
    """What the picture shows is said of the picture: another change leaves both."""
    await ready(world)
    await set_up(world)
    details = await press(world, world.marta, meetup_words.DETAILS)
    form = await world.marta.click(answer(details), label=meetup_words.CHANGE_DETAILS)
    details = await press(world, world.dana, meetup_words.DETAILS)
    other = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    await world.dana.submit_modal(other, GIVEN | {"picture": photo(), "alt": "Two chairs."})
    saved = await world.marta.submit_modal(form, {"bring": "A mug"})
    assert text(saved) == meetup_words.CHANGED
    await world.advance(seconds=2)

    assert "Bring: A mug" in post(world).content
    assert [one.description for one in post(world).attachments] == ["Two chairs."]


async def test_another_changes_it_meanwhile(world: World) -> None:
    """A picture's form that was open for long takes nothing back that somebody else changed."""
    await ready(world)
    await set_up(world)
    details = await press(world, world.dana, meetup_words.DETAILS)
    other = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    details = await press(world, world.marta, meetup_words.DETAILS)
    form = await world.marta.click(answer(details), label=meetup_words.CHANGE_DETAILS)
    await world.marta.submit_modal(form, {"bring": "A mug"})
    await world.dana.submit_modal(other, GIVEN | {"picture": photo(), "alt": "Two chairs."})
    await world.advance(seconds=2)

    assert "Bring: A mug" in post(world).content
    assert [one.description for one in post(world).attachments] == ["Two chairs."]


async def test_a_student_in_a_description(world: World) -> None:
    """What's asked about a new picture's description leads to the form that has it."""
    await ready(world)
    await set_up(world)
    details = await press(world, world.dana, meetup_words.DETAILS)
    form = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    given = GIVEN | {"picture": photo(), "alt": "My student Jayden with a cart."}
    asked = await world.dana.submit_modal(form, given)
    again = await world.dana.click(answer(asked), label=CHANGE)
    assert "My student Jayden with a cart." in str(again.modal)
    saved = await world.dana.submit_modal(again, GIVEN | {"alt": "A cart."})
    await world.advance(seconds=2)

    assert text(saved) == meetup_words.CHANGED
    assert [one.description for one in post(world).attachments] == ["A cart."]


async def test_goes_after_its_meet_up(world: World) -> None:
    """It's on no post once the meet-up is over, and 30 days later it's deleted."""
    await ready(world)
    await set_up(world)
    await world.until(STARTS + timedelta(days=29))
    assert post(world).attachments == []
    assert len(await world.services.pictures.names()) == 1

    await world.until(STARTS + timedelta(days=31))

    assert await world.services.pictures.names() == set()
    assert await world.services.meetups.pictures() == set()


async def test_without_permission_to_attach(world: World) -> None:
    """It's posted without, its organizer reads who can change that, and then it comes along."""
    await ready(world)
    deny(world, "attach_files")
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})
    sent = await world.dana.click(answer(read), label="Post it")
    await world.tick()
    missing = words.NOT_ON_POST.format(channel=world.channel.id)
    assert text(sent).splitlines() == [
        meetup_words.POSTED.format(link=post(world).jump_url),
        missing,
    ]
    assert post(world).attachments == []
    assert missing in text(await press(world, world.dana, meetup_words.DETAILS))
    assert missing not in text(await press(world, world.luis, meetup_words.DETAILS))
    check = await world.marta.slash(world.channel, "coordinator check")
    assert "attach pictures" in text(check)

    world.limit_bot(INVITE)
    await press(world, world.luis, meetup_words.COME)
    await world.advance(seconds=2)

    assert [one.description for one in post(world).attachments] == [ALT]


async def test_a_bar_without_permission_to_attach(world: World) -> None:
    """A challenge's post says how far it is in words; its organizer reads why there's no bar."""
    await ready(world)
    deny(world, "attach_files")
    await challenges.set_up(world)
    await world.until(challenges.BEGUN)
    await challenges.add(world, world.luis, "400")
    await world.advance(seconds=2)

    assert "40% of the way to 1,000" in post(world).content
    assert post(world).attachments == []
    shown = await press(world, world.dana, meetup_words.DETAILS)
    assert words.NOT_ON_POST.format(channel=world.channel.id) in text(shown)

"""People who asked not to be named are named nowhere: in no post, card, list or answer there is.

What's drawn here is what the features declare, so whatever is new fails until it's drawn as well.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.agenda.occurrences import Due
from bot.app import FEATURES
from bot.meetups.kinds import About
from bot.mentors.own_thread import OwnThread
from bot.mentors.schedule import TellPayload
from bot.ui.handlers import PlanOnly
from bot.ui.unfit import Untaken
from bot.wins.posts import Posted
from bot.wins.rules import WinDraft
from tests.conftest import MONDAY
from tests.meta.drawing import Drawing, Scene, at, begun
from tests.meta.hiding import THREAD, TODAY, TOMORROW

if TYPE_CHECKING:
    from tests.discord import World


TO_COME = About(str(TOMORROW), "day", str(MONDAY))
IN_THREAD = {"reaches.topic": "meetup", "reaches.method": "thread"}
ENDS = TellPayload(day=str((MONDAY + timedelta(days=30)).date()))
LONG_AGO = MONDAY - timedelta(days=400)
DRAFT = WinDraft(1, 1, "", "A cart by the doors.")
# When something is drawn that isn't while everything stands as the group left it.
SCENES: dict[str, Scene] = {
    "day.post": at(gatherings__message_id=None, gatherings__thread_id=None),
    "day.unfit": Scene({"gatherings.message_id": None}, Untaken(occurrence=str(TODAY))),
    "day.thread": at(gatherings__thread_id=None),
    "coffee.rest": at(coffee_members__rested_at=MONDAY),
    "coffee.alone": at(coffee_members__waiting_since=MONDAY),
    "coffee.offer": at(coffee_members__waiting_since=MONDAY),
    "inquiry.answered": at(inquiries__answer="Yes."),
    "unfit.desk": Scene(payload=Untaken(kind="week.post", occurrence=str(TODAY))),
    "unfit.tell": Scene(payload=Untaken(kind="week.post", occurrence=str(TODAY))),
    "meetup.post": at(meetups__message_id=None),
    "meetup.remind": Scene(payload=TO_COME),
    "meetup.told": Scene(payload=About(str(TOMORROW), "place", str(MONDAY))),
    "meetup.lost": Scene(IN_THREAD | {"meetups.thread_id": None}, TO_COME),
    "meetup.post_lost": at(meetups__post_lost_at=MONDAY),
    "meetup.spot": Scene({"meetup_rsvps.state": "offered"}, TO_COME),
    "meetup.again": at(meetups__next_day=None, meetups__next_at=None),
    "meetup.call": Scene(IN_THREAD, TO_COME),
    "meetup.start": Scene(payload=TO_COME),
    "mentor.own_thread": Scene(
        {"rooms.kind": "mentor", "rooms.ref": "own"}, OwnThread("own"), "first"
    ),
    "mentor.room": at(rooms__kind="mentor", rooms__ref="pair 1"),
    "mentor.month": at(rooms__kind="mentor", rooms__ref="pair 1", rooms__thread_id=THREAD),
    "mentor.tell.agreed": at(mentor_asks__state="agreed"),
    "mentor.tell.rested": at(mentor_offers__state="resting"),
    "mentor.tell.month": Scene(payload=TellPayload(9)),
    "mentor.tell.resting": at(mentor_pairs__state="resting"),
    "mentor.tell.finish": Scene(payload=ENDS),
    "mentor.tell.wishes": Scene(payload=ENDS),
    "mentor.tell.win": at(mentor_pairs__win="We did it.", mentor_pairs__win_by="mentor"),
    "mentor.tell.no_help": at(mentor_pairs__help_at=MONDAY),
    "plan.reminder": Scene(
        {"reaches.topic": "nudge", "plans.volume": "standard", "plan_entries": None}, of="first"
    ),
    "plan.tomorrow": Scene({"plan_entries": None}, of="first"),
    "ask.post": at(questions__message_id=None),
    "ask.summary": at(questions__summed_up=True, summary_pieces__position=1),
    "ask.hidden": at(questions__hidden="by a coordinator"),
    "ask.refused": at(questions__message_id=None),
    "ask.help": Scene({"wins#2.question_id": None}),
    "ask.alone": Scene({"wins#2.question_id": None}),
    "shelf.hidden": at(resources__hidden="rights"),
    "shelf.broken": at(
        resource_checks__broken_at=MONDAY, resource_checks__link="https://example.org/page"
    ),
    "shelf.upkeep": at(resources__looked_at=LONG_AGO, resources__created_at=LONG_AGO),
    "weekly.greet": Scene({"cheers": None, "tries": None}),
    "win.unpost": Scene(payload=Posted(1)),
    "win.unanswered": Scene({"cheers": None, "tries": None}),
    "win.post": at(wins__message_id=None),
    "win.tried": at(tries__answer=None),
    "win.ask": at(drafts__kind="win", drafts__content=DRAFT.to_json()),
    "win.refused": at(wins__message_id=None),
    "win.vanished": at(wins__message_id=None),
    "win.note": at(wins__hidden="sent back"),
    "celebrations.jobs.DayAttachment": Scene(
        {"gatherings": None, "gathered": None, "took_part": None, "counted": None}
        | {
            "agenda.kind": "day.post",
            "agenda.occurrence": str(TODAY),
            "agenda.state": "waiting",
            "agenda.use_by": MONDAY + timedelta(days=1),
        }
    ),
    "calendars.source_views.inbox": at(calendar_sources__failures=9),
    "celebrations.calendar_inbox.inbox": at(celebration_days__state="proposed"),
    "celebrations.plan_views.inbox": at(day_notes__why="no_thread"),
    "meetups.inbox.inbox": at(meetups__organizer_id=None),
    "mentors.inbox.inbox": at(mentor_pairs__help_at=MONDAY),
    "questions.notices.inbox": Scene(
        {"wins#2.question_id": None, "questions.created_at": MONDAY - timedelta(days=9)}
    ),
}
# What names or mentions one of the two to somebody else, and why it may.
KNOWN = {
    **dict.fromkeys(
        ("coffee.room", "coffee.tell", "coffee.lost", "mentor.tell.meet", "mentor.tell.lost"),
        "private, to two who are to write to each other: each is mentioned to the other",
    ),
    "meetup.call": "mentions those who come and chose to be called in its thread",
    "groups.inquiry_views.inbox": "who asks the coordinators something is answered by name",
}
# What has nothing to say in this world, or sends nothing, and why it names nobody all the same.
UNDRAWN = {
    **dict.fromkeys(
        ("celebration.ask", "celebration.dates"), "days of the lists that have no date"
    ),
    **dict.fromkeys(
        (
            "group.look",
            "group.trouble",
            "group.fixed",
            "groups.trouble_jobs.inbox",
            "groups.health.inbox",
        ),
        "channels and permissions",
    ),
    **dict.fromkeys(
        (
            "coffee.round",
            "coffee.here",
            "mentor.round",
            "shelf.september",
            "members.sweep",
            "members.removal",
            "draft.expiry",
            "group.removal",
            "meetup.tidy",
            "win.sweep",
            "win.unpost",
        ),
        "sends nothing: it plans, or deletes",
    ),
    **dict.fromkeys(("day.join", "day.close"), "opens a thread to one, or archives it"),
    "shelf.forum_tell": "why a forum takes no posts",
    "win.helped": "not told at all while the author hides",
}


@pytest.fixture
async def drawing(world: World) -> Drawing:
    """Let the group be there."""
    return await begun(world, SCENES)


def _place(part: Any) -> str:
    """Return how one of several lists is told apart: by where it is."""
    return f"{part.__module__.removeprefix('cogs.')}.{part.__name__}"


async def test_every_post(drawing: Drawing) -> None:
    """Nothing that the agenda delivers names who hides, nor does a thread that it opens."""
    client = drawing.world.client
    handlers = [make(client) for feature in client.features for make in feature.handlers]
    for one in handlers:
        if one.kind not in client.notices and type(one).deliver is not PlanOnly.deliver:
            await drawing.deliver(one.kind)

    assert drawing.naming().keys() == KNOWN.keys() & drawing.drawn.keys(), drawing.naming()
    assert drawing.empty() == UNDRAWN.keys() & drawing.drawn.keys(), "give it a scene"
    assert len(drawing.drawn) > 45


async def test_every_notice(drawing: Drawing) -> None:
    """Nothing that one person is told names somebody else who hides."""
    for kind, make in drawing.world.client.notices.items():
        await drawing.show(kind, make)

    assert drawing.naming().keys() == KNOWN.keys() & drawing.drawn.keys(), drawing.naming()
    assert drawing.empty() == UNDRAWN.keys() & drawing.drawn.keys(), "give it a scene"
    assert len(drawing.drawn) > 65


async def test_every_list(drawing: Drawing) -> None:
    """No list of the coordinators names who hides, nor does what a post of the morning carries."""
    client, now, guild_id = drawing.world.client, MONDAY, drawing.world.guild.id
    for feature in client.features:
        for inbox in feature.inbox:
            await drawing.scene(_place(inbox))
            group = await client.services.groups.get(guild_id)
            for one in await inbox(client, group, now):
                drawing.say(_place(inbox), None, one.line, one.item)
        for pairs in feature.pairs:
            await drawing.scene(_place(pairs))
            found = await pairs(client, await client.services.groups.get(guild_id), now)
            if found is not None:
                drawing.say(_place(pairs), None, *found.lines, *found.rows, *found.items)
        for source in feature.attachments:
            await drawing.scene(_place(source))
            due = Due(99, "week.nudge", guild_id, 0, 0, str(TODAY), None, now, now, 1, now)
            attached = await source(client).attach(due, now)
            if attached is not None:
                drawing.say(_place(source), None, attached.content, *attached.items)

    assert drawing.naming().keys() == KNOWN.keys() & drawing.drawn.keys(), drawing.naming()
    assert drawing.empty() == UNDRAWN.keys() & drawing.drawn.keys(), "give it a scene"
    assert len(drawing.drawn) > 12


def test_no_exception_is_in_vain() -> None:
    """Each scene and each exception is about something that's there."""
    there = {kind for feature in FEATURES for kind in feature.notices}
    for feature in FEATURES:
        there |= {_kind(one) for one in feature.handlers}
        there |= {_place(one) for one in (*feature.inbox, *feature.pairs, *feature.attachments)}

    assert (SCENES.keys() | KNOWN.keys() | UNDRAWN.keys()) - there == set()
    assert UNDRAWN.keys() & KNOWN.keys() == set()


def _kind(handler: Any) -> str:
    return str(handler.keywords["kind"] if isinstance(handler, partial) else handler.kind)

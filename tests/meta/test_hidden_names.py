"""People who asked not to be named are named nowhere: in no post, card, list or answer there is.

What's drawn here is what the features declare, so whatever is new fails until it's drawn as well.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.agenda.occurrences import Due, Planned
from bot.app import FEATURES
from bot.meetups.kinds import About
from bot.members.rules import Notice
from bot.mentors.own_thread import OwnThread
from bot.mentors.schedule import TellPayload
from bot.ui import words
from bot.ui.components import PersistentButton
from bot.ui.handlers import PlanOnly
from bot.ui.unfit import Untaken
from bot.wins.posts import Posted
from bot.wins.rules import WinDraft
from tests.components import listed, values
from tests.conftest import MONDAY
from tests.fortnight.transcript import Transcript
from tests.meta.hiding import THREAD, TODAY, TOMORROW, TYPED, Hiding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance
    from simcord import MemberActor

    from bot.ui.feature import MakeNotice
    from tests.discord import World


@dataclass(frozen=True)
class Scene:
    """When something is drawn: how the tables are then, and what its row carries."""

    rows: Mapping[str, object] = field(default_factory=dict)
    payload: DataclassInstance | None = None
    of: str = ""  # whose row it is: "first", "other", or nobody's
    occurrence: str = str(TODAY)


def _at(**rows: object) -> Scene:
    return Scene({name.replace("__", "."): value for name, value in rows.items()})


TO_COME = About(str(TOMORROW), "day", str(MONDAY))
IN_THREAD = {"reaches.topic": "meetup", "reaches.method": "thread"}
ENDS = TellPayload(day=str((MONDAY + timedelta(days=30)).date()))
LONG_AGO = MONDAY - timedelta(days=400)
DRAFT = WinDraft(1, 1, "", "A cart by the doors.")
# When something is drawn that isn't while everything stands as the group left it.
SCENES: dict[str, Scene] = {
    "day.post": _at(gatherings__message_id=None, gatherings__thread_id=None),
    "day.unfit": Scene({"gatherings.message_id": None}, Untaken(occurrence=str(TODAY))),
    "day.thread": _at(gatherings__thread_id=None),
    "coffee.rest": _at(coffee_members__rested_at=MONDAY),
    "coffee.alone": _at(coffee_members__waiting_since=MONDAY),
    "coffee.offer": _at(coffee_members__waiting_since=MONDAY),
    "inquiry.answered": _at(inquiries__answer="Yes."),
    "unfit.desk": Scene(payload=Untaken(kind="week.post", occurrence=str(TODAY))),
    "unfit.tell": Scene(payload=Untaken(kind="week.post", occurrence=str(TODAY))),
    "meetup.post": _at(meetups__message_id=None),
    "meetup.remind": Scene(payload=TO_COME),
    "meetup.told": Scene(payload=About(str(TOMORROW), "place", str(MONDAY))),
    "meetup.lost": Scene(IN_THREAD | {"meetups.thread_id": None}, TO_COME),
    "meetup.post_lost": _at(meetups__post_lost_at=MONDAY),
    "meetup.spot": Scene({"meetup_rsvps.state": "offered"}, TO_COME),
    "meetup.again": _at(meetups__next_day=None, meetups__next_at=None),
    "meetup.call": Scene(IN_THREAD, TO_COME),
    "meetup.start": Scene(payload=TO_COME),
    "mentor.own_thread": Scene(
        {"rooms.kind": "mentor", "rooms.ref": "own"}, OwnThread("own"), "first"
    ),
    "mentor.room": _at(rooms__kind="mentor", rooms__ref="pair 1"),
    "mentor.month": _at(rooms__kind="mentor", rooms__ref="pair 1", rooms__thread_id=THREAD),
    "mentor.tell.agreed": _at(mentor_asks__state="agreed"),
    "mentor.tell.rested": _at(mentor_offers__state="resting"),
    "mentor.tell.month": Scene(payload=TellPayload(9)),
    "mentor.tell.resting": _at(mentor_pairs__state="resting"),
    "mentor.tell.finish": Scene(payload=ENDS),
    "mentor.tell.wishes": Scene(payload=ENDS),
    "mentor.tell.win": _at(mentor_pairs__win="We did it.", mentor_pairs__win_by="mentor"),
    "mentor.tell.no_help": _at(mentor_pairs__help_at=MONDAY),
    "plan.reminder": Scene(
        {"reaches.topic": "nudge", "plans.volume": "standard", "plan_entries": None}, of="first"
    ),
    "plan.tomorrow": Scene({"plan_entries": None}, of="first"),
    "ask.post": _at(questions__message_id=None),
    "ask.summary": _at(questions__summed_up=True, summary_pieces__position=1),
    "ask.hidden": _at(questions__hidden="by a coordinator"),
    "ask.refused": _at(questions__message_id=None),
    "ask.help": Scene({"wins#2.question_id": None}),
    "ask.alone": Scene({"wins#2.question_id": None}),
    "shelf.hidden": _at(resources__hidden="rights"),
    "shelf.broken": _at(
        resource_checks__broken_at=MONDAY, resource_checks__link="https://example.org/page"
    ),
    "shelf.upkeep": _at(resources__looked_at=LONG_AGO, resources__created_at=LONG_AGO),
    "weekly.greet": Scene({"cheers": None, "tries": None}),
    "win.unpost": Scene(payload=Posted(1)),
    "win.unanswered": Scene({"cheers": None, "tries": None}),
    "win.post": _at(wins__message_id=None),
    "win.tried": _at(tries__answer=None),
    "win.ask": _at(drafts__kind="win", drafts__content=DRAFT.to_json()),
    "win.refused": _at(wins__message_id=None),
    "win.vanished": _at(wins__message_id=None),
    "win.note": _at(wins__hidden="sent back"),
    "celebrations.jobs.DayAttachment": Scene(
        {"gatherings": None, "gathered": None, "took_part": None, "counted": None}
        | {
            "agenda.kind": "day.post",
            "agenda.occurrence": str(TODAY),
            "agenda.state": "waiting",
            "agenda.use_by": MONDAY + timedelta(days=1),
        }
    ),
    "calendars.source_views.inbox": _at(calendar_sources__failures=9),
    "celebrations.calendar_inbox.inbox": _at(celebration_days__state="proposed"),
    "celebrations.plan_views.inbox": _at(day_notes__why="no_thread"),
    "meetups.inbox.inbox": _at(meetups__organizer_id=None),
    "mentors.inbox.inbox": _at(mentor_pairs__help_at=MONDAY),
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
            *("coffee.round", "coffee.here", "mentor.round", "shelf.september"),
            *("members.sweep", "members.removal", "draft.expiry", "group.removal", "meetup.tidy"),
            *("win.sweep", "win.unpost"),
        ),
        "sends nothing: it plans, or deletes",
    ),
    **dict.fromkeys(("day.join", "day.close"), "opens a thread to one, or archives it"),
    "shelf.forum_tell": "why a forum takes no posts",
    "win.helped": "not told at all while the author hides",
}


@dataclass
class Drawing:
    """Draws one thing after the other, and keeps who could read what of it."""

    group: Hiding
    transcript: Transcript
    drawn: dict[str, list[tuple[frozenset[str] | None, str]]] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """The world that it's drawn in."""
        return self.group.world

    async def scene(self, name: str) -> Scene:
        """Let everything be as it is when something is drawn."""
        scene = SCENES.get(name, Scene())
        await self.group.fill(scene.rows)
        self.drawn.setdefault(name, [])
        self.transcript.lines.clear()
        return scene

    def keep(self, name: str, *more: str) -> None:
        """Keep what anybody could read of it, and *more* that everyone can."""
        self.drawn[name] += [(one.reads, one.text) for one in self.transcript.lines]
        self.drawn[name] += [(None, one) for one in more]

    async def deliver(self, kind: str) -> None:
        """Let the agenda do one thing; what follows from it is drawn on its own."""
        scene = await self.scene(kind)
        of = {"first": self.group.first.id, "other": self.group.other.id}.get(scene.of, 0)
        now, threads = self.world.clock.now(), self._threads()
        planned = Planned(
            *(kind, self.world.guild.id, 1, now, now + timedelta(days=30)),
            *(scene.occurrence, of, scene.payload),
        )
        agenda = self.world.client.agenda
        await agenda.plan([planned])
        with self.world.env._bot_scope():
            await asyncio.create_task(agenda.tick())
            await asyncio.create_task(agenda.settled())
        new = self._threads()
        self.keep(kind, *(name for one, name in new.items() if one not in threads))

    async def show(self, kind: str, make: MakeNotice) -> None:
        """Show it to each person it may be about."""
        scene = await self.scene(kind)
        people = (self.group.first, self.group.other, self.world.marta)
        for one, about in zip(people, (people[1], people[0], people[0]), strict=True):
            payload = None if scene.payload is None else asdict(scene.payload)
            of = self.world.guild.id, one.id, kind, 1, about.id, scene.occurrence, payload
            card = await make(self.world.client, Notice(*of))
            if card is not None:
                self.say(kind, str(one.user.global_name), card.content, card.note, *card.items)

    def say(self, name: str, reader: str | None, *parts: object) -> None:
        """Keep what one person reads; None: everyone."""
        said = "\n".join(getattr(one, "label", None) or str(one) for one in parts)
        for member_id, called in self.group.names.items():
            said = said.replace(f"<@{member_id}>", f"@{called}")
        self.drawn[name].append((None if reader is None else frozenset({reader}), said))

    def _threads(self) -> dict[int, str]:
        channels = self.world.env.backend.channels.values()
        return {one.id: str(one.name) for one in channels if one.is_thread}

    def naming(self) -> dict[str, str]:
        """Return what names one of the two to somebody else, and the words."""
        return {
            name: said
            for name, every in self.drawn.items()
            for reads, said in every
            for one in self.group.names.values()
            if one in said and reads != frozenset({one})
        }

    def empty(self) -> set[str]:
        """Return what had nothing to say."""
        return {name for name, every in self.drawn.items() if not every}


@pytest.fixture
async def drawing(world: World) -> Drawing:
    """Let the group be there."""
    group = Hiding(world)
    await group.begin()
    return Drawing(group, Transcript(world, ["Marta Olson"]))


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


async def test_every_press(drawing: Drawing) -> None:
    """No answer to a button names who hides, whether a coordinator or a colleague presses it."""
    world = drawing.world
    for one in listed():
        if isinstance(one, PersistentButton):
            people = [world.luis, world.marta]
            for actor in people[one.access.coordinator :]:
                if not await _press(drawing, one, actor):
                    break

    assert drawing.naming() == {}
    assert sum(TYPED in said for every in drawing.drawn.values() for _, said in every) > 30


async def _press(drawing: Drawing, one: PersistentButton[...], actor: MemberActor) -> bool:
    """Let somebody press a button; return whether it's only for the people who run the group."""
    await drawing.scene(name := one.template.verb)
    result = await actor.click(await drawing.world.post_by_hand(_custom_id(drawing, one)))
    drawing.keep(name)
    if result.modal is not None:
        drawing.say(name, str(actor.user.global_name), result.modal)
    return any(words.COORDINATORS_ONLY.partition("{")[0] in said for _, said in drawing.drawn[name])


def _custom_id(drawing: Drawing, one: PersistentButton[...]) -> str:
    """Return the id of a button about what the first of the two wrote."""
    day = TOMORROW if one.template.verb.startswith("meetup") else TODAY
    about = {"guild_id": drawing.world.guild.id, "member_id": drawing.group.first.id}
    given = values(one)
    given |= {name: day for name, value in given.items() if isinstance(value, date)}
    return one.custom_id(**given | {name: about[name] for name in given.keys() & about.keys()})


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

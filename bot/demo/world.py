"""The demo's servers: who is in them, and what happened in one before the visitor came."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import discord

from bot.demo import mentoring, picture, sharing
from bot.demo.stage import ZONE, Persona, Stage, move
from bot.ui.permissions import INVITE, PRIVATE_THREADS
from bot.ui.send import custom_ids
from bot.ui.template import verb_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from discord import Message
    from simcord import GuildHandle, InteractionResult, RoleHandle

    from bot.client import WhatsWorking
    from bot.demo.simulated import Env
    from bot.demo.stage import Story

OPTIONS = ("story", "kind", "thanks", "alt", "for")
STORIES = Path(__file__).with_name("stories.toml")
BOT = "What's Working"
WINS, TALK, COORDINATORS = "whats-working", "general", "coordinators"
COFFEE_WEEK = 3  # of September: a week after the demo begins
TOPICS = {
    WINS: "What worked, big or tiny, and what didn't.",
    TALK: "Everything else.",
    COORDINATORS: "Only coordinators see this room.",
}


def found(env: Env, client: WhatsWorking) -> Stage:
    """Make the server, its rooms and its people, with the bot among them."""
    story = tomllib.loads(STORIES.read_text("utf-8"))
    env.backend.edit_bot_profile(BOT)
    move(env, _local(story["opened"]))
    guild = env.create_guild(story["server"], notifications=discord.NotificationLevel.only_mentions)
    _give_only_what_is_asked_for(env, guild)
    _tell_nobody_of_private_threads(env)
    _let_managers_edit_threads(env)
    return Stage(env, client, guild, _people(env, guild, story["people"]))


async def live_through(stage: Stage) -> None:
    """Let its first two weeks happen, everything done by the members themselves."""
    story = tomllib.loads(STORIES.read_text("utf-8"))
    await stage.env.settle()
    await _set_up(stage, story["features"])
    acts = {
        **{"wins": _share, "said": _say, "plans": _plan, "did": _did, "greets": _greet},
        **{"coffee": _join_coffee, "offers": mentoring.offer, "asks": _ask},
        **{"shelf": sharing.put, "meetups": sharing.meet, "challenges": sharing.challenge},
    }
    days = [(one["at"], act, one) for what, act in acts.items() for one in story[what]]
    for at, act, one in sorted(days, key=lambda day: day[0]):
        await stage.until(_local(at))
        await act(stage, one)
        await stage.step()
    await _celebrate(stage)
    await stage.until(_local(story["begins"]))
    _add_empty_server(stage, story["empty"])
    await stage.env.settle()
    stage.forget_private_answers()


def _people(env: Env, guild: GuildHandle, story: list[Story]) -> Iterator[Persona]:
    role = guild.create_role("Coordinators", permissions=discord.Permissions(manage_guild=True))
    _make_channels(guild, role)
    for one in story:
        user = env.create_user(one["key"], global_name=one["name"])
        roles = [role] if one.get("coordinator") else []
        actor = guild.add_member(user, roles=roles)
        yield Persona(one["key"], one["name"], one["about"], actor, bool(roles), one["hint"])


def _add_empty_server(stage: Stage, story: Story) -> None:
    """Make a server that the bot was just invited to, with two people in it."""
    guild = stage.env.create_guild(story["server"])
    _give_only_what_is_asked_for(stage.env, guild)
    role = guild.create_role("Librarians", permissions=discord.Permissions(manage_guild=True))
    for name in (TALK, WINS):
        guild.create_text_channel(name)
    members = [
        guild.add_member(stage.env.create_user(one["key"], global_name=one["name"]), roles=[role])
        for one in story["people"]
    ]
    first = story["people"][0]
    person = Persona(first["key"], first["name"], first["about"], members[0], True, first["hint"])
    stage.people[person.key] = person


def _make_channels(guild: GuildHandle, coordinators: RoleHandle) -> None:
    seen, hidden = (discord.PermissionOverwrite(view_channel=sees) for sees in (True, False))
    for name, topic in TOPICS.items():
        guild.create_text_channel(
            name,
            topic=topic,
            overwrites={guild.default_role: hidden, coordinators: seen, guild.roles[BOT]: seen}
            if name == COORDINATORS
            else None,
        )


def _give_only_what_is_asked_for(env: Env, guild: GuildHandle) -> None:
    # SimCord gives a bot nearly everything; the demo shows that the invite's few are enough, and
    # the one that a coordinator adds where coffee or mentors are on.
    granted = INVITE | discord.Permissions(**{PRIVATE_THREADS.name: True})
    env.backend.edit_role(guild.id, guild.roles[BOT].id, {"permissions": granted.value})


def _tell_nobody_of_private_threads(env: Env) -> None:
    # SimCord announces each of them in the channel; Discord does so for public ones alone.
    backend: Any = env.backend
    create = backend.create_thread

    def created(*given: object, **options: object) -> object:
        if options.get("type") != discord.ChannelType.private_thread.value:
            return create(*given, **options)
        thread = create(*given, **options | {"broadcast": False})
        backend.announce_thread_create(thread)
        return thread

    backend.create_thread = created


def _let_managers_edit_threads(env: Env) -> None:
    # SimCord asks for Manage Channels to rename, close or delete a thread; Discord for Manage
    # Threads, which the invite asks for.
    backend: Any = env.backend
    require = backend.require_permissions

    def required(guild_id: int, user_id: int, channel_id: int | None, *names: str) -> None:
        if channel_id is not None and backend.get_channel(channel_id).is_thread:
            names = tuple("manage_threads" if name == "manage_channels" else name for name in names)
        require(guild_id, user_id, channel_id, *names)

    backend.require_permissions = required


async def _set_up(stage: Stage, features: Iterable[str]) -> None:
    """Answer what setup asks, and post Start here, as the two coordinators would."""
    wins = stage.guild.channels[WINS]
    first, second = (one.actor for one in stage.people.values() if one.coordinates)
    panel = _card(await first.slash(wins, "setup"))
    await first.select(panel, [wins], custom_id="setup:channel")
    await first.select(panel, [ZONE], custom_id="setup:zone")
    await first.select(panel, [second], custom_id="setup:second")
    await first.click(panel, custom_id="setup:post")
    services, now = stage.client.services, stage.client.clock.now()
    await services.coffee.change_settings(stage.guild.id, now, week=COFFEE_WEEK)
    await services.groups.change(
        stage.guild.id,
        now,
        coordinator_channel_id=stage.guild.channels[COORDINATORS].id,
        switched_on=frozenset(features),
    )
    await stage.client.registry.register(stage.guild.id)


async def _celebrate(stage: Stage) -> None:
    """Choose the short list of book days, as a coordinator would."""
    services, guild_id = stage.client.services, stage.guild.id
    await services.selections.take_list(guild_id, "calm", stage.client.clock.now())


async def _share(stage: Stage, story: Story) -> None:
    """Share a win by the command, answer what is asked about its photo, and let others press."""
    room, author = stage.guild.channels[WINS], stage.people[story["by"]].actor
    options: dict[str, object] = {name: story[name] for name in OPTIONS if name in story}
    if story.get("photo"):
        options["photo"] = ("cart.png", picture.cart())
    answer = await author.slash(room, "win share", **options)
    if story.get("photo"):
        card = _card(answer)
        await author.click(card, custom_id=_custom_id(card, "draft:clear_photo:1"))
    post = stage.messages(stage.people[story["by"]], room)[-1]
    if "travels" in story:
        win_id = _custom_id(post, "win:cheer").rpartition(":")[2]
        own = _card(await author.slash(room, "win show", win=win_id))
        await author.click(own, custom_id=f"win:consent:{story['travels']}:{win_id}")
    for verb, names in (("win:cheer", "cheers"), ("win:try", "tries")):
        button = _custom_id(post, verb)
        for name in story.get(names, ()):
            await stage.people[name].actor.click(post, custom_id=button)


async def _say(stage: Stage, story: Story) -> None:
    author = stage.people[story["by"]].actor
    await author.send(stage.guild.channels[story["room"]], story["text"])


async def _ask(stage: Stage, story: Story) -> None:
    """Ask the group, and answer by the button under the question."""
    room, asker = stage.guild.channels[WINS], stage.people[story["by"]]
    form = await asker.actor.slash(room, "ask")
    given = {"asked": story["asked"], "topic": [story["topic"]], "name": ["named"]}
    card = _card(await asker.actor.submit_modal(form, given))
    if "ask:anyway" in map(verb_of, custom_ids(card.components)):  # what it's like is shown first
        await asker.actor.click(card, custom_id=_custom_id(card, "ask:anyway"))
    await stage.step()
    post = next(one for one in reversed(stage.messages(asker, room)) if one.components)
    for one in story["answers"]:
        actor = stage.people[one["by"]].actor
        form = await actor.click(post, custom_id=_custom_id(post, "ask:answer"))
        await actor.submit_modal(form, {"story": one["story"], "credit": ["named"]})


async def _plan(stage: Stage, story: Story) -> None:
    """Choose goals from the menus, or write one, and where the nudge comes."""
    room, author = stage.guild.channels[WINS], stage.people[story["by"]].actor
    panel = _card(await author.slash(room, "plan set"))
    for goal in ("weekly", "monthly", "quarterly"):
        if goal in story:
            await author.select(panel, [story[goal]], custom_id=f"plan:goal:{goal}")
    if "own" in story:
        form = await author.select(panel, ["own"], custom_id="plan:goal:weekly")
        await author.submit_modal(form, {"own": story["own"]})
    if "find" in story:
        await author.select(panel, [story["find"]], custom_id="plan:find")


async def _did(stage: Stage, story: Story) -> None:
    """Note for oneself what was done."""
    room, author = stage.guild.channels[WINS], stage.people[story["by"]].actor
    options = {name: story[name] for name in ("goal", "who", "note") if name in story}
    await author.slash(room, "plan done", **options)


async def _greet(stage: Stage, story: Story) -> None:
    """Offer to greet, and to be reached by private message."""
    room, author = stage.guild.channels[WINS], stage.people[story["by"]].actor
    await author.click(_card(await author.slash(room, "help")), custom_id="weekly:greet")
    settings = _card(await author.slash(room, "me set"))
    reach = _card(await author.click(settings, custom_id="me:reach"))
    await author.select(reach, ["dm"], custom_id="me:way:general")


async def _join_coffee(stage: Stage, story: Story) -> None:
    """Join coffee, and be reached in the private thread."""
    room, author = stage.guild.channels[WINS], stage.people[story["by"]].actor
    await author.click(_card(await author.slash(room, "coffee join")), custom_id="coffee:by:thread")


def _card(answer: InteractionResult) -> Message:
    """Return the last private card of an answer."""
    return next(one.message for one in reversed((answer.response, *answer.followups)) if one)


def _custom_id(message: Message, like: str) -> str:
    """Return the custom id of a message's button that begins as another id does."""
    rows: list[Any] = message.components
    ids = (part.custom_id for row in rows for part in row.children)
    return str(next(one for one in ids if verb_of(one) == verb_of(like)))


def _local(at: datetime) -> datetime:
    return at.replace(tzinfo=ZoneInfo(ZONE))

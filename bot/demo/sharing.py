"""What the demo's members put on the shelf and set up before the visitor came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.send import custom_ids

if TYPE_CHECKING:
    from discord import Message
    from simcord import InteractionResult

    from bot.demo.stage import Stage, Story

ROOM = "whats-working"


async def put(stage: Stage, story: Story) -> None:
    """Put a link on the shelf by the command, and say what it is."""
    author = stage.people[story["by"]].actor
    room = stage.guild.channels[ROOM]
    card = _card(await author.slash(room, "resource add", title=story["title"], link=story["link"]))
    if "opens" in story:
        card = _card(await author.click(card, custom_id=_id_of(card, "shelf:opens:yes")))
    await author.select(card, [story["kind"]], custom_id=_id_of(card, "shelf:kind"))
    for what in ("levels", "topics"):
        if what in story:
            await author.select(card, story[what], custom_id=_id_of(card, f"shelf:{what}"))
    if "used" in story:
        form = await author.click(card, custom_id=_id_of(card, "shelf:line"))
        await author.submit_modal(form, {"line": story["used"]})
    if "travels" in story:
        asked = _card(await author.click(card, custom_id=_id_of(card, "shelf:travel")))
        consent = f"shelf:consent:{story['travels']}"
        await author.click(asked, custom_id=_id_of(asked, consent))
    number = _id_of(card, "shelf:kind").rpartition(":")[2]
    for name in story.get("users", ()):
        reader = stage.people[name].actor
        seen = _card(await reader.slash(room, "resource show", resource=number))
        await reader.click(seen, custom_id=_id_of(seen, "shelf:use"))


async def meet(stage: Stage, story: Story) -> None:
    """Set a meet-up up by the command, and let others say that they're coming."""
    author = stage.people[story["by"]].actor
    room = stage.guild.channels[ROOM]
    form = await author.slash(room, "meetup create")
    given = {"title": story["title"], "when": story["when"], "place": story["place"]}
    read = _card(await author.submit_modal(form, given))
    await author.select(read, [story["kind"]], custom_id=_id_of(read, "meetup:kind"))
    if "spots" in story:
        more = await author.click(read, custom_id=_id_of(read, "meetup:more"))
        await author.submit_modal(more, {"place": story["place"], "spots": story["spots"]})
    post = await _posted(stage, story, read)
    for name in story["coming"]:
        await stage.people[name].actor.click(post, custom_id=_id_of(post, "meetup:come"))


async def challenge(stage: Stage, story: Story) -> None:
    """Set a challenge up by its button, and let others add to it."""
    author = stage.people[story["by"]].actor
    listed = _card(await author.slash(stage.guild.channels[ROOM], "meetup upcoming"))
    form = await author.click(listed, custom_id=_id_of(listed, "challenge:create"))
    given = {name: story[name] for name in ("title", "when", "unit", "target")}
    post = await _posted(stage, story, _card(await author.submit_modal(form, given)))
    for name, typed in story["added"].items():
        actor = stage.people[name].actor
        form = await actor.click(post, custom_id=_id_of(post, "challenge:add"))
        await actor.submit_modal(form, {"amount": typed})


async def _posted(stage: Stage, story: Story, read: Message) -> Message:
    """Press *Post it* on what was read of a meet-up, and return its post."""
    author = stage.people[story["by"]]
    await author.actor.click(read, custom_id=_id_of(read, "draft:post"))
    await stage.step()
    posts = stage.messages(author, stage.guild.channels[ROOM])
    return next(one for one in reversed(posts) if story["title"] in one.content)


def _card(answer: InteractionResult) -> Message:
    """Return the last private card of an answer."""
    return next(one.message for one in reversed((answer.response, *answer.followups)) if one)


def _id_of(message: Message, verb: str) -> str:
    """Return the custom id of what a message has to press or choose from, by how it begins."""
    ids = sorted(custom_ids(message.components))
    return next(one for one in ids if f"{one}:".startswith(f"{verb}:"))

"""What the demo's members put on the shelf and set up before the visitor came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.send import custom_ids

if TYPE_CHECKING:
    from discord import Message
    from simcord import InteractionResult

    from bot.demo.stage import Stage

ROOM = "whats-working"


async def put(stage: Stage, told: dict[str, Any]) -> None:
    """Put a link on the shelf by the command, and say what it is."""
    author = stage.people[told["by"]].actor
    room = stage.guild.channels[ROOM]
    card = _card(await author.slash(room, "resource add", title=told["title"], link=told["link"]))
    if "opens" in told:
        card = _card(await author.click(card, custom_id=_id_of(card, "shelf:opens:yes")))
    await author.select(card, [told["kind"]], custom_id=_id_of(card, "shelf:kind"))
    for what in ("levels", "topics"):
        if what in told:
            await author.select(card, told[what], custom_id=_id_of(card, f"shelf:{what}"))
    if "used" in told:
        form = await author.click(card, custom_id=_id_of(card, "shelf:line"))
        await author.submit_modal(form, {"line": told["used"]})
    if "travels" in told:
        asked = _card(await author.click(card, custom_id=_id_of(card, "shelf:travel")))
        consent = f"shelf:consent:{told['travels']}"
        await author.click(asked, custom_id=_id_of(asked, consent))
    number = _id_of(card, "shelf:kind").rpartition(":")[2]
    for name in told.get("users", ()):
        reader = stage.people[name].actor
        seen = _card(await reader.slash(room, "resource show", resource=number))
        await reader.click(seen, custom_id=_id_of(seen, "shelf:use"))


async def meet(stage: Stage, told: dict[str, Any]) -> None:
    """Set a meet-up up by the command, and let others say that they're coming."""
    author = stage.people[told["by"]].actor
    room = stage.guild.channels[ROOM]
    form = await author.slash(room, "meetup create")
    given = {"title": told["title"], "when": told["when"], "place": told["place"]}
    read = _card(await author.submit_modal(form, given))
    await author.select(read, [told["kind"]], custom_id=_id_of(read, "meetup:kind"))
    if "spots" in told:
        more = await author.click(read, custom_id=_id_of(read, "meetup:more"))
        await author.submit_modal(more, {"place": told["place"], "spots": told["spots"]})
    post = await _posted(stage, told, read)
    for name in told["coming"]:
        await stage.people[name].actor.click(post, custom_id=_id_of(post, "meetup:come"))


async def challenge(stage: Stage, told: dict[str, Any]) -> None:
    """Set a challenge up by its button, and let others add to it."""
    author = stage.people[told["by"]].actor
    listed = _card(await author.slash(stage.guild.channels[ROOM], "meetup upcoming"))
    form = await author.click(listed, custom_id=_id_of(listed, "challenge:create"))
    given = {name: told[name] for name in ("title", "when", "unit", "target")}
    post = await _posted(stage, told, _card(await author.submit_modal(form, given)))
    for name, typed in told["added"].items():
        actor = stage.people[name].actor
        form = await actor.click(post, custom_id=_id_of(post, "challenge:add"))
        await actor.submit_modal(form, {"amount": typed})


async def _posted(stage: Stage, told: dict[str, Any], read: Message) -> Message:
    """Press *Post it* on what was read of a meet-up, and return its post."""
    author = stage.people[told["by"]]
    await author.actor.click(read, custom_id=_id_of(read, "draft:post"))
    await stage.step()
    posts = stage.messages(author, stage.guild.channels[ROOM])
    return next(one for one in reversed(posts) if told["title"] in one.content)


def _card(answer: InteractionResult) -> Message:
    """Return the last private card of an answer."""
    return next(one.message for one in reversed((answer.response, *answer.followups)) if one)


def _id_of(message: Message, verb: str) -> str:
    """Return the custom id of what a message has to press or choose from, by how it begins."""
    ids = sorted(custom_ids(message.components))
    return next(one for one in ids if f"{one}:".startswith(f"{verb}:"))

"""Killed while something on the shelf is posted, asked about, or filed: each is there once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.wire.due import MESSAGE, TAKEN, _text
from tests.wire.dying_bot import STEPS

if TYPE_CHECKING:
    from tests.wire.due import Due

LONG = bool(os.environ.get("TORTURE"))
POST, HIDDEN = "shelf.post", "shelf.hidden"
KINDS = (POST, "shelf.ask", HIDDEN)
THREAD = "POST /channels/*/threads"
FORUM = 15  # Discord's number for one
AT = (*STEPS, TAKEN)


def _owe(due: Due, place: int) -> None:
    """Owe a post about Rosa's list, and two private lines to Dana about it and her own."""
    due.execute(
        "UPDATE groups SET switched_on = 'shelf', switched_off = 'plans,weekly', "
        f"shelf_channel_id = {place}"
    )
    new = _put(due, "Weeding list", due.school.coordinator.id)
    due.plan(POST, new)
    use: dict[str, object] = {"resource_id": new, "member_id": due.school.dana.id, "name": "Dana"}
    use |= {"guild_id": due.school.guild.id, "created_at": _text(due.now)}
    due._add("resource_uses", **use)
    due.plan("shelf.ask", new, member_id=due.school.dana.id)
    own = _put(due, "Bought lesson", due.school.dana.id, hidden="sent back", note="A link, please")
    due.plan(HIDDEN, own, "once", member_id=due.school.dana.id)


def _put(due: Due, title: str, owner_id: int, **values: object) -> int:
    link = f"https://example.org/{title.replace(' ', '-')}"
    first: dict[str, object] = {"guild_id": due.school.guild.id, "owner_id": owner_id}
    first |= {"owner_name": "Rosa", "title": title, "link": link, "same": link}
    first |= {"consent": "here", "created_at": _text(due.now), "looked_at": _text(due.now)}
    first |= dict.fromkeys(("levels", "topics", "words"), "")
    return due._add("resources", **(first | values))


def _forum(due: Due) -> int:
    """Make a forum, and return its id."""
    return due.school.guild.create_forum_channel("the-shelf").id


@pytest.mark.parametrize("step", AT if LONG else ("answered", TAKEN))
@pytest.mark.parametrize("place", ["channel", "forum"])
@pytest.mark.torture
async def test_killed(due: Due, place: str, step: str) -> None:
    """Back an hour later, when no nonce is remembered: one post, and one line each."""
    _owe(due, _forum(due) if place == "forum" else due.school.channel.id)
    await due.killed(step, KINDS, THREAD if place == "forum" else MESSAGE)
    await due.back(*KINDS)

    own, places = set(due.posted()), due.wire.backend.messages.values()
    posted = [one.content for at in places for one in at.values() if one.id in own]
    for what in ("**Rosa** put something on the shelf: **Weeding list**", "A link, please"):
        assert sum(what in one for one in posted) == 1, what
    assert sum("How did it go?" in one for one in posted) == 1

"""The lobby, as a browser without scripts sees it."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.demo.stage import move
from bot.demo.world import COORDINATORS, TALK, WINS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from discord import Message
    from simcord import ChannelHandle

    from bot.demo.stage import Stage

RAW = re.compile(r"<(?:[@#]|t:|/\w+[\w ]*:|a?:\w)[^<>]*>")

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def page(lobby: aiohttp.ClientSession, **query: str | int) -> str:
    """Return the lobby's page."""
    async with lobby.get("/", params=query) as response:
        assert response.status == 200
        return await response.text()


async def sent(lobby: aiohttp.ClientSession, path: str, **fields: str | int) -> tuple[int, str]:
    """Hand in a form with the page's own token; return the status and where it leads."""
    found = re.search(r'name="token" value="([^"]+)"', await page(lobby))
    assert found is not None
    fields = {"token": found[1]} | fields
    async with lobby.post(path, data=fields, allow_redirects=False) as response:
        return response.status, response.headers.get("Location", await response.text())


class Tab:
    """A browser's tab at a room's address."""

    def __init__(self, session: aiohttp.ClientSession, page: dict[str, Any]) -> None:
        self.session = session
        self.page = page
        self.own = {"X-Simcord-Context": page["context"]["id"]}

    async def later(self) -> dict[str, Any]:
        """Return what is shown in it by now."""
        async with self.session.get("/api/state", headers=self.own) as response:
            found: dict[str, object] = await response.json()
            return found

    async def act(self, kind: str, **what: str) -> dict[str, object]:
        """Do what its script does on a press; return the answer."""
        asked = {
            "protocol_version": 3,
            "sequence": 1,
            "request_id": "the only one",
            "kind": kind,
            "generation": self.page["context"]["generation"],
            "bot_generation": self.page["botGeneration"],
            "published_revision": self.page["publishedRevision"],
        }
        async with self.session.post(
            "/api/action", json=asked | what, headers=self.own
        ) as response:
            assert response.status == 200
            answer: dict[str, object] = await response.json()
            return answer

    async def press(self, message: int, button: int = 0) -> dict[str, object]:
        """Press a button in a message's first row; return the answer."""
        control = f"message:{message}:component:0.components.{button}"
        return await self.act("click", target_id=str(message), control_key=control)


@asynccontextmanager
async def a_tab(address: str) -> AsyncIterator[Tab]:
    """Open a room's address."""
    parts = urlsplit(address)
    headers = {"X-Simcord-Capability": parts.fragment}
    async with aiohttp.ClientSession(f"http://{parts.netloc}", headers=headers) as session:
        async with session.post("/api/pages", json={}) as response:
            assert response.status == 200
            page = await response.json()
        yield Tab(session, page)


async def shown_at(address: str) -> dict[str, Any]:
    """Return what a tab shows when it is opened at a room's address."""
    async with a_tab(address) as tab:
        return tab.page


async def cheer(stage: Stage, person: str, words: str) -> int:
    """Cheer the win that has these words in it; return its post's id."""
    post = post_of(stage, person, words)
    components: list[Any] = post.components
    await stage.people[person].actor.click(post, custom_id=components[0].children[0].custom_id)
    return post.id


def post_of(stage: Stage, person: str, words: str) -> Message:
    """Return the win that has these words in it, as somebody reads it."""
    posts = stage.messages(stage.people[person], room(stage, WINS))
    return next(one for one in posts if words in one.content)


def room(stage: Stage, name: str) -> ChannelHandle:
    """Return a channel."""
    return stage.guild.channels[name]


async def test_who_to_be(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """Everyone can be chosen, and the page says who is."""
    text = await page(lobby, **{"as": "priya"})

    assert all(f"<strong>{one.name}</strong>" in text for one in stage.people.values())
    assert re.search(r'href="/\?as=priya[^"]*" aria-current="true"', text)
    assert "Start as Priya Raman" in text


async def test_where_to_go(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """The rooms are those that the chosen person can read; threads are among them."""
    dana, marta = await page(lobby, **{"as": "dana"}), await page(lobby, **{"as": "marta"})

    assert f'aria-label="Open #{WINS}"' in dana
    assert f'aria-label="Open #{COORDINATORS}"' not in dana
    assert f'aria-label="Open #{COORDINATORS}"' in marta


async def test_a_thread_is_a_room(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """*Talk about it* opens a thread, and the lobby lists it."""
    luis, channel = stage.people["luis"], room(stage, WINS)
    post = next(one for one in stage.messages(luis, channel) if "blind date" in one.content[:200])
    components: list[Any] = post.components
    [talk] = [
        one.custom_id for row in components for one in row.children if "talk" in one.custom_id
    ]
    await luis.actor.click(post, custom_id=talk)

    text = unescape(await page(lobby, **{"as": "luis"}))

    assert " · " in text
    assert "Open “" in text


async def test_opening_a_room(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """A press leads to the room, as the chosen person, with its posts and the composer."""
    status, address = await sent(lobby, "/open", room=room(stage, WINS).id, **{"as": "amina"})
    shown = await shown_at(address)

    assert status == 303
    assert shown["channel"]["name"] == WINS
    assert shown["viewerId"] == str(stage.people["amina"].actor.id)
    assert len(shown["viewers"]) == 8
    assert len(shown["timeline"]) >= 13
    assert shown["commands"]["count"] > 0


async def test_the_next_room_takes_the_place(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """Rooms can be opened one after the other, each at an address of its own."""
    _, first = await sent(lobby, "/open", room=room(stage, WINS).id)
    _, second = await sent(lobby, "/open", room=room(stage, TALK).id)

    assert first != second
    assert (await shown_at(second))["channel"]["name"] == TALK


async def test_a_link_in_a_message(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """It leads to the room, as the person who is looking; to no room that they can't see."""
    hidden, talk = room(stage, COORDINATORS), room(stage, TALK)
    await sent(lobby, "/open", room=room(stage, WINS).id, **{"as": "mai"})
    ways = [f"/channels/{stage.guild.id}/{one.id}/1" for one in (talk, hidden)]
    async with lobby.get(ways[0], allow_redirects=False) as response:
        shown = await shown_at(response.headers["Location"])
    async with lobby.get(ways[1], allow_redirects=False) as response:
        refused, text = response.status, await response.text()

    assert shown["channel"]["name"] == TALK
    assert shown["viewerId"] == str(stage.people["mai"].actor.id)
    assert refused == 404
    assert "Mai Vang can" in text


async def test_save_as_a_win(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """The choice beside a member's own message asks privately, in the room."""
    hannah = stage.people["hannah"]
    message = next(
        one for one in stage.messages(hannah, room(stage, TALK)) if one.author.id == hannah.actor.id
    )

    status, address = await sent(
        lobby,
        "/choose",
        message=message.id,
        menu="Save as a win",
        room=room(stage, TALK).id,
        **{"as": "hannah"},
    )
    shown = await shown_at(address)

    assert status == 303
    last = shown["messages"][shown["timeline"][-1]]
    assert "taco book" in last["content"]
    assert last["components"]


async def test_tell_a_coordinator(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """The choice that answers with a form opens the room with the form in it."""
    message = stage.messages(stage.people["mai"], room(stage, TALK))[-1]

    _, address = await sent(
        lobby,
        "/choose",
        message=message.id,
        menu="Tell a coordinator",
        room=room(stage, TALK).id,
        **{"as": "mai"},
    )

    assert (await shown_at(address))["modal"]["payload"]["title"] == "Tell a coordinator"


async def test_a_message_that_is_gone(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """A press on something that is not there any more is explained, with the way back."""
    status, text = await sent(
        lobby, "/choose", message=1, menu="Save as a win", room=room(stage, TALK).id
    )

    assert status == 404
    assert "That message isn't there anymore." in unescape(text)
    assert '<a href="/">' in text


async def test_what_people_write_is_only_text(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """Markup in a message is shown, not obeyed."""
    luis = stage.people["luis"]
    sign = await luis.actor.send(room(stage, TALK), "**<script>alert('1')</script>** & so on")

    text = await page(lobby, room=room(stage, TALK).id)
    await luis.actor.delete(sign)

    assert "<script" not in text
    assert "<strong>&lt;script&gt;" in text
    assert "&amp; so on" in text


async def test_no_raw_codes(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """Nobody reads a number where Discord shows a name, a channel, a day or a picture."""
    luis, talk = stage.people["luis"], room(stage, TALK)
    said = f"<@{luis.actor.id}> in <#{talk.id}> <t:1789000000:F> <:owl:9> </win share:7> <@5>"
    post = await luis.actor.send(talk, said)
    pages = [await page(lobby)]
    for one in stage.guild.channels.values():
        pages += [await page(lobby, room=one.id, **{"as": name}) for name in ("luis", "marta")]
    await luis.actor.delete(post)

    assert [RAW.findall(unescape(one)) for one in pages if RAW.search(unescape(one))] == []
    assert any("Wednesday, September 9, " in one for one in pages)


async def test_what_the_bot_does_by_itself(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """A number that the bot renews later is shown in an open tab without anyone asking."""
    _, address = await sent(lobby, "/open", room=room(stage, WINS).id, **{"as": "mai"})
    async with a_tab(address) as tab:
        post = str(await cheer(stage, "mai", "octopuses"))
        move(stage.env, stage.env.now() + timedelta(seconds=10))
        await stage.step()
        seen = [one["messages"][post]["components"] for one in (tab.page, await tab.later())]

    labels = [one[0]["components"][0]["label"] for one in seen]
    assert labels == ["Cheer", "Cheer (1)"]


@pytest.mark.parametrize("path", ["/open", "/choose"])
@pytest.mark.parametrize("token", ["", "guessed", "é"])
async def test_a_form_from_elsewhere(lobby: aiohttp.ClientSession, path: str, token: str) -> None:
    """A form without this run's token changes nothing."""
    async with lobby.post(path, data={"token": token}, allow_redirects=False) as response:
        assert response.status == 403


async def test_another_name_for_this_computer(lobby: aiohttp.ClientSession) -> None:
    """A page that got a name of its own for this address is not let in."""
    async with lobby.get("/", headers={"Host": "lobby.example"}) as response:
        text = await response.text()

    assert response.status == 403
    assert "Priya" not in text


async def test_nothing_from_outside(lobby: aiohttp.ClientSession) -> None:
    """The page asks for nothing that is not on this computer, and cannot be framed."""
    async with lobby.get("/") as response:
        text, policy = await response.text(), response.headers["Content-Security-Policy"]
    async with lobby.get("/lobby.css") as response:
        sheet = await response.text()

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in text.replace("http-equiv", "")
    assert "url(" not in sheet


async def test_a_page_that_is_not_there(lobby: aiohttp.ClientSession) -> None:
    """An address that means nothing gets a page with the way back."""
    async with lobby.get("/nothing") as response:
        text = await response.text()

    assert response.status == 404
    assert "Back to the lobby" in text

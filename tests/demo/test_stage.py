"""The simulated Discord while it is looked at."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from simcord import SetupError
from simcord.preview import _markdown

from bot.demo.stage import QUIET, move, summed_up
from bot.demo.world import TALK, WINS
from bot.kit.links import link_to
from tests.demo.test_lobby import a_tab, cheer, post_of, shown_at

if TYPE_CHECKING:
    from bot.demo.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_one_clock(stage: Stage) -> None:
    """The bot's time is the simulated Discord's, and never goes back."""
    before = stage.client.clock.now()
    move(stage.env, before + timedelta(minutes=5))
    move(stage.env, before)

    assert stage.client.clock.now() == stage.env.now() == before + timedelta(minutes=5)


async def test_days_in_the_list_of_messages() -> None:
    """SimCord's list says a day where it would say "[timestamp]", and nothing for how long."""
    there = {"type": "timestamp", "unix": 1_790_109_000, "style": "F"}
    line: list[object] = [{"type": "strong", "children": [{"type": "text", "content": "Chat"}]}]
    line += [{"type": "text", "content": " on "}, there, {"type": "text", "content": " ("}]
    line += [there | {"style": "R"}, {"type": "text", "content": ")."}]

    assert summed_up(line) == "Chat on September 22."
    assert summed_up(line, 7) == "Chat o…"


async def test_no_link_leaves() -> None:
    """What leads to one of the rooms can be pressed; any other address is only shown."""
    room = link_to(1, 2)
    said = json.dumps(_markdown.markdown_tokens(f"[here]({room}), [there](https://a.example)"))

    assert f'"href": "{room}"' in said
    assert "there" in said
    assert "a.example" not in said
    assert "https://b.example/x" in str(_markdown.markdown_tokens("See https://b.example/x"))


async def test_one_thing_after_another(stage: Stage) -> None:
    """What is pressed, and a room that is opened then, wait for what is under way."""
    dana, wins = stage.people["dana"], stage.guild.channels[WINS]
    post = post_of(stage, "dana", "sambusas")
    async with a_tab(await stage.open(wins, dana)) as tab:
        async with stage.env.alone:
            answer = asyncio.create_task(dana.actor.slash(wins, "win mine"))
            await asyncio.sleep(0)
            with pytest.raises(SetupError, match="overlaps"):
                await stage.people["joel"].actor.slash(wins, "win mine")
            await answer
            stage.env._begin_operation("more of it")
            pressed = asyncio.create_task(tab.press(post.id))
            while not (stage.env.alone._waiters or pressed.done()):  # noqa: ASYNC110 - not ours
                await asyncio.sleep(0.01)
            opened = asyncio.create_task(stage.open(wins, dana))
            await asyncio.sleep(0.1)
            stage.env._end_operation()
        address = await opened

    assert (await pressed)["settlement"] == "settled"
    assert (await shown_at(address))["channel"]["name"] == WINS


async def test_a_press_on_an_older_page(stage: Stage) -> None:
    """It counts although the page was renewed since, unless the button is another one by now."""
    dana, wins = stage.people["dana"], stage.guild.channels[WINS]
    post = post_of(stage, "dana", "sambusas")
    address = await stage.open(wins, dana)
    async with a_tab(address) as first, a_tab(address) as second:
        await stage._republish()
        counted = await first.press(post.id)
        row = stage.env.backend.get_message(wins.id, post.id).components[0]["components"]
        row.reverse()
        await stage._republish()
        row.reverse()
        await stage._republish()
        refused = await second.press(post.id)

    assert (counted["settlement"], refused["settlement"]) == ("settled", "rejected")


async def test_old_private_answers(stage: Stage) -> None:
    """Opening a room is like loading Discord again: private answers are not there any more."""
    dana, wins = stage.people["dana"], stage.guild.channels[WINS]
    answer = await dana.actor.slash(wins, "win mine")
    assert answer.response is not None
    private = str(answer.response.id)

    shown = await shown_at(await stage.open(wins, dana))

    assert private not in shown["timeline"]


async def test_private_messages(stage: Stage) -> None:
    """A private message from the bot is a room of the person's own."""
    amina = stage.people["amina"]
    await amina.actor.send_dm("Hello?")

    (private,) = [one for one in stage.rooms(amina) if one.guild is None]
    shown = await shown_at(await stage.open(private, amina))

    assert [one["id"] for one in shown["viewers"]] == [str(amina.actor.id)]
    assert stage.menus(amina, private) == []
    assert all(one.guild is not None for one in stage.rooms(stage.people["dana"]))


async def test_fonts(stage: Stage) -> None:
    """A room waits for the font that most is written in, and not for 32 MB of others."""
    address = await stage.open(stage.guild.channels[TALK], stage.people["luis"])
    async with a_tab(address) as tab, tab.session.get("/presentation.js") as response:
        awaited = re.findall(r'css: \'(.+?) 16px "(.+?)"\'', await response.text())

    assert awaited == [("normal", "Noto Sans")]


async def test_a_form_that_is_open(stage: Stage) -> None:
    """The page is not renewed under somebody who fills in a form, nor right after a press."""
    luis, talk = stage.people["luis"], stage.guild.channels[TALK]
    async with a_tab(await stage.open(talk, luis)):
        page = stage._pages()[-1]
        page.modal = await luis.actor.slash(talk, "win share")
        waiting = asyncio.create_task(stage._let_press())
        await asyncio.sleep(QUIET * 1.5)
        renewed_under_it = waiting.done()
        page.modal = None
        await asyncio.wait_for(waiting, 60)

    assert not renewed_under_it


async def test_a_room_that_its_visitor_ended(stage: Stage) -> None:
    """What the bot does after that harms nothing, and the room can be opened again."""
    luis, talk = stage.people["luis"], stage.guild.channels[TALK]
    async with a_tab(await stage.open(talk, luis)) as tab:
        ended = await tab.act("close")
        assert ended["settlement"] == "settled"

    await cheer(stage, "luis", "sambusas")
    move(stage.env, stage.env.now() + timedelta(seconds=10))
    await stage.step()

    assert (await shown_at(await stage.open(talk, luis)))["channel"]["name"] == TALK

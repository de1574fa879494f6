"""The wire's HTTP side, with a real discord.py client as its own process."""

from __future__ import annotations

import asyncio
import signal
import time
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.wire.process import BARE, BotProcess
from tests.wire.schema import DESCRIPTION
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.members import Wire
    from tests.wire.school import School

POST = "POST /channels/*/messages"
CALLBACK = "POST /interactions/*/callback"


async def test_wrong_token(wire: Wire, school: School) -> None:
    """A wrong token is answered with 401, and discord.py gives up."""
    bot = BotProcess(wire, *BARE, env={"DISCORD_TOKEN": "wrong"})
    await bot.launch()
    code = await bot.exited()

    assert code == 1
    assert [r.status for r in wire.requests] == [401]
    assert any("Improper token" in line for line in bot.log)


async def test_no_token(wire: Wire) -> None:
    """Without a token only what carries its own in the address is open."""
    async with aiohttp.ClientSession() as client:
        statuses = [
            (await client.get(wire.api_url + path)).status
            for path in ("/users/@me", "/gateway/bot", "/gateway", "/webhooks/1/none/messages/2")
        ]

    assert statuses == [401, 401, 200, 404]


async def test_slash(wire: Wire, school: School, bare: BotProcess) -> None:
    """A command is answered, with an embed."""
    answer = await wire.slash(school.dana, school.channel, "bare")

    assert answer.message.embeds[0].title == "Bare"
    assert not answer.failed


async def test_two_hundred_at_once(wire: Wire, school: School, bare: BotProcess) -> None:
    """Two hundred commands in flight are all answered, each with its own answer."""
    people = [wire.member(school.guild, f"Librarian {n}") for n in range(200)]
    answers = await asyncio.gather(*(wire.slash(p, school.channel, "bare") for p in people))

    assert not [a for a in answers if a.failed]
    assert len({a.message.id for a in answers}) == 200
    assert len(wire.posts(school.channel)) == 200


async def test_form_with_file(wire: Wire, school: School, bare: BotProcess) -> None:
    """A file goes through a form to the bot and back, and its link leads to the wire."""
    form = await wire.slash(school.dana, school.channel, "form")
    answer = await wire.submit(
        school.dana, form, {"Story": "It worked", "Photo": ("my wall.png", b"pixels")}
    )
    attachment = answer.message.attachments[0]
    async with aiohttp.ClientSession() as client, client.get(attachment["url"]) as response:
        served = await response.read()

    assert answer.message.content == "It worked"
    assert attachment["description"] == "sent back"
    assert attachment["url"].startswith(wire.url)
    assert served == b"pixels"
    assert response.content_type == "image/png"


async def test_button_and_select(wire: Wire, school: School, bare: BotProcess) -> None:
    """A button changes its message, a select answers privately, both after a restart."""
    panel = await wire.slash(school.dana, school.channel, "panel")
    await bare.restart()
    pressed = await wire.press(school.coordinator, panel, "Count")
    picked = await wire.select(school.dana, panel, ["blue"])

    assert panel.message.content == pressed.message.content == "pressed by Rosa"
    assert picked.message.content == "blue"
    assert picked.ephemeral
    assert picked.message.id not in [m.id for m in wire.messages(school.channel)]
    assert picked.message.id in [m.id for m in wire.messages(school.channel, school.dana)]


async def test_direct_message(wire: Wire, school: School, bare: BotProcess) -> None:
    """A button in a direct message is pressed as anywhere."""
    button = {"type": 2, "style": 1, "label": "Count", "custom_id": "bare:count"}
    row = {"type": 1, "components": [button]}
    dm, own = school.dana.user.dm_channel, wire.backend.bot_user.id
    wire.backend.create_message(dm.id, own, "hello", components=[row])
    await wire.press(school.dana, wire.dms(school.dana)[0], "Count")

    assert [m.content for m in wire.dms(school.dana)] == ["pressed by Dana"]


async def test_deferred_answer(wire: Wire, school: School, bare: BotProcess) -> None:
    """The driver waits through "thinking" and sees each step."""
    answer = await wire.slash(school.dana, school.channel, "later")
    await until(lambda: answer.followups)

    assert answer.text == "done\nand more"
    assert answer.shown == ["", "done", "done\nand more"]


async def test_autocomplete_and_menu(wire: Wire, school: School, bare: BotProcess) -> None:
    """Typing is completed; a message's menu shows the bot a text that it cannot read else."""
    offered = await wire.autocomplete(school.dana, school.channel, "history", "after", "12")
    message = await wire.say(school.dana, school.channel, "Cocoa and poems")
    quoted = await wire.menu(school.coordinator, "Quote", message)

    assert offered.choices == [{"name": "after 12", "value": "12"}]
    assert quoted.message.content == "> Cocoa and poems"


async def test_three_seconds(wire: Wire, school: School, bare: BotProcess) -> None:
    """An answer that comes after 3 seconds is refused as 10062, and the member reads a failure."""
    wire.backend.patience = 3
    wire.faults.hang(CALLBACK, 3.1)
    answer = await wire.slash(school.dana, school.channel, "bare")
    await until(lambda: wire.requests_to("POST", "/callback")[0].status)

    assert answer.failed
    assert wire.requests_to("POST", "/callback")[0].status == 404
    assert wire.posts(school.channel) == []


async def test_server_error(wire: Wire, school: School, bare: BotProcess) -> None:
    """A 500 is tried again by discord.py, and the message is there once."""
    fault = wire.faults.refuse(POST, 500)
    answer = await wire.slash(school.dana, school.channel, "post", text="hello")

    assert fault.hits == 1
    assert answer.text.startswith("posted")
    assert [m.content for m in wire.posts(school.channel)] == ["hello"]


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003)])
async def test_refusal(
    wire: Wire, school: School, bare: BotProcess, status: int, code: int
) -> None:
    """A refusal reaches the bot with Discord's code, and nothing is posted."""
    wire.faults.refuse(POST, status, code=code)
    answer = await wire.slash(school.dana, school.channel, "post", text="hello")

    assert answer.text == f"refused {status} {code}"
    assert wire.posts(school.channel) == []


async def test_cut_after_the_message_was_taken(
    wire: Wire, school: School, bare: BotProcess
) -> None:
    """The bot sees a broken connection, everyone else sees its message."""
    wire.faults.cut(POST)
    answer = await wire.slash(school.dana, school.channel, "post", text="hello")

    assert answer.text == "broken ServerDisconnectedError"
    assert [m.content for m in wire.posts(school.channel)] == ["hello"]


async def test_hanging(wire: Wire, school: School, bare: BotProcess) -> None:
    """Discord takes its time over one post, and other commands are answered meanwhile."""
    fault = wire.faults.hang(POST, 1.0, when="after", matches=lambda r: r.json["content"] == "slow")
    slow = asyncio.create_task(wire.slash(school.dana, school.channel, "post", text="slow"))
    await fault.hit()
    quick = await wire.slash(school.coordinator, school.channel, "bare")

    assert not slow.done()
    assert not quick.failed
    assert (await slow).text.startswith("posted")


async def test_killed_at_a_request(wire: Wire, school: School, bare: BotProcess) -> None:
    """A hook kills the bot at the request that a test chose; the message may still be taken."""
    fault = wire.faults.on(POST, lambda _: bare.kill(), when="after")
    answering = asyncio.create_task(wire.slash(school.dana, school.channel, "post", text="last"))
    await fault.hit()
    code = await bare.exited()
    answering.cancel()

    assert code == -signal.SIGKILL
    assert [m.content for m in wire.posts(school.channel)] == ["last"]


async def test_rate_limited_once(wire: Wire, school: School, bare: BotProcess) -> None:
    """discord.py waits as long as a 429 says, then sends again."""
    wire.faults.limit(POST, 0.5)
    answer = await wire.slash(school.dana, school.channel, "post", text="hello")
    first, second = wire.requests_to("POST", "/messages")

    assert answer.text.startswith("posted")
    assert (first.status, second.status) == (429, 200)
    assert second.at - first.at >= 0.5


async def test_route_limit(wire: Wire, school: School, bare: BotProcess) -> None:
    """discord.py keeps to a channel's limit from its headers, and everything arrives."""
    wire.limits.set(POST, limit=3, per=0.6)
    started = time.monotonic()
    answers = await asyncio.gather(
        *(wire.slash(school.dana, school.channel, "post", text=str(n)) for n in range(8))
    )
    taken = sorted(r.at for r in wire.requests_to("POST", "/messages") if r.status == 200)

    assert all(a.text.startswith("posted") for a in answers)
    assert len(taken) == 8
    assert taken[-1] - started >= 1.2


async def test_global_limit(wire: Wire, school: School, bare: BotProcess) -> None:
    """The limit over the whole bot answers 429 and says that it is global; answers are free."""
    wire.limits.set_global(5, 0.5)
    people = [wire.member(school.guild, f"Librarian {n}") for n in range(12)]
    answers = await asyncio.gather(
        *(wire.slash(p, school.channel, "post", text="hello") for p in people)
    )

    assert all(a.text.startswith("posted") for a in answers)
    assert wire.limits.refused > 0
    assert {r.status for r in wire.requests_to("POST", "/callback")} == {200}


async def _ask(wire: Wire, method: str, path: str, body: object) -> int:
    headers = {"Authorization": f"Bot {wire.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as client,
        client.request(method, wire.api_url + path, json=body) as response,
    ):
        return response.status


@pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's description is not at hand")
async def test_body_against_the_description(wire: Wire, school: School) -> None:
    """A body that Discord's description forbids is a violation; ids may be numbers."""
    path = f"/channels/{school.channel.id}/messages"
    await _ask(wire, "POST", path, {"content": "fine", "allowed_mentions": {"users": [1]}})
    found_in_the_good = list(wire.violations)
    await _ask(wire, "POST", path, {"content": "bad", "nonce": "n" * 26})
    found = list(wire.violations)
    wire.violations.clear()

    assert found_in_the_good == []
    assert len(found) == 1
    assert "nonce" in found[0]


async def test_what_simcord_cannot_answer(wire: Wire, school: School) -> None:
    """A route that SimCord doesn't have is a violation, so that no test passes by it."""
    status = await _ask(wire, "GET", f"/guilds/{school.guild.id}/onboarding", None)
    found = list(wire.violations)
    wire.violations.clear()

    assert status == 501
    assert any("onboarding" in violation for violation in found)

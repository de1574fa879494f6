"""What the simulated Discord is told to do faster: it does the same."""

from __future__ import annotations

import asyncio
import time
from contextvars import copy_context
from types import SimpleNamespace

import discord
import pytest
from simcord._runtime import _BOT_SCOPE
from simcord.preview import _markdown as markdown

from bot.demo import simulated

TEXT = """**Thanks, <@1>!** See <#2>, <@&3> and </win share:4>, ||not yet|| @everyone <:book:5>
> - https://example.org and [a page](https://example.org/a), `<@1>`, <t:0:R>"""
HERE = {
    "users": {"1": "Dana"},
    "channels": {"2": "whats-working"},
    "roles": {"3": "Mentors"},
    "commands": {"4": "win"},
    "emojis": {"5": {"name": "book", "animated": False, "id": "5"}},
    "everyone": True,
}
ELSEWHERE = {"users": {"1": "Luis"}, "channels": {"2": "general"}}


@pytest.mark.parametrize("profile", markdown._FIELD_POLICIES)
def test_texts(profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text names the people its own page knows, whatever was read before."""

    def tokens() -> list[object]:
        contexts = HERE, ELSEWHERE, None, HERE
        return [markdown.markdown_tokens(TEXT, profile, context=one) for one in contexts]

    found = tokens()
    monkeypatch.setattr(markdown, "_markdown_parser", simulated.made)

    assert found == tokens()


def test_the_time() -> None:
    """What the bot does has SimCord's time while that runs; all else has the computer's."""
    env = SimpleNamespace(_started=True, _runtime=object(), _generation=1, _virtual_time=5.0)
    context = copy_context()
    context.run(_BOT_SCOPE.set, (env, 1))
    before, now, after = time.monotonic(), simulated.monotonic(), time.monotonic()

    assert before <= now <= after
    assert context.run(simulated.monotonic) == 5.0
    env._started = False
    assert context.run(simulated.monotonic) > 5.0


async def test_a_slow_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a slow computer, a bot has as long to start as it has for anything else."""
    loop = asyncio.get_running_loop()
    real = loop.time

    class Slow(discord.Client):
        async def on_ready(self) -> None:
            monkeypatch.setattr(loop, "time", lambda: real() + 20)
            await asyncio.to_thread(bool)

    env = simulated.Env(Slow(intents=discord.Intents.default()), settle_timeout=60.0)
    await env.start()
    await env.shutdown()

"""The log holds neither the token nor anything that a member wrote."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING

import pytest

from bot.ui import words as ui_words
from bot.wins import words
from tests.wire.group import a_group
from tests.wire.server import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.group import Group
    from tests.wire.members import Wire
    from tests.wire.school import School

POST = "POST /channels/*/messages"
CALLBACK = "POST /interactions/*/callback"
CANARY = "zyzzyva"
FAULT = re.compile("['\"]fault['\"]")
STORY = f"A shelf about the {CANARY} was empty by noon."


@pytest.mark.parametrize(("level", "shape"), [("INFO", "text"), ("DEBUG", "json")])
async def test_log_of_a_busy_run(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path, level: str, shape: str
) -> None:
    """Shared, searched, changed, told, refused, broken: no word of it is in the log."""
    how = {"LOG_LEVEL": level, "LOG_FORMAT": shape}
    async with a_group(wire, school, sqlite_template, tmp_path, **how) as group:
        await busy(group)
        await troubled(group)
        await group.bot.terminate()
        log = "\n".join(group.bot.log)

    assert "agenda.not_done" in log
    assert "fault" in log
    assert "Traceback" in log
    if shape == "json":
        lines = [json.loads(line) for line in group.bot.log]
        assert all(line["timestamp"] and line["event"] for line in lines)
        assert all(line["request"] for line in lines if line["event"] == "fault")
    assert CANARY not in log.casefold()
    assert wire.token not in log


async def busy(group: Group) -> None:
    """Do what members do all day."""
    wire, dana, channel = group.wire, group.school.dana, group.school.channel
    await asyncio.gather(*group.sharing(*(f"{STORY} {n}" for n in range(30))))
    form = await wire.slash(dana, channel, "win share")
    posted = await wire.submit(dana, form, {words.STORY_LABEL: STORY, "thanks": CANARY})
    form = await wire.press(dana, posted, words.EDIT)
    await wire.submit(dana, form, {words.STORY_LABEL: f"{STORY} In better words."})
    await wire.slash(dana, channel, "win find", words=CANARY)
    await wire.autocomplete(dana, channel, "win show", "win", CANARY)
    await wire.say(dana, channel, f"<@{wire.backend.bot_user.id}> {STORY}")
    told = await wire.menu(dana, words.TELL_COORDINATOR, group.posts()[0])
    await wire.submit(dana, told, {"about": "other", "words": f"Is {CANARY} a name?"})
    await group.share(f"{CANARY}, a 4th grader, read to us.")
    await group.share(CANARY * 300)


async def troubled(group: Group) -> None:
    """Do the same where something breaks on the way."""
    wire, dana, channel = group.wire, group.school.dana, group.school.channel
    found = await wire.slash(dana, channel, "win find", words=CANARY)
    for status, code in ((400, 50035), (403, 50013), (404, 10003)):
        fault = wire.faults.refuse(POST, status, code=code)
        await group.share(f"{STORY} Trouble {code}.")  # the same words twice are one win
        await fault.hit()
    wire.faults.limit(POST, 60)
    await group.share(f"{STORY} Slowly.")
    # An answer that Discord will not have is a fault of the bot's own.
    for act in (
        group.share(f"{STORY} Broken."),
        wire.press(dana, found, ui_words.MORE),
        wire.slash(dana, channel, "win find", words=CANARY),
    ):
        refused = wire.faults.refuse(CALLBACK, 400, code=50035)
        await act
        await refused.hit()
    await until(lambda: sum(bool(FAULT.search(line)) for line in group.bot.log) >= 3)

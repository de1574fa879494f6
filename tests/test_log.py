"""One line an event, without the token and without anything a member wrote."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest
import structlog

from bot import log
from bot.log import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"
LIBRARIES = ("discord", "aiosqlite", "asyncio", "PIL", "alembic", "apscheduler")


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Logging as it was, after the test."""
    config = structlog.get_config()
    loggers = [logging.getLogger(), *map(logging.getLogger, LIBRARIES)]
    before = [(one, one.level, one.handlers[:]) for one in loggers]
    yield
    structlog.configure(**config)
    for one, level, handlers in before:
        one.setLevel(level)
        one.handlers[:] = handlers


def test_token_in_an_event(capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever the token occurs, something else stands there."""
    log.start("INFO", Secret(TOKEN), Secret(""))
    structlog.get_logger().info(f"hello {TOKEN}", value=TOKEN, inside={"list": [TOKEN]})
    said = capsys.readouterr().err

    assert TOKEN not in said
    assert said.count("[token]") == 3


def test_token_in_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """An exception's text loses the token too, and its traceback shows no variables."""
    log.start("INFO", Secret(TOKEN), Secret(""))
    canary = "what a member wrote"

    def breaks(_words: str) -> None:
        raise RuntimeError(f"refused: {TOKEN}")

    try:
        breaks(canary)
    except RuntimeError:
        structlog.get_logger().exception("fault", reference="K7Q2")
    said = capsys.readouterr().err

    assert "RuntimeError: refused: [token]" in said
    assert "K7Q2" in said
    assert TOKEN not in said
    assert canary not in said


def test_token_in_a_library(capsys: pytest.CaptureFixture[str]) -> None:
    """What libraries log goes the same way."""
    log.start("INFO", Secret(TOKEN), Secret(""))
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("discord.http").exception("sent %s", TOKEN, extra={"more": TOKEN})
    said = capsys.readouterr().err

    assert "sent [token]" in said
    assert "ValueError: [token]" in said
    assert TOKEN not in said


def test_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """An event is one line that begins with its time, its level and its name."""
    log.start("INFO", Secret(TOKEN), Secret(""))
    structlog.get_logger().warning("agenda.not_done", kind="win.post", reason="line\nbreak")
    structlog.get_logger().debug("not at this level")
    said = capsys.readouterr().err

    assert len(said.splitlines()) == 1
    names = [part.partition("=")[0] for part in said.split(" ")]
    assert names[:3] == ["timestamp", "level", "event"]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, each event is one object on one line: ours, a library's, and a traceback."""
    log.start("INFO", Secret(TOKEN), shape="json")
    log.tie(987)
    structlog.get_logger().warning("agenda.not_done", kind="win.post", reason=f"a\n{TOKEN}")
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("discord.http").exception("sent %s", TOKEN, extra={"more": TOKEN})
    structlog.contextvars.clear_contextvars()
    said = capsys.readouterr().err
    ours, theirs = map(json.loads, said.splitlines())

    assert TOKEN not in said
    assert (ours["event"], ours["level"], ours["kind"]) == (
        "agenda.not_done",
        "warning",
        "win.post",
    )
    assert ours["reason"] == "a\n[token]"
    assert ours["timestamp"]
    assert (theirs["event"], theirs["logger"]) == ("sent [token]", "discord.http")
    assert theirs["exception"].endswith("ValueError: [token]")
    assert ours["request"] == theirs["request"] == 987


def test_libraries_at_debug(capsys: pytest.CaptureFixture[str]) -> None:
    """At DEBUG libraries stay at INFO: discord.py would log whole payloads, members' words too."""
    log.start("DEBUG")
    structlog.get_logger().debug("ours")
    for name in LIBRARIES:
        logging.getLogger(f"{name}.part").debug("payload")
    said = capsys.readouterr().err

    assert "ours" in said
    assert "payload" not in said


def test_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """At ERROR libraries are no louder than the program."""
    log.start("ERROR")
    logging.getLogger("discord.gateway").info("connected")
    structlog.get_logger().warning("slow")

    assert capsys.readouterr().err == ""

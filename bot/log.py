"""Logging: one line an event, without tokens and without anything a member wrote."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor

Shape = Literal["text", "json"]


@dataclass(frozen=True)
class Secret:
    """A text that isn't in what it shows of itself, so no log and no traceback has it."""

    text: str = field(repr=False)


# Both keep an event to its line: a traceback's line breaks are escaped.
_RENDERERS: dict[Shape, Processor] = {
    "text": structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
    "json": structlog.processors.JSONRenderer(),
}


def tie(request: int) -> None:
    """Let every line that's logged on behalf of an interaction carry its id.

    Holds for the present task and those that it begins. The id is Discord's for the press itself,
    and names nobody.
    """
    structlog.contextvars.bind_contextvars(request=request)


def start(level: str, *secrets: Secret, shape: Shape = "text") -> None:
    """Begin to log to standard error at *level*; *secrets* are blotted out wherever they occur.

    *shape*: a line that a person reads, or one JSON object a line for a program that collects them.
    """
    hidden = [secret.text for secret in secrets if secret.text]
    line = _RENDERERS[shape]

    def render(logger: object, name: str, event: EventDict) -> str:
        text = str(line(logger, name, event))
        for secret in hidden:
            text = text.replace(secret, "[token]")
        return text

    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper("iso"),
        structlog.processors.format_exc_info,  # plain tracebacks: never the values of variables
    ]
    structlog.configure(
        processors=[*shared, render],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    # At DEBUG discord.py logs whole payloads, and with them what members wrote.
    for name in ("discord", "aiosqlite", "asyncio", "PIL"):
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelName(level)))
    # Each tick, and each part of a migration, would be a line that tells a host nothing.
    for name in ("apscheduler", "alembic"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))

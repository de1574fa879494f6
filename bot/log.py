"""Logging: one line an event, without tokens and without anything a member wrote."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from pydantic import SecretStr


def start(level: str, *secrets: SecretStr) -> None:
    """Begin to log to standard error at *level*; *secrets* are blotted out wherever they occur."""
    hidden = [secret.get_secret_value() for secret in secrets if secret.get_secret_value()]

    line = structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"])

    def render(logger: object, name: str, event: MutableMapping[str, Any]) -> str:
        text = line(logger, name, event)
        for secret in hidden:
            text = text.replace(secret, "[token]")
        return text

    shared: list[Any] = [
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
    for name in ("discord", "aiosqlite", "asyncio", "PIL", "alembic"):
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelName(level)))
    logging.getLogger("apscheduler").setLevel(logging.WARNING)

"""What a reader of people's text gives to the command line, and how it gets at a file."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class Unreadable(Exception):
    """What was given can't be read; the message is for the person who typed the command."""


@dataclass(frozen=True)
class Reader:
    """One reader: `python -m bot try NAME …`.

    *arguments* adds what it takes to its parser. *answers* gives what it found: each is printed
    as one line of JSON. It imports what it needs when it's called, since every start of the
    program builds the parser, and raises Unreadable.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    answers: Callable[[argparse.Namespace], Iterable[object]]


def text_of(path: Path) -> str:
    """Return a file's text, with or without a byte order mark. Raises Unreadable."""
    try:
        return bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} isn't saved as UTF-8 text.") from error


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes. Raises Unreadable."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path} can't be read: {error.strerror}.") from error


def zone(text: str) -> str:
    """Return an argument that names a time zone, for argparse."""
    from zoneinfo import available_timezones

    if text not in available_timezones():
        message = f"{text} isn't a time zone; write one like America/Chicago"
        raise argparse.ArgumentTypeError(message)
    return text


def day(text: str) -> date:
    """Return the day of an argument such as 2027-01-31, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text} isn't a day; write one like 2027-01-31"
        raise argparse.ArgumentTypeError(message) from error

"""`python -m bot try`: one subcommand for each reader."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from bot.trying import calendar, search, typed
from bot.trying.reader import Unreadable

if TYPE_CHECKING:
    import argparse

READERS = (search.READER, typed.STUDENTS, calendar.READER, typed.ZONE, typed.DATES)


def add_readers(parser: argparse.ArgumentParser) -> None:
    """Add each reader's subcommand."""
    commands = parser.add_subparsers(dest="reader", required=True, metavar="READER")
    for reader in READERS:
        one = commands.add_parser(reader.name, help=reader.help, description=reader.help)
        reader.arguments(one)
        one.set_defaults(answers=reader.answers)


def run(options: argparse.Namespace) -> int:
    """Print what the reader finds, a line of JSON each; return the exit code."""
    try:
        for answer in options.answers(options):
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except Unreadable as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0

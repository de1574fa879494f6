"""Try the zones: what people call theirs in, the zone, the choices or why not out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trying.reader import Reader

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="such as CST, Sioux Falls or South Dakota")
    parser.add_argument("--locale", default="en-US", help="Discord's, such as en-GB")


def _answers(options: argparse.Namespace) -> Iterator[object]:
    from bot.kit.dates import Unread
    from bot.kit.zones import find_zones

    try:
        found = find_zones(options.text, options.locale)
    except Unread as unread:
        yield {"refusal": unread.reason}
        return
    yield {"zone": found[0]} if len(found) == 1 else {"choices": list(found)}


READER = Reader("zone", "find the time zone that people name", _arguments, _answers)

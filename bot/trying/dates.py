"""Try the grammar of days: a text in, its day, its days or why not out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trying.reader import Reader, day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help='such as 1/8, "next week" or 4-Mar-27')
    parser.add_argument("--today", type=day, metavar="DAY", required=True, help="the day it is")
    parser.add_argument("--zone", default="America/Chicago", help="whose country decides on 3/4")


def _answers(options: argparse.Namespace) -> Iterator[object]:
    from bot.kit.calendar import country_of
    from bot.kit.dates import Unread, parse_range

    try:
        found = parse_range(options.text, options.today, country_of(options.zone))
    except Unread as unread:
        yield {"refusal": unread.reason}
        return
    if found.first == found.last:
        yield {"date": str(found.first)}
    else:
        yield {"span": [str(found.first), str(found.last)]}


READER = Reader("dates", "read a day or a range as people type it", _arguments, _answers)

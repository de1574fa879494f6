"""A group's keepsake: its wins as far as they may leave, to be read without the bot; pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.documents import keepsake_words as words
from bot.documents import printed
from bot.documents.leaving import say_included
from bot.documents.page import paragraphs
from bot.documents.paper import Document, Quote, Section
from bot.kit import calendar
from bot.kit.dates import say_day, say_in_file_name, say_month
from bot.kit.text import listed
from bot.kit.zips import PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from bot.documents.leaving import Leaving, Sorted
    from bot.documents.workshop import Made
    from bot.kit.zips import File


@dataclass(frozen=True)
class Keepsake:
    """What's in it, what stays, and the document that it's made of."""

    found: Sorted
    document: Document
    photos: Mapping[str, str]  # by its name in the store the one in the zip: its day, and a number

    def still_holds(self, now: Keepsake) -> bool:
        """Return whether everything in it may still leave, as a later one of the same knows."""
        return set(self.found.leaving) <= set(now.found.leaving)


def written(
    found: Sorted, group: str, zone: str | None, now: datetime,
    together: Sequence[tuple[str, int]] = (),
) -> Keepsake:  # fmt: skip
    """Return a group's wins by month, with who shared them, and what it added up *together*."""
    country = calendar.country_of(zone)
    dated = [(calendar.local_day(win.at, zone), win) for win in found.leaving]
    names = _photo_names(dated, country)
    months = [
        Section(month, quotes=tuple(_quote(day, win, country) for day, win in wins))
        for month, wins in groupby(dated, lambda one: say_month(one[0]))
    ]
    today = calendar.local_day(now, zone)
    rows = tuple(
        {
            "Date": day.isoformat(),
            "Kind": printed.KIND_SINGLE[win.kind],
            "Who": win.name,
            "What": win.story,
            "With help from": win.thanks or "",
            "Photo": win.picture.alt if win.picture is not None else "",
            "File": names.get(win.picture.name, "") if win.picture is not None else "",
            "Link": win.link or "",
        }
        for day, win in dated
    )
    document = Document(
        words.TITLE.format(group=group),
        words.SUBTITLE.format(day=say_day(today, country, year=True)),
        (words.LEFT_OUT.format(included=say_included(found)), *_photos(found), *_sums(together)),
        tuple(months),
        (words.FOLLOWS,),
        rows,
        american=country == "US",
        made_at=now,
    )
    return Keepsake(found, document, names)


def _photo_names(dated: Sequence[tuple[date, Leaving]], country: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for number, (day, win) in enumerate(dated, 1):
        if win.picture is not None:
            ending = PurePath(win.picture.name).suffix
            name = f"{PICTURES}/{say_in_file_name(day, day, country)} {number}{ending}"
            names.setdefault(win.picture.name, name)
    return names


def papers(keepsake: Keepsake, made: Made) -> Iterator[File]:
    """Yield what can be read: a README, the page, the Word file, the spreadsheet."""
    lines = (keepsake.document.title, *keepsake.document.paragraphs, words.README)
    text = "\n\n".join((*lines, *keepsake.document.notes, ""))
    yield words.README_NAME, text.replace("\n", "\r\n").encode("utf-8-sig")
    for ending, parts in made.files.items():
        for number, content in enumerate(parts, 1):
            part = "" if len(parts) == 1 else f" {number}"
            yield words.FILE_NAME.format(part=part, ending=ending), content


def _quote(day: date, win: Leaving, country: str) -> Quote:
    said = say_day(day, country, year=True)
    above = words.ABOVE.format(day=said, who=win.name, kind=printed.KIND_SINGLE[win.kind])
    below = (printed.THANKS.format(thanks=win.thanks),) if win.thanks else ()
    return Quote(above, paragraphs(win.story), below, win.picture)


def _sums(together: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    if not together:
        return ()
    sums = listed([f"{total:,} {unit}" for unit, total in together])
    return (words.TOGETHER.format(sums=sums),)


def _photos(found: Sorted) -> tuple[str, ...]:
    stay = found.photos_stay
    if not stay:
        return ()
    return (words.PHOTOS_STAY[stay > 1].format(count=f"{stay:,}"),)

"""Each document is made in a process of its own, so that the bot goes on answering meanwhile.

Word files, charts and photos take seconds of pure Python and a lot of memory; both end with the
process. Files are at most as large as Discord takes them: photos that find no room are left out,
and a text that is still too long is split; either is said.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.documents import printed
from bot.kit import isolated
from bot.kit.sheet import table
from bot.students import rules as students

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from bot.documents.paper import Chart, Document, Section
    from bot.pictures.small import Photo
    from bot.students.worries import Worry

Format = Literal["docx", "html", "csv"]

PATIENCE = 120.0
PART_LIMIT = 8 * 2**20  # bytes of one file; Discord takes 10 MiB
PHOTOS_LIMIT = 5 * 2**20  # bytes of all photos; in a page they take a third more
LONGEST_TEXT = PART_LIMIT // 4  # bytes; with more than that there is no room for photos


@dataclass(frozen=True)
class Made:
    """The files of one document, by their format, and what is to be said about its photos."""

    files: dict[Format, tuple[bytes, ...]]
    said: tuple[str, ...] = ()
    worries: tuple[Worry, ...] = ()  # with these there are no files yet

    @property
    def fingerprint(self) -> str:
        """What these worries are known by once they were looked at."""
        return fingerprint(self.worries)


@dataclass(frozen=True)
class Order:
    """What is to be made: *pictures* is the folder of the store.

    *known* is what the group knows; *looked_at* is the fingerprint of worries that may stay.
    """

    document: Document
    formats: tuple[Format, ...]
    pictures: Path
    known: students.KnownWords = students.NOBODY
    looked_at: str = ""


def made(order: Order) -> Made:
    """Make the files in a new process and wait for it.

    Raises RuntimeError without any word of the document in it, TimeoutExpired after `PATIENCE`.
    """
    done = isolated.start(__spec__.name, pickle.dumps(order), PATIENCE)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    found: Made = pickle.loads(done.stdout)  # noqa: S301 - written by the process above
    return found


def worries(
    document: Document, known: students.KnownWords, *, sheet: bool = False
) -> tuple[Worry, ...]:
    """Return what in a document may point to a student, the same words once.

    *sheet*: look at its rows as well.
    """
    return worries_in(document.members_words(sheet=sheet), known)


def worries_in(texts: Iterable[str], known: students.KnownWords) -> tuple[Worry, ...]:
    """Return what in these texts may point to a student, the same words once."""
    found: dict[str, Worry] = {}
    for text in dict.fromkeys(texts):
        for worry in students.check(text, known).worries:
            found.setdefault(worry.words.casefold(), worry)
    return tuple(found.values())


def fingerprint(found: Sequence[Worry]) -> str:
    """Return a short name for these worries; others have another."""
    said = "\n".join(sorted(worry.words.casefold() for worry in found))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def make(order: Order) -> Made:
    """Make the files, here and now; none while there is something to look at first."""
    from bot.pictures import small

    document = order.document
    found = worries(document, order.known, sheet="csv" in order.formats)
    if found and fingerprint(found) != order.looked_at:
        return Made({}, worries=found)
    names = [picture.name for picture in document.pictures()]
    loaded, charts = small.LoadedPhotos(), {}
    if set(order.formats) - {"csv"}:
        length = sum(len(text.encode("utf-8", "replace")) for text in document.texts())
        room = PHOTOS_LIMIT if length < LONGEST_TEXT else 0
        loaded = small.load(order.pictures, names, room)
        charts = _charts(document)
    said = []
    if loaded.gone:
        said.append(_counted(printed.PHOTOS_GONE, loaded.gone))
    if loaded.no_room:
        said.append(_counted(printed.PHOTOS_NO_ROOM, loaded.no_room))
    document = replace(document, notes=(*document.notes, *said))
    makers = _makers(loaded.photos, charts)
    files = {one: fitting(document, makers[one]) for one in order.formats}
    return Made(files, tuple(said))


def fitting(document: Document, make: Callable[[Document], bytes]) -> tuple[bytes, ...]:
    """Return the document as one file, or as several where one would be too large."""
    count = 1
    while True:
        parts = split(document, count)
        files = tuple(make(part) for part in parts)
        if max(map(len, files)) <= PART_LIMIT or len(parts) < count:
            return files
        count = max(count + 1, -(-sum(map(len, files)) * 5 // (PART_LIMIT * 4)))


def split(document: Document, count: int) -> list[Document]:
    """Return the document in *count* parts of about as many entries; fewer if it has too few.

    What stands before the first entry is in the first part, the small print in the last.
    """
    pieces = _pieces(document)
    count = max(1, min(count, len(pieces)))
    if count == 1:
        return [document]
    parts = []
    for number in range(count):
        share = pieces[len(pieces) * number // count : len(pieces) * (number + 1) // count]
        first, last = number == 0, number == count - 1
        title = printed.PART.format(title=document.title, number=number + 1, count=count)
        rows = len(document.rows)
        parts.append(
            replace(
                document,
                title=title,
                paragraphs=document.paragraphs if first else (),
                sections=_joined(share),
                notes=document.notes if last else (),
                rows=document.rows[rows * number // count : rows * (number + 1) // count],
            )
        )
    return parts


def _pieces(document: Document) -> list[Section]:
    """Return the sections in pieces: what stands before the entries, then each entry alone."""
    pieces = []
    for section in document.sections:
        if not section.quotes:
            pieces.append(section)
        for number, quote in enumerate(section.quotes):
            whole = replace(section, quotes=(quote,))
            alone = replace(whole, paragraphs=(), points=(), tables=(), charts=())
            pieces.append(alone if number else whole)
    return pieces


def _joined(pieces: Sequence[Section]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for piece in pieces:
        if sections and sections[-1].title == piece.title:
            together = (*sections[-1].quotes, *piece.quotes)
            sections[-1] = replace(sections[-1], quotes=together)
        else:
            sections.append(piece)
    return tuple(sections)


def _makers(
    photos: Mapping[str, Photo], charts: Mapping[Chart, bytes]
) -> dict[Format, Callable[[Document], bytes]]:
    from bot.documents.page import as_html
    from bot.documents.wordfile import as_docx

    return {
        "docx": lambda document: as_docx(document, photos, charts),
        "html": lambda document: as_html(document, photos, charts),
        "csv": lambda document: table(document.rows),
    }


def _charts(document: Document) -> dict[Chart, bytes]:
    charts = document.charts()
    if not charts:
        return {}
    from bot.documents.charts import drawn

    return {chart: drawn(chart) for chart in charts}


def _counted(sentences: tuple[str, str], count: int) -> str:
    one, many = sentences
    return one if count == 1 else many.format(count=f"{count:,}")


def main() -> int:
    """Read an order from standard input and write what became of it to standard output."""
    order = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by the bot itself
    try:
        done = make(order)
    except Exception as error:
        # An exception's message may hold a member's words; where it was raised does not.
        import traceback

        where = "".join(traceback.format_tb(error.__traceback__))
        sys.stderr.write(f"{where}{type(error).__name__}\n")
        return 1
    sys.stdout.buffer.write(pickle.dumps(done))
    return 0


if __name__ == "__main__":
    # By its own name, so that what it hands back is known by that name on the other side.
    from bot.documents.workshop import main as work

    sys.exit(work())

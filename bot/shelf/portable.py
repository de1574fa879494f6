"""PDF files: what's refused, what's read page by page, and what's taken out."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.shelf import file_words as words
from bot.shelf import photos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, PdfObject

    from bot.shelf.file_text import FileFindings

OBJECTS = 300_000
SECONDS = 12.0  # after which the rest is named instead of read
_SCANNED = 20  # characters; a page with fewer and a picture is a scan

_SCRIPTS = frozenset({"/JavaScript", "/Rendition"})
_LAUNCHES = frozenset({"/Launch", "/ImportData", "/GoToE"})
_ATTACHED = frozenset({"/FileAttachment", "/RichMedia", "/3D"})
# Who made it with what, beside the document's own information: pictures have such notes too.
_NOTES = ("/Metadata", "/PieceInfo", "/LastModified")


def inspect(content: bytes, findings: FileFindings) -> bytes:
    """Return a PDF written again: nothing in it runs, and nothing says who made it."""
    from pypdf import PdfReader, PdfWriter  # loads slowly

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise Refusal(words.ENCRYPTED)
        _check(reader)
        _read(reader, findings)
        writer = PdfWriter(clone_from=reader)
        return _cleaned(writer)
    except Refusal:
        raise
    except (MemoryError, RecursionError) as error:
        raise Refusal(words.BURSTS) from error
    except Exception as error:
        # A broken or crafted PDF fails in any part of that library.
        raise Refusal(words.DAMAGED) from error


def _check(reader: PdfReader) -> None:
    for one in _dictionaries(reader):
        action = one.get("/S")
        if "/JS" in one or "/JavaScript" in one or "/XFA" in one or action in _SCRIPTS:
            raise Refusal(words.WITH_SCRIPTS)
        if action in _LAUNCHES:
            raise Refusal(words.WITH_LAUNCHES)
        if "/EF" in one or "/EmbeddedFiles" in one or one.get("/Subtype") in _ATTACHED:
            raise Refusal(words.WITH_ATTACHMENTS)


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary that a program reaches from the document's root, once."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    waiting: list[PdfObject | None] = [reader.trailer.get("/Root"), reader.trailer.get("/Info")]
    seen: set[tuple[int, int]] = set()
    steps = 0
    while waiting:
        one = waiting.pop()
        steps += 1
        if steps > OBJECTS:
            raise Refusal(words.BURSTS)
        if isinstance(one, IndirectObject):
            place = one.idnum, one.generation
            if place not in seen:
                seen.add(place)
                waiting.append(one.get_object())
        elif isinstance(one, DictionaryObject):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, ArrayObject):
            waiting.extend(one)


def _read(reader: PdfReader, findings: FileFindings) -> None:
    began = time.monotonic()
    scans: list[int] = []
    for number, page in enumerate(reader.pages, 1):
        where = words.PAGE_NAME.format(number=number)
        if time.monotonic() - began > SECONDS:
            findings.ask(words.LATER_NAME.format(where=words.PAGE_NAME.format(number=number - 1)))
            break
        text = page.extract_text()
        if len(text.strip()) < _SCANNED and _has_pictures(page):
            scans.append(number)
        findings.add(where, "\n".join([text, *_typed(page, findings)]))
    for first, last in _runs(scans):
        name = words.SCANNED_NAME if first == last else words.SCANNED_RANGE_NAME
        findings.ask(name.format(number=first, first=first, last=last))


def _has_pictures(page: PageObject) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    return bool(drawn.get_object()) if drawn is not None else False


def _typed(page: PageObject, findings: FileFindings) -> Iterator[str]:
    """Yield what was typed into a form's fields and comments."""
    annotations = page.get("/Annots")
    for one in annotations.get_object() if annotations is not None else ():
        note = one.get_object()
        contents = note.get("/Contents")
        if contents:
            findings.ask(words.COMMENTS_NAME)
            yield str(contents.get_object())
        field = note if "/V" in note or "/Parent" not in note else note["/Parent"].get_object()
        if value := field.get("/V"):
            yield str(value.get_object())


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in numbers:
        if first is None or last is None or number != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def _cleaned(writer: PdfWriter) -> bytes:
    from pypdf.generic import DictionaryObject, StreamObject

    writer.metadata = None
    for one in list(writer._objects):
        if not isinstance(one, DictionaryObject):
            continue
        for note in _NOTES:
            one.pop(note, None)
        if one.get("/Subtype") not in (None, "/Widget") and "/Contents" in one:
            one.pop("/T", None)  # who wrote a comment; of a field it's the field's name
        if isinstance(one, StreamObject) and one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            one._data = photos.without_exif(one._data)
    # What nothing refers to anymore would still be in the file.
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()

"""The words in Word, PowerPoint and Excel files, and where in them they stand."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.shelf import file_words as words
from bot.shelf.packed import Packed, Walker

if TYPE_CHECKING:
    from typing import Any

    from bot.shelf.file_text import FileFindings
    from bot.shelf.packed import Attributes

_SCANNED = 200  # characters; with fewer, its pictures are what it's about


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: *kind* is the last word of its type."""

    kind: str
    target: str


def read(suffix: str, packed: Packed, findings: FileFindings) -> None:
    """Read all text of an Office file, and name what can't be read or is easily overlooked."""
    {".docx": _word, ".pptx": _slides, ".xlsx": _sheets}[suffix](packed, findings)
    _notice(packed, findings)


def parsed(content: bytes) -> Any:
    """Return a small part as a tree; nothing outside it is loaded."""
    from lxml import etree  # loads slowly

    options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    return etree.fromstring(content, etree.XMLParser(**options))


def resolved(folder: str, target: str) -> str:
    """Return the part that a relation in a folder means."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _relations(packed: Packed, part: str) -> dict[str, Relation]:
    """Return what a part says of others, by the id under which it names them."""
    folder, name = posixpath.split(part)
    content = packed.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    if not content:
        return {}
    return {
        one.get("Id", ""): Relation(
            one.get("Type", "").rpartition("/")[2],
            resolved(folder, one.get("Target", "")),
        )
        for one in parsed(content)
    }


class _OfficeTexts(Walker):
    """Collects the words of a Word or PowerPoint part, page by page where pages are marked."""

    def __init__(self, findings: FileFindings, where: str, *, paged: bytes = b"") -> None:
        self._findings = findings
        self._where = where
        # Word marks where its pages last ended; without that, only breaks that were typed count.
        self._breaks = "lastRenderedPageBreak" if b"lastRenderedPageBreak" in paged else "br"
        self._paged = bool(paged)
        self._page = 1
        self._pieces: list[str] = []
        self._takes = False

    def start(self, tag: str, attributes: Attributes) -> None:
        self._takes = tag in ("t", "delText", "v", "instrText")
        if tag in ("tab", "cr", "tc"):
            self._pieces.append(" ")
        elif tag in ("del", "ins") and "author" in attributes:
            self._findings.ask(words.CHANGES_NAME)
        ends = tag == self._breaks and (tag != "br" or attributes.get("type") == "page")
        if self._paged and ends:
            self.flush()
            self._page += 1

    def end(self, tag: str) -> None:
        if tag in ("p", "v", "br"):
            self._pieces.append("\n")
        self._takes = False

    def text(self, text: str) -> None:
        if self._takes:
            self._pieces.append(text)

    def flush(self) -> None:
        where = words.PAGE_NAME.format(number=self._page) if self._paged else self._where
        self._findings.add(where, "".join(self._pieces))
        self._pieces = []


def _read_text(packed: Packed, findings: FileFindings, where: str, *names: str) -> None:
    for name in names:
        texts = _OfficeTexts(findings, where)
        texts.walk(packed.read(name))
        texts.flush()


def _read_comments(packed: Packed, findings: FileFindings, pattern: str) -> None:
    names = packed.matching(pattern)
    _read_text(packed, findings, words.COMMENTS_NAME, *names)
    if names and words.COMMENTS_NAME in findings.pages:
        findings.ask(words.COMMENTS_NAME)


def _word(packed: Packed, findings: FileFindings) -> None:
    main = packed.read("word/document.xml")
    if not main:
        raise Refusal(words.DAMAGED)
    texts = _OfficeTexts(findings, "", paged=main)
    texts.walk(main)
    texts.flush()
    around = packed.matching(r"word/(?:header|footer|footnotes|endnotes|glossary/document)\d*\.xml")
    _read_text(packed, findings, words.HEADERS_NAME, *around)
    _read_comments(packed, findings, r"word/comments\d*\.xml")


class _Parts(Walker):
    """Collects ids of slides or sheets, in their order, with what's said of each."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self.found: list[Attributes] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == self._tag:
            self.found.append(attributes)


def _parts(content: bytes, tag: str) -> list[Attributes]:
    if not content:
        raise Refusal(words.DAMAGED)
    parts = _Parts(tag)
    parts.walk(content)
    return parts.found


def _slides(packed: Packed, findings: FileFindings) -> None:
    main = "ppt/presentation.xml"
    known = _relations(packed, main)
    for number, one in enumerate(_parts(packed.read(main), "sldId"), 1):
        slide = known.get(one.get("r:id", ""))
        if slide is None:
            raise Refusal(words.DAMAGED)
        hidden = any(
            sld.get("show") in ("0", "false") for sld in _parts(packed.read(slide.target), "sld")
        )
        name = words.HIDDEN_SLIDE_NAME if hidden else words.SLIDE_NAME
        where = name.format(number=number)
        if hidden:
            findings.ask(where)
        _read_text(packed, findings, where, slide.target)
        for other in _relations(packed, slide.target).values():
            if other.kind == "notesSlide":
                notes = words.NOTES_NAME.format(number=number)
                _read_text(packed, findings, notes, other.target)
    _read_comments(packed, findings, r"ppt/comments/.*\.xml")


class _Strings(Walker):
    """Collects a workbook's shared strings: every *tag* is one."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self._takes = False
        self._pieces: list[str] = []
        self.found: list[str] = []

    def start(self, tag: str, _attributes: Attributes) -> None:
        self._takes = tag == "t"

    def end(self, tag: str) -> None:
        self._takes = False
        if tag == self._tag:
            self.found.append("".join(self._pieces))
            self._pieces = []

    def text(self, text: str) -> None:
        if self._takes:
            self._pieces.append(text)


class _Rows(Walker):
    """Collects the rows of a sheet, a line each."""

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self._shared = self._takes = False
        self._pieces: list[str] = []
        self._cells: list[str] = []
        self.lines: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in ("c", "cell"):
            self._shared = attributes.get("t") == "s"
            self._pieces = []
        self._takes = tag in ("v", "t")

    def end(self, tag: str) -> None:
        self._takes = False
        if tag in ("c", "cell"):
            value = "".join(self._pieces)
            if self._shared:
                at = int(value) if value.isdecimal() else -1
                value = self._strings[at] if 0 <= at < len(self._strings) else ""
            self._cells.append(value)
        elif tag == "row":
            self.lines.append(", ".join(filter(None, self._cells)))
            self._cells = []

    def text(self, text: str) -> None:
        if self._takes:
            self._pieces.append(text)


def _sheets(packed: Packed, findings: FileFindings) -> None:
    main = "xl/workbook.xml"
    known = _relations(packed, main)
    strings = _Strings("si")
    if "xl/sharedStrings.xml" in packed:
        strings.walk(packed.read("xl/sharedStrings.xml"))
    for one in _parts(packed.read(main), "sheet"):
        sheet = known.get(one.get("r:id", ""))
        if sheet is None:
            raise Refusal(words.DAMAGED)
        hidden = one.get("state", "visible") != "visible"
        name = words.HIDDEN_SHEET_NAME if hidden else words.SHEET_NAME
        where = name.format(name=one.get("name", ""))
        if hidden:
            findings.ask(where)
        rows = _Rows(strings.found)
        rows.walk(packed.read(sheet.target))
        findings.add(where, "\n".join(rows.lines))
    _copies(packed, findings)
    _read_comments(packed, findings, r"xl/(?:comments\d*|(?:threadedC|c)omments/.*)\.xml")


def _copies(packed: Packed, findings: FileFindings) -> None:
    """Read what a workbook remembers of data that may no longer be on any sheet."""
    for name in packed.matching(r"xl/pivotCache/pivotCache(?:Definition|Records)\d*\.xml"):
        values = [one.get("v", "") for one in _parts(packed.read(name), "s")]
        findings.add(words.PIVOT_NAME, "\n".join(values))
        if any(values):
            findings.ask(words.PIVOT_NAME)
    for name in packed.matching(r"xl/externalLinks/externalLink\d*\.xml"):
        content = packed.read(name)
        if _parts(content, "ddeLink") or _parts(content, "oleLink"):
            raise Refusal(words.WITH_LAUNCHES)
        rows = _Rows([])
        rows.walk(content)
        findings.add(words.CACHED_NAME, "\n".join(rows.lines))
        findings.ask(words.CACHED_NAME)
    if "xl/connections.xml" in packed:
        findings.keep(words.DATA_SOURCES_NAME)


def _notice(packed: Packed, findings: FileFindings) -> None:
    """Read charts and diagrams, and name what can't be read."""
    drawn = packed.matching(r"\w+/(?:charts/chart|diagrams/data|drawings/drawing)\w*\.xml")
    _read_text(packed, findings, words.CHARTS_NAME, *drawn)
    pictures = packed.matching(r"\w+/media/.*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)")
    if pictures and sum(len(text) for page in findings.pages.values() for text in page) < _SCANNED:
        findings.ask(words.PICTURES_NAME)
    if packed.matching(r".*/printerSettings\d*\.bin"):
        findings.keep(words.PRINTER_NAME)

"""OpenDocument files (text, slides, sheets): what's refused, what's read, and what's taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.shelf import file_words as words
from bot.shelf import photos
from bot.shelf.packed import Packed, Walker, is_xml

if TYPE_CHECKING:
    from bot.shelf.file_text import FileFindings
    from bot.shelf.packed import Attributes

_KINDS = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_MANIFEST = "META-INF/manifest.xml"
_MACROS = re.compile(r"(?:Basic|Scripts|Dialogs)/", re.IGNORECASE)
# Where programs put what isn't OpenDocument: "Object 1" as a file, not as a folder.
_OBJECT = re.compile(r"(?!ObjectReplacements/)(?:.*/)?Object \d+", re.IGNORECASE)
# Who made it; a picture of its first page, perhaps from before a name came out; signatures.
_DROPPED = re.compile(
    r"(?:.*/)?meta\.xml|manifest\.rdf|Thumbnails/.*|Configurations2/.*|layout-cache"
    r"|META-INF/(?:document|macro)signatures\.xml",
    re.IGNORECASE,
)
_PRINTER = re.compile(
    rb'<config:config-item\b[^>]*config:name="Printer(?:Name|Setup)"[^>]*>[^<]*</config:config-item>'
)
_PEOPLE = re.compile(
    rb"<(dc:creator|meta:creator-initials|loext:sender-initials)>[^<]*</(?:dc|meta|loext):[\w-]+>"
)
_PARTS = ("image", "object", "object-ole", "floating-frame", "section-source")
_SCANNED = 200  # characters; with fewer, its pictures are what it's about


def inspect(packed: Packed, findings: FileFindings) -> tuple[str, bytes]:
    """Return the suffix of an OpenDocument file, and the file without what says who made it."""
    suffix = _KINDS.get(packed.read("mimetype").decode("ascii", "replace").strip())
    if suffix is None:
        raise Refusal(words.NOT_KNOWN)
    for name in packed.names:
        if _MACROS.match(name):
            raise Refusal(words.WITH_MACROS)
        if _OBJECT.fullmatch(name):
            raise Refusal(words.WITH_OBJECTS)
    changed = {}
    for name in packed.names:
        if re.search(r"\.jpe?g$", name, re.IGNORECASE):
            changed[name] = photos.without_exif(packed.read(name))
        elif is_xml(name) and not _DROPPED.fullmatch(name):
            changed[name] = _checked(name, packed.read(name), suffix, findings)
    pictures = packed.matching(r"(?:.*/)?(?:Pictures|media)/.*")
    if pictures and sum(len(text) for page in findings.pages.values() for text in page) < _SCANNED:
        findings.ask(words.PICTURES_NAME)
    return suffix, packed.written(changed, lambda name: _DROPPED.fullmatch(name) is not None)


def _checked(name: str, content: bytes, suffix: str, findings: FileFindings) -> bytes:
    if name == _MANIFEST:
        manifest = _Manifest()
        manifest.walk(content)
        return re.sub(
            rb'<manifest:file-entry\b[^>]*manifest:full-path="([^"]*)"[^>]*/>',
            lambda entry: b"" if _DROPPED.fullmatch(entry[1].decode()) else entry[0],
            content,
        )
    texts = _OpenDocumentTexts(findings, suffix, main=name == "content.xml")
    texts.walk(content)
    if name != "settings.xml":
        texts.flush()
    return _PRINTER.sub(b"", _PEOPLE.sub(rb"<\1></\1>", content))


class _Manifest(Walker):
    """Refuses what's encrypted, or of a kind that runs."""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "encryption-data":
            raise Refusal(words.ENCRYPTED)
        if "oleobject" in attributes.get("media-type", "").lower():
            raise Refusal(words.WITH_OBJECTS)


class _OpenDocumentTexts(Walker):
    """Collects the words of a part: by page, slide or sheet in the part that has them."""

    def __init__(self, findings: FileFindings, suffix: str, *, main: bool) -> None:
        self._findings = findings
        self._suffix = suffix
        self._main = main
        self._number = 1
        self._where = words.PAGE_NAME.format(number=1) if main and suffix == ".odt" else ""
        self._within: list[str] = []
        self._aside: list[tuple[str, list[str]]] = []  # a comment or notes, out of their place
        self._pieces: list[str] = []
        self._hidden: set[str] = set()
        self._breaks: set[str] = set()
        self._style = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        self._within.append(tag)
        self._refuse(tag, attributes)
        if tag == "style":
            self._style = attributes.get("name", "")
        elif tag in ("table-properties", "drawing-page-properties"):
            visible = attributes.get("display", "true"), attributes.get("visibility", "visible")
            if visible != ("true", "visible"):
                self._hidden.add(self._style)
        elif tag == "annotation":
            self._findings.ask(words.COMMENTS_NAME)
            self._aside.append((words.COMMENTS_NAME, []))
        elif tag == "notes" and self._main:
            self._aside.append((words.NOTES_NAME.format(number=self._number - 1), []))
        elif tag == "tracked-changes":
            self._findings.ask(words.CHANGES_NAME)
        elif tag in ("tab", "s", "line-break"):
            self._into().append(" ")
        elif tag == "paragraph-properties" and attributes.get("break-before") == "page":
            self._breaks.add(self._style)
        if self._main:
            self._turn(tag, attributes)

    def _turn(self, tag: str, attributes: Attributes) -> None:
        """Begin a page, a slide or a sheet."""
        breaks = tag in ("p", "h") and attributes.get("style-name") in self._breaks
        if self._suffix == ".odt" and (breaks or tag == "soft-page-break"):
            self.flush()
            self._number += 1
            self._where = words.PAGE_NAME.format(number=self._number)
        elif self._suffix == ".odp" and tag == "page":
            self.flush()
            hidden = attributes.get("style-name") in self._hidden
            name = words.HIDDEN_SLIDE_NAME if hidden else words.SLIDE_NAME
            self._begin(name.format(number=self._number), hidden=hidden)
            self._number += 1
        elif self._suffix == ".ods" and tag == "table" and "table" not in self._within[:-1]:
            self.flush()
            hidden = attributes.get("style-name") in self._hidden
            name = words.HIDDEN_SHEET_NAME if hidden else words.SHEET_NAME
            self._begin(name.format(name=attributes.get("name", "")), hidden=hidden)

    def _begin(self, where: str, *, hidden: bool) -> None:
        self._where = where
        if hidden:
            self._findings.ask(where)

    def _refuse(self, tag: str, attributes: Attributes) -> None:
        if tag in ("applet", "plugin") or "macro-name" in attributes:
            raise Refusal(words.WITH_MACROS)
        runs = tag == "event-listener" and attributes.get("action") in ("execute", "verb")
        if runs or tag in ("dde-source", "dde-link", "dde-connection-decl"):
            raise Refusal(words.WITH_LAUNCHES)
        target = attributes.get("href", "")
        if target.lower().startswith("vnd.sun.star.script:"):
            raise Refusal(words.WITH_MACROS)
        path = target.lower().startswith(("file:///", "../", "/")) and target[:2] != "//"
        elsewhere = re.match(r"[a-z][a-z0-9+.-]+:|//", target, re.IGNORECASE) and not path
        if elsewhere and tag in _PARTS:
            raise Refusal(words.FROM_ELSEWHERE)
        if path:
            self._findings.keep(words.FILE_PATHS_NAME)

    def end(self, tag: str) -> None:
        self._within.pop()
        if tag == "table-cell":
            self._into().append(", ")
        elif tag in ("p", "h", "table-row", "list-item"):
            # What stands in a row belongs together: a name, and a number next to it.
            self._into().append(" " if "table-cell" in self._within else "\n")
        if tag == "annotation" or (tag == "notes" and self._main):
            where, pieces = self._aside.pop()
            self._findings.add(where, "".join(pieces))

    def text(self, text: str) -> None:
        if self._within and self._within[-1] not in ("creator", "date", "creator-initials"):
            self._into().append(text)

    def _into(self) -> list[str]:
        return self._aside[-1][1] if self._aside else self._pieces

    def flush(self) -> None:
        """Add what was collected since the last page began."""
        text = re.sub(r"[ ,]*\n[ ,]*", "\n", "".join(self._pieces)).strip(" ,")
        text = re.sub(r"\s+,", ",", text)
        self._findings.add(self._where or words.HEADERS_NAME, text)
        self._pieces = []

"""Word, PowerPoint and Excel files: what's refused, what's read, and what's taken out."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.shelf import file_words as words
from bot.shelf import office_text, photos
from bot.shelf.office_text import parsed, resolved
from bot.shelf.packed import Packed, Walker, is_xml

if TYPE_CHECKING:
    from bot.shelf.file_text import FileFindings
    from bot.shelf.packed import Attributes

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = {
    "wordprocessingml.document.main+xml": ".docx",
    "presentationml.presentation.main+xml": ".pptx",
    "presentationml.slideshow.main+xml": ".pptx",
    "spreadsheetml.sheet.main+xml": ".xlsx",
}
_MACROS = re.compile(r"vbaProject|vbaData|macrosheets/|dialogsheets/", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|macrosheet", re.IGNORECASE)
_OBJECTS = re.compile(
    r"(?:activeX|ctrlProps|webextensions)/|oleObject\d*\.|/embeddings/(?!.*\.(?:docx|pptx|xlsx)$)",
    re.IGNORECASE,
)
# Who made it, at which school; signatures, which a change breaks; what SharePoint adds.
_DROPPED = re.compile(
    r"(?:docProps|docMetadata|package|_xmlsignatures|customXml|customUI)/.*|.*/customXml/.*",
    re.IGNORECASE,
)
_PEOPLE = (
    (r"word/(?:document|comments|footnotes|endnotes|header|footer)\w*\.xml",
     rb'(?<=\s)(w:(?:author|initials))="[^"]*"', rb'\1="Author"'),
    (r"word/people\.xml", rb'(?<=\s)(w15:(?:author|userId))="[^"]*"', rb'\1="Author"'),
    (r"word/settings\.xml", rb"<w:attachedTemplate\b[^>]*/>", b""),
    (r"ppt/(?:commentAuthors|authors)\.xml",
     rb'(?<=\s)(name|initials|userId)="[^"]*"', rb'\1="Author"'),
    (r"xl/persons/\w+\.xml", rb'(?<=\s)(displayName|userId)="[^"]*"', rb'\1="Author"'),
    (r"xl/comments[\w/]*\.xml", rb"<author>[^<]*</author>", b"<author>Author</author>"),
    (r"xl/workbook\.xml", rb"<\w+:absPath\b[^>]*/>", b""),
    (r"xl/workbook\.xml", rb'(?<=\s)(userName|lastEdited\w*By)="[^"]*"', rb'\1="Author"'),
)  # fmt: skip
# A part of the file that's somewhere else. A link that's pressed isn't one.
_LINKS = frozenset({"hyperlink", "video", "audio", "media"})
_WORKBOOK = re.compile(r"externalLink|xlExternalLink|xlPath", re.IGNORECASE)
_PATHS = re.compile(r"image$|mailMerge|slideUpdate", re.IGNORECASE)
_STARTS_PROGRAMS = re.compile(r"\s*DDE(?:AUTO)?\b", re.IGNORECASE)


def inspect(packed: Packed, findings: FileFindings, depth: int = 0) -> tuple[str, bytes]:
    """Return the suffix of an Office file, and the file without what says who made it."""
    suffix = _suffix(packed.read(CONTENT_TYPES))
    for name in packed.names:
        if _MACROS.search(name):
            raise Refusal(words.WITH_MACROS)
        if _OBJECTS.search(name):
            raise Refusal(words.WITH_OBJECTS)
    changed = _cleaned(packed, findings)
    office_text.read(suffix, packed, findings)
    for name in packed.names:
        if "/embeddings/" in name:
            changed[name] = _embedded(packed.read(name), findings, depth)
    return suffix, packed.written(changed, lambda name: _DROPPED.fullmatch(name) is not None)


def _suffix(types: bytes) -> str:
    if _MACRO_TYPES.search(types):
        raise Refusal(words.WITH_MACROS)
    found = {suffix for kind, suffix in _TYPES.items() if kind.encode() in types}
    if len(found) != 1:
        raise Refusal(words.A_TEMPLATE_FILE if b"template.main+xml" in types else words.NOT_KNOWN)
    return found.pop()


def _embedded(content: bytes, findings: FileFindings, depth: int) -> bytes:
    """Look into a workbook behind a chart as into the file around it."""
    if depth or not content.startswith(b"PK"):
        raise Refusal(words.WITH_OBJECTS)
    inner = Packed(content)
    if CONTENT_TYPES not in inner:
        raise Refusal(words.WITH_OBJECTS)
    return inspect(inner, findings, depth + 1)[1]


def _cleaned(packed: Packed, findings: FileFindings) -> dict[str, bytes]:
    """Check every part, and return those that change."""
    changed: dict[str, bytes] = {}
    checks = _Checks()
    for name in packed.names:
        if _DROPPED.fullmatch(name):
            continue
        if re.search(r"\.jpe?g$", name, re.IGNORECASE):
            changed[name] = photos.without_exif(packed.read(name))
        if not is_xml(name):
            continue
        content = packed.read(name)
        checks.walk(content)
        if name.endswith(".rels"):
            content = _relations(name, content, findings)
        elif name == CONTENT_TYPES:
            content = _types(content)
        for where, found, instead in _PEOPLE:
            if re.fullmatch(where, name):
                content = re.sub(found, instead, content)
        changed[name] = content
    return changed


def _serialized(root: object) -> bytes:
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _types(content: bytes) -> bytes:
    root = parsed(content)
    for one in list(root):
        if _DROPPED.fullmatch(one.get("PartName", "").lstrip("/")):
            root.remove(one)
    return _serialized(root)


def _relations(name: str, content: bytes, findings: FileFindings) -> bytes:
    """Leave out relations to what's dropped, and refuse parts that are on another computer."""
    root = parsed(content)
    folder = _folder(name)
    for one in list(root):
        kind = one.get("Type", "").rpartition("/")[2]
        target = one.get("Target", "")
        if one.get("TargetMode") == "External":
            if kind == "attachedTemplate" and _is_path(target):
                root.remove(one)
            else:
                _outside(kind, target, findings)
        elif _DROPPED.fullmatch(resolved(folder, target)):
            root.remove(one)
    return _serialized(root)


def _outside(kind: str, target: str, findings: FileFindings) -> None:
    if kind in _LINKS:
        if _is_path(target):
            findings.keep(words.FILE_PATHS_NAME)
        return
    if _WORKBOOK.search(kind) and target.lower().startswith("https://"):
        findings.keep(words.DATA_SOURCES_NAME)  # a program asks before it opens that one
    elif _is_path(target) and (_WORKBOOK.search(kind) or _PATHS.search(kind)):
        findings.keep(words.FILE_PATHS_NAME)
    else:
        raise Refusal(words.FROM_ELSEWHERE)


def _is_path(target: str) -> bool:
    """Whether a target is a path on somebody's computer, and not one on another computer."""
    plain = target.lower().replace("\\", "/").removeprefix("file:")
    return not re.match(r"[a-z][a-z0-9+.-]+:|//(?!/[^/])", plain)


def _folder(relations: str) -> str:
    """Return the folder of the part that a relations part belongs to."""
    return posixpath.dirname(posixpath.dirname(relations))


class _Checks(Walker):
    """Refuses fields and buttons that start programs; a field may come in pieces."""

    def __init__(self) -> None:
        self._takes = False
        self._code: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        self._takes = tag == "instrText"
        if tag == "fldChar" and attributes.get("fldCharType") == "begin":
            self._code = []
        action = attributes.get("action", "").lower()
        if action.startswith(("ppaction://program", "ppaction://macro", "ppaction://ole")):
            raise Refusal(words.WITH_LAUNCHES)
        self._check(attributes.get("instr", ""))

    def end(self, tag: str) -> None:
        if tag == "instrText":
            self._check("".join(self._code))
        self._takes = False

    def text(self, text: str) -> None:
        if self._takes:
            self._code.append(text)

    def _check(self, code: str) -> None:
        if _STARTS_PROGRAMS.match(code):
            raise Refusal(words.WITH_LAUNCHES)

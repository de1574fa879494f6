"""Documents that are zips of XML: opened within limits, and written without what's dropped."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from bot.kit.errors import Refusal
from bot.shelf import file_words as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PARTS = 5_000
UNPACKED = 200 * 2**20  # bytes, of all parts together
XML_PART = 48 * 2**20
_CHUNK = 2**16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_XML = (".xml", ".rels", ".rdf")

Attributes = dict[str, str]


class Packed:
    """A zip whose parts have been unpacked once and are no larger than they may be."""

    def __init__(self, content: bytes, room: int = UNPACKED) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise Refusal(words.DAMAGED) from error
        self.names = self._checked_names()
        self.unpacked = 0
        # What the directory says of the sizes is not believed: a packed file can claim anything.
        for name in self.names:
            self.unpacked += self._measured(name, room - self.unpacked)

    def _checked_names(self) -> list[str]:
        parts = self._zip.infolist()
        if len(parts) > PARTS:
            raise Refusal(words.BURSTS)
        names = [part.filename for part in parts]
        if any(part.flag_bits & 1 for part in parts):
            raise Refusal(words.ENCRYPTED)
        # Two parts of one name: each program would read another one.
        odd = any(re.search(r"(?:^|/)\.\.(?:/|$)|^/|\\|:|\x00", name) for name in names)
        if odd or len({name.casefold() for name in names}) < len(names):
            raise Refusal(words.DAMAGED)
        known = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if any(part.compress_type not in known for part in parts):
            raise Refusal(words.DAMAGED)
        return [name for name in names if not name.endswith("/")]

    def _measured(self, name: str, room: int) -> int:
        room = min(room, XML_PART) if is_xml(name) else room
        size = 0
        try:
            with self._zip.open(name) as part:  # it also compares the checksum at the end
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > room:
                        raise Refusal(words.BURSTS)
        except _BROKEN as error:
            raise Refusal(words.DAMAGED) from error
        return size

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return a part; empty where there is none."""
        return self._zip.read(name) if name in self.names else b""

    def matching(self, pattern: str) -> list[str]:
        """Return the names that match a pattern, the numbers in them in order."""
        found = [name for name in self.names if re.fullmatch(pattern, name, re.IGNORECASE)]
        return sorted(found, key=lambda name: [int(one) for one in re.findall(r"\d+", name)])

    def written(self, changed: Mapping[str, bytes], dropped: Callable[[str], bool]) -> bytes:
        """Return the zip with some parts changed and others left out; it says no dates."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in self.names:
                if dropped(name):
                    continue
                info = zipfile.ZipInfo(name)
                # OpenDocument wants it so: a program finds out what it is without unpacking.
                stored = name == "mimetype"
                info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                content = changed[name] if name in changed else self._zip.read(name)
                new.writestr(info, content)
        return out.getvalue()


def is_xml(name: str) -> bool:
    """Whether a part is XML, by its name."""
    return name.lower().endswith(_XML)


class Walker:
    """Walks through XML without building a tree; entities and other encodings are refused."""

    def start(self, tag: str, attributes: Attributes, /) -> None:
        """See an element begin; names are without namespaces, but for relations' ("r:id")."""

    def end(self, tag: str) -> None:
        """See an element end."""

    def text(self, text: str) -> None:
        """See characters."""

    def walk(self, content: bytes) -> None:
        """Walk through a part. Raises Refusal for what is no XML that a document would have."""
        if b"\x00" in content[:4]:
            raise Refusal(words.DAMAGED)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda tag: self.end(tag.rpartition(" ")[2])
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refused
        parser.XmlDeclHandler = _declared
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise Refusal(words.DAMAGED) from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.start(tag.rpartition(" ")[2], {_plain(name): of for name, of in attributes.items()})


def _plain(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"r:{local}" if namespace.endswith("/relationships") else local


def _refused(*_: object) -> None:
    raise Refusal(words.DAMAGED)


def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
        raise Refusal(words.DAMAGED)

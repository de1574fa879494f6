"""What a file really is, by its content: refused with the reason, or cleaned and read.

Files are read in a process of their own, since a stranger's file may crash a reader, or swell.
"""

from __future__ import annotations

import dataclasses
import json
import re
import sys

from bot.kit import isolated
from bot.kit.errors import Refusal
from bot.pictures import workshop
from bot.shelf import file_words as words
from bot.shelf import office, open_document, portable
from bot.shelf.file_text import FileFindings, Inspected, TextPage
from bot.shelf.looking import worries_in
from bot.shelf.packed import Packed
from bot.students.worries import KnownWords

MEBIBYTE = 2**20
MAX_BYTES = 8 * MEBIBYTE
MAX_WRITTEN_BYTES = 9 * MEBIBYTE  # Discord takes 10, with the rest of the message
NAME_LIMIT = 80
PATIENCE = 30.0

NOBODY = KnownWords()
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def inspect(content: bytes, known: KnownWords = NOBODY) -> Inspected:
    """Return a file as it can be kept, with its text. Raises Refusal with the reason.

    *known*: what its group knows, for the student check. It takes a process and up to 30 seconds:
    call it in a thread, one file at a time.
    """
    if not content:
        raise Refusal(words.EMPTY)
    if len(content) > MAX_BYTES:
        # Rounded up, so that a file just over the limit doesn't read as being at it.
        size = -(-len(content) // MEBIBYTE)
        raise Refusal(words.TOO_LARGE.format(size=size, most=MAX_BYTES // MEBIBYTE))
    if content.startswith(_PICTURES) or content[4:8] == b"ftyp":
        picture = workshop.tidied(content)
        return Inspected(picture.suffix, picture.content, look_at=(words.PICTURES_NAME,))
    handed = json.dumps([sorted(known.members), sorted(known.words)]).encode() + b"\n" + content
    done = isolated.run(
        __spec__.name, handed, PATIENCE, too_slow=words.TOO_SLOW, broken=words.DAMAGED
    )
    head, cleaned = done.split(b"\n", 1)
    found = json.loads(head)
    pages = tuple(TextPage(**page) for page in found["pages"])
    look_at, kept = tuple(found["look_at"]), tuple(found["kept"])
    worries = tuple((where, what) for where, what in found["worries"])
    return Inspected(found["suffix"], cleaned, pages, look_at, kept, worries)


def named(name: str, suffix: str) -> str:
    """Return a file's name as it can be kept: no path in it, and what it is at its end."""
    plain = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[^\w\s().,'&+-]", "", plain)
    stem = re.sub(r"(?:\.\w{2,5})+$", "", " ".join(plain.split())).strip(" .")
    return (stem[:NAME_LIMIT].rstrip() or "file") + suffix


def inspected_here(content: bytes) -> Inspected:
    """Inspect a document in this very process; only what runs in one of its own calls this."""
    findings = FileFindings()
    try:
        suffix, cleaned = _opened(content, findings)
    except MemoryError as error:
        raise Refusal(words.BURSTS) from error
    if len(cleaned) > MAX_WRITTEN_BYTES:
        raise Refusal(words.BURSTS)
    return findings.done(suffix, cleaned)


def _opened(content: bytes, findings: FileFindings) -> tuple[str, bytes]:
    if content.startswith(b"%PDF-"):
        return ".pdf", portable.inspect(content, findings)
    if content.startswith(b"PK"):
        return _opened_zip(content, findings)
    if content.startswith(_OLE):
        # Office puts an encrypted document into the container that its old formats had.
        hidden = "EncryptedPackage".encode("utf-16-le") in content
        raise Refusal(words.ENCRYPTED if hidden else words.OLD_OFFICE)
    start = content[:1024].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and b"<svg" in start:
        raise Refusal(words.A_DRAWING)
    raise Refusal(words.NOT_KNOWN)


def _opened_zip(content: bytes, findings: FileFindings) -> tuple[str, bytes]:
    packed = Packed(content)
    if office.CONTENT_TYPES in packed:
        return office.inspect(packed, findings)
    if "mimetype" in packed:
        return open_document.inspect(packed, findings)
    raise Refusal(words.A_ZIP)


def _worked(handed: bytes) -> bytes:
    known, content = handed.split(b"\n", 1)
    found = inspected_here(content)
    # In the bot's own process the check of a long text would make everyone else wait.
    worries = worries_in(found.pages, KnownWords(*map(frozenset, json.loads(known))))
    head = dataclasses.asdict(dataclasses.replace(found, content=b"", worries=worries))
    del head["content"]
    return json.dumps(head).encode() + b"\n" + found.content


if __name__ == "__main__":
    sys.exit(isolated.serve(_worked))

"""Photos inside documents: cameras write down where and when, and that comes out."""

from __future__ import annotations

# An EXIF block that says nothing but how the picture is turned; the byte at %c says it.
_EXIF = b"Exif\x00\x00"
_TURNED = (
    _EXIF + b"MM\x00*\x00\x00\x00\x08\x00\x01"
    b"\x01\x12\x00\x03\x00\x00\x00\x01\x00%c\x00\x00\x00\x00\x00\x00"
)
_APP1, _APP13, _COMMENT, _SCAN = 0xE1, 0xED, 0xFE, 0xDA


def without_exif(jpeg: bytes) -> bytes:
    """Return a JPEG without EXIF, XMP, IPTC and comments, its pixels untouched.

    How it's turned stays. What isn't a JPEG as it should be comes back as it was.
    """
    if not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    kept = [jpeg[:2]]
    at = 2
    while jpeg[at : at + 1] == b"\xff" and at + 4 <= len(jpeg):
        marker = jpeg[at + 1]
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == _SCAN:
            return b"".join([*kept, jpeg[at:]])
        segment = jpeg[at + 4 : end]
        if marker == _APP1:
            turn = _turn(segment)
            if turn > 1:
                block = _TURNED % turn
                kept.append(b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block)
        elif marker not in (_APP13, _COMMENT):
            kept.append(jpeg[at:end])
        at = end
    return jpeg


def _turn(segment: bytes) -> int:
    """Return the orientation in an EXIF block, 1 (upright) where there is none."""
    body = segment.removeprefix(_EXIF)
    if body is segment or body[:2] not in (b"II", b"MM"):
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(body[at : at + size], "little" if body[:2] == b"II" else "big")

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 200), 12):
        if number(entry, 2) == 0x0112:
            found = number(entry + 8, 2)
            return found if 1 <= found <= 8 else 1
    return 1

"""Pictures as cameras, phones and mischief make them, built fresh for every test."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from bot.pictures.rules import Picture

RED, BLUE = (200, 30, 30), (30, 30, 200)
# 128 by 64, left half RED, right half BLUE, with EXIF (a camera, a place) and a quarter turn to
# the right, said both by HEIF's own `irot` and by EXIF. Written by libheif 1.15 with x265.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAY1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAGxAAEAAAAAAAAALAACAAAAAAHdAAEA"
    "AAAAAAAAfAAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAA"
    "zGlwcnAAAACtaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgQWW6kkprm4EBAwIAAAMAAgAAAwACECIAAQAHRAHBcrAi"
    "QAAAAAlpcm90AwAAABRpc3BlAAAAAAAAAIAAAABAAAAAEHBpeGkAAAAAAwgICAAAABdpcG1hAAAAAAAAAAEAAQSB"
    "AgOEAAAAGmlyZWYAAAAAAAAADmNkc2MAAgABAAEAAACwbWRhdAAAACgoAa9Y+Q6SX//ytd//Uf5D5PujGxl+n/9K"
    "vVfuMRP+nbaUkn/ufCXAAAAABkV4aWYAAE1NACoAAAAIAAMBDwACAAAACgAAADIBEgADAAAAAQAGAACIJQAEAAAA"
    "AQAAADwAAAAAQ2FuYXJ5Q2FtAAACAAEAAgAAAAJOAAAAAAIABQAAAAMAAABaAAAAAAAAACwAAAABAAAAFgAAAAEA"
    "AAAAAAAAAQ=="
)


def two_halves(size: tuple[int, int] = (64, 32)) -> Image.Image:
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def camera_exif(orientation: int) -> bytes:
    """EXIF as a phone writes it: how it was held, the camera, a place, a small copy."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CanaryCam"
    exif[0x8825] = {1: "N", 2: (44.0, 22.0, 11.0), 3: "W", 4: (100.0, 20.0, 5.0)}
    return exif.tobytes() + saved(Image.new("RGB", (16, 8), RED), "JPEG")


def png_header(width: int, height: int) -> bytes:
    """A few hundred bytes of PNG that promise `width` by `height` pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        checksum = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body


def jpeg_header(width: int, height: int) -> bytes:
    """A small JPEG that promises `width` by `height` pixels."""
    photo = saved(two_halves(), "JPEG")
    return photo.replace(struct.pack(">HH", 32, 64), struct.pack(">HH", height, width), 1)


def shown(picture: Picture) -> Image.Image:
    image = Image.open(BytesIO(picture.content))
    image.load()
    return image


def near(pixel: Any, colour: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(pixel, colour, strict=True))


def is_only_pixels(picture: Picture) -> bool:
    """Whether the file is made of nothing but what a decoder needs for the pixels."""
    if picture.suffix == ".png":
        kinds, at = set(), 8
        while at < len(picture.content):
            kinds.add(picture.content[at + 4 : at + 8])
            at += 12 + int.from_bytes(picture.content[at : at + 4], "big")
        return kinds == {b"IHDR", b"IDAT", b"IEND"}
    # In a JPEG's pixels 0xFF is followed by nothing above 0xD7: what is, starts a segment.
    segments = set(re.findall(rb"\xff([\xd8-\xfe])", picture.content))
    return segments == {b"\xd8", b"\xd9", b"\xda", b"\xdb", b"\xe0"}

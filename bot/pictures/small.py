"""Photos as they go into a document: small enough that the file can be handed on."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# The more photos, the smaller: at most so many of so many pixels on the longer side.
SIDES = ((30, 1_000), (90, 720))
SMALLEST = 480
QUALITY = 80


@dataclass(frozen=True)
class Photo:
    """A photo as it goes into a file: small, with its size in pixels."""

    content: bytes
    kind: str  # of the MIME type, such as "jpeg"
    width: int
    height: int


@dataclass(frozen=True)
class LoadedPhotos:
    """Photos by their name, how many are there no more, and how many found no room."""

    photos: dict[str, Photo] = field(default_factory=dict)
    gone: int = 0
    no_room: int = 0


def load(folder: Path, names: Sequence[str], room: int) -> LoadedPhotos:
    """Return the photos of *names*, together at most *room* bytes, the first ones first."""
    side = next((pixels for most, pixels in SIDES if len(names) <= most), SMALLEST)
    photos: dict[str, Photo] = {}
    gone = 0
    for number, name in enumerate(names):
        try:
            photo = shrunk((folder / name).read_bytes(), side)
        except (OSError, ValueError, SyntaxError):  # not there, or no picture anymore
            gone += 1
            continue
        room -= len(photo.content)
        if room < 0:
            return LoadedPhotos(photos, gone, len(names) - number)
        photos[name] = photo
    return LoadedPhotos(photos, gone)


def shrunk(content: bytes, side: int) -> Photo:
    """Return a photo of the store with at most *side* pixels on its longer side.

    Raises ValueError, OSError or SyntaxError where it cannot be read.
    """
    from PIL import Image
    from PIL.Image import Resampling

    # What the store holds was written by this program, as JPEG or PNG.
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
        image.draft("RGB", (side, side))
        image.load()
        image.thumbnail((side, side), Resampling.LANCZOS, reducing_gap=2.0)
        if image.mode in ("RGBA", "LA", "P"):  # on paper, what can be seen through is white
            seen = image.convert("RGBA")
            image = Image.new("RGB", seen.size, "white")  # type: ignore[assignment] # no file
            image.paste(seen, mask=seen)
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
        return Photo(out.getvalue(), "jpeg", image.width, image.height)

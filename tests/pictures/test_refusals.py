"""What cannot be taken is refused with one sentence, cheaply, and never in another way."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.kit.errors import Refusal
from bot.pictures import words
from bot.pictures.rules import MAX_BYTES, SIGNATURES, check_size, tidy
from tests.pictures.make import HEIC, jpeg_header, png_header, saved, two_halves

if TYPE_CHECKING:
    from pathlib import Path

    from bot.pictures.rules import Picture

TOO_MANY_PIXELS = words.TOO_MANY_PIXELS.format(most=50)
# Not HEIC: damaged in the wrong place it would end the test run, see test_workshop.py.
WHOLE = [saved(two_halves(), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP")]
STARTS = [*SIGNATURES, b"RIFF\xff\0\0\0WEBPVP8 ", b"<svg", b""]


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        tidy(data)
    return refusal.value.message


@pytest.mark.parametrize(
    "bomb",
    [
        png_header(30_000, 30_000),
        png_header(10_000, 9_500),
        png_header(7_072, 7_072),
        jpeg_header(60_000, 60_000),
        b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + saved(two_halves(), "GIF")[10:],
        saved(Image.new("RGBA", (8, 8)), "WEBP", exif=b"x").replace(
            b"\x07\0\0\x07\0\0", b"\xff\x3f\0\xff\x3f\0", 1
        ),
        HEIC.replace(struct.pack(">II", 128, 64), struct.pack(">II", 30_000, 30_000)),
    ],
    ids=["png", "png over Pillow's limit", "png just over", "jpeg", "gif", "webp", "heic"],
)
def test_a_small_file_with_too_many_pixels(bomb: bytes) -> None:
    """Its header is enough to refuse it."""
    assert len(bomb) < 3_000
    assert refused(bomb) == TOO_MANY_PIXELS


def test_just_few_enough_pixels() -> None:
    """The header is let through; that the pixels are not there is found when they are decoded."""
    assert refused(png_header(7_071, 7_071)) == words.BROKEN


def test_a_photo_of_60_megabytes() -> None:
    """It is refused by its size alone, and the sentence says both sizes."""
    sentence = words.TOO_LARGE.format(size=60, most=25)

    with pytest.raises(Refusal, match=re.escape(sentence)):
        check_size(60 * 2**20)
    check_size(MAX_BYTES)
    assert refused(saved(two_halves(), "JPEG") + bytes(59 * 2**20 + 1)) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"MZ\x90\x00" + bytes(500), words.NOT_A_PICTURE),
        (b"", words.NOT_A_PICTURE),
        (b"%PDF-1.7", words.NOT_A_PICTURE),
        (saved(two_halves(), "BMP"), words.NOT_A_PICTURE),
        (saved(two_halves(), "AVIF"), words.NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", words.DRAWING),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- hi -->\n<SVG/>", words.DRAWING),
        (saved(two_halves(), "JPEG")[:-200], words.BROKEN),
        (saved(two_halves(), "PNG")[:60], words.BROKEN),
        (saved(two_halves(), "WEBP")[:60], words.BROKEN),
        (HEIC[:-200], words.BROKEN_HEIC),
        (HEIC[:32] + b"garbage" * 20, words.BROKEN_HEIC),
    ],
    ids=[
        "program",
        "empty",
        "pdf",
        "bmp",
        "avif",
        "svg",
        "svg after a comment",
        "cut jpeg",
        "cut png",
        "cut webp",
        "cut heic",
        "heic of garbage",
    ],
)
def test_what_is_refused(data: bytes, sentence: str) -> None:
    """Each is told why, and what works instead; the name of the file never mattered."""
    assert refused(data) == sentence


def tried(data: bytes) -> Picture | Refusal:
    try:
        return tidy(data)
    except Refusal as refusal:
        return refusal


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=300))
def test_any_bytes(start: bytes, rest: bytes) -> None:
    """They are no picture: a sentence says so, and nothing else is ever raised."""
    assert isinstance(tried(start + rest), Refusal)


@given(
    whole=st.sampled_from(WHOLE),
    damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    end=st.floats(0.2, 1),
)
def test_any_damage(whole: bytes, damage: list[tuple[float, int]], end: float) -> None:
    """A damaged picture is taken or refused; nothing else is ever raised."""
    data = bytearray(whole)
    for where, value in damage:
        data[int(where * len(data))] = value

    assert tried(bytes(data[: int(end * len(data))]))


def in_a_fresh_process(program: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    ).stdout


def test_heavy_libraries_wait_for_their_picture() -> None:
    """What reads pictures is loaded with the first one, and what reads HEIC with the first HEIC."""
    out = in_a_fresh_process(
        "import sys; from bot.pictures import rules\n"
        "before = 'PIL' in sys.modules\n"
        "rules.tidy(bytes.fromhex(sys.argv[1]))\n"
        "print(before, 'PIL' in sys.modules, 'pi_heif' in sys.modules)",
        saved(two_halves(), "JPEG").hex(),
    )

    assert out.split() == ["False", "True", "False"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory from /proc")
def test_a_photo_of_48_megapixels(tmp_path: Path) -> None:
    """It is decoded at the size that is needed: its own size would take 190 MB for the pixels."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(saved(two_halves((8_000, 6_000)), "JPEG"))

    out = in_a_fresh_process(
        "import pathlib, re, sys; from bot.pictures.rules import tidy\n"
        "peak = lambda: int(re.search(r'VmHWM:\\s+(\\d+)',"
        " pathlib.Path('/proc/self/status').read_text())[1]) // 1024\n"
        "data = pathlib.Path(sys.argv[1]).read_bytes(); before = peak(); picture = tidy(data)\n"
        "print(picture.width, picture.height, peak() - before)",
        str(photo),
    )

    width, height, megabytes = map(int, out.split())
    assert (width, height) == (2_000, 1_500)
    assert megabytes < 100

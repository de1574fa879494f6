"""Whatever happens to the process that opens a picture, the bot goes on and has an answer."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import Refusal
from bot.pictures import rules, words, workshop
from bot.pictures.workshop import tidied
from tests.pictures.make import HEIC, saved, two_halves

if TYPE_CHECKING:
    from pathlib import Path

JPEG = saved(two_halves(), "JPEG")


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shell script that is started instead of Python; the test writes it."""
    script = tmp_path / "python"
    script.touch(mode=0o700)
    monkeypatch.setattr(sys, "executable", str(script))
    return script


@pytest.mark.parametrize("data", [JPEG, saved(two_halves(), "PNG"), HEIC])
def test_a_picture(data: bytes) -> None:
    """What comes back is what `rules.tidy` makes of it."""
    assert tidied(data) == rules.tidy(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"MZ\x90", words.NOT_A_PICTURE),
        (JPEG[:-200], words.BROKEN),
        (HEIC[:-200], words.BROKEN_HEIC),
        (bytes(60 * 2**20), words.TOO_LARGE.format(size=60, most=25)),
    ],
)
def test_a_refusal(data: bytes, sentence: str) -> None:
    """The sentence is the same on this side."""
    with pytest.raises(Refusal) as refusal:
        tidied(data)

    assert refusal.value.message == sentence


def test_a_photo_that_ends_its_reader() -> None:
    """One byte over 0x7F in an item's type crashes pi_heif 1.4.0; here it is at most a refusal."""
    with contextlib.suppress(Refusal):
        tidied(HEIC.replace(b"Exif", b"Exi\xff", 1))

    assert tidied(HEIC).suffix == ".jpg"


def test_a_crash(instead: Path) -> None:
    """A process ended by a signal is told as a damaged picture."""
    instead.write_text("#!/bin/sh\nkill -SEGV $$\n")
    with pytest.raises(Refusal) as refusal:
        tidied(JPEG)

    assert refusal.value.message == words.BROKEN


def test_a_fault_of_ours(instead: Path) -> None:
    """It is no refusal: what the process said goes to the log."""
    instead.write_text("#!/bin/sh\necho no such module >&2\nexit 1\n")
    with pytest.raises(RuntimeError, match="no such module"):
        tidied(JPEG)


def test_a_picture_that_takes_too_long(instead: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is ended, and the sentence says what works instead."""
    monkeypatch.setattr(workshop, "PATIENCE", 0.2)
    instead.write_text("#!/bin/sh\nexec sleep 60\n")
    with pytest.raises(Refusal) as refusal:
        tidied(JPEG)

    assert refusal.value.message == words.TOO_SLOW


def test_what_the_process_knows(instead: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the token nor where the database is."""
    monkeypatch.setenv("DISCORD_TOKEN", "canary")
    monkeypatch.setenv("DATABASE_URL", "canary")
    instead.write_text("#!/bin/sh\necho .jpg 1 1\nenv\n")

    known = tidied(JPEG).content
    assert b"PATH=" in known
    assert b"canary" not in known


def test_what_the_bot_loads() -> None:
    """Nothing that decodes: it never does so itself."""
    program = (
        "import sys; from bot.pictures import store, workshop\n"
        "picture = workshop.tidied(bytes.fromhex(sys.argv[1]))\n"
        "print(picture.suffix, 'PIL' in sys.modules, 'pi_heif' in sys.modules)"
    )
    out = subprocess.check_output([sys.executable, "-c", program, JPEG.hex()], text=True)

    assert out.split() == [".jpg", "False", "False"]

"""`.env.example` says everything that can be set, as it is unless it is set."""

from __future__ import annotations

import re

from bot.settings import NAMES, Settings, read
from tests.meta.source import ROOT

TEXT = (ROOT / ".env.example").read_text(encoding="utf-8")


def _set() -> dict[str, str]:
    lines = [line for line in TEXT.splitlines() if line and not line.startswith("#")]
    return {name: value for name, _, value in (line.partition("=") for line in lines)}


def test_names() -> None:
    """It has every setting, and nothing else."""
    assert set(_set()) == {name.upper() for name in NAMES}


def test_defaults() -> None:
    """Copied as it is, it changes nothing."""
    assert read(_set()) == Settings()


def test_in_the_container() -> None:
    """Its empty lines take nothing away that the image sets: compose.yaml sets that once more."""
    image = re.search(r"^ENV (.*)$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    again = re.search(
        r"^    environment:\n((?:      .*\n)+)",
        (ROOT / "compose.yaml").read_text("utf-8"),
        re.MULTILINE,
    )
    assert image is not None
    assert again is not None
    own = {one.partition("=")[0] for one in image[1].split()} & set(_set())
    assert own == {"DATA_DIR", "HTTP_PORT"}
    assert own == set(re.findall(r"^      (\w+):", again[1], re.MULTILINE))


def test_comments() -> None:
    """Each setting, or the group of lines that it is in, has a sentence above it."""
    for block in TEXT.strip().split("\n\n"):
        lines = block.splitlines()
        settings = [line for line in lines if not line.startswith("#")]
        if settings:
            comment = lines[: -len(settings)]
            assert comment
            assert all(line.startswith("# ") for line in comment)
            assert any(line.endswith(".") for line in comment)

"""Whether what's locked has wheels for the computers that people have, asked of pip.

`python -m tests.meta.wheels`: on those nothing has to be compiled. Of the others it's only said,
for the oldest Python, what would have to be; docs/hosting.md says the same.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from tests.meta.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

PYTHONS = ("3.11", "3.12", "3.13")
LOCK = "requirements-extras.lock"
PIP = (sys.executable, "-m", "pip", "download")
# Of Debian 12 and its like; a wheel for an older system does as well.
_LINUX = (*(f"manylinux_2_{minor}" for minor in range(36, 4, -1)), "manylinux2014", "manylinux2010")


@dataclass(frozen=True)
class Computer:
    """A kind of computer: what wheels for it are called, and what markers ask about it."""

    name: str
    platforms: tuple[str, ...]
    markers: dict[str, str] = field(hash=False)
    is_promised: bool = True


def _computer(name: str, system: str, machine: str, *platforms: str, promised: bool) -> Computer:
    kinds = {"Linux": ("linux", "posix"), "Darwin": ("darwin", "posix"), "Windows": ("win32", "nt")}
    platform, os_name = kinds[system]
    markers = {"sys_platform": platform, "os_name": os_name, "platform_system": system}
    return Computer(name, platforms, markers | {"platform_machine": machine}, promised)


def _linux(machine: str) -> list[str]:
    return [f"{one}_{machine}" for one in _LINUX]


COMPUTERS = (
    _computer("64-bit PC, Linux", "Linux", "x86_64", *_linux("x86_64"), promised=True),
    _computer("64-bit Raspberry Pi", "Linux", "aarch64", *_linux("aarch64"), promised=True),
    _computer("Windows", "Windows", "AMD64", "win_amd64", promised=True),
    _computer("Mac", "Darwin", "arm64", "macosx_13_0_arm64", promised=True),
    _computer("Mac with Intel", "Darwin", "x86_64", "macosx_13_0_x86_64", promised=False),
    _computer("32-bit Raspberry Pi", "Linux", "armv7l", *_linux("armv7l"), promised=False),
)


def wanted(lock: str, computer: Computer, python: str) -> dict[str, str]:
    """Return the lines of a lock's text that a computer installs from, by package.

    pip asks markers of the Python that it runs on itself, so the others are left out here.
    """
    about = computer.markers | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    found = {}
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        asked, *hashes = re.split(r"\s*\\\n\s*", entry)
        requirement = Requirement(asked)
        if requirement.marker is None or requirement.marker.evaluate(about):
            pin = f"{requirement.name}{requirement.specifier}"
            found[requirement.name] = " ".join([pin, *hashes])
    return found


def missing(lock: str, computer: Computer, python: str, folder: Path) -> list[str]:
    """Return the packages that have no wheel, once pip was asked for all of them."""
    lines = wanted(lock, computer, python)
    if _has(lines.values(), computer, python, folder):
        return []
    return [name for name, line in lines.items() if not _has([line], computer, python, folder)]


def _has(lines: Iterable[str], computer: Computer, python: str, folder: Path) -> bool:
    asked = folder / "asked.txt"
    asked.write_text("\n".join(lines))
    platforms = [part for one in computer.platforms for part in ("--platform", one)]
    options = "--quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes"
    named = [*platforms, f"--python-version={python}", "--implementation=cp"]
    done = subprocess.run(
        [*PIP, *options.split(), *named, f"--dest={folder}", f"--requirement={asked}"],
        capture_output=True,
        text=True,
    )
    if done.returncode and "No matching distribution found" not in done.stderr:
        sys.exit(done.stderr)  # no network, a wrong hash: that says nothing about wheels
    return done.returncode == 0


def main() -> int:
    """Ask for each computer and Python; return 1 where something that's promised is missing."""
    lock, code = (ROOT / LOCK).read_text("utf-8"), 0
    with tempfile.TemporaryDirectory() as folder:
        for computer in COMPUTERS:
            for python in PYTHONS if computer.is_promised else PYTHONS[:1]:
                found = missing(lock, computer, python, Path(folder))
                code |= bool(found) and computer.is_promised
                said = f"no wheel for {', '.join(found)}" if found else "every package has a wheel"
                print(f"{computer.name}, Python {python}: {said}.", flush=True)  # noqa: T201 - the answer
    return code


if __name__ == "__main__":
    sys.exit(main())

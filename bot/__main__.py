"""The program's door: it opens on a Python and packages that are too old, too, and says so."""

from __future__ import annotations

import sys
from pathlib import Path

OWN = Path(__file__).resolve().parents[1] / ".venv"
OLD_PYTHON = (
    "Python 3.11 or newer is needed; this is {found}. With a newer one, for example: "
    "make run PYTHON=python3.12"
)
MISSING = (
    "The package {name} isn't installed: the program was updated without its packages. In the "
    "program's folder: make update"
)
OTHER_PYTHON = (
    "The package {name} isn't in this Python. The program has its own: .venv/bin/python -m bot "
    "{rest}"
)
NO_POSTGRES = (
    "PostgreSQL needs one more package. In the program's folder: make postgres (with pipx: pipx "
    "inject whats-working asyncpg)"
)
NO_MOVING = (
    "Moving a group needs one more package. In the program's folder: make moving (with pipx: pipx "
    "inject whats-working cryptography)"
)
EXTRAS = {"asyncpg": NO_POSTGRES, "cryptography": NO_MOVING}
OLD_PACKAGES = 15  # the exit code, as startup.py has it


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - somebody's is
        found = "{}.{}".format(*sys.version_info[:2])
        sys.stderr.write(OLD_PYTHON.format(found=found) + "\n")
        return OLD_PACKAGES
    try:
        from bot.command_line import main as do

        return do(arguments)
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] in ("bot", "cogs"):
            raise  # that's a bug
        package = str(error.name).partition(".")[0]
        sys.stderr.write(EXTRAS.get(package) or _missing(package, arguments) + "\n")
        return OLD_PACKAGES
    except KeyboardInterrupt:  # before there's anything to stop
        return 0


def _missing(package: str, arguments: list[str] | None) -> str:
    if OWN.exists() and Path(sys.prefix).resolve() != OWN.resolve():
        rest = " ".join(sys.argv[1:] if arguments is None else arguments)
        return OTHER_PYTHON.format(name=package, rest=rest).rstrip()
    return MISSING.format(name=package)


if __name__ == "__main__":
    sys.exit(main())

"""Figures: measured, beside what they aim at, as a table and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One thing that was measured; `aim` is None where it only explains another.

    `at_most` tells on which side of its aim a value is good.
    """

    what: str
    value: float
    unit: str
    aim: float | None = None
    at_most: bool = True

    @property
    def met(self) -> bool | None:
        """Tell whether the aim is met; None where there is none."""
        if self.aim is None:
            return None
        return self.value <= self.aim if self.at_most else self.value >= self.aim


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of a table."""
    wide = max(len(figure.what) for figure in figures)
    return "\n".join(_line(figure, wide) for figure in figures)


def _line(figure: Figure, wide: int) -> str:
    line = f"{figure.what:<{wide}}  {figure.value:>10,.2f} {figure.unit}"
    if figure.aim is None:
        return line
    sign = "at most" if figure.at_most else "at least"
    verdict = "met" if figure.met else "missed"
    return f"{line:<{wide + 28}}  {sign} {figure.aim:g}: {verdict}"


def write(figures: Sequence[Figure], path: Path) -> dict[str, Any]:
    """Write the figures, each with the ratio to its aim, and return what was written."""
    found = {
        "figures": [
            asdict(one) | {"met": one.met, "ratio": one.value / one.aim if one.aim else None}
            for one in figures
        ]
    }
    path.write_text(json.dumps(found, indent=2) + "\n")
    return found

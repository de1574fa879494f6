"""Plain charts: bars with their numbers, readable without colour."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.documents.paper import Chart

COLOUR, INK = "#1f4e79", "#1d1d1d"
WIDTH, DPI = 4.4, 160  # inches; pixels an inch


def drawn(chart: Chart) -> bytes:
    """Return a chart as PNG. It holds no names but those in `chart.counts`."""
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    names = [name for name, _ in chart.counts]
    counts = [count for _, count in chart.counts]
    # Labels are drawn as they are: a dollar sign is not the beginning of a formula.
    with matplotlib.rc_context({"text.parse_math": False, "font.size": 10, "text.color": INK}):
        figure = Figure(figsize=(WIDTH, 0.6 + 0.32 * len(names)), layout="constrained")
        axes = figure.subplots()
        bars = axes.barh(range(len(names)), counts, color=COLOUR, height=0.7)
        axes.set_yticks(range(len(names)), names)
        axes.invert_yaxis()
        axes.bar_label(bars, [f"{count:,}" for count in counts], padding=4)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
        axes.set_xlabel(chart.unit.capitalize())
        axes.margins(x=0.1)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        out = io.BytesIO()
        figure.savefig(out, format="png", dpi=DPI, metadata={"Software": None})
    return out.getvalue()

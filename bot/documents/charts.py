"""Plain charts: bars with their numbers, readable without color."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.documents.paper import Chart

COLOR, INK, PAPER = "#1f4e79", "#1d1d1d", "#ffffff"
DPI = 160  # pixels an inch
WIDTH, ROW, BAR = 704, 51, 36  # pixels: 4.4 inches across; a bar in its row
SIZE = 22  # of the letters: ten points
GAP, THIN = 12, 4


def drawn(chart: Chart) -> bytes:
    """Return a chart as PNG. It holds no names but those in `chart.counts`.

    Labels are our own words in English: the library's font has no letters beyond.
    """
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(SIZE)
    names = [name for name, _ in chart.counts]
    numbers = [f"{count:,}" for _, count in chart.counts]
    height = ROW * len(names) + 2 * SIZE
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    pen = ImageDraw.Draw(picture)
    left = GAP + round(max(font.getlength(name) for name in names)) + GAP
    room = WIDTH - left - GAP - round(max(font.getlength(one) for one in numbers)) - GAP
    most = max(1, *(count for _, count in chart.counts))
    for row, (name, count) in enumerate(chart.counts):
        middle = row * ROW + ROW // 2
        end = left + max(round(room * count / most), THIN if count else 0)
        pen.text((left - GAP, middle), name, INK, font, anchor="rm")
        if count:
            pen.rectangle((left, middle - BAR // 2, end, middle + BAR // 2), COLOR)
        pen.text((end + GAP, middle), numbers[row], INK, font, anchor="lm")
    pen.line((left, 0, left, ROW * len(names)), INK, 2)
    pen.text((left, height - SIZE), chart.unit.capitalize(), INK, font, anchor="lm")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return out.getvalue()

"""A plain bar that shows how far something is, as a small picture."""

from __future__ import annotations

import io

WIDTH, HEIGHT = 960, 72  # pixels
_EDGE, _ROUND = 4, 20
_PAPER, _INK, _FULL = "#ffffff", "#44546a", "#2f6f8f"


def bar(percent: int) -> bytes:
    """Return a bar that's *percent* full (0 to 100), as a PNG: white with a dark outline.

    It's quiet on purpose: no numbers, no color that means something. The words beside it say it.
    """
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (WIDTH, HEIGHT))  # around its corners one sees through
    draw = ImageDraw.Draw(image)
    whole = (0, 0, WIDTH - 1, HEIGHT - 1)
    draw.rounded_rectangle(whole, _ROUND, fill=_PAPER, outline=_INK, width=_EDGE)
    margin = 2 * _EDGE
    length = (WIDTH - 1 - 2 * margin) * min(max(percent, 0), 100) // 100
    if length:
        reach = margin + max(length, _ROUND)
        full = (margin, margin, reach, HEIGHT - 1 - margin)
        draw.rounded_rectangle(full, _ROUND // 2, fill=_FULL)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()

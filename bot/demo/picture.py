"""The demo's one photo, drawn: a cart of books in brown paper with clues on them."""

from __future__ import annotations

import random
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SIZE = (1200, 800)
WALL, FLOOR, CART, SHADE = "#dfe9e4", "#b9a58c", "#8a2f2b", "#5f1f1c"
PAPERS = ("#c69c6d", "#b98d5c", "#d1a97b", "#bf9463", "#caa273")
RIBBONS = ("#2f6f5e", "#c4572e", "#33598a", "#8a2f2b")
INK = "#3b2a1a"


def cart() -> bytes:
    """Return a PNG; the same one every time."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, WALL)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 620, 1200, 800), fill=FLOOR)
    draw.rectangle((70, 70, 330, 560), fill="#c9d8d1", outline="#9fb5ab", width=6)  # a door
    draw.ellipse((295, 310, 318, 333), fill="#7d948a")
    chance = random.Random(41)  # noqa: S311 - a drawing, not a secret
    for shelf in (330, 590):
        _books(draw, chance, shelf)
        draw.rectangle((380, shelf, 1120, shelf + 26), fill=CART, outline=SHADE, width=3)
    for x in (380, 1096):
        draw.rectangle((x, 110, x + 24, 690), fill=CART, outline=SHADE, width=3)
    for x in (400, 1100):
        draw.ellipse((x - 42, 680, x + 42, 764), fill="#39342f")
        draw.ellipse((x - 14, 708, x + 14, 736), fill="#a8a19a")
    into = BytesIO()
    image.save(into, "PNG", optimize=True)
    return into.getvalue()


def _books(draw: ImageDraw, chance: random.Random, shelf: int) -> None:
    x = 412
    while x < 1030:
        width, height = chance.randint(58, 92), chance.randint(150, 205)
        if x + width > 1090:
            break
        top = shelf - height
        draw.rectangle((x, top, x + width, shelf), fill=chance.choice(PAPERS), outline=INK, width=2)
        middle = x + width // 2
        draw.rectangle((middle - 4, top, middle + 4, shelf), fill=chance.choice(RIBBONS))
        draw.rectangle((x + 8, top + 34, x + width - 8, top + 104), fill="#fbf6ea", outline=INK)
        for line in range(3):  # three clues
            y = top + 50 + line * 18
            draw.line((x + 15, y, x + width - 15 - chance.randint(0, 14), y), fill=INK, width=3)
        x += width + 8

"""The bar of a challenge: as full as it says."""

from __future__ import annotations

from bot.pictures.bar import HEIGHT, WIDTH, bar


def test_bar() -> None:
    """A bar is as full as it says, and small."""
    from io import BytesIO

    from PIL import Image

    for percent, filled in ((0, 0), (35, 35), (100, 100)):
        content = bar(percent)
        with Image.open(BytesIO(content)) as image:
            assert image.size == (WIDTH, HEIGHT)
            row = [image.convert("RGB").getpixel((x, HEIGHT // 2)) for x in range(WIDTH)]
        blue = sum(one == (0x2F, 0x6F, 0x8F) for one in row)
        assert abs(blue * 100 // WIDTH - filled) <= 2
        assert len(content) < 5_000

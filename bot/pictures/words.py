"""What members read when a picture cannot be taken; each sentence ends with the way out."""

from __future__ import annotations

LOST = "I couldn't get the photo from Discord. Please add it again."
TOO_LARGE = (
    "That picture is {size} MB, and {most} MB is the most I can take. A screenshot of it is "
    "smaller and works just as well."
)
TOO_MANY_PIXELS = (
    "That picture has more than {most} million pixels, more than I can open. A screenshot of it is "
    "smaller and works just as well."
)
NOT_A_PICTURE = (
    "I couldn't find a picture in that file. A JPEG, PNG, WebP, GIF or HEIC works, and so does a "
    "screenshot."
)
DRAWING = (
    "That's an SVG drawing, which can carry more than a picture, so I can't take it. A screenshot "
    "of it works, and so does a copy saved as PNG."
)
TOO_SLOW = (
    "That picture took me too long to open. A screenshot of it is simpler and works just as well."
)
BROKEN = (
    "That picture arrived damaged or cut short, so I couldn't open it. Please try again, or share "
    "a screenshot of it."
)
BROKEN_HEIC = (
    "I couldn't open that HEIC photo. A screenshot of it works, and so does a copy saved as JPEG."
)

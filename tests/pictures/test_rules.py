"""Pictures of every kind go in; what comes out is upright, small, and nothing but pixels."""

from __future__ import annotations

import random
import re

import pytest
from PIL import Image, ImageCms

from bot.pictures.rules import MAX_WRITTEN_BYTES, tidy
from tests.pictures.make import (
    BLUE,
    HEIC,
    RED,
    camera_exif,
    is_only_pixels,
    near,
    saved,
    shown,
    two_halves,
)


def test_a_phone_photo_taken_on_its_side() -> None:
    """It is turned upright, and the place, the camera and the small copy inside are gone."""
    exif = camera_exif(orientation=6)
    photo = saved(two_halves(), "JPEG", exif=exif, comment=b"canary comment")

    picture = tidy(photo)

    image = shown(picture)
    assert b"CanaryCam" in photo
    assert (picture.suffix, picture.width, picture.height, image.size) == (".jpg", 32, 64, (32, 64))
    assert near(image.getpixel((16, 10)), RED)
    assert near(image.getpixel((16, 54)), BLUE)
    assert is_only_pixels(picture)
    assert not image.getexif()
    assert not re.search(rb"canary|exif|GPS", picture.content, re.IGNORECASE)


HELD = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera(orientation: int) -> None:
    """The corner that was up and left when it was taken is up and left again, after shrinking."""
    upright = Image.new("RGB", (2400, 1200), BLUE)
    upright.paste(RED, (0, 0, 1200, 600))
    turn = HELD.get(orientation)
    stored = upright if turn is None else upright.transpose(turn)

    picture = tidy(saved(stored, "JPEG", exif=camera_exif(orientation)))

    image = shown(picture)
    assert image.size == (2000, 1000)
    assert near(image.getpixel((400, 200)), RED)
    assert all(near(image.getpixel(at), BLUE) for at in [(1600, 200), (400, 800), (1600, 800)])


def test_an_iphone_photo() -> None:
    """A HEIC becomes a JPEG, turned once although both HEIF and EXIF ask for it."""
    picture = tidy(HEIC)

    image = shown(picture)
    assert (picture.suffix, image.size) == (".jpg", (64, 128))
    assert near(image.getpixel((32, 20)), RED)
    assert near(image.getpixel((32, 108)), BLUE)
    assert is_only_pixels(picture)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_what_can_be_seen_through(kind: str) -> None:
    """Transparency stays, so the picture is a PNG, without what was written beside the pixels."""
    image = Image.new("RGBA", (40, 20), (*RED, 255))
    image.paste((0, 0, 0, 0), (0, 0, 20, 20))
    options = {"exif": camera_exif(1)} if kind != "GIF" else {"comment": b"canary"}

    picture = tidy(saved(image, kind, **options))

    after = shown(picture)
    assert (picture.suffix, after.mode, after.size) == (".png", "RGBA", (40, 20))
    assert after.getpixel((5, 5))[3] == 0  # type: ignore[index]  # RGBA pixels are tuples
    assert near(after.getpixel((35, 5)), (*RED, 255))
    assert is_only_pixels(picture)


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (two_halves().quantize(4), "PNG"),
        (two_halves().convert("RGBA"), "PNG"),
        (two_halves().convert("CMYK"), "JPEG"),
        (two_halves(), "WEBP"),
        (two_halves(), "GIF"),
        (two_halves((10_000, 4_000)), "JPEG"),
    ],
    ids=["palette", "alpha that hides nothing", "print colours", "webp", "gif", "large"],
)
def test_what_cannot_be_seen_through(image: Image.Image, kind: str) -> None:
    """It becomes a JPEG in the same colours."""
    picture = tidy(saved(image, kind))

    after = shown(picture)
    assert (picture.suffix, after.mode) == (".jpg", "RGB")
    assert near(after.getpixel((4, 4)), RED)
    assert near(after.getpixel((after.width - 4, 4)), BLUE)
    assert is_only_pixels(picture)


@pytest.mark.parametrize(
    ("mode", "grey", "after"), [("L", 128, 128), ("1", 255, 255), ("I;16", 128 * 256, 128)]
)
def test_grey_of_any_depth(mode: str, grey: int, after: int) -> None:
    """It stays as light as it was; 16 bits are not clipped to white."""
    image = shown(tidy(saved(Image.new(mode, (20, 20), grey), "PNG")))

    assert near(image.convert("RGB").getpixel((10, 10)), (after, after, after))


def test_an_animation() -> None:
    """Its first frame is taken."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]

    picture = tidy(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    assert near(shown(picture).getpixel((10, 10)), RED)


def test_colours_with_a_profile_of_their_own() -> None:
    """They are converted to sRGB: a profile that swaps red and blue has them swapped."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")

    picture = tidy(saved(Image.new("RGB", (20, 20), RED), "JPEG", icc_profile=swapped))

    assert near(shown(picture).getpixel((10, 10)), BLUE)
    assert is_only_pixels(picture)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")  # Pillow says so and goes on
def test_damage_beside_the_pixels() -> None:
    """A picture whose EXIF and profile are rubbish is taken as it is."""
    photo = saved(two_halves(), "JPEG", exif=b"Exif\0\0II*\0rubbish", icc_profile=b"rubbish")

    assert near(shown(tidy(photo)).getpixel((4, 4)), RED)


@pytest.mark.parametrize(
    ("size", "after"),
    [((1, 1), (1, 1)), ((10_000, 1), (2_000, 1)), ((1, 10_000), (1, 2_000))],
)
def test_odd_shapes(size: tuple[int, int], after: tuple[int, int]) -> None:
    """The shorter side never shrinks to nothing."""
    picture = tidy(saved(Image.new("RGB", size), "PNG"))

    assert (picture.width, picture.height) == after


def test_a_picture_that_does_not_compress() -> None:
    """It is made smaller until it fits in what Discord takes."""
    noise = random.Random(1).randbytes(1_600 * 1_600 * 4)
    image = Image.frombytes("RGBA", (1_600, 1_600), noise)

    picture = tidy(saved(image, "PNG", compress_level=1))

    assert (picture.suffix, picture.width, picture.height) == (".png", 1_200, 1_200)
    assert len(picture.content) <= MAX_WRITTEN_BYTES

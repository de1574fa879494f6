"""What becomes of a picture before anyone sees it: upright, small, and nothing in it but pixels."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.pictures import words

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MEBIBYTE = 2**20
MAX_BYTES = 25 * MEBIBYTE
MAX_PIXELS = 50_000_000
MAX_SIDE = 2_000
# Discord refuses uploads over 10 MiB; the rest of the message needs room too.
MAX_WRITTEN_BYTES = 8 * MEBIBYTE
JPEG_QUALITY = 85

SIGNATURES = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}
ORIENTATION = 0x0112
# EXIF 2.32, tag 0x0112: what turns each stored orientation upright (1 already is).
TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


@dataclass(frozen=True)
class Picture:
    """A picture that is safe to post and to keep: `suffix` is ".jpg" or ".png", sizes in pixels."""

    content: bytes
    suffix: str
    width: int
    height: int


def check_size(size: int) -> None:
    """Refuse a file of more than `MAX_BYTES` bytes, before it is downloaded.

    Raises `Refusal`.
    """
    if size > MAX_BYTES:
        # Rounded up, so that a file just over the limit does not read as being at it.
        megabytes = -(-size // MEBIBYTE)
        raise Refusal(words.TOO_LARGE.format(size=megabytes, most=MAX_BYTES // MEBIBYTE))


def tidy(data: bytes) -> Picture:
    """Return the picture in `data` upright, at most `MAX_SIDE` pixels long, as a new file.

    What it is, its bytes say, never its name. It is in sRGB and carries no EXIF, place, profile,
    thumbnail or comment; of an animation the first frame is taken. A picture that can be seen
    through becomes a PNG, any other a JPEG, of at most `MAX_WRITTEN_BYTES` bytes.

    Raises `Refusal`: too large, no picture, an SVG, too many pixels, or damaged.
    """
    check_size(len(data))
    kind = _kind(data)
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    try:
        image = _upright(_shrunk(_opened(kind, data)))
    except Refusal:
        raise
    except (DecompressionBombError, DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:
        # A crafted file can make a decoder raise anything at all.
        raise Refusal(words.BROKEN_HEIC if kind == "HEIC" else words.BROKEN) from error
    return _written(_in_srgb(image))


def _kind(data: bytes) -> str:
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        # ISO/IEC 14496-12, 4.3: major brand, version, compatible brands.
        end = min(int.from_bytes(data[:4], "big"), 256)
        brands = {data[at : at + 4] for at in range(8, end, 4)}
        if brands & HEIC_BRANDS and not brands & AVIF_BRANDS:
            return "HEIC"
    start = data[:1024].lower()
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in start:
        raise Refusal(words.DRAWING)
    raise Refusal(words.NOT_A_PICTURE)


def _opened(kind: str, data: bytes) -> Image:
    """Read the header with the one decoder that `kind` names, and go on only if it is not too big.

    Pillow's own opening would try other decoders and warn through the process-wide filters.
    """
    if kind == "HEIC":
        from pi_heif import open_heif

        heif = open_heif(BytesIO(data))
        _check_pixels(heif.size)
        picture: Image = heif.to_pillow()
        return picture
    from PIL import GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    decoders: dict[str, type[ImageFile]] = {
        "JPEG": JpegImagePlugin.JpegImageFile,
        "PNG": PngImagePlugin.PngImageFile,
        "GIF": GifImagePlugin.GifImageFile,
        "WEBP": WebPImagePlugin.WebPImageFile,
    }
    image = decoders[kind](BytesIO(data))
    _check_pixels(image.size)
    return image


def _check_pixels(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> Refusal:
    return Refusal(words.TOO_MANY_PIXELS.format(most=MAX_PIXELS // 1_000_000))


def _shrunk(image: Image) -> Image:
    """Decode the pixels, at most `MAX_SIDE` on the longer side, as L, RGB, RGBA or CMYK."""
    from PIL.Image import Resampling

    longer = max(image.size)
    width, height = (max(1, round(side * MAX_SIDE / longer)) for side in image.size)
    if longer > MAX_SIDE:
        # A JPEG can be decoded at a half, a quarter or an eighth, which saves most of the memory.
        image.draft(None, (width, height))
    image.load()
    if image.mode == "I;16":
        # Pillow's own conversion clips: everything but near-black would come out white.
        image = image.point(lambda grey: grey / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("RGB")
    if longer > MAX_SIDE:
        image = image.resize((width, height), Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _upright(image: Image) -> Image:
    from PIL.Image import Transpose

    turn = None
    # Damaged EXIF is no reason to refuse the picture, and fails in as many ways as it is damaged.
    with contextlib.suppress(Exception):
        turn = TURNS.get(image.getexif().get(ORIENTATION, 1))
    return image.transpose(Transpose[turn]) if turn else image


def _in_srgb(image: Image) -> Image:
    """Return `image` as L, RGB or RGBA in the colours that a viewer without a profile assumes."""
    profile = image.info.get("icc_profile")
    if profile:
        from PIL import ImageCms

        # A profile that is damaged or belongs to another kind of picture is left out of account.
        with contextlib.suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            srgb = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, theirs, srgb, outputMode=mode) or image
    return image.convert("RGB") if image.mode == "CMYK" else image


def _written(image: Image) -> Picture:
    # Pillow's writers copy comments and profiles from here.
    image.info = {}
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    while len(content := _encoded(image)) > MAX_WRITTEN_BYTES:
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))
    suffix = ".png" if image.mode == "RGBA" else ".jpg"
    return Picture(content, suffix, image.width, image.height)


def _encoded(image: Image) -> bytes:
    out = BytesIO()
    if image.mode == "RGBA":
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
    return out.getvalue()

"""Pictures of pages as files (JPEG, PNG, TIFF of several pages …) → Document, read as a scanned PDF is."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image as Pictures
from PIL import ImageOps, UnidentifiedImageError

from extract.document import Document
from extract.errors import Unreadable, UnreadableFile
from extract.limits import DEFAULT_LIMITS, Limits
from extract.ocr import FEWEST_DOTS, PagePicture, read_scans
from extract.picture_clean import Image
from extract.scans import with_doubts
from extract.twin_pages import shown_blocks

_PAGE = 8.27  # inches: the short side of A4, where a file does not say how fine its picture is
_COARSEST, _FINEST = 70.0, 1200.0  # dots an inch that a scanner says; cameras say 72 or nothing
_UNSAID = 72
_OBLONG = 1.1  # times as many dots one way as the other: less is a slip
_ORIENTATION, _LYING = 0x0112, 5  # the field that says how a picture is to be turned, and from what it lies on its side
_BOMB = 5  # times the pixels that are read: more is refused before it is unpacked


def read_picture(data: bytes, *, limits: Limits = DEFAULT_LIMITS, memory: str = "") -> Document:
    """The document in a picture file's bytes; places are points from the top left corner of each picture.

    `memory`: as for `read_scans`.

    Raises UnreadableFile: DAMAGED, TOO_LARGE, TOO_MANY_PAGES, NO_TEXT (no letters in it), what `read_scans` raises.
    """
    scans = read_scans(_pictures(data, limits), memory)
    scans.require_words()
    pages = list(scans.pages.values())
    blocks = shown_blocks([page for sheet in pages for page in sheet.sheet])
    shown = tuple(page.page(list(page.parts.lines)) for page in pages)
    empty = tuple(f"picture-page:{number}" for number in scans.pages if not scans.reads(number))
    return Document("pdf-scan", with_doubts(blocks, scans), shown, (*empty, *scans.warnings), tuple(scans.pages))


def _pictures(data: bytes, limits: Limits) -> Iterator[PagePicture]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pictures.DecompressionBombWarning)  # we have limits of our own
            with Pictures.open(io.BytesIO(data)) as opened:
                count = int(getattr(opened, "n_frames", 1))
                if count > limits.max_pages:
                    raise UnreadableFile(Unreadable.TOO_MANY_PAGES, f"{count} pictures")
                for number in range(1, count + 1):
                    opened.seek(number - 1)
                    yield _page(opened, number, limits)
    except Pictures.DecompressionBombError as error:
        raise UnreadableFile(Unreadable.TOO_LARGE, str(error)) from error
    except (UnidentifiedImageError, OSError, EOFError, ValueError, SyntaxError) as error:
        raise UnreadableFile(Unreadable.DAMAGED, str(error)) from error


def _page(opened: Pictures.Image, number: int, limits: Limits) -> PagePicture:
    """One picture, upright as its camera says, on white, no larger than the limits allow."""
    pixels = opened.width * opened.height
    if pixels > _BOMB * limits.max_pixels:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"{opened.width} by {opened.height} pixels")
    upright = ImageOps.exif_transpose(opened)
    if upright.mode not in {"L", "RGB"}:
        rich = upright.convert("RGBA")
        upright = Pictures.alpha_composite(Pictures.new("RGBA", rich.size, "white"), rich).convert("RGB")
    across, down = _dots(opened)
    dpi = max(across, down) or min(upright.size) / _PAGE
    wide, high = upright.size if not across else (upright.width * dpi / across, upright.height * dpi / down)
    smaller = min(1.0, (limits.max_pixels / (wide * high)) ** 0.5)
    size = int(wide * smaller), int(high * smaller)
    if size != upright.size:
        way = Pictures.Resampling.BOX if smaller < 1 else Pictures.Resampling.BICUBIC
        upright = upright.resize(size, way)
    coarse = 0 < min(across, down) < FEWEST_DOTS and across != down
    return PagePicture(number, _as_array(upright), dpi * smaller / 72, coarse)


def _dots(opened: Pictures.Image) -> tuple[float, float]:
    """The dots an inch of a picture, across and down as it is to be seen; 0 where a file does not say. Those of faxes
    are half as many down the page."""
    across, down = (float(one) for one in opened.info.get("dpi") or (0.0, 0.0))
    if not _COARSEST < across <= _FINEST or across == _UNSAID:
        return 0.0, 0.0
    turned = opened.getexif().get(_ORIENTATION, 1) >= _LYING
    if not _COARSEST < down <= _FINEST or max(across, down) < _OBLONG * min(across, down):
        down = across
    return (down, across) if turned else (across, down)


def _as_array(picture: Pictures.Image) -> Image:
    """Grey, or blue-green-red."""
    pixels = np.asarray(picture, np.uint8)
    return np.ascontiguousarray(pixels if pixels.ndim == 2 else pixels[:, :, ::-1])

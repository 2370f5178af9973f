"""A scanner of our own: the pages of a PDF → pictures as a worn office scanner, or a telephone, makes them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from PIL import Image as Pictures
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from data.samples import scan_ink, scan_lens
from data.samples.scan_ink import Image

KINDS = ("pdf", "tiff", "jpg", "png")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a scan looks like. `turn`: degrees counterclockwise by which the paper lies; `skew`: up to so many more,
    other ones on each page. `blur`: sigma at 200 dpi, in pixels; `noise`: in levels of 255; `paper`: its lightness;
    `quality`: of JPEG, 1 to 95. `bend`: millimetres by which rulings are arcs. `faint`, `broken`, `gap`: see
    `worn_rulings`. `paired`: two upright pages that follow each other lie side by side on one sheet. `streaks`: lines
    down the whole picture that dust on the scanner's glass makes.
    """

    dpi: int = 200
    turn: float = 0.0
    skew: float = 0.5
    blur: float = 0.5
    noise: float = 4.0
    paper: int = 245
    grey: bool = False
    quality: int = 80
    stamps: int = 0
    signature: bool = False
    holes: bool = False
    fold: bool = False
    shadow: float = 0.0
    bend: float = 0.0
    faint: float = 0.0
    broken: float = 0.0
    gap: float = 1.0
    photo: bool = False
    paired: bool = False
    streaks: int = 0


def pages_of(pdf: bytes, recipe: Recipe, seed: int, stamp: str = "ỦY BAN NHÂN DÂN HUYỆN") -> Iterator[Image]:
    """The pictures of a PDF's pages, red green blue; the same PDF, recipe and seed give the same pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheets = _drawn(document, recipe.dpi)
        for number, sheet in enumerate(_side_by_side(sheets) if recipe.paired else sheets):
            yield scanned(sheet, recipe, np.random.default_rng([seed, number]), stamp)
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, dpi: int) -> Iterator[Image]:
    for page in document:
        yield np.array(page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[:, :, :3], np.uint8)


def _side_by_side(pages: Iterator[Image]) -> Iterator[Image]:
    """The pages, two upright ones of one height on a sheet; beside the last of an odd number is nothing."""
    left: Image | None = None
    for page in pages:
        high, wide = page.shape[:2]
        if left is not None and left.shape[0] == high > wide:
            yield np.concatenate([left, page], axis=1)
            left = None
            continue
        if left is not None:
            yield _with_nothing_beside(left)
        left = page if high > wide else None
        if left is None:
            yield page
    if left is not None:
        yield _with_nothing_beside(left)


def _with_nothing_beside(page: Image) -> Image:
    return np.concatenate([page, np.full_like(page, 255)], axis=1)


def scanned(page: Image, recipe: Recipe, rng: np.random.Generator, stamp: str = "ỦY BAN NHÂN DÂN HUYỆN") -> Image:
    """One clean page's picture as the recipe has it."""
    page = _on_paper(page, recipe, rng, stamp)
    if recipe.bend:
        page = scan_lens.bent(page, rng, recipe.bend, recipe.dpi)
    if recipe.fold:
        page = scan_lens.folded(page, rng, recipe.dpi)
    lean = float(rng.uniform(-recipe.skew, recipe.skew))
    if recipe.photo:
        page = scan_lens.photographed(page, rng, lean)
    page = scan_lens.turned(page, recipe.turn + (0.0 if recipe.photo else lean), 252)
    if recipe.streaks:
        page = scan_lens.streaked(page, rng, recipe.streaks)
    if recipe.shadow:
        page = scan_lens.lit(page, rng, recipe.shadow)
    return scan_lens.sensed(page, rng, recipe.blur * recipe.dpi / 200, recipe.noise, recipe.paper, recipe.grey)


def _on_paper(page: Image, recipe: Recipe, rng: np.random.Generator, stamp: str) -> Image:
    crossings = _crossings(page, recipe.dpi) if recipe.stamps else np.zeros((0, 2))
    if recipe.faint or recipe.broken:
        page = scan_ink.worn_rulings(page, recipe.dpi, rng, recipe.faint, recipe.broken, recipe.gap)
    high, wide = page.shape[:2]
    for _ in range(recipe.stamps):
        at = crossings[rng.integers(len(crossings))] if len(crossings) else np.array([0.62 * wide, 0.7 * high])
        page = scan_ink.stamped(page, recipe.dpi, rng, stamp, (float(at[0]), float(at[1])))
    if recipe.signature:
        at = np.array([rng.uniform(0.4, 0.75) * wide, rng.uniform(0.3, 0.8) * high])
        page = scan_ink.signed(page, recipe.dpi, rng, (float(at[0]), float(at[1])))
    return scan_ink.punched(page, recipe.dpi, rng) if recipe.holes else page


def _crossings(page: Image, dpi: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Pixels (x, y) where rulings cross: a stamp about one of them is over several cells."""
    level, upright = scan_ink.rulings_of(page, dpi)
    y, x = np.nonzero((level > 0) & (upright > 0))
    return np.stack([x, y], axis=1)


def packed(pictures: Sequence[Image], recipe: Recipe, kind: str) -> bytes:
    """The pictures as one file: `pdf` without any text, `tiff` of several pages, `jpg` or `png` of one.

    Raises ValueError for other kinds, and where one picture is not all there is.
    """
    if kind not in KINDS or (kind in {"jpg", "png"} and len(pictures) != 1):
        raise ValueError(f"{len(pictures)} pictures as {kind}")
    if kind == "png":
        return _through_pillow(pictures, recipe, "PNG")
    if kind == "tiff":
        return _through_pillow(pictures, recipe, "TIFF", compression="jpeg", quality=recipe.quality)
    if kind == "jpg":
        return _through_pillow(pictures, recipe, "JPEG", quality=recipe.quality)
    return _as_pdf([_jpeg(picture, recipe) for picture in pictures], pictures, recipe.dpi)


def _through_pillow(pictures: Sequence[Image], recipe: Recipe, name: str, **options: object) -> bytes:
    first, *others = (Pictures.fromarray(p[:, :, 0] if recipe.grey else p) for p in pictures)
    stream = io.BytesIO()
    more: dict[str, object] = {"save_all": True, "append_images": others} if others else {}
    if not recipe.photo:  # a telephone does not know how far away the paper was
        more["dpi"] = (recipe.dpi, recipe.dpi)
    first.save(stream, name, **more, **options)
    return stream.getvalue()


def _jpeg(picture: Image, recipe: Recipe) -> bytes:
    plain = picture[:, :, 0] if recipe.grey else picture[:, :, ::-1]
    done, data = cv2.imencode(".jpg", np.ascontiguousarray(plain), [cv2.IMWRITE_JPEG_QUALITY, recipe.quality])
    if not done:
        raise ValueError("a picture that is no JPEG")
    return data.tobytes()


def _as_pdf(jpegs: Sequence[bytes], pictures: Sequence[Image], dpi: int) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for jpeg, picture in zip(jpegs, pictures, strict=True):
        size = (picture.shape[1] * 72 / dpi, picture.shape[0] * 72 / dpi)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(jpeg)), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()

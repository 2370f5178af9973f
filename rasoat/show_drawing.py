"""A page's picture with what was read drawn over it, remarks at its right, and a legend below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from extract.document import Cell
from extract.pdf_picture import DrawnPage
from rasoat import show_colours as colours
from rasoat.show import UNKNOWN, Note, Overlay, box_of
from rasoat.show_colours import Colour
from rasoat.show_font import Lettering, lettering
from rasoat.show_labels import GAP, SHORT, Ink, Label, Room, place_label
from rasoat.show_margins import Legend, Remark, with_gutter, with_legend
from rasoat.show_upright import Box

Boxes = NDArray[np.int64]

_FADED = 0.3
_INK = 190  # darker than this is printed; lighter is paper, or the shade of a header cell
_SAMPLES = 400
_INSET = 3  # pixels from a cell's edge to its label
_CODE_SIZES = (0.09, 0.082, 0.073)  # of an inch


def draw(picture: DrawnPage, overlay: Overlay, legend: Legend) -> Image.Image:
    """The finished picture: the page, paled, with what was read over it; remarks at its right, the legend below."""
    page = Image.fromarray(np.ascontiguousarray(np.rot90(picture.pixels, overlay.turns)))
    ink: Ink = np.asarray(page.convert("L")) < _INK
    page = Image.blend(page, Image.new("RGB", page.size, colours.PAPER), _FADED)
    scale = picture.dpi / 72
    pen = ImageDraw.Draw(page, "RGBA")
    _cells(pen, page.size, overlay.cells, scale)
    _lines(pen, page.size, overlay, scale, ink)
    unplaced, short = _codes(page, ink, overlay, picture.dpi, legend.point)
    if short and legend.if_short:
        legend = replace(legend, notes=(legend.if_short, *legend.notes))
    remarks = [Remark("fact", n) for n in overlay.facts] + [Remark("row", n) for n in overlay.rows]
    remarks += [Remark("code", n) for n in unplaced]
    remarks = [r for r in remarks if 0 <= r.note.y * scale < page.height]
    return with_legend(with_gutter(page, remarks, picture.dpi), legend, picture.dpi)


def pixel_box(box: Box, scale: float, size: tuple[int, int], inset: int = 0) -> Room | None:
    """A box of points in pixels, cut to the page; None where nothing of it is left."""
    if not all(np.isfinite(box)):
        return None
    x0, y0 = (max(0, min(round(v * scale), m)) + inset for v, m in zip(box[:2], size, strict=True))
    x1, y1 = (max(0, min(round(v * scale), m - 1)) - inset for v, m in zip(box[2:], size, strict=True))
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _cells(pen: ImageDraw.ImageDraw, size: tuple[int, int], cells: Sequence[Cell], scale: float) -> None:
    for cell in cells:
        place = box_of(cell.place)
        box = pixel_box(place, scale, size, inset=2) if place else None
        if box is None:
            continue
        if cell.confidence < colours.SURE:
            pen.rectangle(box, fill=colours.DOUBTFUL if cell.confidence >= colours.ALMOST else colours.BAD)
        pen.rectangle(box, outline=colours.CELL)


def _lines(pen: ImageDraw.ImageDraw, size: tuple[int, int], overlay: Overlay, scale: float, ink: Ink) -> None:
    """Highlights, rulings and words."""
    for fact in overlay.facts:
        for box in fact.boxes:
            if (shape := pixel_box(box, scale, size)) is not None:
                pen.rectangle(shape, fill=colours.FACT)
    for ruling in overlay.rulings:
        if (shape := pixel_box((ruling.x0, ruling.top, ruling.x1, ruling.bottom), scale, size)) is not None:
            pen.line(_along_ink(shape, ink), fill=colours.RULING, width=max(1, round(scale * 0.8)))
    for word in overlay.words:
        if (shape := pixel_box((word.x0, word.top, word.x1, word.bottom), scale, size)) is not None:
            pen.rectangle(shape, outline=colours.WORD)


def _along_ink(line: Room, ink: Ink) -> Room:
    """The diagonal of a slanted ruling's box (a scan's) on which more is printed: its box does not tell which."""
    x0, y0, x1, y1 = line
    if x0 == x1 or y0 == y1:
        return line
    xs = np.linspace(x0, x1, _SAMPLES).round().astype(int).clip(0, ink.shape[1] - 1)
    ys = np.linspace(y0, y1, _SAMPLES).round().astype(int).clip(0, ink.shape[0] - 1)
    return line if ink[ys, xs].sum() >= ink[ys[::-1], xs].sum() else (x0, y1, x1, y0)


def _codes(page: Image.Image, ink: Ink, overlay: Overlay, dpi: float, point: str) -> tuple[list[Note], bool]:
    """Writes codes and confidences at their cells; the notes of those for which there is no room, and if some were
    cut short."""
    letterings = [lettering(max(7, round(dpi * part))) for part in _CODE_SIZES]
    sizes = tuple({font.size("8888"): font for font in letterings}.values())
    doubtful = [cell for cell in overlay.cells if cell.confidence < colours.SURE]
    texts: list[tuple[Box | None, Sequence[str], Colour, str]] = []
    for mark in overlay.marks:
        colour = colours.NO_CODE if mark.codes == (UNKNOWN,) else colours.CODE
        codes = " ".join(mark.codes)
        texts.append((mark.box, mark.codes, colour, f"{mark.value} → {codes}" if mark.value else codes))
    texts += [(box_of(c.place), (f"{c.confidence:.2f}".replace(".", point),), colours.NO_CODE, "") for c in doubtful]
    cells = _boxes(overlay, dpi, page.size)
    unplaced, short = [], False
    for place, lines, colour, note in texts:
        box = pixel_box(place, dpi / 72, page.size) if place else None
        if place is None or box is None:
            continue
        label = _label(ink, box, cells, lines, sizes)
        if label is not None:
            short |= label.lines[0].startswith(SHORT)
            _write(page, label, colour)
        elif note:
            unplaced.append(Note((place[1] + place[3]) / 2, note))
    return unplaced, short


def _boxes(overlay: Overlay, dpi: float, size: tuple[int, int]) -> Boxes:
    places = [box_of(cell.place) for cell in overlay.cells]
    boxes = [pixel_box(place, dpi / 72, size) for place in places if place]
    return np.array([box for box in boxes if box], dtype=np.int64).reshape(-1, 4)


def _label(ink: Ink, box: Room, cells: Boxes, lines: Sequence[str], sizes: Sequence[Lettering]) -> Label | None:
    """A label in its cell; behind it where the cell is as tight as its words and the paper behind is no other's."""
    inside = (box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET)
    label = place_label(ink, inside, lines, sizes)
    if label is not None:
        return label
    wide = max(font.size(line)[0] for font in sizes for line in lines) + 2 * GAP + 2
    room = (box[2] + 2, box[1] - 2, box[2] + wide + 2, box[3] + 2)
    others = (
        (cells[:, 0] < room[2]) & (cells[:, 2] > room[0]) & (cells[:, 1] < room[3] - 4) & (cells[:, 3] > room[1] + 4)
    )
    return None if others.any() else place_label(ink, room, lines, sizes[:1] if len(lines) == 1 else sizes)


def _write(page: Image.Image, label: Label, colour: Colour) -> None:
    width, height = (label.height, label.width) if label.turned else (label.width, label.height)
    stamp = Image.new("L", (width, height))
    pen, y = ImageDraw.Draw(stamp), 1
    for line in label.lines:
        label.lettering.write(pen, (GAP, y), line, 255)
        y += label.lettering.size(line)[1]
    if label.turned:
        stamp = stamp.transpose(Image.Transpose.ROTATE_90)
    page.paste(Image.new("RGB", stamp.size, colour[:3]), (label.x, label.y), stamp)

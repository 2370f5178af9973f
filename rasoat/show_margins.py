"""What stands around a drawn page: remarks at its right, at the height of what they are about; a legend below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from rasoat import show_colours as colours
from rasoat.show import Note
from rasoat.show_colours import Colour
from rasoat.show_font import Lettering, lettering

OUTLINED: dict[str, Colour] = {"word": colours.WORD, "cell": colours.CELL}
LINES: dict[str, Colour] = {"ruling": colours.RULING}
FILLED: dict[str, Colour] = {"doubtful": colours.DOUBTFUL, "bad": colours.BAD, "fact": colours.FACT, "row": colours.ROW}
SAMPLES: dict[str, tuple[str, Colour]] = {"code": ("1.2.3", colours.CODE), "no_code": ("?", colours.NO_CODE)}

_REMARK_SIZE, _TITLE_SIZE, _LEGEND_SIZE = 0.105, 0.125, 0.11  # of an inch
_MOST_GUTTER = 0.6
_LEAST_WIDTH = 500


@dataclass(frozen=True, slots=True)
class Remark:
    """A note and what it is: `fact`, `row` or `code`."""

    kind: str
    note: Note


@dataclass(frozen=True, slots=True)
class Legend:
    """A title, what each kind of drawing means (by kind, in order), and sentences on this page.

    `if_short`: the sentence that is added where codes had to be cut short. `point`: what divides a decimal.
    """

    title: str
    entries: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    if_short: str = ""
    point: str = "."


def with_gutter(page: Image.Image, remarks: Sequence[Remark], dpi: float) -> Image.Image:
    """The page, widened at its right by the remarks, each moved from its height only as far as it must."""
    if not remarks:
        return page
    font = lettering(max(9, round(dpi * _REMARK_SIZE)))
    step = font.size("Ế")[1] + 4
    width = min(max(font.size(r.note.text)[0] for r in remarks) + 24, round(page.width * _MOST_GUTTER))
    wide = Image.new("RGB", (page.width + width, page.height), colours.PAPER)
    wide.paste(page)
    pen = ImageDraw.Draw(wide)
    pen.line((page.width, 0, page.width, page.height), fill=colours.EDGE)
    tops = spread([round(r.note.y * dpi / 72) - step // 2 for r in remarks], step, page.height)
    for remark, top in zip(remarks, tops, strict=True):
        if top is None:
            continue
        colour = {"fact": colours.FACT, "row": colours.ROW}.get(remark.kind, colours.CODE)
        pen.rectangle((page.width + 4, top + 1, page.width + 10, top + step - 3), fill=colour[:3])
        letters = colours.TEXT if colour is colours.FACT else colour
        font.write(pen, (page.width + 16, top + 1), remark.note.text, letters)
    return wide


def spread(tops: Sequence[int], step: int, height: int) -> list[int | None]:
    """The heights moved apart so that no two are nearer than `step`; None for those no room is left for."""
    order = sorted(range(len(tops)), key=lambda k: (tops[k], k))
    ys: list[int] = []
    for k in order:
        ys.append(max(tops[k], ys[-1] + step if ys else 0))
    limit = height - step
    for n in reversed(range(len(ys))):
        ys[n] = min(ys[n], limit)
        limit = ys[n] - step
    placed: list[int | None] = [None] * len(tops)
    for k, y in zip(order, ys, strict=True):
        placed[k] = y if y >= 0 else None
    return placed


def with_legend(page: Image.Image, legend: Legend, dpi: float) -> Image.Image:
    """The page on a strip with the legend, in as many lines as it needs."""
    width = max(page.width, _LEAST_WIDTH)
    title_font = lettering(max(11, round(dpi * _TITLE_SIZE)))
    font = lettering(max(10, round(dpi * _LEGEND_SIZE)))
    step = font.size("Ế")[1] + 7
    titles = wrapped(legend.title, title_font, width - 20)
    rows = _entry_rows(legend.entries, font, width)
    notes = [line for note in legend.notes for line in wrapped(note, font, width - 20)]
    title_step = title_font.size("Ế")[1] + 6
    height = 16 + title_step * len(titles) + step * (len(rows) + len(notes))
    whole = Image.new("RGB", (width, page.height + height), colours.PAPER)
    whole.paste(page)
    pen = ImageDraw.Draw(whole, "RGBA")
    pen.line((0, page.height, width, page.height), fill=colours.EDGE)
    y = page.height + 8
    for line in titles:
        title_font.write(pen, (10, y), line, colours.TEXT)
        y += title_step
    for row in rows:
        for x, kind, text in row:
            _entry(pen, (x, y), kind, text, font)
        y += step
    for line in notes:
        font.write(pen, (10, y), line, colours.NO_CODE)
        y += step
    return whole


def _swatch(font: Lettering) -> int:
    """The width of a legend's sign, in pixels."""
    return font.size("1.2.3")[0] + 2


def _entry_rows(entries: Sequence[tuple[str, str]], font: Lettering, width: int) -> list[list[tuple[int, str, str]]]:
    """The entries in rows of x, kind and text."""
    rows: list[list[tuple[int, str, str]]] = [[]]
    x = 10
    for kind, text in entries:
        wide = _swatch(font) + 6 + font.size(text)[0]
        if rows[-1] and x + wide > width - 10:
            rows.append([])
            x = 10
        rows[-1].append((x, kind, text))
        x += wide + 18
    return rows


def _entry(pen: ImageDraw.ImageDraw, at: tuple[int, int], kind: str, text: str, font: Lettering) -> None:
    x, y = at
    high, wide = font.size("Ế")[1], _swatch(font)
    if kind in OUTLINED:
        pen.rectangle((x, y, x + wide - 1, y + high - 1), outline=OUTLINED[kind])
    elif kind in LINES:
        pen.line((x, y + high // 2, x + wide - 1, y + high // 2), fill=LINES[kind], width=2)
    elif kind in FILLED:
        pen.rectangle((x, y, x + wide - 1, y + high - 1), fill=FILLED[kind])
    else:
        sample, colour = SAMPLES[kind]
        font.write(pen, (x + (wide - font.size(sample)[0]) // 2, y), sample, colour)
    font.write(pen, (x + wide + 6, y), text, colours.TEXT)


def wrapped(text: str, font: Lettering, width: int) -> list[str]:
    """The text in lines of at most `width` pixels; a word that is longer stands alone and is cut off by the edge."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.size(longer)[0] > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines

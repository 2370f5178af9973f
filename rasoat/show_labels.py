"""Where a label fits: into the blank part of a cell, never over what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from rasoat.show_font import Lettering

SHORT = "…"
GAP = 2  # pixels of paper before and behind a label, so that it is not read as part of the figure
NEAR = 4  # pixels

Ink = NDArray[np.bool_]
Room = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a place in pixels; `turned`: they run upwards."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    lettering: Lettering
    turned: bool = False


def free_place(ink: Ink, room: Room, width: int, height: int, *, behind: bool) -> tuple[int, int] | None:
    """The top left corner of the blank window nearest to the room's bottom right corner, None where there is none.

    `behind`: only where nothing is printed to the right of the window, so that the label follows the figure.
    """
    x0, y0, x1, y1 = max(room[0], 0), max(room[1], 0), min(room[2], ink.shape[1]), min(room[3], ink.shape[0])
    if x1 - x0 < width or y1 - y0 < height:
        return None
    sums = np.zeros((y1 - y0 + 1, x1 - x0 + 1), np.int32)
    sums[1:, 1:] = _thickened(ink[y0:y1, x0:x1]).cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32)
    left, right = sums[:, : x1 - x0 - width + 1], sums[:, -1:] if behind else sums[:, width:]
    ys, xs = np.nonzero((right - left)[height:] == (right - left)[:-height])
    if not len(ys):
        return None
    best = int((xs + 2 * ys).argmax())
    return x0 + int(xs[best]), y0 + int(ys[best])


def _thickened(ink: Ink) -> Ink:
    """The ink with NEAR rows above and below it, so that no label hangs on a figure's foot like an exponent."""
    thick = ink.copy()
    for rows in range(1, min(NEAR, len(ink) - 1) + 1):
        thick[rows:] |= ink[:-rows]
        thick[:-rows] |= ink[rows:]
    return thick


def place_label(ink: Ink, room: Room, texts: Sequence[str], letterings: Sequence[Lettering]) -> Label | None:
    """The label in the best form that fits on blank paper, which is then taken; None if none does."""
    forms = list(_forms(texts, letterings))
    for behind, (lines, lettering, turned) in product((True, False), forms):
        sizes = [lettering.size(line) for line in lines]
        width, height = max(w for w, _ in sizes) + 2 * GAP, sum(h for _, h in sizes) + 2
        if turned:
            width, height = height, width
        place = free_place(ink, room, width, height, behind=behind)
        if place is not None:
            x, y = place
            ink[y : y + height, x : x + width] = True
            return Label(x, y, width, height, lines, lettering, turned)
    return None


def _forms(texts: Sequence[str], letterings: Sequence[Lettering]) -> Iterator[tuple[tuple[str, ...], Lettering, bool]]:
    """How a label may look, best first: in one line, in several, cut short, running upwards; each in every size."""
    forms = [(" ".join(texts),), tuple(texts), tuple(part for text in texts for part in _halves(text))]
    for lines in (*forms, tuple(map(_without_section, texts)), tuple(map(_last_number, texts))):
        yield from ((lines, lettering, False) for lettering in letterings)
    yield from ((tuple(texts), lettering, True) for lettering in letterings)


def _without_section(code: str) -> str:
    """A code without its section, which the page tells: `PL2.1b.1` is `…1b.1`."""
    section, _, rest = code.partition(".")
    return SHORT + rest if rest and section[:1].isalpha() else code


def _last_number(code: str) -> str:
    """A code's last part, where it is the number of a column: `PL2.1b.1` is `…1`."""
    table, _, column = code.rpartition(".")
    return f"{SHORT}{column}" if table[:1].isalpha() and column.isdecimal() else code


def _halves(code: str) -> tuple[str, ...]:
    """A code broken after the point nearest to its middle: `PL2.` and `1b.1`."""
    points = [n + 1 for n, letter in enumerate(code[:-1]) if letter == "."]
    if not points:
        return (code,)
    at = min(points, key=lambda n: abs(2 * n - len(code)))
    return code[:at], code[at:]

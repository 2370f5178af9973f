"""Rows in an office's own words that only one row of the form can be: by number, unit and both neighbours.

Where a table's rows are the form's, one after the other and under the form's numbers, a row whose label says it in
other words still stands in its place. It is told when the sure rows above and below leave room for just these rows. A
letter will do for its number, and a label that is rather alike needs none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from extract.list_signs import LETTERS
from normalize.evidence import LIMIT, Printed, negated
from normalize.labels import Matrix
from normalize.row_numbers import in_parts
from normalize.text import fold

TRUSTED = 0.97  # of the sure rows carry the form's numbers
FEWEST = 20  # sure rows with numbers
LIKE = 0.55  # labels less alike are another row's, wherever it stands
LIKE_UNNUMBERED = 0.7  # the same of a row without a number
MOST = 3  # such rows between two sure ones
FREE = 0.5
TOLD = 0.92
SPACES = 4  # between the words of a label that tells its row though it is cut short


def with_framed(
    found: Matrix, alike: Matrix, printed: Sequence[Printed], wanted: Sequence[Printed], headings: Sequence[bool]
) -> Matrix:
    """The probabilities with rows told by their frame, shape (rows, indicators).

    `alike`: how like labels are; `wanted`: the form's labels, numbers and units; `headings`: which of them count
    nothing. Rows and indicators that count nothing are left out of account: offices leave headings out.
    """
    best, sure = found.argmax(axis=1), found.max(axis=1, initial=0.0) >= LIMIT
    mine, forms = [in_parts(p.number) for p in printed], [in_parts(w.number) for w in wanted]
    known = [r for r in np.flatnonzero(sure).tolist() if mine[r]]
    agree = sum(_same_number(mine[r], forms[best[r]]) for r in known)
    if len(known) < FEWEST or agree < TRUSTED * len(known):
        return found
    cols = [c for c, heads in enumerate(headings) if not heads]
    rank = {c: n for n, c in enumerate(cols)}
    rows = [r for r, p in enumerate(printed) if p.unit and not (sure[r] and best[r] not in rank)]
    result = found.copy()
    nots = negated([p.label for p in printed])
    for n, col in _framed([rank.get(int(best[r])) if sure[r] else None for r in rows], len(cols)):
        r, c = rows[n], cols[col]
        same = (not mine[r] or _same_number(mine[r], forms[c])) and printed[r].unit == wanted[c].unit
        free = np.delete(found[:, c], r).max(initial=0.0) < FREE
        if same and free and alike[r, c] >= (LIKE if mine[r] else LIKE_UNNUMBERED) and not nots[r]:
            _tell(result, r, c)
    return result


def with_beginnings(
    found: Matrix, printed: Sequence[Printed], wanted: Sequence[Printed], headings: Sequence[bool]
) -> Matrix:
    """The probabilities with rows told whose label is how just one free indicator's begins, shape (rows, indicators).

    `Tổng số văn bản đi` is short for `Tổng số văn bản đi giữa các cơ quan nhà nước trên địa bàn tỉnh`.
    """
    sure = found.max(axis=1, initial=0.0) >= LIMIT
    taken = set(found.argmax(axis=1)[sure].tolist())
    short = {r: label for r, p in enumerate(printed) if not sure[r] and (label := fold(p.label)).count(" ") >= SPACES}
    if not short:
        return found
    result = found
    forms = [fold(w.label) for w in wanted]
    for r, label in short.items():
        begun = [c for c, form in enumerate(forms) if form.startswith(f"{label} ") or form == label]
        again = sum(label == other for other in short.values()) > 1
        if len(begun) != 1 or again or begun[0] in taken or headings[begun[0]]:
            continue
        if printed[r].unit in {"", wanted[begun[0]].unit}:
            result = found.copy() if result is found else result
            _tell(result, r, begun[0])
    return result


def _tell(found: Matrix, row: int, col: int) -> None:
    """Makes a row the indicator's, with what is left of its probability shared out as before."""
    found[row] *= (1 - TOLD) / max(1.0, float(found[row].sum()))
    found[row, col] = TOLD


def _same_number(printed: str, form: str) -> bool:
    """Whether a row has the form's number, or the letter that stands for its last part: `b)` for `3.1.3.2`."""
    last = form.rpartition(".")[2]
    return printed == form or (len(printed) == 1 and last == str(LETTERS.find(printed) + 1))


def _framed(places: Sequence[int | None], end: int) -> Iterator[tuple[int, int]]:
    """The rows without a place between two that leave room for just so many, each with that place.

    The table's edges leave room as rows ahead of the form's first (place 0) and behind its last (before `end`) would.
    """
    known = [(-1, -1), *((n, place) for n, place in enumerate(places) if place is not None), (len(places), end)]
    for (above, first), (below, last) in pairwise(known):
        if last - first == below - above <= MOST + 1:
            yield from zip(range(above + 1, below), range(first + 1, last), strict=True)

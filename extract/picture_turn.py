"""How a page lies in its picture: on its side, upside down, skewed. After O'Gorman's docstrum: letters of a word
stand nearer to each other than lines do, so the nearest neighbours tell the direction of writing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.picture_clean import median
from extract.picture_marks import Marks
from extract.picture_near import pairs_within
from extract.pieces import Flags, Floats, Ints

_NEIGHBOURS, _CLOSE = 4, 3.0  # of a letter, and letter heights that they are away from it
_NEAR, _FAR = 3.0, 9.0  # letter heights between two letters of a line whose direction is measured
_WINDOW = 4.0  # degrees about the most frequent direction
_WEAK = 0.04  # of the letters: a smaller majority does not turn a page over, for most pages lie as they should
_MOST = 6000  # letters looked at


@dataclass(frozen=True, slots=True)
class Lie:
    """`sideways`: lines run up or down the picture. `skew`: degrees clockwise by which lines fall to the right."""

    sideways: bool
    skew: float


def lie_of(marks: Marks, unit: float) -> Lie:
    """How the lines run; upright and level where there are too few letters to tell."""
    which = np.flatnonzero(marks.letters(unit))[:_MOST]
    if len(which) < 12:
        return Lie(False, 0.0)
    x = (marks.x0[which] + marks.x1[which]) / 2
    y = (marks.top[which] + marks.bottom[which]) / 2
    one, other, apart = pairs_within(np.stack([x, y], axis=1), _FAR * unit)
    close = apart <= _CLOSE * unit
    sideways = _is_sideways(x, y, (one[close], other[close], apart[close]))
    far = apart > _NEAR * unit
    one, other = one[far], other[far]
    # Letters share a baseline, not a middle: measure along their feet, whichever side that is.
    best = (0.0, -1.0)
    for foot in (marks.x0, marks.x1) if sideways else (marks.top, marks.bottom):
        feet = foot[which].astype(float)
        across, along = (feet, y) if sideways else (x, feet)
        step = across[other] - across[one], along[other] - along[one]
        angle, sharp = _direction(*((step[1], -step[0]) if sideways else step))  # as after a quarter turn
        if sharp > best[1]:
            best = (angle, sharp)
    return Lie(sideways, best[0])


def _is_sideways(x: Floats, y: Floats, pairs: tuple[Ints, Ints, Floats]) -> bool:
    """Whether most letters' nearest neighbours stand above and below them. `pairs`: letters that stand close, and how
    far apart."""
    one, other = np.concatenate([pairs[0], pairs[1]]), np.concatenate([pairs[1], pairs[0]])
    order = np.lexsort((other, np.tile(pairs[2], 2), one))
    one, other = one[order], other[order]
    firsts = np.flatnonzero(np.diff(one, prepend=-1))
    rank = np.arange(len(one)) - np.repeat(firsts, np.diff(firsts, append=len(one)))
    one, other = one[rank < _NEIGHBOURS], other[rank < _NEIGHBOURS]
    if len(one) < 10:
        return False
    right, low = np.abs(x[other] - x[one]), np.abs(y[other] - y[one])
    return bool((low > 2 * right).sum() > (right > 2 * low).sum())


def _direction(right: Floats, low: Floats) -> tuple[float, float]:
    """Degrees by which lines fall to the right that lead so far right and down, and how many agree on that."""
    level = np.abs(right) > np.abs(low)
    right, low = right[level], low[level]
    angles = np.degrees(np.arctan(low / right))
    if len(angles) < 5:
        return 0.0, 0.0
    counts, edges = np.histogram(angles, bins=np.arange(-45.0, 45.01, 0.5))
    smooth = np.convolve(counts, [0.5, 1.0, 1.0, 1.0, 0.5], mode="same")
    peak = edges[int(smooth.argmax())] + 0.25
    for window in (_WINDOW, _WINDOW / 2, 0.6):
        inside = angles[np.abs(angles - peak) <= window]
        if not len(inside):
            break
        peak = float(np.median(inside))
    return peak, float((np.abs(angles - peak) < 0.6).mean())


def is_upside_down(marks: Marks, of_line: Ints, letters: Flags) -> bool:
    """Whether level lines of text stand on their heads.

    Feet of letters are level but for a few tails, heads are not (small and tall letters, accents); accents are
    above. `of_line`: each mark's line, below 0 for none.
    """
    vote, letters_seen = 0.0, 0
    for line in np.unique(of_line[letters & (of_line >= 0)]).tolist():
        mine = letters & (of_line == line)
        if mine.sum() < 6:
            continue
        letters_seen += int(mine.sum())
        top, bottom = marks.top[mine], marks.bottom[mine]
        unit = median(marks.height[mine])
        feet = (np.abs(bottom - median(bottom)) <= 0.12 * unit + 1).sum()
        heads = (np.abs(top - median(top)) <= 0.12 * unit + 1).sum()
        small = (of_line == line) & ~letters & (marks.height >= 2)
        middle = (marks.top[small] + marks.bottom[small]) / 2
        above, below = (middle < median(top)).sum(), (middle > median(bottom)).sum()
        vote += float(feet) - float(heads) + 0.5 * (float(above) - float(below))
    return vote < -_WEAK * letters_seen

"""How a page lies in its picture: on its side, upside down, skewed. After O'Gorman's docstrum: letters of a word
stand nearer to each other than lines do, so the nearest neighbours tell the direction of writing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from extract.picture_marks import Marks
from extract.pieces import Flags, Floats, Ints

_NEIGHBOURS = 4
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
    sideways = _is_sideways(np.stack([x, y], axis=1), unit)
    # Letters share a baseline, not a middle: measure along their feet, whichever side that is.
    best = (0.0, -1.0)
    feet = (marks.x0, marks.x1) if sideways else (marks.top, marks.bottom)
    for foot in feet:
        points = np.stack([foot[which], y] if sideways else [x, foot[which]], axis=1).astype(float)
        angle, sharp = _direction(points, unit, sideways)
        if sharp > best[1]:
            best = (angle, sharp)
    return Lie(sideways, best[0])


def _is_sideways(points: Floats, unit: float) -> bool:
    tree = cKDTree(points)
    distance, near = tree.query(points, k=_NEIGHBOURS + 1, distance_upper_bound=3 * unit)
    one, column = np.nonzero(np.isfinite(distance[:, 1:]))
    if len(one) < 10:
        return False
    other = near[:, 1:][one, column]
    step = np.abs(points[other] - points[one])
    across, down = (step[:, 0] > 2 * step[:, 1]).sum(), (step[:, 1] > 2 * step[:, 0]).sum()
    return bool(down > across)


def _direction(points: Floats, unit: float, sideways: bool) -> tuple[float, float]:
    """Degrees by which lines through these points fall to the right, and how many pairs agree on that."""
    tree = cKDTree(points)
    pairs = tree.query_pairs(_FAR * unit, output_type="ndarray")
    step = points[pairs[:, 1]] - points[pairs[:, 0]]
    if sideways:
        step = np.stack([step[:, 1], -step[:, 0]], axis=1)  # as after a quarter turn
    step *= np.where(step[:, :1] < 0, -1.0, 1.0)
    far = (np.hypot(step[:, 0], step[:, 1]) > _NEAR * unit) & (step[:, 0] > np.abs(step[:, 1]))
    angles = np.degrees(np.arctan2(step[far, 1], step[far, 0]))
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
        unit = float(np.median(marks.height[mine]))
        feet = (np.abs(bottom - np.median(bottom)) <= 0.12 * unit + 1).sum()
        heads = (np.abs(top - np.median(top)) <= 0.12 * unit + 1).sum()
        small = (of_line == line) & ~letters & (marks.height >= 2)
        middle = (marks.top[small] + marks.bottom[small]) / 2
        above, below = (middle < np.median(top)).sum(), (middle > np.median(bottom)).sum()
        vote += float(feet) - float(heads) + 0.5 * (float(above) - float(below))
    return vote < -_WEAK * letters_seen

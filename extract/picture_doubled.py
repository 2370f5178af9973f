"""Pictures of a coarse fax that was saved with each of its rows twice: digits are as hard to tell as in the fax."""

from __future__ import annotations

import cv2
import numpy as np

from extract.picture_clean import Image

_ALIKE = 0.1  # of what neighbouring rows differ by elsewhere: the two of a pair
_SOME = 3  # every so many columns are enough to tell
_FEWEST = 100  # rows of a picture that can tell


def without_doubled_rows(picture: Image) -> Image | None:
    """The picture with every other row made anew of its neighbours, where each of them stands twice; else None."""
    rows = picture[: len(picture) & ~1]
    if len(rows) < _FEWEST:
        return None
    some = rows[:, ::_SOME]
    within = cv2.mean(cv2.absdiff(np.ascontiguousarray(some[::2]), np.ascontiguousarray(some[1::2])))
    between = cv2.mean(cv2.absdiff(np.ascontiguousarray(some[1:-1:2]), np.ascontiguousarray(some[2::2])))
    if sum(within) > _ALIKE * sum(between) or not any(between):
        return None
    size = (rows.shape[1], len(rows))
    return np.asarray(cv2.resize(np.ascontiguousarray(rows[::2]), size, interpolation=cv2.INTER_CUBIC), np.uint8)

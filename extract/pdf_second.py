"""The second reader: pdfplumber's idea of a page's cells, for pages on which the first reading is in doubt."""

from __future__ import annotations

import io
import logging

import numpy as np
import pdfplumber

from extract.pdf_frame import Frame
from extract.rulings import Rulings, merge_rulings

MAX_OBJECTS = 20_000
"""pdfplumber is slow: a page with more characters, lines and rectangles is left to the first reader."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it grumbles about is none of the user's business

_SAME = 1.0  # points by which the two readers' page sizes may differ


def second_rulings(data: bytes, number: int, frame: Frame) -> Rulings | None:
    """The sides of the cells that pdfplumber finds on page `number` (from 1), in points from its top left corner.

    None where it finds none, sees another page than `frame`, or cannot read it at all.
    """
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
            page = document.pages[0]
            same = abs(page.width - frame.width) < _SAME and abs(page.height - frame.height) < _SAME
            if not same or sum(map(len, page.objects.values())) > MAX_OBJECTS:
                return None
            x0, top = page.bbox[0], page.bbox[1]
            cells = [cell for table in page.find_tables() for cell in table.cells]
    except Exception:  # whatever it stumbles on, the first reading stands
        return None
    if not cells:
        return None
    boxes = np.array(cells, float) - np.array([x0, top, x0, top])
    left, high, right, low = boxes.T
    sides = [(left, high, right, high), (left, low, right, low), (left, high, left, low), (right, high, right, low)]
    return merge_rulings(np.concatenate([np.stack(side, axis=1) for side in sides]))

"""Empty lines among a cell's figures: they tell whose figure is missing where one row of a table holds several."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"[-+–−]?\s?\d[\d.,/ ]*%?|[-–−x/.…]*", re.IGNORECASE)


def with_gaps(lines: Sequence[str]) -> str:
    """The text of a cell by its lines; empty ones are kept where all others are figures or marks for none."""
    if not all(map(_FIGURE.fullmatch, lines)):
        lines = [line for line in lines if line]
    return "\n".join(lines)


def settled(texts: Sequence[str], rows: Sequence[int]) -> list[str]:
    """The texts of a table's cells, those with empty lines without them unless another cell of their row has as many
    lines as there are with them."""
    gaps = [_has_gaps(text) for text in texts]
    if not any(gaps):
        return list(texts)
    full = {(row, len(text.split("\n"))) for text, row, gap in zip(texts, rows, gaps, strict=True) if not gap}
    return [
        text if not gap or (row, len(text.split("\n"))) in full else "\n".join(filter(None, text.split("\n")))
        for text, row, gap in zip(texts, rows, gaps, strict=True)
    ]


def _has_gaps(text: str) -> bool:
    return "\n" in text and (text[0] == "\n" or text[-1] == "\n" or "\n\n" in text)

"""How much a file may ask of a reader before it is turned away: reports are hostile input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; lengths in points. A district's report is far below every one of them.

    `max_rulings_per_page`: how many merged rulings in each direction tables are sought among (the longest
    win). `max_form_depth`: how deep form XObjects may be nested before they are no longer followed.
    `max_second_readings`: how many pages in doubt are read again.
    `max_pixels`: how large a page's picture may be; a PDF page beyond that is drawn coarser.
    """

    max_bytes: int = 100_000_000
    max_pages: int = 500
    max_chars_per_page: int = 100_000
    max_segments_per_page: int = 200_000
    max_page_side: float = 14_400.0
    max_rulings_per_page: int = 1_500
    max_form_depth: int = 8
    max_second_readings: int = 20
    max_pixels: int = 40_000_000


DEFAULT_LIMITS = Limits()

"""Rules from end to end, no walls → bands: where one table ends and the next begins, what columns its bands share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.aligned_columns import Columns, find_columns
from extract.aligned_segments import columns_of
from extract.frames import Frame, texts
from extract.list_signs import is_number_word
from extract.text_rows import Run, TextRow

_DOUBLED = 3.0  # points: two rules of one line
_OUTSIDE = 3.0  # points by which a text may stick out of its table's rules
_MOSTLY = 0.6
_WIDE, _MOST_WIDE = 0.7, 2  # of the rules: a line of prose; lines
_HIGHER, _MUCH_HIGHER = 0.35, 1.2  # sizes of white space that a caption has more than a row
_LINE = 1.2  # sizes of a line
_LEADING = 1.7  # sizes between two lines of a row, at most
_HANGING = 0.9  # sizes from the last rule to a row without one
_AT_LEFT = 0.15  # of the rules
APART = 0.4
"""Sizes from a row's number to its label, at least."""

_FULLEST = 0.5  # of the most texts side by side in a band: bands that tell the columns
_FEW = 3  # bands
_HIGHEST = 40.0  # sizes from one rule to the next
_YEARS = (1900, 2100)
_SMALL = 0.8  # of a header's size: the mark of a note
_OF_FIGURE, _GROUP = 0.45, 3  # sizes between the groups of digits of one figure, at most; digits in one


def height(row: TextRow) -> float:
    """Halfway up a row's small letters, in points from the top."""
    return row.base - 0.3 * row.size


def band_frames(stack: Frame, rows: Sequence[TextRow]) -> Iterator[Frame]:
    """The stack with its text rows, cut at bands without a text of the table and where another table begins."""
    frame = Frame(stack.x0, stack.x1, [])
    for high, low in pairwise(stack.levels):
        band = [row for row in rows if high < height(row) < low]
        if not band and low - high < _DOUBLED:
            continue
        if not band or not _inside(band, stack) or low - high > _HIGHEST * max(row.size for row in band):
            yield from _tables(frame)
            frame = Frame(stack.x0, stack.x1, [])
            continue
        groups = _groups(band)
        if any(_is_heading(group, stack) for group in groups[1:]):
            if frame.bands and len(texts(groups[0])) > 1:
                frame.levels.append(groups[0][-1].bottom + 1)
                frame.bands.append(groups[0])
            yield from _tables(frame)
            frame = Frame(stack.x0, stack.x1, [])
            continue
        frame.levels += [low] if frame.levels else [high, low]
        frame.bands.append(band)
    yield from _tables(frame)


def _groups(band: Sequence[TextRow]) -> list[list[TextRow]]:
    """The rows of a band, parted where two are further from each other than lines of a text."""
    groups = [[band[0]]]
    for above, row in pairwise(band):
        if row.base - above.base > _LEADING * row.size:
            groups.append([])
        groups[-1].append(row)
    return groups


def _is_heading(group: Sequence[TextRow], stack: Frame) -> bool:
    """Whether one text stands alone at the left, below something else: what follows is another table's."""
    run, width = group[0].runs[0], stack.x1 - stack.x0
    return is_alone(group) and run.x0 < stack.x0 + _AT_LEFT * width and run.x1 - run.x0 > _AT_LEFT * width


def take_last(frame: Frame, below: Sequence[TextRow]) -> None:
    """Take the row in that hangs from the last rule, as the last one of coloured rows does, whatever its lines hold."""
    if not below or below[0].top - frame.levels[-1] > _HANGING * below[0].size:
        return
    group = _groups(below)[0]
    wide = any(run.x1 - run.x0 > _WIDE * (frame.x1 - frame.x0) for row in group for run in row.runs)
    if not wide and len(texts(group)) > 1 and _inside(group, frame):
        frame.levels.append(group[-1].bottom + 1)
        frame.bands.append(group)


def _inside(band: Sequence[TextRow], stack: Frame) -> bool:
    """Whether a band's texts stand between the ends of the rules, and are no prose from one end to the other."""
    alone = [row.runs[0] for row in band if len(row.runs) == 1]
    if sum(run.x1 - run.x0 > _WIDE * (stack.x1 - stack.x0) for run in alone) > _MOST_WIDE:
        return False
    return all(row.runs[0].x0 > stack.x0 - _OUTSIDE and row.runs[-1].x1 < stack.x1 + _OUTSIDE for row in band)


def _tables(frame: Frame) -> Iterator[Frame]:
    """The frame, cut at captions between two tables; what stands there belongs to none."""
    start = 0
    for n in range(1, len(frame.bands) - 1):
        if n > start and _is_caption(frame, start, n):
            yield part(frame, start, n)
            start = n + 1
    if frame.bands:
        yield part(frame, start, len(frame.bands))


def part(frame: Frame, start: int, end: int) -> Frame:
    """The bands from `start` to before `end` as a frame."""
    return Frame(frame.x0, frame.x1, frame.levels[start : end + 1], frame.bands[start:end])


def _is_caption(frame: Frame, start: int, n: int) -> bool:
    """Whether band `n`, of one text, names the table below it: the header comes again there, or has other columns."""
    if not is_alone(frame.bands[n]) or is_alone(frame.bands[n + 1]):
        return False
    if _same_words(frame.bands[n + 1], frame.bands[start]):
        return True
    size = frame.bands[n][0].size
    more = _free(frame, n) - median(_free(frame, k) for k in range(start, n))
    if has_figures(frame.bands[n + 1]):
        return False
    if more > _MUCH_HIGHER * size:
        return True
    above = band_columns(frame.bands[start:n])
    below = band_columns(frame.bands[n + 1 :])
    return above is None or below is None or not _agree(above, below, some=more < _HIGHER * size)


def _agree(one: Columns, other: Columns, *, some: bool) -> bool:
    """Whether these are the same columns; `some`: as far as both have them."""
    over = [[min(a[1], b[1]) > max(a[0], b[0]) for b in other.extents] for a in one.extents]
    counts = [*map(sum, over), *map(sum, zip(*over, strict=True))]
    return max(counts) == 1 and (some or min(counts) == 1)


def _free(frame: Frame, n: int) -> float:
    """The height of a band without its lines, in points."""
    bases = [row.base for row in frame.bands[n]]
    text = max(bases) - min(bases) + _LINE * max(row.size for row in frame.bands[n])
    return frame.levels[n + 1] - frame.levels[n] - text


def _same_words(one: Sequence[TextRow], other: Sequence[TextRow]) -> bool:
    a, b = (Counter(w.text for row in band for w in row.words) for band in (one, other))
    return a == b and not is_alone(one)


def is_alone(band: Sequence[TextRow]) -> bool:
    """Whether a band holds one text, of however many lines."""
    return all(len(row.runs) == 1 for row in band) and len(texts(band)) == 1


def has_figures(band: Sequence[TextRow]) -> bool:
    """Whether a figure that is no year stands behind something else."""
    left = min(row.runs[0].x1 for row in band)
    size = _SMALL * max(row.size for row in band)
    runs = [run for row in band for run in row.runs if run.numeric and run.x0 > left and not _is_year(run)]
    return any(w.size > size for run in runs for w in run.words)


def _is_year(run: Run) -> bool:
    return run.text.isdecimal() and _YEARS[0] <= int(run.text) <= _YEARS[1]


def band_columns(bands: Sequence[Sequence[TextRow]]) -> Columns | None:
    """The columns that the fullest bands with figures keep to, as wide as all texts within them."""
    with_figures = [band for band in bands if has_figures(band)]
    if with_figures:
        bands = [*with_figures, *(b for b in bands[1:] if b not in with_figures)]
    elif len(bands) > _FEW:
        bands = bands[1:]  # the first is a header
    counts = [len(texts(band)) for band in bands]
    most = max(
        (n for band, n in zip(bands, counts, strict=True) if band in with_figures or not with_figures), default=0
    )
    full = [band for band, n in zip(bands, counts, strict=True) if n > max(1, _FULLEST * most)]
    if with_figures:
        full = [band for band in full if band in with_figures] or full
    rows = [row for band in full for row in band]
    columns = find_columns(rows) if rows else None
    return None if columns is None else _numbers_apart(_widened(_of_whole_figures(columns, rows), bands), bands)


def _of_whole_figures(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, those put together that would part the groups of digits of one figure, as in `6 400`."""
    near = _OF_FIGURE * median(row.size for row in rows)
    extents = [columns.extents[0]]
    for start, end in columns.extents[1:]:
        before, after = (
            [w for row in rows for w in row.words if a - 1 < w.x0 < b] for a, b in (extents[-1], (start, end))
        )
        digits = all(len(w.text) == _GROUP and w.text.isdecimal() for w in after)
        if start - extents[-1][1] < near and digits and any(w.text[-1].isdecimal() for w in before):
            extents[-1] = (extents[-1][0], end)
        else:
            extents.append((start, end))
    return columns_of(extents)


def _widened(columns: Columns, bands: Sequence[Sequence[TextRow]]) -> Columns:
    """The columns, with what stands in one of them or between two of them also in other bands."""
    extents = [list(extent) for extent in columns.extents]
    for run in (run for band in bands for row in band for run in row.runs):
        over = [n for n, (a, b) in enumerate(extents) if run.x0 < b and run.x1 > a]
        if len(over) == 1:
            a, b = extents[over[0]]
            extents[over[0]] = [min(a, run.x0), max(b, run.x1)]
    return columns_of([(a, b) for a, b in extents])


def _numbers_apart(columns: Columns, bands: Sequence[Sequence[TextRow]]) -> Columns:
    """The columns, the first one cut behind the numbers of rows where these stand close before their labels."""
    right = columns.edges[1]
    first = [[w for row in band for w in row.words if w.x1 < right] for band in bands]
    first = [words for words in first if words]
    leading = [min(words, key=lambda w: w.x0) for words in first]
    numbers = [w for w in leading if is_number_word(w.text) and w.text[0].isalnum()]
    if len(numbers) < _MOSTLY * len(leading):
        return columns
    end = max(w.x1 for w in numbers)
    rest = [w for words in first for w in words if w.x0 > end]
    crossed = sum(any(w.x0 < end and not is_number_word(w.text) for w in words) for words in first)
    if not rest or crossed > (1 - _MOSTLY) * len(first):
        return columns
    start = min((w.x0 for w in rest if all(w is not one for one in leading)), default=end)
    if start - end < APART * leading[0].size:
        return columns
    left, stop = columns.extents[0]
    return columns_of([(left, end), (start, max(stop, start)), *columns.extents[1:]])

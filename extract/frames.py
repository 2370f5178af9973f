"""Rules across a page that belong to one table though no vertical ruling joins them: where such a table stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from statistics import mean, median

from extract.aligned_header import Rule
from extract.pieces import Floats
from extract.rulings import Rulings
from extract.text_rows import TextRow

_SAME_END = 4.0  # points by which the ends of rules of one table may differ
_SHORTEST = 60.0  # points
_CROSSING = 3.2  # points by which a vertical ruling may miss a rule and still meet it
_OUTSIDE = 3.0  # points by which a text may stick out of its table's rules
_SNUG = 1.6  # sizes of white space that a row of one text may have besides its lines
_HIGHEST = 60.0  # sizes from one rule to the next
_PAD, _STEP = 0.6, 1.4  # sizes beyond the usual white space; sizes from line to line
_HALF = 0.5
_BELOW = 4.5  # sizes from a header's last rule to its only row of figures, at most
_WORDY, _SHORT, _SOME = 5.5, 4, 0.2  # words of a line on average; words of a name; a share of lines
_NEXT = 2.6  # sizes from a row to the next one of its table
_MOST_LINES = 2
_MOST_AHEAD = 3  # lines of a label, the last one beside its figures
_WIDE = 0.7  # of the rules: a line of prose
_CAPTION = re.compile(
    r"(?i)(table|figure|chart|graph|exhibit|box|bảng|biểu|hình|tabelle|tableau|tabla|tabell)\s+[\dA-Z]"
)


@dataclass(slots=True)
class Frame:
    """Rules with the same ends, from top to bottom, and the text rows in each band between two of them.

    `torn`: cells over several columns hold texts far apart, since walls are missing between them. `across`: the bands
    that no wall crosses, though walls cross others. `heads`: how many bands are a header whose walls part the columns
    of all bands below it, though none stands there; 0 where it is not known.
    """

    x0: float
    x1: float
    levels: list[float]
    bands: list[list[TextRow]] = field(default_factory=list)
    torn: bool = False
    across: set[int] = field(default_factory=set)
    heads: int = 0

    @property
    def rows(self) -> list[TextRow]:
        """All its text rows, from top to bottom."""
        return [row for band in self.bands for row in band]


@lru_cache(maxsize=1)  # two readers of tables ask for those of a page
def lone_rules(rulings: Rulings) -> tuple[Rule, ...]:
    """The horizontal rulings, and the edges of coloured areas, that no vertical ruling meets, as (y, x0, x1)."""
    flat, upright = rulings.across, rulings.vertical
    if not len(upright):
        return tuple((y, x0, x1) for y, x0, x1 in flat.tolist())
    y, x = flat[:, 0, None], upright[None, :, 0]
    touch = (x >= flat[:, 1, None] - _CROSSING) & (x <= flat[:, 2, None] + _CROSSING)
    touch &= (y >= upright[None, :, 1] - _CROSSING) & (y <= upright[None, :, 2] + _CROSSING)
    alone: Floats = flat[~touch.any(axis=1)]
    return tuple((y, x0, x1) for y, x0, x1 in alone.tolist())


def stacks(rules: Sequence[Rule]) -> list[Frame]:
    """Rules of the same ends, at least three below each other, from top to bottom."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r[1], r[2], r[0])):
        if rule[2] - rule[1] < _SHORTEST:
            continue
        home = next((g for g in groups if _same_ends(g[0], rule)), None)
        if home is None:
            groups.append([rule])
        else:
            home.append(rule)
    return [
        Frame(min(r[1] for r in group), max(r[2] for r in group), sorted(r[0] for r in group))
        for group in groups
        if len(group) > 2
    ]


def rules_in(frame: Frame, rules: Iterable[Rule]) -> list[Rule]:
    """The rules that cross a frame, its own ends among them."""
    low, high = frame.levels[0] - 1, frame.levels[-1] + 1
    return [r for r in rules if low < r[0] < high and r[1] < frame.x1 and r[2] > frame.x0]


def _same_ends(one: Rule, other: Rule) -> bool:
    return abs(one[1] - other[1]) < _SAME_END and abs(one[2] - other[2]) < _SAME_END


def parted(stack: Frame, rows: Sequence[TextRow]) -> list[Frame]:
    """The stack with its text rows, cut where what stands between two rules is no row of a table."""
    found: list[Frame] = []
    frame = Frame(stack.x0, stack.x1, [])
    for high, low in pairwise(stack.levels):
        band = [row for row in rows if high < row.base - 0.3 * row.size < low]
        if not band and low - high < _OUTSIDE:
            continue  # a doubled rule
        own = _without_caption(band, stack)
        belongs = _belongs(stack, own, high, low)
        if frame.bands and (not belongs or len(own) < len(band)):
            found.append(frame)
            frame = Frame(stack.x0, stack.x1, [])
        if belongs:
            frame.levels += [low] if frame.levels else [high, low]
            frame.bands.append(own)
    return [*found, frame] if frame.bands else found


def _without_caption(band: list[TextRow], stack: Frame) -> list[TextRow]:
    """The rows below a table's caption: they open another table."""
    if not band or _CAPTION.match(band[0].runs[0].text) is None:
        return band
    half = _HALF * (stack.x1 - stack.x0)
    last = max(n for n, row in enumerate(band) if n == 0 or any(run.x1 - run.x0 > half for run in row.runs))
    end = next((n for n in range(last + 1, len(band)) if len(band[n].runs) > 1), len(band))
    return band[end:]


def _belongs(stack: Frame, band: Sequence[TextRow], high: float, low: float) -> bool:
    """Whether a band's texts may be rows of a table that reaches from end to end of its rules."""
    if not band:
        return False
    size = max(row.size for row in band)
    outside = any(row.runs[0].x0 < stack.x0 - _OUTSIDE or row.runs[-1].x1 > stack.x1 + _OUTSIDE for row in band)
    if outside or low - high > _HIGHEST * size:
        return False
    alone = [row.runs[0] for row in band if len(row.runs) == 1]
    if sum(run.x1 - run.x0 > _WIDE * (stack.x1 - stack.x0) for run in alone) > _MOST_LINES:
        return False
    if len(alone) == len(band) and max(run.x0 for run in alone) < min(run.x1 for run in alone):
        free = low - high - sum(1.2 * row.size for row in band)
        return len(band) <= _MOST_LINES and free < _SNUG * size
    return True


def is_whole(frame: Frame, rows: Sequence[TextRow]) -> bool:
    """Whether a table ends where its frame does, once the header that stands on the first rule and the row that hangs
    from the last one have been taken in."""
    pad = _pad(frame)
    above = [row for row in rows if row.base < frame.levels[0] and _holds(frame, row)]
    below = [row for row in rows if row.top > frame.levels[-1] - 1 and _holds(frame, row)]
    header = _header_above(frame, above, pad)
    if header:
        frame.levels.insert(0, header[0].top - 1)
        frame.bands.insert(0, header)
    last = _row_below(frame, below, pad)
    if not last:
        return not (below and _is_body(below[0], frame))
    if _goes_on(last[-1], below[len(last) :]):
        return False  # the rules are those of its header
    frame.levels.append(last[-1].bottom + 1)
    frame.bands.append(last)
    return True


def _goes_on(row: TextRow, below: Sequence[TextRow]) -> bool:
    """Whether a row of several texts follows close below a row, perhaps behind the first lines of its label."""
    for one in below[:_MOST_AHEAD]:
        if one.base - row.base > _NEXT * row.size:
            return False
        if len(one.runs) > 1:
            return True
        row = one
    return False


def _is_body(row: TextRow, frame: Frame) -> bool:
    """Whether a row of figures hangs from the last rule, further down than others from theirs: all above is header."""
    near = row.base - frame.levels[-1] < _BELOW * row.size
    return near and row.is_data and 2 * sum(run.numeric for run in row.runs) >= len(row.runs)


def is_prose(frame: Frame) -> bool:
    """Whether its texts are long and hardly any is a name, a header or a figure, or a band holds a paragraph."""
    wide = _WIDE * (frame.x1 - frame.x0)
    for band in frame.bands:
        if sum(len(row.runs) == 1 and row.runs[0].x1 - row.runs[0].x0 > wide for row in band) > _MOST_LINES:
            return True
    words = [len(run.words) for row in frame.rows for run in row.runs]
    return mean(words) > _WORDY and sum(count <= _SHORT for count in words) < _SOME * len(words)


def _header_above(frame: Frame, above: Sequence[TextRow], pad: float) -> list[TextRow]:
    header: list[TextRow] = []
    for row in reversed(above):
        foot = header[0].base if header else frame.levels[0] - pad
        far = foot - row.base > (_STEP if header else _PAD) * row.size
        wide = _is_wide(row, frame, _HALF if len(row.runs) == 1 else _WIDE)
        if far or wide or _CAPTION.match(row.runs[0].text):
            break
        header.insert(0, row)
    while header and len(header[0].runs) == 1 and header[0].runs[0].x0 < frame.x0 + header[0].size:
        header.pop(0)  # a caption
    return header if any(len(row.runs) > 1 for row in header) else []


def _row_below(frame: Frame, below: Sequence[TextRow], pad: float) -> list[TextRow]:
    last: list[TextRow] = []
    for row in below:
        reach = row.base - last[-1].base if last else row.base - row.size - pad - frame.levels[-1]
        far = reach > (_STEP if last else _PAD) * row.size
        if far or _is_wide(row, frame) or (not last and len(row.runs) == 1):
            break
        last.append(row)
    return last


def texts(rows: Sequence[TextRow]) -> list[tuple[float, float]]:
    """The stretches from left to right that the texts of these rows cover."""
    found: list[tuple[float, float]] = []
    for run in sorted((run for row in rows for run in row.runs), key=lambda run: run.x0):
        if found and run.x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], run.x1))
        else:
            found.append((run.x0, run.x1))
    return found


def _is_wide(row: TextRow, frame: Frame, share: float = _HALF) -> bool:
    return any(run.x1 - run.x0 > share * (frame.x1 - frame.x0) for run in row.runs)


def _holds(frame: Frame, row: TextRow) -> bool:
    return row.runs[0].x0 > frame.x0 - _OUTSIDE and row.runs[-1].x1 < frame.x1 + _OUTSIDE


def _pad(frame: Frame) -> float:
    """The white space that rules usually leave below the baseline above them, in points."""
    return median(low - band[-1].base for band, low in zip(frame.bands, frame.levels[1:], strict=True))

"""Figures of a narrative that tell a table's figure in words of their own, for forms that nobody wrote sentences for.

A figure and a cell are compared by the words around the one and those of the other's row, column and groups, each
weighed by how few of the form's labels have it; by unit and time; and by their values. A figure that is a cell's is
sure with few words, one that is none's only where words, and the figures beside it in its sentence, leave one cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.report import Figure
from normalize.telling_cells import Cells, Lexicon, Named, is_past
from normalize.telling_figures import Told
from normalize.text import fold

DECIMALS = (",", ".")
LAST, CLAUSE, FAR, HEADING = 0.95, 0.85, 0.7, 0.5
"""How much a word counts there that names a row or column; 1 right at the figure."""
NOT_NAMED = 0.75  # how well a total row is named that nothing names
LEAST = {1: 0.62, 2: 0.52, 3: 0.4}  # how well a cell of so many digits must be named by a figure that is its
LEAST_LONG = 0.3
ROW, LABEL = 0.5, 0.25  # how well a row must be named at the least, one of those that repeat and a row of its own
NAMED = 0.5
BESIDE = 0.12  # so much more where the figure beside is of the same row or column
LIKELY, LIKELY_MARGIN = 0.78, 0.05  # for a figure that is not the cell's, with what else speaks for it
SURE, SURE_MARGIN = 0.8, 0.1
FITS = 0.7
MARGIN, TIED = 0.1, 0.03
SLIP = {2: 0.1, 3: 0.12, 4: 0.2, 5: 0.3}  # what a slip of the hand from so many digits speaks for a cell
LONGEST = 5
HARDLY = 0.06
OTHER_PLAN, LONG_PLAN = 0.35, 0.1
LONG = 4  # digits of a figure that is no other by chance
UNLIKE_UNIT = 0.25
FEW_DIGITS = 3
BY_WORDS, BY_WORDS_MARGIN = 0.9, 0.15  # for a gap, of which the figure says nothing
NAMED_AGAIN = 3  # times: what is sure tells more of the figures beside it
NEAR = Decimal("0.25")


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A figure of the narrative and the cell that it tells; `figure`: its value in the cell's unit.

    `decimal`: the mark of its decimals. `score`:
    how well it is named, with what else speaks for it; `margin`: by how much better than any other.
    `slipped`: the other figure may be this one, written wrong.
    """

    told: Told
    cell: Named
    figure: Figure
    equal: bool
    score: float
    margin: float
    decimal: str = ","
    slipped: bool = True

    @property
    def sure(self) -> bool:
        """Whether nothing else can be meant, though the figure is another."""
        return self.equal or (self.slipped and self.score >= SURE and self.margin >= SURE_MARGIN)


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    cell: Named
    figure: Figure
    equal: bool
    score: float
    fits: float
    planned: bool
    decimal: str
    in_row: bool


def tellings(sentences: Sequence[Sequence[Told]], cells: Cells, year: str) -> list[Telling]:
    """The cells that the figures of sentences tell, each figure one at most, in their order.

    `year`: the report's own.
    """
    pairs = {id(told): _pairs(told, cells) for figures in sentences for told in figures}
    found: list[dict[int, Telling]] = [{} for _ in sentences]
    for first in (True, False):
        for figures, known in zip(sentences, found, strict=True):
            for n, told in enumerate(figures):
                if n not in known and (best := _equal(told, n, pairs[id(told)], known, first=first)) is not None:
                    known[n] = best
    stated = {id(t.cell) for known in found for t in known.values() if len(_digits(t.figure)) >= FEW_DIGITS}
    for figures, known in zip(sentences, found, strict=True):
        for n, told in enumerate(figures):
            if n not in known and (best := _differing(told, n, pairs[id(told)], known, stated, year)) is not None:
                known[n] = best
    return [known[n] for known in found for n in sorted(known)]


def named(sentences: Sequence[Sequence[Told]], cells: Cells, year: str) -> list[Telling]:
    """The cells that figures name beyond doubt, whatever their values, each cell once: of a form's own sentences."""
    pairs = {id(told): _pairs(told, cells) for figures in sentences for told in figures}
    found: list[dict[int, Telling]] = [{} for _ in sentences]
    stated: set[int] = set()
    for _ in range(NAMED_AGAIN):
        for figures, known in zip(sentences, found, strict=True):
            for n, told in enumerate(figures):
                best = None if n in known else _differing(told, n, pairs[id(told)], known, stated, year)
                if best is not None and best.score >= BY_WORDS and best.margin >= BY_WORDS_MARGIN:
                    known[n] = best
                    stated.add(id(best.cell))
    return [known[n] for known in found for n in sorted(known)]


def _pairs(told: Told, cells: Cells) -> list[_Pair]:
    """Every cell that a figure may tell, the best named first."""
    found = []
    around = _Around(told, cells.lexicon)
    for cell in cells.cells:
        indicator = cell.draft.indicator
        assert indicator is not None  # noqa: S101 — only coded ones are cells
        if (indicator.kind == "percent") != told.percent or indicator.kind not in {"percent", "count"}:
            continue
        if _other_time(told, cell) or (told.percent and "change" in told.times and "change" not in cell.times):
            continue
        score, fits, in_row = _named(around, cell)
        if score < LEAST_LONG - BESIDE:
            continue
        unit = cell.draft.unit or indicator.unit
        values = [(f, mark) for mark in DECIMALS if (f := told.read(unit, mark)) is not None]
        own = cell.draft.figure
        if own is None or not values:
            continue
        equal = next((v for v in values if _meets(v[0], own)), None)
        planned = _other_plan(told, cell)
        least = LONG_PLAN if equal is not None and _length(equal[0], own) >= LONG else OTHER_PLAN
        score -= least * planned
        if score >= LEAST_LONG - BESIDE or planned:
            figure, mark = equal or values[0]
            found.append(_Pair(cell, figure, equal is not None, score, fits, planned, mark, in_row))
    return sorted(found, key=lambda p: -p.score)


def _meets(one: Figure, other: Figure) -> bool:
    return abs(one.value - other.value) <= one.half_unit + other.half_unit


class _Around:
    """The words around a figure: how much each counts there, how telling those right at it are, and what was asked."""

    def __init__(self, told: Told, lexicon: Lexicon) -> None:
        self.told, self.lexicon = told, lexicon
        self.near = {w: lexicon.weight(w) for w in told.near if w in lexicon.telling}
        places = ((told.heading, HEADING), (told.far, FAR), (told.clause, CLAUSE), (told.last, LAST), (told.near, 1.0))
        self.shares = {word: share for words, share in places for word in words}
        self._covered: dict[frozenset[str], float] = {}

    def covered(self, words: frozenset[str]) -> float:
        """Which share of the words that name a row or a column stands around the figure."""
        if words not in self._covered:
            weights = {w: self.lexicon.weight(w) for w in sorted(words)}
            whole = sum(weights.values())
            said = sum(weight * self.shares.get(w, 0.0) for w, weight in weights.items())
            self._covered[words] = said / whole if whole else NOT_NAMED
        return self._covered[words]


def _named(around: _Around, cell: Named) -> tuple[float, float, bool]:
    """How well the words around a figure name a cell, 0 to 1, which share of those right at it are the cell's, and
    whether its row and column are named."""
    told = around.told
    row = NOT_NAMED if cell.total else around.covered(cell.row)
    column = around.covered(cell.column) if cell.column else NOT_NAMED
    all_near = sum(around.near[w] for w in sorted(around.near))
    explained = sum(around.near[w] for w in sorted(around.near) if w in cell.words)
    fits = explained / all_near if all_near else 0.5
    named = 0.65 * max(row, column) + 0.35 * min(row, column) if not cell.total else 0.3 * row + 0.7 * column
    score = 0.6 * named + 0.4 * fits
    score -= 0.1 * ("cumulated" in told.times and "own" in cell.times and "cumulated" not in cell.times)
    score -= 0.1 * ("own" in told.times and "cumulated" not in told.times and "cumulated" in cell.times)
    in_row = row >= (ROW if cell.draft.dimension else LABEL) and named >= NAMED
    return score - UNLIKE_UNIT * _other_unit(told, cell), fits, in_row


def _other_time(told: Told, cell: Named) -> bool:
    """Whether one is of an earlier time and the other is not."""
    if cell.years & told.years:
        return False
    earlier = is_past(told.times) or bool(told.years and cell.years)
    return cell.past != earlier


def _other_plan(told: Told, cell: Named) -> bool:
    """Whether one is a plan's and the other none; a rate may be told of a plan without that."""
    return ("plan" in cell.times) != ("plan" in told.times) and not told.percent


def _other_unit(told: Told, cell: Named) -> bool:
    """Whether a figure counts by a unit that is another cell's."""
    indicator = cell.draft.indicator
    unit = fold(cell.draft.unit or (indicator.unit if indicator else ""))
    if told.percent or not unit or not told.unit:
        return False
    return unit.split()[0] != told.unit and told.unit not in unit.split() and not told.unit[:1].isdigit()


def _digits(figure: Figure) -> str:
    return f"{abs(figure.value):f}".replace(".", "").strip("0")


def _length(one: Figure, other: Figure) -> int:
    """How many digits two equal figures share."""
    return max(1, min(len(_digits(one)), len(_digits(other))))


def _known(pair: _Pair) -> int:
    own = pair.cell.draft.figure
    return _length(pair.figure, own) if own else 1


def _least(pair: _Pair) -> float:
    """How well a cell must be named by a figure that has its value."""
    return LEAST.get(_known(pair), LEAST_LONG)


def _equal(told: Told, n: int, pairs: Sequence[_Pair], found: Mapping[int, Telling], *, first: bool) -> Telling | None:
    """The cell that a figure tells whose value it is; at `first` only where no other cell does nearly as well."""
    equal = [p for p in pairs if p.equal and (p.in_row or _known(p) >= FEW_DIGITS)]
    if not equal or told.rough or told.coming:
        return None
    best = max(equal, key=lambda p: p.score + BESIDE * _is_beside(p.cell, n, found))
    best = next(p for p in equal if p is best or (_same_row(p.cell, best.cell) and best.score - p.score <= TIED))
    least = _least(best) - BESIDE * _is_beside(best.cell, n, found)
    margin = best.score - max((p.score for p in equal if p is not best), default=0.0)
    if margin < MARGIN and first:
        return None
    return (
        Telling(told, best.cell, best.figure, True, best.score, margin, best.decimal) if best.score >= least else None
    )


def _is_beside(cell: Named, n: int, found: Mapping[int, Telling]) -> bool:
    """Whether the figure right before or behind tells a cell of the same row or column."""
    return any(_related(cell, found[k].cell) for k in (n - 1, n + 1) if k in found)


def _related(one: Named, other: Named) -> bool:
    if one.draft.table != other.draft.table:
        return False
    return one.draft.quote == other.draft.quote or (one.column == other.column and one.total == other.total)


def _differing(
    told: Told, n: int, pairs: Sequence[_Pair], found: Mapping[int, Telling], stated: set[int], year: str
) -> Telling | None:
    """The cell that a figure names beyond doubt, but otherwise; `stated`: the cells that other figures tell."""
    if told.outside or told.rough or any(p.equal and p.score >= _least(p) for p in pairs):
        return None

    def beside(pair: _Pair) -> bool:
        return any(_same_row(pair.cell, found[k].cell) for k in (n - 1, n + 1) if k in found)

    def weighed(pair: _Pair) -> float:
        same_column = any(_same_column(pair.cell, t.cell) for t in found.values())
        score = pair.score + OTHER_PLAN * (pair.planned and same_column)
        return score + BESIDE * same_column + BESIDE * (1 + told.percent) * beside(pair) + _slip(pair)

    own = [p for p in pairs if told.years <= p.cell.years | {year}]
    free = sorted((p for p in own if id(p.cell) not in stated and p.in_row), key=lambda p: -weighed(p))
    if not free:
        return None
    best = free[0]
    others = [p for p in free[1:] if p.cell.draft.table == best.cell.draft.table]
    margin = weighed(best) - max(map(weighed, others), default=0.0)
    fits = best.fits >= FITS or (not told.near and beside(best))
    if weighed(best) < LIKELY or margin < LIKELY_MARGIN or not fits:
        return None
    return Telling(told, best.cell, best.figure, False, weighed(best), margin, best.decimal, _slip(best) > 0)


def _same_column(one: Named, other: Named) -> bool:
    return one.draft.table == other.draft.table and one.column == other.column and one.total == other.total


def _same_row(one: Named, other: Named) -> bool:
    return one.draft.table == other.draft.table and one.draft.quote == other.draft.quote


def _slip(pair: _Pair) -> float:
    """What speaks for it that a figure is the cell's with a digit changed, turned, lost or added, or near it."""
    own = pair.cell.draft.figure
    one, other = _digits(pair.figure), _digits(own) if own else ""
    if own is None or min(len(one), len(other)) + 1 < FEW_DIGITS:
        return 0.0
    if _one_slip(one, other):
        return SLIP[min(len(one), len(other), LONGEST)]
    return HARDLY if abs(pair.figure.value - own.value) <= NEAR * max(abs(pair.figure.value), abs(own.value)) else 0.0


def _one_slip(one: str, other: str) -> bool:
    if len(one) == len(other):
        places = [k for k, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(places) == 1 or (len(places) == 2 and sorted(one) == sorted(other))
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))

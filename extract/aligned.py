"""Tables without rulings between their cells: rows of figures that keep to columns of white space.

Only figures make such a table: two blocks of text side by side (a letterhead, a signature block, columns of
prose) are none, however well they are aligned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from extract.aligned_blocks import Block, fits, is_certain, is_named, read_block
from extract.aligned_cells import aligned_table
from extract.aligned_columns import Columns, find_columns
from extract.aligned_groups import with_groups
from extract.aligned_halves import halves
from extract.aligned_header import Rule
from extract.aligned_regions import BY_BASELINE, BY_CELLS, Region, regions
from extract.aligned_turned import with_turned
from extract.aligned_twins import twins
from extract.aligned_words import find_words
from extract.bands import find_bands
from extract.cut_figures import with_whole_figures
from extract.document import Cell, Word
from extract.framed import find_framed
from extract.leaders import without_leaders
from extract.ledgers import find_ledgers
from extract.lines import Line
from extract.page_table import Found, PageTable
from extract.rulings import Rulings
from extract.text_rows import TextRow, is_turned, text_rows

_WORDY = 6  # words a cell: prose beside a table
_TABULAR = 3  # runs of a row that a header may stand over
_FEWEST = 2  # figures in a column
_REACH = 3.4  # sizes from a header to its only row of figures, at most


@dataclass(frozen=True, slots=True)
class AlignedTables:
    """The tables found, the words of each, and the lines that stand in none."""

    tables: tuple[PageTable, ...]
    words: tuple[tuple[Word, ...], ...]
    lines: tuple[Line, ...]


def find_aligned(lines: Sequence[Line], rulings: Rulings, page: int) -> AlignedTables:
    """The tables that aligned white space makes of a page's lines outside ruled tables."""
    lines = with_whole_figures(lines)
    read, originals = without_leaders(lines)
    found: list[Found] = []
    for part in halves(read) if len(read) > 1 else ():
        found += _found(part, rulings, page)
    if originals:
        found = [(table, tuple(originals.get(id(w), w) for w in words)) for table, words in found]
    if found and (turned := [line for line in lines if is_turned(line)]):
        found = [with_turned(one, turned, page) for one in found]
    return AlignedTables(
        tuple(with_groups(t) for t, _ in found), tuple(words for _, words in found), without_words(lines, _ids(found))
    )


def _found(lines: Sequence[Line], rulings: Rulings, page: int) -> list[Found]:
    """The tables of these lines.

    Six readers are asked in turn for what the others left: for rows that rules part, for tables whose cells are
    centred, for what stands between rules, for ledgers, for rows by their baselines, for words in columns.
    """
    rows, rules = _rows_and_rules(lines, rulings)
    parts = twins(lines, rows, rules) if rows else [lines]
    if len(parts) > 1:
        return [one for part in parts for one in _found(part, rulings, page)]
    found = find_bands(lines, rulings, page)
    spare: list[Block] = []
    for gap in _gaps(rows, _ids(found)):
        found += [(block.table, block.words) for block in _blocks(gap, rules, page, _Fitting(spare))]
    found += find_framed(without_words(lines, _ids(found)), rulings, page)
    found += find_ledgers(without_words(lines, _ids(found)), page)
    for gap in _gaps(rows, _ids(found)):
        found += [_headed(one, spare) for one in _tables(gap, rules, page)]
    return found + find_words(without_words(lines, _ids(found)), page)


def _rows_and_rules(lines: Sequence[Line], rulings: Rulings) -> tuple[list[TextRow], list[Rule]]:
    """The rows of text, and the rules between them from top to bottom, drawn and typed."""
    rows, typed = text_rows(lines, rulings.vertical.tolist())
    return rows, sorted([*((y, x0, x1) for y, x0, x1 in rulings.across.tolist()), *typed])


def find_boxed(lines: Sequence[Line], rulings: Rulings, page: int) -> AlignedTables:
    """The tables that stand in a frame without walls: where it names all their columns a header is believed that fits
    less well, since the frame shows that it is one."""
    rows, rules = _rows_and_rules(lines, rulings)
    found = [(block.table, block.words) for block in _blocks(rows, rules, page, _is_named)]
    if not found:
        return find_aligned(lines, rulings, page)
    tables, words = zip(*found, strict=True)
    return AlignedTables(tuple(map(with_groups, tables)), words, without_words(lines, _ids(found)))


def _ids(found: Sequence[Found]) -> set[int]:
    return {id(w) for _, words in found for w in words}


def _gaps(rows: Sequence[TextRow], used: set[int]) -> list[list[TextRow]]:
    """The stretches of rows of which no word is used."""
    gaps: list[list[TextRow]] = [[]]
    for row in rows:
        if used and any(id(w) in used for w in row.words):
            gaps.append([])
        else:
            gaps[-1].append(row)
    return [gap for gap in gaps if gap]


def _fits(region: Region, block: Block) -> bool:
    return fits(block) if region.enough else is_certain(block)


class _Fitting:
    """Which blocks are believed; of the others those are kept that are certain by their headers."""

    def __init__(self, spare: list[Block]) -> None:
        self.spare = spare

    def __call__(self, region: Region, block: Block) -> bool:
        if not _fits(region, block):
            self.spare += [block] if is_certain(block) else []
            return False
        return True


def _headed(found: Found, spare: Sequence[Block]) -> Found:
    """A table read by its baselines; where that found no header, or one whose cells are under no one cell above them,
    the block that has one of several levels over the same figures."""
    heads = [cell for cell in found[0].table.cells if cell.row < found[0].table.header_rows]
    if any(cell.col for cell in heads) and not any(_crosses(a, b) for a in heads for b in heads if a.row < b.row):
        return found
    mine = _ids([found])
    levels = [block for block in spare if block.table.table.header_rows > 1]
    block = next((b for b in levels if mine <= _ids([(b.table, b.words)])), None)
    return found if block is None else (block.table, block.words)


def _is_named(region: Region, block: Block) -> bool:
    return _fits(region, block) or is_named(block)


def _crosses(above: Cell, below: Cell) -> bool:
    """Whether a cell is in part under another."""
    ends = above.col + above.col_span, below.col + below.col_span
    return above.col < ends[1] and below.col < ends[0] and not (above.col <= below.col and ends[1] <= ends[0])


def _blocks(
    rows: Sequence[TextRow], rules: Sequence[Rule], page: int, believed: Callable[[Region, Block], bool]
) -> Iterator[Block]:
    """The tables whose cells are centred, as far as they are believed."""
    start = 0
    for region in regions(rows, rules, BY_CELLS):
        if not (region.enough or _has_header(rows, region.first) or _has_header(rows, region.last)):
            continue
        block = read_block(rows, region.first, region.last, start, rules, page)
        if block is not None and believed(region, block):
            start = block.last + 1
            yield block


def _tables(rows: Sequence[TextRow], rules: Sequence[Rule], page: int, *, clipped: bool = False) -> Iterator[Found]:
    """Each table read by its baselines, with its words."""
    start = 0
    for region in regions(rows, rules, BY_BASELINE):
        if not region.enough:
            continue
        first, last = region.first, region.last
        body = [row for row in rows[first : last + 1] if row.is_data]
        columns = find_columns(body)
        if columns is None or _is_scale(body, columns) or not _has_figures(body, columns):
            continue
        prose = None if clipped else _prose_from(body, columns)
        if prose is not None:
            yield from _tables(
                [r for row in rows[start : last + 1] if (r := row.left_of(prose))], rules, page, clipped=True
            )
            start = last + 1
            continue
        table, words, end = aligned_table(rows, first, last, start, columns, rules, page)
        start = end + 1
        yield table, tuple(words)


def _has_header(rows: Sequence[TextRow], first: int) -> bool:
    """Whether words stand close above a row of figures, as over columns."""
    if not first or max(len(row.runs) for row in rows[first - 1 : first + 1]) < _TABULAR:
        return False
    step = rows[first].base - rows[first - 1].base
    return step < _REACH * rows[first].size and not any(run.numeric for run in rows[first - 1].runs)


def _is_scale(body: Sequence[TextRow], columns: Columns) -> bool:
    """Whether the figures are the marks on a chart's axes: one or two columns of nothing else."""
    return len(columns) <= 2 and all(run.numeric for row in body for run in row.runs)


def _has_figures(body: Sequence[TextRow], columns: Columns) -> bool:
    """Whether a column holds figures rather than words: in justified text figures stand apart, too, but anywhere."""
    figures, words = [0] * len(columns), [0] * len(columns)
    for run in (run for row in body for run in row.runs[1:]):
        (figures if run.numeric else words)[columns.of((run.x0 + run.x1) / 2)] += 1
    return any(n >= min(_FEWEST, len(body)) and n > m for n, m in zip(figures[1:], words[1:], strict=True))


def _prose_from(body: Sequence[TextRow], columns: Columns) -> float | None:
    """Where columns of running text begin that stand right of the figures; None where there are none."""
    figures = [columns.of((run.x0 + run.x1) / 2) for row in body for run in row.runs[1:] if run.numeric]
    for at in range(max(figures, default=0) + 1, len(columns)):
        words = [[w.text for w in row.words if columns.of((w.x0 + w.x1) / 2) == at] for row in body]
        filled = [texts for texts in words if texts]
        if len(filled) > len(body) / 2 and mean(len(texts) for texts in filled) > _WORDY:
            return columns.edges[at]
    return None


def without_words(lines: Sequence[Line], used: set[int]) -> tuple[Line, ...]:
    """The lines without the words that now stand in tables."""
    if not used:
        return tuple(lines)
    rest = []
    for line in lines:
        kept = tuple(w for w in line.words if id(w) not in used)
        if len(kept) == len(line.words):
            rest.append(line)
        elif kept:
            box = (min(w.x0 for w in kept), line.box[1], max(w.x1 for w in kept), line.box[3])
            rest.append(Line(kept, line.group, box, line.base, line.size, line.overprinted))
    return tuple(rest)

"""Rules that a form's words suggest: sums, parts, rates, the same figure twice. Each waits to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import regex

from normalize.abbreviations import Abbreviations, opened
from normalize.labels import Matrix, similarity
from normalize.text import fold
from rasoat.learn.formulas import Formula
from rasoat.learn.labels import is_change, is_share, may_exceed, without_total
from rasoat.learn.proposal import Proposal, holds, rate_holds, short
from rasoat.learn.rates import PART_OF, Rate, counted, full, last, own, rates, shares_of_total
from rasoat.learn.row_rules import averages, grouped, share, total
from rasoat.learn.several import columns_apart, main_column, rows_apart
from rasoat.learn.skeleton import Item, Skeleton, TableSkeleton
from rasoat.learn.stages import cumulative, differences, flows, tasks_done, told_in_words
from rasoat.learn.wholes import adds_up, breakdowns, says_total

MAX_COMPARED = 1000  # items whose labels are compared with each other's
SAME = 0.88  # two labels so alike may name one figure
FEWEST_LOWEST = 3  # words of a lowest level that names a figure alone: `Nam`, `Đúng hạn` are said of anything
SAME_FIGURE = 0.55  # so alike may name one figure that a report prints at both
_TOTAL = regex.compile(r"^(?:tong so|tong cong|tong|cong)\b")
_SOME_OF = regex.compile(r"^(?:trong (?:do|tong so|so do|so nay)|chia ra)\b\s*")
MIN_WORDS = 2
_THIS_PERIOD = regex.compile(r" (?:thuc hien )?trong (?:ky|quy|nam|thang)(?: bao cao)?$")


def _sum(whole: Item, parts: Sequence[Item], rows: str) -> Proposal:
    added = " + ".join(f"{p.code}{rows}" for p in parts)
    named = ", ".join(short(p) for p in parts)
    return Proposal(
        f"sum.{whole.code}",
        "sum",
        f"{whole.code}{rows} = {added}",
        "zero",
        "error",
        f"{short(whole)} phải bằng tổng của {named}",
        f"{short(whole)} must be the sum of {named}",
        holds(whole.figure, [p.figure for p in parts], "="),
    )


def _part(whole: Item, part: Item, rows: str) -> Proposal:
    return Proposal(
        f"part.{part.code}",
        "sum",
        f"{part.code}{rows} <= {whole.code}{rows}",
        "skip",
        "error",
        f"{short(part)} là một phần của {short(whole)}",
        f"{short(part)} is a part of {short(whole)}",
        holds(whole.figure, [part.figure], "<="),
    )


def _change(whole: Item, part: Item) -> Proposal:
    return Proposal(
        f"change.{part.code}",
        "series",
        f"{part.code} = {whole.code} - {whole.code}@-1",
        "skip",
        "warning",
        f"{short(part)} phải bằng {short(whole)} trừ số của kỳ trước",
        f"{short(part)} must be {short(whole)} less the period before",
    )


def _staged(table: TableSkeleton) -> Iterator[Proposal]:
    """What was done is no more than what was to be done; what was received is done or still open."""
    rows = "[*]" if table.dimension else ""
    for whole, part in tasks_done(table):
        yield _part(whole, part, rows)
    for difference, whole, part in differences(table):
        yield _sum(whole, (part, difference), rows)
    for whole, part in cumulative(table):
        yield _part(whole, part, rows)
    for received, solved, waiting in flows(table):
        summed = _sum(received, (solved, waiting), rows)
        if summed.evidence != "fails":
            yield replace(summed, id=f"flow.{received.code}", family="flow")


def _told(skeleton: Skeleton) -> Iterator[Proposal]:
    rows = {i.code: "[Tổng cộng]" if t.dimension else "" for t in skeleton.tables for i in t.items}
    named = [(counted(_whole_label(i)), i) for i in skeleton.items() if i.kind == "count"]
    for code, label, item in told_in_words(skeleton, named):
        vi, en = f"{label} ({code})", short(item)
        yield Proposal(
            f"same.{code}.{item.code}",
            "cross",
            f"{code} = {item.code}{rows[item.code]}",
            "skip",
            "warning",
            f"{vi} và {en} là cùng một số liệu",
            f"{vi} and {en} are the same figure",
        )


def _in_table(table: TableSkeleton) -> Iterator[Proposal]:
    """What a table's header prints as formulas, then wholes and parts by its words, then its total row."""
    rows = "[*]" if table.dimension else ""
    for formula in table.formulas:
        yield _by_formula(formula, table, rows)
        part, whole = (table.items[n] for n in (formula.added[0], formula.added[-1]))
        label = table.items[formula.whole].label
        if formula.rate and is_share(last(label)) and not may_exceed(f"{label} {whole.label}"):
            yield _part(whole, part, rows)
    by_code = {i.code: i for i in table.items}
    noted = [(by_code[w], [by_code[c] for c in a], [by_code[c] for c in s]) for w, a, s in table.sums if w in by_code]
    for whole, added, less in noted:
        yield _said(whole, added, less, rows, ("như ghi chú của biểu", "as the form's note says"))
    printed = {table.items[f.whole].code for f in table.formulas if not f.rate} | {whole.code for whole, _, _ in noted}
    for found in breakdowns(table):
        if found.all and found.whole.code not in printed:
            summed = _sum(found.whole, found.parts, rows)
            if summed.evidence != "fails":
                yield summed
        elif not found.all:
            yield from (_part(found.whole, part, rows) for part in found.parts)
    yield from averages(table)
    yield from (share(amount, rate) for amount, rate in shares_of_total(table))
    if not rows:
        yield from (_change(whole, change) for whole, change in _changes(table))
    if table.groups or table.listed:
        yield from grouped(table)
    elif table.dimension and table.totalled:
        yield from (total(i) for i in table.items if adds_up(i))


def _said(whole: Item, added: Sequence[Item], less: Sequence[Item], rows: str, where: tuple[str, str]) -> Proposal:
    """A sum that the form itself states; `where`: in which words it says so, by language."""
    over = " - ".join([" + ".join(f"{i.code}{rows}" for i in added), *(f"{i.code}{rows}" for i in less)])
    said = " - ".join([" + ".join(map(short, added)), *map(short, less)])
    return Proposal(
        f"sum.{whole.code}",
        "sum",
        f"{whole.code}{rows} = {over}",
        "zero",
        "error",
        f"{short(whole)} phải bằng {said}, {where[0]}",
        f"{short(whole)} must be {said}, {where[1]}",
        "" if less else holds(whole.figure, [i.figure for i in added], "="),
    )


def _by_formula(formula: Formula, table: TableSkeleton, rows: str) -> Proposal:
    """A formula of the header, between columns by their position."""
    whole = table.items[formula.whole]
    added, taken = ([table.items[n] for n in columns] for columns in (formula.added, formula.taken_away))
    if not formula.rate:
        return _said(whole, added, taken, rows, ("như tiêu đề cột ghi", "as the header says"))
    part, over = added
    said = f"{short(part)} / {short(over)}"
    times = "100 * " if whole.kind == "percent" else ""
    return Proposal(
        f"rate.{whole.code}",
        "ratio",
        f"{whole.code}{rows} ~ {times}{part.code}{rows} / {over.code}{rows}",
        "skip",
        "warning",
        f"{short(whole)} phải bằng {said}, như tiêu đề cột ghi",
        f"{short(whole)} must be {said}, as the header says",
        rate_holds(whole.figure, part.figure, over.figure) if times else "",
    )


def _changes(table: TableSkeleton) -> Iterator[tuple[Item, Item]]:
    """Columns that say how the total beside them has changed."""
    for position, whole in enumerate(table.items):
        levels = [level.strip() for level in whole.label.split(">")]
        if says_total(whole) and len(levels) > 1:
            yield from (
                (whole, i) for i in table.items[position + 1 :] if is_change(i.label) and _under(i, levels[:-1])
            )


def _under(item: Item, above: Sequence[str]) -> bool:
    return [level.strip() for level in item.label.split(">")][: len(above)] == list(above)


def _rate(found: Rate, skeleton: Skeleton) -> Proposal | None:
    """A rate against its counts: in each row where all stand in one table, else in the rows of totals."""
    tables = {i.code: t for t in skeleton.tables for i in t.items}
    named = (found.rate, found.part, found.whole)
    one = len({tables[i.code].id for i in named}) == 1
    rows = {}
    for item in named:
        table = tables[item.code]
        if table.dimension and not one and not table.totalled:
            return None
        rows[item.code] = "" if not table.dimension else "[*]" if one else "[Tổng cộng]"
    rate, part, whole = (f"{i.code}{rows[i.code]}" for i in named)
    return Proposal(
        f"rate.{found.rate.code}",
        "ratio",
        f"{rate} ~ 100 * {part} / {whole}",
        "skip",
        "warning",
        f"{short(found.rate)} so với {short(found.part)} trên {short(found.whole)}",
        f"{short(found.rate)} against {short(found.part)} of {short(found.whole)}",
        rate_holds(found.rate.figure, found.part.figure, found.whole.figure),
    )


def _repeated(skeleton: Skeleton, words: Abbreviations) -> Iterator[Proposal]:
    """Two labels in different tables that may name the same figure, each the other's best.

    Labels must be alike; where a filled report prints the same figure (2 or more) at both, half as much will do.
    """
    asked = [t for t in skeleton.tables if t.totalled or not t.dimension]
    rows = [(t, i) for t in asked for i in t.items if i.kind in {"count", "percent"} and not _bare(i)]
    rows = rows[:MAX_COMPARED]
    if not rows:
        return
    alike = _likeness([i for _, i in rows], words)
    tables = np.array([skeleton.tables.index(t) for t, _ in rows])
    kinds = np.array([[_may_be_one(a, b, words) for _, b in rows] for _, a in rows])
    alike = np.where((tables[:, None] != tables[None, :]) & kinds, alike, 0.0)
    equal = np.array([[_same_figure(a, b) for _, b in rows] for _, a in rows])
    found = {*_each_other_s_best(alike, SAME), *_each_other_s_best(np.where(equal, alike, 0.0), SAME_FIGURE)}
    for r, c in sorted(found):
        yield _same(*rows[r], *rows[c])


def _likeness(items: Sequence[Item], words: Abbreviations) -> Matrix:
    """How alike the items' labels are: whole, all that they say, or their lowest levels, whichever fits best."""
    few_words = [says_total(i) or len(last(i.label).split()) < FEWEST_LOWEST for i in items]
    lowest = [_whole_label(i) if few else counted(last(i.label)) for few, i in zip(few_words, items, strict=True)]
    by_code = {i.code: i for i in items}
    ways = ([_whole_label(i) for i in items], [own(i) for i in items], lowest, [full(i, by_code) for i in items])
    likeness: Matrix = np.max([similarity(one, other, words) for one in ways for other in ways], axis=0)
    return likeness


def _may_be_one(one: Item, other: Item, words: Abbreviations) -> bool:
    """Whether two items are of one kind and their units, if both are said, of one beginning (`thủ tục`, `TTHC`)."""
    first, second = opened(one.unit, words), opened(other.unit, words)
    return one.kind == other.kind and (first.startswith(second) or second.startswith(first))


def _same_figure(one: Item, other: Item) -> bool:
    return one.figure is not None and other.figure is not None and 2 <= one.figure.value == other.figure.value


def _each_other_s_best(scores: Matrix, least: float) -> list[tuple[int, int]]:
    best = scores.argmax(axis=1)
    return [(r, int(c)) for r, c in enumerate(best) if r < c and best[c] == r and scores[r, c] >= least]


def _same(table: TableSkeleton, one: Item, other_table: TableSkeleton, other: Item) -> Proposal:
    left = f"{one.code}{'[Tổng cộng]' if table.dimension else ''}"
    right = f"{other.code}{'[Tổng cộng]' if other_table.dimension else ''}"
    return Proposal(
        f"same.{one.code}.{other.code}",
        "cross",
        f"{left} = {right}",
        "skip",
        "error",
        f"{short(one)} và {short(other)} là cùng một số liệu",
        f"{short(one)} and {short(other)} are the same figure",
        holds(one.figure, [other.figure], "="),
    )


def _bare(item: Item) -> bool:
    """Whether a label names no more than some of what stands before it: `Trong đó: Nữ`, of any whole."""
    said = _SOME_OF.sub("", _whole_label(item)).split()
    return len(said) < MIN_WORDS and _SOME_OF.match(fold(last(item.label))) is not None


def _whole_label(item: Item) -> str:
    parts = [p for part in item.label.split(">") if fold(p := part.strip()) not in PART_OF]
    kept = [p for n, p in enumerate(parts) if n == 0 or not _TOTAL.fullmatch(fold(p))]
    return " ".join(_THIS_PERIOD.sub("", without_total(p)) for p in kept)


def _narrative(skeleton: Skeleton) -> TableSkeleton:
    """The narrative's facts as if they were rows of a table."""
    rows = {fold(name) for table in skeleton.tables for name in table.names}
    whole = (f for f in skeleton.facts if not f.some and fold(f.group) not in rows)
    items = tuple(Item(f.code, "TM", f.label, f.unit, f.kind) for f in whole)
    return TableSkeleton("TM", "TM", "rows", "", items)


def propose(skeleton: Skeleton, words: Abbreviations) -> tuple[Proposal, ...]:
    """The rules that the form's tree, headers and labels suggest, by table, then rates, then figures stated twice."""
    found: list[Proposal] = []
    by_column = replace(skeleton, tables=tuple(t for table in skeleton.tables for t in columns_apart(table)))
    by_row = replace(skeleton, tables=tuple(t for table in skeleton.tables for t in rows_apart(table)))
    repeated = {i.code for t in skeleton.tables if t.dimension for i in t.items}
    for one in (by_column, by_row):
        for table in one.tables:
            apart = one is by_column and table not in skeleton.tables
            found += map(_where_parted, _in_table(table)) if apart else _in_table(table)
            found += _staged(table)
        for rate in rates(one, words):
            found += [p for p in (_rate(rate, one),) if p is not None]
            if rate.defined and is_share(rate.rate.label):
                found.append(_part(rate.whole, rate.part, "[*]" if rate.part.code in repeated else ""))
    told = _narrative(skeleton)
    main = replace(skeleton, tables=tuple(map(main_column, skeleton.tables)))
    found += _repeated(replace(main, tables=(*main.tables, told)), words)
    found += _told(main)
    return tuple(_once(found))


def _where_parted(proposal: Proposal) -> Proposal:
    """A sum in one of several columns of figures: a plan is often given for the whole alone."""
    return replace(proposal, blank="some") if proposal.blank == "zero" else proposal


def _once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Each relation once, by the first that proposes it; a name that is taken gets a number."""
    found: dict[frozenset[str], Proposal] = {}
    for proposal in proposals:
        found.setdefault(_relation(proposal), proposal)
    names: dict[str, int] = {}
    kept = []
    for proposal in found.values():
        names[proposal.id] = names.get(proposal.id, 0) + 1
        said = names[proposal.id]
        kept.append(proposal if said == 1 else replace(proposal, id=f"{proposal.id}.{said}"))
    return kept


def _relation(proposal: Proposal) -> frozenset[str]:
    """A proposal's equation, `a = b` the same as `b = a`."""
    sides = proposal.equation.split(" = ")
    both = len(sides) == 2 and not any(sign in proposal.equation for sign in "+-(")
    return frozenset(sides if both else [proposal.equation])

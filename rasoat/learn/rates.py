"""Rates and the counts behind them: `Tỷ lệ hồ sơ giải quyết đúng hạn`, `Tỷ lệ thu so với dự toán`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import regex

from normalize.abbreviations import Abbreviations
from normalize.labels import Matrix, similarity
from normalize.text import fold
from rasoat.learn.labels import without_total
from rasoat.learn.skeleton import Item, Skeleton, TableSkeleton
from rasoat.learn.stages import tasks_done
from rasoat.learn.wholes import breakdowns, says_total, shares

COUNTED = 0.7  # so alike may be the rest of a rate's label and a count's
OWN_TABLE = 0.15  # what a count's standing in the rate's own table adds
CONTAINED = 0.9  # all words of a rate stand in the label of a count beside it
OTHER_FIGURE = 0.4  # what speaks against a count of what is late for a rate of what is on time
DECIDING = regex.compile(r"\b(?:qua han|tre han|dung han|truoc han|truc tuyen|truc tiep|dien tu|giay|nam|nu)\b")
PART_OF = ("trong do",)
_BRACKETS = regex.compile(r"\([^()]*\)")
_RATE = regex.compile(r"^(?:ty le|ti le|ty suat|phan tram)(?: phan tram)?\s*")
_NAMES_NOTHING = regex.compile(r"^(?:ty le|ti le|ty trong|co cau|tl)(?: %)?$|^%$")
_PLANNED = regex.compile(r"\b(?:ke hoach|du toan|chi tieu|duoc giao|phai)\b")
_SOME = regex.compile(r"^trong đó\s*:?\s*", flags=regex.IGNORECASE)
_DIVIDED = regex.compile(
    r"\(\s*=?\s*(?P<part>[^()/:=\d]+?)\s*[/:]\s*(?P<whole>[^()/:=\d]+?)\s*(?:[*x×]\s*100\s*%?\s*)?\)"
)
_COMPARED = regex.compile(r"\b(?:so voi|tren)\s+(?:tong so |so )?(.+)$")


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate and the counts that it is of; `defined`: its own label says of which."""

    rate: Item
    part: Item
    whole: Item
    defined: bool = False


def counted(label: str) -> str:
    """A label without the words that say that it counts, or that it is a rate."""
    return _RATE.sub("", without_total(label))


def own(item: Item) -> str:
    """All that a count's label or header path says."""
    return " ".join(counted(part) for part in item.label.split(">") if fold(part) not in PART_OF)


def last(label: str) -> str:
    """The lowest level of a header path."""
    return label.rsplit(">", maxsplit=1)[-1].strip()


def full(item: Item, by_code: Mapping[str, Item]) -> str:
    """The same behind its parent's label, where that is a count (`Đúng hạn` under `Số hồ sơ đã giải quyết`)."""
    above = by_code.get(item.parent)
    return f"{counted(above.label)} {own(item)}" if above is not None and above.kind == "count" else own(item)


def rates(skeleton: Skeleton, words: Abbreviations) -> Iterator[Rate]:
    """Each rate of the form with the count of what it names and the whole of that count."""
    counts = [i for i in skeleton.items() if i.kind == "count"]
    asked = [i for i in skeleton.items() if i.kind == "percent"]
    if not asked or not counts:
        return
    by_code = {i.code: i for i in skeleton.items()}
    tables = {i.code: t for t in skeleton.tables for i in t.items}
    alike = _likeness(asked, counts, by_code, words)
    wholes = _wholes(skeleton)
    row_before = _row_before(skeleton)
    printed = {t.items[f.whole].code for t in skeleton.tables for f in t.formulas if f.rate}
    printed |= {rate.code for t in skeleton.tables for _, rate in shares_of_total(t)}
    shared = {r.code: Rate(r, part, whole) for t in skeleton.tables for whole, pairs in shares(t) for part, r in pairs}
    for rate, row in zip(asked, alike, strict=True):
        if rate.code in printed:
            continue
        own_table = tables[rate.code]
        compared = shared.get(rate.code) or _defined(rate, own_table) or _compared(rate, own_table)
        compared = compared or _unnamed(rate, own_table)
        if compared is not None:
            yield compared
            continue
        _beside(rate, row, counts, tables, by_code)
        for n in np.argsort(-row, kind="stable"):
            if row[n] < COUNTED:
                break
            part = counts[n]
            whole = wholes.get(part.code)
            if row_before.get(rate.code) == part:
                whole = _said_less(part, tables[part.code]) or whole or _same_unit(row_before.get(part.code), part)
            if whole is not None:
                yield Rate(rate, part, whole)
                break


def shares_of_total(table: TableSkeleton) -> Iterator[tuple[Item, Item]]:
    """Rates that stand alone beside the amounts of a table's rows, with these: shares of the total row's amount.

    `Số lượng | Tỷ lệ (%)` below one header or none, where no other count stands before it that it could be of.
    """
    if not (table.dimension and table.totalled):
        return
    computed = {table.items[f.whole].code for f in table.formulas}
    groups: dict[str, list[Item]] = {}
    for item in table.items:
        groups.setdefault(item.label.rpartition(">")[0], []).append(item)
    pairs = [tuple(g) for g in groups.values() if [i.kind for i in g] == ["count", "percent"]]
    if len(pairs) != len(groups) or any(_NAMES_NOTHING.match(fold(last(r.label))) is None for _, r in pairs):
        return
    yield from ((amount, rate) for amount, rate in pairs if rate.code not in computed)


def _row_before(skeleton: Skeleton) -> dict[str, Item]:
    """The item that stands right before each one under the same parent."""
    pairs = (pair for t in skeleton.tables for pair in pairwise(t.items))
    return {item.code: before for before, item in pairs if before.parent == item.parent}


def _said_less(part: Item, table: TableSkeleton) -> Item | None:
    """The last count before a part, in its unit, whose words are those that the part's begin with: `Trẻ em khuyết tật`
    above `Trẻ em khuyết tật được trợ giúp`."""
    words = _bare(part)
    before = [
        i for i in table.items[: table.items.index(part)] if i.kind == "count" and fold(i.unit) == fold(part.unit)
    ]
    same = [
        i for i in before if i.code != part.parent and len(_bare(i).split()) > 2 and words.startswith(f"{_bare(i)} ")
    ]
    return same[-1] if same else None


def _bare(item: Item) -> str:
    return counted(_SOME.sub("", last(item.label)))


def _same_unit(whole: Item | None, part: Item) -> Item | None:
    return whole if whole is not None and whole.kind == "count" and fold(whole.unit) == fold(part.unit) else None


def _likeness(
    asked: Sequence[Item], counts: Sequence[Item], by_code: Mapping[str, Item], words: Abbreviations
) -> Matrix:
    named = [counted(_BRACKETS.sub("", r.label)) for r in asked]
    ways = ([own(c) for c in counts], [full(c, by_code) for c in counts], [counted(last(c.label)) for c in counts])
    likeness: Matrix = np.max([similarity(named, way, words) for way in ways], axis=0)
    return likeness


def _beside(
    rate: Item,
    row: Matrix,
    counts: Sequence[Item],
    tables: Mapping[str, TableSkeleton],
    by_code: Mapping[str, Item],
) -> None:
    """Raises what stands in the rate's table, most where it has all its words; lowers what lacks a deciding one."""
    said = set(counted(_BRACKETS.sub("", last(rate.label))).split())
    wanted = set(DECIDING.findall(fold(rate.label)))
    for n, count in enumerate(counts):
        words = full(count, by_code)
        if tables[count.code] is tables[rate.code]:
            near = count.parent == rate.parent or by_code.get(count.parent, rate).parent == rate.parent
            if said and near and said <= set(f"{words} {fold(count.label)}".split()):
                row[n] = max(row[n], CONTAINED)
            row[n] += OWN_TABLE * (row[n] >= COUNTED - OWN_TABLE)
        row[n] -= OTHER_FIGURE * bool(wanted - set(DECIDING.findall(words)))


def _wholes(skeleton: Skeleton) -> dict[str, Item]:
    """The whole of each count that is a part: its parent, the total of its group, what was to be done of it."""
    found: dict[str, Item] = {}
    for table in skeleton.tables:
        for broken in breakdowns(table):
            for part in broken.parts:
                found.setdefault(part.code, broken.whole)
        for item in table.items:
            if (whole := _whole_of(item, table)) is not None:
                found.setdefault(item.code, whole)
        for whole, part in tasks_done(table):
            found.setdefault(part.code, whole)
    return found


def _whole_of(part: Item, table: TableSkeleton) -> Item | None:
    """The count that a count is a part of: its parent, or the total column of its group."""
    above = next((i for i in table.items if i.code == part.parent), None)
    if above is not None and above.kind == "count":
        return above
    levels = [level.strip() for level in part.label.split(">")]
    for depth in range(len(levels) - 1, 0, -1):
        for item in table.items:
            same = [level.strip() for level in item.label.split(">")][:depth] == levels[:depth]
            if item is not part and same and says_total(item):
                return item
    return None


def _defined(rate: Item, table: TableSkeleton) -> Rate | None:
    """`Tỷ lệ … (= số người có thẻ/dân số x 100)`: the counts of the table that the label itself divides."""
    match = _DIVIDED.search(rate.label)
    if match is None:
        return None
    sides = []
    for said in (match["part"], match["whole"]):
        words = set(counted(said).split())
        near = [i for i in table.items if i.kind == "count" and words <= set(counted(last(i.label)).split())]
        sides.append(min(near, key=lambda i: len(i.label)) if near else None)
    part, whole = sides
    return Rate(rate, part, whole, defined=True) if part and whole and part is not whole else None


def _unnamed(rate: Item, table: TableSkeleton) -> Rate | None:
    """`Kế hoạch | Thực hiện | Tỷ lệ (%)`; `Tổng số hộ | Hộ nghèo: Số hộ | Tỷ lệ (%)`: a rate that its place names."""
    if table.layout != "columns" or not _NAMES_NOTHING.match(fold(_BRACKETS.sub("", last(rate.label)))):
        return None
    at = table.items.index(rate)
    head = rate.label.rpartition(">")[0]
    beside = [i for i in table.items[:at] if i.label.rpartition(">")[0] == head]
    if not beside or beside[-1] is not table.items[at - 1] or beside[-1].kind != "count":
        return None
    part = beside[-1]
    if len(beside) > 1 and _PLANNED.search(fold(last(beside[-2].label))) and _same_unit(beside[-2], part):
        return Rate(rate, part, beside[-2])
    totals = [i for i in table.items[: at - 1] if says_total(i) and head.startswith(i.label.rpartition(">")[0])]
    whole = max(totals, key=lambda i: i.label.count(">")) if head and len(beside) == 1 and totals else None
    if whole is None or not _same_unit(whole, part):
        return None
    named = part.unit or set(counted(last(part.label)).split()) & set(counted(last(whole.label)).split())
    return Rate(rate, part, whole, defined=True) if named else None


def _compared(rate: Item, table: TableSkeleton) -> Rate | None:
    """`Tỷ lệ … so với kế hoạch`: the plan's count, and the nearest one before the rate in the plan's unit."""
    match = _COMPARED.search(counted(_BRACKETS.sub("", last(rate.label))))
    if match is None:
        return None
    wanted = match[1].split()
    before = [i for i in table.items[: table.items.index(rate)] if i.kind == "count" and i.parent == rate.parent]
    plans = [i for i in before if set(wanted) <= set(fold(i.label).split())]
    if not plans:
        return None
    done = [i for i in before if i is not plans[-1] and fold(i.unit) == fold(plans[-1].unit)]
    return Rate(rate, done[-1], plans[-1]) if done else None

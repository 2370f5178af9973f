"""Rules that a form's words suggest: sums, parts, rates, the same figure twice. Each waits to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import regex

from normalize.labels import Abbreviations, Matrix, opened, similarity
from normalize.report import Figure
from normalize.text import fold
from rasoat.learn.labels import is_change
from rasoat.learn.skeleton import Item, Skeleton, TableSkeleton
from rasoat.learn.stages import flows, tasks_done, told_in_words

MAX_COMPARED = 1000  # items whose labels are compared with each other's
SAME = 0.88  # two labels so alike may name one figure
SAME_FIGURE = 0.55  # so alike may name one figure that a report prints at both
COUNTED = 0.7  # so alike may be the rest of a rate's label and a count's
PART_OF = ("trong do",)
_BRACKETS = regex.compile(r"\([^()]*\)")
_TOTAL = regex.compile(r"^(?:tong so|tong cong|tong|cong)\b")
_RATE = regex.compile(r"^(?:ty le|ti le|ty suat|phan tram)(?: phan tram)?\s*")
_COUNT = regex.compile(r"^(?:tong so|tong|so luong|so)\s+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule that may hold. `about`: what it says, by language; `evidence`: `holds`, `fails` or empty (no figures)."""

    id: str
    family: str
    equation: str
    blank: str
    severity: str
    about_vi: str
    about_en: str
    evidence: str = ""


def _last(label: str) -> str:
    return label.rsplit(">", maxsplit=1)[-1].strip()


def _short(item: Item) -> str:
    return f"{_last(item.label)} ({item.code})"


def _holds(total: Figure | None, parts: Sequence[Figure | None], relation: str) -> str:
    known = [p for p in parts if p is not None]
    if total is None or len(known) != len(parts) or not known:
        return ""
    added = sum((p.value for p in known), Decimal(0))
    fits = total.value == added if relation == "=" else all(p.value <= total.value for p in known)
    return "holds" if fits else "fails"


def _rate_holds(rate: Figure | None, part: Figure | None, whole: Figure | None) -> str:
    if rate is None or part is None or whole is None or not whole.value:
        return ""
    return "holds" if abs(rate.value - 100 * part.value / whole.value) <= rate.half_unit else "fails"


def _sum(whole: Item, parts: Sequence[Item], rows: str) -> Proposal:
    added = " + ".join(f"{p.code}{rows}" for p in parts)
    named = ", ".join(_short(p) for p in parts)
    return Proposal(
        f"sum.{whole.code}",
        "sum",
        f"{whole.code}{rows} = {added}",
        "zero",
        "error",
        f"{_short(whole)} phải bằng tổng của {named}",
        f"{_short(whole)} must be the sum of {named}",
        _holds(whole.figure, [p.figure for p in parts], "="),
    )


def _part(whole: Item, part: Item, rows: str) -> Proposal:
    return Proposal(
        f"part.{part.code}",
        "sum",
        f"{part.code}{rows} <= {whole.code}{rows}",
        "skip",
        "error",
        f"{_short(part)} là một phần của {_short(whole)}",
        f"{_short(part)} is a part of {_short(whole)}",
        _holds(whole.figure, [part.figure], "<="),
    )


def _whole_and_parts(whole: Item, parts: Sequence[Item], words: str, rows: str) -> Iterator[Proposal]:
    """A sum of two parts or more of the same unit; each a part alone where the form says `trong đó` of only some."""
    same = [p for p in parts if p.kind == "count" and fold(p.unit) == fold(whole.unit) and not is_change(p.label)]
    if whole.kind != "count" or not same:
        return
    only_some = any(fold(words).startswith(p) or fold(p_.label).startswith(p) for p in PART_OF for p_ in same)
    summed = _sum(whole, same, rows)
    says_total = bool(_TOTAL.match(fold(_last(whole.label))))
    if len(same) >= 2 and (summed.evidence == "holds" or (says_total and summed.evidence != "fails")):
        yield summed
    elif only_some or len(same) == 1 or says_total:
        yield from (_part(whole, part, rows) for part in same)


def _change(whole: Item, part: Item) -> Proposal:
    return Proposal(
        f"change.{part.code}",
        "series",
        f"{part.code} = {whole.code} - {whole.code}@-1",
        "skip",
        "warning",
        f"{_short(part)} phải bằng {_short(whole)} trừ số của kỳ trước",
        f"{_short(part)} must be {_short(whole)} less the period before",
    )


def _staged(table: TableSkeleton) -> Iterator[Proposal]:
    """What was done is no more than what was to be done; what was received is done or still open."""
    rows = "[*]" if table.dimension else ""
    for whole, part in tasks_done(table):
        yield _part(whole, part, rows)
    for received, solved, waiting in flows(table):
        summed = _sum(received, (solved, waiting), rows)
        if summed.evidence != "fails":
            yield replace(summed, id=f"flow.{received.code}", family="flow")


def _told(skeleton: Skeleton) -> Iterator[Proposal]:
    rows = {i.code: "[Tổng cộng]" if t.dimension else "" for t in skeleton.tables for i in t.items}
    counted = [(_counted(_whole_label(i)), i) for i in skeleton.items() if i.kind == "count"]
    for code, label, item in told_in_words(skeleton, counted):
        vi, en = f"{label} ({code})", _short(item)
        yield Proposal(
            f"same.{code}.{item.code}",
            "cross",
            f"{code} = {item.code}{rows[item.code]}",
            "skip",
            "warning",
            f"{vi} và {en} là cùng một số liệu",
            f"{vi} and {en} are the same figure",
        )


def _in_rows(table: TableSkeleton) -> Iterator[Proposal]:
    for whole in table.items:
        yield from _whole_and_parts(whole, [i for i in table.items if i.parent == whole.code], "", "")


def _in_columns(table: TableSkeleton) -> Iterator[Proposal]:
    """`X > Tổng số` against the other columns under X, and a total row against the rows above it."""
    rows = "[*]" if table.dimension else ""
    for position, whole in enumerate(table.items):
        levels = [level.strip() for level in whole.label.split(">")]
        if _TOTAL.match(fold(levels[-1])) and len(levels) > 1:
            above = levels[:-1]
            under = [i for i in table.items[position + 1 :] if _under(i.label, above)]
            words = " ".join(level for i in under for level in i.label.split(">")[len(above) :][:1])
            yield from _whole_and_parts(whole, _upto_next_total(under, len(above)), words, rows)
            changes = [i for i in under if is_change(i.label)] if not rows else []
            yield from (_change(whole, i) for i in changes)
        if table.dimension and table.totalled and whole.kind == "count":
            yield Proposal(
                f"total.{whole.code}",
                "sum",
                f"{whole.code}[Tổng cộng] = sum({whole.code}[*])",
                "zero",
                "error",
                f"{_short(whole)}: dòng tổng cộng phải bằng tổng các dòng",
                f"{_short(whole)}: the total row must be the sum of the rows",
                _holds(whole.figure, list(whole.rows.values()), "="),
            )


def _under(label: str, above: Sequence[str]) -> bool:
    return [level.strip() for level in label.split(">")][: len(above)] == list(above)


def _upto_next_total(items: Sequence[Item], depth: int) -> list[Item]:
    """The items that are a total's own parts: those deeper inside belong to a total of their own."""
    totals = [i for i in items if _TOTAL.match(fold(_last(i.label)))]
    inner = [[level.strip() for level in t.label.split(">")][:-1] for t in totals]
    return [i for i in items if i in totals or not any(len(a) > depth and _under(i.label, a) for a in inner)]


def _counted(label: str) -> str:
    """A label without the words that say that it counts, or that it is a rate."""
    return _RATE.sub("", _COUNT.sub("", fold(label)))


def _rates(skeleton: Skeleton, words: Abbreviations) -> Iterator[Proposal]:
    """`Tỷ lệ hồ sơ giải quyết đúng hạn` against the count of what it names and the whole of that count."""
    counts = [i for i in skeleton.items() if i.kind == "count"]
    by_code = {i.code: i for i in skeleton.items()}
    dimension = {i.code: t.dimension for t in skeleton.tables for i in t.items}
    rates = [i for i in skeleton.items() if i.kind == "percent"]
    if not rates or not counts:
        return
    named = [_counted(r.label) for r in rates]
    ways = ([_own(c) for c in counts], [_full(c, by_code) for c in counts], [_counted(_last(c.label)) for c in counts])
    alike = np.max([similarity(named, way, words) for way in ways], axis=0)
    tasks = {part.code: whole for t in skeleton.tables for whole, part in tasks_done(t)}
    for rate, row in zip(rates, alike, strict=True):
        rest = f" {_counted(_BRACKETS.sub('', rate.label))} "
        beside = [n for n, c in enumerate(counts) if c.code in tasks and c.parent == rate.parent]
        row[[n for n in beside if rest in f" {_counted(counts[n].label)} "]] = 1.0
        best = int(row.argmax())
        whole = _whole_of(counts[best], skeleton, by_code) or tasks.get(counts[best].code)
        if row[best] < COUNTED or whole is None:
            continue
        rows = {c.code: "[Tổng cộng]" if dimension[c.code] else "" for c in (counts[best], whole)}
        over = f"100 * {counts[best].code}{rows[counts[best].code]} / {whole.code}{rows[whole.code]}"
        yield Proposal(
            f"rate.{rate.code}",
            "ratio",
            f"{rate.code} ~ {over}",
            "skip",
            "warning",
            f"{_short(rate)} so với {_short(counts[best])} trên {_short(whole)}",
            f"{_short(rate)} against {_short(counts[best])} of {_short(whole)}",
            _rate_holds(rate.figure, counts[best].figure, whole.figure),
        )


def _own(item: Item) -> str:
    """All that a count's label or header path says."""
    return " ".join(_counted(part) for part in item.label.split(">") if fold(part) not in PART_OF)


def _full(item: Item, by_code: dict[str, Item]) -> str:
    """The same behind its parent's label, where that is a count (`Đúng hạn` under `Số hồ sơ đã giải quyết`)."""
    above = by_code.get(item.parent)
    return f"{_counted(above.label)} {_own(item)}" if above is not None and above.kind == "count" else _own(item)


def _whole_of(part: Item, skeleton: Skeleton, by_code: dict[str, Item]) -> Item | None:
    """The count that a count is a part of: its parent, or the total column of its group."""
    above = by_code.get(part.parent)
    if above is not None and above.kind == "count":
        return above
    table = next(t for t in skeleton.tables if part in t.items)
    levels = [level.strip() for level in part.label.split(">")]
    for depth in range(len(levels) - 1, 0, -1):
        for item in table.items:
            if item is not part and _under(item.label, levels[:depth]) and _TOTAL.match(fold(_last(item.label))):
                return item
    return None


def _repeated(skeleton: Skeleton, words: Abbreviations) -> Iterator[Proposal]:
    """Two labels in different tables that may name the same figure, each the other's best.

    Labels must be alike; where a filled report prints the same figure (2 or more) at both, half as much will do.
    """
    rows = [(t, i) for t in skeleton.tables for i in t.items if i.kind in {"count", "percent"}][:MAX_COMPARED]
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
    ways = ([_whole_label(i) for i in items], [_own(i) for i in items], [_counted(_last(i.label)) for i in items])
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
        f"{_short(one)} và {_short(other)} là cùng một số liệu",
        f"{_short(one)} and {_short(other)} are the same figure",
        _holds(one.figure, [other.figure], "="),
    )


def _whole_label(item: Item) -> str:
    parts = [p for part in item.label.split(">") if fold(p := part.strip()) not in PART_OF]
    kept = [p for n, p in enumerate(parts) if n == 0 or not _TOTAL.fullmatch(fold(p))]
    return " ".join(_COUNT.sub("", fold(p)) for p in kept)


def propose(skeleton: Skeleton, words: Abbreviations) -> tuple[Proposal, ...]:
    """The rules that the form's tree, headers and labels suggest, by table, then rates, then figures stated twice."""
    found: list[Proposal] = []
    for table in skeleton.tables:
        found += _in_rows(table) if table.layout == "rows" else _in_columns(table)
        found += _staged(table)
    found += _rates(skeleton, words)
    found += _repeated(skeleton, words)
    found += _told(skeleton)
    return tuple(_once(found))


def _once(proposals: Iterable[Proposal]) -> list[Proposal]:
    return list({p.id: p for p in reversed(list(proposals))}.values())[::-1]

"""Counts of the same thing at two stages of its work, by their words: to do and done, received and still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from normalize.text import fold
from rasoat.learn.labels import is_change, without_total
from rasoat.learn.skeleton import Item, Skeleton, TableSkeleton

_TASKED = regex.compile(r"\b(?:duoc giao|de ra|trong ke hoach|theo ke hoach|phai (?!nop\b)[a-z]+|phat hien)\b")
_DONE = regex.compile(
    r"\b(?:da|duoc) (?:hoan thanh|thuc hien|giai ngan|giai quyet|xu ly|khac phuc|ban hanh|su dung|so hoa|"
    r"(?:tu )?kiem tra)\b"
)
_RECEIVED = regex.compile(r"\btiep nhan\b|\bnhan (?:giai quyet|xu ly)\b")
_SOLVED = regex.compile(r"\b(?:da|duoc) (?:giai quyet|xu ly|tra ket qua|tra loi)\b")
_OPEN = regex.compile(r"\b(?:dang|chua|con) (?:giai quyet|xu ly|ton)\b|\bdang trong han\b")
_TOTAL = regex.compile(r"^(?:tong so|tong cong|tong|cong)$")
_DIFFERENCE = regex.compile(r"chenh lech (?:giua )?(?:so )?(?P<one>.+?) (?:va|voi|so voi) (?:so )?(?P<other>.+)$")
_SINCE = regex.compile(r"\bluy ke\b|\btu dau nam\b")
_NOW = regex.compile(r"\b(?:trong|ky|quy|thang) (?:ky|quy|thang|nay|bao cao)\b(?!.*\b(?:luy ke|truoc)\b)")
LEAST_WORDS = 4


def stage(label: str) -> str:
    """Which stage of its work a label counts: `received`, `done`, `open`; empty where it says none."""
    folded = fold(label)
    named = {"open": _OPEN, "done": _SOLVED, "received": _RECEIVED}
    return next((name for name, words in named.items() if words.search(folded)), "")


def _name(item: Item, table: TableSkeleton) -> str:
    """What a row, or the total column of a group, counts, folded; empty for any other column."""
    levels = [fold(level) for level in item.label.split(">")]
    if table.layout == "columns" and len(levels) > 1:
        if not _TOTAL.match(levels[-1]):
            return levels[-1] if _SOLVED.search(levels[-1]) or _OPEN.search(levels[-1]) else ""
        return " ".join(levels[:-1])
    return levels[-1]


def _beside(table: TableSkeleton) -> Iterator[list[tuple[str, Item]]]:
    """The counts that stand beside each other under one parent and have one unit, in the form's order."""
    groups: dict[tuple[str, str], list[tuple[str, Item]]] = {}
    for item in table.items:
        name = _name(item, table)
        if item.kind == "count" and name and not is_change(item.label):
            groups.setdefault((item.parent, fold(item.unit)), []).append((name, item))
    yield from groups.values()


def tasks_done(table: TableSkeleton) -> Iterator[tuple[Item, Item]]:
    """Counts of what was to be done, each with the next one beside it of what was done."""
    for group in _beside(table):
        for (name, whole), (next_name, part) in pairwise(group):
            if _TASKED.search(name) and _DONE.search(next_name) and not _TASKED.search(next_name):
                yield whole, part


def differences(table: TableSkeleton) -> Iterator[tuple[Item, Item, Item]]:
    """`Chênh lệch giữa giao và có mặt`: the difference, what it is taken from, and what is taken away."""
    counts = [i for i in table.items if i.kind == "count"]
    for item in counts:
        match = _DIFFERENCE.match(fold(item.label))
        if match is None:
            continue
        sides = [
            [i for i in counts if i is not item and fold(i.unit) == fold(item.unit) and _is_named(i, match[side])]
            for side in ("one", "other")
        ]
        if all(sides) and sides[0][0] is not sides[1][0]:
            yield item, sides[0][0], sides[1][0]


def _is_named(item: Item, words: str) -> bool:
    return set(words.split()) <= set(fold(item.label).split())


def cumulative(table: TableSkeleton) -> Iterator[tuple[Item, Item]]:
    """Columns that count since the year began, each with the one of this period alone."""
    if table.layout != "columns":
        return
    for item in table.items:
        for other in table.items:
            same = item.kind == other.kind == "count" and fold(item.unit) == fold(other.unit)
            since = same and _SINCE.search(fold(item.label)) and _NOW.search(fold(other.label))
            if since and _without_time(item) == _without_time(other):
                yield item, other


def _without_time(item: Item) -> list[str]:
    """What a column counts, by its levels, but for the one that says when and for totals."""
    levels = [fold(level) for level in item.label.split(">")]
    return [n for n in levels if not (_SINCE.search(n) or _NOW.search(n) or _TOTAL.match(n))]


def flows(table: TableSkeleton) -> Iterator[tuple[Item, Item, Item]]:
    """All that was received, what of it is done, and what is still open, where a group says each once."""
    for group in _beside(table):
        said = [[item for name, item in group if words.search(name)] for words in (_RECEIVED, _SOLVED, _OPEN)]
        if all(len(items) == 1 for items in said) and len({items[0].code for items in said}) == len(said):
            yield said[0][0], said[1][0], said[2][0]


def _begins(words: str, name: str) -> bool:
    """Whether a fact says more than an indicator, of two words at least: `lượt tiếp công dân`, `lượt tiếp`."""
    return len(name.split()) > 1 and words.startswith(f"{name} ")


def told_in_words(skeleton: Skeleton, counted: Sequence[tuple[str, Item]]) -> Iterator[tuple[str, str, Item]]:
    """Code and label of the narrative's facts that count what one indicator does.

    `counted`: what each indicator counts, folded; it begins with the fact's words, which are four at least.
    """
    for fact in (f for f in skeleton.facts if not f.some):
        words = without_total(fact.label)
        same = [item for name, item in counted if name == words or name.startswith(f"{words} ")]
        same = same or [i for name, i in counted if _begins(words, name) and fold(i.unit) == fold(fact.unit)]
        tops = [i for i in same if i.parent not in {s.code for s in same}]
        if len(tops) == 1 and len(words.split()) >= LEAST_WORDS:
            yield fact.code, fact.label, tops[0]

"""Which indicators of an older form a new form's mean, by label, unit and group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import regex

from normalize.form import NARRATIVE, Form
from normalize.labels import Abbreviations, opened, similarity
from normalize.text import fold
from rasoat.learn.skeleton import Item, Skeleton

LEAST = 0.62
LABEL, GROUP, UNIT = 0.8, 0.12, 0.08
SAME = 0.95  # a label so alike is the older form's own
UNLIKE = 0.1  # what a word costs that only one of two labels has, though it decides which figure is meant
OTHER_UNIT = 0.12  # what it costs that the units are two
_DECIDING = regex.compile(
    r"\b(?:qua han|dung han|truoc han|chua den han|dang|da (?:giai quyet|xu ly)|tiep nhan|ky truoc|moi|duoc giao|nu|"
    r"cap (?:tinh|huyen|xa)|truc tiep|truc tuyen|buu chinh|thanh toan|tuyen dung|danh gia|ty le|lien thong|tich hop|"
    r"bai bo|phat sinh|dien tu|giay|\d+)\b"
)


@dataclass(frozen=True, slots=True)
class Link:
    """An indicator and the older form's that may mean the same; `score` from 0 to 1."""

    code: str
    label: str
    form: str
    older_code: str
    older_label: str
    score: float


def _said(label: str, empty: frozenset[str]) -> str:
    return " ".join(part.strip() for part in label.split(">") if fold(part) not in empty)


def _deciding(label: str) -> frozenset[str]:
    """The words in a label that tell figures of the same thing apart: overdue, carried over, a level, a number."""
    return frozenset(_DECIDING.findall(fold(label)))


def _in_context(item: Item, names: Mapping[str, Item], empty: frozenset[str]) -> str:
    """A label behind its parent's, where that is a count too: `Quá hạn` below `Số hồ sơ đã giải quyết`."""
    above = names.get(item.parent)
    said = _said(item.label, empty)
    return f"{above.label} {said}" if above is not None and above.kind == "count" else said


def _other_units(one: str, other: str, words: Abbreviations) -> bool:
    """Whether two units are both said and have no first word in common: files are no papers, money no people."""
    first, second = (opened(unit, words).split() for unit in (one, other))
    return bool(first and second) and first[0] not in second and second[0] not in first


def propose_links(skeleton: Skeleton, older: Form) -> tuple[Link, ...]:
    """For each new indicator at most one older one, the likest first served: each older one given once, then, to what
    has none yet, once in each table and to the narrative.

    A label counts most, then the label of the group, then whether the units are the same; kinds must agree. A word
    that tells figures of the same thing apart and stands in only one of two labels speaks against the pair.
    """
    facts = [Item(f.code, NARRATIVE, f.label, f.unit, f.kind) for f in skeleton.facts]
    new = [*(i for i in skeleton.items() if i.kind != "group"), *facts]
    table_of = {i.code: t.id for t in skeleton.tables for i in t.items}
    old = [i for i in older.catalogue.indicators if i.kind != "group"]
    if not new or not old:
        return ()
    names: Mapping[str, Item] = {i.code: i for i in skeleton.items()}
    titles = {t.id: t.title for t in skeleton.tables}
    groups = [names[i.parent].label if i.parent in names else titles.get(i.parent, "") for i in new]
    above = {i.code: i.label for i in older.catalogue.indicators}
    words = older.abbreviations
    wanted = [_said(i.label, older.path_empty) for i in old]
    within = [_in_context(i, names, older.path_empty) for i in new]
    said = [_said(i.label, older.path_empty) for i in new]
    alone = similarity(said, wanted, words)
    short = [_said(" > ".join(i.label.split(" > ")[-2:]), older.path_empty) for i in old]
    ways = [similarity(texts, theirs, words) for texts in (said, within) for theirs in (wanted, short)]
    label = np.maximum.reduce(ways)
    meant, known = [_deciding(text) for text in within], [_deciding(text) for text in wanted]
    unlike = np.array([[0 if one == now else len(now ^ one) for one in known] for now in meant])
    unlike = np.where(alone > SAME, 0, unlike)
    group = similarity(groups, [above.get(i.parent, "") for i in old], words)
    unit = np.array([[fold(a.unit) == fold(b.unit) for b in old] for a in new], dtype=float)
    other = np.array([[_other_units(a.unit, b.unit, words) for b in old] for a in new], dtype=float)
    kinds = np.array([[a.kind == b.kind for b in old] for a in new])
    score = np.where(kinds, LABEL * label + GROUP * group + UNIT * unit - UNLIKE * unlike - OTHER_UNIT * other, 0.0)
    order = sorted(((r, c) for r, c in zip(*np.nonzero(score >= LEAST), strict=True)), key=lambda rc: (-score[rc], *rc))
    places = [table_of.get(item.code, NARRATIVE) for item in new]
    rows, cols, given, found = set(), set(), set(), []
    for again, r, c in [(again, r, c) for again in (False, True) for r, c in order]:
        if r not in rows and ((again and (c, places[r]) not in given) or c not in cols):
            rows.add(r)
            cols.add(c)
            given.add((c, places[r]))
            found.append((r, Link(new[r].code, new[r].label, older.id, old[c].code, old[c].label, float(score[r, c]))))
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))

"""Which indicators of an older form a new form's mean, by label, unit and group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from normalize.form import Form
from normalize.labels import similarity
from normalize.text import fold
from rasoat.learn.skeleton import Skeleton

LEAST = 0.62
LABEL, GROUP, UNIT = 0.8, 0.12, 0.08


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


def propose_links(skeleton: Skeleton, older: Form) -> tuple[Link, ...]:
    """For each new indicator at most one older one, each older one given once, the likest first served.

    A label counts most, then the label of the group, then whether the units are the same; kinds must agree.
    """
    new = [i for i in skeleton.items() if i.kind != "group"]
    old = [i for i in older.catalogue.indicators if i.kind != "group"]
    if not new or not old:
        return ()
    names: Mapping[str, str] = {i.code: i.label for i in skeleton.items()}
    titles = {t.id: t.title for t in skeleton.tables}
    groups = [names.get(i.parent) or titles.get(i.parent, "") for i in new]
    above = {i.code: i.label for i in older.catalogue.indicators}
    words = older.abbreviations
    label = similarity(
        [_said(i.label, older.path_empty) for i in new], [_said(i.label, older.path_empty) for i in old], words
    )
    group = similarity(groups, [above.get(i.parent, "") for i in old], words)
    unit = np.array([[fold(a.unit) == fold(b.unit) for b in old] for a in new], dtype=float)
    kinds = np.array([[a.kind == b.kind for b in old] for a in new])
    score = np.where(kinds, LABEL * label + GROUP * group + UNIT * unit, 0.0)
    order = sorted(((r, c) for r, c in zip(*np.nonzero(score >= LEAST), strict=True)), key=lambda rc: (-score[rc], *rc))
    rows, cols, found = set(), set(), []
    for r, c in order:
        if r not in rows and c not in cols:
            rows.add(r)
            cols.add(c)
            found.append((r, Link(new[r].code, new[r].label, older.id, old[c].code, old[c].label, float(score[r, c]))))
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))

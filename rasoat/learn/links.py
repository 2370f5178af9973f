"""Which indicators of an older form a new form's mean, by label, unit and group, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from normalize.abbreviations import Abbreviations, opened
from normalize.catalogue import Indicator, groups
from normalize.form import NARRATIVE, Form
from normalize.labels import Matrix, similarity
from normalize.text import fold
from normalize.wording import agreement, lexicon_of
from rasoat.learn.skeleton import Item, Skeleton
from rasoat.learn.stages import stage

LEAST = 0.62
LABEL, GROUP, UNIT = 0.8, 0.12, 0.08
SAME = 0.95  # a label so alike is the older form's own
UNLIKE = 0.1  # what a word costs that only one of two labels has, though it decides which figure is meant
OTHER_UNIT = 0.12  # what it costs that the units are two
OTHER_STAGE = 0.5  # received is not done, nor still open
WORDS = 0.25  # what it costs that all words of either label are none of the other's
COMPANY = 0.08  # where all figures beside it go to one table of the older form, that one is likelier
SURE_WORDS, SURE_MARGIN = 0.5, 0.02  # so much of both labels may differ, and no other code be so near
MOST_WORDS = 1.1  # of both labels together; what differs more is not proposed
_DECIDING = regex.compile(
    r"\b(?:qua han|dung han|truoc han|chua den han|dang|da (?:giai quyet|xu ly)|tiep nhan|ky truoc|moi|duoc giao|nu|"
    r"cap (?:tinh|huyen|xa)|truc tiep|truc tuyen|buu chinh|thanh toan|tuyen dung|danh gia|ty le|lien thong|tich hop|"
    r"bai bo|phat sinh|dien tu|giay|\d+)\b"
)


_COUNTING = regex.compile(r"\b(?:tong so|tong cong|so luong|tong|so|trong do)\b")


@dataclass(frozen=True, slots=True)
class Link:
    """An indicator and the older form's that may mean the same; `score` from 0 to 1.

    `sure`: both labels say nearly the same, no other code is as near, and none of the form's is nearer.
    """

    code: str
    label: str
    form: str
    older_code: str
    older_label: str
    score: float
    sure: bool


def _said(label: str, empty: frozenset[str]) -> str:
    return " ".join(part.strip() for part in label.split(">") if fold(part) not in empty)


def _counted(label: str) -> str:
    """What a label counts, without its words for counting: `Văn bản đi > Tổng số` and `Tổng số văn bản đi` are one."""
    return _COUNTING.sub(" ", fold(label)).strip()


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


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is compared: the new form's figures and the older one's, with the labels of their groups."""

    new: list[Item]
    old: list[Indicator]
    groups: list[str]
    above: list[str]
    within: list[str]
    said: list[str]


def _sides(skeleton: Skeleton, older: Form) -> _Sides:
    facts = [Item(f.code, NARRATIVE, f.label, f.unit, f.kind) for f in skeleton.facts]
    new = [*(i for i in skeleton.items() if i.kind != "group"), *facts]
    old = [i for i in older.catalogue.indicators if i.kind != "group"]
    names: Mapping[str, Item] = {i.code: i for i in skeleton.items()}
    titles = {t.id: t.title for t in skeleton.tables}
    labels = {i.code: i.label for i in older.catalogue.indicators}
    return _Sides(
        new, old,
        [names[i.parent].label if i.parent in names else titles.get(i.parent, "") for i in new],
        [labels.get(i.parent, "") for i in old],
        [_in_context(i, names, older.path_empty) for i in new],
        [_said(i.label, older.path_empty) for i in new],
    )  # fmt: skip


def _differ(sides: _Sides, wanted: Sequence[str], short: Sequence[str], older: Form) -> Matrix:
    """The share of the new label's words that the older one has not, and of the older one's that the new one lacks.

    Groups lend their words to what stands below them. Shape (new, old), from 0 to 2.
    """
    words = older.abbreviations
    everything = np.ones((len(sides.new), len(sides.old)), dtype=bool)
    full = [f"{above} {label}" for above, label in zip(sides.above, wanted, strict=True)]
    known = lexicon_of(tuple(dict.fromkeys((*full, *short))), words)
    beside = [f"{group} {label}" for group, label in zip(sides.groups, sides.within, strict=True)]
    extra, _ = agreement(sides.within, full, known, words, everything).shares()
    _, missing = agreement(beside, short, known, words, everything).shares()
    return (extra + missing).reshape(everything.shape)


def _scores(sides: _Sides, older: Form) -> tuple[Matrix, Matrix]:
    """How likely each pair (new, old) means the same, from 0 to 1, and how much their words differ.

    A label counts most, then the label of the group, then whether the units are the same; kinds must agree. A word
    that tells figures of the same thing apart and stands in only one of two labels speaks against the pair.
    """
    new, old, words = sides.new, sides.old, older.abbreviations
    wanted = [_said(i.label, older.path_empty) for i in old]
    short = [_said(" > ".join(i.label.split(" > ")[-2:]), older.path_empty) for i in old]
    alone = similarity(sides.said, wanted, words)
    ways = [similarity(texts, theirs, words) for texts in (sides.said, sides.within) for theirs in (wanted, short)]
    lowest = [i.label.rsplit(" > ", maxsplit=1)[-1] for i in old]
    named = [low if len(_counted(low).split()) > 1 else text for low, text in zip(lowest, short, strict=True)]
    ways.append(similarity([_counted(text) for text in sides.within], [_counted(text) for text in named], words))
    label = np.maximum.reduce(ways)
    meant, known = [_deciding(text) for text in sides.within], [_deciding(text) for text in wanted]
    unlike = np.array([[0 if one == now else len(now ^ one) for one in known] for now in meant])
    unlike = np.where(alone > SAME, 0, unlike)
    group = similarity(sides.groups, sides.above, words)
    unit = np.array([[fold(a.unit) == fold(b.unit) for b in old] for a in new], dtype=float)
    other = np.array([[_other_units(a.unit, b.unit, words) for b in old] for a in new], dtype=float)
    kinds = np.array([[a.kind == b.kind for b in old] for a in new])
    stages = [[stage(text) for text in texts] for texts in (sides.within, wanted)]
    staged = np.array([[bool(a and b and a != b) for b in stages[1]] for a in stages[0]], dtype=float)
    differ = _differ(sides, wanted, short, older)
    score = LABEL * label + GROUP * group + UNIT * unit - UNLIKE * unlike - OTHER_UNIT * other - OTHER_STAGE * staged
    return np.where(kinds, score, 0.0), differ


def propose_links(skeleton: Skeleton, older: Form) -> tuple[Link, ...]:
    """For each new indicator at most one older one, the likest first served: each older one given once, then, to what
    has none yet, once in each table and to the narrative. What is unsure says so.
    """
    sides = _sides(skeleton, older)
    if not sides.new or not sides.old:
        return ()
    table_of = {i.code: t.id for t in skeleton.tables for i in t.items}
    places = [table_of.get(item.code, NARRATIVE) for item in sides.new]
    score, differ = _scores(sides, older)
    score = np.where(differ <= MOST_WORDS, score, 0.0)
    ranked = np.where(score >= LEAST, score - WORDS * differ, -1.0)
    ranked = np.where(ranked > 0, ranked + _company(ranked, places, sides.old), -1.0)
    rows, cols, given, found = set[int](), set[int](), set[tuple[int, str]](), []
    order = sorted(zip(*np.nonzero(ranked > 0), strict=True), key=lambda rc: (-ranked[rc], *rc))
    sure = _sure(ranked, differ, older, sides.old)
    for again, r, c in [(again, int(r), int(c)) for again in (False, True) for r, c in order]:
        if r not in rows and ((again and (c, places[r]) not in given) or c not in cols):
            rows.add(r)
            cols.add(c)
            given.add((c, places[r]))
            new, old = sides.new[r], sides.old[c]
            link = Link(new.code, new.label, older.id, old.code, old.label, float(score[r, c]), bool(sure[r, c]))
            found.append((r, link))
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))


def _company(ranked: Matrix, places: Sequence[str], old: Sequence[Indicator]) -> Matrix:
    """What speaks for each pair because the figures beside the new one go to the same part of the older form."""
    parts = [i.parent for i in old]
    nearest = ranked.argmax(axis=1)
    likely = Counter((places[r], parts[c]) for r, c in enumerate(nearest) if ranked[r, c] > 0)
    all_of = Counter(places[r] for r, c in enumerate(nearest) if ranked[r, c] > 0)
    return np.array([[COMPANY * likely[here, part] / max(all_of[here], 1) for part in parts] for here in places])


def _sure(ranked: Matrix, differ: Matrix, older: Form, old: Sequence[Indicator]) -> NDArray[np.bool_]:
    """Which pairs are sure: words that hardly differ, the best of both sides, ahead of what means something else."""
    same = {code: n for n, group in enumerate(groups(older.catalogue)) for code in group}
    meaning = np.array([same.get(i.code, -1 - n) for n, i in enumerate(old)])
    found = (differ <= SURE_WORDS) & (ranked > 0) & (ranked >= ranked.max(axis=1, keepdims=True))
    found &= ranked >= ranked.max(axis=0, keepdims=True) - SURE_MARGIN
    for r, c in zip(*np.nonzero(found), strict=True):
        others = ranked[r][meaning != meaning[c]]
        found[r, c] = ranked[r, c] >= others.max(initial=-1.0) + SURE_MARGIN
    return np.asarray(found)

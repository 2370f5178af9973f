"""What speaks for a printed row or column being one of the form's: likeness, words, number and unit, weighed.

The weights (`data/alignment.toml`) are those of a logistic regression over generated reports
(`bench/fit_alignment.py`): their sum is the logarithm of how many times likelier the print is for this indicator than
for none of the form's.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from data import resource
from normalize.catalogue import Indicator
from normalize.drafts import Match
from normalize.form import Form
from normalize.labels import Matrix
from normalize.report import Candidate
from normalize.text import fold, nfc
from normalize.wording import Agreement, Lexicon, agreement, lexicon_of

Indices = NDArray[np.intp]
Marks = NDArray[np.bool_]
Feature = Matrix | Marks | float

LIMIT = 0.9  # a match less sure than this is none
_FIGURE = re.compile(r"\d+")
_BRACKETS = regex.compile(r"\([^()]*\)?|^\s*(?:\d{1,2}\.)*\d{1,2}[.)]\s")
_NOT = regex.compile(r"\b(?:không|khong|chưa|chua)\b", regex.IGNORECASE)
IMPROBABLE = 1e-5
LIKELY_ENOUGH, CLAIM, LIKE_ANOTHER = 0.5, 0.1, 0.75
MOST_FIGURES = 3
NEAREST = 8  # labels of the form are compared word by word, those most like in letters
LEAST_LIKE = 0.35
UNLIKE = -12.0

ROW_FEATURES = (
    "bias", "like", "like2", "extra", "missing", "extra_share", "missing_share", "exact", "rare_extra", "rare_missing",
    "rare_exact", "figures", "same_number", "same_end", "other_number", "same_unit", "other_unit",
)  # fmt: skip
NUMBERS = np.array([name in {"same_number", "same_end", "other_number"} for name in ROW_FEATURES])
"""Which of them are about a row's number."""
COLUMN_FEATURES = (
    "bias", "like", "like_lowest", "extra", "missing", "extra_share", "missing_share", "exact", "rare_extra",
    "rare_missing", "rare_exact", "lowest_extra", "lowest_missing", "figures",
    "lowest_extra_share", "lowest_missing_share",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calibration:
    """What makes an alignment's probabilities honest (Platt 1999).

    `slope`, `offset`: of the log odds that a row is any of the form's; `power`: of the probabilities that it is this
    one and not another, so that what may as well be either stays so.
    """

    slope: float
    offset: float
    power: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of every feature, in their order, for rows and for columns."""

    rows: Matrix
    columns: Matrix
    sure_rows: Calibration
    sure_columns: Calibration


@cache
def weights() -> Weights:
    """The weights that were fitted."""
    raw = tomllib.loads(resource("alignment.toml").read_text(encoding="utf-8"))
    return Weights(
        np.array([raw["rows"][name] for name in ROW_FEATURES]),
        np.array([raw["columns"][name] for name in COLUMN_FEATURES]),
        Calibration(**raw["rows_calibration"]),
        Calibration(**raw["columns_calibration"]),
    )


def calibrated(raw: Matrix, by: Calibration) -> Matrix:
    """Probabilities that were made honest: of the pairs said to be 0.95 sure, 95 of 100 are right.

    A row's sum stays at most 1.
    """
    if not raw.size:
        return raw
    some = np.clip(raw.sum(axis=1), IMPROBABLE, 1 - 1e-12)
    any_of_them = 1 / (1 + np.exp(-by.slope * np.log(some / (1 - some)) - by.offset))
    raised = np.zeros(raw.shape)
    kept = raw > IMPROBABLE
    raised[kept] = raw[kept] ** by.power
    found: Matrix = raised * (any_of_them / np.maximum(raised.sum(axis=1), IMPROBABLE))[:, None]
    return found


@lru_cache(maxsize=16)
def lexicon(form: Form) -> Lexicon:
    """The words of all the form's labels."""
    labels = dict.fromkeys((*(i.label for i in form.catalogue.indicators), *(p for t in form.tables for p in t.paths)))
    return lexicon_of(tuple(labels), form.abbreviations)


def _in_this_hand(words: Agreement, rows: NDArray[np.intp]) -> tuple[Matrix, ...]:
    """Whether words agree wholly, and what they differ by where the table's other labels hardly differ from the form's.

    Where most labels are the form's to the letter, one other word is another label; where all are mistyped, it may
    be a slip. `rows`: the printed label of each pair.
    """
    extra, missing = words.rooted()
    differ = extra + missing
    least = np.full(int(rows.max(initial=0)) + 1, np.inf)
    np.minimum.at(least, rows, differ)
    care = 1 / (1 + (_median(least[np.isfinite(least)].tolist()) / 0.1) ** 2)
    exact = (differ < 0.02).astype(np.float64)
    return exact, extra * care, missing * care, exact * care


def _median(values: Sequence[float]) -> float:
    """The middle one, or the mean of both: a fifth of NumPy's time for a table's rows; 0 for none."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2 if ordered else 0.0


def nearest_pairs(alike: Matrix) -> NDArray[np.bool_]:
    """For each row its most alike columns: those that are worth a closer look."""
    if alike.shape[1] <= NEAREST:
        return alike >= LEAST_LIKE
    floor = np.partition(alike, -NEAREST, axis=1)[:, -NEAREST]
    return np.asarray((alike >= floor[:, None]) & (alike >= LEAST_LIKE))


@lru_cache(maxsize=1 << 15)
def _figures(label: str) -> Counter[str]:
    return Counter(_FIGURE.findall(_BRACKETS.sub("", label))) if _FIGURE.search(label) else Counter()


def negated(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Which labels count what is not, or not yet, brackets left out: a printed one is none that does not say so.

    The form's may be: a slip takes a `not` away, but none makes one.
    """
    return np.array([_negated(label) for label in labels], bool)


@lru_cache(maxsize=1 << 15)
def _negated(label: str) -> bool:
    folded = fold(label)
    may_be = "khong" in folded or "chua" in folded
    return may_be and _NOT.search(_BRACKETS.sub("", nfc(label))) is not None


def other_figures(left: Sequence[str], right: Sequence[str], rows: NDArray[np.intp], cols: NDArray[np.intp]) -> Matrix:
    """How many numbers stand in one label of each pair only, brackets left out: these are hardly ever mistyped."""
    ours, theirs = list(map(_figures, left)), list(map(_figures, right))
    place = {figure: n for n, figure in enumerate(sorted({f for counts in (*ours, *theirs) for f in counts}))}
    if not place:
        return np.zeros(len(rows))

    def counted(side: Sequence[Counter[str]]) -> Matrix:
        table = np.zeros((len(side), len(place)))
        for n, counts in enumerate(side):
            for figure, count in counts.items():
                table[n, place[figure]] = count
        return table

    differ = np.abs(counted(ours)[rows] - counted(theirs)[cols]).sum(axis=1)
    found: Matrix = np.minimum(differ, MOST_FIGURES)
    return found


class Printed(NamedTuple):
    """What is compared of a row: its label, its number (empty for none), its folded unit."""

    label: str
    number: str
    unit: str


def pair_features(
    printed: Sequence[Printed], alike: Matrix, labels: Sequence[str], numbers: Sequence[str], units: Sequence[str],
    form: Form,
) -> tuple[NDArray[np.bool_], Matrix]:  # fmt: skip
    """Which pairs (row, indicator) were looked at, and the features of these, shape (pairs, features).

    `alike`: how like each row's label is to each indicator's.
    """
    names = [p.label for p in printed]
    pairs = nearest_pairs(alike)
    nots = negated(names)
    if nots.any():
        pairs &= ~(nots[:, None] & ~negated(labels)[None, :])
    rows, cols = np.nonzero(pairs)
    words = agreement(names, labels, lexicon(form), form.abbreviations, pairs)
    like = alike[rows, cols]
    found: tuple[Feature, ...] = (
        1.0, like, like**2, *words.rooted(), *words.shares(), *_in_this_hand(words, rows),
        other_figures(names, labels, rows, cols), *_numbering([p.number for p in printed], numbers, rows, cols),
        *_units([p.unit for p in printed], units, rows, cols),
    )  # fmt: skip
    return pairs, _side_by_side(found, len(rows))


def _side_by_side(features: Sequence[Feature], pairs: int) -> Matrix:
    """The features of so many pairs, shape (pairs, features)."""
    found = np.empty((pairs, len(features)))
    for n, feature in enumerate(features):
        found[:, n] = feature
    return found


def _numbering(
    printed: Sequence[str], wanted: Sequence[str], rows: Indices, cols: Indices
) -> tuple[Marks, Marks, Marks]:
    """Whether each pair's numbers are the same, end on the same, or differ; all false where one is absent."""
    ours, theirs = _placed(printed, wanted, rows, cols)
    ends = _placed([n.rpartition(".")[2] for n in printed], [n.rpartition(".")[2] for n in wanted], rows, cols)
    both = (ours > 0) & (theirs > 0)
    same = both & (ours == theirs)
    tail = both & ~same & (ends[0] == ends[1])
    return same, tail, both & ~same & ~tail


def _units(printed: Sequence[str], wanted: Sequence[str], rows: Indices, cols: Indices) -> tuple[Marks, Marks]:
    """Whether each pair's units are the same, or are others; both false where one is absent.

    Choices are others only than other choices of the form: an office has its own words for them, or a unit.
    """
    known = {unit for unit in wanted if unit.startswith("=")}
    ours, theirs = _placed(["" if p.startswith("=") and p not in known else p for p in printed], wanted, rows, cols)
    both = (ours > 0) & (theirs > 0)
    chosen = np.array([p in known for p in printed], dtype=bool)[rows]
    choice = np.array([unit in known for unit in wanted], dtype=bool)[cols]
    return both & (ours == theirs), both & (ours != theirs) & (chosen == choice)


def _placed(printed: Sequence[str], wanted: Sequence[str], rows: Indices, cols: Indices) -> tuple[Indices, Indices]:
    """Both texts of each pair as numbers, the same for the same text, 0 for none: NumPy compares no texts."""
    place = {"": 0}
    ours, theirs = (
        np.array([place.setdefault(text, len(place)) for text in side], dtype=np.intp) for side in (printed, wanted)
    )
    return ours[rows], theirs[cols]


def evidence_of(pairs: NDArray[np.bool_], features: Matrix, weight: Matrix) -> Matrix:
    """The evidence for every pair; those that were not looked at are unlike."""
    found = np.full(pairs.shape, UNLIKE)
    found[pairs] = features @ weight
    return found


def letter_evidence(
    numbers: Sequence[str], units: Sequence[str], wanted: Sequence[str], wanted_units: Sequence[str]
) -> Matrix:
    """The evidence of every pair (row, indicator) if the row's label were the indicator's to the letter."""
    rows, cols = (at.reshape(-1) for at in np.indices((len(numbers), len(wanted))))
    one = np.ones(len(rows))
    alike = {"bias": one, "like": one, "like2": one, "exact": one, "rare_exact": one}
    marks = (*_numbering(numbers, wanted, rows, cols), *_units(units, wanted_units, rows, cols))
    alike |= dict(zip(ROW_FEATURES[-5:], (m.astype(np.float64) for m in marks), strict=True))
    nothing = np.zeros(len(rows))
    features = np.stack([alike.get(name, nothing) for name in ROW_FEATURES], axis=1)
    found: Matrix = (features @ weights().rows).reshape(len(numbers), len(wanted))
    return found


def letter_evidence_of_columns() -> float:
    """The evidence of a column whose header path is the indicator's to the letter."""
    alike = {"bias", "like", "like_lowest", "exact", "rare_exact"}
    return float(sum(w for w, name in zip(weights().columns, COLUMN_FEATURES, strict=True) if name in alike))


def path_features(
    printed: tuple[Sequence[str], Sequence[str]], wanted: tuple[Sequence[str], Sequence[str]],
    alike: tuple[Matrix, Matrix], form: Form,
) -> Matrix:  # fmt: skip
    """The features of every pair (column, indicator) by header path, shape (columns, indicators, features).

    `printed`, `wanted`: whole paths and lowest levels; `alike`: how like they are, of each.
    """
    (whole, lowest), (form_whole, form_lowest) = printed, wanted
    everything = np.ones((len(whole), len(form_whole)), dtype=bool)
    rows, cols = np.nonzero(everything)
    words = agreement(whole, form_whole, lexicon(form), form.abbreviations, everything)
    low = agreement(lowest, form_lowest, lexicon(form), form.abbreviations, everything)
    found: tuple[Feature, ...] = (
        1.0, *(of.reshape(-1) for of in alike), *words.rooted(), *words.shares(),
        *_in_this_hand(words, rows), *low.rooted(), other_figures(whole, form_whole, rows, cols), *low.shares(),
    )  # fmt: skip
    return _side_by_side(found, len(rows)).reshape(len(whole), len(form_whole), len(found))


def unit_key(unit: str) -> str:
    """A unit as it is compared; empty for choices, which are no unit."""
    return "" if "=" in unit else fold(unit)


def measure_key(unit: str) -> str:
    """A unit or choices as they are compared; choices by their number and words, whatever their signs and order."""
    if "=" not in unit:
        return fold(unit)
    return " ".join(["=" * unit.count("="), *sorted(word for word in fold(unit).split() if not word.isdigit())])


def no_match(probable: Matrix, alike: Matrix, row: int, indicators: Sequence[Indicator], unsure: str = "") -> Match:
    """Why a row or column has no code, and its three nearest indicators; `unsure`: what else speaks against one.

    `probable`, `alike`: of all rows and indicators. The nearest are those most probable, then most alike; their
    score is the likeness.
    """
    sure, like = probable[row], alike[row]
    order = sorted(range(len(like)), key=lambda c: (-round(float(sure[c]), 1), -float(like[c]), c))[:3]
    found = tuple(
        Candidate(indicators[c].code, indicators[c].label, round(float(like[c]), 3)) for c in order if like[c] > 0
    )
    return Match("none", 0.0, found, unsure or _why(probable, like, row))


def _why(probable: Matrix, like: Matrix, row: int) -> str:
    """`below-limit`, `ambiguous` between two, `taken` by another row that fits it better, or `unlike` all."""
    first, second = ([*sorted(probable[row], reverse=True), 0.0, 0.0])[:2]
    if first >= LIKELY_ENOUGH:
        return "below-limit"
    if second >= CLAIM:
        return "ambiguous"
    nearest = int(like.argmax())
    others = np.delete(probable[:, nearest], row)
    if like[nearest] >= LIKE_ANOTHER and others.max(initial=0.0) >= LIMIT:
        return "taken"
    return "below-limit" if first >= CLAIM else "unlike"

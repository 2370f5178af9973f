"""How alike two labels are, with abbreviations opened and typing slips allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import regex
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from normalize.text import LEADING_NUMBER, fold, nfc

_BRACKETS = regex.compile(r"\([^()]*\)")

FOUND = 0.95  # a label so like another needs no comparison with its words in another order
_MAX_KNOWN = 4096  # labels remembered for each set of labels that they are compared to

Matrix = NDArray[np.float64]


_KNOWN: dict[tuple[tuple[str, ...], Abbreviations], dict[str, Matrix]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Abbreviations:
    """What a form's offices shorten: folded word → folded words. Compared by identity, to be cached on."""

    words: Mapping[str, str]


def opened(text: str, abbreviations: Abbreviations) -> str:
    """The folded text with the form's abbreviations written out."""
    return " ".join(abbreviations.words.get(word, word) for word in fold(text).split())


@lru_cache(maxsize=1 << 15)
def variants(label: str, abbreviations: Abbreviations) -> tuple[str, str]:
    """The opened label as it stands, and without what it says in brackets or a leading number."""
    text = nfc(label)
    bare = LEADING_NUMBER.sub("", _BRACKETS.sub(" ", text))
    return opened(text, abbreviations), opened(bare, abbreviations) or opened(text, abbreviations)


def _sorted(labels: Sequence[str]) -> list[str]:
    return [" ".join(sorted(label.split())) for label in labels]


def _likeness(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Likeness as typed, or half of it from the words in any order; only as typed for what has its like already."""
    alike: Matrix = process.cdist(left, right, scorer=fuzz.ratio).astype(np.float64) / 100
    others = np.flatnonzero(alike.max(axis=1, initial=0.0) < FOUND)
    if len(others):
        any_order = process.cdist(_sorted([left[int(n)] for n in others]), _sorted(right), scorer=fuzz.ratio)
        alike[others] = np.maximum(alike[others], 0.5 * alike[others] + any_order / 200)
    return alike


def similarity(left: Sequence[str], right: Sequence[str], abbreviations: Abbreviations) -> Matrix:
    """A matrix of likenesses (0–1) of each left label to each right one, shape (left, right).

    A folder's reports repeat each other's labels: the row of a label is computed once a process. `right` is
    one of a form's few sets of labels.
    """
    if not left or not right:
        return np.zeros((len(left), len(right)))
    known = _KNOWN.setdefault((tuple(right), abbreviations), {})
    if len(known) > _MAX_KNOWN:
        known.clear()
    new = [label for label in dict.fromkeys(left) if label not in known]
    if new:
        known.update(zip(new, _computed(new, right, abbreviations), strict=True))
    return np.stack([known[label] for label in left])


def _computed(left: Sequence[str], right: Sequence[str], abbreviations: Abbreviations) -> Matrix:
    left_forms = [variants(label, abbreviations) for label in left]
    right_forms = [variants(label, abbreviations) for label in right]
    alike = _likeness([f[0] for f in left_forms], [f[0] for f in right_forms])
    bare_left = [n for n, (whole, bare) in enumerate(left_forms) if whole != bare]
    bare_right = [n for n, (whole, bare) in enumerate(right_forms) if whole != bare]
    # What brackets say counts a little: two labels that differ only there are not quite the same.
    if bare_left:
        bare = _likeness([left_forms[n][1] for n in bare_left], [f[1] for f in right_forms])
        alike[bare_left] = np.maximum(alike[bare_left], 0.98 * bare)
    if bare_right:
        bare = _likeness([f[1] for f in left_forms], [right_forms[n][1] for n in bare_right])
        alike[:, bare_right] = np.maximum(alike[:, bare_right], 0.98 * bare)
    return alike

"""How alike two labels are, with abbreviations opened and typing slips allowed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise

import numpy as np
import regex
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from normalize.abbreviations import Abbreviations, opened
from normalize.text import nfc, unnumbered

_BRACKETS = regex.compile(r"\([^()]*\)")

FOUND = 0.9  # a label so like another needs no comparison with its words in another order
AT_ONCE = 64  # letters
_MAX_KNOWN = 4096  # labels remembered for each set of labels that they are compared to

Matrix = NDArray[np.float64]


_KNOWN: dict[tuple[tuple[str, ...], Abbreviations], dict[str, Matrix]] = {}


@lru_cache(maxsize=1 << 15)
def variants(label: str, abbreviations: Abbreviations) -> tuple[str, str]:
    """The opened label as it stands, and without what it says in brackets or a leading number."""
    text = nfc(label)
    bare = unnumbered(_BRACKETS.sub(" ", text) if "(" in text else text)
    whole = opened(text, abbreviations)
    return whole, whole if bare == text else opened(bare, abbreviations) or whole


@lru_cache(maxsize=1 << 14)
def _sorted(label: str) -> str:
    return " ".join(sorted(label.split()))


def _by_length(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """The places of the texts that rapidfuzz compares several at a time, and of the longer ones."""
    return [n for n, t in enumerate(texts) if len(t) <= AT_ONCE], [n for n, t in enumerate(texts) if len(t) > AT_ONCE]


def _ratios(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
    """rapidfuzz's ratios, the shorter text of each pair in front: it makes no difference but for the time."""
    (short, long), (others, longer) = _by_length(left), _by_length(right)
    if not long or not others:
        return process.cdist(left, right, scorer=fuzz.ratio)
    found = np.empty((len(left), len(right)), dtype=np.float32)
    behind = [left[n] for n in long]
    found[short] = process.cdist([left[n] for n in short], right, scorer=fuzz.ratio)
    found[np.ix_(long, others)] = process.cdist([right[n] for n in others], behind, scorer=fuzz.ratio).T
    found[np.ix_(long, longer)] = process.cdist(behind, [right[n] for n in longer], scorer=fuzz.ratio)
    return found


def _likeness(left: Sequence[str], right: Sequence[str], found: NDArray[np.bool_]) -> Matrix:
    """Likeness as typed, or half of it from the words in any order; only as typed for what has its like already.

    `found`: which left labels have it elsewhere.
    """
    alike = _ratios(left, right).astype(np.float64) / 100
    others = np.flatnonzero(~found & (alike.max(axis=1, initial=0.0) < FOUND))
    if len(others):
        texts = [[_sorted(text) for text in side] for side in ([left[int(n)] for n in others], right)]
        any_order = _ratios(*texts)
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
        computed = _computed(new, right, abbreviations)
        known.update(zip(new, computed, strict=True))
        if len(new) == len(left):
            return computed.copy()
    return np.array([known[label] for label in left])


@lru_cache(maxsize=64)
def _joined(sets: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The labels of all sets in one row, and where each set begins there."""
    return tuple(chain.from_iterable(sets)), tuple(accumulate(map(len, sets), initial=0))


def similarity_among(
    left: Sequence[str], sets: tuple[tuple[str, ...], ...], at: int, abbreviations: Abbreviations
) -> Matrix:
    """`similarity` to one of the sets of labels that a form has: to all of them at one go."""
    everything, starts = _joined(sets)
    return similarity(left, everything, abbreviations)[:, starts[at] : starts[at + 1]]


def similarities(left: Sequence[str], sets: tuple[tuple[str, ...], ...], abbreviations: Abbreviations) -> list[Matrix]:
    """`similarity` to each of these sets."""
    everything, starts = _joined(sets)
    alike = similarity(left, everything, abbreviations)
    return [alike[:, start:end] for start, end in pairwise(starts)]


_NEAREST: dict[tuple[tuple[tuple[str, ...], ...], Abbreviations], dict[str, Matrix]] = {}


def nearest_among(left: Sequence[str], sets: tuple[tuple[str, ...], ...], abbreviations: Abbreviations) -> Matrix:
    """How like each label is to the nearest one of each set, shape (left, sets); 0 where a set is empty.

    Kept by label as `similarity` is: every table of a report is asked which of the form's it may be at all.
    """
    known = _NEAREST.setdefault((sets, abbreviations), {})
    if len(known) > _MAX_KNOWN:
        known.clear()
    if new := [label for label in dict.fromkeys(left) if label not in known]:
        everything, starts = _joined(sets)
        alike = similarity(new, everything, abbreviations)
        nearest = [alike[:, start:end].max(axis=1, initial=0.0) for start, end in pairwise(starts)]
        known.update(zip(new, np.stack(nearest, axis=1), strict=True))
    return np.array([known[label] for label in left]).reshape(len(left), len(sets))


@lru_cache(maxsize=64)
def _forms(right: tuple[str, ...], abbreviations: Abbreviations) -> tuple[list[str], list[str], list[int], list[str]]:
    """A form's labels opened, without brackets, and which of them have some: their places, and these."""
    both = [variants(label, abbreviations) for label in right]
    places = [n for n, (whole, bare) in enumerate(both) if whole != bare]
    return [f[0] for f in both], [f[1] for f in both], places, [both[n][1] for n in places]


def _computed(left: Sequence[str], right: Sequence[str], abbreviations: Abbreviations) -> Matrix:
    left_forms = [variants(label, abbreviations) for label in left]
    wholes, bares, bare_right, without = _forms(tuple(right), abbreviations)
    alike = _likeness([f[0] for f in left_forms], wholes, np.zeros(len(left), bool))
    found = alike.max(axis=1) >= FOUND
    bare_left = [n for n, (whole, bare) in enumerate(left_forms) if whole != bare]
    # What brackets say counts a little: two labels that differ only there are not quite the same.
    if bare_left:
        bare = _likeness([left_forms[n][1] for n in bare_left], bares, found[bare_left])
        alike[bare_left] = np.maximum(alike[bare_left], 0.98 * bare)
    if bare_right:
        bare = _likeness([f[1] for f in left_forms], without, found)
        alike[:, bare_right] = np.maximum(alike[:, bare_right], 0.98 * bare)
    return alike

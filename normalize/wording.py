"""How the words of two labels agree: what the printed one says besides the form's, and what it leaves out.

Letters alone do not tell `cấp xã` with a slip from `cấp huyện`; words do: a word with a slip is still like one of the
form's, a word of another label is like none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
import regex
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from normalize.abbreviations import Abbreviations
from normalize.labels import Matrix
from normalize.text import typed, unnumbered

Numbers = NDArray[np.intp]
LEAST_ALIKE = 0.5  # words less alike than this have nothing in common
JOINED = 0.88  # a word so like two words of the form written together is these two
OTHER_WORD = 0.7  # a word of the form for another one counts as so much of a slip
NUMBERED = 2.0  # numbers within labels are hardly mistyped: they count more
LEAST_WEIGHT = 0.3  # a label weighs so much at the least
IN_BRACKETS = 0.3  # what stands in brackets counts so much

_MOST_WORDS = 1 << 15  # remembered, printed ones with their slips
_BRACKETS = regex.compile(r"(\([^()]*\)?)")


@lru_cache(maxsize=32)
def _shortened(abbreviations: Abbreviations) -> dict[str, tuple[str, ...]]:
    """Abbreviation → its words, also as it is typed with a key hit twice."""
    found = {short: tuple(typed(w) for w in long.split()) for short, long in abbreviations.words.items()}
    return {typed(short): words for short, words in found.items() if len(typed(short)) > 1} | found


class _Meanings(dict[str, tuple[tuple[str, float], ...]]):
    """Folded words as they are compared, each with a weight: what one abbreviates, else itself without typing keys."""

    def __init__(self, abbreviations: Abbreviations, weight: float) -> None:
        super().__init__()
        self.known, self.weight = _shortened(abbreviations), weight

    def __missing__(self, word: str) -> tuple[tuple[str, float], ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        meant = self.known.get(word) or self.known.get(typed(word)) or (typed(word),)
        self[word] = found = tuple((one, self.weight) for one in meant)
        return found


@lru_cache(maxsize=32)
def _meanings(abbreviations: Abbreviations) -> tuple[_Meanings, _Meanings]:
    """Of words outside of brackets, and inside."""
    return _Meanings(abbreviations, 1.0), _Meanings(abbreviations, IN_BRACKETS)


@lru_cache(maxsize=1 << 15)
def weighed_words(label: str, abbreviations: Abbreviations) -> tuple[tuple[str, float], ...]:
    """The label's words, abbreviations opened and typing keys removed, each with how much it counts by its place."""
    text = unnumbered(label)
    meanings = _meanings(abbreviations)
    parts = _BRACKETS.split(text) if "(" in text else [text]
    words = [
        chain.from_iterable(map(meanings[n % 2].__getitem__, abbreviations.usual(part).split()))
        for n, part in enumerate(parts)
    ]
    return tuple(chain.from_iterable(words))


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of a form's labels: each one's place, how telling it is (0–1), and pairs that are written together."""

    words: tuple[str, ...]
    place: dict[str, int]
    telling: Matrix
    joined: tuple[tuple[str, str], ...]

    @property
    def unknown(self) -> int:
        """The place of every word that is like none of the form's."""
        return len(self.words)


def lexicon_of(labels: Sequence[str], abbreviations: Abbreviations) -> Lexicon:
    """The lexicon of these labels; a word that stands in many of them tells little."""
    each = [[w for w, _ in weighed_words(label, abbreviations)] for label in labels]
    counts = Counter(w for words in each for w in set(words))
    words = tuple(sorted(counts))
    digits = np.array([NUMBERED if w[:1].isdecimal() else 1.0 for w in [*words, ""]])
    rare = np.log((len(each) + 1) / (np.array([counts[w] for w in words] + [0.5]) + 0.5)) / np.log(2 * len(each) + 2)
    pairs = sorted({pair for ws in each for pair in pairwise(ws)})
    return Lexicon(words, {w: n for n, w in enumerate(words)}, digits * np.clip(rare, 0.1, 1.0), tuple(pairs))


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of labels, one label's behind the other's: each word's number and weight.

    `starts`, `counts`: where each label's words begin, and how many they are.
    """

    words: Numbers
    weights: Matrix
    starts: Numbers
    counts: Numbers

    def of(self, labels: Numbers) -> tuple[Numbers, Numbers]:
        """The words of these labels by their places here, and beside each word which of `labels` it is of."""
        counts = self.counts[labels]
        owner = np.repeat(np.arange(len(labels)), counts)
        first = np.cumsum(counts) - counts
        return np.arange(len(owner)) + (self.starts[labels] - first)[owner], owner

    def weight(self) -> Matrix:
        """Each label's weight."""
        owner = np.repeat(np.arange(len(self.counts)), self.counts)
        return np.asarray(np.bincount(owner, self.weights, minlength=len(self.counts)), dtype=np.float64)


def _joined(labels: Sequence[Sequence[tuple[str, float]]], place: Mapping[str, int], telling: Matrix) -> _Words:
    """The words of labels: `place` says which each is, `telling` how telling one of each place."""
    counts = np.array([len(label) for label in labels], dtype=np.intp)
    flat = list(chain.from_iterable(labels))
    words = np.array([place[word] for word, _ in flat], dtype=np.intp)
    weights = np.array([weight for _, weight in flat], dtype=np.float64) * telling[words]
    return _Words(words, weights, np.cumsum(counts) - counts, counts)


def _unlike(words: _Words, labels: Numbers, others: Numbers, nearest: Matrix) -> Matrix:
    """For each pair (label, other) the weight of the label's words that are unlike the other's.

    `nearest`: how like each word is to the nearest word of each other label, shape (others, words). Added up word after
    word: the same to the last bit whatever else is compared.
    """
    at, owner = words.of(labels)
    unlike = (1 - nearest[others[owner], words.words[at]]) * words.weights[at]
    return np.asarray(np.bincount(owner, unlike, minlength=len(labels)), dtype=np.float64)


def _likeness(words: Sequence[str], lexicon: Lexicon) -> Matrix:
    """How alike each word is to each of the form's, 0 for those with little in common."""
    alike = process.cdist(words, lexicon.words, scorer=OSA.normalized_similarity, score_cutoff=LEAST_ALIKE + 0.001)
    return np.asarray(alike, dtype=np.float64)


def _parted(words: Sequence[str], best: Matrix, lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """The words that are two of the form's written together."""
    doubtful = [w for w, alike in zip(words, best, strict=True) if alike < 0.8 and len(w) >= 5]
    if not doubtful or not lexicon.joined:
        return {}
    together = ["".join(pair) for pair in lexicon.joined]
    alike = process.cdist(doubtful, together, scorer=OSA.normalized_similarity, score_cutoff=JOINED)
    return {w: lexicon.joined[int(row.argmax())] for w, row in zip(doubtful, alike, strict=True) if row.max() >= JOINED}


@lru_cache(maxsize=16)
def _among(lexicon: Lexicon) -> Matrix:
    """How alike the form's words are to each other: a slip that makes another of them is a slip nonetheless."""
    alike = OTHER_WORD * _likeness(lexicon.words, lexicon)
    np.fill_diagonal(alike, 1.0)
    return alike


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of each pair: the weight of the printed words that the form's label has not, and of its words left out.

    `said` and `wanted` are the weights of all words of either label.
    """

    extra: Matrix
    missing: Matrix
    said: Matrix
    wanted: Matrix

    def shares(self) -> tuple[Matrix, Matrix]:
        """What differs as a share of each label (0–1)."""
        return self.extra / np.maximum(self.said, LEAST_WEIGHT), self.missing / np.maximum(self.wanted, LEAST_WEIGHT)

    def rooted(self) -> tuple[Matrix, Matrix]:
        """What differs by the root of each label's weight: a longer label may have more slips."""
        return self.extra / np.sqrt(self.said + 0.5), self.missing / np.sqrt(self.wanted + 0.5)


_KNOWN: dict[tuple[tuple[str, ...], Lexicon], dict[tuple[str, bytes], Matrix]] = {}
_MOST_KNOWN = 4096  # labels remembered for each set of labels that they are compared to


def agreement(
    left: Sequence[str], right: Sequence[str], lexicon: Lexicon, abbreviations: Abbreviations, pairs: NDArray[np.bool_]
) -> Agreement:
    """How the words of left and right labels agree, for each pair (left, right) that `pairs` names, row by row.

    A folder's reports repeat each other's labels: what is found of one is remembered. `right` is one of a form's few
    sets of labels.
    """
    known = _KNOWN.setdefault((tuple(right), lexicon), {})
    if len(known) > _MOST_KNOWN:
        known.clear()
    keys = [(label, row.tobytes()) for label, row in zip(left, pairs, strict=True)]
    if new := {key: n for n, key in enumerate(keys) if key not in known}:
        at = list(new.values())
        compared = np.array(_compared([left[n] for n in at], right, lexicon, abbreviations, pairs[at]))
        ends = np.cumsum(pairs[at].sum(axis=1)).tolist()
        known.update((key, compared[:, start:end]) for key, start, end in zip(new, [0, *ends], ends, strict=False))
        if len(new) == len(keys):
            return Agreement(*compared)
    found = np.concatenate([known[key] for key in keys], axis=1) if keys else np.zeros((4, 0))
    return Agreement(*found)


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A form's set of labels, as they are compared with printed ones.

    `places`: where each of their different words stands in the lexicon, by which `words` counts them here; `among`: how
    alike each word of the lexicon is to each of them, shape (lexicon, words); `said`: each label's whole weight.
    """

    words: _Words
    places: Numbers
    among: Matrix
    said: Matrix


@lru_cache(maxsize=128)
def _wanted(labels: tuple[str, ...], lexicon: Lexicon, abbreviations: Abbreviations) -> _Wanted:
    form = [weighed_words(label, abbreviations) for label in labels]
    words = _joined(form, lexicon.place, lexicon.telling)
    places, here = np.unique(words.words, return_inverse=True)
    return _Wanted(replace(words, words=here), places, _among(lexicon)[:, places], words.weight())


def _compared(
    left: Sequence[str], right: Sequence[str], lexicon: Lexicon, abbreviations: Abbreviations, pairs: NDArray[np.bool_]
) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    printed: list[Sequence[tuple[str, float]]] = [weighed_words(label, abbreviations) for label in left]
    vocabulary = sorted({w for words in printed for w, _ in words} - lexicon.place.keys())
    alike = _likeness(vocabulary, lexicon) if vocabulary else np.zeros((0, len(lexicon.words)))
    parts = _parted(vocabulary, alike.max(axis=1, initial=0.0), lexicon)
    if parts:
        printed = [_split(words, parts) for words in printed]
    known = sorted({w for words in printed for w, _ in words} & lexicon.place.keys())
    place = {w: n for n, w in enumerate((*known, *vocabulary))}
    in_lexicon = np.array([lexicon.place[w] for w in known], dtype=np.intp)
    telling = np.concatenate((lexicon.telling[in_lexicon], _telling(vocabulary, alike, lexicon)))
    ours = _joined(printed, place, telling)
    theirs = _wanted(tuple(right), lexicon, abbreviations)
    both = np.vstack((theirs.among[in_lexicon], alike[:, theirs.places]))
    rows, cols = np.nonzero(pairs)
    extra = _unlike(ours, rows, cols, _best(both.T, theirs.words))
    missing = _unlike(theirs.words, cols, rows, _best(both, ours))
    return extra, missing, ours.weight()[rows], theirs.said[cols]


def _split(words: Sequence[tuple[str, float]], parts: Mapping[str, Sequence[str]]) -> Sequence[tuple[str, float]]:
    """The words, those that are two written together as these two."""
    if parts.keys().isdisjoint(w for w, _ in words):
        return words
    return [(part, weight) for word, weight in words for part in parts.get(word, (word,))]


def _best(alike: Matrix, labels: _Words) -> Matrix:
    """How like each word of one side is to the nearest word of each label of the other, shape (labels, words)."""
    rows = np.ascontiguousarray(alike)
    found = np.zeros((len(labels.counts), rows.shape[1]))
    for start, count, best in zip(labels.starts.tolist(), labels.counts.tolist(), found, strict=True):
        if count:
            np.maximum.reduce(rows.take(labels.words[start : start + count], axis=0), axis=0, out=best)
    return found


def _telling(words: Sequence[str], alike: Matrix, lexicon: Lexicon) -> Matrix:
    """How telling words are that the form has not: like the word that each is a slip of, else as the rarest.

    A remnant of two or three letters tells less: it may be what is left of any word.
    """
    if not alike.size:
        return np.zeros(len(alike))
    whole = np.array([NUMBERED if w[:1].isdecimal() else min(1.0, (len(w) - 1) / 3) for w in words])
    near = alike.argmax(axis=1)
    found: Matrix = np.where(alike.max(axis=1) > 0.6, lexicon.telling[near], whole * lexicon.telling[-1])
    return found

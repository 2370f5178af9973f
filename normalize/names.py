"""A known name with slips: the one of a form's few names that is meant, where only one is near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from normalize.abbreviations import Abbreviations
from normalize.text import fold
from normalize.wording import Lexicon, agreement, lexicon_of

MOST_EXTRA = 0.2  # of a name's words, by how telling they are, may be none of the known name's
MOST_MISSING = 0.45  # of the known name may be left out
CLEARLY = 0.15  # the next name must differ by so much more
WORTH_A_LOOK = 55  # names whose letters are less alike (0–100) are not compared word by word
LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Spellings, folded, with what each stands for."""

    spellings: tuple[str, ...]
    meanings: tuple[str, ...]
    lexicon: Lexicon
    abbreviations: Abbreviations


def names_of(known: Mapping[str, str], abbreviations: Abbreviations) -> Names:
    """The names of a mapping from spelling to meaning."""
    return Names(tuple(known), tuple(known.values()), lexicon_of(tuple(known), abbreviations), abbreviations)


def meant(text: str, names: Names) -> str:
    """What the one name stands for that this text is with slips; empty where none is near, or two are."""
    folded = fold(text)
    if len(folded) < LEAST_LETTERS or not names.spellings:
        return ""
    if process.extractOne(folded, names.spellings, scorer=fuzz.ratio, score_cutoff=WORTH_A_LOOK) is None:
        return ""
    everything = np.ones((1, len(names.spellings)), dtype=bool)
    words = agreement([text], names.spellings, names.lexicon, names.abbreviations, everything)
    extra, missing = words.shares()
    fits = (extra <= MOST_EXTRA) & (missing <= MOST_MISSING)
    if not fits.any():
        return ""
    differ = extra + missing
    best = int(np.where(fits, differ, np.inf).argmin())
    others = [d for d, meaning in zip(differ, names.meanings, strict=True) if meaning != names.meanings[best]]
    return names.meanings[best] if min(others, default=9.0) >= differ[best] + CLEARLY else ""

"""Figures of what the sentence before counted: `Con số tương ứng của mức độ 4 là 88`; `Ở cấp huyện là 61`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normalize.concepts import Mention
from normalize.listed import name_as, names_of_rows
from normalize.sieve import may_find
from normalize.spots import DEED, NOUN, Grammar, Spot


def points_back(text: str, grammar: Grammar) -> int:
    """Where the words end by which a sentence points at figures told before (`hai con số này`), else 0."""
    found = grammar.refers.search(text) if may_find(grammar.refers, text) else None
    return found.end() if found is not None else 0


def pointed_back(
    spots: Sequence[Spot], mentions: Mapping[str, Sequence[Mention]], before: Sequence[Spot], at: int, grammar: Grammar
) -> None:
    """Names figures behind a place by those of the sentence before, in what their sentence does not name itself."""
    said = names_of_rows(before, grammar)
    pointing = [s for s in spots if s.start >= at and not s.zero]
    nouns = [name for name in said.get(NOUN, ()) if name]
    if not pointing or not nouns or any(m.start >= at and [m.name] != nouns for m in mentions[NOUN]):
        return
    for group in (NOUN, *sorted(grammar.whole), DEED):
        names = said.get(group, ())
        if group != NOUN and any(m.name not in grammar.weak for m in mentions[group]):
            continue
        names = [*names] * len(pointing) if len(names) == 1 else names
        if len(names) == len(pointing) and all(names):
            for spot, name in zip(pointing, names, strict=True):
                name_as(spot, group, name)

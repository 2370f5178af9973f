"""What a header prints of its columns' arithmetic: `(3)=(4)+(5)`, `1=2+3=4+5`, `8=7/6*100`, `Tổng số (1 = 2 + 3)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

_SAID = regex.compile(r"\(?\s*(\d{1,2})\s*\)?((?:\s*=[\s\d()+\-–*/:x×%]+)*)")
_AT_END = regex.compile(r"[(\[]\s*(\d{1,2}(?:\s*=[\s\d()+\-–*/:x×%]+)*)\s*[)\]]\s*$")
_TERM = regex.compile(r"([+\-–]?)\s*\(?\s*(\d{1,2})\s*\)?\s*(?=[+\-–]|$)")
_RATE = regex.compile(r"\(?\s*(\d{1,2})\s*\)?\s*[/:]\s*\(?\s*(\d{1,2})\s*\)?\s*(?:[*x×]\s*100\s*%?|%)?\s*$")


@dataclass(frozen=True, slots=True)
class Formula:
    """A column that is the sum of others, or a rate (per cent) of the first of them in the second; by column."""

    whole: int
    added: tuple[int, ...]
    taken_away: tuple[int, ...] = ()
    rate: bool = False

    def at(self, places: Mapping[int, int]) -> Formula:
        """The same between other positions, those of its columns."""
        added, taken_away = (tuple(places[c] for c in columns) for columns in (self.added, self.taken_away))
        return Formula(places[self.whole], added, taken_away, self.rate)


def formulas(numbered: Mapping[int, str], labels: Mapping[int, str]) -> tuple[Formula, ...]:
    """The formulas of a table: `numbered` is what a row of column numbers prints, by column, `labels` the header's
    lowest texts, which may end with a number and its formula in brackets.
    """
    said = {col: text for col, text in numbered.items() if _SAID.fullmatch(text.strip())}
    if not said:
        said = {col: found[1] for col, text in labels.items() if (found := _AT_END.search(text))}
    columns = {match[1]: col for col, text in said.items() if (match := _SAID.match(text.strip()))}
    return tuple(f for col, text in said.items() for f in _of(col, text, columns))


def _of(col: int, text: str, columns: Mapping[str, int]) -> Iterator[Formula]:
    for side in text.split("=")[1:]:
        if rate := _RATE.fullmatch(side.strip()):
            if rate[1] in columns and rate[2] in columns:
                yield Formula(col, (columns[rate[1]], columns[rate[2]]), rate=True)
            continue
        terms = list(_TERM.finditer(side.strip()))
        known = bool(terms) and all(t[2] in columns for t in terms)
        if known and "".join(t[0] for t in terms).replace(" ", "") == side.replace(" ", ""):
            added = tuple(columns[t[2]] for t in terms if t[1] in {"", "+"})
            yield Formula(col, added, tuple(columns[t[2]] for t in terms if t[1] not in {"", "+"}))

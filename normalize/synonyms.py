"""What auditors said a label is, remembered for the next files: for that very label, in that table, and no other.

A choice counts like a label of the form's own: neighbours may still speak against it (`normalize/remembered.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import regex

from normalize.text import fold, unnumbered

NONE = "none"
"""In the place of a code: the label is none of the form's."""
CHOSEN, REMEMBERED = "chosen", "remembered"
"""How a figure found its code: an auditor chose it for this figure, or for its label before."""
NONE_CHOSEN, REFUSED = "none-chosen", "choice-refused"
"""Why a figure has no code: an auditor said so; or its context speaks against what was chosen for its label."""
NO_HEADING = "-"
"""The table of a figure that stands in none, or in one without a heading."""
_TIMES = regex.compile(r"\b(?:quy|nam|thang|ngay|ky)(?: so)? (?:[ivx]+|\d+)\b|\b(?:19|20)\d\d\b")


def label_key(label: str) -> str:
    """A label as it is remembered: its words alone, without a number before it."""
    return fold(unnumbered(label))


def _heading(table: str) -> str:
    """A heading above a table without the times that it names: next quarter's is the same."""
    return " ".join(_TIMES.sub(" ", fold(table)).split())


@dataclass(frozen=True, slots=True)
class Synonym:
    """A label as printed and which code it is, or `none`.

    `table`: the form's table, or the heading above any other; empty for any table, as are `section` and `form`.
    `unit`: what was printed as its unit.
    """

    label: str
    code: str
    section: str = ""
    table: str = ""
    unit: str = ""
    form: str = ""

    @property
    def about(self) -> tuple[str, str, str, str]:
        """What it speaks about: two that speak about the same must not say different things."""
        return self.form, self.section, _heading(self.table) or self.table, label_key(self.label)

    def fits(self, section: str, table: str) -> bool:
        """Whether it speaks about labels of this table."""
        if self.section not in {"", section}:
            return False
        return self.table in {"", table} or _heading(self.table) == _heading(table or NO_HEADING)

    @property
    def narrow(self) -> int:
        """How much it says about where it holds."""
        return sum(map(bool, (self.form, self.table, self.section)))


@dataclass(frozen=True, slots=True, eq=False)
class Synonyms:
    """Synonyms by label. Compared by identity, to be cached on."""

    by_label: Mapping[str, tuple[Synonym, ...]] = field(default_factory=dict)

    def of(self, section: str, table: str, label: str) -> Synonym | None:
        """What was said of a label there: the narrower where two say it; None where nobody said, or two disagree."""
        if not self.by_label:
            return None
        said = [s for s in self.by_label.get(label_key(label), ()) if s.fits(section, table)]
        narrowest = max((s.narrow for s in said), default=0)
        best = [s for s in said if s.narrow == narrowest]
        return best[0] if len({s.code for s in best}) == 1 else None


NO_SYNONYMS = Synonyms()


def synonyms_of(said: Sequence[Synonym]) -> Synonyms:
    """The synonyms ready to be asked."""
    by_label: dict[str, list[Synonym]] = {}
    for synonym in said:
        by_label.setdefault(label_key(synonym.label), []).append(synonym)
    return Synonyms(MappingProxyType({key: tuple(found) for key, found in by_label.items()}))

"""A rule that a form's words suggest, and whether the figures of a filled report keep it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.report import Figure
from rasoat.learn.rates import last
from rasoat.learn.skeleton import Item


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule that may hold. `about`: what it says, by language; `evidence`: `holds`, `fails` or empty (no figures).

    `each`: the codes that stand for `{code}` in the equation. `confirmed`: filled reports keep it.
    """

    id: str
    family: str
    equation: str
    blank: str
    severity: str
    about_vi: str
    about_en: str
    evidence: str = ""
    each: tuple[str, ...] = ()
    confirmed: bool = False


def short(item: Item) -> str:
    """The lowest level of an item's label with its code, as rules are worded."""
    return f"{last(item.label)} ({item.code})"


def holds(total: Figure | None, parts: Sequence[Figure | None], relation: str) -> str:
    """`holds` or `fails`: whether the total is the parts' sum (`=`) or no less than each (`<=`).

    Empty where a figure is missing.
    """
    known = [p for p in parts if p is not None]
    if total is None or len(known) != len(parts) or not known:
        return ""
    added = sum((p.value for p in known), Decimal(0))
    fits = total.value == added if relation == "=" else all(p.value <= total.value for p in known)
    return "holds" if fits else "fails"


def rate_holds(rate: Figure | None, part: Figure | None, whole: Figure | None) -> str:
    """`holds` or `fails`: whether the rate, in percent, is the part's of the whole as precisely as it is printed; empty
    where a figure is missing or the whole is nought."""
    if rate is None or part is None or whole is None or not whole.value:
        return ""
    return "holds" if abs(rate.value - 100 * part.value / whole.value) <= rate.half_unit else "fails"

"""The slip of the hand that turns the right figure into the printed one: digits turned, lost or added, and others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import regex

# Digits that readers of scans take for each other (and that look alike in print).
LOOK_ALIKE = frozenset(
    frozenset(pair) for pair in ("17", "06", "08", "38", "56", "58", "68", "69", "14", "27", "49", "09", "35", "39")
)
_GROUPED = regex.compile(r"\d{1,3}(?:[.,  ]\d{3})+")
_PRINTED = regex.compile(r"[^\d]+")

# How much a slip speaks for a repair, in the same measure as a figure's weight (about 1).
FORCE = {
    "blank": 0.15,
    "left-out": 0.6,
    "kept": 0.4,
    "thousands": 0.4,
    "digits-turned": 0.35,
    "swap": 0.35,
    "moved": 0.35,
    "shift": 0.35,
    "not-updated": 0.35,
    "row-forgotten": 0.35,
    "row-twice": 0.35,
    "row-printed-twice": 0.4,
    "fraction": 0.4,
    "unit": 0.3,
    "digit-added": 0.3,
    "digit-dropped": 0.3,
    "sign": 0.3,
    "cut": 0.3,
    "rounded-twice": 0.3,
    "digit-misread": 0.3,
    "digit-changed": 0.1,
}
# What a reader does as easily as a writer.
MISREADINGS = frozenset({"digit-misread", "digit-dropped", "digit-added", "thousands", "blank", "sign"})
FEW_DIGITS = 3
BY_CHANCE = 0.6
UNITS = tuple(Decimal(10) ** n for n in (2, 3, 6))


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip by name; `detail` is what the message names (an observation's id, an amount).

    `short`: of a number of so few digits that it may fit by chance.
    """

    kind: str
    detail: str = ""
    short: bool = False

    @property
    def force(self) -> float:
        """How much it speaks for the repair."""
        return FORCE.get(self.kind, 0.0) * (BY_CHANCE if self.short else 1.0)


def slip(
    raw: str,
    printed: Decimal,
    right: Decimal,
    *,
    before: Decimal | None = None,
    parts: Iterable[tuple[str, Decimal]] = (),
) -> Slip | None:
    """The likeliest slip from `right` to what is printed; None where none is known.

    `raw`: the print. `before`: the same figure one period earlier. `parts`: names and values that a total adds up.
    """
    if not raw.strip():
        return Slip("blank")
    if before is not None and before == printed != right:
        return Slip("kept")
    forgotten = next((name for name, value in parts if value and printed == right - value), "")
    if forgotten:
        return Slip("not-updated", forgotten)
    if printed == -right:
        return Slip("sign")
    if scale := _scale(raw, printed, right):
        return Slip(scale)
    kind = _digits(_plain(printed), _plain(right))
    short = max(len(_plain(printed)), len(_plain(right))) < FEW_DIGITS
    return Slip(kind, short=short) if kind else None


def _plain(value: Decimal) -> str:
    """The digits and the point, without zeros behind it."""
    text = f"{abs(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scale(raw: str, printed: Decimal, right: Decimal) -> str:
    if not printed or not right:
        return ""
    if printed == right * 1000 and _GROUPED.search(raw):
        return "thousands"
    if printed * 1000 == right and _PRINTED.search(raw.strip()):
        return "thousands"
    if any(printed == right * unit or printed * unit == right for unit in UNITS) and abs(right) >= 1:
        return "unit" if printed % 10 == 0 or printed != printed.to_integral_value() else ""
    return ""


def _digits(printed: str, right: str) -> str:
    """The slip between two numbers as digits."""
    if len(printed) == len(right):
        return _same_length(printed, right)
    if len(printed) + 1 == len(right) and _lacks_one(printed, right):
        return "digit-dropped"
    if len(right) + 1 == len(printed) and _lacks_one(right, printed):
        return "digit-added"
    return ""


def _same_length(printed: str, right: str) -> str:
    places = [n for n, (a, b) in enumerate(zip(printed, right, strict=True)) if a != b]
    if len(places) == 1:
        pair = frozenset((printed[places[0]], right[places[0]]))
        return "digit-misread" if pair in LOOK_ALIKE else "digit-changed"
    if len(places) == 2 and places[1] == places[0] + 1:
        n = places[0]
        return "digits-turned" if printed[n] == right[n + 1] and printed[n + 1] == right[n] else ""
    return ""


def _lacks_one(shorter: str, longer: str) -> bool:
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def rate_slip(printed: Decimal, half_unit: Decimal, right: Decimal) -> Slip | None:
    """The slip of a rate: a fraction of one, cut instead of rounded, rounded from a rounded one, or a digit's."""
    unit = half_unit * 2
    if 0 < printed < 1 < right and abs(printed * 100 - right) <= half_unit * 100:
        return Slip("fraction")
    if unit and (right / unit).to_integral_value(ROUND_DOWN) * unit == printed:
        return Slip("cut")
    if unit and printable(printable(right, half_unit / 10), half_unit) == printed:
        return Slip("rounded-twice")
    kind = _digits(_plain(printed), _plain(printable(right, half_unit)))
    return Slip(kind) if kind else None


def printable(right: Decimal, half_unit: Decimal) -> Decimal:
    """A computed value as this precision prints it."""
    unit = half_unit * 2
    if not unit:
        return right.to_integral_value() if right == right.to_integral_value() else round(right, 2)
    return (right / unit).to_integral_value(ROUND_HALF_UP) * unit

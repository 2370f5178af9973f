"""How a form numbers its rows (`A`, `II`, `1.2`, `a)`, dashes), and the tree that this makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from normalize.row_numbers import ITEM_SIGNS
from normalize.text import fold, squeeze

_ROMAN = regex.compile(r"[IVX]{1,5}")
_UPPER = regex.compile(r"[A-ZĐ]")
_DECIMAL = regex.compile(r"\d{1,3}(?:\.\d{1,3})*")
_LOWER = regex.compile(r"[a-zđ]")
_BOTH = regex.compile(r"(\d{1,3}(?:\.\d{1,3})*)\.?([a-zđ])")
_LED = regex.compile(r"(?:[A-ZĐ]{1,3}|[IVX]{1,5})\.?\d{1,3}(?:\.(?:\d{1,3}|[a-zđ]))*")
"""A letter or Roman number that leads a decimal one: `A.1`, `B1.1.2`, `II.3.a`."""
_IN_LABEL = regex.compile(
    r"^(?P<number>(?:[A-ZĐIVX]{1,5}\.?(?:\d{1,2}\.)+\d{0,2}|[A-ZĐIVX]{1,5}\.\d{1,2}[.)]?)|(?:\d{1,2}\.)+\d{0,2}|\d{1,2}[.)]|[IVX]{1,5}[.)]|[A-ZĐ][.)]|[a-zđ]\))\s+(?=\S)"
)
_PARTS = regex.compile(r"\d+|\p{Lu}+|\p{Ll}")
_DASH = regex.compile(rf"^[{''.join(ITEM_SIGNS)}]\s*")
_STYLES = {1: "dash", 2: "plus", 3: "star"}
SIGNS = {sign: _STYLES[depth] for sign, depth in ITEM_SIGNS.items()}
"""The styles of rows with a sign for a number: each is a level of its own."""
_PART = ("trong do", "chia ra", "gom")
_LISTED = regex.compile(
    rf"^(?:trong đó|chia ra|gồm)\s*:\s*(?P<sign>[{''.join(ITEM_SIGNS)}])\s*", flags=regex.IGNORECASE
)
"""The first of a list, whose sign stands behind the words: `Trong đó: - Nữ` above `- Dân tộc thiểu số`."""
_SUMS = frozenset({"tong cong", "cong", "tong"})
NO_NUMBER = "none"
SOME = "some"
"""The style of a row without a number that is some of the row before it: `Trong đó: …` behind `b)`, before `c)`."""
SUM = "sum"
"""The style of the row that sums up the numbered ones above it: `Tổng cộng`."""
GROUP = "group"
"""The style of a group's name in a cell beside its rows: they stand below it, whatever their numbers."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row's own number, bare of its closing mark, its label without it, and the style of the number."""

    number: str
    label: str
    style: str


def split_number(number: str, label: str) -> Numbered:
    """The number of a row, from its own column or from the beginning of its label."""
    clean = squeeze(label).rstrip(" .:;")
    bare = squeeze(number).replace(" ", "").rstrip(".)")
    if fold(number).startswith(_PART):  # words in the place of a number: `Trong đó`
        return Numbered("", clean, "dash")
    bare = "" if style_of(bare) == NO_NUMBER else bare
    if not bare and (match := _IN_LABEL.match(clean)):
        bare, clean = match["number"].rstrip(".)"), clean[match.end() :]
    if not bare and (led := _LISTED.match(clean)):
        return Numbered("", f"{clean[: led.start('sign')]}{clean[led.end() :]}", SIGNS[led["sign"]])
    if not bare and (sign := _DASH.match(clean) or _DASH.fullmatch(squeeze(number))):
        return Numbered("", _DASH.sub("", clean), SIGNS[sign[0].strip()])
    return Numbered(bare, clean, style_of(bare))


def style_of(number: str) -> str:
    """The kind of a number: `roman`, `upper`, `decimal-2` (by its depth), `led-2` (`A.1`), `lower`, or `none`."""
    if _ROMAN.fullmatch(number):
        return "roman"
    if _UPPER.fullmatch(number):
        return "upper"
    if _DECIMAL.fullmatch(number):
        return f"decimal-{number.count('.') + 1}"
    if _LED.fullmatch(number):
        return f"led-{len(_PARTS.findall(number))}"
    if _BOTH.fullmatch(number):
        return "lower"
    return "lower" if _LOWER.fullmatch(number) else NO_NUMBER


def _joined(above: str, letter: str) -> str:
    """A letter behind the code above it: `3.1a`, but `II.a`."""
    return f"{above}{letter}" if above and above[-1].isdigit() else f"{above}.{letter}".lstrip(".")


def _step(numbered: Numbered, above: str, count: int) -> str:
    """A row's code below its parent's, whose code is `above`; `count`: how many rows its parent has before it."""
    number = numbered.number
    if numbered.style.startswith(("decimal", "led")):
        return number
    if numbered.style == "lower" and (both := _BOTH.fullmatch(number)):
        number = both[2]
    if numbered.style == "lower":
        return _joined(above, number)
    if not number:
        return _joined(above, chr(ord("a") + count % 26))
    return f"{above}.{number}" if above else number


def tree(rows: Sequence[Numbered]) -> list[tuple[str, int | None]]:
    """For each row its code within the table and the position of its parent (None at the top).

    A style that is met for the first time is one level deeper; one that is open already closes those below it.
    """
    opened: list[tuple[str, int]] = []  # style and position of the rows above, from the top
    found: list[tuple[str, int | None]] = []
    taken: set[str] = set()
    rows = _with_parts(rows)
    for position, row in enumerate(rows):
        styles = [style for style, _ in opened]
        if row.style == SUM:
            opened = []
        elif row.style in styles:
            del opened[styles.index(row.style) :]
        elif row.style == NO_NUMBER:
            opened = [(s, p) for s, p in opened if s not in {"lower", SOME, *SIGNS.values()}]
        elif row.style.startswith(("decimal", "led")):
            # `2` may follow `1.1.1`, and `1.1` may follow `I`: deeper decimals never stay open above shallower ones.
            kind, depth = row.style[:3], int(row.style[-1])
            opened = [(s, p) for s, p in opened if not (s.startswith(kind) and int(s[-1]) >= depth)]
            opened = [(s, p) for s, p in opened if s not in {"lower", SOME, *SIGNS.values(), NO_NUMBER}]
        parent = opened[-1][1] if opened else None
        prefix = _prefix(rows, found, opened) if row.style.startswith("decimal") else ""
        above = found[parent][0] if parent is not None else ""
        step = _step(row, above, sum(p == parent for _, p in found))
        code = f"{prefix}.{step}" if prefix else step
        if row.style.startswith("led") and parent is not None and row.number.startswith(rows[parent].number):
            code = above + row.number.removeprefix(rows[parent].number)
        if code in taken or _strays(row, parent, rows):
            code = _next(above, taken)
        taken.add(code)
        found.append((code, parent))
        opened.append((row.style, position))
    return found


def _with_parts(rows: Sequence[Numbered]) -> list[Numbered]:
    """The rows, those without a number that are some of the one before them, or the sum of all, told as such.

    `Trong đó` behind a letter is some of its row only where the next row goes on with the letters, else of all of them.
    """
    found: list[Numbered] = []
    for position, row in enumerate(rows):
        style = row.style
        if style == NO_NUMBER and position:
            before = rows[position - 1]
            some = fold(row.label).startswith("trong do")
            last = position + 1 == len(rows)
            goes_on = not last and before.style == "lower" == rows[position + 1].style
            goes_on = goes_on and _follows(before.number, rows[position + 1].number)
            bare = before.style == NO_NUMBER and not fold(before.label).startswith("trong do")
            if some and (goes_on or bare or found[-1].style == SOME):
                style = SOME
            elif last and fold(row.label) in _SUMS and any(r.number for r in rows):
                style = SUM
        found.append(replace(row, style=style))
    return found


def _follows(letter: str, other: str) -> bool:
    """Whether a letter is the next one in the alphabet of forms: `d` or `đ` behind `c`."""
    letters = "abcdđefghijklmnopqrstuvwxyz"
    one, two = letters.find(letter[-1:]), letters.find(other[-1:])
    return 0 < two - one <= 1 + (letters[one + 1 : one + 2] == "đ" or letters[one] == "d")


def _strays(row: Numbered, parent: int | None, rows: Sequence[Numbered]) -> bool:
    """Whether a number goes on with another row's than its parent's: forms are numbered by hand (`1.1.1` in 1.2)."""
    if parent is None or not rows[parent].number:
        return False
    if row.style.startswith("led"):
        rest = row.number.removeprefix(rows[parent].number)
        return rest == row.number or rest[:1].isalpha()
    if not (row.style.startswith("decimal") and rows[parent].style.startswith("decimal")):
        return False
    return not row.number.startswith(f"{rows[parent].number}.")


def _next(above: str, taken: set[str]) -> str:
    """The first free code below a code."""
    number = 1
    while (code := f"{above}.{number}" if above else str(number)) in taken:
        number += 1
    return code


def _prefix(
    rows: Sequence[Numbered], found: Sequence[tuple[str, int | None]], opened: Sequence[tuple[str, int]]
) -> str:
    """The code of the nearest row above that is not numbered decimally: decimal numbers say their own levels."""
    for _, position in reversed(opened):
        if not rows[position].style.startswith("decimal"):
            return found[position][0]
    return ""

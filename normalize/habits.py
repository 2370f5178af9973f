"""A report's own habit, comma or point for decimals, and what it decides: `1.297` is 1297 here and 1.297 there.

Vietnamese offices print 1.297 and 99,85; figures taken over from spreadsheets read 1,297 and 99.85. A number with one
mark and three digits behind it may be either, so the whole report is asked; what is decided stands in the note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from normalize.cell_figures import read_cell
from normalize.drafts import COUNTED, Draft
from normalize.form import Form
from normalize.money import is_divisible
from normalize.numbers import NUMBER, has_two_meanings
from normalize.report import Figure
from normalize.spelled import figure_words

STANDARD = ","
"""The mark of decimals in Vietnamese print."""
OTHER = {",": ".", ".": ","}
MAJORITY = 3  # times as many figures as speak against it make a habit
DOUBTFUL = 0.6
"""The confidence of a count with decimals, as a share of what it would be."""

_NUMBER = regex.compile(rf"(?<![\d.,])(?:{NUMBER})(?![\d.,]*\d)")
_MARK = regex.compile(r"[.,]")
_LEADING = regex.compile(rf"[+\-–−]? ?(?P<number>{NUMBER})(?![\d.,]*\d)(?! ?/)")
_ROUND_COUNT = regex.compile(r"\d{1,3}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Habit:
    """The mark of decimals that the report writes; empty where its figures do not say.

    `seen`: whether unambiguous figures show it, and not only counts of thousands.
    """

    decimal: str = ""
    seen: bool = False


def decimal_mark(number: str) -> str:
    """The mark of decimals that one printed number shows for certain; empty where it shows none."""
    marks: list[str] = _MARK.findall(number)
    if not marks or has_two_meanings(number):
        return ""
    if len(marks) > 1 and len(set(marks)) == 1:
        return OTHER[marks[0]]  # `1.297.000`
    return marks[-1]


def _has_mark(text: str) -> bool:
    return "." in text or "," in text


def habit_of(drafts: Iterable[Draft]) -> Habit:
    """The habit of the report that these figures are from: what its clear ones show, else its counts in thousands."""
    clear = {",": 0, ".": 0}
    counts = {",": 0, ".": 0}
    for draft in drafts:
        if draft.figure is None or not _has_mark(draft.value_raw):
            continue
        for match in _NUMBER.finditer(draft.value_raw):
            if mark := decimal_mark(match[0]):
                clear[mark] += 1
            elif _ROUND_COUNT.fullmatch(match[0]) and is_whole(draft):
                counts[OTHER[_MARK.findall(match[0])[0]]] += 1
    shown = _majority(clear)
    return Habit(shown, seen=True) if any(clear.values()) else Habit(_majority(counts))


def _majority(seen: dict[str, int]) -> str:
    return next((mark for mark, n in seen.items() if n and n >= MAJORITY * seen[OTHER[mark]]), "")


def is_whole(draft: Draft) -> bool:
    """Whether the draft counts things, of which there are no parts: papers, people; not money or hectares."""
    if draft.indicator is None:
        return (bool(draft.unit) or draft.match.method == COUNTED) and not is_divisible(draft.unit)
    return draft.indicator.kind == "count" and not is_divisible(_unit(draft))


def _unit(draft: Draft) -> str:
    return draft.unit or (draft.indicator.unit if draft.indicator else "")


def settled(drafts: Sequence[Draft], form: Form) -> list[Draft]:
    """The drafts with every figure that a mark leaves open decided, or without value; each with a note that says so."""
    habit = habit_of(drafts)
    by_sums = dict(_by_sums(drafts, form)) if not habit.decimal else {}
    return [_settled(d, habit, by_sums.get(n, "")) if _has_mark(d.value_raw) else d for n, d in enumerate(drafts)]


def _settled(draft: Draft, habit: Habit, by_sum: str) -> Draft:
    if draft.indicator is not None and draft.indicator.kind not in {"count", "percent"}:
        return draft
    leading = _LEADING.match(draft.value_raw)
    if leading is None or not (marks := _MARK.findall(leading["number"])):
        return draft
    if draft.figure is None:
        return _open(draft, marks[-1], habit, by_sum)
    if not has_two_meanings(leading["number"]):
        return _clear(draft, decimal_mark(leading["number"]), habit)
    if draft.indicator is not None and draft.indicator.kind == "percent":
        usual = marks[-1] == (habit.decimal or STANDARD)
        return draft if usual else _noted(draft, "by_range", marks[-1], decimal=True)
    if is_whole(draft):
        usual = marks[-1] != (habit.decimal or STANDARD) and (habit.seen or marks[-1] != STANDARD)
        return draft if usual else _noted(draft, "by_kind", marks[-1], decimal=False)
    return _open(draft, marks[-1], habit, by_sum)


def _clear(draft: Draft, decimal: str, habit: Habit) -> Draft:
    """A figure whose marks leave nothing open: noted where the report writes otherwise, doubted as a count in parts."""
    figure = draft.figure
    if figure is not None and is_whole(draft) and figure.value != figure.value.to_integral_value():
        noted = _noted(draft, "in_parts", decimal, decimal=True)
        return noted._replace(confidence=draft.confidence * DOUBTFUL)
    if habit.seen and decimal and habit.decimal == OTHER[decimal]:
        return _noted(draft, "otherwise", decimal, decimal=True)
    return draft


def _open(draft: Draft, mark: str, habit: Habit, by_sum: str) -> Draft:
    """A figure that may well have decimals: the report's habit decides, else a total, else nothing."""
    decimal = habit.decimal or by_sum
    if not decimal:
        return _noted(draft, "open", mark, decimal=False)._replace(figure=None) if draft.figure else draft
    reading = read_cell(draft.value_raw, draft.indicator.kind if draft.indicator else "count", _unit(draft), decimal)
    if reading.figure is None:
        return draft
    draft = draft._replace(figure=reading.figure, note=_replaced(draft, reading.note))
    if habit.seen and mark != habit.decimal == STANDARD:
        return draft
    return _noted(draft, "by_habit" if habit.decimal else "by_sum", mark, decimal=mark == decimal)


def _replaced(draft: Draft, note: str) -> str:
    """The draft's note without what its first reading said, with what the last one says."""
    words = figure_words()["unclear"].format(raw=draft.value_raw)
    return "; ".join(dict.fromkeys(n for n in (note, *draft.note.split("; ")) if n and n != words))


def _noted(draft: Draft, why: str, mark: str, *, decimal: bool) -> Draft:
    words = figure_words()["marks"]
    role = words["decimal" if decimal else "thousands"]
    said = words[why].format(raw=draft.value_raw, mark=words[mark], role=role)
    return draft._replace(note="; ".join(n for n in (said, draft.note) if n))


def _by_sums(drafts: Sequence[Draft], form: Form) -> Iterator[tuple[int, str]]:
    """For open figures of a column with a total, by position: the mark of decimals with which alone the rows add up."""
    columns: dict[str, list[int]] = {}
    for n, draft in enumerate(drafts):
        if draft.indicator is not None and draft.dimension and draft.indicator.kind == "count":
            columns.setdefault(draft.indicator.code, []).append(n)
    for positions in columns.values():
        column = [drafts[n] for n in positions]
        if any(has_two_meanings(d.value_raw) and not is_whole(d) for d in column):
            closing = [mark for mark in OTHER if _closes(column, mark, form)]
            if len(closing) == 1:
                yield from ((n, closing[0]) for n in positions)


def _closes(column: Sequence[Draft], decimal: str, form: Form) -> bool:
    """Whether the column's rows add up to its total within what was rounded, decimals behind that mark."""
    total: list[Figure] = []
    parts: list[Figure] = []
    for draft in column:
        figure = read_cell(draft.value_raw, "count", _unit(draft), decimal).figure
        if figure is not None:
            (total if draft.dimension_code == form.total_code else parts).append(figure)
    if len(total) != 1 or len(parts) < 2:
        return False
    rounded = total[0].half_unit + sum((p.half_unit for p in parts), Decimal(0))
    return abs(total[0].value - sum((p.value for p in parts), Decimal(0))) <= rounded

"""Figures in the note beside a figure: `Cấp huyện 282/360`, `03+25`, `trong đó 02 nữ`, `so với cùng kỳ tăng 12`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache

import regex

from normalize.numbers import NUMBER, number
from normalize.report import Figure, Noted
from normalize.spelled import figure_words
from normalize.text import squeeze

RATIO, SUM, PART, COUNT, RATE = "ratio", "sum", "part", "count", "rate"
CHANGE, BEFORE, DATED, PLAN = "change", "before", "dated", "plan"
_FIGURE = regex.compile(
    rf"(?<![\d#.,\p{{L}}])(?P<first>{NUMBER})(?:(?P<sum>(?: ?\+ ?\d{{1,6}})+)| ?/ ?(?P<of>{NUMBER}))?(?P<percent> ?%)?"
    r"(?![\d#]|[.,/\-]\d|/\p{L})"
)
_DIGIT = regex.compile(r"\d")
_MARKS = " ,;:.-–()"


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    words = dict(figure_words()["note"])
    masks = "|".join(words.pop("masks"))
    return {name: regex.compile(text) for name, text in {**words, "masks": masks}.items()}


@lru_cache(maxsize=1 << 12)
def noted_figures(note: str) -> tuple[Noted, ...]:
    """The figures in a note, in its order, each with how it stands to the figure that is noted."""
    text = squeeze(note)
    patterns = _patterns()
    lower = text.lower() if len(text.lower()) == len(text) else text
    view = patterns["masks"].sub(lambda m: _DIGIT.sub("#", m[0]), lower)
    found: list[Noted] = []
    since, inside = 0, False
    for match in _FIGURE.finditer(view):
        before = view[since : match.start()]
        stop = patterns["ends"].search(view, match.end())
        end = stop.start() if stop else len(view)
        inside = (inside or patterns["part"].search(before) is not None) and "." not in before
        relation, figure = _read(match, before, view[end : end + 20], inside)
        if figure is not None:
            about = (
                " ".join(text[match.end() : end].split()) or text[_clause(view, since, match.start()) : match.start()]
            )
            found.append(Noted(figure, relation, about.strip(_MARKS)))
        since = end
    return tuple(found)


def _clause(view: str, since: int, end: int) -> int:
    """Where the words right before a figure begin."""
    end = since + len(view[since:end].rstrip(_MARKS))
    return max((m.end() for m in _patterns()["ends"].finditer(view, since, end)), default=since)


def _read(match: regex.Match[str], before: str, behind: str, inside: bool) -> tuple[str, Figure | None]:
    """The relation that the words before a figure say, and the figure, a decrease below zero."""
    patterns = _patterns()
    first = number(match["first"], "percent" if match["percent"] else "count")
    if first is None:
        return "", None
    if match["percent"]:
        return RATE, Figure(*first)
    if patterns["up"].search(before) or patterns["down"].search(before):
        sign = -1 if patterns["down"].search(before) else 1
        return CHANGE, Figure(first[0] * sign, first[1])
    for relation, said in ((BEFORE, "before"), (PLAN, "plan"), (DATED, "dated")):
        if patterns[said].search(before) or patterns[said].match(behind.strip(_MARKS)):
            return relation, Figure(*first)
    if match["sum"]:
        return SUM, Figure(first[0] + sum(map(Decimal, match["sum"].replace(" ", "").split("+")[1:]), Decimal(0)))
    if match["of"]:
        whole = number(match["of"])
        return RATIO, None if whole is None else Figure(first[0], Decimal(0), whole[0])
    return (PART if inside else COUNT), Figure(*first)


def restated(noted: Sequence[Noted]) -> Figure | None:
    """What a note says the noted figure is: its sum, its only ratio, or the total of what it counts one by one.

    None for a note that gives only a part, a change, or another period's figure. `282/360` is 282 of 360; `03 đơn vị
    thuộc huyện và 25 trường` is 28.
    """
    own = [n for n in noted if n.relation in {SUM, RATIO, COUNT}]
    first = [n for n in own if n.relation != COUNT]
    if len(first) == 1:
        return first[0].figure
    if first or len(own) < 2:
        return None
    return Figure(sum((n.figure.value for n in own), Decimal(0)), sum((n.figure.half_unit for n in own), Decimal(0)))


def listed(noted: Sequence[Noted]) -> str:
    """The figures of a note as text: `ratio 282/360 (Cấp huyện); part 2 (nữ)`."""
    return "; ".join(
        f"{n.relation} {n.figure.value}"
        + (f"/{n.figure.denominator}" if n.figure.denominator is not None else "")
        + (f" ({n.about})" if n.about else "")
        for n in noted
    )

"""A list of names, some of which only head those below them: what each stands under.

A list says by its signs what belongs to what: `2. Số TTHC đã công bố`, below it `- Tổng số` and `+ Đúng hạn`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from normalize.form import Form
from normalize.row_numbers import ITEM_SIGNS, compared_number, item_sign
from normalize.text import fold, squeeze, unnumbered

HALF = 0.5  # of a step in a list
LETTERED = 0.75  # how deep an item with a letter stands: below numbers, above signs
_LETTER = regex.compile(r"\s*[a-zđ][.)](?:\s|$)")


class Item(NamedTuple):
    """One of a list's names, the sign or number in the column before it, and whether it has no figure."""

    name: str
    number: str
    blank: bool


def under_heads(items: Sequence[Item], form: Form) -> list[tuple[str, ...]]:
    """For each name those of its heads and itself, the highest first; nothing for one that only heads others.

    Where the list has no signs, a name without a figure heads what is named alike below several: `Tổng số` right
    below it, `Tăng, giảm`.
    """
    depths = _depths(items, form)
    heads: list[tuple[float, str]] = []
    found: list[tuple[str, ...]] = []
    for n, item in enumerate(items):
        text = unnumbered(squeeze(item.name))
        heads = [head for head in heads if head[0] < depths[n]]
        if item.blank and n + 1 < len(items) and depths[n + 1] > depths[n]:
            heads.append((depths[n], text))
            found.append(())
        else:
            found.append((*(said for _, said in heads), text))
    return found


def _depths(items: Sequence[Item], form: Form) -> list[float]:
    """How deep in the list each stands: by the sign before it or beside it, else by the parts of its number."""
    signs = _sign_depths(items)
    depths = [_depth(i, signs) for i in items]
    if not any(depths):
        return _depths_by_names(items, form)
    numbered = any(i.blank and squeeze(i.number) for i in items)
    for n, (item, after) in enumerate(pairwise(items)):
        if not item.blank:
            continue
        if numbered and not depths[n] and not squeeze(item.number):
            depths[n] = HALF  # `2 | Dịch vụ công mức độ 3`, below it `Hồ sơ tiếp nhận` without a number
        elif depths[n] and depths[n + 1] == depths[n] and _is_total(after.name, form):
            depths[n] -= HALF  # `+ Hồ sơ tiếp nhận`, and `+ Tổng số` of them
    return depths


def _depth(item: Item, signs: Mapping[str, int]) -> float:
    if _LETTER.match(item.name) or _LETTER.match(item.number):
        return LETTERED
    return signs.get(_sign(item)) or compared_number(item.number).count(".")


def _sign(item: Item) -> str:
    return item_sign(item.name) or item_sign(item.number)


def _sign_depths(items: Sequence[Item]) -> Mapping[str, int]:
    """How deep each sign stands: as usual, but where this list has a sign below one that usually stands deeper.

    The sign of a name without a figure stands above that of the name below it (`* Hồ sơ:`, then `- Tổng số`).
    """
    signs = [_sign(item) for item in items]
    opened = [(one, other) for (one, other), item in zip(pairwise(signs), items, strict=False) if item.blank]
    pairs = {(one, other) for one, other in opened if one and other and one != other}
    if all(ITEM_SIGNS[one] < ITEM_SIGNS[other] for one, other in pairs):
        return ITEM_SIGNS
    depths = dict.fromkeys(filter(None, signs), 1)
    for _ in depths:
        for one, other in sorted(pairs):
            depths[other] = max(depths[other], depths[one] + 1)
    circular = any(depths[one] >= depths[other] for one, other in pairs)
    return ITEM_SIGNS if circular else depths


def _is_total(name: str, form: Form) -> bool:
    return fold(unnumbered(squeeze(name)).lstrip("".join(ITEM_SIGNS))) in form.total_words


def _depths_by_names(items: Sequence[Item], form: Form) -> list[float]:
    """The depths of a list without signs: 1 for what is named like others, below a head without a figure."""
    names = [fold(i.name) for i in items]
    often = Counter(names)
    weak = [name in form.total_words or often[name] > 1 for name in names]
    heads = [n for n, i in enumerate(items[:-1]) if i.blank and not weak[n] and names[n + 1] in form.total_words]
    return [float(bool(heads) and weak[n] and n > heads[0]) for n in range(len(items))]

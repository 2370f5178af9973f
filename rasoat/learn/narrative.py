"""Facts that a blank form asks for in its sentences: `Xã đã tổ chức ….. buổi tuyên truyền`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from normalize.text import fold, squeeze
from rasoat.learn.labels import unit_in
from rasoat.learn.skeleton import Fact

_GAP = r"(?<![,;]\s?|[….\-_])(?:…|\.{3,}|_{3,})[\s….\-_]*+"
_ASKED = regex.compile(rf"{_GAP}(?P<counted>\p{{L}}[\p{{L}}\s]*)(?=(?P<next>[^\p{{L}}\s]|$))")
# Where the words of what is counted end.
_END = regex.compile(
    r"\s(?:và|trong|của|tại|về|đã|được|so|là|bằng|thuộc|trên|từ|đến|cho|với|do|để|đạt|gồm|có|còn|chưa)\s.*$"
)
_DATED = frozenset({"ngay", "thang", "nam", "quy", "gio"})
MAX_WORDS = 6
MAX_SENTENCE = 3000


def facts_asked(sentences: Iterable[str], units: Sequence[str]) -> tuple[Fact, ...]:
    """For each gap with words behind it what is counted, once; gaps in dates, numbers and addresses are none.

    `units`: those known, of which a fact has the one that it counts.
    """
    found: dict[str, Fact] = {}
    for sentence in sentences:
        for match in _ASKED.finditer(squeeze(sentence[:MAX_SENTENCE])):
            counted = squeeze(_END.sub("", f"{match['counted']} ").strip())
            words = fold(counted).split()
            if words and words[0] not in _DATED and len(words) <= MAX_WORDS and match["next"] != "/":
                label = f"Số {counted}"
                found.setdefault(fold(counted), Fact(f"TM.{len(found) + 1}", label, unit_in(label, units), counted))
    return tuple(found.values())

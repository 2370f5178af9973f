"""Facts that a blank form asks for in its sentences: `Xã đã tổ chức ….. buổi tuyên truyền`, `Tổng số đơn: …… đơn`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.gaps import words_before, words_behind
from normalize.money import is_divisible
from normalize.text import fold, plain, squeeze
from rasoat.learn.labels import PERCENT, counted_in, is_rate, unit_in
from rasoat.learn.skeleton import Fact

_GAP = regex.compile(r"(?<!\d\s?|[….\-_])(?:…|\.{3,}|_{3,})[\s….\-_]*+")
_AFTER_COMMA = regex.compile(r"[,;]\s?$")
# `…… trường, …… lớp với …… học sinh`, but neither `xã A, B, …` nor `năm 20…, …… đã`.
_LISTED = regex.compile(r"\s?(?!(?:đã|và|có|được|cùng|sẽ|đang|hoặc|các)\b)\p{Ll}[\p{L} ]{1,40}(?:[,;.]|\p{L})\s?")
_NOUN = regex.compile(r"\p{L}[\p{L}\s]*(?:,\s\p{Ll}+(?:\s\p{Ll}+)?(?=\s(?:về|của|trong)\b|[.,;]|$))?")
# Where the words of what is counted end.
_END = regex.compile(
    r"\s(?:và|trong|của|tại|về|đã|được|so|là|bằng|(?<!trực )thuộc|trên|từ|đến|cho|với|do|để|"
    r"đạt|gồm|có|còn|chưa|giữa|hoàn thành|tham gia)\s.*$"
)
_DATED = frozenset({"ngay", "thang", "nam", "quy", "gio"})
_REPORTS = regex.compile(r"^bao cao\b")
_CLAUSE = regex.compile(
    r"^.*(?:[;,.(]|\b(?:trong đó(?: có)?|với|gồm|bao gồm)\b)\s*", flags=regex.IGNORECASE | regex.DOTALL
)
_BULLET = regex.compile(r"^\s*(?:[-–+*•]|(?:\d{1,2}\.)+|\d{1,2}[.)]|[a-zđ]\))\s*")
_SAYS = regex.compile(r"\s*(?::|\b(?:là|đạt|bằng|đạt tỷ lệ|ước đạt))\s*$", flags=regex.IGNORECASE)
_MEASURED = regex.compile(
    r"^(?:so|tong|ty le|ti le|muc|thoi gian|kinh phi|dien tich|chieu|gia tri|luong|binh quan|khoi luong|nguon)\b"
)
_VERB = regex.compile(r"^(?:.*\b)?(?:đã|được|đang)\s+", flags=regex.IGNORECASE)
_WHOLE = regex.compile(r"^.*[;.(]\s*", flags=regex.DOTALL)
MAX_WORDS = 6
MOST_LABEL = 16  # words
FEWEST_RATE = 3  # words of a rate's label: `Tỷ lệ đạt` names nothing
MAX_SENTENCE = 3000


@dataclass(frozen=True, slots=True)
class _Asked:
    """A gap: the clause before it, what is counted behind it, and the words around it in plain letters."""

    clause: str
    says: bool
    counted: str
    percent: bool
    before: tuple[str, ...]
    behind: tuple[str, ...]


def facts_asked(sentences: Iterable[str], units: Sequence[str]) -> tuple[Fact, ...]:
    """For each gap that asks for a figure what it counts; gaps in dates, numbers and addresses are none.

    `units`: those known, of which a fact has the one that it counts.
    """
    asked = [gap for sentence in sentences for gap in _gaps(squeeze(sentence[:MAX_SENTENCE]))]
    named = [(gap, label) for gap in asked if (label := _label(gap))]
    twice = Counter(fold(label) for _, label in named)
    found: dict[str, Fact] = {}
    nouns = Counter(fold(gap.counted) for gap, _ in named)
    for gap, short in named:
        label = _with_clause(gap, short) if twice[fold(short)] > 1 else short
        if fold(label) in found:
            continue
        kind = "percent" if gap.percent or is_rate(label, "") else "count"
        fact = Fact(f"TM.{len(found) + 1}", label, _unit(gap, label, kind, units), "", kind)
        bare = not gap.counted or bool(fold(gap.counted) == fold(fact.unit) or nouns[fold(gap.counted)] > 1)
        counted = "" if bare or (gap.says and gap.clause) else gap.counted
        found[fold(label)] = replace(fact, counted=counted, before=gap.before, behind=gap.behind)
    return tuple(found.values())


def _gaps(sentence: str) -> Iterator[_Asked]:
    since = 0
    for match in _GAP.finditer(sentence):
        lead, rest = sentence[since : match.start()], sentence[match.end() :]
        if _AFTER_COMMA.search(lead) and not (since and _LISTED.fullmatch(lead) and _LISTED.match(rest)):
            continue
        clause = _BULLET.sub("", lead) if not since else lead
        says = _SAYS.search(clause)
        clause = clause[: says.start()] if says else clause
        whole = _WHOLE.sub("", clause).strip()
        clause = whole if says and _MEASURED.match(fold(whole)) else _CLAUSE.sub("", clause).strip()
        noun = _NOUN.match(rest)
        counted = squeeze(_END.sub("", f"{noun[0]} ").strip()) if noun else ""
        words = fold(counted).split()
        numbered = noun is not None and rest[noun.end() : noun.end() + 1] == "/"
        if words and (words[0] in _DATED or len(words) > MAX_WORDS or numbered or _REPORTS.match(" ".join(words))):
            counted = ""
        around = words_before(plain(sentence[: match.start()])), words_behind(plain(rest))
        yield _Asked(clause, says is not None, counted, rest.lstrip().startswith(PERCENT), *around)
        since = match.end()


def _label(gap: _Asked) -> str:
    """What a gap asks for; empty where it asks for no figure."""
    measured = bool(_MEASURED.match(fold(gap.clause))) and len(gap.clause.split()) <= MOST_LABEL
    rate = measured and is_rate(gap.clause, "")
    if measured and (gap.says or is_divisible(gap.counted)) and (gap.counted or rate or gap.percent or gap.says):
        enough = len(gap.clause.split()) > (FEWEST_RATE - 1 if rate else 1)
        return gap.clause[:1].upper() + gap.clause[1:] if enough else ""
    if not gap.counted or gap.percent:
        return ""
    bare = len(gap.counted.split()) == 1 or fold(counted_in(gap.counted, {})) == fold(gap.counted)
    return _with_clause(gap, f"Số {gap.counted}") if bare else f"Số {gap.counted}"


def _with_clause(gap: _Asked, label: str) -> str:
    """A label that names too little with the words that lead to its gap: `Số người` of `hiện có mặt … người`."""
    words = _VERB.sub("", regex.sub(r"\s(?:là|có|cho|được)$", "", gap.clause)).strip()
    words = regex.sub(r"^(?:và|có|còn|cùng)\s+|^(?:và|có|còn)$", "", words)
    if not words or len(words.split()) > MAX_WORDS or fold(words) in fold(label):
        return label
    return f"{label} {words[:1].lower()}{words[1:]}"


def _unit(gap: _Asked, label: str, kind: str, units: Sequence[str]) -> str:
    if kind == "percent":
        return PERCENT
    words = gap.counted.split()
    if words and (is_divisible(gap.counted) or (gap.says and len(words) <= 2)):
        return gap.counted
    known = {fold(u): u for u in units}
    return counted_in(gap.counted, known) or unit_in(label, units)

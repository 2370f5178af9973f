"""Facts that a blank form asks for in its sentences: `Xã đã tổ chức ….. buổi tuyên truyền`, `Tổng số đơn: …… đơn`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.form_sentences import sentence_as_data
from normalize.gaps import words_before, words_behind
from normalize.money import is_divisible
from normalize.sentences import SENTENCE_ENDS
from normalize.text import fold, plain, squeeze
from rasoat.learn.labels import PERCENT, counted_in, counts_in_brackets, is_rate, unit_in
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
_VERB = regex.compile(r"^(?:.*\b)?(?:đã|đang|(?<!(?:biên chế|số|chỉ tiêu) )được)\s+", flags=regex.IGNORECASE)
_WHOLE = regex.compile(r"^.*[;.(]\s*", flags=regex.DOTALL)
_HEAD = regex.compile(r"([^:.;…]{3,60}):\s")
_MARKS = regex.compile(r"[,;.()…:]")
MAX_WORDS = 6
MOST_LABEL = 16  # words
_PICKS = regex.compile(r"\s(?:có|chưa|không|dưới|trên)\s")  # `…… dự án có tỷ lệ giải ngân dưới 30%`
_UNIT = regex.compile(r"\s*\p{L}+(?:/\p{L}+)?(?:\s\p{L}+(?:/\p{L}+)?)?")
_EACH = regex.compile(r"\s*(\p{Ll}+(?:\s\p{Ll}+)?)\s?/\s?(\d[\d.]*\s\p{L}+)")
REACH = 60  # letters behind a gap
ENOUGH = 4  # words around a gap that name what it asks for
FEWEST_AROUND = 3  # words around a gap by which it is known in another sentence
FEWEST_RATE = 3  # words of a rate's label: `Tỷ lệ đạt` names nothing
MAX_SENTENCE = 3000


@dataclass(frozen=True, slots=True)
class _Asked:
    """A gap: the clause before it, what is counted behind it, and the words around it in plain letters.

    `place`: where it begins and ends in its line; `said`: the words right before and behind it, up to the next mark;
    `unit`: what it is counted in where that is a unit by itself.
    """

    clause: str
    says: bool
    counted: str
    percent: bool
    before: tuple[str, ...]
    behind: tuple[str, ...]
    place: tuple[int, int] = (0, 0)
    said: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a form's narrative asks for: the facts, and its sentences as `phrasings.toml` has them.

    `lines`: its lines as printed, those that ask for facts with `{code}` in the place of each gap.
    """

    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]
    lines: tuple[str, ...] = ()


def narrative_asked(lines: Iterable[str], units: Sequence[str]) -> Told:
    """The facts that a form's lines ask for, and the sentences in which they stand.

    A fact is what a gap counts; gaps in dates, numbers and addresses are none. `units`: those known, of which a fact
    has the one that it counts.
    """
    clean = [squeeze(line[:MAX_SENTENCE]) for line in lines]
    known = {fold(u): u for u in units if fold(u)}
    asked = [(line, gap) for line in clean for gap in _gaps(line, known)]
    shorts = [_label(gap) for _, gap in asked]
    twice = Counter(fold(label) for label in shorts if label)
    said = [fold(label) for label in shorts]
    nouns = Counter(fold(gap.counted) for (_, gap), label in zip(asked, shorts, strict=True) if label)
    around = Counter((gap.before, gap.behind) for _, gap in asked)
    found: dict[str, Fact] = {}
    codes: dict[tuple[str, tuple[int, int]], str] = {}
    previous = ("", "")
    for (line, gap), short in zip(asked, shorts, strict=True):
        label = (_with_clause(gap, short) if twice[fold(short)] > 1 else short) if short else ""
        own = bool(label) and fold(label) not in found
        if not own:
            label = _by_place(gap, label, line, previous[1] if previous[0] == line else "", known)
        if not label or fold(label) in found:
            continue
        kind = "percent" if gap.percent or is_rate(label, "") else "count"
        fact = Fact(f"TM.{len(found) + 1}", label, _unit(gap, label, kind, units), "", kind)
        bare = not gap.counted or bool(fold(gap.counted) == fold(fact.unit) or nouns[fold(gap.counted)] > 1)
        bare = bare or any(f" {fold(gap.counted)} " in f" {other} " for other in said if other != fold(short))
        counted = "" if bare or not own or (gap.says and gap.clause) else gap.counted
        if own and around[gap.before, gap.behind] == 1 and _tells(gap):
            fact = replace(fact, before=gap.before, behind=gap.behind)
        found[fold(label)] = replace(fact, counted=counted, some=_is_some(line, gap), group=_group(line, gap))
        codes[line, gap.place] = fact.code
        previous = previous if kind == "percent" and previous[0] == line else (line, label)
    sentences = dict.fromkeys(s for line in clean for s in _as_data(line, codes))
    return Told(tuple(found.values()), tuple(sentences), tuple(_with_codes(line, codes) for line in clean))


def _with_codes(line: str, codes: Mapping[tuple[str, tuple[int, int]], str]) -> str:
    """A line with the facts' codes in the place of its gaps."""
    found = {match.span(): codes.get((line, match.span()), "") for match in _GAP.finditer(line)}
    for (start, end), code in reversed(found.items()):
        line = f"{line[:start]}{{{code}}} {line[end:]}" if code else line
    return line


def _is_some(line: str, gap: _Asked) -> bool:
    """Whether the words behind what a gap counts pick some of that out."""
    rest = line[gap.place[1] :].lstrip()
    return bool(gap.counted and _PICKS.match(rest.removeprefix(gap.counted)))


def _group(line: str, gap: _Asked) -> str:
    """What the list item is about in which a gap stands: `- Tiểu học: …… trường`; empty for none."""
    head = _HEAD.match(_BULLET.sub("", line))
    return head[1] if head and _BULLET.match(line) and head.end() <= gap.place[0] else ""


def _tells(gap: _Asked) -> bool:
    """Whether the words around a gap tell its figure in a sentence that is not the form's own."""
    both = bool(gap.before and gap.behind)
    return len(gap.before) + len(gap.behind) >= (FEWEST_AROUND if both else FEWEST_AROUND + 1)


def _by_place(gap: _Asked, label: str, line: str, previous: str, known: Mapping[str, str]) -> str:
    """What a gap asks for whose own words name nothing, or what another's do: said by its list item or its sentence."""
    head = _HEAD.match(_BULLET.sub("", line))
    if label and head and head.end() <= gap.place[0]:
        return f"{label} ({head[1]})"
    if not gap.said or not (gap.percent or _counts(line[gap.place[1] :], known)):
        return ""
    named = gap.said if not gap.percent or is_rate(gap.said, "") else f"Tỷ lệ {gap.said}"
    named = f"{named[:1].upper()}{named[1:]}"
    words = len(fold(gap.said).split())
    if words >= ENOUGH:
        return named
    return f"{named} ({previous[:1].lower()}{previous[1:]})" if previous else ""


def _counts(rest: str, known: Mapping[str, str]) -> bool:
    """Whether a gap is followed by what things are counted in."""
    return bool(_unit_behind(rest) or counted_in(rest[:REACH].strip(), known))


def _unit_behind(rest: str) -> str:
    """The unit that forms count in by itself behind a gap: `tạ/ha`, `nghìn con`; empty for none."""
    if each := _EACH.match(rest[:REACH]):
        return f"{each[1]}/{each[2]}"  # `bác sĩ/10.000 dân`
    found = _UNIT.match(rest[:REACH])
    words = found[0].split() if found else []
    return next((said for n in (2, 1) if (said := " ".join(words[:n])) and counts_in_brackets(said)), "")


def _as_data(line: str, codes: Mapping[tuple[str, tuple[int, int]], str]) -> Iterator[str]:
    """The sentences of a line that ask for facts and for nothing else, as `phrasings.toml` has them."""
    since = 0
    for end in [*(m.span() for m in SENTENCE_ENDS.finditer(line)), (len(line), len(line))]:
        start, until = since, end[0]
        since = end[1]
        places = [m.span() for m in _GAP.finditer(line, start, until)]
        gaps = [(a - start, b - start, codes.get((line, (a, b)), "")) for a, b in places]
        if any(code for _, _, code in gaps):
            yield sentence_as_data(plain(line[start:until]), gaps)


def _gaps(sentence: str, known: Mapping[str, str]) -> Iterator[_Asked]:
    since = 0
    for match in _GAP.finditer(sentence):
        lead, rest = sentence[since : match.start()], sentence[match.end() :]
        listed = bool(since) and bool((_LISTED.fullmatch(lead) and _LISTED.match(rest)) or _counts(rest, known))
        if _AFTER_COMMA.search(lead) and not listed:
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
        percent = rest.lstrip().startswith(PERCENT)
        said = f"{_MARKS.split(lead)[-1].strip()} … {_MARKS.split(rest.lstrip(' %'))[0].strip()}".strip(" …")
        yield _Asked(clause, says is not None, counted, percent, *around, match.span(), said, _unit_behind(rest))
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
    words = regex.sub(r"^(?:và|có(?!\smặt)|còn|cùng)\s+|^(?:và|có|còn)$", "", words)
    if not words or len(words.split()) > MAX_WORDS or fold(words) in fold(label):
        return label
    return f"{label} {words[:1].lower()}{words[1:]}"


def _unit(gap: _Asked, label: str, kind: str, units: Sequence[str]) -> str:
    if kind == "percent":
        return PERCENT
    words = gap.counted.split()
    if not words and gap.unit:
        return gap.unit
    if words and (is_divisible(gap.counted) or (gap.says and len(words) <= 2)):
        return gap.counted
    known = {fold(u): u for u in units}
    return counted_in(gap.counted, known) or unit_in(label, units)

"""What the narrative says of the appendices' indicators besides the facts that have codes of their own.

Nothing of it is an observation: it is compared with the appendix' figures (`validate/retold.py`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from data import resource
from normalize.catalogue import CatalogueError, load_catalogue
from normalize.cell_figures import rough_note
from normalize.clauses import glued
from normalize.narrative import Stated
from normalize.numbers import number
from normalize.phrasings import joined, load_phrasings
from normalize.report import EQUAL, LONGER, PART, RELATIONS, Figure, Retold
from normalize.sentences import Sentence, behind_opening
from normalize.sieve import Sieve
from normalize.spots import PERCENT, Pattern
from normalize.stretches import elsewhere, of_communes, other_times, says_longer
from normalize.text import nfc, plain, squeeze

SCOPE = ("longer", "own", "district", "commune", "field", "parts", "level", "some", "ends", "doubt", "usual")
MATCH_SECONDS = 1.0
MOST = 200  # in one report
MOST_BESIDE = 8
AHEAD = 80  # letters behind a figure that are its clause's at most
TOTAL = "[tong-cong]"  # ends a code of a table's total row
AT = "§"  # stands before the figure in its clause
_WORD = regex.compile(r"\{([a-z]\w*)\}")
_CLAUSE = regex.compile(r"[;,.](?!\d)|\d")
_SIGN = regex.compile(r"[;,.()]")
_YEAR = regex.compile(r"\bnam (20\d\d)\b")
_LETTERS = regex.compile(r"[a-z]+")
_NUMBER = r"(?P<n>\d{1,3}(?:[. ]\d{3})+(?!\d)|\d+(?:,\d+)?)"
_COUNT = rf"(?<![\d/.,#]){_NUMBER}(?![\d/#]|[.,]\d|\s?%)"
_PART = rf"(?<![\d/.,#]){_NUMBER}/\d+(?![\d/#]|[.,]\d|\s?%)"
_OTHER = regex.compile(_COUNT)
_RATE = r"(?<![\d/.,#])(?P<n>\d{1,3}(?:[.,]\d+)?)\s?%"


@dataclass(frozen=True, slots=True)
class Saying:
    """How reports say one or several of the appendices' figures.

    `codes`: what is stated, each a code or several added (`4.2.4 + 4.3.3`), any of which it may be; where none is,
    the codes of `shown` are the finding's. `words`: of which the sentence must have one; `needs`: what it must say,
    too; `never`: what it may not; `away`: what may not be said around the figure; `sure`: what makes it sure. `flow`:
    a longer time's figure is no less than the period's. `none`: it has no figure, and says that there are none;
    `communes`: it is about the communes; `shared`: a fact may state its figure, too; `carried`: it speaks of the
    period before, but its figure is this one's; `of_row`: about one field of work, as its words say.
    """

    says: Pattern
    codes: tuple[str, ...]
    shown: tuple[str, ...]
    kind: str
    relation: str
    words: tuple[str, ...]
    needs: tuple[Pattern, ...]
    never: tuple[Pattern, ...]
    away: Pattern
    sure: Pattern | None
    flow: bool
    none: bool
    communes: bool
    shared: bool
    carried: bool
    of_row: bool

    def is_sure(self, clause: str) -> bool:
        """Whether a clause leaves no doubt about what it states."""
        return self.sure is not None and self.sure.search(clause) is not None


@dataclass(frozen=True, slots=True)
class Sayings:
    """A form's sayings; `longer`: what makes a figure one of a longer time, `own` of the report's own again.

    `commune`, `field`: what names communes, a field of work. `parts`: what a figure consists of, right behind it;
    `level`: a figure of the district's among them.
    `some`: what follows what is counted where only some of them are (`văn bản QPPL trái thẩm quyền`); `ends`: what may
    follow where it is all of them. `doubt`: what makes it uncertain whose figure it is; `usual`: the words that stand
    before such a figure without making it another's.
    """

    sayings: Mapping[Pattern, Saying]
    sieve: Sieve
    longer: Pattern
    own: Pattern
    district: Pattern
    commune: Pattern
    field: Pattern
    parts: Pattern
    level: Pattern
    some: Pattern
    ends: Pattern
    doubt: Pattern
    usual: Pattern


@cache
def load_sayings(form: str) -> Sayings | None:
    """The sayings in `data/<form>/retold.toml`, read once a process; None for a form that has none."""
    source = f"{form}/retold.toml"
    file = resource(source)
    if not file.is_file():
        return None
    raw: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    words = {name: joined(text) for name, text in raw["words"].items()} | {"n": _COUNT, "part": _PART, "p": _RATE}
    try:
        sayings = [
            _saying(one, {**words, "row": said}, raw["away"], form, f"{source}: saying {n + 1}")
            for n, entry in enumerate(raw["saying"])
            for said, one in _by_rows(entry)
        ]
        named = {name: _compiled(joined(raw["scope"][name]), words) for name in SCOPE}
    except (KeyError, regex.error) as error:
        raise CatalogueError(f"{source}: {type(error).__name__}: {error}") from error
    return Sayings({s.says: s for s in sayings}, Sieve([s.says for s in sayings]), **named)


def _by_rows(entry: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """An entry for each row of a table of which it is, with the row's words, and its codes with that row."""
    if "rows" not in entry:
        yield "", entry
    for row, said in entry.get("rows", {}).items():
        yield said, {**entry, "codes": [code.replace("{row}", row) for code in entry["codes"]]}


def _compiled(text: str, words: Mapping[str, str]) -> Pattern:
    while (spelled := _WORD.sub(lambda m: words[m[1]], text)) != text:
        text = spelled
    return regex.compile(text)


def _saying(
    raw: Mapping[str, Any], words: Mapping[str, str], away: Mapping[str, Sequence[str]], form: str, where: str
) -> Saying:
    catalogue = load_catalogue(form).by_code
    shown = tuple(raw["codes"])
    codes = (*shown, *raw.get("also", ()))
    for code in codes_in(codes):
        if code.partition("[")[0] not in catalogue:
            raise CatalogueError(f"{where}: {code} is no code of the catalogue")
    relation = raw.get("relation", EQUAL)
    if relation not in RELATIONS:
        raise CatalogueError(f"{where}: relation {relation!r} is none of {', '.join(RELATIONS)}")
    carried: bool = raw.get("carried", False)
    never_there = ("always",) if carried else ("always", "before")
    barred = [text for name in (*never_there, *raw.get("away", ())) for text in away[name]] + list(raw.get("but", ()))
    return Saying(
        says=_compiled(joined(raw["says"]), words),
        codes=codes,
        shown=shown,
        kind=catalogue[shown[0].partition("[")[0]].kind,
        relation=relation,
        words=tuple(raw.get("words", ())),
        needs=tuple(_compiled(text, words) for text in raw.get("needs", ())),
        never=tuple(_compiled(text, words) for text in raw.get("never", ())),
        away=_compiled(joined(barred), words),
        sure=_compiled(raw["sure"], words) if "sure" in raw else None,
        flow=raw.get("flow", False),
        none=raw.get("none", False),
        communes=raw.get("communes", False),
        of_row="rows" in raw,
        shared=raw.get("shared", False),
        carried=carried,
    )


def codes_in(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes, those apart that are added."""
    return tuple(code.strip() for added in codes for code in added.split("+"))


def retold(stated: Iterable[Stated], form: str, year: str) -> tuple[Retold, ...]:
    """What the sentences say of the appendices' figures, in reading order, the same of the same figures once.

    `year` is the report's own, with its part (`2021-Q3`), as `narrative.hits` has it.
    """
    sayings = load_sayings(form)
    if sayings is None:
        return ()
    found: dict[tuple[object, ...], Retold] = {}
    for said in stated:
        for saying in sayings.sieve.likely(said.sentence.prepared):
            for one in _timed(said, sayings.sayings[saying], sayings, form, year):
                key = (one.codes, one.relation, one.figure.value)
                if key not in found or (one.sure and not found[key].sure):
                    found[key] = one
    return tuple(found.values())[:MOST]


def _timed(said: Stated, saying: Saying, sayings: Sayings, form: str, year: str) -> list[Retold]:
    """What a sentence says; nothing where a hostile one takes a pattern too long."""
    try:
        return list(_found(said, saying, sayings, form, year))
    except TimeoutError:
        return []


def _found(said: Stated, saying: Saying, sayings: Sayings, form: str, year: str) -> Iterator[Retold]:
    prepared = said.sentence.prepared
    if saying.words and not any(word in prepared for word in saying.words):
        return
    matches = list(saying.says.finditer(prepared, timeout=MATCH_SECONDS))
    if not matches:
        return
    whole, offset = behind_opening(said.sentence, said.opening)
    if not all(p.search(whole.prepared) for p in saying.needs) or any(p.search(whole.prepared) for p in saying.never):
        return
    phrasings = load_phrasings(form)
    scope = phrasings.scope
    glued_whole = glued(whole.prepared, phrasings.grammar)
    outside = (other_times if saying.of_row else elsewhere)(whole.plain, scope, year)
    of_others = () if saying.communes else of_communes(whole.plain, scope, year)
    for match in matches:
        at = match.start("n") if not saying.none else match.start()
        start, end = offset + at, offset + match.end()
        figure = _figure(said, saying, match)
        clause = _clause(glued_whole, start, end)
        if figure is None or saying.away.search(clause) or _is_of_commune(said, saying, clause, match, sayings):
            continue
        longer = _is_longer(whole.plain, start, sayings, form, year)
        if longer and not (saying.flow and saying.relation == EQUAL and not saying.none):
            continue
        others = outside
        if saying.carried:  # the period before is named by the saying itself, but another one ahead of it counts
            others = tuple((a, start + 1) for a, _ in outside if a < offset + match.start())
        barred = of_others if longer else (*others, *of_others)
        other_year = _other_year(whole.plain, end, year)
        if any(a <= start < b for a, b in barred) or (longer and other_year):
            continue
        some = sayings.some.match(prepared, match.end()) is not None
        ended = saying.relation == PART or sayings.ends.match(prepared, match.end()) is not None
        if (saying.none and not ended) or (some and (longer or saying.none or saying.kind == PERCENT)):
            continue
        usual = _is_usual(said.sentence, match.start(), sayings)
        certain = ended and usual and not sayings.doubt.search(clause) and saying.is_sure(clause.replace(AT, ""))
        relation = LONGER if longer else PART if some else saying.relation
        yield Retold(
            saying.codes,
            saying.shown,
            figure,
            relation,
            certain and not other_year,
            said.sentence.text,
            said.sentence.paragraph.place,
            _beside(prepared, match.end()) if relation == EQUAL and saying.kind != PERCENT else (),
        )


def _figure(said: Stated, saying: Saying, match: regex.Match[str]) -> Figure | None:
    """The figure that it says; None where that is another fact's, unsure, rough or no whole number."""
    if saying.none:
        return Figure(Decimal(0))
    sentence = said.sentence
    start, end = match.span("n")
    printed = sentence.text[slice(*sentence.printed(start, end))].strip()
    taken = not saying.shared and any(c.start < end and start < c.end for c in said.claims)
    if taken or printed in sentence.paragraph.unsure or rough_note(sentence.text, start, end):
        return None
    read = number(match["n"], saying.kind)
    if read is None or (saying.kind != PERCENT and read[0] != read[0].to_integral_value()):
        return None
    return Figure(read[0], read[1] if saying.kind == PERCENT else Decimal(0))


def _clause(prepared: str, start: int, end: int) -> str:
    """What is said around a figure, before which is a sign: from the last semicolon to the next sign behind it."""
    begin = prepared.rfind(";", 0, start) + 1
    stop = _CLAUSE.search(prepared, end)
    behind = prepared[start : min(stop.start() if stop else len(prepared), end + AHEAD)]
    return f"{prepared[begin:start]}{AT}{behind}"


def _beside(prepared: str, end: int) -> tuple[Decimal, ...]:
    """The counts that a sentence states behind a place."""
    found = [number(m["n"]) for m in _OTHER.finditer(prepared, end)][:MOST_BESIDE]
    return tuple(read[0] for read in found if read is not None and read[0] == read[0].to_integral_value())


def _is_usual(sentence: Sentence, end: int, sayings: Sayings) -> bool:
    """Whether only usual words, names and figures lead to a place from the last semicolon on."""
    begin = sentence.prepared.rfind(";", 0, end) + 1
    unusual = sayings.usual.sub(lambda m: " " * len(m[0]), sentence.prepared[begin:end])
    words = [begin + m.start() for m in _LETTERS.finditer(unusual)]
    first = len(sentence.text) - len(sentence.text[begin:].lstrip(" -+*•–"))
    return all(at != first and sentence.text[at].isupper() for at in words)


def _is_of_commune(said: Stated, saying: Saying, clause: str, match: regex.Match[str], sayings: Sayings) -> bool:
    """Whether the parts of a figure, or the paragraph before a clause that names no district, name communes.

    A part that is the district's own shows it, too: `các cấp tiếp nhận 21.450 hồ sơ (cấp huyện 13.870 hồ sơ)`.
    """
    if saying.communes:
        return False
    parts = sayings.parts.match(said.sentence.prepared, match.end())
    if parts and sayings.commune.search(parts[0]):
        return True
    if parts and not saying.none and any(own["n"] != match["n"] for own in sayings.level.finditer(parts[0])):
        return True
    if sayings.district.search(clause):
        return False
    before, _, _ = squeeze(nfc(said.sentence.paragraph.text)).partition(said.sentence.text)
    before = plain(before)
    of_field = not saying.of_row and any(code.endswith(TOTAL) for code in saying.codes)
    return sayings.commune.search(before) is not None or (of_field and sayings.field.search(before) is not None)


def _is_longer(text: str, start: int, sayings: Sayings, form: str, year: str) -> bool:
    """Whether a figure is one of a longer time than the report's, which ends at a word of the report's own time."""
    marks = [m.end() for m in sayings.longer.finditer(text, 0, start)] if _goes_on(year) else []
    said = max(marks, default=0)
    if not said and says_longer(text, start, load_phrasings(form).scope, year):
        said = 1
    return bool(said) and sayings.own.search(text, said, start) is None


def _goes_on(year: str) -> bool:
    """Whether the report's period is a quarter or month behind the year's first."""
    part = year.partition("-")[2]
    return part[:1] in {"Q", "M"} and int(part[1:]) > 1


def _other_year(text: str, end: int, year: str) -> bool:
    """Whether another year than the report's is named, before the next sign behind the figure."""
    stop = _SIGN.search(text, end)
    return any(m[1] != year[:4] for m in _YEAR.finditer(text, 0, stop.start() if stop else len(text)))

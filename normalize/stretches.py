"""The stretches of a sentence that speak of another time, of a plan, or of another level of government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, partial

import regex

from normalize.row_numbers import in_roman
from normalize.sieve import Sieve
from normalize.spots import Pattern

COMMUNES_FIRST = 6  # characters: a sentence about the communes begins with them, behind `Tại` at most
BEFORE_COMPARED = 28  # characters: `so với 388 hồ sơ quý trước`
FIRST_YEAR = 2000
NEVER = "§§"  # stands in no text, so that a pattern with it is not even tried
SINCE = r"(?<!ngay )\btu dau nam(?: (?:den|toi) nay\b)?"
YEAR = r"(?<!\b(?:hoach|cchc|chinh|vu) )\bca nam\b"  # not the plan's
YEAR_MONTHS = 12
COUNTS = ("hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")  # from two on
Stretch = tuple[int, int]
_DIGIT = regex.compile(r"(?<![\d/.,])\d")
_ASIDE = regex.compile(r"[a-z\d/.\- ]*\([^()]*\)")
_END = regex.compile(r"[;.](?!\d)")
_NAMED = regex.compile(
    r"\{(?:year|past|own|earlier|later|half|elapsed|span|longer|months|month|before|inner|partly|single)\}"
)


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What opens a stretch and what ends it, as patterns of plain letters. Compared by identity, to be cached on.

    `{year}` stands for the report's own year, `{past}` for those before it, `{own}` for the quarter that it is on or
    in, `{inner}` for the last one of several, `{span}` for the months that it is on, `{earlier}` for those before that
    in the year, `{elapsed}` for the year's first months of which it is none, `{later}` for the quarters behind it (for
    nothing where the report's period is not known), `{half}` for nothing in the year's first half, and it keeps a
    pattern from being tried in the second; `{longer}` for a time that a quarter or month is only the end of; in a
    report on a month `{months}` for several, `{month}` for its own number, `{before}` for those of the months before;
    `{partly}` for nothing in a report on a quarter or month but the year's first, `{single}` in one on a quarter or
    several, and they keep a pattern from being tried in any other. `exclude`: another time, a plan, which `resume`
    ends; `once`: another time, of the figure right behind it alone; `others`, `communes`: other levels of government
    and the communes' own figures, which `district` ends; `comparison`: what makes it a comparison, which ends at the
    next comma, or behind its brackets; `passing`: a figure of another time, with which its stretch ends; `over`: what
    begins a sentence about a longer time, whose figures state nothing that the sentence before states; `within`: what
    begins one about the report's own time, `longer` a longer one anywhere; `own_level`: what begins one about the
    district alone, `own_clause` what begins a clause about it, `named` what names it anywhere, `lower` what names
    communes; `planned`: what begins one about plans, `plans_go_on`, `communes_go_on` those that go on with plans, with
    the communes of the one before; `quarter`: a quarter, as group `n`; `quarters`: their order.
    """

    exclude: tuple[str, ...]
    once: tuple[str, ...]
    others: tuple[str, ...]
    communes: tuple[str, ...]
    district: tuple[str, ...]
    resume: tuple[str, ...]
    comparison: str
    passing: tuple[str, ...]
    over: tuple[str, ...]
    within: tuple[str, ...]
    own_level: tuple[str, ...]
    own_clause: tuple[str, ...]
    named: tuple[str, ...]
    lower: tuple[str, ...]
    longer: tuple[str, ...]
    communes_go_on: tuple[str, ...]
    planned: tuple[str, ...]
    plans_go_on: tuple[str, ...]
    closed: str
    quarter: str
    quarters: tuple[str, ...]


_PATTERNS = tuple(f.name for f in fields(Scope) if f.name != "quarters")


@lru_cache(maxsize=64)
def compiled(patterns: tuple[str, ...], period: str) -> tuple[Pattern, ...]:
    """The patterns, with what stands in them for times as a report of this period has it; see `Scope`."""
    year, _, part = period.partition("-")
    past = (
        "|".join(f"{n}" for n in range(FIRST_YEAR, int(year)))
        if year.isdecimal() and int(year) > FIRST_YEAR
        else "0000"
    )
    names = {"{year}": year or "0000", "{past}": f"(?:{past})", **_named(part)}
    return tuple(regex.compile(_NAMED.sub(lambda m: names[m[0]], p)) for p in patterns)


def compile_for(scope: Scope, periods: Iterable[str]) -> None:
    """Compiles what a scope's patterns are in reports on these periods, so that it is there when one is read."""
    groups = [value if isinstance(value, tuple) else (value,) for value in map(partial(getattr, scope), _PATTERNS)]
    for period in periods:
        for patterns in groups:
            compiled(patterns, period)


def _named(part: str) -> dict[str, str]:
    """What stands for quarters and months of a period whose code ends so; what finds nothing for what it has not."""
    month = int(part[1:]) if part.startswith("M") else 0
    quarter = int(part[1:]) if part.startswith("Q") else 0
    several = 6 if part == "H1" else int(part[:-1]) if part.endswith("M") else 0
    last = quarter or -(-(month or several) // 3)
    many = _months_of(range(2, 13) if month else (6, 9, 12))
    far = f"(?:{many}|{YEAR}{'|' + SINCE if last > 1 or month > 1 else ''})"
    return {
        "{own}": _quarters(last, last if not several else 0),
        "{inner}": _quarters(last, last) if several else NEVER,
        "{single}": "" if quarter or several else NEVER,
        "{partly}": "" if (last > 1 and not several) or month > 1 else NEVER,
        "{earlier}": _quarters(1, last - 1),
        "{later}": _quarters(last + 1, 4) if last else NEVER,
        "{elapsed}": _months_of(n for n in (3, 6, 9) if n < several or (quarter and n < 3 * quarter)) or NEVER,
        "{half}": "" if 0 < last < 3 else NEVER,
        "{span}": f"(?:{_months_of((several,))}{'|' + YEAR if several == YEAR_MONTHS else ''})" if several else NEVER,
        "{longer}": far if month or quarter else NEVER,
        "{months}": many if month else NEVER,
        "{month}": f"0?{month}(?!\\d)" if month else NEVER,
        "{before}": f"(?:{'|'.join(f'0?{n}' for n in range(1, month))})(?!\\d)" if month > 1 else NEVER,
    }


def _months_of(counts: Iterable[int]) -> str:
    """So many months, as a pattern: `06 tháng`, `sáu tháng`; not the month of a day."""
    said = "|".join(f"0?{n}|{COUNTS[n - 2]}" for n in sorted(counts, reverse=True))
    return rf"(?<!ngay )(?:{said}) thang(?! \d\d?\b)" if said else ""


def _quarters(first: int, last: int) -> str:
    """What the quarters of these numbers are called, as a pattern; one that finds nothing where there are none."""
    return f"(?:{'|'.join(f'{n}|{in_roman(n).lower()}' for n in range(max(first, 1), last + 1)) or NEVER})"


@lru_cache(maxsize=64)
def _sieve(patterns: tuple[str, ...], year: str) -> Sieve:
    return Sieve(compiled(patterns, year))


@lru_cache(maxsize=256)  # a report's sentences are asked twice: for the form's facts, and for what is counted besides
def elsewhere(text: str, scope: Scope, year: str) -> tuple[Stretch, ...]:
    """The stretches of another time, of a plan, of another level of government than district and communes."""
    return _with_quarters(text, scope, year, _opened(text, scope.others, scope.district, scope, year))


def other_times(text: str, scope: Scope, year: str) -> tuple[Stretch, ...]:
    """The stretches of another time and of a plan alone."""
    return _with_quarters(text, scope, year, [])


def _with_quarters(text: str, scope: Scope, year: str, others: Sequence[Stretch]) -> tuple[Stretch, ...]:
    outside = [*_opened(text, scope.exclude, scope.resume, scope, year), *others, *_closed(text, scope, year)]
    outside += [match.span() for pattern in _sieve(scope.once, year).likely(text) for match in pattern.finditer(text)]
    return (*outside, *_earlier_quarters(text, scope, year, outside))


def is_longer(text: str, scope: Scope, year: str) -> bool:
    """Whether a sentence begins with a longer time than the report's: `6 tháng đầu năm` in one on a quarter."""
    return any(pattern.match(text) for pattern in compiled(scope.over, year))


def own_time(text: str, scope: Scope, year: str) -> int:
    """Where the report's own time ends with which a sentence begins (`Riêng quý III`); 0 where it does not."""
    return max((m.end() for pattern in compiled(scope.within, year) if (m := pattern.match(text))), default=0)


def own_level(text: str, scope: Scope, year: str) -> int:
    """Where the district's name ends with which a sentence begins (`Cấp huyện`); 0 where it does not."""
    return max((m.end() for pattern in compiled(scope.own_level, year) if (m := pattern.match(text))), default=0)


def own_clause(text: str, at: int, scope: Scope, year: str) -> int:
    """Where the district's name ends with which a clause begins (`cấp huyện: 303`); 0 where it does not."""
    return max((m.end() for pattern in compiled(scope.own_clause, year) if (m := pattern.match(text, at))), default=0)


def names_district(text: str, scope: Scope, year: str) -> bool:
    """Whether a sentence names the district anywhere as what it speaks of."""
    return any(pattern.search(text) for pattern in compiled(scope.named, year))


def names_lower(text: str, scope: Scope, year: str) -> bool:
    """Whether a sentence names communes as what it speaks of."""
    return any(pattern.search(text) for pattern in compiled(scope.lower, year))


def says_longer(text: str, end: int, scope: Scope, year: str) -> bool:
    """Whether a longer time than the report's is named before a place."""
    return any(pattern.search(text, 0, end) for pattern in compiled(scope.longer, year))


def goes_on(text: str, before: str, scope: Scope, year: str) -> tuple[bool, bool]:
    """Whether a sentence goes on with what the one before plans, and with the communes of which it spoke."""
    plans = _begins(text, scope.plans_go_on, year) and _begins(before, scope.planned, year)
    communes = bool(before) and _begins(text, scope.communes_go_on, year)
    spoken = of_communes(before, scope, year) if communes else []
    return plans, any(start < COMMUNES_FIRST and end == len(before) for start, end in spoken)


def _begins(text: str, patterns: tuple[str, ...], year: str) -> bool:
    return any(pattern.match(text) for pattern in compiled(patterns, year))


def of_communes(text: str, scope: Scope, year: str) -> list[Stretch]:
    """The stretches that speak of the communes alone."""
    return _opened(text, scope.communes, scope.district, scope, year)


def _opened(text: str, patterns: tuple[str, ...], resume: tuple[str, ...], scope: Scope, year: str) -> list[Stretch]:
    """What one of the patterns opens, up to where the sentence comes back to the matter."""
    found = [match for pattern in _sieve(patterns, year).likely(text) for match in pattern.finditer(text)]
    if not found:
        return []
    resumes = sorted(m.start() for p in _sieve(resume, year).likely(text) for m in p.finditer(text))
    passed = [m.span() for p in _sieve(scope.passing, year).likely(text) for m in p.finditer(text)]
    ends = [min((b for a, b in passed if a <= m.start() < b), default=len(text)) for m in found]
    said = [(m.start(), min(_end(text, m, resumes, scope, year), end)) for m, end in zip(found, ends, strict=True)]
    return [stretch for start, end in said for stretch in _around_aside(text, start, end, resumes)]


def _around_aside(text: str, start: int, end: int, resumes: Sequence[int]) -> Iterator[Stretch]:
    """A stretch that ends within brackets, and what goes on behind these: `9 tháng 1.520 (riêng quý III 560), …`."""
    yield start, end
    opened = text.rfind("(", start, end + 1)
    close = text.find(")", end)
    if end in resumes and opened > text.rfind(")", start, end) and close > 0 and text[close + 1 : close + 2] == ",":
        yield close, next((r for r in resumes if r > close), len(text))


def _end(text: str, match: regex.Match[str], resumes: Sequence[int], scope: Scope, year: str) -> int:
    """Where a stretch ends: where the matter is resumed, with its brackets, a comparison at the next comma."""
    end = next((r for r in resumes if r >= match.end()), len(text))
    bracket = text.find(")", match.end())
    opened = text.rfind("(", 0, match.start() + 1)
    if bracket >= 0 and ("(" in match[0] or opened > text.rfind(")", 0, match.start() + 1)):
        end = min(end, bracket)
    (compared,) = compiled((scope.comparison,), year)
    if compared.search(text, max(0, match.start() - BEFORE_COMPARED), match.end()):
        behind = _behind_brackets(text, match.end())
        end = min([end, *(at for sign in ",;" if (at := text.find(sign, behind)) >= 0)])
    return end


def _behind_brackets(text: str, at: int) -> int:
    """Where brackets close that follow there before any other sign: `so với cùng kỳ năm 2020 (163 hồ sơ; 41 hồ sơ)`."""
    opened = _ASIDE.match(text, at)
    return opened.end() if opened else at


def _closed(text: str, scope: Scope, year: str) -> list[Stretch]:
    """The clauses with figures of which their end says that they are past: `20 thủ tục cuối năm 2020, nay 47`."""
    (pattern,) = compiled((scope.closed,), year)
    found = [
        (max(text.rfind(sign, 0, m.start()) for sign in (", ", "; ", ". ")) + 1, m) for m in pattern.finditer(text)
    ]
    return [(start, m.end()) for start, m in found if _DIGIT.search(text, start, m.start())]


def _earlier_quarters(text: str, scope: Scope, year: str, outside: Sequence[Stretch]) -> list[Stretch]:
    """Of several quarters with figures that a sentence sets against each other, those before the last one are past."""
    (pattern,) = compiled((scope.quarter,), year)
    named = [
        (*m.span(), scope.quarters.index(m["n"]) % 4)
        for m in pattern.finditer(text)
        if not any(start < m.start() and m.end() <= end for start, end in outside)
    ]
    if len(named) < 2:
        return []
    figures = [m.start() for m in _DIGIT.finditer(text) if not any(a <= m.start() < b for a, b in outside)]
    edges = sorted({0, len(text), *(m.start() for m in _END.finditer(text)), *(start for start, _, _ in named)})
    behind = [(start, min(e for e in edges if e > start), n) for start, _, n in named]
    edges = sorted({0, len(text), *(m.start() for m in _END.finditer(text)), *(end for _, end, _ in named)})
    before = [(max(e for e in edges if e < end), end, n) for _, end, n in named]
    inside = [end for _, end, _ in named]
    said = behind if any(inside[-1] <= f < behind[-1][1] for f in figures) else before
    told = [(a, b, n) for a, b, n in said if any(a <= f < b and not _within(f, named) for f in figures)]
    return [(a, b) for a, b, n in told if n < max(n for _, _, n in told)]


def _within(place: int, named: Sequence[tuple[int, int, int]]) -> bool:
    return any(start <= place < end for start, end, _ in named)

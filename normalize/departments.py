"""Which department of a people's committee issues a report, by the lines of the letterhead below the committee's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import regex

from data import resource
from normalize.text import fold, plain, squeeze

MOST_LETTERS = 100  # of a department's name
MOST_LINES = 3  # a name in a narrow column is broken into so many at the most
_STATE = regex.compile(
    r"\bcong\s+hoa\s+xa\s+hoi\s+chu\s+nghia(?:\s+viet\s+nam)?|\bdoc\s+lap\s*\W\s*tu\s+do\s*\W\s*hanh\s+phuc"
)
_PHRASES = tuple(map(str.split, ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc")))
_WORD = regex.compile(r"\w+")
FEWEST_BEGUN, MOST_BETWEEN = 2, 3  # words of such a phrase at a line's end, lines on to the one that has the others
_SIGN = regex.compile(r"\bso\s*:?[\s.…_\d]*/\s*bc\s*[-–]\s*([a-z]+)")
_LINKED = regex.compile(r"(?:\W|\bva)$")
_LINKS = regex.compile(r"^(?:[-–&,]|va\b)")
_ABBREVIATION = regex.compile(r"\b(?:HĐND|UBND|TTHC|CCHC)\b", flags=regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Department:
    """A department's name as running text writes it, and what its line says behind it: its unit, where one is named.

    `of_province`: whether only provinces have such a department.
    """

    name: str
    behind: str
    of_province: bool


@dataclass(frozen=True, slots=True)
class _Known:
    opening: Mapping[str, str]
    province: frozenset[str]
    names: Mapping[str, str]


@cache
def _known() -> _Known:
    """The words that open a department's name and known names, by their folded text; the longest names first."""
    raw = tomllib.loads(resource("departments.toml").read_text(encoding="utf-8"))
    names = {fold(name): name for name in raw["names"]} | {fold(k): name for k, name in raw["spellings"].items()}
    longest = dict(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0])))
    return _Known({fold(w): w for w in raw["opening"]}, frozenset(map(fold, raw["province"])), longest)


def left_lines(texts: Sequence[str]) -> list[str]:
    """A letterhead's lines without the state's name and motto, also where lines of the left column part their words."""
    lines = "\n".join(texts).split("\n")
    for n, line in enumerate(lines):
        for begun, rest in _begun(line):
            later = range(n + 1, min(n + 1 + MOST_BETWEEN, len(lines)))
            ended = [(m, found) for m in later if (found := _ended(lines[m], rest)) is not None]
            if ended:  # a line of nothing else is the rest, whatever the unit's name ends on
                at, left = next((end for end in ended if not end[1]), ended[0])
                lines[n], lines[at] = begun, left
                break
    return _without_phrases("\n".join(lines)).split("\n")


def _begun(line: str) -> Iterator[tuple[str, Sequence[str]]]:
    """A line without the beginning of such a phrase at its end, and the words that the phrase still wants."""
    words = [*_WORD.finditer(plain(line))]
    for phrase in _PHRASES:
        for count in range(min(len(words), len(phrase) - 1), FEWEST_BEGUN - 1, -1):
            if [word[0] for word in words[-count:]] == phrase[:count]:
                yield line[: words[-count].start()], phrase[count:]


def _ended(line: str, rest: Sequence[str]) -> str | None:
    """A line without these words at its end; None where they are not there."""
    words = [*_WORD.finditer(plain(line))][-len(rest) :]
    return line[: words[0].start()] if [word[0] for word in words] == rest else None


def _without_phrases(text: str) -> str:
    said = plain(text)
    kept, end = [], 0
    for match in _STATE.finditer(said):
        kept.append(text[end : match.start()])
        end = match.end()
    return "".join((*kept, text[end:]))


def signed_by(texts: Sequence[str]) -> str:
    """What the report's number ends on, folded (`ubnd`, `snv`), also where the number itself is blank."""
    return next((found[1] for text in texts if (found := _SIGN.search(plain(text)))), "")


def issuing(texts: Sequence[str]) -> Department | None:
    """The department that issues the report: the last one that a letterhead names; None for the committee itself.

    A number that ends on UBND is the committee's own, whichever of its offices stands above it.
    """
    if signed_by(texts).startswith("ubnd"):
        return None
    lines = [squeeze(line) for line in left_lines(texts)]
    lines = [*takewhile(lambda line: not fold(line).startswith("kinh gui"), filter(None, lines))]
    found = [department for n in range(len(lines)) if (department := _department(lines, n)) is not None]
    return found[-1] if found else None


def _department(lines: Sequence[str], at: int) -> Department | None:
    opening = _opening(lines[at])
    if not opening:
        return None
    *_, line = _joined(lines[at : at + MOST_LINES])
    of_province = opening in _known().province
    for folded, name in _known().names.items():
        if fold(line) == folded or fold(line).startswith(f"{folded} "):
            return Department(name, _behind(line, len(folded.split())), of_province)
    return Department(_written(line), "", of_province) if line.isupper() and len(line) <= MOST_LETTERS else None


def _opening(line: str) -> str:
    """The word, folded, with which a department's name begins; empty for any other line.

    Where a line has marks they must be the word's: `SỐ` is not `SỞ`.
    """
    folded = fold(line)
    bare = plain(line) == line.lower()
    if not line[:1].isupper() or any(ch.isdigit() for ch in line):
        return ""
    for opening, written in _known().opening.items():
        own = " ".join(line.split()[: len(opening.split())]).lower()
        if folded.startswith(f"{opening} ") and (bare or own == written.lower()):
            return opening if not _SIGN.search(plain(line)) and ":" not in line else ""
        if folded == opening and folded in _known().names and (bare or own == written.lower()):
            return opening
    return ""


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The first line, then with each further one that goes on with it: a name is broken, or its unit stands below."""
    text = lines[0]
    yield text
    for line in lines[1:]:
        together = f"{text} {line}"
        known = any(name.startswith(fold(together)) for name in _known().names)
        linked = _LINKED.search(plain(text)) or _LINKS.search(plain(line))
        if _opening(line) or line.isupper() != text.isupper() or any(ch.isdigit() for ch in line):
            return
        if not (known or linked):
            return
        text = together
        yield text


def _behind(line: str, words: int) -> str:
    """What a line says behind so many folded words."""
    ends = (n for n in range(1, len(line) + 1) if not line[n : n + 1].isalnum())
    return line[next(n for n in ends if len(fold(line[:n]).split()) >= words) :].strip(" -–,")


def _written(line: str) -> str:
    """A name in capitals as a sentence writes it: two capitals, its abbreviations kept."""
    if not line.isupper():
        return line
    opening = next(w for f, w in _known().opening.items() if fold(line).startswith(f"{f} "))
    rest = line[len(opening) :].strip()
    lower = _ABBREVIATION.sub(lambda m: m[0].upper(), rest.lower())
    return f"{opening} {lower[:1].upper()}{lower[1:]}"

"""What a drawn form's words imply, beside what `rasoat learn` proposed: indicators by label, relations by meaning."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bench.forms_drawn import Form, Indicator
from normalize.text import fold

ALIKE = 90.0
NEAR = 78.0
_SUM = re.compile(r"tổng|cộng", re.IGNORECASE)  # begins the row that sums up rows learned as names
_BEFORE = re.compile(
    r"^(?:[-+*]\s*|(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])[.)]\s+|(?:trong đó|chia ra)\s*:\s*)+", re.IGNORECASE
)
Target = tuple[str, str]
"""A learned code and the name of a row ('' where there is none)."""
Relation = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Learned:
    """A learned folder: its catalogue's rows, rules (id, equations) and links."""

    catalogue: tuple[Mapping[str, str], ...]
    rules: tuple[tuple[str, str], ...]
    links: tuple[Mapping[str, str], ...]


def learned(folder: Path) -> Learned:
    """What lies in a folder that `rasoat learn` wrote."""

    def table(name: str) -> tuple[Mapping[str, str], ...]:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return tuple(csv.DictReader(file))

    rules = []
    for rule in tomllib.loads((folder / "rules.toml").read_text("utf-8"))["rule"]:
        for code in rule.get("each", [""]) if "equation" in rule else ():
            rules.append((rule["id"], rule["equation"].replace("{code}", code)))
    return Learned(table("catalogue.csv"), tuple(rules), table("links.csv"))


def plain(label: str) -> str:
    """A label for comparison: folded, without a dash, a number or "Trong đó:" before it."""
    return fold(_BEFORE.sub("", label)).strip()


def _paired(wanted: list[tuple[str, str]], offered: list[tuple[str, str]]) -> dict[str, str]:
    """Keys to codes, of (key, label) and (code, label): equal labels in order, then the likest ones in order."""
    found: dict[str, str] = {}
    by_label = defaultdict(list)
    for code, label in offered:
        by_label[plain(label)].append(code)
    for key, label in wanted:
        if by_label[plain(label)]:
            found[key] = by_label[plain(label)].pop(0)
    taken = set(found.values())
    rest = [
        (fuzz.ratio(plain(label), plain(other)), key, code)
        for key, label in wanted if key not in found
        for code, other in offered if code not in taken
    ]  # fmt: skip
    for score, key, code in sorted(rest, key=lambda r: -r[0]):
        if score >= ALIKE and key not in found and code not in taken:
            found[key] = code
            taken.add(code)
    return found


def _gaps(form: Form, facts: list[tuple[str, str]]) -> dict[str, str]:
    """Gaps to codes: in order, where a label has all words of the truth, or is much like them."""
    found: dict[str, str] = {}
    at = 0
    for one in form.indicators:
        if not one.narrative or not one.words:
            continue
        words = plain(one.words).split()
        for n in range(at, len(facts)):
            label = plain(facts[n][1])
            if all(w in label.split() for w in words) or fuzz.token_set_ratio(label, " ".join(words)) >= NEAR:
                found[one.key], at = facts[n][0], n + 1
                break
    return found


def targets(form: Form, found: Learned) -> dict[str, Target]:
    """Where each indicator went: its learned code, and the row's name where rows of a table became names."""
    rows = [r for r in found.catalogue if r["kind"] != "group"]
    told = [(r["code"], r["label"]) for r in rows if r["section"] == "TM"]
    printed = [(r["code"], r["label"]) for r in rows if r["section"] != "TM" and not r["dimension"]]
    by_row = [(r["code"], r["label"]) for r in rows if r["section"] != "TM" and r["dimension"]]
    across = [i for i in form.indicators if not i.narrative and form.blocks[i.table].across]
    with_names = {i.key for i in across if any(li.label for li in form.blocks[i.table].lines)}
    down = [(i.key, i.words) for i in form.indicators if not i.narrative and i.key not in with_names]
    result = {key: (code, "") for key, code in _paired(down, printed).items()}
    result |= {
        key: (code, "*")
        for key, code in _paired([(i.key, i.words) for i in across if i.key in with_names], by_row).items()
    }
    taken = {code for code, _ in result.values()}
    free = [(code, label) for code, label in by_row if code not in taken]
    for one in form.indicators:
        if one.column and one.key not in result:
            code = next((c for c, label in free if plain(label) == plain(one.column)), "")
            if code:
                result[one.key] = (code, "T" if _SUM.match(one.row) else one.row)
    return result | {key: (code, "") for key, code in _gaps(form, told).items()}


def relation(text: str, form: Form) -> Relation:
    """A relation between keys: its sign and the terms of both sides, each with `*` or `T` where its table has rows."""
    sign = next(s for s in ("<=", "~", "=") if s in text)
    left, right = text.split(sign)
    if sign == "~":
        return (
            sign,
            (_bare(left),),
            tuple(_bare(n) for n in re.findall(r"[A-Za-z_][\w.]*", re.sub(r"\[.*?\]|@T", "", right))),
        )
    sides = tuple(_terms(left, form)), tuple(_terms(right, form))
    if sign == "=":
        sides = tuple(sorted(sides, key=lambda s: (len(s), s)))  # type: ignore[assignment]
    return sign, *sides


def _bare(term: str) -> str:
    return re.sub(r"\[.*?\]|@T", "", term).strip()


def _terms(side: str, form: Form) -> list[str]:
    found = []
    for sign, term in re.findall(r"([+-]?)\s*(sum\([^)]*\)|[\w.@]+(?:\[[^\]]*\])?)", side):
        text = term.replace("@T", "[T]")
        key = _bare(text.removeprefix("sum(").removesuffix(")"))
        block = form.blocks[form.of(key).table] if any(i.key == key for i in form.indicators) else None
        if "[" not in text and block is not None and block.across and any(li.label for li in block.lines):
            text += "[*]"
        found.append(("-" if sign == "-" else "") + text)
    return sorted(found)


def _moved(rule: Relation) -> Relation:
    """The equation with what is subtracted on the other side: `d = a - b` is `a = b + d`."""
    sign, left, right = rule
    if sign != "=" or not any(t.startswith("-") for t in (*left, *right)):
        return rule
    new_left = [*(t for t in left if t[0] != "-"), *(t[1:] for t in right if t[0] == "-")]
    new_right = [*(t for t in right if t[0] != "-"), *(t[1:] for t in left if t[0] == "-")]
    sides = sorted((tuple(sorted(new_left)), tuple(sorted(new_right))), key=lambda s: (len(s), s))
    return sign, *sides


def stated(form: Form, lines: Iterable[str]) -> list[Relation]:
    """Relations as drawn."""
    return [_moved(relation(line, form)) for line in lines]


def in_keys(equation: str, form: Form, where: Mapping[str, Target]) -> Relation | None:
    """A proposed equation in the truth's keys; None where it names a code that is no indicator of the form."""
    totals = {fold(li.label) for b in form.blocks for li in b.lines if li.kind == "total"} | {fold("Tổng cộng")}
    sums = {code for code, row in where.values() if row == "T"}
    by_code = {target: key for key, target in where.items()}
    unknown = False

    def put(match: re.Match[str]) -> str:
        nonlocal unknown
        code, row = match[1], match[2] or ""
        if row.startswith("["):
            row = row[1:-1]
        if (code, "*") in by_code:
            return by_code[code, "*"] + ("[T]" if fold(row) in totals else f"[{row}]" if row else "")
        name = by_code.get((code, "T" if code in sums and fold(row) in (*totals, "t") else row))
        if name is None:
            unknown = True
            return "?"
        return name

    codes = sorted({code for code, _ in where.values()}, key=len, reverse=True)
    pattern = r"(?<![\w.])(" + "|".join(map(re.escape, codes)) + r")(?![\w])(?!\.\w)(\[[^\]]*\])?"
    text = re.sub(pattern, put, equation)
    if unknown or (re.search(r"(?<![\w.])(?:[A-Z]\w*\.\w+|@-1)", re.sub(r"sum\(", "", text)) and "@-1" in text):
        return None
    try:
        return _moved(relation(text, form))
    except (StopIteration, ValueError):
        return None


class Implied:
    """What follows from a form's relations: what a proposal may say without being wrong."""

    def __init__(self, form: Form) -> None:
        self.wanted = stated(form, form.relations)
        self.all = [*self.wanted, *stated(form, form.also)]
        self.same: dict[str, str] = {}
        for sign, left, right in self.all:
            if sign == "=" and len(left) == len(right) == 1 and not right[0].startswith("sum("):
                self._join(left[0], right[0])
        self.equal = {self._plain(r) for r in self.all}
        self.below: set[tuple[str, str]] = set()
        for sign, left, right in self.all:
            if sign == "<=" and len(left) == len(right) == 1:
                self.below.add((self._one(left[0]), self._one(right[0])))
            if sign == "=" and len(left) == 1 and len(right) > 1:
                self.below |= {(self._one(t), self._one(left[0])) for t in right}
        while True:
            more = {(a, d) for a, b in self.below for c, d in self.below if b == c} - self.below
            if not more:
                break
            self.below |= more

    def _one(self, term: str) -> str:
        while term in self.same:
            term = self.same[term]
        return term

    def _join(self, a: str, b: str) -> None:
        a, b = self._one(a), self._one(b)
        if a != b:
            self.same[max(a, b)] = min(a, b)

    def _plain(self, rule: Relation) -> Relation:
        sign, left, right = rule
        sides = [tuple(sorted(map(self._one, side))) if sign != "~" else side for side in (left, right)]
        if sign == "=":
            sides.sort(key=lambda s: (len(s), s))
        return sign, *sides

    def holds(self, rule: Relation) -> bool:
        """Whether a relation follows from the form's."""
        sign, left, right = plain_rule = self._plain(rule)
        if plain_rule in self.equal or (sign == "=" and left == right):
            return True
        if sign == "<=" and len(right) == 1:
            sums = [set(r) for s, le, r in self.equal if s == "=" and le == right]
            return any((t, right[0]) in self.below for t in left[:1] if len(left) == 1) or any(
                set(left) <= s for s in sums
            )
        return False


def link_right(one: Indicator, code: str) -> bool:
    """Whether a code of the older form means the same."""
    return code in one.links

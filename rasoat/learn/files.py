"""A skeleton written down as a form's data files, to be read over and confirmed by its user."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import regex

from data import resource
from normalize.catalogue import SECTIONS
from normalize.form import CHANGE, NARRATIVE, RATE, ROLES, Form
from normalize.row_numbers import in_roman
from normalize.text import fold, slug
from rasoat.learn.examples import examples
from rasoat.learn.labels import is_average, is_change, may_exceed
from rasoat.learn.links import Link
from rasoat.learn.proposal import Proposal
from rasoat.learn.skeleton import Fact, Item, Skeleton, TableSkeleton
from rasoat.learn.wholes import adds_up
from validate.equations import parse

CATALOGUE = (
    "code", "parent", "section", "label", "unit", "kind", "choices", "dimension", "aggregate", "same_as", "number",
)  # fmt: skip
LINKS = ("code", "label", "form", "older_code", "older_label", "score", "confirmed", "sure")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV file's text: a line of names, then the rows."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()


def toml_value(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {toml_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple | set | frozenset):
        listed = sorted(value) if isinstance(value, set | frozenset) else value
        return "[" + ", ".join(toml_value(v) for v in listed) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return (
        key
        if key.replace("_", "").replace("-", "").isalnum() and key.isascii()
        else json.dumps(key, ensure_ascii=False)
    )


def _catalogue_row(item: Item, table: TableSkeleton) -> list[str]:
    choices = "; ".join(f"{sign}={meaning}" for sign, meaning in item.choices.items())
    aggregate = "sum" if adds_up(item) else "none"
    return [
        item.code, item.parent, table.section, item.label, item.unit, item.kind, choices, table.dimension, aggregate,
        "", item.number,
    ]  # fmt: skip


def catalogue_text(skeleton: Skeleton) -> str:
    """`catalogue.csv`: one line for each item, in the form's order."""
    rows = [_catalogue_row(item, table) for table in skeleton.tables for item in table.items]
    facts = [
        [f.code, NARRATIVE, NARRATIVE, f.label, f.unit, f.kind, "", "", "sum" if f.kind == "count" else "none", "", ""]
        for f in skeleton.facts
    ]
    return csv_text(CATALOGUE, [*rows, *facts])


def dimensions_text(skeleton: Skeleton, older: Form) -> str:
    """`dimensions.csv`: the total, and every name of a row that repeats."""
    rows: dict[tuple[str, str], list[str]] = {}
    for table in skeleton.tables:
        if table.dimension:
            key = (table.dimension, older.total_code)
            rows.setdefault(key, [table.dimension, older.total_code, older.total_dimension, ""])
            for name in (*table.names, *table.twice):
                rows.setdefault((table.dimension, slug(name)), [table.dimension, slug(name), name, ""])
    return csv_text(("dimension", "code", "name", "spellings"), rows.values())


def _roles(skeleton: Skeleton, older: Form) -> dict[str, list[str]]:
    """Header words by role: the older form's, and this form's own, which take precedence."""
    own: dict[str, set[str]] = {role: set() for role in (*ROLES, RATE, CHANGE)}
    for table in skeleton.tables:
        for role, text in table.headers.items():
            if role in own and fold(text):
                own[role].add(fold(text))
    taken = set().union(*own.values())
    return {role: sorted(own[role] | (older.roles[role] - taken)) for role in own}


def numbers(number: str) -> str:
    """A pattern of a heading's number as it may be written: `1`, `01` or `i`."""
    letters = in_roman(int(number)).lower() if number.isdecimal() else ""
    return f"(?:0?{number}|{letters})" if letters else f"0?{number}"


def form_text(skeleton: Skeleton, older: Form, raw: Mapping[str, Any]) -> str:
    """`form.toml`; `raw` is the older form's, whose words for totals and abbreviations are kept."""
    sections = dict.fromkeys(t.section for t in skeleton.tables)
    lines = [
        f"# Learned by `rasoat learn`: read it over. {', '.join(SECTIONS)} and the like are names of the form's parts.",
        f"id = {toml_value(skeleton.id)}",
        f"title = {toml_value(skeleton.title)}",
        f"sections = {toml_value([*sections, NARRATIVE])}",
        "",
    ]
    headings = [s for s in skeleton.sections if s.noun]
    if not headings:
        lines += ["heading = []", ""]
    for section in headings:
        noun = section.noun.removesuffix(" so")
        lines += [
            "[[heading]]",
            f"section = {toml_value(section.id)}",
            f"pattern = '^{noun} (?:so )?{numbers(section.number)}\\b'",
        ]
    lines += ["", "[role]", *(f"{role} = {toml_value(words)}" for role, words in _roles(skeleton, older).items()), ""]
    own = [fold(t.total) for t in skeleton.tables if t.total]
    total = {**raw["total"], "words": list(dict.fromkeys([*raw["total"]["words"], *own]))}
    for name, words in (("total", total), ("path", raw["path"]), ("abbreviation", raw["abbreviation"])):
        lines += [f"[{name}]", *(f"{_key(k)} = {toml_value(v)}" for k, v in words.items()), ""]
    for table in skeleton.tables:
        lines += ["[[table]]", f"id = {toml_value(table.id)}", f"layout = {toml_value(table.layout)}"]
        lines += [f"section = {toml_value(table.section)}"]
        lines += [f"title = {toml_value([fold(table.title)])}"] if fold(table.title) else []
        lines += [f"dimension_header = {toml_value([fold(table.dimension)])}"] if table.dimension else []
        tops = [slug(name) for name, below in table.groups if any(n.startswith(f"{name}: ") for n in below)]
        if table.twice:
            lines += [f"groups = {toml_value(tops)}", f"repeated = {toml_value([slug(n) for n in table.twice])}"]
        values = [{"suffix": v.suffix, "header": v.header} for v in table.values]
        lines += [f"value = {toml_value(values)}"] if values else []
        lines.append("")
    return "\n".join(lines)


def phrasings_text(skeleton: Skeleton, older: str) -> str:
    """`phrasings.toml`: sentences are prepared and read as in the older form's file, facts are the form's own."""
    before = older.split("[[fact]]", maxsplit=1)[0].rstrip()
    if not skeleton.facts:
        note = "# No facts of the narrative yet: add [[fact]] tables (see form2021) and take the next line out."
        return f"{note}\nfact = []\n\n{before}\n"
    said = [*(f"    {toml_value(sentence)}," for sentence in skeleton.sentences)]
    own = [f"# {OWN_SENTENCES}", "own_sentence = [", *said, "]", ""] if said else []
    return "\n".join((*own, before, "", *map(_fact_text, skeleton.facts)))


OWN_SENTENCES = "The form's own sentences, in plain letters: what each gap asks for, and # for other figures."


def _fact_text(fact: Fact) -> str:
    lines = ["[[fact]]", f"code = {toml_value(fact.code)}"]
    lines += [f"counted = {toml_value([fact.counted])}"] if fact.counted else []
    around = (("before", fact.before), ("behind", fact.behind))
    lines += [f"{side} = {toml_value(' '.join(words))}" for side, words in around if words]
    lines += [f"stands = {toml_value(fact.stands)}"] if fact.stands else []
    return "\n".join((*lines, ""))


PROPOSED_SOURCE = {
    "vi": "Chữ của biểu mẫu; rasoat learn đề xuất, người dùng xác nhận",
    "en": "The form's words; proposed by rasoat learn, confirmed by its user",
}


class _Codes:
    """Holds every word to be a code: a proposal names none but the form's."""

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and not code.isdecimal()


def _example_lines(equation: str, rows: Mapping[str, str]) -> list[str]:
    found = list(examples(parse(equation, _Codes()), rows))
    return ["example = [", *(f"    {toml_value(e)}," for e in found), "]"] if found else []


def _proposal_lines(p: Proposal, rows: Mapping[str, str]) -> list[str]:
    """The rule in TOML, with made-up examples. `rows`: what a row is called, by its slug."""
    lines = ["[[rule]]", f"id = {toml_value(p.id)}", f"confirmed = {toml_value(p.confirmed)}"]
    lines += [f"evidence = {toml_value(p.evidence)}"] if p.evidence else []
    return [
        *lines,
        f"source = {toml_value(PROPOSED_SOURCE)}",
        f"family = {toml_value(p.family)}",
        f"equation = {toml_value(p.equation)}",
        *([f"each = {toml_value(p.each)}"] if p.each else []),
        f"blank = {toml_value(p.blank)}",
        f"severity = {toml_value(p.severity)}",
        f"about.vi = {toml_value(p.about_vi)}",
        f"about.en = {toml_value(p.about_en)}",
        *_example_lines(p.equation.replace("{code}", p.each[0]) if p.each else p.equation, rows),
    ]


# What a check of one form's own figures says.
OF_ONE_FORM = frozenset({"codes", "part", "whole"})


def _general(rule: Mapping[str, Any], older: Form, sections: Sequence[str]) -> dict[str, Any] | None:
    """A check of the older form that no equation says, for the new one; None where it names an indicator."""
    names = any(isinstance(v, str) and v in older.catalogue.by_code for v in rule.values())
    if "kind" not in rule or names or not OF_ONE_FORM.isdisjoint(rule):
        return None
    kept = {k: v for k, v in rule.items() if k not in {"source", "example", "like", "unseen"}} | {"like": older.id}
    for key, value in list(kept.items()):
        if key == "wholes":
            kept[key] = {}
        elif isinstance(value, list) and set(value) & set(older.catalogue.by_code):
            kept[key] = []
        elif isinstance(value, list) and set(value) & set(older.sections):
            kept[key] = list(sections)
    return kept


def _in_parts(skeleton: Skeleton) -> list[str]:
    """The counts that may have decimals though their units have none: averages, and what the header divides."""
    found = [i.code for i in skeleton.items() if i.kind == "count" and is_average(i.label.split(" > ")[0], "")]
    found += [i.code for i in skeleton.items() if i.kind == "count" and is_average(i.label, "")]
    divided = (t.items[f.whole] for t in skeleton.tables if not t.values for f in t.formulas if f.rate)
    found += [i.code for i in divided if i.kind == "count"]
    return list(dict.fromkeys(found))


_MAY_EXCEED = regex.compile(r"^ty le (?:dat|bang)\b|\b(?:so voi|cung ky|ke hoach|du toan|tang|giam)\b")


def _compares(item: Item, table: TableSkeleton) -> bool:
    """Whether a rate compares, by its label or a header above it: `So sánh (%) > Năm trước`."""
    return any(may_exceed(level) for level in item.label.split(">")[bool(table.values) and ">" in item.label :])


def rules_text(skeleton: Skeleton, proposals: Sequence[Proposal], older: Form, raw: Mapping[str, Any]) -> str:
    """`rules.toml`: the checks that every form has, then what is proposed, unconfirmed. `raw`: the older form's."""
    headings = {s.id: s.heading or s.id for s in skeleton.sections}
    sections = list(dict.fromkeys(t.section for t in skeleton.tables))
    lines = [
        "# `confirmed = false`: proposed from the form's words, checked by nobody yet; it raises no finding. Read each",
        "# rule, then write `confirmed = true` or take it out. `evidence`: does it hold in the report learned from.",
        "",
    ]
    narrative = {"vi": "thuyết minh", "en": "narrative"}
    for lang, name in narrative.items():
        lines.append(f"[template.{lang}]")
        lines += [f"section.{s} = {toml_value(headings.get(s, s)[:60])}" for s in sections]
        lines += [f"section.{NARRATIVE} = {toml_value(name)}", ""]
    for rule in raw["rule"]:
        kept = _general(rule, older, sections)
        if kept is not None and "signed" in kept:
            kept["signed"] = [i.code for i in skeleton.items() if is_change(i.label)]
            kept["parts"] = _in_parts(skeleton)
        if kept is not None and kept["kind"] == "percent":
            free = [i.code for t in skeleton.tables for i in t.items if i.kind == "percent" and _compares(i, t)]
            free += [f.code for f in skeleton.facts if f.kind == "percent" and _MAY_EXCEED.search(fold(f.label))]
            kept |= {"free": free} if free else {}
        if kept is not None:
            lines += ["[[rule]]", *(f"{_key(k)} = {toml_value(v)}" for k, v in kept.items())]
    names = {slug(name): name for table in skeleton.tables for name in table.names}
    for proposal in proposals:
        lines += ["", *_proposal_lines(proposal, names | {older.total_code: older.total_dimension})]
    return "\n".join(lines) + "\n"


def links_text(links: Iterable[Link]) -> str:
    """`links.csv`: proposed, to be confirmed by `yes`; the last column says which of them are unsure."""
    rows = (
        [x.code, x.label, x.form, x.older_code, x.older_label, f"{x.score:.3f}", "no", "yes" if x.sure else "unsure"]
        for x in links
    )
    return csv_text(LINKS, rows)


def all_files(skeleton: Skeleton, proposals: Sequence[Proposal], links: Sequence[Link], older: Form) -> dict[str, str]:
    """The text of each of the form's files, by name."""

    def of_older(name: str) -> str:
        return resource(f"{older.id}/{name}").read_text(encoding="utf-8")

    return {
        "catalogue.csv": catalogue_text(skeleton),
        "dimensions.csv": dimensions_text(skeleton, older),
        "form.toml": form_text(skeleton, older, tomllib.loads(of_older("form.toml"))),
        "links.csv": links_text(links),
        "phrasings.toml": phrasings_text(skeleton, of_older("phrasings.toml")),
        "rules.toml": rules_text(skeleton, proposals, older, tomllib.loads(of_older("rules.toml"))),
    }

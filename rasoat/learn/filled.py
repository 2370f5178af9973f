"""What filled reports say of a form learned from its blank: which rules they keep, and how they tell its facts."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from data import use_forms, users_forms
from extract.errors import UnreadableFile
from extract.read import read
from normalize.catalogue import CatalogueError
from normalize.form import NARRATIVE
from normalize.form_sentences import sentence_as_data
from normalize.report import TOLD, Figure, Observation, Report
from normalize.reports import NotAReport, normalize
from normalize.text import plain
from rasoat.learn.proposal import Proposal
from rasoat.learn.skeleton import Skeleton
from validate.finding import Coverage
from validate.rules import RuleError, load_rules
from validate.run import validate

FEWEST = 2  # reports that show something: one shows what happens to be so
LONG = 3  # digits of a figure that counts as two
FEWEST_PARTS = 4  # checks of what only says `no more than`: two figures are in order by chance
MOST_FAULTS = 200
_FAULT = regex.compile(r"rule (?P<id>\S+?):")


@dataclass(frozen=True, slots=True)
class Kept:
    """How often a rule was kept: in how many reports, in how many checks, and in how many reports it was not."""

    reports: int = 0
    checks: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """What was read: by rule how it was kept; by fact the table's figure that it states; sentences that state facts.

    `read`, `unread`: how many reports were and could not be read.
    """

    kept: Mapping[str, Kept]
    stands: Mapping[str, str]
    sentences: tuple[str, ...]
    read: int
    unread: int


def study(files: Mapping[str, str], name: str, reports: Iterable[bytes], places: Mapping[str, str]) -> Filled:
    """What filled reports (their bytes) say of a form, given as the text of its files.

    `places`: by fact the table's figure that it states, as far as words alone told.
    All proposals are asked as if they were confirmed; what the loader refuses is asked nothing.
    """
    digest = hashlib.sha256("".join(files[n] for n in sorted(files)).encode()).hexdigest()[:12]
    own = f"{name}-{digest}"
    with tempfile.TemporaryDirectory() as folder, _known(Path(folder)):
        _write(Path(folder) / own, files, name, own)
        _confirm(Path(folder) / own / "rules.toml", own)
        found, unread = _read(reports, own)
        kept = _kept(validate(found, lang="en").coverage) if found else {}
    stands = _stands(found)
    guessed = {f: p for f, p in places.items() if f not in stands and p not in stands.values()}
    stands |= {fact: place for fact, place in guessed.items() if not _contradicted(fact, place, found)}
    return Filled(kept, stands, tuple(_sentences(found, stands)), len(found), unread)


@contextmanager
def _known(folder: Path) -> Iterator[None]:
    """A folder of forms that is known for a while."""
    before = users_forms()
    use_forms(folder)
    try:
        yield
    finally:
        use_forms(before)


def _write(folder: Path, files: Mapping[str, str], name: str, own: str) -> None:
    folder.mkdir(parents=True)
    for file, text in files.items():
        said = text.replace(f'id = "{name}"', f'id = "{own}"', 1) if file == "form.toml" else text
        said = said.replace("\nconfirmed = false\n", "\nconfirmed = true\n") if file == "rules.toml" else said
        encoding = "utf-8-sig" if file.endswith(".csv") else "utf-8"
        (folder / file).write_text(said, encoding=encoding, newline="\n")


def _confirm(rules: Path, form: str) -> None:
    """Takes `confirmed` back from rules that cannot be together with others, one after the other."""
    for _ in range(MOST_FAULTS):
        try:
            load_rules(form)
        except (RuleError, CatalogueError) as error:
            fault = _FAULT.search(str(error))
            parts = rules.read_text("utf-8").split("[[rule]]")
            at = [n for n, part in enumerate(parts) if fault and f'id = "{fault["id"]}"\n' in part]
            if not at or "confirmed = true" not in parts[at[0]]:
                raise
            parts[at[0]] = parts[at[0]].replace("confirmed = true", "confirmed = false", 1)
            rules.write_text("[[rule]]".join(parts), "utf-8", newline="\n")
        else:
            return


def _read(reports: Iterable[bytes], form: str) -> tuple[list[Report], int]:
    """The reports that can be read on the form, and how many cannot."""
    found: dict[str, Report] = {}
    unread = 0
    for data in reports:
        digest = hashlib.sha256(data).hexdigest()
        try:
            found[digest] = normalize(read(data), source_name="", sha256=digest, form_id=form)
        except (UnreadableFile, NotAReport):
            unread += 1
    return [found[digest] for digest in sorted(found)], unread


def _kept(coverage: Iterable[Coverage]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for one in coverage:
        kept = found.get(one.rule_id, Kept())
        held = one.passed > 0 and not one.failed
        found[one.rule_id] = Kept(kept.reports + held, kept.checks + one.passed, kept.failed + (one.failed > 0))
    return found


def _stands(reports: Sequence[Report]) -> dict[str, str]:
    """For each fact the table's figure that it tells, where the reports agree on it, each figure for one fact."""
    told: dict[str, Counter[str]] = {}
    for report in reports:
        figures = {_place(o): o.figure for o in report.observations if o.section != NARRATIVE and o.figure is not None}
        equal = [s for s in report.retold if s.told and s.own and _is_equal(s.figure, figures.get(s.shown[0]))]
        weights = {(s.own, s.shown[0]): 1 + (len(str(abs(s.figure.value)).strip("0.")) >= LONG) for s in equal}
        for (own, shown), weight in weights.items():
            told.setdefault(own, Counter())[shown] += weight
    best = {fact: counts.most_common(1)[0] for fact, counts in told.items()}
    sure = {f: shown for f, (shown, n) in sorted(best.items()) if n >= FEWEST and 2 * n > sum(told[f].values())}
    often = Counter(sure.values())
    return {fact: shown for fact, shown in sure.items() if often[shown] == 1}


def _contradicted(fact: str, place: str, reports: Sequence[Report]) -> bool:
    """Whether no fewer reports state another figure as a fact than state the table's."""
    equal = other = 0
    for report in reports:
        said = [o for o in report.observations if o.code == fact and o.match_method != TOLD and o.figure is not None]
        figures = [o.figure for o in report.observations if _place(o) == place and o.section != NARRATIVE and o.figure]
        if said and figures:
            fits = any(_is_equal(o.figure, f) for o in said for f in figures if o.figure is not None)
            equal, other = equal + fits, other + (not fits)
    return other > 0 and other >= equal


def _place(observation: Observation) -> str:
    row = observation.dimension_code
    return f"{observation.code}[{row}]" if row else observation.code


def _is_equal(one: Figure, other: Figure | None) -> bool:
    return other is not None and abs(one.value - other.value) <= one.half_unit + other.half_unit


def _sentences(reports: Sequence[Report], stands: Mapping[str, str]) -> Iterator[str]:
    """The sentences that state facts, as `phrasings.toml` has them; none that two reports understand otherwise."""
    facts = {place: fact for fact, place in stands.items()}
    found: dict[str, set[str]] = {}
    for report in reports:
        for quote, said in _by_quote(report).items():
            gaps = list(_gaps(quote, said, facts))
            if any(code for _, _, code in gaps):
                told = sentence_as_data(plain(quote), gaps)
                found.setdefault(_CODE.sub("#", told), set()).add(told)
    yield from (next(iter(told)) for _, told in sorted(found.items()) if len(told) == 1)


_CODE = regex.compile(r"\{[^{}]+\}")


def _by_quote(report: Report) -> dict[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    for observation in report.observations:
        if observation.section == NARRATIVE and observation.code and observation.figure is not None:
            found.setdefault(observation.quote, []).append(observation)
    return found


def _gaps(quote: str, said: Sequence[Observation], facts: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where each coded figure of a sentence stands, with the fact that it states, in the sentence's order."""
    codes: dict[str, list[str]] = {}
    for one in said:
        place = f"{one.code}[{one.dimension_code}]" if one.dimension_code else one.code
        code = (
            facts.get(place, "") if one.match_method == TOLD and not one.code.startswith(f"{NARRATIVE}.") else one.code
        )
        number = _NUMBER.match(one.value_raw)
        if number is not None and code.startswith(f"{NARRATIVE}."):
            codes.setdefault(number[0], []).append(code)
    for match in _NUMBER.finditer(quote):
        if codes.get(match[0]):
            yield (*match.span(), codes[match[0]].pop(0))


_NUMBER = regex.compile(r"\d+(?:[.,\s]\d{3})*(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*")


def with_stands(skeleton: Skeleton, stands: Mapping[str, str]) -> Skeleton:
    """The form with the tables' figures that its facts state; those that are said now take the place of others."""
    left = {f.code: f.stands for f in skeleton.facts if f.stands and f.stands not in stands.values()}
    facts = tuple(replace(f, stands={**left, **stands}.get(f.code, "")) for f in skeleton.facts)
    return replace(skeleton, facts=facts)


def with_sentences(skeleton: Skeleton, sentences: Sequence[str]) -> Skeleton:
    """The form with further sentences that state its facts."""
    return replace(skeleton, sentences=tuple(dict.fromkeys((*skeleton.sentences, *sentences))))


def judged(proposals: Sequence[Proposal], kept: Mapping[str, Kept]) -> tuple[Proposal, ...]:
    """The proposals with what reports say of them: confirmed where all keep them, left out where most do not."""
    return tuple(p for one in proposals if (p := _judged(one, kept.get(one.id, Kept()))) is not None)


def _judged(proposal: Proposal, kept: Kept) -> Proposal | None:
    if kept.failed and kept.failed >= kept.reports:
        return None
    said = f"holds in {kept.reports}, fails in {kept.failed}" if kept.reports + kept.failed else ""
    checks = FEWEST_PARTS if " <= " in proposal.equation else FEWEST
    sure = kept.reports >= FEWEST and kept.checks >= checks and not kept.failed
    return replace(proposal, confirmed=sure, evidence=said or proposal.evidence)


def same_figures(skeleton: Skeleton, rows: Mapping[str, str]) -> Iterator[Proposal]:
    """That a fact of the narrative is the table's figure that reports state with it. `rows`: rows' names by slug."""
    labels = {i.code: i.label for i in skeleton.items()}
    units = {i.code: i.unit for i in skeleton.items()} | {f.code: f.unit for f in skeleton.facts}
    for fact in skeleton.facts:
        code, _, row = fact.stands.partition("[")
        row = row.rstrip("]")
        if not code or units[code].lower() != fact.unit.lower() or (row and row not in rows):
            continue
        place = f"{code}[{rows[row]}]" if row else code
        vi, en = f"{fact.label} ({fact.code})", f"{labels[code]} ({place})"
        yield Proposal(
            f"same.{fact.code}.{code}", "cross", f"{fact.code} = {place}", "skip", "error",
            f"{vi} và {en} là cùng một số liệu", f"{vi} and {en} are the same figure",
        )  # fmt: skip

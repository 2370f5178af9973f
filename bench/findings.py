"""Findings end to end: invented Word and PDF files with planted contradictions, through `rasoat run`'s own pipeline.

    python -m bench.findings [--reports 200] [--seed 1] [--misses]

A third of the files are three quarters of one district. A contradiction is found where a finding points at its cells
(as `../shared/bench/score.py` counts it), or, for one without cells, where a finding of its family says its words. A
false finding is an error or warning that points at none of the altered cells. A quarter of the reports have no
contradiction, but what looks like one: a fact said twice, a rate with its counts, a remark with its parts, all right.
Which slips are identifiable is said in `bench/culprits.py`. Beside it stand plain checks, rule by rule.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.culprits import NO_FIGURE, one_print_alone, plain, repaired, report_of
from data.samples.districts import offices
from data.samples.generator import Order, Sample, make
from data.samples.layouts import draw_style
from data.samples.mishaps import ECHOES
from data.samples.model import Key, Quarter, Values
from data.samples.planting import EVERY
from data.samples.plants import Planted
from data.samples.sequels import SEQUELS
from export.records import Results
from normalize.catalogue import groups
from normalize.form import load_form
from normalize.report import Observation, Report
from normalize.text import fold, slug
from rasoat.folder import gathered
from rasoat.pipeline import run
from rasoat.settings import Settings
from rasoat.workers import Pool
from validate.domains import check_domain, domain_kinds
from validate.evaluate import checks
from validate.finding import Finding
from validate.ledger import ledger
from validate.rules import load_rules
from validate.words import Words

BATCH = 40
CHAINS = 4
LENGTH = 3
COUNTS, WEIGHTS = (0, 1, 2, 3, 4, 5, 6), (5, 3, 3, 3, 2, 2, 2)
ALONE = frozenset({"title-quarter", "early-report"})
"""Plants that move a report out of its place in a series."""
FIRST = "a quarter before"
NO_CULPRIT = frozenset({"1b-row-lost", "1b-row-twice", "copied", "carried-over", "fallen", "note"})
"""Plants without one wrong print among the figures."""
GRAVE = frozenset({"error", "warning"})
Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A report as read, beside what it was made from, with its findings."""

    sample: Sample
    order: Order
    report: Report | None
    findings: tuple[Finding, ...]


def _deck(rng: random.Random) -> Iterator[str]:
    """The kinds of contradiction, each as often as the others."""
    while True:
        kinds = sorted(set(EVERY) - set(ECHOES))
        rng.shuffle(kinds)
        yield from kinds


def _hand(rng: random.Random, deck: Iterator[str], kept: list[str], before: set[str] | None) -> tuple[str, ...]:
    """The plants of one report: those dealt that fit it; the others are kept for a later one.

    `before`: the plants of the same district's earlier quarters, None for a report by itself.
    """
    wanted = rng.choices(COUNTS, WEIGHTS)[0]
    hand: list[str] = []
    waiting, kept[:] = kept[:], []
    while len(hand) < wanted:
        name = waiting.pop(0) if waiting else next(deck)
        fits = name not in SEQUELS if not before else name not in before
        fits = fits and not (name in ALONE and before is not None)
        (hand if fits and name not in hand else kept).append(name)
    kept += waiting
    echoes = rng.sample(sorted(ECHOES), k=rng.randint(0, 2) if hand else len(ECHOES))
    return (*hand, *echoes)


def batches(seed: int, count: int) -> Iterator[list[Order]]:
    """So many reports, a folder at a time."""
    rng = random.Random(f"findings-{seed}")
    deck, kept = _deck(rng), list[str]()
    made = 0
    while made < count:
        orders: list[Order] = []
        for n, office in enumerate(offices(rng, BATCH)):
            if len(orders) >= min(BATCH, count - made):
                break
            style, chained = draw_style(rng), n < CHAINS
            quarter = rng.randint(1, 4)
            before = set[str]() if chained else None
            for earlier in range(LENGTH if chained else 1):
                number = earlier + 1 if chained else quarter
                form = ("docx", "pdf")[len(orders) % 2]
                hand = _hand(rng, deck, kept, before)
                before = {*before, *hand, FIRST} if before is not None else None
                name = f"{n:02d}-{slug(office.name)}-{earlier}.{form}"
                base = seed * 100_000 + made * 100 + n
                orders.append(Order(name, office, Quarter(2021, number), style, form, hand, base, earlier))
        yield orders[: count - made]
        made += len(orders)


def judged(seed: int, count: int) -> Iterator[Judged]:
    """The reports, each written to a file, read and checked with the others of its folder."""
    with Pool(600.0) as pool, tempfile.TemporaryDirectory() as folder:
        for n, orders in enumerate(batches(seed, count)):
            home = Path(folder, str(n))
            samples = [make(order) for order in orders]
            (home / "reports").mkdir(parents=True)
            for sample in samples:
                (home / "reports" / sample.name).write_bytes(sample.content)
            results = _read(home, pool)
            reports = {r.source_file: r.report for r in results.files}
            for order, sample in zip(orders, samples, strict=True):
                report = reports.get(sample.name)
                own = tuple(f for f in results.findings if report is not None and f.report_id == report.report_id)
                yield Judged(sample, order, report, own)


def _read(home: Path, pool: Pool) -> Results:
    settings = Settings(folder=home / "reports", out=home / "out", lang="vi")
    settings.out.mkdir()
    work = gathered(settings)
    pool.start(settings.workers(len(work.jobs)), work.jobs)
    return run(work, settings, pool, lambda *_: None).results


def cell_of(observation: Observation) -> Cell:
    """A read figure's cell."""
    return observation.section, observation.code, observation.dimension_code or slug(observation.dimension)


def cell(where: Key) -> Cell:
    """A drawn figure's cell."""
    form = load_form()
    if fold(where.dimension) in form.total_words:
        return where.section, where.code, form.total_code
    row = form.dimensions.get(fold(where.dimension), "") or slug(where.dimension)
    return where.section, where.code, row if where.dimension else ""


def cells(keys: Sequence[Key]) -> frozenset[Cell]:
    """Drawn figures' cells."""
    return frozenset(map(cell, keys))


def says(finding: Finding, planted: Planted) -> bool:
    """Whether a finding is about a contradiction that has no cells."""
    if planted.refs or finding.family != planted.kind:
        return False
    return all(fold(words) in fold(finding.message) for words in planted.says)


def points_at(pointed: frozenset[Cell], planted: Planted) -> bool:
    """Whether cells pointed at are a contradiction's, as score.py counts them."""
    changed = cells(planted.changed)
    for refs in (planted.refs, *planted.also):
        wanted = cells(refs)
        if wanted and len(wanted & pointed) >= min(len(wanted), max(1, planted.need)) and pointed & changed:
            return True
    return False


def plain_checks(report: Report) -> list[frozenset[Cell]]:
    """What rules say one by one, without causes: the cells of each failed equation, value and repeated figure."""
    rules, book = load_rules(), ledger(report)
    found = [
        frozenset(cell_of(o) for entry in check.entries for o in entry.observations)
        for rule in rules.rules
        if rule.severity != "info"
        for equation in rule.equations
        for check in checks(equation, book, None, rule.blank)
        if check.outcome == "failed"
    ]
    words = Words("vi", rules.templates["vi"], rules.catalogue)
    for rule in rules.rules:
        if rule.kind in domain_kinds() and rule.severity != "info":
            drafts = check_domain(rule, book, words).drafts
            found += [frozenset(map(cell_of, draft.observations)) for draft in drafts]
    for codes in groups(rules.catalogue):
        prints = [o for code in codes for o in book.entry(code).observations if o.figure is not None]
        if len({o.figure.value for o in prints if o.figure}) > 1:
            found.append(frozenset(map(cell_of, prints)))
    return found


@dataclass(slots=True)
class Tally:
    """What is counted: by kind, and over all reports; `misses` are lines for whoever improves it."""

    kinds: dict[str, Counter[str]]
    all: Counter[str]
    misses: list[str]


def counted(found: Sequence[Judged]) -> Tally:
    """The reports' findings held against what was planted."""
    tally = Tally(defaultdict(Counter), Counter(), [])
    every: dict[str, Observation] = {o.observation_id: o for j in found if j.report for o in j.report.observations}
    owner = {o.observation_id: j for j in found if j.report for o in j.report.observations}
    for one in found:
        if one.report is None:
            tally.misses.append(f"not read: {one.sample.name}")
            continue
        _count_false(one, every, owner, tally)
        by_counting = plain(one.report)
        by_rule = plain_checks(one.report)
        tally.all["plain findings"] += len(by_rule)
        for planted in one.sample.planted:
            row = tally.kinds[planted.name]
            row["planted"] += 1
            mine = [f for f in one.findings if says(f, planted) or points_at(_pointed(f, every), planted)]
            row["found"] += bool(mine)
            row["grave"] += any(f.severity in GRAVE for f in mine)
            row["rows"] += len(mine)
            row["plain"] += any(points_at(c, planted) for c in by_rule)
            if not mine:
                tally.misses.append(f"MISSED {planted.name}: {one.sample.name} {_shown(one, planted)}")
            if identifiable(one, planted):
                _count_culprit(one, planted, mine, every, by_counting, tally)
    return tally


def _pointed(finding: Finding, every: Mapping[str, Observation]) -> frozenset[Cell]:
    return frozenset(cell_of(every[i]) for i in finding.observation_ids if i in every)


def _shown(one: Judged, planted: Planted) -> str:
    """What a miss looks like: the altered cells as read, and what was printed beside the figures."""
    changed = cells(planted.changed)
    assert one.report is not None
    read = [f"{'/'.join(cell_of(o))}={o.value_raw!r}" for o in one.report.observations if cell_of(o) in changed]
    right = [f"{k.code}[{k.dimension}]={one.sample.right.get(k)}" for k in planted.changed]
    return f"read {read[:6]} right {right[:6]} edits {[(e.what, e.where, e.text) for e in planted.edits]}"


def _touched(observation_id: str, every: Mapping[str, Observation], owner: Mapping[str, Judged]) -> bool:
    """Whether a figure is one that a plant altered, in whatever report it stands."""
    cell_read = cell_of(every[observation_id])
    return any(cell_read in cells(p.changed) for p in owner[observation_id].sample.planted)


def _count_false(one: Judged, every: Mapping[str, Observation], owner: Mapping[str, Judged], tally: Tally) -> None:
    clean = not one.sample.planted
    tally.all["reports"] += 1
    tally.all["clean"] += clean
    for finding in one.findings:
        if any(says(finding, p) for p in one.sample.planted) or (
            finding.family == "period" and any(p.kind == "period" for p in one.sample.planted)
        ):
            tally.all["right"] += finding.severity in GRAVE
            continue
        true = any(_touched(i, every, owner) for i in finding.observation_ids)
        if finding.severity not in GRAVE:
            tally.all["info"] += not true
            tally.all["clean info"] += clean
            continue
        tally.all["right"] += true
        tally.all["false"] += not true
        tally.all["named"] += bool(finding.likely_culprit)
        if finding.likely_culprit and not _touched(finding.likely_culprit, every, owner):
            tally.all["accused"] += 1
            said = f"{one.sample.name} {finding.message[:200]} -> {finding.suggestion[:200]}"
            tally.misses.append(f"ACCUSED {finding.rule_id}: {said} {[p.name for p in one.sample.planted]}")
        tally.all["clean false"] += clean and not true
        if not true:
            tally.misses.append(
                f"FALSE {'in clean ' if clean else ''}{finding.rule_id}: {one.sample.name} {finding.message[:300]}"
                f" | planted {[p.name for p in one.sample.planted]}"
            )


def identifiable(one: Judged, planted: Planted) -> bool:
    """Whether, with this slip alone, one print and no other could be changed so that all rules hold."""
    if planted.kind in NO_FIGURE or planted.kind == "series" or planted.name in NO_CULPRIT or not planted.changed:
        return False
    changed = set(planted.changed)
    values = dict(one.sample.right) | {k: one.sample.values.get(k) for k in changed}
    alone = report_of(one.order, values)
    if planted.edits and one.report is not None:  # said in words, or once more
        said = [o for o in one.report.observations if Key(o.section, o.code, o.dimension) in changed]
        others = [o for o in alone.observations if Key(o.section, o.code, o.dimension) not in changed]
        alone = replace(alone, observations=(*others, *said))
    return one_print_alone(alone, single=len(changed) == 1)


def _count_culprit(
    one: Judged,
    planted: Planted,
    mine: Sequence[Finding],
    every: Mapping[str, Observation],
    by_counting: Sequence[frozenset[Key]],
    tally: Tally,
) -> None:
    """Whether the one wrong print of an identifiable slip is named, and its right value."""
    row, changed = tally.kinds[planted.name], cells(planted.changed)
    row["identifiable"] += 1
    named = [(f, every[f.likely_culprit]) for f in mine if f.likely_culprit]
    single = len(changed) == 1
    right = [(f, o) for f, o in named if cell_of(o) in changed]
    if single:
        right = [(f, o) for f, o in right if _is_wrong(_keyed(o, planted), one.sample.right)]
    mended = [f for f, o in right if not single or repaired(f, _keyed(o, planted), one.sample.right)]
    row["culprit"] += bool(right)
    row["one cell"] += single
    row["repair"] += single and bool(mended)
    row["counted"] += any(cells([*found]) & changed for found in by_counting)
    if not mended:
        said = [
            f"{f.rule_id} {f.likely_culprit and every[f.likely_culprit].code} {f.slip} {f.suggestion[:200]}"
            for f in mine
        ]
        fault = "REPAIR" if right else "CULPRIT"
        beside = [p.name for p in one.sample.planted if p is not planted]
        tally.misses.append(
            f"{fault} {planted.name}: {one.sample.name} {_shown(one, planted)} -> {said} beside {beside}"
        )


def _keyed(observation: Observation, planted: Planted) -> Observation:
    """The figure under the name of its drawn cell."""
    where = next(k for k in planted.changed if cell(k) == cell_of(observation))
    return observation._replace(section=where.section, code=where.code, dimension=where.dimension)


def _is_wrong(keyed: Observation, right: Values) -> bool:
    """Whether a print is another figure than was drawn: of two that state one fact, not the right one."""
    value = right.get(Key(keyed.section, keyed.code, keyed.dimension))
    return not isinstance(value, int) or keyed.figure is None or keyed.figure.value != value


HEADS = ("planted", "found", "rows", "grave", "plain", "identifiable", "counted", "culprit", "one cell", "repair")


def table(tally: Tally) -> str:
    """The counts by kind, and the shares."""
    lines = [f"{'kind':20}" + "".join(f"{head:>13}" for head in HEADS)]
    lines += [f"{kind:20}" + "".join(f"{row[head]:>13}" for head in HEADS) for kind, row in sorted(tally.kinds.items())]
    total: Counter[str] = Counter()
    for row in tally.kinds.values():
        total += row
    lines.append(f"{'all':20}" + "".join(f"{total[head]:>13}" for head in HEADS))
    everything = tally.all
    planted, known = max(1, total["planted"]), max(1, total["identifiable"])
    lines.append(
        f"\n{everything['reports']} reports, {total['planted']} contradictions of {len(tally.kinds)} kinds: "
        f"recall {total['found'] / planted:.3f} (plain checks {total['plain'] / planted:.3f}), "
        f"precision {everything['right'] / max(1, everything['right'] + everything['false']):.3f}; "
        f"{everything['clean false']} false findings in {everything['clean']} clean reports "
        f"({everything['clean info'] / max(1, everything['clean']):.1f} of severity info in each). "
        f"{everything['right']} errors and warnings (plain checks {everything['plain findings']}). "
        f"Of {total['identifiable']} identifiable ones the culprit is right in {total['culprit'] / known:.3f} "
        f"(by counting failed checks {total['counted'] / known:.3f}), the repair exact in "
        f"{total['repair'] / max(1, total['one cell']):.3f} of {total['one cell']} single cells; "
        f"of {everything['named']} figures called wrong {everything['accused']} were right."
    )
    return "\n".join(lines)


def report(count: int, seed: int, *, misses: bool = False) -> str:
    """The table; with `misses` a line for everything that is not right before it."""
    start = time.perf_counter()
    tally = counted(list(judged(seed, count)))
    seconds = time.perf_counter() - start
    shown = [*tally.misses, ""] if misses else []
    return "\n".join([*shown, table(tally), f"{seconds:.0f} s from drawing to the table."])


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    print(report(given.reports, given.seed, misses=given.misses))


if __name__ == "__main__":
    main()

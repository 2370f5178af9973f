"""Which cell is wrong: invented reports with planted slips, and how often the culprit and its repair are right.

    python -m bench.culprits [--reports 200] [--seed 1]

Beside it (`plain`) stands what checks can say one by one, as R's validate makes them: the one figure that stands in
most failed checks (in two at the least), or the odd one of three statements. The figures are the sample generator's,
handed to validation as they would be read, so that only validation is measured. A planted slip is identifiable
where, with it alone in the report, exactly one print could be changed (or left out) so that every rule holds again;
for slips of several cells, where no one print could. This is found by trying every print, without the weights, slips
and orders of the search that is measured.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain, islice

from data.samples.figures import draw_figures
from data.samples.generator import Order, draw_fields, orders
from data.samples.layouts import print_figures
from data.samples.model import Key, Values
from data.samples.plants import PLANTS, Planted, apply_plants
from data.samples.slips import SLIPS, Scene
from extract.document import Place
from normalize.catalogue import groups, load_catalogue
from normalize.form import load_form
from normalize.numbers import read_figure
from normalize.periods import find_period
from normalize.report import Observation, Report
from normalize.text import fold, slug
from validate.assembly import Made, assemble
from validate.evaluate import checks
from validate.finding import Finding
from validate.intervals import interval_of
from validate.ledger import ledger
from validate.patches import settled
from validate.rules import load_rules
from validate.run import validate
from validate.system import System, overlap

MOST_PLANTS = 6
NO_FIGURE = frozenset({"period", "domain", "missing"})
EXTRA = ("1b-forgotten", "1b-moved", "1b-row-shift", "1b-row-swap")


@dataclass(frozen=True, slots=True)
class Case:
    """A report with its figures before and after planting."""

    report: Report
    right: Values
    planted: tuple[Planted, ...]
    order: Order
    fields: Sequence[str]


def _observation(where: Key, printed: str, at: int, method: str) -> Observation:
    form, indicator = load_form(), load_catalogue().by_code[where.code]
    total = fold(where.dimension) in form.total_words
    row = form.total_code if total else form.dimensions.get(fold(where.dimension), "")
    place = Place(location=f"table[1]/row[{at}]/cell[1]")
    name = f"{where.section}-{where.code}-{slug(where.dimension)}"
    figure = read_figure(printed, indicator.kind).figure
    row = row if where.dimension else ""
    return Observation(
        name, where.section, where.code, indicator.label, indicator.label, where.dimension, row, printed, figure,
        indicator.unit, indicator.kind, "", None, None, method, place, "", "alignment", 1.0, 1.0,
    )  # fmt: skip


def report_of(order: Order, values: Values) -> Report:
    """The report as it is read when everything is read right."""
    printed = print_figures(random.Random(order.seed), values, order.style)
    quarter = order.quarter
    observations = tuple(_observation(k, printed.get(k, ""), n, "docx") for n, k in enumerate(values, start=1))
    return Report(
        f"{order.seed}-{slug(order.name)}", order.office.full, f"{order.seed}", "district", order.office.province,
        find_period(f"quý {quarter.roman} năm {quarter.year}"), "1/BC-UBND", date(quarter.year, 12, 1), "form2021",
        None, observations,
    )  # fmt: skip


def cases(seed: int, count: int) -> Iterator[Case]:
    """So many reports with up to six slips each, no two of which touch one figure."""
    found = chain.from_iterable(orders(seed * 1000 + n, 50) for n in range(count // 50 + 1))
    for order in islice(found, count):
        rng = random.Random(order.seed)
        fields = draw_fields(rng, order.style)
        right = draw_figures(rng, fields, order.style.habits)
        values = dict(right)
        names = rng.sample(sorted(PLANTS), k=rng.randint(0, MOST_PLANTS))
        planted = list(apply_plants(rng, values, tuple(names)))
        if rng.random() < 0.4 and not any(c.code.startswith("PL2.1b") for p in planted for c in (*p.refs, *p.changed)):
            scene = Scene(order.office, order.quarter, order.style)
            extra = SLIPS[rng.choice(EXTRA)](rng, values, scene)
            planted += [extra] if extra else []
        yield Case(report_of(order, values), right, tuple(planted), order, fields)


def _system(report: Report) -> System:
    rules, book = load_rules(), ledger(report)
    made = [
        Made(rule, equation, check)
        for rule in rules.rules
        for equation in rule.equations
        for check in checks(equation, book, None, rule.blank)
    ]
    stated = Counter(o.code for o in report.observations if o.figure is not None and not o.dimension)
    return assemble(made, list(stated), book, rules.catalogue, frozenset()).system


def _holds_without(system: System, quantity: int, reading: int) -> bool:
    """Whether all rules hold when one print is left out, and its quantity is what the others say or the rules want."""
    others = [r for n, r in enumerate(system.quantities[quantity].readings) if n != reading]
    values = list(system.printed)
    if others:
        common = others[0].interval
        for other in others[1:]:
            both = overlap(common, other.interval)
            if both is None:
                return False
            common = both
        values[quantity] = common
    else:
        found = settled(system, quantity, values)
        if found is None:
            return False
        values[quantity] = found
    agree = all(len(q.states()) == 1 for n, q in enumerate(system.quantities) if n != quantity)
    return agree and all(c.holds(values) for c in system.constraints if c.binding)


def identifiable(case: Case, planted: Planted) -> bool:
    """Whether, with this slip alone, one print and no other could be changed so that all rules hold."""
    values = dict(case.right)
    final = {o.observation_id: o for o in case.report.observations}
    alone = report_of(case.order, values)
    changed = set(planted.changed)
    observations = tuple(
        final[o.observation_id] if Key(o.section, o.code, o.dimension) in changed else o for o in alone.observations
    )
    return one_print_alone(replace(alone, observations=observations), single=len(changed) == 1)


def one_print_alone(report: Report, *, single: bool) -> bool:
    """Whether one print and no other could be changed so that all rules hold; if not `single`, whether none could."""
    system = _system(report)
    prints = [(q, n) for q, found in enumerate(system.quantities) for n in range(len(found.readings))]
    broken = {q for c in system.constraints if c.binding and not c.holds(system.printed) for q in c.quantities}
    broken |= {q for q, found in enumerate(system.quantities) if len(found.states()) > 1}
    able = sum(_holds_without(system, q, n) for q, n in prints if q in broken)
    return able == 1 if single else able == 0


def plain(report: Report) -> list[frozenset[Key]]:
    """The culprits of a report by counting: the cell that most failed checks have in common, check by check."""
    rules, book = load_rules(), ledger(report)
    failed = [
        [o for entry in check.entries for o in entry.observations]
        for rule in rules.rules
        if rule.severity != "info"
        for equation in rule.equations
        for check in checks(equation, book, None, rule.blank)
        if check.outcome == "failed"
    ]
    counted = Counter(o.observation_id for observations in failed for o in observations)
    found = []
    for observations in failed:
        most = max(counted[o.observation_id] for o in observations)
        leaders = {_key(o) for o in observations if counted[o.observation_id] == most}
        if most > 1 and len(leaders) == 1:
            found.append(frozenset(leaders))
    for codes in groups(rules.catalogue):
        prints = [o for code in codes for o in book.entry(code).observations if o.figure is not None]
        values = Counter(o.figure.value for o in prints if o.figure)
        if len(values) == 2 and min(values.values()) == 1 < max(values.values()):
            odd = next(o for o in prints if o.figure and values[o.figure.value] == 1)
            found.append(frozenset({_key(odd)}))
    return found


def _key(observation: Observation) -> Key:
    return Key(observation.section, observation.code, observation.dimension)


def repaired(finding: Finding, culprit: Observation, right: Values) -> bool:
    """Whether the repair is the right figure, as its print's precision shows it."""
    value = right.get(_key(culprit))
    if finding.repair is None or value is None:
        return False
    wanted = read_figure(str(value).replace(".", ","), culprit.kind).figure
    if wanted is None or culprit.figure is None:
        return wanted is not None and wanted.value == finding.repair
    repair = replace(culprit.figure, value=finding.repair)
    return overlap(interval_of(repair), interval_of(replace(wanted, half_unit=Decimal(0)))) is not None


def measure(found: Sequence[Case]) -> dict[str, Counter[str]]:
    """For each kind of slip: planted, found, identifiable, culprit and repair right, others accused."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for case in found:
        outcome = validate([case.report])
        by_id = {o.observation_id: o for o in case.report.observations}
        changed = {c for p in case.planted for c in p.changed}
        by_counting = plain(case.report)
        for planted in case.planted:
            row = table[planted.name]
            mine = [f for f in outcome.findings if {_key(by_id[i]) for i in f.observation_ids} & set(planted.changed)]
            row["planted"] += 1
            row["found"] += bool(mine) or planted.kind == "period"
            if planted.kind in NO_FIGURE:
                continue
            named = [(f, by_id[f.likely_culprit]) for f in mine if f.likely_culprit]
            right = [(f, o) for f, o in named if _key(o) in planted.changed]
            row["figures"] += 1
            row["suspected"] += any(_key(by_id[i]) in planted.changed for f in mine for i in f.suspects)
            row["accused"] += any(_key(o) not in changed for _, o in named)
            if identifiable(case, planted):
                row["identifiable"] += 1
                row["plain"] += any(cells & set(planted.changed) for cells in by_counting)
                row["culprit"] += bool(right)
                row["repair"] += any(repaired(f, o, case.right) or len(planted.changed) > 1 for f, o in right)
        table["clean reports"]["planted"] += not case.planted
        table["clean reports"]["accused"] += not case.planted and any(f.severity != "info" for f in outcome.findings)
    return table


def report(count: int, seed: int) -> str:
    """The table, and the time a report takes."""
    found = list(cases(seed, count))
    validate([found[0].report])
    start = time.process_time()
    for case in found:
        validate([case.report])
    each = (time.process_time() - start) / len(found) * 1000
    table = measure(found)
    total: Counter[str] = Counter()
    heads = ("planted", "found", "figures", "suspected", "identifiable", "plain", "culprit", "repair", "accused")
    lines = [f"{'slip':18}" + "".join(f"{head:>13}" for head in heads)]
    for name, row in sorted(table.items()):
        lines.append(f"{name:18}" + "".join(f"{row[head]:>13}" for head in heads))
        if name != "clean reports":
            total += row
    lines.append(f"{'all':18}" + "".join(f"{total[head]:>13}" for head in heads))
    share = {k: total[k] / max(1, total["identifiable"]) for k in ("plain", "culprit", "repair")}
    lines.append(
        f"\nOf {total['identifiable']} identifiable slips the culprit is right in {share['culprit']:.3f}, "
        f"the repair in {share['repair']:.3f} (the culprit by counting failed checks: {share['plain']:.3f}). "
        f"Findings recall {total['found'] / max(1, total['planted']):.3f}. "
        f"{each:.1f} ms of CPU a report, {count} reports."
    )
    return "\n".join(lines)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(report(given.reports, given.seed))


if __name__ == "__main__":
    main()

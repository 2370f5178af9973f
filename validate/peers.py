"""Districts of one period beside each other: a share that lies far from all others', for attention only.

Shares and never sizes, since districts differ in size. Far is measured by the median and the median distance from it,
which a few odd reports do not move (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from statistics import mean, median

from normalize.catalogue import Catalogue
from normalize.form import load_form
from normalize.report import Report
from validate.drafts import Ended, FindingDraft, ended_once
from validate.equations import parse, terms
from validate.ledger import Ledger, row_key
from validate.rules import Rule, load_rules
from validate.setting import Setting, Standing
from validate.words import Words

# What makes the median distance, and the mean one, comparable with a standard deviation.
SIGMA = Decimal("1.4826")
SIGMA_OF_MEAN = Decimal("1.2533")
KIND = "peers"
Cell = tuple[str, str]


@lru_cache(maxsize=64)
def _cells(part: str, whole: str, catalogue: Catalogue) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """The figures that the part and the whole of a share add up, by code and row."""
    equation = parse(f"{part} <= {whole}", catalogue.by_code, load_form(catalogue.form).dimensions)
    left, right = (tuple((t.code, t.row) for t in terms(side)) for side in (equation.left, equation.right))
    return left, right


def _figures(report: Report, wanted: frozenset[Cell]) -> dict[Cell, Decimal]:
    """The first figure of each of the wanted cells."""
    codes = {code for code, _ in wanted}
    found: dict[Cell, Decimal] = {}
    for o in report.observations:
        if o.code in codes and o.figure is not None and (cell := (o.code, row_key(o))) in wanted:
            found.setdefault(cell, o.figure.value)
    return found


def _share(rule: Rule, figures: Mapping[Cell, Decimal], catalogue: Catalogue) -> Decimal | None:
    """The share; None where a figure is lacking, or the whole too small to say anything."""
    part, whole = _cells(rule.options["part"], rule.options["whole"], catalogue)
    if not all(cell in figures for cell in (*part, *whole)):
        return None
    over = sum(figures[cell] for cell in whole)
    return sum((figures[c] for c in part), Decimal(0)) / over if over >= rule.options["least_whole"] else None


def standings_of(rule: Rule, shares: Mapping[str, Decimal]) -> dict[str, Standing]:
    """Each report's standing by its id; nothing where there are too few reports to say."""
    if len(shares) < rule.options["least"]:
        return {}
    middle = median(shares.values())
    distances = [abs(share - middle) for share in shares.values()]
    # Where half of all are alike (100 %), the median distance is nought, though the other half differs widely.
    spread = max(SIGMA * median(distances), SIGMA_OF_MEAN * mean(distances), Decimal(str(rule.options["floor"])))
    limit = Decimal(str(rule.options["times"])) * spread
    return {
        name: Standing(share, middle, len(shares), far=abs(share - middle) > limit) for name, share in shares.items()
    }


def all_standings(books: Iterable[Ledger], left_out: frozenset[str]) -> dict[str, dict[str, Standing]]:
    """For each report its standings by rule, among those of the same form, period and level; none of those left out."""
    groups: dict[tuple[str, str, str], list[Report]] = {}
    for book in books:
        report = book.report
        if report.period is not None and report.report_id not in left_out:
            groups.setdefault((report.template, report.period.code, report.level), []).append(report)
    found: dict[str, dict[str, Standing]] = {}
    for (form, _, _), reports in groups.items():
        rules = load_rules(form)
        asked = [rule for rule in rules.rules if rule.kind == KIND and len(reports) >= rule.options["least"]]
        for rule in asked:
            for name, standing in standings_of(rule, _shares(rule, reports, rules.catalogue)).items():
                found.setdefault(name, {})[rule.id] = standing
    return found


def _shares(rule: Rule, reports: Iterable[Report], catalogue: Catalogue) -> dict[str, Decimal]:
    part, whole = _cells(rule.options["part"], rule.options["whole"], catalogue)
    wanted = frozenset((*part, *whole))
    shares = {r.report_id: _share(rule, _figures(r, wanted), catalogue) for r in reports}
    return {name: share for name, share in shares.items() if share is not None}


def check_peers(rule: Rule, book: Ledger, setting: Setting, words: Words) -> Ended:
    """The report's share is not far from those of the others of its period."""
    standing = setting.standings.get(rule.id)
    if standing is None:
        return Ended(rule, not_determined=1, reason=words.say("few_peers", count=rule.options["least"]))
    if not standing.far:
        return Ended(rule, passed=1)
    part, whole = _cells(rule.options["part"], rule.options["whole"], words.catalogue)
    observations = tuple(o for cell in (*part, *whole) for o in book.entry(*cell).observations)
    value, median_ = (words.number(100 * share) for share in (standing.value, standing.median))
    told = words.say("peers", value=value, count=standing.count, median=median_)
    message = f"{rule.about[words.lang]}: {told}. {words.figures(observations)}"
    return ended_once(rule, [FindingDraft(rule, message, observations)])

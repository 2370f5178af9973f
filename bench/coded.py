"""How many printed figures get their code, and how many codes are right, on tables that leave the form.

    python -m bench.coded [--seeds 1 2 3] [--count 8] [--noise 0 0.1 0.3 0.5] [--misses]

Reports of invented districts (Word and PDF) with labels, headers and fields of work mistyped, rows moved, added, left
out and numbered otherwise, columns exchanged, added and left out. Right is a figure with its own code, row and value;
a figure of an added row or column that gets a code is wrong, and so is a second figure for one code.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bench.figures import text_table
from data.samples.disorder import Disorder
from data.samples.generator import Sample, make, orders
from extract.document import Document
from extract.read import read
from normalize.catalogue import load_catalogue
from normalize.cell_figures import read_cell
from normalize.report import Observation, Report
from normalize.reports import NotAReport, normalize
from normalize.text import fold, squeeze

NOISES = (0.0, 0.1, 0.3, 0.5)
SECTIONS = ("PL1", "PL2")
EDITS = Disorder(moved=3, inserted=4, deleted=3, renumbered=2, swapped=2, added=2, missing=1)
Figure = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """What was printed with a code, how many of these were found, and how many codes were given in all."""

    printed: int
    found: int
    given: int
    fields: int
    known_fields: int
    misses: tuple[str, ...] = ()

    def __add__(self, other: Counted) -> Counted:
        sums = (getattr(self, n) + getattr(other, n) for n in ("printed", "found", "given", "fields", "known_fields"))
        return Counted(*sums, (*self.misses, *other.misses))

    @property
    def precision(self) -> float:
        """The share of the codes given that are right."""
        return self.found / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of the printed figures with a code that got it."""
        return self.found / self.printed if self.printed else 1.0


def samples(seeds: Iterable[int], count: int, noise: float, edits: Disorder = EDITS) -> Iterator[Sample]:
    """So many reports for each seed, every other one in Word and in PDF."""
    for seed in seeds:
        for order in orders(seed, count, replace(edits, noise=noise)):
            yield make(order)


def _value(code: str, text: str) -> str:
    kind = load_catalogue().by_code[code].kind
    figure = read_cell(text, kind).figure
    return squeeze(text).casefold() if figure is None else f"{figure.value}/{figure.denominator}"


def _printed(truth: dict[str, Any]) -> Counter[Figure]:
    table = (o for o in truth["observations"] if o["section"] in SECTIONS)
    return Counter((o["code"], fold(o["dimension"]), _value(o["code"], o["text"])) for o in table)


def _coded(observations: Sequence[Observation]) -> dict[Observation, Figure]:
    return {
        o: (o.code, fold(o.dimension), _value(o.code, o.value_raw))
        for o in observations
        if o.code and o.value_raw and o.section in SECTIONS
    }


def counted(sample: Sample, report: Report | None) -> Counted:
    """One report against its truth."""
    printed = _printed(sample.truth)
    coded = _coded(report.observations if report else ())
    given = Counter(coded.values())
    codes = {fold(o["dimension"]): o["dimension_code"] for o in sample.truth["observations"] if "dimension_code" in o}
    named = {fold(o.dimension): o.dimension_code for o in coded if fold(o.dimension) in codes}
    misses = [f"{sample.name}: missed {figure}" for figure in (printed - given).elements()]
    for o, figure in coded.items():
        if figure in given - printed:
            misses.append(f"{sample.name}: wrong {figure} {o.match_method} {o.match_score} for “{o.label_raw}”")
    misses += [f"{sample.name}: field {n} {codes[n]} read as {c}" for n, c in named.items() if c != codes[n]]
    right = sum(c == codes[name] for name, c in named.items())
    return Counted(
        printed.total(), (printed & given).total(), given.total(), len(codes), right, tuple(dict.fromkeys(misses))
    )


def reading(sample: Sample, document: Document) -> Report | None:
    """The report in a sample's document, None where none was seen in it."""
    digest = hashlib.sha256(sample.content).hexdigest()
    try:
        return normalize(document, source_name=sample.name, sha256=digest, form_id="form2021")
    except NotAReport:
        return None


def measured(seeds: Iterable[int], count: int, noise: float, edits: Disorder = EDITS) -> Counted:
    """All reports of these seeds together."""
    total = Counted(0, 0, 0, 0, 0)
    for sample in samples(seeds, count, noise, edits):
        total += counted(sample, reading(sample, read(sample.content)))
    return total


def report(seeds: Sequence[int], count: int, noises: Sequence[float] = NOISES) -> str:
    """The table of precision and recall by noise, on edited tables."""
    rows = []
    for noise in noises:
        it = measured(seeds, count, noise)
        known = f"{it.known_fields / it.fields:.3f}" if it.fields else "-"
        rows.append((f"noise {noise}", f"{it.printed}", f"{it.precision:.4f}", f"{it.recall:.4f}", known))
    return text_table(("labels", "figures", "precision", "recall", "fields"), rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--count", type=int, default=8, help="reports a seed")
    parser.add_argument("--noise", type=float, nargs="+", default=list(NOISES))
    parser.add_argument("--misses", action="store_true", help="print every miss and every wrong code")
    options = parser.parse_args()
    if options.misses:
        for noise in options.noise:
            print(f"== noise {noise}", *measured(options.seeds, options.count, noise).misses, sep="\n")
    print(report(options.seeds, options.count, options.noise))


if __name__ == "__main__":
    main()

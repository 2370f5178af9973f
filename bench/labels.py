"""Labels to codes: our alignment beside rapidfuzz's WRatio and token_set_ratio and TF-IDF of letters, by noise.

    python -m bench.labels [--seeds 1 2 3] [--count 8]

All get the same printed rows (labels mistyped, rows moved, added, left out) and the same labels of the right table,
folded and with abbreviations opened; the others take the best label of each row, ours aligns the table and may say
that it found none. `right`: of the rows that have a code, those that got it. `wrong`: of the codes given, those that
are not the row's, as any code of an added row is.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from types import MappingProxyType

import numpy as np
from rapidfuzz import fuzz, process

from bench.figures import text_table
from bench.labelled import rows_of, tables_of
from data.samples.disorder import ROW_TABLES
from data.samples.noise import Hand
from extract.collector import no_collection
from extract.document import Cell, Place
from normalize import abbreviations, evidence, text, wording
from normalize import labels as likeness
from normalize.abbreviations import opened
from normalize.catalogue import Catalogue
from normalize.evidence import lexicon
from normalize.form import Form, TableForm, load_form
from normalize.row_tables import RowItem, match_rows, printed_probabilities

NOISES = (0.0, 0.1, 0.3, 0.5, 0.7)
LONG_TABLE = 500
ROUNDS = 7

Rows = Sequence[RowItem]
Mapper = Callable[[Rows, TableForm, Form], list[str]]
Tables = list[tuple[TableForm, Rows, Sequence[str]]]


def aligned(items: Rows, table: TableForm, form: Form) -> list[str]:
    """Ours: the whole table at once; empty for a row without a code."""
    matched = match_rows(items, table, form)
    return [table.codes[matched[r][0]] if r in matched else "" for r in range(len(items))]


def _texts(items: Rows, table: TableForm, form: Form) -> tuple[list[str], list[str]]:
    words = form.abbreviations
    return [opened(i.label, words) for i in items], [opened(form.indicator(c).label, words) for c in table.codes]


def looked_up(scorer: Callable[..., float]) -> Mapper:
    """The best label by one of rapidfuzz's scores."""

    def best(items: Rows, table: TableForm, form: Form) -> list[str]:
        printed, known = _texts(items, table, form)
        return [table.codes[int(n)] for n in process.cdist(printed, known, scorer=scorer).argmax(axis=1)]

    return best


def tf_idf(items: Rows, table: TableForm, form: Form) -> list[str]:
    """The best label by the cosine of TF-IDF weights of three letters in a row, as scikit-learn computes them."""
    printed, known = _texts(items, table, form)
    grams = [Counter(f" {t} "[n : n + 3] for n in range(len(t))) for t in (*printed, *known)]
    place = {g: n for n, g in enumerate(sorted({g for counts in grams[len(printed) :] for g in counts}))}
    counted = np.zeros((len(grams), len(place)))
    for n, counts in enumerate(grams):
        for gram, count in counts.items():
            if gram in place:
                counted[n, place[gram]] = count
    theirs = counted[len(printed) :]
    weighed = counted * (np.log((1 + len(known)) / (1 + (theirs > 0).sum(axis=0))) + 1)
    weighed /= np.maximum(np.linalg.norm(weighed, axis=1, keepdims=True), 1e-9)
    return [table.codes[int(n)] for n in (weighed[: len(printed)] @ weighed[len(printed) :].T).argmax(axis=1)]


MAPPERS: dict[str, Mapper] = {
    "rasoat": aligned,
    "WRatio": looked_up(fuzz.WRatio),
    "token_set_ratio": looked_up(fuzz.token_set_ratio),
    "TF-IDF": tf_idf,
}


def drawn(seeds: Sequence[int], count: int, noise: float, form: Form) -> Tables:
    """The row tables of so many reports for each seed, with the code of each row; unreadable headers left out."""
    of = {t.id: t for t in form.tables}
    found: Tables = []
    for printed in tables_of(seeds, count, noise):
        if printed.id in ROW_TABLES:
            try:
                rows = rows_of(printed, form)
            except AssertionError:
                continue
            found.append((of[printed.id], [item for item, _ in rows], [code for _, code in rows]))
    return found


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a mapper did: shares of rows (0–1), and labels mapped in a second."""

    right: float
    wrong: float
    speed: float


def forget(form: Form) -> None:
    """Nothing is known of labels seen before, but what the form itself says."""
    likeness._KNOWN.clear()
    likeness._NEAREST.clear()
    wording._KNOWN.clear()
    remembered = (
        printed_probabilities, evidence._figures, evidence._negated, text.fold, text.squeeze, text.typed,
        abbreviations._usual, likeness.variants, likeness._sorted, wording.weighed_words, wording._meanings,
    )  # fmt: skip
    for one in remembered:
        one.cache_clear()
    for label in (p for table in form.tables for p in table.paths):
        evidence._figures(label)
        wording.weighed_words(label, form.abbreviations)
        for variant in likeness.variants(label, form.abbreviations):
            likeness._sorted(variant)


def measured(mapper: Mapper, tables: Tables, form: Form) -> Mapped:
    """One mapper over all tables."""
    forget(form)
    start = time.perf_counter()
    given = [mapper(items, table, form) for table, items, _ in tables]
    seconds = time.perf_counter() - start
    pairs = [pair for got, (_, _, codes) in zip(given, tables, strict=True) for pair in zip(got, codes, strict=True)]
    coded = sum(bool(code) for _, code in pairs)
    right = sum(bool(code) and g == code for g, code in pairs)
    said = sum(bool(g) for g, _ in pairs)
    return Mapped(right / coded, (said - right) / max(said, 1), len(pairs) / seconds)


def long_form(form: Form, rows: int) -> tuple[Form, TableForm]:
    """A form with one table of so many rows, all different: the appendix's rows for one programme after the other."""
    own = [i for i in form.catalogue.indicators if i.section == "PL1"]
    many = tuple(
        replace(one, code=f"9.{n + 1}", label=f"{one.label}, chương trình {n // len(own) + 1}")
        for n, one in enumerate(islice(cycle(own), rows))
    )
    catalogue = Catalogue("long", many, MappingProxyType({i.code: i for i in many}))
    table = TableForm("9", "rows", "PL1", tuple(i.code for i in many), tuple(i.label for i in many))
    return replace(form, id="long", catalogue=catalogue, tables=(table,)), table


def long_table_seconds(form: Form, rows: int = LONG_TABLE) -> tuple[float, float]:
    """The median CPU time to align so long a table for the first time, and the share of its rows that are right.

    As when a report is read, memory is not searched for what can be freed.
    """
    of, table = long_form(form, rows)
    hand = Hand(1, 0.1)
    cell = Cell(0, 0, "1", Place())
    typed = [hand.typed(path, code) for code, path in zip(table.codes, table.paths, strict=True)]
    items = [RowItem("", label, "", cell, "", "", Place()) for label in typed]
    lexicon(of)  # belongs to loading a form
    times = []
    codes: list[str] = []
    for _ in range(ROUNDS):
        forget(of)
        with no_collection():
            start = time.process_time()
            codes = aligned(items, table, of)
            times.append(time.process_time() - start)
    return sorted(times)[ROUNDS // 2], float(np.mean([a == b for a, b in zip(codes, table.codes, strict=True)]))


def report(seeds: Sequence[int], count: int) -> str:
    """The table by noise, then the time of a long table."""
    form = load_form()
    aligned([], form.tables[0], form)
    rows = []
    speeds: dict[str, list[float]] = {name: [] for name in MAPPERS}
    for noise in NOISES:
        tables = drawn(seeds, count, noise, form)
        results = {name: measured(mapper, tables, form) for name, mapper in MAPPERS.items()}
        for name, result in results.items():
            speeds[name].append(result.speed)
        cells = [f"{100 * r.right:.1f} / {100 * r.wrong:.1f}" for r in results.values()]
        rows.append((f"{noise}", *cells))
    rows.append(("labels/s", *(f"{np.median(s):,.0f}" for s in speeds.values())))
    seconds, right = long_table_seconds(form)
    long = f"{LONG_TABLE} rows against {LONG_TABLE}: {1000 * seconds:.0f} ms, {100 * right:.1f} % right."
    table = text_table(("noise: right / wrong %", *MAPPERS), rows)
    return f"{table}\nA table seen for the first time, {long}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--count", type=int, default=8, help="reports a seed")
    options = parser.parse_args()
    print(report(options.seeds, options.count))


if __name__ == "__main__":
    main()

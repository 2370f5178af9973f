"""Fits `data/alignment.toml`: what speaks for a row or column being one of the form's, and how sure that makes us.

    python -m bench.fit_alignment

On generated tables with mistyped labels and edited rows and columns: the weights of a logistic regression over all
pairs that are looked at, less the odds of such a pair; then what makes the whole alignment's probabilities honest, on
tables of other seeds. Both are shown on yet others by `python -m bench.calibration`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import product, starmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.labelled import PrintedTable, rows_of, tables_of
from data.samples.disorder import ROW_TABLES
from normalize import column_tables, evidence, row_tables
from normalize.evidence import COLUMN_FEATURES, ROW_FEATURES, Calibration, Weights
from normalize.form import Form, TableForm, load_form
from normalize.grid import grid_of
from normalize.labels import Matrix

FILE = Path(__file__).parents[1] / "data" / "alignment.toml"
NOISES = (0.0, 0.1, 0.3, 0.5, 0.7)
WEIGHT_SEEDS, CALIBRATION_SEEDS = range(101, 107), range(201, 207)
COUNT = 6
FIXED = {"same_number": 1.5, "same_end": 0.3, "other_number": -0.5, "same_unit": 0.5, "other_unit": -1.5}
"""Set by hand: how often offices number rows otherwise, or type another unit, generated reports do not know."""
CHOICES = ((0.5, 0.7, 0.85, 1.0), (0.0, 1.0, 2.0, 2.5, 3.0), (0.45, 0.6, 0.8, 1.0))
"""Slopes, offsets and powers of a calibration."""
EDGES = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999)
LEAST = 1e-3
PENALTY = 0.3  # holds weights that hardly matter near zero

Side = tuple[Matrix, NDArray[np.float64], NDArray[np.intp]]


def evidence_weights(sides: Sequence[Side], names: Sequence[str]) -> Matrix:
    """Weights whose sum is the logarithm of a likelihood ratio: which of its candidates a row is, or none.

    A multinomial logit over each row's candidates, with "none" as the one that has no features; from the bias go the
    odds of any one indicator against none.
    """
    features, right = (np.concatenate([side[n] for side in sides]) for n in (0, 1))
    counts = np.concatenate([side[2] for side in sides])
    row = np.repeat(np.arange(len(counts)), counts)
    free = np.array([n for n, name in enumerate(names) if name not in FIXED])
    fixed = features @ np.array([FIXED.get(name, 0.0) for name in names])
    held = np.where(np.array(names)[free] == "bias", 0.0, PENALTY)

    def loss(w: Matrix) -> tuple[float, Matrix]:
        z = np.clip(features[:, free] @ w + fixed, -60, 60)
        total = 1.0 + np.bincount(row, np.exp(z), minlength=len(counts))
        wrong = np.exp(z) / total[row] - right
        return float(np.log(total).sum() - right @ z + 0.5 * (held * w * w).sum()), features[
            :, free
        ].T @ wrong + held * w

    found = np.array([FIXED.get(name, 0.0) for name in names])
    found[free] = minimize(loss, np.zeros(len(free)), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    none = 1 - right.sum() / len(counts)
    found[list(names).index("bias")] -= np.log((1 - none) / none / np.mean(counts))
    return found


def tables(seeds: Iterable[int], rows: bool, form: Form) -> Iterator[tuple[PrintedTable, TableForm]]:
    """The printed tables of all noises, of rows or of columns, each with the form's table."""
    of = {t.id: t for t in form.tables}
    for noise in NOISES:
        for printed in tables_of(seeds, COUNT, noise):
            if (printed.id in ROW_TABLES) == rows:
                yield printed, of[printed.id]


def right_pairs(codes: Sequence[str], table: TableForm) -> NDArray[np.bool_]:
    """Which pairs (row or column, indicator) are right."""
    return np.array([[code == own for own in table.codes] for code in codes])


def row_side(printed: PrintedTable, table: TableForm, form: Form) -> Side | None:
    """The features of a table's pairs and which are right; None where its header cannot be read."""
    try:
        rows = rows_of(printed, form)
    except AssertionError:
        return None
    pairs, features = row_tables.row_features([item for item, _ in rows], table, form)
    right = right_pairs([code for _, code in rows], table)
    lost = (right & ~pairs).any(axis=1)  # the right one was not among the nearest: nothing is to be learned here
    kept = np.broadcast_to(~lost[:, None], pairs.shape)[pairs]
    return features[kept], right[pairs][kept].astype(float), pairs[~lost].sum(axis=1)


def column_side(printed: PrintedTable, table: TableForm, form: Form) -> Side | None:
    """The features of a table's pairs (column, indicator) and which are right."""
    header = column_tables.column_header(grid_of(printed.table), form)
    codes = [*printed.codes, *[""] * (len(header.paths) - len(printed.codes))]
    named = [n for n, role in enumerate(header.roles) if not role and header.paths[n]]
    features = column_tables.column_features(header, table, form)[named]
    right = right_pairs([codes[n] for n in named], table)
    counts = np.full(len(named), len(table.codes))
    return features.reshape(-1, features.shape[2]), right.reshape(-1).astype(float), counts


def said(printed: PrintedTable, table: TableForm, form: Form) -> tuple[Matrix, Sequence[str]] | None:
    """The probabilities of a table's rows or columns, and their codes; None where its header cannot be read."""
    if printed.id in ROW_TABLES:
        try:
            rows = rows_of(printed, form)
        except AssertionError:
            return None
        sure = row_tables.row_probabilities([item for item, _ in rows], table, form)
        return sure, [code for _, code in rows]
    header = column_tables.column_header(grid_of(printed.table), form)
    named = [n for n, role in enumerate(header.roles) if not role and header.paths[n]]
    codes = [*printed.codes, *[""] * (len(header.paths) - len(printed.codes))]
    return column_tables.column_probabilities(header, table, form)[named], [codes[n] for n in named]


def calibration(drawn: Iterable[tuple[PrintedTable, TableForm]], form: Form) -> Calibration:
    """What makes the probabilities of these tables honest: of a few choices that with the least calibration error.

    Not by greatest likelihood: a few rows that were misread altogether would decide it.
    """
    known = [(found, table.codes) for printed, table in drawn if (found := said(printed, table, form)) is not None]
    right = [
        np.array([codes[c] == own for c, own in zip(raw.argmax(axis=1), owns, strict=True)], dtype=float)
        for (raw, owns), codes in known
    ]

    def error(by: Calibration) -> float:
        sure = np.concatenate([evidence.calibrated(raw, by).max(axis=1) for (raw, _), _ in known])
        return expected_error(sure, np.concatenate(right))

    return min(starmap(Calibration, product(*CHOICES)), key=error)


def expected_error(sure: Matrix, right: Matrix, least: float = LEAST) -> float:
    """The expected calibration error of what was said, by bins: the mean gap of what was said and what was right.

    Rows that are surely none of the form's, below `least`, are left out: they would only flatter.
    """
    kept = sure >= least
    place = np.digitize(sure[kept], EDGES)
    gap = np.bincount(place, sure[kept] - right[kept], minlength=len(EDGES) + 1)
    return float(np.abs(gap).sum() / max(int(kept.sum()), 1))


def use(found: Weights) -> None:
    """Keeps the weights in the file, and aligns by them from now on."""
    FILE.write_text(as_toml(found), encoding="utf-8", newline="\n")
    evidence.weights.cache_clear()
    row_tables.printed_probabilities.cache_clear()
    column_tables.column_probabilities.cache_clear()


def fit(form: Form) -> None:
    """Fits all weights anew and keeps them."""
    plain = Calibration(1.0, 0.0, 1.0)
    drawn = list(tables(WEIGHT_SEEDS, True, form))
    row_weights = evidence_weights([s for p, t in drawn if (s := row_side(p, t, form))], ROW_FEATURES)
    column_weights = evidence.weights().columns
    drawn = list(tables(WEIGHT_SEEDS, False, form))
    for _ in range(2):  # which way a path is compared depends on the weights
        use(Weights(row_weights, column_weights, plain, plain))
        sides = [s for p, t in drawn if (s := column_side(p, t, form))]
        column_weights = evidence_weights(sides, COLUMN_FEATURES)
    use(Weights(row_weights, column_weights, plain, plain))
    sure = [calibration(tables(CALIBRATION_SEEDS, rows, form), form) for rows in (True, False)]
    use(replace(evidence.weights(), sure_rows=sure[0], sure_columns=sure[1]))


HEAD = """# What speaks for a printed row or column being one of a form's, weighed by `python -m bench.fit_alignment`.
# Not written by hand: these are the weights of a regression over generated reports with mistyped labels.
"""


def as_toml(found: Weights) -> str:
    """The weights as the file that is read."""
    parts = {
        "rows": dict(zip(ROW_FEATURES, found.rows, strict=True)),
        "columns": dict(zip(COLUMN_FEATURES, found.columns, strict=True)),
        "rows_calibration": asdict(found.sure_rows),
        "columns_calibration": asdict(found.sure_columns),
    }
    lines = [HEAD]
    for name, values in parts.items():
        lines += [f"[{name}]", *(f"{key} = {value:.3f}" for key, value in values.items()), ""]
    return "\n".join(lines)


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    fit(load_form())
    print(FILE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

"""Whether `match_score` means what it says: of the matches said to be 0.95 sure, 95 of 100 should be right.

    python -m bench.calibration [--plot docs/calibration.png]

On generated tables of seeds that nothing was fitted on, with labels mistyped and rows and columns moved, added and
left out: each row's and column's most probable code, whether it is a match (0.9 or more) or not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from bench.figures import text_table
from bench.fit_alignment import EDGES, LEAST, expected_error, tables
from bench.fit_alignment import said as said_in
from normalize.evidence import LIMIT
from normalize.form import load_form
from normalize.labels import Matrix

SEEDS = range(301, 307)


@dataclass(frozen=True, slots=True)
class Said:
    """Probabilities said, and whether each was right (1 or 0)."""

    sure: Matrix
    right: Matrix

    def within(self, low: float, high: float) -> Said:
        """Those said between two probabilities, the upper one excluded unless it is 1."""
        kept = (self.sure >= low) & ((self.sure < high) | (high >= 1))
        return Said(self.sure[kept], self.right[kept])


def said_of(rows: bool, seeds: Iterable[int] = SEEDS) -> Said:
    """What was said of all rows, or all columns, of the tables of these seeds."""
    form = load_form()
    sure, right = [], []
    for printed, table in tables(seeds, rows, form):
        if found := said_in(printed, table, form):
            best = found[0].argmax(axis=1)
            sure += found[0].max(axis=1).tolist()
            right += [table.codes[c] == code for c, code in zip(best, found[1], strict=True)]
    kept = np.array(sure) > LEAST
    return Said(np.array(sure)[kept], np.array(right, dtype=float)[kept])


def together(parts: Iterable[Said]) -> Said:
    """All of them as one."""
    pairs = [(p.sure, p.right) for p in parts]
    return Said(*(np.concatenate([pair[n] for pair in pairs]) for n in (0, 1)))


def bins(said: Said) -> list[tuple[str, str, str, str, str]]:
    """A row a bin: what was said, how often, the mean said, the share that was right, and twice its standard error."""
    rows = []
    for low, high in pairwise((0.0, *EDGES, 1.0)):
        part = said.within(low, high)
        if len(part.sure):
            share = float(part.right.mean())
            error = 2 * float(np.sqrt(max(share * (1 - share), 0.25 / len(part.sure)) / len(part.sure)))
            rows.append(
                (f"{low:g}–{high:g}", f"{len(part.sure)}", f"{part.sure.mean():.3f}", f"{share:.3f}", f"{error:.3f}")
            )
    return rows


def report(by_side: dict[str, Said]) -> str:
    """The table of bins, and the expected calibration errors."""
    said = together(by_side.values())
    table = text_table(("said", "matches", "mean said", "right", "±"), bins(said))
    unsure = said.within(0.0, 0.99)
    error, doubted = expected_error(said.sure, said.right), expected_error(unsure.sure, unsure.right)
    lines = [f"Expected calibration error: {error:.4f} of all {len(said.sure)} rows and columns."]
    lines += [f"Of the {len(unsure.sure)} said less than 0.99 sure: {doubted:.3f}."]
    lines += [f"{name}: {expected_error(one.sure, one.right):.4f} of {len(one.sure)}" for name, one in by_side.items()]
    kept = said.within(LIMIT, 1.0)
    lines.append(f"Given a code (at least {LIMIT}): {len(kept.sure)}, right {kept.right.mean():.4f}.")
    return "\n".join((table, *lines))


def plot(by_side: dict[str, Said], path: Path) -> None:
    """The reliability plot: the share right in each bin over the mean said, with twice its standard error."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.6), dpi=110)
    rows = bins(together(by_side.values()))
    mean, share, error = (np.array([float(row[n]) for row in rows]) for n in (2, 3, 4))
    for axes, low in ((left, 0.0), (right, 0.9)):
        axes.plot([low, 1], [low, 1], color="0.6", linewidth=1, label="as sure as right")
        axes.errorbar(mean, share, yerr=error, fmt="o", color="#1f5f8b", capsize=3, label="matches by bin")
        axes.set_xlim(low - 0.01 * (1 - low), 1 + 0.01 * (1 - low))
        axes.set_ylim(low - 0.04 * (1 - low), 1 + 0.04 * (1 - low))
        axes.set_xlabel("probability said (match_score)")
        axes.set_ylabel("share that is right")
        axes.grid(color="0.92")
    right.axvline(LIMIT, color="#b0413e", linewidth=1, linestyle="--", label="limit of a code")
    left.legend(loc="upper left", frameon=False)
    right.legend(loc="upper left", frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Software": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plot", type=Path, help="also draw the reliability plot into this PNG")
    options = parser.parse_args()
    by_side = {"rows": said_of(rows=True), "columns": said_of(rows=False)}
    print(report(by_side))
    if options.plot:
        plot(by_side, options.plot)


if __name__ == "__main__":
    main()

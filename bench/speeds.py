"""The table of speeds that comes of a race."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bench.figures import percentile, text_table
from bench.race import Measured, Outcome


def ratio(reader: Measured, base: Measured) -> float:
    """How many times faster a reader is than `base`, on the files that it read, by the clock on the wall."""
    return base.only(reader.files).seconds / reader.seconds


def busy_ratio(reader: Measured, base: Measured) -> float:
    """How many times less computing a reader needs than `base`, on the files that it read."""
    return base.only(reader.files).busy / reader.busy


def least_ratio(reader: Measured, base: Measured) -> tuple[float, str]:
    """The file on which a reader gains least over `base`: how many times faster it is there, and the file's name."""
    single = [part for part in reader.parts if len(part.files) == 1]
    return min((ratio(replace(reader, parts=(part,)), base), Path(part.files[0]).name) for part in single)


def speeds(outcomes: Mapping[str, Outcome], base: str, unit: str) -> str:
    """The table, a row for each reader that came through, then a sentence for each that did not.

    `base`: the reader to which the others are compared; `unit`: "page", or "file" for formats without pages.
    """
    header = ("reader", f"{unit}s", "rounds", f"{unit}s/s", "x", "x CPU", "p50 ms", "p99 ms", "peak MB")
    found = {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Measured)}
    rows = []
    for name, it in found.items():
        memory = "-" if it.peak is None else f"{it.peak / 2**20:.0f}"
        compared = [f"{of(it, found[base]):.2f}" if base in found else "-" for of in (ratio, busy_ratio)]
        tails = [f"{percentile(it.pages, share) * 1000:.1f}" for share in (0.5, 0.99)]
        rate = f"{len(it.pages) / it.seconds:.1f}"
        rows.append((name, str(len(it.pages)), str(it.rounds), rate, *compared, *tails, memory))
    others = [outcome.why for outcome in outcomes.values() if not isinstance(outcome, Measured)]
    meaning = f"x: times as fast as {base}; x CPU: the same by the time that cores were computing."
    return "\n".join((text_table(header, rows), meaning, *others))

"""`python -m data.samples --out FOLDER`: the bundled six, or with `--count` so many other districts.

With `--rulings` as well, their tables are ruled that way; with `--format`, all are in that format.
With `--scans` as well, these are scans and photographs, each made in another way.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from data.samples.bundle import bundled, write_samples
from data.samples.disorder import Disorder
from data.samples.districts import MOST
from data.samples.generator import Order, make, orders, ruled
from data.samples.layouts import RULINGS
from data.samples.scans import WAYS, scan_samples

_EDITS = {
    "noise": "how strongly labels, headers and fields of work are mistyped, 0 to 0.7",
    "moved": "rows or groups of rows printed elsewhere, a report",
    "inserted": "rows added that the form does not have, a report",
    "deleted": "rows left out, a report",
    "renumbered": "groups that carry the numbers of the group before, a report",
    "swapped": "columns or whole headers of Phụ lục 2 exchanged, a report",
    "added": "columns added that the form does not have, a report",
    "missing": "columns left out, a report",
}


def _orders(given: argparse.Namespace, disorder: Disorder) -> Iterator[Order]:
    for order in orders(given.seed, given.count, disorder):
        style = replace(order.style, header_depth=2) if given.two_row_headers else order.style
        yield replace(order, style=style)


def _noise(text: str) -> float:
    noise = float(text)
    if not 0 <= noise <= 0.7:
        raise argparse.ArgumentTypeError("between 0 and 0.7")
    return noise


def _count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST}")
    return count


def main() -> None:
    """Reads the command line, writes `FOLDER/reports` and `FOLDER/truth.json`."""
    parser = argparse.ArgumentParser(prog="python -m data.samples", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--seed", type=int, default=1, help="where the random numbers begin (with --count)")
    parser.add_argument("--count", type=_count, help="so many random districts instead of the bundled six")
    parser.add_argument("--scans", action="store_true", help="scanned and photographed reports (with --count)")
    parser.add_argument("--rulings", choices=RULINGS, default="full", help="what parts the cells (with --count)")
    parser.add_argument("--format", choices=("docx", "pdf"), help="all in this format (with --count)")
    parser.add_argument("--two-row-headers", action="store_true", help="headers of Phụ lục 2 in two rows, not three")
    for edit in fields(Disorder):
        kind = _noise if edit.name == "noise" else int
        parser.add_argument(f"--{edit.name}", type=kind, default=0, metavar="N", help=f"{_EDITS[edit.name]} (--count)")
    given = parser.parse_args()
    disorder = Disorder(**{edit.name: getattr(given, edit.name) for edit in fields(Disorder)})
    if given.scans:
        samples = scan_samples(given.seed, given.count or len(WAYS))
    elif given.count is None:
        samples = bundled()
    else:
        drawn = _orders(given, disorder)
        samples = (make(ruled(order, given.rulings, given.format or order.format)) for order in drawn)
    entries = write_samples(given.out, samples)
    print(f"{len(entries)} reports in {given.out / 'reports'}, their truth in {given.out / 'truth.json'}")


if __name__ == "__main__":
    main()

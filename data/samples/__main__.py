"""`python -m data.samples --out FOLDER`: the bundled six, or with `--count` so many other districts.

With `--rulings` as well, their tables are ruled that way; with `--format`, all are in that format.
With `--scans` as well, these are scans and photographs, each made in another way.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from data.samples.bundle import bundled, write_samples
from data.samples.districts import MOST
from data.samples.generator import make, orders, ruled
from data.samples.layouts import RULINGS
from data.samples.scans import WAYS, scan_samples


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
    given = parser.parse_args()
    if given.scans:
        samples = scan_samples(given.seed, given.count or len(WAYS))
    elif given.count is None:
        samples = bundled()
    else:
        drawn = orders(given.seed, given.count)
        samples = (make(ruled(order, given.rulings, given.format or order.format)) for order in drawn)
    entries = write_samples(given.out, samples)
    print(f"{len(entries)} reports in {given.out / 'reports'}, their truth in {given.out / 'truth.json'}")


if __name__ == "__main__":
    main()

"""How long the rules take on millions of figures at once, and how much memory.

    python -m bench.scale [--reports 21500]

Invented reports (40 of them, over and over) are gathered as columns of whole numbers, then all rules are asked of
all of them. Reports whose figures contradict each other would go on to the exact way, which is not timed here.
"""

from __future__ import annotations

import argparse
import time

import psutil

from bench.culprits import cases
from validate.rules import load_rules
from validate.scale import screen
from validate.scale_table import Gathering

DIFFERENT = 40
FORM = "form2021"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=21_500)
    count = parser.parse_args().reports
    reports = [case.report for case in cases(7, DIFFERENT)]
    gathering, figures, start = Gathering(), 0, time.perf_counter()
    for n in range(count):
        gathering.add(reports[n % DIFFERENT])
        figures += len(reports[n % DIFFERENT].observations)
    gathered = time.perf_counter()
    screened = screen(gathering.table([-1] * count), load_rules(FORM))
    took = time.perf_counter() - gathered
    memory = psutil.Process().memory_info().rss / 2**20
    print(
        f"{figures:,} figures of {count:,} reports: gathered in {gathered - start:.1f} s, "
        f"{len(screened.outcomes)} rules asked in {took:.1f} s, {memory:.0f} MB; {int(screened.open.sum()):,} are open"
    )


if __name__ == "__main__":
    main()

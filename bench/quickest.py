"""`PYTHON bench/quickest.py` prints how long this Python takes for a little of what Pythons do, and where it is.

Pythons compiled without a profile, as version managers mostly do, take half as long again as a distribution's own:
`make` sets the program up with the quickest that serves. Needs nothing but Python.
"""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec

SERVES = ((3, 11), (3, 13))
ROUNDS = 20


def _some_work() -> list[tuple[str, int]]:
    words: dict[str, int] = {}
    seen = 0
    for n in range(9000):
        word = f"{n % 97}.{n % 13}"
        if word.partition(".")[0].isdigit() and word not in words:
            words[word] = n
        seen += words[word]
    return sorted(words.items(), key=lambda item: (item[1] + seen, item[0]))


def _seconds() -> float:
    start = time.process_time()
    _some_work()
    return time.process_time() - start


def main() -> int:
    """Prints microseconds and path; the exit status is 1 where the Python is of another version or makes no venv."""
    if not (SERVES[0] <= sys.version_info[:2] <= SERVES[1] and find_spec("ensurepip")):
        return 1
    print(f"{min(_seconds() for _ in range(ROUNDS)) * 1e6:.0f} {sys.executable}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

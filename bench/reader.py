"""What a bench asks of a reader, ours or a peer's, and the clock that it is timed with."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class File:
    """A report's bytes in memory (disks are not what is measured), and where they came from."""

    path: Path
    data: bytes


@dataclass(slots=True)
class Clock:
    """Collects the seconds of each page (of each file, where a format has no pages)."""

    pages: list[float] = field(default_factory=list)

    @contextmanager
    def page(self) -> Iterator[None]:
        """Times one page."""
        start = time.perf_counter()
        yield
        self.pages.append(time.perf_counter() - start)


Read = Callable[[Sequence[File], Clock], object]


@dataclass(frozen=True, slots=True)
class Reader:
    """One row of the table. `start` imports what is needed and gives the reading, so that imports are not timed.

    `at_once`: whether a reading is given one file after the other, or the folder. `share`: a slow reader is given
    the sample of files alone. `rounds`: the most rounds in which it takes part.
    """

    name: str
    start: Callable[[], Read]
    needs: str = ""
    at_once: Literal["file", "folder"] = "file"
    share: Literal["all", "sample"] = "all"
    rounds: int = 99

    @property
    def missing(self) -> str:
        """A sentence on why this reader is left out; empty where it can take part."""
        if not self.needs or find_spec(self.needs):
            return ""
        return f"{self.name}: left out, its package ({self.needs}) is not installed here"

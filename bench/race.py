"""Readers timed side by side: each in a process of its own, in turns, so that a busy machine slows all alike.

The processes stay from the first round to the last and wait while others read. Imports, start-up and an untimed
reading (the slow ones are spared it) come before the first round. The best round of each file counts.
"""

from __future__ import annotations

import gc
import sys
import time
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from bench.reader import Clock, File, Reader

SECONDS_FOR_A_ROUND = 240.0


@dataclass(frozen=True, slots=True)
class Part:
    """One reading of one file (or of the folder at once): its files, seconds, and those of each page.

    What is spent outside the pages, such as opening and stitching, is shared equally among them. `busy`: the
    seconds of all cores together in which the process was computing, which others' work on the machine stretches
    less.
    """

    files: tuple[str, ...]
    seconds: float
    pages: tuple[float, ...]
    busy: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The best of a reader's rounds, in seconds, and the most memory that its process held, in bytes."""

    parts: tuple[Part, ...]
    rounds: int
    peak: int | None

    @property
    def seconds(self) -> float:
        return sum(part.seconds for part in self.parts)

    @property
    def pages(self) -> list[float]:
        return [page for part in self.parts for page in part.pages]

    @property
    def files(self) -> set[str]:
        return {name for part in self.parts for name in part.files}

    @property
    def busy(self) -> float:
        return sum(part.busy for part in self.parts)

    def only(self, files: set[str]) -> Measured:
        """The same with no other parts than those made of these files alone."""
        return replace(self, parts=tuple(part for part in self.parts if set(part.files) <= files))


@dataclass(frozen=True, slots=True)
class Failed:
    """A reader that did not come through, and the sentence that says so."""

    why: str


Outcome = Measured | Failed


def timed(reader: Reader, read: object, files: Sequence[File]) -> list[Part]:
    """One round of a reader over the files, part by part."""
    assert callable(read)
    parts = []
    for group in [files] if reader.at_once == "folder" else [[file] for file in files]:
        gc.collect()  # nobody pays for what was left behind
        clock = Clock()
        start, computed = time.perf_counter(), time.process_time()
        read(group, clock)
        took, busy = time.perf_counter() - start, time.process_time() - computed
        rest = (took - sum(clock.pages)) / len(clock.pages)
        pages = tuple(page + rest for page in clock.pages)
        parts.append(Part(tuple(str(file.path) for file in group), took, pages, busy))
    return parts


def best(rounds: Sequence[Sequence[Part]]) -> tuple[Part, ...]:
    """Each part's shortest time over the rounds, and each page's."""
    return tuple(
        Part(
            same[0].files,
            min(part.seconds for part in same),
            tuple(map(min, zip(*(part.pages for part in same), strict=True))),
            min(part.busy for part in same),
        )
        for same in zip(*rounds, strict=True)
    )


def peak_memory() -> int | None:
    """The most memory that this process has held, in bytes; None where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count the parent's memory too, where this process was forked from it
        (line,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    try:
        if sys.platform == "win32":
            import psutil

            return int(psutil.Process().memory_info().peak_wset)
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS
    except ImportError:
        return None


def serve(connection: Connection, where: tuple[str, str], paths: Sequence[Path]) -> None:
    """A reader's process: answers each True with a round's parts, and False with its peak memory.

    `where`: the module and the name of a reader in that module's READERS.
    """
    warnings.simplefilter("ignore")
    try:
        module, name = where
        reader: Reader = import_module(module).READERS[name]
        read = reader.start()
        files = [File(path, path.read_bytes()) for path in paths]
        if reader.share == "all":
            timed(reader, read, files if reader.at_once == "folder" else [min(files, key=lambda file: len(file.data))])
        connection.send("ready")
        while connection.recv():
            connection.send(timed(reader, read, files))
        connection.send(peak_memory())
    except Exception as error:  # a peer may raise anything; the table goes on without it
        connection.send(Failed(f"{type(error).__name__}: {error}"[:300]))


@dataclass(slots=True)
class _Runner:
    reader: Reader
    process: SpawnProcess
    connection: Connection
    rounds: list[list[Part]]
    failed: Failed | None = None

    def answer(self) -> object:
        """What the process says next; a Failed where it says nothing in time or has ended."""
        try:
            if self.connection.poll(SECONDS_FOR_A_ROUND):
                said = self.connection.recv()
            else:
                said = Failed(f"no answer in {SECONDS_FOR_A_ROUND:.0f} s")
        except EOFError:
            said = Failed("its process ended")
        if isinstance(said, Failed):
            self.failed = Failed(f"{self.reader.name}: left out, {said.why}")
            self.process.kill()
        return said

    def round(self) -> None:
        self.connection.send(True)
        said = self.answer()
        if isinstance(said, list):
            self.rounds.append(said)

    def outcome(self) -> Outcome:
        """The best of the rounds, after which the process is gone."""
        if self.failed is None:
            self.connection.send(False)
            peak = self.answer()
            self.process.join()
            if self.failed is None:
                return Measured(best(self.rounds), len(self.rounds), peak if isinstance(peak, int) else None)
        self.process.join()
        return self.failed


def _started(module: str, reader: Reader, paths: Sequence[Path]) -> _Runner:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, (module, reader.name), list(paths)), daemon=True)
    process.start()
    theirs.close()
    runner = _Runner(reader, process, ours, [])
    runner.answer()  # "ready": the others start when this one no longer loads
    return runner


def race(
    module: str, readers: Iterable[Reader], paths: Mapping[str, Sequence[Path]], rounds: int
) -> dict[str, Outcome]:
    """What came of each reader, by name. `module` has them in READERS; `paths`: the files of each share."""
    runners = [_started(module, reader, paths[reader.share]) for reader in readers]
    for number in range(rounds):
        for runner in runners:
            if runner.failed is None and number < runner.reader.rounds:
                runner.round()
    return {runner.reader.name: runner.outcome() for runner in runners}

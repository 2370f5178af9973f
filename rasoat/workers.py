"""Worker processes that may hang or crash: each file has a time limit, and costs no more than its own row.

Only some of the workers are given files that need LibreOffice, since each of them keeps one running.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import Protocol

from extract.office_profile import FOLDER_PREFIX
from rasoat.beside import begun, copies
from rasoat.jobs import Call, Job, Reading, received
from rasoat.nursery import Copy, Nursery, one_thread
from rasoat.patterns import remember_patterns

FILES_FOR_AN_OFFICE = 6  # so many pay for the start of one more LibreOffice
MOST_OFFICES = 4  # each takes some 300 MB
OFFICE_ENDS_WITHIN = 10.0


class _Process(Protocol):
    def kill(self) -> None: ...
    def join(self) -> None: ...


@dataclass(slots=True)
class _Worker:
    process: _Process
    connection: Connection
    job: Job | None = None
    aside: bool = False
    deadline: float = 0.0
    office: bool = False


def _serve(connection: Connection, run: str) -> None:
    remember_patterns()
    from rasoat.reading import serve  # noqa: PLC0415 - only workers read; the program starts sooner without

    serve(connection, run)


def _started(context: SpawnContext, run: str) -> _Worker:
    one_thread()
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, run), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _stopped(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


def _office_folders(run: str) -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}{run}*"))


def _called(function: Callable[..., object], *arguments: object) -> None:
    function(*arguments)


def _reading(data: bytes) -> Reading:
    try:
        return received(data)
    except ValueError:
        return Reading(None, "file.crashed")


class Pool:
    """A few workers, spawned or the nursery's, to be used in a `with`, which ends the nursery, too.

    `readings` gives each job with what came of it, in the order of finishing; `aside` makes a call beside the
    caller's own work.
    """

    def __init__(self, timeout: float, count: int = 1, nursery: Nursery | None = None) -> None:
        self.context = get_context("spawn")
        self.count, self.timeout, self.nursery = count, timeout, nursery
        self.workers: list[_Worker] = []
        self.waiting: tuple[deque[Job], deque[Job]] = (deque(), deque())
        self.offices = 1
        self.run = secrets.token_hex(6)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self, count: int, jobs: Sequence[Job]) -> None:
        """Starts so many workers, no more than these, with their first files."""
        self.count = max(count, 1)
        while len(self.workers) < count:
            self.workers.append(self._new())
        self._take(jobs)
        self._hand_out(*self.waiting)

    def _take(self, jobs: Sequence[Job]) -> None:
        plain, legacy = self.waiting
        plain.extend(job for job in jobs if not job.office)
        legacy.extend(job for job in jobs if job.office)
        if jobs:
            self.offices = min(MOST_OFFICES, 1 + len(legacy) // FILES_FOR_AN_OFFICE)

    def _new(self) -> _Worker:
        if self.nursery is not None:
            ours, theirs = self.context.Pipe()
            try:
                return _Worker(self.nursery.worker(theirs, ours, self.run), ours)
            except OSError:  # it is gone: one may be out of memory
                self.nursery = None
            finally:
                theirs.close()
        return _started(self.context, self.run)

    def readings(self, jobs: Sequence[Job] = ()) -> Iterator[tuple[Job, Reading]]:
        """Every job with its reading, those given at the start and those given now: once each, whatever becomes of the
        workers."""
        self._take(jobs)
        while any(self.waiting) or any(w.job for w in self.workers):
            self._hand_out(*self.waiting)
            yield from self._collect()

    def aside(self, function: Callable[..., object], *arguments: object) -> Callable[[], None]:
        """Begins a call beside; gives what waits for its end. Raises there what the call raised.

        A copy of this process makes it, else an idle worker does. Without two workers, and where the worker is lost,
        the caller does when it waits.
        """
        here = partial(_called, function, *arguments)
        if copies():
            return begun(here)
        worker = next((w for w in self.workers if w.job is None and not w.aside), None)
        if worker is None or len(self.workers) < 2:
            return here
        try:
            worker.connection.send(Call(function, arguments))
        except OSError:
            self._dismiss(worker)
            return here
        worker.aside = True
        return partial(self._ended, worker, here)

    def _ended(self, worker: _Worker, here: Callable[[], None]) -> None:
        try:
            error = worker.connection.recv()
        except (EOFError, OSError):
            self._dismiss(worker)
            here()
            return
        worker.aside = False
        if error is not None:
            raise error

    def _hand_out(self, plain: deque[Job], legacy: deque[Job]) -> None:
        """Gives every idle worker a file: one for LibreOffice first, so that it is busy from the start."""
        while True:
            idle = [w for w in self.workers if w.job is None]
            free = self.offices - sum(w.office for w in self.workers)
            if legacy and (free > 0 or any(w.office for w in idle)):
                worker = max(idle, key=lambda w: w.office, default=None)
                queue = legacy
            elif plain:
                worker = min(idle, key=lambda w: w.office, default=None)
                queue = plain
            else:
                return
            if worker is None:
                if len(self.workers) >= self.count:
                    return
                worker = self._new()
                self.workers.append(worker)
            self._give(worker, queue)

    def _give(self, worker: _Worker, queue: deque[Job]) -> None:
        job = queue.popleft()
        worker.office = worker.office or job.office
        worker.job, worker.deadline = job, time.monotonic() + self.timeout
        try:
            worker.connection.send(job)
        except OSError:
            self._dismiss(worker)
            queue.appendleft(job)

    def _collect(self) -> Iterator[tuple[Job, Reading]]:
        """What is ready. Who is, gets the next file before anything else is done."""
        busy = [w for w in self.workers if w.job is not None]
        left = max(0.0, min(w.deadline for w in busy) - time.monotonic()) if busy else 0.0
        ready = wait([w.connection for w in busy], timeout=min(left, 1.0) + 0.01)
        ended: list[tuple[Job, bytes | Reading]] = []
        for worker in busy:
            if worker.job is None:
                continue
            if worker.connection in ready:
                ended.append((worker.job, self._received(worker)))
            elif time.monotonic() > worker.deadline:
                ended.append((worker.job, Reading(None, "file.timeout")))
                self._dismiss(worker)
        self._hand_out(*self.waiting)
        for job, given in ended:
            yield job, _reading(given) if isinstance(given, bytes) else given

    def _received(self, worker: _Worker) -> bytes | Reading:
        try:
            data = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._dismiss(worker)
            return Reading(None, "file.crashed")
        worker.job = None
        return data

    def _dismiss(self, worker: _Worker) -> None:
        _stopped(worker)
        self.workers.remove(worker)

    def release(self) -> None:
        """Lets the workers go when all is read, if nobody needs them for calls: they end beside what comes then."""
        if not copies():
            return
        if self.nursery is not None:
            self.nursery.kill()
        for worker in self.workers:
            if not isinstance(worker.process, Copy):
                worker.process.kill()

    def close(self) -> None:
        """Ends all workers at once, and waits a moment for their LibreOffices, which remove their folders."""
        if self.nursery is not None:
            self.nursery.close()
        for worker in self.workers:
            _stopped(worker)
        self.workers.clear()
        deadline = time.monotonic() + OFFICE_ENDS_WITHIN
        while (left := _office_folders(self.run)) and time.monotonic() < deadline:
            time.sleep(0.02)
        for folder in left:
            shutil.rmtree(folder, ignore_errors=True)

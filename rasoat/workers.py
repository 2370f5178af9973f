"""Worker processes that may hang or crash: each file has a time limit, and costs no more than its own row."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess

from rasoat.reading import Job, Reading, serve


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    job: Job | None = None
    deadline: float = 0.0


def _started(context: SpawnContext) -> _Worker:
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _stopped(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()


class Pool:
    """A few spawned workers. `readings` gives each job with what came of it, in the order of finishing."""

    def __init__(self, count: int, timeout: float) -> None:
        self.context = get_context("spawn")
        self.count, self.timeout = count, timeout
        self.workers: list[_Worker] = []

    def readings(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Reading]]:
        """Every job with its reading: once each, whatever becomes of the workers."""
        waiting = list(jobs)[::-1]
        try:
            while waiting or any(w.job for w in self.workers):
                self._hand_out(waiting)
                yield from self._collect()
        finally:
            self.close()

    def _hand_out(self, waiting: list[Job]) -> None:
        while waiting:
            idle = next((w for w in self.workers if w.job is None), None)
            if idle is None:
                if len(self.workers) >= self.count:
                    return
                idle = _started(self.context)
                self.workers.append(idle)
            job = waiting.pop()
            idle.job, idle.deadline = job, time.monotonic() + self.timeout
            try:
                idle.connection.send(job)
            except OSError:
                self._dismiss(idle)
                waiting.append(job)

    def _collect(self) -> Iterator[tuple[Job, Reading]]:
        busy = [w for w in self.workers if w.job is not None]
        left = max(0.0, min(w.deadline for w in busy) - time.monotonic()) if busy else 0.0
        ready = wait([w.connection for w in busy], timeout=min(left, 1.0) + 0.01)
        for worker in busy:
            if worker.job is None:
                continue
            if worker.connection in ready:
                yield worker.job, self._received(worker)
            elif time.monotonic() > worker.deadline:
                job = worker.job
                self._dismiss(worker)
                yield job, Reading(None, "file.timeout")

    def _received(self, worker: _Worker) -> Reading:
        try:
            reading = worker.connection.recv()
        except (EOFError, OSError):
            self._dismiss(worker)
            return Reading(None, "file.crashed")
        worker.job = None
        return reading if isinstance(reading, Reading) else Reading(None, "file.crashed")

    def _dismiss(self, worker: _Worker) -> None:
        _stopped(worker)
        self.workers.remove(worker)

    def close(self) -> None:
        """Ends all workers at once."""
        for worker in self.workers:
            _stopped(worker)
        self.workers.clear()

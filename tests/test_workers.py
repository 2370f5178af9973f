"""Who of the workers is given which file: LibreOffice is started by as few of them as pay for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from pathlib import Path

import pytest

from rasoat import workers
from rasoat.jobs import Job
from rasoat.nursery import Nursery, begun
from rasoat.workers import Pool, _Worker


class Line:
    """A connection that remembers what was sent."""

    def __init__(self) -> None:
        self.sent: list[Job] = []

    def send(self, job: Job) -> None:
        self.sent.append(job)


def jobs(name: str, count: int, *, office: bool) -> deque[Job]:
    return deque(Job(Path(f"{name}{n}"), "", "", office) for n in range(count))


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Pool:
    """A pool of at most four workers that are no processes."""
    process = multiprocessing.get_context("spawn").Process()
    monkeypatch.setattr(workers, "_started", lambda *_: _Worker(process, Line()))  # type: ignore[arg-type]
    return Pool(60.0, 4)


def held(pool: Pool) -> list[str]:
    """Which file each worker is at, in the order in which they were started; a dot for none."""
    return [str(w.job.path) if w.job else "." for w in pool.workers]


def test_one_worker_takes_the_old_files_and_the_others_the_rest(pool: Pool) -> None:
    plain, legacy = jobs("pdf", 4, office=False), jobs("doc", 3, office=True)
    pool.offices = 1
    pool._hand_out(plain, legacy)
    assert held(pool) == ["doc0", "pdf0", "pdf1", "pdf2"]
    for worker in pool.workers:
        worker.job = None
    pool._hand_out(plain, legacy)
    assert held(pool) == ["doc1", "pdf3", ".", "."]
    for worker in pool.workers:
        worker.job = None
    pool._hand_out(plain, legacy)
    assert held(pool) == ["doc2", ".", ".", "."]


def test_more_workers_take_old_files_when_there_are_many(pool: Pool) -> None:
    plain, legacy = jobs("pdf", 1, office=False), jobs("doc", 9, office=True)
    pool.offices = 2
    pool._hand_out(plain, legacy)
    assert held(pool) == ["doc0", "doc1", "pdf0"]


def test_no_more_workers_are_started_than_there_are_old_files_for(pool: Pool) -> None:
    pool.offices = 1
    pool._hand_out(deque(), jobs("doc", 9, office=True))
    assert held(pool) == ["doc0"]


def test_the_worker_with_libreoffice_takes_other_files_when_there_are_no_old_ones(pool: Pool) -> None:
    pool.offices = 1
    pool._hand_out(deque(), jobs("doc", 1, office=True))
    pool.workers[0].job = None
    pool._hand_out(jobs("pdf", 5, office=False), deque())
    assert held(pool) == ["pdf0", "pdf1", "pdf2", "pdf3"]
    assert [w.office for w in pool.workers] == [True, False, False, False]


@pytest.mark.parametrize(("old", "offices"), [(0, 1), (5, 1), (6, 2), (20, 4), (1000, 4)])
def test_how_many_libreoffices(pool: Pool, monkeypatch: pytest.MonkeyPatch, old: int, offices: int) -> None:
    monkeypatch.setattr(Pool, "_hand_out", lambda _self, plain, legacy: (plain.clear(), legacy.clear()))
    assert list(pool.readings(list(jobs("doc", old, office=True)))) == []
    assert pool.offices == offices


def _written(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on systems where a process cannot be copied."""
    monkeypatch.setattr(workers, "copies", lambda: False)


@pytest.mark.usefixtures("no_copies")
def test_without_two_workers_a_call_is_made_by_who_waits_for_it(pool: Pool, tmp_path: Path) -> None:
    ended = pool.aside(_written, tmp_path / "a", "x")
    assert not (tmp_path / "a").exists()
    ended()
    assert (tmp_path / "a").read_text(encoding="utf-8") == "x"


@pytest.mark.usefixtures("no_copies")
def test_a_worker_makes_a_call_and_hands_back_what_it_raises(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"no report")
    with Pool(60.0, 2) as pool:
        list(pool.readings([Job(tmp_path / name, name, "2021") for name in "ab"]))
        ended, failing = (pool.aside(_written, tmp_path / at / "out", "x") for at in (".", "missing"))
        ended()
        assert (tmp_path / "out").read_text(encoding="utf-8") == "x"
        with pytest.raises(FileNotFoundError):
            failing()


@pytest.mark.usefixtures("no_copies")
def test_the_call_of_a_lost_worker_is_made_here(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"no report")
    with Pool(60.0, 2) as pool:
        list(pool.readings([Job(tmp_path / name, name, "2021") for name in "ab"]))
        ended = pool.aside(_written, tmp_path / "missing" / "out", "x")
        for worker in pool.workers:
            worker.process.kill()
            worker.process.join()
        with pytest.raises(FileNotFoundError):
            ended()
        pool.aside(_written, tmp_path / "late", "x")()
        assert (tmp_path / "late").exists()


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are spawned")


def nursery_of(folder: Path) -> Nursery:
    nursery = begun(["run", str(folder), "--out", str(folder / "out")])
    assert nursery is not None
    return nursery


def problems(pool: Pool, folder: Path, names: str) -> dict[str, str]:
    """What is wrong with each of some files, by its name; each is given its name as content, but a pipe."""
    for name in names:
        os.mkfifo(folder / name) if name == "p" else (folder / name).write_bytes(name.encode())
    found = pool.readings([Job(folder / name, name, "2021") for name in names])
    return {job.path.name: reading.problem for job, reading in found}


@on_linux
def test_copies_of_the_nursery_read_and_are_gone_with_the_pool(tmp_path: Path) -> None:
    with Pool(60.0, nursery=nursery_of(tmp_path)) as pool:
        pool.start(2, [])
        assert problems(pool, tmp_path, "abc") == dict.fromkeys("abc", "unreadable.unknown-format")
        connections = [worker.connection for worker in pool.workers]
        assert len(connections) == 2
        assert not multiprocessing.active_children()  # none was spawned
    assert all(connection.closed for connection in connections)


@on_linux
@pytest.mark.parametrize("copied", [True, False])
def test_workers_that_are_let_go_end_before_the_pool(
    tmp_path: Path, copied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "copies", lambda: True)
    with Pool(60.0, 2, nursery_of(tmp_path) if copied else None) as pool:
        assert problems(pool, tmp_path, "abc") == dict.fromkeys("abc", "unreadable.unknown-format")
        pool.release()
        for worker in pool.workers:
            with pytest.raises((EOFError, OSError)):
                worker.connection.recv_bytes()


@on_linux
def test_workers_that_make_calls_are_not_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "copies", lambda: False)
    with Pool(60.0, 1) as pool:
        for names in "ab":
            assert problems(pool, tmp_path, names) == {names: "unreadable.unknown-format"}
            pool.release()


@on_linux
def test_a_copy_that_hangs_or_is_lost_costs_its_own_file(tmp_path: Path) -> None:
    with Pool(60.0, nursery=nursery_of(tmp_path)) as pool:
        pool.start(1, [])
        assert problems(pool, tmp_path, "a") == {"a": "unreadable.unknown-format"}
        pool.timeout = 0.5  # nobody writes into the pipe: reading it never ends
        assert problems(pool, tmp_path, "p") == {"p": "file.timeout"}
        pool.timeout = 60.0
        assert problems(pool, tmp_path, "b") == {"b": "unreadable.unknown-format"}
        pool.workers[0].process.kill()
        pool.workers[0].process.join()
        assert problems(pool, tmp_path, "cd") == dict.fromkeys("cd", "unreadable.unknown-format")


@on_linux
def test_without_the_nursery_workers_are_spawned(tmp_path: Path) -> None:
    nursery = nursery_of(tmp_path)
    os.kill(nursery._pid, signal.SIGKILL)
    while os.waitid(os.P_PID, nursery._pid, os.WEXITED | os.WNOWAIT) is None:
        time.sleep(0.01)
    with Pool(60.0, 1, nursery) as pool:
        assert problems(pool, tmp_path, "a") == {"a": "unreadable.unknown-format"}


def test_a_nursery_is_for_runs_that_have_something_to_read(tmp_path: Path) -> None:
    assert begun(["tables", str(tmp_path)]) is None
    assert begun(["run", "--help"]) is None
    (tmp_path / "out" / ".rasoat-cache").mkdir(parents=True)
    assert begun(["run", str(tmp_path), f"--out={tmp_path / 'out'}"]) is None

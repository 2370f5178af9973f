"""Workers that start loaded: on Linux a process loads the readers while what checks and writes is still being loaded,
and each worker is a copy of it.

Elsewhere, and where there is none, workers are spawned; both read the same.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from rasoat import KEPT

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Serve = Callable[["Connection", str], None]
_DIES_WITH_ITS_PARENT = 1  # prctl's PR_SET_PDEATHSIG
_GONE_WITHIN = 5.0
_LONGEST = 256
_FOR_ALL = (
    "numpy", "multiprocessing.connection", "rasoat.codec", "rasoat.jobs", "normalize.sections", "normalize.letterhead",
    "normalize.cell_figures",
)  # fmt: skip


class Nursery:
    """The parent's end: asks for copies, and for the end of one of them."""

    def __init__(self, pid: int, line: socket.socket) -> None:
        self._pid, self._line = pid, line
        self._born = 0

    def worker(self, theirs: Connection, ours: Connection, run: str) -> Copy:
        """A worker that serves at one end of a pipe; raises OSError where the process is no more."""
        socket.send_fds(self._line, [f"worker {run}".encode()], [theirs.fileno()])
        self._born += 1
        return Copy(self, self._born - 1, ours)

    def end(self, number: int) -> None:
        """Ends a worker at once, and comes back when it has ended."""
        with suppress(OSError):  # with the nursery all of them end
            self._line.sendall(f"end {number}".encode())
            self._line.recv(_LONGEST)

    def kill(self) -> None:
        """Ends the process and all its copies at once, and does not wait for that."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        """The same, and waits."""
        if self._pid:
            self.kill()
            os.waitpid(self._pid, 0)
            self._line.close()
            self._pid = 0


class Copy:
    """A worker as `multiprocessing` has them, as far as the pool needs one."""

    def __init__(self, nursery: Nursery, number: int, connection: Connection) -> None:
        self._nursery, self._number, self._connection = nursery, number, connection

    def kill(self) -> None:
        """Ends it at once."""
        self._nursery.end(self._number)

    def join(self) -> None:
        """Waits until it has ended: nobody else holds the other end of its pipe."""
        with suppress(EOFError, OSError):
            while self._connection.poll(_GONE_WITHIN):
                self._connection.recv_bytes()


def one_thread() -> None:
    """Keeps NumPy of this process and of those that it starts from starting threads, which nothing here needs."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def only_our_forms(arguments: Sequence[str]) -> bool:
    """Whether a command line names no forms of the user's, which may stand before ours."""
    return not any(a.startswith(("--forms", "--config")) for a in arguments)


def _load_for_all(arguments: Sequence[str]) -> None:
    """Loads what both those that read and the command line need: once, before there are two."""
    for module in _FOR_ALL:
        import_module(module)
    if only_our_forms(arguments):
        from data import form_ids  # noqa: PLC0415 - it takes time to load, and most command lines need less
        from normalize.catalogue import load_catalogue  # noqa: PLC0415
        from normalize.form import load_form  # noqa: PLC0415

        for form in form_ids():
            load_catalogue(form)
            load_form(form)


def begun(arguments: Sequence[str]) -> Nursery | None:
    """A nursery where a command line asks for a run that will hardly find all read before; None elsewhere.

    Call it before anything else is loaded, since whatever threads and files the process has by then are copied, too;
    what is loaded here, for both, has none.
    """
    if sys.platform != "linux" or arguments[:1] != ["run"] or "--help" in arguments:
        return None
    if "--fresh" not in arguments and any(os.path.isdir(f"{a.partition('=')[2] or a}/{KEPT}") for a in arguments):  # noqa: PTH112 - pathlib takes time to load
        return None
    one_thread()
    _load_for_all(arguments)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid:
        theirs.close()
        return Nursery(pid, ours)
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        ours.close()
        from rasoat.reading import prepare, serve  # noqa: PLC0415 - the parent needs none of it

        prepare(arguments)
        gc.freeze()  # what is loaded stays: no copy looks through it for what may go, page after page made its own
        _tend(theirs, serve)
    finally:
        os._exit(0)  # neither the parent's clean-up nor its complaints are this process's


def _tend(line: socket.socket, serve: Serve) -> None:
    """Makes and ends copies until the other end of the line closes."""
    pids: list[int] = []
    while True:
        message, fds, _, _ = socket.recv_fds(line, _LONGEST, 1)
        order, _, about = message.decode().partition(" ")
        if order == "worker":
            pids.append(_copied(line, fds[0], serve, about))
            os.close(fds[0])
        elif order == "end":
            pid = pids[int(about)]
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            line.sendall(b"ended")
        else:
            return


def _copied(line: socket.socket, fd: int, serve: Serve, run: str) -> int:
    """The process that is a copy of this one and serves at a file descriptor."""
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    try:
        import ctypes  # noqa: PLC0415 - the readers have loaded it
        from multiprocessing.connection import Connection  # noqa: PLC0415 - so they have this

        ctypes.CDLL(None).prctl(_DIES_WITH_ITS_PARENT, signal.SIGKILL)
        line.close()
        os.set_inheritable(fd, False)
        if os.getppid() == parent:
            serve(Connection(fd), run)
    finally:
        os._exit(0)

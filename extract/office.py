"""LibreOffice, kept running, as a converter of documents: bytes in, bytes out.

It runs with a profile of its own in a temporary folder, without macros and network. A file that takes too long or
brings it down costs no more than itself: LibreOffice is killed and started anew for the next one.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from extract import office_server
from extract.errors import Unreadable, UnreadableFile
from extract.office_profile import FOLDER_PREFIX, write_profile
from extract.office_program import OfficeProgram, find_office

IMPORT_FILTERS = {
    ".doc": ("MS Word 97", "MS Word 95", "MS WinWord 6.0"),
    ".rtf": ("Rich Text Format",),
    ".odt": ("writer8",),
    ".html": ("HTML (StarWriter)",),
    ".docx": ("MS Word 2007 XML",),
}
EXPORT_FILTERS = {"docx": "MS Word 2007 XML", "pdf": "writer_pdf_Export"}
DEFAULT_TIMEOUT = 60.0
START_TIMEOUT = office_server.START_SECONDS + 10
END_TIMEOUT = office_server.END_SECONDS + 6
MOST_FILES = 200  # LibreOffice grows with each file; a fresh one now and then costs a second
MOST_FAILED_STARTS = 2


class _Connection:
    """A running server process and the folder that it works in."""

    def __init__(self, way: str, python: Path, program: OfficeProgram, run: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"{FOLDER_PREFIX}{run}"))
        try:
            write_profile(self.folder / "profile", program.build_id())
            self.process = self._server(way, python, program)
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self.answers: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.files = self.office = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _server(self, way: str, python: Path, program: OfficeProgram) -> subprocess.Popen[str]:
        windows = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
        return subprocess.Popen(  # noqa: S603 — LibreOffice's Python, or this one
            [str(python), office_server.__file__, way, str(program.soffice), str(self.folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
            cwd=self.folder, encoding="utf-8", start_new_session=True, creationflags=windows,
        )  # fmt: skip

    def _listen(self) -> None:
        assert self.process.stdout is not None  # noqa: S101 — it is a pipe
        try:
            for line in self.process.stdout:
                self.answers.put(json.loads(line))
        except (OSError, ValueError):
            pass
        self.answers.put(None)

    def answer(self, timeout: float) -> dict[str, Any] | None:
        """The next answer, None if the server has ended; raises queue.Empty when it does not come in time."""
        return self.answers.get(timeout=timeout)

    def ask(self, **request: object) -> None:
        """Sends a request; raises OSError if the server has ended."""
        assert self.process.stdin is not None  # noqa: S101 — it is a pipe
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()

    def end(self) -> None:
        """Ends the server, which ends LibreOffice and removes the folder; if it cannot, that is done here."""
        assert self.process.stdin is not None  # noqa: S101 — it is a pipe
        try:
            self.process.stdin.close()
            self.process.wait(END_TIMEOUT)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        if self.office and self.process.returncode != 0:  # ended by something else than its own will
            office_server.kill_tree(self.office)
        shutil.rmtree(self.folder, ignore_errors=True)


class Office:
    """A LibreOffice that is started with the first file and kept until the end of the `with` block.

    May be used from several threads; files are converted one after the other. Its temporary folder's name begins
    with FOLDER_PREFIX and `run`, so that whoever started the process can see when it is gone.
    """

    def __init__(self, program: OfficeProgram | None = None, run: str = "") -> None:
        self.program, self.run = program, run
        self.lock = threading.Lock()
        self.connection: _Connection | None = None
        self.failed_starts = 0

    def __enter__(self) -> Office:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def convert(self, data: bytes, suffix: str, to: str, timeout: float = DEFAULT_TIMEOUT) -> bytes:
        """The file as `docx` or `pdf`; `suffix` says what it is: `.doc`, `.rtf`, `.odt`, `.html` or `.docx`.

        `timeout` is in seconds, without those that LibreOffice needs to start. Raises `UnreadableFile`: there is no
        LibreOffice, it does not start, cannot open the file, takes too long or comes down over it.
        """
        request = {"filters": IMPORT_FILTERS[suffix], "into": EXPORT_FILTERS[to]}
        with self.lock:
            try:
                made = self._converted(data, suffix, to, request, timeout)
                # A LibreOffice that was brought down may have been ill before this file: once more, in a new one.
                return made if made is not None else self._again(data, suffix, to, request, timeout)
            except BaseException as error:
                if not isinstance(error, UnreadableFile):
                    self._end()
                raise

    def _again(self, data: bytes, suffix: str, to: str, request: dict[str, Any], timeout: float) -> bytes:
        made = self._converted(data, suffix, to, request, timeout)
        if made is None:
            raise UnreadableFile(Unreadable.OFFICE_CRASHED)
        return made

    def _converted(self, data: bytes, suffix: str, to: str, request: dict[str, Any], timeout: float) -> bytes | None:
        """The converted file, None if LibreOffice has come down over it."""
        connection = self._running()
        connection.files += 1
        source = connection.folder / f"{connection.files}{suffix}"
        target = connection.folder / f"{connection.files}.made.{to}"
        source.write_bytes(data)
        try:
            connection.ask(source=str(source), target=str(target), **request)
            answer = connection.answer(timeout)
        except OSError:
            answer = None
        except queue.Empty:
            self._end()
            raise UnreadableFile(Unreadable.OFFICE_TIMEOUT, f"{timeout:g} s") from None
        if answer is None or answer["error"] == "gone":
            self._end()
            return None
        if answer["error"] or not target.exists():
            source.unlink()
            raise UnreadableFile(Unreadable.DAMAGED, f"LibreOffice: {answer['error']}: {answer['detail']}")
        made = target.read_bytes()
        source.unlink()
        target.unlink()
        return made

    def _running(self) -> _Connection:
        """The connection to a running LibreOffice, which is started if there is none; raises UnreadableFile."""
        if self.connection is not None and self.connection.files >= MOST_FILES:
            self._end()
        if self.connection is None:
            self.connection = self._started()
        return self.connection

    def _started(self) -> _Connection:
        program = self.program or find_office()
        if program is None:
            raise UnreadableFile(Unreadable.NO_LIBREOFFICE)
        if self.failed_starts >= MOST_FAILED_STARTS:
            raise UnreadableFile(Unreadable.OFFICE_FAILED)
        ways = [("uno", python) for python in program.pythons] + [("launch", Path(sys.executable))]
        for way, python in ways:
            try:
                connection = _Connection(way, python, program, self.run)
            except OSError:  # no Python after all
                continue
            try:
                answer = connection.answer(START_TIMEOUT) or {"ready": False, "uno": False}
            except queue.Empty:
                answer = {"ready": False, "uno": True}
            if answer["ready"]:
                connection.office = answer["office"]
                self.failed_starts = 0
                return connection
            connection.end()
            if answer["uno"]:
                break  # it is LibreOffice that does not start
        self.failed_starts += 1
        raise UnreadableFile(Unreadable.OFFICE_FAILED)

    def _end(self) -> None:
        if self.connection is not None:
            self.connection.end()
        self.connection = None

    def close(self) -> None:
        """Ends LibreOffice and removes its folder. A later `convert` starts it anew."""
        with self.lock:
            self._end()


_shared: list[Office] = []


def shared_office(run: str = "") -> Office:
    """This process's Office: started with the first file that needs it, ended when the process ends.

    `run` counts in the first call; see `Office`.
    """
    if not _shared:
        office = Office(run=run)
        atexit.register(office.close)
        _shared.append(office)
    return _shared[0]

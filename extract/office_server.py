"""Drives LibreOffice, as a process of its own: requests are lines on stdin, answers are lines on stdout.

Arguments: `uno` or `launch`, the `soffice` to start, the work folder. With `uno` one LibreOffice is kept running;
the Python must be one that has its `uno` module (its own, or the system's), so nothing here may be newer than
Python 3.8 or imported from the project. With `launch` any Python does, and each file has a LibreOffice started.

Each line is JSON: `{"source", "target", "filters", "into"}` is answered by `{"error": "", "detail": ""}`, where
the error is empty, `load`, `save` or `gone`. When stdin ends, whatever the reason, LibreOffice is ended and the
work folder removed.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

START_SECONDS = 90.0
END_SECONDS = 4.0
NEVER = 0  # MacroExecModeType.NEVER_EXECUTE, UpdateDocMode.NO_UPDATE
MEMORY_LIMIT = 4 << 30
FILE_LIMIT = 1 << 30
# glibc gives freed memory back to the system, and LibreOffice asks for it again: half of the time of a start.
KEEP_MEMORY = {
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30), "MALLOC_MMAP_THRESHOLD_": str(1 << 28), "MALLOC_TOP_PAD_": str(1 << 26),
}  # fmt: skip
FLOWING = ("MS Word 2007 XML",)  # export filters that need no pages
OPTIONS = (
    "--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck",
)  # fmt: skip


def answer(**values: object) -> None:
    """Writes one line to whoever started this process."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def limit_resources() -> None:
    """Caps the memory, and the size of each file written, of this process and what it starts (not on Windows)."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    for name, limit in (("RLIMIT_AS", MEMORY_LIMIT), ("RLIMIT_FSIZE", FILE_LIMIT), ("RLIMIT_CORE", 0)):
        kind = getattr(resource, name)
        soft, hard = resource.getrlimit(kind)
        unlimited = resource.RLIM_INFINITY
        resource.setrlimit(kind, (min([limit, *(n for n in (soft, hard) if n != unlimited)]), hard))


def started(soffice: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """LibreOffice with the profile and the temporary files in the work folder, in a session of its own."""
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    return subprocess.Popen(  # noqa: S603 — the installed LibreOffice
        [soffice, *OPTIONS, "-env:UserInstallation=" + (folder / "profile").as_uri(), *options],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **KEEP_MEMORY, **{name: str(temporary) for name in ("TMPDIR", "TMP", "TEMP")}},
        cwd=str(folder), start_new_session=True,
    )  # fmt: skip


class Launcher:
    """Starts LibreOffice for each file: where no Python with `uno` is found."""

    def __init__(self, soffice: str, folder: Path) -> None:
        self.soffice, self.folder = soffice, folder
        self.process: subprocess.Popen[bytes] | None = None

    def connect(self) -> None:
        """Starts it once, to see that it does; raises RuntimeError when it does not."""
        self.process = started(self.soffice, self.folder, "--terminate_after_init")
        status = self.process.wait(START_SECONDS)
        if status != 0:
            raise RuntimeError("soffice ended with " + str(status))

    def convert(self, source: str, target: str, filters: list[str], into: str) -> dict[str, str]:
        """What to answer. Of several import filters LibreOffice chooses one itself."""
        made = Path(source).with_suffix(Path(target).suffix)
        options = ["--infilter=" + filters[0]] if len(filters) == 1 else []
        options += ["--convert-to", made.suffix[1:] + ":" + into, "--outdir", str(made.parent), source]
        self.process = started(self.soffice, self.folder, *options)
        status = self.process.wait()
        if made.exists():
            made.replace(target)
            return {"error": "", "detail": ""}
        return {"error": "load" if status in (0, 1) else "gone", "detail": "exit status " + str(status)}

    def end(self, *, politely: bool) -> None:
        """Kills LibreOffice if it is at work."""
        del politely
        if self.process is not None and self.process.poll() is None:
            kill_tree(self.process.pid)


class Driver:
    """A LibreOffice that is kept running, and the connection to it."""

    def __init__(self, soffice: str, folder: Path) -> None:
        self.uno: Any = importlib.import_module("uno")
        self.pipe = "rasoat" + folder.name[-8:] + str(os.getpid())
        self.process = started(soffice, folder, "--accept=pipe,name=" + self.pipe + ";urp;")
        self.context: Any = None
        self.desktop: Any = None

    def connect(self) -> None:
        """Waits until LibreOffice answers; raises RuntimeError when it ends or does not within its time."""
        local = self.uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        url = "uno:pipe,name=" + self.pipe + ";urp;StarOffice.ComponentContext"
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                self.context = resolver.resolve(url)
                self.desktop = self._service("com.sun.star.frame.Desktop")
                return
            except Exception:  # not listening yet
                if self.process.poll() is not None:
                    raise RuntimeError("soffice ended with " + str(self.process.returncode)) from None
                time.sleep(0.03)
        raise RuntimeError("soffice does not answer")

    def _service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def _properties(self, **values: object) -> Any:
        found = []
        for name, value in values.items():
            item = self.uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            item.Name, item.Value = name, value
            found.append(item)
        return tuple(found)

    def convert(self, source: str, target: str, filters: list[str], into: str) -> dict[str, str]:
        """What to answer; `filters` are the import filters that the file may be for, one of which is detected."""
        url, document = Path(source).as_uri(), None
        try:
            try:
                document = self._loaded(url, self._detected(url, filters), view=into not in FLOWING)
            except Exception as error:
                return self._failure("load", error)
            try:
                document.storeToURL(Path(target).as_uri(), self._properties(FilterName=into, Overwrite=True))
            except Exception as error:
                return self._failure("save", error)
            return {"error": "", "detail": ""}
        finally:
            self._close(document)

    def _loaded(self, url: str, name: str, *, view: bool) -> Any:
        """The open document. Without a view nothing is laid out: half of the time, but it has no pages."""
        options = self._properties(
            URL=url, FilterName=name, Hidden=True, ReadOnly=True, MacroExecutionMode=NEVER, UpdateDocMode=NEVER
        )
        if view:
            return self.desktop.loadComponentFromURL(url, "_blank", 0, options)
        document = self._service("com.sun.star.text.TextDocument")
        try:
            document.load(options)
        except Exception:
            self._close(document)
            raise
        return document

    def _detected(self, url: str, filters: list[str]) -> str:
        """Which of the filters LibreOffice would take; the first where it cannot say, or is not asked."""
        if len(filters) > 1:
            _, properties = self._service("com.sun.star.document.TypeDetection").queryTypeByDescriptor(
                self._properties(URL=url), True
            )
            found = {p.Name: p.Value for p in properties}.get("FilterName", "")
            if found in filters:
                return str(found)
        return filters[0]

    def _failure(self, error: str, reason: Exception) -> dict[str, str]:
        gone = self.process.poll() is not None or "disposed" in (type(reason).__name__ + str(reason)).lower()
        return {"error": "gone" if gone else error, "detail": str(reason)[:300]}

    def _close(self, document: Any) -> None:
        try:
            if document is not None:
                document.close(True)
        except Exception:  # LibreOffice is gone, or the document was never opened
            return

    def end(self, *, politely: bool) -> None:
        """Ends LibreOffice: asks it first, if wanted and it has a moment, then kills it and its children."""
        if politely and self.desktop is not None and self.process.poll() is None:
            threading.Thread(target=self._terminate, daemon=True).start()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(END_SECONDS)
        if self.process.poll() != 0:
            kill_tree(self.process.pid)

    def _terminate(self) -> None:
        try:
            self.desktop.terminate()
        except Exception:  # it may be gone before it has answered
            return


def kill_tree(pid: int) -> None:
    """Kills a program that was started in a session of its own, and what it has started."""
    try:
        if os.name == "nt":
            subprocess.run(  # noqa: S603 — a fixed command
                ["taskkill", "/T", "/F", "/PID", str(pid)],  # noqa: S607
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                timeout=10, check=False,
            )  # fmt: skip
        else:
            os.killpg(pid, signal.SIGKILL)
    except (OSError, subprocess.SubprocessError):
        return


class Server:
    """Takes requests until stdin ends. A thread listens, so that the end is noticed during a conversion too."""

    def __init__(self, way: str, soffice: str, folder: Path) -> None:
        self.way, self.soffice, self.folder = way, soffice, folder
        self.requests: queue.Queue[dict[str, Any]] = queue.Queue()
        self.driver: Driver | Launcher | None = None
        self.busy = True

    def listen(self) -> None:
        """Puts each request into the queue; the end of stdin ends this process."""
        for line in sys.stdin:
            self.requests.put(json.loads(line))
        self.leave()

    def leave(self) -> None:
        """Ends LibreOffice, removes the work folder, ends this process."""
        if self.driver is not None:
            self.driver.end(politely=not self.busy)
        os.chdir(str(self.folder.parent))  # Windows removes no folder that a process is in
        for _ in range(20):  # Windows lets go of a killed program's files with a delay
            shutil.rmtree(str(self.folder), ignore_errors=True)
            if not self.folder.exists():
                break
            time.sleep(0.1)
        os._exit(0)

    def run(self) -> None:
        """The process's life: a line with `ready`, then a line for each request."""
        try:
            self.driver = (Driver if self.way == "uno" else Launcher)(self.soffice, self.folder)
            threading.Thread(target=self.listen, daemon=True).start()
            self.driver.connect()
        except ImportError:
            answer(ready=False, uno=False)
            return
        except Exception as error:  # a LibreOffice that does not start
            answer(ready=False, uno=True, detail=type(error).__name__ + ": " + str(error)[:300])
            return
        answer(ready=True, office=self.driver.process.pid if isinstance(self.driver, Driver) else 0)
        while True:
            self.busy = False
            request = self.requests.get()
            self.busy = True
            answer(**self.driver.convert(**request))


if __name__ == "__main__":
    del sys.path[0]  # the project's modules are not for this Python
    limit_resources()
    server = Server(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
    try:
        server.run()
    finally:
        server.leave()

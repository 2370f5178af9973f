"""Old Word files, made by LibreOffice from new ones; and what of it is still there when it should be gone."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from unittest.mock import patch

import pytest

from extract import office as office_module
from extract.office import FOLDER_PREFIX, Office
from extract.office_program import find_office

EXPORTS = {
    "doc": "MS Word 97",
    "rtf": "Rich Text Format",
    "odt": "writer8",
    "html": "HTML (StarWriter)",
}
PROCESSES = Path("/proc")
needs_processes = pytest.mark.skipif(not PROCESSES.is_dir(), reason="this system does not list its processes in /proc")


def installed() -> None:
    """Fails, and does not skip, where LibreOffice is not installed or cannot be kept running."""
    program = find_office()
    assert program, "LibreOffice is needed: run `make test`, which installs it"
    assert program.kept_running(), "python3-uno is needed: run `make test`, which installs it"


def made(office: Office, docx: bytes, ending: str) -> bytes:
    """The DOCX as a file of another kind."""
    with patch.dict(office_module.EXPORT_FILTERS, EXPORTS):
        return office.convert(docx, ".docx", ending)


def folders(run: str = "") -> list[Path]:
    """The temporary folders of running LibreOffices."""
    return sorted(Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}{run}*"))


def processes(folder: str) -> list[str]:
    """The commands of all processes that name this folder or prefix, zombies left out."""
    found = []
    for process in PROCESSES.glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        if folder in command:
            found.append(command)
    return found


def gone(folder: Path, seconds: float = 15.0) -> bool:
    """Whether the folder and all processes that name it are gone, or go within these seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not folder.exists() and not processes(folder.name):
            return True
        time.sleep(0.05)
    return False

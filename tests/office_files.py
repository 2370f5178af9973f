"""Old Word files, made by LibreOffice from new ones; and what of it is still there when it should be gone."""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from pathlib import Path
from unittest.mock import patch

import pytest

from extract import office as office_module
from extract.office import Office
from extract.office_profile import FOLDER_PREFIX
from extract.office_program import find_office
from tests.docx_builder import package

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


PARTS = ("numbering", "footnotes", "styles")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _typed(docx: bytes) -> bytes:
    """The file with the types of its parts, without which LibreOffice does not see them."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if parts["[Content_Types].xml"] != b"<Types/>":
        return docx
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name}+xml"/>'
        for name in ("document", *PARTS)
        if f"word/{name}.xml" in parts
    ).replace(".document+xml", ".document.main+xml")
    return package({**parts, "[Content_Types].xml": f'<Types xmlns="{PACKAGE_TYPES}">{DEFAULTS}{types}</Types>'})


PACKAGE_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def made(office: Office, docx: bytes, ending: str) -> bytes:
    """The DOCX as a file of another kind."""
    docx = _typed(docx)
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

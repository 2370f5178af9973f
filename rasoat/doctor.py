"""What is installed, what each missing part costs, and the command that installs it."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

LIBRARIES = (
    "lxml", "numpy", "pandas", "pdfplumber", "pypdfium2", "python-docx", "rapidfuzz", "regex", "rich",
    "scipy", "typer", "XlsxWriter",
)  # fmt: skip
COMMANDS = {
    "libreoffice": {
        "Linux": "sudo apt-get install libreoffice-writer python3-uno",
        "Windows": "winget install TheDocumentFoundation.LibreOffice",
        "Darwin": "brew install --cask libreoffice",
    },
    "tesseract": {
        "Linux": "sudo apt-get install tesseract-ocr tesseract-ocr-vie",
        "Windows": "winget install UB-Mannheim.TesseractOCR",
        "Darwin": "brew install tesseract tesseract-lang",
    },
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is or is not there: its version (empty for missing), what it costs, how to install it."""

    name: str
    version: str
    cost: str
    install: str
    needed: bool


def _output(command: list[str]) -> str:
    """A program's first lines of output; empty where it is not there or does not answer."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 — a fixed command, found on the PATH
            [program, *command[1:]], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).strip()


def _library(name: str) -> Part:
    try:
        found = version(name)
    except PackageNotFoundError:
        found = ""
    return Part(name, found, "library", f"pip install {name}", needed=True)


def install_command(tool: str) -> str:
    """The command that installs a tool (`libreoffice`, `tesseract`) on this system."""
    return COMMANDS[tool].get(platform.system(), COMMANDS[tool]["Linux"])


def parts() -> list[Part]:
    """Every part that the program uses, needed ones first."""
    office = _output(["soffice", "--version"]).split("\n")[0]
    tesseract = _output(["tesseract", "--version"]).split("\n")[0]
    languages = _output(["tesseract", "--list-langs"]).split() if tesseract else []
    for_scans = install_command("tesseract")
    return [
        Part("Python", sys.version.split()[0], "python", "", needed=True),
        *(_library(name) for name in LIBRARIES),
        Part("LibreOffice", office, "libreoffice", install_command("libreoffice"), needed=False),
        Part("Tesseract", tesseract, "tesseract", for_scans, needed=False),
        Part("Tesseract: vie", "vie" if "vie" in languages else "", "vietnamese", for_scans, needed=False),
    ]

"""What is installed, what each missing part costs, and the command that installs it."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from extract.ocr_program import LANGUAGE, languages, program
from extract.office_program import find_office
from rasoat.errors import NO_OCR

LIBRARIES = (
    "highspy", "lxml", "numpy", "opencv-python-headless", "pandas", "pdfplumber", "pillow", "pypdfium2", "python-docx",
    "rapidfuzz", "regex", "rich", "typer", "XlsxWriter",
)  # fmt: skip
COMMANDS = {
    "libreoffice": {
        "Linux": "sudo apt-get install libreoffice-writer python3-uno",
        "Windows": "winget install TheDocumentFoundation.LibreOffice",
        "Darwin": "brew install --cask libreoffice",
    },
    "uno": {
        "Linux": "sudo apt-get install python3-uno",
        "Windows": "winget install TheDocumentFoundation.LibreOffice",  # brings its own Python with it
        "Darwin": "brew install --cask libreoffice",
    },
    "tesseract": {
        "Linux": "sudo apt-get install tesseract-ocr tesseract-ocr-vie",
        "Windows": "winget install UB-Mannheim.TesseractOCR",
        "Darwin": "brew install tesseract tesseract-lang",
    },
    "vietnamese": {
        "Linux": "sudo apt-get install tesseract-ocr-vie",
        # The Windows installer brings English only; as administrator:
        "Windows": r'curl.exe -L -o "C:\Program Files\Tesseract-OCR\tessdata\vie.traineddata" '
        "https://github.com/tesseract-ocr/tessdata_fast/raw/main/vie.traineddata",
        "Darwin": "brew install tesseract-lang",
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
    """The command that installs a tool (`libreoffice`, `tesseract`, `vietnamese`) on this system."""
    return COMMANDS[tool].get(platform.system(), COMMANDS[tool]["Linux"])


def install_for(problem: str) -> str:
    """The command that installs what a file that cannot be read lacks. `problem`: the key of what is said of it."""
    return install_command(NO_OCR.get(problem, "libreoffice"))


def parts() -> list[Part]:
    """Every part that the program uses, needed ones first."""
    office = find_office()
    drive = "uno" if office and office.kept_running() else ""
    tesseract = _output([program(), "--version"]).split("\n")[0] if program() else ""
    found = LANGUAGE if LANGUAGE in languages() else ""
    return [
        Part("Python", sys.version.split()[0], "python", "", needed=True),
        *(_library(name) for name in LIBRARIES),
        Part(
            "LibreOffice",
            office.version() if office else "",
            "libreoffice",
            install_command("libreoffice"),
            needed=False,
        ),
        Part("LibreOffice: uno", drive, "uno" if office else "libreoffice", install_command("uno"), needed=False),
        Part("Tesseract", tesseract, "tesseract", install_command("tesseract"), needed=False),
        Part("Tesseract: vie", found, "vietnamese", install_command("vietnamese"), needed=False),
    ]

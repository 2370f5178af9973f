"""Whether Tesseract and its Vietnamese data are on this machine, and where."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

from extract.errors import Unreadable, UnreadableFile

LANGUAGE = "vie"
_WINDOWS = (r"C:\Program Files\Tesseract-OCR\tesseract.exe", r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe")


@lru_cache(maxsize=1)
def program() -> str:
    """The path of the program; empty where it is not installed."""
    found = shutil.which("tesseract")
    if found:
        return found
    return next((path for path in _WINDOWS if Path(path).exists()), "") if os.name == "nt" else ""


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """The languages that the installed program has data for; empty where it does not answer."""
    if not program():
        return frozenset()
    try:
        done = subprocess.run(  # noqa: S603 - the program itself, with a fixed option
            [program(), "--list-langs"], capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset((done.stdout + done.stderr).decode("utf-8", "replace").split())


@lru_cache(maxsize=1)
def version() -> str:
    """The installed program's name and version; empty where it does not answer."""
    if not program():
        return ""
    try:
        done = subprocess.run([program(), "--version"], capture_output=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace").partition("\n")[0].strip()


def require() -> None:
    """Raises UnreadableFile (NO_OCR, NO_VIETNAMESE) where scans cannot be read on this machine."""
    if not program():
        raise UnreadableFile(Unreadable.NO_OCR)
    if LANGUAGE not in languages():
        raise UnreadableFile(Unreadable.NO_VIETNAMESE)

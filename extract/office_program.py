"""Where LibreOffice is installed, and which Python can drive it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

_FOLDERS = {
    "win32": (),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS", "~/Applications/LibreOffice.app/Contents/MacOS"),
}
_UNIX_FOLDERS = ("/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/usr/local/lib/libreoffice/program")
_OPT = Path("/opt")
_BUILD = regex.compile(r"^buildid=(.+)$", regex.MULTILINE)
_PRODUCT = regex.compile(r"^ProductKey=\D*([\d.]+)", regex.MULTILINE)
_SYSTEM_PYTHONS = ("/usr/bin/python3", "/usr/local/bin/python3")


@dataclass(frozen=True, slots=True)
class OfficeProgram:
    """An installed LibreOffice: its `soffice`, and the Pythons that may have its `uno` module, likeliest first."""

    soffice: Path
    pythons: tuple[Path, ...]

    def version(self) -> str:
        """Its version, such as `7.4`; `?` where it does not say."""
        return self._said("bootstrap", _PRODUCT) or "?"

    def build_id(self) -> str:
        """What a profile notes as the build that made it; empty where LibreOffice does not say."""
        return self._said("version", _BUILD)

    def _said(self, name: str, pattern: regex.Pattern[str]) -> str:
        """What LibreOffice's own settings say about itself; empty where there is no such place."""
        folder = self.soffice.resolve().parent
        for path in (folder / f"{name}rc", folder / f"{name}.ini", folder.parent / "Resources" / f"{name}rc"):
            if path.is_file():
                found = pattern.search(path.read_text(encoding="utf-8", errors="replace"))
                return found[1].strip() if found else ""
        return ""

    def kept_running(self) -> bool:
        """Whether one of the Pythons has the `uno` module, without which LibreOffice is started for each file."""
        return any(_has_uno(python) for python in self.pythons)


def find_office() -> OfficeProgram | None:
    """The installed LibreOffice, None where there is none. RASOAT_SOFFICE names one in an unusual place."""
    for candidate in _candidates():
        path = candidate.with_suffix(".exe") if candidate.suffix.lower() == ".com" else candidate
        if path.is_file():
            return OfficeProgram(path, tuple(_pythons(path)))
    return None


def _has_uno(python: Path) -> bool:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        done = subprocess.run(  # noqa: S603 — LibreOffice's Python or the system's
            [python, "-c", "import uno"], capture_output=True, env=environment, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _candidates() -> Iterator[Path]:
    wanted = os.environ.get("RASOAT_SOFFICE")
    if wanted is not None:
        yield Path(wanted)
        return
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            yield Path(found)
    windows = sys.platform == "win32"
    for folder in _windows_folders() if windows else map(Path, _FOLDERS.get(sys.platform, _UNIX_FOLDERS)):
        yield folder.expanduser() / ("soffice.exe" if windows else "soffice")
    if not windows and _OPT.is_dir():
        yield from sorted(_OPT.glob("libreoffice*/program/soffice"), reverse=True)


def _windows_folders() -> Iterator[Path]:
    """The installer's entry in the registry, then the usual folders."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 — Windows only

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                yield Path(winreg.QueryValue(root, r"SOFTWARE\LibreOffice\UNO\InstallPath"))
            except OSError:
                continue
    for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
        if os.environ.get(variable):
            yield from sorted(Path(os.environ[variable]).glob("LibreOffice*/program"), reverse=True)


def _pythons(soffice: Path) -> Iterator[Path]:
    """LibreOffice's own Python where it brings one (Windows, macOS, its own Linux packages), then the system's."""
    folder = soffice.resolve().parent
    own = [folder / "python.exe", folder / "python", folder.parent / "Resources" / "python"]
    system = () if sys.platform == "win32" else tuple(map(Path, _SYSTEM_PYTHONS))
    yield from (path for path in (*own, *system) if path.is_file())

"""Writing the output: all files anew, each replaced whole, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from export.columns import tables
from export.csv_files import csv_bytes
from export.records import Results
from export.rows import Row, all_rows
from export.sqlite_file import write_sqlite
from export.xlsx_file import write_xlsx

FORMATS = ("csv", "sqlite", "xlsx")
DATABASE = "rasoat.sqlite"
WORKBOOK = "dataset.xlsx"


class FileInUse(Exception):
    """Raised when an output file cannot be replaced since another program holds it open."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def _writers(
    rows: Mapping[str, Sequence[Row]], lang: str, formats: Sequence[str]
) -> dict[str, Callable[[Path], object]]:
    """What writes each file, by its name."""
    writers: dict[str, Callable[[Path], object]] = {}
    if "csv" in formats:
        for table in tables():
            writers[f"{table}.csv"] = lambda path, t=table: path.write_bytes(csv_bytes(t, rows[t]))  # type: ignore[misc]
    if "sqlite" in formats:
        writers[DATABASE] = lambda path: write_sqlite(path, rows)
    if "xlsx" in formats:
        writers[WORKBOOK] = lambda path: write_xlsx(path, rows, lang)
    return writers


def write_all(results: Results, out: Path, lang: str, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Writes the results into OUT and gives the files' paths.

    Everything is written under temporary names first; only when all is there the files are replaced, so that a
    failure leaves the old ones. Raises OSError where OUT cannot be written, FileInUse where a file is held open.
    """
    rows = all_rows(results)
    ready: list[tuple[Path, Path]] = []
    try:
        for name, write in _writers(rows, lang, formats).items():
            temporary = out / f".{name}.part"
            ready.append((temporary, out / name))
            write(temporary)
        _replace(ready)
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)
    return tuple(target for _, target in ready)


def _replace(ready: Sequence[tuple[Path, Path]]) -> None:
    """Puts the new files in the old ones' places; when one is refused, those already replaced go back."""
    done: list[tuple[Path, Path]] = []
    for temporary, target in ready:
        backup = target.with_name(f".{target.name}.old")
        try:
            if target.exists():
                target.replace(backup)
            temporary.replace(target)
        except PermissionError as error:
            if backup.exists() and not target.exists():
                backup.replace(target)
            _put_back(done)
            raise FileInUse(target) from error
        done.append((target, backup))
    for _, backup in done:
        backup.unlink(missing_ok=True)


def _put_back(done: Sequence[tuple[Path, Path]]) -> None:
    for target, backup in done:
        if backup.exists():
            backup.replace(target)
        else:
            target.unlink(missing_ok=True)

"""Writing the output: all files anew, each replaced whole, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from export.csv_files import csv_parts
from export.decisions import Decision
from export.listing import Listing
from export.package_file import write_package
from export.records import Results
from export.rows import all_listings
from export.sqlite_file import write_sqlite
from export.xlsx_file import SHEETS, write_xlsx
from extract.collector import no_collection

FORMATS = ("csv", "sqlite", "xlsx", "datapackage")
DATABASE = "rasoat.sqlite"
WORKBOOK = "dataset.xlsx"
PACKAGE = "datapackage.json"
ASIDE = (DATABASE, WORKBOOK)
"""What may be written beside the others."""


class FileInUse(Exception):
    """Raised when an output file cannot be replaced since another program holds it open."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


Aside = Callable[..., Callable[[], None]]
"""Begins a call elsewhere, and gives what waits for its end and raises what it raised."""


def _writers(
    listings: Mapping[str, Listing], decisions: Sequence[Decision], lang: str, formats: Sequence[str]
) -> dict[str, tuple[Any, ...]]:
    """What writes each file, by its name: a function of a path, and its further arguments. The slowest comes first."""
    writers: dict[str, tuple[Any, ...]] = {}
    if "sqlite" in formats:
        writers[DATABASE] = (write_sqlite, listings, decisions)
    if "xlsx" in formats:
        writers[WORKBOOK] = (write_xlsx, {table: listings[table] for table in SHEETS}, lang)
    if "csv" in formats:
        writers |= {f"{table}.csv": (_write_csv, listing) for table, listing in listings.items()}
    if "datapackage" in formats:
        writers[PACKAGE] = (write_package, lang)
    return writers


def _nothing() -> None:
    return


def _write_csv(path: Path, listing: Listing) -> None:
    with path.open("wb") as file:
        file.writelines(csv_parts(listing))


@no_collection()
def write_all(
    results: Results,
    out: Path,
    lang: str,
    formats: Sequence[str] = FORMATS,
    aside: Aside | None = None,
    meanwhile: Callable[[], None] = _nothing,
) -> tuple[Path, ...]:
    """Writes the results into OUT and gives the files' paths; `aside` may write some beside the others.

    `meanwhile` is called when only those are still being written. Everything is written under temporary names first;
    only when all is there the files are replaced, so that a failure leaves the old ones. Raises OSError where OUT
    cannot be written, FileInUse where a file is held open.
    """
    listings = all_listings(results)
    ready: list[tuple[Path, Path]] = []
    waiting: list[Callable[[], None]] = []
    try:
        for name, (write, *arguments) in _writers(listings, results.decisions, lang, formats).items():
            temporary = out / f".{name}.part"
            ready.append((temporary, out / name))
            if aside is not None and name in ASIDE:
                waiting.append(aside(write, temporary, *arguments))
            else:
                write(temporary, *arguments)
        meanwhile()
        while waiting:
            waiting.pop()()
        _replace(ready)
    finally:
        for ended in waiting:  # what is still being written would be left
            with suppress(Exception):
                ended()
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

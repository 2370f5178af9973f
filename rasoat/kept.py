"""What a run leaves in OUT so that it can be checked again without its folder: the list of its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from export.records import FileRecord
from rasoat.cache import FOLDER, ReadingCache
from rasoat.codec import decode, encode
from rasoat.settings import Settings

NAME = "run.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the run without its report, and where that is kept (empty where there is none)."""

    record: FileRecord
    reading: str


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run: its files, and the settings that matter for checking.

    `forms`: the user's folder of forms, and `synonyms`: the file that it was told to read them from, empty for OUT's
    own; both from the root of the file system.
    """

    files: tuple[Kept, ...]
    lang: str
    period: str
    forms: str
    synonyms: str = ""


def keep(settings: Settings, cache: ReadingCache, records: Sequence[tuple[FileRecord, str]]) -> None:
    """Writes the list of a run's files, each with the way in which it was read; whole or not at all."""
    files = tuple(
        Kept(replace(record, report=None), cache.name(record.sha256, way) if record.report is not None else "")
        for record, way in records
    )
    path = settings.out / FOLDER / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    synonyms, forms = (str(Path(p).resolve()) if p else "" for p in (settings.synonyms, settings.forms))
    temporary.write_bytes(encode(KeptRun(files, settings.lang, settings.period, forms, synonyms)))
    temporary.replace(path)


def kept_forms(out: Path) -> str:
    """The user's folder of forms that a folder's last run read by; empty for none, or where nothing tells it."""
    try:
        return decode((out / FOLDER / NAME).read_bytes(), KeptRun).forms
    except (OSError, ValueError):
        return ""


def kept_run(out: Path) -> tuple[KeptRun, list[FileRecord]]:
    """A folder's last run and its files with their reports.

    Raises OSError or ValueError where these are not there any more, or were written by another version.
    """
    run = decode((out / FOLDER / NAME).read_bytes(), KeptRun)
    records = [
        replace(kept.record, report=ReadingCache.read(out / FOLDER / kept.reading)) if kept.reading else kept.record
        for kept in run.files
    ]
    return run, records

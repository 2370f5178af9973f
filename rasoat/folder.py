"""A folder's files: which may be reports, which are copies, which were read before. Loads neither readers nor rules."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from data import form_ids
from normalize.periods import find_file_period
from normalize.synonyms import Synonym
from rasoat.cache import PAGES, ReadingCache
from rasoat.errors import Refusal
from rasoat.jobs import Job, Reading, format_of, sha256_of
from rasoat.language import reason_of
from rasoat.settings import Settings
from rasoat.synonym_file import run_synonyms

ENDINGS = (".docx", ".docm", ".pdf", ".doc", ".rtf", ".odt", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the folder: its path below it, its hash and format (by content).

    `problem`: the key of the message that says why it cannot be read, with its `detail`.
    `way`: by which form, with which pages read from pictures, and under which period a file's name gives, it is read;
    a reading is kept for that.
    """

    path: Path
    name: str
    sha256: str
    format: str
    problem: str = ""
    detail: str = ""
    way: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """What a folder asks for: its files without the copies, what is known of them, and what is to be read.

    `done`: files that cannot be read, with the reason, and reports known from an earlier run. `synonyms`: what auditors
    chose for labels. `remarks`: what is to be said before reading.
    """

    files: tuple[Found, ...]
    copies: tuple[tuple[Found, Found], ...]
    done: tuple[tuple[Found, Reading], ...]
    jobs: tuple[Job, ...]
    synonyms: tuple[Synonym, ...] = ()
    remarks: tuple[str, ...] = ()


def discover(folder: Path, out: Path) -> list[Path]:
    """The files that may be reports, at any depth, in the order of their names.

    Hidden files, Word's lock files (`~$…`), what lies in OUT, and links that lead outside are left out.
    """
    inside, home = out.resolve(), folder.resolve()
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and Path(root, f).resolve() != inside)
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith((".", "~$")) or path.suffix.lower() not in ENDINGS:
                continue
            if path.is_symlink() and home not in path.resolve().parents:
                continue
            found.append(path)
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def _found(path: Path, settings: Settings) -> Found:
    name = path.relative_to(settings.folder).as_posix()
    kind = path.suffix.lower().lstrip(".")
    try:
        if path.stat().st_size > MAX_BYTES:
            return Found(path, name, sha256_of(name.encode()), kind, "unreadable.too-large")
        data = path.read_bytes()
    except OSError as error:
        return Found(path, name, sha256_of(name.encode()), kind, "file.unreadable", reason_of(error))
    return Found(path, name, sha256_of(data), format_of(data) or kind, way=_way(settings, name), size=len(data))


def _originals(files: Sequence[Found]) -> tuple[list[Found], list[tuple[Found, Found]]]:
    """The files to read, and each copy of one of them with it: the first in the order of names is read."""
    first: dict[str, Found] = {}
    copies = []
    for found in files:
        if found.sha256 in first:
            copies.append((found, first[found.sha256]))
        else:
            first[found.sha256] = found
    return list(first.values()), copies


def _way(settings: Settings, name: str) -> str:
    """See `Found`."""
    named = find_file_period(PurePath(name).stem)
    form = settings.form or "any"
    way = form if settings.ocr == "auto" else f"{form}-ocr-{settings.ocr}"
    return f"{way}-{named.code}" if named else way


def _open_forms(settings: Settings) -> tuple[str, ...]:
    """Makes the settings' own forms known, and gives what is to be said of them."""
    said: tuple[str, ...] = ()
    if settings.forms:
        from rasoat.forms import open_forms, remarks_on_forms  # noqa: PLC0415 — checking a form needs more

        open_forms(settings.forms)
        said = remarks_on_forms(settings.lang)
    if settings.form and settings.form not in form_ids():
        raise Refusal("refuse.option", option="form", value=settings.form, allowed=", ".join(form_ids()))
    return said


def gathered(settings: Settings) -> Work:
    """What there is to do in the settings' folder; raises Refusal where that is nothing, or the form is none."""
    said_of_forms = _open_forms(settings)
    paths = discover(settings.folder, settings.out)
    if not paths:
        raise Refusal("refuse.empty", path=settings.folder, endings=", ".join(ENDINGS))
    files, copies = _originals([_found(path, settings) for path in paths])
    synonyms, remarks = run_synonyms(settings)
    cache = ReadingCache(settings.out, synonyms)
    done, jobs = [], []
    memory = "" if settings.fresh else str(cache.folder / PAGES)
    for found in files:
        report = None if settings.fresh or found.problem else cache.get(found.sha256, found.way)
        if found.problem or report is not None:
            done.append((found, Reading(report, found.problem, found.detail)))
        else:
            office = found.format == "doc"
            form, ocr = settings.form, settings.ocr
            jobs.append(Job(found.path, found.sha256, form, office, ocr, settings.forms, memory, synonyms))
    sizes = {found.sha256: found.size for found in files}
    jobs.sort(key=lambda job: -sizes[job.sha256])  # the last one to be read is a short one
    return Work(tuple(files), tuple(copies), tuple(done), tuple(jobs), synonyms, (*said_of_forms, *remarks))

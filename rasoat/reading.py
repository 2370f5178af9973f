"""Reading one file, in a worker process: bytes in, a report or the reason why there is none out."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from data import form_ids, use_forms
from extract.collector import kept_from_collection
from extract.errors import UnreadableFile
from extract.read import read
from normalize.form import load_form
from normalize.phrasings import load_phrasings
from normalize.reports import NotAReport, normalize
from normalize.retold import load_sayings
from rasoat.jobs import Call, Job, Reading
from rasoat.nursery import only_our_forms
from rasoat.patterns import keep_patterns_as_bytecode

MEMORY_LIMIT = 4 << 30
MOST_LISTED = 2000


def read_report(job: Job) -> Reading:
    """The report in a file, or why there is none; never raises for what a file may contain."""
    try:
        content = job.path.read_bytes()
    except OSError as error:
        from rasoat.language import reason_of  # noqa: PLC0415 — seldom needed

        return Reading(None, "file.unreadable", reason_of(error))
    try:
        if job.forms:
            use_forms(Path(job.forms))
        document = read(content, job.ocr, job.memory)
        name, synonyms = job.path.name, job.synonyms
        return Reading(normalize(document, source_name=name, sha256=job.sha256, form_id=job.form, synonyms=synonyms))
    except UnreadableFile as error:
        return Reading(None, f"unreadable.{error.kind.value}", error.detail)
    except NotAReport as error:
        return Reading(None, "file.not_a_report", str(error))
    except MemoryError:
        return Reading(None, "unreadable.too-large")
    except Exception as error:  # a hostile file must cost its own row, not the run
        return Reading(None, "file.internal", f"{type(error).__name__}: {error}"[:200])


def limit_memory(limit: int = MEMORY_LIMIT) -> None:
    """Caps this process's memory where the system can (not on Windows)."""
    try:
        import resource  # noqa: PLC0415 — POSIX only
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))


def _error_of(call: Call) -> Exception | None:
    try:
        call.function(*call.arguments)
    except Exception as error:  # it is raised again where the call was asked for
        return error
    return None


def prepare(arguments: Sequence[str]) -> None:
    """Loads what it takes to read the files in the folders among a command's arguments, and the forms it comes with.

    Anything that cannot be loaded so is loaded with the first file that needs it.
    """
    endings = {name.rpartition(".")[2].lower() for argument in arguments for name in _names(Path(argument))}
    if "pdf" in endings:
        import extract.pdf  # noqa: PLC0415
    if endings & {"docx", "docm", "doc", "rtf", "odt"}:
        import extract.docx  # noqa: F401, PLC0415
    if only_our_forms(arguments):
        for form in form_ids():
            load_phrasings(load_form(form).id)
            load_sayings(form)


def _names(folder: Path) -> Iterator[str]:
    """The names of the first files in a folder, at any depth; nothing for what is none."""
    names = (name for _, _, names in os.walk(folder) for name in names)
    return islice(names, MOST_LISTED)


def serve(connection: Connection, run: str) -> None:
    """A worker's life: jobs in, readings out; calls in, what they raise out. Until the other end closes.

    Its LibreOffice, if it needs one, works in a temporary folder with `run` in its name, and ends with it.
    """
    limit_memory()
    gc.disable()
    try:
        while True:
            kept_from_collection()
            task = connection.recv()
            if isinstance(task, Job) and task.office:
                from extract.office import shared_office  # noqa: PLC0415 - most folders need none

                shared_office(run)
            if isinstance(task, Call):
                connection.send(_error_of(task))
            else:
                connection.send_bytes(read_report(task).sent())
                keep_patterns_as_bytecode()
    except (EOFError, KeyboardInterrupt, OSError):
        return

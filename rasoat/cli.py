"""The command line: `rasoat run FOLDER --out OUT` and its neighbours."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.table import Table

from rasoat import __version__
from rasoat.audit_cli import add_deciding_command, add_telling_commands, add_writing_commands
from rasoat.console import console
from rasoat.errors import ExitStatus, Refusal
from rasoat.language import LANGUAGES, chosen_language, say
from rasoat.nursery import Nursery
from rasoat.run_command import run_asked
from rasoat.run_options import Asked
from rasoat.usage import slip_said, speak

LANG = chosen_language(sys.argv[1:], os.environ)
LATER = ("review", "aggregate", "letter")

app = typer.Typer(
    help=say("app.help", LANG), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


def _text(key: str) -> str:
    return say(f"option.{key}", LANG)


def _refuse(refusal: Refusal, lang: str) -> NoReturn:
    console(stderr=True).print(refusal.sentence(lang), markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(refusal.status)


def _version(wanted: bool) -> None:
    if wanted:
        console().print(f"rasoat {__version__}", highlight=False)
        raise typer.Exit


def _spoken(lang: str) -> str:
    if lang and lang not in LANGUAGES:
        _refuse(Refusal("refuse.option", option="--lang", value=lang, allowed=", ".join(LANGUAGES)), LANG)
    return lang


Language = Annotated[str, typer.Option("--lang", help=_text("lang"), callback=_spoken)]


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", help=_text("version"), callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Holds the options that come before any command."""


@app.command(help=say("run.help", LANG))
def run(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=_text("folder"), metavar="FOLDER")],
    out: Annotated[Path, typer.Option("--out", help=_text("out"), metavar="OUT")],
    jobs: Annotated[int | None, typer.Option("--jobs", help=_text("jobs"))] = None,
    ocr: Annotated[str | None, typer.Option("--ocr", help=_text("ocr"))] = None,
    period: Annotated[str | None, typer.Option("--period", help=_text("period"))] = None,
    engine: Annotated[str | None, typer.Option("--engine", help=_text("engine"))] = None,
    scheduler: Annotated[str | None, typer.Option("--scheduler", help=_text("scheduler"), hidden=True)] = None,
    timeout: Annotated[float | None, typer.Option("--timeout", help=_text("timeout"))] = None,
    fresh: Annotated[bool | None, typer.Option("--fresh", help=_text("fresh"))] = None,
    lang: Annotated[str | None, typer.Option("--lang", help=_text("lang"))] = None,
    config: Annotated[Path | None, typer.Option("--config", help=_text("config"))] = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", help=_text("fail_on"))] = None,
    forms: Annotated[str | None, typer.Option("--forms", help=_text("forms"))] = None,
    synonyms: Annotated[str | None, typer.Option("--synonyms", help=_text("synonyms"))] = None,
) -> None:
    """The main job; see the contract for files, columns and exit statuses."""
    options = {
        "jobs": jobs, "ocr": ocr, "period": period, "engine": engine, "scheduler": scheduler,
        "timeout": timeout, "fresh": fresh, "lang": lang, "config": config, "fail_on": fail_on, "forms": forms,
        "synonyms": synonyms,
    }  # fmt: skip
    raise typer.Exit(run_asked(Asked(folder, out, options), context.obj))


@app.command(help=say("doctor.help", LANG))
def doctor(lang: Language = LANG) -> None:
    """Lists every part; exit status 1 when a needed one is missing."""
    from rasoat.doctor import parts  # noqa: PLC0415 — it loads what only it needs

    screen = console()
    table = Table(title=say("doctor.title", lang))
    for key in ("part", "state", "cost", "install"):
        table.add_column(say(f"doctor.{key}", lang), overflow="fold")
    found = parts()
    for part in found:
        state = say("doctor.found", lang, version=part.version) if part.version else say("doctor.missing", lang)
        table.add_row(part.name, state, say(f"doctor.{part.cost}", lang), "" if part.version else part.install)
    screen.print(table)
    lacking = any(p.needed and not p.version for p in found)
    screen.print(say("doctor.lacking" if lacking else "doctor.fine", lang), highlight=False)
    raise typer.Exit(1 if lacking else 0)


@app.command(help=say("tables.help", LANG))
def tables(
    file: Annotated[Path | None, typer.Argument(help=_text("file"), metavar="FILE")] = None,
    folder: Annotated[Path | None, typer.Option("--folder", help=_text("table_folder"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_text("json"))] = False,
    lang: Language = LANG,
) -> None:
    """The raw tables of a file or folder; exit status 1 where some file of a folder cannot be read."""
    from rasoat.table_commands import file_tables, folder_tables, show_tables  # noqa: PLC0415 - it loads the readers

    try:
        if (file is None) == (folder is None):
            raise Refusal("refuse.file_or_folder")
        if folder is not None:
            text, problems = folder_tables(folder, lang)
            sys.stdout.write(text + "\n")
            for problem in problems:
                console(stderr=True).print(problem, markup=False, highlight=False, soft_wrap=True)
            raise typer.Exit(ExitStatus.SOME_UNREADABLE if problems else ExitStatus.DONE)
        if file is not None and as_json:
            sys.stdout.write(file_tables(file, lang) + "\n")
        elif file is not None:
            show_tables(file, console(), lang)
    except Refusal as refusal:
        _refuse(refusal, lang)


@app.command(help=say("show.help", LANG))
def show(
    file: Annotated[Path, typer.Argument(help=_text("file"), metavar="FILE")],
    page: Annotated[int, typer.Option("--page", help=_text("page"))] = 1,
    out: Annotated[Path | None, typer.Option("--out", help=_text("png"), metavar="PNG")] = None,
    dpi: Annotated[int, typer.Option("--dpi", help=_text("dpi"))] = 110,
    ocr: Annotated[str, typer.Option("--ocr", help=_text("ocr"))] = "auto",
    lang: Language = LANG,
) -> None:
    """One page with what was read over it; exit status 1 where the file cannot be read."""
    from rasoat.show_command import Request, show_page  # noqa: PLC0415 — Pillow loads only where a page is drawn

    try:
        said = show_page(Request(file, page, out, dpi, lang, ocr))
    except Refusal as refusal:
        _refuse(refusal, lang)
    console().print(said, markup=False, highlight=False, soft_wrap=True)


@app.command(help=say("learn.help", LANG))
def learn(
    form: Annotated[Path, typer.Argument(help=_text("form_file"), metavar="FORM")],
    name: Annotated[str, typer.Option("--id", help=_text("form_id"))],
    out: Annotated[Path | None, typer.Option("--out", help=_text("form_folder"))] = None,
    reports: Annotated[Path | None, typer.Option("--reports", help=_text("form_reports"))] = None,
    lang: Language = LANG,
) -> None:
    """A new form's data files, proposed; exit status 1 where the file cannot be read."""
    from rasoat.learn.command import learn_into  # noqa: PLC0415 — the readers load only where a form is read

    try:
        learned, folder = learn_into(form, name, out, lang, reports)
    except Refusal as refusal:
        _refuse(refusal, lang)
    said = say(
        "learn.done", lang, folder=folder, forms=folder.parent, indicators=learned.indicators,
        tables=learned.tables, rules=learned.rules, links=learned.links,
    )  # fmt: skip
    if reports is not None:
        said += "\n" + say("learn.filled", lang, read=learned.read, unread=learned.unread, confirmed=learned.confirmed)
    console().print(said, markup=False, highlight=False, soft_wrap=True)


def _later() -> None:
    """Stands for a command of the contract that is still to come."""
    _refuse(Refusal("refuse.later"), LANG)


add_writing_commands(app, LANG, _spoken, console, _refuse)
add_deciding_command(app, LANG, _spoken, console, _refuse)
add_telling_commands(app, LANG, _spoken, console, _refuse)
for name in LATER:
    app.command(
        name,
        help=say("later.help", LANG),
        hidden=True,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(_later)
speak(app, LANG)


def main(nursery: Nursery | None = None) -> None:
    """Starts the command line, and ends the program with its status. `nursery`: of a run's workers, if there is one."""
    multiprocessing.freeze_support()
    try:
        status = app(obj=nursery, standalone_mode=False)
    except typer.Abort:
        sys.exit(ExitStatus.INTERRUPTED)
    except Exception as error:
        said = slip_said(error, LANG)
        if not said:
            raise
        if len(sys.argv) > 1:  # else the help has been shown
            console(stderr=True).print(said, markup=False, highlight=False, soft_wrap=True)
        sys.exit(ExitStatus.WRONG_USE)
    sys.exit(status if isinstance(status, int) else ExitStatus.DONE)

"""What a run shows on the screen: progress, the closing tables, where to look next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from export.records import FileRecord, Results
from rasoat.language import say
from rasoat.pipeline import Progress as Report

SEVERITIES = ("error", "warning", "info")
COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
MOST_DISTRICTS = 15
MOST_PROBLEMS = 12


@contextmanager
def progress(console: Console, lang: str) -> Iterator[Report]:
    """A progress bar with an estimate on a terminal, a plain line a file elsewhere."""
    if not console.is_terminal:

        def line(done: int, total: int, file: str, status: str) -> None:
            text = say("progress.plain", lang, done=done, total=total, file=file, status=say(f"status.{status}", lang))
            console.print(text, markup=False, highlight=False, soft_wrap=True)

        yield line
        return
    from rich.progress import (  # noqa: PLC0415 - a screen that is a file needs none of it
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[file]}"), console=console, transient=True) as bar:
        task = bar.add_task(say("progress.reading", lang), total=None, file="")

        def step(done: int, total: int, file: str, _: str) -> None:
            bar.update(task, completed=done, total=total, file=file)

        yield step


def _counts(results: Results, reused: int, lang: str) -> Table:
    status = Counter(f.status for f in results.files)
    severity = Counter(f.severity for f in results.findings)
    observations = [o for f in results.files if f.report for o in f.report.observations]
    rows = [
        ("summary.read", status["ok"] + status["partial"], "green"),
        ("summary.partial", status["partial"], "yellow"),
        ("summary.failed", status["failed"], "red"),
        ("summary.other", status["duplicate"] + status["superseded"], ""),
        ("summary.reused", reused, ""),
        ("summary.observations", sum(1 for o in observations if o.code and o.value_raw), ""),
        ("summary.unmapped", sum(1 for o in observations if not o.code), "yellow"),
        *((f"summary.{s}", severity[s], COLOURS[s]) for s in SEVERITIES),
    ]
    table = Table(title=say("summary.title", lang), show_header=False)
    for key, count, colour in rows:
        shown = f"{count:,}".replace(",", "." if lang == "vi" else ",")
        table.add_row(say(key, lang), f"[{colour}]{shown}[/]" if colour and count else shown)
    return table


def _districts(results: Results, lang: str) -> Table | None:
    counted = Counter((f.report_id, f.severity) for f in results.findings)
    reports = [f.report for f in results.files if f.report is not None]
    if not reports:
        return None
    table = Table(title=say("summary.districts", lang))
    for key in ("summary.district", "summary.period"):
        table.add_column(say(key, lang))
    for severity in SEVERITIES:
        table.add_column(say(f"severity.{severity}", lang), justify="right", style=COLOURS[severity])

    def gravest(report_id: str) -> tuple[int, ...]:
        return tuple(-counted[report_id, s] for s in SEVERITIES)

    for report in sorted(reports, key=lambda r: (*gravest(r.report_id), r.report_id))[:MOST_DISTRICTS]:
        period = report.period.code if report.period else ""
        counts = [str(counted[report.report_id, s] or "") for s in SEVERITIES]
        table.add_row(report.org or report.report_id, period, *counts)
    return table


def _problems(files: Sequence[FileRecord], lang: str) -> Table | None:
    problems = [f for f in files if f.error]
    if not problems:
        return None
    table = Table(title=say("summary.problems", lang), show_lines=True)
    table.add_column(say("summary.file", lang), overflow="fold")
    table.add_column(say("summary.why", lang), overflow="fold")
    for record in sorted(problems, key=lambda f: (f.status != "failed", f.source_file))[:MOST_PROBLEMS]:
        table.add_row(_plain(record.source_file), f"{say(f'status.{record.status}', lang)}: {_plain(record.error)}")
    if len(problems) > MOST_PROBLEMS:
        table.add_row("…", f"+{len(problems) - MOST_PROBLEMS} (reports.csv)")
    return table


def _plain(text: str) -> str:
    """Text in which the terminal's markup means nothing."""
    return text.replace("[", r"\[")


def closing(console: Console, results: Results, reused: int, out: Path, lang: str) -> None:
    """The tables that end a run, and where to look next."""
    for table in (_counts(results, reused, lang), _districts(results, lang), _problems(results.files, lang)):
        if table is not None:
            console.print(table)
    console.print(say("summary.next", lang))
    for key, name in (("xlsx", "dataset.xlsx"), ("findings", "findings.csv"), ("dataset", "dataset.csv")):
        text = "  " + say(f"summary.next_{key}", lang, path=out / name)
        console.print(text, markup=False, highlight=False, soft_wrap=True)


class Told:
    """What is printed on a console when something has come to its end, put together before, where that is possible."""

    def __init__(self, console: Console, tell: Callable[[], None]) -> None:
        self._console, self._tell = console, tell
        self._text = ""

    def compose(self) -> None:
        """Puts it together. A console of older versions of Windows shows colours by calls, not by what is written."""
        if not self._console.legacy_windows:
            with self._console.capture() as shown:
                self._tell()
            self._text = shown.get()

    def show(self) -> None:
        """Prints it."""
        if not self._text:
            self._tell()
            return
        try:
            self._console.file.write(self._text)
            self._console.file.flush()
        except BrokenPipeError:
            self._console.print()  # it knows what to do where nobody reads any more

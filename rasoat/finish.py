"""The second half of `rasoat run`: reading, checking, writing, and what is said at the end; `rasoat check`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from data import form_ids
from export.decisions import CLOSED, Decision, DecisionsUnreadableError, on_findings, read_decisions
from export.files import DATABASE, FORMATS, Aside, FileInUse, write_all
from export.records import Results
from rasoat.errors import ExitStatus, Refusal
from rasoat.folder import Work
from rasoat.kept import kept_run
from rasoat.language import say
from rasoat.pipeline import results_of, run
from rasoat.screen import Told, closing, progress
from rasoat.settings import Settings, checked
from rasoat.workers import Pool
from validate.rules import load_rules

if TYPE_CHECKING:
    from rich.console import Console

SEVERITIES = ("info", "warning", "error")
_LAST: list[object] = []
"""What the last run made: it takes longer to take that apart than to end the program."""


def finish(work: Work, settings: Settings, pool: Pool, console: Console) -> ExitStatus:
    """Does the work and shows it on the console; raises Refusal where OUT cannot be written."""
    decisions = decided_in(settings.out)
    with progress(console, settings.lang) as step:
        done = run(work, settings, pool, step, decisions)
    _LAST[:] = [done]
    if not console.is_terminal:
        console.print(say("progress.checking", settings.lang), highlight=False)
    said = Told(console, partial(closing, console, done.results, done.reused, settings.out, settings.lang))
    written(done.results, settings, pool.aside, said.compose)
    said.show()
    if settings.period and settings.period not in done.periods:
        others = ", ".join(done.periods) or "–"
        console.print(say("no_period", settings.lang, period=settings.period, others=others), highlight=False)
    return status_of(done.results, settings, console)


def prepare() -> None:
    """Loads what checking will mostly need: while the workers load the readers, a core has nothing else to do."""
    import_module("validate.programme")
    for form in form_ids():
        load_rules(form)


def check_again(out: Path, lang: str, fail_on: str, console: Console) -> ExitStatus:
    """Asks today's rules about what is in OUT, with all figures as decided, and writes OUT anew.

    Raises Refusal where OUT has no run in it that can be read, or `fail_on` is no severity.
    """
    results, settings = _again(out, lang, fail_on)
    written(results, settings, None)
    closing(console, results, len(results.files), out, settings.lang)
    return status_of(results, settings, console)


def export_again(out: Path, lang: str, formats: str) -> tuple[Path, ...]:
    """Writes the files of these formats (divided by commas; all for none) anew, and gives their paths.

    Raises Refusal where OUT has no run in it that can be read, or for what is no format.
    """
    wanted = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip())) or FORMATS
    for name in wanted:
        if name not in FORMATS:
            raise Refusal("refuse.format", value=name, allowed=", ".join(FORMATS))
    results, settings = _again(out, lang, "")
    return written(results, settings, None, formats=wanted)


def _again(out: Path, lang: str, fail_on: str) -> tuple[Results, Settings]:
    """What OUT's last run read, checked by today's rules with all figures as decided; see `check_again`."""
    try:
        kept, records = kept_run(out)
    except (OSError, ValueError) as error:
        raise Refusal("refuse.no_run", path=out) from error
    settings = checked(Settings(folder=out, out=out, lang=lang or kept.lang, period=kept.period, fail_on=fail_on))
    if kept.forms:
        from rasoat.forms import open_forms  # noqa: PLC0415 - a run has checked its forms before

        open_forms(kept.forms)
    return results_of(records, settings, decided_in(out)), settings


def decided_in(out: Path) -> tuple[Decision, ...]:
    """All that has been decided on what is in OUT; raises Refusal where that cannot be read."""
    try:
        return read_decisions(out / DATABASE)
    except DecisionsUnreadableError as error:
        raise Refusal("refuse.database", path=out / DATABASE, reason=error) from error


def written(
    results: Results,
    settings: Settings,
    aside: Aside | None,
    meanwhile: Callable[[], None] = lambda: None,
    formats: Sequence[str] = FORMATS,
) -> tuple[Path, ...]:
    """Writes the files of OUT, and does something else meanwhile; gives their paths.

    Raises Refusal where one cannot be written.
    """
    try:
        return write_all(results, settings.out, settings.lang, formats, aside=aside, meanwhile=meanwhile)
    except FileInUse as error:
        raise Refusal("refuse.in_use", path=error.path) from error
    except OSError as error:
        raise Refusal("refuse.out", path=settings.out, reason=error) from error


def status_of(results: Results, settings: Settings, console: Console) -> ExitStatus:
    """The exit status, findings counted that nobody has closed."""
    last = on_findings(results.decisions)
    severities = {
        f.severity for f in results.findings if f.finding_id not in last or last[f.finding_id].status not in CLOSED
    }
    if settings.fail_on and severities & set(SEVERITIES[SEVERITIES.index(settings.fail_on) :]):
        level = say(f"severity.{settings.fail_on}", settings.lang)
        console.print(say("failed_on", settings.lang, level=level), highlight=False)
        return ExitStatus.FINDINGS
    failed = any(f.status == "failed" for f in results.files)
    return ExitStatus.SOME_UNREADABLE if failed else ExitStatus.DONE

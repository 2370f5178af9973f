"""The second half of `rasoat run`: reading, checking, writing, and what is said at the end."""

from __future__ import annotations

from rich.console import Console

from export.files import FileInUse, write_all
from rasoat.errors import ExitStatus, Refusal
from rasoat.folder import Work
from rasoat.language import say
from rasoat.pipeline import Run, run
from rasoat.screen import closing, progress
from rasoat.settings import Settings
from rasoat.workers import Pool

SEVERITIES = ("info", "warning", "error")


def finish(work: Work, settings: Settings, pool: Pool, console: Console) -> ExitStatus:
    """Does the work and shows it on the console; raises Refusal where OUT cannot be written."""
    with progress(console, settings.lang) as step:
        done = run(work, settings, pool, step)
    if not console.is_terminal:
        console.print(say("progress.checking", settings.lang), highlight=False)
    try:
        write_all(done.results, settings.out, settings.lang, aside=pool.aside)
    except FileInUse as error:
        raise Refusal("refuse.in_use", path=error.path) from error
    except OSError as error:
        raise Refusal("refuse.out", path=settings.out, reason=error.strerror or type(error).__name__) from error
    closing(console, done.results, done.reused, settings.out, settings.lang)
    return _status(done, settings, console)


def _status(done: Run, settings: Settings, console: Console) -> ExitStatus:
    severities = {f.severity for f in done.results.findings}
    if settings.fail_on and severities & set(SEVERITIES[SEVERITIES.index(settings.fail_on) :]):
        level = say(f"severity.{settings.fail_on}", settings.lang)
        console.print(say("failed_on", settings.lang, level=level), highlight=False)
        return ExitStatus.FINDINGS
    failed = any(f.status == "failed" for f in done.results.files)
    return ExitStatus.SOME_UNREADABLE if failed else ExitStatus.DONE

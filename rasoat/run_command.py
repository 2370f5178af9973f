"""`rasoat run`: its settings, and its two halves, of which the first only finds what there is to read."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasoat.errors import ExitStatus, Refusal
from rasoat.folder import gathered
from rasoat.language import chosen_language, say
from rasoat.nursery import Nursery
from rasoat.run_options import Asked
from rasoat.settings import Settings, checked, read_config
from rasoat.workers import Pool

if TYPE_CHECKING:
    from rich.console import Console


def run_asked(asked: Asked, nursery: Nursery | None = None) -> ExitStatus:
    """Does what a command line asks for, or says why it cannot be done. `nursery`: of the workers, if there is one."""
    language = chosen_language(sys.argv[1:], os.environ)
    given = {name: value for name, value in asked.options.items() if name not in {"config", "scheduler"}}
    if asked.options.get("scheduler"):
        given["engine"] = "dask"
    try:
        settings = run_settings(asked.folder, asked.out, asked.options.get("config"), given, language)
        language = settings.lang
        return run_job(settings, nursery)
    except Refusal as refusal:
        _screen(stderr=True).print(refusal.sentence(language), markup=False, highlight=False, soft_wrap=True)
        return refusal.status
    except KeyboardInterrupt:
        _screen(stderr=True).print(say("interrupted", language), highlight=False)
        return ExitStatus.INTERRUPTED


def _screen(*, stderr: bool = False) -> Console:
    from rasoat.console import console  # noqa: PLC0415 - it takes time to load, and no worker waits for it

    return console(stderr=stderr)


def run_settings(folder: Path, out: Path, config: Path | None, given: Mapping[str, Any], lang: str) -> Settings:
    """The settings from the command line over those of the configuration file, `lang` where neither names one.

    Raises Refusal, also for a folder that is none and an OUT that cannot be written.
    """
    values = {"lang": lang, **read_config(config), **{k: v for k, v in given.items() if v is not None}}
    kinds = {f.name: type(f.default) for f in fields(Settings) if f.name not in {"folder", "out"}}
    values = {k: v for k, v in values.items() if k in kinds}
    for name, value in values.items():
        fits = isinstance(value, int) and kinds[name] is float
        if not (isinstance(value, kinds[name]) or fits):
            kind = say(f"kind.{kinds[name].__name__}", lang)
            raise Refusal("refuse.config_kind", path=config, name=name.replace("_", "-"), kind=kind)
    settings = checked(Settings(folder=folder, out=out, **values))
    _check_folders(settings)
    return settings


def _check_folders(settings: Settings) -> None:
    folder, out = settings.folder, settings.out
    if not folder.exists():
        raise Refusal("refuse.no_folder", path=folder)
    if not folder.is_dir():
        raise Refusal("refuse.is_file", path=folder)
    if out.exists() and out.resolve() == folder.resolve():
        raise Refusal("refuse.out_is_folder", path=folder)
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".rasoat-probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise Refusal("refuse.out", path=out, reason=error) from error


def run_job(settings: Settings, nursery: Nursery | None = None) -> ExitStatus:
    """Reads, checks and writes everything, and says so on the screen; raises Refusal.

    Checking and writing are loaded while the workers load the readers.
    """
    with Pool(settings.timeout, nursery=nursery) as pool:
        work = gathered(settings)
        pool.start(settings.workers(len(work.jobs)) if work.jobs else 0, work.jobs)
        from rasoat.finish import finish, prepare  # noqa: PLC0415 — see above

        if work.jobs:
            prepare()
        screen = _screen()
        for remark in work.remarks:
            screen.print(remark, highlight=False, markup=False)
        return finish(work, settings, pool, screen)

"""The settings of one run, checked once."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import regex

from rasoat.errors import Refusal
from rasoat.language import LANGUAGES

MAX_JOBS = 64
_PERIOD = regex.compile(r"\d{4}(?:-(?:Q[1-4]|H[12]|[2457-9]M|1[01]M|M0[1-9]|M1[0-2]))?")
_CHOICES = {"lang": LANGUAGES, "ocr": ("auto", "always", "never"), "engine": ("local", "dask")}
_SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run does. `jobs` 0 means as many as the machine has cores.

    `form`: the form of all reports, empty to choose it for each by its content; `forms`: a folder of the user's own.
    `synonyms`: the file of what auditors chose for labels, empty for OUT's own.
    """

    folder: Path
    out: Path
    jobs: int = 0
    ocr: str = "auto"
    period: str = ""
    engine: str = "local"
    timeout: float = 900.0
    fresh: bool = False
    lang: str = "vi"
    fail_on: str = ""
    form: str = ""
    forms: str = ""
    synonyms: str = ""

    def workers(self, files: int) -> int:
        """How many processes to start for so many files."""
        return max(1, min(self.jobs or os.cpu_count() or 1, files, MAX_JOBS))


def checked(settings: Settings) -> Settings:
    """The same settings; raises Refusal for a value that is none."""
    for name, allowed in _CHOICES.items():
        if getattr(settings, name) not in allowed:
            raise _not_among(f"--{name}", getattr(settings, name), allowed)
    if settings.fail_on and settings.fail_on not in _SEVERITIES:
        raise _not_among("--fail-on", settings.fail_on, _SEVERITIES)
    if settings.engine == "dask":
        raise Refusal("refuse.engine")
    if settings.period and not _PERIOD.fullmatch(settings.period):
        raise Refusal("refuse.period", value=settings.period)
    if not 0 <= settings.jobs <= MAX_JOBS:
        raise _not_among("--jobs", settings.jobs, (f"0–{MAX_JOBS}",))
    if settings.timeout <= 0:
        raise _not_among("--timeout", settings.timeout, ("> 0",))
    return settings


def _not_among(option: str, value: object, allowed: tuple[str, ...]) -> Refusal:
    return Refusal("refuse.option", option=option, value=value, allowed=", ".join(allowed))


def read_config(path: Path | None) -> dict[str, Any]:
    """The settings in a TOML file (named as the long options); raises Refusal where it is at fault."""
    if path is None:
        return {}
    known = {f.name: f.type for f in fields(Settings)} | {"folder": "", "out": ""}
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refusal("refuse.config", path=path, reason=error) from error
    except ValueError as error:
        raise Refusal("refuse.config_toml", path=path, reason=error) from error
    found = {key.replace("-", "_"): value for key, value in raw.items()}
    unknown = sorted(set(found) - set(known))
    if unknown:
        allowed = ", ".join(name.replace("_", "-") for name in known if name not in {"folder", "out"})
        raise Refusal("refuse.config_names", path=path, names=", ".join(unknown), allowed=allowed)
    return found

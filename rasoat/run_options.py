"""The command line of `rasoat run`, read without the library that reads all others: loading that takes as long as
reading a report.

Whatever is not plain (help, slips, an option twice) is left to the library, which knows how to say it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_EXPANDED_ON_WINDOWS = "*?[~$%"


def _text(value: str) -> str:
    return value


def _whole(value: str) -> int:
    if not (value.isascii() and value.isdecimal()):
        raise ValueError
    return int(value)


def _number(value: str) -> float:
    whole, point, part = value.partition(".")
    return float(f"{_whole(whole)}.{part}") if point and _whole(part) >= 0 else float(_whole(value))


VALUES: Mapping[str, Callable[[str], Any]] = {
    "out": Path, "jobs": _whole, "ocr": _text, "period": _text, "engine": _text, "scheduler": _text,
    "timeout": _number, "lang": _text, "config": Path, "fail_on": _text, "forms": _text, "synonyms": _text,
}  # fmt: skip
"""The options with a value, and how that is read."""
FLAGS = ("fresh",)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line asks a run for: its folder, OUT, and the other options (None for one that is not given)."""

    folder: Path
    out: Path
    options: Mapping[str, Any]


def plain_run(arguments: Sequence[str]) -> Asked | None:
    """What a plain run's command line asks for; None for any other."""
    if arguments[:1] != ["run"] or _is_expanded(arguments):
        return None
    folders: list[str] = []
    found: dict[str, Any] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if not argument.startswith("-"):
            folders.append(argument)
            continue
        option, given, value = argument.partition("=")
        name = option[2:].replace("-", "_")
        if option != f"--{name.replace('_', '-')}" or name in found:
            return None
        if name in FLAGS and not given:
            found[name] = True
            continue
        value = value if given else next(rest, "")
        if name not in VALUES or not value or value.startswith("-"):
            return None
        try:
            found[name] = VALUES[name](value)
        except ValueError:
            return None
    if len(folders) != 1 or not folders[0] or "out" not in found:
        return None
    out = found.pop("out")
    return Asked(Path(folders[0]), out, found)


def _is_expanded(arguments: Sequence[str]) -> bool:
    """Whether the library would put other arguments in the place of some."""
    return os.name == "nt" and any(set(_EXPANDED_ON_WINDOWS) & set(argument) for argument in arguments)

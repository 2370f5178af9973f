"""Patterns are compiled once an installation, not in every process: kept beside the bytecode, as that is by Python.

Compiling them takes as long as reading a report does. What is kept is found by a pattern's own text, so that it fits
whatever the data files say today; where it cannot be read or written, patterns are compiled as ever.
"""

from __future__ import annotations

import copyreg
import hashlib
import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import regex

MOST = 4000
_DIGEST = 32
_compile: Callable[..., regex.Pattern[Any]] = regex.compile


class Patterns:
    """What `regex.compile` is asked for, by text and flags: as what the library makes it again from."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new = 0
        self._made_by = (sys.version, regex.__version__)  # the same in each environment of the same packages
        self._again, _ = self._parts(_compile(""))
        self._known: dict[tuple[str, int], tuple[Any, ...]] = {}
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = path.read_bytes()
            if hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
                made_by, known = marshal.loads(data[_DIGEST:])  # noqa: S302 - as the bytecode beside it
                self._known = known if made_by == self._made_by else {}

    @staticmethod
    def _parts(pattern: regex.Pattern[Any]) -> tuple[Callable[..., regex.Pattern[Any]], tuple[Any, ...]]:
        """As for `pickle`: a function, and what it makes the pattern from."""
        reduced: Any = copyreg.dispatch_table[type(pattern)](pattern)
        return cast("tuple[Callable[..., regex.Pattern[Any]], tuple[Any, ...]]", reduced)

    def compiled(self, pattern: Any, flags: int = 0, *more: Any, **named: Any) -> regex.Pattern[Any]:
        """As `regex.compile`."""
        if more or named or type(pattern) is not str:
            return _compile(pattern, flags, *more, **named)
        key = (pattern, int(flags))
        if key in self._known:
            return self._again(*self._known[key])
        made = _compile(pattern, flags)
        if len(self._known) < MOST:
            self._known[key] = self._parts(made)[1]
            self._new += 1
        return made

    def keep(self) -> None:
        """Writes what is known where some of it is new, whole or not at all."""
        if not self._new:
            return
        self._new = 0
        temporary = self._path.with_suffix(".tmp")
        with suppress(OSError, ValueError):
            data = marshal.dumps((self._made_by, self._known))
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(hashlib.sha256(data).digest() + data)
            temporary.replace(self._path)


_KEPT: list[Patterns] = []


def remember_patterns() -> None:
    """From now on this process compiles no pattern that is kept."""
    place = __spec__.cached if __spec__ else None
    if place and not _KEPT:
        _KEPT.append(Patterns(Path(place).with_suffix(".patterns")))
        regex.compile = _KEPT[0].compiled


def keep_patterns() -> None:
    """Keeps those that this process had to compile."""
    for patterns in _KEPT:
        patterns.keep()


def keep_patterns_as_bytecode() -> None:
    """The same, but not where Python shall write no bytecode."""
    if not sys.dont_write_bytecode:
        keep_patterns()

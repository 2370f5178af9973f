"""What is compiled from texts at every start is compiled once an installation: patterns, and methods of dataclasses.

Both take as long as reading a report does. They are kept beside the bytecode, as that is by Python, and found by their
own text, so that they fit whatever code and data files say today; where nothing can be read or written, they are
compiled as ever.
"""

from __future__ import annotations

import builtins
import copyreg
import dataclasses
import hashlib
import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any, cast

import regex

MOST = 4000
_DIGEST = 32
_compile: Callable[..., regex.Pattern[Any]] = regex.compile


class Patterns:
    """What `regex.compile` is asked for, by text and flags: as what the library makes it again from.

    And what `dataclasses` has executed, by text.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new = 0
        self._made_by = (sys.version, regex.__version__)  # the same in each environment of the same packages
        self._again, _ = self._parts(_compile(""))
        self._known: dict[tuple[str, int], tuple[Any, ...]] = {}
        self._codes: dict[str, CodeType] = {}
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = path.read_bytes()
            if hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
                made_by, known, codes = marshal.loads(data[_DIGEST:])  # noqa: S302 - as the bytecode beside it
                if made_by == self._made_by:
                    self._known, self._codes = known, codes

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

    def executed(self, source: str, *scopes: Any) -> None:
        """As `exec` of a text."""
        code = self._codes.get(source)
        if code is None:
            code = compile(source, "<string>", "exec", dont_inherit=True)
            if len(self._codes) < MOST:
                self._codes[source] = code
                self._new += 1
        builtins.exec(code, *scopes)  # noqa: S102 - what `dataclasses` would execute

    def keep(self) -> None:
        """Writes what is known where some of it is new, whole or not at all."""
        if not self._new:
            return
        self._new = 0
        temporary = self._path.with_suffix(".tmp")
        with suppress(OSError, ValueError):
            data = marshal.dumps((self._made_by, self._known, self._codes))
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(hashlib.sha256(data).digest() + data)
            temporary.replace(self._path)


_KEPT: list[Patterns] = []


def remember_patterns() -> None:
    """From now on this process compiles nothing that is kept."""
    place = __spec__.cached if __spec__ else None
    if place and not _KEPT:
        _KEPT.append(Patterns(Path(place).with_suffix(".patterns")))
        regex.compile = _KEPT[0].compiled
        dataclasses.exec = _KEPT[0].executed  # type: ignore[attr-defined]


def keep_patterns() -> None:
    """Keeps what this process had to compile."""
    for patterns in _KEPT:
        patterns.keep()


def keep_patterns_as_bytecode() -> None:
    """The same, but not where Python shall write no bytecode."""
    if not sys.dont_write_bytecode:
        keep_patterns()

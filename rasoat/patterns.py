"""Patterns are compiled once an installation, not in every process, and so are the methods of dataclasses and the TOML
of data files: kept beside the bytecode, as that is by Python.

Making them takes as long as reading a report does. What is kept is found by its own text, so that it fits whatever code
and data files say today; where it cannot be read or written, all is made as ever.
"""

from __future__ import annotations

import copyreg
import dataclasses
import hashlib
import re
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import CodeType, SimpleNamespace
from typing import Any, cast

import regex

from rasoat.store import Store

MOST_FILES = 60
_compile: Callable[..., regex.Pattern[Any]] = regex.compile
_compiler: Any = vars(re)["_compiler"]
_compile_re: Callable[..., re.Pattern[Any]] = _compiler.compile
_loads = tomllib.loads


def _parts(pattern: regex.Pattern[Any]) -> tuple[Callable[..., regex.Pattern[Any]], tuple[Any, ...]]:
    """As for `pickle`: a function, and what it makes the pattern from."""
    reduced: Any = copyreg.dispatch_table[type(pattern)](pattern)
    return cast("tuple[Callable[..., regex.Pattern[Any]], tuple[Any, ...]]", reduced)


class Patterns:
    """What `regex.compile` and others are asked for, by text: as what the library makes it again from."""

    def __init__(self, path: Path) -> None:
        made_by = (sys.version, regex.__version__)  # the same in each environment of the same packages
        self._store = Store(path, made_by)
        self._again, _ = _parts(_compile(""))
        self._machine = vars(_compiler)["_sre"]
        self._alone = Lock()

    def compiled(self, pattern: Any, flags: int = 0, *more: Any, **named: Any) -> regex.Pattern[Any]:
        """As `regex.compile`."""
        if more or named or type(pattern) is not str:
            return _compile(pattern, flags, *more, **named)
        key = (pattern, int(flags))
        known = self._store.get("regex", key)
        if known is not None:
            return self._again(*known)
        made = _compile(pattern, flags)
        self._store.put("regex", key, _parts(made)[1])
        return made

    def compiled_re(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """As what `re.compile` calls where the pattern is none of the last ones."""
        if type(pattern) is not str or flags & re.DEBUG:
            return _compile_re(pattern, flags)
        key = (pattern, int(flags))
        known = self._store.get("re", key)
        if known is not None:
            return cast("re.Pattern[Any]", self._machine.compile(*known))
        made, parts = self._noted(pattern, flags)
        self._store.put("re", key, parts)
        return made

    def _noted(self, pattern: str, flags: int) -> tuple[re.Pattern[Any], tuple[Any, ...]]:
        """A pattern, and what the library's machine made it from."""
        made_from: list[tuple[Any, ...]] = []

        def note(text: object, flags: int, code: list[int], *groups: Any) -> Any:
            if text is pattern:
                made_from.append((text, int(flags), list(map(int, code)), *groups))
            return self._machine.compile(text, flags, code, *groups)

        with self._alone:
            _compiler._sre = SimpleNamespace(**{**vars(self._machine), "compile": note})
            try:
                return _compile_re(pattern, flags), made_from[-1]
            finally:
                _compiler._sre = self._machine

    def executed(self, text: str, module: dict[str, Any], names: dict[str, Any]) -> None:
        """As `exec`: what dataclasses make their methods with."""
        code: CodeType | None = self._store.get("code", text)
        if code is None:
            code = compile(text, "<string>", "exec", dont_inherit=True)
            self._store.put("code", text, code)
        exec(code, module, names)  # noqa: S102 - a text of the library

    def loaded(self, text: str, **named: Any) -> dict[str, Any]:
        """As `tomllib.loads`."""
        if named or type(text) is not str:
            return _loads(text, **named)
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        known: dict[str, Any] | None = self._store.get("toml", key)
        if known is None:
            known = _loads(text)
            self._store.put("toml", key, known, MOST_FILES)
        return known

    def keep(self) -> None:
        """Writes what is known where some of it is new."""
        self._store.write()


_KEPT: list[Patterns] = []


def _place() -> Path | None:
    """The file beside this module's bytecode; None where there is no such place."""
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".patterns") if cached else None


def forget_patterns() -> None:
    """Removes what was kept, of which much may be of an earlier version of the program."""
    place = _place()
    if place is not None:
        with suppress(OSError):
            place.unlink()


def remember_patterns() -> None:
    """From now on this process makes nothing that is kept."""
    place = _place()
    if place is not None and not _KEPT:
        kept = Patterns(place)
        _KEPT.append(kept)
        regex.compile = kept.compiled
        tomllib.loads = kept.loaded
        _compiler.compile = kept.compiled_re
        vars(dataclasses)["exec"] = kept.executed


def keep_patterns() -> None:
    """Keeps what this process had to make."""
    for patterns in _KEPT:
        patterns.keep()


def keep_patterns_as_bytecode() -> None:
    """The same, but not where Python shall write no bytecode."""
    if not sys.dont_write_bytecode:
        keep_patterns()

"""Patterns that were kept are the patterns that would be compiled; what was kept by another library, or damaged, is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import regex

from rasoat import patterns
from rasoat.patterns import Patterns, keep_patterns_as_bytecode

ASKED: list[tuple[str, int]] = [
    (r"(?<year>\d{4})-(\d\d)", 0),
    (r"\bhuyện\s+(\p{Lu}\w+)", regex.IGNORECASE),
    (r"^a # b", regex.VERBOSE | regex.MULTILINE),
    (r"(?:so\s?ngan){e<=1}", regex.BESTMATCH),
]
TEXT = "Ngày 2021-03, HUYỆN An Lão\na xa\nso ngan, so nga"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that the library is asked for."""
    texts: list[str] = []
    library = patterns._compile

    def compile_it(pattern: str, *more: Any, **named: Any) -> regex.Pattern[str]:
        texts.append(pattern)
        return library(pattern, *more, **named)

    monkeypatch.setattr(patterns, "_compile", compile_it)
    return texts


def found(pattern: regex.Pattern[str]) -> list[object]:
    matches = [(m.span(), m.groups(), m.groupdict()) for m in pattern.finditer(TEXT)]
    return [pattern.pattern, pattern.flags, pattern.groupindex, matches]


def test_what_was_kept_matches_as_what_is_compiled(tmp_path: Path, asked: list[str]) -> None:
    first = Patterns(tmp_path / "kept")
    made = [found(first.compiled(*one)) for one in ASKED]
    first.keep()
    asked.clear()
    again = Patterns(tmp_path / "kept")
    assert [found(again.compiled(*one)) for one in ASKED] == made == [found(regex.compile(*one)) for one in ASKED]
    assert asked == [""]


def test_what_may_not_be_kept_is_the_library_s(tmp_path: Path) -> None:
    kept = Patterns(tmp_path / "kept")
    assert kept.compiled(b"a+").findall(b"caat") == [b"aa"]
    assert kept.compiled(regex.compile("a+")).findall("caat") == ["aa"]
    assert kept.compiled(r"\L<words>", words=["an", "lão"]).findall("an lão") == ["an", "lão"]
    with pytest.raises(regex.error):
        kept.compiled("(")
    kept.keep()
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("damage", ["cut", "altered", "empty", "another library's"])
def test_what_is_damaged_is_compiled_anew(
    tmp_path: Path, asked: list[str], damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept"
    first = Patterns(path)
    first.compiled("a+")
    first.keep()
    data = path.read_bytes()
    path.write_bytes({"cut": data[:-9], "altered": data[:-9] + b"x" + data[-8:], "empty": b""}.get(damage, data))
    if damage == "another library's":
        monkeypatch.setattr(regex, "__version__", "0")
    asked.clear()
    again = Patterns(path)
    assert again.compiled("a+").findall("caat") == ["aa"]
    assert asked == ["", "a+"]
    again.keep()
    asked.clear()
    Patterns(path).compiled("a+")
    assert asked == [""]


@pytest.mark.parametrize("no_bytecode", [True, False])
def test_nothing_is_written_where_no_bytecode_is(
    tmp_path: Path, no_bytecode: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Patterns(tmp_path / "kept")
    kept.compiled("a+")
    monkeypatch.setattr(patterns, "_KEPT", [kept])
    monkeypatch.setattr(sys, "dont_write_bytecode", no_bytecode)
    keep_patterns_as_bytecode()
    assert (tmp_path / "kept").exists() != no_bytecode


def test_the_whole_process_asks_what_is_kept(tmp_path: Path) -> None:
    code = (
        "from rasoat.patterns import *; remember_patterns(); import regex, normalize.periods;"
        "print(regex.compile.__qualname__); keep_patterns()"
    )
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Patterns.compiled"
    assert [path.stat().st_size > 1000 for path in tmp_path.rglob("*.patterns")] == [True]

"""What was kept is what would be made anew; what was kept by another library, or damaged, is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize import stretches
from normalize.phrasings import load_phrasings
from normalize.stretches import compile_for
from rasoat import patterns
from rasoat.patterns import Patterns, keep_patterns_as_bytecode
from rasoat.store import Store

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


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the other libraries are given."""
    texts: list[str] = []

    def noting(library: Callable[..., Any]) -> Callable[..., Any]:
        def note(text: str, *more: Any, **named: Any) -> Any:
            texts.append(text)
            return library(text, *more, **named)

        return note

    for name in ("_compile_re", "_loads"):
        monkeypatch.setattr(patterns, name, noting(getattr(patterns, name)))
    monkeypatch.setitem(vars(patterns), "compile", noting(compile))
    return texts


def found(pattern: Any) -> list[object]:
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


ASKED_RE: list[tuple[str, int]] = [
    (r"(?P<year>\d{4})-(\d\d)", 0),
    (r"\bhuyện\s+(\w+)", re.IGNORECASE),
    (r"^a # b", re.VERBOSE | re.MULTILINE),
    (r"[^\W\d_a-zờ]+(?<=[À-ỹN])|(?i:g)", 0),
]


def test_what_was_kept_of_the_other_library_matches_as_what_is_compiled(tmp_path: Path, made: list[str]) -> None:
    first = Patterns(tmp_path / "kept")
    new = [found(first.compiled_re(*one)) for one in ASKED_RE]
    assert made == [text for text, _ in ASKED_RE]
    first.keep()
    made.clear()
    again = Patterns(tmp_path / "kept")
    assert [found(again.compiled_re(*one)) for one in ASKED_RE] == new == [found(re.compile(*one)) for one in ASKED_RE]
    assert made == []
    with pytest.raises(re.error):
        again.compiled_re("(")
    assert again.compiled_re(b"a+").findall(b"caat") == [b"aa"]
    assert again.compiled_re("b+").findall("abba") == ["bb"]


@settings(deadline=None)
@given(st.integers(0, 9), st.text("abc", min_size=1))
def test_what_was_kept_runs_as_what_is_compiled(
    tmp_path_factory: pytest.TempPathFactory, number: int, name: str
) -> None:
    path, text = tmp_path_factory.mktemp("kept") / "kept", f"def {name}(): return {number}, own"
    first, results = Patterns(path), []
    for own in ("one", "another"):
        for kept in (first, Patterns(path)):
            names: dict[str, Any] = {}
            kept.executed(text, {"own": own}, names)
            results.append(names[name]())
            first.keep()
    assert results == [(number, "one")] * 2 + [(number, "another")] * 2


def test_nothing_is_made_that_was_kept(tmp_path: Path, made: list[str]) -> None:
    texts = "a = [1, 'ờ', {b = 2.5, c = true}]", "def f(): pass"
    for expected in (list(texts), []):
        kept = Patterns(tmp_path / "kept")
        first = kept.loaded(texts[0])
        first["a"].clear()
        assert kept.loaded(texts[0]) == tomllib.loads(texts[0])  # what one caller alters is no other's
        kept.executed(texts[1], {}, {})
        assert made == expected
        made.clear()
        kept.keep()


def test_dates_are_read_though_they_are_not_kept(tmp_path: Path, made: list[str]) -> None:
    kept = Patterns(tmp_path / "kept")
    assert [kept.loaded("a = 2021-03-31") for _ in range(2)] == [tomllib.loads("a = 2021-03-31")] * 2
    assert made == ["a = 2021-03-31"] * 2
    with pytest.raises(tomllib.TOMLDecodeError):
        kept.loaded("a =")


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers()), unique_by=lambda one: one[0]), st.integers(1, 4))
def test_the_last_ones_of_a_kind_are_kept(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[str, int]], most: int
) -> None:
    path = tmp_path_factory.mktemp("kept") / "kept"
    store = Store(path, ())
    store.put("other", "a", "stays")
    for key, value in values:
        store.put("kind", key, value, most)
    store.write()
    again = Store(path, ())
    assert {key: again.get("kind", key) for key in "abcdef"} == dict.fromkeys("abcdef") | dict(values[-most:])
    assert again.get("other", "a") == "stays"
    assert Store(path, ("another",)).get("other", "a") is None


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
        "from rasoat.patterns import *; remember_patterns(); import dataclasses, re, regex, tomllib, normalize.periods;"
        "asked = regex.compile, re._compiler.compile, tomllib.loads, dataclasses.exec;"
        "print(*(f.__qualname__ for f in asked)); keep_patterns()"
    )
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [f"Patterns.{name}" for name in ("compiled", "compiled_re", "loaded", "executed")]
    assert [path.stat().st_size > 1000 for path in tmp_path.rglob("*.patterns")] == [True]


@given(st.sampled_from([f"{year}-Q{n}" for year in (2021, 2026) for n in (1, 2, 3, 4)]))
@settings(deadline=None, max_examples=8)
def test_sentences_of_a_period_compile_nothing_that_was_compiled_ahead_for_it(period):
    scope = load_phrasings("form2021").scope
    stretches.compiled.cache_clear()
    compile_for(scope, [period])
    made = stretches.compiled.cache_info().misses
    text = "rieng quy i nam 2020 huyen tiep nhan 388 ho so, quy truoc 20 ho so; cap xa 12 ho so (cap huyen 20 ho so)"
    stretches.elsewhere.__wrapped__(text, scope, period)
    stretches.is_longer(text, scope, period)
    stretches.own_time(text, scope, period)
    stretches.says_longer(text, len(text), scope, period)
    stretches.goes_on(text, text, scope, period)
    stretches.of_communes(text, scope, period)
    assert stretches.compiled.cache_info().misses == made

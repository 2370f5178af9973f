"""A sieve leaves out no pattern that would have found something."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalize.phrasings import load_phrasings
from normalize.sieve import Sieve, needed
from normalize.stretches import _sieve

_LETTERS = st.text("ab c", min_size=1, max_size=4)
_CLASSES = st.sampled_from(["[ab]", "[^b)]", "[]a]", r"\d", r"\s", ".", r"\.", r"\(", r"\b", "^", "$"])
_TIMES = st.sampled_from(["", "", "", "?", "{2}", "{0}", "{0,2}", "{,2}", "{1,3}", "??"])
_MANY = st.one_of(_TIMES, st.sampled_from(["*", "+", "+?"]))  # of a letter alone: nested, they search for ever
_OPENERS = st.sampled_from(["(?:", "(", "(?=", "(?!", "(?<!", "(?<="])


def _grouped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map("|".join)
    group = st.tuples(_OPENERS, several, _TIMES).map(_closed)
    return st.lists(st.one_of(inner, group), min_size=1, max_size=4).map("".join)


def _closed(parts: tuple[str, str, str]) -> str:
    """A group of these; what looks around is not repeated."""
    opener, inside, times = parts
    return f"{opener}{inside}){times if opener in ('(?:', '(') else ''}"


_SINGLE = st.tuples(st.sampled_from(["a", "b", "c", " ", "[ab]", r"\d", r"\."]), _MANY).map("".join)
_PATTERNS = st.recursive(st.one_of(_LETTERS, _CLASSES, _SINGLE), _grouped, max_leaves=12)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_matches_is_likely(data: st.DataObject) -> None:
    pattern = data.draw(_PATTERNS.filter(_compiles))
    text = data.draw(st.one_of(st.text("ab c1.(\n", max_size=20), st.from_regex(pattern)))
    compiled = regex.compile(pattern)
    if compiled.search(text):
        assert Sieve([compiled]).likely(text) == [compiled], needed(pattern)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bdu kien\b", ("du kien",)),
        (r"(?<!chia )\bse\b", ("se",)),
        (r"x(?:abc)?def", ("def",)),
        (r"abc?|de", ("ab", "de")),
        (r"(?:nam|quy) \d{4}", ("nam", "quy")),
        (r"abcd{0,3}", ("abc",)),
        (r"(?<!xyz(?=abc)(?<!\bxy))cd", ("cd",)),
        (r"(?:ab|(?:cd|(?P<n>efg)h)) \(", ("ab", "cd", "efg")),
        (r"[abc]+\d", ()),
        (r"abc|\d", ()),
    ],
)
def test_the_longest_letters_that_a_match_must_have(pattern: str, letters: tuple[str, ...]) -> None:
    assert needed(pattern) == letters


def test_patterns_keep_their_order() -> None:
    patterns = [regex.compile(p) for p in ("xy", r"\d", "ab")]
    assert Sieve(patterns).likely("ab xy") == patterns
    assert Sieve(patterns).likely("xy") == patterns[:2]
    assert Sieve(patterns).likely("none") == patterns[1:2]


def test_an_ordinary_sentence_is_spared_most_of_the_forms_patterns() -> None:
    sieve = _sieve(load_phrasings().scope.exclude, "2021")
    assert len(sieve.likely("trong quy, phong noi vu da tham muu 12 van ban")) < len(load_phrasings().scope.exclude) / 4

"""What a pattern finds begins with letters that it is said to begin with, and a scan by them finds what patterns do."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalize.beginnings import beginnings
from normalize.concepts import Concepts, Mention, at_words
from normalize.phrasings import load_phrasings
from tests.test_sieve import _PATTERNS, _compiles

_NAMES = ("one", "two", "three")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(_PATTERNS.filter(_compiles), st.text("abc 1.(", max_size=14), st.integers(1, 4))
def test_every_match_begins_so(pattern: str, text: str, most: int) -> None:
    begun = beginnings(pattern, most)
    assert all(len(letters) <= most for letters in begun)
    for match in re.finditer(f"(?={pattern})", text):
        assert text[match.start() :].startswith(tuple(begun))


@pytest.mark.parametrize(
    ("pattern", "begun"),
    [
        ("tiep nhan", {"tiep"}),
        ("(?:kiem|tham) tra", {"kiem", "tham"}),
        ("(?<!nhiem )bo nhiem(?! lai)", {"bo n"}),
        (r"hien(?=\s+\d)", {"hien"}),
        (r"o\b", {"o"}),
        ("da (?:duoc )?cap", {"da d", "da c"}),
        ("[xg]a", {"xa", "ga"}),
        (r"(?=[xg])\w+", {""}),
        ("a?b*c|d", {"ab", "b", "ac", "c", "d"}),
        ("a(?i:b)|c", {""}),
    ],
)
def test_the_letters_of_what_forms_say(pattern: str, begun: set[str]) -> None:
    assert beginnings(pattern, 4) == begun


def _one_by_one(groups: dict[str, dict[str, list[str]]], text: str) -> dict[str, list[Mention]]:
    """What each group's concepts find as one pattern."""
    found = {}
    for group, concepts in groups.items():
        whole = at_words("|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in concepts.items()))
        found[group] = [Mention(*m.span(), m.lastgroup or "") for m in re.finditer(whole, text)]
    return found


_FILLED = st.tuples(_PATTERNS.filter(_compiles), st.sampled_from("abc")).map(lambda parts: f"(?:{parts[0]}){parts[1]}")
_PLAIN = _FILLED.filter(lambda pattern: "(" not in pattern.replace("(?", ""))
_GROUP = st.dictionaries(st.sampled_from(_NAMES), st.lists(_PLAIN, min_size=1, max_size=3), min_size=1)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from("xyz"), _GROUP, min_size=1), st.text("abc 1.", max_size=30))
def test_a_scan_finds_what_patterns_find(groups: dict[str, dict[str, list[str]]], text: str) -> None:
    assert Concepts(groups).mentions(text) == _one_by_one(groups, text)


def test_the_form_s_concepts_are_found_as_by_their_patterns() -> None:
    grammar = load_phrasings().grammar
    text = "trong quy, ubnd huyen da tiep nhan 12 ho so muc do ③, giai quyet dung han 10 ho so, da bo nhiem lai 02 cong chuc"
    wanted = {
        group: [Mention(*m.span(), m.lastgroup or "") for m in pattern.finditer(text)]
        for group, pattern in grammar.groups.items()
    }
    assert grammar.concepts.mentions(text) == wanted
    assert sum(map(len, wanted.values())) > len(wanted)

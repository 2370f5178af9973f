"""Whom a domain rule is not asked about is whom it does not speak of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalize.catalogue import Indicator, load_catalogue
from tests.figures import observation
from validate.domains import ASKED, DOMAIN_CHECKS
from validate.rules import Rule, load_rules

RULES = [rule for rule in load_rules().rules if rule.kind in ASKED]
PRINTS = st.sampled_from(["", "-", "x", "12", "-3", "2,5", "99,5%", "120", "13/12", "nhiều", "Có"])


@given(st.sampled_from(RULES), st.sampled_from(load_catalogue().indicators), PRINTS)
def test_a_verdict_says_nothing_of_other_kinds(rule: Rule, indicator: Indicator, printed: str) -> None:
    verdict = DOMAIN_CHECKS[rule.kind](observation(indicator.code, printed), indicator, rule)
    assert verdict is None or indicator.kind in ASKED[rule.kind]


def test_every_kind_but_fractions_asks_some() -> None:
    assert {rule.kind for rule in RULES} == set(ASKED) == set(DOMAIN_CHECKS) - {"fraction"}


@given(st.sampled_from(["x", "X", "-", "–", "//", "…", " x "]), st.sampled_from(sorted(ASKED)))
def test_a_mark_for_nothing_is_no_word(printed: str, kind: str) -> None:
    rule = next(rule for rule in RULES if rule.kind == kind)
    asked = (i for i in load_catalogue().indicators if i.kind in ASKED[kind])
    assert all(DOMAIN_CHECKS[kind](observation(i.code, printed), i, rule) is not False for i in asked)

"""The form's rules: each is checked on load, and its examples are run."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from normalize.catalogue import load_catalogue
from validate.examples import broken_examples, example_ended, outcome
from validate.rules import LANGUAGES, Rule, RuleError, load_rules, read_rules
from validate.run import CHECKS, SET_CHECKS

RULES = load_rules()
EXAMPLES = [(rule, example) for rule in RULES.rules for example in rule.examples]
GOOD = """
[[rule]]
id = "a"
family = "sum"
equation = "2.5 <= 2.4"
severity = "error"
source = { vi = "số học", en = "arithmetic" }
about.vi = "x"
about.en = "x"
example = [
    { values = { "2.5" = "1", "2.4" = "2" }, outcome = "passed" },
    { values = { "2.5" = "3", "2.4" = "2" }, outcome = "failed" },
]
"""


def read(text: str) -> tuple[Rule, ...]:
    return read_rules(text, load_catalogue(), "rules.toml").rules


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[r.id for r, _ in EXAMPLES])
def test_examples_end_as_they_say(rule: Rule, example: Mapping[str, Any]) -> None:
    assert outcome(example_ended(rule, example, RULES)) == example["outcome"]


def test_every_rule_is_decided_by_some_bundled_report_or_says_why_not() -> None:
    golden = Path(__file__).parent / "golden" / "coverage.csv"
    with golden.open(encoding="utf-8-sig", newline="") as file:
        decided = {row["rule_id"] for row in csv.DictReader(file) if row["outcome"] != "not_determined"}
    assert [r.id for r in RULES.rules if (r.id in decided) == bool(r.unseen)] == []


def test_an_example_that_ends_otherwise_is_named() -> None:
    wrong = read_rules(GOOD.replace('"3"', '"2"'), load_catalogue(), "rules.toml")
    assert broken_examples(RULES) == ()
    assert broken_examples(type(RULES)(wrong.rules, RULES.templates, RULES.catalogue)) == (
        "rule a: example 2 says failed, but ends passed",
    )


def test_every_kind_of_check_exists_and_every_check_is_used() -> None:
    assert {r.kind for r in RULES.rules} - {"equation"} == {*CHECKS, *SET_CHECKS}


def test_both_languages_have_the_same_words() -> None:
    first, second = (RULES.templates[lang] for lang in LANGUAGES)
    assert set(first) == set(second)


def test_a_rule_keeps_what_its_file_says() -> None:
    (rule,) = read(GOOD)
    assert (rule.id, rule.source["en"], len(rule.examples)) == ("a", "arithmetic", 2)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("2.5 <= 2.4", "2.5 <= 9.9.9"), "9.9.9 is no code"),
        (('"2.4" = "2" }, outcome = "failed"', '"9.9" = "2" }, outcome = "failed"'), "9.9 is no code"),
        (('family = "sum"', 'family = "total"'), "family"),
        (('severity = "error"', 'severity = "fatal"'), "severity"),
        (('about.en = "x"\n', ""), "about"),
        (("<=", "<"), ""),
        (('equation = "2.5 <= 2.4"\n', ""), "either"),
        (("source = {", "source_ = {"), "source is missing"),
        (('{ vi = "số học", en = "arithmetic" }', '"law"'), "source 'law' is none of"),
        (('outcome = "passed"', 'outcome = "failed"'), "an example with outcome passed is missing"),
        (('outcome = "failed"', 'outcome = "not_determined"'), "an example with outcome failed is missing"),
        (('outcome = "failed"', 'outcome = "wrong"'), "an example's outcome is one of"),
        (("2.5 <= 2.4", "PL2.1b.5[Hàng hải] <= PL2.1b.4[Hàng hải]"), "Hàng hải is no row"),
        (("2.5 <= 2.4", "PL2.1b.5 <= PL2.1b.4"), "needs its row"),
        (("2.5 <= 2.4", "2.5[Tổng cộng] <= 2.4"), "needs its row"),
        # units: a count against a rate, documents against tasks, a rate by something else than counts, a choice
        (("2.5 <= 2.4", "2.5 <= 3.3.3"), "count .* <= percent does not fit"),
        (("2.5 <= 2.4", "2.5 <= 1.1.1"), "does not fit"),
        (("2.5 <= 2.4", "2.5 + 1.1.1 <= 2.4"), "does not fit"),
        (("2.5 <= 2.4", "3.4.2 ~ 100 * 2.5 / 1.1.1"), "does not fit"),
        (("2.5 <= 2.4", "3.4.2 = 100 * 2.5 / 2.4"), "percent = share does not fit"),
        (("2.5 <= 2.4", "2.5 <= 2.4 * 2.3"), "does not fit"),
        (("2.5 <= 2.4", "2.5 <= 1.1"), "1.1 is a group"),
        (("2.5 <= 2.4", "7.1 + 7.1 <= 7.1"), "does not fit"),
        (("2.5 <= 2.4", "TM.bienche.co = 4.2.2"), "says what same_as in the catalogue says already"),
    ],
)
def test_a_fault_names_file_line_and_rule(change: tuple[str, str], message: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(RuleError, match=rf"^rules.toml:2: rule a: .*{message}"):
        read(GOOD.replace(*change))


def test_a_file_that_is_no_toml_is_named_with_its_line() -> None:
    with pytest.raises(RuleError, match=r"^rules.toml: .*line 3"):
        read("\n\nx y\n")


@pytest.mark.parametrize("good", ["3.4.2 ~ 100 * 2.5 / 2.4", "7.8.1 <= 3.5.2", "7.1@-1 <= 7.1", "2.5 + 1 <= 2.4 - 0"])
def test_units_that_fit_are_taken(good: str) -> None:
    same = 'same_units = [["Thủ tục", "TTHC"]]\n'
    assert len(read(same + GOOD.replace("2.5 <= 2.4", good))) == 1


def test_a_rule_twice_is_refused() -> None:
    with pytest.raises(RuleError, match=r"^rules.toml:15: rule a stands twice"):
        read(GOOD + GOOD)


@pytest.mark.parametrize(
    ("one", "other", "fault"),
    [
        ("2.5 = 2.4", "2.4 = 2.5", "repeats rule a"),
        ("2.5 = 2.4", "2.5 <= 2.4", "repeats rule a"),
        ("2.5 <= 2.4 + 3", "2.5 <= 2.4", "repeats rule a"),
        ("2.5 = 2.4", "2.5 + 1 <= 2.4", "contradicts rule a"),
        ("2.5 = 2.4", "2.4 = 2.5 + 2", "contradicts rule a"),
        ("2.5 + 2 <= 2.4", "2.4 <= 2.5", "contradicts rule a"),
        ("2.3 = 2.4 + 2 * 2.5", "2 * 2.3 - 2 * 2.4 = 4 * 2.5", "repeats rule a"),
        ("3.4.2 ~ 100 * 2.5 / 2.4", "3.4.2 ~ 100 * 2.5 / 2.4", "repeats rule a"),
    ],
)
def test_rules_that_exclude_or_repeat_each_other_are_refused(one: str, other: str, fault: str) -> None:
    both = GOOD.replace("2.5 <= 2.4", one) + GOOD.replace("2.5 <= 2.4", other).replace('"a"', '"b"')
    with pytest.raises(RuleError, match=rf"^rules.toml:15: rule b: .*{fault}"):
        read(both)


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("2.5 = 2.4", "2.4 = 2.5", "a"),
        ("2.5 = 2.4", "2.5 <= 2.4", "a"),
        ("2.5 <= 2.4 + 3", "2.5 <= 2.4", "b"),
        ("2.5 <= 2.4", "2.4 = 2.5", "b"),
    ],
)
def test_of_two_confirmed_proposals_that_say_the_same_the_stronger_is_kept(one: str, other: str, kept: str) -> None:
    first = GOOD.replace("2.5 <= 2.4", one)
    both = first + GOOD.replace("2.5 <= 2.4", other).replace('"a"', '"b"') + "confirmed = true\n"
    found = read_rules(both, load_catalogue(), "rules.toml")
    assert [rule.id for rule in found.rules] == [kept]
    assert found.idle == ({"b": "a"} if kept == "a" else {"a": "b"})


def test_confirmed_proposals_that_exclude_each_other_are_refused() -> None:
    both = GOOD.replace("2.5 <= 2.4", "2.5 = 2.4")
    both += GOOD.replace("2.5 <= 2.4", "2.5 + 1 <= 2.4").replace('"a"', '"b"') + "confirmed = true\n"
    with pytest.raises(RuleError, match="contradicts rule a"):
        read(both)


def test_a_proposal_for_many_codes_loses_only_what_another_rule_says() -> None:
    each = (
        GOOD.replace("2.5 <= 2.4", "{code} <= 2.3").replace('"a"', '"b"') + 'each = ["2.4", "2.5"]\nconfirmed = true\n'
    )
    found = read_rules(GOOD.replace("2.5 <= 2.4", "2.4 <= 2.3") + each, load_catalogue(), "rules.toml")
    assert [(rule.id, len(rule.equations)) for rule in found.rules] == [("a", 1), ("b", 1)]
    assert found.idle == {"b": "a"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("2.5 <= 2.4", "2.4 <= 2.5"), ("2.5 <= 2.4", "2.5 <= 2.3"), ("2.5 <= 2.4", "2.5@-1 <= 2.5"),
     ("3.4.2 ~ 100 * 2.5 / 2.4", "3.4.2 ~ 100 * 2.5 / 2.3")],
)  # fmt: skip
def test_rules_of_different_figures_or_bounds_stand_together(one: str, other: str) -> None:
    both = GOOD.replace("2.5 <= 2.4", one) + GOOD.replace("2.5 <= 2.4", other).replace('"a"', '"b"')
    assert len(read(both)) == 2


def test_a_rule_that_waits_to_be_confirmed_needs_no_proof_and_does_nothing() -> None:
    waiting = GOOD.split("example", maxsplit=1)[0].replace("source", "source_") + "confirmed = false\n"
    assert read(waiting) == ()


def test_a_check_like_another_form_s_has_its_source() -> None:
    like = (
        '[[rule]]\nid = "domain.percent"\nkind = "percent"\nfamily = "domain"\nseverity = "error"\nlike = "form2021"\n'
    )
    about = 'about.vi = "x"\nabout.en = "x"\n'
    (rule,) = read(like + about)
    assert rule.source == next(r.source for r in RULES.rules if r.id == "domain.percent")
    with pytest.raises(RuleError, match="form2021 has no rule of this id and kind"):
        read(like.replace("domain.percent", "domain.other") + about)

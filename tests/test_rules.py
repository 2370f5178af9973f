"""The form's rules: each is checked on load, and its examples are run."""

from typing import Any

import pytest

from normalize.catalogue import load_catalogue
from tests.figures import report
from validate.drafts import Ended
from validate.equation_checks import check_equations
from validate.ledger import ledger
from validate.rules import LANGUAGES, Rule, RuleError, load_rules, read_rules
from validate.run import CHECKS
from validate.words import Words

RULES = load_rules()
EXAMPLES = [(rule, example) for rule in RULES.rules for example in rule.examples]
GOOD = (
    '[[rule]]\nid = "a"\nfamily = "sum"\nequation = "2.5 <= 2.4"\nseverity = "error"\nabout.vi = "x"\nabout.en = "x"\n'
)


def ended(rule: Rule, values: dict[str, str]) -> Ended:
    return check_equations(rule, ledger(report(values)), None, Words("vi", RULES.templates["vi"], RULES.catalogue))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[r.id for r, _ in EXAMPLES])
def test_examples_end_as_they_say(rule: Rule, example: dict[str, Any]) -> None:
    found = ended(rule, example["values"])
    outcome = "failed" if found.drafts else "passed" if found.passed else "not_determined"
    assert outcome == example["outcome"]


def test_every_kind_of_check_exists_and_every_check_is_used() -> None:
    assert {r.kind for r in RULES.rules} - {"equation"} == set(CHECKS)


def test_both_languages_have_the_same_words() -> None:
    first, second = (RULES.templates[lang] for lang in LANGUAGES)
    assert set(first) == set(second)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("2.4", "9.9.9"), "rule a: .*9.9.9 is no code"),
        (('family = "sum"', 'family = "total"'), "rule a: family"),
        (('severity = "error"', 'severity = "fatal"'), "rule a: severity"),
        (('about.en = "x"\n', ""), "rule a: about"),
        (("<=", "<"), "rule a: "),
        (('equation = "2.5 <= 2.4"\n', ""), "rule a: either"),
    ],
)
def test_a_fault_names_the_rule(change: tuple[str, str], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        read_rules(GOOD.replace(*change), load_catalogue(), "rules.toml")


def test_a_rule_twice_is_refused() -> None:
    with pytest.raises(RuleError, match="a stands twice"):
        read_rules(GOOD + GOOD, load_catalogue(), "rules.toml")

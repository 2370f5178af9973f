"""A form's rules as a list, with how each ended in folders of results; and as the page docs/rules.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rasoat.audit import table
from rasoat.language import LANGUAGES, say
from validate.rules import Rule, load_rules


@dataclass(frozen=True, slots=True)
class Counted:
    """A rule with its checks in some folders: `dismissed` are findings that an auditor called none."""

    rule: Rule
    passed: int = 0
    failed: int = 0
    not_determined: int = 0
    dismissed: int = 0


def counted_rules(form: str, outs: Sequence[Path]) -> list[Counted]:
    """The form's rules in their file's order, counted over all folders; raises Refusal where one has no results."""
    ended = {name: Counter[str]() for name in ("passed", "failed", "not_determined")}
    dismissed = Counter[str]()
    for out in outs:
        for row in table(out, "coverage"):
            for name, counts in ended.items():
                counts[row["rule_id"]] += int(row[name] or 0)
        dismissed.update(row["rule_id"] for row in table(out, "findings") if row["status"] == "dismissed")
    return [
        Counted(rule, **{name: counts[rule.id] for name, counts in ended.items()}, dismissed=dismissed[rule.id])
        for rule in load_rules(form).rules
    ]


def rules_page(form: str) -> str:
    """The page about a form's rules in Markdown, in both languages."""
    rules = load_rules(form).rules
    lines = [f"# {' / '.join(say('rules.page', lang, form=form, count=len(rules)) for lang in LANGUAGES)}", ""]
    lines += [f"{say('rules.made', lang, form=form)}\n" for lang in LANGUAGES]
    for family in dict.fromkeys(rule.family for rule in rules):
        lines += [f"## {family}", "", "| id | | |", "| --- | --- | --- |"]
        lines += [_line(rule) for rule in rules if rule.family == family]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _line(rule: Rule) -> str:
    about = "<br>".join(rule.about[lang] for lang in LANGUAGES).replace("|", "\\|")
    says = f"<br>`{rule.equation}`" if rule.equation else ""
    each = f" ({', '.join(rule.options['each'])})" if rule.equation and "each" in rule.options else ""
    return f"| `{rule.id}` | {rule.severity} | {about}{says}{each} |"

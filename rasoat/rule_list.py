"""A form's rules as a list, with how each ended in folders of results; and as the page docs/rules.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data import form_ids
from normalize.catalogue import Indicator, groups
from rasoat.audit import table
from rasoat.errors import Refusal
from rasoat.forms import open_forms
from rasoat.kept import kept_forms
from rasoat.language import LANGUAGES, say
from validate.evaluate import codes_of
from validate.rules import Rule, RuleSet, load_rules


@dataclass(frozen=True, slots=True)
class Counted:
    """A rule with its checks in some folders: `dismissed` are findings that an auditor called none."""

    rule: Rule
    passed: int = 0
    failed: int = 0
    not_determined: int = 0
    dismissed: int = 0


def form_asked(form: str, outs: Sequence[Path]) -> str:
    """The form to list: the one named, else that of most reports in the folders, else the first of ours.

    Raises Refusal where there is none of that name, or a folder has no results.
    """
    templates = Counter(row["template"] for out in outs for row in table(out, "reports") if row["template"])
    for out in outs:
        open_forms(kept_forms(out))
    wanted = form or next((name for name, _ in templates.most_common(1)), form_ids()[0])
    if wanted not in form_ids():
        raise Refusal("refuse.option", option="--form", value=wanted, allowed=", ".join(form_ids()))
    return wanted


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


def never_determined(counted: Sequence[Counted]) -> tuple[str, ...]:
    """The ids of the rules that no report decided: they may ask for what no report prints."""
    return tuple(one.rule.id for one in counted if not one.passed and not one.failed)


def rules_page(form: str) -> str:
    """The page about a form's rules in Markdown, in both languages."""
    rules = load_rules(form).rules
    lines = [f"# {' / '.join(say('rules.page', lang, form=form, count=len(rules)) for lang in LANGUAGES)}", ""]
    lines += [f"{say('rules.made', lang, form=form)}\n" for lang in LANGUAGES]
    for family in dict.fromkeys(rule.family for rule in rules):
        lines += [f"## {family}", "", "| id | | |", "| --- | --- | --- |"]
        lines += [_line(rule) for rule in rules if rule.family == family]
        lines.append("")
    alone = unspoken(load_rules(form))
    lines += [f"{say('rules.unspoken', lang, count=len(alone))}\n" for lang in LANGUAGES]
    lines += [f"- `{i.code}` {i.label}" for i in alone]
    return "\n".join(lines).rstrip() + "\n"


def unspoken(rules: RuleSet) -> tuple[Indicator, ...]:
    """The figures that no rule compares with another one of their report: only what each may be is checked."""
    spoken = {c for rule in rules.rules for equation in rule.equations for c in codes_of(equation)}
    spoken |= {c for group in groups(rules.catalogue) if len(group) > 1 for c in group}
    spoken |= {c for rule in rules.rules for c in (rule.options.get("count"), rule.options.get("answer")) if c}
    figures = (i for i in rules.catalogue.indicators if i.kind not in {"group", "text"})
    return tuple(i for i in figures if i.code not in spoken)


def _line(rule: Rule) -> str:
    each = f" ({', '.join(rule.options['each'])})" if rule.equation and "each" in rule.options else ""
    parts = [rule.about[lang] for lang in LANGUAGES]
    parts += [f"`{rule.equation}`{each}"] if rule.equation else []
    parts += [f"*{say('rules.source', lang, source=rule.source[lang])}*" for lang in LANGUAGES]
    parts += [say("rules.unseen", lang, why=rule.unseen[lang]) for lang in LANGUAGES if rule.unseen]
    said = "<br>".join(parts).replace("|", "\\|")
    return f"| `{rule.id}` | {rule.severity} | {said} |"

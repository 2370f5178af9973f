"""The commands on results: `check`, `export`, `decide`, `explain`, `compare`, `rules`.

Annotations are evaluated here, since the options' texts are in the language that the program is started in.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from rasoat.errors import Refusal
from rasoat.language import say

if TYPE_CHECKING:
    from rasoat.rule_list import Counted

MOST_SHOWN = 200


_OPTIONS = (
    "run_out", "lang", "fail_on", "target", "decided", "right_value", "reason", "reviewer", "finding", "before",
    "after", "page_of_rules", "rules_form", "code", "format",
)  # fmt: skip


def _texts(lang: str) -> dict[str, str]:
    return {key: say(f"option.{key}", lang) for key in _OPTIONS}


def add_writing_commands(
    app: typer.Typer,
    lang: str,
    spoken: Callable[[str], str],
    console: Callable[[], Console],
    refuse: Callable[[Refusal, str], None],
) -> None:
    """Adds the commands that write OUT's files anew.

    `spoken` refuses what is no language; `refuse` says a refusal and ends the program.
    """
    text = _texts(lang)
    Language = Annotated[str, typer.Option("--lang", help=text["lang"], callback=spoken)]
    Out = Annotated[Path, typer.Argument(help=text["run_out"], metavar="OUT")]

    @app.command(help=say("check.help", lang))
    def check(
        out: Out, fail_on: Annotated[str, typer.Option("--fail-on", help=text["fail_on"])] = "", language: Language = ""
    ) -> None:
        from rasoat.finish import check_again  # noqa: PLC0415 — loads the rules

        try:
            raise typer.Exit(check_again(out, language, fail_on, console()))
        except Refusal as refusal:
            refuse(refusal, language or lang)

    @app.command(help=say("export.help", lang))
    def export(
        out: Out,
        formats: Annotated[str, typer.Option("--format", help=text["format"])] = "",
        language: Language = "",
    ) -> None:
        from rasoat.finish import export_again  # noqa: PLC0415 — loads the rules

        try:
            paths = export_again(out, language, formats)
        except Refusal as refusal:
            refuse(refusal, language or lang)
            return
        for path in paths:
            console().print(str(path), markup=False, highlight=False, soft_wrap=True)


def add_deciding_command(
    app: typer.Typer,
    lang: str,
    spoken: Callable[[str], str],
    console: Callable[[], Console],
    refuse: Callable[[Refusal, str], None],
) -> None:
    """Adds the command that keeps what an auditor decides; otherwise as `add_writing_commands`."""
    text = _texts(lang)
    Language = Annotated[str, typer.Option("--lang", help=text["lang"], callback=spoken)]
    Out = Annotated[Path, typer.Argument(help=text["run_out"], metavar="OUT")]

    @app.command(help=say("decide.help", lang))
    def decide(
        out: Out,
        target: Annotated[str, typer.Argument(help=text["target"], metavar="ID")],
        status: Annotated[str, typer.Option("--status", help=text["decided"])] = "",
        value: Annotated[str, typer.Option("--value", help=text["right_value"])] = "",
        code: Annotated[str, typer.Option("--code", help=text["code"])] = "",
        reason: Annotated[str, typer.Option("--reason", help=text["reason"])] = "",
        reviewer: Annotated[str, typer.Option("--reviewer", help=text["reviewer"])] = os.environ.get("USERNAME", ""),
        language: Language = lang,
    ) -> None:
        from rasoat.audit import Wish  # noqa: PLC0415
        from rasoat.audit import decide as keep  # noqa: PLC0415

        try:
            if code and (status or value):
                raise Refusal("refuse.code_alone")
            if code:
                said = _chosen(out, target, code.strip(), reviewer, reason, language)
            else:
                kept = keep(out, Wish(target, status, value, reason, reviewer))
                said = say("decide.done", language, target=target, status=kept.status, out=out)
        except Refusal as refusal:
            refuse(refusal, language)
            return
        console().print(said, markup=False, highlight=False, soft_wrap=True)


def add_telling_commands(
    app: typer.Typer,
    lang: str,
    spoken: Callable[[str], str],
    console: Callable[[], Console],
    refuse: Callable[[Refusal, str], None],
) -> None:
    """Adds the commands that only tell; otherwise as `add_writing_commands`."""
    text = _texts(lang)
    Language = Annotated[str, typer.Option("--lang", help=text["lang"], callback=spoken)]
    Out = Annotated[Path, typer.Argument(help=text["run_out"], metavar="OUT")]

    @app.command(help=say("explain.help", lang))
    def explain(
        out: Out, finding: Annotated[str, typer.Argument(help=text["finding"], metavar="ID")], language: Language = lang
    ) -> None:
        from rasoat.explanation import explained  # noqa: PLC0415

        try:
            said = explained(out, finding, language)
        except Refusal as refusal:
            refuse(refusal, language)
            return
        console().print(said, markup=False, highlight=False, soft_wrap=True)

    @app.command(help=say("compare.help", lang))
    def compare(
        before: Annotated[Path, typer.Argument(help=text["before"], metavar="OUT_A")],
        after: Annotated[Path, typer.Argument(help=text["after"], metavar="OUT_B")],
        language: Language = lang,
    ) -> None:
        try:
            _show_compared(before, after, console(), language)
        except Refusal as refusal:
            refuse(refusal, language)

    @app.command(help=say("rules.help", lang))
    def rules(
        outs: Annotated[list[Path] | None, typer.Argument(help=text["run_out"], metavar="OUT …")] = None,
        form: Annotated[str, typer.Option("--form", help=text["rules_form"])] = "",
        page: Annotated[bool, typer.Option("--page", help=text["page_of_rules"])] = False,
        language: Language = lang,
    ) -> None:
        from rasoat.rule_list import counted_rules, form_asked, never_determined, rules_page  # noqa: PLC0415

        try:
            form = form_asked(form, outs or [])
            if page:
                sys.stdout.write(rules_page(form))
            else:
                counted = counted_rules(form, outs or [])
                _show_rules(counted, form, console(), language)
                if outs and (never := never_determined(counted)):
                    said = say("rules.never", language, rules=", ".join(never))
                    console().print(said, markup=False, highlight=False, soft_wrap=True)
        except Refusal as refusal:
            refuse(refusal, language)


def _chosen(out: Path, target: str, code: str, reviewer: str, reason: str, lang: str) -> str:
    """Keeps the choice of a code; gives what is said of it."""
    from export.choices import AUTO  # noqa: PLC0415
    from rasoat.code_choice import choose  # noqa: PLC0415

    chosen = choose(out, target, code, reviewer, reason, lang)
    said = [say("decide.done", lang, target=target, status=code, out=out)]
    if chosen.path is None:
        said.append(say("decide.not_remembered", lang))
    elif chosen.decision.code == AUTO:
        said.append(say("decide.forgotten", lang, label=chosen.label, path=chosen.path))
    else:
        said.append(say("decide.remembered", lang, label=chosen.label, code=code, path=chosen.path))
        if chosen.before is not None and chosen.before["code"] != code:
            was = {key: chosen.before[key] or "–" for key in ("code", "reviewer", "reviewed_at")}
            said.append(say("decide.replaced", lang, **was))
    return "\n".join(said)


def _show_rules(counted: "Sequence[Counted]", form: str, console: Console, lang: str) -> None:
    from rasoat.explanation import rule_in_words  # noqa: PLC0415

    columns = ("id", "severity", "about", "passed", "failed", "not_determined", "dismissed")
    shown = Table(title=say("rules.title", lang, form=form, count=len(counted)))
    for key in columns:
        shown.add_column(say(f"rules.{key}", lang), overflow="fold")
    for one in counted:
        counts = (str(n) for n in (one.passed, one.failed, one.not_determined, one.dismissed))
        about = rule_in_words(one.rule, lang).replace("[", r"\[")
        shown.add_row(one.rule.id, say(f"severity.{one.rule.severity}", lang), about, *counts)
    console.print(shown)


def _show_compared(before: Path, after: Path, console: Console, lang: str) -> None:
    from rasoat.audit import compared  # noqa: PLC0415
    from rasoat.explanation import shown_number  # noqa: PLC0415

    found = compared(before, after)
    for key, rows in (("solved", found.solved), ("new", found.new), ("left", found.left)):
        console.print(say(f"compare.{key}", lang, count=len(rows)), highlight=False)
        for row in rows[:MOST_SHOWN]:
            line = f"  {row['report_id']} {row['finding_id']}: {row['message']}"
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    shown = Table(title=say("compare.values", lang, count=len(found.values)))
    for key in ("org", "code", "row", "from", "to"):
        shown.add_column(say(f"compare.{key}", lang), overflow="fold")
    for row, was, now in found.values[:MOST_SHOWN]:
        shown.add_row(
            row["org"],
            f"{row['code']} {row['label']}",
            row["dimension"],
            *(shown_number(value, lang) or "–" for value in (was, now)),
        )
    if found.values:
        console.print(shown)

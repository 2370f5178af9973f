"""An auditor says which code a label is: kept in OUT's database, and remembered in `synonyms.csv` for other files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from export.choices import AUTO
from export.decisions import Decision, DecisionsUnreadableError, add_decision, on_codes
from export.files import DATABASE
from export.records import FileRecord
from normalize.catalogue import load_catalogue
from normalize.drafts import COUNTED
from normalize.report import Observation, Report
from normalize.synonyms import NO_HEADING, NONE, REMEMBERED, label_key
from rasoat.errors import Refusal
from rasoat.finish import decided_in
from rasoat.forms import open_forms
from rasoat.kept import kept_run
from rasoat.synonym_file import Line, read_lines, synonym_in, synonym_path, with_line, write_lines


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that was kept. `path`: the file that remembers it, None where the label cannot be remembered.

    `before`: what that file said of the label.
    """

    decision: Decision
    label: str
    path: Path | None
    before: Line | None = None


def choose(out: Path, target: str, code: str, reviewer: str, reason: str, lang: str) -> Chosen:
    """Keeps that the figure `target` has this code (`none`: none of the form's; `auto`: what was chosen is taken back).

    Raises Refusal for what cannot be decided so; then nothing is changed.
    """
    if not reviewer:
        raise Refusal("refuse.no_reviewer")
    try:
        run, records = kept_run(out)
    except (OSError, ValueError) as error:
        raise Refusal("refuse.no_run", path=out) from error
    if run.forms:
        open_forms(run.forms)
    report, o = _figure(records, target)
    indicator = load_catalogue(report.template).by_code.get(code)
    if indicator is None and code not in {NONE, AUTO}:
        near = ", ".join(c.code for c in o.candidates[:3]) or "–"
        raise Refusal("refuse.code", value=code[:40], form=report.template, near=near, none=NONE, auto=AUTO)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    last = on_codes(decided_in(out)).get(target)
    status = "extracted" if code == AUTO else "confirmed"
    decision = Decision("", status, reviewer, now, reason, last.code if last else o.code, code, target, code)
    path = synonym_path(out, run.synonyms) if _can_be_remembered(o) else None
    line = {
        "label": o.label_raw, "code": "" if code == AUTO else code, "code_label": indicator.label if indicator else "",
        "section": o.section, "table": o.table or NO_HEADING, "unit": o.unit, "form": report.template,
        "reviewer": reviewer, "reviewed_at": now, "reason": reason,
    }  # fmt: skip
    before = _kept(out, decision, path, line, lang)
    return Chosen(decision, o.label_raw, path, before)


def _figure(records: Sequence[FileRecord], target: str) -> tuple[Report, Observation]:
    for record in records:
        for o in record.report.observations if record.report is not None else ():
            if o.observation_id == target and record.report is not None:
                return record.report, o
    raise Refusal("refuse.no_figure_id", value=target)


def _can_be_remembered(o: Observation) -> bool:
    """Whether the figure has a label: one of a sentence that states a fact has none but the sentence."""
    labelled = bool(o.table) or o.match_method in {"none", COUNTED, REMEMBERED}
    return labelled and bool(label_key(o.label_raw))


def _kept(out: Path, decision: Decision, path: Path | None, line: Line, lang: str) -> Line | None:
    """Keeps the decision and the line, both or neither; gives the line that stood in its place."""
    before: Line | None = None

    def remember() -> None:
        nonlocal before
        if path is None:
            return
        lines = read_lines(path, lang)
        about = synonym_in(line).about
        before = next((other for other in lines if synonym_in(other).about == about), None)
        if line["code"] or before is not None:
            write_lines(path, with_line(lines, line))

    try:
        add_decision(out / DATABASE, decision, remember)
    except DecisionsUnreadableError as error:
        raise Refusal("refuse.database", path=out / DATABASE, reason=error) from error
    except OSError as error:
        raise Refusal("refuse.in_use", path=path) from error
    return before

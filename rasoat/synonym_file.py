"""`synonyms.csv`: what auditors chose for labels, as a file that Excel opens and that offices hand on.

A line says which code a label is, and for which form, section and table; what is empty holds for any. What cannot be
meant is refused, each fault with its line and one sentence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from data import csv_rows, form_ids
from normalize.catalogue import load_catalogue
from normalize.synonyms import NONE, Synonym, label_key
from normalize.text import fold, squeeze
from rasoat.errors import Refusal
from rasoat.language import reason_of, reason_said, say
from rasoat.settings import Settings

NAME = "synonyms.csv"
COLUMNS = (
    "label", "code", "code_label", "section", "table", "unit", "form", "reviewer", "reviewed_at", "reason",
)  # fmt: skip
NEEDED = ("label", "code")
MOST_BYTES, MOST_LINES, MOST_SAID = 5_000_000, 20_000, 10
Line = Mapping[str, str]


def synonym_path(out: Path, named: str) -> Path:
    """The file that a run reads and `decide` writes: the one that was named, else OUT's own."""
    return Path(named) if named else out / NAME


def run_synonyms(settings: Settings) -> tuple[tuple[Synonym, ...], tuple[str, ...]]:
    """What a run is to know, in an order that its file does not change, and what is to be said of it.

    What OUT remembered before another file was named goes over to that one. Raises Refusal for a file at fault, and
    for one that is named in a folder that is not there.
    """
    path, own = synonym_path(settings.out, settings.synonyms), settings.out / NAME
    if settings.synonyms and not path.parent.is_dir():
        raise Refusal("refuse.no_folder", path=path.parent)
    lines, said = read_lines(path, settings.lang), list[str]()
    if path.resolve() != own.resolve() and own.exists():
        lines, said = _merged(lines, path, own, settings.lang)
    synonyms = tuple(sorted(set(map(synonym_in, lines)), key=lambda s: (s.about, s.code, s.label, s.unit)))
    return synonyms, tuple(said)


def _merged(lines: list[Line], path: Path, own: Path, lang: str) -> tuple[list[Line], list[str]]:
    """The named file's lines with those of OUT that speak of something else, which it takes over, and what is said.

    Where the two differ the named one is followed, and OUT's line stays in OUT. Where the named file cannot be written
    its lines and OUT's count for this run.
    """
    known = {synonym_in(line).about: line for line in lines}
    kept = {about: line for line in read_lines(own, lang) if (about := synonym_in(line).about)}
    new = [line for about, line in kept.items() if about not in known]
    differ = [line for about, line in kept.items() if about in known and known[about]["code"] != line["code"]]
    said = []
    for line in differ:
        shared = known[synonym_in(line).about]["code"]
        values = {"label": line["label"][:80], "own": line["code"], "shared": shared, "own_path": own, "path": path}
        said.append(say("synonyms.merge_differs", lang, **values))
    try:
        if new:
            write_lines(path, [*lines, *new])
            said.append(say("synonyms.merged", lang, count=len(new), own=own, path=path))
        if not differ:
            own.unlink()
        elif len(differ) < len(kept):
            write_lines(own, differ)
    except OSError:  # read only, or open in Excel: the next run tries again
        pass
    return [*lines, *new], said


def synonym_in(line: Line) -> Synonym:
    """What a line says."""
    return Synonym(**{name: line[name] for name in ("label", "code", "section", "table", "unit", "form")})


def read_lines(path: Path, lang: str) -> list[Line]:
    """The file's lines by column, checked; none where there is no file. Raises Refusal."""
    try:
        if not path.exists():
            return []
        if path.stat().st_size > MOST_BYTES:
            raise Refusal("refuse.synonyms", path=path, reasons=say("synonyms.too_large", lang))
        raw = csv_rows(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refusal("refuse.synonyms", path=path, reasons=say("synonyms.not_utf8", lang)) from error
    except csv.Error as error:
        raise Refusal("refuse.synonyms", path=path, reasons=say("synonyms.no_csv", lang, reason=error)) from error
    except OSError as error:
        reason = reason_said(reason_of(error), lang)
        raise Refusal("refuse.synonyms", path=path, reasons=say("synonyms.no_csv", lang, reason=reason)) from error
    if len(raw) > MOST_LINES:
        raise Refusal("refuse.synonyms", path=path, reasons=say("synonyms.too_large", lang))
    lacking = [name for name in NEEDED if raw and name not in raw[0]]
    if lacking:
        reasons = say("synonyms.columns", lang, columns=", ".join(lacking))
        raise Refusal("refuse.synonyms", path=path, reasons=reasons)
    lines = {n: _line(row) for n, row in enumerate(raw, start=2) if any(str(v).strip() for v in row.values())}
    faults = [*_faults(lines, lang)]
    if faults:
        more = [say("synonyms.more", lang, count=len(faults) - MOST_SAID)] if len(faults) > MOST_SAID else []
        raise Refusal("refuse.synonyms", path=path, reasons="\n".join((*faults[:MOST_SAID], *more)))
    return list(lines.values())


def _line(row: Mapping[str, str]) -> Line:
    return {name: _read(row.get(name) or "") for name in COLUMNS}


def _read(text: str) -> str:
    """A cell's text, without the apostrophe that keeps spreadsheets from evaluating it."""
    from export.csv_files import undefused  # noqa: PLC0415 — a run without such a file starts without the export

    return undefused(squeeze(text))


def _faults(lines: Mapping[int, Line], lang: str) -> Iterator[str]:
    """A sentence for every line that cannot be meant, in their order."""
    said: dict[tuple[str, ...], tuple[int, str]] = {}
    for n, line in lines.items():
        if fault := _fault(line, lang):
            yield say("synonyms.line", lang, line=n, fault=fault)
            continue
        about = synonym_in(line).about
        first, code = said.setdefault(about, (n, line["code"]))
        if code != line["code"]:
            values = {"label": line["label"][:80], "first": first, "one": code, "other": line["code"]}
            yield say("synonyms.line", lang, line=n, fault=say("synonyms.contradicts", lang, **values))


def _fault(line: Line, lang: str) -> str:
    """What is wrong with one line by itself; empty for nothing."""
    code, form = line["code"], line["form"]
    if not label_key(line["label"]):
        return say("synonyms.no_label", lang)
    if not code:
        return say("synonyms.no_code", lang, none=NONE)
    if form and form not in form_ids():
        return say("synonyms.form", lang, form=form, allowed=", ".join(form_ids()))
    known = [c.by_code[code] for f in ([form] if form else form_ids()) if code in (c := load_catalogue(f)).by_code]
    if code == NONE:
        return ""
    if not known:
        return say("synonyms.code", lang, code=code[:40], none=NONE)
    if line["code_label"] and fold(line["code_label"]) not in {fold(i.label) for i in known}:
        return say("synonyms.code_label", lang, code=code, label=known[0].label[:80], printed=line["code_label"][:80])
    return ""


def file_bytes(lines: Sequence[Line]) -> bytes:
    """The whole file, as all of ours: UTF-8 with BOM, CRLF, nothing that a spreadsheet would run."""
    from export.csv_files import as_text  # noqa: PLC0415 — see above

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([as_text(line[name]) for name in COLUMNS] for line in lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def with_line(lines: Sequence[Line], line: Line) -> list[Line]:
    """The lines with this one where one spoke about the same, else behind them; without both if its code is empty."""
    about = synonym_in(line).about
    at = next((n for n, other in enumerate(lines) if synonym_in(other).about == about), len(lines))
    kept = [other for other in lines if synonym_in(other).about != about]
    return [*kept[:at], *([line] if line["code"] else []), *kept[at:]]


def write_lines(path: Path, lines: Sequence[Line]) -> None:
    """Replaces the file whole; raises OSError where it cannot be."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.write_bytes(file_bytes(lines))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)

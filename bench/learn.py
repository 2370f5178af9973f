"""`rasoat learn` on forms of other offices: what it finds in a blank form, and what then is found in reports on it.

    python -m bench.learn [NAME …] [--misses] [--seed 1]

Each form of `bench/forms` is written as a blank Word file and learned; the proposals that are right are confirmed,
nothing else is touched; then reports on the form (Word, and PDF where LibreOffice is) are read with it. Contradictions
are planted in them, each against one relation of the form.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import text_table
from bench.forms_drawn import FOLDER, WORDS, Form, Indicator, read
from bench.forms_filled import STYLES, Filling, Place, plant, printed
from bench.forms_truth import Implied, Learned, Target, in_keys, learned, link_right, plain, stated, targets
from bench.forms_word import write
from extract.office import DEFAULT_TIMEOUT
from normalize.text import fold

_SCALE = re.compile(r"\s+(?:nghìn|triệu|tỷ)?\s*đồng$")
PLANTS = (0, 2, 3)
ROOT = Path(__file__).parents[1]


@dataclass(slots=True)
class Tally:
    """Counts of one form, and a line for each miss."""

    count: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def mark(self, name: str, right: bool, said: str) -> None:
        """Counts one thing looked for, and whether it is right."""
        self.count[f"{name}.of"] += 1
        self.count[name] += right
        if not right:
            self.misses.append(f"{name}: {said}")


def command(*arguments: str | Path) -> str:
    """Runs `rasoat` as a user does; returns what it says where it fails, else an empty text."""
    run = subprocess.run(
        [sys.executable, "-m", "rasoat", *map(str, arguments)], check=False, cwd=ROOT, capture_output=True, text=True
    )
    return (run.stderr or run.stdout) if run.returncode else ""


def judge_catalogue(form: Form, found: Learned, where: Mapping[str, Target], tally: Tally) -> None:
    """Indicators found, their units, kinds, choices and parents; what is no indicator; links."""
    rows = {r["code"]: r for r in found.catalogue}
    for one in form.indicators:
        if not one.words:
            continue
        tally.mark("found", one.key in where, f"{one.key} {one.words}")
        if one.key not in where:
            continue
        row = rows[where[one.key][0]]
        if one.unit and not one.unit.startswith("~"):
            tally.mark("unit", fold(row["unit"]) == fold(one.unit), f"{one.words}: {row['unit']!r}, not {one.unit!r}")
        kind, choices = _kind(one)
        ok = (row["kind"] == kind or (row["kind"], kind) == ("date", "text")) and (
            not choices or row["choices"].count("=") - ("x=Có" in row["choices"]) == choices or where[one.key][1] != ""
        )
        tally.mark("kind", ok, f"{one.words}: {row['kind']} {row['choices']!r}, not {kind} of {choices}")
        if one.row and not where[one.key][1]:
            parent = _parent(row, one, rows)
            right = plain(parent) == plain(one.parent) or (parent and plain(one.parent).endswith(plain(parent)))
            tally.mark("tree", bool(right), f"{one.words}: under {parent!r}, not {one.parent!r}")
    known = {code for code, _ in where.values()}
    extra = [r for r in found.catalogue if r["kind"] not in ("group", "text") and r["code"] not in known]
    tally.count["invented"] += len(extra)
    tally.misses += [f"invented: {r['code']} {r['label']}" for r in extra]
    judge_links(form, found, where, tally)


def _parent(row: Mapping[str, str], one: Indicator, rows: Mapping[str, Mapping[str, str]]) -> str:
    """The label above an indicator; of a row's several figures, above the row."""
    above = rows.get(row["parent"])
    if above is not None and one.column and plain(above["label"]) == plain(one.row):
        above = rows.get(above["parent"])
    return above["label"] if above is not None else ""


def _kind(one: Indicator) -> tuple[str, int]:
    if one.fill.startswith(WORDS):
        return "text", 0
    if one.fill.startswith("%"):
        return "percent", 0
    if one.fill.startswith("x") or one.fill.startswith("?x"):
        return "choice", 0
    if one.fill.startswith("?"):
        return "choice", one.fill.count("/") + 1
    return "count", 0


def judge_links(form: Form, found: Learned, where: Mapping[str, Target], tally: Tally) -> None:
    """Links proposed right and wrong, those that say that they are unsure apart, and those of the truth."""
    keys = {code: key for key, (code, _) in where.items()}
    good = set()
    for link in found.links:
        one = next((i for i in form.indicators if i.key == keys.get(link["code"])), None)
        right = one is not None and link_right(one, link["older_code"])
        if right and one is not None:
            good.add(one.key)
        kind = "link" if link["sure"] == "yes" else "unsure"
        tally.count[f"{kind}.said"] += 1
        tally.count[f"{kind}.right"] += right
        if not right:
            told = f"{link['label']} -> {link['older_code']} {link['older_label']} {link['score']}"
            tally.misses.append(f"{kind}.wrong: {told}")
    for one in form.indicators:
        if one.links:
            tally.mark("link", one.key in good, f"{one.words} -> {one.links}")


def judge_rules(form: Form, found: Learned, where: Mapping[str, Target], tally: Tally) -> set[str]:
    """Relations proposed; returns the ids of rules that are right in all their equations."""
    implied = Implied(form)
    said = set()
    right: dict[str, bool] = {}
    for name, equation in _by_rows(found.rules, where):
        if "@-1" in equation:
            tally.count["rule.series"] += 1
            continue
        rule = in_keys(equation, form, where)
        ok = rule is not None and implied.holds(rule)
        right[name] = right.get(name, True) and ok
        tally.count["rule.said"] += 1
        tally.count["rule.right"] += ok
        if ok and rule is not None:
            said.add(rule)
        else:
            tally.misses.append(f"rule.wrong: {equation}   {rule}")
    for line, rule in zip(form.relations, stated(form, form.relations), strict=True):
        tally.mark("rule", rule in said, line)
    return {name for name, ok in right.items() if ok}


def _by_rows(rules: Sequence[tuple[str, str]], where: Mapping[str, Target]) -> Iterator[tuple[str, str]]:
    """The rules, those for all rows of a table whose rows are indicators of their own once for each."""
    rows: dict[str, list[str]] = {}
    for code, row in where.values():
        if row not in ("", "*"):
            rows.setdefault(code, []).append(row)
    for name, equation in rules:
        own = next((names for code, names in rows.items() if f"{code}[*]" in equation), [""])
        yield from ((name, equation.replace("[*]", f"[{row}]") if row else equation) for row in own)


def confirm(folder: Path, names: set[str]) -> None:
    """Writes `confirmed = true` for the rules of these ids, as a user would."""
    file = folder / "rules.toml"
    parts = file.read_text("utf-8").split("[[rule]]")
    for n, part in enumerate(parts):
        name = part.partition('id = "')[2].partition('"')[0]
        if name in names:
            parts[n] = part.replace("confirmed = false", "confirmed = true", 1)
    file.write_text("[[rule]]".join(parts), "utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as written: what is printed at each place, and what was altered, relation by relation."""

    prints: Mapping[Place, str]
    planted: Mapping[str, frozenset[Place]]


def write_reports(form: Form, folder: Path, seed: int) -> dict[str, Sheet]:
    """Three reports as Word files, the last one as PDF as well where LibreOffice is."""
    folder.mkdir()
    sheets = {}
    whos, periods = form.data["who"], form.data["periods"]
    assert isinstance(whos, list)
    assert isinstance(periods, list)
    for n, count in enumerate(PLANTS):
        rng = random.Random(f"{form.name}-{seed}-{n}")
        filling = Filling(form, rng)
        prints: dict[Place, str] = {}
        for one in form.indicators:
            block = form.blocks[one.table]
            for row in [li.label for li in block.lines] if block.across else [""]:
                filling.value(one.key, row)
        planted = plant(form, filling, rng, count)

        def shown(key: str, row: str, n: int = n, filling: Filling = filling, prints: dict[Place, str] = prints) -> str:
            one = form.of(key)
            text = printed(filling.value(key, row), one, STYLES[n], not one.narrative)
            prints[key, row] = text
            return text

        write(form, folder / f"{n}.docx", str(whos[n]), str(periods[n]), shown)
        sheets[f"{n}.docx"] = Sheet(prints, planted)
    return sheets


def as_pdf(file: Path) -> Path:
    """A Word file as PDF, beside it."""
    from extract.office import Office

    with Office() as office:
        data = office.convert(file.read_bytes(), ".docx", "pdf", DEFAULT_TIMEOUT)
    made = file.with_suffix(".pdf")
    made.write_bytes(data)
    return made


def add_pdf(folder: Path, sheets: dict[str, Sheet]) -> None:
    """The last report as PDF too, where LibreOffice is."""
    last = max(sheets)
    sheets[as_pdf(folder / last).name] = sheets[last]


def judge_reports(
    form: Form, where: Mapping[str, Target], sheets: Mapping[str, Sheet], out: Path, tally: Tally
) -> None:
    """Figures coded right and wrong, contradictions found, false findings."""

    def table(name: str) -> list[dict[str, str]]:
        with (out / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    observations, findings = table("observations.csv"), table("findings.csv")
    sums = {fold(one.row) for one in form.indicators if where.get(one.key, ("", ""))[1] == "T"}
    for one in observations:
        if fold(one["dimension"]) in sums:
            one["dimension_code"] = "tong-cong"
    for report in table("reports.csv"):
        sheet = sheets[Path(report["source_file"]).name]
        if report["status"] not in ("ok", "superseded"):
            tally.misses.append(f"report {report['source_file']}: {report['status']} {report['error']}")
        if report["template"] != form.name:
            tally.misses.append(f"report {report['source_file']}: taken for {report['template'] or 'no form'}")
        own = [o for o in observations if o["report_id"] == report["report_id"]]
        _judge_codes(form, where, sheet, own, tally)
        _judge_findings(form, where, sheet, own, [f for f in findings if f["report_id"] == report["report_id"]], tally)


def _at(one: Mapping[str, str]) -> Target:
    name = fold(one["dimension"])
    if one["dimension_code"] == "tong-cong":
        name = "T"
    return one["code"], name


def _cell(form: Form, key: str, row: str, where: Mapping[str, Target]) -> Target | None:
    if key not in where:
        return None
    code, name = where[key]
    if name == "*":
        kind = next((li.kind for li in form.blocks[form.of(key).table].lines if li.label == row), "")
        return code, "T" if kind == "total" else fold(row)
    return code, "T" if name == "T" else fold(name)


def _judge_codes(
    form: Form, where: Mapping[str, Target], sheet: Sheet, own: Sequence[Mapping[str, str]], tally: Tally
) -> None:
    wanted: dict[tuple[Target, str], int] = Counter()
    said: set[tuple[Target | None, str]] = set()
    for (key, row), text in sheet.prints.items():
        at = _cell(form, key, row, where)
        if form.of(key).fill.startswith(WORDS):  # words or a date: may be coded as they are, but are no figures
            said.add((at, text))
        elif text:
            tally.count["coded.of"] += 1
            if at is None:
                tally.misses.append(f"coded: {key}[{row}] = {text}: not an indicator")
            else:
                wanted[at, text] += 1
    for one in own:
        if not one["code"] or not one["value_raw"]:
            continue
        if (_at(one), one["value_raw"].strip()) in said:
            continue
        name = (_at(one), _SCALE.sub("", one["value_raw"].strip()))
        plain_percent = (name[0], name[1].rstrip("%").strip())
        hit = next((w for w in (name, plain_percent, (name[0], plain_percent[1] + "%")) if wanted.get(w)), None)
        if hit:
            wanted[hit] -= 1
            tally.count["coded"] += 1
        else:
            tally.count["coded.wrong"] += 1
            tally.misses.append(f"coded.wrong: {name} {one['method']} {one['quote'][:90]!r}")
    for (at, text), count in wanted.items():
        if count:
            tally.misses.append(f"coded: {at} = {text} not read")


def _judge_findings(
    form: Form, where: Mapping[str, Target], sheet: Sheet, own: Sequence[Mapping[str, str]],
    findings: Sequence[Mapping[str, str]], tally: Tally,
) -> None:  # fmt: skip
    places = {o["observation_id"]: _at(o) for o in own}
    grave = [f for f in findings if f["severity"] in ("error", "warning")]
    pointed = [{places.get(i, ("", "")) for i in f["observation_ids"].split("; ")} for f in grave]
    changed: set[Target] = set()
    for line, cells in sheet.planted.items():
        altered = {at for key, row in cells if (at := _cell(form, key, row, where)) is not None}
        changed |= altered
        tally.mark("contradiction", any(altered & p for p in pointed), f"{line}: {sorted(cells)}")
    for finding, named in zip(grave, pointed, strict=True):
        false = not named & changed
        tally.count["finding.false"] += false
        if false:
            tally.misses.append(f"finding.false: {finding['rule_id']}: {finding['message']}")


def judged(form: Form, home: Path, seed: int, pdf: bool) -> Tally:
    """One form from its blank file to the findings in reports on it; `home` is an empty folder."""
    tally = Tally()
    blank = home / f"{form.name}.docx"
    write(form, blank, "……………………", str(form.data["blank_period"]), None)
    if form.data.get("learned_from") == "pdf" and pdf:
        blank = as_pdf(blank)
    command("learn", blank, "--id", form.name, "--out", home / "forms")
    found = learned(home / "forms" / form.name)
    where = targets(form, found)
    judge_catalogue(form, found, where, tally)
    confirm(home / "forms" / form.name, judge_rules(form, found, where, tally))
    sheets = write_reports(form, home / "reports", seed)
    if pdf:
        add_pdf(home / "reports", sheets)
    refused = command("run", home / "reports", "--out", home / "out", "--forms", home / "forms", "--jobs", "1")
    if refused:
        tally.misses.append(f"not run: {refused}")
        for sheet in sheets.values():
            tally.count["coded.of"] += sum(bool(text) for text in sheet.prints.values())
            tally.count["contradiction.of"] += len(sheet.planted)
    else:
        judge_reports(form, where, sheets, home / "out", tally)
    return tally


COLUMNS = {
    "indicators": "found", "invented": "invented", "units": "unit", "kinds": "kind", "tree": "tree", "rules": "rule",
    "rules wrong": "rule", "links": "link", "links wrong": "link", "unsure wrong": "unsure", "coded": "coded",
    "coded wrong": "coded.wrong", "contradictions": "contradiction", "false findings": "finding.false",
}  # fmt: skip


def line(name: str, count: Counter[str]) -> tuple[str, ...]:
    """One form's row of the table."""
    cells = [name]
    for title, key in COLUMNS.items():
        if title.endswith("wrong") and key in ("rule", "link", "unsure"):
            cells.append(f"{count[f'{key}.said'] - count[f'{key}.right']}/{count[f'{key}.said']}")
        elif f"{key}.of" in count:
            cells.append(f"{count[key]}/{count[f'{key}.of']}")
        else:
            cells.append(str(count[key]))
    return tuple(cells)


def report(
    names: Sequence[str] = (), seed: int = 1, misses: bool = False, pdf: bool = True, keep: Path | None = None
) -> str:
    """The table: a form a row, right of all, and a row of sums; behind it the misses where they are wanted."""
    rows, told, total = [], [], Counter[str]()
    for file in sorted(FOLDER.glob("*.toml")):
        if names and file.stem not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            if keep is not None:
                home = keep / file.stem
                home.mkdir(parents=True)
            tally = judged(read(file), home, seed, pdf)
        rows.append(line(file.stem, tally.count))
        total += tally.count
        told += [f"{file.stem}: {text}" for text in tally.misses]
    table = text_table(("form", *COLUMNS), [*rows, line("all", total)])
    return "\n".join([table, *(told if misses else [])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-pdf", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for all files")
    options = parser.parse_args()
    print(report(options.names, options.seed, options.misses, not options.no_pdf, options.keep))


if __name__ == "__main__":
    main()

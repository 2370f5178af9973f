"""What auditors decide: kept over re-runs, asked about again, explained, compared."""

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from export.decisions import Decision, add_decision, figure_decided, on_codes, on_figures, on_findings, read_decisions
from rasoat.cli import app
from rasoat.explanation import explained
from rasoat.rule_list import counted_rules, rules_page
from validate.rules import load_rules

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "reports"
OUTPUT = (
    "reports.csv",
    "observations.csv",
    "findings.csv",
    "coverage.csv",
    "dataset.csv",
    "rasoat.sqlite",
    "dataset.xlsx",
    "datapackage.json",
)
NO_TABLES = {"rasoat.sqlite", "datapackage.json"}


def rasoat(*words: object, status: int = 0) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == status, done.output
    return done.output


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled Word reports."""
    home = tmp_path_factory.mktemp("reports")
    for path in sorted(SAMPLES.glob("*.docx")):
        shutil.copy(path, home)
    return home


@pytest.fixture(scope="module")
def checked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("results") / "out"
    rasoat("run", folder, "--out", out, "--jobs", 1)
    return out


@pytest.fixture
def out(checked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(checked, tmp_path / "out"))


def contradiction(out: Path) -> dict[str, str]:
    """A finding with a likely culprit and the value that would mend it."""
    return next(f for f in rows(out, "findings") if f["likely_culprit"] and f["repair"] and f["severity"] != "info")


def bytes_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUT}


def test_checking_again_where_nothing_changed_writes_the_same_bytes(out: Path) -> None:
    before = bytes_of(out)
    rasoat("check", out)
    assert bytes_of(out) == before


def test_exporting_writes_only_the_formats_asked_for(out: Path) -> None:
    before = bytes_of(out)
    for name in OUTPUT:
        (out / name).unlink()
    said = rasoat("export", out, "--format", "xlsx, CSV")
    assert sorted(path.name for path in out.iterdir() if path.is_file()) == sorted(
        {*OUTPUT} - NO_TABLES | {"unmapped.csv"}
    )
    assert said.count("\n") == len({*OUTPUT} - NO_TABLES) + 1
    assert "csv, sqlite, xlsx, datapackage" in rasoat("export", out, "--format", "parquet", status=2)
    rasoat("export", out)
    assert bytes_of(out) == before


def test_a_decision_survives_checking_and_a_fresh_run(out: Path, folder: Path) -> None:
    finding = contradiction(out)
    rasoat(
        "decide", out, finding["finding_id"], "--status", "dismissed", "--reason", "khác phạm vi", "--reviewer", "Lan"
    )
    rasoat("check", out)
    once = bytes_of(out)
    rasoat("run", folder, "--out", out, "--jobs", 1, "--fresh")
    assert bytes_of(out) == once
    kept = next(f for f in rows(out, "findings") if f["finding_id"] == finding["finding_id"])
    assert (kept["status"], kept["reviewer"], kept["reason"]) == ("dismissed", "Lan", "khác phạm vi")
    assert kept["reviewed_at"]
    others = [f for f in rows(out, "findings") if f["finding_id"] != finding["finding_id"]]
    assert {f["status"] for f in others} == {"open"}


def test_a_corrected_figure_solves_its_finding_and_is_in_the_dataset(out: Path, checked: Path) -> None:
    finding = contradiction(out)
    culprit, right = finding["likely_culprit"], finding["repair"].replace(".", ",")
    rasoat("decide", out, culprit, "--value", right, "--reviewer", "Lan")
    rasoat("check", out)
    assert finding["finding_id"] not in {f["finding_id"] for f in rows(out, "findings")}
    figure = next(o for o in rows(out, "observations") if o["observation_id"] == culprit)
    printed = next(o for o in rows(checked, "observations") if o["observation_id"] == culprit)
    assert (figure["status"], figure["value"], figure["value_raw"]) == (
        "corrected",
        finding["repair"],
        printed["value_raw"],
    )
    clean = [r for r in rows(out, "dataset") if r["code"] == figure["code"] and r["report_id"] == figure["report_id"]]
    assert [r["flag"] for r in clean if r["dimension"] == figure["dimension"]] == ["corrected"]
    said = rasoat("compare", checked, out, "--lang", "en")
    assert "Solved: 1" in said
    assert "Values changed: 1" in said
    assert right in rasoat("compare", checked, out)


def test_a_decision_on_other_figures_leaves_the_finding_open(out: Path) -> None:
    finding = contradiction(out)
    rasoat("decide", out, finding["finding_id"], "--status", "dismissed", "--reviewer", "Lan")
    rasoat("decide", out, finding["likely_culprit"], "--value", "7777", "--reviewer", "Lan")
    rasoat("check", out)
    again = [f for f in rows(out, "findings") if f["rule_id"] == finding["rule_id"] and f["codes"] == finding["codes"]]
    assert again
    assert all(f["status"] == "open" for f in again if f["report_id"] == finding["report_id"])


def test_a_rejected_figure_counts_no_more(out: Path) -> None:
    finding = contradiction(out)
    rasoat("decide", out, finding["likely_culprit"], "--status", "rejected", "--reviewer", "Lan")
    rasoat("check", out)
    assert finding["finding_id"] not in {f["finding_id"] for f in rows(out, "findings")}


def test_every_decision_is_kept_with_those_before_it(out: Path) -> None:
    finding = contradiction(out)["finding_id"]
    for status in ("accepted", "open", "fixed"):
        rasoat("decide", out, finding, "--status", status, "--reviewer", "Lan")
        rasoat("check", out)
    kept = read_decisions(out / "rasoat.sqlite")
    assert [(d.before, d.after) for d in kept] == [("open", "accepted"), ("accepted", "open"), ("open", "fixed")]
    assert on_findings(kept)[finding].status == "fixed"


def test_an_explanation_has_the_rule_the_figures_and_what_was_decided(out: Path) -> None:
    finding = contradiction(out)
    rasoat("decide", out, finding["finding_id"], "--status", "accepted", "--reason", "sai thật", "--reviewer", "Lan")
    said = rasoat("explain", out, finding["finding_id"])
    figures = {o["observation_id"]: o for o in rows(out, "observations")}
    for part in (finding["rule_id"], finding["message"], "Lan", "sai thật"):
        assert part in said
    assert all(f"{figures[i]['value_raw']}\n" in said for i in finding["observation_ids"].split("; "))


def test_an_explanation_quotes_a_list_item_as_the_report_has_it(out: Path) -> None:
    """Not with the apostrophe that keeps a spreadsheet from evaluating `- Số …`."""
    finding = contradiction(out)
    wanted = finding["observation_ids"].split("; ")[0]
    observations = (out / "observations.csv").read_text(encoding="utf-8-sig")
    quote = next(o["quote"] for o in rows(out, "observations") if o["observation_id"] == wanted)
    assert quote in observations
    (out / "observations.csv").write_text(observations.replace(quote, f"'- {quote}"), encoding="utf-8-sig")
    assert f"“- {quote}”" in rasoat("explain", out, finding["finding_id"])


def test_an_explanation_names_what_the_rule_rests_on_and_the_row_it_is_about(out: Path) -> None:
    finding = next(f for f in rows(out, "findings") if f["rule_id"] in {"1b.total", "1b.done", "1b.received"})
    said = rasoat("explain", out, finding["finding_id"])
    assert "Căn cứ: Số học của biểu" in said
    assert "{" not in said


def test_an_explanation_is_in_words(checked: Path) -> None:
    """Codes of columns only beside their words, places as a reader looks them up, numbers as they are written."""
    figures = {o["observation_id"]: o for o in rows(checked, "observations")}
    for finding in rows(checked, "findings"):
        said = explained(checked, finding["finding_id"], "vi")
        assert f"({finding['severity']}); nguyên nhân: " in said
        assert not [part for part in ("table[", "paragraph[", "∅", "Mức: error", "PL1,", "là:\n") if part in said]
        for i in filter(None, finding["observation_ids"].split("; ")):
            o = figures[i]
            row = f" [{o['dimension']}]" if o["dimension"] else ""
            assert f" {o['code']}{row} {o['label']}: {o['value_raw'] or 'để trống'}\n" in said
        rule = next(r for r in load_rules().rules if r.id == finding["rule_id"])
        assert ("\n    " in said.partition("Quy tắc ")[2].partition("Căn cứ: ")[0]) == bool(rule.equation)
        marked = said.count("▶")
        assert (marked > 0) == bool(finding["likely_culprit"]), said
        assert ("▶ là số có lẽ sai" in said) == (marked > 0)
        assert finding["slip"] in ("", "kept") or finding["slip"] not in said
    swapped = next(f for f in rows(checked, "findings") if f["slip"] == "swap")
    said = explained(checked, swapped["finding_id"], "vi")
    assert said.count("  ▶ ") == len(swapped["suspects"].split("; ")) == 2
    number = f"{abs(int(swapped['delta'])):,}".replace(",", ".")
    assert f"chênh {'+' if int(swapped['delta']) > 0 else '−'}{number}," in said


@pytest.mark.parametrize(
    ("lang", "right", "unknown"), [("vi", "đúng ra", "Chưa biết số nào đúng"), ("en", "should be", "is not known")]
)
def test_what_a_figure_should_be_is_said_only_where_it_is_known(
    checked: Path, lang: str, right: str, unknown: str
) -> None:
    """Two statements that differ, and no one knows which is wrong: neither is called right."""
    figures = {o["observation_id"]: o["value"] for o in rows(checked, "observations")}
    said = list[tuple[bool, bool]]()
    for finding in (f for f in rows(checked, "findings") if f["delta"]):
        text = explained(checked, finding["finding_id"], lang)
        culprit, repair = figures.get(finding["likely_culprit"]), finding["repair"]
        known = bool(repair) and culprit == finding["actual"] and abs(float(repair) - float(finding["expected"])) < 0.1
        said.append((bool(culprit), right in text))
        assert (right in text) == known, text
        assert (unknown in text) == (not culprit and finding["severity"] != "info"), text
    assert {(True, True), (False, False)} <= set(said)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("khong-co", "--status", "dismissed", "--reviewer", "Lan"), "khong-co"),
        (("FINDING", "--status", "dismissed"), "--reviewer"),
        (("FINDING", "--status", "maybe", "--reviewer", "Lan"), "accepted"),
        (("FINDING", "--value", "4", "--reviewer", "Lan"), "--value chỉ dùng cho một số liệu"),
        (("FINDING", "--reviewer", "Lan"), "accepted"),
        (("FIGURE", "--reviewer", "Lan"), "--value SỐ ĐÚNG"),
        (("FIGURE", "--status", "corrected", "--reviewer", "Lan"), "--value SỐ ĐÚNG"),
        (("FIGURE", "--status", "maybe", "--reviewer", "Lan"), "rejected"),
        (("FIGURE", "--value", "mười", "--reviewer", "Lan"), "1.297"),
        (("FIGURE", "--value", "1.297 tỷ", "--reviewer", "Lan"), "1.297"),
    ],
)
def test_what_cannot_be_decided_is_refused(out: Path, words: tuple[str, ...], part: str) -> None:
    finding = contradiction(out)
    known = {"FINDING": finding["finding_id"], "FIGURE": finding["likely_culprit"]}
    before = (out / "rasoat.sqlite").read_bytes()
    done = CliRunner().invoke(
        app, ["decide", str(out), *(known.get(word, word) for word in words)], env={"USERNAME": ""}
    )
    assert (done.exit_code, part in done.output) == (2, True)
    assert (out / "rasoat.sqlite").read_bytes() == before


@pytest.mark.parametrize("command", [("check",), ("explain", "x"), ("decide", "x", "--reviewer", "L")])
def test_a_folder_without_a_run_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    name, *others = command
    assert "rasoat run" in rasoat(name, tmp_path, *others, status=2)


def test_checking_takes_no_severity_that_is_none(out: Path) -> None:
    before = bytes_of(out)
    assert "error, warning, info" in rasoat("check", out, "--fail-on", "lỗi", status=2)
    assert bytes_of(out) == before


def test_the_list_of_rules_has_no_empty_places(out: Path) -> None:
    assert "{" not in rasoat("rules", out)


def test_a_damaged_database_is_not_written_over(out: Path, folder: Path) -> None:
    (out / "rasoat.sqlite").write_bytes(b"no database at all, but here lay decisions" * 100)
    rasoat("run", folder, "--out", out, "--jobs", 1, status=2)
    assert (out / "rasoat.sqlite").read_bytes().startswith(b"no database")


def test_rules_are_counted_over_folders(out: Path) -> None:
    finding = contradiction(out)
    rasoat("decide", out, finding["finding_id"], "--status", "dismissed", "--reviewer", "Lan")
    rasoat("check", out)
    counted = {c.rule.id: c for c in counted_rules("form2021", [out, out])}
    failed = sum(int(c["failed"]) for c in rows(out, "coverage") if c["rule_id"] == finding["rule_id"])
    assert (counted[finding["rule_id"]].failed, counted[finding["rule_id"]].dismissed) == (2 * failed, 2)
    assert finding["rule_id"] in rasoat("rules", out)


def test_the_page_about_the_rules_is_current() -> None:
    page = Path(__file__).parents[1] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == rules_page("form2021"), "rasoat rules --page > docs/rules.md"


def test_each_kind_of_decision_is_kept_apart_and_the_last_one_counts() -> None:
    """One on a finding, on a figure's value, and on its code: the same figure may have both."""
    made = [
        Decision("f1", "accepted", "Lan", "1"), Decision("f1", "fixed", "Lan", "2"),
        Decision("", "corrected", "Lan", "3", after="7", observation_id="o1"),
        Decision("", "confirmed", "Lan", "4", after="3.1.2", observation_id="o1", code="3.1.2"),
        Decision("", "confirmed", "Lan", "5", after="3.1.1", observation_id="o2", code="3.1.1"),
        Decision("", "rejected", "Lan", "6", observation_id="o3"),
    ]  # fmt: skip
    assert {key: d.reviewed_at for key, d in on_findings(made).items()} == {"f1": "2"}
    assert {key: d.reviewed_at for key, d in on_figures(made).items()} == {"o1": "3", "o3": "6"}
    assert {key: d.reviewed_at for key, d in on_codes(made).items()} == {"o1": "4", "o2": "5"}


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
DECISIONS = st.lists(st.builds(Decision, *[TEXT] * 8), max_size=6)


@settings(max_examples=20, deadline=None)
@given(DECISIONS)
def test_decisions_come_back_as_they_were_in_their_order(
    tmp_path_factory: pytest.TempPathFactory, made: list[Decision]
) -> None:
    database = tmp_path_factory.mktemp("store") / "rasoat.sqlite"
    for decision in made:
        add_decision(database, decision)
    assert list(read_decisions(database)) == made


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [("1,2 tỷ", "triệu đồng", "1200"), ("1.297", "Hồ sơ", "1297"), ("99,5", "", "99.5"), ("1.297 tỷ", "đồng", "")],
)
def test_a_figure_is_decided_in_its_own_unit(typed: str, unit: str, value: str) -> None:
    figure = figure_decided(typed, "count", unit)
    assert (str(figure.value) if figure else "") == value

"""A form that the code has never seen: from its blank Word file to a checked dataset, with only data files edited."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from data import use_forms
from extract.read import read
from normalize.choice import choose_form
from normalize.form import load_form
from normalize.links import load_links, translated
from rasoat.errors import Refusal
from rasoat.forms import open_forms
from rasoat.learn.command import learn
from tests import figures
from tests.second_form import DOCUMENTS, ROWS, TOTAL, VILLAGES, blank_form, filled_report
from tests.shared import SHARED, needs_shared, rows, run_rasoat
from validate.rules import load_rules
from validate.run import validate

NAME = "cap-xa-2026"


SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "reports"


# The indicators that a reader of the form would name, by code.
LABELS = {
    "BM1.I.1": "Tổng số hồ sơ đã tiếp nhận trong kỳ",
    "BM1.I.1.3": "Tiếp nhận qua dịch vụ bưu chính công ích",
    "BM1.II.1.1": "Trong đó: Số thôn có cáp quang đến nhà dân",
    "BM2.2": "Số hộ dân > Trong đó > Hộ có tài khoản định danh điện tử",
    "BM3.4": "Tỷ lệ văn bản điện tử (%)",
}


EQUATIONS = {
    "BM1.I.1 = BM1.I.1.1 + BM1.I.1.2 + BM1.I.1.3",
    "BM1.I.2 = BM1.I.2.1 + BM1.I.2.2",
    "BM1.II.1.1 <= BM1.II.1",
    "BM2.1[*] = BM2.2[*] + BM2.3[*]",
    *(f"BM2.{n}[Tổng cộng] = sum(BM2.{n}[*])" for n in (1, 2, 3, 4)),
    "BM3.1 = BM3.2 + BM3.3",
    "BM1.I.3 ~ 100 * BM1.I.2.1 / BM1.I.2",
    "BM3.4 ~ 100 * BM3.2 / BM3.1",
}


def table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file's text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def learned() -> dict[str, str]:
    return dict(learn(blank_form(), NAME).files)


def test_a_blank_form_gives_its_indicators(learned: dict[str, str]) -> None:
    found = {row["code"]: row for row in table(learned["catalogue.csv"])}
    assert len(found) == len(ROWS) + 4 + 4 + 1
    assert {code: found[code]["label"] for code in LABELS} == LABELS
    assert [found[c]["kind"] for c in ("BM1.I", "BM1.I.1", "BM1.I.3", "BM1.II.2", "BM1.II.4")] == [
        "group", "count", "percent", "choice", "text",
    ]  # fmt: skip
    assert found["BM1.II.2"]["choices"] == "0=Chưa; 1=Đang làm; 2=Đã có"
    assert (found["BM1.I.1.2"]["parent"], found["BM1.I.1.2"]["unit"], found["BM1.I.1.2"]["number"]) == (
        "BM1.I.1", "Hồ sơ", "1.2",
    )  # fmt: skip
    assert {row["dimension"] for code, row in found.items() if code.startswith("BM2")} == {"Thôn"}


def test_rules_are_proposed_and_none_is_confirmed(learned: dict[str, str]) -> None:
    rules = [r for r in tomllib.loads(learned["rules.toml"])["rule"] if "equation" in r]
    assert {r["equation"] for r in rules} == EQUATIONS
    assert not any(r["confirmed"] for r in rules)
    assert not any("evidence" in r for r in rules)


def test_a_filled_report_says_which_rules_hold_in_it() -> None:
    wrong = (*TOTAL[:3], "51")
    rules = tomllib.loads(learn(filled_report(total=wrong), NAME).files["rules.toml"])["rule"]
    evidence = {r["equation"]: r.get("evidence", "") for r in rules if "equation" in r}
    assert set(evidence) == EQUATIONS
    assert {e for e, said in evidence.items() if said == "fails"} == {"BM2.4[Tổng cộng] = sum(BM2.4[*])"}


def test_the_same_file_gives_the_same_bytes(learned: dict[str, str]) -> None:
    assert learn(blank_form(), NAME).files == learned


def confirmed(learned: dict[str, str], folder: Path) -> Path:
    """The learned form as its user leaves it: rules confirmed, the villages' names added."""
    form = folder / NAME
    form.mkdir(parents=True)
    edited = dict(learned)
    edited["rules.toml"] = learned["rules.toml"].replace("confirmed = false", "confirmed = true")
    edited["dimensions.csv"] += "".join(f"Thôn,thon-{n},{name},\n" for n, name in enumerate(VILLAGES, start=1))
    for name, text in edited.items():
        (form / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def forms(learned: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return confirmed(learned, tmp_path_factory.mktemp("forms"))


def expected() -> dict[tuple[str, str], str]:
    """Code and row → value as the dataset has it, of a report by the second form."""
    codes = {
        label: row["code"]
        for row in table(learn(blank_form(), NAME).files["catalogue.csv"])
        for label in [row["label"]]
    }
    found = {(codes[label], ""): value.replace(".", "") for _, label, _, value in ROWS if value}
    for n, (_, values) in enumerate(VILLAGES.items(), start=1):
        found |= {(f"BM2.{c}", f"thon-{n}"): v for c, v in enumerate(values, start=1)}
    found |= {(f"BM2.{c}", "tong-cong"): v for c, v in enumerate(TOTAL, start=1)}
    found |= {(f"BM3.{c}", ""): v.replace(".", "").replace(",", ".") for c, v in enumerate(DOCUMENTS, start=1)}
    return found | {("TM.1", ""): "15"}


def test_a_report_by_the_new_form_becomes_a_dataset_beside_one_by_the_old(forms: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "xa.docx").write_bytes(filled_report())
    (folder / "xa-sai.docx").write_bytes(filled_report({"Tiếp nhận trực tuyến": "1.010"}))
    district = next(p for p in sorted(SAMPLES.iterdir()) if p.suffix == ".docx")
    shutil.copy(district, folder / "huyen.docx")
    run_rasoat(folder, out, "--forms", str(forms), "--jobs", "1", codes=(0,))
    reports = {r["source_file"]: r for r in rows(out / "reports.csv")}
    assert {name: r["template"] for name, r in reports.items()} == {
        "xa.docx": NAME, "xa-sai.docx": NAME, "huyen.docx": "form2021",
    }  # fmt: skip
    commune = reports["xa.docx"]
    assert [commune[c] for c in ("org", "org_code", "level", "province", "period")] == [
        "UBND xã An Hòa", "X21628-2025", "commune", "Gia Lai", "2026-H1",
    ]  # fmt: skip
    printed = [o for o in rows(out / "observations.csv") if o["report_id"] == commune["report_id"]]
    values = {(o["code"], o["dimension_code"]): o["value"] or o["value_raw"] for o in printed}
    assert values == expected()
    assert not [u for u in rows(out / "unmapped.csv") if u["source_file"].startswith("xa")]
    found = {r["report_id"]: [] for r in reports.values()}
    for finding in rows(out / "findings.csv"):
        found[finding["report_id"]].append((finding["rule_id"], finding["severity"]))
    assert found[commune["report_id"]] == []
    assert found[reports["xa-sai.docx"]["report_id"]] == [("sum.BM1.I.1", "error")]


def test_a_rule_that_is_not_confirmed_raises_nothing(learned: dict[str, str], tmp_path: Path) -> None:
    folder, out, forms = tmp_path / "in", tmp_path / "out", tmp_path / "forms" / NAME
    folder.mkdir()
    forms.mkdir(parents=True)
    (folder / "xa.docx").write_bytes(filled_report({"Tiếp nhận trực tuyến": "1.010"}))
    for name, text in learned.items():
        (forms / name).write_text(text, encoding="utf-8")
    (tmp_path / "rasoat.toml").write_text(f"forms = '{forms.parent}'\n", encoding="utf-8")
    run_rasoat(folder, out, "--config", str(tmp_path / "rasoat.toml"), "--jobs", "1", codes=(0,))
    assert rows(out / "findings.csv") == []
    assert len(rows(out / "observations.csv")) == len(expected())
    assert not any(r["rule_id"].startswith(("sum.BM", "rate.BM")) for r in rows(out / "coverage.csv"))


def test_the_command_line_writes_a_folder_once(tmp_path: Path) -> None:
    form = tmp_path / "mẫu.docx"
    form.write_bytes(blank_form())

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "rasoat", "learn", *words, "--lang", "en"]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)

    done = run(str(form), "--id", NAME, "--out", str(tmp_path / "forms"))
    assert done.returncode == 0, done.stderr
    assert "24 indicators in 3 tables; 11 rules proposed" in done.stdout
    assert sorted(p.name for p in (tmp_path / "forms" / NAME).iterdir()) == [
        "catalogue.csv", "dimensions.csv", "form.toml", "links.csv", "phrasings.toml", "rules.toml",
    ]  # fmt: skip
    assert "already holds a form" in run(str(form), "--id", NAME, "--out", str(tmp_path / "forms")).stderr
    assert "cannot be a form's name" in run(str(form), "--id", "form2021").stderr
    form.write_bytes(b"no Word file")
    broken = run(str(form), "--id", "khac", "--out", str(tmp_path / "forms"))
    assert broken.returncode == 1
    assert not (tmp_path / "forms" / "khac").exists()


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("catalogue.csv", ("BM1.I.1,BM1.I,BM1", "BM1.I.1,BM1.I,BM9"), "catalogue.csv:3"),
        ("rules.toml", ("BM1.I.1 = BM1.I.1.1", "BM1.I.1 = BM1.I.9"), "rule sum.BM1.I.1"),
        ("form.toml", (f'id = "{NAME}"', 'id = "other"'), "form.toml"),
        ("links.csv", ("BM1.I.1,", "BM9,"), "links.csv:2"),
    ],
)
def test_a_fault_in_an_edited_form_names_its_place(
    learned: dict[str, str], tmp_path: Path, file: str, change: tuple[str, str], said: str
) -> None:
    folder, reports = tmp_path / "forms" / NAME, tmp_path / "in"
    folder.mkdir(parents=True)
    reports.mkdir()
    for name, text in learned.items():
        (folder / name).write_text(re.sub(",no,(yes|unsure)\n", r",yes,\1\n", text), encoding="utf-8")
    text = (folder / file).read_text(encoding="utf-8")
    assert change[0] in text
    (folder / file).write_text(text.replace(*change, 1), encoding="utf-8")
    (reports / "xa.docx").write_bytes(filled_report())
    done = run_rasoat(reports, tmp_path / "out", "--forms", str(tmp_path / "forms"), codes=(2,))
    assert said in done.stderr


def test_files_that_excel_and_notepad_have_saved_are_read(learned: dict[str, str], tmp_path: Path) -> None:
    name = "cap-xa-excel"
    folder = tmp_path / name
    folder.mkdir()
    for file, text in learned.items():
        saved = text.replace(NAME, name)
        if file.endswith(".csv"):
            stream = io.StringIO(newline="")
            csv.writer(stream, delimiter=";").writerows(csv.reader(io.StringIO(saved, newline="")))
            saved = stream.getvalue()
        (folder / file).write_text(saved, encoding="utf-8-sig", newline="")
    try:
        open_forms(str(tmp_path))
        form = load_form(name)
        assert form.indicator("BM1.II.2").choices == {"0": "Chưa", "1": "Đang làm", "2": "Đã có"}
        assert form.dimensions["tong cong"] == "tong-cong"
    finally:
        use_forms(None)


@pytest.mark.parametrize(
    ("encoding", "header", "said"),
    [("cp1258", "code", "catalogue.csv: is not UTF-8"), ("utf-8", "mã", "catalogue.csv:1: lacks the column code")],
)
def test_a_catalogue_saved_wrongly_is_named(
    learned: dict[str, str], tmp_path: Path, encoding: str, header: str, said: str
) -> None:
    folder = tmp_path / f"cap-xa-{encoding}"
    folder.mkdir()
    for file, text in learned.items():
        (folder / file).write_text(text.replace(NAME, folder.name), encoding="utf-8")
    text = learned["catalogue.csv"].replace("code,", f"{header},", 1)
    (folder / "catalogue.csv").write_bytes(text.encode(encoding, errors="replace"))
    try:
        with pytest.raises(Refusal) as refused:
            open_forms(str(tmp_path))
        assert said in refused.value.sentence("en")
    finally:
        use_forms(None)


@pytest.fixture
def opened(forms: Path):  # type: ignore[no-untyped-def]
    """The second form known to this process."""
    open_forms(str(forms))
    yield
    use_forms(None)


def test_results_by_a_users_form_are_asked_about_from_anywhere(
    forms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`explain`, `rules` and `check` know the form again, though the folder was named from another place."""
    folder, out = tmp_path / "reports", tmp_path / "out"
    folder.mkdir()
    (folder / "xã.docx").write_bytes(filled_report({"Tiếp nhận trực tuyến": "1.010"}))

    def rasoat(*words: object) -> str:
        line = [sys.executable, "-m", "rasoat", *map(str, words)]
        done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    monkeypatch.chdir(forms.parent)
    rasoat("run", folder, "--out", out, "--forms", forms.name)
    monkeypatch.chdir(tmp_path)
    rasoat("check", out)
    assert NAME in rasoat("rules", out)
    findings = rows(out / "findings.csv")
    assert findings
    assert findings[0]["message"] in rasoat("explain", out, findings[0]["finding_id"])


def test_a_form_is_chosen_by_what_the_tables_print(opened: None) -> None:
    assert choose_form(read(filled_report())).id == NAME
    district = next(p for p in sorted(SAMPLES.iterdir()) if p.suffix == ".docx")
    assert choose_form(read(district.read_bytes())).id == "form2021"
    document = read(filled_report())
    assert choose_form(replace(document, blocks=document.blocks[:3])).id == "form2021"  # nothing to tell by


def test_a_series_crosses_a_change_of_form_by_confirmed_links(learned: dict[str, str], tmp_path: Path) -> None:
    name = "cap-xa-noi"
    folder = tmp_path / name
    folder.mkdir()
    for file, text in learned.items():
        (folder / file).write_text(text.replace(NAME, name), encoding="utf-8")
    links = table(learned["links.csv"])
    received = next(x for x in links if x["code"] == "BM1.I.1")
    assert (received["older_code"], float(received["score"]) > 0.7) == ("PL2.1b.1", True)
    link = "code,label,form,older_code,older_label,score,confirmed\nBM1.I.1,,form2021,1.4.1,,,yes\nBM1.I.2,,form2021,2.1,,,no\n"
    (folder / "links.csv").write_text(link, encoding="utf-8")
    rule = (
        '[[rule]]\nid = "series"\nfamily = "series"\nequation = "BM1.I.1@-1 <= BM1.I.1"\nseverity = "warning"\n'
        'about.vi = "không giảm"\nabout.en = "does not fall"\nsource = { vi = "số học", en = "arithmetic" }\n'
        'example = [{ values = { "BM1.I.1" = "5" }, before = { "BM1.I.1" = "4" }, outcome = "passed" },\n'
        '{ values = { "BM1.I.1" = "4" }, before = { "BM1.I.1" = "5" }, outcome = "failed" }]\n'
    )
    (folder / "rules.toml").write_text(
        re.sub(r"(?s)\[\[rule\]\].*", "", learned["rules.toml"]) + rule, encoding="utf-8"
    )
    try:
        open_forms(str(tmp_path))
        assert dict(load_links(name, "form2021")) == {"1.4.1": "BM1.I.1"}
        before = figures.report({"1.4.1": "500", "2.1": "3"}, "quý IV năm 2025", report_id="before")
        assert [o.code for o in translated(before, name).observations] == ["BM1.I.1"]
        seen = replace(figures.report({"1.4.1": "400"}, "quý I năm 2026", report_id="after"), template=name)
        after = replace(seen, observations=tuple(o._replace(code="BM1.I.1") for o in seen.observations))
        found = [(f.report_id, f.rule_id) for f in validate([before, after]).findings if f.family == "series"]
        assert found == [("after", "series")]
    finally:
        use_forms(None)


def test_what_is_learned_can_be_loaded_as_it_is(learned: dict[str, str], tmp_path: Path) -> None:
    name = "cap-xa-tho"
    (tmp_path / name).mkdir()
    for file, text in learned.items():
        (tmp_path / name / file).write_text(text.replace(NAME, name), encoding="utf-8")
    try:
        open_forms(str(tmp_path))
        assert load_form(name).sections == ("BM1", "BM2", "BM3")
        assert all(r.kind != "equation" for r in load_rules(name).rules)
    finally:
        use_forms(None)


def test_what_is_proposed_counts_once_it_is_confirmed(learned: dict[str, str], tmp_path: Path) -> None:
    name = "cap-xa-xac-nhan"
    (tmp_path / name).mkdir()
    for file, text in learned.items():
        confirmed = text.replace("confirmed = false", "confirmed = true")
        (tmp_path / name / file).write_text(confirmed.replace(NAME, name), encoding="utf-8")
    try:
        open_forms(str(tmp_path))
        rules = [r for r in load_rules(name).rules if r.kind == "equation"]
        assert len(rules) >= 5
        assert {o["outcome"] for r in rules for o in r.examples} == {"passed", "failed"}
        path = tmp_path / name / "rules.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('"failed"', '"passed"', 1), encoding="utf-8")
        use_forms(None)
        load_rules.cache_clear()
        with pytest.raises(Refusal) as refused:
            open_forms(str(tmp_path))
        assert f"{name}/rules.toml" in refused.value.sentence("en")
    finally:
        use_forms(None)
        load_rules.cache_clear()


def test_a_form_learned_before_rules_had_sources_and_examples_still_checks(
    learned: dict[str, str], tmp_path: Path
) -> None:
    name = "cap-xa-cu"
    (tmp_path / name).mkdir()
    for file, text in learned.items():
        (tmp_path / name / file).write_text(text.replace(NAME, name), encoding="utf-8")
    path = tmp_path / name / "rules.toml"
    dropped = ("like = ", "letter = ", "never_letters = ", "laws = ", "slack_days = ")
    old = "\n".join(x for x in path.read_text(encoding="utf-8").split("\n") if not x.startswith(dropped))
    path.write_text(old, encoding="utf-8")
    try:
        open_forms(str(tmp_path))
        known = {r.id: r for r in load_rules(name).rules}
        assert known["reference.kind"].options["letter"] == "Công văn"
        assert known["reference.date"].source["en"].startswith("The day on which")
    finally:
        use_forms(None)


@needs_shared
def test_the_2021_form_is_learned_from_the_real_report() -> None:
    done = learn((SHARED / "samples" / "an-lao-2021-q1.docx").read_bytes(), "lai-2021")
    links = table(done.files["links.csv"])
    form = load_form("form2021")
    wanted = {i.code for i in form.catalogue.indicators if i.kind != "group" and i.section != "TM"}
    assert {x["older_code"] for x in links} >= wanted
    exact = [x for x in links if float(x["score"]) >= 0.79]
    assert len(exact) >= len(wanted) - 2

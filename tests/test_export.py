"""The files of the contract: whole or not at all, the same bytes from the same results, nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export import files
from export.columns import names, tables
from export.csv_files import as_text, csv_parts, defused, undefused
from export.listing import listing
from export.records import FileRecord, Results
from export.rows import all_listings
from export.words import words_of
from tests.figures import report, table_1b
from validate.run import validate

CONTRACT = {
    "reports": "report_id source_file sha256 format status error org org_code level province period period_start period_end report_number report_date template pages observations findings period_source",
    "observations": "observation_id report_id section code label label_raw dimension dimension_code value_raw value denominator unit kind note period_start period_end method page x0 top x1 bottom location quote match_method match_score confidence status note_figures",
    "findings": "finding_id report_id rule_id family severity message codes observation_ids expected actual delta tolerance likely_culprit suggestion cause status reviewer reviewed_at reason suspects repair slip consequences",
    "dataset": "period org_code org level province section code label dimension dimension_code value unit flag report_id source_file page",
}
VALUES = table_1b("""
    Lĩnh vực  |     1 | 2  | 3     | 4     | 5     | 6 | 7 | 8 | 9
    Chứng thực| 1.297 |    | 1.297 | 1.297 | 1.295 | 2 |   |   |
    TỔNG CỘNG | 1.300 |    | 1.297 | 1.297 | 1.295 | 2 |   |   |
""")


def results(**values: str) -> Results:
    one = report({**VALUES, "3.4.2": "99,85", "TM.tuchu.huyen": "13/13", "7.2": "=1+1", **values})
    outcome = validate([one])
    records = (
        FileRecord(one.report_id, "a/Báo cáo.docx", "ab" * 32, "docx", "ok", "", one),
        FileRecord("file-00", "=cmd.pdf", "00" * 32, "pdf", "failed", "Tệp bị hỏng.", None),
    )
    return Results(records, outcome.findings, outcome.coverage, frozenset({"PL2.1b.2"}))


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_are_the_contract_s_in_its_order(table: str) -> None:
    assert names(table) == tuple(CONTRACT[table].split())


def test_every_column_is_explained_in_both_languages() -> None:
    for columns in tables().values():
        assert all(c.about["vi"] and c.about["en"] for c in columns)
    assert set(words_of("vi")) == set(words_of("en"))


def test_every_table_has_the_columns_that_exist() -> None:
    for table, rows in all_listings(results()).items():
        assert rows.columns == tables()[table]
        assert {len(values) for values in rows.values} == {len(rows)}


def test_values_come_out_as_numbers(tmp_path: Path) -> None:
    files.write_all(results(), tmp_path, "vi")
    by_code = {(r["code"], r["dimension_code"]): r for r in read(tmp_path / "observations.csv")}
    assert by_code["PL2.1b.1", "chung-thuc"]["value"] == "1297"
    assert by_code["PL2.1b.1", "chung-thuc"]["value_raw"] == "1.297"
    assert by_code["3.4.2", ""]["value"] == "99.85"
    assert (by_code["TM.tuchu.huyen", ""]["value"], by_code["TM.tuchu.huyen", ""]["denominator"]) == ("13", "13")


def test_blanks_are_kept_only_where_a_rule_needs_them_or_a_finding_names_them(tmp_path: Path) -> None:
    files.write_all(results(), tmp_path, "vi")
    blank = [r for r in read(tmp_path / "observations.csv") if not r["value_raw"]]
    named = {i for f in read(tmp_path / "findings.csv") for i in f["observation_ids"].split("; ")}
    assert {r["code"] for r in blank} == {"PL2.1b.2", "PL2.1b.7"}
    assert {r["code"] for r in blank if r["observation_id"] not in named} == {"PL2.1b.2"}


def test_the_dataset_has_one_value_a_code_and_row_and_flags_it(tmp_path: Path) -> None:
    files.write_all(results(), tmp_path, "vi")
    rows = read(tmp_path / "dataset.csv")
    keys = [(r["code"], r["dimension_code"]) for r in rows]
    assert len(keys) == len(set(keys))
    flags = {(r["code"], r["dimension_code"]): r["flag"] for r in rows}
    assert flags["PL2.1b.1", "tong-cong"] == "contradicted"
    assert flags["3.4.2", ""] == "ok"


def test_excel_opens_the_csv_right() -> None:
    data = b"".join(csv_parts(listing("reports", [{"report_id": "Đất, đai", "error": 'a "b"\nc'}])))
    assert data.startswith(b"\xef\xbb\xbfreport_id,source_file")
    assert b'"\xc4\x90\xe1\xba\xa5t, \xc4\x91ai"' in data
    assert data.count(b"\r\n") == 2
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1][0] == "Đất, đai"


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\tx", "\rx", "=", "--x"])
def test_what_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert defused(text) == (text if len(text) == 1 else f"'{text}")
    assert undefused(defused(text)) == text


@pytest.mark.parametrize("text", ["-1", "+2", "-1.297", "+99,5%", "-", "a=b", ""])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert defused(text) == text
    assert undefused(text) == text


@given(st.text(max_size=30))
def test_no_text_begins_a_formula(text: str) -> None:
    shown = as_text(text)
    assert len(shown) < 2 or shown[0] not in "=@\t\r"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_is_written_plainly_and_reads_back(value: Decimal) -> None:
    text = as_text(value)
    assert "E" not in text.upper()
    assert Decimal(text) == value


def test_dates_are_iso() -> None:
    assert as_text(date(2021, 3, 5)) == "2021-03-05"


def test_the_same_results_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in "ab":
        (tmp_path / name).mkdir()
        files.write_all(results(), tmp_path / name, "vi")
        made.append({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()})
    assert made[0] == made[1]
    assert {"rasoat.sqlite", "dataset.xlsx", "coverage.csv", "unmapped.csv"} <= set(made[0])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_data_package_describes_the_csv_files(tmp_path: Path, lang: str) -> None:
    """Every file is there, its header has the fields in their order, and each value is of its field's type."""
    files.write_all(results(**{"7.2": "Chưa báo cáo"}), tmp_path, lang)
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in described["resources"]} == {p.name for p in tmp_path.glob("*.csv")}
    reads = {"number": Decimal, "integer": int, "date": date.fromisoformat, "string": str, "any": str}
    for resource in described["resources"]:
        fields = resource["schema"]["fields"]
        found = read(tmp_path / resource["path"])
        with (tmp_path / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in fields]
        for field in fields:
            assert field["description"]
            for row in found:
                assert row[field["name"]] == "" or reads[field["type"]](row[field["name"]]) is not None
        key = resource["schema"].get("primaryKey")
        assert key is None or len({row[key] for row in found}) == len(found)


def test_the_database_has_all_tables_and_the_decisions(tmp_path: Path) -> None:
    files.write_all(results(), tmp_path, "vi", formats=("sqlite",))
    with closing(sqlite3.connect(tmp_path / "rasoat.sqlite")) as base:
        assert base.execute("SELECT sum(value) FROM observations WHERE code = 'PL2.1b.1'").fetchone() == (2597,)
        assert base.execute("SELECT status FROM reports WHERE error <> ''").fetchone() == ("failed",)
        assert base.execute("SELECT count(*) FROM decisions").fetchone() == (0,)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_workbook_holds_texts_and_numbers_but_no_formula(tmp_path: Path, lang: str) -> None:
    files.write_all(results(), tmp_path, lang, formats=("xlsx",))
    book = openpyxl.load_workbook(tmp_path / "dataset.xlsx")
    words = words_of(lang)
    assert book.sheetnames[:3] == [words["sheet.summary"], words["sheet.findings"], words["sheet.dataset"]]
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert [c.value for c in cells if c.data_type == "f"] == []
    dataset = book[words["sheet.dataset"]]
    assert dataset.freeze_panes == "A2"
    assert dataset.auto_filter.ref
    assert 1297 in [c.value for c in dataset[get_letter("value")]]
    with zipfile.ZipFile(tmp_path / "dataset.xlsx") as packed:
        assert len({i.date_time for i in packed.infolist()}) == 1


def get_letter(name: str) -> str:
    return openpyxl.utils.get_column_letter(names("dataset").index(name) + 1)


def test_a_failure_leaves_the_old_files_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_all(results(), tmp_path, "vi")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_xlsx", full)
    with pytest.raises(OSError, match="No space"):
        files.write_all(results(**{"3.4.2": "50"}), tmp_path, "vi")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_file_held_open_leaves_all_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_all(results(), tmp_path, "vi")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.name == ".dataset.xlsx.part":
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(files.FileInUse, match=r"dataset\.xlsx"):
        files.write_all(results(**{"3.4.2": "50"}), tmp_path, "vi")
    monkeypatch.undo()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_the_colour_of_a_row_comes_before_its_line(tmp_path: Path) -> None:
    """LibreOffice applies the first rule alone: behind a rule that always holds, no colour would be seen."""
    files.write_all(results(), tmp_path, "vi", formats=("xlsx",))
    sheet = openpyxl.load_workbook(tmp_path / "dataset.xlsx")[words_of("vi")["sheet.findings"]]
    rules = sorted((rule for found in sheet.conditional_formatting for rule in found.rules), key=lambda r: r.priority)
    formulas = [rule.formula[0] for rule in rules]
    severity = openpyxl.utils.get_column_letter([cell.value for cell in sheet[1]].index("severity") + 1)
    assert formulas[0] == f'${severity}2="error"'
    assert formulas[-1] == "TRUE"
    assert all(rule.dxf.border.bottom.style == "thin" for rule in rules)

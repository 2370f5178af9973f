"""`rasoat decide --code`: a figure gets its code at once, and its label is remembered for the next files."""

import csv
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from export.choices import report_as_chosen
from export.decisions import Decision, add_decision, read_decisions
from normalize.reports import normalize
from normalize.synonyms import Synonym
from rasoat.cli import app
from rasoat.errors import Refusal
from rasoat.settings import Settings
from rasoat.synonym_file import COLUMNS, file_bytes, read_lines, run_synonyms, synonym_in, with_line, write_lines
from tests.docx_builder import docx, p, tbl, tr
from tests.drawn import document, table

WORDED = "Tổng hợp các đầu việc của năm"
ROWS = f"""
    STT    | Chỉ tiêu thống kê                       | Đơn vị tính | Số liệu
    1.1.1. | {WORDED}                                | Nhiệm vụ    | 41
    1.1.2. | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ    | 12
    1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành     | Văn bản     | 7
    1.3.1. | Tổng số nhiệm vụ được giao              | Nhiệm vụ    | 15
    1.3.2. | Số nhiệm vụ đã hoàn thành đúng hạn      | Nhiệm vụ    | 8
    2.1.   | Số VBQPPL đã ban hành/tham mưu ban hành | Văn bản     | 3
    9.9    | Số cây xanh trồng mới ở trụ sở          | Cây         | 120
"""
DRAWN = ("Phụ lục 1", table(ROWS.replace("| 12", "| 13"), 1), "Phụ lục 2", table(
    """
    Lĩnh vực | Số hồ sơ đã tiếp nhận | <            | <                | Số hồ sơ đã giải quyết | <            | <
    ^        | Tổng số               | Dồn từ trước | Số mới tiếp nhận | Tổng số                | Trả đúng hạn | Trả quá hạn
    Đất đai  | 1.173                 | 70           | 1.103            | 117                    | 116          | 1
    Hộ tịch  | 85                    | 15           | 70               | 10                     | 10           | 0
    """, 2
))  # fmt: skip
OUTPUT = ("reports.csv", "observations.csv", "findings.csv", "coverage.csv", "dataset.csv", "unmapped.csv")


def report(district: str, quarter: str, rows: str = ROWS) -> bytes:
    """A Word report of a district with one appendix table, drawn in text."""
    drawn = [[c.strip() for c in line.split("|")] for line in rows.strip().splitlines()]
    return docx(
        p(f"ỦY BAN NHÂN DÂN HUYỆN {district.upper()}")
        + p("Số: 45/BC-UBND") + p("BÁO CÁO") + p(f"Công tác cải cách hành chính quý {quarter} năm 2021")
        + p("Kính gửi: Sở Nội vụ tỉnh Trường An") + p("Phụ lục 1")
        + tbl(*(tr(*row) for row in drawn))
    )  # fmt: skip


def rasoat(*words: object, status: int = 0) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words], env={"USERNAME": ""})
    assert done.exit_code == status, done.output
    return done.output


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def figures(out: Path, value: str) -> list[dict[str, str]]:
    return [o for o in rows(out, "observations") if o["value_raw"] == value]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one quarter's report and its results in OUT."""
    home = tmp_path_factory.mktemp("quarter")
    (home / "in").mkdir()
    (home / "in" / "a.docx").write_bytes(report("Bến Hải", "I"))
    rasoat("run", home / "in", "--out", home / "out", "--jobs", 1)
    return home


@pytest.fixture
def home(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "home"))


def unmapped(out: Path, value: str) -> str:
    return next(row["observation_id"] for row in rows(out, "unmapped") if row["value_raw"] == value)


def test_a_chosen_code_counts_at_once_and_in_the_next_files(home: Path) -> None:
    out = home / "out"
    target = unmapped(out, "41")
    said = rasoat("decide", out, target, "--code", "1.1.1", "--reviewer", "Lan", "--reason", "đã hỏi huyện")
    assert f"rasoat check {out}" in said
    assert str(out / "synonyms.csv") in said
    rasoat("check", out)
    [figure] = figures(out, "41")
    assert (figure["code"], figure["match_method"], figure["status"]) == ("1.1.1", "chosen", "confirmed")
    assert figure["observation_id"] == target
    assert "41" not in {row["value_raw"] for row in rows(out, "unmapped")}
    assert [(r["value"], r["flag"]) for r in rows(out, "dataset") if r["code"] == "1.1.1"] == [("41", "ok")]

    checked = {name: (out / name).read_bytes() for name in OUTPUT}
    rasoat("run", home / "in", "--out", out, "--jobs", 1)
    assert {name: (out / name).read_bytes() for name in OUTPUT} == checked

    (home / "in" / "b.docx").write_bytes(report("An Lộc", "I"))
    rasoat("run", home / "in", "--out", out, "--jobs", 2)
    methods = {o["observation_id"] == target: (o["code"], o["match_method"]) for o in figures(out, "41")}
    assert methods == {True: ("1.1.1", "chosen"), False: ("1.1.1", "remembered")}


def test_one_file_serves_all_quarters_through_the_configuration(home: Path) -> None:
    out, shared = home / "out", home / "nhãn.csv"
    config = home / "rasoat.toml"
    config.write_text(f"synonyms = '{shared}'\n", encoding="utf-8")
    rasoat("run", home / "in", "--out", out, "--jobs", 1, "--config", config)
    rasoat("decide", out, unmapped(out, "41"), "--code", "1.1.1", "--reviewer", "Lan")
    assert shared.exists()
    assert not (out / "synonyms.csv").exists()
    (home / "in2").mkdir()
    (home / "in2" / "c.docx").write_bytes(report("Bến Hải", "II"))
    rasoat("run", home / "in2", "--out", home / "out2", "--jobs", 1, "--config", config)
    assert [(o["code"], o["match_method"]) for o in figures(home / "out2", "41")] == [("1.1.1", "remembered")]
    others = [o["code"] for o in rows(home / "out2", "observations") if o["value_raw"] != "41"]
    assert others == [o["code"] for o in rows(out, "observations") if o["value_raw"] != "41"]


def test_what_out_remembered_goes_over_to_a_file_that_is_named_later(home: Path) -> None:
    out, shared = home / "out", home / "nhãn.csv"
    rasoat("decide", out, unmapped(out, "41"), "--code", "1.1.1", "--reviewer", "Lan")
    rasoat("decide", out, unmapped(out, "120"), "--code", "none", "--reviewer", "Lan")
    known = {line["label"]: line for line in read_lines(out / "synonyms.csv", "vi")}
    assert len(known) == 2
    write_lines(shared, [{**known["Số cây xanh trồng mới ở trụ sở"], "code": "1.1.3", "code_label": ""}])
    said = rasoat("run", home / "in", "--out", out, "--jobs", 1, "--synonyms", shared, "--lang", "en")
    assert "Copied 1 remembered labels" in said
    assert "is none in" in said
    merged = {line["label"]: line["code"] for line in read_lines(shared, "vi")}
    assert merged == {"Số cây xanh trồng mới ở trụ sở": "1.1.3", WORDED: "1.1.1"}
    assert [line["code"] for line in read_lines(out / "synonyms.csv", "vi")] == ["none"]
    (home / "in2").mkdir()
    (home / "in2" / "c.docx").write_bytes(report("Bến Hải", "II"))
    rasoat("run", home / "in2", "--out", home / "out2", "--jobs", 1, "--synonyms", shared)
    assert [(o["code"], o["match_method"]) for o in figures(home / "out2", "41")] == [("1.1.1", "remembered")]
    before = {name: (out / name).read_bytes() for name in OUTPUT}
    said = rasoat("run", home / "in", "--out", out, "--jobs", 1, "--synonyms", shared, "--lang", "en")
    assert "Copied" not in said
    assert {name: (out / name).read_bytes() for name in OUTPUT} == before


def test_nothing_is_left_in_out_that_the_named_file_says_too(home: Path) -> None:
    out, shared = home / "out", home / "nhãn.csv"
    rasoat("decide", out, unmapped(out, "41"), "--code", "1.1.1", "--reviewer", "Lan")
    lines = read_lines(out / "synonyms.csv", "vi")
    rasoat("run", home / "in", "--out", out, "--jobs", 1, "--synonyms", shared)
    assert read_lines(shared, "vi") == lines
    assert not (out / "synonyms.csv").exists()
    rasoat("decide", out, figures(out, "41")[0]["observation_id"], "--code", "auto", "--reviewer", "Lan")
    said = rasoat("run", home / "in", "--out", out, "--jobs", 1, "--synonyms", shared, "--lang", "en")
    assert (read_lines(shared, "vi"), "Copied" in said) == ([], False)


def test_a_named_file_that_cannot_be_written_is_still_joined_by_what_out_remembered(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, shared = home / "out", home / "nhãn.csv"
    rasoat("decide", out, unmapped(out, "41"), "--code", "1.1.1", "--reviewer", "Lan")
    write_lines(shared, [])

    def locked(path: Path, lines: object) -> None:
        raise PermissionError(path, lines)

    monkeypatch.setattr("rasoat.synonym_file.write_lines", locked)
    synonyms, said = run_synonyms(Settings(folder=home / "in", out=out, synonyms=str(shared)))
    assert ([s.code for s in synonyms], said) == (["1.1.1"], ())
    assert (len(read_lines(out / "synonyms.csv", "vi")), read_lines(shared, "vi")) == (1, [])


def test_a_choice_is_changed_and_taken_back_and_nothing_is_forgotten(home: Path) -> None:
    out = home / "out"
    target = unmapped(out, "41")
    codes = []
    for code in ("1.2.1", "1.1.1", "none", "auto"):
        said = rasoat("decide", out, target, "--code", code, "--reviewer", "Lan", "--lang", "en")
        assert ("1.2.1" in said) == (code in {"1.2.1", "1.1.1"})
        rasoat("check", out)
        by_check = figures(out, "41")
        rasoat("run", home / "in", "--out", out, "--jobs", 1)
        assert figures(out, "41") == by_check
        codes.append((by_check[0]["code"], by_check[0]["status"]))
        remembered = [line["code"] for line in read_lines(out / "synonyms.csv", "vi")]
        assert remembered == ([] if code == "auto" else [code])
    assert codes == [("1.2.1", "confirmed"), ("1.1.1", "confirmed"), ("", "confirmed"), ("", "extracted")]
    kept = read_decisions(out / "rasoat.sqlite")
    assert [(d.code, d.before, d.after) for d in kept] == [
        ("1.2.1", "", "1.2.1"),
        ("1.1.1", "1.2.1", "1.1.1"),
        ("none", "1.1.1", "none"),
        ("auto", "none", "auto"),
    ]


def test_a_label_that_is_none_of_the_forms_says_so_everywhere(home: Path) -> None:
    out = home / "out"
    rasoat("decide", out, unmapped(out, "120"), "--code", "none", "--reviewer", "Lan")
    (home / "in" / "b.docx").write_bytes(report("An Lộc", "I"))
    rasoat("run", home / "in", "--out", out, "--jobs", 1)
    assert [r["why"] for r in rows(out, "unmapped") if r["value_raw"] == "120"] == ["none-chosen"] * 2


def test_a_chosen_code_and_a_corrected_value_hold_together(home: Path) -> None:
    out = home / "out"
    target = unmapped(out, "41")
    rasoat("decide", out, target, "--code", "1.1.1", "--reviewer", "Lan")
    rasoat("decide", out, target, "--value", "43", "--reviewer", "Hoa")
    rasoat("check", out)
    [figure] = figures(out, "41")
    assert (figure["code"], figure["value"], figure["status"]) == ("1.1.1", "43", "corrected")


def test_a_code_chosen_for_a_header_counts_in_all_rows_below_it() -> None:
    read = normalize(document("BÁO CÁO", *DRAWN), source_name="a.docx", sha256="ab" * 32, form_id="form2021")
    [target] = [o for o in read.observations if (o.value_raw, o.dimension) == ("15", "Hộ tịch")]
    decision = Decision("", "confirmed", "Lan", "", observation_id=target.observation_id, code="PL2.1b.2")
    chosen = report_as_chosen(read, {target.observation_id: decision})
    below = [o for o in chosen.observations if o.label_raw == target.label_raw]
    assert [(o.value_raw, o.code, o.match_method) for o in below] == [
        ("70", "PL2.1b.2", "remembered"),
        ("15", "PL2.1b.2", "chosen"),
    ]
    others = [o for o in read.observations if o.label_raw != target.label_raw]
    assert others == [o for o in chosen.observations if o.label_raw != target.label_raw]


def test_what_the_narrative_counts_is_remembered_by_its_name() -> None:
    said = "Trong quý, huyện đã tổ chức 12 cuộc kiểm tra tại các xã."

    def counted(*synonyms: Synonym) -> list[tuple[str, str]]:
        read = normalize(
            document("BÁO CÁO", said, *DRAWN), source_name="", sha256="ab" * 32, form_id="form2021", synonyms=synonyms
        )
        return [(o.label_raw, o.code) for o in read.observations if o.value_raw == "12"]

    [(name, code)] = counted()
    assert code == ""
    assert counted(Synonym(name, "1.2.1", "TM", "-", "cuộc")) == [(name, "1.2.1")]
    assert counted(Synonym(name, "1.2.1", "TM", "PL1", "cuộc")) == [(name, "")]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("FIGURE", "--code", "9.9.9", "--reviewer", "Lan"), "9.9.9"),
        (("FIGURE", "--code", "1.1.1"), "--reviewer"),
        (("FIGURE", "--code", "1.1.1", "--value", "3", "--reviewer", "Lan"), "--value"),
        (("khong-co", "--code", "1.1.1", "--reviewer", "Lan"), "khong-co"),
    ],
)
def test_what_cannot_be_chosen_is_refused(home: Path, words: tuple[str, ...], part: str) -> None:
    out = home / "out"
    before = (out / "rasoat.sqlite").read_bytes()
    target = unmapped(out, "41")
    said = rasoat("decide", out, *(target if w == "FIGURE" else w for w in words), status=2)
    assert part in said
    assert (out / "rasoat.sqlite").read_bytes() == before
    assert not (out / "synonyms.csv").exists()


def test_a_file_at_fault_keeps_the_decision_out(home: Path) -> None:
    out = home / "out"
    (out / "synonyms.csv").write_text("nhãn;mã\na;b\n", encoding="utf-8")
    rasoat("decide", out, unmapped(out, "41"), "--code", "1.1.1", "--reviewer", "Lan", status=2)
    assert read_decisions(out / "rasoat.sqlite") == ()
    assert "label, code" in rasoat("run", home / "in", "--out", out, status=2)


def test_decisions_of_an_earlier_version_are_kept(tmp_path: Path) -> None:
    database = tmp_path / "rasoat.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE decisions (finding_id TEXT, status TEXT, reviewer TEXT, reviewed_at TEXT)")
        connection.execute("INSERT INTO decisions VALUES ('f1', 'dismissed', 'Lan', '2021-04-05')")
        connection.commit()
    add_decision(database, Decision("", "confirmed", "Hoa", "2021-04-06", code="1.1.1", observation_id="o1"))
    assert [(d.reviewer, d.code) for d in read_decisions(database)] == [("Lan", ""), ("Hoa", "1.1.1")]


@pytest.mark.parametrize(
    ("lines", "sentences"),
    [
        ("label,code\nTổng số,9.9\n", ["2: “9.9”"]),
        ("label,code\nTổng số,=1+1\n", ["2: “=1+1”"]),
        ("label,code\n,1.1.1\nTổng số,\n", ["2: the label", "3: the code"]),
        ("label;code\nTổng số;1.1.1\ntổng số;1.1.2\n", ["3: “tổng số” is 1.1.2 here, but 1.1.1 in line 2"]),
        ("label,code,form\nTổng số,1.1.1,mẫu lạ\n", ["2: there is no form “mẫu lạ”"]),
        ("label,code,code_label\nTổng số,1.1.1,Số VBQPPL đã rà soát\n", ["2: code 1.1.1 is “Số nhiệm vụ"]),
        ("label\nTổng số\n", ["lacks the column code"]),
        ("label,code\n" + "Tổng số,9.9\n" * 30, ["and 20 more lines"]),
    ],
)  # fmt: skip
def test_every_fault_of_the_file_is_said_in_one_sentence(tmp_path: Path, lines: str, sentences: list[str]) -> None:
    path = tmp_path / "synonyms.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read_lines(path, "en")
    said = refused.value.sentence("en").split("\n")[1:]
    assert all(any(s in line for line in said) for s in sentences)
    assert len(said) == len(sentences) or "more" in said[-1]


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.csv"
    path.write_bytes("label,code\nTổng,1.1.1\n".encode("utf-16"))
    with pytest.raises(Refusal, match="synonyms") as refused:
        read_lines(path, "en")
    assert "CSV UTF-8" in refused.value.sentence("en")


def test_a_file_by_hand_needs_only_label_and_code(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.csv"
    path.write_bytes("\ufefflabel;code\r\nTổng số việc;1.1.1\r\nTổng số việc;1.1.1\r\n;\r\n".encode())
    assert [(s.label, s.code, s.table) for s in map(synonym_in, read_lines(path, "vi"))] == [
        ("Tổng số việc", "1.1.1", ""),
        ("Tổng số việc", "1.1.1", ""),
    ]


@pytest.mark.parametrize("label", ["- Cấp huyện", "+ Số mới", "=HYPERLINK(1)", "'trích'", 'a, "b"; c'])
def test_labels_that_a_spreadsheet_would_run_come_back_as_they_were(tmp_path: Path, label: str) -> None:
    path = tmp_path / "synonyms.csv"
    line = {**dict.fromkeys(COLUMNS, ""), "label": label, "code": "1.1.1", "table": "-"}
    write_lines(path, [line])
    assert read_lines(path, "vi") == [line]
    cell = next(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()[1:]))[0]
    assert not cell.startswith(("=", "+", "-"))
    assert file_bytes(with_line([line], {**line, "code": ""})) == file_bytes([])

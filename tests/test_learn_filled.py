"""What filled reports say of a form: rules that all keep are confirmed, and how narratives state its facts."""

from __future__ import annotations

import random
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from data import use_forms, users_forms
from extract.read import read
from normalize.form import load_form
from normalize.phrasings import load_phrasings
from normalize.reports import normalize
from rasoat.learn.command import Learned, learn
from rasoat.learn.filled import Kept, judged
from rasoat.learn.proposal import Proposal
from rasoat.learn.reader import read_skeleton
from rasoat.learn.stands import stands_by_words
from tests.docx_builder import docx, p, tbl, tr
from validate.run import validate

ROWS = {
    "1": "Tổng số hộ được vay vốn", "2": "Số nhà ở được hỗ trợ", "2.1": "Xây mới", "2.2": "Sửa chữa",
    "3": "Số lớp tập huấn đã mở",
}  # fmt: skip
UNITS = {"1": "Hộ", "3": "Lớp"}
OWN = "Trong kỳ đã cho {0} hộ vay vốn; hỗ trợ {1} nhà ở (xây mới {2} nhà, sửa chữa {3} nhà). Đã mở {4} lớp tập huấn."
OTHER = (
    "Có {0} hộ được vay vốn, {1} nhà ở được hỗ trợ, trong đó xây mới {2}, sửa chữa {3}; số lớp tập huấn đã mở là {4}."
)


def _form(sentence: str, values: Sequence[str], office: str, period: str) -> bytes:
    lines = [tr("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")]
    for (number, label), value in zip(ROWS.items(), values, strict=True):
        lines.append(tr(number, label, UNITS.get(number, "Nhà"), value))
    return docx(
        p("ỦY BAN NHÂN DÂN") + p(office) + p("Số: 7/BC-UBND") + p("An Hòa, ngày 03 tháng 7 năm 2026")
        + p("BÁO CÁO") + p("Kết quả thực hiện chính sách an sinh") + p(period) + p("Kính gửi: Sở Nội vụ tỉnh Gia Lai")
        + p(sentence) + p("Biểu mẫu số 01") + p("Chỉ tiêu an sinh") + tbl(*lines)
    )  # fmt: skip


def blank() -> bytes:
    return _form(OWN.format(*["……"] * 5), [""] * 5, "XÃ ………", "6 tháng đầu năm 20…")


def figures(seed: int) -> list[int]:
    rng = random.Random(seed)
    new, mended = rng.randrange(110, 480), rng.randrange(110, 480)
    return [rng.randrange(1100, 9000), new + mended, new, mended, rng.randrange(500, 900)]


def report(seed: int, sentence: str, wrong: int | None = None, table: int | None = None) -> bytes:
    """A report; one figure of its sentence (`wrong`), or of its table, has another last digit."""
    values = figures(seed)
    said = [v + 3 if n == wrong else v for n, v in enumerate(values)]
    printed = [str(v + 2 if n == table else v) for n, v in enumerate(values)]
    return _form(sentence.format(*said), printed, "XÃ AN HÒA", "6 tháng đầu năm 2026")


def reports(*, table: int | None = None) -> list[bytes]:
    return [report(n, OWN if n % 2 else OTHER, table=table) for n in range(4)]


@pytest.fixture(scope="module")
def filled() -> Learned:
    return learn(blank(), "an-sinh", reports())


def rules(found: Learned) -> dict[str, dict[str, object]]:
    return {r["equation"]: r for r in tomllib.loads(found.files["rules.toml"])["rule"] if "equation" in r}


def test_rules_that_all_reports_keep_are_confirmed_and_the_narrative_is_the_tables(filled: Learned) -> None:
    found = rules(filled)
    assert {e for e, r in found.items() if r["confirmed"]} == {
        "BM1.2 = BM1.2.1 + BM1.2.2", "TM.1 = BM1.1", "TM.2 = BM1.2", "TM.3 = BM1.2.1", "TM.4 = BM1.2.2",
        "TM.5 = BM1.3",
    }  # fmt: skip
    assert found["BM1.2 = BM1.2.1 + BM1.2.2"]["evidence"] == "holds in 4, fails in 0"
    assert (filled.read, filled.unread, filled.confirmed) == (4, 0, 6)


def test_what_reports_contradict_is_not_proposed() -> None:
    found = rules(learn(blank(), "an-sinh", reports(table=1)))
    assert "BM1.2 = BM1.2.1 + BM1.2.2" not in found
    assert found["TM.3 = BM1.2.1"]["confirmed"] is True


def test_the_same_reports_give_the_same_bytes_in_any_order(filled: Learned) -> None:
    assert learn(blank(), "an-sinh", reports()[::-1]).files == filled.files


def test_files_that_are_no_reports_are_counted(filled: Learned) -> None:
    found = learn(blank(), "an-sinh", [*reports(), b"%PDF-1.4 nothing", docx(p("Giấy mời"))])
    assert (found.read, found.unread) == (4, 2)
    assert found.files == filled.files


@pytest.mark.parametrize("wrong", range(5))
def test_a_sentence_in_the_reports_words_states_the_forms_facts(filled: Learned, tmp_path: Path, wrong: int) -> None:
    (tmp_path / "an-sinh").mkdir()
    for name, text in filled.files.items():
        said = text.replace('id = "an-sinh"', f'id = "an-sinh-{wrong}"') if name == "form.toml" else text
        (tmp_path / "an-sinh" / name).write_text(said, encoding="utf-8")
    (tmp_path / "an-sinh").rename(tmp_path / f"an-sinh-{wrong}")
    before = users_forms()
    use_forms(tmp_path)
    try:
        document = read(report(77, OTHER, wrong=wrong))
        found = normalize(document, source_name="", sha256="0", form_id=f"an-sinh-{wrong}")
        outcome = validate([found], lang="en")
    finally:
        use_forms(before)
    coded = {o.code: o.value_raw for o in found.observations if o.section == "TM" and o.code}
    values = [v + 3 if n == wrong else v for n, v in enumerate(figures(77))]
    assert coded == {f"TM.{n}": str(v) for n, v in enumerate(values, start=1)}
    grave = [f for f in outcome.findings if f.severity != "info"]
    assert grave
    assert {f"TM.{wrong + 1}" in f.codes for f in grave} == {True}


def test_words_alone_name_the_places_of_some_facts() -> None:
    older = load_form("form2021")
    skeleton = read_skeleton(read(blank()), "an-sinh", older)
    found = stands_by_words(skeleton, older, load_phrasings(older.id))
    places = {"TM.1": "BM1.1", "TM.2": "BM1.2", "TM.3": "BM1.2.1", "TM.4": "BM1.2.2", "TM.5": "BM1.3"}
    assert found.items() <= places.items()


def _rule(equation: str) -> Proposal:
    return Proposal("r", "sum", equation, "zero", "error", "", "")


@pytest.mark.parametrize(
    ("equation", "kept", "confirmed"),
    [
        ("a = b", Kept(2, 2, 0), True),
        ("a = b", Kept(1, 1, 0), False),
        ("a = b", Kept(3, 3, 1), False),
        ("a <= b", Kept(2, 3, 0), False),
        ("a <= b", Kept(2, 4, 0), True),
        ("a = b", Kept(1, 1, 1), None),
        ("a = b", Kept(), False),
    ],
)
def test_one_report_shows_what_happens_to_be_so(equation: str, kept: Kept, confirmed: bool | None) -> None:
    found = judged([_rule(equation)], {"r": kept})
    assert [p.confirmed for p in found] == ([] if confirmed is None else [confirmed])


def command(home: Path, name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    said = ["learn", home / "mau.docx", "--out", home / "forms", "--lang", "en", "--id", name, "--reports", folder]
    run = [sys.executable, "-m", "rasoat", *map(str, said)]
    return subprocess.run(run, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_the_command_says_what_was_read_and_refuses_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(blank())
    folder = tmp_path / "da-nop"
    folder.mkdir()
    for n, data in enumerate(reports()):
        (folder / f"{n}.docx").write_bytes(data)
    done = command(tmp_path, "an-sinh", folder)
    assert done.returncode == 0
    assert "4 filled reports were read (0 could not be): 6 rules hold" in done.stdout
    refused = command(tmp_path, "an-sinh-2", tmp_path / "khong-co")
    assert refused.returncode == 2
    assert not (tmp_path / "forms" / "an-sinh-2").exists()

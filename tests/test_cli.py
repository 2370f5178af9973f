"""The command line as its users meet it: in a process of its own, on real files, good and bad."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rasoat.language import LANGUAGES, chosen_language, messages
from tests.docx_builder import docx
from tests.shared import rows, run_rasoat

REPORTS = Path(__file__).parents[1] / "data" / "samples" / "reports"
READABLE = sorted(p for p in REPORTS.iterdir() if p.suffix == ".docx")


def rasoat(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rasoat", *arguments],
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_both_languages_say_the_same_things() -> None:
    vi, en = (messages(lang) for lang in LANGUAGES)
    assert set(vi) == set(en)
    places = {key: {w.split("}")[0] for w in text.split("{")[1:]} for key, text in vi.items()}
    assert places == {key: {w.split("}")[0] for w in text.split("{")[1:]} for key, text in en.items()}


def test_the_language_is_vietnamese_unless_asked() -> None:
    assert chosen_language([], {}) == "vi"
    assert chosen_language(["run", "--lang=en"], {}) == "en"
    assert chosen_language([], {"RASOAT_LANG": "en"}) == "en"
    assert "báo cáo" in rasoat("--help").stdout
    assert "reports" in rasoat("--help", RASOAT_LANG="en").stdout


@pytest.mark.parametrize(
    ("folder", "says"),
    [("khong-co", "Không có thư mục"), ("tep.docx", "là một tệp"), ("rong", "Không thấy báo cáo nào")],
)
def test_a_folder_that_holds_nothing_to_read_is_refused(tmp_path: Path, folder: str, says: str) -> None:
    (tmp_path / "rong").mkdir()
    (tmp_path / "rong" / "ghi chú.txt").write_text("x")
    (tmp_path / "tep.docx").write_text("x")
    done = rasoat("run", str(tmp_path / folder), "--out", str(tmp_path / "out"))
    assert (done.returncode, says in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--engine", "dask"), "local"),
        (("--ocr", "maybe"), "--ocr"),
        (("--period", "quý I"), "2021-Q1"),
        (("--fail-on", "all"), "error, warning, info"),
        (("--jobs", "-1"), "--jobs"),
        (("--config", "khong-co.toml"), "khong-co.toml"),
    ],
)
def test_an_option_that_does_not_fit_is_refused(tmp_path: Path, options: tuple[str, ...], says: str) -> None:
    done = rasoat("run", str(REPORTS), "--out", str(tmp_path / "out"), *options)
    assert (done.returncode, says in done.stderr) == (2, True)


def test_an_out_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = rasoat("run", str(REPORTS), "--out", str(tmp_path / "file" / "out"))
    assert done.returncode == 2
    assert "Không ghi được" in done.stderr
    assert "(một phần của đường dẫn không phải là thư mục)" in done.stderr
    assert rasoat("run", str(REPORTS), "--out", str(REPORTS)).returncode == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("run",), "Thiếu FOLDER."),
        (("run", "x", "--out", "y", "--jobs", "hai"), "--jobs phải là một số nguyên."),
        (("run", "x", "--out", "y", "--timeout", "lâu"), "--timeout phải là một số"),
        (("run", "x", "y", "--out", "z"), "Thừa: y."),
        (("run", "x", "--out"), "Sau --out phải có một giá trị."),
        (("run", "x", "--out", "y", "--fresh=có"), "--fresh không nhận giá trị."),
        (("run", "x", "--out", "y", "--nhanh"), "Không có tùy chọn --nhanh."),
        (("xem",), "Không có lệnh xem."),
        (("check", "x", "--fail-on"), "Sau --fail-on phải có một giá trị."),
    ],
)
def test_a_slip_in_the_command_is_said_in_vietnamese(line: tuple[str, ...], says: str) -> None:
    done = rasoat(*line)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert " --help" in done.stderr.partition("Xem cách dùng: ")[2]


def test_helps_are_in_one_language() -> None:
    said = rasoat("run", "--help").stdout
    assert "Cách dùng: " in said
    assert not [word for word in ("Usage", "Options", "Arguments", "Show this", "required") if word in said]
    assert "Các lệnh" in rasoat().stdout


@pytest.mark.parametrize(
    "line",
    [
        ("explain", "x", "y"), ("decide", "x", "y", "--status", "open", "--reviewer", "L"), ("check", "x"),
        ("compare", "x", "y"), ("rules",), ("learn", "x", "--id", "ab"), ("show", "x"), ("tables", "x"), ("doctor",),
        ("run", "x", "--out", "y"),
    ],
)  # fmt: skip
def test_no_command_takes_a_language_that_is_none(line: tuple[str, ...]) -> None:
    done = rasoat(*line, "--lang", "fr")
    assert (done.returncode, done.stderr.strip()) == (2, "--lang không nhận giá trị fr. Các giá trị được nhận: vi, en.")


@pytest.mark.parametrize("command", [("tables",), ("show",), ("learn", "--id", "mau-moi")])
def test_a_file_that_is_not_there_and_one_that_cannot_be_read_are_two_things(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    name, *options = command
    for path, status, says in (
        (tmp_path / "khong-co.pdf", 2, "Không có tệp"),
        (tmp_path, 2, "là thư mục, không phải tệp"),
        (tmp_path / "hỏng.pdf", 1, "Tệp bị hỏng"),
    ):
        (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.4 hong")
        done = rasoat(name, str(path), *options)
        assert (done.returncode, says in done.stderr) == (status, True), done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("lang = vi", "không đúng cú pháp TOML"),
        ("ngon_ngu = 'vi'", "thiết lập lạ: ngon_ngu"),
        ("jobs = 'hai'", "jobs phải là số nguyên"),
        (None, "không tìm thấy tệp"),
    ],
)
def test_a_config_file_that_is_at_fault_is_named(tmp_path: Path, text: str | None, says: str) -> None:
    path = tmp_path / "cấu hình.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    done = rasoat("run", str(REPORTS), "--out", str(tmp_path / "out"), "--config", str(path))
    assert (done.returncode, says in done.stderr, path.name in done.stderr) == (2, True, True), done.stderr


def test_a_form_whose_file_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "cap-xa").mkdir()
    (tmp_path / "cap-xa" / "form.toml").write_text("id = \n", encoding="utf-8")
    done = rasoat("run", str(REPORTS), "--out", str(tmp_path / "out"), "--forms", str(tmp_path))
    assert (done.returncode, "cap-xa/form.toml" in done.stderr) == (2, True), done.stderr


def test_a_later_command_says_that_it_is_later() -> None:
    done = rasoat("review", "out", "--port", "80")
    assert (done.returncode, "chưa có" in done.stderr) == (2, True)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of good and bad files, and what the main job made of it."""
    folder = tmp_path_factory.mktemp("thư mục") / "Báo cáo quý II (bản chính)"
    (folder / "huyện").mkdir(parents=True)
    shutil.copy(READABLE[0], folder / "huyện" / "Báo cáo của huyện nhà.docx")
    shutil.copy(READABLE[0], folder / "bản sao.docx")
    (folder / "rỗng.pdf").write_bytes(b"")
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00\xff rac" * 200)
    (folder / "không phải zip.docx").write_bytes(b"PK\x03\x04 hong" * 30)
    (folder / "cũ.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 2000)
    (folder / "thư mời.docx").write_bytes(docx("<w:p><w:r><w:t>Kính mời đồng chí dự họp.</w:t></w:r></w:p>"))
    (folder / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    (folder / "~$khóa.docx").write_bytes(b"x")
    out = tmp_path_factory.mktemp("kết quả")
    run_rasoat(folder, out, codes=(1,))
    return folder, out


def test_every_file_has_its_row_and_every_bad_one_its_sentence(mixed: tuple[Path, Path]) -> None:
    found = {r["source_file"]: r for r in rows(mixed[1] / "reports.csv")}
    status = {name: r["status"] for name, r in found.items()}
    assert status == {
        "bản sao.docx": "ok", "huyện/Báo cáo của huyện nhà.docx": "duplicate", "rỗng.pdf": "failed",
        "hỏng.pdf": "failed", "không phải zip.docx": "failed", "cũ.doc": "failed", "thư mời.docx": "failed",
        "ảnh.png": "failed",
    }  # fmt: skip
    sentences = {name: r["error"] for name, r in found.items() if r["status"] == "failed"}
    assert all("Hãy" in s or "hãy" in s for s in sentences.values()), sentences
    assert "rỗng" in sentences["rỗng.pdf"]
    assert "hỏng" in sentences["hỏng.pdf"]
    assert "hỏng" in sentences["cũ.doc"]
    assert "không phải báo cáo" in sentences["thư mời.docx"]


def test_no_temporary_file_is_left(mixed: tuple[Path, Path]) -> None:
    left = [p.name for p in mixed[1].iterdir() if p.name.startswith(".") and p.name != ".rasoat-cache"]
    assert left == []


def test_a_second_run_reads_only_what_is_new_and_writes_the_same_bytes(mixed: tuple[Path, Path]) -> None:
    folder, out = mixed
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}
    again = run_rasoat(folder, out, codes=(1,))
    assert "Dùng lại từ lần chạy trước │ 1" in again.stdout
    assert {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()} == before
    fresh = run_rasoat(folder, out, "--fresh", codes=(1,))
    assert "Dùng lại từ lần chạy trước │ 0" in fresh.stdout
    assert {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()} == before


def test_a_damaged_cache_is_read_again(mixed: tuple[Path, Path]) -> None:
    folder, out = mixed
    for path in (out / ".rasoat-cache").iterdir():
        path.write_text('["not", "a", "report"]')
    assert "Dùng lại từ lần chạy trước │ 0" in run_rasoat(folder, out, codes=(1,)).stdout


def test_results_in_the_folder_of_reports_are_not_read_back(tmp_path: Path) -> None:
    shutil.copy(READABLE[0], tmp_path)
    out = tmp_path / "kết quả"
    for _ in range(2):
        run_rasoat(tmp_path, out, codes=(0,))
    assert len(rows(out / "reports.csv")) == 1


def test_findings_are_a_failure_only_when_asked(tmp_path: Path) -> None:
    shutil.copytree(REPORTS, tmp_path / "in")
    assert rasoat("run", str(tmp_path / "in"), "--out", str(tmp_path / "o"), "--fail-on", "error").returncode == 3


def test_only_one_period(tmp_path: Path) -> None:
    shutil.copy(READABLE[0], tmp_path)
    said = run_rasoat(tmp_path, tmp_path / "out", "--period", "1999-Q1", codes=(0,)).stdout
    assert rows(tmp_path / "out" / "observations.csv") == []
    assert "Không có báo cáo nào của kỳ 1999-Q1; các kỳ đọc được: 2021-Q2." in said
    assert "Không có báo cáo" not in run_rasoat(tmp_path, tmp_path / "out", "--period", "2021-Q2", codes=(0,)).stdout
    assert rows(tmp_path / "out" / "observations.csv")


def test_english_messages(tmp_path: Path) -> None:
    shutil.copy(READABLE[0], tmp_path)
    done = run_rasoat(tmp_path, tmp_path / "out", "--lang", "en", codes=(0,))
    assert "Files read" in done.stdout
    assert all(
        "Appendix" in r["message"] or "narrative" in r["message"] or r["message"]
        for r in rows(tmp_path / "out" / "findings.csv")
    )


def test_a_config_file_sets_what_the_command_line_does_not(tmp_path: Path) -> None:
    shutil.copy(READABLE[0], tmp_path)
    config = tmp_path / "rasoat.toml"
    config.write_text('lang = "en"\njobs = 1\n', encoding="utf-8")
    assert "Files read" in run_rasoat(tmp_path, tmp_path / "out", "--config", str(config), codes=(0,)).stdout
    config.write_text("colour = 1\n", encoding="utf-8")
    assert rasoat("run", str(tmp_path), "--out", str(tmp_path / "o"), "--config", str(config)).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(12):  # copies that differ, so that each is read
        data = READABLE[n % len(READABLE)].read_bytes()
        (tmp_path / "in" / f"{n}.docx").write_bytes(data + b"\x00" * 0 if n < len(READABLE) else _commented(data, n))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "rasoat", "run", str(tmp_path / "in"), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell's background job ignores the keyboard's break, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    kept = out / ".rasoat-cache"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (kept.exists() and any(kept.glob("*.json"))):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert not (out / "dataset.csv").exists()
    done = run_rasoat(tmp_path / "in", out, codes=(0,))
    assert "Dùng lại từ lần chạy trước │ 0 " not in done.stdout
    assert len(rows(out / "reports.csv")) == 12


def _commented(data: bytes, number: int) -> bytes:
    """The same Word file with another archive comment: other bytes, the same report."""
    comment = str(number).encode()
    assert data[-2:] == b"\x00\x00"
    return data[:-2] + len(comment).to_bytes(2, "little") + comment


def test_the_doctor_says_what_is_there() -> None:
    done = rasoat("doctor")
    assert done.returncode == 0
    assert "pypdfium2" in done.stdout
    assert "LibreOffice" in done.stdout


def test_raw_tables_of_a_file_and_of_a_folder(tmp_path: Path) -> None:
    one = rasoat("tables", str(READABLE[0]), "--json")
    assert one.returncode == 0, one.stderr
    found = json.loads(one.stdout)
    assert len(found) > 10
    assert set(found[1]["cells"][0]) >= {"row", "col", "row_span", "col_span", "text", "page", "box", "confidence"}
    pdf = next(REPORTS.glob("*go-tram-tay.pdf"))
    cell = json.loads(rasoat("tables", str(pdf), "--json").stdout)[0]["cells"][0]
    assert cell["page"] >= 1
    assert len(cell["box"]) == 4
    shutil.copy(READABLE[0], tmp_path / "một.docx")
    (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.4 hong")
    folder = rasoat("tables", "--folder", str(tmp_path), "--json")
    assert (folder.returncode, "hỏng.pdf" in folder.stderr) == (1, True)
    assert json.loads(folder.stdout) == {"hỏng.pdf": [], "một.docx": found}


def test_raw_tables_on_the_screen_and_refusals(tmp_path: Path) -> None:
    assert "Chỉ tiêu" in rasoat("tables", str(READABLE[0])).stdout
    assert rasoat("tables").returncode == 2
    assert rasoat("tables", str(READABLE[0]), "--lang", "xx").returncode == 2
    (tmp_path / "rỗng.pdf").write_bytes(b"")
    refused = rasoat("tables", str(tmp_path / "rỗng.pdf"), "--json")
    assert (refused.returncode, "rỗng" in refused.stderr) == (1, True)

"""Old Word files and what goes by their name: read as the DOCX that they were made from."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Paragraph
from extract.docx import read_docx
from extract.errors import Unreadable, UnreadableFile
from extract.legacy_word import has_password
from extract.office import Office, shared_office
from extract.read import read
from normalize.reports import normalize
from tests.docx_builder import docx, p, package, r, tbl, tc, tr
from tests.office_files import folders, installed, made, needs_processes, processes
from tests.shared import SHARED, needs_shared, rows, run_rasoat
from tests.test_legacy_fonts import tcvn3, vni

REPORTS = Path(__file__).parents[1] / "data" / "samples" / "reports"
SAMPLES = sorted(REPORTS.glob("*.docx"))
ENDINGS = ("doc", "rtf", "odt", "html")


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    installed()
    yield shared_office()
    shared_office().close()


def printed(document: Document) -> list[str]:
    """The document without its places: a paragraph a line, a table a line a cell."""
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(f"{block.kind}: {block.text}")
        else:
            found += [f"{c.row},{c.col}+{c.row_span},{c.col_span}: {c.text} {c.marks}" for c in block.cells]
    return found


def figures(document: Document) -> Counter[tuple[object, ...]]:
    """What is observed in a report, save its places."""
    report = normalize(document, source_name="x", sha256="0" * 64)
    assert report.period
    return Counter(
        [
            (o.section, o.code, o.dimension, o.label_raw, o.value_raw, o.figure, o.unit, o.kind, o.note, o.method)
            for o in report.observations
        ]
        + [(report.org, report.period.code, report.number, report.date)]
    )


@pytest.mark.parametrize(
    ("sample", "ending"), [(0, "doc"), (1, "doc"), (2, "doc"), (0, "rtf"), (1, "odt"), (2, "html")]
)
def test_a_report_gives_the_same_figures_in_every_kind(office: Office, sample: int, ending: str) -> None:
    data = SAMPLES[sample].read_bytes()
    document = read(made(office, data, ending))
    assert document.format == "doc"
    expected = figures(read_docx(data))
    assert sum(expected.values()) > 250
    assert figures(document) == expected


def test_paragraphs_and_tables_stand_where_the_docx_has_them(office: Office) -> None:
    data = SAMPLES[0].read_bytes()
    new, old = read_docx(data), read(made(office, data, "doc"))
    assert printed(old) == printed(new)
    assert [b.place.location.partition("[")[0] for b in old.blocks] == [
        b.place.location.partition("[")[0] for b in new.blocks
    ]


OLD_FONTS = {
    "tcvn3": (".VnTime", ".VnTimeH", tcvn3),
    "vni": ("VNI-Times", "VNI-Times", vni),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("encoding", list(OLD_FONTS))
def test_text_of_before_unicode_reads_as_it_does_in_docx(office: Office, encoding: str, ending: str) -> None:
    font, capitals, encoded = OLD_FONTS[encoding]

    def run(text: str, name: str = font) -> str:
        return r(encoded(text).replace("&", "&amp;"), f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>')

    data = docx(
        p(run("BÁO CÁO", capitals))
        + p(run("Tỷ lệ giải quyết đúng hạn: 99,8%; những khó khăn, vướng mắc"))
        + tbl(
            tr(tc(p(run("Lĩnh vực"))), tc(p(run("Tổng số hồ sơ tiếp nhận")))),
            tr(tc(p(run("Người có công"))), tc(p(run("14")))),
            widths=(3000, 3000),
        )
        + p()
    )
    new = read_docx(data)
    assert "Tổng số hồ sơ tiếp nhận" in " ".join(printed(new))
    assert "BÁO CÁO" in printed(new)[0]
    assert printed(read(made(office, data, ending))) == printed(new)


LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for n, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")])
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" Bao gồm cả cấp xã"))}</w:footnote>'
)


def item(text: str, level: int) -> str:
    """A paragraph of the list, on a level from 0."""
    return p(r(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def wide(text: str, properties: str = "") -> str:
    return tc(text, f'<w:tcW w:w="2000" w:type="dxa"/>{properties}')


@pytest.mark.parametrize("ending", ["doc", "odt"])
def test_numbers_notes_changes_and_merged_cells_read_as_they_do_in_docx(office: Office, ending: str) -> None:
    change = 'w:author="a" w:date="2021-01-01T00:00:00Z"'
    deleted = '<w:r><w:delText xml:space="preserve">cũ </w:delText></w:r>'
    data = docx(
        item("Tình hình", 0) + item("Cải cách", 1) + item("Một", 2) + item("Hai", 2) + item("Kết quả", 0)
        + p(f'{r("Có ")}<w:ins w:id="1" {change}>{r("mới ")}</w:ins><w:del w:id="2" {change}>{deleted}</w:del>{r("xong")}')
        + p(r("hiện ") + r("giấu", "<w:vanish/>") + r("ra") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + p(r("12") + r("1", '<w:vertAlign w:val="superscript"/>'))
        + tbl(
            tr(wide("A", '<w:vMerge w:val="restart"/>'), wide("B", '<w:gridSpan w:val="2"/>')),
            tr(wide("", "<w:vMerge/>"), wide("c"), wide(p("d1") + p("d2"))),
            tr(wide("1.297"), wide(tbl(tr("n1", "n2"), widths=(900, 900)) + p()), wide("99,8%")),
            widths=(2000, 2000, 2000),
        )
        + p("hết"),
        numbering=NUMBERING, footnotes=NOTES,
    )  # fmt: skip
    new = printed(read_docx(data))
    assert new[:6] == [
        "body: I. Tình hình", "body: I.1. Cải cách", "body: a) Một", "body: b) Hai", "body: II. Kết quả",
        "body: Có mới xong",
    ]  # fmt: skip
    assert new[-1] == "note: Bao gồm cả cấp xã"
    assert printed(read(made(office, data, ending))) == new


def test_a_page_by_another_program(office: Office) -> None:
    page = """<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"></head><body>
        <p align=center><b>ỦY BAN NHÂN DÂN</b></p><p>Tổng số&nbsp;hồ sơ</p>
        <table border=1><tr><th rowspan=2>TT<th colspan=2>Hồ sơ</tr><tr><th>mới<th>cũ</tr><tr><td>1<td>12<sup>(1)</sup><td>1.297</tr></table>
        </body></html>"""
    (before, after, table) = read(page.encode()).blocks
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert (before.text, after.text) == ("ỦY BAN NHÂN DÂN", "Tổng số hồ sơ")
    assert not isinstance(table, Paragraph)
    assert [c.marks for c in table.cells if c.marks] == [("1",)]
    assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells] == [
        (0, 0, 2, 1, "TT"), (0, 1, 1, 2, "Hồ sơ"), (1, 1, 1, 1, "mới"), (1, 2, 1, 1, "cũ"),
        (2, 0, 1, 1, "1"), (2, 1, 1, 1, "12"), (2, 2, 1, 1, "1.297"),
    ]  # fmt: skip


def kind_of(data: bytes) -> Unreadable:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    return caught.value.kind


def test_a_password_is_seen_before_libreoffice_is_asked(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = made(office, docx(p("dài " * 1000)), "doc")  # a stream of its own is 4096 bytes at the least
    odt = made(office, docx(p("x")), "odt")
    monkeypatch.setenv("RASOAT_SOFFICE", "nowhere")
    office.close()
    block = doc.index(b"\xec\xa5", 512)
    locked = bytearray(doc)
    locked[block + 11] |= 1
    assert not has_password(doc)
    assert has_password(bytes(locked))
    assert kind_of(bytes(locked)) is Unreadable.ENCRYPTED
    manifest = "<manifest><encryption-data/></manifest>"
    assert kind_of(package({"mimetype": ODT, "content.xml": "?", "META-INF/manifest.xml": manifest})) is (
        Unreadable.ENCRYPTED
    )
    assert kind_of(doc) is Unreadable.NO_LIBREOFFICE
    assert kind_of(odt) is Unreadable.NO_LIBREOFFICE


ODT = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Unreadable.BOMB),
        (f"<a>{' ' * 9_000_000}</a>", Unreadable.BOMB),
        ("<a>", Unreadable.DAMAGED),
    ],
)
def test_an_open_document_is_looked_at_first(content: str, kind: Unreadable) -> None:
    assert kind_of(package({"mimetype": ODT, "content.xml": content})) is kind


@given(st.binary(max_size=300), st.integers(0, 3000))
def test_looking_for_a_password_never_raises(rest: bytes, cut: int) -> None:
    entry = "WordDocument\0".encode("utf-16-le").ljust(128, b"\xff")
    assert has_password((bytes(512) + entry + rest + bytes(1000))[:cut]) is False


@pytest.fixture(scope="module")
def mixed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of files all named .doc, good and bad, and what the main job made of it."""
    folder = tmp_path_factory.mktemp("tệp cũ")
    data = SAMPLES[0].read_bytes()
    for ending in ENDINGS[:2]:
        (folder / f"{ending}.doc").write_bytes(made(office, data, ending))
    (folder / "trang web.doc").write_bytes(made(office, SAMPLES[1].read_bytes(), "html"))
    (folder / "docx.doc").write_bytes(data)
    (folder / "cắt cụt.doc").write_bytes((folder / "doc.doc").read_bytes()[:90_000])
    (folder / "thư.doc").write_bytes(made(office, docx(p("Kính mời đồng chí dự họp.")), "doc"))
    out = tmp_path_factory.mktemp("kết quả")
    run_rasoat(folder, out, "--jobs", "2", codes=(1,))
    return folder, out


def test_the_main_job_knows_files_by_content(mixed: tuple[Path, Path]) -> None:
    found = {row["source_file"]: (row["format"], row["status"] != "failed") for row in rows(mixed[1] / "reports.csv")}
    assert found == {
        "doc.doc": ("doc", True), "rtf.doc": ("doc", True), "trang web.doc": ("doc", True), "docx.doc": ("docx", True),
        "cắt cụt.doc": ("doc", False), "thư.doc": ("doc", False),
    }  # fmt: skip
    assert {row["method"] for row in rows(mixed[1] / "observations.csv")} == {"docx"}


def test_the_same_bytes_come_out_with_one_worker(mixed: tuple[Path, Path], tmp_path: Path) -> None:
    run_rasoat(mixed[0], tmp_path, "--jobs", "1", codes=(1,))
    for name in ("observations.csv", "reports.csv", "findings.csv"):
        assert (tmp_path / name).read_bytes() == (mixed[1] / name).read_bytes(), name


def test_without_libreoffice_the_files_say_what_to_install(
    mixed: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASOAT_SOFFICE", str(tmp_path / "soffice"))
    run_rasoat(mixed[0], tmp_path / "out", codes=(1,))
    found = {row["source_file"]: row for row in rows(tmp_path / "out" / "reports.csv")}
    assert found["docx.doc"]["status"] == "ok"
    assert "LibreOffice" in found["doc.doc"]["error"]
    assert "install" in found["doc.doc"]["error"]
    doctor = subprocess.run(
        [sys.executable, "-m", "rasoat", "doctor", "--lang", "en"],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    lines = [line for line in doctor.stdout.splitlines() if "LibreOffice" in line]
    assert "missing" in lines[0]
    assert ".doc" in lines[0]
    one = subprocess.run(
        [sys.executable, "-m", "rasoat", "tables", str(mixed[0] / "doc.doc"), "--json"],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert (one.returncode, "LibreOffice" in one.stderr) == (1, True)


@needs_processes
def test_an_interrupted_run_leaves_no_libreoffice(mixed: tuple[Path, Path], tmp_path: Path) -> None:
    data = (mixed[0] / "doc.doc").read_bytes()
    (tmp_path / "in").mkdir()
    for n in range(6):
        (tmp_path / "in" / f"{n}.doc").write_bytes(data + bytes(512 * (n + 1)))
    process = subprocess.Popen(
        [sys.executable, "-m", "rasoat", "run", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--jobs", "1"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip
    before = set(folders())
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (ours := set(folders()) - before):
        time.sleep(0.02)
    time.sleep(1.0)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert not any(folder.exists() for folder in ours)
    assert not [command for folder in ours for command in processes(folder.name)]


@needs_shared
def test_the_real_report_as_doc(office: Office) -> None:
    samples = SHARED / "samples"
    old = read((samples / "an-lao-2021-q1.doc").read_bytes())
    assert figures(old) == figures(read_docx((samples / "an-lao-2021-q1.docx").read_bytes()))

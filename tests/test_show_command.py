"""`rasoat show` as a command: pages, languages, what cannot be drawn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from rasoat import show_colours as colours
from rasoat.errors import CannotRead, ExitStatus, Refusal
from rasoat.show_command import Request, show_page
from tests.docx_builder import docx
from tests.drawn_pdf import LANDSCAPE, Drawing
from tests.show_pages import REPORTS, letters_of, of_colour


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two pages: a line with a table of four cells, then a page that lies on its side."""
    drawing = Drawing()
    drawing.text(60, 60, "Bảng số liệu của huyện")
    drawing.table((60, 260, 360), 100, [["Đất đai", "12"], ["Hộ tịch", "7"]], height=30)
    drawing.page(LANDSCAPE)
    drawing.text(60, 60, "Trang ngang")
    path = tmp_path_factory.mktemp("show") / "bảng nhỏ.pdf"
    path.write_bytes(drawing.data())
    return path


def request(path: Path, out: Path | None, page: int = 1, dpi: int = 72, lang: str = "vi") -> Request:
    return Request(path, page, out, dpi, lang)


def test_a_page_is_drawn_with_what_was_read(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "trang.png"
    said = show_page(request(tiny, out))
    assert str(out) in said
    assert "Đã vẽ trang 1/2" in said
    assert "không phải báo cáo" in said
    with Image.open(out) as picture:
        assert picture.format == "PNG"
        assert picture.width == 595
        assert picture.height > 842
        page = picture.convert("RGB").crop((0, 0, 595, 842))
    assert of_colour(page, colours.RULING, (55, 95, 365, 165)) > 5 * 150
    assert of_colour(page, colours.CELL, (55, 95, 365, 165)) > 4 * 200
    assert of_colour(page, colours.WORD, (55, 45, 200, 65)) > 100
    assert [p.name for p in tmp_path.iterdir()] == ["trang.png"]


def test_the_same_page_gives_the_same_bytes(tiny: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        show_page(request(tiny, tmp_path / name))
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_languages_dots_and_pages(tiny: Path, tmp_path: Path) -> None:
    said = show_page(request(tiny, tmp_path / "en.png", page=2, dpi=144, lang="en"))
    assert said.startswith("Page 2/2 of bảng nhỏ.pdf drawn")
    with Image.open(tmp_path / "en.png") as picture:
        assert picture.width == 2 * 842
        english = picture.convert("RGB").crop((0, 2 * 595, picture.width, picture.height))
    show_page(request(tiny, tmp_path / "vi.png", page=2, dpi=144))
    with Image.open(tmp_path / "vi.png") as picture:
        vietnamese = picture.convert("RGB").crop((0, 2 * 595, picture.width, picture.height))
    assert english.tobytes() != vietnamese.tobytes()


def test_the_default_name_is_in_the_working_folder(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert str(tmp_path / "bảng nhỏ-p2.png") in show_page(request(tiny, None, page=2))
    (tmp_path / "ảnh").mkdir()
    show_page(request(tiny, tmp_path / "ảnh"))
    assert (tmp_path / "ảnh" / "bảng nhỏ-p1.png").exists()


@pytest.mark.parametrize(
    ("page", "out", "dpi", "lang", "says"),
    [
        (3, "a.png", 72, "vi", "có 2 trang"),
        (0, "a.png", 72, "en", "has 2 pages"),
        (1, "a.jpg", 72, "vi", ".png"),
        (1, "không có/a.png", 72, "vi", "Không ghi được"),
        (1, "a.png", 5, "vi", "--dpi"),
        (1, "a.png", 5000, "vi", "--dpi"),
    ],
)
def test_a_wrong_use_is_refused(
    tiny: Path, tmp_path: Path, page: int, out: str, dpi: int, lang: str, says: str
) -> None:
    with pytest.raises(Refusal) as refused:
        show_page(request(tiny, tmp_path / out, page, dpi, lang))
    assert refused.value.status is ExitStatus.WRONG_USE
    assert says in refused.value.sentence(lang)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_that_cannot_be_read_is_said_to_be_such(tmp_path: Path, lang: str) -> None:
    bad = {
        "rỗng.pdf": b"",
        "hỏng.pdf": b"%PDF-1.7 rac" * 9,
        "lạ.docx": b"xin chao",
        "ảnh.png": b"\x89PNG\r\n\x1a\n" * 9,
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(CannotRead) as refused:
            show_page(request(tmp_path / name, tmp_path / "a.png", lang=lang))
        assert refused.value.status is ExitStatus.SOME_UNREADABLE
        assert name in refused.value.sentence(lang)
        assert not (tmp_path / "a.png").exists()


def test_a_file_is_never_drawn_over_itself(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "pdf tên là.png"
    path.write_bytes(tiny.read_bytes())
    with pytest.raises(Refusal):
        show_page(request(path, path))
    assert path.read_bytes() == tiny.read_bytes()


def test_a_page_without_text_is_drawn_with_the_reason(tmp_path: Path) -> None:
    drawing = Drawing((200.0, 100.0))
    drawing.bar(20, 20, 60, 40)
    (tmp_path / "a.pdf").write_bytes(drawing.data())
    said = show_page(request(tmp_path / "a.pdf", tmp_path / "a.png"))
    assert "không có chữ" in said
    with Image.open(tmp_path / "a.png") as picture:
        assert max(picture.convert("RGB").getpixel((40, 30))) < 100


def test_a_report_has_its_codes(tmp_path: Path) -> None:
    pdf = next(REPORTS.glob("*go-tram-tay.pdf"))
    show_page(request(pdf, tmp_path / "a.png", page=8, dpi=110))
    with Image.open(tmp_path / "a.png") as picture:
        drawn = picture.convert("RGB")
    assert letters_of(drawn, colours.CODE) > 2000
    assert of_colour(drawn, colours.ROW, (1286, 0, drawn.width, 900)) > 11 * 50  # eleven fields of work


def test_a_word_file_is_drawn_through_its_pdf(tmp_path: Path) -> None:
    (tmp_path / "thư.docx").write_bytes(docx("<w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p>"))
    said = show_page(request(tmp_path / "thư.docx", tmp_path / "a.png"))
    assert "LibreOffice" in said
    with Image.open(tmp_path / "a.png") as picture:
        assert of_colour(picture.convert("RGB"), colours.WORD, (0, 0, picture.width, 400)) > 40


def test_the_command_line_draws_and_refuses(tiny: Path, tmp_path: Path) -> None:
    def rasoat(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "rasoat", "show", *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)

    done = rasoat(str(tiny), "--page", "2", "--out", str(tmp_path / "a.png"), "--lang", "en", "--dpi", "50")
    assert (done.returncode, "Page 2/2" in done.stdout) == (0, True)
    missing = rasoat(str(tmp_path / "không có.pdf"), "--lang", "en")
    assert (missing.returncode, "There is no file" in missing.stderr) == (2, True)
    (tmp_path / "rỗng.pdf").write_bytes(b"")
    empty = rasoat(str(tmp_path / "rỗng.pdf"))
    assert (empty.returncode, "rỗng" in empty.stderr) == (1, True)

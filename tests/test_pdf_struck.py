"""What a PDF shows struck through is none of its text; lines below text and rulings across it strike nothing."""

import pytest

from extract.document import Document, Paragraph, Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of


def cells(document: Document) -> list[str]:
    (table,) = [b for b in document.blocks if isinstance(b, Table)]
    return [c.text for c in table.cells]


def corrected(y_of_line: float, *, beyond: float = 0.0) -> Document:
    """A table in which a figure was corrected, a line drawn so far above the baseline of the old one."""
    page = Drawing()
    page.table((60, 300, 400), 100, [["Chỉ tiêu", "Số liệu"], ["Số biên chế", ""]])
    end = page.text(310, 131, "121")
    page.text(end, 131, "117")
    page.line(310 - beyond, 131 - y_of_line, end + beyond, 131 - y_of_line, 0.8)
    return read_pdf(page.data())


@pytest.mark.parametrize("above", [2.2, 3.0, 4.0])
def test_a_struck_figure_is_gone(above: float) -> None:
    assert cells(corrected(above)) == ["Chỉ tiêu", "Số liệu", "Số biên chế", "117"]


def test_an_underlined_figure_stays() -> None:
    assert "121117" in cells(corrected(-1.5))


def test_a_longer_line_through_text_strikes_nothing() -> None:
    assert "121117" in " ".join(cells(corrected(3.0, beyond=8.0)))


def test_a_struck_sentence_is_gone_from_its_paragraph() -> None:
    page = Drawing()
    kept, gone = "Huyện có 12 phòng chuyên môn. ", "Huyện có 13 phòng."
    end = page.text(60, 100, kept)
    page.text(60 + width_of(kept), 100, gone)
    page.line(end, 97, end + width_of(gone), 97)
    (paragraph,) = [b for b in read_pdf(page.data()).blocks if isinstance(b, Paragraph)]
    assert paragraph.text == kept.strip()

"""Figures at the edge of a picture, beyond which digits may be, are in doubt; those of a page's margin are not."""

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image as Pictures

from extract.document import Table
from extract.ocr_doubt import UNSURE
from extract.ocr_edges import at_edge
from extract.picture_lines import TextLine
from extract.picture_straight import Straightening
from extract.read import read
from tests.drawn_pdf import Drawing

COLUMNS = (60.0, 270.0, 350.0, 430.0)
ROWS = [["Lĩnh vực", "Tổng số", "Đúng hạn"], ["Đất đai và môi trường", "1.297", "108"],
        ["Hộ tịch và chứng thực", "35", "264"], ["Tổng cộng", "7", "9"]]  # fmt: skip


def confidences(x1: float, turn: int = 0) -> dict[tuple[int, int], float]:
    """How sure the cells with figures are of a page whose picture ends at `x1` points from its left edge."""
    pen = Drawing()
    pen.table(COLUMNS, 150.0, ROWS, 30.0)
    drawn = np.array(pypdfium2.PdfDocument(pen.data())[0].render(scale=200 / 72).to_pil().convert("L"))
    packed = io.BytesIO()
    kept = np.rot90(drawn[:, : round(x1 * 200 / 72)], turn)
    Pictures.fromarray(np.ascontiguousarray(kept)).save(packed, "PNG", dpi=(200, 200))
    (table,) = [block for block in read(packed.getvalue()).blocks if isinstance(block, Table)]
    return {(c.row, c.col): c.confidence for c in table.cells if any(map(str.isdigit, c.text))}


@pytest.mark.parametrize("turn", [0, 1])
def test_figures_that_the_edge_cuts_are_in_doubt(turn: int) -> None:
    # The figures of the last column begin at 354 points, a digit is some 6.4 wide.
    found = confidences(354.0 + 13.5, turn)
    assert found[1, 2] == found[2, 2] == UNSURE
    assert found[1, 1] == found[2, 1] == found[3, 1] == 1.0


def test_figures_of_a_whole_page_are_not() -> None:
    assert set(confidences(595.0).values()) == {1.0}
    assert set(confidences(354.0 + 19.2 + 6.0).values()) == {1.0}


def test_lines_of_a_page_beside_this_one_are_known() -> None:
    def line(x0: int, x1: int) -> TextLine:
        return TextLine(x0, 100, x1, 118, 118.0, 18.0, np.full((38, x1 - x0 + 20), 255, np.uint8), (x0 - 10, 90))

    lines = [line(2, 60), line(90, 500), line(300, 797), line(300, 760)]
    assert at_edge((1000, 800), lines, Straightening(800, 1000, np.eye(3)), 18.0) == [0, 2]
    assert at_edge((1000, 800), [], Straightening(800, 1000, np.eye(3)), 18.0) == []

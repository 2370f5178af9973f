"""A table in a frame has no columns or rows that are the space between both."""

import pytest

from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing
from tests.read_back import only_table, rows

ROWS = [["STT", "Nội dung", "Số lượng"], ["1", "Số phòng", "12"], ["2", "Số xã", "\n17"]]


@pytest.mark.parametrize(
    ("left", "top", "right", "bottom"),
    [(12, 9, 12, 9), (12, 0, 12, 0), (12, 0, 0, 0), (0, 0, 12, 0), (0, 9, 0, 0)],
)
def test_a_frame_s_margins_are_no_columns(left: float, top: float, right: float, bottom: float) -> None:
    pen = Drawing()
    end = pen.table((80, 120, 300, 360), 150, ROWS)
    frame = (80 - left, 150 - top, 360 + right, end + bottom)
    for x in frame[::2]:
        pen.line(x, frame[1], x, frame[3])
    for y in frame[1::2]:
        pen.line(frame[0], y, frame[2], y)
    assert rows(only_table(read_pdf(pen.data()))) == [[t.strip() for t in row] for row in ROWS]


@pytest.mark.parametrize("at", [0, 2])
def test_an_empty_column_with_cells_is_one(at: int) -> None:
    pen = Drawing()
    drawn = [[*row[:at], "", *row[at:]] for row in [["Nội dung", "Số lượng"], ["Số phòng", "12"], ["Số xã", "17"]]]
    pen.table((80, 160, 240, 320), 150, drawn)
    assert rows(only_table(read_pdf(pen.data()))) == drawn

"""Headers at the left of their cells above figures at the right, as a spreadsheet sets them, keep to their columns."""

import random

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from normalize.form import load_form
from normalize.tables import read_tables
from tests.drawn import table
from tests.drawn_pdf import LANDSCAPE, Drawing, width_of

LEVELS = (
    ((0, 3, "Số hồ sơ đã tiếp nhận"), (3, 6, "Số hồ sơ đã giải quyết")),
    ((0, 1, "Tổng số"), (1, 2, "Số kỳ trước\nchuyển qua"), (2, 3, "Số mới tiếp\nnhận trong kỳ"), (3, 4, "Tổng số"),
     (4, 5, "Trả đúng hạn\nvà trước hạn"), (5, 6, "Trả quá hạn\nso với quy\nđịnh")),
)  # fmt: skip
LEFT, FIELD, WIDTH, PAD, SIZE, LEADING = 50.0, 150.0, 85.0, 4.0, 10.0, 12.0


def _drawn(rows: list[list[str]], *, at_left: bool, ruled: bool) -> list[Table]:
    pen = Drawing(LANDSCAPE)
    xs = [LEFT + FIELD + n * WIDTH for n in range(7)]
    rules = [100.0]
    y = 100.0
    for level in LEVELS:
        high = max(text.count("\n") for _, _, text in level)
        for first, last, text in level:
            for n, line in enumerate(text.split("\n")):
                x = xs[first] + PAD
                x = x if at_left else (xs[first] + xs[last] - width_of(line)) / 2
                pen.text(x, y + 12 + (n + (high - text.count("\n")) / 2) * LEADING, line)
        y += 5 + LEADING * (high + 1)
    pen.text(LEFT + PAD, (100 + y) / 2 + 3, "Lĩnh vực")
    rules.append(y)
    for name, *figures in rows:
        pen.text(LEFT + PAD, y + 14, name)
        for n, figure in enumerate(figures):
            wide = width_of(figure)
            pen.text(xs[n + 1] - PAD - wide if at_left else (xs[n] + xs[n + 1] - wide) / 2, y + 14, figure)
        y += 20
        rules.append(y)
    for rule in rules if ruled else ():
        pen.line(LEFT, rule, xs[-1], rule)
    return [b for b in read_pdf(pen.data()).blocks if isinstance(b, Table)]


@pytest.mark.parametrize(("at_left", "ruled"), [(True, False), (True, True), (False, True)])
@pytest.mark.parametrize("seed", range(4))
def test_a_header_keeps_to_its_columns_wherever_its_figures_stand(seed: int, at_left: bool, ruled: bool) -> None:
    rng = random.Random(seed)
    names = ("Đất đai", "Hộ tịch", "Chứng thực", "Thư viện")
    rows = [[name, *(str(rng.randint(0, 10 ** rng.randint(1, 4))) for _ in range(6))] for name in names]
    (found,) = _drawn(rows, at_left=at_left, ruled=ruled)
    head = {(c.col, c.col_span, " ".join(c.text.split())) for c in found.cells if c.row < found.n_rows - len(rows)}
    wanted = {(a + 1, b - a, " ".join(text.split())) for level in LEVELS for a, b, text in level}
    assert wanted <= head
    body = sorted((c.row, c.col, c.text) for c in found.cells if c.row >= found.n_rows - len(rows))
    assert [text for _, _, text in body] == [text for row in rows for text in row]


@pytest.mark.parametrize(("values", "moved"), [(("", ""), True), (("5", ""), False)])
def test_figures_under_the_header_of_notes_are_the_ones_of_the_empty_column_before(
    values: tuple[str, str], moved: bool
) -> None:
    form = load_form()
    drawn = table(f"""
        STT | Nội dung                                          | Số lượng     | Ghi chú
        1   | Số TTHC áp dụng theo tiêu chuẩn ISO 9001          | {values[0]} | 380
        2   | Thống kê số lượng UBND cấp xã thực hiện ISO       | {values[1]} | 11
    """)
    drafts = read_tables([(0, drawn, "6. Áp dụng Hệ thống quản lý chất lượng")], form).drafts
    found = {d.indicator.code: d.value_raw for d in drafts if d.indicator}
    assert (found["PL2.6.1"] == "380") is moved
    assert found["PL2.6.2"] == ("11" if moved else "")


@pytest.mark.parametrize("at_left", [False, True])
def test_a_header_of_four_columns_shows_that_two_rows_below_it_are_a_table(at_left: bool) -> None:
    pen = Drawing(LANDSCAPE)
    pen.text(60, 90, "6. Áp dụng Hệ thống quản lý chất lượng ISO 9001")
    for x, text in ((52, "STT"), (240, "Nội dung"), (500, "Số lượng"), (620, "Ghi chú")):
        pen.text(x, 120, text)
    labels = ("Số TTHC áp dụng theo tiêu chuẩn ISO 9001", "Số xã, thị trấn thực hiện ISO theo kế hoạch")
    for n, (label, figure) in enumerate(zip(labels, ("245", "12"), strict=True)):
        pen.text(70, 140 + 20 * n, str(n + 1))
        pen.text(82, 140 + 20 * n, label)
        wide = width_of(figure)
        pen.text(550 - wide if at_left else 522 - wide / 2, 140 + 20 * n, figure)
    (found,) = [b for b in read_pdf(pen.data()).blocks if isinstance(b, Table)]
    assert [c.text for c in found.cells if c.row == 0] == ["STT", "Nội dung", "Số lượng", "Ghi chú"]
    assert [c.text for c in found.cells if c.row] == ["1", labels[0], "245", "2", labels[1], "12"]

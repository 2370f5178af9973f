"""Tables without rulings, drawn in text: a character is 5 points wide, a line 14 points high, letters of 10."""

import re

from hypothesis import given
from hypothesis import strategies as st

from extract.document import Page, Ruling, Table, Word
from extract.page_table import PageParts
from extract.tables import read_page
from extract.text_rows import is_figure

WIDE, HIGH, SIZE = 5.0, 14.0, 10.0


def page(drawing: str, rulings: tuple[Ruling, ...] = ()) -> Page:
    words = []
    for n, line in enumerate(drawing.strip("\n").splitlines(), start=3):
        for found in re.finditer(r"\S+", line):
            x0, base = 50 + WIDE * found.start(), n * HIGH
            words.append(Word(found[0], x0, base - 8.5, 50 + WIDE * found.end(), base + 2.2, SIZE))
    return Page(1, 600.0, 800.0, tuple(words), rulings)


def parts(drawing: str) -> PageParts:
    return read_page(page(drawing))


def rows(table: Table) -> list[list[str]]:
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text.replace("\n", " ")
    return grid


def only(drawing: str) -> Table:
    (found,) = parts(drawing).tables
    return found.table


def test_figures_in_columns_are_a_table_and_its_caption_is_none() -> None:
    found = parts(
        """
Bảng 3. Số hồ sơ đã tiếp nhận trong quý, theo lĩnh vực và nơi tiếp nhận

Lĩnh vực            Tiếp nhận   Đã giải quyết
Đất đai                 1.297           1.250
Hộ tịch                    36              36
Chứng thực                  8
Tổng cộng               1.341           1.286

Ghi chú: số liệu tính đến hết tháng.
"""
    )
    assert rows(found.tables[0].table) == [
        ["Lĩnh vực", "Tiếp nhận", "Đã giải quyết"],
        ["Đất đai", "1.297", "1.250"],
        ["Hộ tịch", "36", "36"],
        ["Chứng thực", "8", ""],
        ["Tổng cộng", "1.341", "1.286"],
    ]
    outside = [line.text for line in found.lines]
    assert outside[0].startswith("Bảng 3.")
    assert outside[-1].startswith("Ghi chú")
    assert all(c.confidence < 1 for c in found.tables[0].table.cells)
    assert found.tables[0].table.header_rows == 1


def test_a_header_spans_the_columns_over_its_rule() -> None:
    found = only(
        """
------------------------------------------------
                    Cấp huyện         Cấp xã
                  --------------  --------------
Lĩnh vực           Mới    Đã xong  Mới    Đã xong
------------------------------------------------
Đất đai             12         10   30         29
Hộ tịch              7          7   41         40
Chứng thực           3          3   15         15
"""
    )
    spans = {c.text: (c.row, c.col, c.row_span, c.col_span) for c in found.cells if c.row < 2}
    assert spans["Cấp huyện"] == (0, 1, 1, 2)
    assert spans["Cấp xã"] == (0, 3, 1, 2)
    assert spans["Lĩnh vực"] == (0, 0, 2, 1)
    assert rows(found)[2:] == [
        ["Đất đai", "12", "10", "30", "29"],
        ["Hộ tịch", "7", "7", "41", "40"],
        ["Chứng thực", "3", "3", "15", "15"],
    ]


def test_a_wrapped_label_is_one_cell_and_a_group_is_a_row() -> None:
    found = only(
        """
Chỉ tiêu                             Quý I   Quý II
Thủ tục hành chính
  Số thủ tục được cung cấp trực         19       32
  tuyến mức độ 3
  Số thủ tục mức độ 4                    4        4
Văn bản
  Số văn bản đã ban hành                12       15
"""
    )
    assert rows(found)[1:] == [
        ["Thủ tục hành chính", "", ""],
        ["Số thủ tục được cung cấp trực tuyến mức độ 3", "19", "32"],
        ["Số thủ tục mức độ 4", "4", "4"],
        ["Văn bản", "", ""],
        ["Số văn bản đã ban hành", "12", "15"],
    ]


def test_header_cells_of_several_lines_stay_apart_where_they_stand_close() -> None:
    found = only(
        """
                Số hồ   Tỷ lệ đúng
Đơn vị             sơ        hạn %
Phòng Nội vụ      120         99,1
Phòng Tư pháp      85        100,0
Văn phòng           7         85,7
"""
    )
    assert rows(found)[0] == ["Đơn vị", "Số hồ sơ", "Tỷ lệ đúng hạn %"]


def test_text_side_by_side_is_no_table() -> None:
    found = parts(
        """
UBND HUYỆN SUỐI NGÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     Số: 45/BC-UBND                   Độc lập - Tự do - Hạnh phúc
                                 Suối Ngân, ngày 15 tháng 6 năm 2021

Trong quý II năm 2021 huyện đã ban hành 12 văn bản, trong đó 3 văn bản
quy phạm pháp luật và 9 văn bản khác, đạt 100 % kế hoạch của năm 2021.

Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Sở Nội vụ;                                      CHỦ TỊCH
- Lưu: VT.
"""
    )
    assert found.tables == ()


def test_columns_of_prose_with_figures_in_them_are_no_table() -> None:
    left = "Huyện đã tiếp nhận tổng cộng 120 hồ sơ của công dân trong quý"
    right = "và trả 118 hồ sơ đúng hạn theo quy định của pháp luật hiện hành"
    found = parts("\n".join(f"{left}     {right}" for _ in range(8)))
    assert found.tables == ()


def test_the_marks_of_a_charts_axes_are_no_table() -> None:
    assert parts("\n\n".join(f"{n * 1000:>6}          {n * 10:>4}" for n in range(9, 0, -1))).tables == ()


def test_two_tables_below_each_other_stay_two() -> None:
    found = parts(
        """
Loại         2019   2020
Quyết định     12     14
Chỉ thị         3      1
Kế hoạch       20     22

                  Cấp xã   Cấp huyện   Cấp tỉnh
Loại                  I          II        III
Tờ trình              4           5          6
Công văn              7           8          9
Báo cáo               1           2          3
"""
    )
    assert [t.table.n_cols for t in found.tables] == [3, 4]


def test_dots_lead_from_a_label_to_its_figure() -> None:
    found = only(
        """
Cán bộ ............ 12   14
Công chức ......... 85   86
Viên chức ......... 940  951
"""
    )
    assert [[text.strip(" .") for text in row] for row in rows(found)] == [
        ["Cán bộ", "12", "14"],
        ["Công chức", "85", "86"],
        ["Viên chức", "940", "951"],
    ]


def test_dots_that_fill_labels_up_to_the_figures_are_none_of_them() -> None:
    found = parts(
        """
Lĩnh vực          Tổng số    Kỳ trước         Mới
Tài chính........      44           3          41
Công trình.......       2           1           1
Bảo trợ xã hội...      81          20          61
Thi đua..........       7           2           5
"""
    )
    assert rows(found.tables[0].table) == [
        ["Lĩnh vực", "Tổng số", "Kỳ trước", "Mới"],
        ["Tài chính", "44", "3", "41"],
        ["Công trình", "2", "1", "1"],
        ["Bảo trợ xã hội", "81", "20", "61"],
        ["Thi đua", "7", "2", "5"],
    ]
    assert next(w.text for w in found.table_words[0] if w.text[-1] == ".") == "chính........"
    assert not found.lines


def test_rows_of_a_ruled_frame_need_no_rules() -> None:
    drawing = """
Lĩnh vực            Mới    Đã xong
Đất đai              12         10
Hộ tịch               7          7
Chứng thực            3          3
Xây dựng              5          4
"""
    xs, ys = (45.0, 130.0, 172.0, 230.0), (32.0, 46.5, 104.0)
    lines = [Ruling(xs[0], y, xs[-1], y) for y in ys] + [Ruling(x, ys[0], x, ys[-1]) for x in xs]
    (found,) = read_page(page(drawing, tuple(lines))).tables
    assert rows(found.table)[1:] == [
        ["Đất đai", "12", "10"],
        ["Hộ tịch", "7", "7"],
        ["Chứng thực", "3", "3"],
        ["Xây dựng", "5", "4"],
    ]


def test_a_ruled_cell_of_several_lines_stays_one_cell() -> None:
    drawing = """
Số hồ sơ đã tiếp     12
nhận trong quý
của huyện
Số hồ sơ đã giải     10
quyết
"""
    xs, ys = (45.0, 140.0, 172.0), (32.0, 74.5, 104.0)
    lines = [Ruling(xs[0], y, xs[-1], y) for y in ys] + [Ruling(x, ys[0], x, ys[-1]) for x in xs]
    (found,) = read_page(page(drawing, tuple(lines))).tables
    assert rows(found.table) == [["Số hồ sơ đã tiếp nhận trong quý của huyện", "12"], ["Số hồ sơ đã giải quyết", "10"]]


def test_what_counts_as_a_figure() -> None:
    figures = ["1.297", "99,85", "(4.7)", "13/13", "2003–04", "—", "(X)", "*****", "100%", "+12"]
    assert all(is_figure(t) for t in figures)
    assert not any(is_figure(t) for t in ["Ngày", "Quý", "UBND-NV", "a", "mục"])


counts = st.integers(0, 99_999).map(lambda n: f"{n:,}".replace(",", "."))


@given(st.integers(2, 5).flatmap(lambda n: st.lists(st.lists(counts, min_size=n, max_size=n), min_size=3, max_size=8)))
def test_figures_drawn_in_columns_come_back_cell_for_cell(figures: list[list[str]]) -> None:
    drawing = "\n".join(f"Đơn vị {chr(65 + n):<8}" + "".join(f"{v:>10}" for v in row) for n, row in enumerate(figures))
    assert rows(only(drawing)) == [[f"Đơn vị {chr(65 + n)}", *row] for n, row in enumerate(figures)]


def test_a_numbered_list_of_indicators_without_rulings() -> None:
    found = only(
        """
STT     Chỉ tiêu thống kê                Đơn vị tính   Số liệu
1.      Công tác chỉ đạo điều hành
1.1.    Số nhiệm vụ đề ra trong          Nhiệm vụ           34
        kế hoạch cải cách
1.2.    Số nhiệm vụ đã hoàn thành        Nhiệm vụ           12
1.3.    Số đoàn kiểm tra                 Đoàn
1.4.    Tỷ lệ cơ quan được               %                42,5
        kiểm tra trong kỳ
1.5.    Số văn bản                       Văn bản             7
"""
    )
    assert rows(found)[1:] == [
        ["1.", "Công tác chỉ đạo điều hành", "", ""],
        ["1.1.", "Số nhiệm vụ đề ra trong kế hoạch cải cách", "Nhiệm vụ", "34"],
        ["1.2.", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "12"],
        ["1.3.", "Số đoàn kiểm tra", "Đoàn", ""],
        ["1.4.", "Tỷ lệ cơ quan được kiểm tra trong kỳ", "%", "42,5"],
        ["1.5.", "Số văn bản", "Văn bản", "7"],
    ]


def test_rules_between_rows_say_which_lines_are_one_row() -> None:
    drawing = """
Lĩnh vực       Ghi chú  Mới
Đất đai và     gồm cả    12
Môi trường     cấp xã
Hộ tịch        không      7
Chứng thực     chỉ bản    3
               sao
"""
    rules = tuple(Ruling(45.0, y, 200.0, y) for y in (32.0, 46.5, 74.5, 88.5, 117.0))
    (found,) = read_page(page(drawing, rules)).tables
    assert rows(found.table)[1:] == [
        ["Đất đai và Môi trường", "gồm cả cấp xã", "12"],
        ["Hộ tịch", "không", "7"],
        ["Chứng thực", "chỉ bản sao", "3"],
    ]


def test_a_last_header_much_wider_than_its_figures() -> None:
    found = parts(
        """
Nội dung     Số           Đơn vị       Kỳ báo cáo trước
Mới           9           hồ sơ        20
Xong         10           hồ sơ        19
Trả lại      11           hồ sơ        18
Còn          12           hồ sơ        17
"""
    )
    (table,) = found.tables
    assert [c.text for c in table.table.cells if c.row == 0] == ["Nội dung", "Số", "Đơn vị", "Kỳ báo cáo trước"]


def test_dashes_stand_elsewhere_in_their_cells_than_figures() -> None:
    """At the left where figures are at the right, in some rows of each column."""
    found = only(
        """
Lĩnh vực          Tổng số    Kỳ trước         Mới    Quá hạn
Tài chính              44    -                 44    -
Chất lượng              2           1           1    -
Bảo trợ xã hội         81          20          61          1
Thi đua                 7    -                  7          3
Đất đai               107    -                107    -
"""
    )
    assert rows(found)[1:] == [
        ["Tài chính", "44", "-", "44", "-"],
        ["Chất lượng", "2", "1", "1", "-"],
        ["Bảo trợ xã hội", "81", "20", "61", "1"],
        ["Thi đua", "7", "-", "7", "3"],
        ["Đất đai", "107", "-", "107", "-"],
    ]


def test_a_column_of_dashes_beside_figures_is_one() -> None:
    found = only(
        """
Lĩnh vực          Tổng số    Kỳ trước         Mới
Tài chính              44    -                 44
Chất lượng              2    -                  1
Bảo trợ xã hội         81    -                 61
Thi đua                 7    -
"""
    )
    assert rows(found)[1:] == [
        ["Tài chính", "44", "-", "44"],
        ["Chất lượng", "2", "-", "1"],
        ["Bảo trợ xã hội", "81", "-", "61"],
        ["Thi đua", "7", "-", ""],
    ]

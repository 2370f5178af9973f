"""Columns of an appendix find their indicators by header path."""

from dataclasses import replace

import pytest

from normalize.column_tables import column_drafts, column_header
from normalize.form import load_form
from normalize.grid import grid_of, is_index_row
from normalize.tables import read_tables
from tests.drawn import table

FORM = load_form()


def read(drawing: str, table_id: str) -> dict[tuple[str, str], str]:
    """(Code, row's name) → what is printed, blanks left out."""
    form = next(t for t in FORM.tables if t.id == table_id)
    grid = grid_of(table(drawing))
    drafts = column_drafts(grid, column_header(grid, FORM), form, FORM)
    return {(d.indicator.code, d.dimension): d.value_raw for d in drafts if d.indicator and d.value_raw}


TABLE_1B = """
    Lĩnh vực  | Số hồ sơ đã tiếp nhận | <                      | <               | Kết quả giải quyết   | <    | <    | <    | <    | <    | Ghi chú
    ^         | Tổng số               | Trong đó               | <               | Số hồ sơ đã giải quyết | <  | <    | Số hồ sơ đang giải quyết | < | < | ^
    ^         | ^                     | Số kỳ trước chuyển qua | Số mới tiếp nhận | Tổng số | Trả đúng hạn | Trả quá hạn | Tổng số | Chưa đến hạn | Quá hạn | ^
    Đất đai   | 1.173 | 70 | 1.103 | 117 | 116 | 1 | 56 | 56 |   |
    1. Môi trường |   |    |     |     |     |   |    |    |   |
    TỔNG CỘNG: | 1.173 | 70 | 1.103 | 117 | 116 | 1 | 56 | 56 | 0 |
"""


def test_table_1b_by_row_and_column() -> None:
    found = read(TABLE_1B, "PL2.1b")
    assert found["PL2.1b.1", "Đất đai"] == "1.173"
    assert found["PL2.1b.4", "Đất đai"] == "117"
    assert found["PL2.1b.7", "Đất đai"] == "56"
    assert found["PL2.1b.9", "Tổng cộng"] == "0"
    assert ("PL2.1b.9", "Đất đai") not in found


def test_figures_of_a_name_that_was_hardly_read_are_no_surer_than_it() -> None:
    form = next(t for t in FORM.tables if t.id == "PL2.1b")
    drawn = table(TABLE_1B.replace("Đất đai", "fiất ụai"))
    unsure = {"fiất ụai", "TỔNG CỘNG:"}
    cells = tuple(c._replace(confidence=0.5) if c.text in unsure else c for c in drawn.cells)
    grid = grid_of(replace(drawn, cells=cells))
    drafts = column_drafts(grid, column_header(grid, FORM), form, FORM)
    assert {d.confidence for d in drafts if d.dimension == "fiất ụai"} == {0.5}
    assert {d.confidence for d in drafts if d.dimension == "Tổng cộng"} == {1.0}  # whatever it was, it is a known name


@pytest.mark.parametrize(("name", "sure"), [("Đât đai", True), ("Đất đai", True), ("Đất la dai", False)])
def test_a_hardly_read_name_is_believed_where_a_letter_of_a_known_one_is_wrong(name: str, sure: bool) -> None:
    form = next(t for t in FORM.tables if t.id == "PL2.1b")
    drawn = table(TABLE_1B.replace("Đất đai", name))
    cells = tuple(c._replace(confidence=0.5) if c.text == name else c for c in drawn.cells)
    grid = grid_of(replace(drawn, cells=cells))
    drafts = column_drafts(grid, column_header(grid, FORM), form, FORM)
    assert {d.confidence for d in drafts if d.dimension == name} == {1.0 if sure else 0.5}


@pytest.mark.parametrize("confidence", [0.5, 1.0])
def test_scraps_beside_a_known_name_that_was_hardly_read_are_none_of_it(confidence: float) -> None:
    form = next(t for t in FORM.tables if t.id == "PL2.1b")
    name = "Ị Đất đai li„ ⁄"
    drawn = table(TABLE_1B.replace("Đất đai", name))
    cells = tuple(c._replace(confidence=confidence) if c.text == name else c for c in drawn.cells)
    grid = grid_of(replace(drawn, cells=cells))
    drafts = column_drafts(grid, column_header(grid, FORM), form, FORM)
    assert ("Đất đai" if confidence < 1 else name) in {d.dimension for d in drafts}
    assert {d.confidence for d in drafts} == {1.0}


INDEX_ROW = "    A | (1) | (2) | @) | (4) | (5) | (6) | (7) | (8) | (9) | (10)\n"


def test_numbers_of_the_columns_may_be_misread() -> None:
    first = TABLE_1B.index("    Đất đai")
    found = read(TABLE_1B[:first] + INDEX_ROW + TABLE_1B[first:], "PL2.1b")
    assert found["PL2.1b.3", "Đất đai"] == "1.103"
    assert not {name for _, name in found} - {"Đất đai", "Môi trường", "Tổng cộng"}


def test_a_heading_over_the_first_rows_belongs_to_no_column() -> None:
    first, last = TABLE_1B.index("    Đất đai"), TABLE_1B.index("    1. Môi trường")
    office = f"    I. Phòng Tài nguyên và Môi trường {'| < ' * 10}\n"
    other = f"    II. Phòng Tư pháp {'| < ' * 10}\n"
    found = read(TABLE_1B[:first] + office + TABLE_1B[first:last] + other + TABLE_1B[last:], "PL2.1b")
    assert found == read(TABLE_1B, "PL2.1b")


def test_a_misread_numbering_is_no_row_on_a_later_page_either() -> None:
    first, last = TABLE_1B.index("    Đất đai"), TABLE_1B.index("    TỔNG")
    numbers = "    A | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10)\n"
    again = numbers.replace("(1)", "(I)")
    found = read(TABLE_1B[:first] + numbers + TABLE_1B[first:last] + again + TABLE_1B[last:], "PL2.1b")
    assert found == read(TABLE_1B, "PL2.1b")


def test_columns_numbered_behind_a_letter_are_no_row_on_a_later_page_either() -> None:
    last = TABLE_1B.index("    TỔNG")
    numbers = "    A | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n"
    assert read(TABLE_1B[:last] + numbers + TABLE_1B[last:], "PL2.1b") == read(TABLE_1B, "PL2.1b")


def test_names_of_two_rows_in_one_cell_are_each_rows_own_where_both_are_known() -> None:
    grid = grid_of(table(TABLE_1B.replace("    1. Môi trường |", "    ^          |")))
    cells = [
        c._replace(text="Quản lý hoạt động\nxây dựng\nMôi trường") if c.text == "Đất đai" else c
        for c in grid.table.cells
    ]
    form = next(t for t in FORM.tables if t.id == "PL2.1b")
    two = grid_of(replace(grid.table, cells=tuple(cells)))
    names = dict.fromkeys(d.dimension for d in column_drafts(two, column_header(two, FORM), form, FORM))
    assert list(names) == ["Quản lý hoạt động xây dựng", "Môi trường", "Tổng cộng"]


def test_a_row_with_a_figure_among_numbers_in_brackets_is_no_numbering() -> None:
    assert is_index_row(["(1)", "(2)", "(3)", "(4)", "«)"])
    assert is_index_row(["A", "(1)", "(2).", "(3) ~", "- (4)", "(5)"])
    assert not is_index_row(["(1)", "(2)", "(3)", "(4)", "7"])
    assert not is_index_row(["(1)", "(2)", "@)", "Ô)", "(5)"])


def test_rows_have_their_canonical_name() -> None:
    form = next(t for t in FORM.tables if t.id == "PL2.1b")
    grid = grid_of(table(TABLE_1B))
    drafts = column_drafts(grid, column_header(grid, FORM), form, FORM)
    assert [(d.dimension, d.dimension_code) for d in drafts[::9]] == [
        ("Đất đai", "dat-dai"),
        ("Môi trường", "moi-truong"),
        ("Tổng cộng", "tong-cong"),
    ]


def test_exchanged_columns_are_read_by_their_headers() -> None:
    found = read(
        """
        Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI | < | Số hồ sơ đã trả kết quả | < | < | Số hồ sơ đã tiếp nhận | < | <
        Tổng số | Số TTHC có phát sinh hồ sơ | Tổng số | Số hồ sơ đã trả kết quả tại nơi giải quyết | Số hồ sơ đã trả kết quả qua dịch vụ BCCI | Tổng số | Số hồ sơ tiếp nhận tại nơi giải quyết | Số hồ sơ tiếp nhận qua dịch vụ BCCI
        1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
        31 | 22 | 63 | 24 | 39 | 70 | 51 | 19
    """,
        "PL2.1c",
    )
    assert {code: v for (code, _), v in found.items()} == {
        "PL2.1c.1": "31", "PL2.1c.2": "22", "PL2.1c.3": "70", "PL2.1c.4": "51",
        "PL2.1c.5": "19", "PL2.1c.6": "63", "PL2.1c.7": "24", "PL2.1c.8": "39",
    }  # fmt: skip


@pytest.mark.parametrize("top", ["Kết quả (iiải quyết", "Kết quả (jiải quyết", "Kết quả giải quyết"])
def test_two_columns_are_never_the_same_indicator(top: str) -> None:
    """Totals stand behind their parts, and the words above them were hardly read."""
    drawing = f"""
        Lĩnh vực | Số hồ sơ đã tiếp nhận | < | < | {top} | < | < | < | < | <
        ^ | Trong đó | < | Tống số | Số hồ sơ đã giải quyết | < | < | Số hồ sơ đang giải quyết | < | <
        ^ | Số kỳ trước chuyển qua | Số mới tiếp nhận | ^ | Trả đúng hạn | Trả quá hạn | Tống số | Chưa đến hạn | Quá hạn | Tống số
        Hộ tịch | 20 | 277 | 297 | 288 | 3 | 291 | 4 | 2 | 6
    """
    grid = grid_of(table(drawing))
    form = next(t for t in FORM.tables if t.id == "PL2.1b")
    codes = [d.indicator.code for d in column_drafts(grid, column_header(grid, FORM), form, FORM) if d.indicator]
    assert len(codes) == len(set(codes)) > 5
    assert read(drawing, "PL2.1b").items() <= {
        ("PL2.1b.2", "Hộ tịch"): "20", ("PL2.1b.3", "Hộ tịch"): "277", ("PL2.1b.1", "Hộ tịch"): "297",
        ("PL2.1b.5", "Hộ tịch"): "288", ("PL2.1b.6", "Hộ tịch"): "3", ("PL2.1b.4", "Hộ tịch"): "291",
        ("PL2.1b.8", "Hộ tịch"): "4", ("PL2.1b.9", "Hộ tịch"): "2", ("PL2.1b.7", "Hộ tịch"): "6",
    }.items()  # fmt: skip


def test_the_staff_table_in_the_narrative() -> None:
    found = read(
        """
        Tổng số biên chế, lao động được giao | < | < | Tổng số biên chế, lao động hiện có | < | <
        Biên chế hành chính | < | Biên chế sự nghiệp | Biên chế hành chính | < | Biên chế sự nghiệp
        Biên chế | Hợp đồng lao động | ^ | Biên chế | Hợp đồng lao động | ^
        81 | 05 | 1.049 | 79 | 04 | 1.024
    """,
        "TM.bienche",
    )
    assert found["TM.sunghiep.giao", ""] == "1.049"
    assert found["TM.hopdong.co", ""] == "04"


def test_a_continuation_without_header_goes_on_in_the_same_columns() -> None:
    rest = table("Hộ tịch | 9 | 1 | 8 | 8 | 8 |  | 1 | 1 |  | \n Lao động | 3 |  | 3 | 3 | 3 |  |  |  |  |", at=2)
    reading = read_tables([(1, table(TABLE_1B), ""), (2, rest, "")], FORM)
    values = {(d.indicator.code, d.dimension): d.value_raw for d in reading.drafts if d.indicator}
    assert values["PL2.1b.1", "Hộ tịch"] == "9"
    assert values["PL2.1b.3", "Lao động"] == "3"


def test_a_table_of_something_else_is_not_forced_into_the_form() -> None:
    other = table("""
        Loại cây | Số cây | Diện tích
        Keo      | 1.200  | 12
        Bạch đàn | 300    | 4
    """)
    reading = read_tables([(1, other, "Trồng rừng")], FORM)
    assert reading.found == frozenset()
    assert all(d.indicator is None and d.match.candidates for d in reading.drafts)


def test_a_header_whose_merges_got_lost_still_names_its_columns() -> None:
    found = read(
        """
        Số hồ sơ đã tiếp nhận |                        |                  | Số hồ sơ đã trả kết quả | |
        Tổng số               | Số hồ sơ tiếp nhận tại nơi giải quyết | Số hồ sơ tiếp nhận qua dịch vụ BCCI | Tổng số | Số hồ sơ đã trả kết quả tại nơi giải quyết | Số hồ sơ đã trả kết quả qua dịch vụ BCCI
        70 | 51 | 19 | 63 | 24 | 39
    """,
        "PL2.1c",
    )
    assert {code: v for (code, _), v in found.items()} == {
        "PL2.1c.3": "70", "PL2.1c.4": "51", "PL2.1c.5": "19", "PL2.1c.6": "63", "PL2.1c.7": "24", "PL2.1c.8": "39",
    }  # fmt: skip


def test_a_table_of_fields_cut_in_two_is_read_from_both() -> None:
    intake = """
        Lĩnh vực | Số hồ sơ đã tiếp nhận | < | <
        ^ | Tổng số | Số kỳ trước chuyển qua | Số mới tiếp nhận
        Đất đai | 207 | 6 | 201
        Hộ tịch | 346 | 24 | 322
    """
    results = """
        Lĩnh vực | Số hồ sơ đã giải quyết | < | < | Số hồ sơ đang giải quyết | < | <
        ^ | Tổng số | Trả đúng hạn | Trả quá hạn | Tổng số | Chưa đến hạn | Quá hạn
        Đất đai | 197 | 197 | 0 | 10 | 10 | 0
        Hộ tịch | 340 | 339 | 1 | 6 | 6 | 0
    """
    drafts = read_tables([(0, table(intake), ""), (1, table(results), "")], FORM).drafts
    found = {(d.indicator.code, d.dimension): d.value_raw for d in drafts if d.indicator}
    assert (found["PL2.1b.2", "Đất đai"], found["PL2.1b.3", "Hộ tịch"], found["PL2.1b.6", "Hộ tịch"]) == (
        "6",
        "322",
        "1",
    )
    assert len(found) == 18


@pytest.mark.parametrize("reach", [1, 2])
def test_a_cell_of_notes_may_reach_from_the_header_over_the_figures(reach: int) -> None:
    notes = " | ^" * reach + " | " * (2 - reach)
    first, second = notes.split(" | ")[1:]
    found = read(
        f"""
        Lĩnh vực  | Số hồ sơ đã tiếp nhận | <                      | <                | Kết quả giải quyết     | <            | Ghi chú
        ^         | Tổng số               | Trong đó               | <                | Số hồ sơ đã giải quyết | <            | ^
        ^         | ^                     | Số kỳ trước chuyển qua | Số mới tiếp nhận | Tổng số                | Trả đúng hạn | ^
        Đất đai   | 1.173                 | 70                     | 1.103            | 117                    | 116          | {first}
        Hộ tịch   | 56                    | 7                      | 49               | 50                     | 48           | {second}
        """,
        "PL2.1b",
    )
    assert found["PL2.1b.1", "Đất đai"] == "1.173"
    assert found["PL2.1b.5", "Hộ tịch"] == "48"

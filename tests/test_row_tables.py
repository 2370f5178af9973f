"""Rows of an appendix find their indicators by label, number and neighbours, never by position alone."""

import pytest

from normalize.deviations import deviations
from normalize.form import load_form
from normalize.grid import grid_of
from normalize.row_tables import row_drafts, row_items
from tests.drawn import table

FORM = load_form()
PL1 = next(t for t in FORM.tables if t.id == "PL1")


def read(drawing: str) -> dict[str, str]:
    """Code (or label, where no code was found) → what is printed."""
    items, _ = row_items(grid_of(table(drawing)), FORM)
    drafts = row_drafts(items, PL1, FORM)
    return {d.indicator.code if d.indicator else d.label_raw: d.value_raw for d in drafts}


def test_labels_find_their_codes_though_rows_are_missing_and_misspelt() -> None:
    assert read("""
        STT    | Chỉ tiêu thống kê                       | Đơn vị tính | Số liệu | Ghi chú
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch        | Nhiệm vụ    | 41      |
        1.1.3. | So van ban chi dao CCHC da ban hanh     | Văn bản     | 7       |
        2.1.   | Số văn bản QPPL đã ban hành, tham mưu   | Văn bản     | 3       |
        3.1.2. | Số thủ tục hành chính bãi bỏ/ thay thế  | Thủ tục     | 06      |
    """) == {"1.1.1": "41", "1.1.3": "7", "2.1": "3", "3.1.2": "06"}


def test_two_groups_with_one_label_are_told_apart_by_what_follows() -> None:
    assert read("""
        TT  | Nội dung                                                | ĐVT     | Số lượng
        3.2 | Vận hành Cổng dịch vụ công                              |         |
        1   | Số TTHC đã cập nhật, công khai trên Cổng DVC quốc gia   | Thủ tục | 11
        3.5 | Vận hành Cổng dịch vụ công                              |         |
        1   | Số TTHC được tích hợp lên Cổng DVC                      | Thủ tục | 12
        2   | Số TTHC đã tích hợp dịch vụ thanh toán trực tuyến       | Thủ tục | 13
    """) == {"3.2.1": "11", "3.5.1": "12", "3.5.3": "13"}


def test_columns_are_found_by_their_headers_in_any_order() -> None:
    assert read("""
        STT    | Kết quả thống kê | <           | Chỉ tiêu thống kê              | Ghi chú
        ^      | Số liệu          | Đơn vị tính | ^                              | ^
        1.3.1. | 15               | Nhiệm vụ    | Tổng số nhiệm vụ được giao     |
        1.3.2. | 8                | Nhiệm vụ    | Số nhiệm vụ đã hoàn thành đúng hạn |
    """) == {"1.3.1": "15", "1.3.2": "8"}


def test_a_row_that_the_form_does_not_know_gets_no_code_but_its_nearest() -> None:
    items, _ = row_items(
        grid_of(
            table("""
        STT    | Chỉ tiêu                          | Đơn vị tính | Số liệu
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch  | Nhiệm vụ    | 41
        9.9.9. | Số cây xanh trồng mới ở trụ sở    | Cây         | 120
    """)
        ),
        FORM,
    )
    unknown = [d for d in row_drafts(items, PL1, FORM) if d.indicator is None]
    assert [d.value_raw for d in unknown] == ["120"]
    assert len(unknown[0].match.candidates) == 3


def test_a_blank_cell_is_kept_as_blank_and_a_note_beside_its_figure() -> None:
    items, _ = row_items(
        grid_of(
            table("""
        STT    | Chỉ tiêu                                   | Đơn vị tính | Số liệu | Ghi chú
        4.3.4. | Tỷ lệ % đã tinh giản so với năm 2015       | %           | 16      | do sáp nhập
        5.1.1. | Số cơ quan, tổ chức hành chính đã được phê duyệt vị trí việc làm theo quy định | Cơ quan | |
    """)
        ),
        FORM,
    )
    first, blank = row_drafts(items, PL1, FORM)
    assert first.note == "do sáp nhập"
    assert (blank.value_raw, blank.figure) == ("", None)


def test_rows_numbered_otherwise_are_said_to_be() -> None:
    items, _ = row_items(
        grid_of(
            table("""
        STT    | Chỉ tiêu                           | Đơn vị tính | Số liệu
        1.1.2. | Số nhiệm vụ đã hoàn thành          | Nhiệm vụ    | 2
        1.1.3. | Số vấn đề phát hiện qua kiểm tra   | Vấn đề      | 4
    """)
        ),
        FORM,
    )
    renumbered = [d for d in deviations(items, PL1, FORM) if d.kind == "renumbered"]
    assert [(d.code, d.printed) for d in renumbered] == [("1.2.3", "1.1.3")]


@pytest.mark.parametrize(("last", "printed"), [("2.4", []), ("2.5", ["2.5"]), ("1.2.4", ["1.1", "1.2", "1.3", "2.2"])])
def test_numbers_that_begin_anew_in_each_field_are_the_form_s(last: str, printed: list[str]) -> None:
    items, _ = row_items(
        grid_of(
            table(f"""
        STT | Chỉ tiêu                            | Đơn vị   | Số liệu
        I   | Công tác chỉ đạo điều hành CCHC     |          |
        1   | Kế hoạch CCHC                       |          |
        1.1 | Số nhiệm vụ đề ra trong kế hoạch    | Nhiệm vụ | 41
        1.2 | Số nhiệm vụ đã hoàn thành           | Nhiệm vụ | 12
        1.3 | Số văn bản chỉ đạo CCHC đã ban hành | Văn bản  | 7
        2   | Kiểm tra CCHC                       |          |
        2.2 | Số UBND cấp huyện đã kiểm tra       | Cơ quan, đơn vị | 4
        {last} | Số vấn đề phát hiện đã xử lý xong | Vấn đề   | 3
    """)
        ),
        FORM,
    )
    assert [d.printed for d in deviations(items, PL1, FORM) if d.kind == "renumbered"] == printed


def test_a_header_repeated_on_the_next_page_is_no_row() -> None:
    assert read("""
        STT    | Chỉ tiêu                          | Đơn vị tính | Số liệu
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch  | Nhiệm vụ    | 41
        STT    | Chỉ tiêu                          | Đơn vị tính | Số liệu
        1.1.2. | Số nhiệm vụ đã hoàn thành         | Nhiệm vụ    | 5
    """) == {"1.1.1": "41", "1.1.2": "5"}


def test_a_headerless_table_is_read_by_what_stands_in_it() -> None:
    assert read("""
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch  | Nhiệm vụ    | 41 |
        1.1.2. | Số nhiệm vụ đã hoàn thành         | Nhiệm vụ    | 5  |
        1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành | Văn bản   | 9  |
    """) == {"1.1.1": "41", "1.1.2": "5", "1.1.3": "9"}


NUMBERED = """
    STT    | Chỉ tiêu thống kê                        | Đơn vị tính | Số liệu
    1.1.1. | Số nhiệm vụ đề ra trong kế hoạch         | Nhiệm vụ | 41
    1.1.2. | Số nhiệm vụ đã hoàn thành                | Nhiệm vụ | 12
    1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành      | Văn bản  | 7
    1.2.1. | Số sở, ngành đã kiểm tra                 | Cơ quan, đơn vị |
    1.2.2. | Số UBND cấp huyện đã kiểm tra            | Cơ quan, đơn vị | 4
    {row}
    1.2.4. | Số vấn đề phát hiện đã xử lý xong        | Vấn đề   | 3
    2.1.   | Số VBQPPL đã ban hành/tham mưu ban hành  | Văn bản  | 2
    2.3.   | Số VBQPPL đã rà soát                     | Văn bản  | 5
"""


def test_a_number_tells_a_label_in_other_words_where_all_numbers_are_the_forms() -> None:
    row = "1.2.3. | Số tồn tại, vấn đề được phát hiện khi kiểm tra | Vấn đề | 9"
    assert read(NUMBERED.format(row=row))["1.2.3"] == "9"


def test_a_number_does_not_tell_another_row_or_one_that_says_no() -> None:
    for label in ("Số cây xanh trồng mới ở trụ sở", "Số vấn đề chưa phát hiện qua kiểm tra"):
        assert "1.2.3" not in read(NUMBERED.format(row=f"1.2.3. | {label} | Vấn đề | 9"))


def test_a_slip_that_looks_like_not_yet_without_its_marks_is_a_slip() -> None:
    assert "Số lượng công chức cấp xã đạt chuẩ theo quy định" not in {
        d.label_raw for d in row_drafts(row_items(grid_of(table("""
            STT | Nội dung | Số lượng
            1 | Số lượng công chức cấp xã đạt chuẩ theo quy định | 184
            2 | Số lượng cán bộ, cấp xã đạt chuẩn theo quy định | 190
        """)), FORM)[0], next(t for t in FORM.tables if t.id == "PL2.3b"), FORM) if d.indicator is None
    }  # fmt: skip


def test_numbers_that_are_not_the_forms_tell_nothing() -> None:
    row = "1.2.3. | Số tồn tại, vấn đề được phát hiện khi kiểm tra | Vấn đề | 9"
    other = NUMBERED.replace("1.1.", "1.5.").replace("2.1. ", "2.6. ").replace("2.3. ", "2.7. ")
    assert "1.2.3" not in read(other.format(row=row))


@pytest.mark.parametrize(
    ("form", "built"),
    [
        ("Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2", "Chưa = 0; Hoàn thành = 1"),
        ("0=Trực tuyến; 1=Phát phiếu; 2=Kết hợp", "0 = Chưa; 1 = Hoàn thành"),
    ],
)
def test_choices_listed_in_a_label_are_no_words_of_it(form: str, built: str) -> None:
    drawing = NUMBERED.format(row=f"1.4.2. | Hình thức khảo sát ({form}) | | 2") + (
        f"    7.1. | Cập nhật Kiến trúc chính quyền điện tử phiên bản 2.0 ({built}) | | 1\n"
    )
    found = read(drawing)
    assert (found["1.4.2"], found["7.1"]) == ("2", "1")


CHOSEN = NUMBERED.replace("    {row}\n", "").replace("    2.1. ", "    {row}\n    2.1. ")


@pytest.mark.parametrize("number", ["1.4.2.", ""])
@pytest.mark.parametrize(
    "choices",
    ["Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2", "0 = Trực tuyến 1 = Phát phiếu 2 = Kết hợp", "Kết hợp=2/Phát phiếu=1/Trực tuyến=0"],
)  # fmt: skip
def test_choices_that_one_indicator_alone_has_tell_a_label_in_other_words(number: str, choices: str) -> None:
    row = f"{number} | Hình thức đã lấy ý kiến khảo sát | {{}} | 2"
    assert read(CHOSEN.format(row=row.format(choices)))["1.4.2"] == "2"
    assert "1.4.2" not in read(CHOSEN.format(row=row.format("Chưa = 0; Hoàn thành = 1")))
    assert number or "1.4.2" not in read(CHOSEN.format(row=row.format("")))


def test_choices_in_an_office_s_own_words_speak_against_nothing() -> None:
    row = "1.4.2. | Hình thức khảo sát | Qua mạng = 0; Qua bưu điện = 1 | 1"
    assert read(CHOSEN.format(row=row))["1.4.2"] == "1"


def test_a_row_whose_words_may_head_columns_is_none_where_it_has_a_figure() -> None:
    assert read("""
        3.1.3  | Tổng số TTHC đang có hiệu lực | Thủ tục | 250
        3.1.3a | Số TTHC cấp tỉnh              | Thủ tục | 0
        3.1.3b | Số TTHC cấp huyện             | Thủ tục | 248
    """) == {"3.1.3": "250", "3.1.3a": "0", "3.1.3b": "248"}


def test_one_header_may_stand_over_numbers_and_labels() -> None:
    assert read("""
        Chỉ tiêu thống kê | <                                    | Số liệu | Đơn vị tính | Ghi chú
        1.1.1.            | Số nhiệm vụ đề ra trong kế hoạch     | 45      | Nhiệm vụ    |
        1.1.2.            | Số nhiệm vụ đã hoàn thành            | 9       | Nhiệm vụ    |
        1.1.3.            | Số văn bản chỉ đạo CCHC đã ban hành  | 7       | Văn bản     |
    """) == {"1.1.1": "45", "1.1.2": "9", "1.1.3": "7"}


def test_towns_and_their_quarters_are_units_of_their_levels() -> None:
    assert read("""
        STT    | Chỉ tiêu thống kê                                                  | Đơn vị tính | Số liệu
        3.4.2. | Tỷ lệ hồ sơ TTHC do UBND quận tiếp nhận được giải quyết đúng hạn   | %           | 99,86
        3.4.3. | Tỷ lệ hồ sơ TTHC do UBND phường tiếp nhận được giải quyết đúng hạn | %           | 100
    """) == {"3.4.2": "99,86", "3.4.3": "100"}


def test_rows_that_are_rates_have_their_figure_in_the_column_of_rates() -> None:
    assert read("""
        STT    | Chỉ tiêu                                                           | ĐVT      | Kết quả quý I | <         | Ghi chú
        ^      | ^                                                                  | ^        | Số lượng      | Tỷ lệ (%) | ^
        1.3.1. | Tổng số nhiệm vụ được giao                                         | Nhiệm vụ | 15            | 88        |
        1.3.2. | Số nhiệm vụ đã hoàn thành đúng hạn                                 | Nhiệm vụ |               | 53        |
        3.4.2. | Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn | %     | 2.773         | 99,82     |
        3.4.3. | Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn |          |               | 98,9      |
        7.8.3. | Tỷ lệ hồ sơ xử lý trực tuyến mức độ 3                              | %        | 46            |           |
    """) == {"1.3.1": "15", "1.3.2": "", "3.4.2": "99,82", "3.4.3": "98,9", "7.8.3": "46"}


@pytest.mark.parametrize("heading", ["Tỷ lệ (%)", "Tỷ lệ %", "%"])
def test_rates_beside_counts_and_rates_alike_set_both_against_another_period(heading: str) -> None:
    assert read(f"""
        STT    | Chỉ tiêu                                                              | ĐVT      | Quý trước | Quý này | Tăng, giảm | {heading}
        1.3.1. | Tổng số nhiệm vụ được giao                                            | Nhiệm vụ | 12        | 15      | +3         | 125
        1.3.2. | Số nhiệm vụ đã hoàn thành đúng hạn                                    | Nhiệm vụ | 11        | 9       | -2         | 81,8
        3.4.2. | Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn | %        | 99,1      | 99,82   | +0,72      | 100,7
        3.4.3. | Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn    | %        | 100       | 98,9    | -1,1       | 98,9
    """) == {"1.3.1": "15", "1.3.2": "9", "3.4.2": "99,82", "3.4.3": "98,9"}


@pytest.mark.parametrize("unit", ["Nhiệm vụ", "Cơ quan, đơn vị", "%", "người"])
def test_a_unit_that_was_pushed_into_the_column_of_figures_is_none(unit: str) -> None:
    assert read(f"""
        STT    | Chỉ tiêu thống kê                          | Đơn vị tính | Số liệu
        1.3.1. | Tổng số nhiệm vụ được giao                 | Nhiệm vụ    | 15
        1.3.2. | Số nhiệm vụ đã hoàn thành đúng hạn         |             | {unit}
        1.3.3. | Số nhiệm vụ đã hoàn thành nhưng quá hạn    | Nhiệm vụ    | 2
        1.4.1. | Số lượng phiếu khảo sát                    | Số lượng    | 7
    """) == {"1.3.1": "15", "1.3.3": "2", "1.4.1": "7"}


def test_a_figure_over_several_rows_is_none_of_one() -> None:
    assert read("""
        STT    | Chỉ tiêu thống kê                          | Đơn vị tính | Số liệu
        1.3.1. | Tổng số nhiệm vụ được giao                 | Nhiệm vụ    | 15
        1.3.2. | Số nhiệm vụ đã hoàn thành đúng hạn         | Nhiệm vụ    | 12
        1.3.3. | Số nhiệm vụ đã hoàn thành nhưng quá hạn    | Nhiệm vụ    | ^
        1.4.1. | Số lượng phiếu khảo sát                    | Số lượng    | 7
    """) == {
        "1.3.1": "15", "Số nhiệm vụ đã hoàn thành đúng hạn": "12", "Số nhiệm vụ đã hoàn thành nhưng quá hạn": "12", "1.4.1": "7",
    }  # fmt: skip


def test_a_label_cut_short_is_told_where_just_one_free_label_begins_so() -> None:
    drawing = """
        TT | Nội dung                                | ĐVT     | SL
        1  | Số nhiệm vụ theo kế hoạch CCHC          | Nhiệm vụ | 45
        2  | Số văn bản QPPL đã ban hành, tham mưu   | Văn bản | 3
        3  | Tổng số văn bản đi                      | {}      | 3.412
    """
    assert read(drawing.format("Văn bản")) == {"1.1.1": "45", "2.1": "3", "7.6.2": "3.412"}
    assert read(drawing.format("Thủ tục")) == {"1.1.1": "45", "2.1": "3", "Tổng số văn bản đi": "3.412"}
    assert "Tổng số" in read(drawing.format("Văn bản").replace("Tổng số văn bản đi", "Tổng số"))

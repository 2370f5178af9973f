"""Lines of an appendix as rows: put together where print wrapped them, taken apart where it ran them together."""

import pytest

from extract.document import Paragraph, Place
from normalize.report import Report
from normalize.reports import normalize
from normalize.typed_rows import TypedRow, typed_rows
from tests.drawn import document, table

HEAD = ("BÁO CÁO", "Công tác cải cách hành chính quý I năm 2021", "Kính gửi: Sở Nội vụ.")


def rows(*lines: str, page: int | None = 2) -> list[tuple[str, ...] | str | None]:
    """What lines of a page are read as: number, label, unit, value and note; others as they are."""
    blocks = [(n, Paragraph(text, Place(page=page, top=float(n)))) for n, text in enumerate(lines)]
    found = typed_rows(blocks)
    return [(r.number, r.label, r.unit, r.value, r.note) if isinstance(r, TypedRow) else r for r in found]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("1.1.1. Số nhiệm vụ đề ra: 26 nhiệm vụ", ("1.1.1.", "Số nhiệm vụ đề ra", "nhiệm vụ", "26", "")),
        ("- Số văn bản đi: 7 089 văn bản;", ("", "- Số văn bản đi", "văn bản", "7 089", "")),
        ("(1.1.1) Số nhiệm vụ đề ra: 26", ("(1.1.1)", "Số nhiệm vụ đề ra", "", "26", "")),
        ("- Số phòng: - Tăng (+), giảm (-): 2", ("", "- Số phòng: - Tăng (+), giảm (-)", "", "2", "")),
        ("- Số phòng tăng: -;", ("", "- Số phòng tăng", "", "-", "")),
        ("(a) Số phòng: 12;", ("(a)", "Số phòng", "", "12", "")),
        ("2) Tỷ lệ đúng hạn: 99,58 %", ("2)", "Tỷ lệ đúng hạn", "", "99,58 %", "")),
        ("+ Tăng/giảm so với kỳ trước: -2 người", ("", "+ Tăng/giảm so với kỳ trước", "người", "-2", "")),
        ("3. Số cơ quan tự chủ: 12/12 (đạt 100%).", ("3.", "Số cơ quan tự chủ", "", "12/12", "đạt 100%")),
        ("Họp trực tuyến. Liên thông 3 cấp: Từ tỉnh đến xã: 1", ("", "Họp trực tuyến. Liên thông 3 cấp: Từ tỉnh đến xã", "", "1", "")),
        ("6\tSố lượng cán bộ được đào tạo\t74", ("6", "Số lượng cán bộ được đào tạo", "", "74", "")),
        ("2.1\tSố đơn vị tự chủ\tĐơn vị\t5\tMới giao", ("2.1", "Số đơn vị tự chủ", "Đơn vị", "5", "Mới giao")),
        ("1. Số TTHC áp dụng ISO ............ 275", ("1.", "Số TTHC áp dụng ISO", "", "275", "")),
        ("- Số TTHC áp dụng ISO là 275 thủ tục.", ("", "- Số TTHC áp dụng ISO", "thủ tục", "275", "")),
        ("- Số xã - Tổng số – 12 xã", ("", "- Số xã - Tổng số", "xã", "12", "")),
        ("a) Số phòng = 12", ("a)", "Số phòng", "", "12", "")),
        ("1. Số vụ: 5 vụ, tăng 2 vụ so với quý trước;", ("1.", "Số vụ", "vụ", "5", "tăng 2 vụ so với quý trước")),
        ("Kế hoạch quý 1 - 3: 5 nhiệm vụ", "Kế hoạch quý 1 - 3: 5 nhiệm vụ"),
        ("1.5. Đối thoại (0 = Không; 1 = Có): 01", ("1.5.", "Đối thoại (0 = Không; 1 = Có)", "", "01", "")),
        ("1. Số TTHC (trong đó mới: 5): 12 thủ tục", ("1.", "Số TTHC (trong đó mới: 5)", "thủ tục", "12", "")),
        ("1. Số TTHC (chưa đóng ngoặc: 12", ("1.", "Số TTHC (chưa đóng ngoặc", "", "12", "")),
        ("104. Tổng số văn bản đi: 275", ("104.", "Tổng số văn bản đi", "", "275", "")),
        ("4.1. Cơ cấu tổ chức bộ máy", ("4.1.", "Cơ cấu tổ chức bộ máy", "", "", "")),
        ("Số liệu từ 01/01/2021 đến 31/03/2021", "Số liệu từ 01/01/2021 đến 31/03/2021"),
        ("Trong đó có: 3 xã: 2 phường", "Trong đó có: 3 xã: 2 phường"),
        ("Số đơn vị tự chủ\t5\t7", "Số đơn vị tự chủ 5 7"),
        ("Ngày họp: 15/03/2021", "Ngày họp: 15/03/2021"),
    ],
)  # fmt: skip
def test_a_line_is_a_row(line: str, row: tuple[str, ...] | str) -> None:
    assert rows(line) == [row]


def test_what_the_print_wrapped_is_put_together() -> None:
    read = rows(
        "5.1.1. Số cơ quan đã được phê duyệt vị trí việc làm: 12 cơ",
        "quan, đơn vị",
        "5.1.3. Số cơ quan có vi phạm phát hiện qua thanh tra:",
        "0 cơ quan, đơn vị",
        "7.2. Hệ thống họp trực tuyến. Liên thông 2 cấp: Từ UBND tỉnh đến",
        "100% UBND các huyện. Liên thông 3 cấp: Từ tỉnh đến xã:",
        "1",
        "6.2. Số đơn vị do Ủy ban nhân dân tỉnh, và",
        "Ủy ban nhân dân huyện giao tự chủ: 2 cơ quan, đơn vị",
        "Người lập biểu ký tên",
    )
    assert [r if isinstance(r, str) or r is None else (r[0], r[2], r[3]) for r in read] == [
        ("5.1.1.", "cơ quan, đơn vị", "12"),
        ("5.1.3.", "cơ quan, đơn vị", "0"),
        ("7.2.", "", "1"),
        ("6.2.", "cơ quan, đơn vị", "2"),
        "Người lập biểu ký tên",
    ]


def test_a_line_of_a_word_file_ends_with_its_paragraph() -> None:
    lines = ("1. Áp dụng ISO", "2. Số xã", "3. Tổ chức", "Số TTHC áp dụng theo tiêu chuẩn: 5 thủ tục")
    assert len(rows(*lines, page=None)) == 4


def test_two_rows_in_one_line_are_two() -> None:
    read = rows(
        "3.4.5. Tỷ lệ hồ sơ đúng hạn: 100 % 3.5. Vận hành Cổng dịch vụ công 3.5.1. Số TTHC tích hợp: 81 thủ tục"
    )
    assert [r[0] for r in read if isinstance(r, tuple)] == ["3.4.5.", "3.5.", "3.5.1."]
    read = rows("4.1.4b. Số đơn vị thuộc sở ....... 5 cơ quan 4.1.4c. Số đơn vị thuộc huyện ....... 303 cơ quan")
    assert [(r[0], r[3]) for r in read if isinstance(r, tuple)] == [
        ("4.1.4b.", "5 cơ quan"),
        ("4.1.4c.", "303 cơ quan"),
    ]


def test_lines_without_numbers_do_not_go_on_with_the_head_above_them() -> None:
    heads = ("1. Công tác chỉ đạo", "1.1. Kế hoạch", "1.2. Kiểm tra CCHC", "1.3. Nhiệm vụ được giao")
    read = rows("Số nhiệm vụ đã hoàn thành: 12", *heads, "Số sở, ngành đã kiểm tra: 12")
    assert read[-1] == ("", "Số sở, ngành đã kiểm tra", "", "12", "")


def test_a_table_whose_labels_end_as_lines_do_is_lines() -> None:
    apart = """
        7.8. Dịch vụ công trực tuyến                                        | <
        7.8.1. Số TTHC mức độ 3: 8 TTHC\\n7.8.2. Số TTHC mức độ 4: 5 TTHC  | <
        7.8.3. Tỷ lệ mức độ 3:                                              | 100 %
        7.8.4. Tỷ lệ mức độ 4                                               | ........ 90 %
        """
    found = [*typed_rows([(0, table(apart)), (1, table("Mức độ 3 | 100 %\nMức độ 4 | 90 %"))])]
    assert [r.value if isinstance(r, TypedRow) else r for r in found] == ["", "8", "5", "100 %", "90 %", None]


@pytest.mark.parametrize("header", ["STT | Nội dung\n", ""])
def test_a_table_with_labels_and_figures_in_one_cell_is_lines(header: str) -> None:
    drawn = table(f"""{header}
        1 | Cải cách tổ chức bộ máy
        1.1 | Số cơ quan chuyên môn cấp huyện: 12 cơ quan, đơn vị
          | Số xã: 17 xã
        1.2 | Số văn bản đã ban hành: 1.297
        1.3 | Số vấn đề phát hiện đã xử lý xong: vấn đề
    """)
    found = [r for r in typed_rows([(0, drawn)]) if isinstance(r, TypedRow) and r.value]
    assert [(r.number, r.value) for r in found] == [("1.1", "12"), ("", "17"), ("1.2", "1.297")]


@pytest.mark.parametrize("figure", ["", "12"])
def test_a_table_with_a_column_of_figures_is_no_lines(figure: str) -> None:
    lines = "\n".join(f"1.{n} | Số văn bản trong năm: {2020 + n} | {figure}" for n in range(4))
    assert (list(typed_rows([(0, table(lines))])) == [None]) is bool(figure)


def coded(report: Report) -> dict[str, str]:
    return {o.code: o.value_raw for o in report.observations if o.code}


LIST = (
    "Phụ lục {number}",
    "a) Số TTHC thuộc thẩm quyền giải quyết của cơ quan, đơn vị",
    "1. Số TTHC đang có hiệu lực: 303 thủ tục",
    "2. Số TTHC đã được công bố (trong kỳ báo cáo):",
    "- Tổng số: 24",
    "+ Số TTHC được công bố đúng thời gian quy định: 20",
    "+ Số TTHC được công bố chậm so với thời gian quy định: 4",
    "3. Số TTHC được giải quyết theo cơ chế một cửa: 1 287",
    "4. Số TTHC được giải quyết theo cơ chế một cửa liên thông:",
    "- Tổng số: 16",
    "+ Số TTHC liên thông ngang: 3",
    "+ Số TTHC liên thông dọc: 13",
    "6. Xây dựng, áp dụng Hệ thống quản lý chất lượng ISO 9001",
    "1. Số TTHC áp dụng theo tiêu chuẩn ISO 9001: 200",
    "2. Thống kê số lượng UBND cấp xã thực hiện ISO theo kế hoạch của UBND tỉnh: 6",
)
READ = {
    "PL2.1a.1": "303", "PL2.1a.2": "24", "PL2.1a.3": "20", "PL2.1a.4": "4", "PL2.1a.5": "1 287", "PL2.1a.6": "16",
    "PL2.1a.7": "3", "PL2.1a.8": "13", "PL2.6.1": "200", "PL2.6.2": "6",
}  # fmt: skip


@pytest.mark.parametrize("number", ["2", "số liệu"])
@pytest.mark.parametrize("typed", ["{0}: {1}", "{0}: {1} thủ tục, tăng 2 so với cùng kỳ", "{0} là {1}", "{0} - {1};"])
def test_items_belong_to_their_heads_and_titles_part_the_lists(number: str, typed: str) -> None:
    named = [line.format(number=number).rpartition(": ") for line in LIST]
    lines = [typed.format(label, figure.split(" thủ")[0]) if label else figure for label, _, figure in named]
    report = normalize(document(*HEAD, "Nơi nhận: Như trên", *lines), source_name="", sha256="0" * 64)
    assert coded(report) == READ


TREE = (
    "Phụ lục 2",
    "5. Kết quả ứng dụng CNTT và cung cấp dịch vụ công trực tuyến",
    "{0} Trao đổi văn bản giữa các cơ quan hành chính nhà nước:",
    "{1} Tổng số văn bản đi: 1.214 văn bản;",
    "{1} Trong đó:",
    "{2} Số văn bản giấy: 59 văn bản;",
    "{2} Số văn bản điện tử: 1.155 văn bản;",
    "{0} Dịch vụ công trực tuyến mức độ 3:",
    "{1} Tổng số TTHC đã cung cấp: 44 thủ tục;",
    "{1} Hồ sơ tiếp nhận:",
    "{2} Tổng số: 301 hồ sơ;",
    "{2} Tiếp nhận tại nơi giải quyết TTHC: 18 hồ sơ;",
    "{2} Tiếp nhận qua mạng: 283 hồ sơ;",
    "6. ISO 9001",
    "{0} Số TTHC áp dụng theo tiêu chuẩn ISO 9001: 91",
    "{0} Thống kê số lượng UBND cấp xã thực hiện ISO theo kế hoạch của UBND tỉnh: 7",
)
LEAVES = {
    "PL2.5.1": "1.214", "PL2.5.2": "59", "PL2.5.3": "1.155", "PL2.5.4": "44", "PL2.5.5": "301", "PL2.5.6": "18",
    "PL2.5.7": "283", "PL2.6.1": "91", "PL2.6.2": "7",
}  # fmt: skip


@pytest.mark.parametrize("signs", ["-+.", "-+*", "*-+", "+-*", "•-+", "•◦▪", "➢✓-"])
def test_the_signs_of_a_tree_of_lines_stand_as_this_list_has_them(signs: str) -> None:
    lines = [line.format(*signs) for line in TREE]
    report = normalize(document(*HEAD, "Nơi nhận: Như trên", *lines), source_name="", sha256="0" * 64)
    assert coded(report) == LEAVES


def test_a_list_in_the_narrative_is_no_appendix() -> None:
    body = document(*HEAD, *LIST[1:], "Nơi nhận: Như trên", "Phụ lục 2", table("""
        STT | Nội dung                                                         | Số lượng
        1   | Số lượng công chức cấp xã đạt chuẩn theo quy định                | 120
        2   | Số lượng cán bộ, cấp xã đạt chuẩn theo quy định                  | 95
        3   | Số cán bộ, công chức cấp xã được bồi dưỡng chuyên môn, nghiệp vụ | 41
        """))  # fmt: skip
    found = coded(normalize(body, source_name="", sha256="0" * 64))
    assert not [code for code in found if code.startswith(("PL2.1a", "PL2.6"))]
    assert found["PL2.3b.1"] == "120"


NOTED = """
    STT | Nội dung                                                         | Đơn vị tính | Số lượng | Ghi chú
    1   | Số lượng công chức cấp xã đạt chuẩn theo quy định                | Người       | 120      | tăng 2 so với cùng kỳ
    2   | Số lượng cán bộ, cấp xã đạt chuẩn theo quy định                  | Người       | 95       | giảm 3 so với kỳ trước
    3   | Số cán bộ, công chức cấp xã được bồi dưỡng chuyên môn, nghiệp vụ | Người       | 41       |
"""


def test_a_row_is_no_header_because_its_label_and_note_begin_as_headers_do() -> None:
    report = normalize(document(*HEAD, "Phụ lục 2", table(NOTED), *LIST[-3:]), source_name="", sha256="0" * 64)
    assert {c: v for c, v in coded(report).items() if "3b" in c} == {
        "PL2.3b.1": "120",
        "PL2.3b.2": "95",
        "PL2.3b.3": "41",
    }


WORK = (
    "1. Công tác chỉ đạo điều hành CCHC",
    "1.1. Kế hoạch CCHC",
    "1.1.1. Số nhiệm vụ đề ra trong kế hoạch: 26 nhiệm vụ",
    "1.1.2. Số nhiệm vụ đã hoàn thành: 14 nhiệm vụ",
    "1.2. Kiểm tra CCHC",
    "1.2.2. Số UBND cấp huyện đã kiểm tra: 1 cơ quan, đơn vị",
    "1.2.3. Số vấn đề phát hiện qua kiểm tra: 2 vấn đề",
    "6. Cải cách tài chính công",
    "6.2. Số đơn vị SNCL đã thực hiện tự chủ 100% chi thường xuyên (lũy kế đến thời điểm báo",
    "cáo): 3 cơ quan, đơn vị",
)


def test_groups_called_as_another_appendix_s_table_end_no_list() -> None:
    at = [Place(page=3, x0=50.0, top=20.0 * n, x1=500.0, bottom=20.0 * n + 12) for n in range(len(WORK) + 1)]
    lines = [Paragraph(text, place) for text, place in zip(("Phụ lục 1", *WORK), at, strict=True)]
    whole = document(*HEAD)
    blocks = (*whole.blocks, *lines)
    report = normalize(type(whole)("pdf", blocks), source_name="", sha256="0" * 64)
    assert coded(report) == {"1.1.1": "26", "1.1.2": "14", "1.2.2": "1", "1.2.3": "2", "6.2": "3"}
    place = {o.code: o.place for o in report.observations}
    assert place["6.2"].top == at[-1].top


@pytest.mark.parametrize("form", ["{n}\t{label}\t{unit}\t{figure}", "{n} {label}\t{figure}"])
def test_lines_of_tabulators_go_with_the_table_that_lacks_them(form: str) -> None:
    work = [
        ("1.1.1.", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "26"),
        ("1.1.2.", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "14"),
    ]
    laws = [("3.1.3a.", "Số TTHC cấp tỉnh", "Thủ tục", "2"), ("3.1.3b.", "Số TTHC cấp huyện", "Thủ tục", "5")]
    typed = [form.format(n=n, label=label, unit=unit, figure=figure) for n, label, unit, figure in (*work, *laws)]
    printed = table("""
        STT   | Chỉ tiêu                              | Đơn vị tính     | Số liệu
        1.2.2 | Số UBND cấp huyện đã kiểm tra         | Cơ quan, đơn vị | 1
        1.2.3 | Số vấn đề phát hiện qua kiểm tra      | Vấn đề          | 2
        3.1.1 | Số TTHC công bố mới                   | Thủ tục         | 4
        3.1.3b | Số TTHC cấp huyện                    | Thủ tục         |
        """)  # fmt: skip
    read = document(*HEAD, "Phụ lục 1", *typed[:2], "(Tiếp theo biểu)", printed, *typed[2:])
    found = coded(normalize(read, source_name="", sha256="0" * 64))
    assert {c: v for c, v in found.items() if v} == {
        "1.1.1": "26", "1.1.2": "14", "1.2.2": "1", "1.2.3": "2", "3.1.1": "4"
    }  # fmt: skip

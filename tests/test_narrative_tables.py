"""A table that an office puts into its narrative says what sentences would."""

import pytest

from normalize.form import load_form
from normalize.grid import grid_of
from normalize.narrative_tables import figures_said, rows_said, table_facts
from normalize.phrasings import load_phrasings
from normalize.reports import normalize
from normalize.retold import retold
from tests.drawn import document, table
from tests.test_shapes import TITLED

FORM = load_form()


def facts(drawing: str, title: str = "") -> dict[str, str]:
    """Code, without its `TM.`, → what is printed."""
    grid = grid_of(table(drawing))
    said = figures_said(grid, FORM, load_phrasings(), "2021")
    drafts = table_facts(grid, said, title, load_phrasings(), FORM, "2021") if said is not None else []
    return {d.indicator.code.removeprefix("TM."): d.value_raw for d in drafts if d.indicator}


def test_a_list_of_facts_is_read_row_by_row() -> None:
    said = facts("""
        STT | Nội dung                            | ĐVT     | Kết quả
        1   | Tổng số TTHC cấp huyện đang thực hiện | Thủ tục | 318
        2   | Mức độ 3                            | Thủ tục | 80
        3   | Mức độ 3                            | Hồ sơ   | 1.512
        4   | Phản ánh, kiến nghị đã tiếp nhận    |         | không""")
    assert said == {"tthc": "318", "md3": "80", "md3.hoso": "1.512", "pakn": "không"}


def test_rows_and_columns_say_a_cell_together() -> None:
    said = facts("""
        Nội dung                      | Mức độ 3 | Mức độ 4
        Số hồ sơ tiếp nhận trực tuyến | 370      | 301
        Số TTHC cung cấp              | 74       | 27""")
    assert said == {"md3.hoso": "370", "md4.hoso": "301", "md3": "74", "md4": "27"}


def test_a_cell_of_two_figures_states_both() -> None:
    said = facts("""
        Nội dung                        | Số liệu
        Biên chế hành chính giao/có mặt | 104/98
        Số ban ISO                      | 17""")
    assert said == {"bienche.giao": "104", "bienche.co": "98", "iso": "17"}


def test_a_row_that_names_nothing_counts_what_the_row_above_it_does() -> None:
    said = facts("""
        Tổng số TTHC cấp huyện        | 310
        - Mức độ 3                    | 70
        Số hồ sơ tiếp nhận trực tuyến | 700
        - Mức độ 3                    | 610""")
    assert said == {"tthc": "310", "md3": "70", "md3.hoso": "610"}


LEVELS = """
    Nội dung     | Mức độ 3 | Mức độ 4
    Tiếp nhận    | 610      | 90
    Đã giải quyết | 602     | 88"""


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Tình hình hồ sơ trực tuyến như sau:", {"md3.hoso": "610", "md4.hoso": "90"}),
        ("2. Cải cách thủ tục hành chính", {}),
        ("Cải cách thủ tục hành chính", {}),
        ("Công tác này được quan tâm đối với các thủ tục mức độ 3.", {}),
    ],
)
def test_the_line_above_a_table_may_say_what_it_counts_but_a_heading_does_not(title: str, said: dict[str, str]) -> None:
    assert facts(LEVELS, title) == said


def test_a_heading_says_what_a_table_is_about() -> None:
    rows = """
        Chỉ tiêu             | Số lượng
        Số TTHC đăng ký      | 62
        Số TTHC phát sinh    | 17
        Số hồ sơ trả kết quả | 145"""
    assert facts(rows, "2.3. Kết quả dịch vụ bưu chính công ích") == {
        "bcci.tthc": "62",
        "bcci.phatsinh": "17",
        "bcci.ketqua": "145",
    }
    assert "bcci.ketqua" not in facts(rows, "2.3. Kết quả")


def test_of_units_listed_only_their_total_is_the_districts() -> None:
    units = """
        Lĩnh vực | Mức độ 3 | Mức độ 4
        Đất đai  | 120      | 0
        Hộ tịch  | 80       | 44"""
    title = "Số hồ sơ tiếp nhận trực tuyến:"
    assert facts(units, title) == {}
    assert facts(f"{units}\n Tổng cộng | 200 | 44", title) == {"md3.hoso": "200", "md4.hoso": "44"}
    assert facts("Đơn vị | Hồ sơ mức độ 3\n Xã An Hòa | 45", title) == {}


def test_the_totals_row_is_the_districts_where_rows_are_parts() -> None:
    assert facts(
        """
        Cấp       | Số Ban ISO
        Cấp huyện | 1
        Cấp xã    | 14
        Tổng      | 15""",
        "Áp dụng ISO:",
    ) == {"iso": "15", "iso.xa": "14"}
    assert facts("""
        Đơn vị        | Số lượng | Tỷ lệ sử dụng chữ ký số
        Xã, thị trấn  | 14       | 92,8%
        Đơn vị khác   | 12       | 100%
        Toàn huyện    | 26       | 96,1%""") == {"chukyso": "96,1"}
    assert facts(
        """
        Phòng         | Số TTHC | Mức độ 3
        Phòng Tư pháp | 35      | 10
        Phòng TN&MT   | 60      | 20
        Cộng          | 95      | 30""",
        "Thống kê TTHC theo phòng:",
    ) == {"tthc": "95", "md3": "30"}


def test_a_table_of_staff_in_another_shape_is_read_by_its_words() -> None:
    staff = table("""
        STT | Đối tượng | Tổng số được giao | Tổng số hiện có | Chênh lệch
        I   | Biên chế công chức | 91 | 87 | -4
        II  | Hợp đồng lao động theo Nghị định 68 | 12 | 11 | -1
        III | Biên chế viên chức | 1.720 | 1.688 | -32
            | Tổng cộng | 1.823 | 1.786 | -37""")
    report = normalize(document(*FRONT[:2], staff, *END, table(TITLED, at=2)), source_name="a.docx", sha256="0" * 64)
    read = {o.code.removeprefix("TM."): o.value_raw for o in report.observations if o.code.startswith("TM.")}
    assert read == {
        "bienche.giao": "91",
        "bienche.co": "87",
        "hopdong.giao": "12",
        "hopdong.co": "11",
        "sunghiep.giao": "1.720",
        "sunghiep.co": "1.688",
        "bonhiem.lai": "02",
    }


STAFF = {
    "bienche.giao": "98",
    "bienche.co": "94",
    "hopdong.giao": "5",
    "hopdong.co": "4",
    "sunghiep.giao": "933",
    "sunghiep.co": "887",
}


@pytest.mark.parametrize(
    "drawing",
    [
        """
        Nội dung  | Khối hành chính | <                 | Khối sự nghiệp
        ^         | Biên chế        | Hợp đồng lao động | Biên chế
        Được giao | 98              | 5                 | 933
        Hiện có   | 94              | 4                 | 887""",
        """
        Chỉ số   | BC hành chính được giao | BC hành chính hiện có | HĐLĐ được giao | HĐLĐ hiện có | BC sự nghiệp được giao | BC sự nghiệp hiện có
        Số người | 98                      | 94                    | 5              | 4            | 933                    | 887""",
        """
        Được giao           | <                 | <                | Hiện có            | <                 | <
        Biên chế hành chính | Hợp đồng lao động | Biên chế sự nghiệp | Biên chế hành chính | Hợp đồng lao động | Biên chế sự nghiệp
        98                  | 5                 | 933              | 94                 | 4                 | 887""",
    ],
)
def test_a_table_of_staff_with_columns_much_like_the_forms_is_read_by_its_words(drawing: str) -> None:
    blocks = (*FRONT[:2], table(drawing), "Tinh thần phục vụ được nâng lên.", *END, table(TITLED, at=2))
    report = normalize(document(*blocks), source_name="a.docx", sha256="0" * 64)
    read = {o.code.removeprefix("TM."): o.value_raw for o in report.observations if o.code.startswith("TM.")}
    assert read == STAFF | {"bonhiem.lai": "02"}


def test_columns_of_other_times_and_plans_state_nothing_but_posts_given() -> None:
    assert facts("""
        Nội dung                | Năm 2020 | Năm 2021
        Số cơ quan chuyên môn   | 13       | 12""") == {"phong": "12"}
    assert facts("""
        Hình thức    | Kỳ trước | Kỳ này
        Bổ nhiệm mới | 3        | 5""") == {"bonhiem.moi": "5"}
    assert facts("""
        Nội dung        | Kế hoạch năm | Thực hiện
        TTHC mức độ 3   | 100          | 85""") == {"md3": "85"}
    assert facts("""
        Loại      | Chỉ tiêu giao | Thực hiện
        Viên chức | 1.402         | 1.377""") == {"sunghiep.giao": "1.402", "sunghiep.co": "1.377"}


def test_a_rate_may_have_its_sign_in_the_header() -> None:
    assert facts("""
        Cơ quan, đơn vị sử dụng | Tỷ lệ (%)
        Chữ ký số               | 96,5""") == {"chukyso": "96,5"}


def test_a_cell_may_be_a_sentence_about_its_row() -> None:
    said = facts("""
        Nội dung | Kết quả thực hiện
        Biên chế | Hành chính được giao 86, hiện có 80
        Kế hoạch CCHC | Đã ban hành, gồm 41 nhiệm vụ""")
    assert said == {"bienche.giao": "86", "bienche.co": "80", "nhiemvu": "41"}


NARRATIVE = """
    TT | Chỉ tiêu                                   | ĐVT     | Số lượng
    1  | Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI    | Thủ tục | 55
    2  | Số TTHC có phát sinh hồ sơ qua dịch vụ BCCI | Thủ tục | 26
    3  | Số hồ sơ trả kết quả qua dịch vụ BCCI      | Hồ sơ   | 51
"""
FRONT = ("BÁO CÁO", "Công tác cải cách hành chính quý I năm 2021", "Biên chế hành chính được giao 86, hiện có 80.")
END = ("Kết quả bổ nhiệm lại 02 công chức lãnh đạo.", "Nơi nhận:", "Phụ lục 2")


def test_a_table_of_the_narrative_takes_no_appendix_tables_place() -> None:
    inside, appendix = table(NARRATIVE, at=1), table(TITLED, at=2)
    report = normalize(document(*FRONT, inside, *END, appendix), source_name="a.docx", sha256="0" * 64)
    read = {o.code: (o.value_raw, o.place.location.split("/")[0]) for o in report.observations}
    assert read["TM.bcci.tthc"] == ("55", "table[1]")
    assert read["TM.bcci.phatsinh"] == ("26", "table[1]")
    assert read["TM.bcci.ketqua"] == ("51", "table[1]")
    assert read["PL2.1c.1"] == ("55", "table[2]")
    assert read["TM.bonhiem.lai"][0] == "02"  # what follows is narrative still
    said = [o for o in report.observations if o.code == "TM.bcci.tthc"]
    assert [(o.section, o.place.location, o.confidence) for o in said] == [("TM", "table[1]/row[2]/cell[4]", 0.9)]
    assert "BCCI | Thủ tục | 55" in said[0].quote


def said_of_rows(drawing: str, year: str = "2022-Q2") -> list[str]:
    said = figures_said(grid_of(table(drawing)), FORM, load_phrasings(), year) or ()
    return [s.sentence.text for s in rows_said(said, load_phrasings(), FORM)]


def test_cells_of_fields_of_work_say_what_their_rows_and_columns_are() -> None:
    assert said_of_rows("""
        STT | Lĩnh vực   | Tiếp nhận | Đã giải quyết
        1   | Đất đai    | 512       | 490
        2   | Chứng thực | 1.204     | 1.204""") == [
        "Lĩnh vực Đất đai: Tiếp nhận 512",
        "Lĩnh vực Đất đai: Đã giải quyết 490",
        "Lĩnh vực Chứng thực: Tiếp nhận 1.204",
        "Lĩnh vực Chứng thực: Đã giải quyết 1.204",
    ]


def test_other_rows_and_other_periods_say_nothing_of_fields_of_work() -> None:
    assert (
        said_of_rows("""
        Lĩnh vực     | Cùng kỳ năm 2021 | Đã giải quyết
        Đất đai      | 470              | 95,4%
        Phòng Nội vụ | 12               | 11""")
        == []
    )


def test_a_table_by_field_of_work_states_the_appendix_figures() -> None:
    grid = grid_of(
        table("""
        Lĩnh vực   | Tổng tiếp nhận | Đã giải quyết | Đang giải quyết
        Đất đai    | 512            | 490           | 22
        Chứng thực | 1.204          | 1.199         | 05""")
    )
    told = retold(
        rows_said(figures_said(grid, FORM, load_phrasings(), "2022-Q2") or (), load_phrasings(), FORM),
        FORM.id,
        "2022-Q2",
    )
    assert [(r.codes[0], str(r.figure.value), r.sure) for r in told] == [
        ("PL2.1b.1[dat-dai]", "512", False), ("PL2.1b.4[dat-dai]", "490", False), ("PL2.1b.7[dat-dai]", "22", False),
        ("PL2.1b.1[chung-thuc]", "1204", False), ("PL2.1b.4[chung-thuc]", "1199", False), ("PL2.1b.7[chung-thuc]", "5", False),
    ]  # fmt: skip

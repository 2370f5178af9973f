"""The narrative's facts: said in many ways, never taken from another year, plan or level."""

import pytest

from normalize.narrative import narrative_drafts
from normalize.phrasings import load_phrasings
from tests.drawn import paragraph

PHRASINGS = load_phrasings()


def facts(text: str, year: str = "2021") -> list[tuple[str, str]]:
    """(Code, value) of each fact, in order, the codes without their `TM.`."""
    drafts = narrative_drafts([paragraph(text)], PHRASINGS, year)
    return [(d.indicator.code.removeprefix("TM."), str(d.figure.value)) for d in drafts if d.indicator and d.figure]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ thủ tục gồm mức độ 2: 120 thủ tục; mức độ 3: 30 thủ tục; mức độ 4: 07 thủ tục.",
        "Trong đó có 120 thủ tục ở mức độ 2, 30 thủ tục thực hiện ở mức độ 3 và 07 thủ tục mức độ 4.",
        "Số TTHC cung cấp ở mức độ 2 là 120, mức độ 3 là 30 và mức độ 4 là 7.",
        "Đã triển khai 120 dịch vụ công mức độ 2, 30 dịch vụ công mức độ 3, 7 dịch vụ công mức độ 4.",
    ],
)
def test_levels_in_any_order(text: str) -> None:
    assert facts(text) == [("md2", "120"), ("md3", "30"), ("md4", "7")]


@pytest.mark.parametrize(
    "text",
    [
        "Đã tiếp nhận 45 hồ sơ phát sinh ở mức độ 3 và 12 hồ sơ ở mức độ 4.",
        "Số hồ sơ tiếp nhận trực tuyến mức độ 3 là 45 hồ sơ, mức độ 4 là 12 hồ sơ.",
        "Hồ sơ trực tuyến: mức độ 3: 45, mức độ 4: 12.",
    ],
)
def test_files_are_not_procedures(text: str) -> None:
    assert facts(text) == [("md3.hoso", "45"), ("md4.hoso", "12")]


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu cuối năm cung cấp 80 thủ tục mức độ 3, nâng tổng số lên 120 thủ tục.",
        "Năm 2020, huyện có 62 thủ tục ở mức độ 3.",
        "Cuối năm 2020 mới có 62 TTHC mức độ 3 và 13 TTHC mức độ 4.",
        "Riêng cấp xã đang thực hiện 131 TTHC, trong đó 7 TTHC mức độ 3.",
        "Dự kiến quý tới tiếp nhận 15 phản ánh, kiến nghị.",
        "Cung cấp dịch vụ công trực tuyến mức độ 3, 4 theo Quyết định số 15/QĐ-UBND ngày 03/02/2021.",
    ],
)
def test_other_years_plans_and_levels_are_left_out(text: str) -> None:
    assert facts(text) == []


def test_the_present_resumes_after_the_past() -> None:
    assert facts("Cuối năm 2020 có 62 thủ tục mức độ 3, đến nay có 75 thủ tục mức độ 3.") == [("md3", "75")]


def test_none_said_in_words_is_zero_with_its_quote() -> None:
    text = "Trong quý không tiếp nhận phản ánh, kiến nghị nào về quy định hành chính."
    draft = narrative_drafts([paragraph(text)], PHRASINGS, "2021")[0]
    assert draft.indicator is not None
    assert draft.figure is not None
    assert (draft.indicator.code, draft.figure.value, draft.quote) == ("TM.pakn", 0, text)


def test_post_office_figures() -> None:
    text = "Qua bưu chính công ích đã đăng ký 21 TTHC, có 02 TTHC phát sinh hồ sơ, trả kết quả 53 hồ sơ."
    assert facts(text) == [("bcci.tthc", "21"), ("bcci.phatsinh", "2"), ("bcci.ketqua", "53")]


def test_staff_in_a_sentence() -> None:
    text = (
        "Biên chế hành chính được giao 86 người, hiện có 84 người; hợp đồng lao động được giao 07, hiện có 06; "
        "biên chế sự nghiệp được giao 1.396 người, hiện có 1.359 người."
    )
    assert facts(text) == [
        ("bienche.giao", "86"),
        ("bienche.co", "84"),
        ("hopdong.giao", "7"),
        ("hopdong.co", "6"),
        ("sunghiep.giao", "1396"),
        ("sunghiep.co", "1359"),
    ]


def test_staff_with_the_noun_behind_the_figure() -> None:
    text = "Huyện được giao 91 biên chế công chức, 06 hợp đồng lao động và 1.020 biên chế viên chức."
    assert facts(text) == [("bienche.giao", "91"), ("hopdong.giao", "6"), ("sunghiep.giao", "1020")]


def test_self_financing_units_are_not_the_units_of_the_district() -> None:
    text = "Hiện 12/12 cơ quan hành chính và 9/9 xã, thị trấn thực hiện tự chủ; 31/33 đơn vị sự nghiệp tự chủ."
    assert facts(text) == [("tuchu.huyen", "12"), ("tuchu.xa", "9"), ("tuchu.sunghiep", "31")]
    assert facts("Huyện có 12 phòng chuyên môn và 06 đơn vị sự nghiệp công lập.") == [
        ("phong", "12"),
        ("dvsn", "6"),
    ]


def test_a_percentage_and_appointments() -> None:
    assert facts("Chữ ký số được dùng tại 95,5% cơ quan, đơn vị.") == [("chukyso", "95.5")]
    assert facts("Đã bổ nhiệm mới 03 và bổ nhiệm lại 02 lãnh đạo phòng.") == [
        ("bonhiem.moi", "3"),
        ("bonhiem.lai", "2"),
    ]


def test_numbers_of_documents_and_dates_are_no_figures() -> None:
    assert facts("Quyết định 15/QĐ-UBND ngày 12/01/2021 ban hành kế hoạch số 7/KH-UBND, iso 9001:2015.") == []


def test_a_growth_is_not_a_stock() -> None:
    assert facts("Tăng 12 thủ tục mức độ 3 so với quý trước.") == []


def test_a_hostile_sentence_ends() -> None:
    assert facts("mức độ 3 " * 3000 + "1") is not None

"""What the narrative counts besides the form's facts: a figure, its quote and a name that its own words propose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.drafts import Draft
from normalize.form import load_form
from normalize.narrative import narrative_drafts, stated_facts
from normalize.phrasings import load_phrasings
from normalize.proposals import proposed_drafts
from normalize.reports import normalize
from tests.drawn import document, paragraph, table

FORM, PHRASINGS = load_form(), load_phrasings()


def drafts(*lines: str) -> list[Draft]:
    paragraphs = [paragraph(line) for line in lines]
    return proposed_drafts(stated_facts(paragraphs, PHRASINGS, "2021"), paragraphs, FORM, "2021")


def counted(*lines: str) -> list[tuple[str, str]]:
    """(Proposed name, value) of each figure without a code."""
    return [(d.label_raw, str(d.figure.value) if d.figure else "") for d in drafts(*lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong quý, UBND huyện đã tiến hành 12 cuộc kiểm tra công vụ tại các xã.",
            [("Số cuộc kiểm tra công vụ đã tiến hành", "12")],
        ),
        (
            "Tổ chức 3 lớp tập huấn với 245 lượt người tham gia.",
            [("Số lớp tập huấn tổ chức", "3"), ("Số lượt người tham gia (lớp tập huấn tổ chức)", "245")],
        ),
        (
            "Đài Truyền thanh huyện đã phát 26 tin, bài, 12 chuyên mục về CCHC.",
            [
                ("Số tin, bài (Đài Truyền thanh huyện đã phát)", "26"),
                ("Số chuyên mục về CCHC (Đài Truyền thanh huyện đã phát)", "12"),
            ],
        ),
        (
            "Qua kiểm tra phát hiện 13 vấn đề, đã xử lý xong 11.",
            [("Số vấn đề kiểm tra phát hiện", "13"), ("Số vấn đề đã xử lý xong", "11")],
        ),
        (
            "Số người được tinh giản biên chế: 03 người (trong đó 02 viên chức giáo dục).",
            [
                ("Số người được tinh giản biên chế", "3"),
                ("Số viên chức giáo dục (số người được tinh giản biên chế)", "2"),
            ],
        ),
        (
            "Chi 45.000.000 đồng cho công tác tuyên truyền; 1,5 tỷ đồng mua sắm trang thiết bị.",
            [("Chi công tác tuyên truyền", "45000000"), ("Mua sắm trang thiết bị", "1500000000")],
        ),
        (
            "Hồ sơ đang giải quyết: 71 hồ sơ (trong hạn 70, quá hạn 01).",
            [
                ("Hồ sơ đang giải quyết", "71"),
                ("Hồ sơ đang giải quyết (trong hạn)", "70"),
                ("Hồ sơ đang giải quyết (quá hạn)", "1"),
            ],
        ),
        ("Đã cử 12 đồng chí đi học.", [("Số đồng chí đi học đã cử", "12")]),
        ("Sau sắp xếp, huyện giảm 02 đơn vị sự nghiệp.", [("Số đơn vị sự nghiệp giảm", "2")]),
        ("Khảo sát sự hài lòng, kết quả 492/500 phiếu hài lòng.", [("Số phiếu hài lòng", "492")]),
        (
            "Cấp xã hiện có 318 cán bộ, công chức và 204 người hoạt động không chuyên trách.",
            [("Số cán bộ, công chức (cấp xã)", "318"), ("Số người hoạt động không chuyên trách (cấp xã)", "204")],
        ),
    ],
)
def test_a_counted_thing_is_named_by_its_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ; Luật số 76/2015/QH13; Điều 5, khoản 2.",
        "Đạt 98% kế hoạch, tăng 2,5% so với kế hoạch.",
        "Thực hiện cơ chế 1 cửa liên thông; phương châm 4 tại chỗ.",
        "Làm việc từ 7 giờ 30 đến 11 giờ 30 phút các ngày thứ 2 đến thứ 6; rút ngắn 05 ngày.",
        "Tuyên truyền dịch vụ công trực tuyến mức độ 3,4.",
        "Cuộc cách mạng công nghiệp 4.0; Windows 10; đường dây nóng 0256.3875999.",
        "1. Công tác chỉ đạo, điều hành",
        "2. Cải cách thể chế",
        "Xếp thứ 5/11 huyện, thị xã, thành phố.",
        "Phấn đấu đến cuối năm mở 05 lớp tập huấn.",
        "Năm 2020, huyện đã mở 05 lớp tập huấn.",
        "Diện tích sàn 250 m2, cấp IV; trường THCS số 2, thôn 5.",
        "Đề án 06, Nghị định 68, hợp đồng 161.",
        "Trong giai đoạn 2021-2025; cuối tháng 3/2020; quý II/2021.",
    ],
)
def test_what_only_has_digits_counts_nothing(text: str) -> None:
    assert counted(text) == []


def test_what_the_form_asks_for_is_not_counted_again() -> None:
    text = "Biên chế hành chính được giao 86 người, hiện có 84 người; đã cử 12 người đi học."
    facts = [d.value_raw for d in narrative_drafts([paragraph(text)], PHRASINGS, "2021")]
    assert (facts, [value for _, value in counted(text)]) == (["86", "84"], ["12"])


@pytest.mark.parametrize("number", ["13 (mười ba)", "mười ba (13)", "mười ba"])
def test_a_number_in_words_is_one_figure(number: str) -> None:
    (draft,) = drafts(f"Đã tổ chức {number} cuộc kiểm tra tại các xã.")
    assert (draft.label_raw, f"{draft.figure.value}" if draft.figure else "") == ("Số cuộc kiểm tra đã tổ chức", "13")
    assert draft.value_raw in number


def test_money_stands_in_dong_with_its_quote() -> None:
    text = "Tổng kinh phí thực hiện là 1,2 tỷ đồng, trong đó ngân sách huyện 350 triệu đồng."
    found = [(d.label_raw, d.value_raw, str(d.figure and d.figure.value), d.unit, d.quote) for d in drafts(text)]
    assert found == [
        ("Tổng kinh phí thực hiện", "1,2 tỷ đồng", "1200000000", "đồng", text),
        ("Tổng kinh phí thực hiện (ngân sách huyện)", "350 triệu đồng", "350000000", "đồng", text),
    ]


@pytest.mark.parametrize(
    ("text", "note", "confidence"),
    [
        ("Trang thông tin có hơn 12.500 lượt truy cập.", "Con số ước chừng: hơn 12.500", 0.6),
        ("Đã cử khoảng 20 người đi học.", "Con số ước chừng: khoảng 20", 0.6),
        ("Thấp hơn 08 người so với kế hoạch.", "", 1.0),
        ("Trang thông tin có 12.500 lượt truy cập.", "", 1.0),
    ],
)
def test_about_so_much_says_so(text: str, note: str, confidence: float) -> None:
    (draft,) = drafts(text)
    assert draft.figure is not None
    assert (draft.note, draft.confidence) == (note, confidence)


def test_an_item_is_named_with_the_line_that_opens_its_list() -> None:
    assert counted("Kết quả kiểm tra công vụ:", "- 05 trường học;", "- 06 xã.") == [
        ("Số trường học (kết quả kiểm tra công vụ)", "5"),
        ("Số xã (kết quả kiểm tra công vụ)", "6"),
    ]


def test_what_stands_below_a_heading_of_plans_is_planned() -> None:
    lines = [
        "II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "Đã mở 02 lớp tập huấn.",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II",
        "1. Công tác tuyên truyền",
        "Mở 05 lớp tập huấn.",
        "IV. SỐ LIỆU KHÁC",
        "Đã mua 20 máy tính.",
    ]
    assert [value for _, value in counted(*lines)] == ["2", "20"]


def test_a_place_of_receipt_is_no_address_list() -> None:
    assert counted("Nơi nhận và trả kết quả đặt tại Bộ phận Một cửa.", "Đã mua 20 máy tính.") == [
        ("Số máy tính đã mua", "20")
    ]


def test_the_address_list_counts_nothing() -> None:
    assert counted("Đã mở 02 lớp tập huấn.", "Nơi nhận:", "- CT, 02 PCT UBND huyện;", "- Lưu: VT.") == [
        ("Số lớp tập huấn đã mở", "2")
    ]


def test_a_counted_thing_has_the_nearest_codes_and_its_place() -> None:
    (draft,) = drafts("UBND huyện đã ban hành 15 văn bản chỉ đạo CCHC.")
    assert draft.indicator is None
    assert (draft.section, draft.match.method, draft.unit) == ("TM", "counted", "văn bản")
    assert draft.match.candidates[0].code == "1.1.3"
    assert draft.place.location == "paragraph[1]"


def test_a_report_has_them_without_a_code() -> None:
    appendix = table("""
        STT    | Chỉ tiêu thống kê                    | Đơn vị tính | Số liệu
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch     | Nhiệm vụ    | 41
        1.1.2. | Số nhiệm vụ đã hoàn thành            | Nhiệm vụ    | 12
        1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành  | Văn bản     | 9
        2.1.   | Số VBQPPL đã ban hành/tham mưu ban hành | Văn bản  | 2
        2.3.   | Số VBQPPL đã rà soát                 | Văn bản     | 1
    """)
    blocks = (
        "ỦY BAN NHÂN DÂN HUYỆN BẾN HẢI", "Số: 45/BC-UBND", "BÁO CÁO",
        "Công tác cải cách hành chính quý II năm 2021", "I. CÔNG TÁC CHỈ ĐẠO",
        "Kế hoạch CCHC năm 2021 gồm 41 nhiệm vụ; đã tổ chức 12 cuộc kiểm tra.", "Phụ lục 1",
    )  # fmt: skip
    report = normalize(document(*blocks, appendix), source_name="bao cao.docx", sha256="ab" * 32)
    found = [(o.code, o.label, o.label_raw, o.value_raw, o.quote) for o in report.observations if o.section == "TM"]
    assert found == [
        ("TM.nhiemvu", "Số nhiệm vụ trong kế hoạch CCHC năm", "Kế hoạch CCHC năm 2021 gồm 41 nhiệm vụ", "41", blocks[5]),
        ("", "", "Số cuộc kiểm tra đã tổ chức", "12", blocks[5]),
    ]  # fmt: skip


THINGS = ("cuộc kiểm tra", "lớp tập huấn", "hội nghị giao ban", "chuyên mục", "phiếu khảo sát", "sáng kiến")


@given(st.lists(st.tuples(st.sampled_from(THINGS), st.integers(2, 9999)), min_size=1, max_size=5))
def test_every_counted_thing_of_a_sentence_comes_back(things: list[tuple[str, int]]) -> None:
    text = "Đã tổ chức " + "; đã tổ chức ".join(f"{n:,} {thing}".replace(",", ".") for thing, n in things) + "."
    assert counted(text) == [(f"Số {thing} đã tổ chức", str(n)) for thing, n in things]


@given(st.text(max_size=60), st.text(alphabet="0123456789 ,.;:()/-%tại có đã người xã", max_size=80))
def test_no_sentence_breaks_the_reader(before: str, behind: str) -> None:
    for draft in drafts(f"{before} 12 {behind}"):
        assert draft.value_raw in draft.quote
        assert draft.label_raw

"""What stands under a heading about the time to come is planned; it is told by its heading alone."""

import pytest

from extract.document import Paragraph, Place
from normalize.narrative import stated_facts
from normalize.phrasings import load_phrasings
from normalize.plans import headed, heading, without_longer, without_plans


def paragraphs(text: str) -> list[Paragraph]:
    return [Paragraph(line.strip(), Place()) for line in text.strip().splitlines()]


def kept(text: str, year: str = "") -> list[str]:
    return [p.text for p, _ in without_plans(headed(paragraphs(text), year), year)]


def stated(text: str, year: str) -> list[str]:
    """The figures of the facts that are left to the paragraphs."""
    lines = paragraphs(text)
    said = without_longer(list(stated_facts(lines, load_phrasings(), year)), headed(lines, year), year)
    return [s.sentence.text[c.start : c.end] for s in said for c in s.claims]


def test_a_part_about_plans_ends_with_the_next_part() -> None:
    assert kept("""
        II. KẾT QUẢ THỰC HIỆN
        1. Cải cách thể chế
        Đã ban hành 02 văn bản.
        III. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II
        1. Kiện toàn 05 ban ISO cấp xã.
        2. Cải cách thể chế
        Ban hành 03 văn bản.
        IV. KIẾN NGHỊ
        Đề nghị Sở Nội vụ hướng dẫn.
    """) == [
        "II. KẾT QUẢ THỰC HIỆN", "1. Cải cách thể chế", "Đã ban hành 02 văn bản.", "IV. KIẾN NGHỊ",
        "Đề nghị Sở Nội vụ hướng dẫn.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "III. Phương hướng, nhiệm vụ thời gian tới", "Phần III. NHIỆM VỤ TRỌNG TÂM QUÝ II/2021", "B. KẾ HOẠCH CÔNG TÁC QUÝ II",
        "4) Nhiệm vụ quý II năm 2021:", "PHƯƠNG HƯỚNG NHIỆM VỤ 6 THÁNG CUỐI NĂM", "V- Nhiệm vụ trong quý tới",
    ],
)  # fmt: skip
def test_headings_of_plans(line: str) -> None:
    assert kept(f"{line}\nKiện toàn 05 ban ISO.") == []


@pytest.mark.parametrize(
    "line",
    [
        "I. Kết quả thực hiện nhiệm vụ quý I và phương hướng quý II", "1.1. Kế hoạch CCHC", "1. Công tác xây dựng kế hoạch CCHC năm 2021",
        "Phương hướng thời gian tới là giữ 05 ban ISO.", "II. Đánh giá tình hình thực hiện nhiệm vụ trọng tâm",
    ],
)  # fmt: skip
def test_lines_that_head_no_plans(line: str) -> None:
    assert kept(f"{line}\nCó 05 ban ISO.") == [line, "Có 05 ban ISO."]


def test_a_lower_part_ends_with_the_next_number_of_its_kind_or_a_higher_one() -> None:
    assert kept("3. Nhiệm vụ trọng tâm quý II\n1. Một\n2. Hai\n4. Kiến nghị\nBa") == ["4. Kiến nghị", "Ba"]
    assert kept("3. Nhiệm vụ trọng tâm quý II\nMột\nIV. Đánh giá\nHai") == ["IV. Đánh giá", "Hai"]


def test_roman_numbers_count() -> None:
    found = [heading(Paragraph(f"{roman}. Phần", Place())) for roman in ("I", "IV", "IX", "XIV")]
    assert [h.number for h in found if h] == [1, 4, 9, 14]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("VI. QUÝ III", "2021-Q2"), ("5. Quý II/2023", "2023-Q1"), ("D. NĂM 2024", "2023-Q4"), ("Quý II:", "2022-Q1"),
        ("III. 6 THÁNG CUỐI NĂM", "2022-Q2"), ("4. Ba tháng cuối năm 2022", "2022-Q3"), ("C. QUÝ TỚI", "2022-Q3"),
        ("C. QUÝ I NĂM 2022", "2021-Q4"), ("IV. 6 THÁNG CUỐI NĂM 2022", "2022-H1"),
    ],
)  # fmt: skip
def test_headings_that_name_no_more_than_a_later_time(line: str, year: str) -> None:
    assert kept(f"I. KẾT QUẢ\n{line}\nCó 40 TTHC mức độ 4.", year) == ["I. KẾT QUẢ"]
    assert kept(f"1. Kết quả\n{line}\nCó 40 TTHC mức độ 4.", year) == ["1. Kết quả"]


def test_a_titles_lines_open_no_part() -> None:
    text = "BÁO CÁO\nQUÝ III NĂM 2022\nHuyện có 12 phòng chuyên môn."
    assert kept(text, "2022-Q2") == text.split("\n")


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("VI. QUÝ III", "2021-Q3"), ("VI. QUÝ II", "2021-Q3"), ("VI. QUÝ III", "2021-12M"), ("D. NĂM 2023", "2023-Q4"),
        ("III. 6 THÁNG CUỐI NĂM", "2022-Q4"), ("5. So với quý III", "2022-Q2"), ("D. NĂM 2022", "2023-Q1"),
        ("VI. QUÝ III", ""), ("VI. NĂM 2023", ""), ("Quý III bắt đầu thuận lợi.", "2021-Q2"),
    ],
)  # fmt: skip
def test_headings_that_name_the_reports_time_or_an_earlier_one(line: str, year: str) -> None:
    assert kept(f"{line}\nCó 40 TTHC mức độ 4.", year) == [line, "Có 40 TTHC mức độ 4."]


def test_what_a_part_about_the_year_says_again_is_of_the_year() -> None:
    own = "A. KẾT QUẢ QUÝ IV\nTiếp nhận 07 phản ánh, kiến nghị về TTHC. Bổ nhiệm mới 02 lãnh đạo phòng.\n"
    year = "B. KẾT QUẢ CẢ NĂM\nCả năm tiếp nhận 19 phản ánh, kiến nghị về TTHC; tiếp nhận 310 hồ sơ mức độ 4.\n"
    assert stated(own + year, "2022-Q4") == ["07", "02", "310"]
    assert stated(own + year, "2022-12M") == ["07", "02", "19", "310"]  # the report is about the year


def test_what_lasts_is_the_same_in_all_parts() -> None:
    own = "A. QUÝ IV\nHuyện có 12 phòng chuyên môn.\n"
    assert stated(f"{own}B. CẢ NĂM 2022\nHuyện có 13 phòng chuyên môn.", "2022-Q4") == ["12", "13"]


def test_a_part_about_the_year_is_read_where_none_names_the_reports_time() -> None:
    text = "I. KẾT QUẢ\nTiếp nhận 07 phản ánh về TTHC.\nII. TÌNH HÌNH CẢ NĂM\nTiếp nhận 19 phản ánh về TTHC."
    assert stated(text, "2022-Q4") == ["07", "19"]

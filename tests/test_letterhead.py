"""Who reports and when, from the letterhead; what is blank stays blank."""

from datetime import date

import pytest

from extract.read import read as read_file
from normalize.letterhead import body_text, read_letterhead
from normalize.sections import title_text
from tests.drawn import document, table
from tests.drawn_pdf import Drawing

HEAD = r"""
    ỦY BAN NHÂN DÂN\nHUYỆN BẾN HẢI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc
    Số: 45/BC-UBND | Bến Hải, ngày 05 tháng 04 năm 2021
"""
TITLE = ("BÁO CÁO", "Công tác cải cách hành chính quý I năm 2021", "Kính gửi: Sở Nội vụ tỉnh Trường An.")


def read(*blocks: object):
    """The letterhead of a document of these blocks."""
    found = document(*blocks)  # type: ignore[arg-type]
    return read_letterhead(found.blocks, body_text(found.blocks))


def test_a_letterhead_in_a_table() -> None:
    head = read(table(HEAD), *TITLE)
    assert head.org == "UBND huyện Bến Hải"
    assert head.org_code == "truong-an-huyen-ben-hai"
    assert (head.level, head.province) == ("district", "Trường An")
    assert (head.number, head.date) == ("45/BC-UBND", date(2021, 4, 5))


def test_a_letterhead_in_lines() -> None:
    head = read("ỦY BAN NHÂN DÂN", "THỊ XÃ AN LỘC", "Số: 7 /BC-UBND", "An Lộc, ngày 1 tháng 7 năm 2021", *TITLE)
    assert (head.org, head.number, head.date) == ("UBND thị xã An Lộc", "7/BC-UBND", date(2021, 7, 1))


def test_a_name_in_capitals_is_written_as_the_report_writes_it() -> None:
    head = read("ỦY BAN NHÂN DÂN HUYỆN KRÔNG PẮK", "BÁO CÁO", "UBND huyện Krông Pắk báo cáo như sau")
    assert head.org == "UBND huyện Krông Pắk"


def test_blank_number_and_date_are_not_invented() -> None:
    head = read(
        r"ỦY BAN NHÂN DÂN" + "\nHUYỆN BẾN HẢI",
        "Số:      /BC-UBND",
        "Bến Hải, ngày   tháng   năm 2021",
        *TITLE,
    )
    assert (head.number, head.date) == ("", None)


def test_a_letter_that_the_report_cites_is_not_its_own_number() -> None:
    head = read("UBND HUYỆN BẾN HẢI", *TITLE, "Thực hiện Công văn số 15/SNV-CCHC ngày 02 tháng 03 năm 2021")
    assert (head.number, head.date) == ("", None)


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def letterhead(office: str, number: str, day: str = "Bình Định, ngày 05 tháng 04 năm 2021") -> object:
    """A letterhead in two columns; `/` breaks a line of the office."""
    broken = office.replace(" / ", "\\n")
    return table(f"{broken} | {STATE}\\n{MOTTO}\n Số: {number} | {day}")


@pytest.mark.parametrize(
    ("office", "number", "org", "code"),
    [
        ("UBND TỈNH BÌNH ĐỊNH / SỞ NỘI VỤ", "45/BC-SNV", "Sở Nội vụ tỉnh Bình Định", "T52-so-noi-vu"),
        ("UBND TINH BINH DINH / SO NOI VU", "45/BC-SNV", "Sở Nội vụ tỉnh Bình Định", "T52-so-noi-vu"),
        ("UBND tỉnh Bình Định / Sở Y tế", "   /BC-SYT", "Sở Y tế tỉnh Bình Định", "T52-so-y-te"),
        ("SỞ TƯ PHÁP TỈNH BÌNH ĐỊNH", "45/BC-STP", "Sở Tư pháp tỉnh Bình Định", "T52-so-tu-phap"),
        (
            "UBND TỈNH BÌNH ĐỊNH / SỞ LAO ĐỘNG - / THƯƠNG BINH VÀ XÃ HỘI",
            "45/BC-SLĐTBXH",
            "Sở Lao động - Thương binh và Xã hội tỉnh Bình Định",
            "T52-so-lao-dong-thuong-binh-va-xa-hoi",
        ),
        ("UBND TỈNH BÌNH ĐỊNH / THANH TRA TỈNH", "45/BC-TTr", "Thanh tra tỉnh Bình Định", "T52-thanh-tra"),
        (
            "UBND TỈNH BÌNH ĐỊNH / SỞ NỘI VỤ / CHI CỤC VĂN THƯ - LƯU TRỮ",
            "45/BC-CCVTLT",
            "Chi cục Văn thư - Lưu trữ tỉnh Bình Định",
            "T52-chi-cuc-van-thu-luu-tru",
        ),
        (
            "ỦY BAN NHÂN DÂN / THÀNH PHỐ HỒ CHÍ MINH / SỞ NỘI VỤ",
            "45/BC-SNV",
            "Sở Nội vụ thành phố Hồ Chí Minh",
            "T79-so-noi-vu",
        ),
        ("UBND TỈNH BÌNH ĐỊNH / UBND HUYỆN AN LÃO", "45/BC-UBND", "UBND huyện An Lão", "H542"),
        ("TỈNH BÌNH ĐỊNH / UBND HUYỆN AN LÃO / PHÒNG NỘI VỤ", "45/BC-PNV", "Phòng Nội vụ huyện An Lão", "H542-phong-noi-vu"),
        (
            "TỈNH BÌNH ĐỊNH / VĂN PHÒNG HĐND VÀ UBND / HUYỆN AN LÃO",
            "45/BC-VP",
            "Văn phòng HĐND và UBND huyện An Lão",
            "H542-van-phong-hdnd-va-ubnd",
        ),
        (
            "TỈNH BÌNH ĐỊNH / VĂN PHÒNG HĐND&UBND HUYỆN AN LÃO",
            "45/BC-VP",
            "Văn phòng HĐND và UBND huyện An Lão",
            "H542-van-phong-hdnd-va-ubnd",
        ),
        ("TỈNH BÌNH ĐỊNH / UBND HUYỆN AN LÃO / PHÒNG KIỂM LÂM", "2/BC-PKL", "Phòng Kiểm lâm huyện An Lão", "H542-phong-kiem-lam"),
    ],
)  # fmt: skip
def test_the_department_that_issues_a_report_is_its_organisation(office: str, number: str, org: str, code: str) -> None:
    head = read(letterhead(office, number), *TITLE[:2])
    assert (head.org, head.org_code) == (org, code)


def test_a_number_of_the_committee_is_the_committees_whoever_stands_above_it() -> None:
    office = "TỈNH BÌNH ĐỊNH / UBND HUYỆN AN LÃO / VĂN PHÒNG HĐND VÀ UBND"
    for number in ("45/BC-UBND", "      /BC-UBND", "…/BC-UBND"):
        assert read(letterhead(office, number), *TITLE[:2]).org == "UBND huyện An Lão"


def test_two_departments_of_a_province_are_two_organisations() -> None:
    codes = {
        read(letterhead(f"UBND TỈNH BÌNH ĐỊNH / {name}", "45/BC-X"), *TITLE[:2]).org_code
        for name in ("SỞ NỘI VỤ", "SỞ TƯ PHÁP", "SỞ ĐỊA CHÍNH")
    }
    assert codes == {"T52-so-noi-vu", "T52-so-tu-phap", "T52-so-dia-chinh"}


@pytest.mark.parametrize(
    "line", ["Ban hành các văn bản chỉ đạo", "SỐ LIỆU CẢI CÁCH HÀNH CHÍNH", "Phòng, chống dịch bệnh", "Trường hợp khác"]
)
def test_other_lines_are_no_departments(line: str) -> None:
    assert read("TỈNH BÌNH ĐỊNH", "UBND HUYỆN AN LÃO", line, *TITLE[:2]).org == "UBND huyện An Lão"


def test_an_addressee_above_the_title_is_not_the_issuer() -> None:
    head = read("UBND HUYỆN AN LÃO", "Kính gửi: - Sở Nội vụ", "Sở Tư pháp", "BÁO CÁO", "Công tác CCHC tỉnh Bình Định")
    assert head.org == "UBND huyện An Lão"


@pytest.mark.parametrize(
    "lines",
    [
        ("ỦY BAN", "NHÂN DÂN", "HUYỆN AN LÃO"),
        ("ỦY BAN\nNHÂN DÂN\nHUYỆN AN LÃO",),
        (f"ỦY BAN {STATE}", f"NHÂN DÂN HUYỆN AN LÃO {MOTTO}"),
        (f"ỦY BAN NHÂN DÂN HUYỆN {STATE}", f"AN LÃO {MOTTO}"),
        (f"UY BAN NHAN DAN {STATE}", f"HUYEN AN LAO {MOTTO}"),
        ("UBND HUYỆN AN LÃO", STATE.upper(), MOTTO.upper()),
        ("Uỷ ban nhân dân huyện An Lão",),
        (STATE[:-4], "ỦY BAN NHÂN DÂN", STATE[-3:], "HUYỆN AN LÃO", MOTTO),
        (f"ỦY BAN NHÂN DÂN {STATE[:-8]}", f"HUYỆN AN LÃO {STATE[-8:]}", MOTTO),
        (f"ỦY BAN NHÂN DÂN {STATE}", MOTTO[:-11], "HUYỆN AN LÃO", MOTTO[-9:]),
    ],
)
def test_a_committee_whose_name_is_broken_or_in_two_columns(lines: tuple[str, ...]) -> None:
    head = read("TỈNH BÌNH ĐỊNH", *lines, "Số: 45/BC-UBND", *TITLE[:2])
    assert (head.org, head.org_code) == ("UBND huyện An Lão", "H542")


def test_a_unit_whose_name_ends_on_the_states_last_word() -> None:
    head = read(STATE[:-4], "ỦY BAN NHÂN DÂN", "HUYỆN BẾN NAM", STATE[-3:], MOTTO, *TITLE)
    assert head.org == "UBND huyện Bến Nam"


@pytest.mark.parametrize(
    ("lines", "org", "above"),
    [
        (("HUYỆN AN LÃO", "ỦY BAN NHÂN DÂN XÃ AN HÒA"), "UBND xã An Hòa", "X21628"),
        (("UBND HUYỆN AN LÃO", "UBND XÃ AN HÒA"), "UBND xã An Hòa", "X21628"),
        (("UBND QUẬN 10", "ỦY BAN NHÂN DÂN", "PHƯỜNG 5"), "UBND phường 5", "quan-10"),
        (("UBND HUYỆN BẾN HẢI", "VĂN PHÒNG UBND XÃ ĐỒI THÔNG"), "Văn phòng UBND xã Đồi Thông", "huyen-ben-hai"),
    ],
)
def test_a_communes_letterhead(lines: tuple[str, ...], org: str, above: str) -> None:
    head = read(*lines, "Số: 45/BC-VP" if "VĂN" in lines[-1] else "Số: 45/BC-UBND", *TITLE[:2])
    assert (head.org, head.level) == (org, "commune")
    assert above in head.org_code


@pytest.mark.parametrize(
    "day",
    [
        "Bến Hải, ngày 05 tháng 04 năm 2021",
        "Bến Hải, ngày … tháng 04 năm 2021",
        "Ben Hai, ngay 05 thang 04 nam 2021",
        "Huyện Bến Hải, ngày     tháng      năm 2021",
    ],
)
def test_a_date_at_the_left_right_above_the_title_is_not_part_of_it(day: str) -> None:
    drawing = Drawing()
    for n, text in enumerate(("UBND HUYỆN BẾN HẢI", "Số: 45/BC-UBND", day, "BÁO CÁO", "CÔNG TÁC CCHC QUÝ I/2021")):
        drawing.text(80, 80 + 14 * n, text)
    found = read_file(drawing.data())
    assert title_text(found.blocks) == "BÁO CÁO CÔNG TÁC CCHC QUÝ I/2021"
    assert read_letterhead(found.blocks, "").org == "UBND huyện Bến Hải"

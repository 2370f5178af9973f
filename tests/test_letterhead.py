"""Who reports and when, from the letterhead; what is blank stays blank."""

from datetime import date

from normalize.letterhead import body_text, read_letterhead
from tests.drawn import document, table

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

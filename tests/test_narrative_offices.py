"""How offices word the facts in their own reports: breaks of lines and pages, shares in brackets, ratios, traps."""

import pytest

from extract.document import Paragraph, Place
from normalize.narrative import narrative_drafts
from normalize.phrasings import load_phrasings
from tests.narrated import facts

STAFF = "Biên chế hành chính được giao 120 biên chế, hợp đồng lao động được giao {n} người; hiện có 118 biên chế."


BCCI = [("bcci.ketqua", "23"), ("bcci.phatsinh", "11"), ("bcci.tthc", "21")]


@pytest.mark.parametrize("n", [3, 7, 12])
def test_posts_and_contracts_side_by_side_are_no_joint_number_where_each_has_its_own(n: int) -> None:
    assert facts(STAFF.format(n=n)) == [("bienche.giao", "120"), ("hopdong.giao", f"{n}"), ("bienche.co", "118")]


def test_a_sentence_goes_on_in_the_next_paragraph() -> None:
    broken = (
        "Tiếp tục duy trì, nâng cao chất lượng đội ngũ. Biên chế sự nghiệp được",
        "giao 597 người, hiện có 557 người.",
    )
    assert facts(*broken) == [("sunghiep.giao", "597"), ("sunghiep.co", "557")]
    whole = (
        "Tiếp tục duy trì, nâng cao chất lượng đội ngũ. Biên chế sự nghiệp được.",
        "Giao 597 người, hiện có 557 người.",
    )
    assert facts(*whole) == []


def test_the_pieces_of_a_broken_sentence_keep_their_places() -> None:
    lines = (
        "Phần mềm văn phòng điện tử được 97% cơ quan, đơn vị sử dụng; 92% cơ quan,",
        "đơn vị",
        "đã sử dụng chữ ký số.",
    )
    said = [Paragraph(text, Place(page=n)) for n, text in enumerate(lines, start=1)]
    read = {
        d.indicator.code: (d.value_raw, d.place.page, d.quote)
        for d in narrative_drafts(said, load_phrasings(), "2021")
        if d.indicator
    }
    assert read == {"TM.vpdt": ("97", 1, lines[0]), "TM.chukyso": ("92", 1, lines[0])}


def test_a_line_broken_inside_a_paragraph_breaks_no_sentence() -> None:
    assert facts("Tổng số TTHC đang thực hiện\ntại cấp huyện là 354\nthủ tục.") == [("tthc", "354")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hiện có 1,384/1,413 biên chế sự nghiệp được giao.", [("sunghiep.co", "1384"), ("sunghiep.giao", "1413")]),
        ("Hiện có 2 384/2 413 biên chế sự nghiệp được giao.", [("sunghiep.co", "2384"), ("sunghiep.giao", "2413")]),
        ("Toàn bộ cơ quan, đơn vị (98%) sử dụng văn phòng điện tử và chữ ký số.", [("vpdt", "98"), ("chukyso", "98")]),
        (
            "Có 30/32 cơ quan, đơn vị (đạt 93,8%) khai thác, sử dụng văn phòng điện tử; 28/32 đơn vị (87,5%) đã ký số văn bản.",
            [("vpdt", "93.8"), ("chukyso", "87.5")],
        ),
        (
            "Đến nay 99% đơn vị trên địa bàn sử dụng văn phòng điện tử, 97% đơn vị sử dụng chữ ký số.",
            [("vpdt", "99"), ("chukyso", "97")],
        ),
        (
            "Kế hoạch CCHC năm 2021 gồm 06 nội dung lớn (lĩnh vực) và 57 nhiệm vụ.",
            [("linhvuc", "6"), ("nhiemvu", "57")],
        ),
        (
            "Đã ban hành kế hoạch CCHC. Cả 07 lĩnh vực đều có nhiệm vụ, nhiều nhất là lĩnh vực TTHC với 9 nhiệm vụ; cộng chung 38 nhiệm vụ.",
            [("linhvuc", "7"), ("nhiemvu", "38")],
        ),
        ("Không có tổ chức, công dân phản ánh, kiến nghị về TTHC trong quý.", [("pakn", "0")]),
        (
            "DVCTT: MĐ3 có 88 thủ tục, phát sinh 412 HS; MĐ4 có 21 thủ tục.",
            [("md3", "88"), ("md3.hoso", "412"), ("md4", "21")],
        ),
        ("Cả 351/351 TTHC cấp huyện đạt mức độ 2 trở lên, 93 TTHC ở mức độ 3.", [("tthc", "351"), ("md3", "93")]),
        (
            "Hồ sơ mức độ 3 chiếm 12% (tức 455 hồ sơ), mức độ 4 chiếm 3% (tức 114 hồ sơ).",
            [("md3.hoso", "455"), ("md4.hoso", "114")],
        ),
        (
            "Ở mức độ 3 và mức độ 4 lần lượt có 101 và 44 TTHC; hồ sơ tiếp nhận lần lượt là 877 và 240.",
            [("md3", "101"), ("md4", "44"), ("md3.hoso", "877"), ("md4.hoso", "240")],
        ),
        (
            "Đã có 82 và 34 thủ tục lần lượt ở mức độ 3 và mức độ 4, bên cạnh 205 thủ tục ở mức độ 2.",
            [("md3", "82"), ("md4", "34"), ("md2", "205")],
        ),
        ("Mới có 23 hồ sơ trả kết quả qua BCCI, phát sinh tại 11/21 TTHC đã đăng ký.", BCCI),
        ("Mới có 23 hồ sơ trả kết quả qua BCCI phát sinh tại 11/21 TTHC đã đăng ký.", BCCI),
        ("Số TTHC mức độ 3/mức độ 4: 90/25.", [("md3", "90"), ("md4", "25")]),
        (
            "Hiện có 84 TTHC mức độ 3, 27 TTHC mức độ 4. Số hồ sơ phát sinh tương ứng là 920 hồ sơ và 143 hồ sơ.",
            [("md3", "84"), ("md4", "27"), ("md3.hoso", "920"), ("md4.hoso", "143")],
        ),
        (
            "Hồ sơ mức độ 4 còn ít: trong 1.310 hồ sơ trực tuyến chỉ có 96 hồ sơ mức độ 4.",
            [("md4.hoso", "96")],
        ),
        (
            "Kế hoạch CCHC năm 2021 của huyện Chư Sê (ngày 08/01/2021) đề ra 31 nhiệm vụ trên 07 lĩnh vực.",
            [("nhiemvu", "31"), ("linhvuc", "7")],
        ),
        (
            "Huyện có 12 phòng chuyên môn với 82 biên chế được giao, đã có mặt 78 người.",
            [("phong", "12"), ("bienche.giao", "82"), ("bienche.co", "78")],
        ),
        ("Năm 2019 huyện có 350 TTHC; năm 2020 có 341 TTHC; năm 2021 có 329 TTHC.", [("tthc", "329")]),
        (
            "Kế hoạch CCHC năm 2021 có 30 nhiệm vụ, trong đó 08 nhiệm vụ hoàn thành, 22 nhiệm vụ thường xuyên.",
            [("nhiemvu", "30")],
        ),
        ("Trên tổng số 40 nhiệm vụ theo Kế hoạch CCHC đã triển khai 31 nhiệm vụ, đạt 77,5%.", [("nhiemvu", "40")]),
        (
            "Tổng biên chế hành chính là 86 biên chế (trong đó 02 biên chế dự phòng), đã sử dụng 81 biên chế.",
            [("bienche.giao", "86"), ("bienche.co", "81")],
        ),
        (
            "Biên chế công chức tỉnh giao 2021: 100; thực hiện đến 31/3: 94.",
            [("bienche.giao", "100"), ("bienche.co", "94")],
        ),
        (
            "Số cán bộ, công chức hiện có của huyện là 87 người/90 biên chế.",
            [("bienche.co", "87"), ("bienche.giao", "90")],
        ),
        (
            "Công chức được giao 90, hiện có 85; viên chức 900, hiện có 880; hợp đồng 9, hiện có 8.",
            [
                ("bienche.giao", "90"),
                ("bienche.co", "85"),
                ("sunghiep.giao", "900"),
                ("sunghiep.co", "880"),
                ("hopdong.giao", "9"),
                ("hopdong.co", "8"),
            ],
        ),
        (
            "Tiếp nhận mức độ 3: 905 hồ sơ, đã giải quyết 890 hồ sơ; mức độ 4: 71 hồ sơ, đã giải quyết 70 hồ sơ.",
            [("md3.hoso", "905"), ("md4.hoso", "71")],
        ),
        (
            "Trong số 90 TTHC đăng ký qua bưu chính công ích mới phát sinh hồ sơ ở 15 TTHC.",
            [("bcci.tthc", "90"), ("bcci.phatsinh", "15")],
        ),
        (
            "Giao 85 biên chế công chức, 06 HĐLĐ và 1.290 người làm việc trong các ĐVSN; số có mặt tương ứng 81, 06 và 1.255.",
            [
                ("bienche.giao", "85"),
                ("hopdong.giao", "6"),
                ("sunghiep.giao", "1290"),
                ("bienche.co", "81"),
                ("hopdong.co", "6"),
                ("sunghiep.co", "1255"),
            ],
        ),
        (
            "Có 48 thủ tục gửi qua bưu chính công ích trên tổng số 120 thủ tục đã công khai thực hiện qua dịch vụ này.",
            [("bcci.tthc", "120")],
        ),
        ("HĐ theo NĐ 68 được giao: 12; đã thực hiện: 11.", [("hopdong.giao", "12"), ("hopdong.co", "11")]),
    ],
)
def test_what_offices_write_is_read(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kế hoạch CCHC của tỉnh năm 2021 gồm 60 nhiệm vụ thuộc 07 lĩnh vực.", []),
        (
            "Bám sát Kế hoạch CCHC của tỉnh (gồm 55 nhiệm vụ), huyện đề ra 33 nhiệm vụ trong Kế hoạch CCHC.",
            [("nhiemvu", "33")],
        ),
        ("Có 06 sáng kiến CCHC thuộc 04 lĩnh vực được công nhận.", []),
        ("Hội nghị sơ kết có 12 phòng, 06 đơn vị sự nghiệp và 14 xã tham dự.", []),
        ("Đã tổ chức tập huấn sử dụng chữ ký số cho 85 cán bộ, công chức của huyện.", []),
        ("Đến hạn bổ nhiệm lại trong năm có 06 đồng chí, huyện đã bổ nhiệm lại 02 đồng chí.", [("bonhiem.lai", "2")]),
        ("Tổng hợp cả huyện và xã có 460 TTHC; trong đó của huyện 320, của xã 140.", [("tthc", "320")]),
        ("Huyện ủy và các đoàn thể được giao 48 biên chế, hiện có 46 người.", []),
        ("Trường THCS thị trấn được giao 42 biên chế, hiện có 40 người.", []),
        ("Sở Nội vụ có 8 phòng chuyên môn, đã hướng dẫn huyện sắp xếp bộ máy.", []),
        ("Đã tuyển dụng 03 công chức, 25 viên chức; nghỉ hưu 06 công chức.", []),
        ("Thực hiện chuyển đổi vị trí công tác đối với 08 công chức, 12 viên chức.", []),
        ("Trong số hồ sơ trễ hạn, mức độ 3 có 12 hồ sơ, mức độ 4 có 02 hồ sơ.", []),
        ("Thanh toán trực tuyến qua Cổng DVC: mức độ 3 có 15 giao dịch, mức độ 4 có 07 giao dịch.", []),
        ("Ngoài ra, 05 hội có tính chất đặc thù được giao 11 biên chế.", []),
        ("Kế hoạch CCHC giai đoạn 2021-2025 của huyện dự thảo 9 lĩnh vực, 70 nhiệm vụ.", []),
        (
            "Kế hoạch CCHC giai đoạn 2021-2025 được ban hành; Kế hoạch CCHC năm 2021 có 70 nhiệm vụ.",
            [("nhiemvu", "70")],
        ),
        ("Đoàn kiểm tra đánh giá ISO tại 04 xã, 02 phòng.", []),
        ("Kế hoạch CCHC năm 2021 gồm 47 nhiệm vụ, giao 13 phòng, ban chủ trì.", [("nhiemvu", "47")]),
        ("Phòng Giáo dục và Đào tạo quản lý 45 đơn vị sự nghiệp với 1.450 biên chế.", []),
        ("Lĩnh vực Tư pháp: tiếp nhận 210 hồ sơ mức độ 3, 12 hồ sơ mức độ 4.", []),
        ("Còn 03 xã chưa có Ban ISO.", []),
        ("Mỗi đơn vị được giao từ 18 đến 22 biên chế.", []),
        ("Quý I/2020 tiếp nhận 320 hồ sơ mức độ 3; quý I/2021 tiếp nhận 505 hồ sơ mức độ 3.", [("md3.hoso", "505")]),
        ("Trước sắp xếp có 15 cơ quan chuyên môn, nay còn 13 cơ quan.", [("phong", "13")]),
    ],
)
def test_figures_of_others_and_of_other_things_state_nothing(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said

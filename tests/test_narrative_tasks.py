"""Tasks of the year's plan and of a part of it, done or to be done; other wholes whose parts alone name the matter."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    # all tasks of the plan, though they are said to be carried out
    ("Huyện đang triển khai 44 nhiệm vụ cải cách hành chính, chia thành 6 lĩnh vực.", "2023", "nhiemvu 44 linhvuc 6"),
    (
        "UBND huyện đã triển khai 44 nhiệm vụ trên 6 lĩnh vực theo Kế hoạch số 11/KH-UBND ngày 05/01/2023.",
        "2023",
        "nhiemvu 44 linhvuc 6",
    ),
    ("Đến nay huyện đang thực hiện 12 nhiệm vụ của Kế hoạch cải cách hành chính.", "2023", ""),
    (
        "Kế hoạch CCHC có 44 nhiệm vụ thuộc 6 lĩnh vực; đã triển khai 30 nhiệm vụ thuộc 5 lĩnh vực của kế hoạch.",
        "2023",
        "nhiemvu 44 linhvuc 6",
    ),
    ("Kế hoạch CCHC năm 2023 đề ra 44 nhiệm vụ ở 6 nội dung, lĩnh vực.", "2023", "nhiemvu 44 linhvuc 6"),
    ("Kế hoạch CCHC gồm 35 nhiệm vụ thuộc 07 mảng lĩnh vực.", "2023", "nhiemvu 35 linhvuc 7"),
    (
        "Kế hoạch năm nay có 52 nhiệm vụ, xếp theo 07 lĩnh vực của Chương trình tổng thể.",
        "2021",
        "nhiemvu 52 linhvuc 7",
    ),
    ("UBND huyện quán triệt 6 lĩnh vực của Chương trình tổng thể cải cách hành chính nhà nước.", "2021", ""),
    # tasks of a part of the year
    (
        "Kế hoạch quý I có 12 nhiệm vụ, đã hoàn thành 10 nhiệm vụ; kế hoạch CCHC cả năm có 44 nhiệm vụ.",
        "2023-Q1",
        "nhiemvu 44",
    ),
    ("Theo kế hoạch quý I/2023, huyện phải làm 12 nhiệm vụ CCHC, đã làm 12.", "2023-Q1", ""),
    ("Kế hoạch 6 tháng đầu năm có 20 nhiệm vụ CCHC, đã hoàn thành 18.", "2023-H1", ""),
    ("Trong tháng 5, theo kế hoạch có 06 nhiệm vụ CCHC cần làm, đã làm 05.", "2022-M05", ""),
    ("Theo Kế hoạch CCHC, quý I có 9 đầu việc, quý II có 13 đầu việc, cả năm 42 đầu việc.", "2023-Q1", "nhiemvu 42"),
    ("Trong quý, huyện phải hoàn thành 9/42 nhiệm vụ của Kế hoạch CCHC, đã xong 8.", "2023-Q1", ""),
    # what is asked for
    ("So với chỉ tiêu 70 TTHC mức độ 3, huyện mới đạt 58 TTHC.", "2023-Q1", "md3 58"),
    (
        "Trong quý có 2 công chức được bổ nhiệm lần đầu, 7 công chức hết nhiệm kỳ được bổ nhiệm lại.",
        "2023-Q1",
        "bonhiem.moi 2 bonhiem.lai 7",
    ),
    (
        "Qua BCCI: 38 TTHC được đăng ký, 25 TTHC có người dân lựa chọn, 44 kết quả được phát tận nhà.",
        "2023-Q1",
        "bcci.tthc 38 bcci.phatsinh 25 bcci.ketqua 44",
    ),
    # offices whose names say what they do
    (
        "Toàn quận có 9 ban ISO, gồm ban của UBND quận, ban ISO của Đội Kiểm tra trật tự đô thị và 7 ban của các phường.",
        "2023",
        "iso 9 iso.xa 7",
    ),
    ("Đoàn kiểm tra của huyện đã kiểm tra 5 ban ISO của các xã.", "2023", ""),
    # what a review shows, and what it finds
    ("Qua rà soát của Văn phòng HĐND và UBND huyện, hiện có 282 TTHC còn hiệu lực.", "2023", "tthc 282"),
    (
        "Kết quả rà soát tháng 9 cho thấy cấp huyện có 291 thủ tục hành chính còn hiệu lực, bao gồm 40 thủ tục mức độ 4.",
        "2023",
        "tthc 291 md4 40",
    ),
    ("Kết quả rà soát cho thấy còn 12 thủ tục hành chính cấp huyện vướng mắc.", "2023", ""),
    ("Kết quả rà soát: 12 thủ tục hành chính cấp huyện đề nghị bãi bỏ.", "2023", ""),
    # the part alone is returned by post
    ("Đã trả qua bưu chính công ích 39 kết quả trên tổng số 80 kết quả đã trả.", "2023", "bcci.ketqua 39"),
    ("Tổng số hồ sơ đã trả là 80, trong đó qua bưu chính công ích 39 hồ sơ.", "2023", "bcci.ketqua 39"),
    ("Trong tổng số 80 hồ sơ đã trả có 39 hồ sơ trả qua bưu chính công ích.", "2023", "bcci.ketqua 39"),
    (
        "Qua bưu chính đã tiếp nhận 11 hồ sơ, trả 29 kết quả thuộc 17/90 TTHC đăng ký.",
        "2023",
        "bcci.ketqua 29 bcci.phatsinh 17 bcci.tthc 90",
    ),
    # those moved, where those appointed are told besides
    (
        "Điều động, luân chuyển 5 công chức; bổ nhiệm mới 2, bổ nhiệm lại 7 công chức.",
        "2023",
        "bonhiem.moi 2 bonhiem.lai 7",
    ),
    ("Điều động 5 công chức lãnh đạo; bổ nhiệm lại 7.", "2023", "bonhiem.moi 5 bonhiem.lai 7"),
    ("Bổ nhiệm, điều động 5 công chức lãnh đạo.", "2023", "bonhiem.moi 5"),
    # in the order of the sentence before
    (
        "Biên chế giao: công chức 97, hợp đồng 4, viên chức 1.102. Có mặt: 91, 4 và 1.066.",
        "2023",
        "bienche.giao 97 hopdong.giao 4 sunghiep.giao 1102 bienche.co 91 hopdong.co 4 sunghiep.co 1066",
    ),
    (
        "Có 65 TTHC mức độ 3, 48 TTHC mức độ 4. Số hồ sơ phát sinh: 821 và 414.",
        "2023",
        "md3 65 md4 48 md3.hoso 821 md4.hoso 414",
    ),
    # by what files are received
    (
        "Số hồ sơ nhận theo dịch vụ công mức độ 3 là 615, theo dịch vụ công mức độ 4 là 377.",
        "2023",
        "md3.hoso 615 md4.hoso 377",
    ),
    (
        "Số hồ sơ tiếp nhận: dịch vụ công mức độ 3: 214; dịch vụ công mức độ 4: 97.",
        "2023",
        "md3.hoso 214 md4.hoso 97",
    ),
    ("Hồ sơ trực tuyến: số thủ tục mức độ 3: 65; số thủ tục mức độ 4: 48.", "2023", "md3 65 md4 48"),
    ("Số hồ sơ: 1.200; thủ tục mức độ 3: 65; thủ tục mức độ 4: 48.", "2023", "md3 65 md4 48"),
    ("30/30 đơn vị sự nghiệp được phê duyệt phương án tự chủ.", "2023", "tuchu.sunghiep 30"),
    (
        "100% phòng, ban và xã, thị trấn xử lý công việc trên văn phòng điện tử, 100% được cấp chữ ký số.",
        "2023",
        "vpdt 100 chukyso 100",
    ),
    (
        "12/12 cơ quan hành chính, 9/9 xã, 30/30 đơn vị sự nghiệp đã xây dựng phương án tự chủ và đều được duyệt.",
        "2023",
        "tuchu.huyen 12 tuchu.xa 9 tuchu.sunghiep 30",
    ),
    (
        "12/12 cơ quan hành chính, 9/9 xã và 30/30 đơn vị sự nghiệp đã có phương án tự chủ và được cấp thẩm quyền phê duyệt.",
        "2023",
        "tuchu.huyen 12 tuchu.xa 9 tuchu.sunghiep 30",
    ),
)


def test_a_letter_struck_twice_is_one() -> None:
    said = "Đã có 98% cơ quan dùng văn phònng điện tử; 95% dùng chữ ký số; thủ tục hànnh chính của huyện: 282 thủ tục."
    assert facts(said) == [("vpdt", "98"), ("chukyso", "95"), ("tthc", "282")]


@pytest.mark.parametrize(("text", "period", "said"), SENTENCES)
def test_tasks_and_wholes(text: str, period: str, said: str) -> None:
    assert sorted(facts(text, year=period)) == told(said)

"""Words that are others once their marks are gone, said beside figures; abbreviations of those who are counted."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told


@pytest.mark.parametrize(
    "text",
    [
        "Trong quý, huyện phát động 04 phong trào thi đua, cấp 200 phong bì cho tổ tuyên truyền.",
        "Đài huyện phát 32 tin bài, 08 phóng sự và 05 phóng viên tham gia; thực hiện 06 cuộc phỏng vấn.",
        "Phóng sự trên Đài Truyền thanh: 06; hội nghị: 09.",
        "Phát 500 bản tài liệu ISO 9001:2015 cho các xã.",
        "Hệ thống ISO: đã in 12 bản quy trình, mua 04 bàn tiếp dân.",
        "Đã kiểm tra 35 hồ sơ chuyển qua dịch vụ bưu chính công ích, không phát hiện sai sót.",
        "Tổ chức hội nghị tập huấn, mời 25 người tham dự.",
        "Danh mục tại mục 4 của Phụ lục: 25 lượt.",
        "Huyện đề nghị loại bỏ thủ tục rườm rà, gồm 12 thủ tục.",
        "Cơ quan thực hiện 25 thủ tục, gồm 12 thủ tục mới.",
        "Bình quân 12 đơn vị tự chủ tiết kiệm 3%.",
        "Hệ thống một cửa điện tử liên thông 18/18 xã, kết nối 12 phòng.",
        "Bố trí 05 phương tiện phục vụ các đơn vị tự chủ.",
        "Đề nghị giải phóng mặt bằng 12 dự án, xây 03 phòng khám.",
        "Tổ chức 03 hội thi, 12 hồi trống khai giảng, 04 phòng thi.",
        "Chi trả 120 hồ sơ bảo trợ qua bưu điện.",
        "Toàn huyện có 24 phòng giao dịch ngân hàng, 15 phòng trọ, 34 phòng học.",
    ],
)
def test_a_word_that_only_looks_like_one_of_the_form_counts_nothing(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Danh mục TTHC của huyện tại mục 4 có 25 thủ tục hành chính.", "tthc 25"),
        ("UBND huyện công khai danh mục 25 thủ tục, theo mục 3 và mục 4 phần II.", "tthc 25"),
        ("Tuyên truyền đến các tầng lớp nhân dân nên tiếp nhận được 120 hồ sơ mức độ 3.", "md3.hoso 120"),
        ("Qua giới thiệu người dân đã nộp 120 hồ sơ mức độ 3.", "md3.hoso 120"),
        ("Tổ chức lại bộ máy, huyện có 11 phòng, ban chuyên môn và 04 phóng viên.", "phong 11"),
        ("Huyện có 15 ban ISO.", "iso 15"),
        ("Tổng số ban ISO là 15 ban, trong đó 14 bản cam kết đã ký.", "iso 15"),
        ("Điều động, bổ nhiệm mới 4 CC lãnh đạo, quản lý; bổ nhiệm lại 2 CC các phòng.", "bonhiem.moi 4 bonhiem.lai 2"),
        ("Các cơ quan sử dụng 92 biên chế công chức.", "bienche.co 92"),
        (
            "Huyện đã ký hợp đồng với bưu điện; tiếp nhận 12 phản ánh, kiến nghị về quy định hành chính.",
            "pakn 12",
        ),
        ("Kế hoạch CCHC phối hợp các phòng giao 42 nhiệm vụ.", "nhiemvu 42"),
        ("Số TTHC của huyện Con Cuông: 290 thủ tục.", "tthc 290"),
        ("UBND huyện Phong Điền có 12 phòng, ban; 45 đơn vị sự nghiệp.", "phong 12 dvsn 45"),
        ("Huyện Trà Bồng tiếp nhận 45 hồ sơ mức độ 3, huyện Quế Phong 12 hồ sơ.", "md3.hoso 45"),
        ("Các phòng có quy chế chi tiêu nội bộ; biên chế công chức hiện có 87 người.", "bienche.co 87"),
        ("Bổ nhiệm mới 03 CBLĐ, bổ nhiệm lại 02 CBQL.", "bonhiem.moi 3 bonhiem.lai 2"),
        ("Bổ nhiệm mới 03 đ/c, bổ nhiệm lại 02 đ/c.", "bonhiem.moi 3 bonhiem.lai 2"),
        ("Số CC có mặt 92, VC có mặt 1.190.", "bienche.co 92 sunghiep.co 1190"),
        (
            "Hành chính được giao 92 CC, có mặt 90 CC; sự nghiệp được giao 900 VC, có mặt 880 VC.",
            "bienche.giao 92 bienche.co 90 sunghiep.giao 900 sunghiep.co 880",
        ),
    ],
)
def test_what_is_counted_beside_such_words(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

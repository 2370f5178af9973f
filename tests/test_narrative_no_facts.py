"""Paragraphs of several offices that count much, but hardly a fact of the form."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    ("Về chế độ báo cáo: 12/12 phòng, 18/18 xã gửi báo cáo quý đúng hạn; 02 đơn vị gửi chậm.", "2021", ""),
    ("Tổ chức 01 hội thi tìm hiểu CCHC với 30 đội của 12 phòng chuyên môn và 18 xã, thị trấn.", "2021", ""),
    ("Phát động thi đua CCHC: 15 cơ quan, đơn vị đăng ký; khen thưởng 06 tập thể, 12 cá nhân.", "2021", ""),
    ("Chấm điểm CCHC năm 2020 của 12 phòng và 18 xã: 05 đơn vị tốt, 20 đơn vị khá, 05 đơn vị trung bình.", "2021", ""),
    ("Trong quý có 02 sáng kiến CCHC thuộc 02 lĩnh vực được công nhận.", "2021", ""),
    ("Bộ chỉ số CCHC gồm 8 lĩnh vực, 45 tiêu chí, 100 điểm.", "2021", ""),
    ("UBND huyện ban hành 35 văn bản quy phạm pháp luật, rà soát 120 văn bản, bãi bỏ 04 văn bản.", "2021", ""),
    ("Thẩm định 12 dự thảo nghị quyết, quyết định; tự kiểm tra 30 văn bản, xử lý 02 văn bản.", "2021", ""),
    ("Bộ phận Một cửa có 06 công chức, 02 nhân viên bưu điện, diện tích 120 m2, 10 máy tính.", "2021", ""),
    ("Thực hiện một cửa liên thông đối với 45 thủ tục hành chính; 12 thủ tục thực hiện phi địa giới.", "2021", ""),
    ("Thực hiện tiếp nhận 5 tại chỗ đối với 15 TTHC, 4 tại chỗ đối với 30 TTHC.", "2021", ""),
    ("Mức độ hài lòng của người dân đạt 95%; khảo sát 300 phiếu, 285 phiếu hài lòng.", "2021", ""),
    ("Tỷ lệ hồ sơ đúng hạn 99,2%; hồ sơ trực tuyến 25%; hồ sơ thanh toán trực tuyến 8%.", "2021", ""),
    ("Có 45 TTHC đủ điều kiện thanh toán trực tuyến, phát sinh 120 giao dịch với 15 triệu đồng.", "2021", ""),
    ("Trong 70 TTHC mức độ 3 đã tích hợp 45 thủ tục lên Cổng Dịch vụ công quốc gia.", "2021", "md3 70"),
    ("Đã tích hợp 45 TTHC mức độ 3, 20 TTHC mức độ 4 lên Cổng Dịch vụ công quốc gia.", "2021", ""),
    ("Số TTHC mức độ 3 dự kiến năm 2022 là 90 thủ tục, mức độ 4 là 60 thủ tục.", "2021", ""),
    ("Đề xuất nâng 15 thủ tục mức độ 2 lên mức độ 3.", "2021", ""),
    ("Từ ngày 01/4/2021, huyện dừng tiếp nhận trực tiếp 10 TTHC mức độ 4.", "2021", ""),
    ("Trung tâm Y tế có 45 viên chức, 03 hợp đồng; Trung tâm Văn hóa có 12 viên chức.", "2021", ""),
    ("Các trường học tuyển 30 giáo viên hợp đồng, chi trả 1,8 tỷ đồng.", "2021", ""),
    ("Ban hành 04 quyết định bổ nhiệm kế toán trưởng tại 04 trường học.", "2021", ""),
    ("Phê duyệt quy hoạch 45 chức danh lãnh đạo, bổ sung 06 đồng chí.", "2021", ""),
    ("Lấy phiếu tín nhiệm để bổ nhiệm lại 03 đồng chí; quý sau sẽ bổ nhiệm mới 02 đồng chí.", "2021", ""),
    ("Có 03 đồng chí đến hạn bổ nhiệm lại, đã bổ nhiệm lại 02 đồng chí.", "2021", "bonhiem.lai 2"),
    ("Xét nâng ngạch cho 05 công chức, thăng hạng cho 60 viên chức.", "2021", ""),
    (
        ("Thanh tra huyện có 05 biên chế; Phòng Tài chính có 08 biên chế; Văn phòng HĐND và UBND có 15 biên chế."),
        "2021",
        "",
    ),
    ("Bố trí 18 công chức địa chính, 20 công chức tư pháp cấp xã.", "2021", ""),
    ("Người hoạt động không chuyên trách cấp xã: 210 người; ở thôn: 430 người.", "2021", ""),
    ("Luân chuyển 02 trưởng phòng về làm bí thư đảng ủy xã.", "2021", ""),
    ("Mua sắm 25 máy tính, 06 máy scan cho 12 phòng với kinh phí 450 triệu đồng.", "2021", ""),
    ("Cấp mới 35 chứng thư số, thu hồi 12 chứng thư số, gia hạn 40 chứng thư số.", "2021", ""),
    ("Có 12/12 phòng và 18/18 xã kết nối trục liên thông văn bản; 100% xã có trang thông tin điện tử.", "2021", ""),
    ("Hội nghị trực tuyến: 06 cuộc với 18 điểm cầu xã; tiết kiệm 50 triệu đồng.", "2021", ""),
    ("Bộ phận một cửa điện tử của huyện kết nối với 18 xã, xử lý 15.000 hồ sơ.", "2021", ""),
    ("Họp Ban chỉ đạo ISO 02 lần; sửa đổi 45 quy trình ISO; có 12 phòng tham gia đánh giá.", "2021", ""),
    ("Có 03 đơn vị sự nghiệp xin nâng mức tự chủ từ 15% lên 20%.", "2021", ""),
    (
        ("Trong năm đã phê duyệt phương án tự chủ của 05 đơn vị sự nghiệp, 35 đơn vị sự nghiệp đang hoàn thiện."),
        "2021",
        "",
    ),
    ("Huyện có 02 hợp tác xã, 45 doanh nghiệp, 18 xã và 145 thôn, bản.", "2021", ""),
    (
        ("Ngày 15/3/2021 UBND huyện tổ chức hội nghị với 12 phòng chuyên môn, 18 xã, 40 đơn vị sự nghiệp tham dự."),
        "2021",
        "",
    ),
    ("Thường trực Huyện ủy làm việc với 05 phòng chuyên môn, 03 đơn vị sự nghiệp về công tác cán bộ.", "2021", ""),
    ("Có 05/18 xã đạt chuẩn nông thôn mới; 02 xã sáp nhập; 01 thị trấn thành lập mới.", "2021", ""),
    ("Huyện ủy được giao 45 biên chế, Mặt trận và đoàn thể 30 biên chế, hội đặc thù 12 biên chế.", "2021", ""),
    ("Rà soát 98 công chức: 15 công chức chưa đạt chuẩn, 05 công chức phải chuyển đổi vị trí.", "2021", ""),
    (
        "Sau khi tinh giản 05 người và tuyển mới 03 người, tổng biên chế công chức hiện có là 92 người.",
        "2021",
        "bienche.co 92",
    ),
    (
        "Trong quý không có công chức đến hạn bổ nhiệm lại; bổ nhiệm mới 02 người.",
        "2021",
        "bonhiem.lai 0 bonhiem.moi 2",
    ),
    (
        (
            "1. Công tác chỉ đạo: Chủ tịch UBND thị xã ký ban hành Kế hoạch số 05/KH-UBND về CCHC năm 2021 gồm "
            "38 nhiệm vụ trên 6 lĩnh vực; ban hành 21 văn bản chỉ đạo. Các phường, xã ban hành 14 kế hoạch với "
            "tổng cộng 280 nhiệm vụ."
        ),
        "2021",
        "nhiemvu 38 linhvuc 6",
    ),
    ("So với Kế hoạch CCHC năm trước (41 nhiệm vụ), Kế hoạch năm nay giảm 03 nhiệm vụ.", "2021", ""),
    (
        ("Ngoài 38 nhiệm vụ của Kế hoạch CCHC, Chủ tịch UBND thị xã còn giao 112 nhiệm vụ trên phần mềm theo dõi."),
        "2021",
        "nhiemvu 38",
    ),
    ("Đoàn kiểm tra CCHC của tỉnh làm việc với thị xã, nêu 09 hạn chế ở 4 lĩnh vực.", "2021", ""),
    ("Trong quý tiếp nhận 41 hồ sơ mức độ 4, trong đó 12 hồ sơ bị trả lại do thiếu thành phần.", "2021", "md4.hoso 41"),
    (
        "Tiếp nhận 41 hồ sơ mức độ 4 (33 hồ sơ hộ tịch, 08 hồ sơ kinh doanh), 530 hồ sơ mức độ 3.",
        "2021",
        "md4.hoso 41 md3.hoso 530",
    ),
    (
        (
            "Tổng số hồ sơ trực tuyến: 571 (mức độ 3: 530; mức độ 4: 41), bằng 112% so với cùng kỳ (510 hồ sơ: "
            "mức độ 3 là 490, mức độ 4 là 20)."
        ),
        "2021",
        "md3.hoso 530 md4.hoso 41",
    ),
    ("Mỗi xã tiếp nhận trung bình 35 hồ sơ mức độ 3.", "2021", ""),
    (
        "Trong 3 tháng, lượng hồ sơ mức độ 3 lần lượt là 170, 190, 170 hồ sơ; tổng cộng 530 hồ sơ mức độ 3.",
        "2021",
        "md3.hoso 530",
    ),
    (
        (
            "Số TTHC đã cung cấp mức độ 3: 77 TTHC, trong đó 20 TTHC có phát sinh hồ sơ; mức độ 4: 31 TTHC, "
            "trong đó 07 TTHC có phát sinh hồ sơ."
        ),
        "2021",
        "md3 77 md4 31",
    ),
    ("Thị xã có 108 TTHC mức độ 3, mức độ 4.", "2021", ""),
    ("Có 18 TTHC từ mức độ 3 được nâng lên mức độ 4 trong tháng 6.", "2021", ""),
    ("Sau khi nâng cấp, số TTHC mức độ 4 là 49, mức độ 3 giảm còn 59.", "2021", "md4 49 md3 59"),
    (
        (
            "Danh mục 95 TTHC thực hiện qua bưu chính công ích đã được công khai; 23 TTHC có hồ sơ phát sinh, "
            "chủ yếu ở Phòng Tư pháp (09 TTHC)."
        ),
        "2021",
        "bcci.tthc 95 bcci.phatsinh 23",
    ),
    ("Số lượt trả kết quả qua bưu chính công ích tăng 45 lượt so với quý trước.", "2021", ""),
    ("Cước phí trả kết quả qua bưu chính bình quân 26.000 đồng/hồ sơ.", "2021", ""),
    ("Hộp thư góp ý nhận 03 thư; đường dây nóng tiếp nhận 25 cuộc gọi hỏi thủ tục.", "2021", ""),
    ("Cổng thông tin điện tử tiếp nhận 15 câu hỏi của công dân, đã trả lời 15 câu hỏi.", "2021", ""),
    (
        ("UBND thị xã nhận 08 phản ánh, kiến nghị về quy định hành chính, xử lý 07; 01 phản ánh chuyển Sở Tư pháp."),
        "2021",
        "pakn 8",
    ),
    (
        (
            "Trong 08 phản ánh, kiến nghị về TTHC, 05 phản ánh thuộc lĩnh vực đất đai, 03 phản ánh thuộc lĩnh "
            "vực xây dựng."
        ),
        "2021",
        "pakn 8",
    ),
    ("Hiện 12 phòng chuyên môn bố trí tại trụ sở chính, 02 phòng làm việc tại trụ sở cũ.", "2021", "phong 12"),
    ("Phòng Tài nguyên có 03 tổ chuyên môn; Văn phòng HĐND và UBND có 02 bộ phận.", "2021", ""),
    ("Thị xã giảm 03 phòng, 05 đơn vị sự nghiệp so với thời điểm năm 2015.", "2021", ""),
    ("Các phòng chuyên môn có 12 trưởng phòng, 22 phó trưởng phòng; vượt 02 phó trưởng phòng.", "2021", ""),
    (
        (
            "Các trường học gồm 14 trường mầm non, 16 trường tiểu học, 11 trường THCS; 03 trung tâm; 01 ban quản "
            "lý dự án."
        ),
        "2021",
        "",
    ),
    ("Tổng biên chế của thị xã: 1.742, gồm: công chức 102, viên chức 1.630, hợp đồng 10.", "2021", ""),
    (
        (
            "UBND tỉnh giao thị xã 102 biên chế công chức; thị xã phân bổ cho các phòng 96 biên chế, dự phòng 06 "
            "biên chế."
        ),
        "2021",
        "bienche.giao 102",
    ),
    ("Biên chế giao năm 2022 dự kiến là 100 công chức, 1.600 viên chức.", "2021", ""),
    ("Có 97 công chức đánh giá xếp loại, trong đó 18 hoàn thành xuất sắc.", "2021", ""),
    ("97/102 công chức được giao đã có mặt; 05 vị trí đang thi tuyển.", "2021", "bienche.co 97 bienche.giao 102"),
    ("Trong số 97 công chức hiện có, 12 công chức sẽ nghỉ hưu trong 3 năm tới.", "2021", "bienche.co 97"),
    ("Cử 01 công chức dự thi nâng ngạch; 03 công chức đi học thạc sĩ; 15 viên chức học cao đẳng.", "2021", ""),
    ("UBND thị xã tuyển 45 giáo viên trên 60 chỉ tiêu viên chức giáo dục được giao năm 2021.", "2021", ""),
    (
        (
            "12 phòng và 15 xã, phường thực hiện tự chủ kinh phí quản lý hành chính, tiết kiệm lần lượt 320 "
            "triệu và 450 triệu đồng."
        ),
        "2021",
        "tuchu.huyen 12 tuchu.xa 15",
    ),
    ("Thanh tra tài chính tại 02 đơn vị sự nghiệp tự chủ, kiến nghị thu hồi 35 triệu đồng.", "2021", ""),
    ("Văn phòng điện tử có 412 người dùng, đạt 98% số công chức; 100% văn bản đến được số hóa.", "2021", ""),
    (
        ("12/12 phòng và 15/15 xã, phường sử dụng phần mềm văn phòng điện tử; 100% lãnh đạo có chữ ký số cá nhân."),
        "2021",
        "",
    ),
    ("Có 85% hồ sơ công việc của phòng, ban được xử lý hoàn toàn trên môi trường mạng.", "2021", ""),
    ("Tỷ lệ cơ quan, đơn vị dùng chữ ký số đạt 100%, trong đó cấp xã đạt 93%.", "2021", "chukyso 100"),
    ("Ban ISO thị xã tổ chức đánh giá nội bộ tại 10 phòng, phát hiện 05 điểm không phù hợp ở 03 phòng.", "2021", ""),
    ("15 xã, phường đã thành lập ban ISO nhưng mới có 11 xã, phường công bố phù hợp tiêu chuẩn.", "2021", "iso.xa 15"),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_what_is_no_fact(text: str, year: str, said: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)

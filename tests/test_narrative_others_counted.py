"""Paragraphs of several offices with figures that are no facts, near some that are."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        (
            "Kế hoạch CCHC năm 2021 của quận gồm 44 nhiệm vụ; trong quý đã hoàn thành 20, đang thực hiện 21, còn "
            "03 nhiệm vụ chậm so với tiến độ."
        ),
        "2021",
        "nhiemvu 44",
    ),
    (
        ("UBND quận giao 44 nhiệm vụ CCHC; tại cuộc họp giao ban tháng 5, Chủ tịch giao thêm 06 nhiệm vụ đột xuất."),
        "2021",
        "nhiemvu 44",
    ),
    (
        (
            "Thực hiện Kế hoạch CCHC, các phòng đã ban hành 25 văn bản; tổ chức 03 cuộc họp; kinh phí thực hiện "
            "120 triệu đồng."
        ),
        "2021",
        "",
    ),
    (
        (
            "Qua kiểm tra 06 xã và 03 phòng về công tác CCHC, đoàn kiểm tra nêu 14 tồn tại, yêu cầu khắc phục 14 "
            "tồn tại trong 30 ngày."
        ),
        "2021",
        "",
    ),
    ("Trong 18 xã, có 02 xã chậm ban hành Kế hoạch CCHC, 03 xã xây dựng kế hoạch chỉ có 12 nhiệm vụ.", "2021", ""),
    ("Ban hành Kế hoạch CCHC gồm 52 nhiệm vụ, nhiều hơn năm 2020 là 08 nhiệm vụ.", "2021", "nhiemvu 52"),
    ("Tỷ lệ hoàn thành nhiệm vụ theo Kế hoạch CCHC là 31/44 nhiệm vụ, đạt 70,5%.", "2021", "nhiemvu 44"),
    (
        (
            "Về tuyên truyền CCHC, Đài Truyền thanh phát 48 tin, bài; cấp phát 1.200 tờ rơi; tổ chức 02 hội nghị "
            "với 180 người tham dự."
        ),
        "2021",
        "",
    ),
    ("Năm 2021, Chủ tịch UBND tỉnh công bố 45 TTHC mới, 12 TTHC bãi bỏ thuộc thẩm quyền cấp huyện.", "2021", ""),
    (
        (
            "Trong 294 TTHC cấp huyện, đã rút ngắn thời gian giải quyết của 61 thủ tục, cắt giảm thành phần hồ "
            "sơ của 14 thủ tục."
        ),
        "2021",
        "tthc 294",
    ),
    ("Đã rà soát 35 TTHC, đề nghị đơn giản hóa 04 thủ tục, tiết kiệm chi phí 15 triệu đồng mỗi năm.", "2021", ""),
    (
        (
            "Số hồ sơ tiếp nhận trong quý là 12.450 hồ sơ, trong đó trực tuyến 1.120 hồ sơ, trực tiếp 11.300 hồ "
            "sơ, qua bưu chính 30 hồ sơ."
        ),
        "2021",
        "",
    ),
    (
        (
            "Bộ phận Một cửa tiếp nhận 12.450 hồ sơ, đã giải quyết 12.010 hồ sơ, trễ hạn 15 hồ sơ, đang giải "
            "quyết 440 hồ sơ."
        ),
        "2021",
        "",
    ),
    (
        (
            "Hồ sơ mức độ 3 tiếp nhận là 620, đã giải quyết 598, còn lại 22 hồ sơ đang giải quyết; mức độ 4 tiếp "
            "nhận 45, đã giải quyết 45."
        ),
        "2021",
        "md3.hoso 620 md4.hoso 45",
    ),
    (
        (
            "Trong 620 hồ sơ mức độ 3, lĩnh vực đất đai 210, hộ tịch 300, kinh doanh 110; mức độ 4 chỉ có 45 hồ "
            "sơ lĩnh vực hộ tịch."
        ),
        "2021",
        "md3.hoso 620 md4.hoso 45",
    ),
    ("Số TTHC mức độ 4 chưa phát sinh hồ sơ là 15 thủ tục, chiếm 60% số TTHC mức độ 4.", "2021", ""),
    ("Có 10/27 thủ tục mức độ 4 phát sinh hồ sơ.", "2021", "md4 27"),
    ("Trong quý đã đưa thêm 05 thủ tục lên mức độ 4, dừng 02 thủ tục mức độ 3.", "2021", ""),
    ("Sở Thông tin và Truyền thông giao huyện nâng 12 thủ tục lên mức độ 4 trước ngày 30/9.", "2021", ""),
    (
        (
            "Toàn tỉnh hiện cung cấp 1.200 dịch vụ công mức độ 3 và 560 dịch vụ công mức độ 4; trong đó huyện có "
            "55 và 21."
        ),
        "2021",
        "md3 55 md4 21",
    ),
    ("Xã Bình An tiếp nhận 35 hồ sơ mức độ 3, xã Bình Hòa 12 hồ sơ.", "2021", ""),
    (
        "Trong 95 TTHC đăng ký qua bưu chính công ích, có 12 TTHC thuộc lĩnh vực đất đai, 08 TTHC hộ tịch.",
        "2021",
        "bcci.tthc 95",
    ),
    ("Bưu điện huyện bố trí 02 nhân viên trực tại Bộ phận Một cửa.", "2021", ""),
    (
        (
            "Qua dịch vụ bưu chính công ích trả 310 kết quả, trong đó trả cho người dân xã Bình An 120 kết quả, "
            "xã Bình Hòa 90 kết quả."
        ),
        "2021",
        "bcci.ketqua 310",
    ),
    ("Tiếp công dân 45 lượt với 50 người; tiếp nhận 12 đơn kiến nghị, phản ánh về đất đai.", "2021", ""),
    (
        ("Có 06 phản ánh, kiến nghị về quy định hành chính, trong đó thuộc thẩm quyền huyện 04, chuyển tỉnh 02."),
        "2021",
        "pakn 6",
    ),
    ("Qua 02 buổi đối thoại, UBND huyện tiếp nhận 31 ý kiến của doanh nghiệp.", "2021", ""),
    (
        "UBND huyện có 12 phòng chuyên môn; 03 phòng chưa có trưởng phòng, 05 phòng thiếu phó trưởng phòng.",
        "2021",
        "phong 12",
    ),
    ("Năm 2021 giảm 02 đơn vị sự nghiệp so với năm 2020, còn 42 đơn vị.", "2021", "dvsn 42"),
    (
        ("Trong 42 đơn vị sự nghiệp, 38 đơn vị do ngân sách bảo đảm, 04 đơn vị tự bảo đảm một phần chi thường xuyên."),
        "2021",
        "dvsn 42",
    ),
    ("Phòng Nội vụ có 08 biên chế, trong đó 07 công chức và 01 hợp đồng.", "2021", ""),
    ("UBND huyện được giao 98 biên chế; HĐND huyện 04, Phòng Giáo dục 09, Thanh tra 05.", "2021", "bienche.giao 98"),
    (
        "Biên chế công chức được giao là 98, giảm 02 so với năm 2020; đã thực hiện tinh giản 03 người.",
        "2021",
        "bienche.giao 98",
    ),
    ("Trong 92 công chức hiện có, trình độ thạc sĩ 15, đại học 75, cao đẳng 02.", "2021", "bienche.co 92"),
    ("Hiện có 92 công chức, trong đó đảng viên 85 người, nữ 40 người, dưới 30 tuổi 06 người.", "2021", "bienche.co 92"),
    ("Cấp xã được giao 405 cán bộ, công chức, hiện có 398 người.", "2021", ""),
    ("Tuyển dụng mới 06 công chức, tiếp nhận 02 viên chức vào làm công chức, điều động 05 giáo viên.", "2021", ""),
    ("Nghỉ hưu 04 công chức, thôi việc 02 viên chức; kỷ luật khiển trách 01 công chức.", "2021", ""),
    ("Nâng lương thường xuyên cho 35 công chức, 210 viên chức; chuyển ngạch 04 công chức.", "2021", ""),
    ("Mở 03 lớp bồi dưỡng cho 150 cán bộ, công chức; cử 08 người học trung cấp chính trị.", "2021", ""),
    ("Đề nghị Sở Nội vụ bổ sung 15 biên chế sự nghiệp giáo dục, 03 biên chế công chức.", "2021", ""),
    (
        ("Đánh giá cuối năm: hoàn thành xuất sắc 20 công chức, hoàn thành tốt 68 công chức, hoàn thành 04 công chức."),
        "2021",
        "",
    ),
    (
        ("Bổ nhiệm mới 03 người, bổ nhiệm lại 05 người, miễn nhiệm 01 người, điều động 02 người, quy hoạch 25 người."),
        "2021",
        "bonhiem.moi 3 bonhiem.lai 5",
    ),
    ("Bổ nhiệm 12 hiệu trưởng, phó hiệu trưởng các trường học.", "2021", ""),
    ("Bổ nhiệm ngạch cho 07 công chức hết tập sự.", "2021", ""),
    (
        (
            "Thu nhập tăng thêm bình quân của công chức tại các đơn vị tự chủ là 1,2 triệu đồng/người/tháng; "
            "tiết kiệm 350 triệu đồng."
        ),
        "2021",
        "",
    ),
    (
        "Có 10 cơ quan hành chính thực hiện tự chủ, trong đó 08 cơ quan chi thu nhập tăng thêm.",
        "2021",
        "tuchu.huyen 10",
    ),
    (
        (
            "Có 30/30 cơ quan, đơn vị sử dụng văn phòng điện tử, với 620 tài khoản; gửi nhận 15.300 văn bản, "
            "trong đó 14.800 văn bản có ký số (96,7%)."
        ),
        "2021",
        "",
    ),
    (
        ("Cấp 210 chữ ký số cho cá nhân, 45 chữ ký số cho tổ chức; tỷ lệ văn bản ký số của UBND huyện đạt 98%."),
        "2021",
        "",
    ),
    ("Tỷ lệ cán bộ, công chức có máy tính đạt 100%; tỷ lệ xã có mạng nội bộ đạt 85%.", "2021", ""),
    ("100% xã sử dụng chữ ký số; 90% trường học dùng phần mềm quản lý văn bản.", "2021", ""),
    ("Đánh giá nội bộ ISO tại 12 phòng; 03 điểm không phù hợp; kinh phí 60 triệu đồng.", "2021", ""),
    ("Có 18 xã, thị trấn áp dụng ISO, 05 xã được kiểm tra, 02 xã chưa cập nhật quy trình.", "2021", "iso.xa 18"),
    ("Huyện có 18 xã, thị trấn; dân số 120.000 người; 145 thôn; diện tích 350 km2.", "2021", ""),
    ("Ban chỉ đạo ISO huyện gồm 12 thành viên, họp 02 lần; đã ban hành 250 quy trình.", "2021", ""),
    ("Chỉ số CCHC năm 2020 của huyện đạt 85,6 điểm, xếp thứ 5/18, thuộc 3 lĩnh vực bị trừ điểm.", "2021", ""),
    (
        ("Mục tiêu đến cuối năm: 80% hồ sơ mức độ 4; 100% cơ quan dùng chữ ký số; 30% kết quả trả qua bưu chính."),
        "2021",
        "",
    ),
    ("Hướng tới năm 2025, 100% cơ quan, đơn vị sử dụng văn phòng điện tử.", "2021", ""),
    (
        (
            "Kế hoạch CCHC năm 2021 của thị xã có 46 nhiệm vụ. Tại phụ lục kèm theo, 12 nhiệm vụ giao Phòng Nội "
            "vụ, 09 nhiệm vụ giao Phòng Tư pháp, 25 nhiệm vụ giao các đơn vị khác."
        ),
        "2021",
        "nhiemvu 46",
    ),
    (
        (
            "Kế hoạch CCHC năm 2021 có 46 nhiệm vụ; Kế hoạch tuyên truyền CCHC có 11 nhiệm vụ; Kế hoạch kiểm tra "
            "có 06 đơn vị được kiểm tra."
        ),
        "2021",
        "nhiemvu 46",
    ),
    (
        ("Trong số 46 nhiệm vụ của Kế hoạch CCHC, 30 nhiệm vụ có thời hạn trong quý, đã hoàn thành 28 nhiệm vụ."),
        "2021",
        "nhiemvu 46",
    ),
    ("Theo Kế hoạch CCHC (46 nhiệm vụ), quý này phải hoàn thành 15 nhiệm vụ.", "2021", "nhiemvu 46"),
    ("Có 05 nhiệm vụ trong Kế hoạch CCHC bị chậm do dịch bệnh.", "2021", ""),
    ("Kế hoạch CCHC của UBND tỉnh có 85 nhiệm vụ, huyện được giao phối hợp thực hiện 20 nhiệm vụ.", "2021", ""),
    ("Bổ sung 03 nhiệm vụ vào Kế hoạch CCHC năm 2021 của huyện.", "2021", ""),
    (
        (
            "Tổng số thủ tục hành chính đang áp dụng trên địa bàn huyện là 420 thủ tục, trong đó cấp huyện 295, "
            "cấp xã 125."
        ),
        "2021",
        "tthc 295",
    ),
    ("Tổng số TTHC thực hiện tại huyện: 295; tại xã: 125.", "2021", "tthc 295"),
    ("Trong 295 TTHC cấp huyện: lĩnh vực đất đai 42, hộ tịch 16, xây dựng 20.", "2021", "tthc 295"),
    ("Chưa công khai 12 TTHC cấp huyện mới được công bố.", "2021", ""),
    (
        ("Số TTHC mức độ 2: 200, mức độ 3: 70, mức độ 4: 25; so với năm 2020 mức độ 3 tăng 10, mức độ 4 tăng 05."),
        "2021",
        "md2 200 md3 70 md4 25",
    ),
    (
        (
            "Mức độ 3 có 70 thủ tục nhưng chỉ 12 thủ tục phát sinh hồ sơ; mức độ 4 có 25 thủ tục, 03 thủ tục "
            "phát sinh hồ sơ."
        ),
        "2021",
        "md3 70 md4 25",
    ),
    (
        (
            "Mức độ 3: 70 TTHC (chiếm 23,7%), tiếp nhận 640 hồ sơ (chiếm 12% tổng số hồ sơ); mức độ 4: 25 TTHC, "
            "tiếp nhận 72 hồ sơ."
        ),
        "2021",
        "md3 70 md3.hoso 640 md4 25 md4.hoso 72",
    ),
    ("Hồ sơ trực tuyến mức độ 3 là 640 hồ sơ, bình quân mỗi ngày 10 hồ sơ.", "2021", "md3.hoso 640"),
    ("Riêng tháng 9 tiếp nhận 210 hồ sơ mức độ 3; cả quý 640 hồ sơ mức độ 3.", "2021", "md3.hoso 640"),
    ("Trong đó, riêng xã Hòa Bình tiếp nhận 45 hồ sơ mức độ 3.", "2021", ""),
    ("Hồ sơ mức độ 4 trễ hạn 02 hồ sơ, đã gửi thư xin lỗi 02 trường hợp.", "2021", ""),
    ("Đã hướng dẫn 150 người dân nộp hồ sơ mức độ 3, hỗ trợ tạo 320 tài khoản dịch vụ công.", "2021", ""),
    ("Mục tiêu quý IV là tiếp nhận 200 hồ sơ mức độ 4; quý này mới đạt 72 hồ sơ.", "2021", "md4.hoso 72"),
    ("Theo kế hoạch, đến cuối năm 2021 phải có 120 TTHC mức độ 4, hiện có 25 TTHC mức độ 4.", "2021", "md4 25"),
    (
        (
            "Tỉnh giao chỉ tiêu 80 TTHC phát sinh qua bưu chính, đến nay huyện mới có 22 TTHC phát sinh qua bưu "
            "chính công ích."
        ),
        "2021",
        "bcci.phatsinh 22",
    ),
    ("Qua bưu chính công ích tiếp nhận 35 hồ sơ, trả 310 kết quả, doanh thu 9 triệu đồng.", "2021", "bcci.ketqua 310"),
    ("Trả qua bưu chính công ích 310/402 kết quả, đạt 77,1%.", "2021", "bcci.ketqua 310"),
    ("Có 04 phản ánh về ô nhiễm môi trường, 03 phản ánh về an ninh trật tự qua đường dây nóng.", "2021", ""),
    ("Tiếp nhận 09 phản ánh, kiến nghị: 06 về quy định hành chính, 03 về thái độ công chức.", "2021", "pakn 9"),
    (
        "Kỳ trước chuyển sang 02 phản ánh, kiến nghị về TTHC; trong kỳ tiếp nhận 07 phản ánh, kiến nghị.",
        "2021",
        "pakn 7",
    ),
    (
        "Toàn huyện có 12 phòng chuyên môn và tương đương, 03 ban quản lý, 02 trung tâm; 18 xã, thị trấn.",
        "2021",
        "phong 12",
    ),
    ("Tham mưu kiện toàn 05 ban chỉ đạo, 03 hội đồng; thành lập 02 tổ công tác.", "2021", ""),
    (
        "Sáp nhập 02 trường tiểu học, giải thể 01 trung tâm; sau sắp xếp còn 40 đơn vị sự nghiệp công lập.",
        "2021",
        "dvsn 40",
    ),
    ("Cuối năm 2020 có 43 đơn vị sự nghiệp, nay còn 40 đơn vị sự nghiệp.", "2021", "dvsn 40"),
    ("Có 09/12 phòng chuyên môn được kiểm tra công vụ, phát hiện 02 phòng vi phạm giờ làm việc.", "2021", ""),
    ("Đề án vị trí việc làm được phê duyệt với 12 phòng chuyên môn, 52 vị trí việc làm.", "2021", ""),
    ("Biên chế công chức: 98 (giao), 92 (có mặt), 06 (chưa tuyển).", "2021", "bienche.giao 98 bienche.co 92"),
    ("Biên chế công chức giao 98, trong đó UBND huyện 85, HĐND huyện 03, dự phòng 10.", "2021", "bienche.giao 98"),
    (
        "Năm 2020 được giao 100 biên chế công chức; năm 2021 giao 98, có mặt 92.",
        "2021",
        "bienche.giao 98 bienche.co 92",
    ),
    (
        "Được giao 98 biên chế công chức; sử dụng 92; trong đó biệt phái 02, nghỉ thai sản 03.",
        "2021",
        "bienche.giao 98 bienche.co 92",
    ),
    ("So với số được giao (98 biên chế công chức), còn thiếu 06 người.", "2021", "bienche.giao 98"),
    (
        (
            "Có 05 công chức nghỉ hưu, 02 công chức chuyển công tác, tuyển mới 04 công chức. Đến nay có mặt 92 "
            "công chức hành chính."
        ),
        "2021",
        "bienche.co 92",
    ),
    ("Tinh giản 12 biên chế, trong đó 03 công chức, 09 viên chức; kinh phí 1,2 tỷ đồng.", "2021", ""),
    ("Giáo viên còn thiếu so với định mức 65 người, đã hợp đồng 40 giáo viên.", "2021", ""),
    (
        "Hợp đồng theo Nghị định 68: giao 10, hiện có 09 (bảo vệ 05, lái xe 02, tạp vụ 02).",
        "2021",
        "hopdong.giao 10 hopdong.co 9",
    ),
    ("Ký mới 02 hợp đồng lao động, chấm dứt 01 hợp đồng lao động theo Nghị định 68.", "2021", ""),
    (
        "Phó trưởng phòng bổ nhiệm mới 02, bổ nhiệm lại 03; hiệu trưởng bổ nhiệm 06.",
        "2021",
        "bonhiem.moi 2 bonhiem.lai 3",
    ),
    ("Tập huấn văn phòng điện tử cho 120 người; 95% người tham gia đạt yêu cầu.", "2021", ""),
    (
        (
            "Tỷ lệ văn bản điện tử đạt 97%; tỷ lệ xử lý văn bản trên phần mềm đạt 92%; hồ sơ công việc lập trên "
            "môi trường mạng đạt 60%."
        ),
        "2021",
        "",
    ),
    (
        ("100% cơ quan, đơn vị sử dụng văn phòng điện tử (năm 2020: 95%); 96% sử dụng chữ ký số (năm 2020: 80%)."),
        "2021",
        "vpdt 100 chukyso 96",
    ),
    ("Tỷ lệ cơ quan sử dụng chữ ký số tăng từ 80% lên 96%.", "2021", "chukyso 96"),
    ("Có 100% máy tính được cài phần mềm diệt vi rút; 12/12 phòng có mạng LAN.", "2021", ""),
    ("Tổng số ban ISO là 19, tăng 01 ban; trong năm công bố lại 02 đơn vị, đánh giá 05 đơn vị.", "2021", "iso 19"),
    (
        "Đơn vị sự nghiệp tự chủ tài chính: 40 đơn vị, trong đó nhóm 3 là 02 đơn vị, nhóm 4 là 38 đơn vị.",
        "2021",
        "tuchu.sunghiep 40",
    ),
    (
        ("Kinh phí tiết kiệm của 12 phòng là 1,5 tỷ đồng; thu nhập tăng thêm cao nhất 1,5 triệu đồng/người/tháng."),
        "2021",
        "",
    ),
    ("Có 18 xã tự chủ, bình quân tiết kiệm 25 triệu đồng/xã.", "2021", "tuchu.xa 18"),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_what_else_is_counted_is_no_fact(text: str, year: str, said: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)

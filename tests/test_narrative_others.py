"""Sentences of reports that state none of the form's facts: other matters, offices, times and wishes."""

from __future__ import annotations

import pytest

from tests.narrated import facts


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có 12 đảng bộ, 35 chi bộ trực thuộc với 3.200 đảng viên.",
        "Phòng Giáo dục và Đào tạo quản lý 45 trường với 1.050 giáo viên.",
        "Các trường học được giao 1.050 biên chế giáo viên, có mặt 1.020 người.",
        "Trạm y tế các xã có 85 viên chức.",
        "UBND huyện tổ chức 05 cuộc họp trực tuyến với 14 xã, thị trấn.",
        "Có 14/14 xã, thị trấn hoàn thành chỉ tiêu giảm nghèo.",
        "Đã tiếp nhận 120 đơn thư, trong đó 30 khiếu nại, 10 tố cáo, 80 kiến nghị, phản ánh về đất đai.",
        "Tiếp nhận 15 ý kiến góp ý vào dự thảo Nghị quyết.",
        "Sở Thông tin và Truyền thông cấp 45 chữ ký số cho huyện.",
        "Tỷ lệ văn bản điện tử có ký số đạt 99%; tỷ lệ hồ sơ công việc điện tử đạt 85%.",
        "100% cán bộ, công chức cấp xã được cấp thư điện tử.",
        "Tỷ lệ hồ sơ đúng hạn cấp huyện đạt 99,5%, cấp xã đạt 99,9%.",
        "Huyện xếp thứ 3/11 về chỉ số CCHC, điểm 7 lĩnh vực đều tăng.",
        "Chấm điểm CCHC 14 xã, thị trấn: 05 xã tốt, 07 xã khá, 02 xã trung bình.",
        "Kế hoạch kiểm tra CCHC năm 2021 gồm 06 phòng, 05 xã.",
        "Thành lập Tổ công tác CCHC gồm 12 thành viên do Chủ tịch làm tổ trưởng.",
        "Ban hành 12 văn bản, 3 kế hoạch về CCHC.",
        "Rà soát 18 TTHC, đề nghị đơn giản hóa 4 TTHC, giảm 15% thời gian.",
        "Trong kỳ có 08 TTHC được sửa đổi, 03 TTHC bị bãi bỏ, 05 TTHC mới.",
        "100% TTHC được niêm yết, công khai tại 14 xã.",
        "Giảm thời gian giải quyết 45 TTHC từ 10 ngày xuống 7 ngày.",
        "Tích hợp 60 TTHC lên Cổng Dịch vụ công quốc gia, thanh toán trực tuyến 20 TTHC.",
        "Bưu điện huyện chi trả lương hưu cho 2.500 người, trợ cấp xã hội cho 3.400 người.",
        "Bưu điện tiếp nhận 15 hồ sơ tại nhà.",
        "Tuyển dụng 08 công chức cấp xã, 25 giáo viên.",
        "Cử 12 công chức tham gia lớp bồi dưỡng lãnh đạo cấp phòng.",
        "Quy hoạch 45 chức danh lãnh đạo, quản lý.",
        "Đánh giá 90 công chức: 20 hoàn thành xuất sắc, 65 tốt, 5 hoàn thành.",
        "Khen thưởng 15 tập thể, 30 cá nhân có thành tích về CCHC.",
        "Xử lý kỷ luật 2 công chức, 1 viên chức.",
        "Nghỉ hưu trước tuổi 3 công chức, 5 viên chức theo chính sách tinh giản.",
        "Chuyển đổi vị trí công tác 6 công chức, 8 viên chức kế toán.",
        "Thu sự nghiệp của 46 đơn vị đạt 12 tỷ đồng.",
        "Có 3 đơn vị sự nghiệp xây dựng phương án tự chủ giai đoạn 2022-2025.",
        "Kiểm tra việc tự chủ tài chính tại 5 trường học, 2 trung tâm.",
        "Trang bị 120 máy tính, 14 màn hình, 45 máy quét cho các xã.",
        "Xây dựng 277 quy trình ISO, đánh giá nội bộ tại 12 phòng.",
        "Phần mềm một cửa điện tử kết nối 14/14 xã; 9.500 hồ sơ được cập nhật.",
        "Hội nghị trực tuyến 3 cấp có 14 điểm cầu xã.",
        "Năm 2022 huyện phấn đấu cung cấp 100 TTHC mức độ 4, 80 TTHC mức độ 3.",
        "Mục tiêu đến năm 2025: 100% TTHC mức độ 4, 80% hồ sơ trực tuyến.",
        "Cùng kỳ năm 2020, huyện có 13 phòng chuyên môn, 8 đơn vị sự nghiệp.",
        "Năm 2020, biên chế hành chính được giao 95, có mặt 90.",
        "UBND tỉnh giao 12 nhiệm vụ cho huyện, hoàn thành 10 nhiệm vụ đúng hạn.",
        "Toàn tỉnh có 350 phản ánh, kiến nghị; 95% được xử lý.",
        "Các xã tiếp nhận 3.400 hồ sơ, trong đó 120 hồ sơ mức độ 3.",
        "UBND xã An Phú có 120 TTHC, 21 cán bộ, công chức.",
        "Đề xuất tỉnh bổ sung 10 biên chế hành chính, 30 biên chế sự nghiệp.",
        "Chủ tịch UBND huyện tiếp 12 công dân, nhận 5 phản ánh về ô nhiễm.",
        "Đã chuyển 25 hồ sơ quá hạn sang kỳ sau; xin lỗi 12 trường hợp.",
        "Huyện có 60 hợp tác xã, 250 doanh nghiệp, 3 cụm công nghiệp.",
        "Bí thư kiêm chủ tịch ở 3 xã; 8 chức danh kiêm nhiệm.",
        "Thực hiện tinh giản 10% biên chế đến năm 2021, đã giảm 9 biên chế hành chính, 110 biên chế sự nghiệp.",
        "Công khai kết quả giải quyết 1.200 hồ sơ đất đai trên trang thông tin điện tử.",
    ],
)
def test_what_is_no_fact_is_not_taken_for_one(text: str) -> None:
    assert facts(text) == []

"""Classes, other times, communes, other offices, targets, parts and posts, each said in yet other words."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    # said in other words
    ("2021", "", "Tập huấn kiến thức an ninh, quốc phòng đối tượng 3 cho 52 cán bộ."),
    ("2021", "", "Các trường trung học cấp 2 và cấp 3 do ngành giáo dục quản lý."),
    ("2021", "", "Xếp hạng 7/10 huyện về chỉ số phát triển dịch vụ công mức độ 3."),
    ("2021", "", "Huyện đứng thứ 5 toàn tỉnh về hồ sơ mức độ 4."),
    ("2021", "", "Hệ thống một cửa được nâng cấp lên phiên bản 3."),
    ("2021", "phong 12 dvsn 6", "Huyện có 12 phòng chuyên môn và 06 đơn vị sự nghiệp (trong đó 02 đơn vị loại 1)."),
    ("2021", "dvsn 8 phong 12", "So với năm 2016, số đơn vị sự nghiệp từ 12 còn 8, số phòng từ 13 còn 12."),
    ("2021", "phong 12", "Từ 13 phòng chuyên môn đầu nhiệm kỳ, đến nay huyện còn 12 phòng."),
    ("2021-Q2", "", "Tháng 4 nhận 120 hồ sơ mức độ 3, tháng 5 nhận 133 hồ sơ mức độ 3."),
    ("2021-Q2", "", "Con số của quý I là 266 hồ sơ mức độ 3 và 31 hồ sơ mức độ 4."),
    ("2021-Q3", "md3.hoso 322", "Quý III tiếp nhận 322 hồ sơ mức độ 3 (quý II: 290 hồ sơ)."),
    ("2021-Q4", "md3.hoso 322", "So với quý III toàn huyện nhận 290 hồ sơ, quý này nhận 322 hồ sơ mức độ 3."),
    ("2021", "", "Tại xã Phú Lâm, Bộ phận Một cửa nhận 96 hồ sơ mức độ 3 trong quý."),
    ("2021", "", "Xã Hòa Bình và xã Hòa Tiến chưa có hồ sơ mức độ 3, mức độ 4."),
    ("2021", "", "Phường 5 không phát sinh hồ sơ mức độ 4 nào trong quý."),
    ("2021", "", "Nhiều xã khó khăn không có hồ sơ trực tuyến mức độ 3."),
    ("2021", "md4.hoso 0", "Huyện và các xã chưa phát sinh hồ sơ mức độ 4."),
    ("2021", "md3.hoso 0", "Do mới triển khai, trong quý không phát sinh hồ sơ mức độ 3 nào."),
    ("2021", "", "Trung tâm Hành chính công tỉnh tiếp nhận 1.210 hồ sơ mức độ 4."),
    ("2021", "", "Ngân hàng Chính sách xã hội huyện thực hiện 12 thủ tục."),
    ("2021", "tthc 280", "Huyện giải quyết 280 thủ tục, chưa kể 26 thủ tục do Công an huyện giải quyết."),
    ("2021", "tthc 280", "Công an huyện phối hợp thực hiện; huyện đang giải quyết 280 thủ tục."),
    ("2021", "", "Mỗi cơ quan phải có ít nhất 05 thủ tục mức độ 4."),
    ("2021", "", "HĐND huyện giao chỉ tiêu 70% thủ tục và 800 hồ sơ mức độ 3."),
    ("2021", "", "Theo kế hoạch của tỉnh, huyện phải đạt 90 thủ tục mức độ 3."),
    ("2021", "md4 33", "Huyện cung cấp 33 thủ tục mức độ 4, vượt chỉ tiêu tối thiểu 30 thủ tục."),
    (
        "2021",
        "nhiemvu 45",
        "Trong tổng số 45 nhiệm vụ của Kế hoạch CCHC, đến nay 20 nhiệm vụ hoàn thành, 25 nhiệm vụ đang triển khai.",
    ),
    ("2021", "nhiemvu 45", "20/45 nhiệm vụ của Kế hoạch CCHC đã hoàn thành, đạt 44,4%."),
    ("2021", "nhiemvu 40", "Đã xong 12 trên 40 nhiệm vụ trong Kế hoạch CCHC của huyện."),
    ("2021", "bienche.giao 91 bienche.co 87", "Biên chế hành chính của huyện có 91 biên chế, hiện có mặt 87 người."),
    ("2021", "bienche.co 87 hopdong.co 5", "Huyện có 87 biên chế hành chính, hiện có 5 hợp đồng lao động."),
    ("2021", "bienche.co 87", "Khối hành chính hiện có 87 biên chế, trong đó thực tế 40 người là nữ."),
    ("2021", "", "Đã chuyển 8 thủ tục từ mức độ 2 sang mức độ 3."),
    ("2021", "", "Hạ 4 thủ tục mức độ 4 xuống mức độ 3."),
    ("2021", "", "Huyện đề nghị tuyển dụng 5 chỉ tiêu công chức, 20 chỉ tiêu viên chức."),
    ("2021", "", "Kết quả thi tuyển viên chức có 34 người trúng tuyển."),
    (
        "2021",
        "bienche.giao 90 bienche.co 86",
        "Huyện được giao 90 biên chế hành chính, hiện có mặt 86; đã đăng ký thi tuyển 3 chỉ tiêu.",
    ),
    ("2021", "tuchu.huyen 12 tuchu.xa 15", "Thực hiện khoán chi hành chính: 12 cơ quan hành chính, 15 xã, thị trấn."),
    (
        "2021",
        "tthc 298",
        "Nhằm nâng cao chất lượng phục vụ, huyện đã rà soát lại toàn bộ 298 thủ tục hành chính đang thực hiện.",
    ),
    ("2021", "phong 12", "Toàn bộ 12 phòng chuyên môn của huyện hoạt động ổn định."),
    (
        "2021",
        "nhiemvu 50 linhvuc 6",
        "Kế hoạch tỉnh giao được huyện chi tiết hóa thành 50 nhiệm vụ, gom vào 6 lĩnh vực CCHC.",
    ),
    ("2021", "", "Theo phân bổ của tỉnh, chỉ tiêu thủ tục mức độ 3 của huyện là 95 thủ tục, mức độ 4 là 60 thủ tục."),
    (
        "2021",
        "md3 52",
        (
            "Chỉ tiêu hồ sơ của huyện năm 2021 là 900 hồ sơ mức độ 3 và mức độ 4 là 200 hồ sơ; hiện có 52 thủ tục"
            " mức độ 3."
        ),
    ),
)


@pytest.mark.parametrize(("year", "said", "text"), SENTENCES)
def test_what_is_said_in_other_words(year: str, said: str, text: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)

"""Figures that are a class, a change, another time's, a commune's or another office's, and some beside them that are not."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    # A class, level, ordinal
    ("2021", "", "Mở 02 lớp bồi dưỡng kiến thức quốc phòng cho đối tượng 3 và đối tượng 4."),
    ("2021", "", "Có 45 người hoàn thành lớp bồi dưỡng kiến thức quốc phòng, an ninh đối tượng 4 năm nay."),
    ("2021", "", "Cán bộ thuộc diện đối tượng 2, đối tượng 3 đã học xong chương trình an ninh quốc phòng."),
    ("2021", "", "Các xã loại 2, loại 3 được bố trí công chức theo Nghị định số 34/2019/NĐ-CP."),
    ("2021", "", "Trung tâm Y tế là đơn vị sự nghiệp hạng 3 trực thuộc Sở Y tế."),
    ("2021", "", "Rà soát các phòng học cấp 3 và trường chuẩn quốc gia mức độ 2 trên địa bàn."),
    ("2021", "", "Bổ nhiệm chức danh nghề nghiệp giáo viên hạng 2, hạng 3 đúng quy định."),
    ("2021", "", "Đơn vị sự nghiệp công lập nhóm 4 do ngân sách bảo đảm toàn bộ chi thường xuyên."),
    ("2021", "", "Công chức loại 1 hưởng phụ cấp theo quy định hiện hành."),
    ("2021", "", "Văn phòng đạt tiêu chuẩn cơ sở an toàn bậc 2 về phòng cháy."),
    ("2021", "", "Mở lớp chuyên viên khóa 5 cho cán bộ các phòng 2 tháng."),
    ("2021", "", "Vận động cán bộ các phòng tiêm vắc xin mũi 3 theo kế hoạch."),
    ("2021", "", "Dịch bệnh cấp độ 3 buộc các phòng chuyên môn phải làm việc luân phiên."),
    ("2021", "", "Bộ phận Một cửa đặt tại tầng 2, các phòng tầng 3 trụ sở UBND huyện."),
    ("2021", "phong 12", "UBND huyện có 12 phòng chuyên môn; huyện được xếp loại 3 về chuyển đổi số."),
    ("2021", "dvsn 6", "Huyện có 06 đơn vị sự nghiệp, trong đó Trung tâm Văn hóa xếp hạng 2."),
    ("2021", "", "Phòng Nội vụ đứng thứ 3 trong các phòng về điểm thi đua."),
    ("2021", "", "Đợt thi đua đợt 2 do các phòng chuyên môn phát động."),
    ("2021", "tthc 290", "Huyện có 290 thủ tục cấp huyện, trong đó nhóm 2 lĩnh vực đất đai và xây dựng nhiều nhất."),
    ("2021", "", "Chức danh nghề nghiệp viên chức mã số hạng 4 được chuyển xếp lương."),
    # a change: from - to without its word
    ("2021", "dvsn 7 phong 12", "Năm năm qua huyện giảm 02 đơn vị sự nghiệp (09 xuống 7) và 01 phòng (13 xuống 12)."),
    ("2021", "phong 11", "Sau sắp xếp, số phòng chuyên môn giảm 2, 13 còn 11 phòng."),
    ("2021", "md3 52", "Số thủ tục mức độ 3 tăng 12 thủ tục (40 lên 52)."),
    ("2021", "dvsn 5", "Số đơn vị sự nghiệp giảm 4 đơn vị (9 còn 5 đơn vị)."),
    ("2021", "bienche.giao 88", "Biên chế hành chính được giao giảm 3 (91 xuống còn 88)."),
    ("2021", "tthc 310", "Thủ tục hành chính cấp huyện: 304 lên 310 thủ tục."),
    ("2021", "", "Từ năm 2017 đến nay, huyện đã sắp xếp giảm 04 đơn vị sự nghiệp và 01 phòng."),
    ("2021", "", "Giai đoạn 2015 - 2020 toàn huyện giảm được 5 phòng, 9 đơn vị sự nghiệp so với trước."),
    ("2021", "md4 30", "Thủ tục mức độ 4 được nâng thêm 8 thủ tục (22 → 30)."),
    # another quarter, month, longer time
    ("2021-Q3", "", "Quý II/2021 toàn huyện nhận 870 hồ sơ mức độ 3 và 64 hồ sơ mức độ 4."),
    ("2021-Q3", "", "Quý II năm 2021, toàn huyện tiếp nhận 870 hồ sơ mức độ 3."),
    ("2021-Q4", "", "Trong quý III toàn thị xã phát sinh 412 hồ sơ mức độ 3, 51 hồ sơ mức độ 4."),
    ("2021-Q3", "", "Ở quý I huyện mới nhận 93 hồ sơ mức độ 4 do người dân chưa quen."),
    ("2021-Q3", "md3.hoso 410", "Quý II toàn huyện nhận 380 hồ sơ mức độ 3; quý III nhận 410 hồ sơ."),
    ("2021-Q4", "", "Hết quý III toàn huyện bổ nhiệm mới 05 lãnh đạo cấp phòng."),
    ("2021-Q2", "", "Quý trước toàn huyện nhận 301 hồ sơ mức độ 3."),
    ("2021-Q1", "", "Riêng tháng 02 nhận 164 hồ sơ mức độ 3 (tháng 01: 97 hồ sơ)."),
    ("2021-Q2", "", "Tháng 5 là tháng cao điểm, có 140 hồ sơ mức độ 3 được tiếp nhận."),
    ("2021-Q3", "", "Trong tháng 7, huyện tiếp nhận 88 hồ sơ mức độ 4."),
    ("2021-Q3", "", "Chỉ tính tháng 9 đã có 210 hồ sơ mức độ 3 nộp qua mạng."),
    ("2021-Q1", "", "Tháng 01 huyện bổ nhiệm lại 02 người, tháng 3 bổ nhiệm mới 01 người."),
    ("2021-Q1", "md3.hoso 420", "Quý I huyện tiếp nhận 420 hồ sơ mức độ 3, riêng tháng 3 nhận 201 hồ sơ."),
    (
        "2021-Q1",
        "nhiemvu 40 linhvuc 6",
        "Trong tháng 01, UBND huyện ban hành Kế hoạch CCHC với 40 nhiệm vụ thuộc 06 lĩnh vực.",
    ),
    ("2021-Q1", "phong 12", "Đến tháng 3, huyện có 12 phòng chuyên môn."),
    ("2021-Q4", "", "Số liệu 9 tháng gồm 7 lãnh đạo được bổ nhiệm mới, 2.911 hồ sơ mức độ 3."),
    ("2021-Q4", "", "Báo cáo 9 tháng đã nêu 7 người được bổ nhiệm mới."),
    ("2021-Q2", "", "Số liệu quý I (đã báo cáo) gồm 300 hồ sơ mức độ 3, 2 người bổ nhiệm lại."),
    ("2021-Q3", "", "Theo Báo cáo 6 tháng đầu năm, huyện bổ nhiệm mới 04 người, bổ nhiệm lại 03 người."),
    ("2021-Q4", "", "Con số 9 tháng là 1.806 hồ sơ mức độ 3, đã nêu tại báo cáo trước."),
    ("2021-Q2", "", "Số đã báo cáo quý trước là 250 hồ sơ mức độ 4."),
    ("2021-Q4", "", "Trong báo cáo gửi tháng 9, huyện nêu 280 hồ sơ mức độ 3."),
    # of a commune, of other offices
    ("2021", "", "Thị trấn Phú Hòa dẫn đầu cấp xã với 120 hồ sơ mức độ 3."),
    ("2021", "", "Xã Tân Tiến là nơi làm tốt nhất, đã nhận 77 hồ sơ mức độ 4."),
    ("2021", "", "Hai xã Nam Sơn, Bắc Sơn chưa có hồ sơ nào ở mức độ 4."),
    ("2021", "", "Các xã vùng sâu chưa phát sinh hồ sơ mức độ 4."),
    ("2021", "", "Ba xã biên giới không có hồ sơ mức độ 3."),
    ("2021", "", "Còn 04 xã chưa có hồ sơ mức độ 4 trong quý."),
    ("2021", "", "Một số phường chưa tiếp nhận hồ sơ mức độ 4 nào."),
    ("2021", "", "Xã Ia Tô, xã Ia Krái không phát sinh hồ sơ mức độ 3."),
    ("2021", "", "Riêng xã Phú Mỡ chưa phát sinh hồ sơ mức độ 3, mức độ 4."),
    ("2021", "", "Phòng Y tế và Phòng Dân tộc không phát sinh hồ sơ mức độ 4."),
    ("2021", "md4.hoso 0", "Trong quý, toàn huyện chưa phát sinh hồ sơ mức độ 4."),
    ("2021", "md3.hoso 55", "Huyện nhận 55 hồ sơ mức độ 3; xã Đông Hải chưa có hồ sơ nào ở mức độ 4."),
    ("2021", "", "Văn phòng Đăng ký đất đai giải quyết 25 thủ tục; 25 thủ tục này không thuộc danh mục của huyện."),
    ("2021", "", "Chi nhánh Văn phòng Đăng ký đất đai huyện tiếp nhận 18 thủ tục của ngành tài nguyên."),
    ("2021", "", "Công an huyện đang giải quyết 29 thủ tục tại Bộ phận Một cửa."),
    ("2021", "", "Chi cục Thuế khu vực thực hiện 14 thủ tục theo ngành dọc."),
    ("2021", "", "Bảo hiểm xã hội huyện hiện có 27 thủ tục được tiếp nhận tại Trung tâm."),
    ("2021", "", "Có 31 thủ tục do cơ quan ngành dọc giải quyết, không tính vào bộ thủ tục của huyện."),
    ("2021", "tthc 270", "Huyện có 270 thủ tục cấp huyện; ngoài ra 22 thủ tục của ngành dọc không thuộc danh mục này."),
    ("2021", "", "Tổng số 35 thủ tục này thuộc thẩm quyền của sở chuyên ngành, không nằm trong danh mục của huyện."),
    ("2021", "", "Hạt Kiểm lâm huyện hiện có 9 biên chế công chức."),
)


@pytest.mark.parametrize(("year", "said", "text"), SENTENCES)
def test_figures_of_others_state_nothing(year: str, said: str, text: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)

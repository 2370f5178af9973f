"""Figures that state nothing by themselves: places of posts, those who are paid, parts of a whole that frames them."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    ("Số biên chế còn thiếu: 21 (08 cơ quan, 04 đơn vị sự nghiệp).", ""),
    ("Có 13 vị trí bỏ trống (07 phòng, 05 đơn vị sự nghiệp).", ""),
    ("Làm việc với 14 đơn vị (10 cơ quan, 04 đơn vị sự nghiệp) về kết quả xếp loại.", ""),
    ("Tổng hợp báo cáo tại các đơn vị (11 cơ quan, 06 đơn vị sự nghiệp).", ""),
    ("UBND huyện có 17 đơn vị trực thuộc (12 phòng, 05 đơn vị sự nghiệp).", "phong 12 dvsn 5"),
    ("Hỗ trợ 14 xã 70 triệu đồng để duy trì hệ thống ISO.", ""),
    ("Kinh phí duy trì ISO: 14 xã, mỗi xã 05 triệu đồng.", ""),
    ("Duy trì ISO tại 14 xã, kinh phí bố trí 70 triệu đồng.", "iso.xa 14"),
    ("Trong 19 Ban ISO cấp xã có 16 Ban đã công bố lại, 03 Ban đang chuyển đổi.", "iso.xa 19"),
    ("Huyện có 20 Ban ISO, trong đó 19 Ban cấp xã.", "iso 20 iso.xa 19"),
    ("Tuyên truyền 45 tin bài về 6 lĩnh vực cải cách hành chính.", ""),
    ("Kế hoạch CCHC có 38 nhiệm vụ trên 6 lĩnh vực, đăng 45 tin bài.", "nhiemvu 38 linhvuc 6"),
    ("Huyện có 06 công chức được luân chuyển về xã, 09 công chức được nâng lương trước hạn.", ""),
    ("Hiện có 88 công chức, trong đó 06 công chức được luân chuyển về xã.", "bienche.co 88"),
    ("Biên chế sự nghiệp văn hóa, khác 58/61.", ""),
    ("Phương hướng quý IV: thực hiện 9 nhiệm vụ của Kế hoạch CCHC năm 2021; bổ nhiệm 02 phó trưởng phòng.", ""),
    ("Chỉ đạo: tiếp tục triển khai 34 nhiệm vụ thuộc 07 lĩnh vực.", "nhiemvu 34 linhvuc 7"),
    ("Triển khai 34 nhiệm vụ thuộc 07 lĩnh vực công nghệ thông tin.", "linhvuc 7"),
    ("Cấp huyện có 51 TTHC mức độ 4; 22 TTHC cấp phường, xã đạt mức độ 4.", "md4 51"),
    ("Danh mục 60 TTHC tiếp nhận qua bưu điện (cấp huyện 44, cấp xã 16).", "bcci.tthc 44"),
    ("Năm 2019 huyện chỉ có 9 TTHC mức độ 4 thì đến nay đã là 108.", "md4 108"),
    ("Huyện áp dụng hệ thống quản lý chất lượng tại 22 Ban ISO.", "iso 22"),
    ("Các phường, xã: 18/18 đơn vị áp dụng ISO, 17/18 đơn vị thực hiện cơ chế tự chủ.", "iso.xa 18 tuchu.xa 17"),
    ("Tiếp nhận qua dịch vụ công mức độ 3 là 116, qua dịch vụ công mức độ 4 là 07.", "md3.hoso 116 md4.hoso 7"),
    ("Cung cấp dịch vụ công mức độ 3 là 116, dịch vụ công mức độ 4 là 47.", "md3 116 md4 47"),
    ("Giao và sử dụng biên chế: biên chế công chức 122 (có mặt 117).", "bienche.giao 122 bienche.co 117"),
    ("Biên chế được giao: công chức 122 (có mặt 117).", "bienche.giao 122 bienche.co 117"),
    ("Sử dụng biên chế: công chức 117, viên chức 1.340.", "bienche.co 117 sunghiep.co 1340"),
    ("Có 88 công chức hiện có mặt, 04 người đã quá tuổi bổ nhiệm.", "bienche.co 88"),
    ("Qua kiểm tra 06 lĩnh vực tại 05 xã, Tổ kiểm tra CCHC nhắc nhở 09 nội dung.", ""),
    ("Tỷ lệ văn bản điện tử đạt 98,3%, ký số đạt 96,5%.", ""),
    ("Tỷ lệ văn bản điện tử đạt 98,3%; tỷ lệ cơ quan sử dụng chữ ký số đạt 96,5%.", "chukyso 96.5"),
    ("Hồ sơ mức độ 4 tăng mạnh: 290 hồ sơ; hồ sơ mức độ 3 tăng: 17 hồ sơ.", "md4.hoso 290"),
    ("Không phát sinh hồ sơ mức độ 4, mức độ 3 phát sinh 23 hồ sơ.", "md4.hoso 0 md3.hoso 23"),
    ("Không phát sinh hồ sơ mức độ 4, mức độ 3.", "md4.hoso 0 md3.hoso 0"),
    ("Tại Bộ phận Một cửa có 11 công chức của 08 phòng, 03 viên chức trực tiếp nhận hồ sơ.", ""),
    ("Bố trí 02 viên chức bưu điện hỗ trợ người dân.", ""),
    ("Công khai 338 TTHC (284 TTHC của quận, 54 TTHC của các cơ quan ngành dọc).", "tthc 284"),
    ("Công khai 338 TTHC cấp quận (đất đai 84, hộ tịch 54).", "tthc 338"),
    ("Tỉnh bổ sung cho cấp huyện 13 TTHC mức độ 4, nay số TTHC mức độ 4 là 104.", "md4 104"),
    ("Hiện toàn huyện có 01 Ban ISO huyện và 19 Ban ISO xã.", "iso.xa 19"),
    ("Chữ ký số: phòng 100%, xã 93,8%.", ""),
    ("Chữ ký số: phòng 100%, xã 100%.", "chukyso 100"),
    ("12 cơ quan hành chính thực hiện tự chủ, 04 xã không tiết kiệm được kinh phí.", "tuchu.huyen 12"),
    ("Bổ nhiệm 04 công chức lãnh đạo; giao phụ trách 02.", "bonhiem.moi 4"),
    ("Bổ nhiệm mới 09 (nữ 04), trong đó lãnh đạo phòng 06, trường học 03.", "bonhiem.moi 6"),
    ("Bổ nhiệm mới 09 (nữ 04), bổ nhiệm lại 06.", "bonhiem.moi 9 bonhiem.lai 6"),
    ("Chỉ số CCHC xếp thứ 5/10; 3/8 lĩnh vực tăng điểm, 5/8 lĩnh vực giảm điểm.", ""),
    ("Đánh giá xếp loại CCHC: 13 phòng (tốt 9, khá 4).", ""),
    ("Mức độ 3: 102 TTHC, mức độ 4: 96 TTHC; số hồ sơ nộp trực tuyến 2.120.", "md3 102 md4 96"),
    ("Mức độ 4: 96 TTHC; số hồ sơ 2.120.", "md4 96 md4.hoso 2120"),
    ("Duy trì ISO tại 19 xã; 01 xã được đầu tư phần mềm.", "iso.xa 19"),
    ("Không còn TTHC mức độ 3.", "md3 0"),
    (
        "Biên chế (có mặt/giao): HC 98/103, SN 1.480/1.533.",
        "bienche.co 98 bienche.giao 103 sunghiep.co 1480 sunghiep.giao 1533",
    ),
)


@pytest.mark.parametrize(("sentence", "said"), SENTENCES)
def test_a_figure_that_states_nothing_by_itself_is_told_from_one_that_does(sentence: str, said: str) -> None:
    assert sorted(facts(sentence)) == told(said)

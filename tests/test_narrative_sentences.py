"""Sentences as offices write them, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts

SENTENCES = (
    (
        "Huyện ban hành Kế hoạch số 12/KH-UBND về CCHC năm 2021 với 7 nhóm lĩnh vực, cụ thể hóa thành 52 đầu việc.",
        "linhvuc 7 nhiemvu 52",
    ),
    ("Đến hết quý I đã hoàn thành 15/45 nhiệm vụ của kế hoạch CCHC năm, đạt 33,3%.", "nhiemvu 45"),
    (
        "Kế hoạch CCHC năm 2021 xác định 45 nhiệm vụ; đến nay hoàn thành 15 nhiệm vụ, đang triển khai 30 nhiệm vụ.",
        "nhiemvu 45",
    ),
    ("Trong tổng số 45 nhiệm vụ CCHC năm 2021 đã có 12 nhiệm vụ hoàn thành, 33 nhiệm vụ đang thực hiện.", "nhiemvu 45"),
    ("Kế hoạch tuyên truyền CCHC gồm 12 nhiệm vụ; Kế hoạch CCHC năm gồm 40 nhiệm vụ.", "nhiemvu 40"),
    ("UBND huyện hiện đang thực hiện 298 TTHC, trong đó có 45 TTHC liên thông.", "tthc 298"),
    ("Bộ TTHC cấp huyện hiện có 312 thủ tục thuộc 25 lĩnh vực.", "tthc 312"),
    ("Toàn bộ 305/305 TTHC thuộc thẩm quyền của huyện được tiếp nhận tại Bộ phận một cửa.", "tthc 305"),
    ("Số TTHC được công khai là 415 (cấp huyện 290, cấp xã 125).", "tthc 290"),
    ("Trong quý, UBND tỉnh công bố sửa đổi 15 TTHC, bãi bỏ 4 TTHC thuộc thẩm quyền cấp huyện.", ""),
    ("Số dịch vụ công trực tuyến mức độ 3 là 72, mức độ 4 là 31, chiếm 34% tổng số TTHC.", "md3 72 md4 31"),
    ("Huyện có 72 DVCTT mức 3 (tăng 10 so với năm 2020) và 31 DVCTT mức 4 (tăng 5).", "md3 72 md4 31"),
    ("DVCTT mức độ 3, 4: 72 và 31 thủ tục.", "md3 72 md4 31"),
    ("Nâng 10 thủ tục từ mức độ 3 lên mức độ 4, đưa tổng số thủ tục mức độ 4 lên 41.", "md4 41"),
    ("Mức độ 2 có 200 thủ tục; số còn lại gồm 60 thủ tục mức độ 3 và 25 thủ tục mức độ 4.", "md2 200 md3 60 md4 25"),
    (
        "Hồ sơ tiếp nhận trực tuyến 512 hồ sơ, gồm mức độ 3: 430 hồ sơ, mức độ 4: 82 hồ sơ; hồ sơ trực tiếp 3.210.",
        "md3.hoso 430 md4.hoso 82",
    ),
    (
        "Đã tiếp nhận 430 hồ sơ qua DVC mức độ 3 và 82 hồ sơ qua DVC mức độ 4, trả đúng hạn 509 hồ sơ.",
        "md3.hoso 430 md4.hoso 82",
    ),
    (
        "Về hồ sơ trực tuyến, mức độ 3 tiếp nhận 430, giải quyết 425; mức độ 4 tiếp nhận 82, giải quyết 82.",
        "md3.hoso 430 md4.hoso 82",
    ),
    ("Tiếp nhận 430/3.500 hồ sơ trực tuyến mức độ 3, đạt 12,3%.", "md3.hoso 430"),
    ("Chưa phát sinh hồ sơ trực tuyến mức độ 4.", "md4.hoso 0"),
    ("Trong kỳ không có hồ sơ nào nộp trực tuyến ở cả mức độ 3 và mức độ 4.", "md3.hoso 0 md4.hoso 0"),
    ("Hồ sơ mức độ 3: 430 hồ sơ, trong đó đúng hạn 428, trễ hạn 02.", "md3.hoso 430"),
    (
        "Tổng số TTHC đăng ký thực hiện qua dịch vụ BCCI là 60, đã phát sinh 14 TTHC với 120 hồ sơ được trả kết quả.",
        "bcci.tthc 60 bcci.phatsinh 14 bcci.ketqua 120",
    ),
    ("Qua BCCI: tiếp nhận 35 hồ sơ, trả kết quả 120 hồ sơ.", "bcci.ketqua 120"),
    ("Lũy kế từ đầu năm, trả qua bưu chính công ích 400 kết quả; riêng quý này 120 kết quả.", "bcci.ketqua 120"),
    ("Trong quý có 120 lượt kết quả được bưu điện trả tận nhà.", "bcci.ketqua 120"),
    ("Không phát sinh hồ sơ trả qua dịch vụ bưu chính công ích.", "bcci.ketqua 0"),
    ("Có 14/60 TTHC phát sinh hồ sơ qua dịch vụ bưu chính công ích.", "bcci.phatsinh 14"),
    ("Cổng dịch vụ công nhận 06 phản ánh, kiến nghị của công dân; đã trả lời 05, còn 01 đang xử lý.", "pakn 6"),
    ("Đường dây nóng tiếp nhận 25 cuộc gọi, trong đó 06 phản ánh, kiến nghị về TTHC.", "pakn 6"),
    ("Tiếp nhận 06 PAKN (giảm 02 PAKN so với quý trước).", "pakn 6"),
    ("Không có tổ chức, công dân nào phản ánh về thái độ của cán bộ.", ""),
    ("UBND huyện có 12 cơ quan chuyên môn và 6 đơn vị sự nghiệp trực thuộc; 52 trường học.", "phong 12 dvsn 6"),
    ("Bộ máy gồm 12 phòng, ban chuyên môn; 06 đơn vị sự nghiệp công lập; 17 xã, thị trấn.", "phong 12 dvsn 6"),
    ("Số đơn vị sự nghiệp giảm từ 8 xuống còn 6 đơn vị.", "dvsn 6"),
    ("Đã sáp nhập 02 đơn vị sự nghiệp; hiện còn 6 đơn vị sự nghiệp công lập thuộc UBND huyện.", "dvsn 6"),
    ("Kiểm tra công vụ tại 04 phòng chuyên môn và 06 xã.", ""),
    (
        "Tổng biên chế hành chính được giao năm 2021 là 92 biên chế, có mặt đến 31/3/2021 là 88 người, còn thiếu 04.",
        "bienche.giao 92 bienche.co 88",
    ),
    ("Công chức hành chính: 88/92 biên chế được giao.", "bienche.co 88 bienche.giao 92"),
    (
        "Năm 2021, tỉnh giao huyện 92 biên chế công chức, 06 hợp đồng theo Nghị định 68, 1.120 viên chức.",
        "bienche.giao 92 hopdong.giao 6 sunghiep.giao 1120",
    ),
    (
        "Hiện huyện có 88 công chức, 05 hợp đồng lao động và 1.098 viên chức.",
        "bienche.co 88 hopdong.co 5 sunghiep.co 1098",
    ),
    (
        "Biên chế: hành chính 92 (có mặt 88), hợp đồng 06 (có mặt 05), sự nghiệp 1.120 (có mặt 1.098).",
        "bienche.giao 92 bienche.co 88 hopdong.giao 6 hopdong.co 5 sunghiep.giao 1120 sunghiep.co 1098",
    ),
    (
        "Khối hành chính được giao 92, hiện có 88; khối sự nghiệp được giao 1.120, hiện có 1.098.",
        "bienche.giao 92 bienche.co 88 sunghiep.giao 1120 sunghiep.co 1098",
    ),
    ("Số biên chế sự nghiệp được giao là 1.120, trong đó giáo dục 1.050, y tế 30, văn hóa 40.", "sunghiep.giao 1120"),
    ("Tinh giản 05 biên chế, trong đó 01 công chức, 04 viên chức.", ""),
    ("Tuyển dụng 12 viên chức, tiếp nhận 02 công chức.", ""),
    ("Cán bộ, công chức cấp xã được giao 340 người, hiện có 325 người.", ""),
    ("Điều động 03 công chức lãnh đạo, bổ nhiệm lại 02 đồng chí.", "bonhiem.moi 3 bonhiem.lai 2"),
    ("Bổ nhiệm, điều động: 04 trường hợp; bổ nhiệm lại: 01 trường hợp.", "bonhiem.moi 4 bonhiem.lai 1"),
    (
        "Có 04 đồng chí được bổ nhiệm mới, 01 đồng chí bổ nhiệm lại, 01 đồng chí miễn nhiệm.",
        "bonhiem.moi 4 bonhiem.lai 1",
    ),
    (
        "Trong quý không điều động, bổ nhiệm mới công chức lãnh đạo; bổ nhiệm lại 01 người.",
        "bonhiem.moi 0 bonhiem.lai 1",
    ),
    ("Đã chuyển đổi vị trí công tác 12 người, bổ nhiệm 03 công chức giữ chức vụ lãnh đạo.", "bonhiem.moi 3"),
    (
        "12/12 cơ quan hành chính, 17/17 xã và 55/58 đơn vị sự nghiệp được giao quyền tự chủ.",
        "tuchu.huyen 12 tuchu.xa 17 tuchu.sunghiep 55",
    ),
    (
        "100% cơ quan hành chính (12 cơ quan), 100% xã, thị trấn (17 xã) thực hiện cơ chế tự chủ.",
        "tuchu.huyen 12 tuchu.xa 17",
    ),
    (
        "Trong 58 đơn vị sự nghiệp tự chủ có 02 đơn vị tự bảo đảm chi thường xuyên, 10 đơn vị bảo đảm một phần.",
        "tuchu.sunghiep 58",
    ),
    ("Toàn huyện có 98,5% cơ quan, đơn vị sử dụng VPĐT; tỷ lệ dùng chữ ký số đạt 92%.", "vpdt 98.5 chukyso 92"),
    ("Chữ ký số: 92% (46/50 cơ quan, đơn vị); văn phòng điện tử: 100%.", "chukyso 92 vpdt 100"),
    ("Tỷ lệ văn bản trao đổi qua mạng đạt 97%; 100% cơ quan ứng dụng phần mềm quản lý văn bản.", "vpdt 100"),
    ("100% CBCC có hộp thư điện tử; 95% cơ quan dùng chữ ký số chuyên dùng.", "chukyso 95"),
    ("Toàn huyện có 22 ban ISO, gồm 05 ban cấp huyện và 17 ban cấp xã.", "iso 22 iso.xa 17"),
    ("17/17 xã, thị trấn đã thành lập Ban ISO; tổng số ban ISO của huyện là 18.", "iso.xa 17 iso 18"),
    ("Có 15/17 xã áp dụng ISO 9001:2015.", "iso.xa 15"),
    ("Huyện có 17 xã, thị trấn; hiện đã thành lập 16 ban ISO, trong đó 15 xã có ban ISO.", "iso 16 iso.xa 15"),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_sentence_says(text: str, said: str) -> None:
    words = said.split()
    assert sorted(facts(text)) == sorted(zip(words[::2], words[1::2], strict=True))

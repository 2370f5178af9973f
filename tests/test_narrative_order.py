"""Figures before, behind and far from what they count, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts

SENTENCES = (
    ("Ở mức độ 4 huyện chưa đưa được thủ tục nào lên, còn ở mức độ 3 thì có 96 thủ tục.", "md4 0 md3 96"),
    (
        "Qua bưu chính công ích đã đăng ký 27 thủ tục song đến cuối kỳ vẫn chưa thủ tục nào phát sinh hồ sơ.",
        "bcci.tthc 27 bcci.phatsinh 0",
    ),
    ("Hồ sơ trực tuyến mức độ 4 không có, mức độ 3 có 73 hồ sơ.", "md4.hoso 0 md3.hoso 73"),
    ("Bổ nhiệm lại thì quý này chưa có, bổ nhiệm mới có 3 công chức lãnh đạo.", "bonhiem.lai 0 bonhiem.moi 3"),
    (
        "Nhóm mức độ 4 gồm 36 thủ tục, đã nhận 210 hồ sơ; nhóm mức độ 3 gồm 88 thủ tục, đã nhận 1.410 hồ sơ.",
        "md4 36 md4.hoso 210 md3 88 md3.hoso 1410",
    ),
    (
        "36 thủ tục mức độ 4 mang lại 210 hồ sơ, 88 thủ tục mức độ 3 mang lại 1.410 hồ sơ.",
        "md4 36 md4.hoso 210 md3 88 md3.hoso 1410",
    ),
    (
        "Ứng với 36 thủ tục mức độ 4 là 210 hồ sơ, ứng với 88 thủ tục mức độ 3 là 1.410 hồ sơ.",
        "md4 36 md4.hoso 210 md3 88 md3.hoso 1410",
    ),
    ("Số thủ tục và số hồ sơ mức độ 4 lần lượt là 36 và 210.", "md4 36 md4.hoso 210"),
    ("Mức độ 3 và mức độ 4 tiếp nhận tương ứng 1.410 và 210 hồ sơ.", "md3.hoso 1410 md4.hoso 210"),
    ("Biên chế hành chính được giao và hiện có lần lượt là 93 và 90 người.", "bienche.giao 93 bienche.co 90"),
    (
        "Số biên chế sự nghiệp, hành chính, hợp đồng được giao theo thứ tự là 1.150, 93, 6.",
        "sunghiep.giao 1150 bienche.giao 93 hopdong.giao 6",
    ),
    (
        "Số điều động, bổ nhiệm mới và bổ nhiệm lại lần lượt là 3 và 2 công chức lãnh đạo.",
        "bonhiem.moi 3 bonhiem.lai 2",
    ),
    ("Tỷ lệ đơn vị dùng chữ ký số và văn phòng điện tử tương ứng là 93% và 100%.", "chukyso 93 vpdt 100"),
    (
        "Trong danh mục 80 thủ tục nhận, trả qua bưu điện của huyện, 21 thủ tục đã có hồ sơ phát sinh.",
        "bcci.tthc 80 bcci.phatsinh 21",
    ),
    (
        "Bưu điện huyện nhận ủy quyền 80 thủ tục, phát sinh 21 thủ tục, trả tận nhà 344 hồ sơ.",
        "bcci.tthc 80 bcci.phatsinh 21 bcci.ketqua 344",
    ),
    (
        "Số thủ tục phát sinh hồ sơ qua bưu chính công ích là 21 trên 80 thủ tục đăng ký.",
        "bcci.phatsinh 21 bcci.tthc 80",
    ),
    ("Văn phòng HĐND và UBND, Phòng Nội vụ, Thanh tra và các phòng khác, tổng cộng 13 cơ quan chuyên môn.", "phong 13"),
    (
        (
            "Trung tâm Y tế, Trung tâm Văn hóa, Ban Quản lý dự án và Đài Truyền thanh là 4 đơn vị sự nghiệp trực "
            "thuộc huyện."
        ),
        "dvsn 4",
    ),
    (
        (
            "Đơn vị sự nghiệp trực thuộc huyện còn 4 (Trung tâm Văn hóa, Trung tâm Y tế, Ban Quản lý dự án, Đài "
            "Truyền thanh)."
        ),
        "dvsn 4",
    ),
    ("Các xã Phước An, Phước Lộc và thị trấn Diêu Trì, cả thảy 3 xã, thị trấn, thực hiện tự chủ.", "tuchu.xa 3"),
    (
        "Được giao: sự nghiệp 1.150, hành chính 93, hợp đồng 6. Có mặt: sự nghiệp 1.120, hành chính 90, hợp đồng 5.",
        "sunghiep.giao 1150 bienche.giao 93 hopdong.giao 6 sunghiep.co 1120 bienche.co 90 hopdong.co 5",
    ),
    (
        "Biên chế có mặt cuối quý gồm 90 hành chính, 5 hợp đồng, 1.120 sự nghiệp.",
        "bienche.co 90 hopdong.co 5 sunghiep.co 1120",
    ),
    ("Huyện hiện có (hành chính/sự nghiệp/hợp đồng): 90/1.120/5 người.", "bienche.co 90 sunghiep.co 1120 hopdong.co 5"),
    (
        "Khối hành chính được giao 93 nhưng mới bố trí 90; khối sự nghiệp được giao 1.150 nhưng mới bố trí 1.120.",
        "bienche.giao 93 bienche.co 90 sunghiep.giao 1150 sunghiep.co 1120",
    ),
    ("Viên chức: tỉnh giao 1.150, huyện dùng 1.120.", "sunghiep.giao 1150 sunghiep.co 1120"),
    ("Hợp đồng 68 trong khối hành chính: giao 6, dùng 5.", "hopdong.giao 6 hopdong.co 5"),
    ("Cả 18/18 xã, thị trấn, đạt tỷ lệ 100%, đều tự chủ về kinh phí.", "tuchu.xa 18"),
    (
        "Đơn vị sự nghiệp đã tự chủ 100% (52/52 đơn vị); cơ quan hành chính của huyện đạt 91,7% (11/12 cơ quan).",
        "tuchu.sunghiep 52 tuchu.huyen 11",
    ),
    ("Ban ISO: 18/18 xã, thị trấn đã thành lập.", "iso.xa 18"),
    ("Xã có Ban ISO đạt 94,4% (17/18).", "iso.xa 17"),
    (
        "Tự chủ tài chính đã giao cho 52 đơn vị khối sự nghiệp, 11 đơn vị khối hành chính huyện và 18 xã.",
        "tuchu.sunghiep 52 tuchu.huyen 11 tuchu.xa 18",
    ),
    (
        "Số đơn vị tự chủ: khối hành chính huyện 11, khối xã 18, khối sự nghiệp 52.",
        "tuchu.huyen 11 tuchu.xa 18 tuchu.sunghiep 52",
    ),
    ("295 thủ tục thuộc thẩm quyền cấp huyện (chưa kể thủ tục cấp xã) đang được giải quyết.", "tthc 295"),
    ("Có 295 TTHC (cấp huyện) và 130 TTHC (cấp xã) đang có hiệu lực.", "tthc 295"),
    ("Trong kỳ thêm 9 thủ tục lên mức độ 4, nâng số thủ tục ở mức độ này lên 45.", "md4 45"),
    ("Biên chế sự nghiệp có mặt là 1.120, giảm 14 so với đầu năm.", "sunghiep.co 1120"),
    ("Số TTHC cấp huyện là 295, giảm 6 do bãi bỏ.", "tthc 295"),
    (
        "Mức độ 2 giảm 30 thủ tục, còn 150; mức độ 3 tăng 20 thủ tục, thành 108; mức độ 4 tăng 10 thủ tục, thành 46.",
        "md2 150 md3 108 md4 46",
    ),
    ("Hồ sơ mức độ 3: quý trước 900, quý này 1.410.", "md3.hoso 1410"),
    ("Từ 900 hồ sơ mức độ 3 ở quý trước, quý này đã tăng lên 1.410 hồ sơ.", "md3.hoso 1410"),
    ("Chữ ký số được 93% đơn vị sử dụng, cao hơn năm ngoái (80%).", "chukyso 93"),
    ("Năm 2020 kế hoạch có 40 nhiệm vụ, năm 2021 có 46 nhiệm vụ CCHC.", "nhiemvu 46"),
    ("Số phản ánh, kiến nghị nhận trong kỳ là 2 (cùng kỳ 5).", "pakn 2"),
    ("Báo cáo năm 2019 cho thấy huyện có 14 phòng, 60 đơn vị sự nghiệp, 290 TTHC.", ""),
    ("Trong năm 2020, huyện trả 800 hồ sơ qua bưu chính công ích, bổ nhiệm mới 6 công chức lãnh đạo.", ""),
    ("Tại các xã, bộ phận một cửa đã nhận 300 hồ sơ mức độ 3, 20 hồ sơ mức độ 4.", ""),
    ("Toàn tỉnh có 20 cơ quan chuyên môn, 150 đơn vị sự nghiệp; riêng huyện có 12 cơ quan chuyên môn.", "phong 12"),
    ("Các sở đã cung cấp 1.100 thủ tục mức độ 3 và 600 thủ tục mức độ 4.", ""),
    ("UBND tỉnh giao huyện thực hiện 20 nhiệm vụ, Kế hoạch CCHC của huyện đề ra 46 nhiệm vụ.", "nhiemvu 46"),
    ("Tại Kế hoạch số 22/KH-UBND, 46 nhiệm vụ CCHC được phân công cho các cơ quan.", "nhiemvu 46"),
    ("Kế hoạch CCHC vừa ban hành gồm lĩnh vực (7), nhiệm vụ (46), sản phẩm (60).", "linhvuc 7 nhiemvu 46"),
    ("Kế hoạch CCHC có mục tiêu chung, 46 nhiệm vụ và 7 lĩnh vực.", "nhiemvu 46 linhvuc 7"),
    ("Hai công chức lãnh đạo được bổ nhiệm lại, ba người được điều động, bổ nhiệm mới.", "bonhiem.lai 2 bonhiem.moi 3"),
    ("Huyện nhận được ba phản ánh về thủ tục cấp giấy chứng nhận quyền sử dụng đất.", "pakn 3"),
    ("Một phản ánh về thời gian giải quyết TTHC đã được huyện tiếp nhận qua thư điện tử.", "pakn 1"),
    (
        "Tổng số người được giao là 1.249, gồm hành chính 93, hợp đồng 6, sự nghiệp 1.150.",
        "bienche.giao 93 hopdong.giao 6 sunghiep.giao 1150",
    ),
    (
        "Toàn huyện hiện có 1.215 người làm việc, trong đó công chức 90, hợp đồng 5, viên chức 1.120.",
        "bienche.co 90 hopdong.co 5 sunghiep.co 1120",
    ),
    ("Trong 1.620 hồ sơ nộp trực tuyến, mức độ 3 chiếm 1.410 và mức độ 4 chiếm 210.", "md3.hoso 1410 md4.hoso 210"),
    ("Rút ngắn thời gian giải quyết 25 TTHC, cắt giảm 10 thành phần hồ sơ.", ""),
    ("Đề nghị tỉnh bãi bỏ 3 TTHC, sửa đổi 5 TTHC cấp huyện.", ""),
    ("18 TTHC được thực hiện liên thông, 40 TTHC thanh toán trực tuyến.", ""),
    ("Cập nhật quy trình điện tử cho 295 TTHC.", ""),
    ("Để thực hiện 46 nhiệm vụ CCHC, huyện bố trí 500 triệu đồng.", "nhiemvu 46"),
    ("Nghị quyết HĐND đề ra 17 chỉ tiêu, trong đó 2 chỉ tiêu về CCHC.", ""),
    ("Đã có Ban ISO ở 17 trong 18 xã, thị trấn.", "iso.xa 17"),
    ("Huyện có 12 cơ quan chuyên môn, trong đó 11 cơ quan đã tự chủ.", "phong 12 tuchu.huyen 11"),
    ("Trong 56 đơn vị sự nghiệp của huyện mới có 52 đơn vị tự chủ.", "dvsn 56 tuchu.sunghiep 52"),
    ("Số xã tự chủ là 18 trong tổng số 18 xã, thị trấn.", "tuchu.xa 18"),
    ("Còn thiếu 3 biên chế hành chính, 30 biên chế sự nghiệp so với chỉ tiêu giao.", ""),
    ("Có 90 công chức, ít hơn chỉ tiêu giao 3 người.", "bienche.co 90"),
    ("Hành chính được giao 93, còn 3 chỉ tiêu chưa tuyển.", "bienche.giao 93"),
    (
        (
            "Bổ nhiệm vào ngạch 5 công chức, bổ nhiệm chức danh nghề nghiệp 40 viên chức, bổ nhiệm lại 2 công "
            "chức lãnh đạo."
        ),
        "bonhiem.lai 2",
    ),
    ("Bổ nhiệm mới 4 hiệu trưởng, bổ nhiệm lại 6 phó hiệu trưởng.", ""),
    ("Luân chuyển 2 công chức xã, điều động 3 giáo viên.", ""),
    ("8 đơn vị sự nghiệp tự bảo đảm một phần chi thường xuyên, 2 đơn vị tự bảo đảm toàn bộ.", ""),
    ("Thanh tra tại 5 đơn vị sự nghiệp; làm việc với 3 phòng chuyên môn.", ""),
    ("Mở lớp tập huấn chữ ký số cho 90% cơ quan, đơn vị.", ""),
    (
        "Bưu chính công ích giúp dân nhận kết quả tại nhà với 344 hồ sơ, thuộc 21 thủ tục có phát sinh.",
        "bcci.ketqua 344 bcci.phatsinh 21",
    ),
    ("Việc trả kết quả qua bưu chính công ích đã thực hiện được 344 hồ sơ.", "bcci.ketqua 344"),
    ("Dịch vụ công mức độ 3 được áp dụng đối với 108 thủ tục, mức độ 4 đối với 46 thủ tục.", "md3 108 md4 46"),
    ("Cơ chế tự chủ áp dụng với 52 đơn vị sự nghiệp.", "tuchu.sunghiep 52"),
    ("Chế độ tự chủ theo Nghị định 130 thực hiện tại 12/12 phòng, ban, 18/18 xã.", "tuchu.huyen 12 tuchu.xa 18"),
    ("Thủ tục hành chính cấp huyện hiện nay: hai trăm chín mươi lăm.", "tthc 295"),
    ("Một trăm linh tám thủ tục mức độ 3, bốn mươi sáu thủ tục mức độ 4.", "md3 108 md4 46"),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_an_order_says(text: str, said: str) -> None:
    words = said.split()
    assert sorted(facts(text)) == sorted(zip(words[::2], words[1::2], strict=True))

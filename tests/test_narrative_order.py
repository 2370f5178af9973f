"""Figures before, behind and far from what they count, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

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
    ("Kế hoạch CCHC 2021 của quận: số nhiệm vụ 57, số lĩnh vực 8, kinh phí 300 triệu đồng.", "nhiemvu 57 linhvuc 8"),
    (
        (
            "Năm 2021, UBND quận giao 57 nhiệm vụ CCHC cho các phòng ban và UBND phường, trong đó Phòng Nội vụ "
            "chủ trì 20 nhiệm vụ."
        ),
        "nhiemvu 57",
    ),
    ("UBND thành phố đã ban hành Kế hoạch CCHC năm 2021 gồm 57 nhiệm vụ, 8 nhóm lĩnh vực.", "nhiemvu 57 linhvuc 8"),
    ("Về thực hiện kế hoạch: 57/57 nhiệm vụ CCHC đã được giao cụ thể.", "nhiemvu 57"),
    (
        (
            "Quý II, thị xã hoàn thành 20 nhiệm vụ, nâng tổng số nhiệm vụ đã hoàn thành lên 35/57 nhiệm vụ của "
            "kế hoạch CCHC."
        ),
        "nhiemvu 57",
    ),
    ("Thành phố đang thực hiện 331 TTHC ở 36 lĩnh vực.", "tthc 331"),
    ("Quận áp dụng 331 TTHC, 13 phường áp dụng 150 TTHC.", "tthc 331"),
    ("Toàn bộ 331 TTHC của thị xã được tiếp nhận, giải quyết tại Trung tâm hành chính công.", "tthc 331"),
    ("331 TTHC cấp huyện: 210 mức độ 2, 80 mức độ 3, 41 mức độ 4.", "tthc 331 md2 210 md3 80 md4 41"),
    (
        "Phân theo mức độ: mức độ 2 có 210 TTHC (63,4%), mức độ 3 có 80 TTHC (24,2%), mức độ 4 có 41 TTHC (12,4%).",
        "md2 210 md3 80 md4 41",
    ),
    (
        "80 TTHC mức 3, 41 TTHC mức 4; hồ sơ tiếp nhận mức 3: 920, mức 4: 377.",
        "md3 80 md4 41 md3.hoso 920 md4.hoso 377",
    ),
    ("Mức độ 3 có 80 TTHC, trong kỳ tiếp nhận 920 hồ sơ.", "md3 80 md3.hoso 920"),
    ("Tổng số DVCTT mức độ 3, 4 của thị xã là 121 (mức độ 3: 80; mức độ 4: 41).", "md3 80 md4 41"),
    ("Số DVC mức độ 3 có phát sinh hồ sơ: 30/80; mức độ 4: 20/41.", ""),
    (
        "Đã tiếp nhận 1.297 hồ sơ trực tuyến, trong đó 920 hồ sơ mức 3, còn lại là mức 4 (377 hồ sơ).",
        "md3.hoso 920 md4.hoso 377",
    ),
    ("Số lượng hồ sơ tiếp nhận trực tuyến mức độ 3, 4 trong quý là 1.297 hồ sơ.", ""),
    ("Tỷ lệ hồ sơ mức độ 3 đạt 45%, mức độ 4 đạt 60%.", ""),
    ("Hồ sơ mức độ 3 của phường là 400, của thị xã là 920.", "md3.hoso 920"),
    (
        "BCCI: 90 TTHC đăng ký; 17 TTHC phát sinh; tiếp nhận 12 hồ sơ, trả 266 hồ sơ.",
        "bcci.tthc 90 bcci.phatsinh 17 bcci.ketqua 266",
    ),
    (
        "Dịch vụ bưu chính công ích quý này: 17 thủ tục phát sinh, 12 lượt tiếp nhận, 266 lượt trả kết quả.",
        "bcci.phatsinh 17 bcci.ketqua 266",
    ),
    ("266 hồ sơ được trả kết quả qua bưu chính công ích, tăng 40 hồ sơ so với quý I.", "bcci.ketqua 266"),
    ("Trong kỳ, bưu điện nhận hộ 12 hồ sơ và trả hộ 266 kết quả.", "bcci.ketqua 266"),
    ("Hợp đồng với Bưu điện tiếp nhận, trả kết quả đối với 90 TTHC.", "bcci.tthc 90"),
    (
        "Không có hồ sơ nào được trả kết quả qua dịch vụ bưu chính công ích; số thủ tục đăng ký vẫn là 90.",
        "bcci.ketqua 0 bcci.tthc 90",
    ),
    ("Tiếp nhận 05 phản ánh, kiến nghị về quy định hành chính, trong đó 03 về hành vi, 02 về quy định.", "pakn 5"),
    ("Số PAKN tiếp nhận: 05 (kỳ trước chuyển sang: 01; mới: 04).", "pakn 5"),
    ("PAKN: tiếp nhận 05, xử lý 05.", "pakn 5"),
    ("Hệ thống thông tin phản ánh 1022 nhận 300 phản ánh về trật tự đô thị.", ""),
    ("Cơ quan chuyên môn thuộc UBND thị xã: 12 phòng; ĐVSN công lập: 08 đơn vị, 47 trường học.", "phong 12 dvsn 8"),
    ("Thị xã có 12 phòng ban chuyên môn, 08 đơn vị sự nghiệp, 10 phường, 5 xã.", "phong 12 dvsn 8"),
    ("Đã sắp xếp, giảm 01 phòng chuyên môn, hiện có 12 phòng.", "phong 12"),
    (
        (
            "Số đơn vị sự nghiệp công lập thuộc thị xã: 55, trong đó 47 đơn vị thuộc ngành giáo dục, 08 đơn vị "
            "trực thuộc UBND."
        ),
        "dvsn 8",
    ),
    (
        "Tổng biên chế được giao năm 2021: 1.563 biên chế, trong đó hành chính 97, sự nghiệp 1.466.",
        "bienche.giao 97 sunghiep.giao 1466",
    ),
    ("Biên chế hành chính được giao là 97 (95 công chức, 02 dự phòng), thực hiện 92.", "bienche.giao 97 bienche.co 92"),
    ("Biên chế hành chính năm 2021 giao 97, giảm 3 so với năm 2020 (100); có mặt 92.", "bienche.giao 97 bienche.co 92"),
    (
        "Sự nghiệp: giao 1.466/thực hiện 1.430; hành chính: giao 97/thực hiện 92.",
        "sunghiep.giao 1466 sunghiep.co 1430 bienche.giao 97 bienche.co 92",
    ),
    ("Tỷ lệ sử dụng biên chế hành chính đạt 94,8% (92/97).", "bienche.co 92 bienche.giao 97"),
    (
        (
            "Hiện 92 công chức và 07 hợp đồng đang làm việc tại các phòng; 1.430 viên chức làm việc tại các đơn "
            "vị sự nghiệp."
        ),
        "bienche.co 92 hopdong.co 7 sunghiep.co 1430",
    ),
    ("Số hợp đồng lao động theo Nghị định 68 hiện có: 07/08 người được giao.", "hopdong.co 7 hopdong.giao 8"),
    ("Không giao chỉ tiêu hợp đồng lao động cho khối hành chính.", "hopdong.giao 0"),
    ("Đã điều động, bổ nhiệm 06 công chức lãnh đạo (mới: 04; lại: 02).", "bonhiem.moi 4 bonhiem.lai 2"),
    ("Bổ nhiệm lãnh đạo cấp phòng: mới 04, lại 02.", "bonhiem.moi 4 bonhiem.lai 2"),
    (
        "Có 02 công chức lãnh đạo hết thời hạn bổ nhiệm được bổ nhiệm lại; 04 công chức được bổ nhiệm lần đầu.",
        "bonhiem.lai 2 bonhiem.moi 4",
    ),
    (
        "Trong 6 tháng bổ nhiệm 04 công chức, bổ nhiệm lại 02 công chức lãnh đạo, quản lý.",
        "bonhiem.moi 4 bonhiem.lai 2",
    ),
    ("Tự chủ: CQHC 12/12; xã, phường 15/15; ĐVSN 55/55.", "tuchu.huyen 12 tuchu.xa 15 tuchu.sunghiep 55"),
    (
        (
            "Số cơ quan hành chính tự chủ 12, số xã, phường tự chủ 15, số đơn vị sự nghiệp tự chủ 55 (nhóm 2: "
            "05; nhóm 3: 20; nhóm 4: 30)."
        ),
        "tuchu.huyen 12 tuchu.xa 15 tuchu.sunghiep 55",
    ),
    ("Giao tự chủ cho 12 phòng, ban, 15 xã, phường.", "tuchu.huyen 12 tuchu.xa 15"),
    (
        "Số cơ quan, đơn vị sử dụng VPĐT/tổng số: 80/80 (100%); sử dụng chữ ký số: 78/80 (97,5%).",
        "vpdt 100 chukyso 97.5",
    ),
    ("100% cơ quan, đơn vị sử dụng VPĐT, CKS trong gửi nhận văn bản.", "vpdt 100 chukyso 100"),
    ("Phần mềm QLVB được sử dụng tại 100% phòng, ban, phường, xã; chữ ký số tại 97,5%.", "vpdt 100 chukyso 97.5"),
    ("Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng cấp huyện đạt 85%.", ""),
    ("Ban ISO: toàn thị xã 16, trong đó xã, phường 15.", "iso 16 iso.xa 15"),
    ("Thị xã có 16 ban ISO (15 xã, phường; 01 UBND thị xã).", "iso 16 iso.xa 15"),
    ("Đã kiện toàn 16 ban ISO, riêng cấp xã có 15 ban.", "iso 16 iso.xa 15"),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_an_order_says(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

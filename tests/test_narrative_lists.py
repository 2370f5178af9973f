"""Lists within a paragraph, and figures of others, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    ("Cung cấp 14 (mời bốn) TTHC mức độ 3 và 39 (ba mơi chín) TTHC mức độ 4.", "md3 14 md4 39"),
    ("UBND huyện có 14 (mười bốn) cơ quan chuyên môn; 08 (tám) đơn vị sự nghiệp công lập.", "phong 14 dvsn 8"),
    ("Huyện có 41 và 17 thủ tục lần lượt ở mức độ 3 và mức độ 4.", "md3 41 md4 17"),
    ("+ Năm 2020, toàn huyện chỉ có 14 TTHC mức độ 3 và 01 TTHC mức độ 4.", ""),
    ("Trước năm 2019 huyện có 16 phòng chuyên môn.", ""),
    ("Cơ quan hành chính thuộc huyện thực hiện tự chủ: 11/11.", "tuchu.huyen 11"),
    (
        "3.1. Về TTHC: - Tổng số TTHC cấp huyện: 290. - Mức độ 2: 180. - Mức độ 3: 75. - Mức độ 4: 35.",
        "tthc 290 md2 180 md3 75 md4 35",
    ),
    (
        "* Hồ sơ trực tuyến: - Mức độ 3: 540 hồ sơ; - Mức độ 4: 120 hồ sơ. * Hồ sơ trực tiếp: 3.200 hồ sơ.",
        "md3.hoso 540 md4.hoso 120",
    ),
    (
        (
            "Tổ chức bộ máy: a) Cơ quan chuyên môn: 12; b) Đơn vị sự nghiệp công lập thuộc UBND huyện: 05; c) "
            "Đơn vị hành chính cấp xã: 16."
        ),
        "phong 12 dvsn 5",
    ),
    (
        (
            "Biên chế: • Hành chính: giao 90, có mặt 87; • Hợp đồng: giao 07, có mặt 07; • Sự nghiệp: giao "
            "1.300, có mặt 1.275."
        ),
        "bienche.giao 90 bienche.co 87 hopdong.giao 7 hopdong.co 7 sunghiep.giao 1300 sunghiep.co 1275",
    ),
    ("Biên chế hành chính: + Được giao: 90 người. + Hiện có: 87 người.", "bienche.giao 90 bienche.co 87"),
    (
        "Dịch vụ BCCI: + Số TTHC đăng ký: 44. + Số TTHC phát sinh hồ sơ: 9. + Số hồ sơ trả kết quả: 77.",
        "bcci.tthc 44 bcci.phatsinh 9 bcci.ketqua 77",
    ),
    (
        "Thực hiện tự chủ: + Cấp huyện: 12 cơ quan. + Cấp xã: 16 đơn vị. + Sự nghiệp: 50 đơn vị.",
        "tuchu.huyen 12 tuchu.xa 16 tuchu.sunghiep 50",
    ),
    (
        "Công tác cán bộ: - Bổ nhiệm mới: 02 đồng chí. - Bổ nhiệm lại: 00 đồng chí. - Nghỉ hưu: 01 đồng chí.",
        "bonhiem.moi 2 bonhiem.lai 0",
    ),
    (
        (
            "Ứng dụng CNTT: - Tỷ lệ cơ quan, đơn vị sử dụng VPĐT: 100%. - Tỷ lệ sử dụng chữ ký số: 92%. - Tỷ lệ "
            "văn bản điện tử: 98%."
        ),
        "vpdt 100 chukyso 92",
    ),
    ("ISO: - Số Ban ISO toàn huyện: 17. - Số xã, thị trấn có Ban ISO: 16/16.", "iso 17 iso.xa 16"),
    (
        "Kế hoạch CCHC năm 2021: - Số lĩnh vực: 07. - Số nhiệm vụ: 40, trong đó đã hoàn thành 12.",
        "linhvuc 7 nhiemvu 40",
    ),
    ("PAKN: - Tiếp nhận: 03. - Đã xử lý: 03. - Chuyển kỳ sau: 0.", "pakn 3"),
    ("Tổng số TTHC cung cấp DVCTT: 110 TTHC, gồm: 75 DVCTT mức độ 3, 35 DVCTT mức độ 4.", "md3 75 md4 35"),
    (
        "TTHC muc do 3: 75; TTHC muc do 4: 35; ho so muc do 3 tiep nhan 540; ho so muc do 4 tiep nhan 120.",
        "md3 75 md4 35 md3.hoso 540 md4.hoso 120",
    ),
    (
        "Bien che su nghiep duoc giao 1.300 nguoi, co mat 1.275 nguoi, con thieu 25 nguoi.",
        "sunghiep.giao 1300 sunghiep.co 1275",
    ),
    (
        "Toan huyen co 12 co quan, 16 xa va 50 don vi su nghiep thuc hien tu chu.",
        "tuchu.xa 16 tuchu.sunghiep 50 tuchu.huyen 12",
    ),
    ("Thủ tục hành chính: số TTHC giảm 10 so với năm 2020, hiện còn 290 TTHC cấp huyện.", "tthc 290"),
    ("Tỷ lệ TTHC mức độ 4 đạt 12,1% (35/290 TTHC).", "md4 35"),
    ("DVCTT mức 3 chiếm 25,9% (75/290), mức 4 chiếm 12,1% (35/290).", "md3 75 md4 35"),
    ("Không có TTHC mức độ 4.", "md4 0"),
    ("Số hồ sơ mức độ 4 là 0 hồ sơ; số hồ sơ mức độ 3 là 09 hồ sơ.", "md4.hoso 0 md3.hoso 9"),
    ("Không phát sinh TTHC qua BCCI; không có hồ sơ trả qua BCCI.", "bcci.phatsinh 0 bcci.ketqua 0"),
    ("Hợp đồng lao động hành chính: không được giao.", "hopdong.giao 0"),
    ("Hợp đồng lao động hành chính được giao: 0; hiện có: 0.", "hopdong.giao 0 hopdong.co 0"),
    ("Quý này huyện không có đơn vị sự nghiệp nào giải thể; số đơn vị sự nghiệp là 5.", "dvsn 5"),
    ("Các phòng, ban có 87 công chức; các xã có 320 cán bộ, công chức.", "bienche.co 87"),
    ("Phòng Nội vụ có 07 biên chế, Phòng Tư pháp có 03 biên chế.", ""),
    ("UBND huyện giao 07 biên chế cho Phòng Nội vụ.", ""),
    ("Thẩm định hồ sơ tuyển dụng 25 viên chức; xét tuyển 30 giáo viên hợp đồng.", ""),
    ("Chi cục Thuế, Kho bạc, Bảo hiểm xã hội có 45 công chức.", ""),
    ("Huyện ủy có 05 ban đảng, 30 biên chế; Mặt trận và đoàn thể có 20 biên chế.", ""),
    ("Tỷ lệ xã sử dụng chữ ký số là 100%.", ""),
    ("Trả lời 15 kiến nghị của cử tri sau kỳ họp HĐND; 08 kiến nghị chuyển tỉnh.", ""),
    ("Xử lý 10 phản ánh trên mạng xã hội về môi trường.", ""),
    ("Thành lập 03 đoàn kiểm tra, kiểm tra 10 phòng, 16 xã.", ""),
    ("Đã mở 12 lớp bồi dưỡng ISO cho 17 ban ISO.", ""),
    ("Bổ nhiệm 02 kế toán trưởng, 05 hiệu trưởng.", ""),
    (
        (
            "Vì chưa có hồ sơ đầu vào nên cả quý huyện không tiếp nhận hồ sơ mức độ 4 nào, trong khi mức độ 3 "
            "nhận 65 hồ sơ."
        ),
        "md4.hoso 0 md3.hoso 65",
    ),
    ("Chưa TTHC nào của huyện lên được mức độ 4; 88 TTHC đã ở mức độ 3.", "md4 0 md3 88"),
    ("Công chức lãnh đạo bổ nhiệm lại chưa có, bổ nhiệm mới được 04 đồng chí.", "bonhiem.lai 0 bonhiem.moi 4"),
    ("Kỳ này bưu điện không trả kết quả hồ sơ nào dù có 30 thủ tục đã đăng ký.", "bcci.ketqua 0 bcci.tthc 30"),
    ("Phản ánh, kiến nghị về TTHC gửi tới huyện trong kỳ bằng 0.", "pakn 0"),
    ("Không ghi nhận phản ánh, kiến nghị; số hồ sơ mức độ 3 là 65.", "pakn 0 md3.hoso 65"),
    (
        "Mức độ 3 (88 thủ tục) nhận 65 hồ sơ, mức độ 4 (12 thủ tục) nhận 9 hồ sơ.",
        "md3 88 md3.hoso 65 md4 12 md4.hoso 9",
    ),
    ("88 thủ tục mức độ 3 - 65 hồ sơ; 12 thủ tục mức độ 4 - 9 hồ sơ.", "md3 88 md3.hoso 65 md4 12 md4.hoso 9"),
    ("Trong 88 thủ tục mức độ 3 có 20 thủ tục phát sinh, tổng số 65 hồ sơ.", "md3 88 md3.hoso 65"),
    ("Hai mức độ 3 và 4 có lần lượt 88 và 12 thủ tục.", "md3 88 md4 12"),
    ("Số phòng chuyên môn và đơn vị sự nghiệp của huyện lần lượt là 12 và 5.", "phong 12 dvsn 5"),
    ("Số lĩnh vực, nhiệm vụ của Kế hoạch CCHC tương ứng là 7 và 40.", "linhvuc 7 nhiemvu 40"),
    ("Số TTHC đăng ký, phát sinh qua BCCI lần lượt là 55 và 14.", "bcci.tthc 55 bcci.phatsinh 14"),
    ("Số ban ISO toàn huyện và số xã có ban ISO lần lượt là 19 và 18.", "iso 19 iso.xa 18"),
    ("Số được giao và số có mặt của biên chế sự nghiệp là 1.100 và 1.080.", "sunghiep.giao 1100 sunghiep.co 1080"),
    (
        (
            "55 thủ tục được đưa vào danh mục bưu chính công ích, trong đó đã phát sinh 14 thủ tục với 230 hồ sơ "
            "trả tại nhà."
        ),
        "bcci.tthc 55 bcci.phatsinh 14 bcci.ketqua 230",
    ),
    (
        "Trong 55 thủ tục bưu chính công ích, phần lớn chưa có hồ sơ, chỉ 14 thủ tục phát sinh.",
        "bcci.tthc 55 bcci.phatsinh 14",
    ),
    (
        "Phòng Nội vụ, Phòng Tư pháp, Thanh tra huyện, Văn phòng HĐND và UBND... tổng cộng 12 cơ quan chuyên môn.",
        "phong 12",
    ),
    (
        (
            "UBND huyện quản lý trực tiếp 5 đơn vị sự nghiệp là Trung tâm Y tế, Trung tâm Văn hóa, Ban Quản lý "
            "chợ, Ban Quản lý dự án, Đội trật tự."
        ),
        "dvsn 5",
    ),
    (
        "Các đơn vị sự nghiệp trực thuộc (5) gồm trung tâm văn hóa, trung tâm dịch vụ nông nghiệp và 3 ban quản lý.",
        "dvsn 5",
    ),
    (
        "Có mặt: 87 công chức, 1.080 viên chức, 6 hợp đồng; được giao: 90 công chức, 1.100 viên chức, 7 hợp đồng.",
        "bienche.co 87 sunghiep.co 1080 hopdong.co 6 bienche.giao 90 sunghiep.giao 1100 hopdong.giao 7",
    ),
    (
        (
            "Năm 2021 tỉnh giao huyện: hành chính 90, sự nghiệp 1.100, hợp đồng 7; huyện đã dùng: hành chính 87, "
            "sự nghiệp 1.080, hợp đồng 6."
        ),
        "bienche.giao 90 sunghiep.giao 1100 hopdong.giao 7 bienche.co 87 sunghiep.co 1080 hopdong.co 6",
    ),
    (
        "Biên chế được giao - hiện có: hành chính 90 - 87; sự nghiệp 1.100 - 1.080.",
        "bienche.giao 90 bienche.co 87 sunghiep.giao 1100 sunghiep.co 1080",
    ),
    ("Với 90 biên chế hành chính được giao, huyện mới tuyển đủ 87 người.", "bienche.giao 90 bienche.co 87"),
    ("Hiện có 87 người trong biên chế hành chính.", "bienche.co 87"),
    ("Viên chức hiện có là 1.080 người/1.100 người được giao.", "sunghiep.co 1080 sunghiep.giao 1100"),
    ("Hợp đồng lao động làm việc trong cơ quan hành chính có 6 người, đúng bằng chỉ tiêu giao.", "hopdong.co 6"),
    ("Có 100% số xã, thị trấn (16/16) được giao tự chủ.", "tuchu.xa 16"),
    (
        "Đến nay 12/12 phòng, ban và tương đương; 16/16 xã; 48/50 đơn vị sự nghiệp đã thực hiện cơ chế tự chủ.",
        "tuchu.huyen 12 tuchu.xa 16 tuchu.sunghiep 48",
    ),
    ("Khối huyện 12 cơ quan, khối xã 16 đơn vị đã thực hiện tự chủ kinh phí.", "tuchu.huyen 12 tuchu.xa 16"),
    (
        "Về tự chủ, khối sự nghiệp đạt 48/50 đơn vị, khối hành chính đạt 12/12 cơ quan, khối xã đạt 16/16.",
        "tuchu.sunghiep 48 tuchu.huyen 12 tuchu.xa 16",
    ),
    ("Trên địa bàn có 19 ban ISO, 18 trong số đó ở xã, thị trấn.", "iso 19 iso.xa 18"),
    ("UBND huyện và 18 xã, thị trấn đều có ban ISO, tổng cộng 19 ban.", "iso.xa 18 iso 19"),
    ("Thủ tục mức độ 4 tăng 12, đạt 47 thủ tục; mức độ 3 giảm 12, còn 76 thủ tục.", "md4 47 md3 76"),
    ("Từ chỗ chỉ có 20 thủ tục mức độ 4 cuối năm 2020, đến nay huyện đã có 47 thủ tục.", "md4 47"),
    ("Cuối năm 2020: 20 thủ tục mức độ 4; hiện nay: 47 thủ tục mức độ 4.", "md4 47"),
    ("Kỳ này trả 230 hồ sơ qua bưu điện, trong khi kỳ trước trả 180 hồ sơ.", "bcci.ketqua 230"),
    ("Trả qua bưu điện 230 hồ sơ (kỳ trước 180).", "bcci.ketqua 230"),
    ("Năm 2020, 12 TTHC; năm 2021, 14 TTHC phát sinh hồ sơ qua bưu chính công ích.", "bcci.phatsinh 14"),
    ("Ở cấp xã có 130 thủ tục, ở cấp huyện có 280 thủ tục.", "tthc 280"),
    ("Kể cả 130 thủ tục cấp xã, toàn huyện có 410 thủ tục; riêng cấp huyện là 280.", "tthc 280"),
    ("Tỉnh cung cấp 1.000 thủ tục mức độ 3; huyện cung cấp 76.", "md3 76"),
    ("Kế hoạch của tỉnh có 60 nhiệm vụ; của huyện có 40 nhiệm vụ CCHC.", "nhiemvu 40"),
    ("Phấn đấu có 100 thủ tục mức độ 3; hiện mới có 76.", "md3 76"),
    ("Huyện đặt mục tiêu 60 thủ tục mức độ 4 vào cuối năm, hiện đạt 47.", "md4 47"),
    ("Dự kiến quý sau bổ nhiệm lại 5 công chức; quý này bổ nhiệm lại 2 công chức lãnh đạo.", "bonhiem.lai 2"),
    ("Kế hoạch CCHC năm 2021 nêu 40 nhiệm vụ. Trong số này, quý I phải xong 10 nhiệm vụ.", "nhiemvu 40"),
    (
        (
            "Kế hoạch số 05/KH-UBND được ban hành sớm, bao quát 7 lĩnh vực. Các phòng được giao thực hiện 40 "
            "nhiệm vụ CCHC."
        ),
        "linhvuc 7 nhiemvu 40",
    ),
    ("Bốn mươi nhiệm vụ CCHC được chia cho bảy lĩnh vực.", "nhiemvu 40 linhvuc 7"),
    ("Hai mươi ba hồ sơ mức độ 4 và sáu mươi lăm hồ sơ mức độ 3 đã được tiếp nhận.", "md4.hoso 23 md3.hoso 65"),
    ("Bưu điện trả hai trăm ba mươi hồ sơ.", "bcci.ketqua 230"),
    ("Được giao bảy hợp đồng lao động, huyện đã ký sáu hợp đồng.", "hopdong.giao 7 hopdong.co 6"),
    ("Đơn giản hóa 10 TTHC cấp huyện; sửa 15 quy trình.", ""),
    ("Công khai 12 TTHC mới ban hành.", ""),
    ("Hoàn thành 9 chỉ tiêu, 30 nhiệm vụ trong chương trình công tác.", ""),
    ("Còn thiếu 3 công chức, 20 viên chức.", ""),
    ("Đã cử 87 lượt công chức học nghị quyết.", ""),
    ("Bổ nhiệm ngạch cho 3 công chức; chuyển ngạch 2 công chức.", ""),
    ("Có 10 đơn vị sự nghiệp đã kiểm định chất lượng.", ""),
    ("Đã trang bị chữ ký số cho 12 phòng và 16 xã.", ""),
    ("Đề nghị cấp chữ ký số cho 20 lãnh đạo.", ""),
    ("16/16 xã niêm yết bộ TTHC; 5 xã nhận phản ánh qua Zalo.", ""),
    ("Văn phòng điện tử chạy ổn định, 100% văn bản xử lý trên môi trường mạng.", ""),
    ("Bộ phận một cửa huyện niêm yết 280 thủ tục thuộc thẩm quyền của UBND huyện.", "tthc 280"),
    (
        (
            "Năm nay huyện đăng ký hoàn thành 43 nhiệm vụ CCHC, bao trùm 7 lĩnh vực, trong đó lĩnh vực hiện đại "
            "hóa nhiều nhất với 12 nhiệm vụ."
        ),
        "nhiemvu 43 linhvuc 7",
    ),
    ("Ngoài 43 nhiệm vụ trong Kế hoạch CCHC, tỉnh còn giao thêm 5 nhiệm vụ.", "nhiemvu 43"),
    (
        (
            "Chương trình CCHC năm 2021 được huyện cụ thể hóa bằng 43 nhiệm vụ; 10 nhiệm vụ đã xong, 33 nhiệm vụ "
            "còn lại đúng tiến độ."
        ),
        "nhiemvu 43",
    ),
    ("7 là số lĩnh vực, 43 là số nhiệm vụ trong Kế hoạch CCHC.", "linhvuc 7 nhiemvu 43"),
    ("Số nhiệm vụ CCHC tăng từ 38 (năm 2020) lên 43 (năm 2021).", "nhiemvu 43"),
    ("Thủ tục cấp huyện đang giải quyết: 283, giảm 7 so với quý trước do tỉnh bãi bỏ.", "tthc 283"),
    ("Trừ 130 thủ tục của xã, số thủ tục huyện đang giải quyết là 283.", "tthc 283"),
    (
        "Trong số 283 thủ tục huyện thực hiện, mức độ 2 chiếm 180, mức độ 3 chiếm 70, mức độ 4 chiếm 33.",
        "tthc 283 md2 180 md3 70 md4 33",
    ),
    ("Thủ tục mức độ 3 và 4 của huyện gồm 70 thủ tục mức độ 3 và 33 thủ tục mức độ 4.", "md3 70 md4 33"),
    ("Đã có 103 thủ tục lên mức độ 3 và 4, cụ thể mức độ 3 có 70, mức độ 4 có 33.", "md3 70 md4 33"),
    ("So với 25 thủ tục mức độ 4 của năm 2020, hiện huyện đã có 33 thủ tục.", "md4 33"),
    ("Mức độ 4 từ 25 thủ tục tăng thêm 8, hiện là 33 thủ tục.", "md4 33"),
    ("Hồ sơ mức độ 4 chiếm 15% tổng số hồ sơ trực tuyến, tức 120 hồ sơ.", "md4.hoso 120"),
    ("Hồ sơ nộp mức độ 3 là 680; trong đó 675 hồ sơ giải quyết đúng hạn; 5 hồ sơ quá hạn.", "md3.hoso 680"),
    ("Trong 800 hồ sơ trực tuyến thì 680 hồ sơ thuộc mức độ 3, 120 hồ sơ thuộc mức độ 4.", "md3.hoso 680 md4.hoso 120"),
    ("Chỉ 120 hồ sơ mức độ 4 được tiếp nhận, bằng một phần sáu mức độ 3 (680 hồ sơ).", "md4.hoso 120 md3.hoso 680"),
    (
        "Huyện nhận 680 hồ sơ mức độ 3; cấp xã nhận 90 hồ sơ mức độ 3; mức độ 4 huyện nhận 120 hồ sơ.",
        "md3.hoso 680 md4.hoso 120",
    ),
    (
        "Bưu điện huyện nhận trả kết quả cho 62 thủ tục; kỳ này có 15 thủ tục thực sự phát sinh.",
        "bcci.tthc 62 bcci.phatsinh 15",
    ),
    (
        "15/62 thủ tục đăng ký bưu chính công ích có phát sinh hồ sơ; đã trả 240 kết quả.",
        "bcci.phatsinh 15 bcci.tthc 62 bcci.ketqua 240",
    ),
    ("Trả tại nhà qua bưu chính công ích: 240 kết quả, tiếp nhận tại nhà: 18 hồ sơ.", "bcci.ketqua 240"),
    ("Kết quả trả qua BCCI tăng từ 180 lên 240 hồ sơ.", "bcci.ketqua 240"),
    ("Huyện nhận 4 ý kiến phản ánh của doanh nghiệp về quy định hành chính và đã trả lời cả 4.", "pakn 4"),
    ("Trong 4 phản ánh, kiến nghị tiếp nhận có 3 thuộc lĩnh vực đất đai, 1 thuộc lĩnh vực xây dựng.", "pakn 4"),
    ("Về PAKN của người dân: nhận 4, giải quyết xong 3.", "pakn 4"),
    ("Cơ quan chuyên môn của huyện giữ nguyên 12; đơn vị sự nghiệp trực thuộc giữ nguyên 5.", "phong 12 dvsn 5"),
    ("Số cơ quan chuyên môn vẫn là 12, riêng đơn vị sự nghiệp trực thuộc giảm còn 4.", "phong 12 dvsn 4"),
    ("12 phòng, ban chuyên môn cùng 5 đơn vị sự nghiệp công lập giúp UBND huyện quản lý nhà nước.", "phong 12 dvsn 5"),
    (
        "Huyện được giao 92 biên chế hành chính nhưng hiện chỉ có 86, còn 6 biên chế chưa tuyển.",
        "bienche.giao 92 bienche.co 86",
    ),
    (
        (
            "Số người làm việc tại đơn vị sự nghiệp: tỉnh giao 1.205, có mặt 1.188; trong khi biên chế hành "
            "chính giao 92, có mặt 86."
        ),
        "sunghiep.giao 1205 sunghiep.co 1188 bienche.giao 92 bienche.co 86",
    ),
    (
        "86 công chức trên 92 biên chế, 1.188 viên chức trên 1.205 biên chế sự nghiệp.",
        "bienche.co 86 bienche.giao 92 sunghiep.co 1188 sunghiep.giao 1205",
    ),
    ("Được giao 6 hợp đồng lao động, đã ký hợp đồng với 5 người.", "hopdong.giao 6 hopdong.co 5"),
    (
        "Trong quý bổ nhiệm mới 3 người, bổ nhiệm lại 2 người, luân chuyển 1 người đều là công chức lãnh đạo.",
        "bonhiem.moi 3 bonhiem.lai 2",
    ),
    (
        "Ban Thường vụ thống nhất để UBND huyện bổ nhiệm lại 2 trưởng phòng và bổ nhiệm 1 phó trưởng phòng.",
        "bonhiem.lai 2 bonhiem.moi 1",
    ),
    (
        "Có 3 công chức được điều động giữ chức vụ lãnh đạo, 2 công chức lãnh đạo được bổ nhiệm lại.",
        "bonhiem.moi 3 bonhiem.lai 2",
    ),
    (
        "Chế độ tự chủ đã phủ kín 12 cơ quan hành chính và 17 xã; đơn vị sự nghiệp mới đạt 46/48.",
        "tuchu.huyen 12 tuchu.xa 17 tuchu.sunghiep 46",
    ),
    (
        "46/48 đơn vị sự nghiệp, 12/12 cơ quan hành chính đã tự chủ; 17/17 xã cũng vậy.",
        "tuchu.sunghiep 46 tuchu.huyen 12 tuchu.xa 17",
    ),
    ("Tự chủ kinh phí ở cấp xã đạt 17/17 xã, thị trấn.", "tuchu.xa 17"),
    (
        "Văn phòng điện tử dùng ở mọi cơ quan, đơn vị (100%), chữ ký số dùng ở 94% cơ quan, đơn vị.",
        "vpdt 100 chukyso 94",
    ),
    ("Từ 85% quý trước, tỷ lệ cơ quan dùng chữ ký số nay đạt 94%.", "chukyso 94"),
    ("94% cơ quan, đơn vị có chữ ký số; 6% còn lại đang làm thủ tục.", "chukyso 94"),
    ("Tỷ lệ cơ quan sử dụng văn phòng điện tử, chữ ký số lần lượt là 100%, 94%.", "vpdt 100 chukyso 94"),
    ("Ban ISO có ở 17 xã, thị trấn và 1 ở huyện, tổng cộng 18 ban.", "iso.xa 17 iso 18"),
    ("18 ban ISO, gồm 1 của huyện và 17 của xã, thị trấn.", "iso 18 iso.xa 17"),
    ("Huyện có 18 ban ISO. Cấp xã chiếm 17 ban.", "iso 18 iso.xa 17"),
    ("Xã, thị trấn nào cũng có ban ISO (17/17).", "iso.xa 17"),
    ("Trong tuần, huyện tiếp 12 lượt công dân, nhận 5 đơn kiến nghị về đất đai.", ""),
    ("UBND huyện họp 3 phiên, ra 45 kết luận, giao 120 nhiệm vụ cho các phòng.", ""),
    ("Đoàn thanh niên đảm nhận 20 phần việc; 17 xã có đội hình tình nguyện.", ""),
    ("Hệ thống truyền thanh 17 xã; 140 thôn có loa.", ""),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_list_says(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

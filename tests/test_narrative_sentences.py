"""Sentences as offices write them, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        "Huyện ban hành Kế hoạch số 12/KH-UBND về CCHC năm 2021 với 7 nhóm lĩnh vực, cụ thể hóa thành 52 đầu việc.",
        "linhvuc 7 nhiemvu 52",
    ),
    (
        (
            "Trên cơ sở kế hoạch của tỉnh (9 lĩnh vực, 80 nhiệm vụ), huyện xây dựng kế hoạch CCHC gồm 7 lĩnh "
            "vực, 45 nhiệm vụ."
        ),
        "linhvuc 7 nhiemvu 45",
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
    (
        (
            "Có 72 thủ tục mức 3, trong đó 40 thủ tục phát sinh hồ sơ; 31 thủ tục mức 4, trong đó 12 thủ tục "
            "phát sinh hồ sơ."
        ),
        "md3 72 md4 31",
    ),
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
    (
        (
            "60 TTHC được đăng ký tiếp nhận, trả kết quả qua bưu điện; thực tế 14 TTHC có hồ sơ; bưu điện phát "
            "trả 120 hồ sơ."
        ),
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
        (
            "Biên chế được giao: 92 công chức; 06 hợp đồng; 1.120 viên chức. Biên chế có mặt: 88 công chức; 05 "
            "hợp đồng; 1.098 viên chức."
        ),
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
    (
        (
            "Ngày 15/01/2021, UBND huyện ban hành Kế hoạch số 08/KH-UBND về công tác CCHC, trong đó xác định 6 "
            "nội dung trọng tâm với 44 nhiệm vụ cụ thể."
        ),
        "nhiemvu 44",
    ),
    (
        "Kế hoạch CCHC năm có 44 nhiệm vụ được phân theo 7 lĩnh vực, tăng 03 nhiệm vụ so với năm 2020.",
        "nhiemvu 44 linhvuc 7",
    ),
    ("Đã triển khai 40/44 nhiệm vụ của Kế hoạch CCHC, còn 04 nhiệm vụ chưa triển khai.", "nhiemvu 44"),
    (
        "Số nhiệm vụ đề ra trong kế hoạch CCHC năm 2021 là 44 nhiệm vụ (07 lĩnh vực), đã hoàn thành 11, đạt 25%.",
        "nhiemvu 44 linhvuc 7",
    ),
    ("UBND huyện giao Phòng Nội vụ chủ trì 12 nhiệm vụ trong tổng số 44 nhiệm vụ của Kế hoạch CCHC.", "nhiemvu 44"),
    ("Năm nay huyện tự chấm điểm CCHC đạt 85/100 điểm trên 8 lĩnh vực.", ""),
    ("Chủ tịch UBND tỉnh giao huyện 35 nhiệm vụ, đã hoàn thành 30 nhiệm vụ, quá hạn 01 nhiệm vụ.", ""),
    (
        (
            "Hiện nay, huyện đang áp dụng 287 thủ tục hành chính thuộc thẩm quyền giải quyết; mức độ 1, 2: 200 "
            "thủ tục, mức độ 3: 60 thủ tục, mức độ 4: 27 thủ tục."
        ),
        "tthc 287 md3 60 md4 27",
    ),
    ("Tổng số TTHC thuộc thẩm quyền giải quyết: 420 TTHC, trong đó cấp huyện 287, cấp xã 133.", "tthc 287"),
    ("TTHC cấp huyện: 287 (mức 2: 200; mức 3: 60; mức 4: 27).", "tthc 287 md2 200 md3 60 md4 27"),
    ("Cấp huyện có 287 TTHC; cấp xã có 133 TTHC.", "tthc 287"),
    ("Thực hiện 287 TTHC cấp huyện và 133 TTHC cấp xã theo quyết định của UBND tỉnh.", "tthc 287"),
    ("Đã cung cấp DVC trực tuyến mức độ 3 đối với 60 TTHC, mức độ 4 đối với 27 TTHC.", "md3 60 md4 27"),
    ("60 TTHC đạt mức độ 3 và 27 TTHC đạt mức độ 4 trên tổng số 287 TTHC.", "md3 60 md4 27 tthc 287"),
    ("Tỷ lệ TTHC mức độ 3, 4 đạt 30,3% (87/287 TTHC).", ""),
    ("Dịch vụ công mức độ 3 tăng từ 50 lên 60 thủ tục; mức độ 4 giữ nguyên 27 thủ tục.", "md3 60 md4 27"),
    ("Số TTHC mức độ 3 và 4 được tích hợp lên Cổng dịch vụ công quốc gia là 45.", ""),
    ("Cấp xã cung cấp 12 TTHC mức độ 3; cấp huyện cung cấp 60 TTHC mức độ 3.", "md3 60"),
    ("Rà soát, đơn giản hóa 08 TTHC thuộc thẩm quyền của UBND huyện.", ""),
    ("Niêm yết công khai đầy đủ 287/287 TTHC cấp huyện tại Bộ phận một cửa.", "tthc 287"),
    (
        "Tổng số hồ sơ tiếp nhận: 5.210 hồ sơ; trong đó trực tuyến mức độ 3 là 780, mức độ 4 là 112; trực tiếp 4.318.",
        "md3.hoso 780 md4.hoso 112",
    ),
    ("Hồ sơ nộp trực tuyến (mức độ 3: 780; mức độ 4: 112) chiếm 17% tổng số.", "md3.hoso 780 md4.hoso 112"),
    ("Trong 892 hồ sơ trực tuyến có 780 hồ sơ mức độ 3, 112 hồ sơ mức độ 4.", "md3.hoso 780 md4.hoso 112"),
    ("Số hồ sơ mức độ 3 tiếp nhận tăng 120 hồ sơ so với quý trước, đạt 780 hồ sơ.", "md3.hoso 780"),
    ("Tiếp nhận qua mạng 780 hồ sơ ở mức độ 3, không có hồ sơ ở mức độ 4.", "md3.hoso 780 md4.hoso 0"),
    ("Hồ sơ mức độ 3: 780; mức độ 4: không phát sinh.", "md3.hoso 780 md4.hoso 0"),
    (
        (
            "Đến nay hệ thống đã tiếp nhận 780 hồ sơ trực tuyến mức độ 3 và 112 hồ sơ trực tuyến mức độ 4; trong "
            "đó cấp xã tiếp nhận 45 hồ sơ."
        ),
        "md3.hoso 780 md4.hoso 112",
    ),
    ("Trong quý I/2021 có 180 hồ sơ trả kết quả qua dịch vụ BCCI, giảm 20 hồ sơ so với cùng kỳ.", "bcci.ketqua 180"),
    ("Bưu điện huyện đã chuyển trả 180 kết quả giải quyết TTHC cho người dân.", "bcci.ketqua 180"),
    (
        "Huyện có 95 TTHC đăng ký thực hiện qua BCCI, trong đó 22 TTHC phát sinh hồ sơ tiếp nhận và trả kết quả.",
        "bcci.tthc 95 bcci.phatsinh 22",
    ),
    (
        "Về dịch vụ BCCI: số TTHC đăng ký 95; số TTHC phát sinh 22; số hồ sơ tiếp nhận 41; số kết quả trả 180.",
        "bcci.tthc 95 bcci.phatsinh 22 bcci.ketqua 180",
    ),
    (
        (
            "Số thủ tục tiếp nhận, trả kết quả qua dịch vụ bưu chính công ích: 95 thủ tục. Trong đó có 22 thủ "
            "tục phát sinh."
        ),
        "bcci.tthc 95 bcci.phatsinh 22",
    ),
    ("Không có thủ tục nào phát sinh hồ sơ qua bưu chính công ích trong quý.", "bcci.phatsinh 0"),
    ("Số lượng PAKN tiếp nhận trong kỳ: 08; số đã xử lý: 07; số đang xử lý: 01.", "pakn 8"),
    ("Trong quý, Phòng Nội vụ tiếp nhận 8 phản ánh của người dân liên quan đến TTHC đất đai.", "pakn 8"),
    ("Tiếp công dân 45 lượt, tiếp nhận 12 đơn kiến nghị, phản ánh, 03 đơn khiếu nại.", ""),
    ("UBND huyện tiếp nhận và trả lời 100% phản ánh, kiến nghị (08/08).", "pakn 8"),
    ("Đoàn kiểm tra nêu 05 kiến nghị đối với UBND xã.", ""),
    ("Hội nghị đối thoại ghi nhận 30 ý kiến của doanh nghiệp.", ""),
    ("Huyện có 13 phòng chuyên môn, 05 đơn vị sự nghiệp, 18 xã, thị trấn và 60 trường học.", "phong 13 dvsn 5"),
    ("Cơ cấu tổ chức: 13 cơ quan chuyên môn (12 phòng và Thanh tra huyện), 05 ĐVSN trực thuộc.", "phong 13 dvsn 5"),
    (
        (
            "Số lượng cơ quan chuyên môn thuộc UBND huyện: 13 cơ quan. Số lượng đơn vị sự nghiệp công lập: 05 "
            "đơn vị (không bao gồm trường học)."
        ),
        "phong 13 dvsn 5",
    ),
    ("13/13 phòng chuyên môn đã xây dựng đề án vị trí việc làm.", ""),
    ("Đã phê duyệt Đề án vị trí việc làm của 13 phòng và 05 đơn vị sự nghiệp.", ""),
    ("Tổng số biên chế: 1.318, gồm: công chức hành chính 98, hợp đồng 68 là 10, viên chức sự nghiệp 1.210.", ""),
    (
        "Biên chế hành chính: giao 98; thực hiện 94. Biên chế sự nghiệp: giao 1.210; thực hiện 1.188.",
        "bienche.giao 98 bienche.co 94 sunghiep.giao 1210 sunghiep.co 1188",
    ),
    (
        (
            "Năm 2021, huyện được giao 98 biên chế hành chính (giảm 02 so với năm 2020); đến nay đã sử dụng 94, "
            "còn 04 biên chế chưa sử dụng."
        ),
        "bienche.giao 98 bienche.co 94",
    ),
    ("Tổng số cán bộ, công chức hiện có 94/98 người so với biên chế được giao.", "bienche.co 94 bienche.giao 98"),
    ("Tính đến 31/3/2021, toàn huyện có 94 công chức hành chính, 1.188 viên chức.", "bienche.co 94 sunghiep.co 1188"),
    ("Viên chức: 1.188 người/1.210 chỉ tiêu được giao.", "sunghiep.co 1188 sunghiep.giao 1210"),
    ("Hợp đồng theo Nghị định số 68/2000/NĐ-CP: 10 chỉ tiêu, đã ký 09 người.", "hopdong.giao 10 hopdong.co 9"),
    ("Lao động hợp đồng 68 được giao 10, thực hiện 09.", "hopdong.giao 10 hopdong.co 9"),
    ("Đã cử 25 công chức, 40 viên chức tham gia bồi dưỡng.", ""),
    ("Trong 94 công chức hiện có, trình độ đại học 90 người, thạc sĩ 04 người.", "bienche.co 94"),
    ("Nghỉ hưu 02 công chức, 11 viên chức; tuyển mới 03 công chức.", ""),
    ("Xếp loại hoàn thành tốt nhiệm vụ 80 công chức, 1.100 viên chức.", ""),
    (
        "Về công tác cán bộ, trong quý bổ nhiệm mới: 03 đồng chí; bổ nhiệm lại: 02 đồng chí; luân chuyển: 01 đồng chí.",
        "bonhiem.moi 3 bonhiem.lai 2",
    ),
    ("Chưa có công chức lãnh đạo nào được bổ nhiệm mới, bổ nhiệm lại trong quý.", "bonhiem.moi 0 bonhiem.lai 0"),
    (
        (
            "Toàn huyện có 13 cơ quan hành chính nhà nước thực hiện chế độ tự chủ; 18 xã, thị trấn thực hiện chế "
            "độ tự chủ; 62 đơn vị sự nghiệp công lập thực hiện chế độ tự chủ."
        ),
        "tuchu.huyen 13 tuchu.xa 18 tuchu.sunghiep 62",
    ),
    ("Giao quyền tự chủ về tài chính cho 62 đơn vị sự nghiệp, trong đó 58 trường học.", "tuchu.sunghiep 62"),
    ("Thực hiện Nghị định 130 và 117: cấp huyện 13 đơn vị, cấp xã 18 đơn vị tự chủ.", "tuchu.xa 18 tuchu.huyen 13"),
    (
        "Số đơn vị thực hiện tự chủ: 93, trong đó cơ quan hành chính 13, xã 18, đơn vị sự nghiệp 62.",
        "tuchu.huyen 13 tuchu.xa 18 tuchu.sunghiep 62",
    ),
    ("100% phòng, ban, đơn vị và 18/18 xã, thị trấn sử dụng phần mềm VNPT iOffice.", "vpdt 100"),
    ("Tỷ lệ cơ quan, đơn vị sử dụng chữ ký số là 100%, tỷ lệ văn bản ký số đạt 95%.", "chukyso 100"),
    ("Văn phòng điện tử được triển khai tới 100% cơ quan, đơn vị, chữ ký số tới 97%.", "vpdt 100 chukyso 97"),
    ("Phần mềm một cửa điện tử được 100% đơn vị sử dụng.", ""),
    ("Ban chỉ đạo ISO huyện và 18 Ban ISO xã, thị trấn duy trì hoạt động.", "iso.xa 18"),
    ("Số xã có ban ISO là 18/18; tổng số ban ISO 19.", "iso.xa 18 iso 19"),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_sentence_says(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

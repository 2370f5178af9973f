"""Paragraphs of reports, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        (
            "Công tác chỉ đạo: UBND huyện đã ban hành 15 văn bản chỉ đạo, điều hành về CCHC; tổ chức 02 hội nghị "
            "giao ban. Kế hoạch CCHC năm 2021 (Kế hoạch số 11/KH-UBND ngày 20/01/2021) đề ra 36 nhiệm vụ cụ thể "
            "trên 06 lĩnh vực. Đến nay đã hoàn thành 09/36 nhiệm vụ."
        ),
        "nhiemvu 36 nhiemvu 36 linhvuc 6",
    ),
    ("Kiểm tra CCHC tại 05 cơ quan chuyên môn và 08 xã, thị trấn; kết quả 03 đơn vị xếp loại tốt.", ""),
    ("Tuyên truyền: đăng 45 tin bài, phát 120 lượt tin trên đài truyền thanh; 18/18 xã có chuyên mục CCHC.", ""),
    ("Về cải cách thể chế: ban hành 03 văn bản QPPL, rà soát 25 văn bản, kiến nghị bãi bỏ 02 văn bản.", ""),
    (
        (
            "Kiểm soát TTHC: rà soát 12 TTHC, kiến nghị đơn giản hóa 03 TTHC. Tổng số TTHC đang áp dụng tại UBND "
            "huyện là 279 thủ tục; tại UBND cấp xã là 128 thủ tục."
        ),
        "tthc 279",
    ),
    (
        (
            "Kết quả giải quyết TTHC: tiếp nhận 6.512 hồ sơ (trực tuyến 845, trực tiếp và qua bưu chính 5.667), "
            "đã giải quyết 6.401 hồ sơ, đúng hạn 99,8%."
        ),
        "",
    ),
    (
        (
            "Cung cấp dịch vụ công: 279 TTHC, trong đó mức độ 2: 170, mức độ 3: 78, mức độ 4: 31; tỷ lệ hồ sơ "
            "trực tuyến mức độ 3 đạt 12%, mức độ 4 đạt 8%."
        ),
        "md2 170 md3 78 md4 31",
    ),
    (
        (
            "Trong quý, số hồ sơ phát sinh trực tuyến mức độ 3 là 645 hồ sơ (đạt 12,5% trong tổng số hồ sơ tiếp "
            "nhận), mức độ 4 là 200 hồ sơ (đạt 20,1%)."
        ),
        "md3.hoso 645 md4.hoso 200",
    ),
    ("Số TTHC có phát sinh hồ sơ trực tuyến là 35/109 TTHC mức độ 3, 4.", ""),
    (
        (
            "Thực hiện Quyết định 45/2016/QĐ-TTg, huyện đã đăng ký 112 thủ tục qua bưu chính công ích. Quý I có "
            "19 thủ tục phát sinh; trả kết quả cho 305 hồ sơ; tiếp nhận 27 hồ sơ."
        ),
        "bcci.tthc 112 bcci.phatsinh 19 bcci.ketqua 305",
    ),
    (
        (
            "Dịch vụ bưu chính công ích tiếp tục được duy trì: 112 TTHC đăng ký, 19 TTHC phát sinh. Số hồ sơ trả "
            "kết quả là 305."
        ),
        "bcci.tthc 112 bcci.phatsinh 19 bcci.ketqua 305",
    ),
    ("Bộ phận Tiếp nhận và Trả kết quả của huyện có 07 công chức; 18/18 xã bố trí công chức tại bộ phận một cửa.", ""),
    (
        (
            "Tiếp nhận phản ánh, kiến nghị: 04 trường hợp (qua điện thoại 03, qua văn bản 01); đã xử lý xong 04 "
            "trường hợp."
        ),
        "pakn 4",
    ),
    ("Trong kỳ báo cáo, UBND huyện không nhận được phản ánh, kiến nghị của cá nhân, tổ chức về TTHC.", "pakn 0"),
    (
        (
            "Tổ chức bộ máy: hiện nay, UBND huyện có 12 phòng chuyên môn, 04 đơn vị sự nghiệp thuộc huyện và 56 "
            "đơn vị sự nghiệp giáo dục. Thực hiện Nghị quyết 18, huyện đã giảm 03 phòng, 05 đơn vị sự nghiệp so "
            "với năm 2017."
        ),
        "phong 12 dvsn 4",
    ),
    (
        (
            "Về biên chế: tổng biên chế công chức được giao năm 2021: 89; có mặt: 85. Biên chế viên chức được "
            "giao: 1.456; có mặt: 1.430. Hợp đồng 68: được giao 12, có mặt 11."
        ),
        "bienche.giao 89 bienche.co 85 sunghiep.giao 1456 sunghiep.co 1430 hopdong.giao 12 hopdong.co 11",
    ),
    (
        (
            "Huyện được giao 89 chỉ tiêu biên chế công chức. Đến thời điểm báo cáo, đã bố trí 85 người, còn 04 "
            "chỉ tiêu chưa sử dụng."
        ),
        "bienche.giao 89 bienche.co 85",
    ),
    (
        (
            "Năm 2021, UBND tỉnh giao cho huyện 1.456 người làm việc trong các đơn vị sự nghiệp, trong đó sự "
            "nghiệp giáo dục 1.390 người, sự nghiệp khác 66 người. Hiện có mặt 1.430 người."
        ),
        "sunghiep.giao 1456 sunghiep.co 1430",
    ),
    ("Tinh giản biên chế đợt 1 năm 2021: 04 người (02 công chức, 02 viên chức).", ""),
    (
        (
            "Quý I/2021, đã điều động, bổ nhiệm 02 công chức giữ chức vụ Phó Trưởng phòng; bổ nhiệm lại 01 công "
            "chức giữ chức vụ Trưởng phòng; bổ nhiệm 05 cán bộ quản lý trường học."
        ),
        "bonhiem.moi 2 bonhiem.lai 1",
    ),
    (
        (
            "Đào tạo, bồi dưỡng: cử 12 công chức học trung cấp chính trị, 03 viên chức học thạc sĩ; mở 02 lớp "
            "với 150 học viên."
        ),
        "",
    ),
    ("Kỷ luật 01 công chức cấp xã, 01 viên chức.", ""),
    (
        (
            "Cải cách tài chính công: 12/12 cơ quan hành chính, 18/18 xã, thị trấn thực hiện Nghị định số "
            "130/2005/NĐ-CP và Nghị định 117/2013/NĐ-CP về tự chủ; 60/60 đơn vị sự nghiệp công lập thực hiện tự "
            "chủ theo Nghị định 16/2015/NĐ-CP (trong đó 02 đơn vị tự chủ chi thường xuyên)."
        ),
        "tuchu.huyen 12 tuchu.xa 18 tuchu.sunghiep 60",
    ),
    (
        (
            "Toàn huyện có 90 cơ quan, đơn vị thực hiện tự chủ, gồm: 12 cơ quan hành chính cấp huyện; 18 xã, thị "
            "trấn; 60 đơn vị sự nghiệp."
        ),
        "tuchu.huyen 12 tuchu.xa 18 tuchu.sunghiep 60",
    ),
    (
        (
            "Hiện đại hóa: 100% cơ quan, đơn vị sử dụng hệ thống quản lý văn bản và điều hành; 98% văn bản được "
            "ký số; 100% lãnh đạo có chữ ký số."
        ),
        "vpdt 100",
    ),
    (
        (
            "Tỷ lệ cơ quan, đơn vị sử dụng văn phòng điện tử: 100% (48/48 đơn vị). Tỷ lệ cơ quan, đơn vị sử dụng "
            "chữ ký số: 93,7% (45/48 đơn vị)."
        ),
        "vpdt 100 chukyso 93.7",
    ),
    (
        (
            "Xây dựng, áp dụng ISO: tổng số Ban ISO trên địa bàn huyện là 19 ban (01 ban cấp huyện, 18 ban cấp "
            "xã); 279 quy trình được công bố."
        ),
        "iso 19 iso.xa 18",
    ),
    (
        "18/18 xã, thị trấn có ban ISO và đã công bố hệ thống quản lý chất lượng phù hợp TCVN ISO 9001:2015.",
        "iso.xa 18",
    ),
    ("Chi ngân sách quý I đạt 145 tỷ đồng; giải ngân vốn đầu tư công 12 tỷ đồng, đạt 15% kế hoạch.", ""),
    (
        (
            "Nhiệm vụ trọng tâm quý II: hoàn thành 15 nhiệm vụ còn lại của Kế hoạch CCHC; nâng 10 TTHC lên mức "
            "độ 4; bổ nhiệm lại 03 công chức."
        ),
        "",
    ),
    ("Phấn đấu 30% hồ sơ trực tuyến mức độ 3, 20% hồ sơ mức độ 4; 100% cơ quan sử dụng chữ ký số.", ""),
    (
        "Tổng số hồ sơ tiếp nhận trực tuyến mức độ 3 của toàn huyện là 1.245 hồ sơ (cấp huyện 645, cấp xã 600).",
        "md3.hoso 645",
    ),
    (
        (
            "Hồ sơ trực tuyến mức độ 3: cấp huyện 645 hồ sơ, cấp xã 600 hồ sơ; mức độ 4: cấp huyện 200 hồ sơ, "
            "cấp xã 15 hồ sơ."
        ),
        "md3.hoso 645 md4.hoso 200",
    ),
    ("Dịch vụ công trực tuyến mức độ 3: cấp huyện 78 dịch vụ, cấp xã 22 dịch vụ.", "md3 78"),
    ("Hội Nông dân huyện có 18 cơ sở hội với 9.500 hội viên; 12 chi bộ trực thuộc Đảng ủy.", ""),
    ("Sở Nội vụ kiểm tra tại huyện, yêu cầu khắc phục 06 nội dung; huyện đã khắc phục 04 nội dung.", ""),
    ("Trong quý, đã tổ chức thi nâng ngạch cho 03 công chức; điều chỉnh hạng 25 viên chức; nâng lương 40 người.", ""),
    ("Đã thẩm định 12 đề án vị trí việc làm; phê duyệt 10 đề án của 10 đơn vị sự nghiệp.", ""),
    ("Văn phòng điện tử liên thông 4 cấp; 18/18 xã kết nối; gửi nhận 5.600 văn bản, tỷ lệ 98%.", ""),
    ("Chỉ số CCHC năm 2020 của huyện đạt 82,5 điểm, xếp thứ 5/11 huyện, tăng 2 bậc.", ""),
    (
        (
            "Để triển khai Kế hoạch CCHC năm 2021, UBND huyện đã cụ thể hóa thành 38 nhiệm vụ trên 7 lĩnh vực và "
            "giao cho từng cơ quan, đơn vị chủ trì; đồng thời yêu cầu 100% cơ quan, đơn vị ban hành kế hoạch "
            "riêng."
        ),
        "nhiemvu 38 linhvuc 7",
    ),
    (
        (
            "UBND huyện ban hành Quyết định số 3456/QĐ-UBND ngày 31/12/2020 phê duyệt Kế hoạch CCHC năm 2021 với "
            "38 nhiệm vụ, 92 sản phẩm đầu ra, chia theo 07 lĩnh vực."
        ),
        "nhiemvu 38 linhvuc 7",
    ),
    (
        (
            "Quý I/2021 huyện đã hoàn thành 10/38 nhiệm vụ đề ra trong Kế hoạch CCHC (đạt 26,3%), 28 nhiệm vụ "
            "đang triển khai đúng tiến độ."
        ),
        "nhiemvu 38",
    ),
    (
        (
            "Qua rà soát, hiện có 281 TTHC thuộc thẩm quyền giải quyết của UBND cấp huyện và 126 TTHC thuộc thẩm "
            "quyền của UBND cấp xã."
        ),
        "tthc 281",
    ),
    ("Tại Bộ phận Tiếp nhận và Trả kết quả huyện đang thực hiện tiếp nhận 281 TTHC trên 32 lĩnh vực.", "tthc 281"),
    (
        (
            "Thực hiện Quyết định của UBND tỉnh, huyện cung cấp dịch vụ công trực tuyến mức độ 3 với 74 TTHC, "
            "mức độ 4 với 23 TTHC; tỷ lệ TTHC phát sinh hồ sơ đạt 40%."
        ),
        "md3 74 md4 23",
    ),
    ("Đã triển khai 97 DVCTT mức độ 3, 4, trong đó có 74 dịch vụ mức độ 3 và 23 dịch vụ mức độ 4.", "md3 74 md4 23"),
    (
        (
            "Tổng số hồ sơ nộp trực tuyến: 1.105 hồ sơ, trong đó DVCTT mức độ 3: 870 hồ sơ; DVCTT mức độ 4: 235 "
            "hồ sơ; đã giải quyết 1.090 hồ sơ, tỷ lệ đúng hạn 99,5%."
        ),
        "md3.hoso 870 md4.hoso 235",
    ),
    (
        (
            "Số lượng hồ sơ nộp qua DVCTT mức độ 3 là 870/4.210 hồ sơ, đạt tỷ lệ 20,7%; mức độ 4 là 235/1.120 hồ "
            "sơ, đạt tỷ lệ 21%."
        ),
        "md3.hoso 870 md4.hoso 235",
    ),
    (
        (
            "Trong kỳ, có 870 hồ sơ giao dịch trực tuyến mức độ 3 và 235 hồ sơ giao dịch trực tuyến mức độ 4 "
            "(tăng 15% so với cùng kỳ năm 2020)."
        ),
        "md3.hoso 870 md4.hoso 235",
    ),
    (
        (
            "Công tác phối hợp với Bưu điện huyện: tổng số TTHC đăng ký tiếp nhận, trả kết quả qua dịch vụ BCCI "
            "là 105 TTHC; số TTHC có phát sinh hồ sơ: 25 TTHC; số hồ sơ tiếp nhận: 34; số hồ sơ trả kết quả: 612."
        ),
        "bcci.tthc 105 bcci.phatsinh 25 bcci.ketqua 612",
    ),
    (
        (
            "Kết quả thực hiện việc tiếp nhận hồ sơ và trả kết quả qua dịch vụ bưu chính công ích: tiếp nhận 34 "
            "hồ sơ; trả 612 kết quả."
        ),
        "bcci.ketqua 612",
    ),
    (
        (
            "Trong quý I, số hồ sơ chuyển trả kết quả cho công dân qua dịch vụ bưu chính công ích là 612 hồ sơ, "
            "phát sinh ở 25 TTHC."
        ),
        "bcci.ketqua 612 bcci.phatsinh 25",
    ),
    (
        (
            "UBND huyện đã tiếp nhận, xử lý 03 phản ánh, kiến nghị của người dân, doanh nghiệp trên Cổng Dịch vụ "
            "công quốc gia."
        ),
        "pakn 3",
    ),
    ("Tình hình, kết quả tiếp nhận, xử lý PAKN: trong kỳ không phát sinh.", "pakn 0"),
    (
        (
            "Trong kỳ báo cáo không có phản ánh, kiến nghị của cá nhân, tổ chức đối với quy định hành chính và "
            "việc thực hiện TTHC."
        ),
        "pakn 0",
    ),
    (
        (
            "Hiện nay, toàn huyện có 13 cơ quan chuyên môn thuộc UBND huyện; 05 đơn vị sự nghiệp công lập trực "
            "thuộc (Trung tâm VHTT-TT, Trung tâm DVNN, BQL dự án, Trung tâm GDNN-GDTX, Hạt quản lý đường bộ)."
        ),
        "phong 13 dvsn 5",
    ),
    (
        "UBND huyện có 13 cơ quan chuyên môn (gồm Văn phòng HĐND và UBND, Thanh tra và 11 phòng), 5 đơn vị sự nghiệp.",
        "phong 13 dvsn 5",
    ),
    (
        (
            "Tổng số biên chế hành chính được tỉnh giao năm 2021 là 94 biên chế và 08 hợp đồng theo Nghị định "
            "68/2000/NĐ-CP; số biên chế có mặt đến 15/3/2021: 89 biên chế và 07 hợp đồng."
        ),
        "bienche.giao 94 hopdong.giao 8 bienche.co 89 hopdong.co 7",
    ),
    (
        (
            "Biên chế công chức được giao: 94, đã thực hiện: 89; số lượng người làm việc trong các đơn vị sự "
            "nghiệp công lập được giao: 1.388, đã thực hiện: 1.350."
        ),
        "bienche.giao 94 bienche.co 89 sunghiep.giao 1388 sunghiep.co 1350",
    ),
    (
        "Về sử dụng biên chế: hành chính 89/94, đạt 94,7%; sự nghiệp 1.350/1.388, đạt 97,3%.",
        "bienche.co 89 bienche.giao 94 sunghiep.co 1350 sunghiep.giao 1388",
    ),
    (
        (
            "Trong quý I/2021, Chủ tịch UBND huyện đã ban hành quyết định điều động, bổ nhiệm 02 công chức lãnh "
            "đạo phòng, bổ nhiệm lại 03 công chức; cho thôi việc 01 viên chức."
        ),
        "bonhiem.moi 2 bonhiem.lai 3",
    ),
    (
        "Thực hiện quy trình bổ nhiệm 02 Phó Trưởng phòng, bổ nhiệm lại 01 Trưởng phòng thuộc UBND huyện.",
        "bonhiem.moi 2 bonhiem.lai 1",
    ),
    (
        (
            "Thực hiện cơ chế tự chủ: 13/13 cơ quan chuyên môn và 16/16 xã, thị trấn thực hiện tự chủ, tự chịu "
            "trách nhiệm về sử dụng biên chế và kinh phí quản lý hành chính; 59/59 đơn vị sự nghiệp công lập "
            "thực hiện quyền tự chủ về tài chính."
        ),
        "tuchu.huyen 13 tuchu.xa 16 tuchu.sunghiep 59",
    ),
    (
        (
            "UBND huyện đã giao quyền tự chủ cho 59 đơn vị sự nghiệp, trong đó: 01 đơn vị tự đảm bảo chi thường "
            "xuyên, 08 đơn vị tự đảm bảo một phần, 50 đơn vị do NSNN đảm bảo."
        ),
        "tuchu.sunghiep 59",
    ),
    (
        (
            "100% cơ quan, đơn vị thuộc huyện và UBND các xã, thị trấn ứng dụng phần mềm Văn phòng điện tử liên "
            "thông; tỷ lệ văn bản đi được ký số đạt 96%; 100% cơ quan, đơn vị sử dụng chữ ký số."
        ),
        "vpdt 100 chukyso 100",
    ),
    (
        (
            "Hệ thống văn phòng điện tử (idesk) triển khai đến 100% phòng, ban, 16/16 xã, thị trấn; 95,6% cơ "
            "quan được cấp và sử dụng chữ ký số."
        ),
        "vpdt 100 chukyso 95.6",
    ),
    ("Đến nay có 17 ban ISO được thành lập và duy trì (UBND huyện 01, xã, thị trấn 16).", "iso 17 iso.xa 16"),
    (
        "Trên địa bàn huyện có 16/16 xã, thị trấn đã thành lập Ban ISO và ban hành kế hoạch chuyển đổi ISO 9001:2015.",
        "iso.xa 16",
    ),
    ("Chỉ số SIPAS đạt 88,5%; 95% người dân hài lòng về thủ tục; 02 thủ tục còn phiền hà.", ""),
    (
        (
            "Cấp giấy chứng nhận quyền sử dụng đất cho 1.250 hồ sơ, cấp phép xây dựng 45 hồ sơ, đăng ký kinh "
            "doanh 120 hồ sơ."
        ),
        "",
    ),
    ("Tiếp nhận 12.450 hồ sơ, trong đó 11.890 hồ sơ trực tiếp và 560 hồ sơ trực tuyến.", ""),
    (
        (
            "Tổ chức 03 lớp tập huấn cho 250 cán bộ, công chức về kỹ năng số; 18 xã có tổ công nghệ số cộng đồng "
            "với 540 thành viên."
        ),
        "",
    ),
    ("HĐND huyện ban hành 12 nghị quyết; UBND huyện ban hành 1.050 quyết định, 350 kế hoạch, 890 công văn.", ""),
    ("Thu ngân sách đạt 25% dự toán; tỷ lệ hộ nghèo 3,2%; 12/16 xã đạt chuẩn nông thôn mới.", ""),
    ("Quý II/2021 huyện dự kiến nâng 12 TTHC từ mức độ 2 lên mức độ 3 và bổ nhiệm lại 02 công chức lãnh đạo.", ""),
    ("Các xã, thị trấn: 16 Ban ISO; 126 TTHC; 320 cán bộ, công chức.", "iso.xa 16"),
    (
        (
            "Năm 2021, tỉnh giao 1.388 chỉ tiêu viên chức, tăng 12 chỉ tiêu so với năm 2020; huyện đã tuyển dụng "
            "25 viên chức giáo dục, nâng số viên chức hiện có lên 1.350."
        ),
        "sunghiep.giao 1388 sunghiep.co 1350",
    ),
    ("Đến 31/3, biên chế hành chính hiện có 89 người (nam 60, nữ 29), trong đó đảng viên 75.", "bienche.co 89"),
    (
        "Cán bộ, công chức, viên chức của huyện có 1.446 người, trong đó công chức 89, viên chức 1.350, hợp đồng 07.",
        "bienche.co 89 sunghiep.co 1350 hopdong.co 7",
    ),
    ("Có 5 đơn vị sự nghiệp chưa được giao tự chủ; 59 đơn vị sự nghiệp đã được giao.", "tuchu.sunghiep 59"),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_paragraph_says(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

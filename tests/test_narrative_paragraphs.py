"""Paragraphs of reports, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts

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
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_paragraph_says(text: str, said: str) -> None:
    words = said.split()
    assert sorted(facts(text)) == sorted(zip(words[::2], words[1::2], strict=True))

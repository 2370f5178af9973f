"""Counts of a quarter, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        "Biên chế hành chính hiện có 88 người/được giao 91 người; hợp đồng lao động hiện có 03 người/được giao 05 người.",
        "bienche.co 88 bienche.giao 91 hopdong.co 3 hopdong.giao 5",
    ),
    ("Đã rà soát, kiện toàn 12 cơ quan chuyên môn thuộc UBND huyện; kiện toàn 03 ban chỉ đạo.", "phong 12"),
    (
        (
            "UBND huyện triển khai 36 nhiệm vụ CCHC trên 6 lĩnh vực: cải cách thể chế 5 nhiệm vụ, cải cách TTHC "
            "8 nhiệm vụ, tổ chức bộ máy 5 nhiệm vụ, công vụ 7 nhiệm vụ, tài chính công 4 nhiệm vụ, hiện đại hóa "
            "7 nhiệm vụ."
        ),
        "nhiemvu 36 linhvuc 6",
    ),
    ("Sáu lĩnh vực CCHC được chia thành 36 nhiệm vụ, giao 12 cơ quan chủ trì.", "linhvuc 6 nhiemvu 36"),
    ("Kế hoạch CCHC năm 2021 tuy chỉ có 36 nhiệm vụ, ít hơn năm 2020 (40 nhiệm vụ), nhưng cụ thể hơn.", "nhiemvu 36"),
    ("Có 30/36 nhiệm vụ của kế hoạch CCHC được giao cho cấp phòng.", "nhiemvu 36"),
    (
        (
            "Hiện tại UBND huyện tiếp nhận và giải quyết 277 thủ tục hành chính, gồm 245 thủ tục một cửa và 32 "
            "thủ tục liên thông."
        ),
        "tthc 277",
    ),
    ("TTHC của huyện là 277, của xã là 121, cộng 398.", "tthc 277"),
    ("Số TTHC thực hiện tại bộ phận một cửa cấp huyện là 277/277 TTHC, đạt 100%.", "tthc 277"),
    (
        "DVCTT: mức độ 2 có 165 TTHC, chiếm 59,6%; mức độ 3 có 80 TTHC, chiếm 28,9%; mức độ 4 có 32 TTHC, chiếm 11,5%.",
        "md2 165 md3 80 md4 32",
    ),
    (
        "Trong kỳ, 80 TTHC mức độ 3 phát sinh 412 hồ sơ; 32 TTHC mức độ 4 phát sinh 118 hồ sơ.",
        "md3 80 md3.hoso 412 md4 32 md4.hoso 118",
    ),
    (
        (
            "Mức độ 3: 80 thủ tục (có 25 thủ tục phát sinh với 412 hồ sơ). Mức độ 4: 32 thủ tục (có 11 thủ tục "
            "phát sinh với 118 hồ sơ)."
        ),
        "md3 80 md3.hoso 412 md4 32 md4.hoso 118",
    ),
    (
        "Công dân nộp 530 hồ sơ trực tuyến: 412 hồ sơ mức 3, 118 hồ sơ mức 4, đạt 8% tổng số hồ sơ.",
        "md3.hoso 412 md4.hoso 118",
    ),
    ("Số hồ sơ mức độ 3 tiếp nhận trong quý giảm so với quý trước (500 hồ sơ), chỉ còn 412 hồ sơ.", "md3.hoso 412"),
    ("Hồ sơ trực tuyến mức độ 4 (118 hồ sơ) lần đầu vượt mức 100.", "md4.hoso 118"),
    (
        "Bưu điện huyện phục vụ 48 TTHC; trong đó 10 TTHC đã phát sinh; 95 hồ sơ được trả kết quả tận tay.",
        "bcci.tthc 48 bcci.phatsinh 10 bcci.ketqua 95",
    ),
    (
        "Kết quả hợp tác với bưu điện: thủ tục đăng ký 48, thủ tục phát sinh 10, kết quả đã trả 95.",
        "bcci.tthc 48 bcci.phatsinh 10 bcci.ketqua 95",
    ),
    (
        "Số hồ sơ trả kết quả qua bưu chính công ích đạt 95 hồ sơ, chiếm 2,1% tổng số kết quả giải quyết.",
        "bcci.ketqua 95",
    ),
    ("Đã có 95/4.500 kết quả được trả qua dịch vụ bưu chính công ích.", "bcci.ketqua 95"),
    (
        "Trong 48 TTHC đăng ký, chưa TTHC nào phát sinh hồ sơ qua dịch vụ bưu chính công ích.",
        "bcci.tthc 48 bcci.phatsinh 0",
    ),
    (
        (
            "Tổng số phản ánh, kiến nghị tiếp nhận trong kỳ: 02; trong đó về hành vi hành chính: 01; về quy định "
            "hành chính: 01."
        ),
        "pakn 2",
    ),
    ("Phản ánh, kiến nghị: kỳ trước chuyển qua 0, tiếp nhận trong kỳ 02, đã xử lý 02.", "pakn 2"),
    ("Huyện không để tồn đọng phản ánh, kiến nghị; 02 phản ánh nhận trong quý đều được trả lời.", "pakn 2"),
    (
        "Cơ cấu gồm 12 phòng chuyên môn; trong đó 10 phòng thống nhất, 02 phòng đặc thù; 04 đơn vị sự nghiệp.",
        "phong 12 dvsn 4",
    ),
    ("Số đơn vị trực thuộc UBND huyện: 12 phòng, 04 đơn vị sự nghiệp công lập, 45 trường.", "phong 12 dvsn 4"),
    (
        "Đến nay, các cơ quan chuyên môn được sắp xếp còn 12 cơ quan; các đơn vị sự nghiệp còn 04 đơn vị.",
        "phong 12 dvsn 4",
    ),
    (
        (
            "Tổng biên chế công chức là 88, có mặt 83; tổng số người làm việc là 1.010, có mặt 998; hợp đồng là "
            "09, có mặt 08."
        ),
        "bienche.giao 88 bienche.co 83 sunghiep.giao 1010 sunghiep.co 998 hopdong.giao 9 hopdong.co 8",
    ),
    (
        "Biên chế công chức năm 2021: giao 88 chỉ tiêu; số hiện có 83; số chưa tuyển 05.",
        "bienche.giao 88 bienche.co 83",
    ),
    (
        "Số biên chế có mặt tại thời điểm báo cáo: công chức 83/88, viên chức 998/1.010, hợp đồng 08/09.",
        "bienche.co 83 bienche.giao 88 sunghiep.co 998 sunghiep.giao 1010 hopdong.co 8 hopdong.giao 9",
    ),
    (
        "Trong 88 biên chế công chức được giao có 02 biên chế dự phòng; hiện sử dụng 83.",
        "bienche.giao 88 bienche.co 83",
    ),
    (
        (
            "Năm 2021, huyện sử dụng 998 người làm việc trong các đơn vị sự nghiệp, thấp hơn 12 người so với chỉ "
            "tiêu 1.010 người được giao."
        ),
        "sunghiep.co 998 sunghiep.giao 1010",
    ),
    ("UBND huyện ban hành 03 quyết định bổ nhiệm, 02 quyết định bổ nhiệm lại công chức lãnh đạo.", ""),
    (
        (
            "Bổ nhiệm mới 03 công chức lãnh đạo (01 Trưởng phòng, 02 Phó Trưởng phòng); bổ nhiệm lại 02 công "
            "chức lãnh đạo (02 Phó Trưởng phòng)."
        ),
        "bonhiem.moi 3 bonhiem.lai 2",
    ),
    ("Số công chức lãnh đạo bổ nhiệm mới, bổ nhiệm lại: 03 và 02.", "bonhiem.moi 3 bonhiem.lai 2"),
    (
        "Tự chủ theo Nghị định 130: 12/12 cơ quan cấp huyện, 15/15 xã; theo Nghị định 16: 46/46 đơn vị sự nghiệp.",
        "tuchu.huyen 12 tuchu.xa 15 tuchu.sunghiep 46",
    ),
    (
        "Hiện có 73 đơn vị thực hiện tự chủ (12 cơ quan hành chính cấp huyện, 15 xã, 46 đơn vị sự nghiệp).",
        "tuchu.huyen 12 tuchu.xa 15 tuchu.sunghiep 46",
    ),
    (
        "Số đơn vị sự nghiệp thực hiện tự chủ: 46 (tự chủ hoàn toàn 01; một phần 05; ngân sách bảo đảm 40).",
        "tuchu.sunghiep 46",
    ),
    (
        "VPĐT được 73/73 cơ quan, đơn vị sử dụng, đạt 100%; chữ ký số được 70/73 cơ quan, đơn vị sử dụng, đạt 95,9%.",
        "vpdt 100 chukyso 95.9",
    ),
    ("Tỷ lệ cơ quan, đơn vị sử dụng chữ ký số đạt 95,9%, trong đó cấp huyện 100%, cấp xã 93,3%.", "chukyso 95.9"),
    (
        "Đạt 100% cơ quan, đơn vị sử dụng phần mềm quản lý văn bản và điều hành; 95,9% có chữ ký số.",
        "vpdt 100 chukyso 95.9",
    ),
    ("Số ban ISO toàn huyện: 16 ban; trong đó ban ISO cấp xã: 15 ban.", "iso 16 iso.xa 15"),
    ("Đã thành lập Ban ISO tại 15/15 xã, thị trấn và UBND huyện (tổng số 16 ban).", "iso.xa 15 iso 16"),
    ("16 ban ISO của huyện và các xã hoạt động đều; 15 xã, thị trấn có ban ISO.", "iso 16 iso.xa 15"),
    ("Chỉ đạo 15/15 xã thực hiện tốt việc tiếp công dân; 12/12 phòng có lịch tiếp.", ""),
    ("Triển khai tiêm vắc xin cho 12.000 người; 15/15 xã đạt vùng xanh.", ""),
    ("Bộ phận một cửa 15/15 xã được nâng cấp; 08 xã đạt chuẩn hiện đại.", ""),
    ("Đã giải quyết chế độ cho 20 người hoạt động không chuyên trách dôi dư tại 05 xã sáp nhập.", ""),
    ("Cấp 350 chữ ký số cá nhân, 73 chữ ký số tổ chức.", ""),
    ("Tính từ đầu năm đến nay, huyện đã thực hiện được 22 trong tổng số 41 nhiệm vụ của Kế hoạch CCHC.", "nhiemvu 41"),
    (
        "Kế hoạch CCHC phân thành 6 lĩnh vực, mỗi lĩnh vực có từ 4 đến 9 nhiệm vụ, tổng cộng 41 nhiệm vụ.",
        "linhvuc 6 nhiemvu 41",
    ),
    (
        "Tổng cộng có 41 nhiệm vụ thuộc 6 lĩnh vực được nêu trong Kế hoạch số 17/KH-UBND về CCHC.",
        "nhiemvu 41 linhvuc 6",
    ),
    ("TTHC thực hiện ở cấp huyện: 288; ở cấp xã: 125; tổng cộng: 413.", "tthc 288"),
    ("Huyện rà soát, cập nhật, hiện thực hiện 288 TTHC; so với quý trước tăng 2 TTHC.", "tthc 288"),
    ("Thuộc thẩm quyền cấp huyện có 288 TTHC, trong đó 120 TTHC được giải quyết trong ngày.", "tthc 288"),
    (
        "Mức độ dịch vụ công: 70 TTHC mức độ 3; mức độ 4 là 28 TTHC; còn lại là mức độ 2 (190 TTHC).",
        "md3 70 md4 28 md2 190",
    ),
    ("Huyện đã nâng được thêm 8 TTHC từ mức độ 2 lên mức độ 3, số TTHC mức độ 3 hiện có là 70.", "md3 70"),
    ("Nhóm mức độ 2 có nhiều TTHC nhất (190), tiếp đến mức độ 3 (70) và mức độ 4 (28).", "md2 190 md3 70 md4 28"),
    ("Trong 412 hồ sơ nộp trực tuyến quý này, mức độ 3 có 300, mức độ 4 có 112.", "md3.hoso 300 md4.hoso 112"),
    ("Mức độ 4: 28 TTHC/112 hồ sơ; mức độ 3: 70 TTHC/300 hồ sơ.", "md4 28 md4.hoso 112 md3 70 md3.hoso 300"),
    (
        "Hồ sơ mức độ 3 đã tiếp nhận 300 (quý trước 250), mức độ 4 đã tiếp nhận 112 (quý trước 90).",
        "md3.hoso 300 md4.hoso 112",
    ),
    (
        "Qua bưu điện: số TTHC 50, số TTHC phát sinh 12, số hồ sơ trả kết quả 140.",
        "bcci.tthc 50 bcci.phatsinh 12 bcci.ketqua 140",
    ),
    ("Hồ sơ trả qua BCCI là 140, tiếp nhận qua BCCI là 22.", "bcci.ketqua 140"),
    ("Kỳ này không có phản ánh, kiến nghị; kỳ trước có 01 phản ánh, kiến nghị.", "pakn 0"),
    ("Người dân và doanh nghiệp đã gửi 06 lượt phản ánh, kiến nghị về thủ tục hành chính tới UBND huyện.", "pakn 6"),
    (
        (
            "Huyện có 12 phòng chuyên môn (kể cả Văn phòng HĐND và UBND) và 04 đơn vị sự nghiệp trực thuộc "
            "(không kể trường học)."
        ),
        "phong 12 dvsn 4",
    ),
    ("Sau sáp nhập, huyện còn 12 phòng chuyên môn và 04 đơn vị sự nghiệp.", "phong 12 dvsn 4"),
    (
        (
            "Tỉnh giao 85 biên chế hành chính, 06 hợp đồng và 1.020 biên chế sự nghiệp; đến nay đã sử dụng lần "
            "lượt là 82, 06 và 1.001."
        ),
        "bienche.giao 85 hopdong.giao 6 sunghiep.giao 1020 bienche.co 82 hopdong.co 6 sunghiep.co 1001",
    ),
    (
        "Biên chế hành chính: số giao 85, số có mặt 82. Biên chế sự nghiệp: số giao 1.020, số có mặt 1.001.",
        "bienche.giao 85 bienche.co 82 sunghiep.giao 1020 sunghiep.co 1001",
    ),
    (
        "Số có mặt: hành chính 82 người; hợp đồng 06 người; sự nghiệp 1.001 người.",
        "bienche.co 82 hopdong.co 6 sunghiep.co 1001",
    ),
    ("Trong số 85 biên chế hành chính được giao, 82 biên chế đã có người.", "bienche.giao 85 bienche.co 82"),
    ("Khối đảng, đoàn thể được giao 40 biên chế; khối nhà nước được giao 85 biên chế hành chính.", "bienche.giao 85"),
    ("Biên chế cấp xã 310 người; biên chế hành chính cấp huyện được giao 85 người.", "bienche.giao 85"),
    ("Lãnh đạo phòng được bổ nhiệm mới 01 người, được bổ nhiệm lại 03 người.", "bonhiem.moi 1 bonhiem.lai 3"),
    (
        "Trong kỳ không có trường hợp bổ nhiệm lại; có 01 trường hợp điều động, bổ nhiệm mới.",
        "bonhiem.lai 0 bonhiem.moi 1",
    ),
    (
        "Đã tự chủ: 12/12 cơ quan hành chính; 14/14 xã; 41/43 đơn vị sự nghiệp. Chưa tự chủ: 02 đơn vị sự nghiệp.",
        "tuchu.huyen 12 tuchu.xa 14 tuchu.sunghiep 41",
    ),
    (
        (
            "Tất cả 14 xã, thị trấn và 12 cơ quan hành chính cấp huyện đã được giao tự chủ; riêng khối sự nghiệp "
            "có 41 đơn vị."
        ),
        "tuchu.xa 14 tuchu.huyen 12 tuchu.sunghiep 41",
    ),
    (
        "Tỷ lệ dùng văn phòng điện tử của các cơ quan, đơn vị tăng từ 95% lên 100%; chữ ký số tăng từ 80% lên 92%.",
        "vpdt 100 chukyso 92",
    ),
    ("Chữ ký số: 92% cơ quan, đơn vị; văn phòng điện tử: đạt 100%; một cửa điện tử: 14/14 xã.", "chukyso 92 vpdt 100"),
    ("Ban ISO các xã, thị trấn là 14; của toàn huyện là 15.", "iso.xa 14 iso 15"),
    ("15 ban ISO trong toàn huyện, cấp xã có 14 ban.", "iso 15 iso.xa 14"),
    ("Huyện đã kiểm tra việc duy trì ISO tại 06 xã và 03 phòng.", ""),
    ("Trung tâm Văn hóa có 15 viên chức; Ban Quản lý chợ có 09 hợp đồng.", ""),
    ("Thực hiện luân chuyển, điều động 45 giáo viên giữa các trường.", ""),
    ("Bố trí 06 công chức tại bộ phận một cửa; 14/14 xã có camera.", ""),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_count_says(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

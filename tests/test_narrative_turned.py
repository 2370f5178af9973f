"""Sentences that say the same in other words, each with the facts that it states."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    ("Nhiệm vụ CCHC được giao trong năm là 48, rải đều ở cả 7 lĩnh vực.", "nhiemvu 48 linhvuc 7"),
    (
        "Với 48 nhiệm vụ và 7 lĩnh vực, Kế hoạch CCHC năm 2021 của huyện bám sát kế hoạch của tỉnh.",
        "nhiemvu 48 linhvuc 7",
    ),
    ("Bảy lĩnh vực, bốn mươi tám nhiệm vụ là nội dung Kế hoạch CCHC năm nay.", "linhvuc 7 nhiemvu 48"),
    ("Kế hoạch số 10/KH-UBND đề ra bốn mươi tám nhiệm vụ CCHC; quý I hoàn thành mười hai.", "nhiemvu 48"),
    ("Trong 48 nhiệm vụ (thuộc 7 lĩnh vực) của kế hoạch CCHC, quý này làm xong 12.", "nhiemvu 48 linhvuc 7"),
    ("Số TTHC của huyện không thay đổi so với quý trước, vẫn là 287 thủ tục.", "tthc 287"),
    ("Sau khi bãi bỏ 5, bổ sung 8, huyện còn thực hiện 287 TTHC.", "tthc 287"),
    ("Ngoài 133 TTHC cấp xã, huyện đang thực hiện 287 TTHC.", "tthc 287"),
    ("Danh mục TTHC cấp huyện gồm 287 thủ tục, giảm 4 thủ tục.", "tthc 287"),
    (
        (
            "Tính đến ngày 15/3/2021, toàn huyện thực hiện 287 thủ tục, ba cấp độ lần lượt là 200 (mức độ 2), 60 "
            "(mức độ 3), 27 (mức độ 4)."
        ),
        "tthc 287 md2 200 md3 60 md4 27",
    ),
    (
        "Mức độ 3: sáu mươi thủ tục, mức độ 4: hai mươi bảy thủ tục, còn lại hai trăm thủ tục mức độ 2.",
        "md3 60 md4 27 md2 200",
    ),
    ("Thủ tục ở mức 4 chỉ có 27, ít hơn nhiều so với mức 3 (60 thủ tục).", "md4 27 md3 60"),
    ("Số DVC mức độ 4 tăng thêm 7, đạt 27; mức độ 3 giảm 7, còn 60.", "md4 27 md3 60"),
    ("Đã có 27 TTHC được nâng lên mức độ 4, đưa tổng số TTHC mức độ 4 của huyện lên 54.", "md4 54"),
    ("Cung cấp DVCTT: mức độ 3 (60 TTHC), mức độ 4 (27 TTHC).", "md3 60 md4 27"),
    ("Huyện chưa cung cấp dịch vụ công mức độ 4, mới có 60 dịch vụ công mức độ 3.", "md4 0 md3 60"),
    ("Trong khi mức độ 3 có tới 780 hồ sơ thì mức độ 4 chỉ tiếp nhận được 12 hồ sơ.", "md3.hoso 780 md4.hoso 12"),
    ("Hồ sơ tiếp nhận ở mức độ 4 bằng 0, ở mức độ 3 là 780.", "md4.hoso 0 md3.hoso 780"),
    ("780 hồ sơ mức độ 3, 12 hồ sơ mức độ 4 đã được tiếp nhận qua Cổng dịch vụ công.", "md3.hoso 780 md4.hoso 12"),
    ("Người dân nộp 780 hồ sơ mức độ 3 và chỉ 12 hồ sơ mức độ 4.", "md3.hoso 780 md4.hoso 12"),
    (
        "Quý này, số hồ sơ trực tuyến là 792, trong đó 780 hồ sơ ở mức độ 3, số còn lại (12 hồ sơ) ở mức độ 4.",
        "md3.hoso 780 md4.hoso 12",
    ),
    (
        "Bưu điện trả 180 kết quả của 22 thủ tục có phát sinh, trên tổng số 95 thủ tục đã đăng ký.",
        "bcci.ketqua 180 bcci.phatsinh 22 bcci.tthc 95",
    ),
    ("95 thủ tục được đăng ký qua bưu điện nhưng mới 22 thủ tục có hồ sơ phát sinh.", "bcci.tthc 95 bcci.phatsinh 22"),
    (
        "Dịch vụ bưu chính công ích: 95 TTHC đăng ký/22 TTHC phát sinh/180 hồ sơ trả kết quả.",
        "bcci.tthc 95 bcci.phatsinh 22 bcci.ketqua 180",
    ),
    ("Qua bưu chính công ích, huyện chưa trả kết quả hồ sơ nào, dù đã đăng ký 95 TTHC.", "bcci.ketqua 0 bcci.tthc 95"),
    ("Người dân gửi đến huyện 8 phản ánh, kiến nghị về TTHC, tất cả đã được trả lời.", "pakn 8"),
    ("Có 8 phản ánh, kiến nghị về quy định hành chính gửi đến; đã xử lý 8.", "pakn 8"),
    ("Số phản ánh kiến nghị: không.", "pakn 0"),
    ("Không một phản ánh, kiến nghị nào về TTHC được gửi đến trong quý.", "pakn 0"),
    ("Các phòng chuyên môn của huyện gồm 13 phòng; đơn vị sự nghiệp gồm 5 đơn vị.", "phong 13 dvsn 5"),
    ("Cơ quan chuyên môn: 13; đơn vị sự nghiệp: 05; xã, thị trấn: 18.", "phong 13 dvsn 5"),
    ("Mười ba phòng chuyên môn và năm đơn vị sự nghiệp trực thuộc huyện đang hoạt động ổn định.", "phong 13 dvsn 5"),
    ("Từ 15 cơ quan chuyên môn, huyện sắp xếp còn 13 cơ quan.", "phong 13"),
    ("UBND huyện có các cơ quan chuyên môn (13) và các đơn vị sự nghiệp (05).", "phong 13 dvsn 5"),
    ("Trong 98 biên chế hành chính được giao, huyện đã sử dụng 94.", "bienche.giao 98 bienche.co 94"),
    (
        "98 biên chế hành chính, 10 hợp đồng, 1.210 biên chế sự nghiệp là chỉ tiêu được giao năm 2021.",
        "bienche.giao 98 hopdong.giao 10 sunghiep.giao 1210",
    ),
    (
        "Được giao 98 biên chế hành chính nhưng mới có 94 người; được giao 1.210 viên chức nhưng mới có 1.188 người.",
        "bienche.giao 98 bienche.co 94 sunghiep.giao 1210 sunghiep.co 1188",
    ),
    (
        "Có mặt/được giao: hành chính 94/98, hợp đồng 9/10, sự nghiệp 1.188/1.210.",
        "bienche.co 94 bienche.giao 98 hopdong.co 9 hopdong.giao 10 sunghiep.co 1188 sunghiep.giao 1210",
    ),
    ("Biên chế hành chính: 94 người có mặt so với 98 người được giao.", "bienche.co 94 bienche.giao 98"),
    (
        "Số người làm việc trong đơn vị sự nghiệp là 1.188 người (chỉ tiêu giao 1.210 người).",
        "sunghiep.co 1188 sunghiep.giao 1210",
    ),
    ("Hợp đồng lao động trong cơ quan hành chính: chỉ tiêu 10, thực hiện 9.", "hopdong.giao 10 hopdong.co 9"),
    (
        "Chỉ tiêu biên chế công chức: 98; viên chức: 1.210; hợp đồng: 10.",
        "bienche.giao 98 sunghiep.giao 1210 hopdong.giao 10",
    ),
    ("Hiện có 94 biên chế hành chính, thấp hơn 4 so với chỉ tiêu giao (98).", "bienche.co 94 bienche.giao 98"),
    (
        "Về biên chế sự nghiệp, tỉnh giao 1.210, huyện đã tuyển và đang sử dụng 1.188.",
        "sunghiep.giao 1210 sunghiep.co 1188",
    ),
    ("Công chức có mặt 94 người, trong đó 35 nữ; được giao 98.", "bienche.co 94 bienche.giao 98"),
    (
        "Trong quý có 3 lãnh đạo phòng được bổ nhiệm mới, 2 lãnh đạo phòng được bổ nhiệm lại.",
        "bonhiem.moi 3 bonhiem.lai 2",
    ),
    ("Bổ nhiệm lại: 02; điều động, bổ nhiệm mới: không có.", "bonhiem.lai 2 bonhiem.moi 0"),
    (
        "Ba công chức lãnh đạo được điều động, bổ nhiệm mới; không có trường hợp bổ nhiệm lại.",
        "bonhiem.moi 3 bonhiem.lai 0",
    ),
    ("Việc bổ nhiệm lại chưa phát sinh; bổ nhiệm mới 03 người.", "bonhiem.lai 0 bonhiem.moi 3"),
    (
        "Huyện bổ nhiệm mới 03, bổ nhiệm lại 02 và cho thôi giữ chức 01 công chức lãnh đạo.",
        "bonhiem.moi 3 bonhiem.lai 2",
    ),
    ("Đơn vị đã thực hiện tự chủ: hành chính 13, xã 18, sự nghiệp 62.", "tuchu.huyen 13 tuchu.xa 18 tuchu.sunghiep 62"),
    (
        "Việc tự chủ được áp dụng tại 13 cơ quan hành chính, tất cả 18 xã, thị trấn và 62 đơn vị sự nghiệp.",
        "tuchu.huyen 13 tuchu.xa 18 tuchu.sunghiep 62",
    ),
    (
        "Cả 13 cơ quan hành chính đều thực hiện tự chủ, tương tự là 18 xã và 62 đơn vị sự nghiệp.",
        "tuchu.huyen 13 tuchu.xa 18 tuchu.sunghiep 62",
    ),
    ("Số đơn vị sự nghiệp được giao tự chủ tăng từ 60 lên 62.", "tuchu.sunghiep 62"),
    ("Cơ quan, đơn vị của huyện đều dùng văn phòng điện tử (100%); chữ ký số mới đạt 96%.", "vpdt 100 chukyso 96"),
    ("Chữ ký số đạt 96%, văn phòng điện tử đạt 100% số cơ quan, đơn vị.", "chukyso 96 vpdt 100"),
    ("Ứng dụng văn phòng điện tử và chữ ký số lần lượt đạt 100% và 96% cơ quan, đơn vị.", "vpdt 100 chukyso 96"),
    ("Số cơ quan sử dụng văn phòng điện tử và chữ ký số đều là 100%.", "vpdt 100 chukyso 100"),
    ("Có 48/50 cơ quan, đơn vị (96%) dùng chữ ký số.", "chukyso 96"),
    ("Toàn huyện thành lập 19 ban ISO: 18 ban ở xã, thị trấn và 01 ban ở UBND huyện.", "iso 19 iso.xa 18"),
    ("18 xã, thị trấn đều có Ban ISO, cùng với Ban ISO của UBND huyện là 19 ban.", "iso.xa 18 iso 19"),
    ("Ban ISO cấp xã: 18. Ban ISO toàn huyện: 19.", "iso.xa 18 iso 19"),
    ("Trong 19 ban ISO của huyện có 18 ban thuộc các xã, thị trấn.", "iso 19 iso.xa 18"),
    ("Tong so TTHC thuc hien tai huyen la 287, trong do muc do 3 la 60, muc do 4 la 27.", "tthc 287 md3 60 md4 27"),
    (
        "Bien che hanh chinh duoc giao 98, hien co 94; hop dong lao dong duoc giao 10, hien co 9.",
        "bienche.giao 98 bienche.co 94 hopdong.giao 10 hopdong.co 9",
    ),
    ("Số lĩnh vực nêu trong kế hoạch CCHC của huyện là 7; số nhiệm vụ tương ứng là 51.", "linhvuc 7 nhiemvu 51"),
    (
        "Huyện triển khai đồng bộ cả 7 lĩnh vực CCHC; số nhiệm vụ phải thực hiện trong năm: 51, đã xong: 14.",
        "linhvuc 7 nhiemvu 51",
    ),
    (
        "Kế hoạch CCHC năm 2021 phân công 51 nhiệm vụ cho 12 phòng và 17 xã, thời gian hoàn thành trước 15/12/2021.",
        "nhiemvu 51",
    ),
    ("So với 45 nhiệm vụ của năm 2020, Kế hoạch CCHC năm 2021 tăng lên 51 nhiệm vụ.", "nhiemvu 51"),
    ("Trong năm 2020 hoàn thành 45/45 nhiệm vụ CCHC. Năm 2021 huyện tiếp tục đề ra 51 nhiệm vụ CCHC.", "nhiemvu 51"),
    ("Bên cạnh 51 nhiệm vụ của kế hoạch CCHC, huyện còn thực hiện 12 nhiệm vụ tỉnh giao đột xuất.", "nhiemvu 51"),
    (
        "Hiện có 302 TTHC thuộc thẩm quyền giải quyết của UBND huyện được đưa vào thực hiện theo cơ chế một cửa.",
        "tthc 302",
    ),
    ("UBND huyện có 302 TTHC, UBND xã có 140 TTHC; tổng cộng 442 TTHC.", "tthc 302"),
    ("Tổng số TTHC cấp huyện, cấp xã lần lượt là 302 và 140 thủ tục.", "tthc 302"),
    ("Hiện đang thực hiện 302 TTHC (giảm 04 TTHC so với cuối năm 2020).", "tthc 302"),
    ("302 là tổng số TTHC đang được thực hiện tại UBND huyện.", "tthc 302"),
    ("Huyện cung cấp 95/302 TTHC ở mức độ 3 và 40/302 TTHC ở mức độ 4.", "md3 95 md4 40"),
    ("95 TTHC mức độ 3 (31,5%), 40 TTHC mức độ 4 (13,2%) trong tổng số 302 TTHC cấp huyện.", "md3 95 md4 40 tthc 302"),
    ("Về mức độ 4, toàn huyện cung cấp 40 thủ tục; về mức độ 3, con số này là 95.", "md4 40 md3 95"),
    (
        "Mức độ 3: 95 TTHC, phát sinh 1.020 hồ sơ; mức độ 4: 40 TTHC, phát sinh 310 hồ sơ.",
        "md3 95 md3.hoso 1020 md4 40 md4.hoso 310",
    ),
    (
        "Có 95 TTHC mức độ 3 với 1.020 hồ sơ tiếp nhận; 40 TTHC mức độ 4 với 310 hồ sơ tiếp nhận.",
        "md3 95 md3.hoso 1020 md4 40 md4.hoso 310",
    ),
    ("Trong tháng đã tiếp nhận trực tuyến 1.020 hồ sơ (mức 3) và 310 hồ sơ (mức 4).", "md3.hoso 1020 md4.hoso 310"),
    ("Hồ sơ mức độ 4 tăng từ 250 lên 310, mức độ 3 giảm từ 1.100 xuống 1.020.", "md4.hoso 310 md3.hoso 1020"),
    ("Nếu tính cả cấp xã, số hồ sơ mức độ 3 là 2.400; riêng cấp huyện là 1.020.", "md3.hoso 1020"),
    ("Không có hồ sơ mức độ 3; hồ sơ mức độ 4: 310.", "md3.hoso 0 md4.hoso 310"),
    ("Số hồ sơ nộp qua dịch vụ công mức độ 3 chưa nhiều, mới 1.020 hồ sơ.", "md3.hoso 1020"),
    ("Tổng hồ sơ trực tuyến: 1.330 (1.020 mức độ 3 và 310 mức độ 4).", "md3.hoso 1020 md4.hoso 310"),
    ("Đã chuyển phát 205 kết quả qua dịch vụ BCCI.", "bcci.ketqua 205"),
    (
        "Nhân viên bưu điện trả 205 hồ sơ tại nhà dân; 9 thủ tục có phát sinh; 64 thủ tục đã đăng ký.",
        "bcci.ketqua 205 bcci.phatsinh 9 bcci.tthc 64",
    ),
    ("Đã công bố danh mục 64 TTHC thực hiện tiếp nhận, trả kết quả qua dịch vụ bưu chính công ích.", "bcci.tthc 64"),
    (
        "Trong số 64 TTHC đăng ký qua BCCI mới có 9 TTHC phát sinh, với 205 lượt trả kết quả.",
        "bcci.tthc 64 bcci.phatsinh 9 bcci.ketqua 205",
    ),
    ("Kết quả qua bưu điện: trả 205/230 kết quả.", "bcci.ketqua 205"),
    ("Đến nay chưa nhận được phản ánh, kiến nghị nào; kỳ trước nhận 03.", "pakn 0"),
    ("Kiến nghị, phản ánh về TTHC: kỳ trước 05, kỳ này 02.", "pakn 2"),
    ("Hai kiến nghị về quy định hành chính đã được huyện tiếp nhận và chuyển cơ quan chức năng.", "pakn 2"),
    ("Sau khi sắp xếp, số phòng chuyên môn còn 12, số đơn vị sự nghiệp trực thuộc còn 04.", "phong 12 dvsn 4"),
    (
        "Huyện đã giảm 01 phòng (từ 13 xuống 12 phòng) và 02 đơn vị sự nghiệp (từ 06 xuống 04 đơn vị).",
        "phong 12 dvsn 4",
    ),
    ("Bộ máy hành chính huyện: phòng chuyên môn 12, đơn vị sự nghiệp 4, xã 17.", "phong 12 dvsn 4"),
    ("Có 12/12 phòng chuyên môn đã ban hành quy chế làm việc.", ""),
    ("Tổng số công chức, viên chức toàn huyện là 1.320 người.", ""),
    (
        "Khối hành chính: được giao 90 biên chế và 8 hợp đồng, thực hiện 86 biên chế và 7 hợp đồng.",
        "bienche.giao 90 hopdong.giao 8 bienche.co 86 hopdong.co 7",
    ),
    (
        "Biên chế công chức: 90, thực hiện 86; viên chức: 1.240, thực hiện 1.215; HĐ 68: 8, thực hiện 7.",
        "bienche.giao 90 bienche.co 86 sunghiep.giao 1240 sunghiep.co 1215 hopdong.giao 8 hopdong.co 7",
    ),
    (
        "Biên chế giao/có mặt: hành chính 90/86; sự nghiệp 1.240/1.215; hợp đồng 8/7.",
        "bienche.giao 90 bienche.co 86 sunghiep.giao 1240 sunghiep.co 1215 hopdong.giao 8 hopdong.co 7",
    ),
    ("Hiện nay còn thiếu 25 viên chức so với 1.240 chỉ tiêu được giao.", "sunghiep.giao 1240"),
    ("Số công chức hiện có (86) ít hơn biên chế được giao (90) là 04 người.", "bienche.co 86 bienche.giao 90"),
    (
        "Được giao bao nhiêu, huyện dùng bấy nhiêu: 90 biên chế hành chính được giao, 90 biên chế có mặt.",
        "bienche.giao 90 bienche.co 90",
    ),
    (
        "Đã bổ nhiệm mới 2 công chức và bổ nhiệm lại 3 công chức lãnh đạo cấp phòng; điều động 4 viên chức.",
        "bonhiem.moi 2 bonhiem.lai 3",
    ),
    ("Công chức lãnh đạo bổ nhiệm mới 2, bổ nhiệm lại 3, miễn nhiệm 0.", "bonhiem.moi 2 bonhiem.lai 3"),
    ("Trong quý không bổ nhiệm lại trường hợp nào, bổ nhiệm mới hai trường hợp.", "bonhiem.lai 0 bonhiem.moi 2"),
    (
        "Số cơ quan thực hiện tự chủ: 12 cơ quan hành chính; số xã: 17; số đơn vị sự nghiệp: 58.",
        "tuchu.huyen 12 tuchu.xa 17 tuchu.sunghiep 58",
    ),
    (
        "17 xã đã tự chủ; 58 đơn vị sự nghiệp đã tự chủ; 12 phòng đã tự chủ.",
        "tuchu.xa 17 tuchu.sunghiep 58 tuchu.huyen 12",
    ),
    ("Có 58/60 đơn vị sự nghiệp tự chủ, 02 đơn vị còn lại do ngân sách bảo đảm toàn bộ.", "tuchu.sunghiep 58"),
    ("Tự chủ: huyện 12 cơ quan, xã 17 đơn vị, sự nghiệp 58 đơn vị.", "tuchu.huyen 12 tuchu.xa 17 tuchu.sunghiep 58"),
    ("VPĐT: 100% đơn vị; chữ ký số: 94% đơn vị; thư công vụ: 88% cán bộ.", "vpdt 100 chukyso 94"),
    ("Số đơn vị dùng chữ ký số đạt 94%, tăng 4% so với quý trước; 100% dùng văn phòng điện tử.", "chukyso 94 vpdt 100"),
    ("Ban ISO được thành lập ở 17/17 xã, thị trấn và UBND huyện, nâng tổng số ban ISO lên 18.", "iso.xa 17 iso 18"),
    ("Đã có 18 ban ISO hoạt động; riêng xã, thị trấn là 17.", "iso 18 iso.xa 17"),
    (
        "Huyen hien co 12 phong chuyen mon, 04 don vi su nghiep; 17 xa, thi tran thuc hien tu chu.",
        "phong 12 dvsn 4 tuchu.xa 17",
    ),
    ("Toàn huyện không còn đơn vị nào chưa dùng văn phòng điện tử (100%).", "vpdt 100"),
    (
        "Về bưu chính công ích: 7 trong số 22 thủ tục đã đăng ký có phát sinh hồ sơ, trả 31 kết quả.",
        "bcci.phatsinh 7 bcci.tthc 22 bcci.ketqua 31",
    ),
    ("Dịch vụ bưu chính công ích: có 8 TTHC trên tổng số 29 TTHC đăng ký phát sinh.", "bcci.phatsinh 8 bcci.tthc 29"),
    ("Hệ thống ISO 9001:2015 tiếp tục được duy trì tại 16 ban ISO, trong đó 13 ban ISO cấp xã.", "iso 16 iso.xa 13"),
    ("Trong quý, huyện kiểm tra việc duy trì ISO tại 4 ban ISO.", ""),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_turned_sentence_says(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

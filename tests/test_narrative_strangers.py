"""Kinds of sentences in which a stranger's text was once misread, each said anew."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (  # a ratio's figures are named in its own clause
        "Biên chế hành chính có mặt 71/77 người so với số được giao; biên chế sự nghiệp có mặt 902/934 người.",
        "bienche.giao 77 bienche.co 71 sunghiep.giao 934 sunghiep.co 902",
    ),
    (  # the quarter of a comparison is none of the sentence's
        "Hồ sơ mức độ 3 phát sinh trong quý III là 264 hồ sơ, giảm 15 hồ sơ so với quý II; mức độ 4 là 30 hồ sơ.",
        "md3.hoso 264 md4.hoso 30",
    ),
    ("Huyện đã cập nhật danh mục TTHC với 12 TTHC mới. Tổng số TTHC cấp huyện hiện là 290.", "tthc 290"),
    ("Công chức hành chính hiện có 64 biên chế, chưa kể 04 hợp đồng lao động.", "bienche.co 64 hopdong.co 4"),
    ("Viên chức sự nghiệp hiện có 900 người (không kể 31 hợp đồng).", "sunghiep.co 900"),
    (
        "Theo Kế hoạch CCHC, các phòng, ban và phường, xã phải thực hiện 51 nhiệm vụ trên 07 lĩnh vực.",
        "nhiemvu 51 linhvuc 7",
    ),
    ("Kế hoạch kiểm soát TTHC năm 2021 của huyện nêu 07 nội dung và phân công thực hiện.", ""),
    (
        "Toàn huyện có 14 ban ISO: khối xã, thị trấn có 12 ban, khối huyện có 02 ban.",
        "iso 14 iso.xa 12",
    ),
    (
        "Để đạt mục tiêu nâng cao chỉ số CCHC, huyện đề ra 35 nhiệm vụ trong Kế hoạch CCHC, chia theo 06 lĩnh vực.",
        "nhiemvu 35 linhvuc 6",
    ),
    ("Mục tiêu năm 2021 cung cấp 80 TTHC mức độ 3, hiện nay huyện có 61 TTHC mức độ 3.", "md3 61"),
    ("Kế hoạch CCHC của huyện dựng trên 07 lĩnh vực theo hướng dẫn của tỉnh.", "linhvuc 7"),
    (
        "Đối với các đơn vị sự nghiệp: biên chế giao 700 người, hiện có 690 người, hợp đồng giáo viên 12 người.",
        "sunghiep.giao 700 sunghiep.co 690",
    ),
    # figures that are said again
    (
        "Kế hoạch CCHC năm 2021 của huyện gồm 41 nhiệm vụ. Trong 41 nhiệm vụ đã nêu, các phòng làm xong 20 nhiệm vụ.",
        "nhiemvu 41 nhiemvu 41",
    ),
    (
        "Huyện có 33 đơn vị sự nghiệp công lập. Trong 33 đơn vị này, trường học chiếm 29 đơn vị.",
        "dvsn 33 dvsn 33",
    ),
    (
        "Tiếp nhận 04 phản ánh về chậm trả kết quả hồ sơ; cả 04 phản ánh đã được giải quyết đúng hạn.",
        "pakn 4 pakn 4",
    ),
    ("Huyện có 12 cơ quan chuyên môn. Đã kiểm tra 12 cơ quan về kỷ luật, kỷ cương.", "phong 12"),
    # what frames a whole, and what is only said of the one before
    (
        "Đối với dịch vụ công mức độ 3, trong 52 thủ tục đã cung cấp có 20 thủ tục phát sinh hồ sơ, với tổng số 310 hồ sơ.",
        "md3 52 md3.hoso 310",
    ),
    ("Huyện đăng ký đưa thêm 18 TTHC lên mức độ 4; hiện cung cấp 40 TTHC mức độ 4, 71 TTHC mức độ 3.", "md4 40 md3 71"),
    ("Mức độ 3 tiếp nhận 95, giải quyết 90, đang giải quyết 05 hồ sơ.", "md3.hoso 95"),
    (
        "Có 45 TTHC đăng ký qua bưu chính công ích, trong đó 11 TTHC được người dân sử dụng dịch vụ.",
        "bcci.tthc 45 bcci.phatsinh 11",
    ),
    # sorts of communes that are counted apart
    ("Có 14 xã và 02 thị trấn thực hiện tự chủ theo Nghị định 130.", ""),
    ("Toàn thị xã có 17 ban ISO (thị xã: 01; phường: 06; xã: 10).", "iso 17"),
    ("Có 16 xã, thị trấn (14 xã, 02 thị trấn) được giao tự chủ.", "tuchu.xa 16"),
    # what only part of an office, of a plan, of a level is counted
    ("Kế hoạch CCHC giao Phòng Tư pháp chủ trì 09 nhiệm vụ.", ""),
    (
        "Kế hoạch CCHC năm 2021 có 40 nhiệm vụ, chia theo lĩnh vực: thể chế 08, tổ chức bộ máy 10, công vụ 22.",
        "nhiemvu 40",
    ),
    (
        "Các xã cung cấp 25 dịch vụ công mức độ 3; UBND huyện cung cấp 61 dịch vụ công mức độ 3.",
        "md3 61",
    ),
    ("Tiếp nhận 06 phản ánh, kiến nghị về quy định hành chính; UBND huyện đã trả lời 05.", "pakn 6"),
    (
        "Trước khi sắp xếp có 13 phòng chuyên môn, sau sắp xếp còn 11 phòng chuyên môn.",
        "phong 11",
    ),
    (
        "Biên chế sự nghiệp giáo dục giao 800, hiện có 780; sự nghiệp khác giao 20, hiện có 18.",
        "",
    ),
    ("Huyện có 30 công chức lãnh đạo cấp phòng (12 cấp trưởng, 18 cấp phó).", ""),
    ("Có 02/40 đơn vị sự nghiệp tự chủ hoàn toàn, 05/40 đơn vị tự chủ một phần.", ""),
    ("100% lãnh đạo các phòng, ban được cấp chữ ký số cá nhân.", ""),
    ("Đã kiện toàn 04 ban ISO cấp xã; tổng số ban ISO toàn huyện là 19.", "iso 19"),
    ("Trong đó 71 công chức: thạc sĩ 12 người, đại học 59 người.", ""),
    ("Thực hiện Nghị quyết số 18-NQ/TW: 05 phòng, 03 đơn vị sự nghiệp được sắp xếp.", ""),
    # what stands behind a figure of files, and what is meant by it
    ("Qua bưu chính công ích có 04 thủ tục phát sinh 11 hồ sơ trả kết quả.", "bcci.phatsinh 4 bcci.ketqua 11"),
    ("Có 52 TTHC đăng ký qua bưu chính công ích, 09 thủ tục có người dùng.", "bcci.tthc 52 bcci.phatsinh 9"),
    (
        "Có 50 dịch vụ mức độ 3 và 20 dịch vụ mức độ 4 song số hồ sơ phát sinh còn ít (mức độ 3: 31 hồ sơ).",
        "md3 50 md4 20 md3.hoso 31",
    ),
    ("Cấp xã có 22 DVCTT mức độ 3 và 10 DVCTT mức độ 4; cấp huyện tương ứng là 64 và 23.", "md3 64 md4 23"),
    ("Đã xử lý 07/07 phản ánh, kiến nghị về TTHC được tiếp nhận.", "pakn 7"),
    ("Đã xử lý 05/07 phản ánh, kiến nghị về TTHC được tiếp nhận.", ""),
    ("Hội nghị tiếp thu 18 ý kiến, kiến nghị, trong đó 05 ý kiến về thủ tục xây dựng.", ""),
    # whose staff it is
    ("UBND huyện quản lý 77 công chức và 1.010 viên chức.", "bienche.co 77 sunghiep.co 1010"),
    (
        "Tổng số cán bộ, công chức, viên chức của huyện là 1.000 người (80 công chức; 915 viên chức; 05 HĐ 68).",
        "bienche.co 80 sunghiep.co 915 hopdong.co 5",
    ),
    (
        "Huyện được giao 81 biên chế công chức. Tính đến tháng 9/2021 có 78 người, trong đó trình độ thạc sĩ 12 người.",
        "bienche.giao 81 bienche.co 78",
    ),
    ("Huyện đã giảm 09 đơn vị sự nghiệp so với năm 2017 (từ 60 đơn vị còn 51 đơn vị).", "dvsn 51"),
    # what stands before a semicolon is said of nothing behind it
    (
        "Tiếp nhận 15 phản ánh, kiến nghị trên Cổng dịch vụ công và Hệ thống tiếp nhận PAKN; đã xử lý 12, đang xử lý 03.",
        "pakn 15",
    ),
    ("Huyện có 121 TTHC mức độ 3, đạt 60% tổng số TTHC đủ điều kiện (201 TTHC).", "md3 121"),
    (
        "Thực hiện 05 nhiệm vụ của Chương trình tổng thể CCHC; Kế hoạch CCHC năm 2021 của huyện nêu 39 nhiệm vụ.",
        "nhiemvu 39",
    ),
    ("Danh mục TTHC không yêu cầu hộ khẩu có 27 TTHC.", ""),
    (
        "Lĩnh vực đất đai có 09 thủ tục mức độ 3; toàn huyện có 47 thủ tục mức độ 3.",
        "md3 47",
    ),
    ("Công dân gửi 03 phản ánh về việc giải quyết hồ sơ chậm; 02 phản ánh đã có trả lời.", "pakn 3"),
    (
        "Đã ban hành 06 quyết định bổ nhiệm: bổ nhiệm mới 02 và bổ nhiệm lại 04 công chức lãnh đạo.",
        "bonhiem.moi 2 bonhiem.lai 4",
    ),
    ("Tỷ lệ cán bộ, công chức dùng văn phòng điện tử đạt 97%.", ""),
    # what else is counted in the same words
    ("Kế hoạch CCHC còn bổ sung 04 nhiệm vụ mới so với quý trước.", ""),
    ("Tổng số TTHC được Chủ tịch UBND tỉnh công bố đến ngày 05/6/2021 là 277 thủ tục.", "tthc 277"),
    ("DVCTT mức độ 3 được cung cấp: 58; có phát sinh hồ sơ: 19; số hồ sơ: 402.", "md3 58 md3.hoso 402"),
    ("Tình nguyện viên hỗ trợ người dân nộp 95 hồ sơ mức độ 3.", ""),
    (
        "Về bưu chính công ích: trong tháng 6 có 50 hồ sơ trả kết quả, nâng tổng số quý II lên 160 hồ sơ.",
        "bcci.ketqua 160",
    ),
    ("Có 05 phản ánh, kiến nghị về TTHC được gửi về đường dây nóng.", "pakn 5"),
    ("Công dân có 05 phản ánh gửi về tổng đài về rác thải.", ""),
    (
        "Trong quý có 09 phản ánh, song chỉ 03 phản ánh, kiến nghị thuộc về thủ tục hành chính được tiếp nhận.",
        "pakn 3",
    ),
    ("Thanh tra, Văn phòng và 10 phòng khác (tổng số 12 cơ quan chuyên môn).", "phong 12"),
    ("Huyện ủy cho chủ trương bổ nhiệm 04 lãnh đạo phòng; đã bổ nhiệm 03.", "bonhiem.moi 3"),
    ("Bổ nhiệm mới: 02 Trưởng phòng, 01 Phó Trưởng phòng.", ""),
    ("Bổ nhiệm mới 02 Trưởng phòng, bổ nhiệm lại 01 Phó Trưởng phòng.", "bonhiem.moi 2 bonhiem.lai 1"),
    ("Kiểm tra quy chế tự chủ của 11 phòng và 15 xã.", ""),
    ("Tỷ lệ ký số văn bản điện tử của các cơ quan đạt 97%.", ""),
    ("Các phòng dùng chung 01 ban ISO; mỗi xã có 01 ban ISO, tổng cộng 16 ban.", "iso 16"),
    # where a clause, a comparison, a plan ends
    ("Các phòng hoàn thành 20 nhiệm vụ CCHC, đạt 60% so với kế hoạch năm (33 nhiệm vụ).", "nhiemvu 33"),
    ("Kế hoạch CCHC giao các xã 15 nhiệm vụ trọng tâm về chuyển đổi số.", ""),
    ("Chủ tịch huyện tiếp dân định kỳ, tiếp nhận 11 kiến nghị, phản ánh.", ""),
    (
        "Qua bưu chính công ích nhận 41 hồ sơ, cùng kỳ 28 hồ sơ; số hồ sơ trả kết quả là 300 hồ sơ.",
        "bcci.ketqua 300",
    ),
    ("Chỉ tiêu năm 2022: số TTHC cung cấp mức độ 4: 90 thủ tục.", ""),
    ("Trong quý chưa phát sinh hồ sơ mức độ 4. Quý II trước đó có 08 hồ sơ mức độ 4.", "md4.hoso 0"),
    ("Quý này nhận 02 phản ánh về TTHC. Trước đó, quý II huyện nhận 05 phản ánh.", "pakn 2"),
    ("Tiếp nhận 01 phản ánh, kiến nghị về thủ tục đăng ký khai sinh quá hạn.", "pakn 1"),
    (
        "Số phản ánh, kiến nghị về quy định hành chính, thủ tục hành chính đã tiếp nhận trong 9 tháng là 12.",
        "pakn 12",
    ),
    ("Nhiệm vụ 3 tháng cuối năm: nâng 30 thủ tục lên mức độ 4; cấp 20 chữ ký số.", ""),
    ("Các thủ tục còn lại, gồm 180 thủ tục, đang ở mức độ 2.", "md2 180"),
    (
        "Biên chế hành chính (giao 90; hiện có 86); hợp đồng theo Nghị định 68 (giao 07 người; hiện có 06 người).",
        "bienche.giao 90 bienche.co 86 hopdong.giao 7 hopdong.co 6",
    ),
    ("100% cơ quan dùng chữ ký số; trong đó VB ký số đạt 98,2%.", "chukyso 100"),
    ("Số ban ISO của huyện: 15 ban, gồm UBND huyện 01 ban, các phòng 02 ban, xã 12 ban.", "iso 15 iso.xa 12"),
    # levels of accounts; recruitment
    ("Số tài khoản (định danh điện tử) mức 2 được kích hoạt là 81.207.", ""),
    ("Cấp 12.400 tài khoản định danh mức 1, 10.240 tài khoản mức 2.", ""),
    ("Hồ sơ trực tuyến mức 3: 41 hồ sơ; tài khoản định danh mức 2: 900 tài khoản.", "md3.hoso 41"),
    ("Quận tổ chức kỳ tuyển dụng viên chức ngành giáo dục với 71 chỉ tiêu.", ""),
    ("Huyện thi tuyển công chức với 05 chỉ tiêu; tuyển dụng viên chức sự nghiệp 31 chỉ tiêu.", ""),
    ("Đợt xét tuyển viên chức có 40 chỉ tiêu, trúng tuyển 38 người.", ""),
    (
        "Viên chức sự nghiệp được giao 900 người, trong đó đã tuyển 860 người, còn 40 chỉ tiêu đang tổ chức xét tuyển.",
        "sunghiep.giao 900 sunghiep.co 860",
    ),
    # comparisons in brackets, and in passing
    ("So với cùng kỳ năm 2020 (mức độ 3: 163 hồ sơ, mức độ 4: 41 hồ sơ), kết quả tăng rõ rệt.", ""),
    ("So với cùng kỳ (mức độ 3 là 15 hồ sơ; mức độ 4 là 4 hồ sơ), nay mức độ 3 có 30 hồ sơ.", "md3.hoso 30"),
    (
        "Mức độ 4 là 236 thủ tục, cùng kỳ năm trước là 171 thủ tục; mức độ 3 là 52 thủ tục, năm ngoái là 98 thủ tục.",
        "md4 236 md3 52",
    ),
    (
        "Công chức được giao 103, năm trước là 105; hợp đồng được giao 9, năm 2020 là 10.",
        "bienche.giao 103 hopdong.giao 9",
    ),
    (
        "Biên chế công chức được giao 103 người (năm 2020: 105 người), có mặt tại thời điểm báo cáo 98 người.",
        "bienche.giao 103 bienche.co 98",
    ),
    (
        "Trực tuyến mức độ 3: 214 hồ sơ (11,4%), mức độ 4: 396 hồ sơ (21,1%), còn lại là nộp trực tiếp.",
        "md3.hoso 214 md4.hoso 396",
    ),
    (
        "Mức độ 3 có 52 thủ tục, quý trước 60 thủ tục, mức độ 4 có 236 thủ tục, quý trước 171 thủ tục.",
        "md3 52 md4 236",
    ),
    (
        "Hồ sơ mức độ 3 là 214 hồ sơ, bằng 131% cùng kỳ năm 2020 (163 hồ sơ); mức độ 4 là 396 hồ sơ.",
        "md3.hoso 214 md4.hoso 396",
    ),
    ("Kích hoạt định danh mức 1 là 3.000, mức 2 là 12.000 tài khoản.", ""),
    # contracts as they are called since; why none are there
    (
        "Hợp đồng lao động làm công việc hỗ trợ, phục vụ trong cơ quan hành chính được giao 14 chỉ tiêu, hiện có 13.",
        "hopdong.giao 14 hopdong.co 13",
    ),
    (
        "Hợp đồng thực hiện công việc hỗ trợ, phục vụ (trước là Nghị định 68): giao 14, có mặt 13.",
        "hopdong.giao 14 hopdong.co 13",
    ),
    (
        "Hợp đồng 68 được giao tám người, hiện có bảy người do một lái xe nghỉ hưu; viên chức được giao 900 người.",
        "hopdong.giao 8 hopdong.co 7 sunghiep.giao 900",
    ),
    (
        "Công chức hiện có 88 người do một số đồng chí nghỉ hưu; biên chế công chức do UBND tỉnh giao là 92.",
        "bienche.co 88 bienche.giao 92",
    ),
    (
        "Hợp đồng theo Nghị định số 111/2022/NĐ-CP làm nhiệm vụ lái xe, bảo vệ, tạp vụ: 12 chỉ tiêu, hiện có 11 người.",
        "hopdong.giao 12 hopdong.co 11",
    ),
    ("Biên chế giáo viên được giao 900, hiện có 880.", ""),
    ("Tài khoản định danh điện tử mức 1: 3.120; mức 2: 45.120.", ""),
    ("UBND huyện có 12 phòng chuyên môn, tổng số 95 CC, 8 HĐ.", "phong 12 bienche.co 95 hopdong.co 8"),
    ("Đề nghị tuyển dụng 45 chỉ tiêu viên chức giáo dục; đã tuyển 40 người.", ""),
    ("Mức độ 3: 0 hồ sơ (do đã nâng lên mức độ 4), mức độ 4: 396 hồ sơ.", "md3.hoso 0 md4.hoso 396"),
    ("Hệ thống tiếp nhận 120 phản ánh hiện trường, đã xử lý 118.", ""),
    ("Bổ nhiệm mới 01 Trưởng phòng và 02 Phó Trưởng phòng; bổ nhiệm lại 01 Chánh Thanh tra.", "bonhiem.lai 1"),
    (
        "Tỷ lệ nộp trực tuyến mức độ 3: 90 hồ sơ (30%), mức độ 4: 210 hồ sơ (70%), số còn lại nộp trực tiếp.",
        "md3.hoso 90 md4.hoso 210",
    ),
    ("Tiếp công dân được 45 lượt, tiếp nhận 12 kiến nghị, phản ánh.", ""),
    ("Qua công tác tiếp công dân, huyện tiếp nhận 12 phản ánh, kiến nghị về thủ tục hành chính.", "pakn 12"),
    ("Sắp xếp 35 đơn vị sự nghiệp còn 28 đơn vị.", "dvsn 28"),
    ("Sắp xếp 14 phòng thành 12 phòng chuyên môn.", "phong 12"),
    ("Trong tháng 6, trả 45 hồ sơ qua bưu chính; lũy kế 6 tháng trả 241 hồ sơ.", "bcci.ketqua 241"),
    ("Trong tháng 9 tiếp nhận 12 hồ sơ mức độ 3; lũy kế 9 tháng 1.214 hồ sơ mức độ 3.", "md3.hoso 1214"),
    (
        "Mức độ 3 là 187 hồ sơ; đối với mức độ 4 chưa phát sinh hồ sơ do người dân chủ yếu là dân tộc thiểu số.",
        "md3.hoso 187 md4.hoso 0",
    ),
)


def test_a_total_of_all_posts_is_none_of_the_kinds_that_its_list_names() -> None:
    lines = ("Tổng biên chế được giao: 1.200, trong đó:", "- Biên chế hành chính: 80;", "- Biên chế sự nghiệp: 1.120.")
    assert facts("\n".join(lines)) == [("bienche.giao", "80"), ("sunghiep.giao", "1120")]


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_stranger_says(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

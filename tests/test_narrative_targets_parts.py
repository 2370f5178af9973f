"""Figures that are a target, a part of a whole, a change, an exam's, and the posts, tasks and procedures that are stated."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    # targets
    ("2021", "", "Tỉnh đặt chỉ tiêu cho mỗi huyện ít nhất 40 thủ tục mức độ 3, 20 thủ tục mức độ 4."),
    ("2021", "", "Tỉnh yêu cầu mỗi huyện có tối thiểu 50 thủ tục mức độ 4."),
    ("2021", "", "UBND tỉnh quy định từng huyện phải có 35 thủ tục mức độ 3 phát sinh hồ sơ."),
    ("2021", "", "Mỗi huyện, thành phố cần cung cấp từ 60 thủ tục mức độ 3."),
    ("2021", "", "Theo yêu cầu của tỉnh, ít nhất 30 thủ tục mức độ 4 có hồ sơ trong năm."),
    (
        "2021",
        "md3 55",
        "Tỉnh đặt chỉ tiêu cho mỗi huyện ít nhất 40 thủ tục mức độ 3, huyện hiện có 55 thủ tục mức độ 3.",
    ),
    ("2021", "", "Sở Thông tin và Truyền thông ấn định cho huyện không dưới 45 thủ tục mức độ 3."),
    ("2021", "", "Chỉ tiêu tỉnh giao cho huyện năm 2021 là 500 hồ sơ mức độ 3."),
    ("2021", "", "Đến cuối năm huyện cần đạt 60 thủ tục mức độ 4."),
    ("2021", "", "Huyện đặt mục tiêu có thêm 20 thủ tục mức độ 4 trong quý tới."),
    (
        "2021",
        "md3.hoso 310 md4.hoso 44",
        "Dịch vụ công mức độ 3 có 310 hồ sơ, mức độ 4 có 44 hồ sơ; mục tiêu cả năm lần lượt là 1.000 và 300.",
    ),
    # part of a whole
    ("2021", "nhiemvu 46", "Đến nay, 18 trên tổng số 46 nhiệm vụ của Kế hoạch CCHC năm 2021 đã hoàn thành."),
    (
        "2021",
        "nhiemvu 46 linhvuc 7",
        "Trong 46 nhiệm vụ (7 lĩnh vực) nêu tại kế hoạch CCHC, huyện đã hoàn tất 18 nhiệm vụ.",
    ),
    ("2021", "nhiemvu 52", "Hoàn tất 30/52 nhiệm vụ theo Kế hoạch cải cách hành chính."),
    ("2021", "nhiemvu 33", "Đã kết thúc 20 trong tổng số 33 nhiệm vụ đề ra trong Kế hoạch CCHC."),
    ("2021", "nhiemvu 33", "Trong số 33 nhiệm vụ của kế hoạch CCHC, 20 nhiệm vụ đã xong, 13 nhiệm vụ đang làm."),
    ("2021", "nhiemvu 38", "Có 22 nhiệm vụ trên tổng 38 nhiệm vụ của kế hoạch CCHC cả năm đã hoàn tất."),
    ("2021", "nhiemvu 38", "Kế hoạch CCHC có 38 nhiệm vụ, các phòng đã thực hiện dứt điểm 22 nhiệm vụ."),
    ("2021", "nhiemvu 38", "Kế hoạch CCHC giao 38 nhiệm vụ, đến nay đã kết thúc 22 nhiệm vụ, đạt 57,9%."),
    ("2021", "nhiemvu 60", "25 trong 60 nhiệm vụ CCHC được giao đã có kết quả."),
    ("2021", "nhiemvu 41", "Huyện đã làm được 16 trên 41 nhiệm vụ của kế hoạch CCHC."),
    # given and present
    ("2021", "bienche.giao 97 bienche.co 93", "Huyện có 97 biên chế hành chính, thực tế đang có 93."),
    (
        "2021",
        "bienche.giao 85 bienche.co 80",
        "Theo quyết định của UBND tỉnh, huyện có 85 biên chế công chức, thực có 80 người.",
    ),
    ("2021", "bienche.giao 85 bienche.co 80", "Tổng biên chế hành chính của huyện là 85, số có mặt 80."),
    ("2021", "sunghiep.giao 900 sunghiep.co 880", "Khối sự nghiệp có 900 biên chế, thực tế sử dụng 880 người."),
    ("2021", "hopdong.giao 7 hopdong.co 6", "Chỉ tiêu hợp đồng lao động 7, thực tế 6."),
    (
        "2021",
        "hopdong.giao 6 hopdong.co 5",
        "Hợp đồng theo Nghị định 68: giao 6, thực hiện 5 (một lái xe nghỉ hưu chưa tuyển thay).",
    ),
    ("2021", "hopdong.giao 8 hopdong.co 7", "Hợp đồng lao động giao 8, thực hiện 7 (01 bảo vệ nghỉ việc)."),
    (
        "2021",
        "hopdong.giao 8 hopdong.co 7",
        "Lao động hợp đồng theo Nghị định 161 được giao 8, sử dụng 7 (1 người chuyển công tác, chưa tuyển thay).",
    ),
    (
        "2021",
        "bienche.giao 90 bienche.co 88",
        "Biên chế công chức giao 90, có mặt 88 (02 người nghỉ hưu, chưa tuyển dụng thay thế).",
    ),
    ("2021", "bienche.giao 92 bienche.co 90", "Huyện được 92 biên chế hành chính, hiện đang có 90."),
    # upgrading
    ("2021", "md3 66", "Mức độ 3 tăng từ 62 lên 66 thủ tục do nâng cấp 4 thủ tục mức độ 2."),
    ("2021", "", "Trong quý đã nâng cấp 6 thủ tục mức độ 3."),
    ("2021", "", "Nâng cấp 12 dịch vụ công mức độ 2 thành mức độ 3."),
    ("2021", "", "Đã chuyển 5 thủ tục mức độ 3 lên mức độ 4."),
    ("2021", "", "Huyện đưa 9 thủ tục mức độ 2 lên mức độ cao hơn."),
    ("2021", "", "Hạ cấp 3 thủ tục mức độ 4 do không phát sinh hồ sơ."),
    ("2021", "", "Đề nghị tỉnh nâng cấp 10 thủ tục mức độ 3."),
    ("2021", "md3 70", "Huyện có 70 thủ tục mức độ 3 sau khi nâng cấp 8 thủ tục."),
    ("2021", "md4 24", "Nhờ nâng cấp 8 thủ tục mức độ 3, đến nay có 24 thủ tục mức độ 4."),
    ("2021", "", "Rà soát, lựa chọn 15 thủ tục mức độ 2 để nâng cấp."),
    # exams
    ("2021", "", "Kỳ thi tuyển công chức có 11 thí sinh đăng ký vào huyện, lấy 2 chỉ tiêu."),
    ("2021", "", "Tỉnh tổ chức thi tuyển công chức, huyện có 3 chỉ tiêu, 25 người dự thi."),
    ("2021", "", "Kỳ tuyển dụng viên chức giáo dục có 140 hồ sơ dự tuyển, 30 chỉ tiêu."),
    ("2021", "", "Huyện đăng ký 04 chỉ tiêu tuyển dụng công chức năm nay."),
    ("2021", "", "Hội đồng thi tuyển công bố 12 người trúng tuyển công chức trên 15 chỉ tiêu."),
    ("2021", "", "Xét tuyển viên chức: 80 thí sinh dự thi, lấy 22 chỉ tiêu."),
    ("2021", "", "Tuyển 5 công chức theo kỳ thi của tỉnh, còn 2 chỉ tiêu chưa có người đăng ký."),
    # self-financing, other words
    (
        "2021",
        "tuchu.huyen 11 tuchu.xa 14",
        "Có 11/11 cơ quan hành chính, 14/14 xã, thị trấn được giao khoán biên chế và kinh phí.",
    ),
    (
        "2021",
        "tuchu.huyen 12 tuchu.xa 16",
        "12 cơ quan hành chính, 16 xã thực hiện khoán biên chế, kinh phí quản lý hành chính.",
    ),
    ("2021", "tuchu.huyen 10", "Có 10 cơ quan hành chính thực hiện khoán kinh phí theo Nghị định số 130/2005/NĐ-CP."),
    # plans
    (
        "2021",
        "nhiemvu 28 linhvuc 7",
        (
            "Năm nay huyện đề ra 28 nhiệm vụ; xét theo nội dung, các nhiệm vụ nằm ở 7 lĩnh vực như Nghị quyết số "
            "76/NQ-CP đã chỉ ra."
        ),
    ),
    (
        "2021",
        "nhiemvu 56 linhvuc 6",
        "Huyện đã cụ thể hóa chương trình của tỉnh thành 56 nhiệm vụ, xếp vào 6 lĩnh vực.",
    ),
    (
        "2021",
        "nhiemvu 48 linhvuc 7",
        (
            "Trong năm, thành phố triển khai 48 nhiệm vụ được phân bổ theo 7 lĩnh vực; tại kỳ họp tháng 12, HĐND "
            "thành phố yêu cầu năm 2022 nâng lên 55 nhiệm vụ."
        ),
    ),
    ("2021", "nhiemvu 44 linhvuc 6", "Kế hoạch CCHC của tỉnh được huyện cụ thể hóa thành 44 nhiệm vụ trên 6 lĩnh vực."),
    ("2021", "nhiemvu 36 linhvuc 6", "UBND huyện xác định 36 nhiệm vụ, chia vào 6 lĩnh vực cải cách hành chính."),
    ("2021", "nhiemvu 30 linhvuc 7", "Năm 2021 huyện bố trí 30 nhiệm vụ, phân theo 7 lĩnh vực."),
    (
        "2021",
        "dvsn 5",
        "Đơn vị sự nghiệp công lập trực thuộc có năm (5) đơn vị (đã trừ Trạm Khuyến nông chuyển về tỉnh).",
    ),
    (
        "2021",
        "phong 12 dvsn 5",
        "Cơ cấu gồm 12 cơ quan chuyên môn; đơn vị sự nghiệp công lập trực thuộc có năm (5) đơn vị.",
    ),
    ("2021", "phong 11", "Huyện có mười một (11) cơ quan chuyên môn."),
    (
        "2021",
        "tthc 289",
        "Trong quý có 4 thủ tục công bố mới, 1 thủ tục bị bãi bỏ nên bộ thủ tục cấp huyện tăng từ 286 lên 289 thủ tục.",
    ),
    (
        "2021",
        "tthc 289 md2 200 md3 60 md4 29",
        (
            "Do công bố mới 3 thủ tục nên bộ thủ tục cấp huyện tăng từ 286 lên 289 thủ tục, gồm 200 thủ tục mức "
            "độ 2, 60 thủ tục mức độ 3 và 29 thủ tục mức độ 4."
        ),
    ),
    ("2021", "tthc 256", "Cơ quan chuyên môn đã rà soát lại toàn bộ 256 thủ tục hành chính cấp huyện đang thực hiện."),
    (
        "2021",
        "tthc 256",
        (
            "Để đạt mục tiêu đến năm 2025 có 80% thủ tục đủ điều kiện lên mức độ 4, cơ quan chuyên môn đã rà soát"
            " lại toàn bộ 256 thủ tục hành chính cấp huyện đang thực hiện."
        ),
    ),
    (
        "2021",
        "tthc 301",
        "Qua rà soát toàn bộ 301 thủ tục hành chính đang giải quyết, huyện đề nghị cắt giảm thời gian của 12 thủ tục.",
    ),
    (
        "2021",
        "linhvuc 6 nhiemvu 56",
        "Toàn bộ 56 nhiệm vụ trên 6 lĩnh vực nêu tại Kế hoạch số 03/KH-UBND đã hoàn thành.",
    ),
)


@pytest.mark.parametrize(("year", "said", "text"), SENTENCES)
def test_what_is_stated_and_what_is_wanted(year: str, said: str, text: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)

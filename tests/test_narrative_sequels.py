"""What the sentences of a paragraph take back of each other: longer times, one deed beside another, events told before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.narrated import facts, told

SENTENCES = (
    ("Số hồ sơ trả qua BCCI chín tháng qua là 298. Quý III là 97.", "2021-Q3", "bcci.ketqua 97"),
    ("Chín tháng qua 298 hồ sơ trả qua BCCI. Quý III 97 hồ sơ.", "2021-Q3", "bcci.ketqua 97"),
    ("Chín tháng qua 298 hồ sơ trả qua BCCI. Quý III có 12 xã tham gia.", "2021-Q3", "bcci.ketqua 298"),
    ("Chín tháng qua trả 298 hồ sơ qua BCCI. Riêng quý III trả 97 hồ sơ.", "2021-Q3", "bcci.ketqua 97"),
    ("Chín tháng qua trả 298 hồ sơ qua BCCI. Riêng quý III trả 97 hồ sơ.", "2021-9M", "bcci.ketqua 298"),
    (
        "Trong 9 tháng bổ nhiệm mới 11 công chức lãnh đạo, bổ nhiệm lại 07 công chức lãnh đạo. Trong quý bổ nhiệm mới 02.",
        "2021-Q3",
        "bonhiem.moi 2 bonhiem.lai 7",
    ),
    ("Từ đầu năm, huyện đã bổ nhiệm 06 công chức lãnh đạo; tháng 5 bổ nhiệm 02.", "2021-M05", "bonhiem.moi 2"),
    ("Từ đầu năm, huyện đã bổ nhiệm 06 công chức lãnh đạo.", "2021-M05", "bonhiem.moi 6"),
    (
        "Tính từ khi triển khai (tháng 6/2019), huyện đã tiếp nhận 5.117 hồ sơ mức độ 3; riêng quý III tiếp nhận 1.131.",
        "2021-Q3",
        "md3.hoso 1131",
    ),
    (
        "Trong quý I/2022 bổ nhiệm lại 05 công chức lãnh đạo; dự kiến trong quý II bổ nhiệm 03.",
        "2022-Q1",
        "bonhiem.lai 5",
    ),
    (
        "Cuối năm 2020 huyện có 111 biên chế công chức (có mặt 104); đến nay 109 biên chế, có mặt 103.",
        "2021",
        "bienche.giao 109 bienche.co 103",
    ),
    ("9 tháng đầu năm, huyện tiếp nhận 19 phản ánh, kiến nghị. Riêng quý III tiếp nhận 05.", "2021-Q3", "pakn 5"),
    ("Trong tháng 9 không có phản ánh, kiến nghị. Cả quý có 05 phản ánh, kiến nghị.", "2021-Q3", "pakn 5"),
    ("Cấp xã có 128 TTHC. Mức độ 3: 38 TTHC. Mức độ 4: 19 TTHC.", "2021", ""),
    ("Cấp huyện có 298 TTHC. Mức độ 3: 38 TTHC. Mức độ 4: 19 TTHC.", "2021", "tthc 298 md3 38 md4 19"),
    ("Cấp xã có 128 TTHC. Mức độ 3 của huyện: 38 TTHC.", "2021", "md3 38"),
    ("Dự kiến quý IV bổ nhiệm 04 lãnh đạo phòng. Nâng 18 TTHC lên mức độ 4. Thành lập 03 Ban ISO.", "2021-Q3", ""),
    ("Quý IV dự kiến bổ nhiệm 04 lãnh đạo phòng. Huyện có 18 Ban ISO.", "2021-Q3", "iso 18"),
    ("Chủ tịch UBND huyện tiếp công dân định kỳ 03 kỳ. Tiếp nhận 14 kiến nghị, phản ánh.", "2021", ""),
    ("Huyện có 18 Ban ISO. Ban của UBND huyện 01. Ban của xã, thị trấn 17.", "2021", "iso 18 iso.xa 17"),
    ("Điều động 03 đồng chí lãnh đạo phòng. Bổ nhiệm 05 đồng chí.", "2021", "bonhiem.moi 5"),
    ("Điều động 03 đồng chí lãnh đạo phòng. Bổ nhiệm lại 05 đồng chí.", "2021", "bonhiem.moi 3 bonhiem.lai 5"),
    ("Tổ chức hội nghị đối thoại với thanh niên; qua đó ghi nhận 19 ý kiến về TTHC.", "2021", ""),
    ("Huyện đối thoại với doanh nghiệp. Đã ghi nhận 19 ý kiến, kiến nghị về TTHC.", "2021", ""),
    ("Huyện tuyên truyền tại hội nghị. Đã ghi nhận 19 ý kiến, kiến nghị về TTHC.", "2021", "pakn 19"),
    ("Huyện đối thoại với doanh nghiệp. Tiếp nhận PAKN: 19 phản ánh, kiến nghị.", "2021", "pakn 19"),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_sentences_of_a_paragraph_are_read_with_each_other(text: str, year: str, said: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)


COUNTS = st.integers(2, 999)
LEVELS = (
    ("Tổng số TTHC: {0}. Cấp huyện: {1}.", "tthc"),
    ("Tổng số TTHC là {0} thủ tục. Trong đó cấp huyện {1} thủ tục, còn lại là của cấp xã.", "tthc"),
    ("Số TTHC mức độ 4 là {0}. Tại cấp huyện là {1}.", "md4"),
    ("Trả qua bưu chính công ích {0} hồ sơ. Huyện {1} hồ sơ, các xã là số còn lại.", "bcci.ketqua"),
)


@given(st.sampled_from(LEVELS), COUNTS, COUNTS)
def test_the_districts_part_of_what_the_sentence_before_counts_is_its_figure(
    said: tuple[str, str], one: int, other: int
) -> None:
    text, code = said
    assert facts(text.format(one, other)) == [(code, str(min(one, other) if other < one else one))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tổng số TTHC cấp huyện: 303. Cấp huyện: 201 TTHC tiếp nhận qua bưu điện.", "tthc 303 bcci.tthc 201"),
        ("Tổng số TTHC: 303. Huyện đã niêm yết công khai 120.", "tthc 303"),
        ("Tổng số TTHC: 303. Cấp xã: 128.", "tthc 303"),
        ("Huyện có 20 Ban ISO. UBND huyện 01 ban.", "iso 20"),
        ("100% cơ quan dùng văn phòng điện tử. Huyện 90%.", "vpdt 100"),
    ],
)
def test_what_the_next_sentence_counts_besides_takes_nothing_back(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)

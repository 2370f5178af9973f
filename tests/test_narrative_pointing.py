"""Figures that are told by those before them: of the same things, of another level, of the same order, within brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.narrated import facts, told

SENTENCES = {
    "Có {n} hồ sơ nộp trực tuyến mức độ 3. Con số tương ứng của mức độ 4 là {m}.": "md3.hoso {n} md4.hoso {m}",
    "Tỉnh giao {n} biên chế công chức, huyện sử dụng {m}. Với khối sự nghiệp, hai con số này là {x} và {y}.": (
        "bienche.giao {n} bienche.co {m} sunghiep.giao {x} sunghiep.co {y}"
    ),
    "Số TTHC mức độ 3 là {n}. Năm 2021 con số này là {x}.": "md3 {n}",
    "Tại cấp xã, số TTHC mức độ 4 là {x}. Tại cấp huyện là {n}.": "md4 {n}",
    "Không có hồ sơ mức độ 4 ở các xã. Ở huyện có {n} hồ sơ.": "md4.hoso {n}",
    "Xã Tân Lập có {x} hồ sơ mức độ 4, xã Hòa Bình {y}; toàn huyện {n}.": "md4.hoso {n}",
    "Hết 9 tháng, hồ sơ mức độ 3 đạt {x} (riêng quý III {n}), hồ sơ mức độ 4 đạt {y} (riêng quý III {m}).": (
        "md3.hoso {n} md4.hoso {m}"
    ),
    "Nghị định 117/2013/NĐ-CP được áp dụng tại {n} cơ quan cấp huyện và {m} xã; Nghị định 60/2021/NĐ-CP được áp dụng "
    "tại {x} đơn vị sự nghiệp.": "tuchu.huyen {n} tuchu.xa {m} tuchu.sunghiep {x}",
    "Không thủ tục nào trong số {n} thủ tục đăng ký qua BCCI phát sinh hồ sơ.": "bcci.tthc {n} bcci.phatsinh 0",
    "Quý này có {n} kết quả trả qua bưu điện, {m} trường hợp bổ nhiệm mới.": "bcci.ketqua {n} bonhiem.moi {m}",
    "Cán bộ, công chức xã hiện có {x}, chỉ tiêu {y}.": "",
    "Các kiến nghị của cử tri: {x}; kiến nghị về TTHC: {n}.": "pakn {n}",
    "Tinh giản {x} biên chế; biên chế sự nghiệp được giao giảm còn {n}.": "sunghiep.giao {n}",
    "Tiếp nhận PAKN về quy định hành chính: kỳ trước chuyển sang {x}, tiếp nhận mới {n}.": "pakn {n}",
}
FIGURES = st.lists(st.integers(21, 79), min_size=4, max_size=4, unique=True)


@pytest.mark.parametrize("text", SENTENCES)
@given(figures=FIGURES)
def test_a_figure_is_told_by_those_before_it(text: str, figures: list[int]) -> None:
    drawn = dict(zip("nmxy", figures, strict=True))
    said = text.format(**drawn)
    assert sorted(facts(said, year="2022-Q3")) == told(SENTENCES[text].format(**drawn)), said


@given(filled=st.integers(20, 90), vacant=st.integers(0, 9))
def test_a_ratio_under_a_staffs_name_alone_is_of_posts_filled_and_given(filled: int, vacant: int) -> None:
    given_ = filled + vacant
    expected = [("bienche.co", f"{filled}"), ("bienche.giao", f"{given_}")]
    assert sorted(facts(f"Công chức: {filled}/{given_}.")) == expected
    assert facts(f"Công chức đạt chuẩn: {filled}/{given_}.") == []

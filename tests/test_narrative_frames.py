"""Every fact of the narrative in every frame of a sentence: what a frame says does not depend on what is counted."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.narrated import facts

YEAR = "2022-Q2"
NAMES = {
    "nhiemvu": ("số nhiệm vụ trong Kế hoạch CCHC năm", "số đầu việc của Kế hoạch cải cách hành chính"),
    "tthc": ("tổng số TTHC cấp huyện", "số thủ tục hành chính thuộc thẩm quyền giải quyết của UBND huyện"),
    "md2": ("số TTHC mức độ 2",),
    "md3": ("số TTHC mức độ 3", "số thủ tục cung cấp trực tuyến mức độ 3"),
    "md4": ("số TTHC mức độ 4", "số dịch vụ công mức độ 4"),
    "md3.hoso": ("số hồ sơ trực tuyến mức độ 3", "số hồ sơ tiếp nhận qua dịch vụ công mức độ 3"),
    "md4.hoso": ("số hồ sơ mức độ 4 tiếp nhận", "số hồ sơ nộp trực tuyến mức độ 4"),
    "bcci.tthc": ("số TTHC đăng ký thực hiện qua dịch vụ bưu chính công ích",),
    "bcci.phatsinh": ("số TTHC phát sinh hồ sơ qua bưu chính công ích",),
    "bcci.ketqua": ("số hồ sơ trả kết quả qua bưu chính công ích", "số kết quả trả qua bưu điện"),
    "pakn": ("số phản ánh, kiến nghị về quy định hành chính tiếp nhận", "số phản ánh, kiến nghị về TTHC"),
    "phong": ("số phòng chuyên môn thuộc UBND huyện", "số cơ quan chuyên môn của huyện"),
    "dvsn": ("số đơn vị sự nghiệp công lập thuộc UBND huyện",),
    "bienche.giao": ("biên chế công chức được giao", "số biên chế hành chính tỉnh giao"),
    "bienche.co": ("biên chế công chức hiện có", "số công chức có mặt"),
    "hopdong.giao": ("hợp đồng lao động theo Nghị định 68 được giao",),
    "hopdong.co": ("hợp đồng lao động theo Nghị định 68 hiện có",),
    "sunghiep.giao": ("biên chế sự nghiệp được giao",),
    "sunghiep.co": ("biên chế sự nghiệp hiện có", "số viên chức có mặt"),
    "bonhiem.moi": ("số công chức lãnh đạo được điều động, bổ nhiệm mới", "số lãnh đạo bổ nhiệm mới"),
    "bonhiem.lai": ("số công chức lãnh đạo được bổ nhiệm lại", "số trường hợp bổ nhiệm lại"),
    "tuchu.huyen": ("số cơ quan hành chính cấp huyện thực hiện tự chủ",),
    "tuchu.xa": ("số xã, thị trấn thực hiện tự chủ",),
    "tuchu.sunghiep": ("số đơn vị sự nghiệp thực hiện tự chủ",),
    "iso": ("tổng số ban ISO toàn huyện",),
    "iso.xa": ("số xã, thị trấn có ban ISO",),
}
ONE = (
    "{A} là {n}.",
    "{A} đạt {n}, tăng {k} so với quý trước.",
    "{A} hiện ở con số {n}.",
    "{A} lên tới {n}, cao hơn cùng kỳ {k}.",
    "So với quý trước ({x}), {a} nay là {n}.",
    "{A} từ {x} của quý trước lên {n}.",
    "Trong kỳ báo cáo, {a} ghi nhận được là {n}.",
    "{n} là {a}.",
    "{A} quý này là {n}, quý trước là {x}.",
    "Quý trước {a} là {x}, quý này là {n}.",
    "{A} của huyện năm 2021 là {x}, tính đến hết quý II/2022 là {n}.",
    "Về {a}: tổng hợp được {n}; riêng xã Tân Lập {k}.",
    "{A} ước tính đến cuối năm là {x}, hiện nay {n}.",
)
NONE = (
    "Phấn đấu đến cuối năm {a} là {x}.",
    "Năm 2021, {a} là {x}.",
    "{A} giảm {k} so với quý trước.",
    "Xã Tân Lập có {a} là {x}.",
    "Cùng kỳ năm trước con số này là {x}.",
)
TWO = (
    "{A} và {b} lần lượt là {n} và {m}.",
    "{A}, {b} lần lượt đạt {n}, {m} (cùng kỳ: {x}, {y}).",
    "{A} là {n}, {b} là {m}; quý trước các con số này là {x} và {y}.",
    "{A} là {n} trong khi cùng kỳ là {x}; {b} là {m}, cùng kỳ là {y}.",
    "Trong khi {a} là {n} thì {b} là {m}.",
    "Nếu như quý trước {a} là {x} và {b} là {y} thì quý này tương ứng là {n} và {m}.",
    "{A} là {n}. {B} là {m}. Cùng kỳ năm trước hai con số này là {x} và {y}.",
    "{A} tăng từ {x} lên {n} còn {b} giảm từ {y} xuống {m}.",
)
PAIRS = (
    ("md3", "md4"),
    ("md3.hoso", "md4.hoso"),
    ("bienche.giao", "bienche.co"),
    ("sunghiep.giao", "sunghiep.co"),
    ("hopdong.giao", "hopdong.co"),
    ("bonhiem.moi", "bonhiem.lai"),
    ("bcci.tthc", "bcci.phatsinh"),
    ("tuchu.huyen", "tuchu.xa"),
    ("phong", "dvsn"),
    ("iso", "iso.xa"),
    ("bcci.ketqua", "pakn"),
    ("tthc", "pakn"),
)
FIGURES = st.lists(st.integers(21, 79), min_size=5, max_size=5, unique=True)


def _said(frame: str, names: list[str], figures: list[int]) -> str:
    a, b = names[0], names[-1]
    named = {"a": a, "A": a[0].upper() + a[1:], "b": b, "B": b[0].upper() + b[1:]}
    return frame.format(**named, **dict(zip("nmxyk", figures, strict=True)))


@pytest.mark.parametrize("frame", ONE)
@given(code=st.sampled_from(sorted(NAMES)), figures=FIGURES, data=st.data())
def test_a_frame_says_the_same_of_every_fact(frame: str, code: str, figures: list[int], data: st.DataObject) -> None:
    text = _said(frame, [data.draw(st.sampled_from(NAMES[code]))], figures)
    assert facts(text, year=YEAR) == [(code, f"{figures[0]}")], text


@pytest.mark.parametrize("frame", NONE)
@given(code=st.sampled_from(sorted(NAMES)), figures=FIGURES, data=st.data())
def test_another_time_a_plan_and_a_commune_state_no_fact(
    frame: str, code: str, figures: list[int], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(NAMES[code]))
    assume("Xã" not in frame or "huyện" not in name)  # what a commune has is not the district's
    text = _said(frame, [name], figures)
    assert facts(text, year=YEAR) == [], text


@pytest.mark.parametrize("frame", TWO)
@given(pair=st.sampled_from(PAIRS), figures=FIGURES, data=st.data())
def test_a_frame_says_the_same_of_every_two_facts(
    frame: str, pair: tuple[str, str], figures: list[int], data: st.DataObject
) -> None:
    text = _said(frame, [data.draw(st.sampled_from(NAMES[code])) for code in pair], figures)
    assert sorted(facts(text, year=YEAR)) == sorted(zip(pair, map(str, figures[:2]), strict=True)), text

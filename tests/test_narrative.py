"""The narrative's facts: said in many ways, never taken from another year, plan or level."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import resource
from normalize import phrasings
from normalize.catalogue import CatalogueError, load_catalogue
from normalize.narrative import narrative_drafts
from normalize.phrasings import load_phrasings
from normalize.text import plain
from tests.drawn import paragraph
from tests.narrated import facts

PHRASINGS = load_phrasings()


@pytest.mark.parametrize(
    "text",
    [
        "Bộ thủ tục gồm mức độ 2: 120 thủ tục; mức độ 3: 30 thủ tục; mức độ 4: 07 thủ tục.",
        "Trong đó có 120 thủ tục ở mức độ 2, 30 thủ tục thực hiện ở mức độ 3 và 07 thủ tục mức độ 4.",
        "Số TTHC cung cấp ở mức độ 2 là 120, mức độ 3 là 30 và mức độ 4 là 7.",
        "Đã triển khai 120 dịch vụ công mức độ 2, 30 dịch vụ công mức độ 3, 7 dịch vụ công mức độ 4.",
    ],
)
def test_levels_in_any_order(text: str) -> None:
    assert facts(text) == [("md2", "120"), ("md3", "30"), ("md4", "7")]


@pytest.mark.parametrize(
    "text",
    [
        "Đã tiếp nhận 45 hồ sơ phát sinh ở mức độ 3 và 12 hồ sơ ở mức độ 4.",
        "Số hồ sơ tiếp nhận trực tuyến mức độ 3 là 45 hồ sơ, mức độ 4 là 12 hồ sơ.",
        "Hồ sơ trực tuyến: mức độ 3: 45, mức độ 4: 12.",
    ],
)
def test_files_are_not_procedures(text: str) -> None:
    assert facts(text) == [("md3.hoso", "45"), ("md4.hoso", "12")]


def test_none_said_in_words_is_zero_with_its_quote() -> None:
    text = "Trong quý không tiếp nhận phản ánh, kiến nghị nào về quy định hành chính."
    draft = narrative_drafts([paragraph(text)], PHRASINGS, "2021")[0]
    assert draft.indicator is not None
    assert draft.figure is not None
    assert (draft.indicator.code, draft.figure.value, draft.quote) == ("TM.pakn", 0, text)


def test_post_office_figures() -> None:
    text = "Qua bưu chính công ích đã đăng ký 21 TTHC, có 02 TTHC phát sinh hồ sơ, trả kết quả 53 hồ sơ."
    assert facts(text) == [("bcci.tthc", "21"), ("bcci.phatsinh", "2"), ("bcci.ketqua", "53")]


def test_staff_in_a_sentence() -> None:
    text = (
        "Biên chế hành chính được giao 86 người, hiện có 84 người; hợp đồng lao động được giao 07, hiện có 06; "
        "biên chế sự nghiệp được giao 1.396 người, hiện có 1.359 người."
    )
    assert facts(text) == [
        ("bienche.giao", "86"),
        ("bienche.co", "84"),
        ("hopdong.giao", "7"),
        ("hopdong.co", "6"),
        ("sunghiep.giao", "1396"),
        ("sunghiep.co", "1359"),
    ]


def test_staff_with_the_noun_behind_the_figure() -> None:
    text = "Huyện được giao 91 biên chế công chức, 06 hợp đồng lao động và 1.020 biên chế viên chức."
    assert facts(text) == [("bienche.giao", "91"), ("hopdong.giao", "6"), ("sunghiep.giao", "1020")]


def test_self_financing_units_are_not_the_units_of_the_district() -> None:
    text = "Hiện 12/12 cơ quan hành chính và 9/9 xã, thị trấn thực hiện tự chủ; 31/33 đơn vị sự nghiệp tự chủ."
    assert facts(text) == [("tuchu.huyen", "12"), ("tuchu.xa", "9"), ("tuchu.sunghiep", "31")]
    assert facts("Huyện có 12 phòng chuyên môn và 06 đơn vị sự nghiệp công lập.") == [
        ("phong", "12"),
        ("dvsn", "6"),
    ]


def test_a_percentage_and_appointments() -> None:
    assert facts("Chữ ký số được dùng tại 95,5% cơ quan, đơn vị.") == [("chukyso", "95.5")]
    assert facts("Đã bổ nhiệm mới 03 và bổ nhiệm lại 02 lãnh đạo phòng.") == [
        ("bonhiem.moi", "3"),
        ("bonhiem.lai", "2"),
    ]


def test_numbers_of_documents_and_dates_are_no_figures() -> None:
    assert facts("Quyết định 15/QĐ-UBND ngày 12/01/2021 ban hành kế hoạch số 7/KH-UBND, iso 9001:2015.") == []


def test_a_hostile_sentence_ends() -> None:
    assert facts("mức độ 3 " * 3000 + "1") is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Biên chế công chức có mặt/được giao: 80/86.", [("bienche.co", "80"), ("bienche.giao", "86")]),
        (
            "Biên chế hành chính (giao/có mặt): 86/82; HĐLĐ: 06/05.",
            [("bienche.giao", "86"), ("bienche.co", "82"), ("hopdong.giao", "6"), ("hopdong.co", "5")],
        ),
        (
            "Có 82 công chức (được giao 86) và 1.150 viên chức (được giao 1.200).",
            [("bienche.co", "82"), ("bienche.giao", "86"), ("sunghiep.co", "1150"), ("sunghiep.giao", "1200")],
        ),
        ("Số TTHC mức độ 3 và mức độ 4 lần lượt là 45 và 12 thủ tục.", [("md3", "45"), ("md4", "12")]),
        ("Quý I/2021 có 12/38 nhiệm vụ theo kế hoạch CCHC hoàn thành.", [("nhiemvu", "38")]),
        ("100% đơn vị dùng văn phòng điện tử và chữ ký số.", [("vpdt", "100"), ("chukyso", "100")]),
        ("98% văn bản đi được ký số.", []),
        ("Đã thành lập 24 ban ISO, riêng cấp xã có 22 ban.", [("iso", "24"), ("iso.xa", "22")]),
        ("100% (13/13) cơ quan hành chính thực hiện tự chủ.", [("tuchu.huyen", "13")]),
        ("Mức độ 4: chưa triển khai thủ tục nào; mức độ 3: 45 thủ tục.", [("md4", "0"), ("md3", "45")]),
        ("Không có hồ sơ trễ hạn ở mức độ 3, không có phản ánh.", [("pakn", "0")]),
        ("Sau sắp xếp, huyện giảm 02 đơn vị sự nghiệp.", []),
    ],
)
def test_what_is_said_of_a_figure_decides(text: str, found: list[tuple[str, str]]) -> None:
    assert facts(text) == found


CLAUSES = (
    ("huyện có 12 phòng chuyên môn", "phong", "12"),
    ("đăng ký 21 TTHC qua bưu chính công ích", "bcci.tthc", "21"),
    ("biên chế hành chính được giao 86 người", "bienche.giao", "86"),
    ("bổ nhiệm lại 02 công chức lãnh đạo", "bonhiem.lai", "2"),
    ("có 19 thủ tục mức độ 3", "md3", "19"),
    ("tiếp nhận 03 phản ánh, kiến nghị", "pakn", "3"),
)


@given(st.permutations(CLAUSES))
def test_the_order_of_clauses_changes_no_fact(clauses: list[tuple[str, str, str]]) -> None:
    text = "; ".join(text for text, _, _ in clauses) + "."
    assert facts(text) == [(code, value) for _, code, value in clauses]


@given(st.permutations(CLAUSES), st.integers(2, 999))
def test_neither_tone_marks_nor_the_figure_change_what_is_meant(
    clauses: list[tuple[str, str, str]], figure: int
) -> None:
    text = "; ".join(text.replace(value.zfill(2), str(figure), 1) for text, _, value in clauses)
    expected = facts(text)
    assert [code for code, _ in expected] == [code for _, code, _ in clauses]
    assert facts(plain(text)) == expected


def test_a_concept_that_no_group_has_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = resource("form2021/phrasings.toml").read_text(encoding="utf-8")
    (tmp_path / "phrasings.toml").write_text(
        raw.replace('noun = ["linh_vuc"]', 'noun = ["linh_vux"]'), encoding="utf-8"
    )
    monkeypatch.setattr(phrasings, "resource", lambda _: tmp_path / "phrasings.toml")
    phrasings.load_phrasings.cache_clear()
    with pytest.raises(CatalogueError, match=r"TM\.linhvuc: linh_vux"):
        phrasings.load_phrasings()
    monkeypatch.undo()
    phrasings.load_phrasings.cache_clear()


def test_a_form_of_an_earlier_version_speaks_the_same_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = resource("form2021/phrasings.toml").read_text(encoding="utf-8")
    start, end = raw.index("[spelled]"), raw.index("[scope]")
    without_doer, count = re.subn(r"\ndoer = \[.*?\n\]\n", "\n", raw[end:], count=1, flags=re.DOTALL)
    assert count == 1
    (tmp_path / "earlier.toml").write_text(raw[:start] + without_doer, encoding="utf-8")
    usual = phrasings.resource
    monkeypatch.setattr(
        phrasings, "resource", lambda name: tmp_path / "earlier.toml" if "earlier" in name else usual(name)
    )
    monkeypatch.setattr(phrasings, "load_catalogue", lambda _: load_catalogue())
    earlier = phrasings.load_phrasings("earlier")
    phrasings.load_phrasings.cache_clear()
    drafts = narrative_drafts([paragraph("Huyện có mười hai phòng chuyên môn.")], earlier, "2021")
    assert [d.value_raw for d in drafts] == ["mười hai"]


def test_thousands_parted_by_blanks() -> None:
    text = "Biên chế sự nghiệp được giao 1 396 người, hiện có 1 359 người."
    assert facts(text) == [("sunghiep.giao", "1396"), ("sunghiep.co", "1359")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hợp đồng lao động theo Nghị định 68: 06 người (được giao 07 người).", [("hopdong.co", "6"), ("hopdong.giao", "7")]),
        ("Tổng biên chế hành chính là 95 người, đã sử dụng 92 người.", [("bienche.giao", "95"), ("bienche.co", "92")]),
        ("Có 87 công chức/90 biên chế được giao.", [("bienche.co", "87"), ("bienche.giao", "90")]),
        ("Trong 1.396 chỉ tiêu viên chức được giao đã sử dụng 1.359.", [("sunghiep.giao", "1396"), ("sunghiep.co", "1359")]),
    ],
)  # fmt: skip
def test_a_figure_that_says_nothing_is_named_by_the_next_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert facts(text) == expected


def test_several_figures_between_slashes() -> None:
    text = "TTHC mức độ 2/3/4 lần lượt là 190/80/17 thủ tục."
    assert facts(text) == [("md2", "190"), ("md3", "80"), ("md4", "17")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Biên chế sự nghiệp được giao 1,2 nghìn người.", ("1200", "1,2 nghìn", "50")),
        ("Biên chế sự nghiệp được giao 1.396 người.", ("1396", "1.396", "0")),
    ],
)
def test_a_scale_behind_a_figure_counts(text: str, expected: tuple[str, str, str]) -> None:
    (draft,) = narrative_drafts([paragraph(text)], PHRASINGS, "2021")
    assert draft.figure is not None
    assert (str(draft.figure.value), draft.value_raw, str(draft.figure.half_unit)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Huyện có mười hai phòng chuyên môn và bốn mươi hai đơn vị sự nghiệp.", [("phong", "12"), ("dvsn", "42")]),
        ("Lao động hợp đồng: được giao tám, hiện có bảy người.", [("hopdong.giao", "8"), ("hopdong.co", "7")]),
        ("Cung cấp bốn mươi thủ tục mức độ ba và sáu thủ tục mức độ bốn.", [("md3", "40"), ("md4", "6")]),
        ("Có năm phòng chuyên môn trực thuộc huyện.", [("phong", "5")]),
        ("Số phản ánh, kiến nghị đã tiếp nhận: chín.", [("pakn", "9")]),
        ("Một trăm phần trăm cơ quan, đơn vị sử dụng văn phòng điện tử.", [("vpdt", "100")]),
    ],
)
def test_numbers_written_out(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Một số đơn vị sự nghiệp chưa hoàn thành nhiệm vụ.",
        "Bộ phận một cửa của huyện đã tiếp nhận hồ sơ.",
        "Trong năm đơn vị sự nghiệp đã tổ chức lại bộ máy.",
        "Sáu tháng đầu năm, huyện tập trung chỉ đạo công tác CCHC.",
    ],
)
def test_words_that_are_numbers_elsewhere(text: str) -> None:
    assert facts(text) == []


def test_a_number_written_out_is_quoted_as_printed() -> None:
    text = "Được giao Tám mươi sáu biên chế hành chính."
    draft = narrative_drafts([paragraph(text)], PHRASINGS, "2021")[0]
    assert (draft.value_raw, draft.quote) == ("Tám mươi sáu", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Không công chức nào được bổ nhiệm lại trong quý.", [("bonhiem.lai", "0")]),
        ("Không có tổ chức, cá nhân nào phản ánh, kiến nghị.", [("pakn", "0")]),
        ("Huyện chưa bổ nhiệm mới cũng như bổ nhiệm lại ai.", [("bonhiem.moi", "0"), ("bonhiem.lai", "0")]),
        ("Chưa tiếp nhận hồ sơ mức độ 4; mức độ 3 tiếp nhận 27 hồ sơ.", [("md4.hoso", "0"), ("md3.hoso", "27")]),
    ],
)
def test_no_one_and_neither(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


def test_a_fact_of_about_so_much_says_so() -> None:
    (draft,) = narrative_drafts([paragraph("Biên chế sự nghiệp được giao gần 1.400 người.")], PHRASINGS, "2021")
    assert (draft.value_raw, draft.note, draft.confidence) == ("1.400", "Con số ước chừng: gần 1.400", 0.6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đối với mức độ 4 (31 thủ tục) thì trong kỳ nhận 77 hồ sơ.", [("md4", "31"), ("md4.hoso", "77")]),
        ("Biên chế hành chính có mặt (80) giảm 03 người.", [("bienche.co", "80")]),
        ("Trong kỳ bổ nhiệm mới (02) công chức lãnh đạo.", [("bonhiem.moi", "2")]),
        ("Tổng số thủ tục cấp huyện (298) giảm 15 thủ tục do bãi bỏ.", [("tthc", "298")]),
        ("Số còn lại (190 thủ tục) ở mức độ 2.", [("md2", "190")]),
        ("341 TTHC (của huyện) đang áp dụng, 98 TTHC mức độ 3.", [("tthc", "341"), ("md3", "98")]),
        ("307 thủ tục đang thực hiện (không tính cấp xã).", [("tthc", "307")]),
        ("Thực hiện tự chủ 100% (38/38) đơn vị sự nghiệp.", [("tuchu.sunghiep", "38")]),
    ],
)
def test_brackets(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Biên chế hành chính và biên chế sự nghiệp được giao lần lượt là 91 người và 1.320 người.",
            [("bienche.giao", "91"), ("sunghiep.giao", "1320")],
        ),
        (
            "Tỉnh giao (hành chính/hợp đồng/sự nghiệp): 79/02/1.050; huyện hiện có: 77/02/1.031.",
            [
                ("bienche.giao", "79"),
                ("hopdong.giao", "2"),
                ("sunghiep.giao", "1050"),
                ("bienche.co", "77"),
                ("hopdong.co", "2"),
                ("sunghiep.co", "1031"),
            ],
        ),
    ],
)
def test_figures_in_the_order_of_their_names(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


def test_of_two_figures_the_one_beside_the_topic_states_the_fact() -> None:
    assert facts("Cả huyện có 25 xã, thị trấn; số xã được giao tự chủ: 22.") == [("tuchu.xa", "22")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Huyện được phân bổ tổng cộng 1.042 biên chế, bao gồm 96 biên chế hành chính và 946 biên chế sự nghiệp.",
            [("bienche.giao", "96"), ("sunghiep.giao", "946")],
        ),
        (
            "Kế hoạch CCHC năm 2021 đặt ra 15 chỉ tiêu, 6 lĩnh vực và 40 nhiệm vụ.",
            [("linhvuc", "6"), ("nhiemvu", "40")],
        ),
        ("Các xã, thị trấn được giao 264 biên chế cán bộ, công chức, có mặt 251 người.", []),
        ("UBND huyện kiểm tra cải cách hành chính tại 06 đơn vị sự nghiệp, 04 phòng chuyên môn.", []),
        ("Tiếp nhận 05 phản ánh, giao Phòng Tài chính - Kế hoạch giải quyết 02.", [("pakn", "5")]),
        ("Hồ sơ mức độ 4 là 22 hồ sơ, mức độ 3 bằng không.", [("md4.hoso", "22"), ("md3.hoso", "0")]),
        ("85% công chức có chữ ký số; tỷ lệ cơ quan sử dụng chữ ký số là 97,5%.", [("chukyso", "97.5")]),
        (
            "Sử dụng 655/671 biên chế sự nghiệp của huyện.",
            [("sunghiep.co", "655"), ("sunghiep.giao", "671")],
        ),
    ],
)
def test_who_and_what_is_counted(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said

"""A whole document becomes a report, or is refused."""

import pytest

from normalize.form import load_form
from normalize.reports import NotAReport, normalize
from normalize.sections import report_first
from tests.drawn import document, table
from validate.run import validate

SHA = "ab" * 32
PL1 = table(
    """
    STT    | Chỉ tiêu thống kê                    | Đơn vị tính | Số liệu | Ghi chú
    1.1.1. | Số nhiệm vụ đề ra trong kế hoạch     | Nhiệm vụ    | 41      |
    1.1.2. | Số nhiệm vụ đã hoàn thành            | Nhiệm vụ    | 12      |
    1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành  | Văn bản     | 9       |
    2.1.   | Số VBQPPL đã ban hành/tham mưu ban hành | Văn bản  | 2       |
    2.3.   | Số VBQPPL đã rà soát                 | Văn bản     |         |
    9.9    | Số cây xanh trồng ở trụ sở           | Cây         | 77      |
    """,
    at=2,
)
BLOCKS = (
    "ỦY BAN NHÂN DÂN HUYỆN BẾN HẢI",
    "Số: 45/BC-UBND",
    "BÁO CÁO",
    "Công tác cải cách hành chính quý II năm 2021",
    "Kính gửi: Sở Nội vụ tỉnh Trường An",
    "Kế hoạch CCHC năm 2021 gồm 41 nhiệm vụ trên 06 lĩnh vực.",
    "Phụ lục 1",
    "(Số liệu từ 01/04/2021 đến 30/06/2021)",
)


def test_the_parts_come_together() -> None:
    report = normalize(document(*BLOCKS, PL1), source_name="bao cao.docx", sha256=SHA)
    assert report.report_id == "huyen-ben-hai-2021-Q2-abababab"
    values = {o.code: o.value_raw for o in report.observations if o.code}
    assert values == {
        "TM.nhiemvu": "41", "TM.linhvuc": "06", "1.1.1": "41", "1.1.2": "12", "1.1.3": "9", "2.1": "2", "2.3": "",
    }  # fmt: skip
    assert [o.label_raw for o in report.observations if not o.code] == ["Số cây xanh trồng ở trụ sở"]
    assert [(s.section, str(s.start), str(s.end)) for s in report.stated_periods] == [
        ("PL1", "2021-04-01", "2021-06-30")
    ]
    assert len({o.observation_id for o in report.observations}) == len(report.observations)


def test_ids_do_not_depend_on_the_file_s_name() -> None:
    ids = [
        [o.observation_id for o in normalize(document(*BLOCKS, PL1), source_name=name, sha256=SHA).observations]
        for name in ("a.docx", "Báo cáo quý II.docx")
    ]
    assert ids[0] == ids[1]


def test_the_file_s_name_gives_the_period_where_the_title_does_not() -> None:
    blocks = [b for b in BLOCKS if "quý" not in b]
    report = normalize(document(*blocks, PL1), source_name="CCHC_quý III-2022.docx", sha256=SHA)
    assert report.period is not None
    assert report.period.code == "2022-Q3"


def test_every_source_of_the_period_is_kept_and_the_title_decides() -> None:
    other = [b.replace("Phụ lục 1", "Phụ lục 1. Số liệu quý III năm 2021") for b in BLOCKS]
    report = normalize(document(*other, PL1), source_name="BC quý IV-2021.docx", sha256=SHA)
    named = {n.source: n.period.code for n in report.named_periods}
    assert named == {"title": "2021-Q2", "file": "2021-Q4", "PL1": "2021-Q3"}
    assert report.period is not None
    assert report.period.code == "2021-Q2"
    found = [(f.rule_id, f.severity) for f in validate([report]).findings if f.family == "period"]
    assert found == [("period.headings", "warning"), ("period.file", "info")]


def test_six_months_end_as_the_second_quarter_does() -> None:
    report = normalize(document(*BLOCKS, PL1), source_name="CCHC 6 tháng 2021.docx", sha256=SHA)
    assert [n.period.code for n in report.named_periods] == ["2021-Q2", "2021-H1"]
    assert [f for f in validate([report]).findings if f.family == "period"] == []


def test_a_document_that_is_no_report_is_refused() -> None:
    with pytest.raises(NotAReport):
        normalize(document("Thư mời họp", "Trân trọng kính mời."), source_name="x.docx", sha256=SHA)


def test_appendices_may_be_bound_ahead_of_their_report() -> None:
    letterhead = "UBND HUYỆN BẾN HẢI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    report_itself = (letterhead, *BLOCKS[1:6])
    usual = normalize(document(*report_itself, *BLOCKS[6:], PL1), source_name="a.docx", sha256=SHA)
    bound = normalize(document(*BLOCKS[6:], PL1, *report_itself), source_name="a.docx", sha256=SHA)
    assert bound.report_id == usual.report_id == "huyen-ben-hai-2021-Q2-abababab"
    assert {(o.code, o.value_raw) for o in bound.observations} == {(o.code, o.value_raw) for o in usual.observations}
    assert bound.warnings == usual.warnings


def test_what_stands_in_its_order_stays_so() -> None:
    late = "Báo cáo kết quả rà soát 12 nhiệm vụ đã gửi Sở Nội vụ."
    for blocks in (BLOCKS, [b for b in BLOCKS if b != "BÁO CÁO"], BLOCKS[6:]):
        whole = document(*blocks, PL1, late)
        assert report_first(whole, load_form()) is whole

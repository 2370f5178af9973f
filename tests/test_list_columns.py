"""Lists with columns of other periods or numbers, side by side or across, give this period's figures only."""

import pytest

from normalize.form import load_form
from normalize.periods import quarter
from normalize.shapes import begins_again
from normalize.tables import read_tables
from tests.drawn import table
from tests.test_shapes import ABREAST, FLIPPED, LISTED, read

FORM = load_form()
QUARTER = quarter(2021, 1)
BY_LETTERS = """
    TT | Nội dung                                                | Kỳ trước | Lũy kế | {now} | Kế hoạch năm
    1  | Số TTHC đang có hiệu lực                                | 390      | 402    | 384   | 500
    2  | Số TTHC đã được công bố (trong kỳ báo cáo)              |          |        |       |
       | a) Tổng số                                              | 17       | 30     | 15    | 40
       | b) Số TTHC được công bố đúng thời gian quy định         | 11       | 20     | 12    | 40
       | c) Số TTHC được công bố chậm so với thời gian quy định  | 6        | 10     | 3     | 0
    3  | Số TTHC được giải quyết theo cơ chế một cửa             | 330      | 337    | 336   | 400
    4  | Số TTHC được giải quyết theo cơ chế một cửa liên thông  |          |        |       |
       | a) Tổng số                                              | 50       | 52     | 48    | 60
       | b) Số TTHC liên thông ngang                             | 36       | 37     | 35    | 30
       | c) Số TTHC liên thông dọc                               | 14       | 15     | 13    | 30
"""


@pytest.mark.parametrize("now", ["Kỳ này", "Quý I/2021", "Số liệu"])
def test_a_list_beside_other_periods_gives_its_own_figures_only(now: str) -> None:
    drafts = read_tables([(0, table(BY_LETTERS.format(now=now)), "a) Số TTHC thuộc thẩm quyền")], FORM, QUARTER).drafts
    found = [(d.indicator.code, d.value_raw) for d in drafts if d.indicator and d.value_raw]
    figures = ["384", "15", "12", "3", "336", "48", "35", "13"]
    assert found == [(f"PL2.1a.{n}", figure) for n, figure in enumerate(figures, start=1)]


def test_a_list_may_be_headed_by_its_period_alone_or_have_its_figures_first() -> None:
    drawing = "\n".join(
        line.rsplit("|", 1)[0] for line in LISTED.replace("Số lượng", "Quý I/2021").strip().splitlines()
    )
    bare = "\n".join(line.split("|", 1)[1] for line in drawing.splitlines())
    first = "\n".join(" | ".join(reversed(line.split("|"))) for line in bare.splitlines())
    for drawn in (drawing, bare, first):
        drafts = read_tables([(0, table(drawn), "c) Qua dịch vụ bưu chính công ích")], FORM, QUARTER).drafts
        found = {d.indicator.code: d.value_raw for d in drafts if d.indicator}
        assert [found[f"PL2.1c.{n}"] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]


def test_fields_of_work_across_may_have_their_rows_numbered() -> None:
    lines = FLIPPED.strip().splitlines()
    numbered = "\n".join(f"{n or 'TT'} | {line} | {'' if n else 'Ghi chú'}" for n, line in enumerate(lines))
    told = [
        [
            (d.indicator.code, d.dimension, d.value_raw)
            for d in read_tables([(0, table(drawn), "")], FORM).drafts
            if d.indicator
        ]
        for drawn in (FLIPPED, numbered)
    ]
    assert told[0] == told[1]
    assert len(told[0]) == 27


def test_stretches_side_by_side_may_have_columns_of_other_periods() -> None:
    def wide(line: str) -> str:
        cells = line.split("|")
        now = [cell.replace("Số liệu", "Quý I/2021") for cell in (cells[3], cells[7])]
        then = ["Quý IV/2020" if "Quý" in cell else f"9{cell.strip()}" if cell.strip() else "" for cell in now]
        return "|".join([*cells[:3], then[0], now[0], *cells[4:7], then[1], now[1]])

    drawn = "\n".join(map(wide, ABREAST.strip().splitlines()))
    read = [read_tables([(0, table(d), "Phụ lục 1")], FORM, QUARTER).drafts for d in (ABREAST, drawn)]
    codes = [{d.indicator.code: d.value_raw for d in drafts if d.indicator} for drafts in read]
    assert codes[0] == codes[1]


def test_rows_without_figures_in_both_stretches_begin_no_table() -> None:
    rows = [line.split("|") for line in ABREAST.strip().splitlines()]
    head, *body = [
        [cells[1], cells[2], f" {'Kỳ trước' if not n else cells[3]}", cells[3]] for n, cells in enumerate(rows)
    ]
    empty = [["Số sở, ngành đã kiểm tra", "Cơ quan, đơn vị", "", ""], ["Kiểm tra CCHC", "", "", ""]]
    halves = [
        [head, *body, *empty, *body[:0]],
        [head, *(["Thống kê TTHC", "", "", ""] for _ in body), *reversed(empty)],
    ]
    lines = [" | ".join([*one, *other]) for one, other in zip(*halves, strict=True)]
    assert begins_again(table("\n".join(lines)))
    assert not begins_again(table("\n".join(line.rsplit("|", 1)[0] for line in lines)))
    drafts = read_tables([(0, table("\n".join(lines)), "Phụ lục 1")], FORM).drafts
    assert {d.indicator.code for d in drafts if d.indicator} >= {"1.1.1", "1.1.2", "1.1.3", "3.1.2"}


def test_the_header_over_a_lists_figures_may_say_what_they_count() -> None:
    assert read(LISTED.replace("Số lượng", "Số hồ sơ, TTHC")) == read(LISTED)
    assert read(LISTED.replace("Số lượng | Ghi chú", "Số TTHC | Số hồ sơ").replace("55 |", "55 | 12")) == {}

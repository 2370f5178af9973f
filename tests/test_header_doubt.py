"""Figures of columns whose header was hardly read are no surer than it, where another column may be meant."""

from dataclasses import replace

import pytest

from extract.document import Table
from normalize.column_tables import column_drafts, column_header
from normalize.form import load_form
from normalize.grid import grid_of
from normalize.header_doubt import no_surer_than_header
from normalize.row_tables import row_items
from tests.drawn import table

FORM = load_form("form2021")

TWO_YEARS = """
    STT  | Nội dung | ĐVT | Kết quả thực hiện | < | Ghi chú
    ^    | ^        | ^   | 6 tháng năm 2021  | 6 tháng năm 2022 | ^
    1.1. | Số nhiệm vụ trong kế hoạch     | Nhiệm vụ | 40 | 41 |
    1.2. | Số nhiệm vụ đã hoàn thành      | Nhiệm vụ | 11 | 12 |
    1.3. | Số cuộc kiểm tra đã thực hiện  | Cuộc     | 3  | 4  |
"""

PROCEDURES = """
    Số TTHC còn hiệu lực | Số TTHC đã công bố (trong kỳ báo cáo) | < | < | Số TTHC được giải quyết theo cơ chế một cửa | Ghi chú
    ^ | Tổng số | Trong đó | < | ^ | ^
    ^ | ^ | Số TTHC được công bố đúng thời gian quy định | Số TTHC được công bố chậm so với thời gian quy định | ^ | ^
    265 | 7 | 7 | 0 | 196 |
"""


def doubted(drawn: Table, *texts: str) -> Table:
    """The table, unsure of the cells that say this."""
    assert set(texts) <= {c.text for c in drawn.cells}
    return replace(drawn, cells=tuple(c._replace(confidence=0.5) if c.text in texts else c for c in drawn.cells))


def values(drawn: Table) -> dict[str, float]:
    """What a list says and how sure it is."""
    items, _ = row_items(grid_of(drawn), FORM)
    return {item.value.text: item.value.confidence for item in items if item.value is not None}


def test_a_year_that_was_hardly_read_makes_the_figures_below_it_unsure() -> None:
    sure = values(table(TWO_YEARS))
    assert set(sure.values()) == {1.0}
    chosen = "6 tháng năm 2021" if "40" in sure else "6 tháng năm 2022"
    other = "6 tháng năm 2022" if "40" in sure else "6 tháng năm 2021"
    assert set(values(doubted(table(TWO_YEARS), chosen)).values()) == {0.5}
    assert values(doubted(table(TWO_YEARS), other)) == sure
    assert values(doubted(table(TWO_YEARS), "Kết quả thực hiện", "ĐVT")) == sure


def test_not_where_no_other_column_holds_figures() -> None:
    one = TWO_YEARS.replace("| 40 |", "| |").replace("| 11 |", "| |").replace("| 3  |", "| |")
    assert set(values(doubted(table(one), "6 tháng năm 2022")).values()) == {1.0}
    counted = one.replace("STT ", "*1 ").replace("1.1.", "1").replace("1.2.", "2").replace("1.3.", "3")
    assert set(values(doubted(table(counted), "6 tháng năm 2022")).values()) == {1.0}


@pytest.mark.parametrize(("score", "sure"), [(0.92, 0.5), (0.99, 1.0)])
def test_a_column_is_no_surer_than_a_header_that_is_not_clearly_the_forms(score: float, sure: float) -> None:
    form = next(t for t in FORM.tables if t.id == "PL2.1a")
    grid = grid_of(doubted(table(PROCEDURES), "Trong đó"))
    header = column_header(grid, FORM)
    drafts = {d.value_raw: d for d in column_drafts(grid, header, form, FORM) if d.indicator}
    col = {c.text: c.col for c in grid.own(header.depth)}

    def confidence(text: str) -> float:
        draft = drafts[text]._replace(match=drafts[text].match._replace(score=score))
        return no_surer_than_header(draft, grid, col[text], header.depth).confidence

    assert confidence("0") == sure
    assert confidence("265") == confidence("196") == 1.0

"""What no figure can be is in doubt where it was read from a picture."""

import pytest

from extract.document import Place
from normalize.drafts import Draft, Match, observations
from normalize.form import load_form
from normalize.numbers import read_figure

FORM = load_form("form2021")


def confidence(text: str, code: str, *, dimension: str = "", note: str = "", page: int = 1) -> float:
    """How sure a cell is; page 1 was read from a picture."""
    indicator = FORM.indicator(code)
    figure = read_figure(text, indicator.kind).figure
    draft = Draft("PL1", "PL1", indicator, indicator.label, text, figure, Place(page), "", Match("alignment", 1.0),
                  note=note, dimension=dimension)  # fmt: skip
    (found,) = observations([draft], "ab" * 32, "pdf", {}, scanned={1})
    return found.confidence


@pytest.mark.parametrize("text", ["Trong đó", "⁄%", "^/ 1", "b. U", "% 92", "Thủ tục 24"])
def test_something_else_where_a_figure_should_be_is_in_doubt_in_a_scan_only(text: str) -> None:
    assert confidence(text, "2.1") == 0.5
    assert confidence(text, "2.1", note="Ghi chú" if text == "Trong đó" else "") == 0.5
    assert confidence(text, "2.1", page=2) == 1.0


@pytest.mark.parametrize("text", ["24", "1.297", "-", "—", "…", ""])
def test_figures_and_dashes_are_not(text: str) -> None:
    assert confidence(text, "2.1") == 1.0


def test_neither_is_a_bound_with_its_note_nor_the_words_of_a_choice() -> None:
    assert confidence("trên 90", "2.1", note="chỉ cho biết cận") == 1.0
    assert FORM.indicator("7.1").kind == "choice"
    assert confidence("Chưa thực hiện", "7.1") == 1.0


def test_a_row_whose_name_is_a_number_is_in_doubt() -> None:
    assert confidence("18", "PL2.1b.4", dimension="13") == 0.5
    assert confidence("18", "PL2.1b.4", dimension="Hộ tịch") == 1.0

"""Cells that hold several rows' texts, or two columns' figures, give each indicator its own."""

from dataclasses import replace

import pytest

from extract.document import Place
from normalize.form import load_form
from normalize.parted import columns_apart, rows_apart
from normalize.tables import read_tables
from tests.docx_builder import p, r, tbl, tc, tr
from tests.docx_builder import table as read_docx
from tests.drawn import table

FORM = load_form()


def read(drawing: str, title: str = "") -> dict[tuple[str, str], str]:
    """Code and row's name → what is printed."""
    drafts = read_tables([(0, table(drawing), title)], FORM).drafts
    return {(d.indicator.code, d.dimension): d.value_raw for d in drafts if d.indicator and d.value_raw}


LIST = """
    STT            | Chỉ tiêu                                                          | ĐVT                | Số liệu
    {numbers}      | Số nhiệm vụ đề ra trong kế hoạch\\nSố nhiệm vụ đã hoàn thành      | Nhiệm vụ\\nNhiệm vụ | {figures}
    1.1.3          | Số văn bản chỉ đạo CCHC đã ban hành                              | Văn bản            | 7
    1.3.1\\n1.3.2  | Tổng số nhiệm vụ được giao\\nSố nhiệm vụ đã hoàn thành đúng hạn   | Nhiệm vụ\\nNhiệm vụ | 15\\n12
"""


@pytest.mark.parametrize("numbers", ["1.1.1\\n1.1.2", "a\\nb", ""])
def test_two_indicators_in_one_row_are_two_rows(numbers: str) -> None:
    assert read(LIST.format(numbers=numbers, figures="45\\n9")) == {
        ("1.1.1", ""): "45",
        ("1.1.2", ""): "9",
        ("1.1.3", ""): "7",
        ("1.3.1", ""): "15",
        ("1.3.2", ""): "12",
    }


@pytest.mark.parametrize(("figures", "found"), [("\\n9", {"1.1.2": "9"}), ("45\\n", {"1.1.1": "45"})])
def test_a_row_without_a_figure_leaves_its_line_empty(figures: str, found: dict[str, str]) -> None:
    drawn = read(LIST.format(numbers="1.1.1\\n1.1.2", figures=figures))
    assert {code: text for (code, _), text in drawn.items() if code in {"1.1.1", "1.1.2"}} == found


@pytest.mark.parametrize("figures", ["45", "45\\n9\\n7"])
def test_of_figures_in_other_lines_than_the_labels_it_is_not_known_whose_they_are(figures: str) -> None:
    drafts = read_tables([(0, table(LIST.format(numbers="1.1.1\\n1.1.2", figures=figures)), "")], FORM).drafts
    assert not [d for d in drafts if d.indicator and d.indicator.code in {"1.1.1", "1.1.2"} and d.value_raw.isdecimal()]


@pytest.mark.parametrize(
    "row",
    [
        "1.1.1 | Số nhiệm vụ đề ra\\ntrong kế hoạch | Nhiệm\\nvụ | 45",
        "1.1.1 | Số nhiệm vụ đề ra trong kế hoạch | Nhiệm vụ | 1.29\\n7",
        "1.1.\\n3 | Số văn bản chỉ đạo CCHC\\nđã ban hành | Văn bản | 10",
        "1.1\\n3 | Số văn bản chỉ đạo CCHC\\nđã ban hành | Văn bản | 10",
        "1.4.2 | Hình thức khảo sát | Trực tuyến = 0\\nPhát phiếu = 1 | 1",
    ],
)
def test_lines_of_one_row_stay_together(row: str) -> None:
    drawn = table(f"STT | Chỉ tiêu | ĐVT | Số liệu\n{row}")
    assert rows_apart(drawn) == drawn


def test_numbers_of_a_pdf_file_without_figures_beside_them_are_one_rows() -> None:
    drawn = table("STT | Chỉ tiêu | ĐVT | Số liệu\n1.1\\n1.2 | Số văn bản chỉ đạo\\nđã ban hành | Văn bản | 10")
    placed = replace(drawn, cells=tuple(c._replace(place=Place(1)) for c in drawn.cells))
    assert rows_apart(drawn) != drawn
    assert rows_apart(placed) == placed


@pytest.mark.parametrize(
    ("figures", "kept"),
    [((p(), p(r("9"))), "\n9"), ((p(r("45")), p()), "45\n"), ((p(r("Không")), p()), "Không"), ((p(r("4")),), "4")],
)
def test_empty_lines_of_a_word_cell_are_kept_where_its_row_has_as_many(figures: tuple[str, ...], kept: str) -> None:
    def drawn(*labels: str) -> str:
        return tbl(tr(tc("".join(map(p, map(r, labels)))), tc("".join(figures))))

    assert [c.text for c in read_docx(drawn("Số phòng", "Số xã")).cells][1] == kept
    assert [c.text for c in read_docx(drawn("Số phòng")).cells][1] == kept.strip("\n")


PAIRS = """
    Lĩnh vực | Số hồ sơ tiếp nhận | <                   | <             | Số hồ sơ đã giải quyết | <
    ^        | Tổng số            | Kỳ trước chuyển qua | Mới tiếp nhận | Tổng số                | {names}
    Đất đai  | 129                | 4                   | 125           | 120                    | 118{sign}2
    Hộ tịch  | 479                | 58                  | 421           | 470                    | 470{sign}0
"""


@pytest.mark.parametrize("sign", ["/", " / "])
def test_two_figures_under_two_names_are_two_columns(sign: str) -> None:
    found = read(PAIRS.format(names=f"Trả đúng hạn{sign}Trả quá hạn", sign=sign), "b) Tình hình giải quyết hồ sơ")
    assert (found["PL2.1b.5", "Đất đai"], found["PL2.1b.6", "Đất đai"]) == ("118", "2")
    assert (found["PL2.1b.5", "Hộ tịch"], found["PL2.1b.6", "Hộ tịch"]) == ("470", "0")
    assert found["PL2.1b.4", "Hộ tịch"] == "470"


@pytest.mark.parametrize(
    "drawing",
    [
        PAIRS.format(names="Trả đúng hạn/Trả quá hạn", sign=" và "),
        PAIRS.format(names="Trả đúng hạn", sign="/"),
        "STT | Nội dung | Kết quả/Tổng số\n1 | Số cơ quan hành chính thực hiện tự chủ | 13/13",
    ],
)
def test_other_figures_stay_in_their_column(drawing: str) -> None:
    drawn = table(drawing)
    assert columns_apart(drawn, FORM) == drawn

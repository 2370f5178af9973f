"""Forms with groups in groups, rows that offices write themselves, averages, comparisons, and sentences told again."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal

import pytest

from data import resource
from extract.document import Table
from normalize.dimensions import row_codes
from normalize.drafts import HALF, Match, cell_draft
from normalize.form import Form, load_form
from normalize.form_sentences import FormSentence, form_sentence, sentence_as_data, sentence_claims
from normalize.grid import grid_of
from normalize.money import is_divisible, unit_power
from normalize.phrasings import load_phrasings
from normalize.row_tables import row_items
from normalize.text import plain
from normalize.value_columns import ValueColumns, value_columns, with_values
from rasoat.learn.files import dimensions_text, form_text, phrasings_text, rules_text
from rasoat.learn.labels import is_average, is_rate, times_for_each, unit_of_average
from rasoat.learn.narrative import narrative_asked
from rasoat.learn.reader import read_skeleton
from rasoat.learn.rules import propose
from rasoat.learn.skeleton import Skeleton
from rasoat.learn.sound import sound
from tests import figures
from tests.drawn import document
from tests.drawn import table as table_of
from tests.test_learn_forms import learned
from validate.equations import EquationError, parse
from validate.evaluate import check, checks
from validate.ledger import ledger

FORM = load_form("form2021")
PONDS = """
    TT | Loại nuôi         | Cả năm         | <              | <         | Trong đó: vụ chính | <              | <
    ^  | ^                 | Diện tích (ha) | Sản lượng (tấn) | NS (tạ/ha) | Diện tích (ha)    | Sản lượng (tấn) | NS (tạ/ha)
    I  | Nước ngọt         |                |                |           |                    |                |
    1  | Cá ao             |                |                |           |                    |                |
    -  | Cá tra            |                |                |           |                    |                |
    -  | Cá trắm           |                |                |           |                    |                |
    2  | Cá lồng           |                |                |           |                    |                |
    II | Nước lợ           |                |                |           |                    |                |
    1  | Tôm sú            |                |                |           |                    |                |
       | Trong đó: Tôm giống |              |                |           |                    |                |
    2  | Cua               |                |                |           |                    |                |
       | Tổng cộng         |                |                |           |                    |                |
    """
ROADS = """
    TT | Danh mục công trình | Địa điểm       | Thời gian khởi công | Vốn giao (triệu đồng) | Đã thanh toán (triệu đồng) | Tỷ lệ (%)
    1  | 2                   | 3              | 4                   | 5                     | 6                          | 7=6/5
       | Tổng số             |                |                     |                       |                            |
    A  | Đường tỉnh          |                |                     |                       |                            |
    I  | Làm mới             |                |                     |                       |                            |
    1  | Công trình ……       |                |                     |                       |                            |
    2  | Công trình ……       |                |                     |                       |                            |
    II | Sửa chữa            |                |                     |                       |                            |
    1  | Công trình ……       |                |                     |                       |                            |
    B  | Đường huyện         |                |                     |                       |                            |
    I  | Làm mới             |                |                     |                       |                            |
    1  | Công trình ……       |                |                     |                       |                            |
    II | Sửa chữa            |                |                     |                       |                            |
    1  | Công trình ……       |                |                     |                       |                            |
    """
FOREST = """
    TT  | Chỉ tiêu                           | Năm trước | Năm nay  | <         | So sánh (%)    | <
    ^   | ^                                  | ^         | Kế hoạch | Thực hiện | TH/KH          | TH/năm trước
    A   | B                                  | 1         | 2        | 3         | 4=3/2*100      | 5=3/1*100
    1   | Tổng số cây giống (nghìn cây) (1.1+1.2) |      |          |           |                |
    1.1 | Cây lấy gỗ                         |           |          |           |                |
    1.2 | Cây phân tán                       |           |          |           |                |
    2   | Sản lượng gỗ khai thác (tấn)       |           |          |           |                |
    """
HOMES = """
    TT | Xã         | Tổng số hộ (hộ)   | Hộ nhà tạm   | <         | Hộ nhà dột   | <         | Kế hoạch sửa (hộ)  | Đã sửa (hộ)  | Tỷ lệ (%)
    ^  | ^          | ^                 | Số hộ (hộ)   | Tỷ lệ (%) | Số hộ (hộ)   | Tỷ lệ (%) | ^                  | ^            | ^
    1  | Xã ……      |                   |              |           |              |           |                    |              |
    2  | Xã ……      |                   |              |           |              |           |                    |              |
       | Tổng cộng  |                   |              |           |              |           |                    |              |
    """
MARKS = """
    TT | Kết quả xếp loại | Năm nay          | <         | Năm trước        | <
    ^  | ^                | Số lượng (hồ sơ) | Tỷ lệ (%) | Số lượng (hồ sơ) | Tỷ lệ (%)
       | Tổng số          |                  |           |                  |
    1  | Loại A           |                  |           |                  |
    2  | Loại B           |                  |           |                  |
    """
SCHOOLS = """
    TT | Bậc học | Số em   | <        | <            | Số lớp | Bình quân em/lớp | Số em năm trước | Tăng (+), giảm (-)
    ^  | ^       | Tổng số | Trong đó | <            | ^      | ^                | ^               | ^
    ^  | ^       | ^       | Nữ       | Dân tộc ít người | ^  | ^                | ^               | ^
    A  | B       | 1       | 2        | 3            | 4      | 5=1/4            | 6               | 7=1-6
    1  | Bậc một |         |          |              |        |                  |                 |
       | Trong đó: Em lớp đầu |  |      |              |        |                  |                 |
    2  | Bậc hai |         |          |              |        |                  |                 |
       | Cộng    |         |          |              |        |                  |                 |
    """


def raw(name: str) -> dict[str, object]:
    return tomllib.loads(resource(f"form2021/{name}").read_text(encoding="utf-8"))


def kept(form: Skeleton) -> set[str]:
    """What is proposed and sound, with the codes that it is proposed for."""
    proposals = sound(form, propose(form, FORM.abbreviations))
    return {p.equation.replace("{code}", code) for p in proposals for code in p.each or ("",)}


def test_groups_may_stand_in_groups_and_what_does_not_add_up_is_not_added() -> None:
    found = kept(learned(PONDS))
    for code in ("M1.1", "M1.2", "M1.4", "M1.5"):
        assert {
            f"{code}[Tổng cộng] = {code}[Nước ngọt] + {code}[Nước lợ]",
            f"{code}[Nước ngọt] = {code}[Cá ao] + {code}[Cá lồng]",
            f"{code}[Cá ao] = {code}[Cá tra] + {code}[Cá trắm]",
            f"{code}[Nước lợ] = {code}[Tôm sú] + {code}[Cua]",
            f"{code}[Trong đó: Tôm giống] <= {code}[Tôm sú]",
        } <= found
    assert not any(e.startswith(("M1.3[T", "M1.6[T", "M1.3[N")) and " ~ " not in e for e in found)
    assert not any("sum(" in e for e in found)


def test_an_average_is_what_its_unit_says() -> None:
    assert {"M1.3[*] ~ 10 * M1.2[*] / M1.1[*]", "M1.6[*] ~ 10 * M1.5[*] / M1.4[*]"} <= kept(learned(PONDS))
    assert times_for_each("tấn", "ha", "tạ/ha") == 10
    assert times_for_each("triệu đồng", "người", "nghìn đồng/người") == 1000
    assert times_for_each("người", "ha", "người/ha") == 1
    assert times_for_each("tấn", "con", "tạ/ha") is None
    assert times_for_each("hộ", "ha", "tạ/ha") is None


def test_rows_that_stand_in_several_groups_are_told_apart_and_open_rows_add_up() -> None:
    form = learned(ROADS)
    (table,) = form.tables
    assert [i.kind for i in table.items] == ["text", "text", "count", "count", "percent"]
    assert "Công trình ……" not in table.names
    assert table.twice == ("Làm mới", "Sửa chữa")
    found = kept(form)
    assert {
        "M1.3[Tổng cộng] = M1.3[Đường tỉnh] + M1.3[Đường huyện]",
        "M1.3[Đường tỉnh] = M1.3[Đường tỉnh: Làm mới] + M1.3[Đường tỉnh: Sửa chữa]",
        "M1.4[Đường huyện: Làm mới] = sum(M1.4[Đường huyện: Làm mới > *])",
    } <= found
    assert not any("= sum(M1.3[*])" in e for e in found)
    assert "duong-huyen-lam-moi,Đường huyện: Làm mới," in dimensions_text(form, FORM)
    assert 'repeated = ["lam-moi", "sua-chua"]' in form_text(form, FORM, raw("form.toml"))


def in_groups(*names: str) -> list[str]:
    known = {"duong tinh": "duong-tinh", "duong huyen": "duong-huyen", "lam moi": "lam-moi", "sua chua": "sua-chua"}
    table = replace(FORM.tables[0], groups=frozenset({"duong-tinh", "duong-huyen"}), repeated=frozenset({"lam-moi"}))
    form: Form = replace(FORM, dimensions=known, tables=(table,))
    return list(row_codes(dict(enumerate(names)), table, form).values())


def test_a_repeated_row_has_the_code_of_the_group_above_it() -> None:
    said = ("Đường tỉnh", "Làm mới", "Cầu A", "Sửa chữa", "Đường huyện", "Lam mới", "Cầu B")
    assert in_groups(*said) == [
        "duong-tinh", "duong-tinh-lam-moi", "", "sua-chua", "duong-huyen", "duong-huyen-lam-moi", "",
    ]  # fmt: skip
    assert in_groups("Làm mới", "Cầu A") == ["lam-moi", ""]  # the group stands on another page


TALLY = "PL2.1b.1"
LISTED = {
    f"{TALLY}[Đất đai]": "9", f"{TALLY}[Thôn Một]": "4", f"{TALLY}[Thôn Hai]": "5", f"{TALLY}[Hộ tịch]": "3",
    f"{TALLY}[Thôn Ba]": "3", f"{TALLY}[Tổng cộng]": "12",
}  # fmt: skip


@pytest.mark.parametrize(("printed", "outcome"), [("9", "passed"), ("8", "failed"), ("12", "failed")])
def test_the_rows_below_a_row_end_with_the_next_that_the_form_names(printed: str, outcome: str) -> None:
    book = ledger(figures.report({**LISTED, f"{TALLY}[Đất đai]": printed}))
    names = dict(FORM.dimensions)
    (land, civil) = (book.report.observations[n].dimension_code for n in (0, 3))
    assert land
    assert civil
    equation = parse(f"{TALLY}[Đất đai] = sum({TALLY}[Đất đai > *])", FORM.catalogue.by_code, names)
    assert [c.outcome for c in checks(equation, book, None, "some")] == [outcome]


def test_a_sum_of_rows_below_none_is_not_determined_and_an_unknown_row_is_refused() -> None:
    book = ledger(figures.report({f"{TALLY}[Đất đai]": "9", f"{TALLY}[Tổng cộng]": "9"}))
    equation = parse(f"{TALLY}[Đất đai] = sum({TALLY}[Đất đai > *])", FORM.catalogue.by_code, FORM.dimensions)
    assert check(equation, book, None, "some", "").outcome == "not_determined"
    with pytest.raises(EquationError, match="no row of the form"):
        parse(f"{TALLY}[Đất đai] = sum({TALLY}[Hàng hải > *])", FORM.catalogue.by_code, FORM.dimensions)


@pytest.mark.parametrize(
    ("parts", "blank", "outcome"),
    [
        (("", ""), "some", "not_determined"), (("", ""), "zero", "failed"), (("9", ""), "some", "passed"),
        (("5", ""), "some", "failed"), (("5", ""), "skip", "not_determined"),
    ],
)  # fmt: skip
def test_blanks_are_zero_where_some_of_a_side_is_printed(parts: tuple[str, str], blank: str, outcome: str) -> None:
    equation = parse("2.4 = 2.5 + 2.3", FORM.catalogue.by_code)
    book = ledger(figures.report({"2.4": "9", "2.5": parts[0], "2.3": parts[1]}))
    assert check(equation, book, None, blank, "").outcome == outcome


def test_a_row_with_parts_has_figures_and_its_label_s_unit_and_sum() -> None:
    form = learned(FOREST)
    items = {i.code: i for i in form.tables[0].items}
    assert [items[f"M1.{n}.c3"].unit for n in ("1", "1.1", "1.2", "2")] == ["nghìn cây"] * 3 + ["tấn"]
    assert {items[f"M1.1.c{n}"].kind for n in (4, 5)} == {"percent"}
    found = kept(form)
    assert {"M1.1.c3 = M1.1.1.c3 + M1.1.2.c3", "M1.1.1.c4 ~ 100 * M1.1.1.c3 / M1.1.1.c2"} <= found
    assert not any(e.startswith("M1.1.c4 =") for e in found)
    free = rules_text(form, (), FORM, raw("rules.toml")).split('id = "domain.percent"')[1].split("[[rule]]")[0]
    assert '"M1.1.c4"' in free
    assert '"M1.2.c5"' in free


def test_shares_of_the_total_row_are_known_by_standing_alone() -> None:
    found = kept(learned(MARKS))
    assert {f"M1.{n + 1}[*] ~ 100 * M1.{n}[*] / M1.{n}[Tổng cộng]" for n in (1, 3)} <= found


def test_a_rate_that_only_its_place_names_is_of_the_plan_beside_it_or_of_the_table_s_total() -> None:
    found = {e for e in kept(learned(HOMES)) if "~" in e}
    assert found == {
        "M1.3[*] ~ 100 * M1.2[*] / M1.1[*]", "M1.5[*] ~ 100 * M1.4[*] / M1.1[*]", "M1.8[*] ~ 100 * M1.7[*] / M1.6[*]",
    }  # fmt: skip


def test_what_is_said_of_persons_overlaps_and_an_average_is_no_rate() -> None:
    form = learned(SCHOOLS)
    found = kept(form)
    assert {"M1.2[*] <= M1.1[*]", "M1.3[*] <= M1.1[*]", "M1.5[*] ~ M1.1[*] / M1.4[*]"} <= found
    assert "M1.1[*] = M1.2[*] + M1.3[*]" not in found
    some = {e for e in found if e.startswith("M1.") and "Em lớp đầu" in e}
    assert some == {f"M1.{n}[Trong đó: Em lớp đầu] <= M1.{n}[Bậc một]" for n in (1, 2, 3, 4, 6)}
    assert [i.unit for i in form.tables[0].items][4] == "em/lớp"


def test_words_of_rates_and_averages() -> None:
    assert is_rate("So sánh (%) > Cùng kỳ", "")
    assert not is_rate("Đạt chuẩn (%) > Số người", "")
    assert is_average("Cả năm > Năng suất", "")
    assert is_average("NS (tạ/ha)", "tạ/ha")
    assert not is_average("Diện tích (ha)", "ha")
    assert unit_of_average("Bình quân học sinh/lớp") == "sinh/lớp"
    assert is_divisible("tạ/ha")
    assert is_divisible("nghìn con")
    assert not is_divisible("con")
    assert [unit_power(u) for u in ("nghìn con", "con", "triệu đồng", "đồng")] == [3, None, 6, 0]


ASKED = (
    "- Nam: …… người",
    "- Nữ: …… người",
    "Trong kỳ đã trồng …… ha rừng, đạt ……% kế hoạch năm, bằng ……% so với cùng kỳ; khai thác …… tấn gỗ.",
    "- Miền núi: …… thôn, …… hộ nghèo.",
    "- Đồng bằng: …… thôn, …… hộ nghèo.",
)
FACTS = narrative_asked(ASKED, ("Thôn", "Hộ"))


def own_sentences() -> tuple[FormSentence, ...]:
    codes = {f.code: replace(FORM.catalogue.by_code["2.4"], code=f.code, kind=f.kind) for f in FACTS.facts}
    return tuple(form_sentence(said, codes.__getitem__) for said in FACTS.sentences)


def read_as_own(sentence: str) -> dict[str, str]:
    letters = plain(sentence)
    figure = load_phrasings().grammar.figure
    claims = sentence_claims(letters, letters, figure, own_sentences())
    return {c.indicator.code: sentence[c.start : c.end] for c in claims}


def test_a_sentence_asks_for_all_its_gaps_and_list_items_tell_them_apart() -> None:
    assert len(FACTS.sentences) == 5
    assert len(FACTS.facts) == 10
    assert len({f.label for f in FACTS.facts}) == 10
    assert [f.kind for f in FACTS.facts[2:6]] == ["count", "percent", "percent", "count"]
    assert "(Đồng bằng)" in FACTS.facts[-1].label


def test_a_report_that_keeps_the_form_s_words_says_what_it_asks_for() -> None:
    said = "Trong kỳ đã trồng 1.240,5 ha rừng, đạt 82,1% kế hoạch năm, bằng 104% so với cùng kỳ; khai thác 35 tấn gỗ."
    assert list(read_as_own(said).values()) == ["1.240,5", "82,1", "104", "35"]
    assert [list(read_as_own(f"- {who}: 05 người").values()) for who in ("Nam", "Nữ")] == [["05"], ["05"]]
    mountains, plains = (read_as_own(f"- {where}: 12 thôn, 48 hộ nghèo.") for where in ("Miền núi", "Đồng bằng"))
    assert list(mountains.values()) == list(plains.values()) == ["12", "48"]
    assert not set(mountains) & set(plains)


@pytest.mark.parametrize(
    "said",
    [
        "Trong kỳ đã trồng 1.240,5 ha rừng, đạt 82,1% kế hoạch năm.",  # not all of it
        "Riêng xã A đã chặt 12 ha cây, mất 82,1% chỉ tiêu tỉnh, thua 104% năm ngoái; bán 35 tấn củi.",
        "- Ven biển: 12 thôn, 48 hộ nghèo.",  # of neither list item for sure
        "12, 48.",
        "Nhà: 12 người",
    ],
)
def test_other_sentences_are_none_of_the_form_s(said: str) -> None:
    assert read_as_own(said) == {}


def test_a_count_in_the_place_of_a_rate_is_not_that_rate() -> None:
    said = "Trong kỳ đã trồng 1.240,5 ha rừng, đạt 82,1 kế hoạch năm, bằng 104% so với cùng kỳ; khai thác 35 tấn gỗ."
    assert "82,1" not in read_as_own(said).values()


def test_a_form_s_sentence_is_written_and_read_back() -> None:
    said = sentence_as_data("ngay 30/9/2024, co … ho (… %)", [(18, 19, "TM.1"), (24, 25, "")])
    assert said == "ngay # co {TM.1} ho #"
    codes = {"TM.1": FORM.catalogue.by_code["2.4"]}
    assert form_sentence(said, codes.__getitem__).words == ("ngay", "co", "ho", "")


def test_sentences_between_the_tables_of_a_form_are_its_narrative() -> None:
    blocks: tuple[str | Table, ...] = (
        "BÁO CÁO", "Công tác lâm nghiệp", "Biểu 1", table_of(FOREST),
        "Trong năm, cháy rừng xảy ra ở …… thôn, thiệt hại …… ha rừng.", "Biểu 2", table_of(MARKS),
    )  # fmt: skip
    form = read_skeleton(document(*blocks), "moi", FORM)
    assert len(form.facts) == 2
    assert "own_sentence = [" in phrasings_text(form, "[[fact]]")


def test_an_average_printed_whole_is_rounded() -> None:
    (cell,) = table_of("53").cells
    indicator = replace(FORM.catalogue.by_code["2.4"], unit="tạ/ha")
    draft = cell_draft(cell, "M1", "M1", indicator, "NS", "", Match("header", 1.0))
    assert draft.figure is not None
    assert (draft.figure.value, draft.figure.half_unit) == (Decimal(53), HALF)


def test_nothing_is_proposed_that_could_not_be_confirmed() -> None:
    form = learned(PONDS, "Trong kỳ có …… thôn, đạt ……% kế hoạch năm.")
    proposals = propose(form, FORM.abbreviations)
    assert len(sound(form, proposals)) == len(proposals) > 5
    wrong = [
        replace(proposals[0], equation=said, each=()) for said in ("M1.1[*] = TM.2", "M1.1[*] = M1.2[*]", "TM.1 ~ TM.2")
    ]
    assert sound(form, wrong) == ()


PLANNED = """
    TT | Chỉ tiêu   | Kế hoạch | Thực hiện
    1  | Số cây     | 12       | 9
    2  | Số vườn    | 30       | 28
    """


@pytest.mark.parametrize(("lines", "figures"), [(3, [2, 2]), (2, [0, 0])])
def test_a_part_of_a_table_without_its_header_gives_no_figure_a_group_s_code(lines: int, figures: list[int]) -> None:
    grid = grid_of(table_of("\n".join(PLANNED.strip().splitlines()[-lines:])))
    table = replace(FORM.tables[0], values=(("c1", "Kế hoạch"), ("c2", "Thực hiện")))
    items, _ = row_items(grid, FORM, {"number": 0, "label": 1, "value": 3})
    assert [item.value is not None for item in items] == [True, True]
    found = with_values(items, grid, value_columns(grid, table, FORM))
    assert [len(i.cells) for i in found] == figures
    assert all((i.value is None) == (not i.cells) for i in found)


def test_a_part_without_a_header_goes_on_with_the_columns_of_the_one_before_it() -> None:
    table = replace(FORM.tables[0], values=(("c1", "Kế hoạch"), ("c2", "Thực hiện")))
    first, rest, other = (
        grid_of(table_of(drawing))
        for drawing in (
            "TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\n1 | Số hồ sơ | hồ sơ | 3 | 4",
            "2 | Số đơn | đơn | 5 | 6",
            "2 | Số đơn | 5 | 6",
        )
    )
    known = ValueColumns()
    assert known.of(rest, table, FORM) == {}
    assert known.of(first, table, FORM) == {"c1": 3, "c2": 4}
    assert known.of(rest, table, FORM) == {"c1": 3, "c2": 4}
    assert known.of(other, table, FORM) == {}
    assert known.of(rest, replace(table, id="other"), FORM) == {}

"""What narratives tell of tables in words of their own: which cell, and whether it is the cell's figure."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from extract.document import Cell, Paragraph, Place
from normalize.catalogue import Catalogue, Indicator
from normalize.drafts import Draft, Match, cell_draft
from normalize.facts import Claim
from normalize.form import Form, TableForm, load_form
from normalize.form_sentences import FormSentence
from normalize.narrative import Stated, fact_drafts
from normalize.phrasings import load_phrasings
from normalize.report import TOLD
from normalize.sentences import prepared_sentence
from normalize.telling_cells import cells_of, words_of
from normalize.telling_drafts import with_told
from normalize.telling_figures import told_figures
from normalize.tellings import Telling, tellings

OURS = load_form("form2021")
PHRASINGS = load_phrasings("form2021")
COLUMNS = {
    "c1": "Kế hoạch năm 2024", "c2": "Thực hiện > Quý II/2024", "c3": "Thực hiện > Lũy kế từ đầu năm",
    "c4": "Cùng kỳ năm 2023", "c5": "So sánh (%) > Lũy kế/Kế hoạch năm",
}  # fmt: skip
ROWS = {
    "1": ("", "Tổng số lao động được giải quyết việc làm", "Người"),
    "1.1": ("1", "Đi làm việc ở nước ngoài theo hợp đồng", "Người"),
    "2": ("", "Số nhà ở người có công được hỗ trợ", "Nhà"),
    "2.1": ("2", "Xây mới", "Nhà"),
    "2.2": ("2", "Sửa chữa", "Nhà"),
    "3": ("", "Kinh phí chi trả trợ cấp người có công", "Triệu đồng"),
}


def _indicators() -> list[Indicator]:
    found = []
    for code, (parent, label, unit) in ROWS.items():
        found.append(Indicator(f"B.{code}", f"B.{parent}" if parent else "B", "B", label, unit, "count"))
        for suffix, column in COLUMNS.items():
            kind, own = ("percent", "%") if suffix == "c5" else ("count", unit)
            found.append(Indicator(f"B.{code}.{suffix}", f"B.{code}", "B", f"{label} > {column}", own, kind))
    return found


INDICATORS = {i.code: i for i in _indicators()}
TABLE = TableForm("B", "rows", "B", (), (), ("tong hop chi tieu nguoi co cong va viec lam",))


def form() -> Form:
    catalogue = Catalogue("moi", tuple(INDICATORS.values()), INDICATORS)
    return replace(OURS, catalogue=catalogue, tables=(TABLE,))


def drawn(seed: int) -> dict[str, str]:
    """A figure for every cell, no two alike and none with fewer than three digits; rates apart."""
    rng = random.Random(seed)
    counts = rng.sample(range(1100, 9900), len(ROWS) * 4)
    rates = rng.sample(range(401, 989), len(ROWS))
    found = {}
    for code in ROWS:
        for suffix in ("c1", "c2", "c3", "c4"):
            found[f"B.{code}.{suffix}"] = str(counts.pop())
        found[f"B.{code}.c5"] = f"{rates.pop() / 10:.1f}".replace(".", ",")
    return found


def table(values: dict[str, str]) -> list[Draft]:
    found = []
    for n, (code, text) in enumerate(values.items()):
        place = Place(location=f"table[1]/row[{n // 5}]/cell[{n % 5}]")
        cell = Cell(row=n // 5, col=n % 5, text=text, place=place)
        row = " | ".join(v for c, v in values.items() if c.rsplit(".", 1)[0] == code.rsplit(".", 1)[0])
        found.append(cell_draft(cell, "B", "B", INDICATORS[code], INDICATORS[code].label, row, Match("aligned", 1.0)))
    return found


def said(*lines: str) -> list[Stated]:
    return [Stated(prepared_sentence(line, Paragraph(line, Place()), PHRASINGS), (), None) for line in lines]


def told(values: dict[str, str], *lines: str) -> list[Telling]:
    cells = cells_of(table(values), form(), "2024")
    figures_ = [told_figures(s, "", cells.lexicon, PHRASINGS, "2024-Q2") for s in said(*lines)]
    return tellings(figures_, cells, "2024")


def codes(found: list[Telling]) -> dict[str, tuple[str, bool]]:
    return {t.told.raw: (t.cell.draft.indicator.code if t.cell.draft.indicator else "", t.equal) for t in found}


def sentences(v: dict[str, str], code: str = "", other: str = "") -> tuple[str, ...]:
    """Sentences that no form has, with this table's figures; that of one cell is another."""
    v = {**v, code: other} if code else v
    jobs = (
        f"Số lao động được giải quyết việc làm trong quý là {v['B.1.c2']} người, nâng tổng số 6 tháng đầu năm lên "
        f"{v['B.1.c3']} người (đạt {v['B.1.c5']}% kế hoạch); có {v['B.1.1.c3']} người đi làm việc ở nước ngoài."
    )
    parts = f"xây mới {v['B.2.1.c3']}, sửa chữa {v['B.2.2.c3']}"
    return jobs, f"Từ đầu năm có {v['B.2.c3']} nhà ở được hỗ trợ, trong đó {parts}."


TOLD_HERE = ("B.1.c2", "B.1.c3", "B.1.c5", "B.1.1.c3", "B.2.c3", "B.2.1.c3", "B.2.2.c3")


@pytest.mark.parametrize("seed", range(12))
def test_figures_of_the_table_are_told_in_other_words(seed: int) -> None:
    values = drawn(seed)
    found = codes(told(values, *sentences(values)))
    assert found == {values[code]: (code, True) for code in TOLD_HERE}


@pytest.mark.parametrize("seed", range(12))
def test_one_that_differs_is_told_too_and_the_others_as_before(seed: int) -> None:
    values, rng = drawn(seed), random.Random(f"{seed}")
    code = rng.choice([c for c in TOLD_HERE if c != "B.1.c5"])
    place = rng.randrange(1, 4)
    printed = values[code]
    turned = (
        printed[:place] + str((int(printed[place]) + n) % 10) + printed[place + 1 :]
        for n in rng.sample(range(1, 10), 9)
    )
    other = next(text for text in turned if text not in values.values())
    found = codes(told(values, *sentences(values, code, other)))
    assert found == {**{values[c]: (c, True) for c in TOLD_HERE if c != code}, other: (code, False)}


@pytest.mark.parametrize(
    "line",
    [
        "Cùng kỳ năm 2023, số lao động được giải quyết việc làm là 4321 người.",
        "Đầu năm 2024, số lao động được giải quyết việc làm là 4321 người.",
        "Riêng tại xã Hòa Phong, số lao động được giải quyết việc làm là 4321 người.",
        "Số lao động được giải quyết việc làm đến nay khoảng 4321 người.",
        "Dự kiến số lao động được giải quyết việc làm là 4321 người.",
        "Năm 2022 số lao động được giải quyết việc làm là 4321 người.",
        "Ghi chú: số lao động được giải quyết việc làm là 4321 người.",
        "Toàn huyện có 4321 ha rừng được khoán bảo vệ.",
    ],
)
def test_figures_of_other_times_places_and_things_tell_nothing(line: str) -> None:
    values = {**drawn(1), "B.1.c4": "4322"} if "Cùng kỳ" not in line else drawn(1)
    assert [t for t in told(values, line) if not (t.cell.past and "Cùng kỳ" in line)] == []


def test_amounts_are_read_in_the_tables_unit() -> None:
    values = {**drawn(3), "B.3.c3": "5432"}
    (found,) = told(values, "Kinh phí chi trả trợ cấp người có công từ đầu năm là 5,432 tỷ đồng.")
    assert (found.equal, str(found.figure.value)) == (True, "5432")


def test_words_that_name_nothing_are_left_out_by_their_marks() -> None:
    assert words_of("Đang học cao đẳng, lớp 1 của toàn huyện năm 2024", OURS.abbreviations) == {
        "học", "cao", "đẳng", "lớp", "lớp1",
    }  # fmt: skip


def test_told_figures_get_the_cells_code_behind_all_others_unless_the_form_says_itself_how_they_are_told() -> None:
    values = drawn(5)
    lines = said(*sentences(values))
    drafts, retold = with_told(table(values), lines, [], replace(form(), id="moi"), PHRASINGS, "2024-Q2")
    assert [d.indicator.code if d.indicator else "" for d in drafts[len(values) :]] == list(TOLD_HERE)
    assert {d.match.method for d in drafts[len(values) :]} == {TOLD}
    assert retold == ()
    assert with_told(table(values), lines, [], form(), PHRASINGS, "2024-Q2") == (table(values), ())


def test_things_without_parts_are_not_counted_in_decimals() -> None:
    (line,) = said("Mỗi vạn dân có 7,4 bác sĩ.")
    doctors = Indicator("TM.6", "TM", "TM", "Số bác sĩ", "bác sĩ", "count")
    start = line.sentence.text.index("7,4")
    stated = [replace(line, claims=(Claim(doctors, 0, start, start + 3, 0, 20),))]
    learned = replace(PHRASINGS, sentences=(FormSentence((), ()),))
    assert len(fact_drafts(stated, PHRASINGS)) == 1
    assert fact_drafts(stated, learned) == []
    grams = replace(doctors, unit="kg")
    assert len(fact_drafts([replace(line, claims=(replace(stated[0].claims[0], indicator=grams),))], learned)) == 1

"""What the generator of sample reports prints: tables, the narrative, figures, labels."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest

from data.samples.districts import MOST, offices
from data.samples.generator import Order, Sample, make, orders, ruled
from data.samples.grids import header_cells
from data.samples.labels import labels, slip
from data.samples.layouts import RULINGS, Style, figure_text
from data.samples.model import Key, Quarter, key
from data.samples.phrases import facts_in, groups
from data.samples.plants import PLANTS
from extract.pdf import read_pdf
from tests.sample_reports import dice, members, pdf_text, random_reports


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Order, Sample]]:
    return random_reports()


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_report_says_the_same_however_its_tables_are_ruled(form: str) -> None:
    (order,) = orders(seed=7, count=1)
    made = {name: make(ruled(order, name, form)) for name in RULINGS}
    said = {str(pdf_text(s.content) if form == "pdf" else docx_runs(s.content)) for s in made.values()}
    assert len(said) == 1
    assert len({sample.content for sample in made.values()}) == len(RULINGS)
    assert all(sample.truth == made["full"].truth for sample in made.values())


@pytest.mark.parametrize(
    ("rulings", "across", "upright"),
    [
        ("full", True, True),
        ("none", False, False),
        ("horizontal", True, False),
        ("header", True, True),
        ("zebra", False, False),
        ("outer", True, True),
    ],
)
def test_tables_are_ruled_as_ordered(rulings: str, across: bool, upright: bool) -> None:
    (order,) = orders(seed=7, count=1)
    drawn = [r for page in read_pdf(make(ruled(order, rulings, "pdf")).content).pages[4:] for r in page.rulings]
    assert any(r.top == r.bottom for r in drawn) is across
    assert any(r.x0 == r.x1 for r in drawn) is upright


def test_the_narrative_states_every_fact_and_the_truth_knows_it(drawn: list[tuple[Order, Sample]]) -> None:
    facts = {label.code for label in labels() if label.section == "TM"}
    for _, sample in drawn:
        stated = [o["code"] for o in sample.truth["observations"] if o["section"] == "TM"]
        assert sorted(stated) == sorted(facts)


def test_what_the_truth_says_is_printed_in_the_report(drawn: list[tuple[Order, Sample]]) -> None:
    for order, sample in drawn:
        text = pdf_text(sample.content) if order.format == "pdf" else [docx_text(sample.content)]
        words = set(" ".join(text).replace("%", "% ").split())
        stripped = {word.strip(".,;:()") for word in words} | words
        for observation in sample.truth["observations"]:
            first = observation["text"].split()[0]
            if observation["code"] != "TM.pakn":
                assert first in stripped, (sample.name, observation)


def docx_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    return " ".join(part.split(">", 1)[1] for part in xml.split("<w:t")[1:] for part in [part.split("</w:t>")[0]])


def docx_runs(content: bytes) -> list[str]:
    return re.findall(r"<w:t[ >][^<]*</w:t>", members(content)["word/document.xml"].decode("utf-8"))


def test_every_way_to_say_a_group_says_all_its_facts() -> None:
    for name, group in groups().items():
        for way in group.get("said", []):
            assert sorted(facts_in(way)) == sorted(f"TM.{fact}" for fact in group.get("facts", [])), (
                name,
                way,
            )


def test_sentences_beside_the_facts_state_none() -> None:
    besides = [text for group in groups().values() for text in group.get("beside", [])]
    assert len(besides) > 15
    assert not any(facts_in(text) for text in besides)


def test_truth_has_the_shape_that_the_score_reads(drawn: list[tuple[Order, Sample]]) -> None:
    for _, sample in drawn:
        codes = {label.code for label in labels()}
        assert all(o["code"] in codes and o["text"] for o in sample.truth["observations"])
        keys = [(o["section"], o["code"], o["dimension"]) for o in sample.truth["observations"]]
        assert len(keys) == len(set(keys))
        for finding in sample.truth["findings"]:
            assert finding["kind"] == "period" or len(finding["refs"]) >= finding["need"] > 0
        assert sample.truth["complete"] is True


def test_figures_are_printed_in_the_offices_signs() -> None:
    commas = Style(thousands=",", decimal=".")
    assert figure_text(1297, Style(), padded=False) == "1.297"
    assert figure_text(1297, commas, padded=False) == "1,297"
    assert figure_text(Decimal("99.85"), Style(), padded=False) == "99,85"
    assert figure_text(Decimal("99.85"), commas, padded=False) == "99.85"
    assert figure_text(5, Style(), padded=True) == "05"
    assert figure_text(0, Style(), padded=True) == "0"
    assert figure_text(None, Style(), padded=True) == ""


def drawn_header(paths: list[tuple[str, ...]], depth: int) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, c.text) for c in header_cells(paths, depth)]


def test_header_paths_become_merged_cells() -> None:
    paths = [("Lĩnh vực",), ("Nhận", "Tổng số"), ("Nhận", "Trong đó", "Mới"), ("Nhận", "Trong đó", "Cũ")]
    assert drawn_header(paths, 3) == [
        (0, 0, 3, 1, "Lĩnh vực"),
        (0, 1, 1, 3, "Nhận"),
        (1, 1, 2, 1, "Tổng số"),
        (1, 2, 1, 2, "Trong đó"),
        (2, 2, 1, 1, "Mới"),
        (2, 3, 1, 1, "Cũ"),
    ]
    assert drawn_header(paths, 2) == [
        (0, 0, 2, 1, "Lĩnh vực"),
        (0, 1, 1, 3, "Nhận"),
        (1, 1, 1, 1, "Tổng số"),
        (1, 2, 1, 1, "Mới"),
        (1, 3, 1, 1, "Cũ"),
    ]


def test_header_columns_stay_apart_when_a_level_is_left_out() -> None:
    paths = [("Mức độ 3", "Hồ sơ", "Tổng số"), ("Mức độ 4", "Hồ sơ", "Tổng số")]
    assert [text for *_, text in drawn_header(paths, 2)] == [
        "Mức độ 3",
        "Mức độ 4",
        "Hồ sơ: Tổng số",
        "Hồ sơ: Tổng số",
    ]


def test_labels_slip_only_as_often_as_asked() -> None:
    rng = dice(3)
    texts = [label.text for label in labels() if label.section == "PL1"]
    assert [slip(rng, text, 0.0) for text in texts] == texts
    slipped = sum(slip(rng, text, 1.0) != text for text in texts)
    assert slipped > len(texts) * 0.7


def test_districts_are_all_different() -> None:
    assert len({office.name for office in offices(dice(5), MOST)}) == MOST
    with pytest.raises(ValueError, match="names for"):
        offices(dice(5), MOST + 1)


def test_random_reports_differ_in_every_respect() -> None:
    some: list[Any] = list(orders(seed=7, count=40))
    assert {order.format for order in some} == {"docx", "pdf"}
    assert len({order.style.name for order in some}) == 4
    assert {order.style.thousands for order in some} == {".", ",", ""}
    assert len({plant for order in some for plant in order.plants}) >= len(PLANTS) - 3


def test_a_quarter_knows_its_days() -> None:
    assert (Quarter(2021, 3).first, Quarter(2021, 3).last) == ((1, 7), (30, 9))
    assert (Quarter(2021, 2).code, Quarter(2021, 2).roman, Quarter(2021, 2).following) == (
        "2021-Q2",
        "II",
        "III",
    )


def test_a_key_knows_its_section() -> None:
    assert [key(code).section for code in ("TM.md3", "PL2.1b.1", "7.8.1")] == ["TM", "PL2", "PL1"]
    assert Key("PL2", "PL2.1b.1", "Đất đai") == key("PL2.1b.1", "Đất đai")

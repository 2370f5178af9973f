"""The generator of sample reports, and the six reports that are kept."""

from __future__ import annotations

import io
import json
import random
import re
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream

from data.samples.bundle import BUNDLE, bundled, write_samples
from data.samples.districts import MOST, offices
from data.samples.figures import rate
from data.samples.generator import Order, Sample, make, orders, ruled
from data.samples.grids import header_cells
from data.samples.labels import labels, slip
from data.samples.layouts import RULINGS, Style, figure_text
from data.samples.model import TOTAL, Key, Quarter, Values, key
from data.samples.phrases import facts_in, groups
from data.samples.plants import PLANTS, other_number
from extract.pdf import read_pdf

KEPT = Path(__file__).parents[1] / "data" / "samples"
RANDOM = 12


@pytest.fixture(scope="module")
def six() -> list[Sample]:
    return list(bundled())


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Order, Sample]]:
    return [(order, make(order)) for order in orders(seed=7, count=RANDOM)]


def dice(seed: int) -> random.Random:
    return random.Random(seed)


def clean(order: Order) -> Sample:
    return make(Order(order.name, order.office, order.quarter, order.style, "docx", (), order.seed))


def number(values: Values, code: str, dimension: str = "") -> int:
    figure = values.get(key(code, dimension), 0)
    text = str(figure or 0).split("/", maxsplit=1)[0].rstrip("%")
    return int(text)


# --- the kept reports


def test_kept_truth_is_what_the_generator_says(six: list[Sample]) -> None:
    kept = json.loads((KEPT / "truth.json").read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps([sample.truth for sample in six]))


def test_kept_reports_are_those_of_the_truth(six: list[Sample]) -> None:
    assert {path.name for path in (KEPT / "reports").iterdir()} == {sample.name for sample in six}
    assert len(six) == 6


def test_kept_documents_are_what_the_generator_makes(six: list[Sample]) -> None:
    """Package members are compared, not bytes: another zlib may pack the same text otherwise."""
    documents = [sample for sample in six if sample.name.endswith(".docx")]
    assert len(documents) == 3
    for sample in documents:
        assert members((KEPT / "reports" / sample.name).read_bytes()) == members(sample.content)


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {n: archive.read(n) for n in ("word/document.xml", "docProps/core.xml")}


def test_kept_pdfs_say_what_the_generator_makes(six: list[Sample]) -> None:
    readable = [s for s in six if s.name.endswith(".pdf") and "unreadable" not in s.truth]
    assert len(readable) == 2
    for sample in readable:
        assert pdf_text((KEPT / "reports" / sample.name).read_bytes()) == pdf_text(sample.content)


def test_kept_pdfs_are_drawn_as_the_generator_draws_them(six: list[Sample]) -> None:
    """Unpacked streams are compared, not bytes: another zlib may pack the same drawing otherwise."""
    readable = [s for s in six if s.name.endswith(".pdf") and "unreadable" not in s.truth]
    for sample in readable:
        kept = (KEPT / "reports" / sample.name).read_bytes()
        assert pdf_streams(kept) == pdf_streams(sample.content)


def pdf_streams(content: bytes) -> list[bytes]:
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    numbers = sorted({number for xref in document.xrefs for number in xref.get_objids()})
    objects = [document.getobj(number) for number in numbers]
    return [found.get_data() for found in objects if isinstance(found, PDFStream)]


def pdf_text(content: bytes) -> list[str]:
    document = pdfium.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_the_damaged_report_cannot_be_opened(six: list[Sample]) -> None:
    damaged = [sample for sample in six if sample.truth.get("unreadable") == "damaged"]
    assert len(damaged) == 1
    content = (KEPT / "reports" / damaged[0].name).read_bytes()
    assert content.startswith(b"%PDF-")
    with pytest.raises(pdfium.PdfiumError):
        pdfium.PdfDocument(content)


def test_the_kept_reports_hold_five_kinds_of_contradiction_and_one_is_clean(six: list[Sample]) -> None:
    readable = [sample for sample in six if "unreadable" not in sample.truth]
    kinds = {finding["kind"] for sample in readable for finding in sample.truth["findings"]}
    assert len(kinds) >= 5
    assert sum(not sample.truth["findings"] for sample in readable) == 1
    for order, sample in zip(BUNDLE, six, strict=False):
        assert {finding["plant"] for finding in sample.truth["findings"]} == set(order.plants)


def test_the_kept_folder_is_small() -> None:
    files = [p for p in KEPT.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert sum(path.stat().st_size for path in files) < 1_000_000


def test_file_names_are_composed_and_one_has_spaces_and_tone_marks(six: list[Sample]) -> None:
    names = [sample.name for sample in six]
    assert all(unicodedata.is_normalized("NFC", name) for name in names)
    assert any(" " in name and not name.isascii() for name in names)


# --- determinism


def test_the_same_order_gives_the_same_bytes() -> None:
    for order in BUNDLE:
        assert make(order).content == make(order).content


def test_another_seed_gives_other_reports() -> None:
    one, other = (next(orders(seed, 1)) for seed in (1, 2))
    assert make(one).truth["observations"] != make(other).truth["observations"]


def test_writing_makes_reports_and_truth(tmp_path: Path, drawn: list[tuple[Order, Sample]]) -> None:
    samples = [sample for _, sample in drawn[:2]]
    write_samples(tmp_path, samples)
    assert [(tmp_path / "reports" / s.name).read_bytes() for s in samples] == [s.content for s in samples]
    assert json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))[1]["report"] == samples[1].name


# --- the figures


def test_figures_without_plants_satisfy_the_form(drawn: list[tuple[Order, Sample]]) -> None:
    for order, _ in drawn:
        assert broken(clean(order).values) == []


def test_every_plant_on_figures_breaks_a_relation_or_is_no_sum(drawn: list[tuple[Order, Sample]]) -> None:
    order = drawn[0][0]
    for name in PLANTS:
        sample = make(Order("x.docx", order.office, order.quarter, order.style, "docx", (name,), order.seed))
        assert [plant.name for plant in sample.planted] == [name]
        if sample.planted[0].kind in {"sum", "cross", "ratio"}:
            assert broken(sample.values), name


SAME = (
    ("TM.tthc", "PL2.1a.1"),
    ("TM.tthc", "3.1.3b"),
    ("TM.md3", "7.8.1"),
    ("TM.md3", "PL2.5.4"),
    ("TM.md4", "7.8.2"),
    ("TM.md4", "PL2.5.8"),
    ("TM.md3.hoso", "PL2.5.5"),
    ("TM.md4.hoso", "PL2.5.9"),
    ("TM.nhiemvu", "1.1.1"),
    ("TM.phong", "PL2.2.1"),
    ("TM.dvsn", "4.1.4c"),
    ("TM.bienche.giao", "4.2.1"),
    ("TM.bienche.giao", "PL2.2.7"),
    ("TM.bienche.co", "4.2.2"),
    ("TM.hopdong.co", "4.2.3"),
    ("TM.sunghiep.giao", "4.3.1"),
    ("TM.sunghiep.co", "4.3.2"),
    ("TM.bonhiem.moi", "5.3.4"),
    ("TM.bcci.tthc", "PL2.1c.1"),
    ("TM.bcci.phatsinh", "PL2.1c.2"),
    ("TM.bcci.ketqua", "PL2.1c.8"),
    ("TM.tuchu.huyen", "PL2.4.1"),
    ("TM.tuchu.xa", "PL2.4.3"),
    ("TM.tuchu.sunghiep", "PL2.4.2"),
    ("TM.iso.xa", "PL2.6.2"),
    ("PL2.1a.7", "3.3.1"),
    ("PL2.1a.8", "3.3.2"),
    ("PL2.2.10", "4.2.4"),
    ("PL2.4.2.1", "6.1"),
    ("PL2.4.2.2", "6.2"),
    ("PL2.4.2.3", "6.3"),
    ("PL2.4.2.4", "6.4"),
    ("PL2.5.1", "7.6.2"),
)
SUMS = (
    ("TM.tthc", ("TM.md2", "TM.md3", "TM.md4")),
    ("3.1.3", ("3.1.3a", "3.1.3b", "3.1.3c")),
    ("3.5.2", ("TM.md3", "TM.md4")),
    ("PL2.1a.2", ("PL2.1a.3", "PL2.1a.4")),
    ("PL2.1a.6", ("PL2.1a.7", "PL2.1a.8")),
    ("PL2.1c.3", ("PL2.1c.4", "PL2.1c.5")),
    ("PL2.1c.6", ("PL2.1c.7", "PL2.1c.8")),
    ("PL2.4.2", ("PL2.4.2.1", "PL2.4.2.2", "PL2.4.2.3", "PL2.4.2.4")),
    ("PL2.5.1", ("PL2.5.2", "PL2.5.3")),
    ("PL2.5.5", ("PL2.5.6", "PL2.5.7")),
    ("PL2.5.9", ("PL2.5.10", "PL2.5.11")),
)
NO_MORE = (
    ("1.1.2", "1.1.1"),
    ("1.2.4", "1.2.3"),
    ("2.5", "2.4"),
    ("3.5.2", "3.5.1"),
    ("3.5.3", "3.5.1"),
    ("PL2.1c.2", "PL2.1c.1"),
    ("PL2.1a.2", "PL2.1a.1"),
    ("PL2.6.1", "PL2.1a.1"),
    ("TM.bienche.co", "TM.bienche.giao"),
    ("TM.sunghiep.co", "TM.sunghiep.giao"),
    ("TM.iso.xa", "TM.iso"),
    ("PL2.2.10", "PL2.2.9"),
)
RATES = (
    ("3.4.2", ("PL2.1b.5", TOTAL), ("PL2.1b.4", TOTAL)),
    ("7.8.3", ("PL2.5.7", ""), ("PL2.5.5", "")),
    ("7.8.4", ("PL2.5.11", ""), ("PL2.5.9", "")),
    ("7.6.2a", ("PL2.5.3", ""), ("PL2.5.1", "")),
)


def broken(values: Values) -> list[str]:
    """The form's relations that the figures do not satisfy, in words."""
    found = [f"{a} = {b}" for a, b in SAME if number(values, a) != number(values, b)]
    found += [w for w, parts in SUMS if number(values, w) != sum(number(values, part) for part in parts)]
    found += [f"{a} <= {b}" for a, b in NO_MORE if number(values, a) > number(values, b)]
    fields = sorted({k.dimension for k in values if k.code == "PL2.1b.1"})
    for field in fields:
        row = [0, *(number(values, f"PL2.1b.{n}", field) for n in range(1, 10))]
        balances = (row[1] - row[2] - row[3], row[4] - row[5] - row[6], row[7] - row[8] - row[9])
        if any(balances) or row[1] != row[4] + row[7]:
            found.append(f"1b {field}")
    for n in range(1, 10):
        column = [number(values, f"PL2.1b.{n}", field) for field in fields if field != TOTAL]
        if sum(column) != number(values, f"PL2.1b.{n}", TOTAL):
            found.append(f"1b.{n} total")
    for code, part, whole in RATES:
        printed = Decimal(str(values[key(code)]))
        half = Decimal(5).scaleb(int(printed.as_tuple().exponent) - 1)
        if abs(printed - Decimal(100) * number(values, *part) / number(values, *whole)) > half:
            found.append(f"rate {code}")
    return found


def test_a_rate_is_rounded_half_up() -> None:
    assert rate(1, 8, 2) == Decimal("12.50")
    assert rate(1, 16, 1) == Decimal("6.3")
    assert str(rate(8, 8, 2)) == "100"


def test_a_slip_is_another_number_that_can_be_typed() -> None:
    rng = dice(1)
    for figure in (0, 5, 11, 100, 2030):
        slipped = [other_number(rng, figure) for _ in range(30)]
        assert figure not in slipped
        assert min(slipped) >= 0


# --- the print


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

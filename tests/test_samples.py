"""The generator of sample reports, and the six reports that are kept."""

from __future__ import annotations

import io
import json
import unicodedata
from decimal import Decimal
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream

from data.samples.bundle import BUNDLE, bundled, write_samples
from data.samples.figures import rate
from data.samples.generator import Order, Sample, make, orders
from data.samples.model import TOTAL, Values, key
from data.samples.plants import PLANTS, other_number
from tests.sample_reports import dice, members, number, pdf_text, random_reports

KEPT = Path(__file__).parents[1] / "data" / "samples"


@pytest.fixture(scope="module")
def six() -> list[Sample]:
    return list(bundled())


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Order, Sample]]:
    return random_reports()


def clean(order: Order) -> Sample:
    return make(Order(order.name, order.office, order.quarter, order.style, "docx", (), order.seed))


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

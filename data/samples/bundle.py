"""The six reports kept with the project: five that can be read, with contradictions, and a damaged one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from data.samples.districts import PROVINCE
from data.samples.figures import Habits
from data.samples.generator import Order, Sample, make
from data.samples.layouts import Style
from data.samples.model import Office, Quarter
from data.samples.truth import write_truth

QUARTER = Quarter(2021, 2)


def _office(unit: str, name: str, chairman: str) -> Office:
    return Office(unit, name, PROVINCE, chairman, name)


BUNDLE = (
    Order(
        "Báo cáo CCHC quý II - huyện Suối Ngân Thượng.docx",
        _office("huyện", "Suối Ngân Thượng", "Huỳnh Quốc Lẫm"),
        QUARTER,
        Style(),
        "docx",
        (),
        3,
    ),
    Order(
        "BC CCHC Quý II.2021 Khe Sương Hạ (bản chính).docx",
        _office("huyện", "Khe Sương Hạ", "Đinh Thị Uyển"),
        QUARTER,
        Style(
            header_depth=2,
            landscape=False,
            pl1_header_rows=1,
            number_heading="TT",
            unit_heading="ĐVT",
            value_heading="Kết quả",
            staff_table=False,
            sub_rows="letters",
            number_dot=False,
            serial_fields=True,
            zero="zero",
            total_label="Tổng số",
            table_size=10,
            form_order=False,
            habits=Habits(decimals=1, fractions=True, percent_signs=False, commune_procedures=True),
        ),
        "docx",
        ("level3-pl1", "blank-cut"),
        12,
    ),
    Order(
        "BAO CAO CCHC QUY 2 - TX BEN LUA DONG.docx",
        _office("thị xã", "Bến Lụa Đông", "Bùi Hữu Trác"),
        QUARTER,
        Style(
            thousands=",",
            decimal=".",
            appendix="PHỤ LỤC {n}",
            span="(Kỳ báo cáo: từ ngày {first} đến hết ngày {last})",
            sub_rows="dashes",
            number_row=True,
            field_case="title",
            misnumbered=True,
            noise=0.1,
            zero="blank",
        ),
        "docx",
        ("1b-swap", "no-choice"),
        23,
    ),
    Order(
        "bao-cao-cchc-q2-2021-go-tram-tay.pdf",
        _office("huyện", "Gò Trầm Tây", "Lê Minh Cẩn"),
        QUARTER,
        Style(text_size=14, staff_table=True, noise=0.1, pl1_header_rows=2),
        "pdf",
        ("on-time", "period"),
        34,
    ),
    Order(
        "Báo cáo CCHC Q2 (Đầm Ngọc Trung) ký.pdf",
        _office("huyện", "Đầm Ngọc Trung", "Võ Thanh Nhiên"),
        QUARTER,
        Style(
            serif=False,
            thousands="",
            header_depth=2,
            pl1_header_rows=1,
            appendix="Phụ lục 0{n}",
            staff_table=False,
            note_column=False,
            total_label="CỘNG",
            table_size=10,
            text_size=13,
            form_order=False,
            pad_text=False,
            habits=Habits(decimals=2, fractions=False, percent_signs=False, commune_procedures=False),
        ),
        "pdf",
        ("service-text", "1b-row", "over-100"),
        45,
    ),
)
DAMAGED = Order(
    "BC quý II - Núi Tượng Hạ.pdf",
    _office("huyện", "Núi Tượng Hạ", "Đặng Ngọc Diệp"),
    QUARTER,
    Style(),
    "pdf",
    (),
    56,
)


def damaged(content: bytes, seed: int) -> bytes:
    """The file as a broken transfer leaves it: its beginning, then noise, neither directory nor end."""
    rng = random.Random(seed)
    return content[:1400] + rng.randbytes(2600)


def bundled() -> Iterator[Sample]:
    """The six reports, the damaged one last."""
    for order in BUNDLE:
        yield make(order)
    sample = make(DAMAGED)
    truth = {**sample.truth, "org": "", "period": "", "observations": [], "unreadable": "damaged"}
    yield Sample(sample.name, damaged(sample.content, DAMAGED.seed), {}, (), truth)


def write_samples(out: Path, samples: Iterable[Sample]) -> list[Mapping[str, Any]]:
    """Writes the reports to `out/reports` and the truth to `out/truth.json`; returns the truth."""
    folder = out / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    entries: list[Mapping[str, Any]] = []
    for sample in samples:
        (folder / sample.name).write_bytes(sample.content)
        entries.append(sample.truth)
    write_truth(out / "truth.json", entries)
    return entries

"""Invented reports that several tests of the generator look at."""

from __future__ import annotations

import io
import random
import zipfile

import pypdfium2 as pdfium

from data.samples.generator import Order, Sample, make, orders
from data.samples.model import Values, key

RANDOM = 12


def random_reports() -> list[tuple[Order, Sample]]:
    return [(order, make(order)) for order in orders(seed=7, count=RANDOM)]


def dice(seed: int) -> random.Random:
    return random.Random(seed)


def number(values: Values, code: str, dimension: str = "") -> int:
    figure = values.get(key(code, dimension), 0)
    text = str(figure or 0).split("/", maxsplit=1)[0].rstrip("%")
    return int(text)


def pdf_text(content: bytes) -> list[str]:
    document = pdfium.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {n: archive.read(n) for n in ("word/document.xml", "docProps/core.xml")}

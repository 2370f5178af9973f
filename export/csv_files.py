"""CSV that Excel opens right: UTF-8 with BOM, CRLF, RFC 4180 quoting, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

import regex

from export.columns import names
from export.rows import Row, Value

_EVALUATED = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = regex.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def defused(text: str) -> str:
    """The text with a leading apostrophe where a spreadsheet would evaluate it; numbers and lone signs stay."""
    if len(text) > 1 and text.startswith(_EVALUATED) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def plain_number(value: Decimal | float) -> str:
    """A number with a point, without exponent, thousands separator or needless zeros."""
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1 << 16, typed=True)
def as_text(value: Value) -> str:
    """A value as a CSV file has it: None is empty, dates are ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | float):
        return plain_number(value)
    if isinstance(value, date):
        return value.isoformat()
    return defused(_CONTROL.sub("", value))


def csv_bytes(table: str, rows: Iterable[Row]) -> bytes:
    """The whole CSV file of a table."""
    columns = names(table)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([as_text(row.get(name)) for name in columns] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")

"""CSV that Excel opens right: UTF-8 with BOM, CRLF, RFC 4180 quoting, nothing that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

import regex

from export.listing import Listing, Value

ROWS_AT_A_TIME = 64
_EVALUATED = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = regex.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def defused(text: str) -> str:
    """The text with a leading apostrophe where a spreadsheet would evaluate it; numbers and lone signs stay."""
    if len(text) > 1 and text.startswith(_EVALUATED) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def undefused(text: str) -> str:
    """A cell of a CSV file as it was before `defused`."""
    return text[1:] if text.startswith("'") and defused(text[1:]) == text else text


def plain_number(value: Decimal | float) -> str:
    """A number with a point, without exponent, thousands separator or needless zeros."""
    text = f"{value or Decimal(0):f}" if isinstance(value, Decimal) else f"{Decimal(str(value or 0)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_text(value: Value) -> str:
    """A value as a CSV file has it: None is empty, dates are ISO 8601. Equal values are the same text."""
    if isinstance(value, str):
        return defused(value if value.isprintable() else _CONTROL.sub("", value))
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | float):
        return plain_number(value)
    return value.isoformat()


class _Fields(dict[Value, str]):
    """Values as fields of a file, quoted where RFC 4180 asks for it; each is made once."""

    def __missing__(self, value: Value) -> str:
        text = as_text(value)
        if "," in text or '"' in text or "\n" in text or "\r" in text:
            text = '"{}"'.format(text.replace('"', '""'))
        self[value] = text
        return text


def csv_parts(table: Listing) -> Iterator[bytes]:
    """The CSV file of a table, some rows at a time: in one piece it would take memory that is new to the process."""
    yield b"\xef\xbb\xbf" + ",".join(column.name for column in table.columns).encode() + b"\r\n"
    fields = [map(_Fields().__getitem__, values) for values in table.values]
    lines = map(",".join, zip(*fields, strict=True))
    while part := list(islice(lines, ROWS_AT_A_TIME)):
        yield "\r\n".join([*part, ""]).encode()

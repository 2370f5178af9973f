"""A paragraph in pieces, as its runs give them: put together, decoded, cleaned, note marks taken out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum

import regex
from lxml import etree

from extract.docx_styles import PLAIN, RunFormat
from extract.docx_symbols import is_symbol_font, symbol
from extract.legacy_fonts import Encoding, decode, encoding_of

_DROPPED = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_DROPPED |= dict.fromkeys(c for c in range(0x20) if c not in {0x09, 0x0A})
_DROPPED |= dict.fromkeys([*range(0x7F, 0xA0), *range(0x202A, 0x202F)])
_SPACES = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_CLEANED = {**_DROPPED, **_SPACES, 0x2028: "\n", 0x2029: "\n", 0x2011: "-"}

_NOTE_MARK = regex.compile(r"\(?[0-9A-Za-z*]{1,2}\)?")
_RAISED = {"2": "²", "3": "³"}
_LENGTH = regex.compile(r"(?<![^\W\d_])(?:[kchdmn]?m)$")  # what stands before a raised 2 or 3 that is no mark
_TYPED_MARK = regex.compile(r"(?<=[^\s²³])(?<!(?<![^\W\d_])[kchdmn]?m)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?![^\W_])")
_SIGN = regex.compile(r"[\uF000-\uF0FF]")  # where Word keeps the text of symbol fonts
_FROM_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Kind(IntEnum):
    """What a piece of a paragraph is."""

    TEXT = 0
    RAISED = 1
    MARK = 2


@dataclass(slots=True)
class Pieces:
    """A paragraph while it is read: (kind, text, font) in order, with adjacent ones of a kind joined."""

    items: list[tuple[Kind, str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # for each open field: are we in its instruction?
    form: RunFormat = PLAIN

    def add(self, text: str) -> None:
        """Text in the present run's format; nothing if it is hidden or a field's instruction."""
        if text and not (True in self.fields or self.form.hidden):
            kind = Kind.RAISED if self.form.superscript else Kind.TEXT
            self.put(kind, text, self.form.font or "")

    def put(self, kind: Kind, text: str, font: str = "") -> None:
        if self.items and kind != Kind.MARK and self.items[-1][::2] == (kind, font):
            text = self.items.pop()[1] + text
        self.items.append((kind, text, font))


def assembled(items: list[tuple[Kind, str, str]], tab: str) -> tuple[str, tuple[str, ...]]:
    """The pieces as one clean text, and the note marks among them in order."""
    if not items:
        return "", ()
    only_raised = all(kind == Kind.RAISED or not text.strip() for kind, text, _ in items)
    text, marks = "", []
    for kind, piece, font in items:
        if kind == Kind.MARK:
            marks.append(piece)
            continue
        readable = _readable(piece, font)
        sign = readable.strip()
        if kind == Kind.RAISED and not only_raised and _NOTE_MARK.fullmatch(sign):
            if sign in _RAISED and _LENGTH.search(text):
                text += _RAISED[sign]
                continue
            if text and not text[-1].isspace():
                marks.append(sign.strip("()"))
                continue
        text += readable
    text = unicodedata.normalize("NFC", text).translate(_CLEANED)
    marks.extend(typed.translate(_FROM_RAISED) for typed in _TYPED_MARK.findall(text))
    text = _TYPED_MARK.sub("", text)
    lines = (line.replace("\t", tab).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n"), tuple(marks)


def is_legacy(font: str) -> bool:
    """Whether a font shows other letters than its text has."""
    return bool(font) and encoding_of(font) is not Encoding.UNICODE


def _readable(piece: str, font: str) -> str:
    if is_legacy(font):
        return decode(piece, font)
    if not _SIGN.search(piece):
        return piece
    shown_in = font if is_symbol_font(font) else "Symbol"
    return _SIGN.sub(lambda match: symbol(f"{ord(match[0]):X}", shown_in), piece)

"""A paragraph in pieces, as its runs give them: put together, decoded, cleaned, note marks taken out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby

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

# Any character that is changed or taken out below; most texts have none.
_ODD = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\xb2\xb3\xb9\u2000-\u200f\u2011\u2028-\u202f\u205f-\u2079\u3000\ue000-\uf8ff\ufeff]"
)
_NOTE_MARK = regex.compile(r"\(?[0-9A-Za-z*]{1,2}\)?")
_TAIL = 8  # characters before a raised sign that say what it is
_LONG = 1000
_HEAPED_MARKS = regex.compile(r"(\p{Mn}{8})\p{Mn}+")  # sorting heaps of marks takes Unicode quadratic time
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
    """A paragraph while it is read: (kind, text, font) in order."""

    items: list[tuple[Kind, str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # for each open field: are we in its instruction?
    form: RunFormat = PLAIN

    def add(self, text: str) -> None:
        """Text in the present run's format; nothing if it is hidden or a field's instruction."""
        if text and not (True in self.fields or self.form.hidden):
            kind = Kind.RAISED if self.form.superscript else Kind.TEXT
            self.items.append((kind, text, self.form.font or ""))

    def add_mark(self, mark: str) -> None:
        """The mark of a note, drawn raised behind the text."""
        if not self.form.hidden:
            self.items.append((Kind.MARK, mark, ""))


def assembled(items: list[tuple[Kind, str, str]], tab: str, *, in_doubt: bool = True) -> tuple[str, tuple[str, ...]]:
    """The pieces as one clean text, and the note marks among them in order.

    Adjacent pieces in the same font are joined before they are decoded: Word cuts words anywhere. `in_doubt`:
    whether a text in an old font that reads well both ways is decoded.
    """
    if not items:
        return "", ()
    first, _, font = items[0]
    if first == Kind.TEXT and all(kind == first and named == font for kind, _, named in items[1:]):
        return plain("".join([text for _, text, _ in items]), font, tab, in_doubt=in_doubt)
    only_raised = all(kind == Kind.RAISED or not text.strip() for kind, text, _ in items)
    parts: list[str] = []
    marks: list[str] = []
    tail = ""
    for (kind, font), group in groupby(items, key=lambda item: (item[0], item[2])):
        texts = [text for _, text, _ in group]
        if kind == Kind.MARK:
            marks.extend(texts)
            continue
        readable = _readable("".join(texts), font, in_doubt)
        if kind == Kind.RAISED and not only_raised:
            mark = _mark(readable, tail)
            if mark:
                marks.append(mark)
                continue
            readable = _RAISED.get(readable.strip(), readable)
        parts.append(readable)
        tail = (tail + readable)[-_TAIL:]
    text, typed = cleaned("".join(parts), tab)
    return text, (*marks, *typed)


def plain(text: str, font: str, tab: str, *, in_doubt: bool) -> tuple[str, tuple[str, ...]]:
    """A text in one font, as `assembled` gives it."""
    return cleaned(_readable(text, font, in_doubt), tab)


def cleaned(text: str, tab: str) -> tuple[str, tuple[str, ...]]:
    """The text in NFC with common spaces and nothing invisible, and the note marks typed as raised digits."""
    if text.isascii() and text.isprintable():
        return text.strip(), ()
    if len(text) > _LONG:
        text = _HEAPED_MARKS.sub(r"\1", text)
    text = unicodedata.normalize("NFC", text)
    if _ODD.search(text) is None:
        return text.strip(), ()
    text = text.translate(_CLEANED)
    marks = tuple(typed.translate(_FROM_RAISED) for typed in _TYPED_MARK.findall(text))
    lines = (line.replace("\t", tab).strip() for line in _TYPED_MARK.sub("", text).split("\n"))
    return "\n".join(lines).strip("\n"), marks


def _mark(raised: str, before: str) -> str:
    """The note mark that a raised text is, without brackets; empty where it belongs to the text (m², 1st)."""
    sign = raised.strip()
    if not before or before[-1].isspace() or not _NOTE_MARK.fullmatch(sign):
        return ""
    return "" if sign in _RAISED and _LENGTH.search(before) else sign.strip("()")


def is_legacy(font: str) -> bool:
    """Whether a font shows other letters than its text has."""
    return bool(font) and encoding_of(font) is not Encoding.UNICODE


def _readable(piece: str, font: str, in_doubt: bool) -> str:
    if len(piece) > _LONG:
        piece = _HEAPED_MARKS.sub(r"\1", piece)
    if is_legacy(font):
        return decode(piece, font, in_doubt=in_doubt)
    if not _SIGN.search(piece):
        return piece
    shown_in = font if is_symbol_font(font) else "Symbol"
    return _SIGN.sub(lambda match: symbol(f"{ord(match[0]):X}", shown_in), piece)

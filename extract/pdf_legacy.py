"""Vietnamese of before Unicode in a PDF's text: told by the fonts' names, or by the letters where names got lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import regex

from extract import pdf_raw as raw
from extract.legacy_fonts import Encoding, decode, encoding_of, vietnamese_as
from extract.lost_horns import Piece, with_lost_horns
from extract.pieces import Ints
from extract.syllables import is_syllable

# Latin-1 letters and signs that Vietnamese in Unicode never needs: a page without them is none of these.
_FOREIGN = re.compile(
    r"[\u00a1-\u00ae\u00b1-\u00bf\u00c4-\u00c7\u00cb\u00ce\u00cf\u00d1\u00d6-\u00d9\u00db\u00dc\u00de\u00df"
    r"\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_FONT_OF = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times"}
# PDFium puts these where the file has a soft hyphen, which TCVN3 writes for ư.
_HYPHENS = str.maketrans({"\ufffe": "\u00ad", "\u0002": "\u00ad"})

_WITH_HYPHEN = regex.compile(r"\p{L}*(?P<hyphen>[-\u2010])(?:(?<=\p{L}.)\p{L}*|\p{L}+)(?!\p{Pd})")


def decoded(
    text: str, pieces: Sequence[str], text_page: Any, heads: Sequence[int], run: Ints, ends: tuple[Ints, Ints]
) -> list[str] | None:
    """The pieces as Unicode, or None where the page has nothing to decode.

    `heads` are the first characters of the page's text objects, `run` the object of each piece, `ends` the first and
    the last character of each. A font whose name tells its encoding decides; for others the letters of the whole page
    do.
    """
    if len(_FOREIGN.findall(text)) < 2:
        return None
    names = [raw.font_name(text_page, head) for head in heads]
    lost = _by_letters(text)
    fonts = [name if encoding_of(name) is not Encoding.UNICODE else lost for name in names]
    if not any(fonts):
        return None
    runs = run.tolist()
    shown = [
        _decoded(piece, fonts[number]) if fonts[number] else piece for piece, number in zip(pieces, runs, strict=True)
    ]
    mine = [n for n, number in enumerate(runs) if fonts[number] and encoding_of(fonts[number]) is not Encoding.VNI]
    first, last = (at.tolist() for at in ends)
    horned = with_lost_horns([Piece(shown[n], runs[n], first[n], last[n]) for n in mine])
    for n, piece in zip(mine, horned, strict=True):
        shown[n] = piece
    return shown


def _decoded(piece: str, font: str) -> str:
    text = decode(piece.translate(_HYPHENS), font)
    if encoding_of(font) is Encoding.VNI or _WITH_HYPHEN.search(text) is None:
        return text
    return _WITH_HYPHEN.sub(_with_horn, text)


def _with_horn(match: regex.Match[str]) -> str:
    """The word with ư for its hyphen where that makes a syllable of it.

    WinAnsi, in which most such files are set, calls TCVN3's code of ư a hyphen, and PDFium gives one.
    """
    word = match[0]
    horned = word.replace(match["hyphen"], "Ư" if word.isupper() else "ư")
    return horned if is_syllable(horned) else word


def _by_letters(text: str) -> str:
    """The font to read a page with whose fonts' names tell nothing; empty where its letters are Unicode.

    Many words of VNI are syllables as TCVN3, too, and the other way round: the one that explains more words has it.
    """
    tcvn3 = vietnamese_as(text.translate(_HYPHENS), Encoding.TCVN3)
    vni = vietnamese_as(text, Encoding.VNI)
    if max(tcvn3, vni) <= 0:
        return ""
    return _FONT_OF[Encoding.TCVN3 if tcvn3 >= vni else Encoding.VNI]

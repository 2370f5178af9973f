"""Vietnamese text of before Unicode: TCVN3 (fonts `.Vn…`) and VNI (fonts `VNI-…`) to NFC Unicode.

Such a font shows a Vietnamese letter where the text has a Latin-1 one: `C«ng` in .VnTime is `Công`. TCVN3 has
no codes for most toned capitals: a font whose name ends in H shows all letters as capitals instead. Tables:
TCVN 5712:1993 (VN3) and the VNI for Windows layout, as every Vietnamese keyboard program documents them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import filterfalse

import regex

from extract.syllables import is_syllable

_LOW = (
    "à\xb5 ả\xb6 ã\xb7 á\xb8 ạ\xb9 ă\xa8 ằ\xbb ẳ\xbc ẵ\xbd ắ\xbe ặ\xc6 â\xa9 ầ\xc7 ẩ\xc8 ẫ\xc9 ấ\xca ậ\xcb "
    "è\xcc ẻ\xce ẽ\xcf é\xd0 ẹ\xd1 ê\xaa ề\xd2 ể\xd3 ễ\xd4 ế\xd5 ệ\xd6 ì\xd7 ỉ\xd8 ĩ\xdc í\xdd ị\xde "
    "ò\xdf ỏ\xe1 õ\xe2 ó\xe3 ọ\xe4 ô\xab ồ\xe5 ổ\xe6 ỗ\xe7 ố\xe8 ộ\xe9 ơ\xac ờ\xea ở\xeb ỡ\xec ớ\xed ợ\xee "
    "ù\xef ủ\xf1 ũ\xf2 ú\xf3 ụ\xf4 ư\xad ừ\xf5 ử\xf6 ữ\xf7 ứ\xf8 ự\xf9 ỳ\xfa ỷ\xfb ỹ\xfc ý\xfd ỵ\xfe đ\xae"
)
_CAPITAL = "Ă\xa1 Â\xa2 Ê\xa3 Ô\xa4 Ơ\xa5 Ư\xa6 Đ\xa7"

TCVN3: Mapping[str, str] = {pair[1]: pair[0] for pair in f"{_LOW} {_CAPITAL}".split(" ")}
"""Each TCVN3 code (as the Latin-1 character that carries it) with its letter."""

# Codes whose letter has a capital of its own are what they are; the others stand for both cases.
_CASED = frozenset("\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae")

# VNI puts the mark behind the letter: `aù` is á. Marks by what they add to a plain vowel.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Each VNI code, one or two characters, with its letter; a capital may carry a small mark (`Aù`)."""
    low = dict(_VNI_SINGLE)
    low |= {f"{v}{m}": f"{_VNI_SINGLE.get(v, v)}{t}" for v in "aeouyôö" for m, t in _VNI_TONES.items()}
    low |= {f"{v}{m}": f"{v}\u0302{t}" for v in "aeo" for m, t in _VNI_HATS.items()}
    low |= {f"a{m}": f"a\u0306{t}" for m, t in _VNI_BREVES.items()}
    both = low | {code.upper(): letter.upper() for code, letter in low.items()}
    both |= {f"{code[0].upper()}{code[1]}": letter.upper() for code, letter in low.items() if len(code) == 2}
    return {code: unicodedata.normalize("NFC", letter) for code, letter in both.items()}


VNI: Mapping[str, str] = _vni_table()
"""Each VNI code (one or two Latin-1 characters) with its letter."""

_VNI_CODE = regex.compile("|".join(sorted(VNI, key=lambda code: (-len(code), code))))
_TCVN3_CODE = regex.compile(f"[{''.join(TCVN3)}]")

_TCVN3_FONT = regex.compile(r"(?:[A-Z]{6}\+)?(?:\.[Vv][Nn]|Vn(?=[A-Z])) ?\w[^,-]*?(?P<capitals>H?)(?:[,-].*)?")
_VNI_FONT = regex.compile(r"(?:[A-Z]{6}\+)?(?:VNI|[Vv]ni)[-_ ].*")
_WORD = regex.compile(r"\S+")
_PIECE = regex.compile(r"[^\s\d!-/:-@\[-`{-~‘’“”–—…•]+")
_UNICODE_ONLY = regex.compile(r"[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1EA0-\u1EF9]")
_LONGEST = 2 * len("nghiêng")  # decomposed letters count twice
_IN_SYMBOL_AREA = re.compile("[\uf0a0-\uf0ff]")
_SYMBOL_AREA = {0xF000 + code: code for code in range(0xA0, 0x100)}


class Encoding(StrEnum):
    """How a font's text is coded."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3-capitals"
    VNI = "vni"


@lru_cache(maxsize=1024)
def encoding_of(font: str) -> Encoding:
    """The encoding that a font's name tells (`.VnTimeH`, `ABCDEF+.VnTime,Bold`, `VNI-Times`)."""
    name = font.strip()
    match = _TCVN3_FONT.fullmatch(name)
    if match:
        return Encoding.TCVN3_CAPITALS if match["capitals"] == "H" else Encoding.TCVN3
    return Encoding.VNI if _VNI_FONT.fullmatch(name) else Encoding.UNICODE


@dataclass(frozen=True, slots=True)
class _Reading:
    """A word both ways: `vote` is 1 if only the decoded one is Vietnamese, -1 if only the raw one, else 0."""

    raw: str
    decoded: str
    vote: int


@lru_cache(maxsize=1 << 13)
def decode(text: str, font: str, *, in_doubt: bool = True) -> str:
    """The text as NFC Unicode, as the font shows it; text in a Unicode font is only composed.

    Word by word: text that is Unicode already in spite of its font stays. A word that reads well both ways
    goes with the majority of the others; `in_doubt` says whether it is decoded if there is none.
    """
    encoding = encoding_of(font)
    if encoding is Encoding.UNICODE:
        return unicodedata.normalize("NFC", text)
    text = _composed(text)
    readings = _readings(text, encoding)
    votes = sum(r.vote for r in readings)
    legacy = votes > 0 or (votes == 0 and in_doubt)
    if encoding is Encoding.TCVN3:
        readings = _with_capitals(readings)
    words = iter(r.decoded if r.vote > 0 or (r.vote == 0 and legacy) else r.raw for r in readings)
    shown = _WORD.sub(lambda _: next(words), text)
    return shown.upper() if encoding is Encoding.TCVN3_CAPITALS else shown


def looks_like_tcvn3(text: str) -> bool:
    """Whether a text is rather TCVN3 than Unicode: more of its words are Vietnamese only when so decoded."""
    return vietnamese_as(text, Encoding.TCVN3) > 0


def looks_like_vni(text: str) -> bool:
    """Whether a text is rather VNI than Unicode: more of its words are Vietnamese only when so decoded."""
    return vietnamese_as(text, Encoding.VNI) > 0


def vietnamese_as(text: str, encoding: Encoding) -> int:
    """How many more of a text's words are Vietnamese only when so decoded than only when not."""
    words = Counter(filterfalse(str.isascii, _composed(text).split()))  # ASCII is the same in all of them
    return sum(_read(word, encoding is Encoding.VNI).vote * times for word, times in words.items())


def _composed(text: str) -> str:
    """The text in NFC, its codes out of the private area where Word keeps those of symbol fonts."""
    text = unicodedata.normalize("NFC", text)
    return text if _IN_SYMBOL_AREA.search(text) is None else text.translate(_SYMBOL_AREA)


def _readings(text: str, encoding: Encoding) -> list[_Reading]:
    vni = encoding is Encoding.VNI
    return [_read(match[0], vni) for match in _WORD.finditer(text)]


@lru_cache(maxsize=16384)
def _read(word: str, vni: bool) -> _Reading:
    if word.isascii():
        return _Reading(word, word, 0)
    if _UNICODE_ONLY.search(word):
        return _Reading(word, word, -1)
    table, code = (VNI, _VNI_CODE) if vni else (TCVN3, _TCVN3_CODE)
    decoded = code.sub(lambda match: table[match[0]], word)
    if sum(map(str.isalpha, decoded)) == 1:  # a lone letter proves nothing
        return _Reading(word, decoded, 0)
    left = any(c.isalpha() and not c.isascii() for c in code.sub("", word))  # letters that it has no codes for
    return _Reading(word, decoded, (not left and _is_text(decoded)) - (_is_even(word) and _is_text(word)))


def _is_text(word: str) -> bool:
    """Whether the word's non-ASCII pieces are syllables, with at least one of them."""
    pieces = [piece for piece in _PIECE.findall(word) if not piece.isascii()]
    return bool(pieces) and all(len(piece) <= _LONGEST and is_syllable(piece) for piece in pieces)


def _is_even(word: str) -> bool:
    """Whether no small letter stands among capitals, as it does in TCVN3 (`THµNH`), but not in Unicode."""
    return all(piece.islower() or piece.isupper() or piece.istitle() for piece in _PIECE.findall(word))


def _with_capitals(readings: list[_Reading]) -> list[_Reading]:
    """TCVN3 readings with toned letters as capitals in words typed in capitals: `THµNH` is `THÀNH`.

    A lone capital in front (`Hå`) does not tell; such a word is in capitals only if every cased letter of the
    text is, and another word with a toned letter shows it.
    """
    shown = [_is_capitals(r.raw) for r in readings]
    everywhere = any(shown) and not any(_has_low(r.raw) for r in readings)
    return [
        _Reading(r.raw, r.decoded.upper(), r.vote) if sure or (everywhere and _has_toned(r.raw)) else r
        for r, sure in zip(readings, shown, strict=True)
    ]


def _has_low(word: str) -> bool:
    return any((c.isascii() and c.islower()) or (c in _CASED and TCVN3[c].islower()) for c in word)


def _has_toned(word: str) -> bool:
    return any(c in TCVN3 and c not in _CASED for c in word)


def _is_capitals(word: str) -> bool:
    """Whether a toned letter stands in the word among capitals, one of them not its first letter."""
    if not _has_toned(word) or _has_low(word):
        return False
    start = next((i for i, c in enumerate(word) if c in TCVN3 or c.isalpha()), 0)
    return any(c in _CASED or (c.isascii() and c.isupper()) for c in word[start + 1 :])

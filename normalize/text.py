"""Text folding: the one place where letters are made comparable."""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

import regex

_TWICE = regex.compile(r"([a-z])\1+")
_STRUCK_TWICE = ("nn", "hh", "gg", "mm", "pp")
_SLIP = regex.compile(r"(?<=[aeiouy])([nhgmp])\1([a-z ]*)")
LEADING_NUMBER = regex.compile(
    r"^(?:(?:\d{1,2}|[IVX]{1,4})\.(?:\d{1,2}\.)*(?:\d{1,2}(?:[a-zđ][.)]?)?)?[)/]?|(?:\d{1,2}|[IVX]{1,4})[)/]|[a-zđ][.)])(?:\s+|(?<=[)/])(?=\p{L}))"
)
"""The number or letter of a list before a label."""
_KEPT = b"0123456789abcdefghijklmnopqrstuvwxyz%"
_WORDS = bytes(c if c in _KEPT else ord(" ") for c in range(256))


def _base(char: str) -> str:
    """The letter without its marks, in lower case; always one character, so that offsets hold."""
    if char in "đĐ":
        return "d"
    folded = unicodedata.normalize("NFD", char)[0].lower()
    return folded if len(folded) == 1 else char


_BASE = {ord(c): _base(c) for c in map(chr, range(0xC0, 0x1EFA)) if _base(c) != c}
_BASE |= {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_BASE |= {0xA0: " ", 0x2009: " ", 0x202F: " ", 0x2013: "-", 0x2014: "-", 0x2212: "-"}
_ASCII, _MARKED = ("".join(map(chr, codes)) for codes in (range(0x20, 0x7F), range(0x1EA0, 0x1EFA)))
_USUAL = f"\0\t\n{_ASCII}ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư{_MARKED}\xa0°¹²³·–—‘’“”•…≤≥"
"""What Vietnamese is written with: a code page, since Python looks such up thirty times as fast as any other table."""
_CODES, _PLAIN = codecs.charmap_build(_USUAL), _USUAL.translate(_BASE)


def nfc(text: str) -> str:
    """The text composed (NFC), its ends stripped."""
    return unicodedata.normalize("NFC", text).strip()


@lru_cache(maxsize=1 << 15)
def squeeze(text: str) -> str:
    """The text composed, every run of white space one space, its ends stripped."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def plain(text: str) -> str:
    """NFC text in lower case without tone marks, character for character: same length, same offsets."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _CODES)[0], "strict", _PLAIN)[0]
    except UnicodeEncodeError:
        return text.translate(_BASE)


def struck_once(text: str) -> str:
    """Plain text without letters struck twice that no Vietnamese syllable has twice: `van phonng` is `van phong`.

    Same length: what stands behind such a letter, up to the next sign or digit, begins one place earlier.
    """
    return _SLIP.sub(r"\1\2 ", text) if any(map(text.__contains__, _STRUCK_TWICE)) else text


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """The text as its words alone: lower case, no marks, no punctuation, single spaces (`%` is kept)."""
    letters = plain(unicodedata.normalize("NFC", text)).encode("ascii", "replace")
    return " ".join(letters.translate(_WORDS).decode("ascii").split())


def unnumbered(label: str) -> str:
    """The label composed (NFC), without the number or letter of a list before it."""
    text = nfc(label)
    return LEADING_NUMBER.sub("", text) if "." in text or ")" in text or "/" in text else text


def slug(text: str) -> str:
    """The folded text with hyphens: `Đất đai` is `dat-dai`."""
    return fold(text).replace(" ", "-").replace("%", "")


@lru_cache(maxsize=1 << 15)
def typed(word: str) -> str:
    """A folded word without what Vietnamese typing leaves in it when it is not set: `ddieeuf` is `dieu`.

    No Vietnamese syllable has a letter twice in a row, a w, or ends on s, f, r, x or j; these are keys for marks.
    """
    plain = _TWICE.sub(r"\1", word).replace("w", "") or word
    return plain[:-1] if len(plain) > 2 and plain[-1] in "sfrxj" else plain

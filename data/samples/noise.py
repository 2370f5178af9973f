"""Labels as hands type them: the stronger the noise, the more of their words and letters are not the form's."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

import regex

WORD = 0.5  # of the noise is the chance of a slip in each word
MARKS = 0.25  # of the noise is the chance that a whole label lost its tone marks
BRACKETS = 1.0
SHORTENED = 1.0
OLD_TONES = 1.0

_BRACKETS = regex.compile(r"\s*\([^()]*\)")
_ABBREVIATIONS = (
    ("TTHC", "thủ tục hành chính"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("ĐVSNCL", "đơn vị sự nghiệp công lập"),
    ("CCHC", "cải cách hành chính"),
    ("UBND", "Ủy ban nhân dân"),
    ("NSNN", "ngân sách nhà nước"),
    ("DVC", "dịch vụ công"),
    ("BCCI", "bưu chính công ích"),
    ("CBCC", "cán bộ, công chức"),
    ("VTVL", "vị trí việc làm"),
    ("HS", "hồ sơ"),
    ("CQ", "cơ quan"),
    ("SL", "số lượng"),
    ("HTTT", "Hệ thống thông tin"),
    ("LĐ", "lãnh đạo"),
)
_OLD = (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("ỏa", "oả"), ("úy", "uý"), ("ụy", "uỵ"))
_TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_DOUBLED = {"\u0302": "", "\u031b": "w", "\u0306": "w"}
_KEYS = dict(zip("abcdeghiklmnopqrstuvxy", "svvsrhjolknmpowtdyibzu", strict=True))


@dataclass(frozen=True, slots=True)
class Hand:
    """Types labels with so much noise: 0 is the form's wording, 0.5 a slip in every fourth word.

    A text is typed once: the same text with the same `key` comes out the same, as a merged header does.
    """

    seed: int
    noise: float

    def typed(self, text: str, key: str = "") -> str:
        """The text as this hand types it; never empty."""
        if not self.noise or not text.strip():
            return text
        rng = random.Random(f"{self.seed}|{key}|{text}")
        typed = self._abbreviated(rng, self._unbracketed(rng, text))
        words = [w for word in typed.split(" ") if (w := self._word(rng, word))]
        typed = " ".join(words) or text
        if rng.random() < self.noise * OLD_TONES:
            for new, old in _OLD:
                typed = typed.replace(new, old)
        return _joined(rng, unmarked(typed) if rng.random() < self.noise * MARKS else typed, self.noise)

    def _unbracketed(self, rng: random.Random, text: str) -> str:
        bare = _BRACKETS.sub("", text)
        return bare if bare.strip() and rng.random() < self.noise * BRACKETS else text

    def _abbreviated(self, rng: random.Random, text: str) -> str:
        """Abbreviations opened and words abbreviated."""
        for short, long in _ABBREVIATIONS:
            if rng.random() >= self.noise * SHORTENED:
                continue
            if regex.search(rf"\b{short}\b", text):
                text = regex.sub(rf"\b{short}\b", long, text)
            else:
                text = regex.sub(rf"\b{long}\b", short, text, flags=regex.IGNORECASE)
        return text

    def _word(self, rng: random.Random, word: str) -> str:
        letters = sum(c.isalpha() for c in word)
        if letters < 2 or any(c.isdigit() for c in word) or rng.random() >= self.noise * WORD:
            return word
        return rng.choice((_swapped, _letter_lost, _doubled, _neighbour, unmarked, _telex, _lost))(rng=rng, word=word)


AS_THE_FORM = Hand(0, 0.0)


def unmarked(word: str, rng: random.Random | None = None) -> str:  # noqa: ARG001 — called like the other slips
    """The text without tone marks and hooks: `Đất đai` is `Dat dai`."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    return plain.replace("đ", "d").replace("Đ", "D")


def _place(rng: random.Random, word: str) -> int:
    return rng.choice([n for n, c in enumerate(word) if c.isalpha()])


def _swapped(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _letter_lost(rng: random.Random, word: str) -> str:
    at = _place(rng, word)
    return word[:at] + word[at + 1 :]


def _doubled(rng: random.Random, word: str) -> str:
    at = _place(rng, word)
    return word[: at + 1] + word[at:]


def _neighbour(rng: random.Random, word: str) -> str:
    """One letter hit beside its key."""
    places = [n for n, c in enumerate(word) if c.lower() in _KEYS]
    if not places:
        return word
    at = rng.choice(places)
    return word[:at] + _KEYS[word[at].lower()] + word[at + 1 :]


def _telex(rng: random.Random, word: str) -> str:  # noqa: ARG001 — called like the other slips
    """The keys of a word whose marks the typing program did not set: `điều` is `ddieeuf`."""
    keys, tone = "", ""
    for char in word:
        split = unicodedata.normalize("NFD", char)
        base = split[0]
        keys += "dd" if base == "đ" else base
        for mark in split[1:]:
            tone += _TELEX.get(mark, "")
            keys += _DOUBLED.get(mark, "") or (base.lower() if mark == "\u0302" else "")
    end = len(keys.rstrip(",.;:)"))
    return keys[:end] + tone + keys[end:]


def _lost(rng: random.Random, word: str) -> str:  # noqa: ARG001 — called like the other slips
    return ""


def _joined(rng: random.Random, text: str, noise: float) -> str:
    """Now and then a space is lost."""
    words = text.split(" ")
    if len(words) > 2 and rng.random() < noise * 0.2:
        at = rng.randrange(len(words) - 1)
        words[at : at + 2] = ["".join(words[at : at + 2])]
    return " ".join(words)

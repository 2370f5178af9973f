"""Which words can be Vietnamese syllables: the measure by which two readings of a text are told apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOP_TONES = frozenset("\u0301\u0323")  # before c, ch, p, t only sắc and nặng are possible
_STOPS = ("c", "ch", "p", "t")

# Longest first: `ngh` must not be taken for `ng`, nor `gi` for `g`.
_ONSET_LIST = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"
_RIME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt up uơ ut
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu
    y yêm yên yêng yêt yêu
    """
_ONSETS = tuple(_ONSET_LIST.split())
_RIMES = frozenset(_RIME_LIST.split())


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether the word (any case, NFC or NFD) is a possible Vietnamese syllable: onset, rime and tone fit."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in decomposed if c in TONES]
    if len(tones) > 1:
        return False
    base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES))
    return any(_is_rime(base[len(onset) :], tones) for onset in (*_ONSETS, "") if base.startswith(onset))


def _is_rime(rime: str, tones: list[str]) -> bool:
    if rime not in _RIMES:
        return False
    return not rime.endswith(_STOPS) or (bool(tones) and tones[0] in _STOP_TONES)

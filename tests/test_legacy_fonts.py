"""Text of before Unicode: all 134 letters there and back, and text that is Unicode already stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.legacy_fonts import Encoding, decode, encoding_of, looks_like_tcvn3, looks_like_vni, vietnamese_as

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợ"
    "pqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)  # fmt: skip
MARKED = "".join(c for c in LETTERS if not c.isascii())

# Written out a second time, from the published tables, not from the module.
TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        strict=True,
    )
)
VNI = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
        [
            "aø",
            "aû",
            "aõ",
            "aù",
            "aï",
            "aê",
            "aè",
            "aú",
            "aü",
            "aé",
            "aë",
            "aâ",
            "aà",
            "aå",
            "aã",
            "aá",
            "aä",
            "ñ",
            "eø",
            "eû",
            "eõ",
            "eù",
            "eï",
            "eâ",
            "eà",
            "eå",
            "eã",
            "eá",
            "eä",
            "ì",
            "æ",
            "ó",
            "í",
            "ò",
            "oø",
            "oû",
            "oõ",
            "où",
            "oï",
            "oâ",
            "oà",
            "oå",
            "oã",
            "oá",
            "oä",
            "ô",
            "ôø",
            "ôû",
            "ôõ",
            "ôù",
            "ôï",
            "uø",
            "uû",
            "uõ",
            "uù",
            "uï",
            "ö",
            "öø",
            "öû",
            "öõ",
            "öù",
            "öï",
            "yø",
            "yû",
            "yõ",
            "yù",
            "î",
        ],
        strict=True,
    )
)
VNI |= {letter.upper(): code.upper() for letter, code in VNI.items()}
PHRASES = [
    "Uỷ ban nhân dân thị xã",
    "Tỷ lệ giải quyết đúng hạn: 99,8%",
    "Sở, ngành đã kết nối; phường được giao 12 người",
    "Những khó khăn, vướng mắc khuya khoắt nghiêng ngả",
    "Quyết định số 15/2021/QĐ-UBND",
    "hoặc Ủy ban",
]


def tcvn3(text: str) -> str:
    """The text as typed in a TCVN3 font; capitals that it lacks are typed small."""
    return "".join(TCVN3.get(c) or TCVN3.get(c.lower(), c) for c in text)


def vni(text: str) -> str:
    return "".join(VNI.get(c, c) for c in text)


def test_there_are_134_letters():
    assert len(MARKED) == 67
    assert set(MARKED) == {c for c in TCVN3 if c.islower()}
    assert set(MARKED + MARKED.upper()) == set(VNI)


@pytest.mark.parametrize("letter", MARKED)
def test_every_letter_in_both_cases(letter: str):
    assert decode(TCVN3[letter], ".VnTime") == letter
    assert decode(TCVN3[letter], ".VnTimeH") == letter.upper()
    assert decode(tcvn3(letter.upper()), ".VnTimeH") == letter.upper()
    assert decode(f"N{tcvn3(letter.upper())}N", ".VnTime") == f"N{letter.upper()}N"
    assert decode(VNI[letter], "VNI-Times") == letter
    assert decode(VNI[letter.upper()], "VNI-Times") == letter.upper()


@pytest.mark.parametrize("text", PHRASES)
def test_phrases_there_and_back(text: str):
    low = text[0] + text[1:]
    assert decode(vni(text), "VNI-Helve") == text
    assert decode(tcvn3(low), ".VnArial").lower() == text.lower()
    assert decode(tcvn3(text), ".VnArialH") == text.upper()


@pytest.mark.parametrize("text", [*PHRASES, "HÒA VÀ XÃ", "Số là 5 của xã hội", "chỉ có ASCII 12"])
@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Times New Roman"])
def test_what_is_unicode_already_stays(text: str, font: str):
    assert decode(text, font) == text
    assert decode(unicodedata.normalize("NFD", text), font) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("THµNH PHè", "THÀNH PHỐ"),
        ("Së Tµi chÝnh", "Sở Tài chính"),
        ("VÒ THÓ CHÕ", "VỀ THỂ CHẾ"),
        ("Hå", "Hồ"),
        ("§µ N½ng", "Đà Nẵng"),
        ("§ÒN", "ĐỀN"),
        ("X· héi CHñ NGHÜA", "Xã hội CHỦ NGHĨA"),
    ],
)
def test_capitals_typed_in_a_small_font(typed: str, shown: str):
    assert decode(typed, ".VnTime") == shown


def test_one_run_may_hold_both():
    assert decode("Kh¶o s¸t Hội đồng Kh¶o s¸t", ".VnTime") == "Khảo sát Hội đồng Khảo sát"


def test_text_of_the_private_area_is_decoded_too():
    assert decode("Kh\uf0b6o", ".VnTime") == "Khảo"


def test_letters_tell_one_old_encoding_from_the_other():
    text = " ".join(PHRASES)
    assert vietnamese_as(vni(text), Encoding.VNI) > vietnamese_as(vni(text), Encoding.TCVN3)
    assert vietnamese_as(tcvn3(text), Encoding.TCVN3) > vietnamese_as(tcvn3(text), Encoding.VNI)


@pytest.mark.parametrize("text", PHRASES)
def test_looks(text: str):
    assert looks_like_tcvn3(tcvn3(text)) or text.isupper()
    assert looks_like_vni(vni(text))
    assert not looks_like_tcvn3(text)
    assert not looks_like_vni(text)


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnTimeH", Encoding.TCVN3_CAPITALS),
        ("ABCDEF+.VnArial NarrowH,Bold", Encoding.TCVN3_CAPITALS),
        ("VnTimeH-Bold", Encoding.TCVN3_CAPITALS),
        ("VNI-Times", Encoding.VNI),
        ("ABCDEF+VNI-Helve,Italic", Encoding.VNI),
        ("Times New Roman", Encoding.UNICODE),
        ("Verdana", Encoding.UNICODE),
        ("", Encoding.UNICODE),
    ],
)
def test_encodings_by_font(font: str, encoding: Encoding):
    assert encoding_of(font) is encoding


@given(st.text(), st.sampled_from([".VnTime", ".VnTimeH", "VNI-Times"]))
def test_any_text_is_decoded_to_nfc(text: str, font: str):
    shown = decode(text, font)
    assert shown.split() == [] or unicodedata.is_normalized("NFC", shown)

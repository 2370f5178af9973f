"""Numbers that stand in no text: each list is written as Word writes it, and read as Word draws it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.docx_numbering import formatted
from tests.docx_builder import p, r, table, tbl, tc, texts, tr


def level(index: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def place(depth: int = 0, num: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'


def numbers(levels: str, depths: Sequence[int | tuple[int, int]]) -> list[str]:
    """The numbers drawn for paragraphs at these depths (or depth and list)."""
    body = "".join(p("x", place(*(d if isinstance(d, tuple) else (d,)))) for d in depths)
    return [text.removesuffix("x").strip() for text in texts(body, numbering=levels)]


OUTLINE = (level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))
TREE = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))


def test_an_outline_counts_and_restarts():
    assert numbers(listed(*OUTLINE), [0, 1, 1, 2, 2, 1, 2, 0, 1]) == [
        "I.",
        "1.",
        "2.",
        "a)",
        "b)",
        "3.",
        "a)",
        "II.",
        "1.",
    ]


def test_numbers_of_all_levels():
    assert numbers(listed(*TREE), [0, 1, 2, 2, 1, 2, 0, 1]) == (
        ["1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.2.1.", "2.", "2.1."]
    )


def test_a_level_whose_upper_one_never_came_shows_its_start():
    assert numbers(listed(*TREE), [1, 1]) == ["1.1.", "1.2."]


def test_restarts_may_be_forbidden_or_narrowed():
    never = (TREE[0], level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    assert numbers(listed(*never), [0, 1, 1, 0, 1]) == ["1.", "1.", "2.", "2.", "3."]
    after_first = (*TREE[:2], level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>'))
    assert numbers(listed(*after_first), [0, 1, 2, 1, 2, 0, 2]) == [
        "1.",
        "1.1.",
        "1.",
        "1.2.",
        "2.",
        "2.",
        "1.",
    ]


def test_two_lists_of_one_kind_go_on_unless_one_starts_anew():
    num = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    nums = num.format(1, "") + num.format(2, "") + num.format(3, start)
    places = [(0, 1), (0, 1), (0, 2), (0, 3), (0, 3), (0, 1)]
    assert numbers(listed(TREE[0], nums=nums), places) == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_an_override_may_bring_its_own_level():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1/")}</w:lvlOverride>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{own}</w:num>'
    assert numbers(listed(*TREE, nums=nums), [0, 0]) == ["A/", "B/"]


def test_legal_numbering_is_all_digits():
    levels = (OUTLINE[0], level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert numbers(listed(*levels), [0, 0, 1]) == ["I.", "II.", "2.1"]


@pytest.mark.parametrize(
    ("text", "font", "sign"),
    [
        ("-", "", "-"),
        ("+", "", "+"),
        ("\uf0b7", "Symbol", "•"),
        ("o", "Courier New", "•"),
        ("§", "Wingdings", "•"),
    ],
)
def test_bullets(text: str, font: str, sign: str):
    one = level(0, "bullet", text).replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )
    assert numbers(listed(one), [0, 0]) == [sign, sign]


def test_lists_by_style_and_their_end():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = (
        p("một", '<w:pStyle w:val="Muc"/>')
        + p("hai", '<w:pStyle w:val="Con"/>')
        + p("không", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("ba", '<w:pStyle w:val="Muc"/>')
    )
    assert texts(body, styles=styles, numbering=listed(*TREE)) == ["1. một", "1.1. hai", "không", "2. ba"]


def test_the_list_says_which_level_is_a_style_s():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="De{n}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        for n in (1, 2)
    )
    levels = [one.replace("<w:lvlText", f'<w:pStyle w:val="De{n}"/><w:lvlText') for n, one in enumerate(TREE, 1)]
    body = p("a", '<w:pStyle w:val="De1"/>') + p("b", '<w:pStyle w:val="De2"/>')
    assert texts(body, styles=styles, numbering=listed(*levels)) == ["1. a", "1.1. b"]


def test_a_list_linked_through_a_style():
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Kieu"/>{TREE[0]}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert numbers(linked, [0, 0]) == ["1.", "2."]


def test_a_cell_may_hold_nothing_but_its_number():
    rows = [tr(tc(p("", place())), name) for name in ("Đất đai", "Hộ tịch")]
    found = table(tbl(*rows), numbering=listed(TREE[0]))
    assert [c.text for c in found.cells] == ["1.", "Đất đai", "2.", "Hộ tịch"]


def test_deleted_paragraphs_are_not_counted():
    gone = f'{place()}<w:rPr><w:del w:id="1"/></w:rPr>'
    body = p("a", place()) + p(f'<w:del w:id="2">{r("x")}</w:del>', gone) + p("b", place())
    assert texts(body, numbering=listed(TREE[0])) == ["1. a", "2. b"]


def test_an_unknown_list_draws_nothing():
    assert texts(p("x", place(num=9)) + p("y", place(depth=8)), numbering=listed(TREE[0])) == ["x", "y"]


@pytest.mark.parametrize(
    ("number", "number_format", "drawn"),
    [
        (4, "decimalZero", "04"),
        (12, "decimalZero", "12"),
        (1949, "lowerRoman", "mcmxlix"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (0, "upperRoman", "0"),
        (3, "numberInDash", "- 3 -"),
        (3, "none", ""),
        (3, "ideographDigital", "3"),
    ],
)
def test_formats(number: int, number_format: str, drawn: str):
    assert formatted(number, number_format) == drawn

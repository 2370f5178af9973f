"""Figures that were struck out or corrected in another ink are in doubt; what looks a little like that is not."""

from dataclasses import replace

import numpy as np
import pytest

from extract.ocr_struck import corrected, is_partly_underlined, is_struck
from extract.picture_lines import TextLine
from tests.test_ocr_settle import lines_of

FIGURES = ["1.444", "44", "4.404", "2.288", "87", "303", "96,44", "146"]


def struck(line: TextLine, share: float, thick: int) -> TextLine:
    """The line with a stroke through its left part, at `share` of the digits' height above their feet."""
    inked = np.flatnonzero((line.image < 128).any(axis=0))
    start, end = int(inked[0]) - 1, int(inked[0] + 0.75 * np.ptp(inked))
    level = round(line.base - share * line.height) - line.origin[1]
    image = line.image.copy()
    image[level : level + thick, start:end] = 0
    return replace(line, image=image)


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_digits_as_printed_are_not_struck_out(dpi: int) -> None:
    lines = lines_of(*FIGURES, dpi=dpi)
    assert len(lines) == len(FIGURES)
    assert not corrected(lines, FIGURES)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("share", [0.4, 0.5])
def test_a_stroke_through_digits_is_seen(dpi: int, share: float) -> None:
    printed = ["3.230", "8638", "2826", "90305", "119108", "3623"]
    lines = lines_of(*printed, dpi=dpi)
    assert [is_struck(line) for line in lines] == [False] * len(printed)
    assert [is_struck(struck(line, share, dpi // 100)) for line in lines] == [True] * len(printed)


def test_an_underlined_figure_is_not_struck_out() -> None:
    (line, *_) = lines_of("8638", "2826")
    assert not is_struck(struck(line, -0.12, 2))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("kept", ["above", "below", "neither"])
def test_a_stroke_with_print_on_one_side_alone_goes_through_nothing(dpi: int, kept: str) -> None:
    """A dash, an underline, and what stands over one."""
    for line in lines_of("8638", "2826", "90305", dpi=dpi):
        seen = struck(line, 0.5, max(1, dpi // 100))
        image = seen.image.copy()
        level = int((image < 128).sum(axis=1).argmax())
        if kept != "above":
            image[: level - 1] = 255
        if kept != "below":
            image[level + max(1, dpi // 100) + 1 :] = 255
        assert is_struck(seen)
        assert not is_struck(replace(seen, image=image))


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_bar_half_as_high_as_the_digits_is_no_stroke(dpi: int) -> None:
    for line in lines_of("8638", "2826", "90305", dpi=dpi):
        assert not is_struck(struck(line, 0.75, round(0.5 * line.height)))


@pytest.mark.parametrize("seed", range(8))
def test_figures_paler_than_the_others_are_in_doubt(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lines = lines_of(*FIGURES)
    pale = set(rng.choice(len(lines), 3, replace=False).tolist())
    grey = [replace(x, image=(255 - (255 - x.image) * 0.45).astype(np.uint8)) if n in pale else x
            for n, x in enumerate(lines)]  # fmt: skip
    assert corrected(grey, FIGURES) == pale
    all_pale = [replace(x, image=(255 - (255 - x.image) * 0.45).astype(np.uint8)) for x in lines]
    assert not corrected(all_pale, FIGURES)


def underlined(line: TextLine, begin: float, end: float, thick: int, torn: int = 0) -> TextLine:
    """The line with a stroke below its print, from one share of its width to another."""
    inked = np.flatnonzero((line.image < 128).any(axis=0))
    x0, x1 = (round(float(inked[0] + share * (np.ptp(inked) + 1))) for share in (begin, end))
    level = round(line.base + 0.12 * line.height) - line.origin[1]
    image = line.image.copy()
    image[level : level + thick, x0:x1] = 0
    image[:, (x0 + x1) // 2 : (x0 + x1) // 2 + torn][level : level + thick] = 255
    return replace(line, image=image)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("text", "begin"), [("86", 0.5), ("42", 0.5), ("4038", 0.5), ("212210", 0.5), ("119", 0.66)])
def test_digits_of_which_some_are_underlined_were_inserted(text: str, begin: float, dpi: int) -> None:
    line, *_ = lines_of(text, *FIGURES, dpi=dpi)
    assert not is_partly_underlined(line)
    assert is_partly_underlined(underlined(line, begin, 1.0, max(1, dpi // 100)))
    assert is_partly_underlined(underlined(line, begin, 1.0, 1, torn=2))
    assert not is_partly_underlined(underlined(line, 0.0, 1.0, max(1, dpi // 100)))


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_points_brackets_and_strokes_are_no_underlines(dpi: int) -> None:
    assert not any(map(is_partly_underlined, lines_of("1.297", "(10)", "13/13", "99,85%", "2.3.1", "24", "7", dpi=dpi)))

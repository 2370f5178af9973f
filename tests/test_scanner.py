"""Pages of our own scanner, read: turned, skewed, stamped, coarse and fine, photographed, with worn rulings."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from bench.scans import Accuracy, accuracy
from data.samples import scan_lens
from data.samples.bundle import BUNDLE
from data.samples.generator import Order, Sample, make_page
from data.samples.scanner import Recipe, packed, pages_of, scanned
from data.samples.scans import Way, scan, scan_orders
from extract.picture_sheet import sheet_of
from extract.read import read
from normalize.reports import normalize

STAMPED = Recipe(skew=0.0, stamps=1)


@cache
def order() -> Order:
    given = BUNDLE[0]
    return replace(given, name="page.pdf", format="pdf", style=replace(given.style, landscape=False), plants=())


def read_back(sample: Sample) -> Accuracy:
    report = normalize(read(sample.content), source_name=sample.name, sha256="0" * 64)
    rows = [
        {"section": o.section, "code": o.code, "dimension": o.dimension, "value_raw": o.value_raw,
         "value": o.figure.value if o.figure else "", "confidence": o.confidence}
        for o in report.observations
    ]  # fmt: skip
    return accuracy([sample.truth], {sample.name: rows})


PHOTOGRAPH = Recipe(photo=True, skew=2.0, noise=5.0, blur=0.7, dpi=220)


@pytest.mark.parametrize(
    ("name", "recipe"),
    [
        ("150 dpi, by 180 degrees, stamped", replace(STAMPED, dpi=150, turn=180)),
        ("200 dpi, by 90 degrees, stamped", replace(STAMPED, turn=90)),
        ("200 dpi, by 3 degrees, stamped", replace(STAMPED, turn=3)),
        ("300 dpi, by -3 degrees, stamped", replace(STAMPED, dpi=300, turn=-3)),
    ],
)
def test_a_scanned_page_gives_the_figures_that_were_printed(name: str, recipe: Recipe) -> None:
    found = read_back(scan(order(), Way(name, recipe, "jpg", whole=False), seed=3))
    assert found.printed > 80
    assert found.hit >= 0.985 * found.printed
    assert found.right >= 0.985 * (found.right + found.wrong)
    assert found.right_marked <= 0.05 * found.right


@pytest.mark.parametrize("seed", [3, 5, 6])
def test_a_photographed_page_gives_the_figures_that_were_printed(seed: int) -> None:
    # In their headers the `số` of `Tổng số` is small, and once its two letters touch: neither is an accent.
    found = read_back(scan(order(), Way("photograph", PHOTOGRAPH, "jpg", whole=False), seed))
    assert (found.hit, found.wrong) == (found.printed, 0)


@pytest.mark.parametrize(("seed", "turn"), [(3, 0.0), (4, 1.7), (5, -1.2), (6, 2.5)])
def test_streaks_are_no_rulings_however_the_paper_lay(seed: int, turn: float) -> None:
    recipe = Recipe(dpi=200, turn=turn, skew=0.0, streaks=3, quality=40, noise=8.0, paper=225, grey=True)
    found = read_back(scan(replace(order(), seed=100 * seed), Way("streaks", recipe, "jpg", whole=False), seed))
    assert found.hit >= 0.95 * found.printed
    assert found.wrong_marked == found.wrong
    assert found.right_marked <= 0.05 * found.right


@pytest.mark.parametrize(("seed", "broken"), [(4, 0.1), (5, 0.1), (4, 0.2), (5, 0.2), (6, 0.25)])
def test_worn_rulings_lose_no_figures(seed: int, broken: float) -> None:
    worn = Recipe(faint=0.55, broken=broken, bend=1.2, grey=True)
    found = read_back(scan(replace(order(), seed=100 * seed), Way("worn", worn, "jpg", whole=False), seed))
    assert found.printed > 80
    assert found.hit >= 0.97 * found.printed
    assert found.right >= 0.97 * (found.right + found.wrong)


@pytest.mark.parametrize(
    ("seed", "worn"),
    [
        (9, Recipe(faint=0.5, broken=0.3, bend=1.2, grey=True)),
        (10, Recipe(faint=0.5, broken=0.33, grey=True)),
        (11, Recipe(faint=0.5, broken=0.2, gap=2.5, grey=True)),
        (12, Recipe(broken=0.2, skew=1.0)),
    ],
)
def test_of_figures_among_rulings_that_are_mostly_gone_only_those_in_doubt_are_marked(seed: int, worn: Recipe) -> None:
    found = read_back(scan(replace(order(), seed=100 * seed), Way("worn", worn, "jpg", whole=False), seed))
    assert found.printed > 80
    assert found.hit >= 0.97 * found.printed
    assert found.wrong_marked == found.wrong
    assert found.right_marked <= 0.05 * found.right


def test_the_same_seed_gives_the_same_scan() -> None:
    page = make_page(order()).content
    one, again, other = (
        packed(list(pages_of(page, STAMPED, seed)), STAMPED, "pdf") for seed in (1, 1, 2)
    )  # fmt: skip
    assert one == again != other


def test_a_clean_recipe_leaves_the_page_as_it_is() -> None:
    blank = np.full((300, 200, 3), 255, np.uint8)
    plain = Recipe(skew=0.0, blur=0.0, noise=0.0, paper=255)
    assert (scanned(blank, plain, np.random.default_rng(1)) == 255).all()
    marked = scanned(blank, replace(plain, stamps=1), np.random.default_rng(1))
    red = (marked[:, :, 0].astype(int) - marked[:, :, 1]) > 60
    assert red.any()


def test_a_shadow_on_the_page_is_no_desk_about_it() -> None:
    paper = np.full((600, 420, 3), 250, np.uint8)
    for seed in range(12):
        shaded = scan_lens.lit(paper, np.random.default_rng(seed), 0.5)[:, :, 0]
        assert sheet_of(shaded) is None
        lying = scan_lens.lit(paper, np.random.default_rng(seed), 0.3)[:, :, 0]
        sheet = sheet_of(np.pad(lying, 40, constant_values=60))
        assert sheet is not None
        assert sheet[60:-60, 60:-60].all()
        assert not sheet[:30].any()


def test_a_picture_of_one_page_holds_one_page() -> None:
    blank = np.full((30, 20, 3), 255, np.uint8)
    for kind in ("jpg", "png", "docx"):
        with pytest.raises(ValueError, match="2 pictures"):
            packed([blank, blank], Recipe(), kind)
    assert packed([blank, blank], Recipe(), "tiff")[:2] in {b"II", b"MM"}


def test_every_way_comes_in_turn() -> None:
    orders = list(scan_orders(1, 20))
    assert len({order.office.name for order, _ in orders}) == 20
    assert all(order.name.endswith(f"{way.name}.{way.kind}") for order, way in orders)


def test_figures_are_counted_as_right_wrong_and_marked() -> None:
    keys = [{"section": "PL2", "code": "PL2.1b.1", "dimension": name, "text": "7"} for name in ("Đất đai", "Hộ tịch")]
    row = {"section": "PL2", "code": "PL2.1b.1", "value_raw": "7", "value": "7", "confidence": 1.0}
    rows = [{**row, "dimension": "Đât đai"}, {**row, "dimension": "Hộ tịch", "value": "1", "confidence": 0.5}]
    found = accuracy([{"report": "a", "observations": keys}], {"a": rows})
    assert (found.printed, found.hit, found.right, found.wrong) == (2, 1, 1, 1)
    assert (found.right_marked, found.wrong_marked) == (0, 1)

"""Sample reports as scans: other districts' reports, each put through the scanner in another way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.samples.districts import offices
from data.samples.generator import Order, Sample, make, make_page
from data.samples.layouts import draw_style
from data.samples.model import Quarter
from data.samples.scanner import Recipe, packed, pages_of


@dataclass(frozen=True, slots=True)
class Way:
    """A way of scanning, by name: the kind of file, and whether it is a whole report or its table 1b alone."""

    name: str
    recipe: Recipe
    kind: str = "pdf"
    whole: bool = True


_USED = Recipe(skew=1.0, stamps=2, signature=True, holes=True)
WAYS = (
    Way("clean-200", Recipe(grey=True)),
    Way("clean-150", Recipe(dpi=150, skew=1.0)),
    Way("clean-300", Recipe(dpi=300, skew=1.0)),
    Way("stamped", replace(_USED, fold=True)),
    Way("worn-rulings", Recipe(faint=0.55, broken=0.1, bend=1.2, grey=True)),
    Way("shadow-tiff", Recipe(shadow=0.4, paper=215, noise=7.0, quality=60, skew=2.0), "tiff"),
    Way("skewed", replace(_USED, skew=3.0)),
    Way("skewed-page", replace(_USED, skew=3.0, stamps=1), "pdf", False),
    Way("turned-90", Recipe(turn=90.0), "pdf", False),
    Way("turned-180", Recipe(turn=180.0), "jpg", False),
    Way("turned-270", Recipe(turn=270.0, dpi=300), "png", False),
    Way("photo", Recipe(photo=True, skew=2.0, noise=5.0, blur=0.7, dpi=220), "jpg", False),
    Way("photo-turned", Recipe(photo=True, skew=2.0, noise=5.0, turn=90.0, bend=1.5, dpi=220), "jpg", False),
    Way("page-150", Recipe(dpi=150, stamps=1, skew=2.0, quality=65), "jpg", False),
    Way("two-on-a-sheet", Recipe(skew=0.5, paired=True)),
)
"""Whole reports first; those of one page are quicker to read."""


def scan(order: Order, way: Way, seed: int) -> Sample:
    """The report (or its table 1b) that was ordered, scanned; its truth is that of the one which was printed."""
    drawn = make(order) if way.whole else make_page(order)
    stamp = f"ỦY BAN NHÂN DÂN {order.office.full.upper()}"
    pictures = list(pages_of(drawn.content, way.recipe, seed, stamp))
    truth = {**drawn.truth, "format": f"scan-{way.name}"}
    if not way.whole:  # what is not on the page is missing, and may be said to be
        truth["complete"] = False
    return Sample(order.name, packed(pictures, way.recipe, way.kind), drawn.values, drawn.planted, truth)


def scan_orders(seed: int, count: int) -> Iterator[tuple[Order, Way]]:
    """So many orders, each for another district; every way comes in turn."""
    rng = random.Random(seed)
    quarter = Quarter(2021, rng.choice((2, 3)))
    for n, office in enumerate(offices(rng, count)):
        way = WAYS[n % len(WAYS)]
        style = draw_style(rng)
        if not way.whole:  # a page is what it holds: neither the paper's other side nor a longer form
            style = replace(style, landscape=False, strange_fields=False)
        name = f"{n:02d}-{office.name.replace(' ', '')}-q{quarter.number}-{way.name}.{way.kind}"
        yield Order(name, office, quarter, style, "pdf", (), seed * 1000 + n), way


def scan_samples(seed: int, count: int) -> Iterator[Sample]:
    """So many scanned reports; the same seed gives the same ones."""
    for order, way in scan_orders(seed, count):
        yield scan(order, way, order.seed)

"""The bench of new forms: its truth holds in its own reports, and it counts on one form what is there to be counted."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from bench.forms_drawn import FOLDER, Form, read
from bench.forms_filled import STYLES, Filling, plant, printed
from bench.forms_truth import Implied, stated
from bench.learn import COLUMNS, judged, line

FORMS = sorted(FOLDER.glob("*.toml"))


def filled(form: Form, seed: int) -> Filling:
    """All values of a report on the form."""
    filling = Filling(form, random.Random(seed))
    for one in form.indicators:
        block = form.blocks[one.table]
        for row in [li.label for li in block.lines] if block.across else [""]:
            filling.value(one.key, row)
    return filling


def rows_of(form: Form, key: str) -> list[str]:
    """The rows of a key's table that are no sums."""
    block = form.blocks[form.of(key).table]
    return [li.label for li in block.lines if not li.kind] if block.across else [""]


def term(filling: Filling, text: str, row: str) -> Decimal | None:
    """The value of one term of a relation, in that row where it is said of each."""
    form = filling.form
    bare = text.removeprefix("sum(").removesuffix(")")
    key, _, named = bare.partition("[")
    if text.startswith("sum("):
        values = [filling.value(key, part) for part in rows_of(form, key)]
        return sum((v for v in values if isinstance(v, Decimal)), Decimal(0))
    place = {"": "", "*]": row, "T]": filling.total(key) if named == "T]" else ""}.get(named, named.rstrip("]"))
    found = filling.value(key, place)
    return found if isinstance(found, Decimal) else None


def holds(filling: Filling, text: str) -> bool:
    """Whether a relation of the truth holds in a report's values, in every row."""
    ((sign, left, right),) = stated(filling.form, [text])
    if sign == "~":
        return True  # printed rates are made of their counts
    key = re.match(r"(?:sum\()?([\w.]+)", left[0])
    assert key is not None
    for row in rows_of(filling.form, key[1]) if "[*]" in text or any("[*]" in t for t in left) else [""]:
        sides = [[term(filling, t, row) for t in side] for side in (left, right)]
        if any(v is None for side in sides for v in side):
            continue
        one, other = (sum((v for v in side if v is not None), Decimal(0)) for side in sides)
        if not (one <= other if sign == "<=" else one == other):
            return False
    return True


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_the_truth_of_a_drawn_form_holds_in_its_reports_until_one_figure_is_altered(file: Path) -> None:
    form = read(file)
    for seed in range(3):
        filling = filled(form, seed)
        assert [text for text in form.relations if not holds(filling, text)] == []
        sums = [text for text in plant(form, filling, random.Random(seed), 3) if "~" not in text]
        assert not any(holds(filling, text) for text in sums)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_what_a_form_implies_is_neither_less_nor_anything(file: Path) -> None:
    form = read(file)
    implied = Implied(form)
    assert all(implied.holds(rule) for rule in implied.wanted)
    keys = [i.key for i in form.indicators if i.words][:2]
    assert not implied.holds(("=", (keys[0],), ("none",)))


def test_figures_are_typed_as_offices_type_them() -> None:
    form = read(FOLDER / "commune-2023.toml")
    files, rate = form.of("hs"), form.of("hs_tl")
    assert [printed(Decimal(1297), files, style, True) for style in STYLES] == ["1.297", "1297", "1.297"]
    assert [printed(Decimal(0), files, style, True) for style in STYLES] == ["0", "0", "-"]
    assert [printed(Decimal("98.456"), rate, style, True) for style in STYLES] == ["98,5", "98,46%", "98,5%"]


def test_one_form_is_learned_and_its_reports_are_read(tmp_path: Path) -> None:
    tally = judged(read(FOLDER / "commune-2023.toml"), tmp_path, seed=1, pdf=False)
    count = tally.count
    assert (count["found"], count["found.of"], count["invented"]) == (56, 56, 0)
    assert count["coded"] == count["coded.of"] > 300
    assert count["rule"] >= 30
    assert (count["contradiction"], count["finding.false"]) == (5, 0)
    assert line("form", count)[:2] == ("form", "56/56")
    assert len(line("form", count)) == len(COLUMNS) + 1

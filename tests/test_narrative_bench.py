"""The bench of the narrative: what its held-back sentences are asked for."""

from __future__ import annotations

import json
from collections import Counter

from bench.narrative import HELD_BACK, SENTENCES, wanted_in
from normalize.catalogue import load_catalogue


def test_a_fact_printed_twice_is_wanted_twice() -> None:
    facts: dict[str, str | list[str]] = {"TM.bcci.tthc": ["40", "40"], "TM.bcci.ketqua": "1.297"}
    assert wanted_in(facts) == Counter({("TM.bcci.tthc", "40"): 2, ("TM.bcci.ketqua", "1297"): 1})


def test_of_a_ratio_the_first_figure_is_wanted() -> None:
    assert wanted_in({"TM.tuchu.xa": "09/10"}) == Counter({("TM.tuchu.xa", "9"): 1})


def test_every_wanted_figure_can_be_read_and_every_fact_of_the_narrative_is_asked_for() -> None:
    narrative = {code for code in load_catalogue("form2021").by_code if code.startswith("TM.")}
    for name in HELD_BACK:
        items = json.loads((SENTENCES / f"{name}.json").read_text(encoding="utf-8"))
        wanted = [wanted_in(item["facts"]) for item in items]
        assert {code for facts in wanted for code, _ in facts} == narrative
        assert all(value for facts in wanted for _, value in facts)

"""The facts that are read in a text, for tests of the narrative."""

from __future__ import annotations

from normalize.narrative import narrative_drafts
from normalize.phrasings import load_phrasings
from tests.drawn import paragraph


def facts(*lines: str, year: str = "2021") -> list[tuple[str, str]]:
    """(Code, value) of each fact of the paragraphs, in order, the codes without their `TM.`."""
    drafts = narrative_drafts([paragraph(line) for line in lines], load_phrasings(), year)
    return [(d.indicator.code.removeprefix("TM."), str(d.figure.value)) for d in drafts if d.indicator and d.figure]


def told(said: str) -> list[tuple[str, str]]:
    """The facts in a line of codes, each with its value behind it (`phong 12 dvsn 5`), sorted."""
    words = said.split()
    return sorted(zip(words[::2], words[1::2], strict=True))

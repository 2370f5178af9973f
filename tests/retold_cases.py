"""Paragraphs of narratives with the appendix' figures beside them, and which of these they contradict."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.document import Paragraph, Place
from normalize.narrative import stated_facts
from normalize.phrasings import load_phrasings
from normalize.retold import retold
from tests.figures import report
from validate.finding import Finding
from validate.run import validate

FOLDER = Path(__file__).with_name("retold")
FORM = "form2021"
RULES = {"retold.figure", "retold.longer", "retold.part"}


@dataclass(frozen=True, slots=True)
class Case:
    """A paragraph, the figures in the appendix by code, the codes that it contradicts, and the report's period.

    `missed`: it is known not to be found; `alarm`: known to be found though it is right, as info.
    """

    text: str
    has: dict[str, str]
    wrong: frozenset[str]
    period: str
    missed: bool = False
    alarm: bool = False


def cases(name: str = "*") -> Iterator[Case]:
    """Those of a file, in its order."""
    for path in sorted(FOLDER.glob(f"{name}.toml")):
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in raw["case"]:
            wrong, period = frozenset(case.get("wrong", ())), case.get("period", "2022-Q1")
            yield Case(case["text"], case["has"], wrong, period, case.get("missed", False), case.get("alarm", False))


def findings_on(case: Case, lang: str = "vi") -> list[Finding]:
    """What the rules find in a report of this paragraph and these figures."""
    paragraph = Paragraph(case.text, Place(location="paragraph[7]"))
    year_code = case.period if "-" in case.period else f"{case.period}-12M"
    said = stated_facts([paragraph], load_phrasings(FORM), year_code)
    total = {c: f"{c}[Tổng cộng]" for c in case.has if c.startswith("PL2.1b.") and "[" not in c}
    values = {total.get(c, c): v for c, v in case.has.items()}
    year, _, quarter = case.period.partition("-Q")
    told = retold(said, FORM, year_code)
    found = report(values, f"quý {quarter} năm {year}" if quarter else f"năm {year}", retold=told)
    return [f for f in validate([found], lang=lang).findings if f.rule_id in RULES]

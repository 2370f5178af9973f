"""The real report, from Word and from PDF: the same figures, the known contradictions, no false alarm."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared, rows, run_rasoat

pytestmark = needs_shared


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The output of the main job on each form of the report, by its ending."""
    found = {}
    for ending in ("docx", "pdf"):
        folder = tmp_path_factory.mktemp(ending)
        shutil.copy(SHARED / "samples" / f"an-lao-2021-q1.{ending}", folder)
        found[ending] = tmp_path_factory.mktemp(f"out-{ending}")
        run_rasoat(folder, found[ending], codes=(0,))
    return found


def figures(out: Path) -> Counter[tuple[str, str, str, str]]:
    """Every coded figure: section, code, dimension, print."""
    return Counter(
        (r["section"], r["code"], r["dimension"], r["value_raw"]) for r in rows(out / "observations.csv") if r["code"]
    )


def test_word_and_pdf_give_the_same_observations(out: dict[str, Path]) -> None:
    word, pdf = figures(out["docx"]), figures(out["pdf"])
    assert sum(word.values()) > 250
    assert {"only in Word": word - pdf, "only in PDF": pdf - word} == {"only in Word": {}, "only in PDF": {}}


def findings(out: Path) -> list[tuple[str, str, frozenset[str]]]:
    """Family, severity and codes of each finding."""
    return [
        (r["family"], r["severity"], frozenset(filter(None, r["codes"].split("; "))))
        for r in rows(out / "findings.csv")
    ]


KNOWN = {
    "level 3: 19 or 32": ("cross", {"7.8.1", "PL2.5.4"}),
    "levels 3 and 4 on the portal": ("", {"3.5.2"}),
    "table 1b, carried over": ("sum", {"PL2.1b.2"}),
    "table 1b, new": ("sum", {"PL2.1b.3"}),
    "staff of public service units": ("cross", {"4.3.1", "TM.sunghiep.giao"}),
    "staff of public service units, present": ("cross", {"4.3.2", "TM.sunghiep.co"}),
    "linked procedures, same level": ("cross", {"3.3.1", "PL2.1a.7"}),
    "linked procedures, between levels": ("cross", {"3.3.2", "PL2.1a.8"}),
    "streamlined staff": ("", {"4.2.4", "PL2.2.10"}),
    "on time": ("ratio", {"3.4.2"}),
    "online level 4": ("ratio", {"7.8.4"}),
    "periods": ("period", set()),
    "7.2 is none of the choices": ("domain", {"7.2"}),
    "360 procedures, but 3.1.3b blank": ("missing", {"3.1.3b"}),
    "group 1.2 numbered 1.1": ("template", {"1.2.1"}),
    "a letter's number on a decision": ("reference", set()),
}


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_known_contradictions_are_found(out: dict[str, Path], ending: str) -> None:
    found = findings(out[ending])
    missed = [
        name
        for name, (family, codes) in KNOWN.items()
        if not any(family in {"", f} and codes <= c for f, _, c in found)
    ]
    assert missed == []


CONSISTENT = [
    {"TM.tthc", "TM.md2", "TM.md3", "TM.md4"},
    {"TM.md4", "PL2.5.8", "7.8.2"},
    {"3.4.5"},
    {"7.8.3"},
    {"PL2.3b.1"},
    {"TM.iso", "TM.iso.xa"},
    {"5.3.4"},
    {"4.2.1"},
    {"4.2.2"},
    {"4.2.3"},
]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_what_is_consistent_is_not_flagged(out: dict[str, Path], ending: str) -> None:
    alarms = [codes for _, severity, codes in findings(out[ending]) if severity in {"error", "warning"}]
    assert [c for c in CONSISTENT if any(codes and codes <= c for codes in alarms)] == []
    assert not any(codes == {"PL2.1b.1", "PL2.1b.2", "PL2.1b.3"} for codes in alarms)


def test_a_blank_number_and_date_stay_blank(out: dict[str, Path]) -> None:
    (report,) = rows(out["docx"] / "reports.csv")
    assert (report["org"], report["period"]) == ("UBND huyện An Lão", "2021-Q1")
    assert (report["report_number"], report["report_date"]) == ("", "")

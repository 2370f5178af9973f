"""The form's data is checked on load, and a fault names its line."""

from pathlib import Path

import pytest

from normalize.catalogue import CatalogueError, load_catalogue, read_catalogue
from normalize.form import load_form
from normalize.phrasings import load_phrasings

HEADER = "code,parent,section,label,unit,kind,choices,dimension,aggregate,same_as\n"


def test_the_form_has_its_indicators() -> None:
    catalogue = load_catalogue()
    assert len(catalogue.indicators) == 214
    assert catalogue.by_code["1.5"].choices == {"0": "Không", "1": "Có"}
    assert [i.code for i in catalogue.children("PL2.6")] == ["PL2.6.1", "PL2.6.2"]


def test_every_fact_of_the_narrative_has_a_phrasing_or_a_column() -> None:
    said = {f.indicator.code for f in load_phrasings().facts}
    said |= {code for t in load_form().tables for code in t.codes}
    assert {i.code for i in load_catalogue().indicators} - said == set()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("1,,PL9,Nhãn,,count,,,sum,\n", "catalogue.csv:2: section"),
        ("1,,PL1,Nhãn,,number,,,sum,\n", "catalogue.csv:2: kind"),
        ("1,,PL1,,,count,,,sum,\n", "catalogue.csv:2: code and label"),
        ("1,,PL1,Nhãn,,choice,,,none,\n", "catalogue.csv:2: a choice"),
        ("1,,PL1,A,,count,,,sum,\n1,,PL1,B,,count,,,sum,\n", "catalogue.csv:3: code 1 stands twice"),
        ("1,,PL1,A,,count,,,sum,7\n", "catalogue.csv:2: same_as 7"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        read_catalogue("test", path)

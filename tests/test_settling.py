"""Doubtful figures of a scan are believed where sums close, and the note says so."""

from dataclasses import replace

from normalize.report import Observation
from tests.figures import report, table_1b
from validate.settling import SETTLED, with_settled

TABLE = """
    Lĩnh vực  |   1 |  2 |   3
    Đất đai   | 173 | 70 | 103
    Hộ tịch   | 240 |  5 | 235
    TỔNG CỘNG | 413 | 75 | 338
"""


def read(values: dict[str, str], *doubtful: str, method: str = "ocr") -> dict[str, Observation]:
    """The observations by code and row after settling; those that were read with doubt are named."""
    made = report(values)
    seen = [
        o._replace(method=method, confidence=0.5 if f"{o.code}[{o.dimension}]" in doubtful else 1.0)
        for o in made.observations
    ]
    found = with_settled(replace(made, observations=tuple(seen)), lambda rule: f"settled by {rule or 'repetition'}")
    return {f"{o.code}[{o.dimension}]": o for o in found.observations}


def test_a_doubtful_figure_with_which_a_sum_closes_is_believed_and_says_so() -> None:
    found = read(table_1b(TABLE), "PL2.1b.3[Đất đai]")
    assert found["PL2.1b.3[Đất đai]"].confidence == SETTLED
    assert found["PL2.1b.3[Đất đai]"].note.startswith("settled by ")
    assert [o.note for key, o in found.items() if key != "PL2.1b.3[Đất đai]"] == [""] * 8


def test_a_doubtful_figure_with_which_no_sum_closes_stays_doubtful() -> None:
    wrong = table_1b(TABLE) | {"PL2.1b.3[Đất đai]": "108"}
    assert read(wrong, "PL2.1b.3[Đất đai]")["PL2.1b.3[Đất đai]"].confidence == 0.5


def test_of_two_doubtful_figures_neither_settles_the_other() -> None:
    values = {"PL2.1b.1[Đất đai]": "173", "PL2.1b.2[Đất đai]": "70", "PL2.1b.3[Đất đai]": "103"}
    found = read(values, "PL2.1b.1[Đất đai]", "PL2.1b.3[Đất đai]")
    assert found["PL2.1b.3[Đất đai]"].confidence == 0.5
    assert read(values, "PL2.1b.3[Đất đai]")["PL2.1b.3[Đất đai]"].confidence == SETTLED


def test_a_nought_or_a_word_file_is_left_alone() -> None:
    values = {"PL2.1b.1[Đất đai]": "70", "PL2.1b.2[Đất đai]": "70", "PL2.1b.3[Đất đai]": "0"}
    assert read(values, "PL2.1b.3[Đất đai]")["PL2.1b.3[Đất đai]"].confidence == 0.5
    values = {"PL2.1b.1[Đất đai]": "173", "PL2.1b.2[Đất đai]": "70", "PL2.1b.3[Đất đai]": "103"}
    assert read(values, "PL2.1b.3[Đất đai]", method="docx")["PL2.1b.3[Đất đai]"].confidence == 0.5


def test_a_sum_does_not_settle_whose_figure_it_is() -> None:
    values = table_1b(TABLE.replace("Đất đai", "Đất ụai"))
    assert read(values, "PL2.1b.3[Đất ụai]")["PL2.1b.3[Đất ụai]"].confidence == 0.5


def test_a_figure_that_is_stated_twice_is_settled_by_the_other() -> None:
    made = report([("3.1.3", "314"), ("3.1.3", "314")])
    first, second = (o._replace(method="ocr", confidence=c) for o, c in zip(made.observations, (1.0, 0.5), strict=True))
    found = with_settled(replace(made, observations=(first, second)), lambda rule: rule or "twice")
    assert [o.confidence for o in found.observations] == [1.0, SETTLED]
    assert found.observations[1].note == "twice"
    other = with_settled(replace(made, observations=(first, second._replace(observation_id="x", figure=None))), str)
    assert [o.confidence for o in other.observations] == [1.0, 0.5]

"""A table that prints a row twice: both count in its total, unless the code stands in several tables."""

from __future__ import annotations

from tests.figures import report, table_1b
from validate.ledger import ledger
from validate.run import validate

ONCE = """
    Lĩnh vực  |   1 |  2 |   3 |   4 |   5 | 6 |  7 |  8 | 9
    Đất đai   | 173 | 70 | 103 | 117 | 116 | 1 | 56 | 56 |
    Hộ tịch   | 240 |  5 | 235 | 236 | 236 |   |  4 |  4 |
    Môi trường|  14 |  2 |  12 |  10 |  10 |   |  4 |  3 | 1
    TỔNG CỘNG | 427 | 77 | 350 | 363 | 362 | 1 | 64 | 63 | 1
"""


def pairs(*more: str) -> list[tuple[str, str]]:
    """The table, its row Môi trường printed again under these names."""
    values = table_1b(ONCE)
    again = [
        (key.replace("[Môi trường]", f"[{name}]"), printed)
        for name in more
        for key, printed in values.items()
        if "[Môi trường]" in key
    ]
    return [*values.items(), *again]


def test_a_row_printed_twice_and_counted_once_is_one_finding_that_names_it() -> None:
    (finding,) = [f for f in validate([report(pairs("Môi trường"))]).findings if f.severity == "error"]
    assert finding.slip == "row-printed-twice"
    assert "dòng Môi trường được in hai lần" in finding.suggestion


def test_two_names_of_one_field_of_work_are_two_rows() -> None:
    values = [(k, v) for k, v in pairs("Tài nguyên môi trường") if not k.endswith("[TỔNG CỘNG]")]
    totals = [441, 79, 362, 373, 372, 1, 68, 66, 2]
    values += [(f"PL2.1b.{n}[TỔNG CỘNG]", str(v)) for n, v in enumerate(totals, start=1)]
    assert [f for f in validate([report(values)]).findings if f.severity == "error"] == []


def test_rows_of_several_tables_are_not_added_up() -> None:
    twice = [*pairs(), *pairs()]
    assert set(ledger(report(twice)).rows["PL2.1b.1"]) == {"dat-dai", "ho-tich", "moi-truong", "tong-cong"}
    assert [f for f in validate([report(twice)]).findings if f.severity == "error"] == []


def test_a_row_that_is_not_printed_is_one_finding_though_another_row_is_blank() -> None:
    values = {k: v for k, v in table_1b(ONCE).items() if "[Môi trường]" not in k}
    values |= {f"PL2.1b.{n}[Lâm nghiệp]": "" for n in range(1, 10)}
    ordered = sorted(values.items(), key=lambda pair: pair[0].endswith("[TỔNG CỘNG]"))
    (finding,) = [f for f in validate([report(ordered)]).findings if f.severity == "error"]
    assert finding.slip == "row-lost"
    assert finding.consequences

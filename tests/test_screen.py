"""What is put together before it is printed is what would be printed."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.table import Table

from rasoat.screen import Told


def printed(console: Console) -> None:
    table = Table(title="Kết quả")
    table.add_row("[red]Lỗi[/]", "56")
    console.print(table)
    console.print("[1/2] a.pdf", markup=False, highlight=False)


@pytest.mark.parametrize("legacy", [False, True])
@pytest.mark.parametrize("terminal", [False, True])
def test_what_was_composed_is_what_would_be_printed(legacy: bool, terminal: bool) -> None:
    one, other = (Console(file=io.StringIO(), width=60, force_terminal=terminal) for _ in range(2))
    printed(one)
    told = Told(other, lambda: printed(other))
    if legacy:
        other.legacy_windows = True
    told.compose()
    other.legacy_windows = False
    assert other.file.getvalue() == ""  # type: ignore[attr-defined]
    told.show()
    assert other.file.getvalue() == one.file.getvalue() != ""  # type: ignore[attr-defined]


def test_what_was_not_composed_is_printed_at_the_end() -> None:
    said: list[str] = []
    Told(Console(file=io.StringIO()), lambda: said.append("told")).show()
    assert said == ["told"]

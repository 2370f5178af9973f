"""What each module is for, by room: `python -m bench.modules`. Printed from the modules themselves, so never stale."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("extract", "normalize", "validate", "export", "rasoat", "rasoat/learn", "data", "bench")


def first_sentence(source: str) -> str:
    """The first paragraph of a module's docstring on one line; empty for none."""
    said = ast.get_docstring(ast.parse(source)) or ""
    return " ".join(said.partition("\n\n")[0].split())


def lines() -> list[str]:
    """A line for each room and module, as they are named."""
    found = []
    for room in ROOMS:
        found.append(f"{room}/")
        for path in sorted((ROOT / room).glob("*.py")):
            if said := first_sentence(path.read_text(encoding="utf-8")):
                found.append(f"  {path.name:24} {said}")
    return found


if __name__ == "__main__":
    print("\n".join(lines()))

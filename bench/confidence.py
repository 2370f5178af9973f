"""Whether low confidence is where the errors are: the shares of wrong relations and figures by confidence.

    python -m bench.confidence ../shared/bench/icdar2013-us --dev ../shared/dev

Of ICDAR-2013, two neighbouring cells are wrong where the ground truth has no such neighbours; the less sure of both
counts. Of the invented districts, a figure with a code is wrong where the truth has another there; files are read
without OCR, unless `--ocr`.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from bench.figures import text_table
from extract.document import Table
from extract.errors import UnreadableFile
from extract.read import read
from normalize.reports import normalize

BANDS = (0.0, 0.6, 0.78, 0.85, 0.95, 1.0)
"""Where bands of confidence begin; the last one is that of complete confidence."""

Judged = tuple[float, bool]
"""How sure the reader was, and whether it was right."""


def scorer_at(path: Path) -> Any:
    """The shared scorer as a module; it gives the relations of cells and those of the ground truth."""
    spec = spec_from_file_location("icdar_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged_relations(tables: Iterable[Table], gold: Counter[tuple[str, str, str]], scorer: Any) -> Iterator[Judged]:
    """Each pair of neighbouring cells; of equal pairs the surer ones are right first."""
    found: list[tuple[float, tuple[str, str, str]]] = []
    for table in tables:
        cells = [c for c in table.cells if c.text or c.marks]
        numbered = [
            (c.row, c.row + c.row_span - 1, c.col, c.col + c.col_span - 1, str(n)) for n, c in enumerate(cells)
        ]  # the scorer compares texts: numbers tell which cells they were
        for (one, other, way), times in scorer.relations(numbered).items():
            pair = cells[int(one)], cells[int(other)]
            a, b = (scorer.squeeze(c.text + "".join(c.marks)) for c in pair)
            found += [(min(c.confidence for c in pair), (a, b, way))] * times
    left = Counter(gold)
    for sure, relation in sorted(found, key=lambda one: -one[0]):
        yield sure, left[relation] > 0
        left[relation] -= 1


def icdar(folder: Path, scorer: Any) -> list[Judged]:
    """All relations of the documents' tables."""
    judged: list[Judged] = []
    for truth in sorted(folder.glob("*-str.xml")):
        path = folder / f"{truth.name.removesuffix('-str.xml')}.pdf"
        if path.exists():
            judged += judged_relations(read(path.read_bytes(), ocr="never").tables(), scorer.truth(truth), scorer)
    return judged


def districts(folder: Path, ocr: str) -> list[Judged]:
    """All figures that were given a code in the reports of a folder with a `truth.json`."""
    judged: list[Judged] = []
    for report in json.loads((folder / "truth.json").read_text(encoding="utf-8")):
        path = folder / report["report"]
        try:
            document = read(path.read_bytes(), ocr=ocr)
        except UnreadableFile:
            continue
        wanted: dict[tuple[str, str], set[str]] = {}
        for one in report["observations"]:
            wanted.setdefault((one["code"], _folded(one["dimension"])), set()).add(_bare(one["text"]))
        for one in normalize(document, source_name=path.name, sha256="").observations:
            stated = wanted.get((one.code, _folded(one.dimension)))
            if one.figure is not None and stated is not None:
                judged.append((one.confidence, _bare(one.value_raw) in stated))
    return judged


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold()


def _bare(text: str) -> str:
    """A figure without leading zeros, points and whatever stands behind it."""
    words = unicodedata.normalize("NFC", text).replace("%", " ").replace(".", "").replace(",", ".").split()
    return words[0].lstrip("0") if words else ""


def banded(judged: Sequence[Judged]) -> list[tuple[str, int, int]]:
    """For each band of confidence, from the lowest: its name, how many there are, how many of them are wrong."""
    rows = []
    for n, low in enumerate(BANDS):
        high = BANDS[n + 1] if n + 1 < len(BANDS) else float("inf")
        inside = [right for sure, right in judged if low <= sure < high]
        name = f"{low:.2f} to {high:.2f}" if n + 1 < len(BANDS) else f"{low:.2f}"
        rows.append((name, len(inside), inside.count(False)))
    return rows


def report(judged: Sequence[Judged], what: str) -> str:
    """The table of one set."""
    rows = [
        [name, str(count), str(wrong), f"{wrong / count:.2%}"] for name, count, wrong in banded(judged) if count
    ]  # an empty band says nothing
    return text_table(("confidence", what, "wrong", "of them"), rows)


def both(folder: Path, scorer: Path, dev: Path | None, ocr: str = "never") -> str:
    """The tables of ICDAR's documents and, where there are any, of the invented districts."""
    tables = [report(icdar(folder, scorer_at(scorer)), "relations")]
    if dev is not None and dev.exists():
        tables.append(report(districts(dev, ocr), "figures"))
    return "\n\n".join(tables)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--ocr", action="store_true")
    options = parser.parse_args()
    scorer = options.scorer or options.folder.parent / "icdar_score.py"
    print(both(options.folder, scorer, options.dev, "auto" if options.ocr else "never"))


if __name__ == "__main__":
    main()

"""A document read as a form: its sections, and the skeleton of each of their tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from extract.document import Document, Paragraph, Table
from extract.list_signs import roman
from normalize.form import Form
from normalize.grid import grid_of
from normalize.sections import title_position, title_text
from normalize.text import fold, plain, squeeze
from rasoat.learn.cells import Spot
from rasoat.learn.labels import MARKED, options_in, unit_in
from rasoat.learn.narrative import narrative_asked
from rasoat.learn.notes import notes_in
from rasoat.learn.skeleton import Section, Skeleton, TableSkeleton
from rasoat.learn.tables import learn_table, renamed

# What a part that holds tables is called, and the sign that its codes begin with.
NOUNS = {
    "phu luc": "PL", "phu bieu": "PB", "bieu mau": "BM", "mau bieu": "MB", "mau so": "M", "bieu": "B", "phieu": "P",
}  # fmt: skip
_HEADING = regex.compile(rf"^({'|'.join(NOUNS)})(?: so)? (\d{{1,2}}[a-z]?|[ivx]{{1,4}}|[a-z])\b")
_TABLE = regex.compile(r"^\s*(?:bang\s*(?:so\s*)?(\d{1,2}[a-z]?)\b|(\d{1,2}[a-z]?)\s*[.:)])")
_UNIT_LINE = regex.compile(r"^\s*\(?\s*(?:đơn vị(?: tính)?|đvt)\s*:\s*([^()]{1,40}?)\s*\)?\s*$", flags=regex.IGNORECASE)
_NOT_A_TITLE = regex.compile(
    r"\b(?:bao cao|ket qua|tinh hinh|thuc hien|cong tac|quy|nam|thang|dau|cuoi|va|phuong huong|nhiem vu|trong tam|"
    r"ky|so lieu|tong hop|[ivx]+|\d+)\b"
)
_SENTENCE = regex.compile(r"…\s?[\p{Ll}%].*\.\s*$")
MAX_HEADING = 160
FEWEST_WORDS = 8
NO_SECTION = "BC"
MAX_TITLE_WORDS = 6
MAX_ABOVE = 4
MAX_BELOW = 8


@dataclass(slots=True)
class _Walk:
    """What has been seen so far: the open section, and the lines since the last table."""

    section: Section = field(default_factory=lambda: Section(NO_SECTION))
    lines: list[str] = field(default_factory=list)


def _opened(text: str) -> Section | None:
    """The section that a line opens; None for any other line."""
    folded = fold(text)
    match = _HEADING.match(folded) if len(folded) <= MAX_HEADING else None
    if match is None:
        return None
    lettered = set(match[2]) <= set("ivx")
    number = str(roman(match[2].upper())) if lettered else match[2].lstrip("0") or "0"
    return Section(f"{NOUNS[match[1]]}{number.upper()}", match[1], number, squeeze(text))


def _tables(document: Document) -> list[tuple[Table, Section, list[str], list[str]]]:
    """Each table below the report's title with its section and the lines above it, and those below it."""
    found: list[tuple[Table, Section, list[str], list[str]]] = []
    walk, start = _Walk(), title_position(document.blocks) or 0
    for block in document.blocks[start:]:
        if isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                if (section := _opened(line)) is not None:
                    walk.section, walk.lines = section, []
                elif squeeze(line):
                    walk.lines.append(squeeze(line))
                    if found and len(found[-1][3]) < MAX_BELOW:
                        found[-1][3].append(squeeze(line))
        elif len(block.cells) <= 2 and any((s := _opened(c.text)) is not None for c in block.cells):
            walk.section, walk.lines = next(s for c in block.cells if (s := _opened(c.text)) is not None), []
        else:
            found.append((block, walk.section, walk.lines[-MAX_ABOVE:], []))
            walk.lines = []
    return found


def _spot(section: Section, above: Sequence[str], below: Sequence[str], position: int, units: Sequence[str]) -> Spot:
    short = [line for line in above if len(line) <= MAX_HEADING]
    stated = next((m[1] for line in short if (m := _UNIT_LINE.match(line))), "")
    titles = [line for line in short if not _UNIT_LINE.match(line) and not line.startswith("(")]
    title = titles[-1] if titles else ""
    numbered = _TABLE.match(plain(title))
    name = f"{section.id}.{numbered[1] or numbered[2]}" if numbered else f"{section.id}.t{position}"
    ticked = any(options_in(line) == MARKED for line in short)
    return Spot(name, section.id, title, unit_in(stated, units) or stated, ticked, notes_in(below))


def _named(tables: Sequence[TableSkeleton]) -> list[TableSkeleton]:
    """The tables, the only one of a section under the section's own name; names that stand twice made different."""
    found: list[TableSkeleton] = []
    for table in tables:
        alone = sum(t.section == table.section for t in tables) == 1
        name = table.section if alone else table.id
        while any(t.id == name for t in found):
            name += "x"
        found.append(renamed(table, name))
    return found


def subject(title: str) -> str:
    """What a title is about, folded: its first words that are not those of any report, its period or its years."""
    runs = [run.split() for run in _NOT_A_TITLE.sub("|", fold(title)).split("|")]
    return " ".join(next((run for run in runs if len(run) > 1), [])[:MAX_TITLE_WORDS])


def read_skeleton(document: Document, name: str, older: Form) -> Skeleton:
    """The form in a document, blank or filled in; `older` lends its words for columns, totals and units."""
    units = sorted({i.unit for i in older.catalogue.indicators if i.unit})
    sections: dict[str, Section] = {}
    found: list[TableSkeleton] = []
    for table, section, above, below in _tables(document):
        grid = grid_of(table)
        position = 1 + sum(t.section == section.id for t in found)
        known = sorted({*units, *(i.unit for t in found for i in t.items if i.unit)})
        learned = learn_table(grid, _spot(section, above, below, position, known), older, known)
        if learned is not None:
            found.append(learned)
            sections.setdefault(section.id, section)
    about = subject(title_text(document.blocks))
    told = narrative_asked(_sentences(document), sorted({*units, *(i.unit for t in found for i in t.items if i.unit)}))
    return Skeleton(name, about, tuple(sections.values()), tuple(_named(found)), told.facts, told.sentences, told.lines)


def _sentences(document: Document) -> Iterator[str]:
    """The lines of the narrative: below the title, before the first part with tables; and those of lists in a frame.

    Behind that the sentences that stand between the tables of forms that have their tables in the text.
    """
    start = title_position(document.blocks)
    behind = False
    for block in document.blocks[start + 1 if start is not None else 0 :]:
        listed = [c.text for c in block.cells] if isinstance(block, Table) and block.n_cols == 1 else []
        for line in "\n".join(listed).split("\n") if isinstance(block, Table) else block.text.split("\n"):
            behind = behind or _opened(line) is not None
            if not behind or (_opened(line) is None and _SENTENCE.search(line) and len(line.split()) >= FEWEST_WORDS):
                yield line

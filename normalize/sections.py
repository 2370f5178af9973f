"""The parts of a report: letterhead, narrative, appendices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from extract.document import Block, Document, Paragraph, Table
from normalize.form import NARRATIVE, Form
from normalize.text import fold, squeeze

FRONT_BLOCKS = 30
LETTERHEAD_BLOCKS = 6
LONGEST_HEADING = 160  # letters
LARGE_TABLE = 12  # cells: a letterhead or a frame around a heading has fewer
ADDRESSEES = "noi nhan"
_TITLE = regex.compile(r"^bao cao\b")
_ADDRESSEES = regex.compile(rf"^{ADDRESSEES}\b")
_STATE = regex.compile(r"\bcong hoa xa hoi chu nghia\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A block with the section it stands in: TM before the first appendix, then PL1, PL2, …"""

    section: str
    position: int
    block: Block


def report_first(document: Document, form: Form) -> Document:
    """The document with the report itself in front: some offices bind their appendices ahead of it.

    The report begins with its letterhead, where the only title `BÁO CÁO` stands behind an appendix, and ends where
    the next appendix begins.
    """
    blocks = document.blocks
    first = next((n for n, block in enumerate(blocks) if _is_appendix(block, form)), None)
    title = None if first is None else next((n for n, block in enumerate(blocks) if _is_title(block)), None)
    if first is None or title is None or title < first:
        return document
    start = _letterhead_above(blocks, title)
    end = next((n for n in range(title, len(blocks)) if _opens(blocks[n], form)), len(blocks))
    return replace(document, blocks=(*blocks[start:end], *blocks[:start], *blocks[end:]))


def _opens(block: Block, form: Form) -> bool:
    return any(heading_section(line, form) for line in _lines(block))


def _is_appendix(block: Block, form: Form) -> bool:
    return _opens(block, form) or (isinstance(block, Table) and len(block.cells) > LARGE_TABLE)


def _is_title(block: Block) -> bool:
    """Whether a line of the paragraph is a title `BÁO CÁO`, in capitals."""
    lines = block.text.split("\n") if isinstance(block, Paragraph) else ()
    return any(line.isupper() and _TITLE.match(fold(line)) for line in lines)


def _letterhead_above(blocks: Sequence[Block], title: int) -> int:
    """Where the letterhead above a title begins: at the state's name, or the office's lines in capitals over it."""
    near = range(title - 1, max(title - LETTERHEAD_BLOCKS, 0) - 1, -1)
    start = next((n for n in near if any(_STATE.search(fold(text)) for text in texts(blocks[n]))), title)
    while start > 0 and isinstance(above := blocks[start - 1], Paragraph) and above.text.isupper():
        start -= 1
    return start


def heading_section(text: str, form: Form) -> str:
    """The section that a paragraph opens, or an empty string; a sentence that cites an appendix is none."""
    folded = fold(text)
    return _heading_section(folded, form) if len(folded) <= LONGEST_HEADING else ""


@lru_cache(maxsize=1 << 13)  # a report's lines are asked several times
def _heading_section(folded: str, form: Form) -> str:
    return next((section for section, pattern in form.headings if pattern.search(folded)), "")


def parts(document: Document, form: Form) -> tuple[Part, ...]:
    """Every block with its section, in reading order."""
    section = "TM"
    found = []
    for position, block in enumerate(document.blocks):
        for line in _lines(block):
            opened = heading_section(line, form)
            if opened:
                section = opened
                break
        found.append(Part(section, position, block))
    return tuple(found)


def _lines(block: Block) -> Iterator[str]:
    """What may be a heading: a paragraph's lines, or the cells of a small table (a heading in a frame)."""
    if isinstance(block, Paragraph):
        yield from block.text.split("\n")
    elif len(block.cells) <= 2:
        for cell in block.cells:
            yield from cell.text.split("\n")


def texts(block: Block) -> list[str]:
    """The block's texts: a paragraph's, or every cell's."""
    return [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells if cell.text]


def title_position(blocks: Sequence[Block]) -> int | None:
    """Where the title `BÁO CÁO` stands among the first blocks; None where it does not."""
    for position, block in enumerate(blocks[:FRONT_BLOCKS]):
        if isinstance(block, Paragraph) and any(_TITLE.match(fold(t)) for t in block.text.split("\n")):
            return position
    return None


def title_text(blocks: Sequence[Block]) -> str:
    """The title with the lines below it, up to the address or the first sentence."""
    start = title_position(blocks)
    if start is None:
        return ""
    lines: list[str] = []
    for block in blocks[start : start + 8]:
        if not isinstance(block, Paragraph):
            break
        text = squeeze(block.text)
        if fold(text).startswith("kinh gui") or (len(text) > 200 and lines):
            break
        lines.append(text)
    return " ".join(lines)


def in_narrative(document_parts: Sequence[Part]) -> frozenset[int]:
    """The positions of what stands in the narrative by its headings, and above the list of those who receive it."""
    found = []
    for part in document_parts:
        if _names_addressees(part.block):
            break
        if part.section == NARRATIVE:
            found.append(part.position)
    return frozenset(found)


def _names_addressees(block: Block) -> bool:
    """Whether the list of those who receive the report begins there; most texts have too few letters to say so."""
    long = [fold(text) for text in texts(block) if len(text) >= len(ADDRESSEES)]
    return any(text.startswith(ADDRESSEES) and _ADDRESSEES.match(text) for text in long)


def in_appendix(document_parts: Sequence[Part]) -> frozenset[int]:
    """The positions of what stands in an appendix by its heading, or behind the last list of those who receive it."""
    last = next((p.position for p in reversed(document_parts) if _names_addressees(p.block)), None)
    end = len(document_parts) if last is None else last
    return frozenset(p.position for p in document_parts if p.section != NARRATIVE or p.position > end)


def table_blocks(document_parts: Sequence[Part]) -> list[tuple[int, Table, str]]:
    """Each table with its position and the paragraph above it (its heading)."""
    found: list[tuple[int, Table, str]] = []
    above = ""
    for part in document_parts:
        if isinstance(part.block, Paragraph):
            above = part.block.text if part.block.kind == "body" and part.block.text.strip() else above
        else:
            found.append((part.position, part.block, above))
    return found

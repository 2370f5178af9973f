"""The parts of a report: letterhead, narrative, appendices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extract.document import Block, Document, Paragraph, Table
from normalize.form import Form
from normalize.text import fold, squeeze

FRONT_BLOCKS = 30
_TITLE = regex.compile(r"^bao cao\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A block with the section it stands in: TM before the first appendix, then PL1, PL2, …"""

    section: str
    position: int
    block: Block


def heading_section(text: str, form: Form) -> str:
    """The section that a paragraph opens, or an empty string; a sentence that cites an appendix is none."""
    folded = fold(text)
    if len(folded) > 160:
        return ""
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


def texts(block: Block) -> Iterator[str]:
    """The block's texts: a paragraph's, or every cell's."""
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (cell.text for cell in block.cells if cell.text)


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

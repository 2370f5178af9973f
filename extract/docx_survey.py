"""One quick pass over a part for what is unusual in it: all the rest is then read without a closer look.

A report has thousands of cells and runs, and some dozens of merges, breaks and fields. Finding those first,
inside the XML library, spares looking into the properties of every cell, paragraph and run: most of the time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from lxml import etree

from extract import docx_names as q
from extract.docx_names import w
from extract.docx_plain import font_of

P_STYLE, NUM_PR = w("pStyle"), w("numPr")
GRID_SPAN, V_MERGE, H_MERGE, CELL_DEL = w("gridSpan"), w("vMerge"), w("hMerge"), w("cellDel")
CELL_MERGE = w("cellMerge")  # a tracked change: merged or parted downwards
GRID_BEFORE, GRID_AFTER, TBL_HEADER, HIDDEN = w("gridBefore"), w("gridAfter"), w("tblHeader"), w("hidden")
VANISH, VERT_ALIGN, R_STYLE, R_FONTS = w("vanish"), w("vertAlign"), w("rStyle"), w("rFonts")
POSITION = w("position")
STRIKE, DSTRIKE = w("strike"), w("dstrike")  # struck out by hand, where no changes were tracked
FONT = w("font")  # of a cell that holds its text itself

_OF_RUNS = frozenset({VANISH, STRIKE, DSTRIKE, VERT_ALIGN, POSITION, R_STYLE})
_OF_PARAGRAPHS = frozenset({P_STYLE, NUM_PR})
_OF_CELLS = frozenset({GRID_SPAN, V_MERGE, H_MERGE, CELL_DEL, CELL_MERGE})
_OF_ROWS = frozenset({GRID_BEFORE, GRID_AFTER, TBL_HEADER, HIDDEN})
_CHANGES = frozenset({q.INS, q.DEL, q.MOVE_FROM, q.MOVE_TO})
_WRAPPERS = q.WRAPPERS | _CHANGES | {q.SDT, q.ALTERNATE}
_SPACE, _BLANKS = "{http://www.w3.org/XML/1998/namespace}space", " \t\r\n"
# Inside a paragraph: all but plain runs of plain text.
_INLINE = frozenset(
    {
        *(q.TAB, q.PTAB, q.BR, q.CR, q.SYM, q.NO_BREAK_HYPHEN, q.SOFT_HYPHEN, q.RUBY, q.FLD_CHAR, q.MATH),
        *(q.FOOTNOTE_REFERENCE, q.ENDNOTE_REFERENCE, q.DRAWING, q.PICT, q.OBJECT, q.TXBX_CONTENT),
    }
)


class Survey:
    """What is unusual: the properties that matter, by their owner, and the paragraphs to read closely.

    `of_cell` has a cell's by name; `texts` are the plain texts of all other paragraphs; `formatted` the runs whose
    properties say more than a font; `section_ends` the paragraphs with which sections end. Only where fonts matter:
    `fonts` that runs and cells name, `runs` of each text, `cells` with the texts that they hold themselves. `widths`:
    whether the parts still have those of cells.
    """

    def __init__(self) -> None:
        self.of_run: dict[etree._Element, etree._Element] = {}
        self.of_paragraph: dict[etree._Element, etree._Element] = {}
        self.of_cell: dict[etree._Element, dict[str, etree._Element]] = {}
        self.of_row: dict[etree._Element, etree._Element] = {}
        self.texts: dict[etree._Element, list[str]] = {}
        self.runs: dict[etree._Element, list[etree._Element]] = {}
        self.close: set[etree._Element] = set()
        self.section_ends: dict[etree._Element, etree._Element] = {}
        self.fonts: dict[etree._Element, str | None] = {}
        self.cells: dict[etree._Element, str] = {}
        self.formatted: set[etree._Element] = set()
        self.wrapped = False
        self.changed = False
        self.widths = True

    def add(self, root: etree._Element, *, fonts_matter: bool) -> None:
        """Takes in a part. Its elements are kept, since they are looked up by identity."""
        if fonts_matter:
            self._note_fonts_of_cells(root)
        wanted = _OF_RUNS | _OF_PARAGRAPHS | _OF_CELLS | _OF_ROWS | _WRAPPERS | _INLINE | {q.T, q.SECT_PR}
        for element in root.iter(*sorted(wanted | {R_FONTS} if fonts_matter else wanted)):
            tag = element.tag
            if tag == q.T:
                self._note_text(element, fonts_matter=fonts_matter)
            elif tag in _OF_CELLS:
                if (cell := _owner(element, q.TC)) is not None:
                    self.of_cell.setdefault(cell, {}).setdefault(tag, element)
            elif tag == R_FONTS:
                if (run := _note(self.of_run, element, q.R)) is not None:
                    self.fonts[run] = named_font(element)
            elif tag in _OF_ROWS:
                _note(self.of_row, element, q.TR)
            elif tag in _OF_PARAGRAPHS:
                _note(self.of_paragraph, element, q.P)
            elif tag == q.SECT_PR:
                _note(self.section_ends, element, q.P)
            else:
                self._note_inline(element)

    def _note_fonts_of_cells(self, root: etree._Element) -> None:
        for cell in root.iter(q.TC):
            if text := own_text(cell):
                self.cells[cell] = text
                self.fonts[cell] = cell.get(FONT)

    def _note_text(self, element: etree._Element, *, fonts_matter: bool) -> None:
        """Notes a text under its paragraph (of one that is read closely, this is not used)."""
        text = element.text
        run = element.getparent()
        paragraph = None if run is None else run.getparent()
        if text and run is not None and paragraph is not None:
            self.texts.setdefault(paragraph, []).append(shown(element, text))
            if fonts_matter:
                self.runs.setdefault(paragraph, []).append(run)

    def _note_inline(self, element: etree._Element) -> None:
        tag = element.tag
        self.wrapped = self.wrapped or tag in _WRAPPERS
        self.changed = self.changed or tag in _CHANGES
        if tag in _OF_RUNS:
            if (run := _note(self.of_run, element, q.R)) is not None:
                self.formatted.add(run)
        elif tag in _CHANGES:
            _note(self.of_row, element, q.TR)
            properties = element.getparent()
            if properties is not None and properties.tag == q.R_PR:
                _note(self.of_paragraph, properties, q.P)
        self.close.update(element.iterancestors(q.P))


def own_text(cell: etree._Element) -> str | None:
    """The text that a cell holds itself, behind its properties, as `Stretches.joined` makes them; None for others."""
    size = len(cell)
    if not size:
        return cell.text or ""
    return cell[0].tail or "" if size == 1 and cell[0].tag == q.TC_PR else None


def named_font(fonts: etree._Element) -> str | None:
    """The font that a `w:rFonts` names, empty for the theme's, which is not known; None where it names none."""
    return _named(cast("tuple[tuple[str, str], ...]", tuple(fonts.items())))


@lru_cache(maxsize=1 << 10)
def _named(attributes: tuple[tuple[str, str], ...]) -> str | None:
    return font_of({name.rpartition("}")[2]: value for name, value in attributes})


def shown(element: etree._Element, text: str) -> str:
    """The text of a `w:t`: white space at its ends counts only where it is said to be preserved."""
    if text[0] in _BLANKS or text[-1] in _BLANKS:
        return text if element.get(_SPACE) == "preserve" else text.strip(_BLANKS)
    return text


def _note(
    owners: dict[etree._Element, etree._Element], element: etree._Element, owner_tag: str
) -> etree._Element | None:
    """Notes the parent of a property under its owner, if that is what it belongs to; gives the owner."""
    properties, owner = element.getparent(), _owner(element, owner_tag)
    if properties is not None and owner is not None:
        owners[owner] = properties
    return owner


def _owner(element: etree._Element, tag: str) -> etree._Element | None:
    """What has a property, its parent's parent, if that is what it belongs to."""
    properties = element.getparent()
    owner = None if properties is None else properties.getparent()
    return None if owner is None or owner.tag != tag else owner

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

P_STYLE, NUM_PR = w("pStyle"), w("numPr")
GRID_SPAN, V_MERGE, H_MERGE, CELL_DEL = w("gridSpan"), w("vMerge"), w("hMerge"), w("cellDel")
CELL_MERGE = w("cellMerge")  # a tracked change: merged or parted downwards
GRID_BEFORE, GRID_AFTER, TBL_HEADER, HIDDEN = w("gridBefore"), w("gridAfter"), w("tblHeader"), w("hidden")
VANISH, VERT_ALIGN, R_STYLE, R_FONTS = w("vanish"), w("vertAlign"), w("rStyle"), w("rFonts")

_OF_RUNS = frozenset({VANISH, VERT_ALIGN, R_STYLE})
_OF_PARAGRAPHS = frozenset({P_STYLE, NUM_PR})
_OF_CELLS = frozenset({GRID_SPAN, V_MERGE, H_MERGE, CELL_DEL, CELL_MERGE})
_OF_ROWS = frozenset({GRID_BEFORE, GRID_AFTER, TBL_HEADER, HIDDEN})
_CHANGES = frozenset({q.INS, q.DEL, q.MOVE_FROM, q.MOVE_TO})
_WRAPPERS = q.WRAPPERS | _CHANGES | {q.SDT, q.ALTERNATE}
_FONT_NAMES = (w("hAnsi"), w("ascii"))  # hAnsi first: the letters of old encodings are beyond ASCII
_FONT_THEMES = (w("hAnsiTheme"), w("asciiTheme"))
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

    `texts` are the plain texts of all others; `fonts` the fonts that runs name, and `runs` the run of each text (both
    only where fonts matter); `formatted` the runs whose properties say more than a font. `widths`: whether the parts
    still have those of cells.
    """

    def __init__(self) -> None:
        self.of_run: dict[etree._Element, etree._Element] = {}
        self.of_paragraph: dict[etree._Element, etree._Element] = {}
        self.of_cell: dict[etree._Element, etree._Element] = {}
        self.of_row: dict[etree._Element, etree._Element] = {}
        self.texts: dict[etree._Element, list[str]] = {}
        self.runs: dict[etree._Element, list[etree._Element]] = {}
        self.close: set[etree._Element] = set()
        self.fonts: dict[etree._Element, str | None] = {}
        self.formatted: set[etree._Element] = set()
        self.wrapped = False
        self.changed = False
        self.widths = True

    def add(self, root: etree._Element, *, fonts_matter: bool) -> None:
        """Takes in a part. Its elements are kept, since they are looked up by identity."""
        wanted = _OF_RUNS | _OF_PARAGRAPHS | _OF_CELLS | _OF_ROWS | _WRAPPERS | _INLINE | {q.T}
        for element in root.iter(*sorted(wanted | {R_FONTS} if fonts_matter else wanted)):
            tag = element.tag
            if tag == q.T:
                self._note_text(element, fonts_matter=fonts_matter)
            elif tag == R_FONTS:
                if (owner := _note(self.of_run, element, q.R)) is not None:
                    self.fonts[owner] = named_font(element)
            elif tag in _OF_CELLS:
                _note(self.of_cell, element, q.TC)
            elif tag in _OF_ROWS:
                _note(self.of_row, element, q.TR)
            elif tag in _OF_PARAGRAPHS:
                _note(self.of_paragraph, element, q.P)
            else:
                self._note_inline(element)

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


def named_font(fonts: etree._Element) -> str | None:
    """The font that a `w:rFonts` names, empty for the theme's, which is not known; None where it names none."""
    return _named(cast("tuple[tuple[str, str], ...]", tuple(fonts.items())))


@lru_cache(maxsize=1 << 10)
def _named(attributes: tuple[tuple[str, str], ...]) -> str | None:
    said = dict(attributes)
    for name, theme in zip(_FONT_NAMES, _FONT_THEMES, strict=True):
        if theme in said:
            return ""
        if said.get(name):
            return said[name]
    return None


def shown(element: etree._Element, text: str) -> str:
    """The text of a `w:t`: white space at its ends counts only where it is said to be preserved."""
    if text[0] in _BLANKS or text[-1] in _BLANKS:
        return text if element.get(_SPACE) == "preserve" else text.strip(_BLANKS)
    return text


def _note(
    owners: dict[etree._Element, etree._Element], element: etree._Element, owner_tag: str
) -> etree._Element | None:
    """Notes the parent of a property under its owner, if that is what it belongs to; gives the owner."""
    properties = element.getparent()
    owner = None if properties is None else properties.getparent()
    if properties is not None and owner is not None and owner.tag == owner_tag:
        owners[owner] = properties
        return owner
    return None

"""What styles say about runs and numbering: hidden, superscript, font, list; inherited as Word does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from extract.docx_names import P_PR, R_PR, VAL, w
from extract.docx_style_sheet import OFF, StyleSheet
from extract.docx_survey import (
    DSTRIKE,
    NUM_PR,
    POSITION,
    R_FONTS,
    R_STYLE,
    STRIKE,
    VANISH,
    VERT_ALIGN,
    named_font,
)

_STYLE_ID, _BASED_ON = w("styleId"), w("basedOn")
_NUM_ID, _ILVL = w("numId"), w("ilvl")
_RUN_DEFAULT = w("rPrDefault")
_MAX_CHAIN = 32
_RAISED = 4  # half points above the line, at least, that a note mark is moved by hand
_MAX_DIGITS = 9


def integer(text: str | None, default: int) -> int:
    """The integer in an attribute, the default where there is none or an absurd one."""
    if text is None or len(text) > _MAX_DIGITS:
        return default
    try:
        return int(text)
    except ValueError:
        return default


def is_on(element: etree._Element | None) -> bool:
    """Whether an on/off property is set: there, and not `w:val="0"`."""
    return element is not None and (element.get(VAL) or "1").lower() not in OFF


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What of a run's format changes its text; None where it is not said and inherited."""

    hidden: bool | None = None
    superscript: bool | None = None
    font: str | None = None

    @property
    def is_level(self) -> bool:
        """Whether text in this format is shown on the line as it is, but for what its font makes of it."""
        return not (self.hidden or self.superscript)

    def over(self, base: RunFormat) -> RunFormat:
        """This format where it says something, else the base's."""
        if base is PLAIN:
            return self
        return _run_format(
            base.hidden if self.hidden is None else self.hidden,
            base.superscript if self.superscript is None else self.superscript,
            base.font if self.font is None else self.font,
        )


PLAIN = RunFormat()
_GONE = frozenset({VANISH, STRIKE, DSTRIKE})


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A paragraph's list: `w:numId` and level from 0; None where it is not said."""

    num_id: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style with everything that it inherits."""

    run: RunFormat = PLAIN
    list_place: ListPlace = ListPlace()
    style_id: str = ""


def run_format(r_pr: etree._Element | None) -> RunFormat:
    """What a `w:rPr` itself says, without its style."""
    if r_pr is None:
        return PLAIN
    hidden: bool | None = None
    superscript: bool | None = None
    font: str | None = None
    for child in r_pr.iterchildren(VANISH, STRIKE, DSTRIKE, VERT_ALIGN, POSITION, R_FONTS):
        if child.tag == R_FONTS:
            font = named_font(child)
        elif child.tag in _GONE:
            hidden = hidden or is_on(child)
        elif child.tag == POSITION:
            superscript = superscript or integer(child.get(VAL), 0) >= _RAISED
        else:
            superscript = child.get(VAL) == "superscript"
    return _run_format(hidden, superscript, font)


@lru_cache(maxsize=1 << 10)
def _run_format(hidden: bool | None, superscript: bool | None, font: str | None) -> RunFormat:
    return RunFormat(hidden, superscript, font)


def list_place(p_pr: etree._Element | None) -> ListPlace:
    """What a `w:pPr` itself says about its list."""
    num_pr = None if p_pr is None else p_pr.find(NUM_PR)
    if num_pr is None:
        return ListPlace()
    num_id, level = num_pr.find(_NUM_ID), num_pr.find(_ILVL)
    return ListPlace(
        None if num_id is None else integer(num_id.get(VAL), 0),
        None if level is None else min(8, max(0, integer(level.get(VAL), 0))),
    )


class Styles:
    """The styles of a document, each resolved once, when it is first asked for."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._resolved: dict[str, Style] = {}
        default = None if sheet.root is None else next(sheet.root.iter(_RUN_DEFAULT), None)
        self._base = PLAIN if default is None else run_format(default.find(R_PR))

    def paragraph(self, style_id: str | None) -> Style:
        """A paragraph style over the document's defaults; the default style for none or an unknown one."""
        style = self._style(style_id if style_id in self._sheet else self._sheet.default_id)
        return replace(style, run=style.run.over(self._base))

    def run(self, r_pr: etree._Element | None, base: RunFormat) -> RunFormat:
        """A run's format: its own, over its character style's, over the paragraph's."""
        named = None if r_pr is None else r_pr.find(R_STYLE)
        style_id = None if named is None else named.get(VAL)
        styled = self._style(style_id).run if style_id in self._sheet else PLAIN
        return run_format(r_pr).over(styled).over(base)

    def _style(self, style_id: str | None) -> Style:
        known = self._resolved.get(style_id or "")
        if known is None:
            known = self._resolve(style_id or "")
            self._resolved[style_id or ""] = known
        return known

    def _resolve(self, style_id: str) -> Style:
        """Walks up `w:basedOn`; a chain that is a circle ends where it closes."""
        run, num_id, level = PLAIN, None, None
        owner, seen = style_id, 0
        element = self._sheet.style(style_id)
        while element is not None and seen < _MAX_CHAIN:
            seen += 1
            run = run.over(run_format(element.find(R_PR)))
            place = list_place(element.find(P_PR))
            if num_id is None and place.num_id is not None:
                num_id, owner = place.num_id, element.get(_STYLE_ID) or ""
            level = place.level if level is None else level
            based_on = element.find(_BASED_ON)
            element = None if based_on is None else self._sheet.style(based_on.get(VAL) or "")
        return Style(run, ListPlace(num_id, level), owner)

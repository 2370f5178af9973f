"""The text of a Word paragraph as a reader sees it once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from extract.docx_names import (
    ALTERNATE,
    BR,
    CHOICE,
    CR,
    DEL,
    DENOMINATOR,
    DRAWING,
    ENDNOTE_REFERENCE,
    FALLBACK,
    FF_DATA,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    FOOTNOTE_REFERENCE,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    MOVE_FROM,
    NO_BREAK_HYPHEN,
    OBJECT,
    OFFICE_NAMESPACES,
    PICT,
    PLACEHOLDER,
    PTAB,
    R_PR,
    RUBY,
    RUBY_BASE,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    SOFT_HYPHEN,
    SUPERSCRIPT,
    SYM,
    TAB,
    TXBX_CONTENT,
    VAL,
    WRAPPERS,
    R,
    T,
    w,
)  # fmt: skip
from extract.docx_numbering import Numbering, formatted
from extract.docx_pieces import Kind, Pieces, assembled, cleaned, is_legacy, plain
from extract.docx_styles import RunFormat, Style, Styles, integer, is_on, list_place
from extract.docx_survey import P_STYLE, Survey, shown
from extract.docx_symbols import symbol
from extract.errors import Unreadable, UnreadableFile
from extract.legacy_fonts import looks_like_tcvn3, looks_like_vni

_DROP_DOWN, _LIST_ENTRY, _RESULT, _DEFAULT = w("ddList"), w("listEntry"), w("result"), w("default")
_REQUIRES = "Requires"
_CHECK_BOX, _CHECKED, _NOTE_ID = w("checkBox"), w("checked"), w("id")


class Text(NamedTuple):
    """A paragraph's text with its lines divided by `\\n`, and the note marks that were taken out of it.

    `number` is what Word draws in front; `boxes` are the text boxes (`w:txbxContent`) anchored in it;
    `joins` says that its end is deleted, so that the next paragraph goes on with it.
    """

    text: str = ""
    marks: tuple[str, ...] = ()
    number: str = ""
    boxes: tuple[etree._Element, ...] = ()
    joins: bool = False


_EMPTY = Text()


@dataclass(slots=True)
class Context:
    """What reading a paragraph needs from its document, and what it leaves there."""

    styles: Styles
    numbering: Numbering
    survey: Survey = field(default_factory=Survey)
    fonts_matter: bool = False
    in_doubt: bool = True
    max_nesting: int = 24
    footnotes: dict[str, int] = field(default_factory=dict)
    endnotes: dict[str, int] = field(default_factory=dict)
    warnings: set[str] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)
    cells: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    _formats: dict[str | None, Style] = field(default_factory=dict)
    _plain: bool | None = None

    def take_in(self, root: etree._Element) -> None:
        """Surveys a part, which must be done before its paragraphs are read."""
        self.survey.add(root, fonts_matter=self.fonts_matter)
        if self.survey.changed:
            self.warnings.add("tracked-changes")
        self.cells.clear()
        if self.fonts_matter:
            self.in_doubt = self._is_legacy_rather()

    def _is_legacy_rather(self) -> bool:
        """Whether the texts in old fonts are what these say, all in all: they may be Unicode by now."""
        fonts = self.survey.fonts
        legacy = {font for font in set(fonts.values()) if font and is_legacy(font)}
        runs, texts = self.survey.runs, self.survey.texts
        said = [t for p, of in runs.items() for run, t in zip(of, texts[p], strict=True) if fonts.get(run) in legacy]
        text = " ".join((*said, *(text for cell, text in self.survey.cells.items() if fonts[cell] in legacy)))
        return not text.strip() or looks_like_tcvn3(text) or looks_like_vni(text)

    def font(self, run: etree._Element, base: RunFormat) -> str:
        """The font of a run that says nothing but its font; empty for an unknown one."""
        named = self.survey.fonts.get(run)
        font = (base.font if named is None else named) or ""
        self.fonts.add(font)
        return font

    def is_plain(self) -> bool:
        """Whether a paragraph that says nothing about itself has no list, and stands on the line for all to see."""
        if self._plain is None:
            style = self.style(None)
            self._plain = style.run.is_level and style.list_place.num_id is None
        return self._plain

    def style(self, style_id: str | None) -> Style:
        """A paragraph style; its font only where fonts matter."""
        known = self._formats.get(style_id)
        if known is None:
            known = self.styles.paragraph(style_id)
            if not self.fonts_matter:
                known = replace(known, run=replace(known.run, font=None))
            self._formats[style_id] = known
        return known


def read_paragraph(p: etree._Element, context: Context, tab: str = "\t") -> Text:
    """The paragraph's text; counts its number and its notes, so it is to be called once, in reading order.

    `tab` is what a tabulator becomes. Raises `UnreadableFile` for absurd nesting.
    """
    p_pr = context.survey.of_paragraph.get(p)
    named = None if p_pr is None else p_pr.find(P_STYLE)
    style = context.style(None if named is None else named.get(VAL))
    if p in context.survey.close or not style.run.is_level:
        read = _read_closely(p, context, style, tab)
    else:
        text, marks = plain_text(p, context, style.run, tab)
        read = Text(text, marks) if text or marks else _EMPTY
    if p_pr is None and style.list_place.num_id is None:
        return read
    if p_pr is not None and _mark_deleted(p_pr):
        blank = " " if "".join(str(text) for text in p.itertext(T))[-1:].isspace() else ""
        return read._replace(text=read.text + blank, joins=True)
    place = context.numbering.place(list_place(p_pr), style.list_place, style.style_id)
    if place.num_id and not (style.run.hidden and not read.text):
        return read._replace(number=context.numbering.next_number(place))
    return read


def plain_text(p: etree._Element, context: Context, base: RunFormat, tab: str) -> tuple[str, tuple[str, ...]]:
    """The text of a paragraph of which nothing need be looked at closely, and the note marks typed in it."""
    texts = context.survey.texts.get(p)
    if texts is None:
        return "", ()
    if not context.fonts_matter:
        return cleaned(texts[0] if len(texts) == 1 else "".join(texts), tab)
    runs = context.survey.runs[p]
    items = [(Kind.TEXT, text, context.font(run, base)) for text, run in zip(texts, runs, strict=True)]
    return assembled(items, tab, in_doubt=context.in_doubt)


def cell_text(cell: etree._Element, text: str, context: Context) -> tuple[str, tuple[str, ...]]:
    """The text of a cell that holds it itself (`survey.own_text`), and the note marks typed in it."""
    if not text:
        return "", ()
    font = context.font(cell, context.style(None).run) if context.fonts_matter else ""
    known = context.cells.get((text, font))
    if known is None:
        read, marks = plain(text, font, " ", in_doubt=context.in_doubt) if context.fonts_matter else cleaned(text, " ")
        known = context.cells[text, font] = (without_empty_lines(read), marks)
    return known


def without_empty_lines(text: str) -> str:
    """The text of a cell without lines that hold nothing."""
    return "\n".join(line for line in text.split("\n") if line) if "\n\n" in text else text


def _read_closely(p: etree._Element, context: Context, style: Style, tab: str) -> Text:
    pieces = Pieces()
    _read_inline(p, pieces, context, style.run, 0)
    context.fonts.update([font for _, _, font in pieces.items])
    text, marks = assembled(pieces.items, tab, in_doubt=context.in_doubt)
    return Text(text, marks, boxes=tuple(pieces.boxes))


def _mark_deleted(p_pr: etree._Element) -> bool:
    r_pr = p_pr.find(R_PR)
    return r_pr is not None and (r_pr.find(DEL) is not None or r_pr.find(MOVE_FROM) is not None)


def alternatives(element: etree._Element) -> etree._Element | None:
    """The one branch of `mc:AlternateContent` to read: the first choice in formats of Office, else the fallback.

    Where there is no fallback it is the first choice: what it says is then said nowhere else.
    """
    known = next(filter(_is_known, element.iterchildren(CHOICE)), None)
    if known is not None:
        return known
    fallback = element.find(FALLBACK)
    return element.find(CHOICE) if fallback is None else fallback


def _is_known(choice: etree._Element) -> bool:
    """Whether a choice needs nothing but what Office writes; a format of others is what its fallback is for."""
    needed = (choice.get(_REQUIRES) or "").split()
    return all((choice.nsmap.get(prefix) or "").startswith(OFFICE_NAMESPACES) for prefix in needed)


def content(sdt: etree._Element) -> etree._Element | None:
    """What a content control holds; None for one that still shows its placeholder."""
    properties = sdt.find(SDT_PR)
    if properties is not None and is_on(properties.find(PLACEHOLDER)):
        return None
    return sdt.find(SDT_CONTENT)


def _read_inline(parent: etree._Element, pieces: Pieces, context: Context, base: RunFormat, depth: int) -> None:
    if depth > context.max_nesting:
        raise UnreadableFile(Unreadable.BOMB, "nested inline elements")
    for child in parent:
        tag = child.tag
        inner: etree._Element | None = None
        if tag == R:
            _read_run(child, pieces, context, base)
        elif tag in WRAPPERS:
            inner = child
        elif tag == SDT:
            inner = content(child)
        elif tag == ALTERNATE:
            inner = alternatives(child)
        elif tag in {MATH, MATH_PARAGRAPH}:
            pieces.form = base
            pieces.add(_formula(child))
        if inner is not None:
            _read_inline(inner, pieces, context, base, depth + 1)


def _formula(math: etree._Element) -> str:
    """A formula on one line; a fraction gets its stroke, or 13/13 would read 1313, and a power its sign (10^3)."""
    signs = {DENOMINATOR: "/", SUPERSCRIPT: "^"}
    return "".join(signs.get(e.tag) or e.text or "" for e in math.iter(MATH_TEXT, DENOMINATOR, SUPERSCRIPT))


def _read_run(run: etree._Element, pieces: Pieces, context: Context, base: RunFormat) -> None:
    survey = context.survey
    r_pr = survey.of_run.get(run)
    if r_pr is None:
        pieces.form = base
    elif run in survey.formatted:
        pieces.form = context.styles.run(r_pr, base)
    else:
        pieces.form = replace(base, font=context.font(run, base))
    _read_run_content(run, pieces, context)


def _read_run_content(run: etree._Element, pieces: Pieces, context: Context) -> None:
    for child in run:
        tag = child.tag
        if tag == T:
            text = child.text
            if text:
                pieces.add(shown(child, text))
        elif tag in _READERS:
            _READERS[tag](child, pieces, context)


def _read_field_char(char: etree._Element, pieces: Pieces, _: Context) -> None:
    kind = char.get(FLD_CHAR_TYPE)
    if kind == "begin":
        pieces.add(_form_field(char))
        pieces.fields.append(True)
    elif kind == "separate" and pieces.fields:
        pieces.fields[-1] = False
    elif kind == "end" and pieces.fields:
        pieces.fields.pop()


def _form_field(char: etree._Element) -> str:
    """What a drop-down or a tick box of a protected form shows: both have no result in the text."""
    data = char.find(FF_DATA)
    if data is None:
        return ""
    box, choices = data.find(_CHECK_BOX), data.find(_DROP_DOWN)
    if box is not None:
        checked = box.find(_CHECKED)
        return "☒" if is_on(box.find(_DEFAULT) if checked is None else checked) else "☐"
    if choices is None:
        return ""
    chosen = choices.find(_RESULT)
    chosen = choices.find(_DEFAULT) if chosen is None else chosen
    entries = [entry.get(VAL) or "" for entry in choices.iterchildren(_LIST_ENTRY)]
    index = 0 if chosen is None else integer(chosen.get(VAL), 0)
    return entries[index] if 0 <= index < len(entries) else ""


def _read_symbol(sym: etree._Element, pieces: Pieces, _: Context) -> None:
    pieces.add(symbol(sym.get(w("char")) or "", sym.get(w("font")) or ""))


def _read_note(reference: etree._Element, pieces: Pieces, context: Context) -> None:
    foot = reference.tag == FOOTNOTE_REFERENCE
    notes = context.footnotes if foot else context.endnotes
    number = notes.setdefault(reference.get(_NOTE_ID) or "", len(notes) + 1)
    if is_on_attribute(reference.get(w("customMarkFollows"))):
        return  # its own sign is typed behind it, raised
    pieces.add_mark(str(number) if foot else formatted(number, "lowerRoman"))


def is_on_attribute(value: str | None) -> bool:
    """Whether an on/off attribute is set."""
    return value is not None and value.lower() not in {"0", "false", "off"}


def _read_picture(picture: etree._Element, pieces: Pieces, context: Context) -> None:
    """A drawing's text boxes; of a group with alternatives only the branch that is read."""
    if pieces.form.hidden:
        return
    if picture.tag == OBJECT:
        context.warnings.add("embedded-object")
    pieces.boxes.extend(_boxes(picture))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    for box in element.iter(TXBX_CONTENT):
        if not _is_passed_over(box, element):
            yield box


def _is_passed_over(box: etree._Element, top: etree._Element) -> bool:
    """Whether a text box is inside another one, or in a branch that is not read."""
    for above in box.iterancestors():
        if above is top:
            return False
        parent = above.getparent()
        if above.tag == TXBX_CONTENT:
            return True
        if parent is not None and parent.tag == ALTERNATE and alternatives(parent) is not above:
            return True
    return False


def _read_alternatives(element: etree._Element, pieces: Pieces, context: Context) -> None:
    branch = alternatives(element)
    if branch is not None:
        _read_run_content(branch, pieces, context)


def _read_ruby(ruby: etree._Element, pieces: Pieces, context: Context) -> None:
    base = ruby.find(RUBY_BASE)
    for run in base.iterchildren(R) if base is not None else ():
        _read_run_content(run, pieces, context)


_READERS: dict[str, Callable[[etree._Element, Pieces, Context], None]] = {
    TAB: lambda _e, pieces, _c: pieces.add("\t"),
    PTAB: lambda _e, pieces, _c: pieces.add("\t"),
    BR: lambda _e, pieces, _c: pieces.add("\n"),
    CR: lambda _e, pieces, _c: pieces.add("\n"),
    NO_BREAK_HYPHEN: lambda _e, pieces, _c: pieces.add("-"),
    SOFT_HYPHEN: lambda _e, pieces, _c: pieces.add("\xad"),  # ư in TCVN3; dropped otherwise
    SYM: _read_symbol,
    FLD_CHAR: _read_field_char,
    FOOTNOTE_REFERENCE: _read_note,
    ENDNOTE_REFERENCE: _read_note,
    DRAWING: _read_picture,
    PICT: _read_picture,
    OBJECT: _read_picture,
    ALTERNATE: _read_alternatives,
    RUBY: _read_ruby,
}

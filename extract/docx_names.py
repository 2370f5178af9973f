"""Qualified names of the XML of Word, made once: comparing whole strings is the fastest test."""

from __future__ import annotations

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_NAMESPACES = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
)
"""How the names of the formats begin that Office itself writes."""

# ISO/IEC 29500 Strict has other names for the same elements; they are read as the usual ones.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NAMESPACE.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _MATH.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W_NAMESPACE}}}{name}"


def m(name: str) -> str:
    """The qualified name of an element of Office's mathematics."""
    return f"{{{_MATH}}}{name}"


BODY, P, TBL, TR, TC, R = w("body"), w("p"), w("tbl"), w("tr"), w("tc"), w("r")
P_PR, R_PR, TR_PR, TC_PR, TBL_GRID, GRID_COL = (
    w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("tblGrid"), w("gridCol"),
)  # fmt: skip
T, TAB, PTAB, BR, CR, SYM = w("t"), w("tab"), w("ptab"), w("br"), w("cr"), w("sym")
NO_BREAK_HYPHEN, SOFT_HYPHEN, RUBY, RUBY_BASE = w("noBreakHyphen"), w("softHyphen"), w("ruby"), w("rubyBase")
FLD_CHAR, FLD_CHAR_TYPE, FF_DATA = w("fldChar"), w("fldCharType"), w("ffData")
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = w("footnoteReference"), w("endnoteReference")
DRAWING, PICT, OBJECT, TXBX_CONTENT = w("drawing"), w("pict"), w("object"), w("txbxContent")
SDT, SDT_PR, SDT_CONTENT, PLACEHOLDER = w("sdt"), w("sdtPr"), w("sdtContent"), w("showingPlcHdr")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
FOOTNOTE, ENDNOTE = w("footnote"), w("endnote")
ALT_CHUNK, SECT_PR = w("altChunk"), w("sectPr")
ALTERNATE, CHOICE, FALLBACK = (
    f"{{{_COMPATIBILITY}}}AlternateContent",
    f"{{{_COMPATIBILITY}}}Choice",
    f"{{{_COMPATIBILITY}}}Fallback",
)
MATH, MATH_PARAGRAPH, MATH_TEXT = m("oMath"), m("oMathPara"), m("t")
DENOMINATOR, SUPERSCRIPT = m("den"), m("sup")
RELATIONSHIP = f"{{{_RELATIONS}}}Relationship"
VAL = w("val")

# Elements that only wrap what they contain.
WRAPPERS = frozenset(
    {*map(w, ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo")), INS, MOVE_TO, SDT_CONTENT}
)

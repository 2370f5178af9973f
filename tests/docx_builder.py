"""A tiny builder of Word files: XML snippets in a zip, so that each test shows the markup that it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from extract.document import Document, Paragraph, Table
from extract.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
PARTS = ("styles", "numbering", "footnotes", "endnotes")


def r(text: str, properties: str = "") -> str:
    """A run with this text; `properties` is the inside of its `w:rPr`."""
    r_pr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{r_pr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph of runs (plain text is made one); `properties` is the inside of its `w:pPr`."""
    p_pr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{p_pr}{content if content.startswith('<') or not content else r(content)}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    """A cell of paragraphs (plain text is made one); `properties` is the inside of its `w:tcPr`."""
    inside = content if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells (plain text is made one); `properties` is the inside of its `w:trPr`."""
    tr_pr = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{tr_pr}{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table of rows; `widths` are its columns' in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def document(body: str) -> str:
    """The main part."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """The bytes of a Word file with this body; other parts by name, as the inside of their root element."""
    related = {name: f"<w:{name} {NAMESPACES}>{inside}</w:{name}>" for name, inside in parts.items()}
    relations = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{n}" Target="{n}.xml"/>' for n in related)
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
            "word/document.xml": document(body),
            **{f"word/{name}.xml": content for name, content in related.items()},
        }
    )


def read(body: str, **parts: str) -> Document:
    """The document that the reader makes of this body."""
    return read_docx(docx(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    """The texts of the body's paragraphs."""
    return [block.text for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def table(body: str, **parts: str) -> Table:
    """The body's only table."""
    (one,) = read(body, **parts).tables()
    return one


def drawn(one: Table) -> str:
    """A table drawn in text: a row a line, cells as `text@column`, with `+n` columns and `vn` rows if merged."""
    lines: list[list[str]] = [[] for _ in range(one.n_rows)]
    for cell in one.cells:
        wide = f"+{cell.col_span}" if cell.col_span > 1 else ""
        high = f"v{cell.row_span}" if cell.row_span > 1 else ""
        lines[cell.row].append(f"{cell.text}@{cell.col}{wide}{high}")
    return "\n".join(" | ".join(line) for line in lines)

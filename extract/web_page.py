"""Web pages under the name `.doc`: put into order for LibreOffice, and nothing in them left to fetch or to run."""

from __future__ import annotations

import email
import email.policy

import regex
from lxml import etree, html

from extract.errors import Unreadable, UnreadableFile
from extract.legacy_fonts import encoding_of

# What draws on other files, runs, or is struck out as a tracked change; all with what is in them.
_DROPPED = (
    "script", "noscript", "link", "base", "meta", "iframe", "frame", "frameset", "object", "embed", "applet", "img",
    "picture", "audio", "video", "source", "svg", "del", "head/title",
)  # fmt: skip
_REFERRING = ("src", "srcset", "href", "background", "data", "action", "poster", "longdesc", "cite", "codebase")
_CSS_REFERENCE = regex.compile(r"@import[^;]*;?|url\s*\([^)]*\)|expression\s*\(", regex.IGNORECASE)
_CHARSET = regex.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", regex.IGNORECASE)
_FONT_NAME = regex.compile(r"(?:face\s*=|font-family\s*:)\s*[\"']?\s*([^\"';>,]+)", regex.IGNORECASE)
_SEARCHED = 4096
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARATION = regex.compile(r"\A\s*<\?xml[^>]*\?>")
_NO_TEXT = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_MAX_SPAN = 1000  # HTML's own limit of colspan


def page_of_archive(data: bytes) -> bytes:
    """The page in a web archive (MHTML), as UTF-8; raises `UnreadableFile` where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            try:
                return b"\xef\xbb\xbf" + str(part.get_content()).encode("utf-8", errors="replace")
            except (LookupError, ValueError, KeyError) as error:
                raise UnreadableFile(Unreadable.DAMAGED, f"web archive: {error}") from error
    raise UnreadableFile(Unreadable.DAMAGED, "a web archive without a page")


def tidied(data: bytes) -> bytes:
    """The page as UTF-8 that says so, without scripts, pictures and references, its tables' empty rows closed up.

    Raises `UnreadableFile` for what is no page.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    text = _DECLARATION.sub("", decoded(data))
    try:
        root = html.document_fromstring(_NO_TEXT.sub("", text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableFile(Unreadable.DAMAGED, f"web page: {error}") from error
    for name in _DROPPED:
        for element in list(root.iterfind(f".//{name}")):
            _drop(element)
    for element in root.iter(etree.Element):
        _without_references(element)
    for table in root.iter("table"):
        close_up(table)
    body = etree.tostring(root, encoding="unicode", method="html")
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    return f"<!DOCTYPE html>\n{_with_meta(body, meta)}".encode()


def _with_meta(page: str, meta: str) -> str:
    start, head, rest = page.partition("<head>")
    return f"{start}{head}{meta}{rest}" if head else page.replace("<html", f"<head>{meta}</head><html", 1)


def decoded(data: bytes) -> str:
    """The page's text: by its byte order mark, by what it declares, as UTF-8 if it is that, else as Windows had it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    declared = _CHARSET.search(data[:_SEARCHED])
    names = [declared[1].decode("ascii", errors="replace")] if declared else []
    for name in (*names, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    text = data.decode("latin-1")
    legacy = any(encoding_of(match[1]) != encoding_of("") for match in _FONT_NAME.finditer(text))
    return data.decode("cp1252" if legacy else "cp1258", errors="replace")


def _drop(element: etree._Element) -> None:
    """Takes the element out with all that is in it; the text behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = _NO_TEXT.sub("", (before.tail or "") + (element.tail or ""))
    else:
        parent.text = _NO_TEXT.sub("", (parent.text or "") + (element.tail or ""))
    parent.remove(element)


def _without_references(element: etree._Element) -> None:
    for name in list(element.attrib):
        low = str(name).lower()
        if low.rpartition(":")[2] in _REFERRING or low.startswith("on"):
            del element.attrib[name]
        elif low == "style":
            element.set(name, _CSS_REFERENCE.sub("", element.get(name, "")))
    if element.tag == "style" and element.text:
        element.text = _CSS_REFERENCE.sub("", element.text)


def close_up(table: etree._Element) -> None:
    """Takes out the table's rows without cells, and shortens the cells that reach through them.

    A row whose places are all taken by cells from above has none of its own. LibreOffice leaves it out and keeps
    the cells' heights, so that the next row comes to stand beside them.
    """
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    empty = {number for number, row in enumerate(rows) if not _cells(row)}
    for number, row in enumerate(rows):
        for cell in _cells(row):
            end = min(number + _span(cell), len(rows))
            span = end - number - sum(inside in empty for inside in range(number, end))
            if span > 1:
                cell.set("rowspan", str(span))
            else:
                cell.attrib.pop("rowspan", "")
    for number in empty:
        _drop(rows[number])


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: etree._Element) -> int:
    digits = regex.match(r"\s*(\d{1,6})", cell.get("rowspan", "1"))
    return max(1, min(int(digits[1]), _MAX_SPAN)) if digits else 1

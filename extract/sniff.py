"""What a file is, by its content: districts rename files, and a `.doc` is often a DOCX, RTF or web page."""

from __future__ import annotations

import io
import zipfile

CONVERTED = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt", "html": ".html", "mht": ".html"}
"""The kinds that LibreOffice is asked for, with the suffix under which it is given them."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta")
_PDF_SEARCHED = 1024  # a PDF may begin with rubbish of up to a kilobyte (ISO 32000, implementation note 13)
_TEXT_SEARCHED = 2048
_MAX_ENTRIES = 20_000


def sniff(data: bytes) -> str:
    """The kind: `pdf docx doc rtf html mht odt zip image encrypted-office unknown`; doc is Word before 2007.

    Never raises. A broken ZIP or OLE2 file is called what it was meant to be, where its parts still tell.
    """
    if data.startswith(_OLE2):
        return _ole2_kind(data)
    if data.startswith(_ZIP):
        return _zip_kind(data)
    if b"%PDF-" in data[:_PDF_SEARCHED]:
        return "pdf"
    head = data[:_TEXT_SEARCHED].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return "image"
    if head[:13].lower() == b"mime-version:" and b"text/html" in data[: 4 * _TEXT_SEARCHED].lower():
        return "mht"
    return "html" if _is_html(head) else "unknown"


def _is_html(head: bytes) -> bool:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head[2:].replace(b"\x00", b"").lstrip()
    low = head.lower()
    return low.startswith(_HTML) or (low.startswith((b"<?xml", b"<!--")) and b"<html" in low)


def _ole2_kind(data: bytes) -> str:
    """By the names in its directory, which are UTF-16; a directory that is lost leaves a Word document."""
    if _names(data, "EncryptedPackage"):
        return "encrypted-office"
    if _names(data, "WordDocument"):
        return "doc"
    other = ("Workbook", "Book", "PowerPoint Document", "__properties_version1.0", "VisioDocument")
    return "unknown" if any(_names(data, name) for name in other) else "doc"


def _names(data: bytes, name: str) -> bool:
    return f"{name}\x00".encode("utf-16-le") in data


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MAX_ENTRIES:
                return "zip"
            names = {entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries}
            mimetype = archive.open("mimetype").read(64) if "mimetype" in archive.namelist() else b""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        # Cut off before its directory: the parts' own headers still name them.
        return "docx" if b"word/document" in data or b"[Content_Types].xml" in data[:512] else "zip"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    return "docx" if any(n.startswith("word/") and n.endswith(".xml") for n in names) else "zip"

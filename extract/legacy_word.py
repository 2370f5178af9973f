"""Word files from before DOCX, and what else is sent under the name `.doc`: converted by LibreOffice, read as DOCX."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import regex

from extract.document import Document
from extract.docx import read_docx
from extract.docx_package import Package
from extract.errors import Unreadable, UnreadableFile
from extract.office import shared_office
from extract.sniff import CONVERTED
from extract.web_page import page_of_archive, tidied

_WORD_MAGIC = (b"\xec\xa5", b"\xdc\xa5")  # Word 97 and later, Word 6 and 95
_ENCRYPTED = 0x0100  # fEncrypted, [MS-DOC] 2.5.2
_HEADER = 512
_RAISED, _SUPERSCRIPT = regex.compile(rb'<w:position w:val="[1-9]\d*"/>'), b'<w:vertAlign w:val="superscript"/>'


def read_legacy_word(data: bytes, kind: str) -> Document:
    """The document in these bytes, places and warnings as of the DOCX made from it; `format` is `doc`.

    Raises `UnreadableFile`.
    """
    return replace(read_docx(converted(data, kind, "docx")), format="doc")


def converted(data: bytes, kind: str, to: str) -> bytes:
    """These bytes made into a `docx` or `pdf` by LibreOffice, which meets no file that need not be asked about.

    Raises `UnreadableFile`.
    """
    made = shared_office().convert(_checked(data, kind), CONVERTED[kind], to)
    return with_superscripts(made) if (CONVERTED[kind], to) == (".html", "docx") else made


def _checked(data: bytes, kind: str) -> bytes:
    """What LibreOffice is given; raises `UnreadableFile` for what it need not be asked about."""
    if kind == "doc" and has_password(data):
        raise UnreadableFile(Unreadable.ENCRYPTED, "Word 97–2003")
    if kind == "odt":
        _check_open_document(data)
    if kind == "mht":
        data = page_of_archive(data)
    return tidied(data) if kind in ("html", "mht") else data


def with_superscripts(docx: bytes) -> bytes:
    """The file with its raised text as superscripts, which LibreOffice makes of a page's `<sup>`: `12<sup>1</sup>`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, _RAISED.sub(_SUPERSCRIPT, old.read(entry)))
    return made.getvalue()


def has_password(data: bytes) -> bool:
    """Whether a .doc is encrypted, by its file information block; False where that is not found."""
    entry = data.find("WordDocument\0".encode("utf-16-le"))
    if entry < _HEADER or len(data) < entry + 128:
        return False
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    start = (int.from_bytes(data[entry + 116 : entry + 120], "little") + 1) * sector
    block = data[start : start + 12]
    return block.startswith(_WORD_MAGIC) and bool(int.from_bytes(block[10:12], "little") & _ENCRYPTED)


def _check_open_document(data: bytes) -> None:
    """Raises `UnreadableFile` for a password, a bomb, or XML that is not whole."""
    package = Package.open(data)
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise UnreadableFile(Unreadable.ENCRYPTED, "OpenDocument")
    if package.xml("content.xml") is None:
        raise UnreadableFile(Unreadable.DAMAGED, "no content.xml")
    package.xml("styles.xml")

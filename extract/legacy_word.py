"""Word files from before DOCX, and what else is sent under the name `.doc`: converted by LibreOffice, read as DOCX."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Document
from extract.docx import read_docx
from extract.office import shared_office

SUFFIXES = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt", "html": ".html"}
"""The kinds of `sniff` that LibreOffice is asked for, with the suffix under which it is given them."""


def read_legacy_word(data: bytes, kind: str) -> Document:
    """The document in these bytes, places and warnings as of the DOCX made from it; `format` is `doc`.

    Raises `UnreadableFile`.
    """
    made = shared_office().convert(data, SUFFIXES[kind], "docx")
    return replace(read_docx(made), format="doc")

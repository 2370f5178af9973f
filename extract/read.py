"""One reader for all formats: which one it is, is read from the content, never from the name.

Each format's reader is loaded with the first file that needs it: a folder of PDF files waits for no other.
"""

from __future__ import annotations

from extract.collector import no_collection
from extract.document import Document
from extract.errors import Unreadable, UnreadableFile
from extract.limits import DEFAULT_LIMITS
from extract.sniff import CONVERTED, sniff

_REFUSED = {
    "encrypted-office": Unreadable.ENCRYPTED,
}


@no_collection()
def read(data: bytes, ocr: str = "auto", memory: str = "") -> Document:
    """The document in a file's bytes; raises UnreadableFile with its kind for what cannot be read.

    `ocr`: which pages are read from their pictures, as for `read_pdf`. `memory`: a folder in which
    what was read on pictures is kept, and found again; empty for none.
    """
    if not data:
        raise UnreadableFile(Unreadable.EMPTY)
    if len(data) > DEFAULT_LIMITS.max_bytes:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"{len(data)} bytes")
    kind = sniff(data)
    if kind == "pdf":
        from extract.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, ocr=ocr, memory=memory)
    if kind == "docx":
        from extract.docx import read_docx  # noqa: PLC0415

        return read_docx(data)
    if kind == "image" and ocr != "never":
        from extract.picture_file import read_picture  # noqa: PLC0415

        return read_picture(data, memory=memory)
    if kind == "image":
        raise UnreadableFile(Unreadable.PICTURE_ONLY)
    if kind in CONVERTED:
        from extract.legacy_word import read_legacy_word  # noqa: PLC0415

        return read_legacy_word(data, kind)
    raise UnreadableFile(_REFUSED.get(kind, Unreadable.UNKNOWN_FORMAT), kind)

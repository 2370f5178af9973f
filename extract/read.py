"""One reader for all formats: which one it is, is read from the content, never from the name."""

from __future__ import annotations

from extract.collector import no_collection
from extract.document import Document
from extract.docx import read_docx
from extract.errors import Unreadable, UnreadableFile
from extract.legacy_word import read_legacy_word
from extract.limits import DEFAULT_LIMITS
from extract.pdf import read_pdf
from extract.sniff import CONVERTED, sniff

_REFUSED = {
    "encrypted-office": Unreadable.ENCRYPTED,
}


@no_collection()
def read(data: bytes, ocr: str = "auto") -> Document:
    """The document in a file's bytes; raises UnreadableFile with its kind for what cannot be read.

    `ocr`: which pages are read from their pictures, as for `read_pdf`.
    """
    if not data:
        raise UnreadableFile(Unreadable.EMPTY)
    if len(data) > DEFAULT_LIMITS.max_bytes:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"{len(data)} bytes")
    kind = sniff(data)
    if kind == "pdf":
        return read_pdf(data, ocr=ocr)
    if kind == "docx":
        return read_docx(data)
    if kind == "image" and ocr != "never":
        from extract.picture_file import read_picture  # noqa: PLC0415 - OpenCV and Pillow load only for pictures

        return read_picture(data)
    if kind == "image":
        raise UnreadableFile(Unreadable.PICTURE_ONLY)
    if kind in CONVERTED:
        return read_legacy_word(data, kind)
    raise UnreadableFile(_REFUSED.get(kind, Unreadable.UNKNOWN_FORMAT), kind)

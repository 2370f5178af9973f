"""What a file is, from its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sniff import sniff
from tests.docx_builder import docx, p, package

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODT = "application/vnd.oasis.opendocument.text"


def stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n\x00rubbish%PDF-1.4", "pdf"),
        (docx(p("x")), "docx"),
        (docx(p("x"))[:150], "docx"),
        (package({"word\\document.xml": "<a/>"}), "docx"),
        (package({"mimetype": ODT, "content.xml": "<a/>"}), "odt"),
        (package({"xl/workbook.xml": "<a/>"}), "zip"),
        (b"PK\x03\x04broken", "zip"),
        (OLE2 + stream("WordDocument") + stream("Workbook"), "doc"),
        (OLE2, "doc"),
        (OLE2 + stream("Workbook"), "unknown"),
        (OLE2 + stream("EncryptedPackage"), "encrypted-office"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML><html>", "html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "html"),
        ("\ufeff<html>".encode("utf-16-le"), "html"),
        (b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"\r\n', "mht"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n", "unknown"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "unknown"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\x00", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (b"RIFF\x00\x00\x00\x00WAVE", "unknown"),
        ("Báo cáo".encode(), "unknown"),
        (b"", "unknown"),
    ],
)
def test_kinds(data: bytes, kind: str):
    assert sniff(data) == kind


@given(st.sampled_from([b"", b"PK\x03\x04", OLE2, b"%PDF-", b"<"]), st.binary(max_size=200))
def test_never_raises(start: bytes, rest: bytes):
    assert sniff(start + rest)

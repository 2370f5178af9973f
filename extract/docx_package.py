"""The ZIP of a DOCX: its XML parts, parsed under limits, since a file may be made to exhaust the machine."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

import regex
from lxml import etree

from extract.docx_names import RELATIONSHIP, STRICT
from extract.errors import Unreadable, UnreadableFile
from extract.sniff import sniff

_DECLARATION = regex.compile(r"\A\s*<\?xml[^>]*\?>")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class DocxLimits:
    """How much one Word file may cost. Bytes are those of a part when unpacked; ratios unpacked to packed.

    A year's report of a district is some 0.5 MB unpacked at a ratio of 30.
    """

    max_file_bytes: int = 100_000_000
    max_part_bytes: int = 64_000_000
    max_ratio: int = 250
    ratio_free_bytes: int = 4_000_000  # below this size no ratio is suspicious
    max_entries: int = 10_000
    max_table_cells: int = 400_000  # grid positions of all tables
    max_nesting: int = 24


DEFAULT_DOCX_LIMITS = DocxLimits()


@dataclass(slots=True)
class Package:
    """An opened DOCX: parts by name (without a leading slash)."""

    archive: zipfile.ZipFile
    limits: DocxLimits
    entries: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes, limits: DocxLimits = DEFAULT_DOCX_LIMITS) -> Package:
        """The package in these bytes. Raises `UnreadableFile` for what is no usable ZIP."""
        _reject(data, limits)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UnreadableFile(Unreadable.DAMAGED, str(error)) from error
        entries = archive.infolist()
        if len(entries) > limits.max_entries:
            raise UnreadableFile(Unreadable.BOMB, f"{len(entries)} entries")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableFile(Unreadable.ENCRYPTED, "zip entries")
        names = {_part_name("", entry.filename): entry for entry in entries}
        return cls(archive, limits, names)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None if there is none. Raises `UnreadableFile` for a bomb or damaged data."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        self._check(entry.file_size, entry)
        try:
            with self.archive.open(entry) as stream:
                data = stream.read(self.limits.max_part_bytes + 1)
        except _BROKEN as error:
            raise UnreadableFile(Unreadable.DAMAGED, f"{name}: {error}") from error
        self._check(len(data), entry)
        return data

    def _check(self, size: int, entry: zipfile.ZipInfo) -> None:
        ratio = size / max(1, entry.compress_size)
        if size > self.limits.ratio_free_bytes and ratio > self.limits.max_ratio:
            raise UnreadableFile(Unreadable.BOMB, f"{entry.filename}: {size} bytes, 1:{ratio:.0f}")
        if size > self.limits.max_part_bytes:
            raise UnreadableFile(Unreadable.TOO_LARGE, f"{entry.filename}: {size} bytes")

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, None if there is none. Raises `UnreadableFile` where `parse` does."""
        data = self.read(name)
        return None if data is None else parse(data, name)

    def relations(self, name: str) -> dict[str, str]:
        """The part's relations: the type's last word (`footnotes`) to a part's name; the first of each."""
        folder, base = posixpath.split(name)
        part = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, str] = {}
        for relation in part.iter(RELATIONSHIP) if part is not None else ():
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found.setdefault(kind, _part_name(folder, relation.get("Target") or ""))
        return found

    def document_name(self) -> str:
        """The name of the main part. Raises `UnreadableFile` (DAMAGED) if it is not there."""
        for name in (self.relations("").get("officeDocument", ""), "word/document.xml"):
            if name in self.entries:
                return name
        raise UnreadableFile(Unreadable.DAMAGED, "no word/document.xml")


def parse(data: bytes, name: str) -> etree._Element:
    """The root element of a part, Strict names as the usual ones. Raises `UnreadableFile` for a DTD or damaged XML."""
    if data.startswith(_UTF16_MARKS):
        text = data.decode("utf-16", errors="replace")
        data = _DECLARATION.sub("", text).encode()
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    if b"<!ENTITY" in data:
        raise UnreadableFile(Unreadable.BOMB, f"{name}: entities")
    if b"<!DOCTYPE" in data:
        raise UnreadableFile(Unreadable.DAMAGED, f"{name}: a document type")
    parser = etree.XMLParser(
        collect_ids=False,
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(Unreadable.DAMAGED, f"{name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:  # hidden from the search by its encoding
        raise UnreadableFile(Unreadable.DAMAGED, f"{name}: a document type")
    return root


def _reject(data: bytes, limits: DocxLimits) -> None:
    """Raises for what can be seen to be no DOCX without opening it."""
    if not data:
        raise UnreadableFile(Unreadable.EMPTY)
    if len(data) > limits.max_file_bytes:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"{len(data)} bytes")
    kinds = {"encrypted-office": Unreadable.ENCRYPTED, "doc": Unreadable.LEGACY_WORD}
    if not data.startswith(b"PK"):
        raise UnreadableFile(kinds.get(sniff(data), Unreadable.DAMAGED), "not a zip")


def _part_name(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(f"/{joined}").lstrip("/")

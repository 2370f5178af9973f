"""`rasoat show`: one page of a file with what was read drawn over it, as a PNG."""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from extract.document import Document
from extract.errors import Unreadable, UnreadableFile
from extract.legacy_word import converted
from extract.office import shared_office
from extract.pdf_picture import DrawnPage, NoSuchPage, draw_page
from extract.read import read
from extract.sniff import CONVERTED, sniff
from normalize.report import Report
from normalize.reports import NotAReport, normalize
from rasoat.errors import Refusal
from rasoat.language import say
from rasoat.one_file import cannot_read, file_bytes, why_unreadable
from rasoat.show import UNKNOWN, Overlay, header_again, overlay
from rasoat.show_colours import ALMOST, SURE
from rasoat.show_drawing import draw
from rasoat.show_margins import Legend

LEAST_DPI, MOST_DPI = 36, 600
OCR = ("auto", "always", "never")
# A file that is refused for these reasons has pages all the same, which can be looked at.
_STILL_DRAWN = {
    Unreadable.PICTURE_ONLY, Unreadable.NO_OCR, Unreadable.NO_VIETNAMESE, Unreadable.NO_TEXT, Unreadable.BROKEN_FONTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """What to draw: the page's number in the file (from 1), where to (None: a name made from the file's), how fine.

    `ocr`: which pages are read from their pictures (`auto`, `always`, `never`).
    """

    file: Path
    page: int
    out: Path | None
    dpi: int
    lang: str
    ocr: str = "auto"


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as read: None and a sentence where it cannot be, or is no report."""

    document: Document | None
    report: Report | None
    notes: tuple[str, ...]


def show_page(request: Request) -> str:
    """Draws the page and gives the sentence that says where to, with those on what was not read.

    Raises Refusal for a wrong use, CannotRead for a file that cannot be drawn.
    """
    data = file_bytes(request.file, request.lang)
    out = _checked(request)
    pdf, notes = _as_pdf(data, request)
    try:
        picture = draw_page(pdf, request.page, request.dpi)
    except NoSuchPage as error:
        raise Refusal("refuse.page", path=request.file, page=request.page, count=error.count) from error
    except UnreadableFile as error:
        raise cannot_read(request.file, error, request.lang) from error
    known = _read(pdf, request)
    found = overlay(known.document, known.report, request.page) if known.document else Overlay()
    notes += (*known.notes, *_page_notes(picture, known.document, found, request))
    buffer = io.BytesIO()
    drawn = draw(picture, found, _legend(found, picture, notes, request))
    drawn.save(buffer, "PNG", dpi=(picture.dpi, picture.dpi))
    _replace(out, buffer.getvalue())
    done = say("show.done", request.lang, page=request.page, pages=picture.pages, file=request.file.name, path=out)
    return "\n".join((done, *notes))


def _checked(request: Request) -> Path:
    """Where the picture goes; raises Refusal for options that cannot be."""
    if request.ocr not in OCR:
        raise Refusal("refuse.option", option="--ocr", value=request.ocr, allowed=", ".join(OCR))
    if not LEAST_DPI <= request.dpi <= MOST_DPI:
        allowed = f"{LEAST_DPI}–{MOST_DPI}"
        raise Refusal("refuse.option", option="--dpi", value=request.dpi, allowed=allowed)
    name = f"{request.file.stem}-p{request.page}.png"
    out = Path(name) if request.out is None else request.out
    if out.is_dir():
        out /= name
    if out.suffix.lower() != ".png" or out.resolve() == request.file.resolve():
        raise Refusal("refuse.png", path=out)
    _write(out.with_name(f".{out.name}.try"), b"", out).unlink()  # before minutes are spent on a scan
    return out.absolute()


def _as_pdf(data: bytes, request: Request) -> tuple[bytes, tuple[str, ...]]:
    """The file as a PDF, and a sentence where it had to be made into one."""
    kind = sniff(data) if data else "empty"
    if kind == "pdf":
        return data, ()
    try:
        made = converted(data, kind, "pdf") if kind in CONVERTED else _docx_as_pdf(data, kind)
    except UnreadableFile as error:
        raise cannot_read(request.file, error, request.lang) from error
    return made, (say("show.through_office", request.lang),)


def _docx_as_pdf(data: bytes, kind: str) -> bytes:
    read(data)  # turns away what is damaged, a bomb or no document before LibreOffice sees it
    if kind != "docx":
        raise UnreadableFile(Unreadable.UNKNOWN_FORMAT, kind)
    return shared_office().convert(data, ".docx", "pdf")


def _read(pdf: bytes, request: Request) -> _Read:
    try:
        document = read(pdf, request.ocr)
    except UnreadableFile as error:
        if error.kind not in _STILL_DRAWN:
            raise cannot_read(request.file, error, request.lang) from error
        return _Read(None, None, (why_unreadable(error, request.lang),))
    try:
        digest = hashlib.sha256(pdf).hexdigest()
        return _Read(document, normalize(document, source_name=request.file.name, sha256=digest), ())
    except NotAReport:
        return _Read(document, None, (say("show.no_report", request.lang),))


def _page_notes(picture: DrawnPage, document: Document | None, found: Overlay, request: Request) -> tuple[str, ...]:
    notes = []
    if document is not None and request.page in document.scanned:
        notes.append(say("show.scanned", request.lang))
    if document is not None and f"picture-page:{request.page}" in document.warnings:
        notes.append(say("show.picture_page", request.lang))
    if document is not None and header_again(document, found, request.page):
        notes.append(say("show.header_again", request.lang))
    if found.turns:
        notes.append(say("show.turned", request.lang))
    if picture.dpi < request.dpi - 0.5:
        notes.append(say("show.smaller", request.lang, dpi=round(picture.dpi), wanted=request.dpi))
    if not picture.whole:
        notes.append(say("show.unfinished", request.lang))
    return tuple(notes)


def _legend(found: Overlay, picture: DrawnPage, notes: tuple[str, ...], request: Request) -> Legend:
    codes = [code for mark in found.marks for code in mark.codes]
    counts = {
        "word": len(found.words),
        "ruling": len(found.rulings),
        "cell": len(found.cells),
        "doubtful": sum(ALMOST <= c.confidence < SURE for c in found.cells),
        "bad": sum(c.confidence < ALMOST for c in found.cells),
        "code": sum(code != UNKNOWN for code in codes),
        "no_code": sum(code == UNKNOWN for code in codes),
        "fact": len(found.facts),
        "row": len(found.rows),
    }
    title = say("show.title", request.lang, file=request.file.name, page=request.page, pages=picture.pages)
    entries = tuple((kind, say(f"show.{kind}", request.lang, count=count)) for kind, count in counts.items())
    return Legend(title, entries, notes, say("show.short", request.lang), say("show.point", request.lang))


def _write(path: Path, data: bytes, out: Path) -> Path:
    """Writes a file on the way to the picture `out`; raises Refusal where that cannot be."""
    try:
        path.write_bytes(data)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise _cannot_write(out, error) from error
    return path


def _cannot_write(out: Path, error: OSError) -> Refusal:
    return Refusal("refuse.out_file", path=out, reason=error)


def _replace(out: Path, png: bytes) -> None:
    """Writes the picture whole or not at all."""
    temporary = _write(out.with_name(f".{out.name}.part"), png, out)
    try:
        temporary.replace(out)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise _cannot_write(out, error) from error

"""Tesseract's library inside this process: nothing to start, no model to load and no files to write for each page.

It reads as the program of its version does, to the letter.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from extract.errors import Unreadable, UnreadableFile
from extract.ocr_program import LANGUAGE, program, version
from extract.ocr_words import PAGE_MODE, VARIABLES, ReadWord, words_of
from extract.picture_clean import Image

_ON_LINUX = "libtesseract.so.5"  # version 4 ends the process where its locale is not the one it wants
_NOWHERE = "nul" if os.name == "nt" else "/dev/null"
_BEST_ENGINE = 3  # whichever its model is for
_SHARE = 8  # lines that an engine is given at a time
_LOADING = Lock()

Call = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Library:
    """The functions of Tesseract that are called here."""

    version: Call
    create: Call
    delete: Call
    start: Call
    set_variable: Call
    set_page_mode: Call
    set_image: Call
    recognize: Call
    table: Call
    release: Call


def loaded(path: str) -> Library:
    """The library in a file; raises OSError or AttributeError where it is none, or lacks a function."""
    slow, quick = ctypes.CDLL(path), ctypes.PyDLL(path)
    handle, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int

    def function(name: str, gives: Any, *takes: Any, of: ctypes.CDLL = quick) -> Call:
        found = getattr(of, name)
        found.restype, found.argtypes = gives, takes
        return found  # type: ignore[no-any-return]

    # Other threads go on while a slow one runs; after a quick one, waiting for one's turn would be the longer part.
    return Library(
        version=function("TessVersion", text),
        create=function("TessBaseAPICreate", handle),
        delete=function("TessBaseAPIDelete", None, handle),
        start=function("TessBaseAPIInit2", number, handle, text, text, number, of=slow),
        set_variable=function("TessBaseAPISetVariable", number, handle, text, text),
        set_page_mode=function("TessBaseAPISetPageSegMode", None, handle, number),
        set_image=function("TessBaseAPISetImage", None, handle, handle, number, number, number, number),
        recognize=function("TessBaseAPIRecognize", number, handle, handle, of=slow),
        table=function("TessBaseAPIGetTsvText", handle, handle, number),
        release=function("TessDeleteText", None, handle),
    )


class Engine:
    """Tesseract with its model loaded: reads one line after the other, in one thread at a time."""

    def __init__(self, library: Library, models: bytes | None) -> None:
        """`models`: the folder they are in, where the library does not know it. Raises OSError where there is none."""
        self._library = library
        self._handle = library.create()
        # What it has to say beside its output the program writes to where nobody looks.
        library.set_variable(self._handle, b"debug_file", _NOWHERE.encode())
        if library.start(self._handle, models, LANGUAGE.encode(), _BEST_ENGINE):
            self.close()
            raise OSError(f"no model for {LANGUAGE}")
        for name, value in VARIABLES:
            library.set_variable(self._handle, name.encode(), value.encode())
        library.set_page_mode(self._handle, PAGE_MODE)

    def words(self, picture: Image) -> list[ReadWord]:
        """The words in a grey picture of one line; raises UnreadableFile (NO_OCR) where Tesseract fails."""
        pixels = np.ascontiguousarray(picture)
        height, width = pixels.shape
        self._library.set_image(self._handle, pixels.ctypes.data, width, height, 1, width)
        failed = self._library.recognize(self._handle, None)
        table = None if failed else self._library.table(self._handle, 0)
        if table is None:
            raise UnreadableFile(Unreadable.NO_OCR, "Tesseract gave up")
        try:
            return words_of(ctypes.string_at(table).decode("utf-8", "replace"), 1)[0]
        finally:
            self._library.release(table)

    def close(self) -> None:
        """Gives back its memory; it cannot be used any more."""
        self._library.delete(self._handle)


class Engines:
    """As many engines as there are cores, at most, each started when it is needed and kept for the next page."""

    def __init__(self, library: Library, models: bytes | None) -> None:
        """Raises OSError where the library has no model."""
        self._library, self._models = library, models
        self._idle = [Engine(library, models)]
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1)

    def read_lines(self, pictures: Sequence[Image]) -> list[list[ReadWord]]:
        """The words of each picture of one line of text. Raises UnreadableFile (NO_OCR) where Tesseract fails.

        The lines of one page are shared among the cores: the last page is not read by one while the others wait.
        """
        shares = [pictures[start : start + _SHARE] for start in range(0, len(pictures), _SHARE)]
        return [words for share in self._threads.map(self._read, shares) for words in share]

    def _read(self, pictures: Sequence[Image]) -> list[list[ReadWord]]:
        try:
            engine = self._idle.pop()
        except IndexError:
            engine = Engine(self._library, self._models)
        try:
            return [engine.words(picture) for picture in pictures]
        finally:
            self._idle.append(engine)

    def close(self) -> None:
        """Ends them; nothing may be reading."""
        self._threads.shutdown()
        while self._idle:
            self._idle.pop().close()


def engines() -> Engines | None:
    """The engines of this process; None where no library is found that is of the program's version."""
    with _LOADING:
        return _started()


@lru_cache(maxsize=1)
def _started() -> Engines | None:
    # Its own threads would fight with the pages that are read side by side; it asks for their number once.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    for path, models in _candidates():
        with suppress(OSError, AttributeError):
            library = loaded(path)
            if f"tesseract {library.version().decode()}" == version():
                found = Engines(library, models)
                atexit.register(found.close)
                return found
    return None


def _candidates() -> Iterator[tuple[str, bytes | None]]:
    """Where the library may be, and the folder of its models where it would look for it beside Python."""
    if not program():
        return
    home = Path(program()).resolve().parent
    if os.name == "nt":
        models = None if "TESSDATA_PREFIX" in os.environ else os.fsencode(home / "tessdata")
        for path in sorted(home.glob("libtesseract-5*.dll")):
            yield str(path), models
    elif sys.platform == "darwin":
        for path in sorted((home.parent / "lib").glob("libtesseract.5*.dylib")):
            yield str(path), None
    else:
        yield _ON_LINUX, None

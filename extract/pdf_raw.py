"""PDFium's functions as they are called here: by plain addresses, since a page has thousands of characters.

pypdfium2's own signatures check and convert every argument; for functions that are called for each word that
costs more than PDFium's work. So do arguments that ctypes must convert: of the functions below those for text take
pages as `argument` gives them, and write into rows of memory that ctypes has been told of once.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_Address = ctypes.c_void_p
_ROWS = 1024


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function, called without letting other threads in: that takes as long as what it does."""
    address = ctypes.cast(function, _Address).value
    assert address is not None  # noqa: S101 - the library is loaded
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, None)  # whether they wrote anything is seen where they did not
_matrix = _plain(pdfium.FPDFText_GetMatrix, None)
_font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_text = _plain(pdfium.FPDFText_GetText, ctypes.c_int)
_unicode = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_font_info = _plain(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
_generated = _plain(pdfium.FPDFText_IsGenerated, ctypes.c_int)

get_object = _plain(pdfium.FPDFPage_GetObject, _Address)
get_form_object = _plain(pdfium.FPDFFormObj_GetObject, _Address, _Address, ctypes.c_ulong)
get_type = _plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, _Address)
get_bounds = _plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, _Address)
get_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, _Address)
get_draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, ctypes.c_int, _Address)
count_segments = _plain(pdfium.FPDFPath_CountSegments, ctypes.c_int, _Address)
get_segment = _plain(pdfium.FPDFPath_GetPathSegment, _Address, _Address)
get_point = _plain(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, _Address)
get_segment_type = _plain(pdfium.FPDFPathSegment_GetType, ctypes.c_int, _Address)
get_close = _plain(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, _Address)
get_text_object = _plain(pdfium.FPDFText_GetTextObject, _Address)
get_render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _Address)
get_clip_path = _plain(pdfium.FPDFPageObj_GetClipPath, _Address, _Address)
count_clip_paths = _plain(pdfium.FPDFClipPath_CountPaths, ctypes.c_int, _Address)
count_clip_segments = _plain(pdfium.FPDFClipPath_CountPathSegments, ctypes.c_int, _Address, ctypes.c_int)
get_clip_segment = _plain(pdfium.FPDFClipPath_GetPathSegment, _Address, _Address, ctypes.c_int, ctypes.c_int)


def argument(handle: Any) -> Any:
    """One of pypdfium2's handles as ctypes passes it on without looking at it."""
    return ctypes.byref(handle.contents) if handle else None


@cache
def _memory(width: int) -> tuple[NDArray[np.float32], list[Any]]:
    """Rows of `width` numbers, and each of them as an argument: to make these takes longer than a call with them."""
    memory = np.zeros((_ROWS, width), np.float32)
    start = ctypes.c_char.from_buffer(memory.data)
    return memory, [ctypes.byref(start, memory.strides[0] * row) for row in range(_ROWS)]


def _filled(function: Callable[..., Any], text_page: Any, chars: Sequence[int], width: int) -> NDArray[np.float32]:
    """What a function writes for each of these characters, one row for each; zeros where it does not."""
    memory, rows = _memory(width)
    parts = []
    for start in range(0, len(chars), _ROWS):
        some = chars[start : start + _ROWS]
        written = memory[: len(some)]
        written.fill(0)
        deque(map(function, repeat(text_page), some, rows), maxlen=0)
        parts.append(written.copy())
    return parts[0] if len(parts) == 1 else np.concatenate(parts or [memory[:0]])


def loose_boxes(text_page: Any, chars: Sequence[int]) -> NDArray[np.float32]:
    """One row a character: left, top, right, bottom in PDF space; left and right are those of the advance."""
    return _filled(_loose_box, text_page, chars, 4)


def matrices(text_page: Any, chars: Sequence[int]) -> NDArray[np.float32]:
    """One row a character: its text object's matrix a, b, c, d, e, f (e and f are the object's origin), 0, 0."""
    return _filled(_matrix, text_page, chars, 8)


def font_sizes(text_page: Any, chars: Sequence[int]) -> list[float]:
    """The font size of each character before its matrix."""
    return list(map(_font_size, repeat(text_page), chars))


def font_name(text_page: Any, char: int) -> str:
    """The name of a character's font, as the file has it; empty where it has none."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    _font_info(text_page, char, buffer, ctypes.c_ulong(len(buffer)), ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace")


def is_generated(text_page: Any, char: int) -> bool:
    """Whether PDFium put the character there, not the file."""
    return bool(_generated(text_page, char) == 1)


def page_text(text_page: Any, count: int) -> str:
    """All characters of a page, one for each index that the other functions take."""
    buffer = bytearray(2 * count + 2)
    written = _text(text_page, 0, count, ctypes.byref(ctypes.c_char.from_buffer(buffer)))
    text = buffer[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters beyond the basic plane, or left out as unmapped: slower, but index by index.
    codes = map(_unicode, repeat(text_page), range(count))
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)

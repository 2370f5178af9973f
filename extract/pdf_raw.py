"""PDFium's functions as they are called here: by plain addresses, since a page has thousands of characters.

pypdfium2's own signatures check and convert every argument; for functions that are called for each word that
costs more than PDFium's work. The functions below take and fill memory that NumPy owns.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_Address = ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, _Address).value
    assert address is not None  # noqa: S101 - the library is loaded
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _Address, ctypes.c_int, _Address)
_matrix = _plain(pdfium.FPDFText_GetMatrix, ctypes.c_int, _Address, ctypes.c_int, _Address)
_font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _Address, ctypes.c_int)
_unicode = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _Address, ctypes.c_int)
_font_info = _plain(
    pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, _Address, ctypes.c_int, _Address, ctypes.c_ulong, _Address
)
_generated = _plain(pdfium.FPDFText_IsGenerated, ctypes.c_int, _Address, ctypes.c_int)

get_object = _plain(pdfium.FPDFPage_GetObject, _Address, _Address, ctypes.c_int)
get_form_object = _plain(pdfium.FPDFFormObj_GetObject, _Address, _Address, ctypes.c_ulong)
get_type = _plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, _Address)
get_bounds = _plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[_Address] * 5)
get_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, _Address, _Address)
get_draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, ctypes.c_int, _Address, _Address, _Address)
count_segments = _plain(pdfium.FPDFPath_CountSegments, ctypes.c_int, _Address)
get_segment = _plain(pdfium.FPDFPath_GetPathSegment, _Address, _Address, ctypes.c_int)
get_point = _plain(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, _Address, _Address, _Address)
get_segment_type = _plain(pdfium.FPDFPathSegment_GetType, ctypes.c_int, _Address)
get_close = _plain(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, _Address)
get_text_object = _plain(pdfium.FPDFText_GetTextObject, _Address, _Address, ctypes.c_int)
get_render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _Address)
get_clip_path = _plain(pdfium.FPDFPageObj_GetClipPath, _Address, _Address)
count_clip_paths = _plain(pdfium.FPDFClipPath_CountPaths, ctypes.c_int, _Address)
count_clip_segments = _plain(pdfium.FPDFClipPath_CountPathSegments, ctypes.c_int, _Address, ctypes.c_int)
get_clip_segment = _plain(pdfium.FPDFClipPath_GetPathSegment, _Address, _Address, ctypes.c_int, ctypes.c_int)


def address(handle: Any) -> int:
    """The address behind one of pypdfium2's handles."""
    return int(ctypes.cast(handle, _Address).value or 0)


def _fill(function: Callable[..., Any], text_page: int, chars: Sequence[int], width: int) -> NDArray[np.float32]:
    table = np.zeros((len(chars), width), np.float32)
    step, first = 4 * width, table.ctypes.data
    deque(map(function, repeat(text_page), chars, range(first, first + step * len(chars), step)), maxlen=0)
    return table


def loose_boxes(text_page: int, chars: Sequence[int]) -> NDArray[np.float32]:
    """One row a character: left, top, right, bottom in PDF space; left and right are those of the advance."""
    return _fill(_loose_box, text_page, chars, 4)


def matrices(text_page: int, chars: Sequence[int]) -> NDArray[np.float32]:
    """One row a character: its text object's matrix a, b, c, d, e, f (e and f are the object's origin)."""
    return _fill(_matrix, text_page, chars, 6)


def font_sizes(text_page: int, chars: Sequence[int]) -> list[float]:
    """The font size of each character before its matrix."""
    return list(map(_font_size, repeat(text_page), chars))


def font_name(text_page: int, char: int) -> str:
    """The name of a character's font, as the file has it; empty where it has none."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    _font_info(text_page, char, ctypes.addressof(buffer), len(buffer), ctypes.addressof(flags))
    return buffer.value.decode("utf-8", "replace")


def is_generated(text_page: int, char: int) -> bool:
    """Whether PDFium put the character there, not the file."""
    return bool(_generated(text_page, char) == 1)


def page_text(text_page: int, count: int) -> str:
    """All characters of a page, one for each index that the other functions take."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(ctypes.cast(text_page, pdfium.FPDF_TEXTPAGE), 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters beyond the basic plane, or left out as unmapped: slower, but index by index.
    codes = map(_unicode, repeat(text_page), range(count))
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)

"""The part `styles.xml`: some hundred styles, of which a report uses five. Only those are parsed."""

from __future__ import annotations

import re

from lxml import etree

from extract.docx_names import w
from extract.docx_package import parse
from extract.docx_plain import LEGACY_FONT, WORD_PREFIX, names_legacy_font

OFF = frozenset({"0", "false", "off"})
"""What an on/off attribute says where it is off."""

_STYLE, _STYLE_ID, _TYPE, _DEFAULT = w("style"), w("styleId"), w("type"), w("default")
_BEGIN, _END, _SHEET_END = b"<w:style ", b"</w:style>", b"</w:styles>"
_LATENT, _LATENT_END = b"<w:latentStyles", b"</w:latentStyles>"
_NAMED = re.compile(rb' w:styleId="([^"&]*)"')
_OF_TABLES, _OF_PARAGRAPHS = b'w:type="table"', b'w:type="paragraph"'
_BY_DEFAULT = re.compile(rb' w:default="(\w+)"')


class StyleSheet:
    """The styles of a document by id. `root`: an element that holds the document's defaults."""

    def __init__(self, data: bytes | None) -> None:
        """Raises `UnreadableFile` for what is damaged or cannot be trusted."""
        self.root: etree._Element | None = None
        self.default_id = ""
        self.names_legacy_font = False
        self._parsed: dict[str, etree._Element] = {}
        self._unread: dict[str, bytes] = {}
        self._start = b""
        if data is not None and not self._cut(data):
            self._read_whole(data)

    def __contains__(self, style_id: str | None) -> bool:
        return style_id in self._parsed or style_id in self._unread

    def style(self, style_id: str) -> etree._Element | None:
        """The style's element, None for an unknown one."""
        unread = self._unread.pop(style_id, None)
        if unread is not None:
            self._parsed[style_id] = parse(b"%b%b%b" % (self._start, unread, _SHEET_END), "styles")[0]
        return self._parsed.get(style_id)

    def _cut(self, data: bytes) -> bool:
        """Finds the styles in the bytes, without those of tables, which change no text; whether Word wrote them."""
        first, *rest = data.split(_BEGIN)
        opened = first.find(b"<w:styles")
        if not rest or opened < 0 or WORD_PREFIX not in first or b"<!" in first:
            return False
        for part in rest:
            attributes, closed, inside = part.partition(b">")
            if _OF_TABLES in attributes:
                continue
            named = _NAMED.search(b" " + attributes)
            if named is None or not closed or b"<!" in part:
                return False
            whole = not attributes.endswith(b"/")
            style = b"".join((_BEGIN, attributes, b">", *((inside.partition(_END)[0], _END) if whole else ())))
            style_id = named[1].decode(errors="replace")
            self._unread.setdefault(style_id, style)
            on = _BY_DEFAULT.search(attributes)
            if on is not None and _OF_PARAGRAPHS in attributes and on[1].decode().lower() not in OFF:
                self.default_id = style_id
        self._start = first[: first.find(b">", opened) + 1]
        before, _, latent = first.partition(_LATENT)
        self.root = parse(before + latent.partition(_LATENT_END)[2] + _SHEET_END, "styles")
        self.names_legacy_font = any(map(names_legacy_font, (first, *self._unread.values())))
        return True

    def _read_whole(self, data: bytes) -> None:
        self._unread.clear()
        self.default_id = ""
        self.root = parse(data, "styles")
        self.names_legacy_font = LEGACY_FONT.search(data) is not None
        for style in self.root.iterchildren(_STYLE):
            style_id = style.get(_STYLE_ID) or ""
            self._parsed.setdefault(style_id, style)
            if style.get(_TYPE) == "paragraph" and (style.get(_DEFAULT) or "0").lower() not in OFF:
                self.default_id = style_id

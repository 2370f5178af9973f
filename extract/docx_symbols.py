"""Letters of symbol fonts: what a reader sees in `w:sym`, and in text typed in such a font."""

from __future__ import annotations

_SYMBOL = {
    0x25: "%", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2C: ",", 0x2D: "−", 0x2E: ".", 0x2F: "/", 0x3A: ":",
    0x3C: "<", 0x3D: "=", 0x3E: ">", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x6D: "μ",
    0x70: "π", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_SYMBOL |= {code: chr(code) for code in range(0x30, 0x3A)}

_WINGDINGS = {
    0x6C: "•", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "❖", 0x77: "•", 0x9F: "•",
    0xA7: "▪", 0xA8: "☐", 0xB2: "⟡", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇒", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x97: "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def is_symbol_font(font: str) -> bool:
    """Whether a font shows signs where its text has letters."""
    return font.strip().lower() in {*_FONTS, "wingdings 3", "webdings", "zapfdingbats"}


def symbol(char: str, font: str) -> str:
    """What `w:sym` shows: its `w:char` is hexadecimal, often in the private area (F0FC). Empty if unknown."""
    try:
        code = int(char[:8], 16)
    except ValueError:
        return ""
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code, "")
    printable = 0x20 <= code < 0xD800 or 0xF900 <= code <= 0x10FFFF
    return "" if is_symbol_font(font) or not printable else chr(code)

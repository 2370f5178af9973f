"""Why a file could not be read. The words that a user sees for each kind are in `data/messages.toml`."""

from __future__ import annotations

from enum import StrEnum


class Unreadable(StrEnum):
    """The kinds of unreadable file; each has a message `unreadable.<kind>` in every language."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    PICTURE_ONLY = "picture-only"
    TOO_LARGE = "too-large"
    TOO_MANY_PAGES = "too-many-pages"
    BOMB = "bomb"
    UNKNOWN_FORMAT = "unknown-format"
    LEGACY_WORD = "legacy-word"
    NO_TEXT = "no-text"
    BROKEN_FONTS = "broken-fonts"
    NO_OCR = "no-ocr"
    NO_VIETNAMESE = "no-vietnamese"
    NO_LIBREOFFICE = "no-libreoffice"
    OFFICE_FAILED = "office-failed"
    OFFICE_CRASHED = "office-crashed"
    OFFICE_TIMEOUT = "office-timeout"


class UnreadableFile(Exception):
    """Raised by every reader for a file that it cannot read; `kind` selects the sentence for the user."""

    def __init__(self, kind: Unreadable, detail: str = "") -> None:
        super().__init__(f"{kind.value}: {detail}" if detail else kind.value)
        self.kind = kind
        self.detail = detail

"""What two readings of a figure are compared by, and the letters that Tesseract takes digits for."""

from __future__ import annotations

from extract.text_rows import is_figure

LONGEST = 12
"""Signs of a figure, at most."""

TOLD, CERTAIN, LONE = 0.5, 0.8, 0.9
"""Probabilities from which signs overrule Tesseract; do so without a doubt; tell one sign from a letter."""

POOR = 60.0
"""Per cent: Tesseract's own confidence that is never enough."""

_ALONE = frozenset("-–—+*/%√✓")
_LOOKS_LIKE = str.maketrans("lIi|!ÌìÍíOoQ", "111111111000")

_TAKEN_FOR = frozenset("lIi|!ÌìÍíOoQÓÒóòõSsZzBbTgq")


def may_be_digits(text: str) -> bool:
    """Whether a text has no letters but those that digits are taken for."""
    return bool(text) and _TAKEN_FOR.issuperset(text)


def is_plain_figure(text: str) -> bool:
    """Whether a text is a figure with at least one digit, and not too long for one."""
    return 0 < len(text) <= LONGEST and any(map(str.isdigit, text)) and is_figure(text) and not text[-1].isalpha()


def key(text: str) -> str:
    """What two readings must have in common: points and commas are one to both, a last one is none."""
    return text.translate({ord("–"): "-", ord(","): "."}).rstrip(".")


def as_digits(text: str) -> str:
    """The text with digits for the letters that look like them."""
    return text.translate(_LOOKS_LIKE)


def is_stray(text: str) -> bool:
    """Whether a line's text is one sign that says nothing alone: dirt, or what is left of something."""
    return len(text) == 1 and not text.isalnum() and text not in _ALONE

"""Lines → paragraphs, as a typesetter breaks lines: where the next word would not have fitted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from extract.document import Paragraph, Place, Word
from extract.lines import Line

_SPECK = 2.0  # of the size: a shorter line tells no margin
_INDENT = 0.8  # of the size: what begins this much to the right of the margin is indented
_DEEPEST = 6.0  # an indent is at most this many sizes deep
_CENTRED = 4.0  # points between the middles of two centred lines
_GAP = 1.5  # of the usual step from line to line
_SIZE = 0.12  # a change of size by more than this share begins a paragraph
_LEADING = 1.25  # the usual step where nothing else tells, as a share of the size
_NOTE_SIZE = 0.95
_SPACE_WIDTH = 0.25
_ENUMERATED = re.compile(
    r"([-–—•+*]|\(?(\d{1,2}|[a-zđA-ZĐ]|[IVX]{1,5})[.)]|\d{1,2}(\.\d{1,2})+\.?|\([a-z0-9]{1,2}\))\s"
)
_DATED = re.compile(
    r"[^.;]{0,60}\bng[àa]y\b.{0,20}\bth[áa]ng\b.{0,20}\bn[ăa]m\b[\s.…_]*\d{0,4}\W*", flags=re.IGNORECASE
)
_ENDS = (".", ";", ":", "!", "?")
_HANGING = 2.0  # points by which lines below each other begin apart
_FLUSH = 1.5  # points that a justified line leaves free at most
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Margins:
    """Where lines of a column begin and end, in points."""

    left: float
    right: float


class Draft(NamedTuple):
    """A paragraph as far as its page shows it; it may go on over the page.

    `opens`: its first line begins a paragraph by its looks. `free`: points that its last line left free;
    `first_word`: the width of its first word. `left`: where its first line begins; `hangs`: where its next line would.
    """

    paragraph: Paragraph
    opens: bool
    free: float
    first_word: float
    size: float
    left: float
    hangs: float


def margins_of(lines: Sequence[Line]) -> Margins:
    """The leftmost beginning and the rightmost end of all lines that are more than a speck."""
    told = [line for line in lines if not is_speck(line)] or lines
    return Margins(min(line.box[0] for line in told), max(line.box[2] for line in told))


def is_speck(line: Line) -> bool:
    """Whether a line is so short that it tells no margin: what is left of a stamp beside the text."""
    return line.box[2] - line.box[0] <= _SPECK * line.size


def drafts(block: Sequence[Line], page: int, margins: Margins, body_size: float) -> list[Draft]:
    """The paragraphs of one column's lines, from top to bottom."""
    step = _usual_step(block)
    parts: list[list[Line]] = []
    for line in block:
        if parts and not _begins(parts[-1], line, margins, step):
            parts[-1].append(line)
        else:
            parts.append([line])
    return [_draft(part, page, margins, body_size) for part in parts]


def _usual_step(block: Sequence[Line]) -> float:
    steps = sorted(b.base - a.base for a, b in pairwise(block))
    size = max((line.size for line in block), default=0.0)
    return min(steps[len(steps) // 2], 2 * size) if len(steps) > 2 else _LEADING * size


def _begins(part: Sequence[Line], line: Line, margins: Margins, step: float) -> bool:
    """Whether the line begins a new paragraph after these lines of one."""
    last = part[-1]
    if abs(line.size - last.size) > _SIZE * max(line.size, last.size) or _starts_note(line):
        return True
    if line.base - last.base > _GAP * max(step, line.size) or not _is_full(last, margins, line):
        return True
    text = line.text
    if text.isupper() and _is_dateline(last.text):
        return True
    if last.box[0] - line.box[0] > _DEEPEST * line.size:
        return True  # no first-line indent is that deep: the line before was centred, or stood on the right
    centred = _is_centred(last, line, margins)
    if centred:
        return last.text.isupper() != text.isupper()
    indented = line.box[0] > margins.left + _INDENT * line.size
    if indented and not _is_below(part, line, margins):
        return True
    enumerated = _ENUMERATED.match(text) is not None
    return enumerated and (indented or last.text.endswith(_ENDS))


def _is_below(part: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Whether an indented line stands below the text of the line before, or of the item of a list that it began."""
    last = part[-1]
    ended = len(part) == 1 and last.text.endswith(_ENDS) and line.text[:1].isupper()
    text = _hangs(part)
    short = len(part) == 1 and last.box[0] + _HANGING < line.box[0] < text  # a sign wider than its indent
    hangs = (short or abs(line.box[0] - text) < _HANGING) and not ended
    beside = len(part) == 1 and abs(line.box[0] - last.box[0]) < _HANGING
    return hangs or (beside and _goes_on(last.text, line.text, margins.right - last.box[2]))


def _goes_on(text: str, more: str, free: float) -> bool:
    """Whether a line goes on with the first line of a paragraph whose lines all begin at one indent, as told by its
    words: `free` points are left behind the first."""
    if _ENUMERATED.match(more):
        return False
    whole = free < _FLUSH or _ENUMERATED.match(text) is not None
    return more[:1].islower() or (whole and not text.endswith(_ENDS))


def _hangs(part: Sequence[Line]) -> float:
    """Where the lines of a paragraph begin below its first one: of a list's item below the text behind its sign."""
    last = part[-1]
    if len(part) > 1:
        return last.box[0]
    return last.words[1].x0 if len(last.words) > 1 and _ENUMERATED.match(last.text) else -1.0


def _is_dateline(text: str) -> bool:
    """Whether a line is a letter's place and date: what stands below it in capitals is a title."""
    return _DATED.fullmatch(text) is not None


def _is_centred(last: Line, line: Line, margins: Margins) -> bool:
    same_middle = abs(last.box[0] + last.box[2] - line.box[0] - line.box[2]) < 2 * _CENTRED
    inside = line.box[0] > margins.left + 1 or last.box[0] > margins.left + 1
    return same_middle and inside and abs(last.box[0] - line.box[0]) > 1


def _is_full(last: Line, margins: Margins, following: Line) -> bool:
    """Whether the following line's first word would not have fitted behind this line."""
    free = margins.right - last.box[2]
    if _is_centred(last, following, margins):
        free = 2 * min(free, last.box[0] - margins.left)
    return free < _first_word(following) + _SPACE_WIDTH * last.size


def _first_word(line: Line) -> float:
    return line.words[0].x1 - line.words[0].x0


def _starts_note(line: Line) -> bool:
    return line.words[0].superscript and len(line.words) > 1


def _draft(part: Sequence[Line], page: int, margins: Margins, body_size: float) -> Draft:
    first, last = part[0], part[-1]
    x0, top, x1, bottom = zip(*[line.box for line in part], strict=True)
    place = Place(page, round(min(x0), 2), round(min(top), 2), round(max(x1), 2), round(max(bottom), 2))
    note = _starts_note(first) and first.size <= _NOTE_SIZE * body_size
    text = ""
    for line in part:
        text = join_lines(text, line_text(line.words))
    opens = first.box[0] > margins.left + _INDENT * first.size or _ENUMERATED.match(text) is not None
    kind = "note" if note else "body"
    free = margins.right - last.box[2]
    return Draft(Paragraph(text, place, kind), opens, free, _first_word(first), last.size, first.box[0], _hangs(part))


def line_text(words: Sequence[Word]) -> str:
    """The words with spaces; a note mark is raised (`¹`) at its word, never a digit of its number."""
    if True not in [word.superscript for word in words]:
        return " ".join([word.text for word in words])
    text = ""
    for word in words:
        if word.superscript:
            text += word.text.translate(_RAISED)
        else:
            text = f"{text} {word.text}" if text else word.text
    return text


def join_lines(text: str, more: str) -> str:
    """Two lines of a paragraph as one; a word that is broken at its own hyphen stays whole."""
    if not text:
        return more
    glued = len(text) > 1 and text[-1] == "-" and text[-2].isalnum() and more[:1].isalnum()
    return text + more if glued else f"{text} {more}"


def continued(draft: Draft, following: Draft) -> Draft | None:
    """Both as one paragraph where the second goes on with the first on the next page, otherwise None."""
    kinds = (draft.paragraph.kind, following.paragraph.kind)
    same_size = abs(draft.size - following.size) <= _SIZE * max(draft.size, following.size)
    full = draft.free < following.first_word + _SPACE_WIDTH * draft.size
    hanging = abs(following.left - draft.hangs) < _HANGING and not _ENUMERATED.match(following.paragraph.text)
    beside = abs(following.left - draft.left) < _HANGING
    hanging = hanging or (beside and _goes_on(draft.paragraph.text, following.paragraph.text, draft.free))
    if not full or (following.opens and not hanging) or kinds != ("body", "body") or not same_size:
        return None
    text = join_lines(draft.paragraph.text, following.paragraph.text)
    return following._replace(paragraph=replace(draft.paragraph, text=text), opens=draft.opens)

"""What a figure of the narrative is said to consist of: `10 ban ISO, gồm UBND huyện, Phòng Tư pháp và 8 xã`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from normalize.notes import COUNT
from normalize.numbers import number
from normalize.report import Figure, Noted
from normalize.spots import Grammar

FEWEST = 2
_STOP = regex.compile(r"[;:()]|\.(?!\d)")
_PARTED = regex.compile(r"\s*(?:,|\bva\b)\s*")
_COUNTED = regex.compile(r"(?:[a-z]+ ){0,3}(\d+(?:\.\d{3})*) [a-z][a-z ]*")


@dataclass(frozen=True, slots=True)
class Members:
    """Where in the sentence the list of members stands, and each of them; one that is only named counts one."""

    start: int
    end: int
    noted: Sequence[Noted]


def members(text: str, end: int, grammar: Grammar) -> Members | None:
    """The members of the figure that ends there in a prepared sentence; None where it has none.

    None, too, where it is not sure where a member ends (`Phòng Kinh tế và Hạ tầng`), or what it is.
    """
    opened = grammar.consists.match(text, end)
    if opened is None:
        return None
    stop = _STOP.search(text, opened.end())
    until = stop.start() if stop else len(text)
    listed = text[opened.end() : until].rstrip()
    pieces = _PARTED.split(listed.strip())
    found = [_member(piece, grammar) for piece in pieces]
    if len(pieces) < FEWEST or None in found or grammar.unlike.search(listed):
        return None
    return Members(opened.end(), opened.end() + len(listed), [noted for noted in found if noted is not None])


def _member(piece: str, grammar: Grammar) -> Noted | None:
    """One member of a list; None for what is none for sure."""
    counted = _COUNTED.fullmatch(piece)
    if counted is not None:
        read = number(counted[1])
        return None if read is None else Noted(Figure(read[0]), COUNT, piece)
    if grammar.member.fullmatch(piece) is None:
        return None
    return Noted(Figure(Decimal(1)), COUNT, piece)

"""The letters that whatever a pattern finds begins with: a text where none of them stands need not be searched."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"[a-z ]{2,}(?![?*+{])|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|P<\w+>|)"
    r"|\{(?:\d+(?:,\d*)?|,\d*)\}[?+]?|[?*+][?+]?|.",
    re.DOTALL,
)
_TIMES = re.compile(r"[?*+]|\{(?:\d+(?:,\d*)?|,\d*)\}")
_PLACES = frozenset({"\\b", "\\B", "\\A", "\\Z", "^", "$"})
_SPECIAL = frozenset("\\.[(^$")
_CHOICE = re.compile(r"\[[^\]\^\\\-]+\]")
_AROUND = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
Begun = frozenset[str]
_NONE: Begun = frozenset()


def beginnings(pattern: str, most: int) -> frozenset[str]:
    """The letters with which a match of a pattern begins, up to so many: each match with some of these.

    Fewer letters where more cannot be told; an empty text among them where nothing can.
    """
    tokens = _TOKEN.findall(pattern)
    at, live, done = _alternatives(tokens, 0, frozenset({""}), most)
    return live | done if at == len(tokens) else frozenset({""})


def _alternatives(tokens: list[str], at: int, start: Begun, most: int) -> tuple[int, Begun, Begun]:
    """Behind which token a group ends, what its matches begin with that begin with `start` and may go on behind it,
    and what those begin with of which no more is to be told."""
    ends, done, live = _NONE, _NONE, start
    while at < len(tokens) and tokens[at] != ")":
        if tokens[at] == "|":
            ends, live, at = ends | live, start, at + 1
            continue
        if not live:
            at = _next(tokens, at)
            continue
        at, after, closed = _one(tokens, at, live, most)
        times = tokens[at] if at < len(tokens) and tokens[at][0] in "?*+{" and _TIMES.match(tokens[at]) else ""
        at += bool(times)
        done |= closed
        if times and times[0] != "?":
            done |= after
            after = _NONE
        live = after | live if times[:1] in ("?", "*") or times[:2] in ("{0", "{,") else after
        if long := frozenset(text[:most] for text in live if len(text) >= most):
            done |= long
            live = frozenset(text for text in live if len(text) < most)
    return at, ends | live, done


def _one(tokens: list[str], at: int, live: Begun, most: int) -> tuple[int, Begun, Begun]:
    """As `_alternatives`, of one token or group."""
    one = tokens[at]
    if one[0] not in _SPECIAL:
        return at + 1, frozenset([text + one for text in live]), _NONE
    if one in _AROUND:
        return _behind(tokens, at), live, _NONE
    if one in ("(", "(?:") or one.startswith("(?P<"):
        at, after, done = _alternatives(tokens, at + 1, live, most)
        return at + 1, after, done
    if one == "(?":  # something unusual
        return len(tokens), _NONE, frozenset({""})
    if one in _PLACES:
        return at + 1, live, _NONE
    if one[0] == "\\" and not one[1].isalnum() and one[1] != "_":
        return at + 1, frozenset([text + one[1] for text in live]), _NONE
    if _CHOICE.fullmatch(one):
        return at + 1, frozenset([text + letter for text in live for letter in one[1:-1]]), _NONE
    return at + 1, _NONE, live


def _next(tokens: list[str], at: int) -> int:
    """Where the next alternative of a group begins, or where that ends."""
    depth = 0
    for place in range(at, len(tokens)):
        one = tokens[place]
        if depth == 0 and one in ("|", ")"):
            return place
        depth += (one[0] == "(") - (one == ")")
    return len(tokens)


def _behind(tokens: list[str], at: int) -> int:
    """Where the tokens behind a group begin."""
    at += 1
    while at < len(tokens) and tokens[at] != ")":
        at = _next(tokens, at + 1) if tokens[at] == "|" else _next(tokens, at)
    return at + 1

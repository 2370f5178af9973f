"""Readings and reports as JSON and back: what a worker hands over, and what one run leaves for the next."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

_T = TypeVar("_T")
_ENCODER = msgspec.json.Encoder()


def encode(value: object) -> bytes:
    """A dataclass as JSON in UTF-8; decimals and dates as text, so that nothing of them is lost."""
    return _ENCODER.encode(value)


@lru_cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def decode(data: bytes, kind: type[_T]) -> _T:
    """The value of a dataclass again; raises ValueError where the JSON does not fit it."""
    return cast("_T", _decoder(cast("Hashable", kind)).decode(data))

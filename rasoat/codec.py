"""Frozen dataclasses to JSON and back, by their type hints: what one run leaves for the next."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any


def encode(value: object) -> Any:
    """The value as JSON has it: dataclasses as lists of their fields, decimals and dates as text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [encode(getattr(value, f.name)) for f in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [encode(v) for v in value]
    if isinstance(value, Decimal | date):
        return str(value)
    return value


@cache
def _hints(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((f.name, hints[f.name]) for f in dataclasses.fields(kind))


def decode(value: Any, kind: Any) -> Any:
    """The value of a type again; raises ValueError or TypeError where the JSON does not fit it."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        if value is None:
            return None
        return decode(value, next(k for k in typing.get_args(kind) if k is not type(None)))
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast("type", kind))
        if not isinstance(value, list) or len(value) != len(hints):
            raise ValueError(f"no {kind}")
        return typing.cast("type", kind)(*(decode(v, hint) for v, (_, hint) in zip(value, hints, strict=True)))
    if typing.get_origin(kind) is tuple:
        return tuple(decode(v, typing.get_args(kind)[0]) for v in value)
    if kind is Decimal:
        return Decimal(value)
    if kind is date:
        return date.fromisoformat(value)
    if not isinstance(value, int if kind is float else kind) and not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind}")
    return value

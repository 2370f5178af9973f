"""What a process made and the next one need not make again: kept in one file, by kind and key."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Hashable
from contextlib import suppress
from pathlib import Path
from typing import Any

MOST = 4000
_FORMAT = "kinds"
_DIGEST = 32
_Kept = dict[Hashable, bytes]


class Store:
    """Plain values, as `marshal` writes them: of each kind the last MOST that were made; read when they are asked for.

    A file that is damaged, or was written by other versions (`made_by`), is as none.
    """

    def __init__(self, path: Path, made_by: tuple[str, ...]) -> None:
        self._path, self._made_by = path, (_FORMAT, *made_by)
        self._new = 0
        self._kinds: dict[str, _Kept] = {}
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = path.read_bytes()
            if hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
                known_by, kinds = marshal.loads(data[_DIGEST:])  # noqa: S302 - as the bytecode beside it
                self._kinds = kinds if known_by == self._made_by else {}

    def get(self, kind: str, key: Hashable) -> Any:
        """What is kept, made anew with each call; None for nothing."""
        data = self._kinds.get(kind, {}).get(key)
        return None if data is None else marshal.loads(data)  # noqa: S302 - as above

    def put(self, kind: str, key: Hashable, value: Any, most: int = MOST) -> None:
        """Keeps a value, if it is plain, in the place of the oldest one of its kind where there are enough."""
        with suppress(ValueError):
            data = marshal.dumps(value)
            kept = self._kinds.setdefault(kind, {})
            while len(kept) >= most:
                del kept[next(iter(kept))]
            kept[key] = data
            self._new += 1

    def write(self) -> None:
        """Writes what is known where some of it is new, whole or not at all."""
        if not self._new:
            return
        self._new = 0
        temporary = self._path.with_suffix(f".{os.getpid()}.tmp")  # several processes may end at once
        with suppress(OSError, ValueError):
            data = marshal.dumps((self._made_by, self._kinds))
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(hashlib.sha256(data).digest() + data)
            temporary.replace(self._path)

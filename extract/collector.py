"""Python's collector of reference cycles, stopped while many objects are made and kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """For a `with`, or above a function: no cycles are looked for, since what is made there makes none.

    Looking for them among all cells and words, again and again, is a quarter of the time a Word file takes.
    Afterwards what was made counts as old, else the first look would go through all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # what somebody has frozen stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def kept_from_collection() -> None:
    """What lives by now is never looked at again; what has died in cycles since the last call goes.

    For who has switched the collector off for a long life: between two tasks nearly nothing lives that is new.
    """
    gc.collect(0)
    gc.freeze()

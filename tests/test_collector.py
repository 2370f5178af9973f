"""The collector of cycles rests while a file is read, and is afterwards as it was before."""

from __future__ import annotations

import gc
import weakref

import pytest

from extract.collector import kept_from_collection, no_collection
from extract.errors import UnreadableFile
from extract.read import read


def test_it_rests_inside_and_works_again_behind() -> None:
    with no_collection():
        assert not gc.isenabled()
        with no_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_file_that_cannot_be_read() -> None:
    with pytest.raises(UnreadableFile):
        read(b"neither")
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


class _Knot:
    def __init__(self) -> None:
        self.me = self


def test_between_two_tasks_what_died_in_cycles_goes_and_what_lives_is_looked_at_no_more() -> None:
    lives = _Knot()
    gone = weakref.ref(_Knot())
    gc.disable()
    try:
        assert gone() is not None
        kept_from_collection()
        assert gone() is None
        assert gc.get_freeze_count()
        assert not any(one is lives for one in gc.get_objects())
    finally:
        gc.unfreeze()
        gc.enable()

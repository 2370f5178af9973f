"""The collector of cycles rests while a file is read, and is afterwards as it was before."""

from __future__ import annotations

import gc

import pytest

from extract.collector import no_collection
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

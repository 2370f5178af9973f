"""Calls in copies of the process: the same comes of them as of calls made here, whatever becomes of the copy."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from rasoat import beside
from rasoat.beside import WORTH_A_COPY, begun, shared


@pytest.fixture(params=["copies", "no copies"])
def copies(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Both as it is where there are copies, and as it is where there are none."""
    wanted = request.param == "copies"
    if wanted and not beside.copies():
        pytest.skip("no copies here")
    monkeypatch.setattr(beside, "copies", lambda: wanted)
    return wanted


def test_a_call_gives_what_it_gave_and_raises_what_it_raised(copies: bool, tmp_path: Path) -> None:
    mark = tmp_path / "mark"

    def fail() -> None:
        mark.write_text(str(os.getpid()))
        raise FileNotFoundError(2, "gone", "a")

    given, failing = begun(lambda: ("a", 1)), begun(fail)
    assert given() == ("a", 1)
    with pytest.raises(FileNotFoundError, match="gone"):
        failing()
    assert (int(mark.read_text()) != os.getpid()) == copies


def test_the_call_of_a_lost_copy_is_made_here(copies: bool) -> None:
    here = os.getpid()

    def call() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "made"

    assert begun(call)() == "made"


@pytest.mark.parametrize("count", [0, 1, WORTH_A_COPY - 1, WORTH_A_COPY, WORTH_A_COPY + 1])
def test_shares_are_the_whole(copies: bool, count: int) -> None:
    given = shared(lambda n: (n, os.getpid()), range(count))
    assert [n for n, _ in given] == list(range(count))
    assert len({pid for _, pid in given}) == (2 if copies and count >= WORTH_A_COPY else min(count, 1))

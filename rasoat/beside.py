"""Calls in copies of this process, beside its own work: nothing is handed over, only what they give comes back (Linux).

Elsewhere, and where a copy is lost, whoever waits for a call makes it.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar, cast

_Given = TypeVar("_Given")
_Taken = TypeVar("_Taken")
WORTH_A_COPY = 8  # reports: a copy takes some 20 ms, a report 12


def copies() -> bool:
    """Whether processes can be copied here, and there is a core for the copy."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def begun(function: Callable[[], _Given]) -> Callable[[], _Given]:
    """Begins a call, and gives what waits for its end: gives what it gave, raises what it raised."""
    if not copies():
        return function
    try:
        ours, theirs = os.pipe()
        pid = os.fork()
    except OSError:  # one may be out of memory, or of processes
        return function
    if pid:
        os.close(theirs)
        return partial(_ended, pid, ours, function)
    try:
        os.close(ours)
        with os.fdopen(theirs, "wb") as line:
            pickle.dump(_outcome(function), line)
    finally:
        os._exit(0)  # neither the parent's clean-up nor its complaints are this process's


def _outcome(function: Callable[[], object]) -> tuple[object, Exception | None]:
    try:
        return function(), None
    except Exception as error:  # it is raised again where the call was asked for
        return None, error


def _ended(pid: int, ours: int, function: Callable[[], _Given]) -> _Given:
    with os.fdopen(ours, "rb") as line:
        data = line.read()
    os.waitpid(pid, 0)
    try:
        value, error = pickle.loads(data)  # noqa: S301 - a copy of this process wrote it
    except (EOFError, pickle.UnpicklingError):
        return function()
    if error is not None:
        raise error
    return cast("_Given", value)


def shared(function: Callable[[_Taken], _Given], members: Sequence[_Taken]) -> list[_Given]:
    """What a function gives for each of the members; where they are many, a copy makes the call for every other one."""
    if len(members) < WORTH_A_COPY or not copies():
        return [function(member) for member in members]
    odd = begun(lambda: [function(member) for member in members[1::2]])
    given = [[function(member)] for member in members[::2]]
    for before, then in zip(given, odd(), strict=False):
        before.append(then)
    return [one for pair in given for one in pair]

"""A single file that a command names: its bytes, and the sentence for one that cannot be read."""

from __future__ import annotations

from pathlib import Path

from extract.errors import Unreadable, UnreadableFile
from extract.limits import DEFAULT_LIMITS
from rasoat.doctor import install_for
from rasoat.errors import CannotRead, Refusal
from rasoat.language import reason_of, reason_said, say


def file_bytes(path: Path, lang: str) -> bytes:
    """The file's content. Raises Refusal where there is no such file, CannotRead where it cannot be opened."""
    try:
        if path.is_dir():
            raise Refusal("refuse.is_folder", path=path)
        if path.stat().st_size > DEFAULT_LIMITS.max_bytes:
            raise cannot_read(path, UnreadableFile(Unreadable.TOO_LARGE), lang)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal("refuse.no_file", path=path) from error
    except OSError as error:
        why = say("file.unreadable", lang, reason=reason_said(reason_of(error), lang))
        raise CannotRead("refuse.file", path=path, why=why) from error


def why_unreadable(error: UnreadableFile, lang: str) -> str:
    """The sentence that says why a file cannot be read and what to do, with the command that installs what it lacks."""
    key = f"unreadable.{error.kind.value}"
    return say(key, lang, install=install_for(key))


def cannot_read(path: Path, error: UnreadableFile, lang: str) -> CannotRead:
    """The refusal of a named file."""
    return CannotRead("refuse.file", path=path, why=why_unreadable(error, lang))

"""What the application says, in the user's language."""

from __future__ import annotations

import errno
import io
import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from data import resource

LANGUAGES = ("vi", "en")


def _flat(raw: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in raw.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat


@cache
def messages(lang: str) -> Mapping[str, str]:
    """All messages of a language by key."""
    raw = tomllib.loads(resource("messages.toml").read_text(encoding="utf-8"))
    return _flat(raw[lang])


def say(key: str, lang: str, **values: object) -> str:
    """A message with its places filled; raises KeyError for a key that is none."""
    return messages(lang)[key].format(**values)


_REASONS = (
    (PermissionError, "denied"), (FileNotFoundError, "absent"), (IsADirectoryError, "is_folder"),
    (NotADirectoryError, "no_folder"), (FileExistsError, "exists"),
)  # fmt: skip
_BY_NUMBER = {errno.ENOSPC: "full", errno.ENAMETOOLONG: "long_name", errno.EROFS: "denied"}


def reason_of(error: OSError) -> str:
    """Why the system refuses: the key of a message, or the system's own words where we have none."""
    named = next((name for kind, name in _REASONS if isinstance(error, kind)), _BY_NUMBER.get(error.errno or 0, ""))
    return f"reason.{named}" if named else error.strerror or type(error).__name__


def reason_said(reason: str, lang: str) -> str:
    """What `reason_of` gave, in words."""
    return messages(lang).get(reason, reason)


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by `--lang`, else by RASOAT_LANG, else Vietnamese."""
    words = [w for a in arguments for w in a.split("=", 1)]
    if "--lang" in words[:-1] and words[words.index("--lang") + 1] in LANGUAGES:
        return words[words.index("--lang") + 1]
    wanted = environment.get("RASOAT_LANG", "")
    return wanted if wanted in LANGUAGES else "vi"


def in_utf8() -> None:
    """Has the program's output be UTF-8, whatever the system's console speaks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")

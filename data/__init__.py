"""What the forms say: catalogues, rules, phrasings, places and messages. Data files, and how to open them."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

FORM_FILE = "form.toml"
_USERS: list[Path] = []


def use_forms(folder: Path | None) -> None:
    """From now on the forms in a user's folder are known too, and stand before ours of the same name.

    Call it once in a process, before any form is loaded: what is loaded stays.
    """
    if users_forms() == folder:
        return
    _USERS[:] = [folder] if folder else []
    form_ids.cache_clear()


def users_forms() -> Path | None:
    """The user's folder of forms; None where none was given."""
    return _USERS[0] if _USERS else None


def resource(name: str) -> Traversable:
    """The data file or folder of that name (`form2021/catalogue.csv`), in a checkout and in a wheel alike."""
    own = name.split("/")
    for folder in _USERS:
        if (folder / own[0] / FORM_FILE).is_file():
            return folder.joinpath(*own)
    return files(__name__).joinpath(*own)


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file by column, as Excel saves it: with or without a BOM, divided by commas or semicolons."""
    text = text.removeprefix("\ufeff")
    header = text.split("\n", maxsplit=1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    return [{name: value for name, value in row.items() if name} for row in reader]


@cache
def form_ids() -> tuple[str, ...]:
    """The names of all forms: ours, then the user's own, each in the order of their names."""
    ours = sorted(f.name for f in files(__name__).iterdir() if f.is_dir() and f.joinpath(FORM_FILE).is_file())
    users = sorted(f.name for folder in _USERS for f in folder.iterdir() if (f / FORM_FILE).is_file())
    return (*ours, *(name for name in users if name not in ours))

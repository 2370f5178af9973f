"""`rasoat tables`: the raw tables of one file, or of a folder, without any matching to a form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as Shown

from export.table_files import tables_json
from extract.document import Table
from extract.errors import UnreadableFile
from extract.read import read
from rasoat.errors import Refusal
from rasoat.folder import discover
from rasoat.language import say
from rasoat.one_file import cannot_read, file_bytes

MAX_COLUMNS = 14


def _document_tables(path: Path, lang: str) -> tuple[list[dict[str, Any]], list[Table]]:
    """A file's tables, as JSON and as they are; raises Refusal, CannotRead with a sentence for an unreadable file."""
    try:
        document = read(file_bytes(path, lang))
    except UnreadableFile as error:
        raise cannot_read(path, error, lang) from error
    return tables_json(document), list(document.tables())


def file_tables(path: Path, lang: str) -> str:
    """The JSON of one file's tables."""
    return json.dumps(_document_tables(path, lang)[0], ensure_ascii=False, indent=1)


def folder_tables(folder: Path, lang: str) -> tuple[str, list[str]]:
    """The JSON of all files' tables by file name, and the sentences of those that cannot be read (left empty)."""
    if not folder.is_dir():
        raise Refusal("refuse.no_folder", path=folder)
    found: dict[str, list[dict[str, Any]]] = {}
    problems = []
    for path in discover(folder, folder / ".none"):
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = _document_tables(path, lang)[0]
        except Refusal as refusal:
            found[name] = []
            problems.append(refusal.sentence(lang))
    return json.dumps(found, ensure_ascii=False, indent=1), problems


def show_tables(path: Path, console: Console, lang: str) -> None:
    """Draws a file's tables on the screen, merged cells in their first place."""
    for number, table in enumerate(_document_tables(path, lang)[1], start=1):
        key, page = ("tables.page_title", table.pages[0]) if table.pages else ("tables.title", None)
        shown = Shown(title=say(key, lang, number=number, page=page), show_header=False, show_lines=True)
        grid = [[""] * min(table.n_cols, MAX_COLUMNS) for _ in range(table.n_rows)]
        for cell in table.cells:
            if cell.col < MAX_COLUMNS:
                grid[cell.row][cell.col] = cell.text.replace("[", r"\[")
        for row in grid:
            shown.add_row(*row)
        console.print(shown)

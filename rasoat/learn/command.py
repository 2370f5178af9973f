"""`rasoat learn FORM --id NAME`: a blank form or a filled report in, a folder of data files to confirm out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import regex

from data import FORM_FILE, form_ids
from extract.errors import UnreadableFile
from extract.read import read
from normalize.form import load_form
from rasoat.errors import CannotRead, Refusal
from rasoat.learn.files import all_files
from rasoat.learn.links import propose_links
from rasoat.learn.reader import read_skeleton
from rasoat.learn.rules import propose
from rasoat.learn.sound import sound
from rasoat.one_file import cannot_read, file_bytes

NAME = regex.compile(r"[a-z][a-z0-9-]{1,39}")
FORMS = Path("forms")


@dataclass(frozen=True, slots=True)
class Learned:
    """What was read: the text of each file, and how many indicators, tables, proposed rules and links there are."""

    files: Mapping[str, str]
    indicators: int
    tables: int
    rules: int
    links: int


def learn(data: bytes, name: str) -> Learned:
    """The form in a file's bytes, proposed as data files; raises UnreadableFile, or CannotRead where it has no tables.

    The oldest known form lends its words (units, totals, abbreviations) and is the one that links lead to.
    """
    older = load_form(next(iter(form_ids())))
    skeleton = read_skeleton(read(data), name, older)
    if not skeleton.tables:
        raise CannotRead("learn.no_tables")
    proposals = sound(skeleton, propose(skeleton, older.abbreviations))
    links = propose_links(skeleton, older)
    files = all_files(skeleton, proposals, links, older)
    return Learned(files, len(skeleton.items()) + len(skeleton.facts), len(skeleton.tables), len(proposals), len(links))


def learn_into(form: Path, name: str, out: Path | None, lang: str) -> tuple[Learned, Path]:
    """Writes a form's files into a new folder `out/name`; raises Refusal with a sentence for what cannot be done."""
    if not NAME.fullmatch(name) or name in form_ids():
        raise Refusal("learn.name", value=name)
    folder = (out or FORMS) / name
    if (folder / FORM_FILE).exists():
        raise Refusal("learn.exists", path=folder)
    try:
        learned = learn(file_bytes(form, lang), name)
    except UnreadableFile as error:
        raise cannot_read(form, error, lang) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in learned.files.items():
            encoding = "utf-8-sig" if file.endswith(".csv") else "utf-8"  # Excel needs the mark
            (folder / file).write_text(text, encoding=encoding, newline="\n")
    except OSError as error:
        raise Refusal("refuse.out", path=folder, reason=error) from error
    return learned, folder

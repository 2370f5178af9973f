"""`rasoat learn FORM --id NAME`: a blank form or a filled report in, a folder of data files to confirm out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from data import FORM_FILE, form_ids
from extract.errors import UnreadableFile
from extract.read import read
from normalize.form import Form, load_form
from normalize.phrasings import load_phrasings
from normalize.text import slug
from rasoat.errors import CannotRead, Refusal
from rasoat.folder import discover
from rasoat.learn.files import all_files
from rasoat.learn.filled import judged, same_figures, study, with_sentences, with_stands
from rasoat.learn.links import propose_links
from rasoat.learn.proposal import Proposal
from rasoat.learn.reader import read_skeleton
from rasoat.learn.rules import propose
from rasoat.learn.skeleton import Skeleton
from rasoat.learn.sound import sound
from rasoat.learn.stands import stands_by_words
from rasoat.one_file import cannot_read, file_bytes

NAME = regex.compile(r"[a-z][a-z0-9-]{1,39}")
FORMS = Path("forms")


@dataclass(frozen=True, slots=True)
class Learned:
    """What was read: the text of each file, and how many indicators, tables, proposed rules and links there are.

    `confirmed`: how many of the rules filled reports confirmed; `read`, `unread`: how many of these could be read.
    """

    files: Mapping[str, str]
    indicators: int
    tables: int
    rules: int
    links: int
    confirmed: int = 0
    read: int = 0
    unread: int = 0


def learn(data: bytes, name: str, reports: Sequence[bytes] = ()) -> Learned:
    """The form in a file's bytes, proposed as data files; raises UnreadableFile, or CannotRead where it has no tables.

    The oldest known form lends its words (units, totals, abbreviations) and is the one that links lead to. `reports`:
    filled ones, which confirm rules and show how narratives state the form's facts.
    """
    older = load_form(next(iter(form_ids())))
    skeleton = read_skeleton(read(data), name, older)
    if not skeleton.tables:
        raise CannotRead("learn.no_tables")
    skeleton = with_stands(skeleton, stands_by_words(skeleton, older, load_phrasings(older.id)))
    proposals = _with_same(skeleton, sound(skeleton, propose(skeleton, older.abbreviations)), older)
    links = propose_links(skeleton, older)
    files = all_files(skeleton, proposals, links, older)
    read_reports = unread = 0
    if reports:
        first = study(files, name, reports, {f.code: f.stands for f in skeleton.facts if f.stands})
        bare = replace(skeleton, facts=tuple(replace(f, stands="") for f in skeleton.facts))
        skeleton = with_sentences(with_stands(bare, first.stands), first.sentences)
        proposals = _with_same(skeleton, proposals, older)
        second = study(all_files(skeleton, proposals, links, older), name, reports, first.stands)
        proposals = judged(proposals, second.kept)
        files = all_files(skeleton, proposals, links, older)
        read_reports, unread = second.read, second.unread
    figures = len(skeleton.items()) + len(skeleton.facts)
    confirmed = sum(p.confirmed for p in proposals)
    return Learned(files, figures, len(skeleton.tables), len(proposals), len(links), confirmed, read_reports, unread)


def _with_same(skeleton: Skeleton, proposals: Sequence[Proposal], older: Form) -> tuple[Proposal, ...]:
    """The proposals, with what the facts' places in tables say in the place of what labels alone suggested."""
    rows = {slug(name): name for t in skeleton.tables for name in (*t.names, *t.twice)}
    rows[older.total_code] = older.total_dimension
    same = sound(skeleton, tuple(same_figures(skeleton, rows)))
    shown = {p.equation.split(" = ")[0] for p in same}
    guessed = (p for p in proposals if not (p.id.startswith("same.") and shown & {*p.equation.split(" = ")}))
    return (*guessed, *same)


def _filled(folder: Path | None, lang: str) -> list[bytes]:
    """The contents of the files of a folder that may be reports, in the order of their names."""
    if folder is None:
        return []
    if not folder.is_dir():
        raise Refusal("refuse.no_folder", path=folder)
    return [file_bytes(path, lang) for path in discover(folder, folder / "out")]


def learn_into(form: Path, name: str, out: Path | None, lang: str, reports: Path | None = None) -> tuple[Learned, Path]:
    """Writes a form's files into a new folder `out/name`; raises Refusal with a sentence for what cannot be done."""
    if not NAME.fullmatch(name) or name in form_ids():
        raise Refusal("learn.name", value=name)
    folder = (out or FORMS) / name
    if (folder / FORM_FILE).exists():
        raise Refusal("learn.exists", path=folder)
    try:
        learned = learn(file_bytes(form, lang), name, _filled(reports, lang))
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

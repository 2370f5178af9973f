"""What an earlier run has read, by content: the file's hash and the version of code and data."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache as once
from pathlib import Path

import data
import extract
import normalize
from normalize.report import Report
from normalize.synonyms import Synonym
from rasoat import KEPT, __version__
from rasoat.codec import encode
from rasoat.report_codec import report_of

_DECIDING = {".py", ".toml", ".csv", ".npz"}
FOLDER = KEPT
PAGES = "pages"
"""The folder in FOLDER for what was read on pictures of pages."""


@once
def version() -> str:
    """A hash of all that decides how a file is read: the readers' code and the forms' data."""
    digest = hashlib.sha256(__version__.encode())
    for package in (extract, normalize, data):
        root = Path(next(iter(package.__path__)))
        files = [p for p in root.rglob("*") if p.suffix in _DECIDING and "samples" not in p.parts]
        for path in sorted(files):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def users_version() -> str:
    """A hash of the user's own forms; empty where there are none."""
    folder = data.users_forms()
    if folder is None:
        return ""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".csv"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return f"-{digest.hexdigest()[:12]}"


def _chosen_version(synonyms: Sequence[Synonym]) -> str:
    """A hash of what was chosen for labels; empty where nothing was."""
    said = sorted(encode(one) for one in set(synonyms))
    return f"-{hashlib.sha256(b'|'.join(said)).hexdigest()[:12]}" if said else ""


class ReadingCache:
    """Reports that were read before, as JSON files in OUT. A file that cannot be read back is as none.

    What was read with other choices of auditors is read again.
    """

    def __init__(self, out: Path, synonyms: Sequence[Synonym] = ()) -> None:
        self.folder = out / FOLDER
        self.version = version() + users_version() + _chosen_version(synonyms)

    def name(self, sha256: str, form: str) -> str:
        """The name under which the report of a file with this content is kept."""
        return f"{sha256}-{form}-{self.version}.json"

    def _path(self, sha256: str, form: str) -> Path:
        return self.folder / self.name(sha256, form)

    @staticmethod
    def read(path: Path) -> Report:
        """The report kept in a file; raises OSError or ValueError where it cannot be read back."""
        return report_of(path.read_bytes())

    def get(self, sha256: str, form: str) -> Report | None:
        """The report of a file with this content; None where none is kept."""
        try:
            return report_of(self._path(sha256, form).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, sha256: str, form: str, encoded: bytes) -> None:
        """Keeps a report, as `encode` gives it; written whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(sha256, form)
        temporary = path.with_suffix(".tmp")
        temporary.write_bytes(encoded)
        temporary.replace(path)

"""What goes wrong outside the reports: refusals with their exit status, and sentences for files."""

from __future__ import annotations

from enum import IntEnum

from rasoat.language import reason_of, reason_said, say

NO_OCR = {"unreadable.no-ocr": "tesseract", "unreadable.no-vietnamese": "vietnamese"}
"""What is said of scans that this machine cannot read, and what it lacks."""


class ExitStatus(IntEnum):
    """The exit statuses of the contract."""

    DONE = 0
    SOME_UNREADABLE = 1
    WRONG_USE = 2
    FINDINGS = 3
    INTERRUPTED = 130


class Refusal(Exception):
    """A use that cannot be carried out; `key` and `values` make the sentence in the user's language."""

    status = ExitStatus.WRONG_USE

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def sentence(self, lang: str) -> str:
        """What is wrong and what to do; an OSError among the values is said in the user's language."""
        told = {n: reason_said(reason_of(v), lang) if isinstance(v, OSError) else v for n, v in self.values.items()}
        return say(self.key, lang, **told)


class CannotRead(Refusal):
    """A file that cannot be read: by the contract another exit status than wrong use."""

    status = ExitStatus.SOME_UNREADABLE

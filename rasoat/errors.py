"""What goes wrong outside the reports: refusals with their exit status, and sentences for files."""

from __future__ import annotations

from enum import IntEnum

from rasoat.language import say


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
        """What is wrong and what to do."""
        return say(self.key, lang, **self.values)

"""Each concept of a form is looked for only where its first letters stand: one without any is looked for at every word."""

from __future__ import annotations

import tomllib

from data import resource
from normalize.beginnings import beginnings
from normalize.concepts import LETTERS, without_word_begins


def test_every_concept_begins_with_letters_of_its_own() -> None:
    groups = tomllib.loads(resource("form2021/phrasings.toml").read_text(encoding="utf-8"))["group"]
    patterns = [
        (f"{group}.{name}", pattern)
        for group, concepts in groups.items()
        for name, of in concepts.items()
        for pattern in ([of] if isinstance(of, str) else of)
    ]
    assert len(patterns) > 300
    assert [name for name, one in patterns if {"", " "} & {*beginnings(without_word_begins(one), LETTERS)}] == []

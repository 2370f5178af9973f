"""The form's labels, and the slips of the hand that offices make in them."""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data import resource

FORM = "form2021"


@dataclass(frozen=True, slots=True)
class Label:
    """One row of the form's catalogue, as far as a report prints it."""

    code: str
    parent: str
    section: str
    text: str
    unit: str
    kind: str
    choices: tuple[tuple[str, str], ...]


@cache
def labels() -> tuple[Label, ...]:
    """The form's rows in order."""
    return tuple(
        Label(
            row["code"],
            row["parent"],
            row["section"],
            row["label"],
            row["unit"],
            row["kind"],
            tuple(_choice(part) for part in row["choices"].split(";") if part.strip()),
        )
        for row in _rows("catalogue.csv")
    )


def labels_under(parent: str) -> tuple[Label, ...]:
    """The rows directly under a code, in order."""
    return tuple(label for label in labels() if label.parent == parent)


@cache
def field_names() -> tuple[str, ...]:
    """The fields of work that the form's offices know, without the total."""
    return tuple(row["name"] for row in _rows("dimensions.csv") if row["code"] != "tong-cong")


@cache
def field_codes() -> Mapping[str, str]:
    """The code of each field of work that the form's offices know."""
    return {row["name"]: row["code"] for row in _rows("dimensions.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = resource(f"{FORM}/{name}").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _choice(part: str) -> tuple[str, str]:
    sign, meaning = part.split("=", 1)
    return sign.strip(), meaning.strip()


def slip(rng: random.Random, text: str, rate: float) -> str:
    """The label as typed: with that chance it carries one slip, else it is unchanged."""
    if rng.random() >= rate:
        return text
    return rng.choice((_swap_letters, _drop_mark, _drop_letter, _shorten, _drop_word))(rng, text)


def _word(rng: random.Random, words: list[str], shortest: int) -> int | None:
    long = [n for n, word in enumerate(words) if len(word) >= shortest and word.isalpha() and not word.isupper()]
    return rng.choice(long) if long else None


def _swap_letters(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    at = _word(rng, words, 4)
    if at is not None:
        word = words[at]
        words[at] = word[:-2] + word[-1] + word[-2]
    return " ".join(words)


def _drop_letter(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    at = _word(rng, words, 4)
    if at is not None:
        words[at] = words[at][:-1]
    return " ".join(words)


def _drop_mark(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    at = _word(rng, words, 2)
    if at is not None:
        plain = unicodedata.normalize("NFD", words[at])
        words[at] = "".join(c for c in plain if unicodedata.category(c) != "Mn").replace("đ", "d")
    return " ".join(words)


def _shorten(_: random.Random, text: str) -> str:
    for long, short in (("TTHC", "thủ tục hành chính"), ("cán bộ, công chức", "CBCC"), ("cơ quan", "CQ")):
        if long in text:
            return text.replace(long, short, 1)
    return text


def _drop_word(_: random.Random, text: str) -> str:
    for word in (" đã ", " được ", " các ", " số "):
        if word in text:
            return text.replace(word, " ", 1)
    return text

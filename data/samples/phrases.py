"""The narrative's sentences: which are said, with which figures, and which facts were stated by them."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from data import resource
from data.samples.model import Key, Office, Printed, Quarter, key

_FACT = re.compile(r"\[([a-z0-9.]+)\]")
_FREE = re.compile(r"#(\d+)-(\d+)#")
BESIDE = 0.45
"""How often a sentence with figures that are no facts is added to a group."""


@cache
def groups() -> Mapping[str, Mapping[str, Any]]:
    """The groups of `phrases.toml`."""
    return tomllib.loads(resource("samples/phrases.toml").read_text(encoding="utf-8"))


def facts_in(template: str) -> tuple[str, ...]:
    """The codes that a template states, in order."""
    return tuple(f"TM.{name}" for name in _FACT.findall(template))


@dataclass(slots=True)
class Speaker:
    """Says an office's sentences; `said` collects what was printed for each fact.

    `edits`: what is said otherwise: say (a group's sentence), opening quarter.
    """

    rng: random.Random
    office: Office
    quarter: Quarter
    printed: Printed
    said: dict[Key, str] = field(default_factory=dict)
    edits: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def sentences(self, group: str) -> str:
        """One way to state a group's facts, now and then with a sentence of other figures beside it."""
        if ("say", group) in self.edits:
            return self.fill(self.edits["say", group])
        data = groups()[group]
        ways = data["said"]
        if group == "complaints" and self.printed[key("TM.pakn")] == "0":
            self.said[key("TM.pakn")] = "0"
            ways = data["none"]
        text = self.fill(self.rng.choice(ways))
        if "beside" in data and self.rng.random() < BESIDE:
            other = self.fill(self.rng.choice(data["beside"]))
            text = f"{text} {other}"
        return text

    def opening(self) -> str:
        """The narrative's first sentence."""
        template = self.rng.choice(groups()["opening"]["said"])
        return self.fill(template.replace("{roman}", self.edits.get(("opening", "quarter"), "{roman}")))

    def filler(self, heading: str) -> list[str]:
        """Some of the sentences without facts that go under a heading, in their order."""
        pool: list[str] = groups()["filler"][heading]
        chosen = sorted(self.rng.sample(range(len(pool)), k=self.rng.randint(1, len(pool))))
        return [self.fill(pool[n]) for n in chosen]

    def one_of(self, group: str, part: str = "said") -> str:
        """One sentence of a group, filled in."""
        return self.fill(self.rng.choice(groups()[group][part]))

    def fill(self, template: str) -> str:
        """The sentence with its words, facts and free figures in place."""
        text = template.format_map(self._words())
        text = _FREE.sub(self._free, text)
        return _FACT.sub(self._fact(), text)

    def _words(self) -> dict[str, str]:
        office, quarter = self.office, self.quarter
        return {
            "unit": office.unit,
            "Unit": office.unit[0].upper() + office.unit[1:],
            "name": office.name,
            "full": office.full,
            "province": office.province,
            "communes": office.communes,
            "roman": quarter.roman,
            "next": quarter.following,
            "next_year": str(quarter.following_year),
            "year": str(quarter.year),
            "before": str(quarter.year - 1),
        }

    def _free(self, match: re.Match[str]) -> str:
        return f"{self.rng.randint(int(match[1]), int(match[2])):02d}"

    def _fact(self) -> Callable[[re.Match[str]], str]:
        def text(match: re.Match[str]) -> str:
            fact = key(f"TM.{match[1]}")
            self.said[fact] = self.printed[fact]
            return self.printed[fact]

        return text

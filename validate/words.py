"""How findings are worded: figures, places and evidence, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import regex

from extract.document import Place
from normalize.catalogue import Catalogue
from normalize.report import Observation
from normalize.text import fold

MAX_FIGURES = 6
MAX_LABEL = 70
MAX_QUOTE = 300
JOINING = ("trong do",)
_LOCATION = regex.compile(r"table\[(?P<table>\d+)\]/row\[(?P<row>\d+)\]|paragraph\[(?P<paragraph>\d+)\]")


def shown_day(value: date | None) -> str:
    """A day as it is written in Vietnam; a question mark for none."""
    return f"{value:%d/%m/%Y}" if value else "?"


def number_in(value: Decimal, lang: str, places: int = 2) -> str:
    """A number as a language writes it, to so many decimals: `1.297` and `99,85` in Vietnamese."""
    rounded = round(value, places)
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


@dataclass(frozen=True, slots=True)
class Words:
    """The templates of one language."""

    lang: str
    templates: Mapping[str, Any]
    catalogue: Catalogue

    def say(self, key: str, **values: object) -> str:
        """A template with its places filled."""
        return str(self.templates[key]).format(**values)

    def number(self, value: Decimal, places: int = 2) -> str:
        """As `number_in`."""
        return number_in(value, self.lang, places)

    def signed(self, value: Decimal) -> str:
        """A difference with its sign."""
        return ("+" if value > 0 else "−") + self.number(abs(value))

    def label(self, code: str) -> str:
        """An indicator's label, the lowest level of a path, not too long."""
        indicator = self.catalogue.by_code.get(code)
        if indicator is None:
            return code
        parts = [p for part in indicator.label.split(">") if fold(p := part.strip()) not in JOINING]
        label = parts[-1] if len(parts[-1]) > 10 or len(parts) == 1 else f"{parts[-2]}, {parts[-1].lower()}"
        return label if len(label) <= MAX_LABEL else label[: MAX_LABEL - 1].rstrip() + "…"

    def place(self, place: Place, section: str) -> str:
        """Where something stands, as a reader would look it up."""
        name = self.templates["section"].get(section, section)
        if place.page is not None:
            return self.say("page", section=name, page=place.page)
        match = _LOCATION.search(place.location)
        if match is None:
            return str(name)
        if match["table"]:
            return self.say("table_row", section=name, table=match["table"], row=match["row"])
        return self.say("paragraph", section=name, number=match["paragraph"])

    def figure(self, observation: Observation, own: frozenset[str] | None = None) -> str:
        """A figure with its label, code, value as printed and place.

        `own`: the ids of the report that is spoken of; a figure of another one is the last period's.
        """
        label = self.label(observation.code)
        if observation.dimension:
            label = f"{observation.dimension}, {label.lower()}"
        return self.say(
            "figure",
            label=label,
            code=observation.code,
            value=self.printed(observation),
            place=self._whose(observation, own) + self.place(observation.place, observation.section),
        )

    def _whose(self, observation: Observation, own: frozenset[str] | None) -> str:
        foreign = own is not None and observation.observation_id not in own
        return f"{self.templates['previous']}, " if foreign else ""

    def quoted(self, text: str) -> str:
        """Words of the report in quotation marks; what is very long is cut."""
        return f"“{text if len(text) <= MAX_QUOTE else text[: MAX_QUOTE - 1].rstrip() + '…'}”"

    def printed(self, observation: Observation) -> str:
        """The value as printed; the word for blank where nothing is."""
        return observation.value_raw or str(self.templates["blank"])

    def figures(self, observations: Iterable[Observation], own: frozenset[str] | None = None) -> str:
        """Several figures, one after the other; a long list is cut and counted."""
        listed = list(observations)
        shown = [self.figure(o, own) for o in listed[:MAX_FIGURES]]
        if len(listed) > MAX_FIGURES:
            shown.append(self.say("more", count=len(listed) - MAX_FIGURES))
        return "; ".join(shown) + "."

    def lacking(self, codes: Sequence[str]) -> str:
        """Why a check could not be made."""
        shown = [*codes[:5], "…"] if len(codes) > 5 else list(codes)
        return self.say("lacking", codes=", ".join(shown)) if codes else self.say("no_rows")

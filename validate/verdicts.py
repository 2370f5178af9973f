"""What a cause is said to be: the wrong figure, its repair and the slip; or the figures of which one is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.report import Observation
from validate.causes import Alternative, Cause
from validate.ledger import TOTAL_ROW
from validate.patches import Change
from validate.slips import MISREADINGS, Slip, printable
from validate.unruled import is_guessed
from validate.words import Words

# Below this a figure of a scan was read with doubt.
SURE = 0.9
MAX_OPTIONS = 4
MAX_TOGETHER = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """`culprit` and `repair` where one figure is the likely one; `suspects` are the ids of all that may be wrong.

    `origin` is author, extraction or unknown.
    """

    culprit: str = ""
    suspects: tuple[str, ...] = ()
    repair: Decimal | None = None
    slip: str = ""
    suggestion: str = ""
    origin: str = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words for verdicts. `observations`: the report's, by id."""

    words: Words
    observations: Mapping[str, Observation]

    def verdict(self, cause: Cause) -> Verdict:
        """The verdict on a cause with at least one explanation."""
        first = cause.alternatives[0]
        kinds = {a.kind for a in cause.alternatives}
        if kinds == {"row"} and any(o.dimension_code != TOTAL_ROW for o in _of(first)):
            return self._row_missing(first)
        if kinds in ({"shift"}, {"row"}):
            return self._several(first)
        if not cause.clear:
            return self._tie(cause.alternatives)
        if first.kind in {"swap", "moved"}:
            return self._swap(first)
        if len(first.changes) == 1:
            return self._cell(first)
        return self._several(first)

    def _cell(self, found: Alternative) -> Verdict:
        (change,), kind = found.changes, found.slips[0].kind if found.slips and found.slips[0] else ""
        wrong = _wrong(change)
        repair = _as_percent(wrong[0]) if kind == "fraction" else repair_of(change)
        ids = tuple(o.observation_id for o in wrong)
        parts = [self._say("culprit", wrong[0])] if len(wrong) == 1 else [self._say_all("culprits", wrong)]
        if repair is not None:
            slip, value = self._slip(found.slips[0]), self.words.number(repair)
            parts.append(self.words.say("repair_slip" if slip else "repair", value=value, slip=slip))
        elif (bound := self._bound(change)) is not None:
            parts.append(bound)
        return Verdict(ids[0], ids, repair, kind, " ".join(parts), origin(wrong, [kind]))

    def _bound(self, change: Change) -> str | None:
        """What an inequality asks for."""
        low, high = change.interval.low, change.interval.high
        if high.is_infinite() or low.is_infinite() or low == 0:
            key, value = ("at_least", low) if high.is_infinite() else ("at_most", high)
            return self.words.say(key, value=self.words.number(value)) if not value.is_infinite() else None
        return None

    def _swap(self, found: Alternative) -> Verdict:
        """Two cells that changed places; or one whole figure that stands beside its place."""
        changes = sorted(found.changes, key=lambda c: c.interval.middle == 0 and not _zero(c), reverse=True)
        one, other = (_wrong(c)[0] for c in changes)
        ids = (one.observation_id, other.observation_id)
        beside = found.kind == "moved" or _zero(changes[1])
        text = self.words.say(
            "misplaced" if beside else "swapped",
            one=self.words.figure(one),
            other=self.words.figure(other),
            column=self.words.label(other.code).lower(),
            value=self.words.printed(one),
        )
        return Verdict(ids[0], ids, repair_of(changes[0]), found.kind, text, origin((one, other), [found.kind]))

    def _several(self, found: Alternative) -> Verdict:
        wrong = [o for c in found.changes for o in _wrong(c)[:1]]
        ids = tuple(o.observation_id for c in found.changes for o in _wrong(c))
        kinds = [s.kind for s in found.slips if s]
        if kinds == ["between"]:
            return self._between([found])
        kind = kinds[0] if len(found.slips) == 1 and kinds else ""
        said = {"options": self._options([found]), "slip": self._slip(found.slips[0])}
        key = {"shift": "shifted", "row": "recounted"}.get(found.kind, "several")
        culprit = ids[0] if found.kind in {"shift", "row"} else ""
        return Verdict(culprit, ids, None, kind, self.words.say(key, **said), origin(wrong, kinds))

    def _row_missing(self, found: Alternative) -> Verdict:
        """Every row may be off by the same amounts: a row of these figures is not printed at all."""
        amounts = [
            f"{self.words.label(o.code).lower()} [{o.code}]: {self.words.number(repair - o.figure.value)}"
            for c in found.changes
            for o in _wrong(c)[:1]
            if o.figure and (repair := repair_of(c)) is not None
        ]
        return Verdict(slip="row-lost", suggestion=self.words.say("row_missing", amounts="; ".join(amounts)))

    def _between(self, found: Sequence[Alternative]) -> Verdict:
        """An amount counted in one figure instead of another, in one of several pairs; in the total's, if it is one."""
        chosen = next((a for a in found if all(o.dimension_code == TOTAL_ROW for o in _of(a))), found[0])
        slip = chosen.slips[0]
        amount = self.words.number(Decimal(slip.detail)) if slip else ""
        figures = self.words.templates["and"].join(self.words.figure(o) for o in _of(chosen))
        text = self.words.say("between", amount=amount, figures=figures)
        if len(found) > 1:
            text = f"{text} {self.words.say('between_row', amount=amount)}"
        ids = tuple(o.observation_id for o in _of(chosen))
        return Verdict("", ids, None, "between", text, origin(_of(chosen), ["between"]))

    def _tie(self, alternatives: Sequence[Alternative]) -> Verdict:
        slips = {a.slips for a in alternatives}
        if all(len(s) == 1 and s[0] is not None and s[0].kind == "between" for s in slips) and len(slips) == 1:
            return self._between(alternatives)
        wrong = [o for a in alternatives for o in _of(a)]
        ids = tuple(dict.fromkeys(o.observation_id for o in wrong))
        kinds = [s.kind for a in alternatives for s in a.slips if s]
        text = self.words.say("tie", options=self._options(alternatives))
        return Verdict("", ids, None, "", text, origin(wrong, kinds))

    def _options(self, alternatives: Sequence[Alternative]) -> str:
        shown = [self._changes(a.changes) for a in alternatives[:MAX_OPTIONS]]
        if len(alternatives) > MAX_OPTIONS:
            shown.append(self.words.say("more", count=len(alternatives) - MAX_OPTIONS))
        return "; ".join(shown)

    def _changes(self, changes: Sequence[Change]) -> str:
        """What is changed together; a long list is cut and counted."""
        parts = [self._option(c) for c in changes[:MAX_TOGETHER]]
        if len(changes) > MAX_TOGETHER:
            parts.append(self.words.say("more", count=len(changes) - MAX_TOGETHER))
        return str(self.words.templates["and"]).join(parts)

    def _option(self, change: Change) -> str:
        """A figure without its place, which the message gives, and what it would be."""
        repair, wrong = repair_of(change), _wrong(change)[0]
        label = self.words.label(wrong.code)
        label = f"{wrong.dimension}, {label.lower()}" if wrong.dimension else label
        text = f"{label} [{wrong.code}]: {self.words.printed(wrong)}"
        return f"{text} → {self.words.number(repair)}" if repair is not None else text

    def _say(self, key: str, o: Observation) -> str:
        return self.words.say(key, figure=self.words.figure(o))

    def _say_all(self, key: str, wrong: Sequence[Observation]) -> str:
        return self.words.say(key, figures="; ".join(self.words.figure(o) for o in wrong))

    def _slip(self, slip: Slip | None) -> str:
        """The slip in words; empty where none is known."""
        if slip is None or slip.kind not in self.words.templates["slip"]:
            return ""
        detail = self.observations.get(slip.detail)
        name = (detail.dimension or self.words.label(detail.code)) if detail else slip.detail
        return str(self.words.templates["slip"][slip.kind]).format(detail=name)


def _of(found: Alternative) -> list[Observation]:
    """The figures that an explanation calls wrong."""
    return [o for c in found.changes for o in _wrong(c)]


def _as_percent(wrong: Observation) -> Decimal | None:
    return wrong.figure.value * 100 if wrong.figure is not None else None


def _zero(change: Change) -> bool:
    """Whether nothing, or zero, is printed."""
    return all(r.interval.low == r.interval.high == 0 for r in change.wrong)


def _wrong(change: Change) -> list[Observation]:
    return [r.observation for r in change.wrong if r.observation is not None]


def repair_of(change: Change) -> Decimal | None:
    """The one value that repairs, as it would be printed; None where several would."""
    low, high = change.interval.low, change.interval.high
    if low.is_infinite() or high.is_infinite():
        return None
    figure = next((o.figure for o in _wrong(change) if o.figure is not None), None)
    half = figure.half_unit if figure is not None else Decimal(0)
    if low == high:
        return printable(low, half) if half else low
    one, other = printable(low, half), printable(high, half)
    return one if half and one == other else None


def origin(wrong: Iterable[Observation], slips: Iterable[str]) -> str:
    """Whether the author erred or the reader may have: a figure of a scan read with doubt, or easily misread; one of
    which it is not clear that it stands in its cell."""
    wrong = list(wrong)
    scanned = [o for o in wrong if o.method == "ocr"]
    if any(o.confidence < SURE for o in scanned) or (scanned and not MISREADINGS.isdisjoint(slips)):
        return "extraction"
    if any(map(is_guessed, wrong)):
        return "extraction"
    return "unknown" if scanned else "author"

"""What speaks for and against an explanation beside its cost: the slip that made it, other periods, neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from validate.causes import Alternative, with_slips
from validate.displaced import Lines
from validate.intervals import Interval
from validate.ledger import Ledger, row_key
from validate.patches import Change
from validate.slips import Slip, rate_slip, slip
from validate.system import Constraint, Reading, System

# A check of another scope or period that a repair mends, or breaks.
MENDED = 0.3
BROKEN = 0.2
# Figures that go together (a part and its whole, this period and the last) rarely differ so many times.
STRETCH = 5
STRETCHED = 0.3


@dataclass(frozen=True, slots=True)
class Judgement:
    """Judges explanations in one report, with the period before where there is one."""

    system: System
    before: Ledger | None
    lines: Lines

    def __call__(self, alternative: Alternative) -> Alternative:
        """The explanation with its slips and its score."""
        values = list(self.system.printed)
        for change in alternative.changes:
            values[change.quantity] = change.interval
        if alternative.kind in {"swap", "moved", "shift"}:
            slips: list[Slip | None] = [Slip(alternative.kind)]
        elif alternative.kind == "row":
            slips = [self._row(alternative.changes)]
        elif alternative.kind == "pair" and (between := self._between(alternative.changes)):
            slips = [between]
        else:
            slips = [self._slip(change) for change in alternative.changes]
        against = self._watched(alternative.changes, values) + self._stretched(alternative.changes, values)
        if alternative.kind == "swap" and not self._exact(alternative.changes):
            against += Slip("swap").force
        return with_slips(alternative, slips, against)

    def _slip(self, change: Change) -> Slip | None:
        """The slip of one change; None where the right value is open or no slip is known."""
        low, high = change.interval.low, change.interval.high
        reading = next((r for r in change.wrong if r.observation is not None), None)
        if reading is None or reading.observation is None:
            return None
        right = change.interval.middle if not (low.is_infinite() or high.is_infinite()) else None
        quantity = self.system.quantities[change.quantity]
        if reading.blank:
            elsewhere = self.system.printed[quantity.elsewhere] if quantity.elsewhere >= 0 else None
            return Slip("left-out" if elsewhere is not None and elsewhere == change.interval else "blank")
        figure = reading.observation.figure
        if right is None or figure is None or (low != high and quantity.whole):
            return None
        if figure.half_unit:
            return rate_slip(figure.value, figure.half_unit, right)
        found = slip(
            reading.observation.value_raw,
            figure.value,
            right,
            before=None if self._stays(change.quantity) else self._before(reading),
            parts=self._parts(change.quantity),
        )
        misread = found is not None and found.kind == "digit-misread" and reading.observation.method != "ocr"
        return Slip("digit-changed") if misread else found

    def _stays(self, index: int) -> bool:
        """Whether a rule compares the figure with itself a period before: then it may rightly be unchanged."""
        own = self._codes(index)
        others = (q for c in self.system.watched[index] for q in c.quantities if q != index)
        return any(not own.isdisjoint(self._codes(q)) for q in others)

    def _codes(self, index: int) -> set[tuple[str, str]]:
        """The cells that state a quantity."""
        readings = self.system.quantities[index].readings
        return {(r.observation.code, row_key(r.observation)) for r in readings if r.observation is not None}

    def _before(self, reading: Reading) -> Decimal | None:
        """The same figure one period before."""
        if self.before is None or reading.observation is None:
            return None
        entry = self.before.entry(reading.observation.code, row_key(reading.observation))
        return entry.interval.middle if entry.interval is not None else None

    def _parts(self, index: int) -> list[tuple[str, Decimal]]:
        """What a total adds up: ids and values of the other side of its equations."""
        found = []
        for constraint in self.system.of[index]:
            own = constraint.sum.terms.get(index)
            if constraint.relation == "=" and own is not None and len(constraint.sum.terms) > 2:
                found += [
                    (reading.observation.observation_id, self.system.printed[q].middle)
                    for q, c in constraint.sum.terms.items()
                    if c == -own and (reading := self.system.quantities[q].readings[0]).observation is not None
                ]
        return found

    def _row(self, changes: Sequence[Change]) -> Slip:
        """A row that a total forgot, or counted twice; else one that the table lacks."""
        deltas = {c.quantity: _exact_difference(c.interval, self.system.printed[c.quantity]) for c in changes}
        table = next((t for t in self.lines.tables if not set(t[-1]).isdisjoint(deltas)), ())
        for line in table[:-1]:
            other = {of: self.system.printed[q].middle for q, of in zip(line, table[-1], strict=True)}
            for kind, sign in (("row-forgotten", 1), ("row-twice", -1)):
                if any(other.values()) and all(v * sign == (deltas.get(of) or 0) for of, v in other.items()):
                    twice = kind == "row-forgotten" and self._printed_twice(table, line)
                    return Slip("row-printed-twice" if twice else kind, self._first(line))
        return Slip("row-lost")

    def _first(self, line: Sequence[int]) -> str:
        """The id of a row's first figure."""
        reading = self.system.quantities[line[0]].readings[0]
        return reading.observation.observation_id if reading.observation else ""

    def _printed_twice(self, table: Sequence[Sequence[int]], line: Sequence[int]) -> bool:
        """Whether the table has another row of the same figures and name."""
        return any(self._shown(other) == self._shown(line) for other in table[:-1] if other is not line)

    def _shown(self, line: Sequence[int]) -> tuple[tuple[str, Interval], ...]:
        """A row's name and figures."""
        prints = ((self.system.quantities[q].readings[0].observation, self.system.printed[q]) for q in line)
        return tuple((o.dimension if o else "", value) for o, value in prints)

    def _between(self, changes: Sequence[Change]) -> Slip | None:
        """An amount that the one of two figures has too much and the other too little."""
        deltas = [_exact_difference(c.interval, self.system.printed[c.quantity]) for c in changes]
        if None in deltas or not deltas[0] or deltas[0] != -(deltas[1] or 0):
            return None
        return Slip("between", f"{abs(deltas[0]):f}")

    def _exact(self, changes: Sequence[Change]) -> bool:
        """Whether the changes mend an equality, which hardly happens by chance."""
        touched = {id(c): c for change in changes for c in self.system.of[change.quantity]}
        return any(c.relation == "=" and not c.holds(self.system.printed) for c in touched.values())

    def _watched(self, changes: Sequence[Change], values: Sequence[Interval]) -> float:
        """What checks of other scopes and periods say: less for each that is mended, more for each that breaks."""
        watched = {id(c): c for change in changes for c in self.system.watched[change.quantity]}
        against = 0.0
        for constraint in watched.values():
            held, holds = constraint.holds(self.system.printed), constraint.holds(values)
            against += BROKEN * (held and not holds) - MENDED * (holds and not held)
        return max(-MENDED, min(MENDED, against))

    def _stretched(self, changes: Sequence[Change], values: Sequence[Interval]) -> float:
        """More where a repaired figure is out of proportion to its whole, or to the period before."""
        for change in changes:
            if any(_far(_pair(c, values)) for c in self.system.of[change.quantity] if c.relation == "<="):
                return STRETCHED
            known = next((b for r in change.wrong if (b := self._before(r)) is not None), None)
            if known is not None and _far((known, _middle(values[change.quantity]))):
                return STRETCHED
        return 0.0


def _middle(interval: Interval) -> Decimal:
    return Decimal(0) if interval.low.is_infinite() or interval.high.is_infinite() else interval.middle


def _pair(constraint: Constraint, values: Sequence[Interval]) -> tuple[Decimal, Decimal] | None:
    """The values of a part and its whole; None where the constraint is not between two figures."""
    terms = constraint.sum.terms
    if len(terms) != 2 or constraint.sum.constant or sum(terms.values()):
        return None
    one, other = (_middle(values[q]) for q in terms)
    return one, other


def _far(pair: tuple[Decimal, Decimal] | None) -> bool:
    """Whether two figures differ too many times for figures that go together; nothing is far from zero."""
    return pair is not None and min(pair) > 0 and max(pair) > STRETCH * min(pair)


def _exact_difference(new: Interval, old: Interval) -> Decimal | None:
    return new.low - old.low if new.low == new.high and old.low == old.high else None

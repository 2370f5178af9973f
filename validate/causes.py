"""From the cheapest repairs of a system to causes: the contradictions that one wrong figure explains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from validate.covers import MARGIN
from validate.localize import Solution, Solved
from validate.patches import Change
from validate.slips import Slip
from validate.system import System

# An explanation must lead the next one by this much to be called the likely one.
LEAD = 0.15
MAX_ALTERNATIVES = 8


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to explain a cause's contradictions: what changes, how it came about, and how little speaks for it.

    `kind`: cell, restated, pair, swap, moved, shift, row or several. `slips`: one for each change, or one for all.
    """

    changes: tuple[Change, ...]
    kind: str
    score: float
    slips: tuple[Slip | None, ...] = ()

    @property
    def readings(self) -> frozenset[int]:
        """The identities of the wrong readings."""
        return frozenset(id(r) for c in self.changes for r in c.wrong)


@dataclass(frozen=True, slots=True)
class Cause:
    """Contradictions with one origin, by symptom, and its explanations, the likeliest first.

    A symptom is a failed constraint's key, or `-1 - index` of a quantity that is stated differently.
    """

    symptoms: frozenset[int]
    alternatives: tuple[Alternative, ...]

    @property
    def clear(self) -> bool:
        """Whether the first explanation leads all others."""
        ranked = self.alternatives
        return bool(ranked) and (len(ranked) == 1 or ranked[0].score + LEAD <= ranked[1].score)


# What speaks against a group of changes beside their cost, and the slips that made them.
Judge = Callable[[Alternative], Alternative]


@dataclass(frozen=True, slots=True)
class _Part:
    """Changes of one solution that belong together, and the symptoms that they touch."""

    changes: tuple[Change, ...]
    kind: str
    cost: float
    symptoms: frozenset[int]


class _Links:
    """Which of several things belong together."""

    def __init__(self) -> None:
        self.leader: dict[int, int] = {}

    def find(self, one: int) -> int:
        """The thing that stands for all that belong together with this one."""
        while self.leader.get(one, one) != one:
            one = self.leader[one]
        return one

    def join(self, things: Iterable[int]) -> None:
        """Says that things belong together; the least stands for them."""
        found = sorted({self.find(t) for t in things})
        for other in found[1:]:
            self.leader[other] = found[0]


def _parts(system: System, solution: Solution, touched: Mapping[str, frozenset[int]]) -> list[_Part]:
    """A solution's changes by cause: those of one slip, and those that make up for each other in what held."""
    changes = solution.changes
    links = _Links()
    at = {c.quantity: n for n, c in enumerate(changes)}
    for patch in solution.patches:
        if patch.kind in {"swap", "moved", "shift", "row"}:
            links.join(at[c.quantity] for c in patch.changes)
    restated = {c.quantity for p in solution.patches if p.kind == "restated" for c in p.changes}
    moved = {c.quantity for c in changes if c.interval != system.printed[c.quantity]} - restated
    for change in changes:
        for constraint in system.of[change.quantity]:
            both = [q for q in constraint.quantities if q in moved]
            if len(both) > 1 and constraint.holds(system.printed):
                links.join(at[q] for q in both)
    symptoms = [_symptoms(c, touched) for c in changes]
    for n, change in enumerate(changes):
        if not symptoms[n]:  # it contradicts nothing in print: only another change makes it wrong
            near = {q for c in system.of[change.quantity] for q in c.quantities if q in at}
            links.join(at[q] for q in near)
    groups: dict[int, list[int]] = {}
    for n in range(len(changes)):
        groups.setdefault(links.find(n), []).append(n)
    return [_part(solution, [changes[n] for n in members], symptoms, members) for members in groups.values()]


def _symptoms(change: Change, touched: Mapping[str, frozenset[int]]) -> frozenset[int]:
    found = {-1 - change.quantity}
    for reading in change.wrong:
        if reading.observation is not None:
            found |= touched.get(reading.observation.observation_id, frozenset())
    return frozenset(found)


def _part(solution: Solution, changes: Sequence[Change], symptoms: Sequence[frozenset[int]], at: list[int]) -> _Part:
    cells = {c.quantity for c in changes}
    patches = [p for p in solution.patches if not cells.isdisjoint(c.quantity for c in p.changes)]
    whole = len(patches) == 1 and {c.quantity for c in patches[0].changes} == cells
    kind = patches[0].kind if whole else "pair" if len(changes) == 2 else "several"
    cost = sum(sum(r.weight for r in c.wrong) for c in changes) if not whole else patches[0].cost
    return _Part(tuple(changes), kind, cost, frozenset().union(*(symptoms[n] for n in at)))


def _owned(parts: Sequence[_Part], failed: frozenset[int]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """For each part the symptoms that it explains, and those that are its alone.

    What two parts touch goes to one that has nothing else, else to the first.
    """
    alone = [
        frozenset(s for s in p.symptoms & failed if all(s not in o.symptoms for o in parts if o is not p))
        for p in parts
    ]
    order = sorted(range(len(parts)), key=lambda n: (bool(alone[n]), n))
    explained = [set(a) for a in alone]
    for symptom in sorted(failed):
        owners = [n for n in order if symptom in parts[n].symptoms]
        if len(owners) > 1:
            explained[owners[0]].add(symptom)
    firm = [a or frozenset(e) for e, a in zip(explained, alone, strict=True)]
    return [(frozenset(e), f) for e, f in zip(explained, firm, strict=True)]


def causes(
    system: System, solved: Solved, failed: frozenset[int], touched: Mapping[str, frozenset[int]], judge: Judge
) -> list[Cause]:
    """A component's contradictions by cause, each with its explanations as the judge ranks them.

    `failed`: the symptoms of the component; `touched`: for an observation's id the failed constraints that it
    stands in. Without a solution there is none.
    """
    split = []
    for solution in solved.solutions:
        parts = _parts(system, solution, touched)
        split.append(list(zip(parts, _owned(parts, failed), strict=True)))
    links = _Links()
    for found in split:
        for _, (_, firm) in found:
            links.join(firm)
    clusters: dict[int, dict[frozenset[int], Alternative]] = {}
    members: dict[int, set[int]] = {}
    for found in split:
        mine: dict[int, list[_Part]] = {}
        for part, (_, firm) in found:
            known = firm or (part.symptoms & failed)
            if known:
                mine.setdefault(links.find(min(known)), []).append(part)
        for leader, together in mine.items():
            one = _alternative(together)
            options = clusters.setdefault(leader, {})
            if one.readings not in options or options[one.readings].score > one.score:
                options[one.readings] = one
    firmly = {s for found in split for _, (_, firm) in found for s in firm}
    for symptom in firmly:
        members.setdefault(links.find(symptom), set()).add(symptom)
    for part, (explained, firm) in split[0] if split else ():
        leader = links.find(min(firm or (part.symptoms & failed), default=0))
        members.setdefault(leader, set()).update(explained - firmly)
    return [
        Cause(frozenset(members.get(leader, ())), _ranked([*options.values()], judge))
        for leader, options in sorted(clusters.items())
    ]


def _alternative(parts: Sequence[_Part]) -> Alternative:
    changes = tuple(sorted((c for p in parts for c in p.changes), key=lambda c: c.quantity))
    kind = parts[0].kind if len(parts) == 1 else "several"
    return Alternative(changes, kind, sum(p.cost for p in parts))


def _ranked(found: list[Alternative], judge: Judge) -> tuple[Alternative, ...]:
    cheapest = min(a.score for a in found)
    judged = [judge(a) for a in found if a.score <= cheapest + MARGIN]
    ranked = sorted(judged, key=lambda a: (round(a.score, 6), [c.quantity for c in a.changes]))
    return tuple(ranked[:MAX_ALTERNATIVES])


def with_slips(alternative: Alternative, slips: Sequence[Slip | None], against: float) -> Alternative:
    """The alternative with its slips, its score less what they speak for it and more what speaks against it."""
    forces = [s.force for s in slips if s is not None]
    force = sum(forces) / max(1, len(slips))
    return replace(alternative, slips=tuple(slips), score=alternative.score - force + against)

"""Which proposals a form's rules may be: those whose figures fit, so that no folder is written that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.catalogue import Catalogue, Indicator
from rasoat.learn.proposal import Proposal
from rasoat.learn.skeleton import Skeleton
from validate.equations import parse
from validate.soundness import Units, UnsoundError


def sound(skeleton: Skeleton, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The proposals that add, compare and divide what fits."""
    units = Units(_catalogue(skeleton))
    return tuple(p for p in proposals if _fits(p, units))


def _fits(proposal: Proposal, units: Units) -> bool:
    try:
        for code in proposal.each or ("",):
            units.check(parse(proposal.equation.replace("{code}", code), units.catalogue.by_code))
    except UnsoundError:
        return False
    return True


def _catalogue(skeleton: Skeleton) -> Catalogue:
    found = {i.code: i for i in _indicators(skeleton)}
    return Catalogue(skeleton.id, tuple(found.values()), found)


def _indicators(skeleton: Skeleton) -> Iterator[Indicator]:
    for table in skeleton.tables:
        for i in table.items:
            yield Indicator(i.code, i.parent, table.section, i.label, i.unit, i.kind, i.choices, table.dimension)
    for fact in skeleton.facts:
        yield Indicator(fact.code, "TM", "TM", fact.label, fact.unit, fact.kind)

"""One finding a cause: the drafts that one wrong figure explains become one, with all they broke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from validate.assembly import Assembled, Made, assemble, is_binding
from validate.causes import Cause, causes
from validate.drafts import Ended, FindingDraft
from validate.finding import INFO
from validate.judgement import Judgement
from validate.ledger import Ledger
from validate.localize import Component, Solved, localize
from validate.offsets import printed_lines, shifts
from validate.rules import SEVERITIES, RuleSet
from validate.unruled import settled_by_tables
from validate.verdicts import Speaker, Verdict, origin
from validate.words import Words

if TYPE_CHECKING:
    from validate.system import System

# What these find lies in the report's make-up or in blanks, which a reader may as well have missed.
NOT_OF_FIGURES = frozenset({"template", "period", "reference", "missing"})
# So many contradictions without a solution are one finding: the table is wrong as a whole.
MANY = 8


@dataclass(frozen=True, slots=True)
class _Case:
    """A report's drafts, and what is needed to trace them to causes."""

    drafts: tuple[FindingDraft, ...]
    made: tuple[Made, ...]
    assembled: Assembled
    stating: Mapping[str, int]
    position: Mapping[int, int]

    def symptom(self, draft: FindingDraft) -> int | None:
        """The draft as a symptom of its system; None where it is none."""
        if draft.check is not None:
            return self.position.get(id(draft.check))
        if draft.rule.kind == "repeated" and draft.observations:
            at = self.stating.get(draft.observations[0].observation_id)
            return -1 - at if at is not None else None
        return None


def _programme(system: System, component: Component, most: float) -> Solved | None:
    from validate.programme import programme  # noqa: PLC0415 - HiGHS loads only where a report needs it

    return programme(system, component, most)


def grouped(
    book: Ledger, before: Ledger | None, ended: Sequence[Ended], rules: RuleSet, words: Words
) -> list[FindingDraft]:
    """The drafts of a report, those of one cause merged, each with its likely culprit, repair and origin."""
    drafts = [d for e in ended for d in e.drafts]
    if not any(_of_system(e) for e in ended):
        return [_alone(d, words) for d in drafts]
    made = tuple(Made(e.rule, equation, check) for e in ended for equation, check in e.made)
    signed = frozenset(
        code for rule in rules.rules for name in ("signed", "free") for code in rule.options.get(name, ())
    )
    contradicted = [d.observations[0].code for d in drafts if d.rule.kind == "repeated"]
    assembled = assemble(made, contradicted, book, rules.catalogue, signed)
    system = assembled.system
    stating = {
        r.observation.observation_id: n
        for n, q in enumerate(system.quantities)
        for r in q.readings
        if r.observation is not None
    }
    case = _Case(tuple(drafts), made, assembled, stating, {id(m.check): n for n, m in enumerate(made)})
    lines = assembled.lines(book, rules.catalogue)
    judge = Judgement(system, before, lines)
    speaker = Speaker(words, {o.observation_id: o for o in book.report.observations})
    found: list[Cause] = []
    unsolved: list[frozenset[int]] = []
    for solved in localize(system, lines, _programme):
        failed = _failed(case, solved)
        if not solved.solutions:
            unsolved.append(failed)
        found += causes(system, solved, failed, _touched(case, failed), judge)
    verdicts = [(cause, speaker.verdict(cause)) for cause in _shifted(found, book, rules)]
    return settled_by_tables(_merged(case, verdicts, unsolved, words), words)


def _shifted(found: Sequence[Cause], book: Ledger, rules: RuleSet) -> list[Cause]:
    """The causes, those that are one shift of several figures as one, where the first of them was."""
    merged = shifts(found, printed_lines(book, rules.catalogue))
    first = {min(members): cause for members, cause in merged}
    gone = {n for members, _ in merged for n in members}
    return [first.get(n, cause) for n, cause in enumerate(found) if n not in gone or n in first]


def _of_system(ended: Ended) -> bool:
    """Whether a rule's failures contradict the report's figures, which are one system."""
    if ended.rule.kind == "repeated":
        return bool(ended.drafts)
    severity = ended.rule.severity
    return any(check.outcome == "failed" and is_binding(severity, equation) for equation, check in ended.made)


def _alone(draft: FindingDraft, words: Words) -> FindingDraft:
    """A draft that no cause in the report's system explains."""
    series = draft.rule.family == "series" and draft.check is not None
    return _doubted(_compared(draft, words) if series else draft)


def _failed(case: _Case, solved: Solved) -> frozenset[int]:
    """The component's symptoms that are drafts."""
    keys = {c.key for c in solved.component.constraints if case.made[c.key].check.outcome == "failed"}
    members = solved.component.quantities
    restated = {-1 - q for q in members if len(case.assembled.system.quantities[q].states()) > 1}
    return frozenset(keys | restated)


def _touched(case: _Case, failed: frozenset[int]) -> dict[str, frozenset[int]]:
    """For each observation the failed checks that it stands in."""
    found: dict[str, set[int]] = {}
    for key in failed:
        if key >= 0:
            for entry in case.made[key].check.entries:
                for observation_id in entry.ids:
                    found.setdefault(observation_id, set()).add(key)
    return {observation_id: frozenset(keys) for observation_id, keys in found.items()}


def _merged(
    case: _Case, verdicts: Sequence[tuple[Cause, Verdict]], unsolved: Sequence[frozenset[int]], words: Words
) -> list[FindingDraft]:
    """One draft a cause, at the place of its first; all other drafts as they were."""
    owner: dict[int, int] = {}
    for n, (cause, _) in enumerate(verdicts):
        for one in cause.symptoms:
            owner.setdefault(one, n)
    lost = {symptom: n for n, symptoms in enumerate(unsolved) for symptom in symptoms}
    of: dict[int, list[FindingDraft]] = {}
    untraced: dict[int, list[FindingDraft]] = {}
    alone: list[FindingDraft] = []
    for draft in case.drafts:
        symptom = case.symptom(draft)
        at = owner.get(symptom) if symptom is not None else None
        at = at if at is not None else _follows(case, draft, verdicts)
        if at is not None:
            of.setdefault(at, []).append(draft)
        elif symptom is not None and symptom in lost:
            untraced.setdefault(lost[symptom], []).append(draft)
        else:
            alone.append(_alone(draft, words))
    traced = [_one(members, verdicts[n][1], words) for n, members in sorted(of.items())]
    return [*traced, *(d for _, members in sorted(untraced.items()) for d in _unsolved(members, words)), *alone]


def _unsolved(members: Sequence[FindingDraft], words: Words) -> list[FindingDraft]:
    """Drafts without a solution: each as it is, or one for all where a whole table is wrong."""
    if len(members) <= MANY:
        return [_doubted(replace(d, suggestion=words.say("unsolved"))) for d in members]
    first, *others = sorted(members, key=lambda d: (SEVERITIES.index(_severity(d)), len(d.observations)))
    rules = tuple(dict.fromkeys(d.rule.id for d in others))
    more = words.say("and_failing", count=len(others), rules=", ".join(rules))
    draft = replace(
        first,
        message=f"{first.message} {more}",
        observations=tuple(dict.fromkeys(o for d in members for o in d.observations)),
        suggestion=words.say("unsolved_many"),
        consequences=rules,
    )
    return [_doubted(draft)]


def _follows(case: _Case, draft: FindingDraft, verdicts: Sequence[tuple[Cause, Verdict]]) -> int | None:
    """The cause whose clear repair mends a draft of another kind: of one figure, or of another scope or period."""
    for n, (cause, verdict) in enumerate(verdicts):
        named = verdict.suspects if verdict.slip == "shift" else (verdict.culprit,)
        culprit = next((o for o in draft.observations if o.observation_id in named), None)
        if culprit is None:
            continue
        if draft.check is not None:
            if _mended(case, draft, cause):
                return n
        elif draft.rule.family == "domain" or (draft.rule.family == "missing" and not culprit.value_raw):
            return n
    return None


def _mended(case: _Case, draft: FindingDraft, cause: Cause) -> bool:
    """Whether a check that the system does not bind holds after the cause's repair."""
    key = case.symptom(draft)
    constraint = next((c for c in case.assembled.system.constraints if c.key == key), None)
    if constraint is None or constraint.binding:
        return False
    values = list(case.assembled.system.printed)
    for change in cause.alternatives[0].changes:
        values[change.quantity] = change.interval
    return constraint.holds(values)


def _severity(draft: FindingDraft) -> str:
    return draft.severity or draft.rule.severity


def _one(members: Sequence[FindingDraft], verdict: Verdict, words: Words) -> FindingDraft:
    """The gravest and plainest draft, with what the others say and all their observations."""
    suspects = set(verdict.suspects)
    ordered = sorted(
        members,
        key=lambda d: (
            SEVERITIES.index(_severity(d)),
            suspects.isdisjoint(o.observation_id for o in d.observations),
            d.rule.kind != "repeated",
            len(d.observations),
        ),
    )
    first, others = ordered[0], ordered[1:]
    message = first.message
    if others:
        message = f"{message} {words.say('consequences', list='; '.join(d.brief or d.message for d in others))}"
    reader = verdict.origin == "extraction"
    doubt = words.say("reader" if any(o.method == "ocr" for o in first.observations) else "reader_unruled")
    return replace(
        first,
        message=message,
        severity=INFO if reader else _severity(first),
        observations=tuple(dict.fromkeys(o for d in ordered for o in d.observations)),
        suspects=verdict.suspects,
        culprit=verdict.culprit,
        repair=verdict.repair,
        slip=verdict.slip,
        cause=verdict.origin,
        suggestion=" ".join(filter(None, (verdict.suggestion, doubt if reader else ""))),
        consequences=tuple(dict.fromkeys(d.rule.id for d in others)),
    )


def _doubted(draft: FindingDraft) -> FindingDraft:
    """A draft without an explanation: the reader may have erred where its figures were read with doubt."""
    if not draft.observations or draft.rule.family in NOT_OF_FIGURES or draft.rule.severity == INFO:
        return draft
    found = origin(draft.observations, ())
    return replace(draft, cause=found, severity=INFO if found == "extraction" else draft.severity)


def _compared(draft: FindingDraft, words: Words) -> FindingDraft:
    """A draft about two periods: either figure may be wrong."""
    ids = tuple(dict.fromkeys(o.observation_id for o in draft.observations))
    return replace(draft, suspects=ids, suggestion=draft.suggestion or words.say("either_period"))

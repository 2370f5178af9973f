"""Rules of a table's rows, and of its averages: groups and their rows, totals, shares of a total, so much for each."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.text import slug
from rasoat.learn.labels import is_change, times_for_each
from rasoat.learn.proposal import Proposal, holds, short
from rasoat.learn.skeleton import Item, TableSkeleton
from rasoat.learn.wholes import adds_up, is_some


def averages(table: TableSkeleton) -> Iterator[Proposal]:
    """Averages by the amounts beside them, as their units say: tons by hectares are a tenth of `tạ/ha`."""
    printed = {table.items[f.whole].code for f in table.formulas}
    rows = "[*]" if table.dimension else ""
    for average in table.items:
        if average.kind != "count" or "/" not in average.unit or average.code in printed:
            continue
        beside = [i for i in table.items if i.kind == "count" and i is not average and _head(i) == _head(average)]
        found = [
            (times, amount, number)
            for amount in beside
            for number in beside
            if amount is not number and (times := times_for_each(amount.unit, number.unit, average.unit)) is not None
        ]
        if len(found) == 1:
            times, amount, number = found[0]
            factor = f"{times:f} * " if times != 1 else ""
            yield Proposal(
                f"average.{average.code}",
                "ratio",
                f"{average.code}{rows} ~ {factor}{amount.code}{rows} / {number.code}{rows}",
                "skip",
                "warning",
                f"{short(average)} phải bằng {short(amount)} / {short(number)}, theo đơn vị tính",
                f"{short(average)} must be {short(amount)} / {short(number)}, by its unit",
            )


def share(amount: Item, rate: Item) -> Proposal:
    """What share of the total row's amount each row's is."""
    return Proposal(
        f"rate.{rate.code}",
        "ratio",
        f"{rate.code}[*] ~ 100 * {amount.code}[*] / {amount.code}[Tổng cộng]",
        "skip",
        "warning",
        f"{short(rate)} so với {short(amount)} trên dòng tổng cộng",
        f"{short(rate)} against {short(amount)} of the total row",
    )


def _head(item: Item) -> tuple[str, str]:
    return item.parent, item.label.rpartition(">")[0].strip()


def grouped(table: TableSkeleton) -> Iterator[Proposal]:
    """Rows that are the sums of rows: groups, and the total of these."""
    codes = tuple(i.code for i in table.items if adds_up(i))
    counts = tuple(i.code for i in table.items if adds_up(i) and not is_change(i.label))
    inside = {name for _, names in table.groups for name in names}
    tops = [name for name in table.names if name not in inside]
    nested = bool(inside & {name for name, _ in table.groups})
    sums = [*([("Tổng cộng", tops)] if table.totalled else []), *table.groups]
    for name in table.listed if codes else ():
        yield _listed(table, name, codes)
    for name, below in sums if codes else ():
        parts = [part for part in below if not is_some(part)]
        yield from (_some_row(table, name, part, counts) for part in below if is_some(part))
        if not parts or (nested and len(parts) == 1):
            continue
        yield Proposal(
            f"rows.{table.id}.{slug(name)}",
            "sum",
            f"{{code}}[{name}] = {' + '.join(f'{{code}}[{part}]' for part in parts)}",
            "some",
            "error",
            f"{name} phải bằng tổng của {', '.join(parts)}",
            f"{name} must be the sum of {', '.join(parts)}",
            each=codes,
        )


def _listed(table: TableSkeleton, name: str, codes: tuple[str, ...]) -> Proposal:
    """A row that is the sum of what offices list below it."""
    return Proposal(
        f"rows.{table.id}.{slug(name)}",
        "sum",
        f"{{code}}[{name}] = sum({{code}}[{name} > *])",
        "some",
        "error",
        f"{name} phải bằng tổng các dòng ghi bên dưới",
        f"{name} must be the sum of the rows listed below it",
        each=codes,
    )


def _some_row(table: TableSkeleton, name: str, part: str, codes: tuple[str, ...]) -> Proposal:
    """A row that is some of the one above it: `Trong đó: Nữ`."""
    return Proposal(
        f"part.{table.id}.{slug(part)}",
        "sum",
        f"{{code}}[{part}] <= {{code}}[{name}]",
        "skip",
        "error",
        f"{part} là một phần của {name}",
        f"{part} is a part of {name}",
        each=codes,
    )


def total(item: Item) -> Proposal:
    """A total's row against the rows above it."""
    return Proposal(
        f"total.{item.code}",
        "sum",
        f"{item.code}[Tổng cộng] = sum({item.code}[*])",
        "zero",
        "error",
        f"{short(item)}: dòng tổng cộng phải bằng tổng các dòng",
        f"{short(item)}: the total row must be the sum of the rows",
        holds(item.figure, list(item.rows.values()), "="),
    )

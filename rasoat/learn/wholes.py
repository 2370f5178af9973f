"""Which counts are parts of which, by a table's tree, header and words: all parts of a whole, or some of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.text import fold
from rasoat.learn.labels import counted_in, is_average, is_change, without_total
from rasoat.learn.skeleton import Item, TableSkeleton

TOTAL = regex.compile(
    r"^(?:tong so|tong cong|tong|cong(?= (?:\d+|toan|chung|ca|cac|muc|trong|huyen|tinh|xa)\b|$)|"
    r"toan (?:xa|phuong|thi tran|huyen|tinh|thanh pho|nganh|co quan|khu vuc|vung|truong|don vi|quoc|so|cum|dia ban)|"
    r"ca (?:quy|nam|ky|\d+ thang|xa|huyen|tinh))\b"
)
_SOME = regex.compile(r"^(?:trong (?:do|tong so|so (?:do|nay))|nu$|(?:so )?nu\b)")
_OVERLAPS = regex.compile(r"^(?:nu|nam|dan toc|khuyet tat|dang vien|ton giao|nguoi cao tuoi|tre em|ho ngheo)\b")
"""What is said of persons of whom other things may be said as well: such columns below `Trong đó` do not add up."""
_NOTHING = regex.compile(r"^(?:trong do|gom|bao gom|chia ra)$")
_KINDS = regex.compile(r"^(?:phan loai|phan theo|chia theo|chia ra|theo)\b")
_COUNTS = regex.compile(r"^(?:so|tong|ty le|ti le|luy ke|dien tich|kinh phi|gia tri)\b")
_CARRIED = regex.compile(r"\b(?:ky|quy|nam|thang) truoc\b|\bton dau ky\b")
_NEW = regex.compile(r"\b(?:moi|trong ky|phat sinh|trong quy)\b")
_QUALIFIED = regex.compile(r"\b(?:da|duoc|co|du|dat|phat hien|phai)\b")
_RESIDUAL = regex.compile(r"\bkhac$")
_SUMS = frozenset({"tong cong", "cong", "tong"})
_AMOUNT = regex.compile(r"^(?:so luong|sl)$")
_RATED = regex.compile(r"^(?:tỷ lệ|tỉ lệ|tl|%)")
_HEADS = frozenset({"so", "tong", "trong", "da", "dang", "chua", "co", "duoc", "ty"})
# Words of which one speaks for a part, another for the rest.
_OPPOSED = [
    (regex.compile(rf"\b(?:{one})\b"), regex.compile(rf"\b(?:{other})\b"))
    for one, other in (
        ("dung han|truoc han|trong han", "qua han|tre han|cham"), ("nam", "nu"), ("dien tu", "giay"),
        ("truc tuyen|qua mang", "truc tiep|buu chinh|tai"), ("(?:ky|quy|nam) truoc", "moi|trong ky|phat sinh|nhan"),
        ("toan trinh", "mot phan"), ("hoan thanh|da|xong", "dang|chua|con"), ("cap tinh", "cap huyen|cap xa"),
        ("khieu nai", "to cao"), ("dung", "sai"), ("thuong xuyen|ke hoach", "dot xuat|dinh ky"),
        ("lan dau", "nhieu lan|lan hai|lai"), ("thanh", "khong thanh"), ("chuyen trach", "kiem nhiem"),
        ("(?:tai|cua) xa", "lien thong"), ("ngan sach", "xa hoi hoa|von khac"), ("tren", "duoi"), ("tang", "giam"),
        ("xay moi|lam moi|mua moi", "sua chua|nang cap"),
        ("phu hop", "trai"), ("dat", "khong dat|chua dat"), ("ca nhan", "to chuc"), ("cong lap", "tu thuc"),
        ("dat (?:yeu cau|chuan|quy dinh)", "vi pham"), ("bi thuong nang", "bi thuong nhe"), ("noi tru", "ngoai tru"),
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and counts in it; `all`: they are all of it."""

    whole: Item
    parts: tuple[Item, ...]
    all: bool


def says_total(item: Item) -> bool:
    """Whether a count calls itself a total."""
    return bool(TOTAL.match(fold(_last(item))))


def breakdowns(table: TableSkeleton) -> Iterator[Breakdown]:
    """The wholes of a table with their parts."""
    yield from _in_rows(table) if table.layout == "rows" else _in_columns(table)


def _last(item: Item) -> str:
    return item.label.rsplit(">", maxsplit=1)[-1].strip()


def _levels(item: Item) -> list[str]:
    return [level.strip() for level in item.label.split(">")]


def _alike(item: Item, whole: Item) -> bool:
    return adds_up(item) and fold(item.unit) == fold(whole.unit) and not is_change(item.label)


def _is_some(item: Item) -> bool:
    return is_some(_last(item))


def is_some(label: str) -> bool:
    """Whether a label says that it is some of what stands before it: `Trong đó: Nữ`."""
    return bool(_SOME.match(fold(label)))


def adds_up(item: Item) -> bool:
    """Whether the figures of several rows may be added: counts, but no averages."""
    return item.kind == "count" and not is_average(item.label, item.unit)


def complementary(parts: Sequence[Item], whole: Item | None = None) -> bool:
    """Whether counts look like all parts of something: two that are opposed, one for the rest, one noun for all, or
    names that the whole lists (`cán bộ, công chức`)."""
    said = [fold(_last(p)) for p in parts]
    if any(_RESIDUAL.search(text) for text in said):
        return True
    for one, other in _OPPOSED:
        if any(one.search(a) and not other.search(a) and other.search(b) for a in said for b in said if a != b):
            return True
    first = {text.split(maxsplit=1)[0] for text in said if text}
    listed = fold(whole.label) if whole is not None else ""
    named = sum(bool(text) and text.split()[-1] in listed.split() and text in listed for text in said)
    return (len(first) == 1 and not first & _HEADS) or named == len(said)


def _in_rows(table: TableSkeleton) -> Iterator[Breakdown]:
    counts = {i.code for i in table.items if i.kind == "count"}
    parts = set[str]()  # those of an earlier whole
    for at, whole in enumerate(table.items):
        if whole.kind != "count":
            continue
        found = list(_below(whole, table.items, at, alone=whole.code not in parts and whole.parent not in counts))
        parts.update(part.code for broken in found for part in broken.parts)
        yield from found
        if fold(whole.label) in _SUMS:
            summed = [i for i in table.items[:at] if i.parent == whole.parent and _alike(i, whole) and not _is_some(i)]
            if len(summed) > 1:
                yield Breakdown(whole, tuple(summed), all=True)
    yield from _qualified(table)


def _below(whole: Item, items: Sequence[Item], at: int, *, alone: bool) -> Iterator[Breakdown]:
    """A count's parts by the tree, else, where it is no part itself (`alone`), among the rows that follow it."""
    children = [i for i in items if i.parent == whole.code and _alike(i, whole)]
    bare = _bare_below(whole, items[at + 1 :]) if alone and not children else []
    following = items[at + 1] if at + 1 < len(items) else whole
    if children:
        yield from _split(whole, children, all_some=_is_some(children[0]))
    elif len(bare) > 1:
        yield Breakdown(whole, tuple(bare), all=True)
    elif alone and following.parent == whole.parent and _is_some(following) and _alike(following, whole):
        yield Breakdown(whole, (following,), all=False)


def _bare_below(whole: Item, behind: Sequence[Item]) -> list[Item]:
    """The rows without numbers that a form which numbers none sets below a count: up to the next that says `Số`."""
    found = list[Item]()
    for item in behind:
        if found and item.parent in {i.code for i in found}:  # some of a part
            continue
        if item.parent != whole.parent or item.number or whole.number or _COUNTS.match(fold(item.label)):
            break
        if not _alike(item, whole):
            break
        if not _SOME.match(fold(item.label)) or fold(item.label) == "nu":
            found.append(item)
    return found if says_total(whole) or complementary(found, whole) else []


def _split(whole: Item, children: Sequence[Item], *, all_some: bool) -> Iterator[Breakdown]:
    rest = [c for c in children if all_some or _is_some(c)]
    plain = [c for c in children if c not in rest]
    if len(plain) > 1 and (says_total(whole) or complementary(plain, whole)):
        yield Breakdown(whole, tuple(plain), all=True)
    else:
        rest = list(children)
    for part in rest:
        yield Breakdown(whole, (part,), all=False)


def _qualified(table: TableSkeleton) -> Iterator[Breakdown]:
    """`Số công chức đạt chuẩn` in `Công chức`; `Số dịch vụ công có phát sinh hồ sơ` in the total of such beside it."""
    counts = [i for i in table.items if i.kind == "count" and not is_change(i.label)]
    words = {i.code: without_total(_last(i)) for i in counts}
    kinds = {i.code: i.kind for i in table.items}
    for at, part in enumerate(counts):
        if says_total(part) or _is_some(part) or not fold(part.label).startswith("so "):
            continue
        before = [w for w in counts[:at] if _alike(part, w) and w.code != part.parent]
        extended = [w for w in before if words[part.code].startswith(f"{words[w.code]} ")]
        beside = [w for w in before if _level(w, kinds) == _level(part, kinds)]
        beside = [w for w in beside if says_total(w) and _one_noun(words, w, part)]
        if extended or beside:
            whole = max(extended, key=lambda w: len(words[w.code])) if extended else beside[-1]
            yield Breakdown(whole, (part,), all=False)


def _level(item: Item, kinds: Mapping[str, str]) -> str:
    """Beside what an item stands: under one parent, or right under any group."""
    return "" if kinds.get(item.parent, "group") == "group" else item.parent


def _one_noun(words: dict[str, str], whole: Item, part: Item) -> bool:
    """Whether two counts are of one noun: their units' word, or their first two words."""
    one, other = words[whole.code], words[part.code]
    unit = fold(whole.unit)
    named = bool(unit) and one.startswith(f"{unit} ") and other.startswith(f"{unit} ")
    counted = counted_in(one, {})
    beside = whole.parent == part.parent and bool(counted) and counted == counted_in(other, {})
    return named or one.split()[:2] == other.split()[:2] or beside


def _in_columns(table: TableSkeleton) -> Iterator[Breakdown]:
    for at, whole in enumerate(table.items):
        if whole.kind != "count" or not says_total(whole):
            continue
        levels = _levels(whole)
        behind = table.items[at + 1 :]
        if len(levels) > 1:
            under = _own(whole, [i for i in behind if _levels(i)[: len(levels) - 1] == levels[:-1]], len(levels) - 1)
            yield from _under(whole, under, len(levels) - 1)
        elif any(_alike(i, whole) for i in behind):
            yield from _beside(whole, behind)
        if len(levels) == 1 and not any(_alike(i, whole) and not _is_some(i) for i in behind):
            yield from _ahead(whole, table.items[:at])
    yield from _single(table)
    yield from _shared_out(table)


def shares(table: TableSkeleton) -> list[tuple[Item, list[tuple[Item, Item]]]]:
    """Totals with the counts behind them that each have their share beside them: `Tốt > Số lượng`, `> Tỷ lệ (%)`."""
    groups: dict[tuple[str, ...], list[tuple[Item, Item]]] = {}
    for part, rate in pairwise(table.items):
        head = _levels(part)[:-1]
        named = _AMOUNT.match(fold(_last(part))) and part.kind == "count" and rate.kind == "percent"
        if head and named and head == _levels(rate)[:-1] and _RATED.match(_last(rate).lower()):
            groups.setdefault(tuple(head[:-1]), []).append((part, rate))
    found = []
    for pairs in groups.values():
        before = table.items[: table.items.index(pairs[0][0])]
        totals = [i for i in before if i.kind == "count" and says_total(i) and _fitting(pairs[0][0], i)]
        if len(pairs) > 1 and totals:
            found.append((totals[-1], pairs))
    return found


def _fitting(part: Item, whole: Item) -> bool:
    return not part.unit or fold(part.unit) == fold(whole.unit)


def _shared_out(table: TableSkeleton) -> Iterator[Breakdown]:
    for whole, pairs in shares(table):
        named = [replace(part, label=" > ".join(_levels(part)[:-1])) for part, _ in pairs]
        divided = any(_KINDS.match(fold(level)) for level in _levels(pairs[0][0])[:-2])
        if divided or complementary(named, whole):
            yield Breakdown(whole, tuple(part for part, _ in pairs), all=True)


def _ahead(whole: Item, before: Sequence[Item]) -> Iterator[Breakdown]:
    """The columns before a total that closes the row: bare ones, or those of a group that says by what it divides."""
    parts: list[Item] = []
    for item in reversed(before):
        if says_total(item) or not _alike(item, whole) or (parts and _levels(item)[:-1] != _levels(parts[0])[:-1]):
            break
        parts.insert(0, item)
    heads = _levels(parts[0])[:-1] if parts else []
    divided = not heads or any(_KINDS.match(fold(h)) or _NOTHING.match(fold(h)) for h in heads)
    if len(parts) > 1 and divided and not any(_SOME.match(fold(_last(i))) for i in parts):
        yield Breakdown(whole, tuple(parts), all=True)


def _single(table: TableSkeleton) -> Iterator[Breakdown]:
    """`Số cuộc đã ban hành kết luận` behind `Số cuộc thanh tra > Tổng số`: columns of the same noun, less of them."""
    for at, part in enumerate(table.items):
        said = without_total(part.label)
        named = part.kind == "count" and part.unit and said.startswith(f"{fold(part.unit)} ")
        if ">" in part.label or says_total(part) or not named or not _QUALIFIED.search(said):
            continue
        before = [w for w in table.items[:at] if says_total(w) and _alike(w, part)]
        heads = [w for w in before if without_total(_levels(w)[0]).startswith(fold(part.unit))]
        heads += [w for w in before if len(_levels(w)) == 1]
        if heads:
            yield Breakdown(heads[-1], (part,), all=False)


def _own(whole: Item, under: Sequence[Item], depth: int) -> list[Item]:
    """The items that are a total's own parts: those deeper inside belong to a total of their own."""
    totals = [i for i in under if says_total(i) and len(_levels(i)) - 1 > depth]
    inner = [_levels(t)[:-1] for t in totals]
    return [i for i in under if _alike(i, whole) and (i in totals or not any(_levels(i)[: len(a)] == a for a in inner))]


def _under(whole: Item, under: Sequence[Item], depth: int) -> Iterator[Breakdown]:
    """What stands below one header with its total: columns of their own, and groups of them."""
    some, flat, groups = _sorted_out(under, depth)
    for group in groups:
        if flat:
            flat += group
        elif len(group) > 1:
            yield Breakdown(whole, tuple(group), all=True)
        else:
            some += group
    if len(flat) > 1:
        yield Breakdown(whole, tuple(i for i in under if i in flat), all=True)
    else:
        some += flat
    for part in some:
        yield Breakdown(whole, (part,), all=False)


def _sorted_out(under: Sequence[Item], depth: int) -> tuple[list[Item], list[Item], list[list[Item]]]:
    """Columns that are only some of the whole, those that may be all of it, and groups with a name of their own."""
    some, flat = list[Item](), list[Item]()
    groups: dict[str, list[Item]] = {}
    for item in under:
        levels = [fold(level) for level in _levels(item)[depth:]]
        if len(levels) > 1 and not _NOTHING.match(levels[0]):
            groups.setdefault(levels[0], []).append(item)
        elif len(levels) == 1 and _SOME.match(levels[0]):
            some.append(item)
        else:
            flat.append(item)
    named = [fold(_last(i)) for i in flat]
    if any(fold(_levels(i)[depth]) == "trong do" for i in flat) and any(map(_OVERLAPS.match, named)):
        some, flat = [*some, *flat], []
    return some, flat, list(groups.values())


def _beside(whole: Item, behind: Sequence[Item]) -> Iterator[Breakdown]:
    """A total that stands alone, `Tổng số đơn`: the bare columns behind it, and groups that say by what they divide."""
    bare: list[Item] = []
    some: list[Item] = []  # behind the groups: `Trong tổng số: nữ`
    groups: dict[str, list[Item]] = {}
    closed = False
    for item in behind:
        levels = _levels(item)
        if says_total(item):
            break
        if len(levels) == 1:
            closed = closed or bool(groups) or bool(_COUNTS.match(fold(levels[0])))
            bare += [item] if not closed and _alike(item, whole) else []
            some += [item] if closed and _alike(item, whole) and _is_some(item) else []
        elif _KINDS.match(fold(levels[0])) or _NOTHING.match(fold(levels[0])):
            groups.setdefault(levels[0], []).append(item)
    pair = [i for i in bare[:2] if _CARRIED.search(fold(i.label)) or _NEW.search(fold(i.label))]
    if len(pair) == 2 and any(_CARRIED.search(fold(i.label)) for i in pair):
        yield Breakdown(whole, tuple(pair), all=True)
        bare = bare[2:]
    elif len(bare) > 1 and complementary(bare, whole):
        yield Breakdown(whole, tuple(bare), all=True)
        bare = []
    for part in (*bare, *some):
        yield Breakdown(whole, (part,), all=False)
    for group in groups.values():
        parts = [i for i in group if _alike(i, whole)]
        if len(parts) > 1:
            yield Breakdown(whole, tuple(parts), all=True)

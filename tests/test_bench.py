"""The bench's own helpers: what it prints is what was measured. Without peers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract.pdf
from bench.commands import COMMAND, in_turn, report
from bench.figures import percentile, text_table
from bench.icdar import Score, scored
from bench.peer_tables import FINDERS, from_camelot, from_pdf_oxide, from_pdfplumber
from bench.peers import PDFPLUMBER
from bench.race import Failed, Measured, Part, best, peak_memory, race, timed
from bench.reader import Clock, File, Reader
from bench.speeds import busy_ratio, least_ratio, ratio, speeds
from bench.whole_job import OURS, province
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).parents[1]


def wait(reader: float) -> Reader:
    """A reader that takes so many seconds for each file, one page a file."""

    def read(files: list[File], clock: Clock) -> None:
        for _ in files:
            with clock.page():
                time.sleep(reader)

    return Reader(f"wait {reader}", lambda: read)


def fail() -> Reader:
    def read(files: list[File], clock: Clock) -> None:
        raise ValueError("torn pages")

    return Reader("fails", lambda: read)


READERS = {reader.name: reader for reader in (wait(0.002), wait(0.02), fail())}


def files(folder: Path) -> list[Path]:
    paths = [folder / "a.pdf", folder / "b.pdf"]
    for path in paths:
        path.write_bytes(b"%PDF")
    return paths


@given(st.lists(st.floats(0, 1e6), min_size=1), st.sampled_from([0.0, 0.5, 0.9, 0.99, 1.0]))
def test_a_percentile_is_a_value_that_the_share_do_not_exceed(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) <= share * len(values)


def test_percentiles_of_a_hundred() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)) == (50, 99, 100)
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)


def test_a_table_is_aligned_by_its_widest_cells() -> None:
    assert text_table(("reader", "pages/s"), [("pdfplumber", "9.9"), ("ours", "101.2")]) == (
        "reader      pages/s\n"
        "----------  -------\n"
        "pdfplumber      9.9\n"
        "ours          101.2"
    )  # fmt: skip


def test_the_best_of_each_file_and_of_each_page_counts() -> None:
    rounds = [
        [Part(("a",), 3.0, (1.0, 2.0), 0.9), Part(("b",), 1.0, (1.0,), 0.8)],
        [Part(("a",), 2.0, (1.5, 0.5), 1.1), Part(("b",), 4.0, (4.0,), 0.7)],
    ]
    assert best(rounds) == (Part(("a",), 2.0, (1.0, 0.5), 0.9), Part(("b",), 1.0, (1.0,), 0.7))


def test_what_is_spent_outside_the_pages_is_shared_among_them(tmp_path: Path) -> None:
    def read(given: list[File], clock: Clock) -> None:
        time.sleep(0.02)
        for _ in range(2):
            with clock.page():
                pass

    (part,) = timed(Reader("slow to open", lambda: read), read, [File(tmp_path / "a.pdf", b"")])
    assert part.files == (str(tmp_path / "a.pdf"),)
    assert min(part.pages) >= 0.01
    assert sum(part.pages) == pytest.approx(part.seconds)


def test_our_readings_time_each_page_of_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "data" / "samples" / "reports" / "bao-cao-cchc-q2-2021-go-tram-tay.pdf"
    given = [File(path, path.read_bytes())]
    monkeypatch.setattr(extract.pdf, "read_pdf_page", vars(extract.pdf)["read_pdf_page"])  # put back at the end
    for reader in OURS:
        (part,) = timed(reader, reader.start(), given)
        assert len(part.pages) == 11, reader.name


def test_a_folder_at_once_is_one_part(tmp_path: Path) -> None:
    pair = [File(tmp_path / name, b"") for name in ("a", "b")]

    def read(given: list[File], clock: Clock) -> None:
        for _ in given:
            with clock.page():
                pass

    (part,) = timed(Reader("folder", lambda: read, at_once="folder"), read, pair)
    assert (len(part.files), len(part.pages)) == (2, 2)


def measured(*parts: Part) -> Measured:
    return Measured(parts, 3, 50 * 2**20)


def test_a_reader_is_compared_on_the_files_that_it_read() -> None:
    base = measured(Part(("x/a",), 8.0, (4.0, 4.0), 6.0), Part(("x/b",), 2.0, (2.0,), 2.0))
    sample = measured(Part(("x/b",), 4.0, (4.0,), 0.5))
    folder = measured(Part(("x/a", "x/b"), 1.0, (0.3, 0.3, 0.4), 1.0))
    apart = measured(Part(("x/a",), 1.0, (0.5, 0.5), 1.0), Part(("x/b",), 0.5, (0.5,), 1.0))
    assert [ratio(it, base) for it in (base, sample, folder)] == [1.0, 0.5, 10.0]
    assert [busy_ratio(it, base) for it in (base, sample, folder)] == [1.0, 4.0, 8.0]
    assert least_ratio(apart, base) == (4.0, "b")


def test_the_table_of_speeds_names_what_is_missing() -> None:
    outcomes = {
        "base": measured(Part(("a",), 2.0, (0.5, 1.5), 1.0)),
        "ours": measured(Part(("a",), 0.25, (0.05, 0.2), 0.1)),
        "peer": Failed("peer: left out, it broke"),
    }
    head, _, base, ours, meaning, missing = speeds(outcomes, "base", "page").splitlines()
    assert head.split("  ")[0] == "reader"
    assert base.split() == ["base", "2", "3", "1.0", "1.00", "1.00", "500.0", "1500.0", "50"]
    assert ours.split() == ["ours", "2", "3", "8.0", "8.00", "10.00", "50.0", "200.0", "50"]
    assert "times as fast as base" in meaning
    assert missing == "peer: left out, it broke"


def test_a_race_measures_each_reader_in_its_own_process_and_survives_a_broken_one(tmp_path: Path) -> None:
    found = race("tests.test_bench", READERS.values(), {"all": files(tmp_path)}, 2)
    quick, slow, broken = found.values()
    assert isinstance(quick, Measured)
    assert isinstance(slow, Measured)
    assert slow.seconds >= 0.04
    assert quick.seconds < slow.seconds
    assert (quick.rounds, len(quick.pages)) == (2, 2)
    assert broken == Failed("fails: left out, ValueError: torn pages")


def test_a_folder_of_a_province_holds_each_file_so_many_times_and_none_twice(tmp_path: Path) -> None:
    with province(files(tmp_path), 3) as folder:
        found = [path.read_bytes() for path in folder.iterdir()]
    assert len(found) == 6
    assert len({len(data) for data in found}) == 3
    assert all(data.startswith(b"%PDF\n%") for data in found)


def test_commands_are_timed_from_start_to_end_and_a_failure_is_no_time(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    sample = ROOT / "data" / "samples" / "reports" / "bao-cao-cchc-q2-2021-go-tram-tay.pdf"
    (folder / sample.name).write_bytes(sample.read_bytes())
    took = in_turn([COMMAND, PDFPLUMBER], folder, 1)
    assert list(took) == [COMMAND, PDFPLUMBER]
    assert min(took.values()) > 0.1
    (folder / sample.name).write_bytes(b"no PDF")
    with pytest.raises(subprocess.CalledProcessError):
        in_turn([PDFPLUMBER], folder, 1)


def test_the_table_of_commands_puts_ours_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.commands.in_turn", lambda names, *_: {n: 2.0 * (i + 1) for i, n in enumerate(names)})
    _, _, ours, plumber, *_ = report(tmp_path, 1).splitlines()
    assert ours.split()[-2:] == ["2.00", "1.00"]
    assert plumber.split()[-2:] == ["4.00", "2.00"]


def test_a_package_that_is_not_installed_is_said() -> None:
    assert Reader("ours", dict).missing == ""
    assert "no_such_peer" in Reader("Peer", dict, "no_such_peer").missing


def test_the_peak_memory_is_at_least_that_of_what_was_held() -> None:
    held = b"x" * 2**25
    assert (peak_memory() or 0) > len(held)


def test_peers_cells_become_ours_with_boxes_from_the_top_left() -> None:
    row = {"cells": [{"text": "Lĩnh vực", "bbox": (10.0, 700.0, 40.0, 20.0)}, {"text": ""}, {"text": "14"}]}
    (oxide,) = from_pdf_oxide(3, 800.0, [{"rows": [row]}])
    assert [(c["row"], c["col"], c["text"], c["box"]) for c in oxide["cells"]] == [
        (0, 0, "Lĩnh vực", [10.0, 80.0, 50.0, 100.0]),
        (0, 2, "14", None),
    ]
    assert (oxide["page"], oxide["box"]) == (3, [10.0, 80.0, 50.0, 100.0])

    cell = SimpleNamespace(x1=10.0, y1=700.0, x2=50.0, y2=720.0, text="14\n")
    (camelot,) = from_camelot([SimpleNamespace(page=2, pdf_size=(600.0, 800.0), cells=[[cell], [cell]])])
    assert [(c["row"], c["page"], c["box"]) for c in camelot["cells"]] == [
        (0, 2, [10.0, 80.0, 50.0, 100.0]),
        (1, 2, [10.0, 80.0, 50.0, 100.0]),
    ]

    rows = [SimpleNamespace(cells=[(1.0, 2.0, 3.0, 4.0), None]), SimpleNamespace(cells=[(1.0, 4.0, 3.0, 9.0), None])]
    (plumber,) = from_pdfplumber(1, [SimpleNamespace(rows=rows, extract=lambda: [["a", None], ["b", None]])])
    assert [(c["row"], c["col"], c["text"]) for c in plumber["cells"]] == [(0, 0, "a"), (1, 0, "b")]
    assert plumber["box"] == [1.0, 2.0, 3.0, 9.0]


def test_a_table_without_text_has_no_box() -> None:
    (empty,) = from_pdf_oxide(1, 800.0, [{"rows": []}])
    assert (empty["cells"], empty["box"]) == ([], None)


def test_the_scorers_line_is_read() -> None:
    line = "precision 0.9754 recall 0.4278 F1 0.5948  (8100 of 18934 relations, 8304 found)"
    assert scored(line) == Score("0.9754", "0.4278", "0.5948")
    with pytest.raises(ValueError, match="not a score"):
        scored("Traceback")


@needs_shared
def test_what_a_converted_peer_finds_can_be_scored(tmp_path: Path) -> None:
    """Two converted columns of a table against themselves: the scorer takes the conversion as it is."""
    truth = "<document><table><region>{}</region></table></document>"
    cells = [(r, c, f"{r}{c}") for r in range(2) for c in range(2)]
    xml = "".join(f'<cell start-row="{r}" start-col="{c}"><content>{t}</content></cell>' for r, c, t in cells)
    (tmp_path / "one-str.xml").write_text(truth.format(xml), encoding="utf-8")
    (tmp_path / "one.pdf").write_bytes(b"")
    rows = [{"cells": [{"text": f"{r}{c}"} for c in range(2)]} for r in range(2)]
    (tmp_path / "tables.json").write_text(json.dumps({"one.pdf": from_pdf_oxide(1, 1.0, [{"rows": rows}])}))
    command = [sys.executable, str(SHARED / "bench" / "icdar_score.py"), str(tmp_path), str(tmp_path / "tables.json")]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    assert scored(told) == Score("1.0000", "1.0000", "1.0000")


def test_every_peer_is_in_the_optional_extra_and_pinned() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (extra,) = (line for line in project.splitlines() if line.startswith("bench = "))
    pins = (ROOT / "bench" / "constraints.txt").read_text(encoding="utf-8")
    for package in {needs for _, needs, _ in FINDERS if needs} | {"docling_parse"}:
        name = {"camelot": "camelot-py", "docling_parse": "docling-parse"}.get(package, package)
        assert f'"{name}>=' in extra
        assert f"\n{name}==" in pins

"""LibreOffice kept running: what it converts, and that a bad file, a crash or a break leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract import office as office_module
from extract.docx import read_docx
from extract.errors import Unreadable, UnreadableFile
from extract.office import Office, _Connection
from extract.office_program import OfficeProgram, find_office
from extract.read import read
from tests.docx_builder import docx, p
from tests.office_files import folders, gone, installed, made, needs_processes, processes

JUNK = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)
LETTER = docx(p("Kính gửi: Sở Nội vụ"))


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    installed()
    with Office() as one:
        yield one


@pytest.fixture(scope="module")
def letter(office: Office) -> bytes:
    """A .doc of one line."""
    return made(office, LETTER, "doc")


def line(converted: bytes) -> str:
    return " ".join(block.text for block in read_docx(converted).paragraphs())


def kind_of(office: Office, data: bytes, suffix: str = ".doc", timeout: float = 60.0) -> Unreadable:
    """Why the file cannot be converted; fails the test if it can."""
    with pytest.raises(UnreadableFile) as caught:
        office.convert(data, suffix, "docx", timeout)
    return caught.value.kind


def connection(office: Office) -> _Connection:
    assert office.connection is not None
    return office.connection


def test_one_libreoffice_converts_file_after_file(office: Office, letter: bytes) -> None:
    before = connection(office).office
    assert [line(office.convert(letter, ".doc", "docx")) for _ in range(3)] == ["Kính gửi: Sở Nội vụ"] * 3
    assert connection(office).office == before
    left = {path.name for path in connection(office).folder.iterdir()}
    assert left == {"profile", "temporary"}


def test_the_same_file_is_read_the_same_in_another_libreoffice(office: Office, letter: bytes) -> None:
    first = read_docx(office.convert(letter, ".doc", "docx"))
    with Office() as other:
        assert read_docx(other.convert(letter, ".doc", "docx")) == first


def test_pages_for_print(office: Office, letter: bytes) -> None:
    pdf = read(office.convert(letter, ".doc", "pdf"))
    assert (pdf.format, len(pdf.pages)) == ("pdf", 1)
    assert [block.text for block in pdf.paragraphs()] == ["Kính gửi: Sở Nội vụ"]


def test_threads_take_turns(office: Office, letter: bytes) -> None:
    lines: list[str] = []
    threads = [
        threading.Thread(target=lambda: lines.append(line(office.convert(letter, ".doc", "docx")))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert lines == ["Kính gửi: Sở Nội vụ"] * 4


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".doc", JUNK),
        (".doc", b"no Word file at all"),
        (".rtf", b"{\\rtf1 " + b"{" * 5000),
        (".odt", b"PK\x03\x04 broken"),
    ],
)
def test_a_damaged_file_costs_only_itself(office: Office, letter: bytes, suffix: str, data: bytes) -> None:
    assert kind_of(office, data, suffix) is Unreadable.DAMAGED
    assert line(office.convert(letter, ".doc", "docx")) == "Kính gửi: Sở Nội vụ"


def test_a_file_cut_off_is_damaged(office: Office, letter: bytes) -> None:
    assert kind_of(office, letter[: len(letter) // 2]) is Unreadable.DAMAGED


@needs_processes
def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_has_a_new_libreoffice(
    office: Office, letter: bytes
) -> None:
    old = connection(office)
    os.killpg(old.office, signal.SIGSTOP)
    start = time.monotonic()
    assert kind_of(office, letter, timeout=0.5) is Unreadable.OFFICE_TIMEOUT
    assert time.monotonic() - start < 10
    assert gone(old.folder)
    assert line(office.convert(letter, ".doc", "docx")) == "Kính gửi: Sở Nội vụ"
    assert connection(office).office != old.office


@needs_processes
@pytest.mark.parametrize("victim", ["office", "server"])
def test_after_a_crash_the_file_is_tried_once_more(office: Office, letter: bytes, victim: str) -> None:
    line(office.convert(letter, ".doc", "docx"))
    old = connection(office)
    if victim == "office":
        os.killpg(old.office, signal.SIGKILL)
    else:
        old.process.kill()
    assert line(office.convert(letter, ".doc", "docx")) == "Kính gửi: Sở Nội vụ"
    assert gone(old.folder)


@needs_processes
def test_a_file_that_brings_libreoffice_down_twice_is_given_up(letter: bytes) -> None:
    class Doomed(Office):
        def _running(self) -> _Connection:
            started = super()._running()
            os.killpg(started.office, signal.SIGKILL)
            return started

    with Doomed() as office:
        assert kind_of(office, letter) is Unreadable.OFFICE_CRASHED


def test_a_fresh_libreoffice_after_many_files(letter: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_module, "MOST_FILES", 1)
    with Office() as office:
        line(office.convert(letter, ".doc", "docx"))
        first = connection(office).folder
        assert line(office.convert(letter, ".doc", "docx")) == "Kính gửi: Sở Nội vụ"
        assert connection(office).folder != first
        assert not first.exists()


def test_nothing_is_left_when_it_is_closed(letter: bytes) -> None:
    with Office(run="closed-") as office:
        line(office.convert(letter, ".doc", "docx"))
        assert folders("closed-") == [connection(office).folder]
        assert (connection(office).folder / "profile" / "user" / "registrymodifications.xcu").is_file()
    assert folders("closed-") == []
    assert processes("rasoat-office-closed-") == []


@needs_processes
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, None])
def test_nothing_is_left_when_the_process_that_owns_it_ends(tmp_path: Path, letter: bytes, end: int | None) -> None:
    (tmp_path / "letter.doc").write_bytes(letter)
    code = (
        "import sys, time; from pathlib import Path; from extract.office import shared_office\n"
        "office = shared_office('owned-'); office.convert(Path(sys.argv[1]).read_bytes(), '.doc', 'docx')\n"
        "print(office.connection.folder, flush=True); time.sleep(60 if sys.argv[2] == 'wait' else 0)"
    )
    wait = "wait" if end else "leave"
    owner = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "letter.doc"), wait],
        cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert owner.stdout is not None
    folder = Path(owner.stdout.readline().strip())
    assert folder.is_dir()
    if end is not None:
        owner.send_signal(end)
    owner.wait(30)
    assert gone(folder)


def test_without_a_python_that_can_drive_it_each_file_has_a_start_of_its_own(letter: bytes) -> None:
    program = find_office()
    assert program
    with Office(OfficeProgram(program.soffice, ())) as office:
        assert line(office.convert(letter, ".doc", "docx")) == "Kính gửi: Sở Nội vụ"
        assert kind_of(office, JUNK) is Unreadable.DAMAGED
        folder = connection(office).folder
    assert gone(folder)


def test_the_server_does_not_meet_a_module_of_ours_under_a_name_of_pythons() -> None:
    """Its own folder is where Python looks first when a script is run."""
    ours = {path.stem for path in Path(office_module.__file__).parent.glob("*.py")}
    assert ours & sys.stdlib_module_names == set()


def test_a_python_that_is_none_is_passed_over(tmp_path: Path, letter: bytes) -> None:
    program = find_office()
    assert program
    (tmp_path / "text").write_text("no program")
    pythons = (tmp_path / "nowhere", tmp_path / "text", Path(sys.executable), *program.pythons)
    with Office(OfficeProgram(program.soffice, pythons)) as office:
        assert line(office.convert(letter, ".doc", "docx")) == "Kính gửi: Sở Nội vụ"
        assert connection(office).office


def test_without_libreoffice_a_file_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, letter: bytes) -> None:
    monkeypatch.setenv("RASOAT_SOFFICE", str(tmp_path / "soffice"))
    with Office() as office:
        assert kind_of(office, letter) is Unreadable.NO_LIBREOFFICE
    assert find_office() is None


@pytest.mark.parametrize("drivable", [True, False])
def test_a_libreoffice_that_does_not_start_is_not_waited_for_again_and_again(
    tmp_path: Path, letter: bytes, drivable: bool
) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    program = find_office()
    assert program
    with Office(OfficeProgram(broken, program.pythons if drivable else ())) as office:
        assert {kind_of(office, letter) for _ in range(2)} == {Unreadable.OFFICE_FAILED}
        start = time.monotonic()
        assert kind_of(office, letter) is Unreadable.OFFICE_FAILED
        assert time.monotonic() - start < 0.1

"""Old Word files: one LibreOffice kept running beside one started for each file.

    python -m bench.legacy_word FILE.docx … [--count 20]

The files are made into .doc first. Each is converted by both in turn, so that a busy machine slows both; ours is
counted with its start, the other with a profile that is there already.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from extract.docx import read_docx
from extract.office import Office
from extract.office_program import find_office

COUNT = 20


def soffice(profile: Path, to: str, out: Path, files: Sequence[Path]) -> None:
    """Starts LibreOffice, has it convert the files, waits until it has ended."""
    program = find_office()
    assert program, "LibreOffice is not installed"
    command = [
        str(program.soffice), "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", to,
        "--outdir", str(out), *map(str, files),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=300, check=True)


def compared(docs: Sequence[Path], folder: Path) -> dict[str, float]:
    """The seconds that each way takes for all files together."""
    times = {"one soffice a file": 0.0, "kept running, first file": 0.0, "kept running, others": 0.0, "reading": 0.0}
    with Office() as office:
        for number, doc in enumerate(docs):
            start = time.perf_counter()
            soffice(folder / "profile", "docx", folder / "peer", [doc])
            between = time.perf_counter()
            made = office.convert(doc.read_bytes(), ".doc", "docx")
            end = time.perf_counter()
            read_docx(made)
            times["one soffice a file"] += between - start
            times["kept running, others" if number else "kept running, first file"] += end - between
            times["reading"] += time.perf_counter() - end
    return times


def report(reports: Sequence[Path], count: int) -> str:
    """The table: seconds and files a second of both ways, and how many times faster ours is."""
    if find_office() is None:
        return "left out: no LibreOffice here"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies = [Path(shutil.copy(path, folder / f"{n}.docx")) for n, path in enumerate(reports)]
        soffice(folder / "profile", "doc:MS Word 97", folder / "doc", copies)
        docs = list(itertools.islice(itertools.cycle(sorted((folder / "doc").iterdir())), count))
        times = compared(docs, folder)
    peer, others = times["one soffice a file"], times["kept running, others"]
    ours = times["kept running, first file"] + others
    lines = [f"{count} .doc files made into .docx, in turn on one core"]
    for what, took in (("one soffice a file", peer), ("kept running, with its start", ours)):
        lines.append(f"  {what:30} {took:7.2f} s  {count / took:6.2f} files/s  {peer / took:5.1f} x")
    lines.append(f"  {'kept running, after its start':30} {others:7.2f} s  {(count - 1) / others:6.2f} files/s")
    lines.append(f"  {'reading what it has made':30} {times['reading']:7.2f} s")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=COUNT)
    options = parser.parse_args()
    print(report(options.files, options.count))


if __name__ == "__main__":
    main()

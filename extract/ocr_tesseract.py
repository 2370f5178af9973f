"""Tesseract, by its command line: many lines of text in one call, words with their boxes and confidence out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2

from extract.errors import Unreadable, UnreadableFile
from extract.ocr_program import LANGUAGE, program
from extract.picture_clean import Image

OPTIONS = ("-l", LANGUAGE, "--psm", "7", "--dpi", "200", "-c", "tessedit_do_invert=0", "-c", "tessedit_create_tsv=1")
"""Each picture is one line of text (page segmentation mode 7), dark on white."""

_TIMEOUT = 240.0


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as Tesseract read it: its box in pixels of the line's picture, confidence 0–100."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


def read_lines(pictures: Sequence[Image]) -> list[list[ReadWord]]:
    """The words of each picture of one line of text. Raises UnreadableFile (NO_OCR) where Tesseract fails."""
    if not pictures:
        return []
    # Names without a folder: Tesseract on Windows cannot open paths with Vietnamese letters.
    with tempfile.TemporaryDirectory(prefix="rasoat-") as folder:
        names = [f"{number}.pgm" for number in range(len(pictures))]
        for name, picture in zip(names, pictures, strict=True):
            _write(Path(folder, name), picture)
        Path(folder, "list.txt").write_text("\n".join(names) + "\n", encoding="ascii")
        output = _run([program(), "list.txt", "stdout", *OPTIONS], folder)
    return _words(output, len(pictures))


def _write(path: Path, picture: Image) -> None:
    done, encoded = cv2.imencode(".pgm", picture)
    if not done:
        raise UnreadableFile(Unreadable.DAMAGED, "picture")
    path.write_bytes(encoded.tobytes())


def _run(command: Sequence[str], folder: str) -> str:
    # Tesseract's own threads would fight with the pages that are read side by side.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"}
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - fixed options, names of our own
            command, cwd=folder, env=environment, capture_output=True, timeout=_TIMEOUT, check=False,
            creationflags=hidden,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(Unreadable.TOO_LARGE, "Tesseract takes too long") from error
    except OSError as error:
        raise UnreadableFile(Unreadable.NO_OCR, str(error)) from error
    if done.returncode:
        raise UnreadableFile(Unreadable.NO_OCR, done.stderr.decode("utf-8", "replace")[-200:])
    return done.stdout.decode("utf-8", "replace")


def _words(output: str, count: int) -> list[list[ReadWord]]:
    found: list[list[ReadWord]] = [[] for _ in range(count)]
    for row in output.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        page, left, top, width, height = (int(cells[k]) for k in (1, 6, 7, 8, 9))
        if 1 <= page <= count:
            word = ReadWord(cells[11].strip(), left, top, left + width, top + height, float(cells[10]))
            found[page - 1].append(word)
    return found

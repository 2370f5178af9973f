"""Tesseract: many lines of text at a time, words with their boxes and confidence out.

Its library reads them in this process where it is found, else its command line does in one call.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cv2

from extract.errors import Unreadable, UnreadableFile
from extract.ocr_library import engines
from extract.ocr_program import LANGUAGE, program
from extract.ocr_words import PAGE_MODE, VARIABLES, ReadWord, words_of
from extract.picture_clean import Image

OPTIONS = (
    "-l", LANGUAGE, "--psm", str(PAGE_MODE),
    *(part for name, value in (*VARIABLES, ("tessedit_create_tsv", "1")) for part in ("-c", f"{name}={value}")),
)  # fmt: skip
"""What the command line is told: where to read and to write stands before it."""

_TIMEOUT = 240.0


def read_lines(pictures: Sequence[Image]) -> list[list[ReadWord]]:
    """The words of each picture of one line of text. Raises UnreadableFile (NO_OCR) where Tesseract fails."""
    if not pictures:
        return []
    library = engines()
    return by_program(pictures) if library is None else library.read_lines(pictures)


def by_program(pictures: Sequence[Image]) -> list[list[ReadWord]]:
    """The same by the command line."""
    # Names without a folder: Tesseract on Windows cannot open paths with Vietnamese letters.
    with tempfile.TemporaryDirectory(prefix="rasoat-") as folder:
        names = [f"{number}.pgm" for number in range(len(pictures))]
        for name, picture in zip(names, pictures, strict=True):
            _write(Path(folder, name), picture)
        Path(folder, "list.txt").write_text("\n".join(names) + "\n", encoding="ascii")
        output = _run([program(), "list.txt", "stdout", *OPTIONS], folder)
    return words_of(output, len(pictures))


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

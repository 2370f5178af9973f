"""What Tesseract read before, kept by content: the same lines, read by the same program, are not read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from extract.ocr_program import version
from extract.ocr_tesseract import OPTIONS, read_lines
from extract.ocr_words import ReadWord
from extract.picture_clean import Image


class Memory:
    """The words of pages in a folder, a file for each page; one that cannot be read back or kept is as none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read_lines(self, pictures: Sequence[Image]) -> list[list[ReadWord]]:
        """As `ocr_tesseract.read_lines`, from what is kept where these very pictures were read before."""
        path = self.folder / f"{_key(pictures)}.json"
        words = _kept(path, len(pictures))
        if words is None:
            words = read_lines(pictures)
            with suppress(OSError):
                self._keep(path, words)
        return words

    def _keep(self, path: Path, words: Sequence[Sequence[ReadWord]]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        rows = [[astuple(word) for word in line] for line in words]
        temporary.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        temporary.replace(path)


def _key(pictures: Sequence[Image]) -> str:
    """A hash of the pictures, and of the program and options that they are read with."""
    digest = hashlib.sha256(f"{version()} {OPTIONS}".encode())
    for picture in pictures:
        digest.update(f"{picture.shape}".encode())
        digest.update(picture.tobytes())
    return digest.hexdigest()[:32]


def _kept(path: Path, count: int) -> list[list[ReadWord]] | None:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        words = [[_word(*row) for row in line] for line in rows]
    except (OSError, ValueError, TypeError):
        return None
    return words if len(words) == count else None


def _word(text: str, x0: int, top: int, x1: int, bottom: int, confidence: float) -> ReadWord:
    return ReadWord(str(text), int(x0), int(top), int(x1), int(bottom), float(confidence))

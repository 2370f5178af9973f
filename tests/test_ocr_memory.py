"""What was read on a picture is kept by content, and read again only where it is not what was kept."""

from pathlib import Path

import numpy as np
import pytest

from extract import ocr_memory
from extract.ocr_memory import Memory
from extract.ocr_words import ReadWord

WORD = ReadWord("Tổng", 1, 2, 30, 20, 96.5)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures Tesseract was asked to read, call by call; nothing is started."""
    asked: list[int] = []

    def answered(pictures: list[np.ndarray]) -> list[list[ReadWord]]:
        asked.append(len(pictures))
        return [[WORD] for _ in pictures]

    monkeypatch.setattr(ocr_memory, "read_lines", answered)
    monkeypatch.setattr(ocr_memory, "version", lambda: "tesseract 5")
    return asked


def picture(shade: int) -> np.ndarray:
    return np.full((10, 20), shade, np.uint8)


def test_the_same_page_is_read_once(tmp_path: Path, calls: list[int]) -> None:
    first = Memory(tmp_path / "pages").read_lines([picture(1), picture(2)])
    again = Memory(tmp_path / "pages").read_lines([picture(1), picture(2)])
    assert first == again == [[WORD], [WORD]]
    assert calls == [2]


def test_another_page_or_another_program_is_another_reading(
    tmp_path: Path, calls: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(tmp_path)
    memory.read_lines([picture(1)])
    memory.read_lines([picture(2)])
    memory.read_lines([picture(1).reshape(20, 10)])
    monkeypatch.setattr(ocr_memory, "version", lambda: "tesseract 6")
    memory.read_lines([picture(1)])
    assert calls == [1, 1, 1, 1]


@pytest.mark.parametrize("rubbish", ["", "[1, 2", "{}", "[[[1]]]", "[]", '[[["a", 1, 2, 3, 4, "x"]]]'])
def test_what_cannot_be_read_back_is_as_none(tmp_path: Path, calls: list[int], rubbish: str) -> None:
    memory = Memory(tmp_path)
    memory.read_lines([picture(1)])
    (kept,) = tmp_path.glob("*.json")
    kept.write_text(rubbish, encoding="utf-8")
    assert memory.read_lines([picture(1)]) == [[WORD]]
    assert calls == [1, 1]
    assert [p.suffix for p in tmp_path.iterdir()] == [".json"]


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path, calls: list[int]) -> None:
    (tmp_path / "file").write_text("")
    assert Memory(tmp_path / "file" / "pages").read_lines([picture(1)]) == [[WORD]]

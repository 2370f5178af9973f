from extract.columns import reading_order
from extract.document import Word
from extract.lines import Line


def line(text: str, x0: float, x1: float, base: float) -> Line:
    word = Word(text, x0, base - 9, x1, base + 3, 11.0)
    return Line((word,), -1, (x0, base - 9, x1, base + 3), base, 11.0)


def order(*lines: Line) -> list[list[str]]:
    return [[one.text for one in block] for block in reading_order(lines)]


def test_letterhead_with_baselines_that_differ() -> None:
    found = order(
        line("A1", 100, 200, 60),
        line("B1", 300, 500, 64),
        line("A2", 90, 210, 75),
        line("B2", 310, 490, 80),
        line("B3", 320, 480, 96),
        line("tiêu đề", 200, 400, 140),
        line("thân bài", 80, 520, 160),
    )
    assert found == [["A1", "A2"], ["B1", "B2", "B3"], ["tiêu đề", "thân bài"]]


def test_left_block_that_is_longer_stays_whole() -> None:
    found = order(
        line("A1", 80, 200, 60),
        line("B1", 300, 500, 60),
        line("A2", 80, 180, 74),
        line("A3", 80, 190, 88),
        line("thân bài", 80, 520, 130),
    )
    assert found == [["A1", "A2", "A3"], ["B1"], ["thân bài"]]


def test_line_before_the_zone_is_not_taken_into_a_column() -> None:
    found = order(
        line("thân bài", 80, 520, 60),
        line("hết.", 80, 110, 75),
        line("A", 80, 200, 95),
        line("B", 300, 500, 95),
    )
    assert found == [["thân bài", "hết."], ["A"], ["B"]]


def test_single_column() -> None:
    assert order(line("a", 80, 500, 60), line("b", 80, 400, 75)) == [["a", "b"]]
    assert order() == []


def test_list_label_belongs_to_its_line() -> None:
    assert order(line("1.", 80, 90, 60), line("Nội dung", 116, 300, 60)) == [["1. Nội dung"]]


def test_three_columns() -> None:
    found = order(
        *[line(f"{c}{r}", x, x + 100, 60 + 14 * r) for r in range(3) for c, x in (("a", 50), ("b", 200), ("c", 350))]
    )
    assert [len(block) for block in found] == [3, 3, 3]
    assert sorted("".join(block)[0] for block in found) == ["a", "b", "c"]

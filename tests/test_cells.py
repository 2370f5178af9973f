import numpy as np

from extract.cells import place_pieces
from extract.grids import Grid, find_grids
from extract.pieces import ASCENT, DESCENT, Box, Pieces
from extract.rulings import Rulings

SIZE = 10.0


def pieces(*runs: list[tuple[str, float, float, float]]) -> Pieces:
    """Pieces (text, left, right, baseline), each list one text object."""
    flat = [(n, *piece) for n, run in enumerate(runs) for piece in run]
    run = np.array([n for n, *_ in flat], np.int64)
    x0, x1, base = (np.array([float(piece[k]) for piece in flat]) for k in (2, 3, 4))
    n = len(flat)
    size = np.full(n, SIZE)
    off = np.zeros(n, bool)
    return Pieces(
        [str(piece[1]) for piece in flat], x0, base - ASCENT * SIZE, x1, base + DESCENT * SIZE, x0, x1, base,
        size, np.zeros(n, np.int64), run, off, off.copy(),
    )  # fmt: skip


def grid() -> Grid:
    """Two columns (50–150–250) and three rows (100–120–140–160)."""
    flat = np.array([(y, 50.0, 250.0) for y in (100, 120, 140, 160)])
    upright = np.array([(x, 100.0, 160.0) for x in (50, 150, 250)])
    (found,) = find_grids(Rulings(flat, upright))
    return found


def slots(*runs: list[tuple[str, float, float, float]], clip: Box | None = None, clipped: int = -1) -> list[int]:
    placed = place_pieces(pieces(*runs), [grid()], lambda run: clip if run == clipped else None)
    return placed.slot.tolist()


def test_by_the_middle() -> None:
    assert slots([("a", 55, 60, 115)], [("b", 155, 160, 115)], [("c", 55, 60, 135)], [("d", 20, 30, 115)]) == [
        0,
        1,
        2,
        -1,
    ]


def test_clipped_line_goes_back_up() -> None:
    runs = ([("dài", 55, 90, 116)], [("quá", 55, 90, 128)], [("tới", 155, 190, 116)], [("nhãn", 55, 90, 134)])
    assert slots(*runs) == [0, 2, 1, 2]
    assert slots(*runs, clip=(50, 100, 150, 120), clipped=1) == [0, 0, 1, 2]


def test_overprinted_line_goes_back_up_by_the_order_of_writing() -> None:
    rows = [[("x", 155, 160, 135)], [("y", 55, 60, 155)], [("z", 155, 160, 155)]]
    runs = (
        [("dài", 55, 90, 114)],
        [("quá", 55, 90, 126)],
        [("b", 155, 160, 114)],
        [("nhãn", 55, 90, 132)],
        *rows,
    )
    more = [[("e", 55, 60, 117)], [("f", 155, 160, 117)]] * 3  # a table written row by row
    placed = place_pieces(pieces(*more, *runs), [grid()])
    assert placed.slot.tolist()[6:10] == [0, 0, 1, 2]
    assert placed.doubtful == {0, 2}


def test_second_line_of_the_next_row_stays() -> None:
    """Written column by column, a cell below follows the cell above: that alone moves nothing."""
    column = [[("a", 55, 90, 115)], [("b", 55, 90, 135)], [("c", 55, 90, 155)]]
    other = [[("d", 155, 190, 115)], [("e", 155, 190, 135)], [("f", 155, 190, 155)]]
    assert slots(*column, *other) == [0, 2, 4, 1, 3, 5]


def test_line_over_the_right_wall_stays_whole() -> None:
    run = [("một", 100, 120, 115), ("nhãn", 123, 145, 115), ("rất", 148, 162, 115), ("dài", 165, 180, 115)]
    placed = place_pieces(pieces(run), [grid()])
    assert placed.slot.tolist() == [0, 0, 0, 0]
    assert placed.doubtful == {0, 1}


def test_row_in_one_text_object_is_divided() -> None:
    run = [("12", 140, 148, 115), ("34", 152, 160, 115)]
    assert slots(run) == [0, 1]


def test_a_line_across_the_last_row_s_floor_is_of_the_cell_above_it() -> None:
    above = [("cơ", 55, 60, 154)]
    assert slots(above, [("quan", 55, 90, 165)]) == [4, 4]
    assert slots(above, [("quan", 155, 190, 165)]) == [4, -1]  # nothing above it goes on
    assert slots(above, [("Ghi", 55, 90, 171)]) == [4, -1]  # it stands below the table
    assert slots([("cơ", 55, 60, 147)], [("quan", 55, 90, 165)]) == [4, -1]  # more than a line below

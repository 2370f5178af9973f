"""The colours of `rasoat show`: of what is drawn over a page, and so of its legend. Red, green, blue (and opacity)."""

Colour = tuple[int, int, int] | tuple[int, int, int, int]

WORD: Colour = (70, 140, 230, 130)
RULING: Colour = (200, 30, 170)
CELL: Colour = (20, 140, 60)
DOUBTFUL: Colour = (255, 165, 0, 90)
BAD: Colour = (235, 40, 40, 90)
CODE: Colour = (0, 40, 170)
NO_CODE: Colour = (190, 60, 0)
FACT: Colour = (255, 225, 0, 110)
ROW: Colour = (110, 60, 150)
TEXT: Colour = (30, 30, 30)
EDGE: Colour = (190, 190, 190)
PAPER: Colour = (255, 255, 255)

# Below these confidences a cell is shaded as doubtful, and as bad.
SURE, ALMOST = 0.9, 0.7

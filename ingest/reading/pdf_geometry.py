"""PDF geometry: the matrices, areas and colours of a page."""

from collections.abc import Sequence
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Area = tuple[float, float, float, float]
Colour = tuple[float, float, float] | None

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
NEAR = 0.06
"""Difference of two colours that cannot be seen."""


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does the first and then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def read_matrix(operands: Sequence[Any]) -> Matrix:
    """The matrix of six operands."""
    a, b, c, d, e, f = (float(one) for one in operands)
    return (a, b, c, d, e, f)


def read_colour(operands: Sequence[Any]) -> Colour:
    """The colour of one, three or four numbers; None for a pattern."""
    numbers = [float(one) for one in operands if not isinstance(one, str)]
    if len(numbers) != len(operands):
        return None
    if len(numbers) == 1:
        return (numbers[0],) * 3
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None


def bound(matrix: Matrix, area: Area) -> Area:
    """The area on the page of an area drawn under a matrix."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in area[::2] for y in area[1::2]]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def holds(area: Area, x: float, y: float) -> bool:
    """Whether a point lies in an area."""
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def is_near(first: tuple[float, float, float], second: tuple[float, float, float]) -> bool:
    """Whether two colours cannot be told apart."""
    return max(abs(one - other) for one, other in zip(first, second, strict=True)) < NEAR

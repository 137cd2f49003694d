"""PDF ink: which of the texts that a page draws can be seen; the others are told with the manner of their hiding."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.reading.pdf_geometry import (
    IDENTITY,
    NEAR,
    Area,
    Colour,
    Matrix,
    bound,
    holds,
    is_near,
    multiply,
    read_matrix,
)
from ingest.reading.pdf_resources import Resources

Operation = tuple[Any, bytes]

SMALLEST = 2.0
"""Points of a letter below which nobody reads it."""

_SHOW = (b"Tj", b"TJ", b"'", b'"')
_FILL = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_END = (*_FILL, b"S", b"s", b"n")
_INVISIBLE = (3, 7)


@dataclass(frozen=True)
class _State:
    """The state of drawing that `q` keeps and `Q` brings back."""

    ctm: Matrix = IDENTITY
    colour: Colour = (0.0, 0.0, 0.0)
    space: str = ""
    size: float = 0.0
    height: float = 1.0
    mode: int = 0
    alpha: float = 1.0
    leading: float = 0.0


@dataclass
class Ink:
    """A walk over the drawing of a page.

    `box` is what is seen of it, `names` what its resources name; `enter` is called with the name of each form that is
    drawn.
    """

    box: Area
    names: Resources = field(default_factory=Resources)
    enter: Callable[[str], None] = lambda _: None
    _state: _State = _State()
    _painted: list[tuple[Area, Colour]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._kept: list[_State] = []
        self._text = self._line = IDENTITY
        self._path: list[Area] = []
        self._points: list[tuple[float, float]] = []

    def descend(self, matrix: Matrix, names: Resources) -> "Ink":
        """The walk over a form that is drawn at this moment, on what has been painted so far."""
        state = replace(self._state, ctm=multiply(matrix, self._state.ctm))
        return Ink(self.box, names, _state=state, _painted=self._painted)

    def sort(self, operations: Iterable[Operation]) -> tuple[list[Operation], list[tuple[str, Operation]]]:
        """The operations of what can be seen, and each text that cannot with the manner of its hiding."""
        seen: list[Operation] = []
        hidden: list[tuple[str, Operation]] = []
        for operands, operator in operations:
            self._follow(operands, operator)
            manner = self._find_manner(operands) if operator in _SHOW else ""
            if manner:
                hidden.append((manner, (operands, operator)))
                if operator in (b"'", b'"'):
                    seen.append(([], b"T*"))
            else:
                seen.append((operands, operator))
        return seen, hidden

    def _follow(self, operands: Any, operator: bytes) -> None:
        """Keep up with the state of drawing; operands that make no sense change nothing."""
        try:
            self._follow_state(operands, operator)
            self._follow_text(operands, operator)
            self._follow_path(operands, operator)
        except (TypeError, ValueError, IndexError, OverflowError):
            return

    def _follow_state(self, operands: Any, operator: bytes) -> None:
        """Operators of the state: colours, opacity, size and mode of letters."""
        if operator == b"q":
            self._kept.append(self._state)
        elif operator == b"Q" and self._kept:
            self._state = self._kept.pop()
        elif operator == b"cm":
            self._state = replace(self._state, ctm=multiply(read_matrix(operands), self._state.ctm))
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            space = self._state.space if operator in (b"sc", b"scn") else ""
            self._state = replace(self._state, colour=self.names.read_colour(space, operands), space=space)
        elif operator == b"cs":
            self._state = replace(self._state, colour=(0.0, 0.0, 0.0), space=str(operands[0]))
        elif operator == b"gs":
            self._state = replace(self._state, alpha=self.names.alphas.get(str(operands[0]), self._state.alpha))
        elif operator == b"Tf":
            height = self.names.heights.get(str(operands[0]), 1.0)
            self._state = replace(self._state, size=float(operands[1]), height=height)
        elif operator == b"Tr":
            self._state = replace(self._state, mode=int(operands[0]))
        elif operator == b"TL":
            self._state = replace(self._state, leading=float(operands[0]))

    def _follow_text(self, operands: Any, operator: bytes) -> None:
        """Operators that place the text."""
        if operator == b"BT":
            self._text = self._line = IDENTITY
        elif operator == b"Tm":
            self._text = self._line = read_matrix(operands)
        elif operator in (b"Td", b"TD"):
            if operator == b"TD":
                self._state = replace(self._state, leading=-float(operands[1]))
            self._move(float(operands[0]), float(operands[1]))
        elif operator in (b"T*", b"'", b'"'):
            self._move(0, -self._state.leading)

    def _move(self, x: float, y: float) -> None:
        """Begin a line at a distance from the one before."""
        self._text = self._line = multiply((1, 0, 0, 1, x, y), self._line)

    def _follow_path(self, operands: Any, operator: bytes) -> None:
        """Operators that paint areas and pictures, on which text may stand."""
        if operator == b"re":
            x, y, width, height = (float(one) for one in operands)
            self._path.append(bound(self._state.ctm, (x, y, x + width, y + height)))
        elif operator in (b"m", b"l", b"c", b"v", b"y"):
            x, y = float(operands[-2]), float(operands[-1])
            self._points.append(bound(self._state.ctm, (x, y, x, y))[:2])
        elif operator in _END:
            if operator in _FILL:
                self._fill()
            self._path, self._points = [], []
        elif operator == b"Do" and str(operands[0]) not in self.names.pictures:
            self.enter(str(operands[0]))
        elif operator in (b"Do", b"INLINE IMAGE"):
            self._painted.append((bound(self._state.ctm, (0, 0, 1, 1)), None))
        elif operator == b"sh":
            self._painted.append((self.box, None))

    def _fill(self) -> None:
        """Paint the areas of the path with the colour at hand."""
        if self._points:
            across, up = [x for x, _ in self._points], [y for _, y in self._points]
            self._path.append((min(across), min(up), max(across), max(up)))
        shade = self._state.colour if self._state.alpha > 0.5 else None
        self._painted += [(area, shade) for area in self._path]

    def _find_manner(self, operands: Any) -> str:
        """How a text is hidden; empty for one that can be seen."""
        state, place = self._state, multiply(self._text, self._state.ctm)
        size = abs(state.size) * max(abs(place[2]), abs(place[3]))
        if state.mode in _INVISIBLE:
            return "invisible letters"
        if state.alpha < NEAR:
            return "transparent letters"
        if size * state.height < SMALLEST:
            return "tiny letters"
        if self._is_outside(place, size * _count(operands)):
            return "outside of the page"
        x, y = place[4] + size * 0.2, place[5] + size * 0.2
        ground = next((shade for area, shade in reversed(self._painted) if holds(area, x, y)), (1.0, 1.0, 1.0))
        is_same = state.mode in (0, 2, 4, 6) and state.colour and ground and is_near(state.colour, ground)
        return "letters of the colour of the page" if is_same and state.mode in (0, 4) else ""

    def _is_outside(self, place: Matrix, length: float) -> bool:
        """Whether a text begins beyond the page and does not reach into it."""
        left, low, right, high = self.box
        x, y = place[4], place[5]
        turned = abs(place[1]) > abs(place[0])
        wide, tall = (0.0, length) if turned else (length, 0.0)
        return x >= right or y >= high or x + wide <= left or y + tall <= low - SMALLEST


def _count(operands: Any) -> int:
    """About how many letters an operation draws."""
    parts = operands[-1] if operands else ""
    if isinstance(parts, str | bytes):
        return len(parts)
    return sum(len(part) for part in parts if isinstance(part, str | bytes)) if isinstance(parts, list) else 1

"""What a page of a PDF draws: where each run of letters begins, its tags, and where ink ends.

Read from the content stream and the tree of tags, not from the layout that made them. Lengths are
points, from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, Final, TypeAlias

import pikepdf

Tag: TypeAlias = tuple[str, int]
Path: TypeAlias = tuple[Tag, ...]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

UNTOUCHED: Final[Matrix] = (1, 0, 0, 1, 0, 0)
CAPTION: Final = "/Caption"  # LibreOffice calls it a paragraph, of a style of this name
PAINTED: Final = frozenset("S s f F f* B B* b b*".split())
CLIPS: Final = frozenset(("W", "W*"))
SHOWN: Final = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are drawn at one go: the tags they stand under, outermost first.

    `path` is empty for what no tag owns: the margins of a page. A tag is its kind and a number of
    its own, so that two paragraphs are told apart.
    """

    path: Path
    x: float
    baseline: float


@dataclass(slots=True)
class Drawn:
    """All runs of a page, and how far down each drawn line or area reaches."""

    runs: list[Run] = field(default_factory=list)
    ink: list[float] = field(default_factory=list)


def paths(file: pikepdf.Pdf) -> Mapping[tuple[int, int], Path]:
    """Return the tags above each marked content: by number of the page’s object, and its own.

    A heading row is one of heading cells only, whether or not its maker tagged it as such.
    """
    if "/StructTreeRoot" not in file.Root:
        return {}
    root = file.Root.StructTreeRoot
    return dict(_Tags(root.get("/RoleMap", {})).owned(root, (), None))


class _Tags:
    """Goes down the tree of tags and gives each tag a number."""

    def __init__(self, roles: Any) -> None:
        self._roles = {str(name): str(role) for name, role in roles.items()}
        self._count = 0

    def owned(self, tag: Any, above: Path, page: Any) -> Iterator[tuple[tuple[int, int], Path]]:
        """Yield what each marked content below a tag stands under."""
        page = tag.get("/Pg", page)
        for kid in _kids(tag):
            if isinstance(kid, int):
                yield (page.objgen[0], kid), above
            elif "/MCID" in kid:
                yield (kid.get("/Pg", page).objgen[0], int(kid.MCID)), above
            elif "/S" in kid:
                yield from self.owned(kid, (*above, *self._tag(kid, above)), page)

    def _tag(self, kid: Any, above: Path) -> Iterator[Tag]:
        kind = str(kid.S)
        role = CAPTION if kind.casefold() == CAPTION.casefold() else self._roles.get(kind, kind)
        self._count += 1
        headed = any(name == "THead" for name, _ in above)
        if role == "/TR" and not headed and {str(one.get("/S")) for one in _kids(kid)} == {"/TH"}:
            yield "THead", self._count
        yield role[1:], self._count


def _kids(tag: Any) -> Any:
    """Return what stands right below a tag: nothing below some rows that LibreOffice divides."""
    kids = tag.get("/K", pikepdf.Array())
    return kids if isinstance(kids, pikepdf.Array) else [kids]


def drawn(sheet: Any, owned: Mapping[tuple[int, int], Path]) -> Drawn:
    """Return what a page draws."""
    stream = _Stream(float(sheet.MediaBox[3]), sheet.objgen[0], owned)
    for instruction in pikepdf.parse_content_stream(sheet):
        stream.read(str(instruction.operator), instruction.operands)
    return stream.found


class _Stream:
    """Follows a content stream: where things are, and which marked content is open."""

    def __init__(self, height: float, page: int, owned: Mapping[tuple[int, int], Path]) -> None:
        self.found = Drawn()
        self._height, self._page, self._owned = height, page, owned
        self._at, self._clip = UNTOUCHED, inf
        self._saved: list[tuple[Matrix, float]] = []
        self._line = self._text = UNTOUCHED
        self._open: list[Path | None] = []
        self._outline: list[float] = []

    def read(self, operator: str, operands: Any) -> None:
        match operator:
            case "BDC" | "BMC" | "EMC":
                self._mark(operator, operands)
            case "q":
                self._saved.append((self._at, self._clip))
            case "Q":
                self._at, self._clip = self._saved.pop()
            case "cm":
                self._at = _times(_matrix(operands), self._at)
            case "BT" | "Tm" | "Td" | "TD":
                self._move(operator, operands)
            case _ if operator in SHOWN:
                self._show()
            case _:
                self._draw(operator, operands)

    def _mark(self, operator: str, operands: Any) -> None:
        if operator == "EMC":
            self._open.pop()
            return
        numbered = operator == "BDC" and "/MCID" in operands[1]
        key = (self._page, int(operands[1].MCID)) if numbered else None
        self._open.append(self._owned.get(key) if key else None)

    def _move(self, operator: str, operands: Any) -> None:
        if operator == "BT":
            self._line = UNTOUCHED
        elif operator == "Tm":
            self._line = _matrix(operands)
        else:
            self._line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)

    def _show(self) -> None:
        *_, x, y = _times(self._line, self._at)
        path = next((one for one in reversed(self._open) if one), ())
        self.found.runs.append(Run(path, x, self._height - y))

    def _draw(self, operator: str, operands: Any) -> None:
        """Keep how far down a path reaches, if it is painted and as far as nothing clips it."""
        if operator in ("m", "l"):
            self._reach(*operands)
        elif operator == "re":
            x, y, width, height = map(float, operands)
            self._reach(x, y)
            self._reach(x + width, y + height)
        elif operator == "c":
            self._reach(*operands[4:])
        elif operator in CLIPS:
            self._clip = min(self._clip, max(self._outline, default=inf))
        elif operator in PAINTED or operator == "n":
            self.found.ink += (min(one, self._clip) for one in self._outline if operator != "n")
            self._outline = []

    def _reach(self, x: Any, y: Any) -> None:
        *_, y_on_page = _times((1, 0, 0, 1, float(x), float(y)), self._at)
        self._outline.append(self._height - y_on_page)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return (a, b, c, d, e, f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )

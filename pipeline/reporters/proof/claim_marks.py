"""Claims in HTML that is drawn and marked: thin lines under words, and nothing of them changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reporters.proof.claims import Told

# A number of a finding is no text of the report, and a link of its own.
_PIECE = re.compile(r'<a class="ref [^>]*>\d+</a>|<[^>]*>|&[^;]+;|[^<]')


def underlined(html: str, claims: Sequence[Told]) -> str:
    """Return a block's HTML with the words of each claim between `span`s.

    The first of a claim has its id, and can be led to; it is no stop of the tab key. A span never
    crosses a tag. Claims that stand in another, as a number in a quote, are nested.
    """
    if not claims:
        return html
    pen = _Pen(claims)
    for piece in _PIECE.findall(html):
        if piece.startswith("<"):
            pen.tag(piece)
        else:
            pen.letter(piece)
    pen.close()
    return "".join(pen.out)


class _Pen:
    """Copies HTML, and knows which claims the next character of the text belongs to."""

    def __init__(self, claims: Sequence[Told]) -> None:
        self.out: list[str] = []
        self._ahead = sorted(claims, key=lambda one: (-one.span[0], one.span[1]))
        self._over: tuple[Told, ...] = ()
        self._at = 0
        self._open: tuple[Told, ...] = ()
        self._met: set[int] = set()
        self._in_picture = False

    def letter(self, piece: str) -> None:
        """Copy one character: of the text, unless it stands in a picture or between elements."""
        if piece == "\n" or self._in_picture:
            self.close()
            self.out.append(piece)
            return
        self._look()
        if self._over != self._open:
            self.close()
            self.out += [self._start(one) for one in self._over]
            self._open = self._over
        self.out.append(piece)
        self._at += 1

    def _look(self) -> None:
        """Find the claims that the next character belongs to: each is looked at once."""
        met: list[Told] = []
        while self._ahead and self._ahead[-1].span[0] <= self._at:
            met.append(self._ahead.pop())
        if met or any(one.span[1] <= self._at for one in self._over):
            over = (*self._over, *met)
            self._over = tuple(one for one in over if self._at < one.span[1])

    def tag(self, tag: str) -> None:
        """Copy a tag. A line break is one character of the text."""
        self.close()
        self.out.append(tag)
        self._in_picture = tag.startswith("<svg") or (self._in_picture and tag != "</svg>")
        self._at += tag == "<br>"

    def close(self) -> None:
        """End what is open."""
        self.out += ["</span>"] * len(self._open)
        self._open = ()

    def _start(self, one: Told) -> str:
        look = f'class="claim {one.look} c{one.slot}"'
        if one.number in self._met:
            return f"<span {look}>"
        self._met.add(one.number)
        return f'<span {look} id="_c{one.number}" tabindex="-1">'

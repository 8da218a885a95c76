"""The look in the measures of Word: colours as RRGGBB, half-points and twips."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.writers.look.palette import bare
from pipeline.writers.look.texts import TextStyle
from pipeline.writers.look.values import Look, points
from pipeline.writers.word.reference.markup import BOLD, spaced


@dataclass(frozen=True, slots=True)
class Scale:
    """What the styles of a Word file ask of a look."""

    look: Look

    def ink(self, name: str) -> str:
        """Return a colour on paper."""
        return bare(self.look.paper.of(name))

    def em(self, count: float, text: TextStyle | None = None) -> int:
        """Return so many em of a text, else of the body, in twips."""
        return round(count * points(self.look, text or self.look.texts.body) * 20)

    def face(self, text: TextStyle, ink: str = "ink", *, bold: bool = False) -> str:
        """Return the run properties of a text: weight, colour and size."""
        colour = f'<w:color w:val="{self.ink(ink)}"/>'
        return f"{BOLD if bold else ''}{colour}{self.size(text.size)}"

    def size(self, share: float) -> str:
        """Return the run properties of a size, a part of the body’s."""
        half = round(share * self.look.page.size * 2)
        return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'

    def space(
        self, text: TextStyle, *, before: float | None = None, after: float | None = None
    ) -> str:
        """Return the line height of a text and the space around it, in em of its own size."""
        above = text.before if before is None else before
        below = text.after if after is None else after
        return spaced(self.em(above, text), self.em(below, text), self.em(text.line, text))

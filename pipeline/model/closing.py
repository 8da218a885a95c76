"""What stands after a report, under a heading of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Closing:
    """Whom to ask, other formats, the licence, and the lines of an address; each may be empty."""

    ask: str = ""
    formats: str = ""
    licence: str = ""
    address: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.address)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the texts that are there, in reading order."""
        return tuple(one for one in (self.ask, self.formats, self.licence) if one)

    def over(self, other: Closing) -> Closing:
        """Return this one, with what it lacks taken from the other."""
        return Closing(
            self.ask or other.ask,
            self.formats or other.formats,
            self.licence or other.licence,
            self.address or other.address,
        )


NOTHING: Final = Closing()

"""What a reader of a format hands back: the words of the report, and those that are not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    """Words in reading order: of the report itself, and of the furniture, by what it is.

    A word is what stands between white space. No kind of furniture is there without words.
    """

    report: list[str] = field(default_factory=list)
    furniture: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str, furniture: str = "") -> None:
        """Append the words of a text to the report, or to a kind of furniture."""
        if words := text.split():
            target = self.furniture.setdefault(furniture, []) if furniture else self.report
            target.extend(words)

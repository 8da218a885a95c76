"""A fault of a template or report type: which rule, which line, what to write."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.composition.lint.columns import at_column
from pipeline.composition.lint.hints import hint_of
from pipeline.composition.lint.rules import TEMPLATE
from pipeline.model.finding import Citation, Finding, Place, Rule, Severity


class Fault(NamedTuple):
    """What is wrong at a line. `word` is what stands there, by which its column is found."""

    rule: Rule
    line: int
    message: str
    hint: str = ""
    word: str = ""
    citation: Citation | None = None
    severity: Severity | None = None

    def at(self, file: str) -> Finding:
        """Return the finding of this fault in a file; what is broken has a hint by its kind."""
        hint = self.hint or (hint_of(self.message) if self.rule is TEMPLATE else "")
        return self.rule.at(
            Place(template=at_column(file, self.line, self.word, self.message)),
            self.message,
            hint=hint or None,
            citation=self.citation,
            severity=self.severity,
            key=f"{file} {self.message}",
        )

"""What a run writes for each bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.language.choices import NONE, Choices
from pipeline.writers import FORMATS, USUAL


@dataclass(frozen=True, slots=True)
class Options:
    """What is written beside findings and manifest.

    With `comments` the Word file carries the findings as comments; with `proof` there is also
    the page that shows them in their places.
    """

    formats: tuple[str, ...] = USUAL
    comments: bool = False
    proof: bool = False
    choices: Choices = NONE

    def entry(self) -> dict[str, object]:
        """Return them for the manifest: formats in the order of their table."""
        formats = [one for one in FORMATS if one in self.formats]
        written = {"formats": formats, "comments": self.comments, "proof": self.proof}
        return {**written, **self.choices.entry()}

    def beside(self, recorded: Mapping[str, Any]) -> Options:
        """Return these options with all that `recorded` ones, of a manifest, have written before.

        Whether there are comments is decided by who asks for a format that has them.
        """
        ours = any(FORMATS[one].comments for one in self.formats)
        return Options(
            formats=tuple(one for one in FORMATS if one in (*self.formats, *recorded["formats"])),
            comments=self.comments if ours else recorded["comments"],
            proof=self.proof or recorded["proof"],
            choices=self.choices,
        )


USUAL_OPTIONS = Options()

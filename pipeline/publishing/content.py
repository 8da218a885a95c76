"""What an approval is bound to: the bundle, its words, what was found, and all that made them.

A new version of a library changes nothing of it, unless the words change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.language.choices import Choices
from pipeline.model.bare import bare
from pipeline.model.document import Document
from pipeline.runs.examine import Examined
from pipeline.writers import FORMATS

_NAMED = 3  # files that a message gives


@dataclass(frozen=True)
class Content:
    """Digests, in hexadecimal; `sources` by the name of the file. They are private to the team."""

    bundle: str
    words: str
    findings: str
    choices: str
    sources: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """Return one digest over all."""
        return _digest(self.entry())

    def entry(self) -> dict[str, object]:
        """Return it for the file of steps."""
        return {
            "bundle": self.bundle,
            "words": self.words,
            "findings": self.findings,
            "choices": self.choices,
            "sources": dict(sorted(self.sources.items())),
        }

    def changed_since(self, before: Content) -> tuple[str, ...]:
        """Return what is not as it was before, in words."""
        return tuple(self._changed(before))

    def _changed(self, before: Content) -> Iterator[str]:
        if self.bundle != before.bundle:
            yield "the bundle"
        names = sorted(self.sources.keys() | before.sources.keys())
        files = [one for one in names if self.sources.get(one) != before.sources.get(one)]
        yield from files[:_NAMED]
        if len(files) > _NAMED:
            yield f"{len(files) - _NAMED} more files"
        if self.choices != before.choices:
            yield "the project file"
        if self.words != before.words:
            yield "the words of the report"
        if self.findings != before.findings:
            yield "what the checks find"


def content(examined: Examined, choices: Choices) -> Content:
    """Return what an approval of a bundle is bound to now. The bundle has a composition."""
    bundle, composition = examined.intake.bundle, examined.composition
    assert bundle
    assert composition
    return Content(
        bundle=bundle.digest,
        words=words(composition.documents),
        findings=_digest([[one.fingerprint, one.standing] for one in examined.findings]),
        choices=_digest(choices.entry()),
        sources={one.name: one.sha256 for one in examined.sources},
    )


def words(documents: Sequence[Document]) -> str:
    """Return the digest of all words of some documents, in their order."""
    whole = hashlib.sha256()
    for document in documents:
        outline = FORMATS["outline"].write(bare(document), ()).content
        whole.update(hashlib.sha256(outline).digest())
    return whole.hexdigest()


def _digest(data: object) -> str:
    whole = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()

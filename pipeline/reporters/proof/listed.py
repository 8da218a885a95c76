"""The claims of a report as a text: what the proof says of each, one in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.evidence.public import PublicBundle
from pipeline.model.claim import Claim
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.reporters.proof.claims import Source, Told, told
from pipeline.reporters.proof.fields import Fields
from pipeline.reporters.proof.notes import numbered


def shown(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    findings: Sequence[Finding],
    public: PublicBundle,
) -> tuple[Told, ...]:
    """Return the claims of a report as its proof shows them."""
    return told(claims, numbered(documents, findings), (), Fields(public))


def table(claims: Iterable[Told]) -> str:
    """Return claims section by section, each with what it rests on."""
    return "".join(f"{line}\n" for line in _lines(claims))


def _lines(claims: Iterable[Told]) -> Iterator[str]:
    place = ""
    for one in claims:
        at = one.claim.at
        if (here := f"{at.document} {at.section} {at.block}") != place:
            place = here
            yield place
        yield f"  {line(one)}"


def line(one: Told) -> str:
    """Return a claim with what the page says of it, such as `‘82%’ follows: E1, measure …`."""
    found = [source(each) for each in one.sources]
    found += ["a part that may not be shown"] if one.private else []
    found += [one.why] if one.why else []
    found += [note.finding.rule.id for note in one.notes]
    basis = f": {'; '.join(found)}" if found else ""
    return f"‘{one.words}’ {one.says}{basis}"


def source(one: Source) -> str:
    """Return what bears a claim; the words that do stand in square brackets."""
    where = ", ".join(part for part in (one.record, one.part) if part)
    words = f"{one.before}[{one.words}]{one.behind}" if one.words else one.before.strip()
    return " ".join(part for part in (where, words, one.sum) if part)

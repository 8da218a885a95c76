"""What is wrong with the words of templates and report types, by the checks on fixed words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.lint.absence import absence, sentences
from pipeline.checks.lint.characters import characters
from pipeline.checks.lint.contradicted import contradicted
from pipeline.checks.lint.fixed import nearly
from pipeline.checks.lint.plain import misprints, plain
from pipeline.checks.lint.ruled_out import ruled_out
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.said import Said
from pipeline.composition.lint.templates import Seen
from pipeline.model.finding import Finding


def of_template(seen: Seen) -> Iterator[Finding]:
    """Yield what is wrong with the words of a template."""
    found = list(_of_words(seen))
    for style in sorted(seen.styles):
        found += plain(seen.walk.said, style)
    found += misprints(seen.walk.said)
    yield from (one.at(seen.file) for one in sorted(found, key=lambda fault: fault.line))


def _of_words(seen: Seen) -> Iterator[Fault]:
    for said in seen.walk.said:
        yield from absence(said) if not said.unclear else ()
        yield from characters(said)
        yield from contradicted(said, _values(seen, said))
        yield from ruled_out(said, seen.forbidden)
        for sentence in sentences(said):
            yield from nearly(sentence.text, "", sentence.line)


def _values(seen: Seen, said: Said) -> Mapping[str, frozenset[str]]:
    """Return the values that each field can have of which something is known."""
    fields = seen.walk.fields
    found: dict[str, frozenset[str]] = {}
    for key in said.known if fields else ():
        if fields and "*" not in key and "|" not in key:
            values = fields.values(fields.at(key), {})
            found |= {key: values} if values else {}
    return found

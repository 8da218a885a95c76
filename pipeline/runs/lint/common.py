"""What is wrong with the files that all report types have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pipeline.checks.claims import how_many_words, words
from pipeline.checks.claims.arithmetic import words as sums
from pipeline.checks.claims.dates import beside, links, order, unheld
from pipeline.checks.claims.names import known
from pipeline.checks.claims.numbers import exempt
from pipeline.checks.copies import standing
from pipeline.checks.misprints import trade
from pipeline.checks.pasted.rule_file import pasted_rules
from pipeline.checks.personal.shape_file import shapes
from pipeline.checks.personal.vocabulary import vocabulary
from pipeline.checks.plain_english.reader import reader
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.composition.lint.told import tried
from pipeline.model.finding import Finding
from pipeline.report_type.sources import decisions
from pipeline.report_type.toml.folder import house_styles
from pipeline.report_type.toml.sources import documents


def common() -> Iterator[Finding]:
    """Yield what is wrong with rules, words, sources, house styles and the look."""
    yield from tried(documents, decisions)
    yield from tried(plain_rules, pasted_rules, words.vocabulary, how_many_words.lists)
    yield from tried(shapes, vocabulary, trade, sums.words, links.cues)
    yield from styles()


def styles() -> Iterator[Finding]:
    """Yield what is wrong with house styles."""
    readers: list[Callable[[], object]] = [partial(reader, one) for one in house_styles()]
    yield from tried(*readers)


_ = (beside, order, unheld, known, exempt, standing)

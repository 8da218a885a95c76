"""A branch for one value of a field that says another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.lint.absence import sentences
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import CONTRADICTED
from pipeline.composition.lint.said import Said
from pipeline.report_type.toml.licences import licences

_LEAST = 4  # letters of a value that can be told from everyday words
_EVERYDAY = frozenset({"none", "some", "told"})


def contradicted(said: Said, values: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Yield a value that a branch says, and not the one it is for. `values` are those there are.

    A sentence that has a licence is held to that.
    """
    for key, fact in said.known.items():
        if fact.values and len(fact.values) == 1 and key in values:
            (only,) = fact.values
            others = [one for one in sorted(values[key] - {only}) if _tells(one)]
            yield from _others(said, only, others)


def _others(said: Said, only: str, others: Sequence[str]) -> Iterator[Fault]:
    if any(_says(only, sentence.text) for sentence in sentences(said)):
        return
    for sentence in sentences(said):
        if sentence.text in licences():
            continue
        for other in others:
            if _says(other, sentence.text):
                message = f"This stands where it is ‘{only}’, and says ‘{other}’."
                hint = f"Say ‘{only}’, or mend the condition."
                yield Fault(CONTRADICTED, sentence.line, message, hint, other)


def _tells(value: str) -> bool:
    return len(value) >= _LEAST and value not in _EVERYDAY


def _says(value: str, text: str) -> bool:
    """Return whether a value stands in a text as a word, in the forms of ‘require’."""
    pattern = re.escape(value).replace("requires", "requires?")
    return re.search(rf"(?<![\w-]){pattern}(?![\w-])", text, re.IGNORECASE) is not None

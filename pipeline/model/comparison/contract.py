"""What changed between templates and those who fill bundles: fields, statements, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.comparison.wording import Piece

ContractKind: TypeAlias = Literal["field", "use", "statement", "rule"]
"""A field of the schema; whether templates use a field; fixed wording; what a rule says."""


@dataclass(frozen=True, slots=True)
class ContractChange:
    """One change of the contract. `report_type` is '' where it holds for all of them.

    `name` is the pointer of a field (`*` any entry of a list), the id of a statement or rule.
    `was` and `now` are words for people: for a field ‘required’, ‘optional’, ‘absent’; for its use
    ‘used’, ‘unused’; else the text, '' where there is none. `pieces` are the words of a text.
    `breaking` says that a bundle that was valid may not be so any more.
    """

    kind: ContractKind
    report_type: str
    name: str
    was: str
    now: str
    file: str = ""
    line: int = 0
    pieces: tuple[Piece, ...] = ()
    breaking: bool = False

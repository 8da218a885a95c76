"""The words that name a speaker: the head of a sentence, not the last noun before its verb.

‘A mother whose plan did not say that her child should stay with her said’ is of the mother; so is
‘a mother, now a volunteer, said’.
"""

from __future__ import annotations

import re

from pipeline.checks.claims.people import first_of, people_in
from pipeline.model.pattern import later

_CLAUSES = later(r"[;:,–—(]\s+|\s(?:and|but|while|because|although|so|that|which)\s")
_ASIDE = later(
    r"(?:who|whose|whom|where|when|after|before|if|having|asked|speaking)\b", re.IGNORECASE
)
_FAR = 600  # characters ahead of a verb in which its subject stands
_PARTED = re.compile(r",\s+|,$")
_JOINED = later(r"(?:and|but|so|while|yet)\s+", re.IGNORECASE)
_WHO = later(r",? (?:(?:with|to|for|of|from|by) )?(?:who|whose|whom|where)\b", re.IGNORECASE)
_THAT = later(r"\s*$")
_WHO_SAID = later(
    r" who (?:(?:has|had|have|also|then|later|once|always|often|never|\w+ly) ?)*$", re.IGNORECASE
)
_ADVERBS = later(
    r"(?:\s+(?:\w+ly|also|then|now|still|never|often|always|once|later|too|herself|himself|"
    r"themselves)\b)*",
    re.IGNORECASE,
)
_AUXILIARY = later(
    r"\s+(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|should)\b",
    re.IGNORECASE,
)
_VERB = later(
    r"\s+(?:\w+ed|came|went|left|took|felt|made|got|found|kept|knew|met|saw|gave|ran|slept|lived|"
    r"lives|stays|goes|comes|sleeps|needs|likes|wants|feels|knows|gets|moves|plays|works|attends)\b",
    re.IGNORECASE,
)


def clause_of(ahead: str) -> str:
    """Return the words that name who speaks, of those ahead of a verb of saying; or all of them."""
    ahead = ahead[-_FAR:]
    for start, end, _ in people_in(ahead):
        if _WHO_SAID.match(ahead, end):
            return ahead[start:]  # ‘she thanked a mother who said’
    if ahead.rstrip().endswith(",") and (named := _before_aside(ahead)):
        return named
    return _last(ahead)


def _before_aside(ahead: str) -> str:
    """Return the words before an aside that a comma ends: ‘a mother, now a volunteer, said’."""
    parts = [
        _JOINED.sub("", one.strip(), 1) for one in _PARTED.split(ahead.rstrip()) if one.strip()
    ]
    for one in reversed(parts[:-1]):
        if not _ASIDE.match(one) and first_of(one):
            return _last(one)
    return ""


def _last(ahead: str) -> str:
    """Return the last clause that names somebody who can be its subject, or all of the words."""
    clauses = _CLAUSES.split(ahead)
    for at in range(len(clauses) - 1, -1, -1):
        clause = clauses[at]
        if _ASIDE.match(clause) or not first_of(clause):
            continue
        is_last = at == len(clauses) - 1
        head = _head(clauses[:at]) if is_last and _has_verb(clause) else ""
        return head or clause
    return ahead


def _has_verb(clause: str) -> bool:
    """Return whether the first person of a clause already does something in it.

    Then the verb of saying behind the clause is of somebody else: ‘her child should stay said’.
    """
    found = next(people_in(clause), None)
    if not found:
        return False
    at = _past(clause, found[1])
    if auxiliary := _AUXILIARY.match(clause, at):
        return bool(clause[_past(clause, auxiliary.end()) :].strip())
    return _VERB.match(clause, at) is not None


def _past(clause: str, at: int) -> int:
    """Return where the adverbs that stand at a place end."""
    found = _ADVERBS.match(clause, at)
    return found.end() if found else at


def _head(clauses: list[str]) -> str:
    """Return the last clause before with somebody of whom a relative clause goes on, or ''."""
    for clause in reversed(clauses):
        for _, end, _ in people_in(clause):
            if _WHO.match(clause, end) or _THAT.match(clause, end):
                return clause
    return ""

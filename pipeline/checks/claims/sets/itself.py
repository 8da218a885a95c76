"""Words for all and for none that the text itself takes back: ‘All had an aim. The other two …’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.claims.sets.claimed import Claimed
from pipeline.checks.claims.sets.fragments import PLURAL
from pipeline.checks.claims.sets.parts_said import before
from pipeline.checks.claims.sets.reading import read
from pipeline.checks.claims.sets.telling import told, turned
from pipeline.checks.claims.sets.words_for import words_in
from pipeline.language.amount import Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import BEGUN
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.resources import remembered_of

_N = rf"(?:{BEGUN}|\d+)"
_LEADS = r"(?:(?:but|and|yet|however),? )?(?:(?:only|just) )?(?:(?:in|on|for|of|at|with|to) )?"
_REST = later(  # ‘In the other two’, ‘The rest’; not ‘the other day’, ‘the rest of the week’
    rf"\s*(?P<rest>{_LEADS}(?:the (?:others?|rest|remainder|remaining)"
    rf"(?: {_N}\b)?(?! (?:in|at|on|from|who|that|which|with)\b)"
    r"(?! of (?!them|these|those))(?: of (?:them|these|those))?))(?P<noun>[^.;:!?]*)",
    re.IGNORECASE,
)
_NOT_THOSE = later(
    r"\s*(?:day|days|hand|side|end|half|way|time|week|night|month|year|term|evening|morning)s?\b",
    re.IGNORECASE,
)
_SOME = later(
    rf"\s*(?P<some>(?:(?:but|and|yet|however),? )?(?:(?:only|just) )?{_N}(?: of (?:them|these|"
    r"those|whom|which))?|(?:on|in) (?:one|two) (?:occasions?|cases?)|once)\b(?P<behind>[^.;:!?]*)",
    re.IGNORECASE,
)
_DENIED = later(  # ‘One of them, …, has not.’
    r"^(?:,[^,]*,|\s+(?:(?:in|on|at|from|for|with|by)\b[^,]*?))?\s*,?\s*(?:still )?"
    r"(?:(?:it|they|he|she|staff) )?"
    r"(?:is|are|was|were|has|have|had|do|does|did|could|can) (?:it |they )?not(?: yet| been)?\s*$"
    r"|^[^,]*\b(?:isn|aren|wasn|weren|hasn|haven|hadn|don|doesn|didn|couldn)[’']t\s*$",
    re.IGNORECASE,
)
_GRANTED = later(r"^\s*(?:is|are|was|were|has|have|had|do|does|did)\s*$", re.IGNORECASE)
_WORSE = later(  # ‘Of two that were weaker’
    rf"\s*(?P<some>(?:(?:of|in|at|for|on) )(?:the )?{_N} (?:that|which|who) "
    r"(?:is|are|was|were|has|had|have|did|do) )(?P<what>[^,.;:!?]*)",
    re.IGNORECASE,
)
_PARTLY = frozenset(
    "most many some few minority only_one not_all nearly all_but often sometimes".split()
)
_WHOLE = frozenset(["all", "both", "none", "neither"])
_RESTRICTED = later(r"\b(?:who|that|which|whose|where|when|with|from|except|but|if)\b|[’']s\b")


@remembered_of(1024)
def itself(text: str, statements: tuple[str, ...]) -> tuple[tuple[Claimed, str], ...]:
    """Return the words that what follows them denies of some, with the words that deny it."""
    return tuple(_each_denied(read(text, statements).claims))


def _each_denied(claims: Sequence[Claimed]) -> Iterator[tuple[Claimed, str]]:
    for one in claims:
        text = one.said.text
        if one.word.name not in _WHOLE or one.part or _is_restricted(one) or _is_parted(one):
            continue
        after = next((place for place in spans(text) if place[0] >= one.said.place[1]), None)
        if after and (found := _denied(one, text, *after)):
            yield one, found


def _is_restricted(one: Claimed) -> bool:
    """Return whether a word is said of some that others are beside: ‘all children with a plan’."""
    text, last = one.said.text, one.said.clause[1]
    behind = text[one.said.end : last]
    return _RESTRICTED.search(" ".join(behind.split()[:5])) is not None


def _is_parted(one: Claimed) -> bool:
    """Return whether the text has parted a set before, so that ‘the others’ may be of that."""
    text, (first, last) = one.said.text, one.said.place
    begins = max((a for a, b in spans(text) if b <= first), default=first)
    if any(each.name in _PARTLY for each in words_in(text, begins, last)):
        return True
    found = [each for each in amounts(text) if begins <= each.start < last]
    numbers = {each.value for each in found if each.kind is Kind.COUNT and each.value > 0}
    return len(numbers) > 1 or any(each.kind is not Kind.COUNT for each in found)


def _denied(one: Claimed, text: str, start: int, end: int) -> str:
    """Return the words with which a sentence denies a word of some, or ''."""
    if rest := _REST.match(text, start, end):
        noun = _noun_ahead(rest["rest"], rest["noun"])
        is_same = not (noun and one.noun) or bool(told(noun) & one.noun)
        is_same &= not _NOT_THOSE.match(rest["noun"]) and not _is_of_last(one, text[start:end])
        return rest["rest"].strip() if is_same else ""
    if worse := _WORSE.match(text, start, end):
        is_turned = bool(turned(worse["what"], 0, 0)) != bool(one.turned)
        return worse["some"].strip() if is_turned and told(worse["what"]) & one.about else ""
    some = _SOME.match(text, start, end)
    if not some:
        return ""
    denial = _GRANTED if one.word.own[1] == 0 else _DENIED
    return some["some"].strip() if denial.search(some["behind"]) else ""


def _is_of_last(one: Claimed, after: str) -> bool:
    """Return whether a sentence says the same as the one before a word, and not as its own."""
    said, own = told(after) - one.noun, told(one.said.sentence)
    return bool(said & told(before(one.said)) - one.noun) and not said & own


def _noun_ahead(rest: str, behind: str) -> str:
    """Return the noun right behind ‘the other’, or ''."""
    words = behind.split()[:2]
    is_bare = rest.lower().endswith(("others", "rest", "remainder", "them", "these", "those"))
    if is_bare or not words or behind.startswith(","):
        return ""
    is_one = rest.lower().endswith(("other", "remaining", "other one"))
    return next((one for one in words if PLURAL.match(one)), words[0] if is_one else "")

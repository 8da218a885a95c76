"""Whether a word for how many claims anything: no wish, doubt or exception takes it back."""

from __future__ import annotations

import re

from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.how_many_words import lists
from pipeline.checks.claims.topics import same_topic, stems
from pipeline.language.number_words import BEGUN
from pipeline.model.pattern import later

_BUT = later(
    r"\b(?:but|bar|save|minus) (?:for )?"
    rf"(?:(?:the |a )?(?:{BEGUN}|last|first|few|handful|very)|not|some)\b",
    re.IGNORECASE,
)
_NO_WISH = later(  # ‘the child’s wishes are set out’
    r"\b(?:wish(?:es)?|hopes|targets?|goals?|aims|rules|needs?)(?: and \w+)? "
    r"(?:are|were|is|was|stand|have been|had been)\b(?! (?:that|to|for)\b)",
    re.IGNORECASE,
)
_WHAT = later(  # ‘asked what they would do, all knew’
    r"\b(?:ask|asks|asked|asking|told|tell|about|of|on|over) (?:about )?"
    r"(?:what|who|whom|how|when|where) [^,;]*,",
    re.IGNORECASE,
)
_WHETHER = later(  # ‘asked whether they feel safe, all said that they do’
    r"\b(?:ask|asks|asked|asking) (?:[\w’-]+ ){0,2}?(?:whether|if) [^,;]*,", re.IGNORECASE
)
_KEPT_APART = later(  # ‘keeps facts apart from opinion’ leaves nothing out
    r"\b(?:keep|keeps|kept|keeping|tell|tells|told|set|sets|live|lives|lived|living|stay|stays|stayed|"
    r"be|is|are|was|were|far|grow|grew|stand|stood|move|moved)(?: [\w’-]+){0,3}? apart from\b",
    re.IGNORECASE,
)
_FOUND = later(  # ‘nor did they see what inspectors found in all five files’
    r"^.*\bwhat (?:the )?(?:inspectors?|we) (?:had )?(?:found|saw|seen|read|heard|noticed)\b",
    re.IGNORECASE,
)
_NEAR = 40  # characters behind a word that say that it is only wished
_TO = later(r"\bto\b")
_THAT = later(r"\bthat\b", re.IGNORECASE)
_WHICH = later(r"(?:[\w’'-]+,? ){0,4}?(?:that|who|which|whose|whom|when|where)\b", re.IGNORECASE)
_AUXILIARY = later(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|should)\b"
)
_OF_SOME = later(r"\b(?:who|which|that) (?:[a-z]+ly )?$", re.IGNORECASE)
_PAST = later(  # ‘in the past six months’ is now
    rf"\bin the past(?= (?:{BEGUN}|\d+|few|couple|year|term|month|week|fortnight|quarter)\b)",
    re.IGNORECASE,
)
_AS_IT = later(r"\bas (?:it|they|he|she|this|these|that|those|one) $", re.IGNORECASE)
_LEADS_IN = later(
    r"(?:(?:\w+ly|so|now|here|also|then|thus|today|overall|currently|in|at|on|this|the|last|past|"
    r"during|over|since|for|almost|nearly|week|month|term|year|[a-z]+ing)\W+)*",
    re.IGNORECASE,
)
_OF = later(r"\b(?:in|at|on|for|since|during|over) $", re.IGNORECASE)
_PLACED = later(r"\b(?:from|within|across|among|between) (?:the )?$", re.IGNORECASE)
_FEW = 2  # words behind a word for how many that tell what there are so many of
_FLOATS = later(  # ‘they all came’, ‘are always there’
    r"(?:always|never|\w+ly|often|seldom|not once|at no time|(?:with|on|in|every|each) .*)",
    re.IGNORECASE,
)
VERB = later(
    r" (?:\w+ed|took|had|have|were|are|do|did|came|come|went|go|got|get|made|make|said|say|brought|"
    r"held|hold|knew|know|felt|feel|found|left|led|met|kept|gave|saw|wrote|read|told|spoke|stood)\b"
)
_THERE = later(r"\bthere (?:is|was|are|were|has been|have been|had been)\s*$", re.IGNORECASE)


def clause(said: Said) -> tuple[int, int]:
    """Return where the clause of a word starts and ends in its passage."""
    return said.clause


def is_asserted(said: Said, counted: str = "") -> bool:
    """Return whether a sentence says that it is so, and of all that it says: not ‘all but one’.

    `counted` is what the measures count. What is a wish elsewhere is none where they count just
    that: ‘parents who would recommend the home’.
    """
    known, text = lists(), said.text
    first, last = clause(said)
    ahead, behind = _unasked(text[first : said.start]), text[said.end : last]
    whole_behind = text[said.end : said.place[1]]
    if known.rule.search(_NO_WISH.sub(" ", _WHAT.sub(" ", ahead))) or known.doubt.search(ahead):
        return False
    if any(known.past.search(_PAST.sub(" ", one)) for one in (ahead, behind)):
        return False
    if any(_asks(text, first + one.end(), said, behind) for one in known.asking.finditer(ahead)):
        return False
    if any(_wishes(match, behind, counted) for match in known.behind.finditer(behind[:_NEAR])):
        return False
    behind = _KEPT_APART.sub(" ", whole_behind)
    return not (known.except_.search(behind) or _BUT.search(behind))


def _unasked(ahead: str) -> str:
    """Return what stands ahead, as long, without a question or what inspectors found."""
    for pattern in (_WHETHER, _FOUND):
        ahead = pattern.sub(lambda match: " " * len(match[0]), ahead)
    return ahead


def _wishes(match: re.Match[str], behind: str, counted: str) -> bool:
    """Return whether a word behind makes a wish of it: not within ‘those who may have a place’,
    nor in ‘as it should be’."""
    if match[0] == "May":  # the month
        return False
    is_of_some = _OF_SOME.search(behind, 0, match.start()) is not None
    is_so = _AS_IT.search(behind, 0, match.start()) is not None
    return not (is_of_some or is_so) and match[0].lower() not in counted.lower().split()


def _asks(text: str, end: int, said: Said, behind: str) -> bool:
    """Return whether a verb of asking governs the word: ‘want that all’, ‘want all to’."""
    between = text[end : said.start]
    is_other = "," in between  # ‘parents whom we asked, all wanted it to open’
    return _THAT.search(between) is not None or (not is_other and _TO.search(behind) is not None)


def is_about(said: Said, label: str, fewest: int) -> bool:
    """Return whether the clause of a word says of all what a measure counts.

    What only tells which are meant is not said of them: ‘each record that a worker has signed’.
    """
    first, last = clause(said)
    text = said.text
    whole = text[first:last]
    told, ahead, behind = stems(label), text[first : said.start], text[said.end : last]
    if not (same_topic(whole, label, fewest) or _is_most_of_it(f"{ahead} {behind}", told)):
        return False
    of_what = " ".join(f"{said.words}{behind}".split()[1 : 1 + _FEW])
    if _PLACED.search(ahead) and not told & stems(of_what):
        return False  # ‘families from most target groups’: what is counted is not the groups
    if _floats(said, behind):
        return not _WHICH.search(ahead) or bool(told & stems(behind))
    which = _WHICH.match(behind.lstrip())
    if not which or _THERE.search(ahead) or lists().saying.search(which[0]):
        return True
    if is_subject(said):  # the subject: what is said of it stands behind the last verb
        verbs = [*_AUXILIARY.finditer(behind)]
        at_end = behind[verbs[-1].end() :] if verbs else " ".join(behind.split()[-3:])
        return bool(told & stems(at_end))
    return len(told & stems(f"{ahead} {which[0]}")) >= len(told) - 1


def is_subject(said: Said) -> bool:
    """Return whether a word begins its clause, so that the clause is said of all."""
    first, _ = clause(said)
    ahead = said.text[first : said.start]
    return _LEADS_IN.fullmatch(ahead.lstrip()) is not None and not _OF.search(ahead)


def _is_most_of_it(text: str, told: frozenset[str]) -> bool:
    """Return whether most of what a clause tells, two words at least, is of a label."""
    shared = len(stems(text) & told)
    return shared > 1 and 2 * shared > len(stems(text))


def _floats(said: Said, behind: str) -> bool:
    """Return whether a word stands beside a verb, and not before what it is said of."""
    words = said.words.lower()
    return bool(_FLOATS.fullmatch(words) or (words in ("all", "each") and VERB.match(behind)))

"""Which words between quotation marks are speech, and the words around that tell whose they are.

Speech is what a verb of saying or somebody who speaks introduces or follows, a quote set apart, and
a whole sentence by itself. A title, a name, a term and what a document says are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.quotation_marks import Quotation, is_name, marked, unclosed
from pipeline.checks.claims.speech.cues import Cues, cues
from pipeline.model.pattern import later
from pipeline.resources import remembered_of

_FEWEST = 3  # words between quotation marks that are a quote and not a term
_LOOSE = 4  # as many, where the verb of saying stands farther off
_SENTENCE = 4  # and where only the look of a sentence shows it
_STOP = later(r"(?<!\b[A-Z])[.!?…][’”'\")\]]*\s+(?=[A-Z‘“'\"\[(])|;\s")
_JOINED = later(r"[’”'\"]?\s*(?:[,;]|[,;]? ?(?:and|or|but))?\s*[‘“'\"]?")
_FIRST = later(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur)\b")
_SECOND = later(r"\b[Yy](?:ou|our)\b")
_ENDED = later(r"[.!?…,]\s*$")
_WHOLE = later(r"[.!?…]$")
_MARKS = " \u00a0«»‹›„`'"  # that may be left of double marks
_BEGUN = later(r"[A-Z…\[]")
# Somebody named before, who did something, before a colon: ‘One was glad: “They came.”’
_THEY = later(
    r"(?:(?:yet|but|and|so|then|still),? )?(?:one|another|others?|some|many|she|he|they|"
    r"(?:a|the) (?:first|second|third|last|other|youngest|oldest|eldest))"
    r"(?: of them)?(?! (?:is|reads?|states?|says on)\b)(?:,? [\w’',-]+){2,}:$",
    re.IGNORECASE,
)
_REFERRED = later(r"\breferr?(?:s|ed)? to\b[^.!?;:]*$", re.IGNORECASE)
_DETERMINED = later(
    r"\b(?:the|an?|its|their|his|her|our|your|this|these|those|each|every|any|no|of|called|"
    r"so-called|named|using|uses?|used|with|through|via|under|about|such as)"
    r"(?: (?:own|new|old|daily|weekly|monthly|annual|local|national|usual|first|other|short))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody’s words, and the words that tell whose; `behind` says that these come after."""

    quotation: Quotation
    teller: str = ""
    behind: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Return where they most likely stand."""
        return self.quotation.likeliest


@dataclass(frozen=True, slots=True)
class _Marked:
    """Words between quotation marks with what stands before and behind them in their sentence."""

    text: str
    start: int
    end: int
    before: str
    behind: str

    @property
    def inner(self) -> str:
        return self.text[self.start : self.end]

    @property
    def length(self) -> int:
        return len(self.inner.split())

    @property
    def is_name(self) -> bool:
        return is_name(self.text, self.start, self.end)

    @property
    def closed(self) -> bool:
        """Return whether a stop or comma ends the words, inside or outside of the marks."""
        if self.is_boxed:
            return True
        return _ENDED.search(self.inner) is not None or self.behind[:1] in tuple(",.!?…–—;")

    @property
    def is_boxed(self) -> bool:
        """Return whether the words stand in brackets by themselves."""
        return self.before.endswith("(") and self.behind.startswith(")")


@remembered_of(512)
def speeches(text: str, *, apart: bool = False) -> tuple[Speech, ...]:
    """Return what of a text is somebody’s words; with `apart` the whole text is a quote."""
    return tuple(_speeches(text, apart=apart))


def _speeches(text: str, *, apart: bool) -> Iterator[Speech]:
    found = list(marked(text, apart=apart))
    for at, group in _groups(text, found):
        told = [_told(one) for one in _around(text, found, at, group)]
        teller = next((one for one in told if one), None)
        for quotation, one in zip(group, told, strict=True):
            if apart and quotation.likeliest == (0, len(text)):
                yield Speech(quotation)
            elif one or (teller and _may_join(text, quotation)):
                words, behind = one or teller or ("", False)
                yield Speech(quotation, words, behind)
    yield from _unclosed(text, found)


def _unclosed(text: str, found: Sequence[Quotation]) -> Iterator[Speech]:
    """Yield speech that begins in a text and goes on in the next."""
    rest = unclosed(text, found[-1].likeliest[1] if found else 0)
    if not rest:
        return
    told = _told(next(_around(text, [*found, rest], len(found), [rest])))
    if told and (told[0] or rest.likeliest[0] == 1):
        yield Speech(rest, told[0])


def _may_join(text: str, quotation: Quotation) -> bool:
    """Return whether a quotation beside one that is speech is so, too."""
    start, end = quotation.likeliest
    return len(text[start:end].split()) >= _FEWEST and not is_name(text, start, end)


def _groups(text: str, found: Sequence[Quotation]) -> Iterator[tuple[int, Sequence[Quotation]]]:
    """Yield quotations, those together that only a comma, ‘and’ or ‘or’ stands between.

    With each group comes the number of its first one.
    """
    first = 0
    for at, one in enumerate(found):
        before = found[at - 1].likeliest[1] if at else 0
        if at > first and not _JOINED.fullmatch(text, before, one.likeliest[0]):
            yield first, found[first:at]
            first = at
    if found:
        yield first, found[first:]


def _around(
    text: str, found: Sequence[Quotation], at: int, group: Sequence[Quotation]
) -> Iterator[_Marked]:
    """Yield the quotations of a group, each with what stands around the group."""
    after = at + len(group)
    first = found[at - 1].likeliest[1] + 1 if at else 0
    stop = found[after].likeliest[0] - 1 if after < len(found) else len(text)
    start, end = group[0].likeliest[0], group[-1].likeliest[1]
    before = _STOP.split(f"{text[first : max(first, start - 1)]}‘")[-1][:-1].rstrip(_MARKS).lstrip()
    behind = _STOP.split(f"{text[end + 1 : max(end + 1, stop)]} ", 1)[0].rstrip().lstrip(_MARKS)
    for one in group:
        yield _Marked(text, *one.likeliest, before, behind)


# --- what tells that it is speech --------------------------------------------------------


def _told(one: _Marked) -> tuple[str, bool] | None:
    """Return the words that tell whose these are, and whether they come behind, or nothing."""
    known = cues()
    if one.inner.strip(" ,.").lower() in known.terms or _is_silent(one, known):
        return None
    if _is_introduced(one, known) or _is_comment(one, known):
        return one.before, False
    if _is_followed(one, known):
        return one.behind, True
    if not _is_sentence(one):
        return None
    return (one.before if one.before.endswith((",", ":")) else ""), False


def _is_silent(one: _Marked, known: Cues) -> bool:
    """Return whether it is a document that says this, or an inspector."""
    found = known.silent.search(one.before)
    return found is not None and not known.somebody.search(found["between"])


def _is_introduced(one: _Marked, known: Cues) -> bool:
    if one.length < _FEWEST and not one.is_boxed and _is_answer(one, known):
        return True
    if one.is_boxed and _is_remark(one, known):
        return True
    if known.direct.search(one.before) and one.length >= _FEWEST:
        return one.before.endswith((":", ",")) or not one.is_name
    sentence = one.closed and one.length >= _SENTENCE and not one.is_name
    if sentence and one.before.endswith(":") and known.somebody.search(one.before):
        return not known.document.search(
            one.before
        )  # ‘A health visitor could not have been clearer: “They …”’
    if sentence and _is_begun(one) and _WHOLE.search(one.inner) and _THEY.match(one.before):
        return not known.document.search(one.before)
    if known.describing.search(one.before):
        is_term = one.length < _FEWEST and _REFERRED.search(one.before) is not None
        return known.somebody.search(one.before) is not None and not (one.is_name or is_term)
    if _is_told_of(one, known) and not one.is_name:
        enough = _FEWEST if _FIRST.search(one.inner) else _LOOSE
        return one.length >= enough and not _DETERMINED.search(one.before)
    return False


def _is_answer(one: _Marked, known: Cues) -> bool:
    """Return whether a word or two are what somebody answered: ‘she replied “Horrible”’."""
    found = known.answering.search(one.before)
    if found is None or not known.somebody.search(one.before):
        return False
    return one.closed or _BEGUN.match(one.inner) is not None


def _is_remark(one: _Marked, known: Cues) -> bool:
    """Return whether words in brackets are said by those whom the sentence names."""
    if known.document.search(one.before) or one.is_name or one.length < _FEWEST:
        return False
    is_sentence = _BEGUN.match(one.inner) or _FIRST.search(one.inner)
    return is_sentence is not None and known.somebody.search(one.before) is not None


def _is_told_of(one: _Marked, known: Cues) -> bool:
    """Return whether somebody is said to say or think something, of which these words are part."""
    if known.thinking.search(one.before):
        return True
    return bool(known.loose.search(one.before) and known.somebody.search(one.before))


def _is_comment(one: _Marked, known: Cues) -> bool:
    """Return whether a comment, view or the like of somebody is introduced: ‘One comment was …’."""
    found = known.comment.search(one.before)
    if found is None or one.length < _FEWEST:
        return False
    if one.before.endswith(":"):
        return True
    return not one.is_name and (one.closed or _FIRST.search(one.inner) is not None)


def _is_followed(one: _Marked, known: Cues) -> bool:
    if one.length < _FEWEST:
        return False
    if known.said_by.match(one.behind) and (one.closed or not one.is_name):
        return True
    if one.closed and known.tag.match(one.behind):
        return True
    if one.inner.endswith((",", "!", "?")) and _is_begun(one) and known.any_tag.match(one.behind):
        return True
    return known.comment_behind.match(one.behind) is not None and not one.is_name


def _is_begun(one: _Marked) -> bool:
    """Return whether words are as long as a sentence, begin as one, and are no title."""
    return one.length >= _SENTENCE and _BEGUN.match(one.inner) is not None and not one.is_name


def _is_sentence(one: _Marked) -> bool:
    """Return whether these words are a whole sentence by themselves, as people say it."""
    if not _is_begun(one):
        return False
    alone = not one.before and not one.behind.strip(".,;’”'\"")
    if _FIRST.search(one.inner) or (one.before.endswith(":") and _SECOND.search(one.inner)):
        return one.closed or alone
    return alone and _ENDED.search(one.inner) is not None

"""The sentences of one block of prose.

A block is cut only at white space, after a token that ends with a stop and before one that
begins like a sentence. What makes a stop something else (an abbreviation, an initial, the
number of a paragraph) is data below. A heading, a list item or a cell is a block of its own:
whoever calls never joins it to prose. Each token is looked at a bounded number of times, so
the time grows in step with the text.

The rules are this tool's own: the guidance asks for 2 or 3 sentences in a paragraph (001:888)
and leaves open what a sentence is. `tests/language/cases.txt` shows each rule at work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

# A title, or a phrase that always has something after it. The last two are Welsh.
_NEVER_LAST = frozenset(
    "mr mrs ms mx messrs dr prof rev revd cllr supt insp sgt hon "
    "e.g eg i.e ie viz cf vs v approx incl esp e.e h.y".split()
)
# A reference when a number follows: `Sch. 2`, `5 Sept. 2024`, and Welsh `t. 4`.
_BEFORE_NUMBER = frozenset(
    "reg regs para paras no nos p pp s ss sch schs art arts vol vols ch chs cl cls sec secs "
    "fig figs pt pts ref refs tel ext col c ca t tt "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# Often inside a name (`St. Mary`, `Oak Ltd. Leeds`); so are initials and Welsh `Ll.`
_BEFORE_NAME = frozenset("st ltd co inc plc bros jr snr dept govt rd ave al ph.d ll dd ff".split())
# They end a sentence like any word; but in `(toys, etc.) Ofsted` the stop is only theirs.
_OWN_STOP = frozenset("etc ayb ayyb a.m p.m".split())
# After these a capital is a label, not an initial, and its stop is real: `with child B. Ofsted`.
_LABELLED = frozenset(
    "child children family parent baby mother father home centre house provider setting site "
    "case room annex appendix group option part section table grade band".split()
)
# Words that open sentences and are no surnames: `May`, `Will` and `Young` are left out.
_OPENERS = frozenset(
    "a an the this that these those there here it its he she they we i you his her their our "
    "my your who what when where why how which if as at by for from in into of on to with "
    "without after before during since until while although though because once unless whether "
    "and but or so yet however also then thus therefore both each every all some any another "
    "other others many most more few several no not nobody neither one two three is are was "
    "were has have had do does did can could should would must "
    "staff children inspectors parents carers leaders managers families social".split()
)
_SHORTENED = _NEVER_LAST | _BEFORE_NUMBER | _BEFORE_NAME | _OWN_STOP

_STOPS = tuple(".!?…؟‽‼⁇⁈⁉")
_QUOTES = "’”»'\""
_ENDS = "".join(_STOPS) + _QUOTES + ")]"
_GOES_ON = frozenset(",;:-‐‑–—/&+=")  # nothing ends before or after one of these
_SOLID = _GOES_ON.union(_STOPS)
_NOTE_MARKS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")  # `published.⁹` ends with a stop
_TAIL_TOKENS = 40  # a bracket still open after so many tokens was never closed
_TIME_FIRST = 3  # `At 4 p.m.` is not a sentence

_TOKEN = re.compile(r"\S+")
_LABEL = re.compile(r"[A-Z]?\d{1,3}(\.\d{1,3})*|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5}")
_BRACKETED_LABEL = re.compile(r"\((\d{1,3}|[a-z]|[ivx]{1,5})\)")
_NUMBER = re.compile(r"\W*([A-Za-z]?\d|(?!I\b)[IVX]+\b)|\(\w{1,5}\)")  # not `No. I like it.`
_INITIALS = re.compile(r"[^\W\d_a-z]|([^\W\d_]\.)+[^\W\d_]")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]++)(?!\.)")


class _Stop(Enum):
    """What the end of a token means for the token after it."""

    NONE = "no end"
    NUMBER = "an end unless a number follows"
    NAME = "an end only before a word that opens sentences"
    FULL = "an end"


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of a block, and for each place between them what came before it."""

    words: list[str]
    worded: list[int]  # tokens with a letter or digit
    depth: list[int]  # brackets opened and not closed


def split(text: str) -> list[str]:
    """Return the sentences of a block's plain text in order, without white space around them."""
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each sentence starts and ends, in characters; nothing for a blank text.

    Before, between and after the spans there is only white space: spans and gaps give the
    text back. A sentence with no letter or digit comes back only if the whole text has none.
    """
    return list(_spans(text))


@lru_cache(maxsize=2048)  # many checks look at the same text
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    places = [match.span() for match in _TOKEN.finditer(text)]
    firsts = _firsts(_tokens([text[start:end] for start, end in places]))
    return tuple((places[first][0], places[after - 1][1]) for first, after in pairwise(firsts))


def stop_after(word: str) -> Literal["none", "perhaps", "certain", "as before"]:
    """Return whether a sentence ends after a token, whatever stands before and after it.

    After a certain stop it does where the next token begins one. `as before` is a token that
    changes nothing, such as a lone quotation mark.
    """
    core = _core(word)
    if not core:
        return "as before"
    body = core.rstrip(_ENDS)
    last = _letters(body)
    if word[-1].isalpha() or not core.endswith(_STOPS) or last.lower() in _NEVER_LAST:
        return "none"
    if not last:
        return "perhaps"
    uncertain = _LABEL.fullmatch(last) or _INITIALS.fullmatch(last) or last.lower() in _SHORTENED
    return "perhaps" if uncertain and core[len(body) :] == "." else "certain"


def begins_after(word: str, *, whole: bool = True) -> Literal["no", "perhaps", "yes"]:
    """Return whether a token begins a sentence after a certain stop, whatever follows it.

    One that is not `whole` may go on.
    """
    if word.startswith(("(", "[")):
        return "perhaps"
    decides = whole or any(_wordy(char) or char in _GOES_ON for char in word)
    if not decides:
        return "perhaps"
    return "yes" if _begins(word) else "no"


def _tokens(words: list[str]) -> _Tokens:
    worded = accumulate((word[0].isalpha() or any(map(_wordy, word)) for word in words), initial=0)
    depth = accumulate(map(_opened, words), initial=0)
    return _Tokens(words, list(worded), list(depth))


def _firsts(tokens: _Tokens) -> list[int]:
    """Return the index of the first token of each sentence, then the number of tokens."""
    words, firsts, stop = tokens.words, [0], _Stop.NONE
    for at in range(1, len(words)):
        if at <= firsts[-1]:
            continue  # in a bracket that belongs to the sentence before it
        if words[at - 1][-1].isalpha():
            stop = _Stop.NONE
        elif core := _core(words[at - 1]):  # a lone quotation mark or smile changes nothing
            stop = _stop(tokens, firsts[-1], at - 1, core)
        if _ends(stop, words[at]):
            after_tail = _after_tail(tokens, at)
            if after_tail or _begins(words[at]):
                firsts.append(after_tail or at)
    return firsts if firsts[-1] == len(words) else [*firsts, len(words)]


def _ends(stop: _Stop, following: str) -> bool:
    """Tell whether a sentence can end with this stop when `following` is the next token."""
    if stop is _Stop.NONE:
        return False
    if stop is _Stop.NUMBER:
        return not _NUMBER.match(following)
    if stop is _Stop.NAME:
        word = _FIRST_WORD.match(following)
        return word is not None and word[1].lower() in _OPENERS
    return True


def _stop(tokens: _Tokens, first: int, last: int, core: str) -> _Stop:
    """Return what the end of the token `last` means to the sentence that began at `first`."""
    if not core.endswith(_STOPS) or tokens.worded[last + 1] == tokens.worded[first]:
        return _Stop.NONE  # `… and`, `?!`: nothing has been said yet
    body = core.rstrip(_ENDS)
    marks, word = core[len(body) :], _letters(body)
    if not word:  # `…` between spaces: words were left out
        return _Stop.NAME if marks in ("…", "...") else _Stop.FULL
    if marks != ".":
        return _Stop.FULL
    return _shortened(tokens, first, last, word, tokens.words[last][len(core) :])


def _shortened(tokens: _Tokens, first: int, last: int, word: str, closers: str) -> _Stop:
    """Return what one full stop after `word` means; `closers` come after the stop."""
    lower, before = word.lower(), tokens.worded[last] - tokens.worded[first]
    named = before > 0 and _letters(tokens.words[last - 1]).lower() in _LABELLED
    own = ")" in closers and tokens.depth[first + 1] <= tokens.depth[first]
    if lower in _NEVER_LAST or (_LABEL.fullmatch(word) and before <= named):
        return _Stop.NONE  # `72. Young people`, `Part C. The process`
    if lower in _OWN_STOP and own:
        return _Stop.NONE
    if lower in _OWN_STOP:  # `.` in it: a time of day
        return _Stop.NAME if "." in lower and before < _TIME_FIRST else _Stop.FULL
    if lower in _BEFORE_NAME or _INITIALS.fullmatch(word):
        return _Stop.FULL if named and len(word) == 1 else _Stop.NAME
    return _Stop.NUMBER if lower in _BEFORE_NUMBER and not closers else _Stop.FULL


def _after_tail(tokens: _Tokens, at: int) -> int:
    """Return the token after a bracket that belongs to the sentence before it, or 0.

    `Record this. (Regulation 12) The` has such a bracket: no stop of its own, and then a new
    sentence or nothing. `(They agreed.) The` is a sentence, `(Most) parents` begins one, and
    `(a) The` is a label.
    """
    words, depth = tokens.words, tokens.depth
    lone = tokens.worded[at + 1] == tokens.worded[at]
    if lone or not words[at].startswith(("(", "[")) or _BRACKETED_LABEL.fullmatch(words[at]):
        return 0
    for close in range(at, min(at + _TAIL_TOKENS, len(words))):
        if depth[close + 1] <= depth[at]:
            follows = close + 1 == len(words) or _begins(words[close + 1])
            return close + 1 if follows and _closes_tail(words[at], words[close]) else 0
    return 0


def _closes_tail(first: str, last: str) -> bool:
    """Tell whether nothing ends inside the bracket from `first` to `last`, nor goes on after it.

    The stop of `(names, dates, etc.)` is no end, that of `(They like dates, etc.)` is one.
    """
    inside, _, outside = last.replace("]", ")").rpartition(")")
    if outside.strip(_ENDS):
        return False
    inside = inside.rstrip(_QUOTES + ")")
    shortened = _letters(inside.rstrip(_ENDS)).lower() in _SHORTENED
    return not inside.endswith(_STOPS) or (shortened and not _begins(first))


def _begins(word: str) -> bool:
    """Tell whether `word` can be the first of a sentence: not in lower case, not after a dash."""
    if _BRACKETED_LABEL.match(word):
        return True
    for char in word:
        if _wordy(char):
            return not char.islower()
        if char in _GOES_ON:
            return False
    return False


def _core(word: str) -> str:
    """Return a token without the marks after its last letter, digit, stop or dash."""
    end = len(word)
    while end and not (_wordy(word[end - 1]) or word[end - 1] in _SOLID):
        end -= 1
    return word[:end]


def _letters(body: str) -> str:
    """Return a token from its first letter or digit on, or ''."""
    start = next((at for at, char in enumerate(body) if _wordy(char)), len(body))
    return body[start:]


def _wordy(char: str) -> bool:
    return char.isalnum() and char not in _NOTE_MARKS


def _opened(word: str) -> int:
    """Return how many more brackets a token opens than it closes."""
    return word.count("(") + word.count("[") - word.count(")") - word.count("]")

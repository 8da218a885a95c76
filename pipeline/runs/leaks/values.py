"""What is looked for: the private values of a bundle that no public word explains."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pipeline.checks.personal.private_texts import PrivateText, private_values
from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import texts_of
from pipeline.language.phrasing import day
from pipeline.language.spelling import is_word
from pipeline.model.document import (
    Chart,
    Document,
    TemplateSource,
    block_inlines,
    texts,
    walk,
)
from pipeline.report_type.toml.file import load
from pipeline.writers import furniture

LONG: Final = 12
"""So many letters and digits stand in no file by chance, whatever is between them."""

FEWEST: Final = 2
_FEWEST_DIGITS: Final = 5
_MOST_INITIALS: Final = 4

_ADDRESS: Final = "/setting/address/"
_DROPPED: Final = dict.fromkeys(
    map(ord, "-\u00ad\u200b\u200c\u200d\u2010\u2011\u2012\u2013\u2014\u2015\u2060")
)
_WORD: Final = re.compile(r"\d+(?::\d+)+|\w+")
_TIME_OF_DAY: Final = re.compile(r"(?<=\d)T\d\d:\d\d:\d\d")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CHAIN: Final = re.compile(r"(?<![\w&/@])[A-ZÀ-Þ](?:\.?[ -]{0,2}[A-ZÀ-Þ]){1,5}(?!\w)")
_CAPITALS: Final = re.compile(r"[A-ZÀ-Þ]+")
_DIVIDED: Final = re.compile(r"[,;/&+]|\band\b")
_NO_LETTER: Final = re.compile(r"[^A-ZÀ-Þ]")


def squeezed(text: str) -> str:
    """Return a text without case, blanks, hyphens and what cannot be seen."""
    close = "".join(text.split())
    if text.isascii():
        return close.replace("-", "").lower()
    return unicodedata.normalize("NFKC", close).casefold().translate(_DROPPED)


def spaced(text: str) -> str:
    """Return the words of a text in small letters, with one blank around each."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    words = _WORD.findall(_TIME_OF_DAY.sub("", plain).casefold())
    return f" {' '.join(words)} "


def chains(text: str) -> frozenset[str]:
    """Return the capitals that stand in a row, and the shorter rows of whole parts in each.

    `J.F.` is `JF`, and so is `J F`; of `QVC`, which is one part, there is no shorter row.
    """
    return frozenset(
        "".join(each[start:end])
        for one in _CHAIN.findall(text)
        for each in (_CAPITALS.findall(one),)
        for start in range(len(each))
        for end in range(start + 1, len(each) + 1)
    )


@dataclass(frozen=True, slots=True)
class Known:
    """All words that are public, in the forms in which they are compared."""

    squeezed: str = field(repr=False)
    spaced: str = field(repr=False)
    chains: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Secret:
    """A private value in the forms in which it can stand in a file; each list may be empty."""

    of: PrivateText = field(repr=False)
    long: tuple[str, ...] = field(default=(), repr=False)
    short: tuple[str, ...] = field(default=(), repr=False)
    letters: frozenset[str] = field(default=frozenset(), repr=False)


def secrets(bundle: Bundle, known: Known) -> tuple[Secret, ...]:
    """Return what must stand in no file: each private value that no public words hold too."""
    found = (_secret(one, known) for one in private_values(bundle))
    return tuple(one for one in found if one.long or one.short or one.letters)


def known_words(bundle: Bundle, more: Iterable[str] = ()) -> Known:
    """Return all words that are public: those of the bundle, its templates and the furniture.

    `more` is what else the reader of a file knows.
    """
    said = "\n".join((*_public(bundle), *more))
    return Known(squeezed(said), spaced(said), chains(said))


def _secret(private: PrivateText, known: Known) -> Secret:
    if private.pointer.endswith("/source/initials"):
        return Secret(private, letters=_letters(private.text) - known.chains)
    forms = tuple(_forms(private.text))
    if any(_is_known(one, known) for one in forms):
        return Secret(private)
    if private.pointer.startswith(_ADDRESS) and is_word(private.text):
        return Secret(private)  # ‘a bath’ is no town; PRV001 tells the two apart
    long = tuple(form for one in forms if len(form := squeezed(one)) >= LONG)
    short = tuple(spaced(one) for one in forms if len(squeezed(one)) < LONG and _tells(one))
    return Secret(private, long, short)


def _forms(text: str) -> Iterator[str]:
    """Yield a value as it is; a day also as reports and as people write it."""
    yield text
    if _DAY.fullmatch(text):
        when = date.fromisoformat(text)
        yield day(when)
        yield f"{when:%d/%m/%Y}"


def _is_known(form: str, known: Known) -> bool:
    close = squeezed(form)
    return (len(close) >= LONG and close in known.squeezed) or spaced(form) in known.spaced


def _tells(form: str) -> bool:
    """Return whether a short value can be told from chance: a letter or a time is not enough."""
    letters = sum(one.isalpha() for one in form)
    digits = sum(one.isdigit() for one in form)
    mixed = bool(letters) and letters + digits > FEWEST  # `K12`
    return letters >= FEWEST or mixed or digits >= _FEWEST_DIGITS or ":" in form


def _letters(recorded: str) -> frozenset[str]:
    """Return the letters of each person whose initials are recorded."""
    found = set[str]()
    for part in _DIVIDED.split(recorded):
        each = [_NO_LETTER.sub("", word) for word in part.split()]
        if max(map(len, each), default=0) == 1:
            each = ["".join(each)]
        found.update(one for one in each if FEWEST <= len(one) <= _MOST_INITIALS)
    return frozenset(found)


# --- what is public ----------------------------------------------------------------------


def _public(bundle: Bundle) -> Iterator[str]:
    yield from texts_of(bundle.public.root)
    for document in compose(bundle, load(bundle.report_type)).documents:
        yield from _of_templates(document)
        yield from furniture.closing(document).paragraphs
        yield from furniture.closing(document).address
        for banner in furniture.banners(document.stamp):
            yield from (banner.word, banner.sentence)
    yield from (furniture.ABOUT, furniture.CHECK_CODE, furniture.CONTENTS, furniture.SKIP)
    yield from (furniture.WRITE, *furniture.page_count_words())
    if logo := furniture.logo():
        yield logo.alt


def _of_templates(document: Document) -> Iterator[str]:
    sections = tuple(walk(document.sections))
    blocks = [*document.masthead, *(block for one in sections for block in one.blocks)]
    lines = [document.label, document.framework, *(one.title for one in sections)]
    lines += [run for block in blocks for run in block_inlines(block)]
    for one in (text for line in lines for text in texts(line)):
        if isinstance(one.source, TemplateSource):
            yield one.text
    yield from (block.alt for block in blocks if isinstance(block, Chart))

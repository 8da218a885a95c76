"""Lists of words that phrases name, such as `<grade>`: `[words]` in a file of shared parts.

A list is written as a phrase is, or as several, any of which is meant. It may name others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.model.phrase import Phrase, phrase
from pipeline.model.phrase_pattern import ANCHORS
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.folder import File, shared
from pipeline.report_type.toml.parts import WORDS
from pipeline.resources import aside, remembered


def with_words(written: str) -> Phrase:
    """Return a phrase with the lists that it names.

    Raises ValueError for what is no phrase, and BrokenError where a list that it names is none.
    """
    with aside():
        lists = _lists()
    if not any(f"<{name}>" in written for name in lists):
        return phrase(written)
    _lists()  # so that their reading is noted
    try:
        return phrase(written, lists)
    except ValueError:
        _check(lists)
        raise


def meant(written: str) -> str:
    """Return which list a phrase may mean by a name that no list has, or ''."""
    with aside():
        known = (*_lists(), *(one.strip("<>") for one in ANCHORS))
    names = (name for name in _NAME.findall(written) if name not in known)
    return next((hint for name in names if (hint := did_you_mean(name, known))), "")


def _check(lists: Mapping[str, str]) -> None:
    """Raise BrokenError for the first list that is no phrase. Between words, gaps may end it.

    One that is wrong by itself comes before one that names it.
    """
    for alone in (True, False):
        for file, name, written in _written():
            known = {**dict.fromkeys(lists, "a"), name: written} if alone else lists
            try:
                phrase(f"a <{name}> a", known)
            except ValueError as error:
                raise _broken(file, name, f"‘{written}’ is no phrase: {error}.") from error


_NAME = re.compile(r"<([a-z-]+)>")


@remembered
def _lists() -> Mapping[str, str]:
    """Return all lists by name, each as one phrase. Raises BrokenError for a name given twice."""
    found: dict[str, str] = {}
    for file, name, written in _written():
        if f"<{name}>" in ANCHORS:
            raise _broken(file, name, f"‘<{name}>’ has a meaning of its own in phrases.")
        if name in found:
            raise _broken(file, name, f"There is another list of words ‘{name}’.")
        found[name] = written
    return found


def _written() -> Iterator[tuple[File, str, str]]:
    for file in _files():
        named: Any = file.data[WORDS]
        if not isinstance(named, dict):
            raise _broken(file, "", f"‘{WORDS}’ must be a table of lists of words.")
        for name, written in named.items():
            several = [written] if isinstance(written, str) else written
            if not isinstance(several, list) or not all(isinstance(one, str) for one in several):
                raise _broken(file, name, f"‘{name}’ must be a text or a list of texts.")
            if any("{" in one for one in several):
                message = f"‘{name}’ names a field of the bundle, which only a phrase can."
                raise _broken(file, name, message)
            yield file, name, f"({'|'.join(several)})" if len(several) > 1 else "".join(several)


@remembered
def _files() -> tuple[File, ...]:
    """Return the files that have lists of words. Only their reading is noted."""
    with aside():
        files = [File.named(f"shared/{name}.toml") for name in shared()]
    return tuple(File.named(file.name) for file in files if WORDS in file.data)


def _broken(file: File, name: str, message: str) -> BrokenError:
    path = (WORDS, name) if name else (WORDS,)
    at = TemplateAddress(file.name, file.lines.of(path))
    return BrokenError(message, place=Place(template=at))

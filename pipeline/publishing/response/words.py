"""The words of a response that are not those of a comment: data, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Final

from pipeline.model.document import TemplateSource, Text
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.report_type.toml.folder import File
from pipeline.resources import SHIPPED

NAME: Final = "response.toml"


class Words:
    """The words of a response, by name."""

    def __init__(self, file: File) -> None:
        self._file = file

    @classmethod
    def read(cls) -> Words:
        """Return the words of the response. Raises BrokenError for a file that is not whole."""
        words = cls(File.named(NAME))
        words._hold_whole()
        return words

    def text(self, name: str, /, **values: object) -> Text:
        """Return words with values in their places."""
        return Text(self.plain(name, **values), TemplateSource(NAME, self._line(name)))

    def plain(self, name: str, /, **values: object) -> str:
        """Return words with values in their places, as a text alone."""
        return str(self._file.data[name]).format(**values)

    def all(self) -> Iterator[str]:
        """Yield all words, without what is filled in."""
        for one in self._file.data.values():
            yield from (said for said, *_ in Formatter().parse(one) if said.strip())

    def _line(self, name: str) -> int:
        return self._file.lines.of((name,))

    def _hold_whole(self) -> None:
        """Raise BrokenError where a name is missing or strange, or its blanks are not ours."""
        ours = File.at(SHIPPED / "templates" / NAME)
        for name in sorted({*ours.data, *self._file.data}):
            if name not in ours.data:
                raise self._broken(name, f"The response has no words called ‘{name}’.")
            if name not in self._file.data:
                raise self._broken(name, f"The words called ‘{name}’ are missing.")
            if not _is_like(self._file.data[name], ours.data[name]):
                said = f"‘{name}’ is no text with these blanks: {ours.data[name]}"
                raise self._broken(name, said)

    def _broken(self, name: str, said: str) -> BrokenError:
        return BrokenError(said, place=Place(template=TemplateAddress(NAME, self._line(name))))


def _is_like(words: object, ours: str) -> bool:
    """Return whether words are a text that asks for nothing that ours do not have."""
    try:
        return isinstance(words, str) and bool(words.strip()) and _blanks(words) <= _blanks(ours)
    except ValueError:
        return False


def _blanks(words: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(words) if name is not None}

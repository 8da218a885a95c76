"""The words of a response that are not those of a comment: data, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Final

from pipeline.model.document import TemplateSource, Text
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.folder import File
from pipeline.resources import SHIPPED

NAME: Final = "response.toml"


def response_faults() -> Iterator[BrokenError]:
    """Yield all that is wrong with the words of the response."""
    try:
        yield from Words(File.named(NAME)).faults()
    except BrokenError as error:
        yield error


class Words:
    """The words of a response, by name."""

    def __init__(self, file: File) -> None:
        self._file = file

    @classmethod
    def read(cls) -> Words:
        """Return the words of the response. Raises BrokenError for a file that is not whole."""
        words = cls(File.named(NAME))
        for error in words.faults():
            raise error
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

    def faults(self) -> Iterator[BrokenError]:
        """Yield each name that is missing or strange, and words whose blanks are not ours."""
        ours = File.at(SHIPPED / "templates" / NAME).data
        strange = [name for name in self._file.data if name not in ours]
        missing = [name for name in ours if name not in self._file.data]
        for name in missing:
            if not did_you_mean(name, strange):
                hint = f'Ours are: {name} = "{ours[name]}"'
                yield self._broken(name, f"The words called ‘{name}’ are missing.", hint)
        for name in strange:
            hint = did_you_mean(name, missing) or "Delete it."
            yield self._broken(name, f"The response has no words called ‘{name}’.", hint)
        for name in sorted({*ours} & {*self._file.data}):
            if not _is_like(self._file.data[name], ours[name]):
                said = f"‘{name}’ is no text with these blanks: {ours[name]}"
                yield self._broken(name, said, f"It may have: {_told(ours[name])}.")

    def _broken(self, name: str, said: str, hint: str) -> BrokenError:
        at = TemplateAddress(NAME, self._line(name))
        return BrokenError(said, place=Place(template=at), hint=hint)


def _is_like(words: object, ours: str) -> bool:
    """Return whether words are a text that asks for nothing that ours do not have."""
    try:
        return isinstance(words, str) and bool(words.strip()) and _blanks(words) <= _blanks(ours)
    except ValueError:
        return False


def _told(ours: str) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(_blanks(ours))) or "no blanks"


def _blanks(words: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(words) if name is not None}

"""A pen that writes a text of which only a part is known, and counts what it may come to.

Known words are counted as checks count them. Of a text that nobody knows yet there is only a
length, so a pen keeps for each number the least and the most. Where it stands (in a paragraph or
a list, in the middle of a token, behind a stop) is its `Stand`: two ways of writing that come to
the same stand are one from there on, with the least of both and the most of both. So branches are
joined, and no path is ever followed by itself.

Four things make a value uncertain, and all are allowed for. It may have no word at all; it grows
together with what stands beside it without a space; it may end a sentence, or keep the words behind
it from ending one (`Mr`); and it may open a bracket that swallows the ends of later sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.composition.budget.sums import Block, Maybe, Sentences, Stand, Sums
from pipeline.composition.budget.tally import Amount, Range
from pipeline.language.measure import count_words, most_words
from pipeline.language.sentences import begins_after, stop_after

_PARTS: Final = re.compile(r"\s+|\S+")
_OPENING: Final = re.compile(r"(?P<indent> *)(?P<mark>(?:> ?)*(?:[-*] +)?)")
_BRACKET: Final = re.compile(r"[()\[\]]")
_EMPHASIS: Final = "*_"
_STOPS: Final = (".", "!", "?")
_BEHIND_BLANK: Final[Mapping[Block, Block]] = {"prose": "ended", "list": "gap"}
_NO_CODE: Final = 4  # blanks before a bullet that make it no bullet, outside a list


@dataclass(frozen=True, slots=True)
class Unknown:
    """A text that nobody knows yet: its words, and how many sentences may end within it.

    `field` is the pointer that it comes from.
    """

    words: Range
    stops: Amount
    field: str = ""


@dataclass(slots=True)
class Pen:
    """A pen at one stand, with the least and the most that it has written."""

    at: Stand = field(default_factory=Stand)
    least: Sums = field(default_factory=Sums)
    most: Sums = field(default_factory=Sums)

    def copy(self) -> Pen:
        """Return another pen that has written the same."""
        return Pen(self.at, replace(self.least), replace(self.most))

    def joined(self, other: Pen) -> Pen:
        """Return a pen that has written the one or the other. Both stand at the same."""
        return Pen(self.at, self.least.joined(other.least, min), self.most.joined(other.most, max))

    # --- writing ---------------------------------------------------------------------------

    def template(self, text: str) -> None:
        """Write lines of a template, which may open lists and quotes."""
        for index, line in enumerate(text.split("\n")):
            if index:
                self._newline()
            self._line(line)

    def words(self, text: str, *, own: bool) -> None:
        """Write known words within a line."""
        if text.strip():
            self._begin(certain=most_words(text) > 0)
        for part in _PARTS.findall(text):
            if part.isspace():
                self._finish()
            elif self.at.token is None:
                self._behind_unknown(part, own)
            else:
                first = not most_words(self.at.token)
                self.at = self.at._replace(
                    token=self.at.token + part, own=own if first else self.at.own
                )

    def unknown(self, value: Unknown) -> None:
        """Write a text that nobody knows yet."""
        self._begin(certain=False)
        known = 0
        if self.at.token is not None:
            token = self.at.token
            self._boundary(begins_after(token, whole=False))
            known = int(most_words(token) > 0)
            self._count(known, most_words(token), own=self.at.own)
            self.at = self.at._replace(token=None, counted=bool(known))
        else:
            known = int(self.at.counted)
        self._count(max(value.words.least - known, 0), value.words.most, own=False)
        if self.at.block == "prose":
            self.most.stop(value.stops)
        self._bracket()
        counted = self.at.counted or value.words.least > 0
        self.at = self.at._replace(
            counted=counted, stop="perhaps", colon="perhaps", unclear=True, ended=False
        )

    def end(self, *, followed: bool) -> None:
        """Put the pen down. A list may follow what ends here, or not."""
        self._finish()
        if self.at.block in ("prose", "ended"):
            self._close("perhaps" if followed or self.at.mark else "no")
        self.at = Stand()

    # --- lines and blocks ------------------------------------------------------------------

    def _newline(self) -> None:
        self._finish()
        block = self.at.block
        if self.at.mark:
            block = self._mark_alone()
        elif self.at.fresh:  # a blank line
            block = _BEHIND_BLANK.get(block, block)
        self.at = self.at._replace(block=block, fresh=True, mark="")

    def _mark_alone(self) -> Block:
        """Return what goes on behind a line of a mark and nothing else."""
        if self.at.mark == "bullet" and self.at.block == "prose":  # no item begins within words
            self.at = self.at._replace(stop=_perhaps(self.at.stop), colon=_perhaps(self.at.colon))
            return "prose"
        if self.at.block in ("prose", "ended"):
            self._close("perhaps")
        return "gap" if self.at.mark == "quote" else "list"

    def _line(self, line: str) -> None:
        opening = _OPENING.match(line)
        assert opening is not None  # it matches nothing at all, too
        listed = self.at.block in ("list", "gap") or len(opening["indent"]) < _NO_CODE
        if self.at.fresh and opening["mark"] and listed:
            self.at = self.at._replace(mark="quote" if ">" in opening["mark"] else "bullet")
            line = line[opening.end() :]
        elif self.at.fresh:
            line = line.lstrip(" ")
        self.words(line, own=True)

    def _begin(self, *, certain: bool) -> None:
        """Begin the words of a line; with words for `certain`, or perhaps with a blank value."""
        if not self.at.fresh:
            return
        block = self.at.block
        if self.at.mark:
            if block in ("prose", "ended"):
                self._close("yes")
            self.at = self.at._replace(block="list")
        else:
            if block == "ended":
                self._close("no" if certain else "perhaps")
            if block in ("none", "gap", "ended"):
                self.at = self.at._replace(
                    block="prose", stop="no", colon="no", unclear=False, ended=False
                )
        self.at = self.at._replace(fresh=False, mark="")

    def _close(self, lead: Maybe) -> None:
        """End the paragraph. It may lead in a list or quote: then its words are no paragraph."""
        least, most, begun = self.least, self.most, self.at.begun
        leads = lead != "no" and self.at.colon != "no" and begun != "no" and not least.stops
        if leads:
            most.other += most.here
            least.words = max(least.words - most.here, 0)
            least.paragraphs -= begun == "yes"
            least.sentences -= begun == "yes"
        if leads and lead == self.at.colon == "yes" and not most.stops:
            least.other += least.here
            most.words -= least.here
            most.paragraphs -= 1
            most.sentences -= 1
        elif begun != "no":
            own = 1 + least.own_stops, 1 + most.own_stops
            found = Sentences(1 + least.stops, 1 + most.stops, *own)
            most.paragraph(found)
            if begun == "yes" and not leads:  # else it may be no paragraph
                least.certain_paragraph(found)
        least.end()
        most.end()
        self.at = self.at._replace(stop="no", colon="no", unclear=False, begun="no", ended=False)

    # --- tokens and stops ------------------------------------------------------------------

    def _finish(self) -> None:
        token = self.at.token
        if token:
            bare = token.strip(_EMPHASIS)
            self._boundary(begins_after(bare) if bare else "no")
            numbers = {count_words(token), count_words(_unmarked(token))}  # marks, or asterisks
            self._count(min(numbers), max(numbers), own=self.at.own)
            colon: Maybe = "no"
            if bare.endswith(":"):
                colon = "yes" if token.endswith(":") else "perhaps"
            self.at = self.at._replace(stop=self._stop(bare), colon=colon, ended=False)
            self._bracketed(token)
        if token != "":
            self.at = self.at._replace(token="", own=False, counted=False)

    def _behind_unknown(self, part: str, own: bool) -> None:
        some = most_words(part)
        counted = self.at.counted
        self._count(int(some > 0 and not counted), some, own=own, with_value=True)
        stop: Maybe = "no" if part[-1].isalpha() else "perhaps"
        bare = part.rstrip(_EMPHASIS)
        colon: Maybe = ("yes" if part.endswith(":") else "perhaps") if bare.endswith(":") else "no"
        self.at = self.at._replace(
            counted=counted or some > 0,
            stop=stop,
            colon=colon if bare else self.at.colon,
            ended=bare.endswith(_STOPS),
        )
        self._bracketed(part)

    def _stop(self, token: str) -> Maybe:
        match stop_after(token) if token else "as before":
            case "none":
                return "no"
            case "certain":
                return "yes"
            case "perhaps":
                return "perhaps"
            case "as before":
                return _perhaps(self.at.stop)

    def _boundary(self, begins: Maybe) -> None:
        """Count the end of a sentence, where there was a stop and something begins."""
        if self.at.block != "prose" or self.at.stop == "no" or begins == "no":
            return
        self.most.stop(1)
        self.most.own_stops += 1
        self.least.own_stops += self.at.stop == "yes" or self.at.ended
        if self.at.stop == begins == "yes":
            self.least.stop(1)
            if self.at.unclear:
                self.most.held += 1

    def _bracketed(self, token: str) -> None:
        if _BRACKET.search(token):
            self._bracket()
            self.at = self.at._replace(unclear=True)

    def _bracket(self) -> None:
        """Let a bracket that may have been opened before be closed here, perhaps."""
        if self.at.unclear:
            self.least.stop(-min(self.most.held, self.least.stops))
            self.most.held = 0

    def _count(self, least: Amount, most: Amount, *, own: bool, with_value: bool = False) -> None:
        """Count words. Those that may be one `with_value`, and begin there, are not `own`."""
        prose = self.at.block == "prose"
        self.least.count(least, least if own and not with_value else 0, prose=prose)
        self.most.count(most, most if own else 0, prose=prose)
        if prose:
            self._begun(least, most)

    def _begun(self, least: Amount, most: Amount) -> None:
        """Count the paragraph and its first sentence, once it has a word or may have one."""
        begun = self.at.begun
        if begun == "no" and most:
            self.most.begin()
            begun = "perhaps"
        if begun != "yes" and least:
            self.least.begin()
            begun = "yes"
        self.at = self.at._replace(begun=begun)


def _perhaps(maybe: Maybe) -> Maybe:
    return "no" if maybe == "no" else "perhaps"


def _unmarked(token: str) -> str:
    return "".join(char for char in token if char not in _EMPHASIS)

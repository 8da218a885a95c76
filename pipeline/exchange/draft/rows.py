"""The rows of a table of requirements or recommendations, as entries of a bundle."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.exchange.draft.accounts import Accounts, Entry, Left
from pipeline.exchange.draft.letters import typed
from pipeline.exchange.draft.own import Own
from pipeline.exchange.draft.passages import Passage
from pipeline.exchange.draft.tables import LONGEST, MOST_ROWS, NEEDED, Columns, Row, words_of
from pipeline.exchange.sent import key
from pipeline.exchange.workbook import days

_NUMBER: Final = re.compile(r"[A-Z]{0,2}[0-9]{1,3}[.)]?")
_REFERENCE: Final = re.compile(r"(?<=paragraph )[0-9]{1,3}(?![0-9])", re.IGNORECASE)
_LACKS: Final = {
    "action": "it does not say what is to be done",
    "regulation": "it names no regulation",
    "due": "its due date is no day; write it as 30 May 2025",
}


_OTHER: Final = "the bundle says something else there, and keeps it"


@dataclass(frozen=True, slots=True)
class Existing:
    """What a list of a bundle has: its entries, by what is to be done, as `key` has it."""

    entries: Mapping[str, Sequence[Mapping[str, Any]]]

    def has(self, action: str) -> bool:
        """Return whether there is an entry with this to be done."""
        return bool(self._of(action))

    def _of(self, action: str) -> Sequence[Mapping[str, Any]]:
        """Return the entries with this to be done.

        A reference whose paragraph the bundle does not have yet is printed with a question mark;
        in the draft it may have any number.
        """
        said = key(action)
        return self.entries.get(said, self.entries.get(_REFERENCE.sub("?", said), ()))

    def says(self, action: str, name: str, words: str) -> bool:
        """Return whether an entry with this to be done says the same in a field."""
        if name == "action":
            return True  # found by it, as it is written or as it is printed
        found = days.reading(words) if name == "due" else None
        day = found.day.isoformat() if found else ""
        said = [str(one.get(name, "")) for one in self._of(action)]
        return any(key(words) == key(one) or (day and day == one) for one in said)

    def lacks(self, action: str, name: str) -> bool:
        """Return whether no entry with this to be done has a field."""
        return not any(one.get(name) for one in self._of(action))


@dataclass(frozen=True, slots=True)
class Rows:
    """Takes the rows of a table, whose columns are known, into accounts."""

    of: Columns
    existing: Existing | None
    own: Own
    under: str
    accounts: Accounts

    def take(self, table: Sequence[Row]) -> None:
        """Account for all cells of the table, whose first row says what the columns are."""
        first, *rest = table
        for column, said in first.items():
            if column in self.of.fields or column == self.of.numbers:
                self.accounts.own += [one.text for one in said]
            else:
                self._leave(said)
        for row in rest:
            self._take(row)

    def _take(self, row: Row) -> None:
        for column, said in row.items():
            if column == self.of.numbers and _NUMBER.fullmatch(words_of(said)):
                self.accounts.own += [one.text for one in said]
            elif column not in self.of.fields:
                self._leave(said)
        cells = [one.text for column in self.of.fields for one in row.get(column, ())]
        fields = {name: typed(words_of(row.get(at, ()))) for at, name in self.of.fields.items()}
        if not cells:
            return
        if self.existing and self.existing.has(fields["action"]):
            self._compare(row, fields, self.existing)
        elif why := self._wrong(fields):
            self.accounts.left.append(Left("row", "\n".join(cells), self.under, why))
        else:
            if due := fields.get("due"):
                fields["due"] = self._day(due)
            given = {name: words for name, words in fields.items() if words}
            self.accounts.entries.append(Entry(self.of.list, given, tuple(cells)))

    def _compare(self, row: Row, fields: Mapping[str, str], existing: Existing) -> None:
        """Account for a row that is there already, cell by cell: one may say something else."""
        for column, name in self.of.fields.items():
            said, action = row.get(column, ()), fields["action"]
            own = existing.lacks(action, name) and all(map(self.own.has, said))
            if own or existing.says(action, name, fields[name]):
                self.accounts.there += [one.text for one in said]
            else:
                words = "\n".join(one.text for one in said)
                self.accounts.left += [Left("row", words, self.under, _OTHER)] if words else []

    def _day(self, words: str) -> str:
        found = days.reading(words)
        assert found
        if found.other:
            self.accounts.days.append(
                f"{words} is read with the day first: {days.said(found.day)}."
            )
        if found.is_in_doubt:
            self.accounts.days.append(
                f"{words}: this is another day of the week. Look which is right."
            )
        return found.day.isoformat()

    def _leave(self, said: Sequence[Passage]) -> None:
        for one in said:
            if self.own.has(one):
                self.accounts.own.append(one.text)
            else:
                why = Left("table", one.text, self.under, "in a column of another kind")
                self.accounts.left.append(why)

    def _wrong(self, fields: Mapping[str, str]) -> str:
        """Return why a row cannot be taken in, or ''."""
        if self.existing:
            return f"the bundle has {self.of.list} already"
        for name in NEEDED[self.of.list]:
            if not fields.get(name) or (name == "due" and not days.reading(fields[name])):
                return _LACKS[name]
        if sum(one.list == self.of.list for one in self.accounts.entries) >= MOST_ROWS:
            return f"a bundle has {MOST_ROWS} {self.of.list} at most"
        for name, most in LONGEST.items():
            if len(fields.get(name, "")) > most:
                return f"it has more than {most:,} letters in one cell"
        return ""

"""What the schemas say a field of a bundle may be, before there is a bundle.

A `Field` stands for the value that a pointer will lead to. `Known` holds what conditions have
found out about fields on the way to a place: on the branch of `event.notice == "unannounced"`
the field is there and has that value, and on those behind it the value is another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf, isinf

from pipeline.composition.budget.known import UNKNOWN, Fact, Gap, Known, known_with
from pipeline.composition.budget.tally import Amount, Range
from pipeline.evidence.schema.publishable import is_public, mode_of
from pipeline.evidence.schema.view import View
from pipeline.report_type.definition import ReportType
from pipeline.report_type.demands import Condition


@dataclass(frozen=True, slots=True)
class Field:
    """A value that a bundle may hold.

    `sure` says that every valid bundle has it, and that it is public; `sifted` is a list of which
    entries may be left out. Two fields with the same `key` are the same value.
    """

    pointer: str
    view: View
    sure: bool
    key: str
    sifted: bool = False


class Fields:
    """The fields of the bundles of one report type.

    A grade is taken to be one of the scale, and each judgement that is not optional to be there:
    without that a report is never published.
    """

    def __init__(self, report_type: ReportType, view: View) -> None:
        self.root = Field("", view, sure=True, key="")
        self._grades = frozenset(one.label.text for one in report_type.grades)
        self._judged = {one.id for one in report_type.judgements if not one.optional}
        self._public: dict[int, bool] = {}
        self._gaps: dict[Gap, None] = {}

    # --- going down ------------------------------------------------------------------------

    def at(self, pointer: str, within: Field | None = None) -> Field:
        """Return the field at a pointer."""
        field = within or self.root
        for step in pointer.split("/")[1:]:
            field = self.child(field, step)
        return field

    def child(self, field: Field, step: str) -> Field:
        """Return a field of a record, or the entry of a list with a number."""
        if self.kind(field) == "array" and step.isdecimal():
            enough = self.length(field, {}).least > int(step)
            return replace(self.entry(field), key=f"{field.key}/{step}", sure=field.sure and enough)
        pointer = f"{field.pointer}/{step}"
        view = field.view.below(step)
        sure = field.sure and self.requires(field, step) and self.surely_public(view)
        return Field(pointer, view, sure or self._is_judged(pointer), f"{field.key}/{step}")

    def entry(self, field: Field, loop: int = 0) -> Field:
        """Return any entry of a list; `loop` keeps those of one loop from those of another."""
        view = field.view.below(0)
        return Field(f"{field.pointer}/*", view, self.surely_public(view), f"{field.key}/*{loop}")

    def requires(self, field: Field, name: str) -> bool:
        """Return whether a record always has a field."""
        return any(name in names for names in field.view.said("required"))

    def _is_judged(self, pointer: str) -> bool:
        """Return whether this is a judgement that each bundle has, its grade, or all of them."""
        match pointer.split("/")[1:]:
            case ["judgements"]:
                return bool(self._judged)
            case ["judgements", id_] | ["judgements", id_, "grade"]:
                return id_ in self._judged
        return False

    def surely_public(self, view: View) -> bool:
        """Return whether a value that is given is public whatever else the bundle holds."""
        kind = _kind(view)
        if kind == "array":
            return True  # it may be empty
        if kind == "object":
            required = {name for names in view.said("required") for name in names}
            free = {"withheld", "permission"}.isdisjoint(view.names())
            return free and any(self.surely_public(view.below(name)) for name in required)
        return mode_of(view) in ("text", "linked", "markdown")

    # --- what a field may be ---------------------------------------------------------------

    def kind(self, field: Field) -> str:
        """Return `object`, `array`, `string`, `integer` or `boolean`."""
        return _kind(field.view)

    def possible(self, field: Field, known: Known) -> bool:
        """Return whether the field can be there at all."""
        if known.get(field.key, UNKNOWN).there is False:
            return False
        if id(field.view) not in self._public:
            self._public[id(field.view)] = is_public(field.view)
        return self._public[id(field.view)]

    def certain(self, field: Field, known: Known) -> bool:
        """Return whether the field is there for certain."""
        return field.sure or known.get(field.key, UNKNOWN).there is True

    def values(self, field: Field, known: Known) -> frozenset[str] | None:
        """Return all texts that it may be, or nothing where they are not listed."""
        found = known.get(field.key, UNKNOWN).values
        if found is not None:
            return found
        parts = field.pointer.split("/")
        if parts[1:2] == ["judgements"] and parts[3:] == ["grade"] and self._grades:
            return self._grades
        listed = [frozenset((one,)) for one in field.view.said("const")]
        listed += [frozenset(one) for one in field.view.said("enum")]
        return frozenset.intersection(*listed) if listed else None

    def length(self, field: Field, known: Known) -> Range:
        """Return how many entries a list can have, those that are not public left out."""
        if not self.possible(field, known):
            return Range()
        most = min(field.view.said("maxItems"), default=inf)
        least = max(field.view.said("minItems"), default=0) if self.certain(field, known) else 0
        if field.sifted or not self.entry(field).sure:
            least = 0
        if known.get(field.key, UNKNOWN).there:
            least = max(least, 1)
        return Range(least, most)

    def listed(self, field: Field, known: Known) -> Range:
        """Return how many entries of a list are printed, and keep in mind where none knows."""
        found = self.length(field, known)
        if isinf(found.most):
            self._gaps[Gap(field.pointer, "maxItems")] = None
        return found

    def characters(self, field: Field) -> Amount:
        """Return the most characters of a text, and keep in mind where none knows."""
        found: Amount = min(field.view.said("maxLength"), default=inf)
        if isinf(found):
            self._gaps[Gap(field.pointer, "maxLength")] = None
        return found

    def taken_gaps(self) -> tuple[Gap, ...]:
        """Return the fields without a bound that were printed since this was last asked."""
        found = tuple(self._gaps)
        self._gaps.clear()
        return found

    def numbers(self, field: Field) -> Range:
        """Return the least and the greatest that a number can be."""
        least = max(field.view.said("minimum"), default=-inf)
        return Range(least, min(field.view.said("maximum"), default=inf))

    # --- conditions ------------------------------------------------------------------------

    def assumed(self, field: Field, known: Known, *, so: bool) -> Known | None:
        """Return what is known where a field is there (and not a no), or is not.

        None says that it cannot be.
        """
        if self.kind(field) == "array":
            length = self.length(field, known)
            fits = length.most > 0 if so else length.least == 0
            return known_with(known, field.key, Fact(there=so)) if fits else None
        sure = self.certain(field, known) and self.kind(field) != "boolean"
        fits = self.possible(field, known) if so else not sure
        before = known.get(field.key, UNKNOWN)
        if so is False and self.kind(field) == "boolean" and before.there is True:
            return None
        return known_with(known, field.key, replace(before, there=so)) if fits else None

    def equals(
        self, field: Field, texts: frozenset[str], known: Known, *, so: bool
    ) -> Known | None:
        """Return what is known where a field is one of some texts, or is none. None: it cannot."""
        values = self.values(field, known)
        if so:
            found = texts if values is None else values & texts
            fits = bool(found) and self.possible(field, known)
            return known_with(known, field.key, Fact(True, found)) if fits else None
        if values is None or not self.possible(field, known):
            return known
        left = values - texts
        before = known.get(field.key, UNKNOWN)
        if left:
            return known_with(known, field.key, replace(before, values=left))
        return (
            None if self.certain(field, known) else known_with(known, field.key, Fact(there=False))
        )

    def cases(self, field: Field, known: Known) -> Iterator[Known]:
        """Yield what is known for each value that a field can have, and where it has none.

        Where its values are not listed there is one case.
        """
        values = self.values(field, known)
        if values is None or not self.possible(field, known):
            yield known
            return
        for value in sorted(values):
            yield known_with(known, field.key, Fact(True, frozenset((value,))))
        if not self.certain(field, known):
            yield known_with(known, field.key, Fact(there=False))

    def holding(self, condition: Condition | None, known: Known, *, so: bool) -> Known | None:
        """Return what is known where a condition of a report type holds, or does not."""
        if condition is None:
            return known if so else None
        field = self.at(condition.at)
        if condition.one_of:
            return self.equals(
                field, frozenset(condition.one_of), known, so=so is condition.present
            )
        return self.assumed(field, known, so=so is condition.present)


def _kind(view: View) -> str:
    said = view.said("type")
    if said:
        return str(said[0])
    return "object" if view.said("properties") else "string"

"""The section templates of report types, each looked at once for all places where it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

from pipeline.composition.allowed import not_allowed
from pipeline.composition.budget.fields import Fields
from pipeline.composition.content.prose import REMARKS
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.limits import limits
from pipeline.composition.lint.marks import marks
from pipeline.composition.lint.places import Printing, printings
from pipeline.composition.lint.read import misread
from pipeline.composition.lint.rules import TEMPLATE
from pipeline.composition.lint.said import Said, parts_of, squeezed
from pipeline.composition.lint.told import told
from pipeline.composition.lint.walk import Walk
from pipeline.composition.templates import parsed
from pipeline.evidence.schema.view import bundle_view
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.model.text_file import unmarked
from pipeline.report_type.definition import ReportType
from pipeline.report_type.demands import Forbidden
from pipeline.resources import read

_NOTHING: Final = "Write its words, or take it out of the report type."


@dataclass(slots=True)
class Seen:
    """One template: what it consists of, and what was seen of it. A broken one has no tree.

    `forbidden` is wording that is ruled out in each report in a place of it, and by which type.
    """

    file: str
    tree: nodes.Template | None
    walk: Walk = field(default_factory=Walk)
    styles: set[str] = field(default_factory=set)
    forbidden: dict[Forbidden, ReportType] = field(default_factory=dict)


class Templates:
    """All templates that were looked at."""

    def __init__(self) -> None:
        self.seen: dict[str, Seen] = {}
        self._broken: list[Finding] = []

    def add(self, type_: ReportType) -> set[str]:
        """Look at the templates of a report type. Return the pointers that they name."""
        fields, named = Fields(type_, bundle_view(type_.id)), set[str]()
        for printing in printings(type_, fields):
            one = self._of(printing.file)
            one.styles.add(printing.style)
            one.forbidden.update((each, type_) for each in _forbidden(type_, printing, fields))
            if one.tree is not None:
                one.walk.through(one.tree, fields, printing.known)
                named |= one.walk.seen
        return named

    def taken_by(self, type_: ReportType) -> None:
        """Let a report type that is not looked at take branches of templates that it prints, too.

        Raises BrokenError where its schema is broken.
        """
        fields = Fields(type_, bundle_view(type_.id))
        for printing in printings(type_, fields):
            one = self.seen.get(printing.file)
            if one and one.tree is not None and any(one.walk.taken.values()):
                walk = Walk()
                walk.through(one.tree, fields, printing.known)
                taken = {node for node, fault in walk.taken.items() if fault is None}
                one.walk.taken.update(dict.fromkeys(taken & one.walk.taken.keys()))

    @property
    def has_untaken(self) -> bool:
        """Return whether a branch is taken by no report type so far."""
        return any(any(one.walk.taken.values()) for one in self.seen.values())

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with all of them."""
        yield from self._broken
        for one in self.seen.values():
            found = [*one.walk.found, *_of_source(one)]
            yield from (fault.at(one.file) for fault in sorted(found, key=lambda each: each.line))

    def remarks(self) -> Iterator[Said]:
        """Yield the words of the remarks that drafts have wherever they need them."""
        for file in REMARKS.values():
            tree = self._tree(file)
            if tree is not None:
                for data in tree.find_all(nodes.TemplateData):
                    yield Said(squeezed(parts_of(data.data, data.lineno)), {})

    def _of(self, file: str) -> Seen:
        if file not in self.seen:
            self.seen[file] = Seen(file, self._tree(file))
        return self.seen[file]

    def _tree(self, file: str) -> nodes.Template | None:
        try:
            tree = parsed(file)
        except BrokenError as error:
            self._broken.append(told(error))
            return None
        refused = [Fault(TEMPLATE, *one).at(file) for one in not_allowed(tree)]
        self._broken += refused
        return None if refused else tree


def _forbidden(type_: ReportType, printing: Printing, fields: Fields) -> Iterator[Forbidden]:
    """Yield the rules on wording that hold for certain where a template is printed."""
    for rule in type_.rules.forbidden:
        here = not rule.sections or printing.section in rule.sections
        if here and fields.holding(rule.when, printing.known, so=False) is None:
            yield rule


def _of_source(one: Seen) -> Iterator[Fault]:
    """Yield what is wrong with the words of a template, whatever its conditions."""
    yield from limits(unmarked(read(f"templates/{one.file}")).decode("utf-8", "replace"))
    for said in one.walk.said:
        if said.parts:
            yield from marks(said.text, said.parts[0].line)
    if one.tree is not None:
        if not any(map(_has_words, one.tree.find_all(nodes.Output))):
            yield Fault(TEMPLATE, 1, "This template prints nothing.", _NOTHING)
        yield from misread(one.tree, one.file)


def _has_words(node: nodes.Output) -> bool:
    return any(not isinstance(one, nodes.TemplateData) or one.data.strip() for one in node.nodes)

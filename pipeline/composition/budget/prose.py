"""The extent of a section template: through its conditions, loops and filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from jinja2 import nodes

from pipeline.composition.allowed import line_of
from pipeline.composition.budget.causes import Cause, scaled
from pipeline.composition.budget.expressions import Expressions, Names, compared, names_in, told_of
from pipeline.composition.budget.fields import Field, Fields
from pipeline.composition.budget.known import Known
from pipeline.composition.budget.loops import added, more, most_of
from pipeline.composition.budget.pen import Unknown
from pipeline.composition.budget.pens import Pens, extent, joined, pens, written
from pipeline.composition.budget.said import put
from pipeline.composition.budget.tally import Extent
from pipeline.composition.placeholders import line_number
from pipeline.composition.templates import syntax

_PASSES: Final = 60
"""How often a loop is gone through. What more passes can add is bounded, not looked at."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A way that a template can take: what it has written by then, and why it grew so long."""

    pens: Pens
    causes: tuple[Cause, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Reads the nodes of one template."""

    file: str
    say: Expressions
    loops: count[int]

    def all(self, found: Iterable[nodes.Node], before: Pens, names: Names, known: Known) -> Branch:
        branch = Branch(before)
        for node in found:
            after = self.one(node, branch.pens, names, known)
            branch = Branch(after.pens, branch.causes + after.causes)
        return branch

    def one(self, node: nodes.Node, before: Pens, names: Names, known: Known) -> Branch:
        match node:
            case nodes.Output():
                return self.all(node.nodes, before, names, known)
            case nodes.TemplateData():
                text = "".join(one for one in node.data if line_number(one) is None)
                return Branch(written(before, lambda pen: pen.template(unlinked(text))))
            case nodes.If():
                return self.condition(node, before, names, known)
            case nodes.For():
                return self.loop(node, before, names, known)
            case nodes.Expr():
                return self.value(node, before, names, known)
        raise AssertionError(f"a template may not use {type(node).__name__}")

    # --- values ----------------------------------------------------------------------------

    def value(self, node: nodes.Expr, before: Pens, names: Names, known: Known) -> Branch:
        ways = self.say.ways(node, names, known)
        after = put(before, ways)
        unknown = [part for way in ways for part in way if isinstance(part, Unknown)]
        longest = max(unknown, key=lambda one: one.words.most, default=None)
        if longest is None:
            return Branch(after)
        cause = Cause("field", self.file, line_of(node), longest.field, longest.words.most, 0)
        return Branch(after, (cause,))

    # --- conditions ------------------------------------------------------------------------

    def condition(self, node: nodes.If, before: Pens, names: Names, known: Known) -> Branch:
        """Return the branches of a condition as one, the cause that of the longest of them."""
        branches: list[tuple[nodes.If, Branch]] = []
        rest: Known | None = known
        for one in [node, *node.elif_]:
            if rest is None:
                break
            assert isinstance(one, nodes.If)
            assert isinstance(one.test, nodes.Expr)
            if (so := self.say.assumed(one.test, names, rest, so=True)) is not None:
                branches.append((one, self.all(one.body, before, names, so)))
            rest = self.say.assumed(one.test, names, rest, so=False)
        if rest is not None:
            branches.append((node, Branch(before)))
        after = joined(branch.pens for _, branch in branches)
        at, longest = max(branches, key=lambda one: most_of(one[1].pens))
        words, own = added(before, longest.pens)
        if longest.pens is before or not words:
            return Branch(after)
        cause = Cause("branch", self.file, line_of(at), told_of(at), words, own)
        return Branch(after, (cause, *longest.causes))

    # --- loops -----------------------------------------------------------------------------

    def loop(self, node: nodes.For, before: Pens, names: Names, known: Known) -> Branch:
        """Return the loop gone through as often as its list can be long."""
        assert isinstance(node.iter, nodes.Expr)
        field = self.say.field(node.iter, names)
        number = self.say.fields.listed(field, known)
        number = number.perhaps if node.test else number
        if not number.most:
            return Branch(before)
        assert isinstance(node.target, nodes.Name)
        entry = self.say.fields.entry(field, next(self.loops))
        inner = {**names, node.target.name: entry}

        def once(some: Pens) -> Branch:
            return self.all(node.body, some, inner, known)

        ends = [before] if not number.least else []
        after, done = before, 0
        while done < min(number.most, max(_PASSES, number.least)):
            after, done = once(after).pens, done + 1
            if done >= number.least:
                ends.append(after)
        if number.most > done:
            ends.append(more(after, lambda some: once(some).pens, number.most - done))
        words, own = added(before, joined(ends))
        cause = Cause("list", self.file, line_of(node), field.pointer, words, own)
        causes = (scaled(one, number.most) for one in once(before).causes)
        return Branch(joined(ends), (cause, *causes))


@dataclass(frozen=True, slots=True)
class Prose:
    """The extent of a template, and what makes it long."""

    extent: Extent
    causes: tuple[Cause, ...]


def prose(
    file: str, fields: Fields, names: frozenset[str], known: Known, *, followed: bool
) -> Prose:
    """Return the extent of a template. Raises BrokenError for a template that is broken.

    A field that several conditions ask for, each time for one of a few values, is gone through
    value by value: what holds for each value holds, and is narrower than branches joined one after
    the other. `followed` says whether a list or quote may stand behind the template.
    """
    tree = syntax(file, names)
    reader = _Reader(file, Expressions(fields), count(1))

    def found(some: Known) -> Branch:
        return reader.all(tree.body, pens(), {}, some)

    whole = found(known)
    narrowest = extent(whole.pens, followed=followed)
    for field in _asked_often(reader, tree):
        cases = joined(found(case).pens for case in fields.cases(field, known))
        narrowest &= extent(cases, followed=followed)
    return Prose(narrowest, whole.causes)


def _asked_often(reader: _Reader, tree: nodes.Template) -> Iterator[Field]:
    """Yield each field that more than one condition compares with a text."""
    inner = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    asked: dict[str, list[Field]] = {}
    for condition in tree.find_all(nodes.If):
        tests = [condition.test, *(one.test for one in condition.elif_)]
        asked_for = (one.expr for test in tests for one in compared(test))
        own = (one for one in asked_for if inner.isdisjoint(names_in(one)))
        found = {field.key: field for field in (reader.say.field(one, {}) for one in own)}
        for key, field in found.items():
            asked.setdefault(key, []).append(field)
    yield from (found[0] for found in asked.values() if len(found) > 1)


_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|\]\([^()\s]*\)")


def unlinked(text: str) -> str:
    """Return the words of a template without the addresses of its links."""
    return _LINK.sub(lambda match: match[1] or "", text)

"""The extent of a section template: through its conditions, loops and filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final, TypeAlias

from jinja2 import nodes

from pipeline.composition.budget.causes import Cause, scaled
from pipeline.composition.budget.fields import Field, Fields, Known
from pipeline.composition.budget.pen import Pen, Pens, Unknown, extent, joined, pens, written
from pipeline.composition.budget.said import Sayer, Ways, put
from pipeline.composition.budget.tally import Amount, Extent
from pipeline.composition.placeholders import line_number
from pipeline.composition.templates import syntax

_Names: TypeAlias = Mapping[str, Field]

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
    fields: Fields
    loops: count[int]

    def all(self, found: Iterable[nodes.Node], before: Pens, names: _Names, known: Known) -> Branch:
        branch = Branch(before)
        for node in found:
            after = self.one(node, branch.pens, names, known)
            branch = Branch(after.pens, branch.causes + after.causes)
        return branch

    def one(self, node: nodes.Node, before: Pens, names: _Names, known: Known) -> Branch:
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

    def value(self, node: nodes.Expr, before: Pens, names: _Names, known: Known) -> Branch:
        ways = self.ways(node, names, known)
        after = put(before, ways)
        unknown = [part for way in ways for part in way if isinstance(part, Unknown)]
        longest = max(unknown, key=lambda one: one.words.most, default=None)
        if longest is None:
            return Branch(after)
        cause = Cause("field", self.file, line_of(node), longest.field, longest.words.most, 0)
        return Branch(after, (cause,))

    def ways(self, node: nodes.Expr, names: _Names, known: Known) -> Ways:
        """Return the ways to write an expression. Without any, no report comes to this place."""
        sayer = Sayer(self.fields, known)
        if not isinstance(node, nodes.Filter) or node.name in ("first", "inspections"):
            return sayer.plain(self.field(node, names))
        assert node.node is not None
        field = self.field(node.node, names)
        says: Mapping[str, Callable[..., Ways]] = {
            "a": sayer.with_article,
            "date": sayer.date,
            "until": sayer.span,
            "count": sayer.count,
            "number": sayer.number,
            "names": sayer.names,
            "lines": sayer.lines,
            "proportion": sayer.proportion,
            "sources": sayer.sources,
        }
        return says[node.name](field, *(self.argument(one, names) for one in node.args))

    def argument(self, node: nodes.Expr, names: _Names) -> Field | Any:
        return node.value if isinstance(node, nodes.Const) else self.field(node, names)

    def field(self, node: nodes.Expr, names: _Names) -> Field:
        match node:
            case nodes.Name():
                return names.get(node.name) or self.fields.at(f"/{node.name}")
            case nodes.Getattr():
                return self.fields.child(self.field(node.node, names), node.attr)
            case nodes.Filter(node=nodes.Expr() as inner, name="first"):
                return self.fields.child(self.field(inner, names), "0")
            case nodes.Filter(node=nodes.Expr() as inner, name="inspections"):
                field = self.field(inner, names)
                return replace(field, sifted=True, key=f"{field.key}|inspections")
        raise AssertionError(f"no field is {type(node).__name__}")

    # --- conditions ------------------------------------------------------------------------

    def condition(self, node: nodes.If, before: Pens, names: _Names, known: Known) -> Branch:
        """Return the branches of a condition as one, the cause that of the longest of them."""
        branches: list[tuple[nodes.If, Branch]] = []
        rest: Known | None = known
        for one in [node, *node.elif_]:
            if rest is None:
                break
            assert isinstance(one, nodes.If)
            assert isinstance(one.test, nodes.Expr)
            if (so := self.assumed(one.test, names, rest, so=True)) is not None:
                branches.append((one, self.all(one.body, before, names, so)))
            rest = self.assumed(one.test, names, rest, so=False)
        if rest is not None:
            branches.append((node, Branch(before)))
        after = joined(branch.pens for _, branch in branches)
        at, longest = max(branches, key=lambda one: _most(one[1].pens))
        added, own = _added(before, longest.pens)
        if longest.pens is before or not added:
            return Branch(after)
        cause = Cause("branch", self.file, line_of(at), _condition(at), added, own)
        return Branch(after, (cause, *longest.causes))

    def assumed(self, node: nodes.Expr, names: _Names, known: Known, *, so: bool) -> Known | None:
        """Return what is known where an expression is so, or is not. None: it cannot be."""
        match node:
            case nodes.And():
                return self._both(node.left, node.right, names, known, so=so)
            case nodes.Or():
                return self._both(node.left, node.right, names, known, so=so, turned=True)
            case nodes.Compare(expr=expr, ops=[nodes.Operand(expr=other)]):
                return self._equal(expr, other, names, known, so=so)
            case nodes.Const():
                return known if bool(node.value) is so else None
            case nodes.Filter(name=name) if name not in ("first", "inspections"):
                return known if so else None  # what can be written is there
        return self.fields.assumed(self.field(node, names), known, so=so)

    def _both(
        self,
        left: nodes.Expr,
        right: nodes.Expr,
        names: _Names,
        known: Known,
        *,
        so: bool,
        turned: bool = False,
    ) -> Known | None:
        """Assume that both are so; or, `turned`, that one is: then neither is if it is not."""
        if so is not turned:
            first = self.assumed(left, names, known, so=so)
            return None if first is None else self.assumed(right, names, first, so=so)
        found = [self.assumed(one, names, known, so=so) for one in (left, right)]
        there = [one for one in found if one is not None]
        if len(there) == 2:
            return known  # either of them
        return there[0] if there else None

    def _equal(
        self, one: nodes.Expr, other: nodes.Expr, names: _Names, known: Known, *, so: bool
    ) -> Known | None:
        if isinstance(one, nodes.Const):
            one, other = other, one
        if not isinstance(other, nodes.Const) or isinstance(one, nodes.Const):
            return known
        field = self.field(one, names)
        if not isinstance(other.value, str) or self.fields.kind(field) != "string":
            return known
        return self.fields.equals(field, frozenset((other.value,)), known, so=so)

    # --- loops -----------------------------------------------------------------------------

    def loop(self, node: nodes.For, before: Pens, names: _Names, known: Known) -> Branch:
        """Return the loop gone through as often as its list can be long."""
        assert isinstance(node.iter, nodes.Expr)
        field = self.field(node.iter, names)
        number = self.fields.listed(field, known)
        if not number.most:
            return Branch(before)
        assert isinstance(node.target, nodes.Name)
        entry = self.fields.entry(field, next(self.loops))
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
            ends.append(_more(after, lambda some: once(some).pens, number.most - done))
        added, own = _added(before, joined(ends))
        cause = Cause("list", self.file, line_of(node), field.pointer, added, own)
        causes = (scaled(one, number.most) for one in once(before).causes)
        return Branch(joined(ends), (cause, *causes))


def _more(after: Pens, once: Callable[[Pens], Pens], passes: Amount) -> Pens:
    """Return the pens after up to so many more passes of a loop, each adding the most it can."""
    later = once(after)
    stands = joined((after, later))
    growth = max(_most(once({at: pen})) - _most({at: pen}) for at, pen in stands.items())
    if not growth:
        return stands
    return joined((_grown(after, growth * passes), _grown(later, growth * (passes - 1))))


def _grown(some: Pens, more: Amount) -> Pens:
    found: Pens = {}
    for at, pen in some.items():
        found[at] = grown = pen.copy()
        for name in _GROWING:  # whatever is counted has a word
            setattr(grown.most, name, getattr(grown.most, name) + more)
    return found


_GROWING: Final = (
    "together", "fixed", "paragraphs", "sentences", "words", "other", "here", "stops", "own_stops",
    "longest",
)  # fmt: skip


def _most(some: Pens) -> Amount:
    return max((pen.most.together + _pending(pen) for pen in some.values()), default=0)


def _pending(pen: Pen) -> int:
    return int(bool(pen.at.token))


def _added(before: Pens, after: Pens) -> tuple[Amount, Amount]:
    """Return how many words came in between, and how many of them are the template's own."""
    own = [max((pen.most.fixed for pen in some.values()), default=0) for some in (before, after)]
    added = _most(after) - _most(before)
    return added, min(own[1] - own[0], added)


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
    reader = _Reader(file, fields, count(1))

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
        compared = (one.expr for test in tests for one in _compared(test))
        own = (one for one in compared if inner.isdisjoint(_names(one)))
        found = {field.key: field for field in (reader.field(one, {}) for one in own)}
        for key, field in found.items():
            asked.setdefault(key, []).append(field)
    yield from (found[0] for found in asked.values() if len(found) > 1)


def _compared(node: nodes.Node) -> Iterator[nodes.Compare]:
    if isinstance(node, nodes.Compare) and not isinstance(node.expr, nodes.Const):
        yield node
    yield from node.find_all(nodes.Compare)


def _names(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Name):
        yield node.name
    yield from (one.name for one in node.find_all(nodes.Name))


_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|\]\([^()\s]*\)")


def unlinked(text: str) -> str:
    """Return the words of a template without the addresses of its links."""
    return _LINK.sub(lambda match: match[1] or "", text)


def _condition(node: nodes.If) -> str:
    assert isinstance(node.test, nodes.Expr)
    return told(node.test)


def told(node: nodes.Expr) -> str:
    """Return an expression as a template has it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            of = told(node.node)
            return (
                f"({of}).{node.attr}"
                if isinstance(node.node, nodes.Filter)
                else f"{of}.{node.attr}"
            )
        case nodes.Const():
            return f'"{node.value}"' if isinstance(node.value, str) else str(node.value)
        case nodes.Filter(node=nodes.Expr() as inner):
            return f"{told(inner)} | {node.name}"
        case nodes.And():
            return f"{told(node.left)} and {told(node.right)}"
        case nodes.Or():
            return f"{told(node.left)} or {told(node.right)}"
        case nodes.Compare(expr=expr, ops=[nodes.Operand(expr=other)]):
            return f"{told(expr)} == {told(other)}"
    return "…"


def line_of(node: nodes.Node) -> int:
    """Return the line of a node. Jinja gives some no line, but always something within them."""
    return next((one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno), 1)

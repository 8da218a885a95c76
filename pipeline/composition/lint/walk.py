"""Goes through a template as budget does: branch by branch, with what each makes known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from jinja2 import nodes

from pipeline.composition.allowed import line_of
from pipeline.composition.budget.expressions import Expressions, Names, told
from pipeline.composition.budget.fields import Fields
from pipeline.composition.budget.known import Fact, Known, known_with
from pipeline.composition.lint.asked import Asked
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.paths import Paths, says
from pipeline.composition.lint.printed import Printed
from pipeline.composition.lint.rules import NEVER_TAKEN, UNASKED, UNFIT
from pipeline.composition.lint.said import Part, Said, parts_of, squeezed

_MOST = 100_000  # passes of loops in one another


@dataclass(slots=True)
class Walk:
    """What was seen of one template, in all its places: faults, words, branches taken or not."""

    faults: dict[Fault, None] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    taken: dict[int, Fault | None] = field(default_factory=dict)
    fields: Fields | None = None

    def through(self, tree: nodes.Template, fields: Fields, known: Known) -> None:
        """Go through a template in one of its places."""
        self.fields = fields
        _Place(self, Paths(fields), count(1)).all(tree.body, {}, known, 1)

    @property
    def found(self) -> Iterator[Fault]:
        """Yield all faults, and the branches that no place takes."""
        yield from self.faults
        yield from (one for one in self.taken.values() if one)


@dataclass(slots=True)
class _Place:
    """One place where a template is printed."""

    walk: Walk
    paths: Paths
    loops: count[int]
    unclear: int = 0

    def all(self, body: Iterable[nodes.Node], names: Names, known: Known, times: float) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    self.output(node, names, known)
                case nodes.If():
                    self.condition(node, names, known, times)
                case nodes.For():
                    self.loop(node, names, known, times)

    def output(self, node: nodes.Output, names: Names, known: Known) -> None:
        parts: list[Part] = []
        for one in node.nodes:
            if isinstance(one, nodes.TemplateData):
                parts += parts_of(one.data, one.lineno)
                continue
            assert isinstance(one, nodes.Expr)
            found = [
                fault
                for fault in Printed(self.paths, names, known).faults(one)
                if not (self.unclear and fault.rule is UNASKED)
            ]
            self.walk.faults |= dict.fromkeys(found)
            self._see(one, names)
            text = "Northwood" if found else self._sample(one, names, known)
            parts.append(Part(line_of(one), text, value=True))
        self.walk.said.append(Said(squeezed(parts), known, bool(self.unclear)))

    def _sample(self, node: nodes.Expr, names: Names, known: Known) -> str:
        """Return words that may stand there."""
        ways = Expressions(self.paths.fields).ways(node, names, known)
        way = ways[0] if ways else ()
        return "".join(one if isinstance(one, str) else "Northwood" for one in way) or "Northwood"

    def _see(self, node: nodes.Node, names: Names) -> None:
        """Remember the fields that are printed or asked for."""
        for one in (node, *node.find_all((nodes.Name, nodes.Getattr))):
            if isinstance(one, nodes.Name | nodes.Getattr) and not any(
                self.paths.faults(one, names)
            ):
                self.walk.seen.add(self.paths.field(one, names).pointer)

    # --- conditions and loops --------------------------------------------------------------

    def condition(self, node: nodes.If, names: Names, known: Known, times: float) -> None:
        rest: Known | None = known
        for one in [node, *node.elif_]:
            assert isinstance(one, nodes.If)
            assert isinstance(one.test, nodes.Expr)
            found = list(Asked(self.paths, names).faults(one.test))
            self.walk.faults |= dict.fromkeys(found)
            self._see(one.test, names)
            if found:
                self.unclear += 1
                self.all(one.body, names, rest or known, times)
                self.unclear -= 1
                continue
            so = self._assumed(one.test, names, rest, so=True)
            self._take(one, so is not None)
            if so is not None:
                self.all(one.body, names, so, times)
            rest = self._assumed(one.test, names, rest, so=False)

    def _assumed(
        self, test: nodes.Expr, names: Names, known: Known | None, *, so: bool
    ) -> Known | None:
        if known is None:
            return None
        return Expressions(self.paths.fields).assumed(test, names, known, so=so)

    def _take(self, node: nodes.If, taken: bool) -> None:
        key = id(node)
        if taken:
            self.walk.taken[key] = None
        elif key not in self.walk.taken:
            assert isinstance(node.test, nodes.Expr)
            message = f"This branch is never taken: ‘{told(node.test)}’ cannot be so here."
            self.walk.taken[key] = Fault(NEVER_TAKEN, line_of(node), message, word=told(node.test))

    def loop(self, node: nodes.For, names: Names, known: Known, times: float) -> None:
        assert isinstance(node.iter, nodes.Expr)
        found = list(self.paths.faults(node.iter, names))
        if not found and (kind := self.paths.kind(node.iter, names)) != "array":
            message = f"‘{told(node.iter)}’ is {says(kind)}: a loop goes through a list."
            found.append(Fault(UNFIT, line_of(node), message, word=told(node.iter)))
        self.walk.faults |= dict.fromkeys(found)
        if found or not isinstance(node.target, nodes.Name):
            return
        self._see(node.iter, names)
        list_ = self.paths.field(node.iter, names)
        times *= self.paths.fields.length(list_, known).most
        if times > _MOST:
            message = f"These loops can go round {times:,.0f} times."
            fault = Fault(UNFIT, line_of(node), message, "Give the lists a maxItems, or divide it.")
            self.walk.faults[fault] = None
            return
        inner = {**names, node.target.name: self.paths.fields.entry(list_, next(self.loops))}
        some = known_with(known, list_.key, Fact(there=True))
        if node.test is not None:
            assert isinstance(node.test, nodes.Expr)
            self.walk.faults |= dict.fromkeys(Asked(self.paths, inner).faults(node.test))
        self.all(node.body, inner, some, times)

"""What the tests of templates share: a small public bundle, and blocks in a form to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.public import Mode, PublicBundle, public_bundle
from pipeline.model.document import (
    Block,
    Break,
    BundleSource,
    Inline,
    Link,
    Measured,
    Text,
    block_inlines,
    texts,
)

DATA: Final[Mapping[str, Any]] = {
    "setting": {
        "name": "Marigold House",
        "places": 1838,
        "open": True,
        "address": ["1 Example Street", "Sampleton"],
    },
    "event": {
        "start": "2025-03-06",
        "end": "2025-03-08",
        "notice": "2025-02-30",
        "inspectors": [{"name": "Ann"}, {"name": "Bea"}, {"name": "Cy"}],
    },
    "evidence": [
        {"id": "E1", "measure": {"numerator": 37, "denominator": 41, "unit": "families"}},
        {"id": "E2", "measure": {"numerator": 5, "denominator": 3, "unit": "families"}},
    ],
    "narrative": "*written by people*",
}
ABSENT: Final = frozenset({"area", "summary"})  # public fields that this bundle does not have


def public(data: Mapping[str, Any] = DATA) -> PublicBundle:
    """Return a bundle in which everything is public; `narrative` is Markdown."""
    leaves = dict(_leaves(data, ()))
    modes: dict[str, Mode] = {to_pointer(path): "text" for path in leaves}
    if "narrative" in data:
        modes["/narrative"] = "markdown"
    names = {step for path in leaves for step in path if isinstance(step, str)}
    return public_bundle(data, modes, frozenset(names | ABSENT))


def _leaves(data: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*path, index))
    else:
        yield path, data


def all_texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """Yield every text of some blocks."""
    for block in blocks:
        for inlines in block_inlines(block):
            yield from texts(inlines)


def shape(blocks: tuple[Block, ...]) -> list[Any]:
    """Return all that blocks are, with the pointer of a value in place of its words."""
    return [
        (type(block).__name__, [[_shape(one) for one in run] for run in block_inlines(block)])
        for block in blocks
    ]


def _shape(inline: Inline) -> Any:
    match inline:
        case Text(_, BundleSource() as source):
            return source
        case Text() | Break():
            return inline
        case Link(target, inlines) | Measured(target, inlines):
            return type(inline).__name__, target, [_shape(one) for one in inlines]
        case _:
            return type(inline).__name__, [_shape(one) for one in _inner(inline)]


def _inner(inline: Any) -> tuple[Inline, ...]:
    inner: tuple[Inline, ...] = inline.inlines
    return inner

"""Every text of a bundle that is not public. Its readers never repeat one."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.checks.case.case import Case
from pipeline.checks.evidence import turned_on
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import Items, Node, Record

NAME_FIELDS: Final = re.compile(r"/facts/(?:\w+_)?names?(?:_\w+)?$")
_ONE_WORD: Final = re.compile(r"[^\W\d_a-z][^\W\d_’'-]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class PrivateText:
    """A text that is not public; `withheld` if its record is kept out of reports."""

    pointer: str
    text: str = field(repr=False)
    withheld: bool

    @property
    def is_name(self) -> bool:
        """Return whether its field holds a name and nothing else."""
        return "name" in self.pointer and NAME_FIELDS.search(self.pointer) is not None


def private_texts(case: Case) -> tuple[PrivateText, ...]:
    """Return every text that the public part of a bundle does not have. It is made once."""
    return case.remembered("private texts", lambda case: tuple(_private_texts(case)))


def private_values(bundle: Bundle) -> Iterator[PrivateText]:
    """Yield every text of a bundle that its public part does not have, however short it is."""
    withheld = {one.pointer for one in bundle.evidence if one.withheld}
    for pointer, _, text in _leaves(_data(bundle), bundle.public.root):
        yield PrivateText(pointer, text, _record(pointer) in withheld)


def _private_texts(case: Case) -> Iterator[PrivateText]:
    quotes = any(turned_on(case, "quote-permission"))  # EVD013 looks for quotes more closely
    withheld = {one.pointer for one in case.bundle.evidence if one.withheld}
    for pointer, key, text in _leaves(_data(case.bundle), case.bundle.public.root):
        if " " not in text and not _may_be_name(text, key):
            continue
        record = _record(pointer)
        quoted = "/quote/" in pointer and record not in withheld
        if not (quoted and (quotes or pointer.endswith("/speaker"))):
            yield PrivateText(pointer, text, record in withheld)


def _data(bundle: Bundle) -> Mapping[str, Any]:
    """Return what a bundle says, without the address of its schema."""
    data: Any = bundle.file.data
    return {key: value for key, value in data.items() if key != "$schema"}


def _record(pointer: str) -> str:
    """Return the pointer of the record of evidence that a pointer leads into."""
    return "/".join(pointer.split("/", 3)[:3])


def _leaves(data: Any, public: Node) -> Iterator[tuple[str, str | int, str]]:
    """Yield the pointer, key and text of what is not in the public part."""
    waiting: deque[tuple[str, Any, Node | None]] = deque([("", data, public)])
    while waiting:
        pointer, data, public_part = waiting.popleft()
        shown = _shown(public_part)
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in items:
            if type(value) is str:
                if key not in shown:
                    yield _below(pointer, key), key, value
            elif isinstance(value, _INNER) and value:
                waiting.append((_below(pointer, key), value, shown.get(key)))


def _below(pointer: str, key: str | int) -> str:
    if isinstance(key, str) and ("~" in key or "/" in key):
        key = key.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{key}"


def _shown(public: Node | None) -> Mapping[Any, Node]:
    """Return what a part of the public bundle holds, by key or number."""
    match public:
        case Record():
            return public.fields
        case Items():
            return {int(one.pointer.rpartition("/")[2]): one for one in public}
        case _:
            return {}


def _may_be_name(text: str, key: str | int) -> bool:
    named = isinstance(key, str) and "name" in key
    return named or (text[:1].isupper() and _ONE_WORD.fullmatch(text) is not None)


_INNER: Final = (dict, list)

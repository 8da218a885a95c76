"""A reader of workflow commands, by the grammar that the runner of GitHub Actions follows.

`::name key=value,key=value::data`, after white space; `%25`, `%0D` and `%0A` stand for their
characters, in a value also `%3A` and `%2C`. The older `##[name key=value;]data` counts anywhere
in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMMAND = re.compile(r"::(?P<name>[^\s:]+)(?: (?P<properties>.*?))?::(?P<data>.*)", re.DOTALL)
_ESCAPES = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}


class Command(NamedTuple):
    """One command."""

    name: str
    properties: dict[str, str]
    data: str


def commands(text: str) -> Iterator[Command]:
    """Yield every line that the runner would take for a command."""
    for line in re.split("\r\n|\r|\n", text):
        found = _COMMAND.match(line.lstrip())
        assert found or "##[" not in line, line
        if found:
            pairs = (pair.split("=", 1) for pair in (found["properties"] or "").split(",") if pair)
            properties = {key.strip(): _plain(value) for key, value in pairs}
            yield Command(found["name"], properties, _plain(found["data"]))


def _plain(words: str) -> str:
    return re.sub("%(?:25|0D|0A|3A|2C)", lambda found: _ESCAPES[found[0]], words)

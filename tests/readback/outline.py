"""The outline read back: its words, without the marks of headings, blocks, cells and evidence."""

from __future__ import annotations

import re

from tests.readback.reading import Reading


def read(content: bytes) -> Reading:
    """Return the words of an outline."""
    reading = Reading()
    for line in content.decode().splitlines():
        text = re.sub(r"^(?:#+|[-~=!>]) ", "", line)
        text = re.sub(r"  \{[^}]+\}$", "", text)
        text = re.sub(r"^\[(.*)\]$", r"\1", text)
        reading.add(re.sub(r" [|/](?= |$)", "", text))
    return reading

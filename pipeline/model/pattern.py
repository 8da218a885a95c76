"""A regular expression that is made ready when it is first used: most texts need few of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern. What is asked of it is asked of the pattern from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, and compile it the first time that it is used."""
    return cast("re.Pattern[str]", _Later(source, flags))

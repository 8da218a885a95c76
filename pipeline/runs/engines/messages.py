"""Messages between a run and its workers: a mark, two lengths, values as JSON, and bytes.

Nothing else crosses, so a worker that was led astray can at most say something wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from struct import Struct
from typing import Any, TypeAlias

_HEAD = Struct("!4sQQ")
_MARK = b"irm1"

Message: TypeAlias = tuple[Mapping[str, Any], bytes]


def packed(values: Mapping[str, Any], body: bytes = b"") -> bytes:
    """Return a message as bytes. File names that are no text survive as escapes."""
    text = json.dumps(values).encode("ascii")
    return _HEAD.pack(_MARK, len(text), len(body)) + text + body


class Inbox:
    """Bytes as they come, until a message is whole."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def take(self, piece: bytes) -> Iterator[Message]:
        """Take the next bytes, and yield each message that is whole now.

        Raises ValueError for what is no message.
        """
        self._waiting += piece
        while len(self._waiting) >= _HEAD.size:
            mark, first, second = _HEAD.unpack_from(self._waiting)
            if mark != _MARK:
                raise ValueError("no message")
            middle = _HEAD.size + first
            end = middle + second
            if len(self._waiting) < end:
                return
            values = json.loads(self._waiting[_HEAD.size : middle])
            body = bytes(self._waiting[middle:end])
            del self._waiting[:end]
            if not isinstance(values, dict):
                raise ValueError("no message")
            yield values, body

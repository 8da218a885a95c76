"""Canonical JSON: one value has one form, so that a digest of it can be made again anywhere.

UTF-8, keys in the order of their characters, no blanks, nothing escaped that need not be.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: object) -> bytes:
    """Return the one form of a value, without a line feed. ValueError for what is no JSON."""
    options: Any = {"ensure_ascii": False, "sort_keys": True, "allow_nan": False}
    return json.dumps(value, separators=(",", ":"), **options).encode()


def line(value: object) -> bytes:
    """Return the one form of a value as a file or a line of one: a line feed ends it."""
    return canonical(value) + b"\n"


def value_of(content: bytes) -> Any:
    """Return the value of a canonical text without line feed, or None for any other text.

    So no key stands twice, and nothing is nested deeper than Python reads.
    """
    try:
        value = json.loads(content)
        return value if canonical(value) == content else None
    except (ValueError, RecursionError):
        return None


def value_of_line(content: bytes) -> Any:
    """Return the value of a canonical text that ends with a line feed, or None."""
    return value_of(content[:-1]) if content.endswith(b"\n") else None


def digest(content: bytes) -> str:
    """Return SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()

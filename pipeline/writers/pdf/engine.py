"""The system libraries that WeasyPrint sets text with: their versions are part of every PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from pipeline.model.errors import BrokenError

# Library: the function that tells its version, and the names it goes by, as WeasyPrint tries them.
_SYSTEM: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "pango": (
        "pango_version_string",
        ("libpango-1.0-0", "pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib"),
    ),
    "harfbuzz": (
        "hb_version_string",
        ("libharfbuzz-0", "harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    ),
    "harfbuzz-subset": (  # without it fontTools makes the fonts smaller, with other bytes
        "hb_version_string",
        (
            "libharfbuzz-subset-0",
            "harfbuzz-subset",
            "libharfbuzz-subset.so.0",
            "libharfbuzz-subset.0.dylib",
        ),
    ),
}
_ABSENT = "absent"
_FOR_FONTS = ("libpangoft2-1.0-0", "pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib")
DEBIAN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b"
HOMEBREW = "pango harfbuzz"
"""The packages that bring what a PDF cannot do without; `system-packages.txt` has them, too."""


@cache
def versions() -> Mapping[str, str]:
    """Return the version of each system library; `absent` where it cannot be asked."""
    return {name: _version(asked, known) for name, (asked, known) in _SYSTEM.items()}


def seems_whole() -> bool:
    """Return whether the loader finds at once all that a PDF cannot do without."""
    found = versions()
    return _ABSENT not in (found["pango"], found["harfbuzz"]) and any(map(_loads, _FOR_FONTS))


def absent() -> BrokenError:
    """Return what is told where WeasyPrint cannot load its libraries."""
    return BrokenError(
        "PDFs cannot be written on this machine: Pango, which sets their text, or a library that "
        "it needs cannot be loaded.",
        hint=f"Install it. Debian, Ubuntu: sudo apt-get install {DEBIAN}. macOS: brew install "
        f"{HOMEBREW}.",
    )


def _loads(name: str) -> bool:
    with suppress(OSError):
        ctypes.CDLL(name)
        return True
    return False


def _version(asked: str, known: tuple[str, ...]) -> str:
    for name in known:
        with suppress(OSError, AttributeError):
            tells = getattr(ctypes.CDLL(name), asked)
            tells.restype = ctypes.c_char_p
            return str(tells().decode())
    return _ABSENT

"""A zip whose bytes depend on nothing but the parts in it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_TYPES: Final = "[Content_Types].xml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16


def canonical(parts: Mapping[str, bytes], *, compress: bool = True) -> bytes:
    """Return a zip of parts in one fixed order, with fixed dates and modes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED if compress else ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            archive.writestr(_entry(name, archive.compression), parts[name])
    return packed.getvalue()


def _entry(name: str, compression: int) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry

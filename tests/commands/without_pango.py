"""The program on a machine without Pango: `python -m tests.commands.without_pango ARGUMENT …`."""

from __future__ import annotations

import ctypes
import sys
from importlib import import_module
from typing import Any, Final

from pipeline.cli import main

ABSENT: Final = "pango"


class _Loader(ctypes.CDLL):
    def __init__(self, name: str, *options: Any, **more: Any) -> None:
        if ABSENT in str(name):
            raise OSError(f"{name}: cannot open shared object file")
        super().__init__(name, *options, **more)


_CFFI: Any = import_module("cffi")  # it has no types


class _Interface(_CFFI.FFI):  # type: ignore[misc]
    def dlopen(self, name: Any, flags: int = 0) -> Any:
        if ABSENT in str(name):
            raise OSError(f"cannot load library '{name}'")
        return super().dlopen(name, flags)


if __name__ == "__main__":
    vars(ctypes)["CDLL"] = _Loader
    _CFFI.FFI = _Interface
    sys.exit(main(sys.argv[1:]))

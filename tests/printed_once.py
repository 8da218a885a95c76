"""A page that was printed once is not printed again: for tests that are not about printing.

A PDF takes half a second. Tests that publish the same report again and again say
`pytest.mark.usefixtures("printed_once")`. That the same page gives the same bytes is looked at by
tests that print it.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.writers.html import pages
from pipeline.writers.look.brand.reading import brand
from pipeline.writers.look.reading import look
from pipeline.writers.pdf import document, layout
from pipeline.writers.pdf.document import Pdf
from tests.made_once import made_once


def use(patch: pytest.MonkeyPatch, factory: pytest.TempPathFactory) -> None:
    """Let a page be looked up before it is printed, among those of all workers."""
    folder, really = made_once(factory, "prints", Path.mkdir), document.print_page

    def print_page(
        page: str,
        chosen: Callable[[layout.Render], Any] = layout.best,
        *,
        kept: bool = False,
        foot: str = "",
    ) -> Pdf:
        large = (foot, pages.large_sheet(), pages.extra_sheet("large.css")) if foot else ()
        looks = (pages.print_sheet(), large, look(), brand())
        asked = (page, chosen.__qualname__, kept, looks)
        file = folder / sha256(repr(asked).encode()).hexdigest()
        if not file.exists():
            part = file.with_suffix(f".{os.getpid()}")
            part.write_bytes(pickle.dumps(really(page, chosen, kept=kept, foot=foot)))
            part.replace(file)
        found: Pdf = pickle.loads(file.read_bytes())
        return found

    patch.setattr(document, "print_page", print_page)

"""A page in a browser, as each reader has it: wide, narrow, dark, in forced colours, printed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

# Words that stand outside the window where nothing scrolls to them, or broken, and lines on lines.
SPILL: Final = Path(__file__).with_name("spill.js")
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Screen:
    """How a page is shown: the window in CSS pixels, the reader’s wishes, and the medium."""

    width: int
    height: int = 900
    scheme: str = "light"
    forced: bool = False
    media: str = "screen"
    zoom: float = 1

    @property
    def context(self) -> dict[str, Any]:
        """Return what a browser is told before it opens a page."""
        return {
            "offline": True,
            "viewport": {"width": self.width, "height": self.height},
            "device_scale_factor": self.zoom,
            "color_scheme": self.scheme,
            "forced_colors": "active" if self.forced else "none",
        }


# 400% is a window of 1280 by 1024 in which a pixel of the page takes four (WCAG 2.2, 1.4.10).
SCREENS: Final[Mapping[str, Screen]] = {
    "light": Screen(1400),
    "dark": Screen(1400, scheme="dark"),
    "forced colours": Screen(1400, forced=True),
    "forced colours, dark": Screen(1400, forced=True, scheme="dark"),
    "print": Screen(700, media="print"),
    "320 pixels": Screen(320, 640, scheme="dark"),
    "400%": Screen(320, 256, zoom=4),
}


@contextmanager
def browser() -> Iterator[Any]:
    """Yield the machine’s browser."""
    from playwright.sync_api import sync_playwright

    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    where: dict[str, Any] = {"executable_path": found} if found else {"channel": "chrome"}
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(args=["--no-sandbox"], **where)


@contextmanager
def shown(opened: Any, html: str, screen: Screen) -> Iterator[Any]:
    """Yield a page as it is shown, with all that can be opened open."""
    page = _page(opened, screen)
    page.goto("about:blank")
    page.set_content(html)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield page


@cache
def _page(opened: Any, screen: Screen) -> Any:
    """Return the one page of a screen: each new one would start a process of the browser."""
    page = opened.new_context(**screen.context).new_page()
    page.emulate_media(media=screen.media)
    return page


def spilt(page: Any) -> list[str]:
    """Return what a reader stumbles over: words beside the window or broken, lines on lines."""
    found: list[str] = page.evaluate(SPILL.read_text("utf-8"))
    return found

"""Small pictures: of a page of a PDF, and of a page of HTML on a screen."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from scripts.look.screens import SCREENS, Screen, browser, shown

DOTS: Final = 58  # to the inch: a page of A4 is 480 dots wide
SMALLER: Final = 0.5  # a picture of a screen, beside the screen
WINDOW: Final = {1400: 1300, 360: 1300}  # how much of a page is shown, by the width of a window


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to take: of page `page` of a PDF, or of HTML on the screen of a name."""

    source: Path
    to: Path
    page: int = 0
    screen: str = ""


def take(pictures: Sequence[Picture]) -> None:
    """Take all pictures, on all cores."""
    cores = os.cpu_count() or 1
    shares = [pictures[start::cores] for start in range(cores)]
    # A browser does not survive a fork.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(_take, shares):
            pass


def _take(pictures: Sequence[Picture]) -> None:
    with ExitStack() as stack:
        opened: Any = None
        for one in pictures:
            one.to.parent.mkdir(parents=True, exist_ok=True)
            if one.page:
                _page(one)
            else:
                opened = opened or stack.enter_context(browser())
                _screen(one, opened)


def _page(picture: Picture) -> None:
    number = str(picture.page)
    only = ["-f", number, "-l", number, "-singlefile", "-r", str(DOTS), "-jpeg"]
    to = picture.to.with_suffix("")
    subprocess.run(["pdftoppm", *only, str(picture.source), str(to)], check=True)


def _screen(picture: Picture, opened: Any) -> None:
    asked = LOOKS[picture.screen]
    with shown(opened, picture.source.read_text("utf-8"), asked) as page:
        page.screenshot(path=picture.to, type="jpeg", quality=70)


def _small(screen: Screen, width: int) -> Screen:
    return Screen(width, WINDOW[width], screen.scheme, screen.forced, screen.media, SMALLER)


# What is shown of each page: wide and narrow.
LOOKS: Final = {
    "1400, light": _small(SCREENS["light"], 1400),
    "1400, dark": _small(SCREENS["dark"], 1400),
    "1400, forced colours": _small(SCREENS["forced colours, dark"], 1400),
    "360, light": _small(SCREENS["light"], 360),
    "360, dark": _small(SCREENS["dark"], 360),
}

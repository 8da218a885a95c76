"""`preview`: the report with its findings in the browser, renewed as files are saved."""

from __future__ import annotations

import argparse
import os
import sys
import webbrowser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from pipeline.commands.project import NAME, of_here
from pipeline.resources import Home
from pipeline.runs.stop import StoppedError

if TYPE_CHECKING:
    from pipeline.runs.preview.press import Setting

_PORTS = 65535
_WINDOWS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME")


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "preview",
        help="see report, findings and evidence in the browser while you write",
        description="Serve the proof of a bundle to the browser of this machine, and to nobody "
        "else: the report with its findings and evidence. The page is renewed when the bundle, a "
        "template, a report type, a house style, a schema or a style sheet is saved. PDF and Word "
        "files are made when you ask for them; nothing else is written. Ctrl-C ends it.",
    )
    parser.add_argument(
        "path",
        type=Path,
        metavar="PATH",
        help="a bundle, or a folder: then all in it have an index",
    )
    parser.add_argument(
        "--no-open", action="store_true", help="print the address, and open no browser"
    )
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="the port (default: any that is free)"
    )
    parser.add_argument(
        "--poll",
        action="store_true",
        help="look at the files again and again, for network folders that tell of no change",
    )
    parser.set_defaults(run=_run)


def _port(text: str) -> int:
    """Return the number of a port. Raises ArgumentTypeError for what is none."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= _PORTS):
        raise argparse.ArgumentTypeError(f"write a number from 1 to {_PORTS}")
    return int(text)


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.runs.preview.run import Wish, run

    path: Path = arguments.path
    if wrong := _wrong(path):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2

    def aside(line: str) -> None:
        if not arguments.quiet:
            _say(line)

    def tell(address: str) -> None:
        print(address, flush=True)
        aside("Ctrl-C ends it. Whoever has this address can see the draft while it runs.")
        if not arguments.no_open and sys.stdout.isatty():
            Thread(target=_open, args=(address,), daemon=True).start()

    try:
        run(Wish(path, arguments.port, arguments.poll), lambda: _setting(arguments), tell, _say)
    except StoppedError:
        aside("The preview has ended.")
    return 0


def _wrong(path: Path) -> str:
    """Return why there is nothing that could be shown, or ''."""
    if str(path) == "-":
        return "standard input never changes: name a file or a folder."
    if not path.is_dir() and not path.is_file():
        return f"{path} is neither a file nor a folder."
    return ""


def _setting(arguments: argparse.Namespace) -> Setting:
    """Return the project as it is now. Raises BrokenError for a project file that is wrong."""
    from pipeline.runs.preview.press import Setting

    project = of_here(arguments.templates)
    home = Home(project.templates, project.brand) if project.folders else Home()
    return Setting(home, project.choices, _files())


def _files() -> tuple[Path, ...]:
    """Return where a project file stands, or would stand: here, or above."""
    here = Path.cwd()
    return tuple(one / NAME for one in (here, *here.parents))


def _open(address: str) -> None:
    """Open a browser, and wait for it if it is one that one waits for."""
    if not _has_windows() or not webbrowser.open(address):
        _say("No browser could be opened: open the address yourself.")


def _has_windows() -> bool:
    """Return whether a browser would open a window: one in this terminal would be in the way."""
    return sys.platform == "darwin" or any(map(os.environ.get, _WINDOWS))


def _say(line: str) -> None:
    print(f"inspection-reports: {line}", file=sys.stderr, flush=True)

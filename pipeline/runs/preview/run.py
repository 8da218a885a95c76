"""A whole preview: from the start of the server to the signal that ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from pipeline.model.errors import BrokenError
from pipeline.runs.clock import now
from pipeline.runs.preview.office import Office
from pipeline.runs.preview.press import Press, Setting
from pipeline.runs.preview.renewal import folders
from pipeline.runs.preview.server import Server
from pipeline.runs.preview.site import Site
from pipeline.runs.preview.watch import Places, Watch

_SELDOM = 2.0  # seconds between two looks that nothing has woken
_OFTEN = 0.4  # the same where nothing can wake
_SHARE = 5  # a look that takes long is followed by a rest of so many times that


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: a path, a port (0 for any), and whether files are looked at by turns."""

    path: Path
    port: int = 0
    poll: bool = False


def run(
    wish: Wish,
    setting: Callable[[], Setting],
    tell: Callable[[str], None],
    say: Callable[[str], None],
) -> None:
    """Serve until something stops it. `tell` gets the address, `say` what else is to be known.

    Raises BrokenError where the port cannot be had.
    """
    with TemporaryDirectory(prefix="inspection-reports-", ignore_cleanup_errors=True) as folder:
        office = Office(Path(folder))
        press = Press(wish.path, setting)
        server = _server(Site(press, office), wish.port, say)
        woken, here = Event(), Path.cwd()
        watch = Watch(woken.set, lambda kind: say(_fault(kind)))
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            tell(server.door.address)
            _go_on(press, watch, woken, wish, here)
        finally:
            server.ended.set()
            watch.close()
            office.close()
            server.shutdown()
            server.server_close()


def _server(site: Site, port: int, say: Callable[[str], None]) -> Server:
    try:
        return Server(site, port, say)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", "") or "unknown"
        hint = "Leave out --port, and a free one is taken."
        raise BrokenError(f"Port {port} cannot be had: {why}.", hint=hint) from error


def _go_on(press: Press, watch: Watch, woken: Event, wish: Wish, here: Path) -> None:
    """Look whenever something was saved, and now and then all the same; else fill the index."""
    while True:
        begun = now()
        press.look()
        if not wish.poll:
            watch.over(_places(press, wish.path, here))
        rest = max(_OFTEN if wish.poll else _SELDOM, (now() - begun) * _SHARE)
        while not woken.wait(0.01) and press.is_folder and press.fill():
            if now() - begun > rest:
                break
        woken.wait(max(0.0, rest - (now() - begun)))
        woken.clear()


def _places(press: Press, given: Path, here: Path) -> Places:
    """Return what is to be watched now: bundles, templates, and the file with the settings.

    `here` is the working folder as it was at the start: it may be gone.
    """
    setting, path = press.now, here / given
    whole = set(folders(setting.home))
    flat = {here, *(one.parent for one in setting.files if one.exists())}
    if path.is_dir():
        whole.add(path.resolve())
    else:
        flat |= {path.parent, path.resolve().parent}
    return Places(frozenset(whole), frozenset(flat))


def _fault(kind: str) -> str:
    return (
        f"A folder cannot be watched ({kind}); its files are looked at every {_SELDOM:g} seconds. "
        "Try --poll."
    )

"""A preview in the process of a test: its press, and its server where addresses are the point."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

from pipeline.resources import Home
from pipeline.runs.preview.office import Office
from pipeline.runs.preview.press import Press, Setting
from pipeline.runs.preview.server import Server
from pipeline.runs.preview.shown import Shown
from pipeline.runs.preview.site import Site
from tests.samples.cases import of

SAMPLE = "sccif-rfc-full/good-narrative"
KIND = "sccif-rfc-full"


def bundle(folder: Path, sample: str = SAMPLE, name: str = "bundle.json") -> Path:
    """Write a bundle into a folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(of(sample).content)
    return path


def press_of(path: Path, own: Path | None = None) -> Press:
    """Return the press of a path, with a folder of a team’s own templates or without."""
    setting = Setting(Home(own) if own else Home())
    return Press(path, lambda: setting)


def shown(press: Press) -> Shown:
    """Return what is shown of the only bundle."""
    (key,) = press.keys()
    found = press.show(key)
    assert found
    return found[0]


def change(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does that writes another one and renames it."""
    text = path.read_text("utf-8")
    assert old in text
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.rename(path)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: status, headers in small letters, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()


@dataclass(slots=True)
class Visitor:
    """Asks a server, as a browser does or otherwise."""

    server: Server
    usual: dict[str, str] = field(default_factory=dict)

    def ask(self, way: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for an address behind the token."""
        return self.ask_exactly(f"/{self.server.door.token}/{way}", method, **headers)

    def ask_exactly(self, target: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for an address, letter by letter. Names of headers have _ for -."""
        line = HTTPConnection("127.0.0.1", self.server.door.port, timeout=60)
        try:
            line.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            sent = {"Host": self.server.door.host, **headers}
            for name, value in sent.items():
                if value:
                    line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            return _reply(line.getresponse())
        finally:
            line.close()


def _reply(found: HTTPResponse) -> Reply:
    headers = {name.lower(): value for name, value in found.getheaders()}
    return Reply(found.status, headers, found.read())


@contextmanager
def serving(press: Press, folder: Path, most: int = 40) -> Iterator[Visitor]:
    """Serve what a press makes; files on request are built in a folder."""
    server = Server(Site(press, Office(folder)), most=most)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield Visitor(server)
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()

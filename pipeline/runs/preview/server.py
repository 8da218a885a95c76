"""The server: as little HTTP as a browser needs, and no more at once than it can take."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore, Event
from typing import Any, Final

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.runs.guard import accident
from pipeline.runs.preview.door import HOST, Door, new_token
from pipeline.runs.preview.peer import is_ours
from pipeline.runs.preview.site import NEWS, NOTHING, Answer, Site, elsewhere

_SECONDS = 20  # that a browser may take to ask, or not to take what is sent
_BEAT = 10.0  # seconds after which a page that waits for news is told that there are none
_REST = 0.5  # seconds between two versions of the index, which changes with each bundle
_MOST = 48  # connections at once
_ALWAYS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


class Server(ThreadingHTTPServer):
    """Serves a site on the loopback. `ours` is asked whether a connection is from this person.

    No more than `most` connections are answered at once. `say` is told what went wrong here.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self,
        site: Site,
        port: int = 0,
        say: Callable[[str], None] = lambda _: None,
        ours: Callable[[int, int], bool] = is_ours,
        most: int = _MOST,
    ) -> None:
        super().__init__((HOST, port), _Handler)
        self.site = site
        self.door = Door(self.server_address[1], new_token())
        self.say = say
        self.ended = Event()
        self._ours = ours
        self._free = BoundedSemaphore(most)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Return whether a connection is answered at all."""
        return self._ours(int(client_address[1]), self.door.port)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread, unless there are too many already: then close at once."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room for another one."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away."""

    def server_bind(self) -> None:
        """Take the address, without asking what it is called."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = _SECONDS

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request that is answered here, and repeat nothing of it."""
        said = b"Only GET and HEAD are answered here.\n" if code == 501 else NOTHING.body
        self._send(Answer(405 if code == 501 else code, NOTHING.kind, said))

    def version_string(self) -> str:
        """Return what serves, without its version."""
        return "inspection-reports"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Write no log: an address holds the token."""

    def _answer(self) -> None:
        target = self.requestline.split(" ")[1]  # as it was sent: the library mends it
        way = self.server.door.way(target, self.headers)
        if way is None:
            self._send(NOTHING)
        elif not way:
            self._send(elsewhere(f"{target}/"))
        elif way[-1] == NEWS:
            self._tell(way)
        else:
            self._send(self._found(way))

    def _found(self, way: tuple[str, ...]) -> Answer:
        """Return what there is at an address. What goes wrong inside of the tool is told."""
        try:
            return self.server.site.answer(way)
        except BrokenError as error:  # of the pages that tell of what is broken
            return Answer(500, NOTHING.kind, f"{error}\n{error.hint}\n".encode())
        except Exception as error:  # noqa: BLE001  one page must not stop the others
            self.server.say(str(accident(RawBundle("preview", b""), error)))
            return Answer(500, NOTHING.kind, b"An error inside the tool. Please report it.\n")

    def _send(self, answer: Answer) -> None:
        body = answer.body
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", answer.policy)
        self._send_always()
        if answer.to:
            self.send_header("Location", answer.to)
        if answer.name:
            self.send_header("Content-Disposition", f'inline; filename="{answer.name}"')
        if answer.status == 405:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_always(self) -> None:
        self.send_header("Connection", "close")
        for name, value in _ALWAYS.items():
            self.send_header(name, value)

    def _tell(self, way: tuple[str, ...]) -> None:
        """Tell a page each time that it has become another one, as long as somebody listens."""
        press = self.server.site.press
        seen, version = press.told, self.server.site.version(way)
        if version is None:
            self._send(NOTHING)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Content-Security-Policy", NOTHING.policy)
        self._send_always()
        self.end_headers()
        told = ""
        while self.command != "HEAD" and version is not None:
            line = f"data: {version}\n\n" if version != told else ": still here\n\n"
            self.wfile.write(line.encode())
            told = version
            if self.server.ended.wait(_REST if len(way) == 1 else 0):
                break
            press.wait(_BEAT, seen)
            seen, version = press.told, self.server.site.version(way)

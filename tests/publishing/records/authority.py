"""An authority for time stamps on this machine: `openssl ts` behind a small server."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

CONFIG: Final = """
[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = signer.pem
signer_key = signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[signer]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
"""


@dataclass
class Authority:
    """Its folder, its address, what it was asked, and what it answers: a code and a body."""

    folder: Path
    url: str = ""
    asked: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answer: Callable[[bytes], tuple[int, dict[str, str], bytes]] | None = None

    @property
    def roots(self) -> Path:
        return self.folder / "root.pem"

    def stamp(self, query: bytes) -> bytes:
        """Return the answer of `openssl ts` on a request."""
        (self.folder / "query").write_bytes(query)
        self.openssl("ts", "-reply", "-config", "ts.cnf", "-queryfile", "query", "-out", "reply")
        return (self.folder / "reply").read_bytes()

    def openssl(self, *words: str) -> str:
        done = subprocess.run(
            ["openssl", *words], cwd=self.folder, capture_output=True, text=True, check=True
        )
        return done.stdout


def certified(folder: Path) -> Authority:
    """Return an authority with a root and a certificate for time stamps."""
    one = Authority(folder)
    (folder / "ts.cnf").write_text(CONFIG, "utf-8")
    (folder / "serial").write_text("01\n", "utf-8")
    new = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650"]
    config = ["-config", "ts.cnf"]
    (folder / "ts.cnf").write_text(CONFIG + "[req]\ndistinguished_name = dn\n[dn]\n", "utf-8")
    one.openssl(
        "req", "-x509", *new, *config, "-extensions", "root", "-subj", "/CN=Root",
        "-keyout", "root.key", "-out", "root.pem",
    )  # fmt: skip
    one.openssl(
        "req", "-x509", *new, *config, "-extensions", "signer", "-subj", "/CN=Stamps",
        "-CA", "root.pem", "-CAkey", "root.key", "-keyout", "signer.key", "-out", "signer.pem",
    )  # fmt: skip
    return one


@contextmanager
def serving(one: Authority) -> Iterator[Authority]:
    """Let an authority answer at its address."""

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            one.asked.append(query)
            one.headers.append(dict(self.headers))
            code, headers, body = one.answer(query) if one.answer else (200, {}, one.stamp(query))
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    one.url = f"http://127.0.0.1:{server.server_port}/tsr"
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""Who may come in: the browser of the person at this machine, by the address that was printed.

Other people may be at work on the same machine, and other sites are open in the same browser. So a
request must name the host that was printed, letter by letter; it must not come from a page of
another site; and its address must begin with a token that nobody can guess. Whoever lacks one of
these is told the same: there is nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from secrets import compare_digest, token_urlsafe

HOST = "127.0.0.1"
_WAY = re.compile(r"(?:/[A-Za-z0-9_-]+)*/(?:[A-Za-z0-9_-]+(?:\.[a-z]+)?)?")
_LONGEST = 300
_OURS = ("same-origin", "none")  # from a page of ours, or typed by a person


def new_token() -> str:
    """Return a token of 256 random bits."""
    return token_urlsafe(32)


def new_nonce() -> str:
    """Return what lets the style and script of one answer act, and nothing else on the page."""
    return token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Door:
    """The door of one preview: the number of its port, and its token."""

    port: int
    token: str

    @property
    def host(self) -> str:
        """Return the only host that a request may name."""
        return f"{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """Return the address that a person opens."""
        return f"http://{self.host}/{self.token}/"

    def way(self, target: str, headers: Message) -> tuple[str, ...] | None:
        """Return the parts of an address behind the token; None for a request that is refused.

        There are none behind a token that lacks its last slash.
        An address is plain letters and digits, so that there is nothing to decode, and no way up.
        """
        if not self._is_from_here(headers) or len(target) > _LONGEST or not _WAY.fullmatch(target):
            return None
        token, *parts = target[1:].split("/")
        if not compare_digest(token.encode(), self.token.encode()):
            return None
        return tuple(parts)

    def _is_from_here(self, headers: Message) -> bool:
        origins, sites = headers.get_all("Origin", []), headers.get_all("Sec-Fetch-Site", [])
        return (
            headers.get_all("Host", []) == [self.host]
            and all(one == f"http://{self.host}" for one in origins)
            and all(one in _OURS for one in sites)
        )

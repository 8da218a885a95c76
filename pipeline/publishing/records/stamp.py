"""A time stamp by RFC 3161: a stranger’s word that a digest was there at a time.

Beside the workers of a cluster that somebody names, it is the only connection that this program
opens, and only where an address is given. What crosses the network is one digest of a line of the
register and a random number.
"""

from __future__ import annotations

from datetime import datetime
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place

if TYPE_CHECKING:
    from rfc3161_client import TimeStampRequest

MAX_BYTES: Final = 256 * 1024
_SECONDS = 30
_HERE = ("localhost", "127.0.0.1", "::1")
_KIND = "application/timestamp-{}"


def refused(url: str) -> str:
    """Return why an address cannot be asked for time stamps, or ''."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return f"{url} is no address."
    if not host or (parts.scheme != "https" and (parts.scheme, host in _HERE) != ("http", True)):
        return "--timestamp needs an address that begins with https://."
    if parts.username or parts.password or parts.fragment or not url.isascii() or " " in url:
        return "--timestamp needs a plain address, without a name or a password."
    try:
        import rfc3161_client  # noqa: F401  only whether it is there
    except ImportError:
        return "Time stamps need an extra: pip install 'inspection-reports[timestamp]'."
    return ""


def timestamp(content: bytes, url: str) -> bytes:
    """Return the answer of an authority on the SHA-256 of content, which alone is sent to it.

    Raises BrokenError where it does not answer, or answers something else.
    """
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response

    asked = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).build()
    raw = _answer(asked.as_bytes(), url)
    try:
        answer = decode_timestamp_response(raw)
        if answer.status:
            raise _broken(url, "The authority refused to give a time stamp")
        fits = _fits(answer, asked)
    except (ValueError, TypeError) as error:
        raise _broken(url, "This is no answer to a request for a time stamp") from error
    if not fits:
        raise _broken(url, "The authority stamped something else than it was asked")
    return raw


def _fits(answer: Any, asked: TimeStampRequest) -> bool:
    info = answer.tst_info
    return bool(
        info.message_imprint.message == asked.message_imprint.message
        and info.message_imprint.hash_algorithm == asked.message_imprint.hash_algorithm
        and info.nonce == asked.nonce
    )


def stamped(raw: bytes, digest: str, roots: bytes) -> datetime | None:
    """Return when a digest was stamped, if the stamp holds: by authorities in `roots`, as PEM.

    ValueError where `roots` are no certificates.
    """
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    builder = VerifierBuilder()
    for one in load_pem_x509_certificates(roots):
        builder = builder.add_root_certificate(one)
    try:
        answer = decode_timestamp_response(raw)
        builder.build().verify(answer, bytes.fromhex(digest))
        return answer.tst_info.gen_time
    except (VerificationError, ValueError, TypeError):
        return None


class _Stay(HTTPRedirectHandler):
    """Nobody but the address that was named is asked."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Return nothing: to be sent elsewhere is an error."""


def _answer(asked: bytes, url: str) -> bytes:
    headers = {"Content-Type": _KIND.format("query"), "User-Agent": "inspection-reports"}
    request = Request(url, asked, headers, method="POST")  # noqa: S310  https, or this machine
    try:
        with build_opener(ProxyHandler({}), _Stay()).open(request, timeout=_SECONDS) as answer:
            raw: bytes = answer.read(MAX_BYTES + 1)
    except HTTPError as error:
        error.close()
        raise _broken(url, f"The authority answers with the code {error.code}") from error
    except (URLError, OSError, HTTPException, ValueError) as error:
        raise _broken(url, "The authority cannot be reached") from error
    if len(raw) > MAX_BYTES:
        raise _broken(url, "The authority answers far too much")
    return raw


def _broken(url: str, said: str) -> BrokenError:
    place = Place(BundleAddress(urlsplit(url).hostname or "", ""))
    return BrokenError(f"{said}.", place=place)

"""The public key inside an SSH signature, so that people can compare it with one they know."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_MAGIC = b"SSHSIG\0\0\0\1"  # and the version of the form


@dataclass(frozen=True, slots=True)
class Signer:
    """A public key as OpenSSH writes it, and its fingerprint as `ssh-keygen -l` prints it."""

    key: str
    fingerprint: str


def signer_of(signature: str) -> Signer | None:
    """Return whose signature it claims to be; nothing here says that it holds."""
    body = signature.strip().removeprefix(_BEGIN).removesuffix(_END)
    try:
        raw = base64.b64decode("".join(body.split()), validate=True)
        key = _text(raw.removeprefix(_MAGIC)) if raw.startswith(_MAGIC) else b""
        kind = _text(key).decode("ascii")
    except (ValueError, binascii.Error):
        return None
    if not kind.isprintable() or not kind or " " in kind:
        return None
    print_ = base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip("=")
    return Signer(f"{kind} {base64.b64encode(key).decode()}", f"SHA256:{print_}")


def _text(raw: bytes) -> bytes:
    """Return the first text of a binary form: four bytes with its length, then itself."""
    length = int.from_bytes(raw[:4])
    if len(raw) < 4 + length or not length:
        raise ValueError
    return raw[4 : 4 + length]

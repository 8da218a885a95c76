"""Signatures with SSH keys, made and checked by `ssh-keygen -Y`.

The key stays where it is: an agent, a hardware token or a file; this program never reads it.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place

APPROVAL = "inspection-reports-approval"
REGISTER = "inspection-reports-register"
"""Namespaces: a signature made for one thing is none for another."""

_PROGRAM = "ssh-keygen"
_SECONDS = 60  # a person may have to touch a token


@dataclass(frozen=True, slots=True)
class Signers:
    """The keys that count: a file of `allowed_signers`, and perhaps one of revoked keys."""

    allowed: Path
    revoked: Path | None = None


def sign(content: bytes, key: Path, namespace: str) -> str:
    """Return a signature over content. `key` is a private key, or the public one of an agent.

    Raises BrokenError where there is no ssh-keygen, or it does not sign.
    """
    done = _run(["-Y", "sign", "-q", "-f", str(key), "-n", namespace], content, "-")
    if done.returncode or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        place = Place(BundleAddress(str(key), ""))
        hint = "Name a private SSH key, or the public one of a key that ssh-agent holds."
        raise BrokenError("ssh-keygen does not sign with this key.", place=place, hint=hint)
    return done.stdout.decode()


def signers(content: bytes, signature: str, known: Signers, namespace: str) -> tuple[str, ...]:
    """Return whose signature it is: the principals of its key; none, if it does not count.

    It counts if it is over this content, for this namespace, by a key in the file that is not
    revoked and, by the file, valid at the moment.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "signature")
        file.write_text(signature, "utf-8")
        found = _run(["-Y", "find-principals", "-s", str(file), "-f", str(known.allowed)], content)
        names = found.stdout.decode("utf-8", "replace").splitlines() if not found.returncode else []
        return tuple(one for one in names if _holds(one, content, file, known, namespace))


def _holds(name: str, content: bytes, file: Path, known: Signers, namespace: str) -> bool:
    words = ["-Y", "verify", "-f", str(known.allowed), "-I", name, "-n", namespace, "-s", str(file)]
    if known.revoked:
        words += ["-r", str(known.revoked)]
    return _run(words, content).returncode == 0


def _run(words: list[str], content: bytes, *more: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(_PROGRAM)
    if program is None:
        hint = "It comes with OpenSSH: on Debian the package openssh-client."
        raise BrokenError(f"Signatures need {_PROGRAM}, which is not here.", hint=hint)
    try:
        return subprocess.run(  # noqa: S603  a fixed program; no word of a bundle is among these
            [program, *words, *more],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BrokenError(f"{_PROGRAM} has not answered for a minute.") from error

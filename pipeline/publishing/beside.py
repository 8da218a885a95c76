"""What lies beside a bundle and is no part of it: its states, its comments, its versions.

They must not change the digest of the bundle. All of it is private to the team.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_BUNDLE = "bundle.json"


@dataclass(frozen=True, slots=True)
class Beside:
    """The files beside a bundle: `visit.bundle.json` has `visit.states.json` and so on."""

    bundle: Path

    @classmethod
    def of(cls, path: Path) -> Beside:
        """Return what lies beside a bundle: beside the file itself, where `path` is a link."""
        return cls(path.resolve() if path.is_symlink() else path)

    @property
    def states(self) -> Path:
        """Return the file with every step and every approval."""
        return self._named("states.json")

    @property
    def comments(self) -> Path:
        """Return the file with what came back from the provider."""
        return self._named("comments.json")

    @property
    def versions(self) -> Path:
        """Return the folder with what stays with the team of each published version."""
        return self._named("versions")

    def version(self, number: int) -> Path:
        """Return the folder of one version, from 1."""
        return self.versions / str(number)

    def _named(self, what: str) -> Path:
        name = self.bundle.name
        stem = name.removesuffix(_BUNDLE) if name.endswith(_BUNDLE) else f"{self.bundle.stem}."
        return self.bundle.with_name(f"{stem}{what}")

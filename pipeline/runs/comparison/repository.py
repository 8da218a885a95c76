"""A Git repository: revisions, and the files that they hold. Nothing in it is changed.

Files are read as they were committed: no filter, hook or attribute has a say.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from pipeline.model.errors import BrokenError

_FILES: Final = ("100644", "100755")
_LINKS: Final = ("120000",)
_PLAIN: Final = (
    "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false",
    "-c", "core.quotePath=false",
)  # fmt: skip


class GitError(BrokenError):
    """Git cannot tell what is asked for."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, by the folder at its top."""

    top: Path

    @classmethod
    def of(cls, folder: Path) -> Repository | None:
        """Return the repository that a folder lies in. Raises GitError where there is no Git."""
        done = _git(folder, "rev-parse", "--show-toplevel")
        return None if done.returncode else cls(Path(_text(done.stdout).removesuffix("\n")))

    def commit(self, name: str) -> str:
        """Return the full id of the commit that a revision names, or ''."""
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        done = _git(self.top, "rev-parse", *asked)
        return "" if done.returncode else _text(done.stdout).strip()

    def merge_base(self, commit: str) -> str:
        """Return the commit at which the line of HEAD left that of another one, or ''."""
        done = _git(self.top, "merge-base", "HEAD", commit)
        return "" if done.returncode else _text(done.stdout).split("\n")[0]

    def is_shallow(self) -> bool:
        """Return whether its history was cut off when it was fetched."""
        return self._said("rev-parse", "--is-shallow-repository").strip() == b"true"

    def name(self, path: Path) -> str | None:
        """Return what a path is called in the repository, '.' for its top; None outside of it."""
        whole, top = path.resolve(), self.top.resolve()
        return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else None

    def is_apart(self, path: Path) -> bool:
        """Return whether a path in it lies in a repository within this one."""
        inner = Repository.of(path if path.is_dir() else path.parent)
        return inner is not None and inner.top.resolve() != self.top.resolve()

    def dirty(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return what lies below some names and is not as HEAD has it, new files included."""
        said = self._said("status", "--porcelain", "-z", "-uall", "--no-renames", "--", *names)
        return tuple(one[3:] for one in _listed(said))

    def changed(self, commit: str, names: Iterable[str]) -> frozenset[str]:
        """Return the files below some names that are not as in a commit, but for new ones."""
        plain = ("--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z")
        return frozenset(_listed(self._said("diff", *plain, commit, "--", *names)))

    def files(self, commit: str, names: Iterable[str]) -> dict[str, str]:
        """Return the id of the content of each file of a commit below some names, no links."""
        return self._entries(commit, names, _FILES)

    def _entries(self, commit: str, names: Iterable[str], modes: tuple[str, ...]) -> dict[str, str]:
        """Return the ids of entries of some modes; what would lead out of a folder is left out."""
        found = {}
        for line in _listed(self._said("ls-tree", "-r", "-z", "--full-tree", commit, "--", *names)):
            facts, _, name = line.partition("\t")
            mode, _, content = facts.split()
            if mode in modes and ".." not in PurePosixPath(name).parts:
                found[name] = content
        return found

    def contents(self, ids: Sequence[str]) -> list[bytes]:
        """Return the content of each id, in their order."""
        given = "".join(f"{one}\n" for one in ids).encode()
        said, found, at = self._said("cat-file", "--batch", given=given), [], 0
        for _ in ids:
            end = said.index(b"\n", at)
            start, size = end + 1, int(said[at:end].split()[-1])
            found.append(said[start : start + size])
            at = start + size + 1
        return found

    def extract(self, commit: str, names: Sequence[str], out: Path) -> None:
        """Write the files of a commit below some names into a folder, and links as links.

        Who reads them refuses a link that leads out of its folder.
        """
        for modes, write in ((_FILES, Path.write_bytes), (_LINKS, _link)):
            entries = self._entries(commit, names, modes)
            for name, content in zip(entries, self.contents([*entries.values()]), strict=True):
                path = out / name
                path.parent.mkdir(parents=True, exist_ok=True)
                write(path, content)

    def _said(self, *arguments: str, given: bytes = b"") -> bytes:
        done = _git(self.top, *arguments, given=given)
        if done.returncode:
            told = _text(done.stderr).strip().split("\n")[0]
            raise GitError(f"Git cannot read this repository: {told}")
        return done.stdout


def _link(path: Path, target: bytes) -> None:
    path.symlink_to(_text(target))


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(folder), *_PLAIN, *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise GitError(f"Git cannot be started: {error.strerror}.") from error


def _listed(said: bytes) -> list[str]:
    return [one for one in _text(said).split("\0") if one]


def _text(said: bytes) -> str:
    return said.decode(errors="surrogateescape")

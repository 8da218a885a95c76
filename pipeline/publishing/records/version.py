"""A publication on disk: private files, the version’s folder, the register, the page, in one go.

Killed at any moment it leaves the versions before as they were, and the next publication of the
bundle finishes it or takes it back. Nothing that was published is written again.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.beside import Beside
from pipeline.publishing.records import (
    history,
    private,
    record,
    register,
    register_file,
    unfinished,
)
from pipeline.publishing.records.canonical import digest
from pipeline.publishing.records.changes import differences, only_tools
from pipeline.publishing.records.commitment import DIGEST, Commitment, Paragraph, commit
from pipeline.publishing.records.entry import Line, line_of
from pipeline.publishing.records.look import Look
from pipeline.publishing.records.verify_page import page
from pipeline.runs.files import settle, unwritable, write_whole
from pipeline.runs.workshop import Workshop, workshop


@dataclass(frozen=True, slots=True)
class Version:
    """All that a publication writes. `about` goes into the private manifest as it is.

    `files` are the finished ones by name, `bundle` the bytes of the bundle, `evidence` and
    `paragraphs` what is committed to (see `material`), `content` the short digest of the words.
    `replaces` is the version that came before, or 0. With `corrects` other bytes are a new
    version, though words and evidence are the same and only tools changed. With `again` they never
    are: nobody has asked for a new version of these words.
    """

    id: str
    day: date
    content: str
    files: Mapping[str, bytes] = field(repr=False)
    bundle: bytes = field(repr=False)
    evidence: Mapping[str, tuple[Any, Any]] = field(repr=False)
    paragraphs: Sequence[Paragraph] = field(repr=False)
    about: Mapping[str, Any] = field(repr=False)
    replaces: int = 0
    corrects: bool = False
    again: bool = False

    @property
    def event(self) -> Literal["published", "corrected"]:
        """Return what the register calls it."""
        return "corrected" if self.replaces else "published"


@dataclass(frozen=True, slots=True)
class Put:
    """What came of it: which version, whether it is new, and the head of the register.

    `differs` says in words why the same content has other bytes today, where it has.
    """

    version: int
    new: bool
    head: str
    differs: tuple[str, ...] = ()


Sign = Callable[[bytes], str]


def put_version(out: Path, beside: Beside, version: Version, sign: Sign | None = None) -> Put:
    """Publish a version into a folder, unless it stands there already.

    Raises BrokenError where another run is at work in either folder, the register does not hold,
    what stands in the way is not ours, or the disk refuses. Then nothing of an old version changed.
    """
    if beside.versions.resolve().is_relative_to(out.resolve()):
        hint = "Name a folder that does not hold the bundle."
        said = "What stays with the team would lie here, too."
        raise BrokenError(said, place=_at(out), hint=hint)
    with workshop(out) as shop, workshop(beside.versions) as own:
        try:
            beside.versions.chmod(0o700)
            return _Publication(shop, own, version, sign).put()
        except OSError as error:
            where = Path(error.filename) if isinstance(error.filename, str) else out / version.id
            raise unwritable(where, error) from error


@dataclass(frozen=True, slots=True)
class _Publication:
    shop: Workshop
    own: Workshop
    version: Version
    sign: Sign | None

    @property
    def out(self) -> Path:
        return self.shop.out

    def put(self) -> Put:
        unfinished.tidy(self.own.out)
        begun = unfinished.of(self.own.out, self.version.id)
        if begun and begun.is_public:
            unfinished.finish(begun, self.own.out, self.out, self.sign)
            begun = None
        self._refuse_damaged()
        there = history.records(self.out / self.version.id)
        if there:
            newest = max(there)
            if found := self._already(newest, there[newest]):
                return found
            self._refuse_stranger(newest, there[newest])
        seed = self._seed(begun)
        number = 1 + max([0, *there, *self._numbers()])
        return self._new(number, seed, commit(*self._material(), seed), there)

    def _refuse_damaged(self) -> None:
        """Refuse to publish beside a version that is not as it was published. BrokenError, OSError.

        One that was withdrawn may be taken off, in whole or in part.
        """
        home, lines = self.out / self.version.id, register.intact(self.out)
        folders = history.version_folders(home) if home.is_dir() else {}
        mine = [one.line for one in lines.entries if one.line.id == self.version.id]
        withdrawn = {one.version for one in mine if one.event == "withdrawn"}
        for number in folders.keys() - withdrawn:
            if wrong := Look(lines.entries).version(folders[number], home.name).differences:
                hint = f"See all with ‘inspection-reports verify {self.out}’; put a good copy back."
                raise BrokenError(f"{wrong[0]}.", place=_at(home), hint=hint)

    def _refuse_stranger(self, newest: int, raw: bytes) -> None:
        """Refuse to publish as the next version of what was made from another bundle."""
        mine = private.manifest_of(self.own.out / str(newest))
        if mine["record"] == digest(raw) if mine else self.version.replaces == newest:
            return
        said = f"Version {newest} of this name was not published from this bundle."
        hint = "Give this bundle an id of its own; or put back what lay beside it, if that is lost."
        raise BrokenError(said, place=_at(self.out / self.version.id), hint=hint)

    def _material(self) -> tuple[Mapping[str, tuple[Any, Any]], Sequence[Paragraph]]:
        return self.version.evidence, self.version.paragraphs

    def _numbers(self) -> list[int]:
        """Return all numbers that are taken: by a line, a folder, or what stays with the team."""
        entries = register.read(self.out).entries
        lines = [one.line.version for one in entries if one.line.id == self.version.id]
        own = [int(one.name) for one in self.own.out.iterdir() if one.name.isdecimal()]
        folder = self.out / self.version.id
        return [*lines, *own, *(history.version_folders(folder) if folder.is_dir() else ())]

    def _already(self, number: int, raw: bytes) -> Put | None:
        """Return that the newest version is this one, if it is, and was not withdrawn."""
        before, entries = record.record_of(raw), register.read(self.out)
        assert before is not None
        gone = any(
            one.line.event == "withdrawn" and one.line.record == digest(raw)
            for one in entries.entries
        )
        if gone:
            return None
        same_files = {one.name: one.sha256 for one in before.files} == {
            name: digest(content) for name, content in self.version.files.items()
        }
        kept = private.kept_of(self.own.out / str(number))
        same_evidence = (
            commit(*self._material(), kept.seed).root == before.evidence if kept else None
        )
        if same_files and same_evidence is not False:
            return Put(number, new=False, head=entries.head)
        same_words = before.content == self.version.content
        then = private.manifest_of(self.own.out / str(number)) or {}
        if self.version.again and same_words:
            differs = differences(then.get("made_from"), self.version.about.get("made_from"))
            return Put(number, new=False, head=entries.head, differs=differs)
        if same_evidence and same_words and not self.version.corrects:
            differs = only_tools(then.get("made_from"), self.version.about.get("made_from"))
            if differs:
                return Put(number, new=False, head=entries.head, differs=differs)
        return None

    def _seed(self, begun: unfinished.Begun | None) -> bytes:
        """Return the seed of the same content that was begun before, or a new one."""
        kept = private.kept_of(begun.folder) if begun else None
        if kept and begun and commit(*self._material(), kept.seed).root == kept.tree.root:
            return kept.seed
        return secrets.token_bytes(DIGEST)

    def _new(self, number: int, seed: bytes, tree: Commitment, there: Mapping[int, bytes]) -> Put:
        one = self.version
        raw = record.public_record(
            one.id, number, one.day, one.content, one.files, tree.root, one.replaces
        )
        line = line_of(one.day, one.event, one.id, number, raw)
        whole = register.with_line(self.out, line, self.sign)
        lines = register.register_of(whole)
        drawn = page(history.history({**there, number: raw}, lines.entries), one.day)
        self._keep(number, seed, tree, raw, line)
        self._show(number, raw)
        write_whole(self.out / register_file.NAME, whole)
        unfinished.write_page(self.out / one.id, drawn)
        unfinished.done(self.own.out, number)
        return Put(number, new=True, head=lines.head)

    def _keep(self, number: int, seed: bytes, tree: Commitment, raw: bytes, line: Line) -> None:
        """Put what stays with the team beside the bundle, marked as not finished."""
        one, built = self.version, self.own.new / str(number)
        kept = private.Kept(seed, tree, one.evidence, one.paragraphs)
        manifest = {
            "schema_version": private.SCHEMA_VERSION,
            "id": one.id,
            "version": number,
            "day": one.day.isoformat(),
            "event": one.event,
            **({"replaces": one.replaces} if one.replaces else {}),
            "record": digest(raw),
            "content": one.content,
            **one.about,
        }
        files = {
            private.MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n",
            private.EVIDENCE: one.bundle,
            **private.texts(kept),
            private.UNFINISHED: unfinished.note(self.out, raw, line),
        }
        private.write_private(built, files)
        unfinished.clear(self.own.out)
        built.rename(unfinished.folder(self.own.out, number))
        settle(self.own.out)

    def _show(self, number: int, raw: bytes) -> None:
        """Put the folder of the version in its place, whole."""
        built, home = self.shop.new / f"v{number}", self.out / self.version.id
        for name, content in (*self.version.files.items(), (record.NAME, raw)):
            write_whole(built / name, content)
        home.mkdir(exist_ok=True)
        if home.is_symlink():
            said = "This folder is a link; nothing is written through it."
            raise BrokenError(said, place=_at(home))
        built.rename(home / built.name)
        settle(home)
        settle(self.out)


def _at(path: Path) -> Place:
    return Place(BundleAddress(str(path), ""))

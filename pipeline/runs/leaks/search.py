"""Reads every part of files that leave the team, and finds in them what must not leave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pipeline.evidence.bundle import Bundle
from pipeline.model.finding import Finding
from pipeline.runs.leaks.marks import marks
from pipeline.runs.leaks.parts import Part, parts
from pipeline.runs.leaks.rules import DIGEST, DRAFT_MARK, EVIDENCE_ID, PRIVATE, UNREADABLE
from pipeline.runs.leaks.values import Secret, chains, known_words, secrets, spaced, squeezed

_DIGITS: Final = 16  # of a digest: nobody meets as many by chance

# Attributes with words in them, in which a short value can be told from the names of markup.
_TELLING: Final = frozenset(
    "Target alt aria-label content data-label data-running data-state descr href id name title "
    "w:anchor w:author w:initials w:instr w:name".split()
)


def scan(
    files: Mapping[str, bytes], bundle: Bundle, *, draft: bool = False, known: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Return what must not leave the team and stands in files, by name of file.

    Every part of each is read back, and no private value is repeated. `draft` says that the files
    may call themselves drafts. What public words of the bundle, templates or furniture hold is no
    secret, and neither is what their reader is `known` to know: its own words.
    """
    public = known_words(bundle, known)
    looked_for = secrets(bundle, public)
    shown = {one.id for one in (*bundle.requirements, *bundle.recommendations)}
    ids = {one.id for one in bundle.evidence if _is_unlike_words(one.id)} - shown
    found: list[Finding] = []
    for name, content in files.items():
        try:
            read = tuple(parts(name, content))
        except ValueError:
            found.append(UNREADABLE.at(bundle.file.start(), f"{name} cannot be read back."))
            continue
        found += _in_file(name, read, bundle, looked_for)
        found += _others(name, read, bundle, ids, draft=draft)
    return tuple(found)


def _in_file(
    name: str, read: Iterable[Part], bundle: Bundle, looked_for: Iterable[Secret]
) -> Iterator[Finding]:
    seen = [_Seen(one) for one in read]
    for secret in looked_for:
        if place := next((one.name for one in seen if one.has(secret)), None):
            yield PRIVATE.at(
                bundle.file.place(secret.of.pointer),
                f"{name}, {place}: the value of a private field stands in it: "
                f"{_where(bundle, secret)}.",
                key=f"{bundle.file.stable_pointer(secret.of.pointer)} {name}",
            )


def _where(bundle: Bundle, secret: Secret) -> str:
    if secret.of.withheld:
        return "a record that is kept out of reports"
    return bundle.file.named_pointer(secret.of.pointer)


class _Seen:
    """A part of a file, in the forms in which it is compared."""

    def __init__(self, part: Part) -> None:
        self.name = part.name
        telling = "\n".join(value for key, value in part.values if key in _TELLING)
        told = f"{part.words}\n{telling}"
        self._squeezed = squeezed(f"{told}\n{part.source}")
        self._spaced = spaced(told)
        self._chains = chains(told)

    def has(self, secret: Secret) -> bool:
        """Return whether a private value stands in this part, in any of its forms."""
        return (
            any(one in self._squeezed for one in secret.long)
            or any(one in self._spaced for one in secret.short)
            or not self._chains.isdisjoint(secret.letters)
        )


def _others(
    name: str,
    read: Iterable[Part],
    bundle: Bundle,
    ids: set[str],
    *,
    draft: bool,
) -> Iterator[Finding]:
    """Find what is no value: names of records, marks of the team, digests. One of each a part."""
    at = bundle.file.start()
    for part in read:
        where = f"{name}, {part.name}"
        if names_evidence(part, ids):
            yield EVIDENCE_ID.at(at, f"{where}: it names evidence.", key=f"{where} evidence")
        for mark in marks(part, draft=draft):
            yield DRAFT_MARK.at(at, f"{where}: {mark}.", key=f"{where} {mark}")
        written = f"{part.words}\n{part.source}".casefold()
        if bundle.digest[:_DIGITS] in written:
            yield DIGEST.at(at, f"{where}: it holds a digest of the bundle.", key=f"{where} digest")


def names_evidence(part: Part, ids: set[str]) -> bool:
    """Return whether an attribute, or a string of a PDF, is for evidence or is the id of one."""
    for key, value in part.values:
        if key in ("data-rests-on", "data-evidence"):
            return True
        if (key in _TELLING or not key) and not ids.isdisjoint(value.split()):
            return True
    return False


def _is_unlike_words(id_: str) -> bool:
    """Return whether an id is surely one: it has a letter and a digit."""
    return any(one.isdigit() for one in id_) and any(one.isalpha() for one in id_)

"""`prove`: the records that one published sentence rested on, checkable without the others."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.aside import aside
from pipeline.language.phrasing import count

if TYPE_CHECKING:
    from pipeline.publishing.records.commitment import Paragraph
    from pipeline.publishing.records.kept import Chosen
    from pipeline.publishing.records.private import Kept


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "prove",
        help="show the records that one published sentence rested on, and no others",
        description="Write a proof: one published paragraph and the records of evidence that it "
        "rested on. Whoever has it and the published version can check it, with ‘verify’ "
        "or on verify.html, and learns nothing of other evidence. It is made from what lies "
        "beside the bundle.",
    )
    parser.add_argument(
        "dir", type=Path, metavar="DIR", help="a published version, or the folder of its report"
    )
    parser.add_argument("text", metavar="TEXT", help="a sentence of it, or words that stand there")
    parser.add_argument(
        "--bundle",
        type=Path,
        metavar="PATH",
        help="the bundle that it was made from (default: looked for below the working folder)",
    )
    parser.add_argument(
        "--document", metavar="ID", help="the document with the words, where several have them"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="the file to write (default: ID-vN-proof.json)"
    )
    parser.add_argument(
        "--with-private",
        action="store_true",
        help="show the private part of the records, too: initials, dates, why one is withheld",
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.publishing.records.kept import chosen, kept_with
    from pipeline.publishing.records.passage import found
    from pipeline.publishing.records.private import kept_of

    version = chosen(arguments.dir)
    folder = kept_with(version, arguments.bundle, Path())
    kept = kept_of(folder)
    if kept is None:
        said = "the salts of this version are lost or damaged, so nothing can be proved any more."
        return _refused(f"{folder}: {said}", "The published files still verify.")
    having = found(kept.paragraphs, arguments.text, arguments.document or "")
    if len(having) == 1:
        return _write(version, kept, having[0], arguments)
    return _unclear(kept, having)


def _unclear(kept: Kept, having: Sequence[int]) -> int:
    if not having:
        said = "no paragraph of this version has these words."
        return _refused(said, "Copy them from the published report, letter by letter.")
    documents = {kept.paragraphs[at].document for at in having}
    hint = "Give more words of the one that you mean."
    if len(documents) == len(having):
        hint = f"Say in which document: --document {' or '.join(sorted(documents))}."
    return _refused(f"{count(len(having), 'paragraph has', 'paragraphs have')} these words.", hint)


def _write(version: Chosen, kept: Kept, at: int, arguments: argparse.Namespace) -> int:
    from pipeline.publishing.records.proof import Erased, proof

    try:
        raw = proof(kept, version.record, at, arguments.with_private)
    except Erased:
        said = "a record that this rests on was erased, so it cannot be shown any more."
        return _refused(said, "The published files still verify.")
    except ValueError:
        said = "what lies beside the bundle is not what was published: it was altered."
        return _refused(said, "Put a copy back from the day of publication.")
    record = version.record
    path: Path = arguments.out or Path(f"{record.id}-v{record.version}-proof.json")
    try:
        rights = 0o600 if arguments.with_private else 0o666
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, rights), "wb") as file:
            file.write(raw)
    except FileExistsError:
        said = f"{path} is there already; choose another name with --out."
        print(f"inspection-reports: {said}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"inspection-reports: {path} cannot be written: {error.strerror}.", file=sys.stderr)
        return 3
    _tell(kept.paragraphs[at], path, arguments)
    return 0


def _tell(paragraph: Paragraph, path: Path, arguments: argparse.Namespace) -> None:
    number = len(paragraph.rests_on)
    rests = f"The words stand in {paragraph.document} and rest on no record of evidence."
    if number:
        ids = ", ".join(paragraph.rests_on)
        rests = f"It rests on {count(number, 'record', 'records')}: {ids}."
    aside(arguments, rests)
    if number and arguments.with_private:
        print("Their private parts are shown, too: give this file to nobody who may not see them.")
    elif number:
        aside(arguments, "What may be published of them is shown, and nothing else.")
    aside(arguments, f"Written: {path}")


def _refused(said: str, hint: str) -> int:
    print(f"inspection-reports: {said}\n  {hint}", file=sys.stderr)
    return 1

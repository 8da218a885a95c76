"""A copy that goes through another program than Word and back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.exchange.copies import VISIT, back, sent
from tests.exchange.word import AUTHOR, DATE, Word, edited, words

FORM = "sccif-rfc-full/good-narrative"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def saved(content: bytes, folder: Path) -> bytes:
    """Return a file as LibreOffice saves it."""
    (folder / "copy.docx").write_bytes(content)
    own = f"-env:UserInstallation=file://{folder}/profile"
    to = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved")]
    given = ["soffice", own, "--headless", *to, str(folder / "copy.docx")]
    subprocess.run(given, check=True, capture_output=True, timeout=120)
    return (folder / "saved/copy.docx").read_bytes()


@pytest.mark.parametrize(("sample", "document"), [(VISIT, 0), (VISIT, 1), (FORM, 1)])
def test_an_untouched_copy_has_nothing_to_say(sample: str, document: int, tmp_path: Path) -> None:
    found = back(saved(sent(sample, document), tmp_path), sample)
    assert (found.entries, found.form, found.changed, found.strange) == ((), 0, 0, False)


def test_comments_changes_and_edits_come_back(tmp_path: Path) -> None:
    def edit(word: Word) -> None:
        at = word.numbered()
        word.comment(at[0], "Is this right?")
        word.put_in(at[1], " And more.")
        word.rewrite(at[2], "The visit before ended on ")
        word.new_paragraph(at[3], "A new one.")
        word.type_over(at[4], words(at[4]) + " Typed.")

    found = back(saved(edited(sent(), edit), tmp_path)).entries
    told = [(one.kind, one.written.strip(), one.spot.number) for one in found[:4]]
    assert told == [
        ("comment", "Is this right?", 1),
        ("insertion", "And more.", 2),
        ("replacement", "The visit before ended on", 3),
        ("insertion", "A new one.", 4),
    ]
    assert {(one.author, one.date) for one in found[:4]} == {(AUTHOR, DATE)}
    (typed,) = found[4:]
    assert (typed.kind, typed.spot.number, typed.spot.placed) == ("edit", 5, "bookmark")
    assert typed.written.endswith("Typed.")

"""A final version: the words alone, the same bytes each time, and a code that tells them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final as Const

import pytest

from pipeline.model.document import Document, Notice, Origin, Text
from pipeline.model.errors import BrokenError
from pipeline.publishing.final import Final, files, final
from pipeline.writers import furniture
from tests.readback import docx, expected, html, pdf
from tests.writers.documents import final as short
from tests.writers.documents import full, said, words

FULL: Const = replace(full(), sections=full().sections[:1])
SECOND: Const = replace(short(), id="plan", label=words("Action plan"))


def test_no_word_changes_and_nothing_else_is_left() -> None:
    (one,) = final([short()]).documents
    assert expected.report(one) == expected.report(short())
    assert one.stamp.state == "final"
    assert furniture.running_words(one.stamp) == ()
    assert "rests-on" not in files(final([short()]), ["html"])["report.html"].decode()


def planned(document: Document) -> Document:
    return with_block(document, said("Staff plan.", origin=Origin.PLANNED))


def missing(document: Document) -> Document:
    return with_block(document, Notice("missing", words("Not written yet.")))


def with_block(document: Document, block: object) -> Document:
    section = document.sections[0]
    return replace(
        document,
        sections=(replace(section, blocks=(*section.blocks, block)),),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("unwritten", [planned, missing])
def test_words_that_nobody_wrote_are_refused(unwritten: Callable[[Document], Document]) -> None:
    with pytest.raises(BrokenError, match="nobody has written"):
        final([short(), unwritten(SECOND)])


def test_the_code_is_of_the_words_of_all_documents_in_order() -> None:
    whole = final([short(), SECOND])
    assert whole == final([short(), SECOND])
    assert {one.stamp.content for one in whole.documents} == {whole.content}
    others = [[short()], [SECOND, short()], [short(), replace(SECOND, title=words("Other"))]]
    assert whole.content not in {final(one).content for one in others}


def test_the_code_is_no_matter_of_evidence_or_of_where_words_stand() -> None:
    moved = with_block(short(), said("As written.", on="E1"))
    other = with_block(short(), said(Text("As written.", words("x")[0].source), on="E9"))
    assert moved != other
    assert final([moved]).content == final([other]).content


@pytest.fixture(scope="module")
def version() -> Final:
    return final([short(), SECOND])


@pytest.fixture(scope="module")
def published(version: Final) -> dict[str, bytes]:
    return dict(files(version))


def code_of(version: Final) -> str:
    groups = [version.content[at : at + 5] for at in range(0, 20, 5)]
    return "\N{NO-BREAK SPACE}".join(("Check", "code", *groups))


@pytest.mark.slow
def test_each_file_shows_the_code(version: Final, published: dict[str, bytes]) -> None:
    assert list(published) == [
        *("report.html", "report.pdf", "report.docx"),
        *("plan.html", "plan.pdf", "plan.docx"),
    ]
    code = code_of(version)
    for name in ("report", "plan"):
        assert code in published[f"{name}.html"].decode()
        margins = " ".join(pdf.read(published[f"{name}.pdf"]).furniture["margins"])
        assert " ".join(code.split()) in " ".join(margins.split())
        margins = " ".join(docx.read(published[f"{name}.docx"]).furniture["margins"])
        assert " ".join(code.split()) in " ".join(margins.split())


@pytest.mark.slow
def test_each_file_has_the_words_and_what_is_about_the_copy(
    version: Final, published: dict[str, bytes]
) -> None:
    for one in version.documents:
        page = html.read(published[f"{one.id}.html"])
        assert page.report == expected.report(one)
        assert page.furniture == expected.html(one)
        assert docx.read(published[f"{one.id}.docx"]).report == expected.report(one)


@pytest.mark.slow
def test_the_same_version_gives_the_same_bytes(version: Final, published: dict[str, bytes]) -> None:
    assert files(final([short(), SECOND])) == published


def test_a_page_has_no_word_on_drafts() -> None:
    page = files(final([short()]), ["html"])["report.html"].decode().lower()
    assert [word for word in ("draft", "planned", "noindex", "not final") if word in page] == []

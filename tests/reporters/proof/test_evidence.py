"""The evidence beside a paragraph: what may be published of it, and not a word more."""

from __future__ import annotations

from dataclasses import replace

from pipeline.evidence.public import Items, PublicBundle
from pipeline.model.document import Document, Section
from tests.reporters.proof.proofs import Page, examined, page, proof_of, record
from tests.writers.documents import full, said, words


def public(**fields: object) -> PublicBundle:
    """Return a public bundle with one record, E1."""
    source = record("/evidence/0/source", kind="case-tracking", reference="Sample A")
    one = record("/evidence/0", id="E1", area="care", source=source, **fields)  # type: ignore[arg-type]
    return PublicBundle(record("", evidence=Items("/evidence", (one,))), frozenset())


def document(on: str = "E1") -> Document:
    section = Section("s", words("S"), (said("Words.", on=on),))
    return replace(full(), masthead=(), sections=(section,))


def shown(found: PublicBundle, on: str = "E1") -> str:
    html = page(document(on), public=found)
    part = html[html.index('<details class="evidence">') :]
    return " ".join(Page(part[: part.index("</details>") + len("</details>")]).words)


def test_all_that_may_be_said_of_a_record_is_shown() -> None:
    measure = record("/m", label="Plans", numerator=37, denominator=41, unit="families")
    quote = record("/q", text="I like it here.", speaker="A child")
    assert shown(public(statement="Staff listen.", measure=measure, quote=quote)) == (
        "Evidence E1 E1 case tracking care Staff listen. Measure: Plans: most families "
        "(37 of 41, 90%) Reference: Sample A"
    )


def test_a_record_without_statement_says_so() -> None:
    assert "It has no statement that may be published." in shown(public())


def test_nothing_is_shown_of_a_record_that_is_withheld_or_not_there() -> None:
    assert shown(public(), on="E9") == "Evidence E9 E9 Nothing of this record may be shown."


def test_a_measure_that_is_no_share_is_shown_in_numbers() -> None:
    measure = record("/m", label="Visits", numerator=9, denominator=0, unit="families")
    assert "Visits: 9 of 0 families" in shown(public(measure=measure))


def test_the_evidence_of_items_rows_and_numbers_is_shown_too() -> None:
    html = page(full())
    found = [one.split("</summary>")[0] for one in html.split('<details class="evidence">')[1:]]
    ids = {id_ for one in found for id_ in one.split('class="quiet">')[1].split("<")[0].split(", ")}
    assert {"E1", "E2", "E4", "E6", "E7", "E8"} <= ids


def test_areas_go_by_their_names() -> None:
    html = proof_of(examined("sccif-rfc-full/good-narrative")).decode()
    part = html[html.index('<div class="record">') :]
    type_ = examined("sccif-rfc-full/good-narrative").intake.report_type
    assert type_
    assert any(area.label.text in part[:600] for area in type_.areas)

"""`verify.html` in a browser: files chosen and dropped, proofs, keyboard, what a listener hears."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.publishing.records.entry import line_of
from pipeline.publishing.records.private import kept_of
from pipeline.publishing.records.proof import proof
from pipeline.publishing.records.record import record_of
from pipeline.publishing.records.register import append
from pipeline.publishing.records.unfinished import renew_page
from tests.publishing.records.publications import FIRST, NEXT, SECOND, publish

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
LENGTHS: Final = (0, 1, 54, 55, 56, 57, 62, 63, 64, 65, 118, 119, 120, 127, 128, 129, 1_000_003)
LOOKS: Final = [
    (1000, "light", "none", "screen"),
    (1000, "dark", "none", "screen"),
    (1000, "light", "active", "screen"),
    (320, "light", "none", "screen"),
    (320, "dark", "none", "screen"),
    (700, "light", "none", "print"),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two published versions, a proof, and files of other kinds."""
    base = tmp_path_factory.mktemp("published")
    publish(base)
    publish(base, SECOND)
    record = record_of((base / "out/oak-house/v2/record.json").read_bytes())
    kept = kept_of(base / "team/visit.versions/2")
    assert record is not None
    assert kept is not None
    (base / "proof.json").write_bytes(proof(kept, record, 0, with_private=True))
    forged = json.loads((base / "proof.json").read_bytes())
    said = forged["paragraph"]["content"].replace("Families cook", "Families never cook")
    forged["paragraph"]["content"] = said
    (base / "forged.json").write_text(json.dumps(forged), "utf-8")
    (base / "photo.jpg").write_bytes(b"\xff\xd8 a photo")
    (base / "altered").mkdir()
    (base / "altered/report.pdf").write_bytes(b"%PDF twO")
    return base


def show(browser: Any, file: Path, width: int = 1000, **options: Any) -> Any:
    page = window(browser, width, **options)
    page.emulate_media(media="null")  # whatever the test before asked for
    page.goto("about:blank")
    page.wrong.clear()
    page.goto(file.as_uri())
    return page


@cache
def window(browser: Any, width: int, **options: Any) -> Any:
    """Return the one page of its kind: a new one would start a process."""
    size = {"width": width, "height": 800}
    page = browser.new_context(offline=True, viewport=size, **options).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text))
    page.wrong = wrong
    return page


def given(browser: Any, base: Path, *names: str, home: str = "oak-house") -> Any:
    """Return the page after somebody has chosen some files."""
    page = show(browser, base / "out" / home / "verify.html")
    page.set_input_files("#files", [str(base / name) for name in names])
    page.wait_for_selector(".verdict-box")
    assert page.wrong == []
    return page


def told(page: Any) -> tuple[str, list[str]]:
    """Return the first sentence of the answer, and what is said of each file."""
    said = page.locator("#found li span").all_text_contents()
    return page.text_content(".verdict-box .says"), said


V1, V2 = "out/oak-house/v1", "out/oak-house/v2"
NEWEST = "version 2, published on 3 December 2026"


def test_what_was_published_is_known_to_the_byte(browser: Any, base: Path) -> None:
    names = ("report.html", "report.pdf", "report.docx", "record.json")
    page = given(browser, base, *(f"{V2}/{name}" for name in names))
    says, each = told(page)
    assert says == "Yes. This is what was published."
    assert each[:3] == [f"Unaltered: {NEWEST}, to the last byte."] * 3
    assert each[3].startswith(f"The record of {NEWEST}, unaltered.")
    assert page.locator(".verdict-box p").nth(1).text_content() == (
        f"It is {NEWEST}, of the report oak-house. No newer version was known on 3 December 2026."
    )


def test_an_altered_file_is_told_apart(browser: Any, base: Path) -> None:
    page = given(browser, base, "altered/report.pdf", f"{V2}/report.html", "photo.jpg")
    says, each = told(page)
    assert says == "No. 1 file of 3 is not what was published."
    assert each[0].startswith("Not what was published.")
    assert each[1].startswith("Unaltered")
    assert each[2].startswith("No part of this report")


def test_an_older_version_is_no_longer_the_one(browser: Any, base: Path) -> None:
    page = given(browser, base, f"{V1}/report.pdf")
    assert told(page)[0] == "This was published, but it is no longer the report that counts."
    assert f"A newer version is known: {NEWEST}." in page.text_content(".verdict-box")


def test_a_withdrawn_version_is_told(browser: Any, tmp_path: Path) -> None:
    publish(tmp_path)
    out = tmp_path / "out"
    raw = (out / "oak-house/v1/record.json").read_bytes()
    append(out, line_of(NEXT, "withdrawn", "oak-house", 1, raw))
    renew_page(out, "oak-house", NEXT)
    page = given(browser, tmp_path, f"{V1}/report.pdf")
    assert told(page)[0] == "This was published, but it is no longer the report that counts."
    assert "The publisher withdrew it on 3 December 2026." in page.text_content(".verdict-box")
    assert "Withdrawn on 3 December 2026." in page.text_content("main")


def test_what_is_no_part_of_it_says_nothing_of_the_report(browser: Any, base: Path) -> None:
    page = given(browser, base, "photo.jpg", "out/oak-house/verify.html")
    assert told(page)[0] == "This page does not know what you gave it."
    assert "cannot vouch for itself" in told(page)[1][1]


def test_a_file_under_another_name_is_known_by_its_bytes(browser: Any, base: Path) -> None:
    shutil.copyfile(base / V2 / "report.pdf", base / "download (3).pdf")
    page = given(browser, base, "download (3).pdf")
    assert told(page)[1] == [
        f"Unaltered: {NEWEST}, to the last byte. Its name was report.pdf then."
    ]


# --- SHA-256 -----------------------------------------------------------------------------


def test_its_sha_256_is_that_of_hashlib(browser: Any, tmp_path: Path) -> None:
    """For each length about the edge of a block, and for a longer one, altered ones included."""
    files = {f"f{size}.bin": bytes(at * 7 % 251 for at in range(size)) for size in LENGTHS}
    publish(tmp_path, replace(FIRST, files=files))
    page = given(browser, tmp_path, *(f"{V1}/{name}" for name in files))
    assert told(page)[0] == "Yes. This is what was published."
    other = tmp_path / "other"
    other.mkdir()
    for name, content in files.items():
        (other / name).write_bytes(content[:-1] + b"\xff")
    page = given(browser, tmp_path, *(f"other/{name}" for name in files))
    assert page.locator("#found li.poor").count() == len(LENGTHS)


# --- proofs ------------------------------------------------------------------------------


def test_a_proof_that_holds_shows_sentence_and_records(browser: Any, base: Path) -> None:
    page = given(browser, base, "proof.json")
    assert told(page)[0] == "Yes. This proof holds."
    assert page.text_content("#proof blockquote").strip() == (
        "Families cook together, and staff know each child."
    )
    assert page.locator("#proof .record h4").all_text_contents() == ["Record E1", "Record E2"]
    assert "AB" in page.text_content("#proof .record >> nth=0")


def test_a_forged_proof_does_not_hold_and_shows_nothing(browser: Any, base: Path) -> None:
    page = given(browser, base, "forged.json")
    assert told(page)[0] == "No. This is not what was published."
    assert told(page)[1] == [
        "A proof that does not hold: it, or something in it, is not what was published."
    ]
    assert page.text_content("#proof") == ""


def test_the_page_accepts_what_the_program_accepts(browser: Any, base: Path) -> None:
    """Every single change of a proof is refused, as by the command."""
    good = json.loads((base / "proof.json").read_bytes())
    page = show(browser, base / "out/oak-house/verify.html")
    changes: list[Any] = [
        {**good, "version": 1}, {**good, "id": "elm"}, {**good, "records": good["records"][:1]},
        {**good, "records": good["records"][::-1]}, {**good, "more": 1},
        {**good, "schema_version": "2"}, {**good, "records": {}},
    ]  # fmt: skip
    odd: list[Any] = [None, [], {}, "", "0" * 64, -1, 1.5, 2**40]
    changes += [
        {**good, "paragraph": {**good["paragraph"], key: value}}
        for key in ("salt", "content", "path", "place")
        for value in odd
    ]
    for key in ("public", "private", "path", "place"):
        for value in (*odd[:4], {"digest": "0" * 64}):
            first = {**good["records"][0], key: value}
            changes.append({**good, "records": [first, good["records"][1]]})
    for at, change in enumerate(changes):
        file = base / f"change-{at}.json"
        file.write_text(json.dumps(change), "utf-8")
    names = [str(base / f"change-{at}.json") for at in range(len(changes))]
    page.set_input_files("#files", [*names, str(base / "proof.json")])
    page.wait_for_selector(".verdict-box")
    assert page.locator("#found li.good").count() == 1
    assert page.locator("#proof section").count() == 1


# --- dropping, keyboard, listening -------------------------------------------------------


def drop(page: Any, *paths: Path) -> None:
    """Drop files onto the page, as the system does."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(one) for one in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 400, "y": 300, "data": data})
    page.wait_for_selector(".verdict-box")


def test_files_can_be_dropped_anywhere(browser: Any, base: Path) -> None:
    page = show(browser, base / "out/oak-house/verify.html")
    drop(page, base / V2 / "report.pdf", base / V2 / "report.html")
    assert told(page)[0] == "Yes. This is what was published."
    assert page.locator("#found li").count() == 2
    assert page.wrong == []


def test_a_folder_says_that_its_files_are_wanted(browser: Any, base: Path) -> None:
    """A page that was opened from a disk may not look into folders."""
    page = show(browser, base / "out/oak-house/verify.html")
    drop(page, base / V2)
    assert told(page)[1] == [
        "A folder that this page may not look into. Choose the files in it, or drop those."
    ]


def test_a_folder_is_looked_into_where_the_page_may(browser: Any, base: Path) -> None:
    page = browser.new_context().new_page()
    content = (base / "out/oak-house/verify.html").read_bytes()
    page.route("**/*", lambda route: route.fulfill(body=content, content_type="text/html"))
    page.goto("https://reports.example/verify.html")
    drop(page, base / V2)
    assert sorted(page.locator("#found strong").all_text_contents()) == [
        "record.json", "report.docx", "report.html", "report.pdf",
    ]  # fmt: skip
    assert told(page)[0] == "Yes. This is what was published."


def test_it_is_used_by_keyboard_alone(browser: Any, base: Path) -> None:
    page = window(browser, 1000)
    asked: dict[str, Any] = {}
    page.once("filechooser", lambda chooser: asked.update(files=chooser))
    show(browser, base / "out/oak-house/verify.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the answer"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "files"
    for _ in range(60):  # a busy browser may miss that somebody waits for its question
        page.keyboard.press("Space")
        page.wait_for_timeout(500)
        if asked:
            break
    asked["files"].set_files(str(base / V2 / "report.pdf"))
    page.wait_for_selector(".verdict-box")
    assert page.evaluate("document.activeElement.id") == "files"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1


def test_focus_is_seen_in_high_contrast(browser: Any, base: Path) -> None:
    page = show(browser, base / "out/oak-house/verify.html", forced_colors="active")
    outline = """one => { const style = getComputedStyle(one)
        return [style.outlineStyle, parseFloat(style.outlineWidth) >= 2, style.outlineColor] }"""
    for _ in range(4):
        page.keyboard.press("Tab")
        style, wide, colour = page.evaluate_handle("document.activeElement").evaluate(outline)
        assert (style, wide) == ("solid", True)
        assert colour != "rgba(0, 0, 0, 0)"


def test_who_listens_hears_the_answer(browser: Any, base: Path) -> None:
    page = given(browser, base, f"{V2}/report.pdf", "photo.jpg")
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    names = {
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored")
    }
    assert ("heading", "Is this the report that was published?") in names
    assert ("heading", "The answer") in names
    assert ("StaticText", "Yes, but not all of it was published.") in names
    assert any(role == "button" and "Choose the files" in name for role, name in names)
    assert [role for role, _ in names].count("status") == 1
    assert "status" in page.locator("#status").aria_snapshot()


@pytest.mark.parametrize("state", ["asked", "good", "old", "bad", "proof"])
@pytest.mark.parametrize(("width", "scheme", "forced", "media"), LOOKS)
def test_axe_finds_nothing_and_is_sure_of_it(
    browser: Any, base: Path, width: int, scheme: str, forced: str, media: str, state: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    looks = {"color_scheme": scheme, "forced_colors": forced}
    page = show(browser, base / "out/oak-house/verify.html", width, **looks)
    files: dict[str, Sequence[str]] = {
        "good": (f"{V2}/report.pdf", "photo.jpg"),
        "old": (f"{V1}/report.pdf",),
        "bad": ("altered/report.pdf", f"{V2}/report.pdf"),
        "proof": ("proof.json",),
    }
    if state in files:
        page.set_input_files("#files", [str(base / one) for one in files[state]])
        page.wait_for_selector(".verdict-box")
    page.emulate_media(media=media, **looks)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page).response
    unsure = [each for each in found["incomplete"] if each["id"] == "color-contrast"]
    assert [
        (each["id"], [node["html"] for node in each["nodes"]])
        for each in (*found["violations"], *unsure)
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_it_says_what_to_do(browser: Any, base: Path) -> None:
    page = show(browser, base / "out/oak-house/verify.html", java_script_enabled=False)
    assert page.locator("input:visible").count() == 0
    assert "sha256sum report.pdf" in page.locator("main").inner_text()


def test_it_asks_the_network_for_nothing(browser: Any, base: Path) -> None:
    page = browser.new_context(viewport={"width": 800, "height": 600}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((base / "out/oak-house/verify.html").as_uri())
    page.set_input_files("#files", [str(base / "proof.json")])
    page.wait_for_selector(".verdict-box")
    assert asked == [(base / "out/oak-house/verify.html").as_uri()]

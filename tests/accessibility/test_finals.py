"""Final versions of every report type, held to all that checks accessibility without a network.

Run it with `make accessibility`. What a checker finds and is not so is named with the reason.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from openxml_audit import OpenXmlValidator

from pipeline.report_type.toml.file import ids
from scripts.look.html_rules import CONFIGURATION, LEFT_OVER
from tests.accessibility.made import PROGRAMS, publish, written
from tests.made_once import made_once
from tests.samples.cases import GOOD, command

NARROW: Final = 320
AXE: Final = {"resultTypes": ["violations", "incomplete"]}
# A page as each reader has it: what the browser is told, and its width.
MODES: Final[Mapping[str, tuple[dict[str, str], int]]] = {
    "screen": ({"media": "screen", "color_scheme": "light"}, 1280),
    "dark": ({"media": "screen", "color_scheme": "dark"}, 1280),
    "print": ({"media": "print", "color_scheme": "light"}, 1280),
    "forced colours": ({"media": "screen", "forced_colors": "active"}, 1280),
    "narrow": ({"media": "screen", "color_scheme": "light"}, NARROW),
}
# Of doubts about contrast: far columns of a chart that scrolls sideways are out of sight.
SCROLLED: Final = ("narrow", "partially obscured by another element")
FOCUS: Final = """() => [...document.querySelectorAll('a, button, input, select, [tabindex]')]
  .filter(one => one.offsetParent !== null || one.classList.contains('skip'))
  .map(one => { one.focus({focusVisible: true}); const style = getComputedStyle(one);
    return [one.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth),
      document.activeElement === one] })
  .filter(([, style, width, focused]) => focused && (style === 'none' || width < 1))"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Give the files of a final version of each report type."""
    out = made_once(tmp_path_factory, "final", publish)
    return tuple(sorted(out.iterdir()))


@pytest.fixture(scope="module")
def pages(made: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Give all pages: final versions, and of a run drafts, proofs and the index."""

    def render(folder: Path) -> None:
        bundles = [one.bundle for one in GOOD[:3]]
        done = command("render", *bundles, "--out", folder, "--formats", "html", "--proof")
        assert done.returncode in (0, 1), done.stderr

    out = made_once(tmp_path_factory, "run", render)
    return (*of(made, ".html"), *sorted(out.rglob("*.html")))


def of(made: tuple[Path, ...], ending: str) -> list[Path]:
    found = [one for one in made if one.suffix == ending]
    assert len(found) >= len(ids())
    return found


def test_every_report_type_is_among_them() -> None:
    assert set(written()) == set(ids())


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_the_validator_of_pdf_finds_nothing(made: tuple[Path, ...], profile: str) -> None:
    import page

    for file in of(made, ".pdf"):
        report = page.validate_pdf(str(file), profile=page.ValidationProfile[profile])
        assert report.is_compliant, (file.name, report.to_json())


def test_qpdf_finds_nothing(made: tuple[Path, ...]) -> None:
    for file in of(made, ".pdf"):
        told = subprocess.run(
            ["qpdf", "--check", file], check=True, capture_output=True, text=True
        ).stdout
        assert "No syntax or stream encoding errors found" in told


def test_the_audit_of_word_files_finds_nothing(made: tuple[Path, ...]) -> None:
    for file in of(made, ".docx"):
        errors = [error.description for error in OpenXmlValidator().validate(file).errors]
        assert (file.name, errors) == (file.name, [])


def program(name: str) -> Path:
    """Return a checker that `make accessibility` installs with npm, where npm can."""
    if not (PROGRAMS / name).exists():
        pytest.skip(f"{name} is not there: npm could not install it")
    return PROGRAMS / name


def test_the_validator_of_open_xml_finds_nothing(made: tuple[Path, ...]) -> None:
    for file in of(made, ".docx"):
        done = subprocess.run(
            [program("ooxml-validator"), file], check=False, capture_output=True, text=True
        )
        assert json.loads(done.stdout)["errors"] == [], file.name


def test_html_validate_finds_nothing_but_what_is_named(
    pages: tuple[Path, ...], tmp_path: Path
) -> None:
    (tmp_path / ".htmlvalidate.json").write_text(CONFIGURATION, "utf-8")
    answer = tmp_path / "answer.json"
    rules = f"--config={tmp_path / '.htmlvalidate.json'}"
    subprocess.run(
        [program("html-validate"), rules, f"--formatter=json={answer}", *pages], check=False
    )
    found = {one["ruleId"] for file in json.loads(answer.read_bytes()) for one in file["messages"]}
    assert found <= set(LEFT_OVER)


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_and_doubts_no_contrast(
    pages: tuple[Path, ...], browser: Any, mode: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    media, width = MODES[mode]
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900})
    try:
        for file in pages:
            page = context.new_page()
            page.emulate_media(**media)
            page.goto(file.as_uri())
            response = Axe().run(page, options=AXE).response
            doubts = [one for one in response["incomplete"] if one["id"] == "color-contrast"]
            told = [
                (one["id"], node["html"][:200], why)
                for one in (*response["violations"], *doubts)
                for node in one["nodes"]
                for why in [" ".join(check["message"] for check in node["any"])]
                if mode != SCROLLED[0] or SCROLLED[1] not in why
            ]
            assert (file.name, told) == (file.name, [])
            if mode == "narrow":
                assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
            page.close()
    finally:
        context.close()


def test_focus_is_seen_in_forced_colours(pages: tuple[Path, ...], browser: Any) -> None:
    context = browser.new_context(offline=True, forced_colors="active")
    try:
        for file in pages:
            page = context.new_page()
            page.goto(file.as_uri())
            page.keyboard.press("Tab")
            assert (file.name, page.evaluate(FOCUS)) == (file.name, [])
            page.close()
    finally:
        context.close()


def test_axe_and_the_focus_would_find_something(browser: Any, tmp_path: Path) -> None:
    """The controls: a page whose words cannot be read, and whose focus cannot be seen."""
    from axe_playwright_python.sync_playwright import Axe

    file = tmp_path / "bad.html"
    file.write_text(
        "<html lang=en><title>x</title><main><h1>x</h1><p style='color:#999'>Grey words</p>"
        "<a href='#' style='outline:none'>a link</a></main>",
        "utf-8",
    )
    page = browser.new_page()
    page.goto(file.as_uri())
    response = Axe().run(page, options=AXE).response
    assert "color-contrast" in {one["id"] for one in response["violations"]}
    assert len(page.evaluate(FOCUS)) == 1
    page.close()

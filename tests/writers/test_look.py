"""One look for all formats: colours that can be read, and no colour anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from pipeline.model.errors import BrokenError
from pipeline.resources import TEMPLATES, Home, using
from pipeline.writers.html import pages
from pipeline.writers.look.contrast import contrast, too_near
from pipeline.writers.look.reading import look
from pipeline.writers.look.style import on_paper, on_screen
from pipeline.writers.look.tokens import COLOURS
from tests.architecture.imports import PACKAGE

TOKENS: Final = TEMPLATES / "look" / "tokens.toml"
PAGES: Final = TEMPLATES / "pages"

# A colour as CSS, SVG or Word would have it; in code only what is a text of its own or a value.
NAMED: Final = "white|black|red|green|blue|yellow|orange|gray|grey|silver|navy|maroon|teal|purple"
COLOUR: Final = re.compile(
    rf"#[0-9a-f]{{3}}\b|#[0-9a-f]{{6,8}}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\("
    rf"|(?<=[:\"'])\s*(?:{NAMED})\s*(?=[;}}\"'])",
    re.IGNORECASE,
)
BARE: Final = re.compile(r"[\"'][0-9A-F]{6}[\"']")


def drawing_files() -> Iterator[Path]:
    """Yield every file that draws: pages, writers, and what of reports draws pictures."""
    yield from sorted(PAGES.glob("*.css"))
    yield from sorted(PAGES.glob("*.j2"))
    for folder in ("writers", "reporters"):
        yield from sorted((PACKAGE / folder).rglob("*.py"))


def colours_in(text: str) -> list[str]:
    return [*COLOUR.findall(text), *BARE.findall(text)]


def test_no_colour_stands_outside_the_look() -> None:
    found = {str(file): colours_in(file.read_text("utf-8")) for file in drawing_files()}
    assert len(found) > 40
    assert {file: colours for file, colours in found.items() if colours} == {}


@pytest.mark.parametrize(
    "text", ["p { color: #fff }", 'fill="#1f4e6b"', "color:red;", 'FILL = "FDF6E3"', "rgb(0, 0, 0)"]
)
def test_a_colour_would_be_found(text: str) -> None:
    assert colours_in(text)


def test_words_and_lines_can_be_told_from_their_ground() -> None:
    assert list(too_near(look())) == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1f4e6b", "#1f4e6b") == 1


def test_a_colour_too_near_its_ground_is_told() -> None:
    pale = replace(look(), paper=replace(look().paper, accent="#99aabb"))
    found = {(one.scheme, one.ink, one.ground) for one in too_near(pale)}
    assert ("paper", "accent", "paper") in found
    assert {scheme for scheme, *_ in found} == {"paper"}


def test_each_colour_that_is_written_in_is_held_to_what_it_meets() -> None:
    """All but hairlines: a colour that no pair names could fade unseen."""
    held = {name for one in (*look().words, *look().lines) for name in (*one.inks, *one.on)}
    held |= {name for mark in look().marks.values() for name in (mark.fill, mark.ink)}
    assert set(COLOURS) - held == {"rule"}


@pytest.mark.parametrize("file", sorted(PAGES.glob("*.css")), ids=lambda file: file.name)
def test_a_style_sheet_uses_no_name_that_is_not_there(file: Path) -> None:
    text = file.read_text("utf-8") + on_screen(look())
    assert set(re.findall(r"var\(--([a-z0-9-]+)", text)) <= set(re.findall(r"--([\w-]+):", text))


def test_on_paper_all_values_stand_in_place() -> None:
    """But for what belongs to the tone of one grade, and is looked up there."""
    left = set(re.findall(r"var\(--([a-z0-9-]+)\)", pages.print_sheet()))
    assert left == {"fill", "line", "edge", "left", "round", "word", "ring", "tone", "box"}
    assert "asset:fonts/OpenSans-Regular.ttf" in pages.print_sheet()
    assert on_paper(look(), "p { color: var(--ink); top: var(--own) }").endswith(
        f"p {{ color: {look().paper.ink}; top: var(--own) }}"
    )


def test_a_page_knows_light_dark_and_the_colours_that_a_system_forces() -> None:
    light, dark, forced = pages.stylesheet("base.css").split("@media", 2)
    assert f"--accent: {look().light.accent};" in light
    assert f"--accent: {look().dark.accent};" in dark
    assert "--accent: CanvasText;" in forced


WRONG: Final = {
    "no colour": ('ink = "#1a2026"', 'ink = "ink"', "‘ink’ is no colour"),
    "a colour less": ('ink = "#1a2026"\n', "", "‘ink’ is missing"),
    "a colour more": ('ink = "#1a2026"', 'inks = "#1a2026"', "Unknown key ‘inks’"),
    "no shape": ('shape = "bar"', 'shape = "star"', "‘shape’ must be one of"),
    "no name": ('fill = "best"', 'fill = "beast"', "‘fill’ must be one of"),
    "no ink": ('inks = ["mark"]', 'inks = ["marc"]', "There is no colour ‘marc’"),
    "no number": ("size = 12", 'size = "12pt"', "‘size’ must be a number"),
    "no font": ('family = "Open Sans"\n', "", "‘family’ is missing"),
}


@pytest.mark.parametrize(("before", "after", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_look_is_told_with_its_line(
    before: str, after: str, said: str, tmp_path: Path
) -> None:
    text = TOKENS.read_text("utf-8")
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "tokens.toml").write_text(text.replace(before, after, 1), "utf-8")
    with using(Home(tmp_path)), pytest.raises(BrokenError, match=said) as broken:
        look()
    assert re.match(r"look/tokens\.toml:\d+: ", str(broken.value))


def test_paper_may_differ_from_light(tmp_path: Path) -> None:
    text = TOKENS.read_text("utf-8").replace("[paper]\n", '[paper]\nink = "#000000"\n')
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "tokens.toml").write_text(text, "utf-8")
    with using(Home(tmp_path)):
        assert (look().paper.ink, look().light.ink) == ("#000000", "#1a2026")
        assert "@media print { :root { --ink: #000000 } }" in on_screen(look())
        assert "color: #000000" in pages.print_sheet()

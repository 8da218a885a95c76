"""The preview in a browser: what is saved is seen, the place is kept; keyboard, narrow, axe."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.resources import SCHEMAS, TEMPLATES
from pipeline.runs.clock import now, pause
from tests.runs.preview.previews import KIND, bundle, change

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
NEW: Final = "The team keeps bees, and families help to look after them."
WRONG: Final = "The bees swarm in May. Staff utilise the tool in order to commence 97 new meetings."
WRONG_SEEN: Final = "The bees swarm in May."
AXE: Final = {"resultTypes": ["violations", "incomplete"]}
LOOKS: Final = [(1280, "light", "none"), (320, "dark", "none"), (1280, "light", "active")]


@dataclass(frozen=True, slots=True)
class Preview:
    """The real command over two bundles, with a whole folder of a team’s own templates."""

    process: subprocess.Popen[str]
    address: str
    folder: Path

    @property
    def bundle(self) -> Path:
        return self.folder / "bundles/a/bundle.json"

    @property
    def template(self) -> Path:
        return self.folder / f"own/report-types/{KIND}/service.md.j2"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Give a preview, and see at its end that it ends as it should and leaves nothing."""
    folder = tmp_path_factory.mktemp("preview")
    for name in ("a", "b"):
        bundle(folder / "bundles" / name)
    shutil.copytree(TEMPLATES, folder / "own")
    shutil.copytree(SCHEMAS, folder / "own/schemas")
    (folder / "spare").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "preview", "bundles", "--templates", "own"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder / "spare")},
    )
    assert process.stdout
    try:
        yield Preview(process, process.stdout.readline().strip(), folder)
        assert len(list((folder / "spare").iterdir())) == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert list((folder / "spare").iterdir()) == []
        found = [one for one in (folder / "bundles").rglob("*") if one.is_file()]
        assert sorted(one.name for one in found) == ["bundle.json", "bundle.json"]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def page(browser: Any, preview: Preview) -> Iterator[Any]:
    """Give the proof of the first bundle, as it was in the beginning."""
    bundle(preview.folder / "bundles/a")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda said: wrong.append(said.text))
    found.goto(preview.address)
    found.locator("table.bundles a").first.click()
    until(lambda: "by itself" in found.text_content("#_said"))
    yield found
    context.close()
    assert wrong == []  # no script that failed, and nothing that the policy had to stop


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds: the policy of the pages lets the browser wait for nothing."""
    begun = now()
    while not holds():
        assert now() - begun < 15, "it never came"
        pause(0.02)


def write(preview: Preview, *texts: str) -> None:
    """Write paragraphs before those of the first section, as an editor that renames a new file."""
    data = json.loads(preview.bundle.read_text("utf-8"))
    before = data["narrative"]["service"]["paragraphs"]
    data["narrative"]["service"]["paragraphs"] = [
        *({"text": one, "evidence": []} for one in texts), *before,
    ]  # fmt: skip
    beside = preview.bundle.with_name(".bundle.json.swp")
    beside.write_text(json.dumps(data, indent=2), "utf-8")
    beside.rename(preview.bundle)


def test_a_new_sentence_and_its_finding_appear_and_go(page: Any, preview: Preview) -> None:
    assert page.text_content(".preview-found") == "no findings"
    write(preview, NEW)
    until(lambda: NEW in page.text_content("main"))
    write(preview, WRONG)
    until(lambda: WRONG_SEEN in page.text_content("main"))
    assert "warning" in page.text_content(".preview-found")
    until(lambda: "more finding" in page.text_content("#_said"))
    assert page.locator("#_said").get_attribute("role") == "status"
    assert page.locator(".note").count() > 0
    bundle(preview.folder / "bundles/a")
    until(lambda: page.text_content(".preview-found") == "no findings")
    assert page.locator(".note").count() == 0
    until(lambda: "fewer" in page.text_content("#_said"))


def test_a_renewed_page_is_the_page_to_the_last_word(page: Any, preview: Preview) -> None:
    """Whatever it showed before: what is kept of a page is only where one was reading."""
    same = """async () => {
      const text = await (await fetch(location.pathname)).text();
      const bare = text.replace(/<style[^]*?<\\/style>/g, '');
      const next = new DOMParser().parseFromString(bare, 'text/html');
      next.getElementById('_said').textContent = document.getElementById('_said').textContent;
      return [document.title === next.title, document.body.isEqualNode(next.body)];
    }"""
    for sample in (
        "sccif-rfc-full/bad-too-long-section",
        "la-services-2014/good-with-board-review",
        "sccif-rfc-full/bad-broken-json",
        "sccif-rfc-full/good-planned",
        "childrens-centre/good-council-figures",
        "sccif-rfc-full/good-narrative",
    ):
        before = page.locator("#_preview").get_attribute("data-version")
        bundle(preview.folder / "bundles/a", sample)
        until(lambda: page.locator("#_preview").get_attribute("data-version") != before)  # noqa: B023
        pause(0.1)
        assert (sample, page.evaluate(same)) == (sample, [True, True])


def test_the_place_is_kept_and_what_one_has_opened(page: Any, preview: Preview) -> None:
    heading = page.locator("main h4", has_text="leaders and managers")
    heading.evaluate("one => one.scrollIntoView()")
    page.locator("details.evidence summary").nth(3).evaluate("one => one.parentElement.open = true")
    heading.evaluate("one => { one.tabIndex = -1; one.focus() }")
    before = heading.evaluate("one => one.getBoundingClientRect().top")
    write(preview, "The garden is wide.", "Families cook together every day.", NEW)
    until(lambda: NEW in page.text_content("main"))
    after = heading.evaluate("one => one.getBoundingClientRect().top")
    assert abs(after - before) < 2
    assert heading.evaluate("one => document.activeElement === one")
    assert page.locator("details.evidence[open]").count() == 1


def test_focus_on_what_has_gone_goes_to_its_heading(page: Any, preview: Preview) -> None:
    write(preview, WRONG)
    until(lambda: page.locator(".note a.number").count() > 0)
    page.locator(".note a.number").first.focus()
    bundle(preview.folder / "bundles/a")
    until(lambda: page.text_content(".preview-found") == "no findings")
    until(lambda: page.evaluate("/^(H[1-6]|A)$/.test(document.activeElement.nodeName)"))


def test_a_template_that_breaks_shows_its_line_and_the_last_good_page(
    page: Any, preview: Preview
) -> None:
    change(preview.template, "It is run by", "It is well run by")
    until(lambda: "It is well run by" in page.text_content("main"))
    change(preview.template, "It is well", "{% if %}It is well")
    until(lambda: page.text_content("h1") == "This cannot be shown")
    assert "service.md.j2:6" in page.text_content(".where")
    assert "{% if %}It is well run by" in page.text_content(".lines .here")
    page.get_by_text("The last page without this fault").click()
    assert "It is well run by" in page.text_content("main")
    page.get_by_role("link", name="What is saved now").click()
    change(preview.template, "{% if %}It is well", "It is")
    until(lambda: page.text_content("h1") == "Marigold House")


def test_broken_json_shows_what_is_wrong_with_it(page: Any, preview: Preview) -> None:
    whole = preview.bundle.read_text("utf-8")
    preview.bundle.write_text(whole[:900], "utf-8")
    until(lambda: page.text_content("h1") == "No report yet")
    assert "line 3" in page.text_content(".found")
    preview.bundle.unlink()
    until(lambda: page.text_content("h1") == "This cannot be shown")
    preview.bundle.write_text(whole, "utf-8")
    until(lambda: page.text_content("h1") == "Marigold House")


def test_it_is_read_and_left_with_the_keyboard_alone(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = []
    for _ in range(5):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent"))
    assert seen == ["All bundles", "Proof", "Documents", "Load again", seen[-1]]
    page.locator(".preview-files summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Web page")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report.html")
    assert page.text_content("h1") == "Marigold House"


@pytest.mark.parametrize(("width", "scheme", "forced"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_too_wide_or_too_small(
    page: Any, preview: Preview, width: int, scheme: str, forced: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, forced_colors=forced)
    proof = page.url

    def hold(what: str) -> None:
        response = Axe().run(page, options=AXE).response
        doubts = [one for one in response["incomplete"] if one["id"] == "color-contrast"]
        told = [
            (one["id"], node["html"][:160], node["any"])
            for one in (*response["violations"], *doubts)
            for node in one["nodes"]
        ]
        assert (what, told) == (what, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.evaluate(
            """[...document.querySelectorAll('.preview-bar :is(a, summary)')]
            .map(one => one.getBoundingClientRect())
            .filter(one => one.width && (one.width < 24 || one.height < 24)).length"""
        )
        assert small == 0

    hold("proof")
    page.locator(".preview-files summary").click()
    hold("proof, documents open")
    page.goto(f"{proof}report.html")
    hold("report")
    page.goto(preview.address)
    hold("index")
    page.goto(proof)
    whole = preview.bundle.read_text("utf-8")
    preview.bundle.write_text(whole[:900], "utf-8")
    until(lambda: page.text_content("h1") == "No report yet")
    hold("refused")
    preview.bundle.unlink()
    until(lambda: page.text_content("h1") == "This cannot be shown")
    hold("broken")
    preview.bundle.write_text(whole, "utf-8")


def test_a_page_without_script_is_whole_and_loads_again(browser: Any, preview: Preview) -> None:
    bundle(preview.folder / "bundles/a")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(preview.address)
    page.locator("table.bundles a").first.click()
    assert page.text_content("h1") == "Marigold House"
    write(preview, NEW)
    page.get_by_text("Load again").click()
    until(lambda: NEW in page.text_content("main"))
    context.close()


def test_a_pdf_is_made_when_it_is_asked_for(page: Any) -> None:
    found = page.request.get(f"{page.url}report.pdf")
    assert found.body().startswith(b"%PDF-")


def test_another_site_reads_nothing_and_frames_nothing(
    browser: Any, preview: Preview, tmp_path: Path
) -> None:
    ours = preview.address
    (tmp_path / "evil.html").write_text(
        f"<iframe src='{ours}'></iframe><img src='{ours}preview.js'>"
        f"<script src='{ours}preview.js'></script><a href='{ours}'>in</a>",
        "utf-8",
    )
    context = browser.new_context()
    page = context.new_page()
    answers: list[int] = []
    page.on("response", lambda one: answers.append(one.status) if ours in one.url else None)
    page.goto((tmp_path / "evil.html").as_uri())
    page.wait_for_load_state("networkidle")
    read = page.evaluate(f"fetch('{ours}').then(() => 'read', () => 'refused')")
    page.get_by_role("link", name="in").click()
    page.wait_for_url(ours)
    assert page.text_content("body") == "There is nothing here.\n"
    context.close()
    assert read == "refused"
    assert set(answers) == {404}

"""What is shown is what is saved now: bundles, templates, settings, whichever way they change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.model.errors import BrokenError
from pipeline.resources import SCHEMAS, TEMPLATES, Home, all_remembered
from pipeline.runs.preview.press import Press, Setting
from tests.runs.preview.previews import KIND, bundle, change, press_of, shown

pytestmark = pytest.mark.thorough

SERVICE = f"report-types/{KIND}/service.md.j2"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a whole copy of the templates as a folder of a team’s own."""
    folder = tmp_path / "own"
    shutil.copytree(TEMPLATES, folder)
    shutil.copytree(SCHEMAS, folder / "schemas")
    return folder


def keys_of(press: Press) -> tuple[str, ...]:
    return press.keys()


def anew(press: Press) -> dict[str, str]:
    """Return the pages as a program makes them that has just begun."""
    for one in all_remembered:
        one.forget()
    other = Press(press.path, press.setting)
    return dict(shown(other).pages)


def test_a_saved_bundle_is_shown(tmp_path: Path) -> None:
    path = bundle(tmp_path)
    press = press_of(path)
    before = shown(press)
    change(path, "Marigold House", "Mallow House")
    after = shown(press)
    assert "Mallow House" in after.pages[""]
    assert "Mallow House" in after.pages["report.html"]
    assert before.version != after.version
    assert after.title == "Mallow House"


def test_a_page_that_is_true_is_not_made_again(tmp_path: Path) -> None:
    press = press_of(bundle(tmp_path))
    assert shown(press) is shown(press)


def test_what_is_saved_without_a_change_changes_nothing(tmp_path: Path, own: Path) -> None:
    path = bundle(tmp_path)
    press = press_of(path, own)
    before = shown(press).version
    change(path, "Marigold", "Marigold")
    change(own / SERVICE, "It is", "It is")
    assert shown(press).version == before


def test_each_kind_of_file_renews_the_page(tmp_path: Path, own: Path) -> None:
    press = press_of(bundle(tmp_path), own)
    shown(press)
    for name, old, new, seen in [
        (SERVICE, "It is run by", "It is well run by", "It is well run by"),
        (f"report-types/{KIND}/report-type.toml", "Information about", "On", "On this service"),
        (
            "house-styles/published-reports.toml",
            "notice = 18",
            "notice = 2",
            "over what is advised",
        ),
        ("look/tokens.toml", "[light]", "[light] # again", "Proof of a draft"),
        ("pages/proof.css", ".proof main {", ".proof main { order: 7;", "order: 7;"),
        ("pages/proof.html.j2", "Proof of a draft", "Proof of one draft", "Proof of one draft"),
        ("schemas/bundle.schema.json", '"title"', '"title" ', "Proof of one draft"),
    ]:
        before = shown(press).pages
        change(own / name, old, new)
        after = shown(press).pages
        assert (seen in after[""], name) == (True, name)
        assert before != after or seen in before[""]
    assert shown(press).pages == anew(press)  # and so nothing old is left in any of them


def test_a_file_that_stands_in_for_a_shipped_one_counts_when_it_comes_and_goes(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    press = press_of(bundle(tmp_path), own)
    before = dict(shown(press).pages)
    (own / SERVICE).parent.mkdir(parents=True)
    shutil.copyfile(TEMPLATES / SERVICE, own / SERVICE)
    change(own / SERVICE, "It is run by", "It is well run by")
    assert "It is well run by" in shown(press).pages[""]
    shutil.rmtree(own / "report-types")
    assert dict(shown(press).pages) == before


def test_a_broken_template_shows_its_line_and_the_last_good_page_stays(
    tmp_path: Path, own: Path
) -> None:
    press = press_of(bundle(tmp_path), own)
    good = shown(press)
    change(own / SERVICE, "It is run by", "{% if %}It is run by")
    (key,) = press.keys()
    now, last = press.show(key) or (None, None)
    assert now
    assert now.state == "broken"
    assert f"{SERVICE}:6" in now.pages[""]
    assert "{% if %}It is run by" in now.pages[""]  # the line, with those around it
    assert last == good
    change(own / SERVICE, "{% if %}", "")
    assert shown(press).pages == good.pages


def test_broken_json_shows_its_findings(tmp_path: Path) -> None:
    path = bundle(tmp_path)
    press = press_of(path)
    shown(press)
    path.write_text('{"schema_version": 1,,}', "utf-8")
    now = shown(press)
    assert now.state == "refused"
    assert now.counts["error"] == 1
    assert "line 1, column" in now.pages[""]


def test_a_bundle_that_was_away_is_shown_when_it_is_there_again(tmp_path: Path) -> None:
    path = bundle(tmp_path)
    press = press_of(path)
    before = shown(press).version
    path.unlink()
    assert shown(press).state == "broken"
    bundle(tmp_path)
    assert shown(press).version == before


def test_a_wrong_setting_is_told_and_the_page_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "inspection-reports.toml"

    def setting() -> Setting:
        if file.exists() and file.read_text("utf-8"):
            raise BrokenError("‘templates’ names no folder.", hint="Name a folder.")
        return Setting(Home(), files=(file,))

    press = Press(bundle(tmp_path), setting)
    before = shown(press).version
    file.write_text("wrong", "utf-8")
    assert "‘templates’ names no folder." in shown(press).pages[""]
    file.write_text("", "utf-8")
    assert shown(press).version == before


def test_another_folder_of_templates_counts_when_the_setting_names_it(
    tmp_path: Path, own: Path
) -> None:
    file = tmp_path / "inspection-reports.toml"
    change(own / SERVICE, "It is run by", "It is well run by")

    def setting() -> Setting:
        return Setting(Home(own if file.exists() else None), files=(file,))

    press = Press(bundle(tmp_path), setting)
    assert "It is well run by" not in shown(press).pages[""]
    file.touch()
    assert "It is well run by" in shown(press).pages[""]
    change(own / SERVICE, "It is well run by", "It is run badly by")
    assert "It is run badly by" in shown(press).pages[""]
    file.unlink()
    assert "It is run by" in shown(press).pages[""]


# --- many bundles ------------------------------------------------------------------------


def test_a_folder_is_looked_through_bundle_by_bundle(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        bundle(tmp_path / name)
    press = press_of(tmp_path)
    press.look()
    assert press.index()[0].count("not looked at yet") == 3
    assert [press.fill() for _ in range(4)] == [True, True, True, False]
    page = press.index()[0]
    assert "not looked at yet" not in page
    assert page.count("Marigold House") == 3


def test_one_saved_bundle_is_looked_at_again_and_no_other(tmp_path: Path) -> None:
    paths = [bundle(tmp_path / name) for name in ("a", "b")]
    press = press_of(tmp_path)
    press.look()
    while press.fill():
        pass
    change(paths[0], "Marigold House", "Mallow House")
    press.look()
    assert [press.fill(), press.fill()] == [True, False]
    assert "Mallow House" in press.index()[0]


def test_a_bundle_keeps_its_address_whatever_is_written_into_it(tmp_path: Path) -> None:
    paths = [bundle(tmp_path / name) for name in ("a", "b")]
    press = press_of(tmp_path)
    before = press.keys()
    change(paths[1], '"id": "', '"id": "x')
    bundle(tmp_path / "c")
    assert press.keys()[:2] == before
    assert len(press.keys()) == 3


def test_an_empty_folder_says_so_until_there_is_a_bundle(tmp_path: Path) -> None:
    press = press_of(tmp_path)
    assert "There is no bundle in this folder." in press.index()[0]
    bundle(tmp_path)
    assert "1 bundle" in press.index()[0]


def test_pages_of_few_bundles_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.runs.preview.press._KEPT", 2)
    for name in "abc":
        bundle(tmp_path / name)
    press = press_of(tmp_path)
    keys = press.keys()
    found = [one[0] for key in keys if (one := press.show(key))]
    kept = [bool(press._stands[key].shown.pages) for key in keys]
    assert kept == [False, True, True]
    assert press.show(keys[0]) == (found[0], found[0])  # made again, and the same


def test_a_page_of_a_bundle_that_has_gone_from_a_folder_says_so(tmp_path: Path) -> None:
    paths = [bundle(tmp_path / name) for name in ("a", "b")]
    press = press_of(tmp_path)
    key, _ = press.keys()
    before = press.show(key)
    paths[0].unlink()
    assert len(press.keys()) == 1
    now = press.show(key)
    assert now
    assert "This bundle is not there" in now[0].pages[""]
    bundle(tmp_path / "a")
    assert press.show(key) == before


def test_each_line_of_a_file_of_many_is_a_bundle(tmp_path: Path) -> None:
    one = bundle(tmp_path).read_text("utf-8").replace("\n", " ")
    path = tmp_path / "many.jsonl"
    path.write_text(f"{one}\n{one.replace('Marigold House', 'Mallow House')}\n", "utf-8")
    press = press_of(path)
    titles = [found[0].title for key in keys_of(press) if (found := press.show(key))]
    assert titles == ["Marigold House", "Mallow House"]
    page = press.index()[0]
    assert all(f"many.jsonl, line {number}" in page for number in (1, 2))
    path.write_text(f"{one}\n", "utf-8")
    assert len(press.keys()) == 1

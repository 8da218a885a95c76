"""A report type, a page, a font or a logo reads nothing outside the folders it belongs to."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main
from pipeline.resources import TEMPLATES, Home

TYPE: Final = "report-types/rfc-assurance-visit"
SECRET: Final = "Quzzlewick"
BUNDLE: Final = TEMPLATES.parent / "samples/rfc-assurance-visit/good-no-concerns/bundle.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with templates of one's own, and a file that is no template beside it."""
    monkeypatch.chdir(tmp_path)
    for name in (TYPE, "pages", "look"):
        shutil.copytree(TEMPLATES / name, tmp_path / "ours" / name)
    (tmp_path / "secret.md.j2").write_text(f"{SECRET}\n", "utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], code: int) -> str:
    done = main(["render", str(BUNDLE), "--templates", "ours", "--formats", "html", "--out", "out"])
    heard = capsys.readouterr()
    assert done == code, heard.err
    assert SECRET not in heard.out + heard.err
    assert not any(SECRET in one.read_text("utf-8") for one in Path.cwd().rglob("*.html"))
    return heard.err


@pytest.mark.parametrize("name", ["{}/secret.md.j2", "../secret.md.j2", "../../../secret.md.j2"])
def test_a_template_that_leads_out_is_refused_with_its_line(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "ours" / TYPE / "report-type.toml"
    written = path.read_text("utf-8")
    path.write_text(written.replace("visit.md.j2", name.format(folder)), "utf-8")
    line = written[: written.index("visit.md.j2")].count("\n") + 1
    assert f"{TYPE}/report-type.toml:{line}: ‘template’ must be a file" in told(capsys, 3)


@pytest.mark.parametrize("name", ["{}/secret.ttf", "../secret.ttf"])
def test_a_font_that_leads_out_is_refused_with_its_line(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "ours/look/tokens.toml"
    written = path.read_text("utf-8")
    path.write_text(written.replace("OpenSans-Bold.ttf", name.format(folder)), "utf-8")
    line = written[: written.index("OpenSans-Bold.ttf")].count("\n") + 1
    assert f"look/tokens.toml:{line}: ‘bold’ must name a .ttf file" in told(capsys, 3)


@pytest.mark.parametrize("name", ["{}/secret.md.j2", "../../secret.md.j2", "./../../secret.md.j2"])
def test_a_page_includes_nothing_from_outside(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "ours/pages/page.html.j2"
    included = f"{{% include '{name.format(folder)}' %}}\n</body>"
    path.write_text(path.read_text("utf-8").replace("</body>", included), "utf-8")
    assert "cannot be read" in told(capsys, 3)


@pytest.mark.parametrize("name", [f"{TYPE}/visit.md.j2", "pages/base.css", "house-styles/x.toml"])
def test_a_link_that_leads_out_is_refused_by_its_name(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = folder / "ours" / name
    link.unlink(missing_ok=True)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(folder / "secret.md.j2")
    heard = told(capsys, 2)
    assert f"‘{name}’ in ours" in heard
    assert "leads out of the folder" in heard


def test_a_folder_that_is_a_link_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "ours/shared").symlink_to(folder / "elsewhere")
    assert "‘shared/’" in told(capsys, 2)


def test_whoever_asks_is_refused(folder: Path) -> None:
    """Not the command line alone: the place where all is read says no."""
    link = folder / "ours/pages/base.css"
    link.unlink()
    link.symlink_to(folder / "secret.md.j2")
    home = Home(own=folder / "ours", brand=folder / "ours/look")
    for name in (
        "templates/pages/base.css", "templates/../secret.md.j2", "templates/a/./b", "/etc/hostname",
        f"fonts/{folder}/secret.md.j2", f"brand/{folder}/secret.md.j2", "fonts/../secret.ttf",
    ):  # fmt: skip
        with pytest.raises(OSError, match="leads out"):
            home.path(name)


def test_a_link_inside_and_a_folder_that_is_reached_by_a_link_are_fine(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.move("ours", "kept")
    (folder / "ours").symlink_to(folder / "kept")
    page = folder / "kept/pages/base.css"
    page.rename(page.with_name("screen.css"))
    page.symlink_to("screen.css")
    assert told(capsys, 0).endswith("")

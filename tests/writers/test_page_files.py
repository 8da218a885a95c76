"""Pages of a team’s own: they look as it likes, and are pages all the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.model.errors import BrokenError
from pipeline.resources import TEMPLATES, Home, using
from pipeline.writers.html.document import write
from tests import in_process
from tests.writers.documents import full

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples/sccif-rfc-full/good-narrative/bundle.json"
PAGE = (TEMPLATES / "pages/page.html.j2").read_text("utf-8")
LAST = PAGE.count("\n") + 2


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """Give a folder of pages of one’s own, which is in use."""
    folder = tmp_path / "own" / "pages"
    folder.mkdir(parents=True)
    with using(Home(folder.parent)):
        yield folder


STYLES = {
    "another encoding": (b"p {}\n/* caf\xe9 */", 2, "This file is not in UTF-8."),
    "an import": (b'p {}\n@import "https://example.org/x.css";', 2, "A style sheet loads nothing"),
    "a picture": (
        b"/*\n*/ p { background: URL( 'https://example.org/x.png') }",
        2,
        "loads nothing",
    ),
    "a picture with an escaped letter": (b"p { mask: u\\72 l(x.png) }", 1, "loads nothing"),
    "a rule with an escaped letter": (b"@\\69mport 'x.css';", 1, "loads nothing"),
    "an end of its element": (b"p {}\n/* </style> */", 2, "cannot end the page"),
    "a control character": (b"p {}\n\n\x1b", 3, "the control character U+001B"),
    "a byte order mark within": (b"p {}\n\xef\xbb\xbfp {}", 2, "the control character U+FEFF"),
}


@pytest.mark.parametrize("name", STYLES)
def test_a_style_sheet_that_is_none(name: str, own: Path) -> None:
    content, line, told = STYLES[name]
    (own / "base.css").write_bytes(content)
    with pytest.raises(BrokenError) as broken:
        write(full())
    assert str(broken.value).startswith(f"pages/base.css:{line}: ")
    assert told in str(broken.value)


def test_a_style_sheet_that_only_speaks_of_loading(own: Path) -> None:
    (own / "base.css").write_text("/* no @import and no url(x) */ p { mask: url(#a) }", "utf-8")
    assert b"url(#a)" in write(full())


PAGES = {
    "nothing": ("", 1, "This page never shows ‘banners’."),
    "no banners": (PAGE.replace("banners", "title"), 1, "This page never shows ‘banners’."),
    "no template": (f"{{% if %}}{PAGE}", 1, "This is not a template of a page."),
    "a name that there is not": (
        f"{PAGE}\n{{{{ colour }}}}",
        LAST,
        "names a value that there is not",
    ),
    "what cannot be added": (f"{PAGE}\n{{{{ title + 1 }}}}", LAST, "is broken"),
    "a script": (f"{PAGE}\n<script>", LAST, "A page loads nothing and runs nothing"),
    "a picture": (f'{PAGE}\n<img alt="" src="x.png">', LAST, "A page loads nothing"),
    "a handler": (f'{PAGE}\n<p onclick="x()">', LAST, "A page loads nothing"),
    "too deep": (PAGE + "{{ " + "(" * 9_000 + "1" + ")" * 9_000 + " }}", 1, "is too deep"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_none(name: str, own: Path) -> None:
    text, line, told = PAGES[name]
    (own / "page.html.j2").write_text(text, "utf-8")
    with pytest.raises(BrokenError) as broken:
        write(full())
    assert str(broken.value).startswith(f"pages/page.html.j2:{line}: ")
    assert told in str(broken.value)
    assert broken.value.__traceback__ is not None


def test_a_page_may_look_otherwise(own: Path) -> None:
    text = PAGE.replace("<main", "{% set one = title %}<p>{{ one }}</p><main")
    (own / "page.html.j2").write_text(text, "utf-8")
    assert b"<p>" in write(full())


def test_a_batch_whose_index_cannot_be_drawn_keeps_its_data(
    own: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_process.use(monkeypatch)
    (own / "base.css").write_bytes(STYLES["another encoding"][0])
    out = tmp_path / "out"
    given = ["render", str(SAMPLE), "--out", str(out), "--formats", "outline"]
    assert main([*given, "--templates", str(own.parent)]) == 3
    assert "pages/base.css:2: This file is not in UTF-8." in capsys.readouterr().err
    assert json.loads((out / "batch.json").read_text("utf-8"))["bundles"][0]["state"] == "drafted"

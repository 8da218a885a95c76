"""`verify.html` holds what was published and nothing else, and runs one script: ours."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.publishing.records.unfinished import renew_page
from pipeline.resources import SHIPPED, Home, using
from tests.publishing.records.publications import EVIDENCE, NEXT, PARAGRAPHS, SECOND, publish


@pytest.fixture
def page(tmp_path: Path) -> str:
    publish(tmp_path)
    publish(tmp_path, SECOND)
    return (tmp_path / "out/oak-house/verify.html").read_text("utf-8")


def data(page: str) -> Any:
    return json.loads(html.unescape(re.findall('data-records="([^"]*)"', page)[0]))


def test_only_the_script_of_the_program_may_run_and_nothing_is_loaded(page: str) -> None:
    (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = html.unescape(re.findall('Content-Security-Policy" content="([^"]*)"', page)[0])
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import|\son\w+=|\ssrc=|https?:", page)
    assert script == (SHIPPED / "templates/pages/verify.js").read_text("utf-8")


def test_a_team_cannot_bring_a_script_of_its_own(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "verify.js").write_text("alert(1)", "utf-8")
    with using(Home(tmp_path)):
        renew_page(tmp_path / "out", "oak-house", NEXT)
    assert "alert(1)" not in (tmp_path / "out/oak-house/verify.html").read_text("utf-8")


def test_it_has_each_version_with_its_files_the_newest_first(page: str) -> None:
    told = data(page)
    assert (told["id"], told["day"]) == ("oak-house", "3 December 2026")
    assert [one["version"] for one in told["versions"]] == [2, 1]
    assert [one["superseded"] for one in told["versions"]] == ["", "3 December 2026"]
    for version in told["versions"]:
        assert all(file["sha256"] in page for file in version["files"])
    assert "01234\N{NO-BREAK SPACE}56789\N{NO-BREAK SPACE}abcde\N{NO-BREAK SPACE}f0123" in page


def test_nothing_of_the_evidence_is_in_it(page: str) -> None:
    said = [paragraph.text for paragraph in PARAGRAPHS]
    said += [str(part) for parts in EVIDENCE.values() for one in parts for part in one.values()]
    assert [one for one in said if one in page and len(one) > 2] == []


def test_what_is_not_signed_says_so(page: str) -> None:
    assert "Nothing here is signed." in page


def test_the_same_records_give_the_same_page(tmp_path: Path) -> None:
    publish(tmp_path)
    path = tmp_path / "out/oak-house/verify.html"
    before = path.read_bytes()
    renew_page(tmp_path / "out", "oak-house", SECOND.day)
    assert path.read_bytes() != before
    from tests.publishing.records.publications import DAY

    renew_page(tmp_path / "out", "oak-house", DAY)
    assert path.read_bytes() == before

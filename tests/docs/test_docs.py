"""The documentation says what is true: its links lead somewhere, its commands print what it says.

`ACCEPT=1 python -m pytest tests/docs` writes what the commands print into the pages; then read
the diff.
"""

from __future__ import annotations

import json
import os
import re
import runpy
import tomllib
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.cli import main
from pipeline.composition.filters import FILTERS
from pipeline.report_type.toml.demands import KEYS
from tests.checks.case_files import composed, examined
from tests.docs.pages import (
    DOCS,
    ROOT,
    Block,
    Reader,
    accepted,
    anchors,
    blocks,
    checkout,
    commands,
    links,
    matches,
    pages,
)

pytestmark = pytest.mark.thorough

HERE = sorted(path.relative_to(ROOT).as_posix() for path in pages())
RUN = [
    name
    for name in HERE
    if any(one.mark == "console" for one in blocks((ROOT / name).read_text("utf-8")))
]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


# --- links -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*HERE, "CHANGELOG.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    for link in links(read(name)):
        if re.match(r"https?:|mailto:", link):
            continue
        target, _, anchor = link.partition("#")
        path = (folder / target).resolve() if target else ROOT / name
        assert path.exists(), link
        assert path.is_relative_to(ROOT), link
        if anchor:
            assert anchor in anchors(path.read_text("utf-8")), link


def test_every_page_can_be_reached_from_the_map() -> None:
    reached, waiting = set[Path](), [DOCS / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_relative_to(DOCS):
            continue
        reached.add(page)
        targets = (link.partition("#")[0] for link in links(page.read_text("utf-8")))
        waiting += [(page.parent / one).resolve() for one in targets if one and ":" not in one]
    assert set(DOCS.rglob("*.md")) - reached == set()


@pytest.mark.parametrize("name", HERE)
def test_no_page_names_a_machine(name: str) -> None:
    assert re.findall(r"(?<![\w.`])/(?:home|root|tmp|work|Users|opt)/\S*", read(name)) == []


# --- commands ----------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("printed_once")
@pytest.mark.parametrize("name", RUN)
def test_commands_print_what_the_page_says(
    name: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The README in processes of the command, as a reader starts it; the other pages at once."""
    begins_empty = name == "docs/tutorial.md"
    copied = None if begins_empty else checkout(tmp_path_factory)
    reader = Reader(tmp_path, copied, at_once=name != "README.md")
    text, moved = read(name), 0
    for block in blocks(text):
        if block.file:
            reader.write(block)
        elif block.mark == "console":
            said, at = _said(block, reader), block.start + moved
            text = text[:at] + said + text[at + len(block.text) :]
            moved += len(said) - len(block.text)
    if os.environ.get("ACCEPT"):
        (ROOT / name).write_text(text, encoding="utf-8")


def _said(block: Block, reader: Reader) -> str:
    """Run a block and return its text, with what was printed now where that is accepted."""
    lines = []
    for one in commands(block):
        printed = reader.run(one.command)
        told = f"exit code {reader.status}, and the page says {one.code}: {one.command}"
        assert reader.status == one.code, "\n".join((told, *printed))
        assert not re.search("Traceback|inside the tool", "\n".join(printed)), printed
        if os.environ.get("ACCEPT"):
            one.expected = accepted(printed, one.expected)
        assert matches(printed, one.expected), "\n".join((f"$ {one.command}", *printed))
        lines += [f"$ {one.command}".replace("\n", "\n> "), *one.expected]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", HERE)
def test_a_block_that_is_not_run_says_why(name: str) -> None:
    for block in blocks(read(name)):
        if block.mark in ("sh", "bash", "shell"):
            assert re.fullmatch(r"<!-- not run: .{10,} -->", block.above), block.text


@pytest.mark.parametrize("name", HERE)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^ *)make ([a-z]+)(?=`|$)", read(name), re.MULTILINE)) <= targets


# --- reference ---------------------------------------------------------------------------


def _help(*arguments: str) -> str:
    said = StringIO()
    with redirect_stdout(said), pytest.raises(SystemExit):
        main([*arguments, "--help"])
    return said.getvalue()


def _options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def test_the_page_of_commands_has_every_command_and_option() -> None:
    page = read("docs/reference/commands.md")
    parts = dict(re.findall(r"^## `([a-z]+)`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    named = re.findall(r"^  ([a-z]+)  ", _help(), re.MULTILINE)
    assert sorted(parts) == sorted(named)
    everywhere = set(re.findall(r"^\| `(--[a-z-]+)", page.partition("\n## ")[0], re.MULTILINE))
    for command in named:
        options = _options(_help(command)) - {"--help"} - everywhere
        assert everywhere <= _options(_help(command)), command
        told = set(re.findall(r"^\| `(--[a-z-]+)", parts[command], re.MULTILINE))
        assert told == options, command


def test_the_page_of_the_bundle_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "bundle_pages.py"))["page"]()
    if os.environ.get("ACCEPT"):
        (DOCS / "reference" / "bundle.md").write_text(made, encoding="utf-8")
    assert made == read("docs/reference/bundle.md"), "run: python scripts/bundle_pages.py"


def test_the_page_of_report_types_has_every_key_kind_and_filter() -> None:
    readers = sorted((ROOT / "pipeline/report_type/toml").glob("*.py"))
    ours = [path for path in readers if path.name != "house_style.py"]
    source = "".join(path.read_text("utf-8") for path in ours)
    page = re.sub(
        r"^```.*?^```$", "", read("docs/reference/report-type.md"), flags=re.MULTILINE | re.DOTALL
    )
    calls = re.findall(
        r"\.close\(([^)*]*)\)|^(?:OWN|COMMON|KEYS) = \((.*?)\)", source, re.MULTILINE | re.DOTALL
    )
    keys = {key for call in calls for part in call for key in re.findall(r'"([a-z_]+)"', part)}
    kinds = set(re.findall(r'^    "([a-z]+)": _', source, re.MULTILINE))
    assert len(keys) > 40
    assert len(kinds) > 6
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", page))))
    assert {*keys, *kinds, "prose", "use", *FILTERS} - told == set()


@pytest.mark.parametrize("key", KEYS)
def test_the_page_of_report_types_says_which_rules_are_checked(key: str) -> None:
    readers = [*(ROOT / "pipeline/checks").glob("*.py"), ROOT / "pipeline/evidence/timetable.py"]
    checks = "".join(path.read_text("utf-8") for path in readers)
    checked = (
        re.search(rf"rules\.{key.removesuffix('_rules').removesuffix('s')}s?\b", checks) is not None
    )
    part = read("docs/reference/report-type.md").split(f"### `{key}`")[1].partition("\n#")[0]
    assert ("No check reads it yet." in part) is not checked


def test_the_page_of_sources_has_every_source_and_leads_to_the_decisions() -> None:
    page = read("docs/explanation/sources.md")
    sources = tomllib.loads(read("templates/sources.toml"))
    assert [one for one in sources if f"| {one} |" not in page] == []
    assert "../reference/rules.md#decisions" in page


def test_the_finding_that_is_shown_follows_its_schema() -> None:
    shown = [one for one in blocks(read("docs/reference/findings.md")) if one.mark == "json"]
    schema = json.loads(read("schemas/findings.schema.json"))
    finding = {"$ref": "#/$defs/finding", "$defs": schema["$defs"]}
    Draft202012Validator(finding).validate(json.loads(shown[0].text))


# --- examples of code --------------------------------------------------------------------


def _example(name: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for block in blocks(read(name)):
        if block.mark == "python":
            exec(block.text, names)
    return names


def test_the_check_of_the_guide_finds_what_its_cases_say() -> None:
    name = "docs/how-to/add-a-check.md"
    check = _example(name)["same_opening"]
    cases = [json.loads(one.text) for one in blocks(read(name)) if one.mark == "json"]
    for case in cases:
        told = composed(examined(case))
        assert told
        found = [
            {
                "severity": one.severity.value,
                "at": one.place.bundle.pointer,
                "message": one.message,
            }
            for one in check(told)
        ]
        assert found == case["finds"]
        untouched = composed(examined({"base": case["base"]}))
        assert untouched
        assert list(check(untouched)) == []
    assert len(cases) == 1

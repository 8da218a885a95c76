"""What is believed of the answers of a cluster, and what is not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.shelf import Card
from pipeline.runs.copies.shelving import written_card
from pipeline.runs.engines import Order
from pipeline.runs.engines.bench import bench_of
from pipeline.runs.engines.cluster.believed import UntrueError, believed
from pipeline.runs.engines.work import work
from pipeline.runs.readers import SENT_TO, Reader
from pipeline.runs.record import seal
from pipeline.runs.result import Result
from scripts.bundle_edits import sample
from tests.runs.engines.cluster.hall import SETUP, order

Said: TypeAlias = tuple[dict[str, Any], bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Order, Said]:
    """Return an order and the true answer to it."""
    folder = tmp_path_factory.mktemp("built")
    one = order(folder, "ash")
    one = replace(one, values={**one.values, "build": str(folder / "draft")})
    values, body = work(bench_of(SETUP.values()), {"kind": "draft", **one.values}, one.body)
    return one, (as_said(values), body)


@pytest.fixture
def draft(built: tuple[Order, Said], tmp_path: Path) -> tuple[Order, Said]:
    """Return the same with a folder that may be changed."""
    one, said = built
    copy = shutil.copytree(one.values["build"], tmp_path / "draft")
    return replace(one, values={**one.values, "build": str(copy)}), said


def as_said(values: Any) -> dict[str, Any]:
    return {"values": json.loads(json.dumps(values)), "loss": None, "told": ""}


def test_what_is_true_is_believed(draft: tuple[Order, Said]) -> None:
    one, said = draft
    found = believed(one, said, SETUP)
    assert (as_said(found.values), found.body) == said


def test_how_a_process_was_lost_is_believed(draft: tuple[Order, Said]) -> None:
    said = {"values": {}, "loss": "memory", "told": "It took more."}
    found = believed(draft[0], (said, b""), SETUP)
    assert (found.loss, found.told, found.values) == ("memory", "It took more.", {})


# --- folders -----------------------------------------------------------------------------


def edits(built: Path) -> None:
    path = built / "report.txt"
    path.write_text(path.read_text("utf-8").replace("The", "No", 1), "utf-8")


def adds(built: Path) -> None:
    (built / "more.html").write_text("more", "utf-8")


def links(built: Path) -> None:
    path = built / "report.txt"
    moved = path.rename(built.parent / "elsewhere")
    path.symlink_to(moved)


def leaves_out(built: Path) -> None:
    (built / "findings.json").unlink()


def other_tools(built: Path) -> None:
    rewrite(built, lambda made: made.update(python="CPython 3.0.0"))


def other_options(built: Path) -> None:
    rewrite(built, lambda made: made["options"].update(draft=2))


def rewrite(built: Path, change: Callable[[Any], None]) -> None:
    """Write a manifest that holds in itself."""
    path = built / "manifest.json"
    data = json.loads(path.read_bytes())
    change(data["made_from"])
    path.write_text(json.dumps({**data, "sha256": seal(data)}), "utf-8")


def other_bundle(built: Path) -> None:
    rewrite(built, lambda made: made.update(place="0" * 64))


@pytest.mark.parametrize(
    ("lie", "told"),
    [
        (edits, "its files differ"),
        (adds, "its files differ"),
        (links, "its files differ"),
        (leaves_out, "its files differ"),
        (other_tools, "it was made with other tools"),
        (other_options, "it has other options"),
        (other_bundle, "it is of other data"),
        (shutil.rmtree, "there is no manifest of this bundle"),
    ],
)
def test_a_folder_that_is_not_what_was_asked_for_is_not_believed(
    lie: Callable[[Path], None], told: str, draft: tuple[Order, Said]
) -> None:
    one, said = draft
    lie(Path(one.values["build"]))
    with pytest.raises(UntrueError, match=told):
        believed(one, said, SETUP)


EVERYBODY: Final = "sccif-childrens-home-full/good-inadequate"  # with a letter and a notice


def adds_inside(inner: Path) -> None:
    (inner / "more.html").write_text("more", "utf-8")


def links_the_folder(inner: Path) -> None:
    moved = inner.rename(inner.parent.parent / "moved")
    inner.symlink_to(moved)


@pytest.mark.parametrize("reader", SENT_TO)
@pytest.mark.parametrize("lie", [None, adds_inside, links_the_folder])
def test_the_folder_of_what_is_sent_is_looked_into(
    lie: Callable[[Path], None] | None, reader: Reader, tmp_path: Path
) -> None:
    setup = replace(SETUP, options=replace(SETUP.options, reader=reader))
    one = order(tmp_path, "ash", json.dumps(sample(EVERYBODY) | {"id": "ash"}).encode())
    one = replace(one, values={**one.values, "build": str(tmp_path / "draft")})
    said, words = work(bench_of(setup.values()), {"kind": "draft", **one.values}, one.body)
    assert (tmp_path / "draft" / reader).is_dir()
    if lie is None:
        assert as_said(believed(one, (as_said(said), words), setup).values) == as_said(said)
        return
    lie(tmp_path / "draft" / reader)
    with pytest.raises(UntrueError, match="its files differ"):
        believed(one, (as_said(said), words), setup)


def test_a_title_that_the_bundle_does_not_have_is_not_told(draft: tuple[Order, Said]) -> None:
    one, (said, body) = draft
    true = believed(one, (said, body), SETUP).values["result"]
    lie = as_said(said["values"] | {"result": said["values"]["result"] | {"title": "Another"}})
    assert believed(one, (lie, body), SETUP).values["result"] == true


# --- answers that are no drafts ----------------------------------------------------------------


def said_of(order: Order, **more: Any) -> dict[str, Any]:
    """Return what a worker says of a bundle that is refused."""
    told = {
        "rule": "BND001",
        "severity": "error",
        "where": "x",
        "line": 1,
        "message": "No.",
        "hint": "",
    }
    result = Result(order.name, "refused").data() | {"told": [told]} | more
    return as_said({"result": result})


def test_a_bundle_that_is_refused_is_told_in_its_own_words_only(tmp_path: Path) -> None:
    one = order(tmp_path, "ash")
    found = believed(one, (said_of(one, title="not looked at"), b""), SETUP).values["result"]
    assert (found["state"], found["title"]) == ("refused", "")


@pytest.mark.parametrize(
    "more",
    [
        {"name": "other"},
        {"line": 2},
        {"state": "drafted"},
        {"state": "published"},
        {"told": []},
        {"told": "No."},
        {"cause": "died"},
        {"state": "failed"},
        {"tally": [{"rule": "BND001", "severity": "error", "acknowledged": False, "number": -1}]},
    ],
    ids=str,
)
def test_a_result_that_contradicts_itself_or_the_schema_is_not_believed(
    more: dict[str, Any], tmp_path: Path
) -> None:
    one = order(tmp_path, "ash")
    with pytest.raises(UntrueError):
        believed(one, (said_of(one, **more), b""), SETUP)


@pytest.mark.parametrize("said", [{}, {"values": {}, "loss": None, "told": ""}, {"values": 1}])
def test_what_is_no_answer_is_not_believed(said: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(UntrueError):
        believed(order(tmp_path, "ash"), (said, b""), SETUP)


@pytest.mark.parametrize(
    ("change", "body"),
    [({"id": 1}, b""), ({"card": "{}"}, b""), ({"card": "["}, b""), ({"id": "1"}, b""), ({}, b"1")],
)
def test_words_that_are_of_another_report_are_not_believed(
    change: dict[str, Any], body: bytes, tmp_path: Path
) -> None:
    one = replace(order(tmp_path, "ash"), kind="report")
    card = written_card(Card("ash", one.name, ())).decode()
    number = Key(bytes.fromhex(SETUP.secret)).number("ash")
    report = {"id": number, "setting": 1, "card": card}
    whole = {"values": {"report": report}, "loss": None, "told": ""}
    assert believed(one, (whole, b"12"), SETUP).body == b"12"
    whole["values"] = {"report": report | change}
    with pytest.raises(UntrueError):
        believed(one, (whole, body), SETUP)

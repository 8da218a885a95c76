"""What is sent to whomever follows the rules of every draft: unchanged, replaced, kept, removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline.cli import main
from pipeline.resources import SCHEMAS
from pipeline.runs.readers import SENT_TO
from tests import in_process
from tests.runs.engines.running import tree
from tests.samples.cases import of

SAMPLE = "sccif-childrens-home-full/good-inadequate"  # with a report, a letter and a notice


class Work:
    """A home with something for everybody, and the command for one of its readers."""

    def __init__(self, folder: Path, reader: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.bundles, self.out, self.reader = folder / "bundles", folder / "out", reader
        self.capsys = capsys
        self.bundles.mkdir()
        self.write()

    @property
    def sent(self) -> Path:
        return self.out / "oak" / self.reader

    def write(self, **more: object) -> None:
        data = json.loads(of(SAMPLE).content) | {"id": "oak", **more}
        (self.bundles / "oak.bundle.json").write_text(json.dumps(data), "utf-8")

    def render(self, *more: str, formats: str = "outline") -> tuple[str, str]:
        given = ["render", str(self.bundles), "--out", str(self.out), "--formats", formats]
        main([*given, "--for", self.reader, *more])
        said = self.capsys.readouterr()
        return said.out, said.err

    def change(self) -> None:
        """Change something that no reader is told of."""
        data = json.loads((self.bundles / "oak.bundle.json").read_bytes())
        data["evidence"].append({**data["evidence"][0], "id": "E99"})
        (self.bundles / "oak.bundle.json").write_text(json.dumps(data), "utf-8")


@pytest.fixture(params=SENT_TO)
def work(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Work:
    in_process.use(monkeypatch)
    return Work(tmp_path, request.param, capsys)


def fits(path: Path, name: str) -> bool:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_bytes())
    return Draft202012Validator(schema).is_valid(json.loads(path.read_bytes()))


def test_what_is_unchanged_stands_and_formats_add_up(work: Work) -> None:
    assert "1 drafted" in work.render()[0]
    before = tree(work.out)
    assert "1 unchanged" in work.render()[0]
    assert tree(work.out) == before
    work.render(formats="html")
    endings = {path.suffix for path in work.sent.iterdir()}
    assert endings == {".txt", ".html"}
    assert fits(work.out / "oak/manifest.json", "manifest")
    assert fits(work.out / "batch.json", "batch")


def test_of_what_was_sent_before_nothing_is_left_beside_what_is_sent_now(work: Work) -> None:
    work.render(formats="html,outline")
    work.change()
    assert "1 drafted" in work.render()[0]
    assert {path.suffix for path in work.sent.iterdir()} == {".txt"}
    assert sorted(path.name for path in (work.out / "oak").iterdir()) == sorted(
        [work.reader, "findings.json", "manifest.json"]
    )


def test_what_was_edited_is_told_and_kept(work: Work) -> None:
    work.render()
    edited, *_ = sorted(work.sent.iterdir())
    edited.write_bytes(b"mine")
    assert f"{edited}: changed since it was written" in work.render()[1]
    assert fits(work.out / "batch.json", "batch")
    work.render("--force")
    assert edited.read_bytes() != b"mine"
    kept = edited.with_name(f"{edited.stem}.edited-1.txt")
    assert kept.read_bytes() == b"mine"


def test_what_was_written_before_is_not_to_be_sent_for_what_is_refused(work: Work) -> None:
    work.write(grades="none")
    assert "do not send it" not in work.render()[1]  # there is nothing yet
    work.write()
    work.render()
    before = tree(work.sent)
    work.write(grades="none")
    assert f"{work.sent}: what lies here was written before; do not send it." in work.render()[1]
    assert tree(work.sent) == before
    work.write()
    (work.bundles / "twin.bundle.json").write_bytes((work.bundles / "oak.bundle.json").read_bytes())
    assert "do not send it" not in work.render()[1]  # what lies there is of the first one


def test_what_has_no_bundle_any_more_is_named_and_pruned(work: Work) -> None:
    work.render()
    (work.bundles / "oak.bundle.json").rename(work.bundles / "elm.bundle.json")
    work.bundles.joinpath("elm.bundle.json").write_bytes(of("sccif-rfc-full/good-closed").content)
    assert "not in this run: oak" in work.render()[1]
    work.render("--prune")
    assert not (work.out / "oak").exists()

"""A change of templates for tests: base has other words than head, which is what is shipped."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import NONE
from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.sides import Side
from pipeline.resources import SHIPPED, TEMPLATES, Home
from pipeline.runs.comparison.run import Wanted, compare
from pipeline.runs.comparison.stand import Stand, stand
from pipeline.runs.comparison.subject import Subject
from tests.samples.cases import SAMPLES

VISIT: Final = "report-types/rfc-assurance-visit/visit.md.j2"
TYPE: Final = "report-types/rfc-assurance-visit/report-type.toml"
SCHEMA: Final = "schemas/report-types/rfc-assurance-visit.schema.json"
SAMPLE: Final = "rfc-assurance-visit/good-no-concerns"
Edits = Mapping[str, tuple[str, str]]


def bundle(name: str = SAMPLE, edit: Callable[[Any], object] | None = None) -> Subject:
    """Return a sample, perhaps edited."""
    raw = (SAMPLES / name / "bundle.json").read_bytes()
    if edit:
        data = json.loads(raw)
        edit(data)
        raw = json.dumps(data, ensure_ascii=False).encode()
    return Subject(RawBundle(f"{name}.json", raw))


def own(folder: Path, edits: Edits) -> Home:
    """Return a home whose own folder has some shipped files, edited: old words, then new ones."""
    for name, (old, new) in edits.items():
        source = SHIPPED / name if name.startswith("schemas/") else TEMPLATES / name
        text = source.read_text("utf-8")
        assert old in text, f"{name} has no ‘{old}’"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1), "utf-8")
    return Home(folder)


def renamed(folder: Path, name: str, other: str) -> Home:
    """Return a home in which a template has another name, and its report type says so."""
    type_ = f"{name.rpartition('/')[0]}/report-type.toml"
    home = own(folder, {type_: (name.rpartition("/")[2], other), name: ("", "")})
    (folder / name).rename((folder / name).with_name(other))
    return home


def side(home: Home, name: str = "base") -> Stand:
    return stand(Side("folder", name), home, NONE)


def before(
    folder: Path,
    edits: Edits,
    *subjects: Subject,
    wanted: Wanted | None = None,
) -> Comparison:
    """Return what the change from the edited files to the shipped ones does."""
    base, head = side(own(folder, edits)), side(Home(), "head")
    return compare(base, head, subjects or (bundle(),), wanted or Wanted())


def after(folder: Path, edits: Edits, *subjects: Subject) -> Comparison:
    """Return what the change from the shipped files to the edited ones does."""
    base, head = side(Home()), side(own(folder, edits), "head")
    return compare(base, head, subjects or (bundle(),))


def words(comparison: Comparison) -> Sequence[tuple[str, str]]:
    """Return all words that went or came, with which of both."""
    pieces = (piece for one in comparison.wording for piece in one.pieces)
    return [(one.fate, one.text) for one in pieces if one.fate != "same"]

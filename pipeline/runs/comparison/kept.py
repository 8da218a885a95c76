"""A side that is kept in a file (`--save`): measures, fingerprints and the words of templates.

No word of a bundle is in it, nor its name: a bundle is known by the digest of its bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from pipeline.evidence.schema.check import fits
from pipeline.model.comparison.findings import Found
from pipeline.model.comparison.sides import Side
from pipeline.model.data import as_data
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress
from pipeline.model.finding import Place as At
from pipeline.resources import SCHEMAS
from pipeline.runs.comparison.contract.clauses import Clause
from pipeline.runs.comparison.contract.terms import Fixed, Terms
from pipeline.runs.comparison.data import data, measure_of
from pipeline.runs.comparison.measure import FoundHere, Measure, Passage
from pipeline.runs.record import seal

VERSION: Final = "1"
_MARKS: Final = frozenset({"schema_version", "program", "passages", "bundles"})
_NONE: Final = "This file holds no measures of ‘compare --save’."


@dataclass(slots=True)
class Kept:
    """All that is kept of a side. `program` is the digest of the code that measured it."""

    side: Side
    program: str
    files: Mapping[str, str]
    choices: str
    terms: dict[str, Terms] = field(default_factory=dict)
    rules: dict[str, Clause] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)

    def add(self, raw: bytes, measure: Measure) -> None:
        """Keep the measures of a bundle."""
        if measure.built:
            self.measures[digest(raw)] = _bare(measure)


def digest(raw: bytes) -> str:
    """Return what a bundle is known by."""
    return sha256(raw).hexdigest()


def _bare(measure: Measure) -> Measure:
    """Return a measure without what may be words of a bundle: of findings, documents, claims."""
    found = tuple(replace(one, found=_nameless(one)) for one in measure.found)
    return replace(measure, found=found, outline="", claims="")


def _nameless(one: FoundHere) -> Found:
    found = one.found
    return Found(
        rule=found.rule,
        severity=found.severity,
        fingerprint=found.fingerprint,
        document=found.document,
        section=found.section,
        acknowledged=found.acknowledged,
    )


def text(kept: Kept) -> str:
    """Return what is kept as JSON, by `schemas/measures.schema.json`, sealed with its digest."""
    passages = sorted({one for measure in kept.measures.values() for one in measure.passages})
    numbers = {one: number for number, one in enumerate(passages)}
    content: dict[str, Any] = {
        "schema_version": VERSION,
        "program": {"version": kept.side.program, "sha256": kept.program},
        "side": as_data(kept.side),
        "files": dict(kept.files),
        "choices": kept.choices,
        "types": {id_: _terms_data(one) for id_, one in sorted(kept.terms.items())},
        "rules": {name: as_data(one) for name, one in sorted(kept.rules.items())},
        "passages": as_data(passages),
        "bundles": {name: _numbered(one, numbers) for name, one in sorted(kept.measures.items())},
    }
    whole = {**content, "sha256": seal(content)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _numbered(measure: Measure, numbers: Mapping[Passage, int]) -> dict[str, Any]:
    return {**data(measure), "passages": [numbers[one] for one in measure.passages]}


def _terms_data(terms: Terms) -> dict[str, Any]:
    return {
        "title": terms.title,
        "version": terms.version,
        "digest": terms.digest,
        "words": terms.words,
        "fields": terms.fields,
        "asked": sorted(terms.asked),
        "statements": {name: as_data(one) for name, one in terms.statements.items()},
        "rules": {name: as_data(one) for name, one in terms.rules.items()},
    }


def read(path: Path) -> Kept:
    """Return what a file keeps. Raises BrokenError for any other file, or one of another version.

    One that was edited by hand is found out by its digest.
    """
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise _broken(path, f"This file cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise _broken(path, _NONE) from error
    if not isinstance(content, dict) or not content.keys() >= _MARKS:
        raise _broken(path, _NONE)
    if content["schema_version"] != VERSION:
        raise _broken(path, "These measures are of another version; keep them anew.")
    if not fits(content, json.loads((SCHEMAS / "measures.schema.json").read_bytes())):
        raise _broken(path, _NONE)
    if content["sha256"] != seal(content):
        raise _broken(path, "These measures were edited by hand; keep them anew.")
    return _kept(path, content)


def may_be_replaced(path: Path) -> bool:
    """Return whether a file keeps measures: of this version or another, edited or not."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.keys() >= _MARKS


def _kept(path: Path, content: Any) -> Kept:
    side = Side(**{**content["side"], "remarks": tuple(content["side"]["remarks"])})
    passages = content["passages"]
    return Kept(
        side=replace(side, kind="saved", name=str(path), dirty=False),
        program=content["program"]["sha256"],
        files={str(name): str(one) for name, one in content["files"].items()},
        choices=str(content["choices"]),
        terms={id_: _terms_of(one) for id_, one in content["types"].items()},
        rules={name: _clause(one) for name, one in content["rules"].items()},
        measures={
            name: measure_of({**one, "passages": [passages[at] for at in one["passages"]]})
            for name, one in content["bundles"].items()
        },
    )


def _terms_of(values: Mapping[str, Any]) -> Terms:
    return Terms(
        **{
            **values,
            "asked": frozenset(values["asked"]),
            "statements": {name: Fixed(**one) for name, one in values["statements"].items()},
            "rules": {name: _clause(one) for name, one in values["rules"].items()},
        }
    )


def _clause(values: Mapping[str, Any]) -> Clause:
    says = {
        key: tuple(one) if isinstance(one, list) else str(one)
        for key, one in values["says"].items()
    }
    return Clause(values["file"], values["line"], says)


def _broken(path: Path, message: str) -> BrokenError:
    return BrokenError(message, place=At(BundleAddress(str(path), "")))

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

from pipeline.model.comparison.findings import Found
from pipeline.model.comparison.sides import Side
from pipeline.model.data import as_data
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress
from pipeline.model.finding import Place as At
from pipeline.runs.comparison.contract.clauses import Clause
from pipeline.runs.comparison.contract.terms import Fixed, Terms
from pipeline.runs.comparison.data import data, measure_of
from pipeline.runs.comparison.measure import FoundHere, Measure

VERSION: Final = "1"


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
    """Return a measure without what findings say: their words may be those of a bundle."""
    found = tuple(replace(one, found=_nameless(one)) for one in measure.found)
    return replace(measure, found=found, outline="")


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
    """Return what is kept as JSON, by `schemas/measures.schema.json`."""
    content = {
        "schema_version": VERSION,
        "program": {"version": kept.side.program, "sha256": kept.program},
        "side": as_data(kept.side),
        "files": dict(kept.files),
        "choices": kept.choices,
        "types": {id_: _terms_data(one) for id_, one in kept.terms.items()},
        "rules": {name: as_data(one) for name, one in kept.rules.items()},
        "bundles": {name: data(one) for name, one in sorted(kept.measures.items())},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _terms_data(terms: Terms) -> dict[str, Any]:
    return {
        "title": terms.title,
        "version": terms.version,
        "digest": terms.digest,
        "fields": terms.fields,
        "asked": sorted(terms.asked),
        "statements": {name: as_data(one) for name, one in terms.statements.items()},
        "rules": {name: as_data(one) for name, one in terms.rules.items()},
    }


def read(path: Path) -> Kept:
    """Return what a file keeps. Raises BrokenError for any other file, and of another version."""
    try:
        content = json.loads(path.read_bytes())
        if content["schema_version"] != VERSION:
            raise _broken(path, "These measures were kept by another version of the program.")
        return _kept(path, content)
    except OSError as error:
        raise _broken(path, f"This file cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _broken(path, "This file holds no measures of ‘compare --save’.") from error


def _kept(path: Path, content: Any) -> Kept:
    side = Side(**{**content["side"], "remarks": tuple(content["side"]["remarks"])})
    return Kept(
        side=replace(side, kind="saved", name=str(path), dirty=False),
        program=content["program"]["sha256"],
        files={str(name): str(one) for name, one in content["files"].items()},
        choices=str(content["choices"]),
        terms={id_: _terms_of(one) for id_, one in content["types"].items()},
        rules={name: _clause(one) for name, one in content["rules"].items()},
        measures={name: measure_of(one) for name, one in content["bundles"].items()},
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

"""Mistakes in the files that a team may edit, as data: what is written, and what is to be told.

Each is put alone into a folder of one's own, and only the report type or rules that it touches are
looked at: so hundreds of them take seconds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from unittest import mock

from pipeline.composition.lint.told import told
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import ids
from pipeline.resources import SHIPPED, Home, using
from pipeline.runs.budget import budgets
from pipeline.runs.lint import lint
from pipeline.runs.lint.common import word_files
from pipeline.runs.lint.look import look_faults
from pipeline.runs.lint.rule_files import rule_files
from pipeline.runs.lint.styles import style_faults

_LOADS: Final = lru_cache(maxsize=1024)(tomllib.loads)
HERE: Final = Path(__file__).parent
TYPES: Final = {
    "frameworks/sccif-rfc.toml": "sccif-rfc-full",
    "frameworks/rfc-2016.toml": "rfc-2016-full",
    "frameworks/local-authorities-2014.toml": "la-services-2014",
    "frameworks/childrens-centres-2014.toml": "childrens-centre",
    "shared/inspection.toml": "childrens-centre",
    "shared/declarations.toml": "sccif-rfc-full",
    "schemas/bundle.schema.json": "sccif-rfc-full",
}


@dataclass(frozen=True)
class Mistake:
    """What stands in a good file, what somebody writes instead, and what they are told.

    `line` is the text at whose line it is told, where that is not what was written; `told` the
    file, where it is another. `says` is a word of the message or the hint.
    """

    name: str
    file: str
    good: str
    bad: str
    rule: str = ""
    says: str = ""
    line: str | None = None
    told: str = ""
    type: str = ""
    by: str = "lint"
    also: Any = None
    more: Any = ()

    @property
    def original(self) -> str:
        return _shipped(self.file).read_text("utf-8")

    @property
    def text(self) -> str:
        """Return the file with the mistake in it."""
        text = self.original
        assert self.good in text, f"{self.file} has no {self.good!r} any more"
        text = text.replace(self.good, self.bad, 1)
        if self.also:
            assert self.also["good"] in text
            text = text.replace(self.also["good"], self.also["bad"], 1)
        return text

    @property
    def texts(self) -> dict[str, str]:
        """Return all files that are written, by their names."""
        found = {self.file: self.text}
        for one in self.more:
            text = _shipped(one["file"]).read_text("utf-8")
            assert one["good"] in text
            found[one["file"]] = text.replace(one["good"], one["bad"], 1)
        return found

    @property
    def expected(self) -> tuple[str, int]:
        """Return the file and the line that are to be told."""
        file = self.told or self.file
        text = self.texts.get(file) or _shipped(file).read_text("utf-8")
        at = self._change if self.line is None else text.index(self.line)
        return file, text.count("\n", 0, at) + 1

    @property
    def _change(self) -> int:
        """Return where the text that was written first differs from what stood there."""
        start = self.original.index(self.good)
        if self.also:
            start = self.text.index(self.bad)
        pairs = zip(self.good, self.bad, strict=False)
        same = next(
            (at for at, (a, b) in enumerate(pairs) if a != b), min(map(len, (self.good, self.bad)))
        )
        return start + min(same, max(len(self.bad) - 1, 0))


def _shipped(name: str) -> Path:
    return SHIPPED / (name if name.startswith("schemas/") else f"templates/{name}")


def read(name: str, key: str = "mistakes") -> list[Mistake]:
    """Return the mistakes of a file beside this one."""
    data = tomllib.loads((HERE / name).read_text("utf-8"))
    return [Mistake(**one) for one in data[key]]


def found(mistake: Mistake, folder: Path) -> Sequence[Finding]:
    """Return what is told where a mistake is all that a folder of one's own has."""
    for name, text in mistake.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    # A file that is the same in each folder is parsed once.
    with using(Home(folder)), mock.patch.object(tomllib, "loads", _LOADS):
        return tuple(_told(mistake))


def _told(mistake: Mistake) -> Iterator[Finding]:
    part = mistake.file.split("/")
    type_ = mistake.type or TYPES.get(mistake.file, "")
    if part[0] == "report-types":
        type_ = type_ or part[1]
    if part[:2] == ["schemas", "report-types"]:
        type_ = type_ or part[2].removesuffix(".schema.json")
    if mistake.by == "budget":
        for one in budgets([type_]):
            yield from getattr(one, "findings", ())
    elif type_:
        assert type_ in ids()
        yield from lint([type_])
    elif mistake.file == "licences.toml":
        yield from lint()
    elif part[0] in ("pages", "look"):
        yield from look_faults()
    elif part[0] in ("plain-english", "pasted"):
        yield from map(told, rule_files())
    elif part[0] == "house-styles":
        yield from map(told, style_faults())
    else:
        yield from word_files()


def is_told(mistake: Mistake, findings: Sequence[Finding]) -> bool:
    """Return whether one of the findings is what is to be told of a mistake."""
    file, line = mistake.expected
    return any(
        one.rule.id == mistake.rule
        and one.place.template is not None
        and (one.place.template.file, one.place.template.line) == (file, line)
        and mistake.says in f"{one.message} {one.hint}"
        for one in findings
    )

"""Shared parts: what several report types have in common, found by name.

A file in `templates/shared/` holds parts by the list that they may stand in, then by name. A part
is one table, or a list of tables that stand one after another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.report_type.toml.folder import File, shared
from pipeline.report_type.toml.lines import Path
from pipeline.resources import aside, remembered

# Which lists may hold parts, and what such parts are called.
KINDS: Mapping[str, str] = {
    "masthead": "content",
    **{
        name: name
        for name in (
            "grades", "judgements", "areas", "caps", "limits", "forbidden",
            "grade_words", "said", "evidence_rules", "timetable", "order", "needed", "declarations",
            "contradictions", "sections", "content", "rows", "documents", "numbered",
        )
    },
}  # fmt: skip

WORDS = "words"  # lists of words, which phrases name: `toml/words.py`


class Part(NamedTuple):
    """A part, and where it stands."""

    value: Mapping[str, Any] | list[Mapping[str, Any]]
    file: File
    path: Path


@remembered
def parts() -> Mapping[str, Mapping[str, Part]]:
    """Return all shared parts, by kind and then by name.

    That the files were looked through is not noted: whoever uses a part notes its file.
    """
    found: dict[str, dict[str, Part]] = {kind: {} for kind in KINDS.values()}
    with aside():
        files = [File.named(f"shared/{name}.toml") for name in shared()]
    for file in files:
        for kind, named in file.data.items():
            if kind == WORDS:
                continue
            if kind not in found or not isinstance(named, dict):
                known = ", ".join((*dict.fromkeys(KINDS.values()), WORDS))
                message = f"‘{kind}’ is no table of shared parts."
                raise _broken(file, (kind,), message, f"Known tables: {known}.")
            for name, value in named.items():
                if name in found[kind]:
                    message = f"There is another part ‘{name}’ in {found[kind][name].file.name}."
                    raise _broken(file, (kind, name), message)
                found[kind][name] = Part(_value(file, kind, name, value), file, (kind, name))
    return found


def _value(file: File, kind: str, name: str, value: Any) -> Any:
    entries = value if isinstance(value, list) else [value]
    if not entries or not all(isinstance(one, dict) for one in entries):
        raise _broken(file, (kind, name), f"‘{name}’ must be a table or a list of tables.")
    return value


def _broken(file: File, path: Path, message: str, hint: str = "") -> BrokenError:
    address = TemplateAddress(file.name, file.lines.of(path))
    return BrokenError(message, place=Place(template=address), hint=hint)

"""Which line of a schema something stands in."""

from __future__ import annotations

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.json.strict import Refused, parse
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.resources import read


def line_of(name: str, path: Path) -> int:
    """Return the line, from 1, of what a path leads to in a schema file."""
    file = parse(read(name), name)
    return 1 if isinstance(file, Refused) else file.locate(to_pointer(path))[0]


def at_line(name: str, path: Path, message: str, hint: str = "") -> BrokenError:
    """Return an error at the line of what a path leads to in a schema file."""
    place = Place(template=TemplateAddress(name, line_of(name, path)))
    return BrokenError(message, place=place, hint=hint)

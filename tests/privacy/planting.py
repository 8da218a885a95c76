"""Bundles in which every field that any schema knows is filled, each with words of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from pipeline.evidence.schema.files import bundle_schema, type_schema
from pipeline.evidence.schema.view import View
from pipeline.report_type.toml.file import load

PRIVATE_DATE: Final = "1987-06-05"
PRIVATE_TIME: Final = "03:47"
_DATES: Final = {"previous": "2023-02-09", "enforcement": "2024-05-06", "due": "2025-07-01"}
Word: TypeAlias = Callable[[str], str]


def token(pointer: str) -> str:
    """Return a word that stands nowhere else, always the same for a pointer."""
    digest = hashlib.sha256(pointer.encode()).digest()
    return "Q" + "".join(chr(ord("a") + byte % 26) for byte in digest[:13])


@dataclass(slots=True)
class Planted:
    """A bundle; the words of its public fields and of the others, by pointer.

    `chosen` are private too, but of a few words that a schema allows and messages may list.
    """

    data: dict[str, Any] = field(default_factory=dict)
    public: dict[str, str] = field(default_factory=dict)
    private: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)

    def secrets(self) -> set[str]:
        """Return what must stand in no output."""
        assert len(self.private) > 50
        return {*self.private.values(), "5 June 1987", "05/06/1987"}


def planted(report_type: str, *, narrative: bool, word: Word = token) -> Planted:
    """Return a bundle of a report type with a word in every text that may be any text."""
    return _Planter(report_type, word, Planted()).bundle(narrative)


@dataclass(slots=True)
class _Planter:
    report_type: str
    word: Word
    planted: Planted

    def bundle(self, narrative: bool) -> Planted:
        view = View.of(bundle_schema(), type_schema(self.report_type))
        names = set(view.names()) - {"evidence", *(() if narrative else ("narrative",))}
        data = {name: self.value(view.below(name), f"/{name}") for name in sorted(names)}
        data["evidence"] = list(self.evidence(view.below("evidence").below(0)))
        self.planted.data = data
        return self.planted

    def evidence(self, view: View) -> list[dict[str, Any]]:
        """Return a record for each area; for the first two also one unpermitted, one withheld."""
        areas = [area.id for area in load(self.report_type).areas]
        wanted = [(area, kind) for area in areas[:2] for kind in ("", "unpermitted", "withheld")]
        wanted += [(area, "") for area in areas[2:]]
        return [
            self.record(view, f"/evidence/{at}", area, kind)
            for at, (area, kind) in enumerate(wanted)
        ]

    def record(self, view: View, pointer: str, area: str, kind: str) -> dict[str, Any]:
        whole = _Planter(self.report_type, self.word, Planted())
        data = dict(whole.value(view, pointer))
        data |= {"id": f"E{pointer.rsplit('/', 1)[1]}", "area": area}
        data["weight"] = {"withheld": 5, "unpermitted": 3}.get(kind, 4)  # a leak would come first
        data["measure"]["denominator"] = 8
        public, private = whole.planted.public, whole.planted.private
        chosen = whole.planted.chosen if kind == "withheld" else {}
        if kind == "unpermitted":
            data["quote"]["permission"] = False
            private |= {at: public.pop(at) for at in list(public) if "/quote/" in at}
        if kind == "withheld":
            private |= public
            public.clear()
        else:
            del data["withheld"]
        self.planted.chosen |= chosen
        self.planted.public |= public
        self.planted.private |= private
        return data

    def value(self, view: View, pointer: str) -> Any:
        """Return a value that the schemas allow, and note its words as public or private."""
        kind = next(iter(view.said("type")), "string")
        if view.said("const"):
            return view.said("const")[-1]
        if kind == "object":
            names = view.names()
            return {name: self.value(view.below(name), f"{pointer}/{name}") for name in names}
        if kind == "array":
            return self.entries(view, pointer)
        if kind != "string":
            return True if kind == "boolean" else max(view.said("minimum"))
        return self.text(view, pointer)

    def entries(self, view: View, pointer: str) -> list[Any]:
        if pointer.endswith("/evidence"):
            return ["E0"]
        most = min((1, *view.said("maxItems")))
        number = max((most, *view.said("minItems")))
        return [self.value(view.below(0), f"{pointer}/{at}") for at in range(number)]

    def text(self, view: View, pointer: str) -> str:
        said = view.said("x-publish")
        public = bool(said) and "never" not in said
        if allowed := view.said("enum"):
            text = max(map(str, allowed[-1]), key=len)  # the one that nobody says by chance
            if not public:
                self.planted.chosen[pointer] = text
            return text
        text = self._fixed(view, pointer, public) or self.word(pointer)
        if not public:
            self.planted.private[pointer] = text
        elif text == self.word(pointer):
            self.planted.public[pointer] = text
        return text

    def _fixed(self, view: View, pointer: str, public: bool) -> str:
        """Return the text of a field that may not be any text, or ''."""
        name = pointer.rsplit("/", 1)[1]
        if name == "grade" and pointer.startswith("/judgements/"):
            return "good"
        if view.said("format"):
            near = next((date for key, date in _DATES.items() if key in pointer), "2025-03-11")
            return near if public else PRIVATE_DATE
        if name == "time":
            return PRIVATE_TIME
        if patterns := view.said("pattern"):
            choice = (
                _named(pointer, name),
                "Children’s home SC000001",
                f"{40 + len(name)} weeks",
                "6 March 2025",
                "0123456789abcdef",
            )
            return next(one for one in choice if all(re.fullmatch(p, one) for p in patterns))
        return ""


def _named(pointer: str, name: str) -> str:
    """Return an id: a paragraph follows itself, and an improvement is for the one building."""
    if pointer.startswith("/narrative/") and (name == "id" or "/follows/" in pointer):
        return f"PARAGRAPH-{pointer.split('/')[2]}-1"
    return "ID1" if name == "building" else f"{name.upper()}1"

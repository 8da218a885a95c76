"""Who does the work of a run: what is asked for, what comes back, and what an engine is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from pipeline.language.choices import Choices, OwnWords
from pipeline.model.errors import BrokenError
from pipeline.resources import Home
from pipeline.runs.options import Options


class NoWorkersError(BrokenError):
    """There is nobody to do the work, or nobody any more."""


Loss: TypeAlias = Literal["died", "time", "memory"]


@dataclass(frozen=True, slots=True)
class Setup:
    """What holds for all orders of a run: where files are looked for, and options.

    `secret` is the key that words are numbered with, in hexadecimal. Workers for a run that
    `searches` do nothing but look for what stands in two reports.
    """

    home: Home
    options: Options
    secret: str
    searches: bool = False

    def values(self) -> dict[str, Any]:
        """Return it as values for JSON."""
        words = self.options.choices.own_words
        return {
            "home": home_values(self.home),
            "formats": self.options.formats,
            "comments": self.options.comments,
            "proof": self.options.proof,
            "draft": self.options.draft,
            "day": self.options.day.isoformat() if self.options.day else "",
            "pdf_engine": self.options.pdf_engine,
            "reader": self.options.reader,
            "large_print": self.options.large_print,
            "house_style": self.options.choices.house_style,
            "acronyms": words.acronyms,
            "names": words.names,
            "secret": self.secret,
            "searches": self.searches,
        }

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Setup:
        """Return the setup that `values` were made from."""
        own = OwnWords(tuple(values["acronyms"]), tuple(values["names"]))
        options = Options(
            formats=tuple(values["formats"]),
            comments=values["comments"],
            proof=values["proof"],
            choices=Choices(values["house_style"], own),
            draft=values["draft"],
            day=date.fromisoformat(values["day"]) if values["day"] else None,
            pdf_engine=values["pdf_engine"],
            reader=values["reader"],
            large_print=values["large_print"],
        )
        return cls(home_of(values["home"]), options, values["secret"], values["searches"])


def home_values(home: Home) -> dict[str, Any]:
    """Return where files are looked for as values for JSON."""
    folders = {"own": home.own, "brand": home.brand, "shipped": home.shipped}
    found = {name: str(one.absolute()) if one else "" for name, one in folders.items()}
    return {**found, "stand_ins": sorted(home.stand_ins)}


def home_of(values: Mapping[str, Any]) -> Home:
    """Return the home that `values` were made from."""
    own, brand, shipped = (
        Path(values[name]) if values[name] else None for name in ("own", "brand", "shipped")
    )
    return Home(own, brand, shipped, frozenset(values["stand_ins"]))


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers there are, and what one report may take: seconds, and MiB of memory.

    Workers put what libraries need for a while into `spare`.
    """

    jobs: int
    seconds: float
    mebibytes: int
    spare: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to do, as plain values and bytes. `name` is what people call it.

    `path` is the file of the bundle, with which `body` begins, if it can be read again there.
    """

    number: int
    name: str
    kind: Literal["draft", "report", "copies", "search", "tools", "measure"]
    values: Mapping[str, Any]
    body: bytes = field(default=b"", repr=False)
    path: Path | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an order: values and bytes; or how the worker was lost that had it."""

    values: Mapping[str, Any] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    loss: Loss | None = None
    told: str = ""


Orders: TypeAlias = "Iterator[Order | None]"
"""Orders as they come; None says that there is none yet, and that it is worth asking again."""
Answers: TypeAlias = "Iterator[tuple[Order, Answer] | None]"
"""Answers as they come, in whatever order; None now and then while there is none."""


class Engine(Protocol):
    """Whatever does the work."""

    def answers(self, orders: Orders) -> Answers:
        """Yield what comes of each order."""
        ...

    def busy(self) -> list[tuple[str, float]]:
        """Return what is being worked on, and for how many seconds."""
        ...

    def close(self) -> None:
        """End all workers at once, whatever they do."""
        ...

"""The project file: what a team would otherwise type each time.

`inspection-reports.toml` is looked for in the working folder and those above it, never beside a
bundle: a bundle that comes from somebody else must not bring its own templates.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.arguments import fail_on, formats
from pipeline.commands.own_folder import own_folder
from pipeline.language.choices import ACRONYM, NO_WORDS, NONE, Choices, OwnWords
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, names, using

if TYPE_CHECKING:
    from pipeline.report_type.toml.table import Table

NAME = "inspection-reports.toml"
_KEYS = (
    "templates",
    "brand",
    "house_style",
    "formats",
    "large_print",
    "fail_on",
    "words",
    "allowed_signers",
    "revoked_signers",
    "baseline",
)
_STYLES = "templates/house-styles/*.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """What a project file says; empty where it says nothing. `templates`, `brand` are folders.

    `allowed_signers` is the file of keys whose approvals count, `revoked_signers` of those that
    do not any more.
    """

    templates: Path | None = None
    brand: Path | None = None
    choices: Choices = NONE
    formats: tuple[str, ...] = ()
    large_print: bool = False
    fail_on: tuple[str, ...] = ()
    allowed_signers: Path | None = None
    revoked_signers: Path | None = None
    baseline: Path | None = None

    @property
    def folders(self) -> bool:
        """Return whether files are looked for in a folder of one's own."""
        return self.templates is not None or self.brand is not None


def found(folder: Path) -> Path | None:
    """Return the project file of a folder: its own, or the nearest one above it."""
    paths = (one / NAME for one in (folder, *folder.parents))
    return next((path for path in paths if os.path.lexists(path)), None)


def read(path: Path, typed: Path | None = None) -> Project:
    """Return what a project file says; a folder of templates that was typed comes first.

    Raises BrokenError, with its line, for what is wrong.
    """
    from pipeline.report_type.toml.table import Table

    table = Table.of_file(path)
    table.close(*_KEYS)
    templates = typed or _templates(table, path.parent)
    brand = _brand(table, path.parent)
    with using(Home(templates, brand)):
        if brand:
            _hold_brand()
        return Project(
            templates=templates,
            brand=brand,
            choices=Choices(_house_style(table), _words(table)),
            formats=_listed(table, "formats", formats),
            large_print=table.boolean("large_print"),
            fail_on=_listed(table, "fail_on", fail_on),
            allowed_signers=_file(table, "allowed_signers", path.parent),
            revoked_signers=_file(table, "revoked_signers", path.parent),
            baseline=_file(table, "baseline", path.parent),
        )


def _templates(table: Table, folder: Path) -> Path | None:
    if "templates" not in table.data:
        return None
    written = table.string("templates")
    path = folder / written
    if not written.strip() or not path.is_dir():
        hint = "Name a folder, from where the project file stands."
        raise table.broken("‘templates’ names no folder.", key="templates", hint=hint)
    try:
        return own_folder(path)
    except BrokenError as error:
        raise table.broken(error.message, key="templates", hint=error.hint) from error


def _brand(table: Table, folder: Path) -> Path | None:
    """Return the folder of a brand, which has a file brand.toml."""
    if "brand" not in table.data:
        return None
    written = table.string("brand")
    if not (folder / written / "brand.toml").is_file():
        hint = "Name a folder with a file brand.toml, from where the project file stands."
        raise table.broken("‘brand’ names no folder of a brand.", key="brand", hint=hint)
    return (folder / written).resolve()


def _file(table: Table, key: str, folder: Path) -> Path | None:
    if key not in table.data:
        return None
    path = folder / table.string(key)
    if not path.is_file():
        hint = "Name a file, from where the project file stands."
        raise table.broken(f"‘{key}’ names no file.", key=key, hint=hint)
    return path


def _hold_brand() -> None:
    """Raise BrokenError for a brand that cannot be used, before anything is made."""
    from pipeline.writers.look.reading import look

    look()


def _house_style(table: Table) -> str:
    if "house_style" not in table.data:
        return ""
    return table.choice("house_style", tuple(Path(name).stem for name in names(_STYLES)))


def _words(table: Table) -> OwnWords:
    if "words" not in table.data:
        return NO_WORDS
    words = table.table("words")
    words.close("acronyms", "names")
    for at, one in enumerate(words.strings("acronyms")):
        if not re.fullmatch(ACRONYM, one):
            message = f"‘{one}’ can be no acronym: no rule would ask what it means."
            hint = "An acronym has two to six capital letters, without stops; & may stand within."
            raise words.broken(message, key="acronyms", below=(at,), hint=hint)
    for at, one in enumerate(words.strings("names")):
        if not any(sign.isalnum() for sign in one):
            raise words.broken("‘names’ holds a text without words.", key="names", below=(at,))
        if one != " ".join(one.split()):
            message = f"‘{one}’ must have one space between words, and none around them."
            raise words.broken(message, key="names", below=(at,))
    return OwnWords(words.strings("acronyms"), words.strings("names"))


def _listed(table: Table, key: str, read_list: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return a list that could as well be typed, separated by commas."""
    if key not in table.data:
        return ()
    for at, one in enumerate(table.strings(key)):
        if "," in one:
            message = f"‘{key}’ has two in one text."
            raise table.broken(
                message, key=key, below=(at,), hint="Write each as a text of its own."
            )
    try:
        return read_list(",".join(table.strings(key)))
    except argparse.ArgumentTypeError as error:
        raise table.broken(f"‘{key}’: {error}.", key=key) from error


def of_here(templates: Path | None) -> Project:
    """Return the project of the working folder; a folder of templates that was typed comes first.

    Raises BrokenError for a folder that is none and for a wrong project file.
    """
    try:
        path = found(Path.cwd())
    except FileNotFoundError as error:
        raise BrokenError("The working folder is not there any more.") from error
    typed = own_folder(templates) if templates else None
    return read(path, typed) if path else Project(typed)

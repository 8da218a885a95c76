"""The project file: what a team would otherwise type each time.

`inspection-reports.toml` is looked for in the working folder and those above it, never beside a
bundle: a bundle that comes from somebody else must not bring its own templates.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.commands.arguments import fail_on, formats
from pipeline.language.choices import NO_WORDS, NONE, Choices, OwnWords
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.table import Table
from pipeline.resources import Home, names, using

NAME = "inspection-reports.toml"
_KEYS = ("templates", "house_style", "formats", "fail_on", "words")
_STYLES = "templates/house-styles/*.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """What a project file says; empty where it says nothing. `templates` is a folder."""

    templates: Path | None = None
    choices: Choices = NONE
    formats: tuple[str, ...] = ()
    fail_on: tuple[str, ...] = ()


def found(folder: Path) -> Path | None:
    """Return the project file of a folder: its own, or the nearest one above it."""
    paths = (one / NAME for one in (folder, *folder.parents))
    return next((path for path in paths if path.is_file()), None)


def read(path: Path) -> Project:
    """Return what a project file says. Raises BrokenError, with its line, for what is wrong."""
    table = Table.of_file(path)
    table.close(*_KEYS)
    templates = _templates(table, path.parent)
    with using(Home(templates)):
        return Project(
            templates=templates,
            choices=Choices(_house_style(table), _words(table)),
            formats=_listed(table, "formats", formats),
            fail_on=_listed(table, "fail_on", fail_on),
        )


def _templates(table: Table, folder: Path) -> Path | None:
    if "templates" not in table.data:
        return None
    path = folder / table.string("templates")
    if not path.is_dir():
        hint = "Name a folder, from where the project file stands."
        raise table.broken("‘templates’ names no folder.", key="templates", hint=hint)
    return path.resolve()


def _house_style(table: Table) -> str:
    if "house_style" not in table.data:
        return ""
    return table.choice("house_style", tuple(Path(name).stem for name in names(_STYLES)))


def _words(table: Table) -> OwnWords:
    if "words" not in table.data:
        return NO_WORDS
    words = table.table("words")
    words.close("acronyms", "names")
    for key in words.data:
        if any(not one.strip() for one in words.strings(key)):
            raise words.broken(f"‘{key}’ holds an empty text.", key=key)
    return OwnWords(words.strings("acronyms"), words.strings("names"))


def _listed(table: Table, key: str, read_list: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return a list that could as well be typed, separated by commas."""
    if key not in table.data:
        return ()
    try:
        return read_list(",".join(table.strings(key)))
    except argparse.ArgumentTypeError as error:
        raise table.broken(f"‘{key}’: {error}.", key=key) from error


def of_here(templates: Path | None) -> Project:
    """Return the project of the working folder; a folder of templates that was typed comes first.

    Raises BrokenError for a folder that is none and for a wrong project file.
    """
    path = found(Path.cwd())
    project = read(path) if path else Project()
    if templates is None:
        return project
    if not templates.is_dir():
        raise BrokenError(f"{templates} is no folder of templates.")
    return Project(templates.resolve(), project.choices, project.formats, project.fail_on)

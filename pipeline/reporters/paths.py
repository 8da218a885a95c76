"""Names of files as other programs know them: from the working folder, with forward slashes."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from pipeline.model.finding import Place
from pipeline.resources import home


def path_of(place: Place) -> str:
    """Return the path of a place’s bundle, or else of its template, or ''."""
    if place.bundle:
        return below_here(place.bundle.file)
    return template_path(place.template.file) if place.template else ""


def template_path(file: str) -> str:
    """Return the path of a file below `templates/`, or of a schema.

    One that is a team’s own has its path from the working folder; a shipped one that of a checkout.
    """
    name = file if file.startswith(("templates/", "schemas/")) else f"templates/{file}"
    return below_here(str(home().path(name))) if home().is_own(name) else name


def below_here(file: str) -> str:
    """Return a path relative to the working folder; one that is not below it stays as it is."""
    if not file:
        return ""
    relative = os.path.relpath(file)
    return file if relative == ".." or relative.startswith("../") else relative


def uri(path: str) -> str:
    """Return a path as a URI reference, percent-encoded; outside the working folder absolute."""
    if is_relative(path):
        return quote(os.fsencode(path))
    return f"file://{quote(os.fsencode(Path.cwd() / path))}"


def is_relative(path: str) -> bool:
    """Return whether a path leads to a file below the working folder."""
    return not path.startswith(("/", "../"))

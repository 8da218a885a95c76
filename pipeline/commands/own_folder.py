"""A folder of a team’s own templates: what in it would never be read is told, not passed over."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from pipeline.model.errors import BrokenError
from pipeline.model.suggestion import did_you_mean
from pipeline.resources import SHIPPED, TEMPLATES, Home, is_leaving

_BESIDE = ("schemas", "fonts")  # folders that stand beside `templates/` where we ship them
_NEW = (
    "report-types/*/report-type.toml", "frameworks/*.toml", "shared/*.toml", "house-styles/*.toml",
    "plain-english/*.toml", "pasted/*.toml", "schemas/report-types/*.schema.json", "*.md.j2",
)  # fmt: skip
_READ = frozenset({".toml", ".j2", ".css", ".json", ".docx", ".ttf"})
_LIKE = {".tml": ".toml", ".yaml": ".toml", ".yml": ".toml", ".jinja": ".j2", ".jinja2": ".j2"}
_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def own_folder(folder: Path) -> Path:
    """Return a folder of templates, if each file in it can be read as one.

    Raises BrokenError for a folder that is none, and for a folder or file in it whose name means
    nothing here. Other files, such as a README, and what is hidden may lie in it.
    """
    if not os.path.isdir(folder):  # noqa: PTH112  a Path raises where a name is too long
        raise BrokenError(f"{folder} is no folder of templates.")
    for name in _names(folder):
        if hint := _misplaced(folder, name) or _unread(name):
            raise BrokenError(f"‘{name}’ in {folder} is never read.", hint=hint)
    return folder.resolve()


def _names(folder: Path) -> Iterator[str]:
    """Yield the folders at the top, and below those that we know everything."""
    try:
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or is_leaving(path.name):
                continue
            yield f"{path.name}/" if path.is_dir() else path.name
            for below in sorted(path.rglob("*")) if path.is_dir() else ():
                name = below.relative_to(folder).as_posix()
                if "/." not in name and not is_leaving(below.name):
                    yield name
    except OSError as error:
        raise BrokenError(f"{folder} cannot be read: {error.strerror}.") from error


def _misplaced(folder: Path, name: str) -> str:
    """Return what is wrong with a folder in place of a file, a file of a folder, a link."""
    path, shipped = folder / name, SHIPPED / _place(name)
    if not path.is_file() and not path.is_dir():
        return "This link leads nowhere, or is no file."
    if not path.resolve().is_relative_to(folder.resolve()):
        return "This link leads out of the folder, and nothing is read outside it."
    if path.is_dir() and (shipped.is_file() or path.suffix in _READ):
        return "This is a folder, and a file belongs here."
    if path.is_file() and (shipped.is_dir() or name in _BESIDE):
        return "This is a file, and a folder belongs here."
    return ""


def _place(name: str) -> str:
    """Return where we ship what an own folder has under a name."""
    return name if name.partition("/")[0] in _BESIDE else f"templates/{name}"


def _unread(name: str) -> str:
    """Return what to do about a name that means nothing here, or ''."""
    if name.endswith("/"):
        known = sorted(path.name for path in TEMPLATES.iterdir() if path.is_dir())
        if name[:-1] in (*known, *_BESIDE):
            return ""
        if name == "templates/":
            return "Name this folder itself, or move what is in it one level up."
        return did_you_mean(name[:-1], (*known, *_BESIDE)) or f"Folders: {', '.join(known)}."
    if Path(name).suffix.lower() not in {*_READ, *_LIKE}:
        return ""
    if any(_fits(name, one) for one in _NEW):
        return _misnamed(name)
    shipped = _shipped()
    if name in shipped:
        return ""
    if any(_fits(usual := _usual(name), one) for one in _NEW):
        return f"Did you mean ‘{usual}’?"
    namesakes = [one for one in shipped if Path(one).name == Path(name).name]
    return (
        did_you_mean(name, namesakes or shipped)
        or "A file stands in place of ours of the same name."
    )


def _fits(name: str, pattern: str) -> bool:
    """Return whether a pattern fits, in which * stands for no slash; a template may lie deeper."""
    flat = "/" in pattern and name.count("/") != pattern.count("/")
    return fnmatchcase(name, pattern) and not flat


def _usual(name: str) -> str:
    """Return a name with the ending that its own was meant as."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    return str(path.with_suffix(_LIKE.get(ending, ending)))


def _misnamed(name: str) -> str:
    """Return how a TOML file of one’s own is called, where it is not called so; or ''."""
    path = PurePosixPath(name)
    if path.suffix != ".toml" or _STEM.fullmatch(path.stem):
        return ""
    return "Its name must be small letters, digits and single hyphens."


def _shipped() -> list[str]:
    """Return the names of all files that come with the program, as an own folder has them."""
    patterns = ("templates/**/*", "schemas/**/*")
    found = (name for one in patterns for name in Home().names(one) if (SHIPPED / name).is_file())
    faces = ("Regular", "Bold", "Italic", "BoldItalic")
    fonts = [f"fonts/OpenSans-{face}.ttf" for face in faces]
    return [name.removeprefix("templates/") for name in found] + fonts

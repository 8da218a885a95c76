"""A folder of a team’s own templates: what in it would never be read is told, not passed over."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.suggestion import did_you_mean
from pipeline.resources import SHIPPED, TEMPLATES, Home

_BESIDE = ("schemas", "fonts")  # folders that stand beside `templates/` where we ship them
_NEW = (
    "report-types/*/report-type.toml", "frameworks/*.toml", "shared/*.toml", "house-styles/*.toml",
    "plain-english/*.toml", "pasted/*.toml", "schemas/report-types/*.schema.json", "*.md.j2",
)  # fmt: skip
_READ = frozenset({".toml", ".j2", ".css", ".json", ".docx", ".ttf"})


def own_folder(folder: Path) -> Path:
    """Return a folder of templates, if each file in it can be read as one.

    Raises BrokenError for a folder that is none, and for a folder or file in it whose name means
    nothing here. Other files, such as a README, and what is hidden may lie in it.
    """
    if not folder.is_dir():
        raise BrokenError(f"{folder} is no folder of templates.")
    for name in _names(folder):
        if hint := _unread(name):
            raise BrokenError(f"‘{name}’ in {folder} is never read.", hint=hint)
    return folder.resolve()


def _names(folder: Path) -> Iterator[str]:
    """Yield the folders at the top, and below those that we know every file."""
    try:
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            yield f"{path.name}/" if path.is_dir() else path.name
            for below in sorted(path.rglob("*")) if path.is_dir() else ():
                name = below.relative_to(folder).as_posix()
                if below.is_file() and "/." not in name:
                    yield name
    except OSError as error:
        raise BrokenError(f"{folder} cannot be read: {error.strerror}.") from error


def _unread(name: str) -> str:
    """Return what to do about a name that means nothing here, or ''."""
    if name.endswith("/"):
        known = sorted(path.name for path in TEMPLATES.iterdir() if path.is_dir())
        if name[:-1] in (*known, *_BESIDE):
            return ""
        if name == "templates/":
            return "Name this folder itself, or move what is in it one level up."
        return did_you_mean(name[:-1], (*known, *_BESIDE)) or f"Folders: {', '.join(known)}."
    if Path(name).suffix not in _READ or any(fnmatchcase(name, one) for one in _NEW):
        return ""
    shipped = _shipped()
    if name in shipped:
        return ""
    namesakes = [one for one in shipped if Path(one).name == Path(name).name]
    return (
        did_you_mean(name, namesakes or shipped)
        or "A file stands in place of ours of the same name."
    )


def _shipped() -> list[str]:
    """Return the names of all files that come with the program, as an own folder has them."""
    patterns = ("templates/**/*", "schemas/**/*")
    found = (name for one in patterns for name in Home().names(one) if (SHIPPED / name).is_file())
    faces = ("Regular", "Bold", "Italic", "BoldItalic")
    fonts = [f"fonts/OpenSans-{face}.ttf" for face in faces]
    return [name.removeprefix("templates/") for name in found] + fonts

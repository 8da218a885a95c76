"""Word files as LibreOffice prints them, where the machine has it: as near to Word as we come."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pipeline.resources import read

FACES: Final = ("Regular", "Bold", "Italic", "BoldItalic")
FILTER: Final = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"false"}}'
)
# A machine without Arial would take whatever it has: the report font is nearer in width.
FONTS_FILE: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <alias binding="same"><family>Arial</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
"""


def office() -> str | None:
    """Return the command of LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def print_all(files: Mapping[str, Path], out: Path) -> Path | None:
    """Print Word files to `<name>.pdf` in a folder and return it; None without LibreOffice."""
    command = office()
    if command is None:
        return None
    out = out.absolute()  # the office is told files and fonts by address, from wherever it runs
    copies = out / "word"
    copies.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        shutil.copyfile(file, copies / f"{name}.docx")
    _give_fonts(out / "fonts")
    profile = f"-env:UserInstallation={(out / 'office').as_uri()}"
    words = [str(one) for one in sorted(copies.glob("*.docx"))]
    subprocess.run(
        [command, profile, "--headless", "--convert-to", FILTER, "--outdir", str(copies), *words],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(out / "fonts" / "fonts.conf")},
    )
    return copies


def _give_fonts(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for face in FACES:
        name = f"OpenSans-{face}.ttf"
        (folder / name).write_bytes(read(f"fonts/{name}"))
    (folder / "fonts.conf").write_text(FONTS_FILE.format(folder=folder), "utf-8")

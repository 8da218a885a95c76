"""Each key and each entry of a TOML file has its line."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from pipeline.report_type.toml.lines import Lines, Path
from pipeline.resources import TEMPLATES

TEXT = '''\
# A comment, with "a text" and [a header].
title = "A title # and no comment"
one.two = 1
plan = { sentences = 3, deep = { x = [
  1,
  { y = "]" },  # a comment
] } }
list = [
  "a", "b",

  """several
lines "quoted" here""",
  'raw \\',
  1979-05-27 07:32:00,
]

[table]
"a (quoted|) key" = true

[[areas]]
id = "first"
[[areas.parts]]
name = "inner"
[[areas]]
id = "second"
[areas.below]
key = 1
'''

LINES: list[tuple[Path, int]] = [
    (("title",), 2),
    (("one", "two"), 3),
    (("plan", "sentences"), 4),
    (("plan", "deep", "x"), 4),
    (("plan", "deep", "x", 0), 5),
    (("plan", "deep", "x", 1, "y"), 6),
    (("list", 1), 9),
    (("list", 2), 11),
    (("list", 3), 13),
    (("list", 4), 14),
    (("table", "a (quoted|) key"), 18),
    (("areas",), 20),
    (("areas", 0, "id"), 21),
    (("areas", 0, "parts", 0, "name"), 23),
    (("areas", 1), 24),
    (("areas", 1, "below", "key"), 27),
    (("areas", 1, "nothing", "here"), 24),
    (("nothing",), 1),
]


@pytest.mark.parametrize(("path", "line"), LINES, ids=str)
def test_the_line_of_a_key_or_of_what_is_around_it(path: Path, line: int) -> None:
    assert Lines(TEXT).of(path) == line
    assert Lines(TEXT.replace("\n", "\r\n")).of(path) == line


FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.toml"))


@pytest.mark.parametrize("file", FILES)
def test_every_key_of_a_shipped_file_stands_on_its_line(file: str) -> None:
    text = (TEMPLATES / file).read_text("utf-8")
    lines, written = Lines(text), text.splitlines()

    def look(value: Any, path: Path) -> None:
        if isinstance(value, dict):
            for key, below in value.items():
                assert key in written[lines.of((*path, key)) - 1]
                look(below, (*path, key))
        elif isinstance(value, list):
            for number, below in enumerate(value):
                look(below, (*path, number))

    look(tomllib.loads(text), ())

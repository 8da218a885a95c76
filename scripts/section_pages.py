"""Writes `docs/reference/sections.md`: what stands around the words of inspectors.

It is made from the report types and their templates. Run it when one of them changes:
`.venv/bin/python scripts/section_pages.py`. A test compares.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import assert_never

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.report_type import definition as rt  # noqa: E402  the package of this checkout
from pipeline.report_type.demands import Condition  # noqa: E402
from pipeline.report_type.toml.file import ids, load  # noqa: E402
from pipeline.resources import read  # noqa: E402

TARGET = ROOT / "docs" / "reference" / "sections.md"

_INTRO = """\
# Sections and what the templates add

<!-- Made by scripts/section_pages.py from the report types and their templates. Do not edit: change
     one of them, run it. -->

Here is, for each section that inspectors write, what the report says there by itself, in the order
in which it stands, so that nobody writes it again. In a draft, a judgement section that nobody has
written is [planned](../explanation/planning.md).

‹setting.name› is a value of the bundle. *Where* names what must be so for words to appear: without
it they are left out. Fixed wording is that of the guidance, with its line.
"""

_OPEN, _COLON, _CLOSE = "\ue001", "\ue002", "\ue003"  # of a condition, until its line is made
_TOKEN = re.compile(r"\{#.*?#\}|\{%-?\s*(.*?)\s*-?%\}|\{\{\s*(.*?)\s*\}\}", re.DOTALL)


def page() -> str:
    """Return the whole page."""
    return "\n".join([_INTRO, *(_type(load(id_)) for id_ in ids())])


def _type(type_: rt.ReportType) -> str:
    lines = [f"## {type_.title}", "", f"`{type_.id}`", ""]
    alone: list[str] = []
    for document in type_.documents:
        for section in written(document.sections):
            if len(section.content) == 1:
                alone.append(f"‘{section.title.text}’ (`{_field(section)}`)")
            else:
                lines += _section(section, document)
    if alone:
        lines += [f"Only what inspectors write, and nothing else: {', '.join(alone)}.", ""]
    return "\n".join(lines)


def written(sections: Iterable[rt.SectionType]) -> Iterator[rt.SectionType]:
    """Yield the sections that hold the words of inspectors, those inside others too."""
    for one in sections:
        if any(isinstance(item, rt.Narrative) for item in one.content):
            yield one
        yield from written(one.sections)


def _field(section: rt.SectionType) -> str:
    found = next(one for one in section.content if isinstance(one, rt.Narrative))
    return f"narrative.{found.section}"


def _section(section: rt.SectionType, document: rt.DocumentType) -> Iterator[str]:
    beside = "" if document.id == "report" else f" ({document.label.text})"
    yield f"### {section.title.text}{beside}"
    yield ""
    if section.when:
        yield f"The section is there {_where(section.when)}."
        yield ""
    for item in section.content:
        yield from _item(item)
    yield ""


def _item(item: rt.Content) -> Iterator[str]:
    when = f", {_where(item.when)}" if item.when else ""
    match item:
        case rt.Narrative():
            yield f"- **What inspectors write**, `narrative.{item.section}`{when}"
        case rt.Prose():
            yield f"- The template `{item.template}`{when}:"
            yield from (f"    - {one}" for one in said(read(f"templates/{item.template}").decode()))
        case rt.StatementContent():
            source = f" ({item.citation})" if item.citation.seed else ""
            yield f"- Fixed wording{source}{when}: {_slots(item.text.text)}"
        case rt.TableContent():
            titles = ", ".join(one.title.text for one in item.columns)
            yield f"- The table ‘{item.caption.text}’ of `{item.at}`{when}: {titles}"
        case rt.FactsContent():
            yield f"- The table ‘{item.caption.text}’{when}: {_titles(item.rows)}"
        case rt.LineContent():
            yield f"- In one line{when}: {_titles(item.rows)}"
        case rt.JudgementsContent() | rt.MeasuresContent():
            yield f"- The table ‘{item.caption.text}’{when}"
        case rt.ChartsContent():
            yield f"- A chart and a table for each series in the evidence{when}"
        case _:
            assert_never(item)


def _titles(rows: Iterable[rt.Fact]) -> str:
    return ", ".join(one.title.text if one.title else f"`{one.title_at}`" for one in rows)


def _slots(text: str) -> str:
    return re.sub(r"\{(\w+)\}", r"‹\1›", text)


def _where(when: Condition) -> str:
    if when.one_of:
        values = " or ".join(f"‘{one}’" for one in when.one_of)
        return f"*where* `{when.at}` is {'' if when.present else 'not '}{values}"
    return f"*where* `{when.at}` is {'given' if when.present else 'not given'}"


def said(template: str) -> list[str]:
    """Return the paragraphs of a template, with ‹…› for values and the conditions of its words."""
    open_: list[str] = []
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", _TOKEN.sub(_told, template)):
        before = "".join(open_)
        for mark in re.finditer(rf"{_OPEN}[^{_OPEN}]*?{_COLON}|{_CLOSE}", paragraph):
            if mark[0] == _CLOSE:
                open_.pop()
            else:
                open_.append(mark[0])
        found.append(_line(before + paragraph + _CLOSE * len(open_)))
    return [one for one in found if one]


def _told(token: re.Match[str]) -> str:
    if token[2] is not None:
        return f"‹{token[2]}›"
    word, _, rest = (token[1] or "").partition(" ")
    told = {
        "": "",
        "if": f"{_OPEN}where `{rest}`{_COLON}",
        "for": f"{_OPEN}for each `{rest}`{_COLON}",
        "elif": f"{_CLOSE} {_OPEN}otherwise where `{rest}`{_COLON}",
        "else": f"{_CLOSE} {_OPEN}otherwise{_COLON}",
    }
    return told.get(word, f"{_CLOSE} ")


def _line(paragraph: str) -> str:
    """Return a paragraph, or a list, on one line; conditions without words are left out."""
    line = re.sub(r"\s+", " ", re.sub(r"\n- ", "; ", f"\n{paragraph.strip()}"))
    empty = re.compile(rf"{_OPEN}[^{_OPEN}]*?{_COLON}\s*{_CLOSE}")
    while empty.search(line):
        line = empty.sub("", line)
    line = re.sub(rf"\s+{_CLOSE}", _CLOSE, re.sub(rf"{_COLON}\s*", ": ", line))
    return re.sub(
        r"\s+", " ", line.replace(": ; ", ": ").replace(_OPEN, "[").replace(_CLOSE, "]")
    ).strip("; ")


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")

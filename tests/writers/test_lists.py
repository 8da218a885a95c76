"""Lists of two levels, with bullets and numbers, in every format."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from pipeline.model.document import (
    InnerItem,
    InnerList,
    Item,
    ItemList,
    Origin,
    Section,
)
from pipeline.writers import FORMATS
from tests.samples.test_parity import READERS, assert_same
from tests.writers.documents import full, words


def inner(*texts: str, numbered: bool = False) -> InnerList:
    return InnerList(tuple(InnerItem(words(text)) for text in texts), numbered)


LISTS: Final = (
    ItemList(
        (
            Item(words("Staff help"), inner=inner("parents", "children")),
            Item(words("Staff listen"), inner=inner("first", "then again", numbered=True)),
        ),
        Origin.PEOPLE,
    ),
    ItemList(
        (
            Item(words("Plan"), inner=inner("week", "day", numbered=True)),
            Item(words("Act"), inner=inner("soon")),
            Item(words("Look back")),
        ),
        Origin.PEOPLE,
        numbered=True,
    ),
    ItemList((Item(words("One more list")), Item(words("of two"))), Origin.PLANNED, numbered=True),
)
DOCUMENT: Final = replace(full(), masthead=(), sections=(Section("s", words("Lists"), LISTS),))


@pytest.mark.parametrize("name", READERS)
def test_each_format_says_the_words_in_their_order(name: str) -> None:
    assert_same(DOCUMENT, FORMATS[name].write(DOCUMENT, ()), name)


@pytest.mark.parametrize("name", READERS)
def test_a_lost_inner_list_is_noticed(name: str) -> None:
    first, *others = LISTS
    poorer = replace(first, items=tuple(replace(one, inner=None) for one in first.items))
    document = replace(DOCUMENT, sections=(Section("s", words("Lists"), (poorer, *others)),))
    with pytest.raises(AssertionError):
        assert_same(DOCUMENT, FORMATS[name].write(document, ()), name)


def test_the_outline_shows_numbers_and_levels() -> None:
    written = FORMATS["outline"].write(DOCUMENT, ()).content.decode()
    assert written.partition("## Lists\n\n")[2] == (
        "- Staff help\n  - parents\n  - children\n- Staff listen\n  1. first\n  2. then again\n\n"
        "1. Plan\n   1. week\n   2. day\n2. Act\n   - soon\n3. Look back\n\n"
        "1. One more list\n2. of two\n"
    )


def test_a_page_nests_lists_in_their_items() -> None:
    page = FORMATS["html"].write(DOCUMENT, ()).content.decode()
    section = page.partition('<section id="s">')[2].partition("</section>")[0]
    shape = "".join(re.findall(r"</?(?:ul|ol|li)\b|>(?=\w)", section)).replace(">", "")
    items = "<li</li" * 2
    bullets, numbers = f"<ul{items}</ul", f"<ol{items}</ol"
    assert shape == (
        f"<ul<li{bullets}</li<li{numbers}</li</ul"
        f"<ol<li{numbers}</li<li<ul<li</li</ul</li<li</li</ol"
        f"{numbers}"
    )


def test_word_numbers_each_list_anew_at_its_level() -> None:
    """Bullets are those of their style: only numbers begin anew."""
    word: Any = docx.Document(BytesIO(FORMATS["docx"].write(DOCUMENT, ()).content))
    numbering = word.part.numbering_part.element
    found = []
    for paragraph in word.element.body.xpath(".//w:p[w:pPr/w:numPr]"):
        (level,) = paragraph.xpath("w:pPr/w:numPr/w:ilvl/@w:val")
        (number,) = paragraph.xpath("w:pPr/w:numPr/w:numId/@w:val")
        (own,) = numbering.xpath(f'w:num[@w:numId="{number}"]')
        (restarts,) = own.xpath("w:lvlOverride[w:startOverride/@w:val='1']/@w:ilvl")
        assert restarts == level
        (kind,) = own.xpath("w:abstractNumId/@w:val")
        (form,) = numbering.xpath(
            f'w:abstractNum[@w:abstractNumId="{kind}"]/w:lvl[@w:ilvl="{level}"]/w:numFmt/@w:val'
        )
        found.append((number, int(level), form, paragraph.style))
        assert word.styles.element.xpath(f'w:style[@w:styleId="{paragraph.style}"]')
    forms = [(level, form) for _, level, form, _ in found]
    first, second = (0, "decimal"), (1, "decimal")
    assert forms == [second, second, first, second, second, first, first, first, first]
    assert len({number for number, *_ in found}) == 4
    assert {style for *_, style in found} == {"ListNumber", "ListNumber2", "ListNumberPlanned"}


def test_every_level_that_word_numbers_has_a_style_and_an_indent() -> None:
    word: Any = docx.Document(BytesIO(FORMATS["docx"].write(DOCUMENT, ()).content))
    *lists, _ = word.part.numbering_part.element.xpath("w:abstractNum")
    for kind in lists:
        levels = kind.findall(qn("w:lvl"))
        lefts = [int(level.find(f".//{qn('w:ind')}").get(qn("w:left"))) for level in levels]
        assert len(levels) == 2
        assert lefts == sorted(set(lefts))
        for level, expected in zip(levels, lefts, strict=True):
            style = level.find(qn("w:pStyle")).get(qn("w:val"))
            (left,) = word.styles.element.xpath(f'w:style[@w:styleId="{style}"]//w:ind/@w:left')
            assert int(left) == expected


def test_a_pdf_tags_lists_within_items() -> None:
    content = FORMATS["pdf"].write(DOCUMENT, ()).content
    with pikepdf.open(BytesIO(content)) as file:
        shape = _tags(file.Root.StructTreeRoot)
    assert shape == "".join(map(_expected, LISTS))


def _expected(found: ItemList | InnerList) -> str:
    items = [getattr(item, "inner", None) for item in found.items]
    return f"L({''.join(f'LI(Lbl LBody({_expected(one)}))' if one else PLAIN for one in items)})"


PLAIN: Final = "LI(Lbl LBody)"


def _tags(tag: Any) -> str:
    """Return the tags of lists below a tag, in short."""
    found = ""
    for kid in tag.get("/K", ()):
        if isinstance(kid, int) or "/S" not in kid:
            continue
        inside, name = _tags(kid), str(kid.S).removeprefix("/")
        if name in ("L", "LI", "LBody", "Lbl"):
            found += "Lbl " if name == "Lbl" else f"{name}({inside})" if inside else name
        else:
            found += inside
    return found


def test_the_pdf_is_accessible() -> None:
    import page

    content = FORMATS["pdf"].write(DOCUMENT, ()).content
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.to_json()

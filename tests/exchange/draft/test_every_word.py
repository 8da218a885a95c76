"""What is placed, known and left out together are all words of a file, each once.

The words are counted a second time, straight from the XML of all parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import count
from typing import Final
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.exchange.draft.accounts import Accounts
from tests.exchange.draft.drafts import (
    OVERALL,
    accounts,
    heading,
    paragraph,
    run,
    table,
    written,
)
from tests.exchange.word import w

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SAID = {w("t"), w("delText"), MATH}


def letters(words: str) -> Counter[str]:
    return Counter(one for one in words if not one.isspace())


def in_file(content: bytes) -> Counter[str]:
    """Return the letters of all words in all parts of a file, whatever they are for."""
    found: Counter[str] = Counter()
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                for said in texts(root):
                    found += letters(said)
    return found


def texts(one: etree._Element) -> Iterator[str]:
    """Yield words below an element; what stands there in two ways is looked at in the first."""
    if one.tag in SAID:
        yield one.text or ""
    elif one.tag == w("sym"):
        yield chr(int(one.get(w("char"), "25A1"), 16))
    elif one.tag == w("noBreakHyphen"):
        yield "-"
    elif one.tag == w("ddList"):
        (chosen,) = one.findall(w("result"))
        entries = [each.get(w("val"), "") for each in one.findall(w("listEntry"))]
        yield entries[int(chosen.get(w("val"), ""))]
    for name in ("descr", "title", "alt", "string"):
        yield one.get(name, "")
    below = list(one)
    if one.tag == f"{COMPATIBLE}AlternateContent":
        below = below[:1]
    for each in below:
        yield from texts(each)


def accounted(found: Accounts) -> Counter[str]:
    said = [one.text for passages in found.placed.values() for one in passages]
    said += [words for one in found.entries for words in one.said]
    said += [*found.own, *found.there, *(one.words for one in found.left)]
    return sum(map(letters, said), Counter())


def holds(content: bytes) -> None:
    assert accounted(accounts(content)) == in_file(content)


# --- each kind of thing that words stand in -------------------------------------------------

_BY = 'w:id="7" w:author="Ann" w:date="2025-03-03T09:00:00Z"'
KINDS: Final[dict[str, Callable[[str], str]]] = {
    "plain": run,
    "hidden": lambda said: run(said, "<w:vanish/>"),
    "struck through": lambda said: run(said, "<w:strike/>"),
    "bold": lambda said: run(said, "<w:b/>"),
    "put in": lambda said: f"<w:ins {_BY}>{run(said)}</w:ins>",
    "taken out": lambda said: (
        f"<w:del {_BY}>{run(said).replace('w:t>', 'w:delText>').replace('w:t ', 'w:delText ')}"
        "</w:del>"
    ),
    "moved away": lambda said: f"<w:moveFrom {_BY}>{run(said)}</w:moveFrom>",
    "moved here": lambda said: f"<w:moveTo {_BY}>{run(said)}</w:moveTo>",
    "a link": lambda said: f'<w:hyperlink w:anchor="a">{run(said)}</w:hyperlink>',
    "a control": lambda said: (
        f'<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>{run(said)}</w:sdtContent>'
        "</w:sdt>"
    ),
    "a control in a control": lambda said: KINDS["a control"]("").replace(
        run(""), f"{run('A')}<w:sdt><w:sdtContent>{run(said)}</w:sdtContent></w:sdt>"
    ),
    "a prompt": lambda said: (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(said)}</w:sdtContent>"
        "</w:sdt>"
    ),
    "a page number": lambda said: f'<w:fldSimple w:instr="PAGE">{run(said)}</w:fldSimple>',
    "the date of today": lambda said: f'<w:fldSimple w:instr="DATE">{run(said)}</w:fldSimple>',
    "a field": lambda said: (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(said)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a list of an old form": lambda said: (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        f'<w:listEntry w:val="Not this"/><w:listEntry w:val="{said}"/></w:ddList></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a text box": lambda said: (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{paragraph(run(said))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph(run(said))}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "a picture": lambda said: (
        f'<w:r><w:drawing><wp:docPr name="a" descr="{said}"/></w:drawing></w:r>'
    ),
    "drawn letters": lambda said: f'<w:r><w:pict><v:textpath string="{said}"/></w:pict></w:r>',
    "ruby": lambda said: (
        f"<w:r><w:ruby><w:rt>{run('Over')}</w:rt><w:rubyBase>{run(said)}</w:rubyBase></w:ruby></w:r>"
    ),
    "an equation": lambda said: f"<m:oMath><m:r><m:t>{said}</m:t></m:r></m:oMath>",
    "a smart tag": lambda said: f'<w:smartTag w:element="a">{run(said)}</w:smartTag>',
    "custom XML": lambda said: f'<w:customXml w:element="a">{run(said)}</w:customXml>',
    "a symbol": lambda said: f'{run(said)}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "a break": lambda said: f"{run(said)}<w:r><w:br/><w:noBreakHyphen/><w:tab/></w:r>{run('B')}",
}
BLOCKS: Final[dict[str, Callable[[str], str]]] = {
    "a paragraph": paragraph,
    "a section": lambda inside: heading(OVERALL) + paragraph(inside),
    "another heading": lambda inside: paragraph(inside, style="Heading2"),
    "an item": lambda inside: paragraph(inside, style="ListBullet"),
    "a quote": lambda inside: paragraph(inside, style="Quote"),
    "a line of contents": lambda inside: paragraph(inside, style="TOC2"),
    "a table": lambda inside: table((paragraph(inside), "Yes"), ("No", "")),
    "a table in a table": lambda inside: table((table((paragraph(inside),)) + "<w:p/>",)),
    "requirements": lambda inside: table(
        ("Requirement", "Regulation", "Due date", "Who"),
        (paragraph(inside), "Regulation 17", "30 May 2025", "Ann"),
        ("Do it.", "", "soon", ""),
    ),
    "a control": lambda inside: f"<w:sdt><w:sdtContent>{paragraph(inside)}</w:sdtContent></w:sdt>",
    "custom XML": lambda inside: f'<w:customXml w:element="a">{paragraph(inside)}</w:customXml>',
    "an end that was put in": lambda inside: paragraph(
        inside, look=f"<w:rPr><w:ins {_BY}/></w:rPr>"
    ),
    "an end that was taken out": lambda inside: paragraph(
        inside, look=f"<w:rPr><w:del {_BY}/></w:rPr>"
    ),
    "a row that was taken out": lambda inside: table((paragraph(inside),)).replace(
        "<w:tr>", f"<w:tr><w:trPr><w:del {_BY}/></w:trPr>"
    ),
}
NOTE = '<w:{kind} w:id="5">{inside}</w:{kind}>'


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("block", ["a section", "a table", "requirements", "another heading"])
def test_words_are_accounted_for_in(kind: str, block: str) -> None:
    holds(written(BLOCKS[block](KINDS[kind]("Unusual words.")), paragraph("After.")))


def test_a_fallback_is_read_where_the_first_way_says_nothing() -> None:
    box = KINDS["a text box"]("Once.")
    start, end = box.index("<wps:txbx>"), box.index("</w:drawing>")
    content = written(paragraph(box[:start] + box[end:]))
    assert [one.words for one in accounts(content).left] == ["Once."]


def test_words_of_charts_diagrams_and_building_blocks_are_listed() -> None:
    said = "<a:p xmlns:a='urn:a'><a:t>Warm</a:t></a:p><c:v xmlns:c='urn:c'>14</c:v>"
    new = "<x:pt xmlns:x='urn:x'>New</x:pt>"
    content = written(
        paragraph("One."), chart=said, chartEx=new, diagramData=said, glossaryDocument=""
    )
    assert [(one.why, one.words) for one in accounts(content).left[1:]] == [
        ("chart", "Warm"), ("chart", "14"), ("chart", "New"), ("diagram", "Warm"),
        ("diagram", "14"),
    ]  # fmt: skip


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Return a body with all kinds of things in all kinds of places."""
    numbers = count(1)

    def words() -> str:
        number = next(numbers)
        return draw(st.sampled_from([f"Word{number} ", f"{number}. Ünder*{number}*", "good", " "]))

    def inside() -> str:
        kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4))
        return "".join(KINDS[kind](words()) for kind in kinds)

    blocks = draw(st.lists(st.sampled_from(sorted(BLOCKS)), min_size=1, max_size=8))
    return "".join(BLOCKS[block](inside()) for block in blocks) + paragraph("End.")


@given(bodies(), bodies(), st.sampled_from(["comments", "footnotes", "endnotes"]))
def test_words_are_accounted_for_in_whatever_place(body: str, note: str, part: str) -> None:
    kind = part.removesuffix("s")
    holds(written(body, **{part: NOTE.format(kind=kind, inside=note)}))

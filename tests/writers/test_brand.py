"""A house's own brand: in all three formats, or refused with the reason."""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from struct import pack, pack_into, unpack_from
from typing import Final

import docx
import pytest

from pipeline.model.document import BundleSource, Document, Text
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, noting, using
from pipeline.writers import FORMATS
from pipeline.writers.look.brand import truetype
from pipeline.writers.look.brand.png import png
from pipeline.writers.look.brand.refused import RefusedError
from pipeline.writers.look.brand.svg import svg
from pipeline.writers.look.reading import look
from pipeline.writers.typst import document as quick
from tests.readback import expected, typst
from tests.samples import cases
from tests.samples.test_parity import READERS, assert_same
from tests.writers.test_html import show

SAMPLE: Final = Path(__file__).resolve().parents[2] / "samples" / "brand"
FACES: Final = {
    "regular": "Light", "bold": "SemiBold", "italic": "LightItalic", "bold_italic": "SemiBoldItalic"
}  # fmt: skip
FORMATS_OF_PAGES: Final = ("html", "pdf", "docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a brand that a test may change: the sample."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "brand"))


def with_font(folder: Path) -> None:
    """Give a brand a font of its own: other weights of the one that is here."""
    lines = ["", "[font]", 'family = "Own Sans"']
    for face, weight in FACES.items():
        name = f"Own-{weight}.ttf"
        (folder / name).write_bytes(font(weight))
        lines.append(f'{face} = "{name}"')
    (folder / "brand.toml").write_text(toml(folder) + "\n".join(lines) + "\n", "utf-8")


def font(weight: str) -> bytes:
    return (files("ttf_opensans") / "ttf" / f"OpenSans-{weight}.ttf").read_bytes()


def toml(folder: Path) -> str:
    return (folder / "brand.toml").read_text("utf-8")


def change(folder: Path, before: str, after: str) -> None:
    assert before in toml(folder)
    (folder / "brand.toml").write_text(toml(folder).replace(before, after, 1), "utf-8")


def document() -> Document:
    (found, *_) = cases.documents(cases.of("sccif-rfc-full/good-narrative"))
    return found


@cache
def written(folder: Path | None) -> Mapping[str, bytes]:
    """Return a report in each format; a test writes one folder once."""
    with using(Home(brand=folder)):
        return {name: FORMATS[name].write(document(), ()).content for name in FORMATS_OF_PAGES}


# --- in all three formats ----------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FORMATS_OF_PAGES, "outline"])
def test_all_formats_carry_the_same_words(name: str, folder: Path) -> None:
    with_font(folder)
    with using(Home(brand=folder)):
        copy = FORMATS[name].write(document(), ())
        assert_same(document(), copy, name)
        found = READERS[name].read(copy.content).furniture
        if name != "outline":
            assert " ".join(found["closing"]).startswith("About this report If you have a question")
            assert " ".join(found["pictures"]).startswith("Fableshire Care Inspectorate")
            assert "closing" not in READERS[name].read(written(None)[name]).furniture
        assert READERS[name].read(copy.content).report == expected.report(document())


CHANGED: Final[Mapping[str, Callable[[Path], None]]] = {
    "a colour": lambda folder: change(folder, 'accent = "#5a2a6b"', 'accent = "#2a4a2b"'),
    "the words of the logo": lambda folder: change(folder, 'alt = "Fableshire', 'alt = "Mythdale'),
    "the height of the logo": lambda folder: change(folder, "height = 16", "height = 20"),
    "the closing page": lambda folder: change(folder, "1 Lantern Hill", "2 Lantern Hill"),
    "the font": with_font,
}


@pytest.mark.slow
@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED.keys())
def test_a_changed_brand_changes_all_three_formats(
    changed: Callable[[Path], None], folder: Path
) -> None:
    changed(folder)
    after = written(folder)
    for before in (written(SAMPLE), written(None)):
        assert [name for name in FORMATS_OF_PAGES if before[name] == after[name]] == []


@pytest.mark.slow
def test_a_quick_draft_has_the_brand_too(folder: Path) -> None:
    import page

    def drafted() -> typst.Read:
        with using(Home(brand=folder)):
            content = quick.write(document()).content
            found = typst.read(content)
            assert found.words == expected.typst(document(), long=False)
        profile = page.ValidationProfile.PDF_UA_1
        assert page.validate_pdf_bytes(content, profile=profile).is_compliant
        return found

    with_font(folder)
    assert "Fableshire" in drafted().words[0]
    drawn_as_svg = toml(folder)
    (folder / "brand.toml").write_text(re.sub(r"(?m)^svg = .*\n", "", drawn_as_svg), "utf-8")
    assert toml(folder) != drawn_as_svg
    assert " ".join(drafted().words).endswith("Fableton FB1 1AA")


@pytest.mark.slow
def test_a_quick_draft_has_the_font_of_the_brand_and_ours_for_what_it_lacks(folder: Path) -> None:
    import pikepdf

    with_font(folder)
    for weight in FACES.values():
        (folder / f"Own-{weight}.ttf").write_bytes(without(font(weight), "Ω"))
    said = replace(document(), framework=(Text("Inspected under Ω", BundleSource("/a")),))
    used = []
    with using(Home(brand=folder)):
        for one in (document(), said):
            with pikepdf.open(BytesIO(quick.write(one).content)) as file:
                fonts = [font for sheet in file.pages for font in sheet.Resources.Font.values()]
                used.append({str(font.BaseFont).partition("+")[2] for font in fonts})
    assert used[0] == {"Own-Sans-Report-Regular", "Own-Sans-Report-Bold"}
    assert used[1] - used[0] == {"Open-Sans-Report-Regular"}


@pytest.mark.slow
def test_the_pdf_has_the_font_of_the_brand_and_no_other(folder: Path) -> None:
    import page
    import pikepdf

    with_font(folder)
    content = written(folder)["pdf"]
    profile = page.ValidationProfile.PDF_UA_1
    assert page.validate_pdf_bytes(content, profile=profile).is_compliant
    with pikepdf.open(BytesIO(content)) as file:
        fonts = [font for sheet in file.pages for font in sheet.Resources.Font.values()]
        used = {str(font.BaseFont) for font in fonts}
    assert used
    assert all("Own-Sans" in name for name in used)


@pytest.mark.slow
def test_a_letter_that_the_font_of_the_brand_lacks_comes_from_ours(folder: Path) -> None:
    import pikepdf

    with_font(folder)
    for weight in FACES.values():
        (folder / f"Own-{weight}.ttf").write_bytes(without(font(weight), "Ω"))
    said = replace(document(), framework=(Text("Inspected under Ω", BundleSource("/a")),))
    with using(Home(brand=folder)):
        content = FORMATS["pdf"].write(said, ()).content
    with pikepdf.open(BytesIO(content)) as file:
        used = {str(font.BaseFont) for font in file.pages[0].Resources.Font.values()}
    assert {name.partition("+")[2] for name in used} >= {"Own-Sans-Report", "Open-Sans-Report"}


def test_the_page_holds_its_logo_and_loads_nothing(folder: Path) -> None:
    with using(Home(brand=folder)):
        page = FORMATS["html"].write(document(), ()).content.decode()
    (logo,) = re.findall(r"<img [^>]*>", page)
    assert 'src="data:image/svg+xml;base64,' in logo
    assert 'alt="Fableshire Care Inspectorate"' in logo
    assert not re.search(r"<script|https?://(?!www\.w3\.org)[^\"]*\.(?:svg|png|ttf)", page)
    assert page.index(logo) < page.index("<h1>")
    assert page.index('class="closing"') > page.index("</main>")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_page_with_a_brand(
    scheme: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with using(Home(brand=folder)):
        shown = show(request.getfixturevalue("browser"), document(), 320, scheme)
    found = Axe().run(shown).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320


def test_word_has_the_logo_first_and_the_closing_page_last(folder: Path) -> None:
    with using(Home(brand=folder)):
        word = docx.Document(BytesIO(FORMATS["docx"].write(document(), ()).content))
    styles = [one.style.name if one.style else "" for one in word.paragraphs]
    assert styles[0] == "Logo"
    (logo, *_) = word.element.body.xpath(".//wp:docPr")
    assert logo.get("descr") == "Fableshire Care Inspectorate"
    (extent, *_) = word.element.body.xpath(".//wp:extent")
    assert int(extent.get("cy")) == pytest.approx(16 * 36000, rel=0.001)
    assert int(extent.get("cx")) == pytest.approx(32 * 36000, rel=0.001)
    assert styles[-8:] == ["Closing Heading"] + ["Closing Text"] * 3 + ["Closing Address"] * 4


def test_a_form_has_the_logo_and_no_closing_page(folder: Path) -> None:
    _, *forms = cases.documents(cases.of("sccif-rfc-full/good-narrative"))
    assert forms
    with using(Home(brand=folder)):
        for form in forms:
            for name in ("html", "docx"):
                copy = FORMATS[name].write(form, ())
                assert_same(form, copy, name)
                found = READERS[name].read(copy.content).furniture
                assert "pictures" in found
                assert "closing" not in found


def test_its_files_are_noted_and_its_absence_too(folder: Path) -> None:
    with using(Home(brand=folder)), noting() as notes:
        FORMATS["html"].write(document(), ())
    named = {one.name: one.own for one in notes if one.name.startswith("brand/")}
    assert named == dict.fromkeys(
        ("brand/*.toml", "brand/brand.toml", "brand/mark.png", "brand/mark.svg"), True
    )
    with noting() as notes:
        FORMATS["html"].write(document(), ())
    assert [one.name for one in notes if one.name.startswith("brand/")] == ["brand/*.toml"]


# --- refused -----------------------------------------------------------------------------


def refused(folder: Path) -> str:
    with using(Home(brand=folder)), pytest.raises(BrokenError) as broken:
        look()
    return f"{broken.value} {broken.value.hint}"


PALE: Final = {
    "words on paper": ('accent = "#5a2a6b"', 'accent = "#b9a2c4"', "‘accent’ on ‘paper’ (light)"),
    "words on a ground": ('tint = "#f6f2f8"', 'tint = "#5a2a6b"', "‘ink’ on ‘tint’ (light)"),
    "in the dark": ('link = "#d2bdf5"', 'link = "#4b3357"', "‘link’ on ‘paper’ (dark)"),
    "a line": ('hatch = "#e2d3e9"', 'hatch = "#5a2a6b"', "‘accent’ on ‘hatch’ (light)"),
    "a grade": ("[dark]", '[paper]\npoor = "#ffffff"\n[dark]', "‘poor’ on ‘paper’ (paper)"),
}


@pytest.mark.parametrize(("before", "after", "said"), PALE.values(), ids=PALE.keys())
def test_colours_too_near_each_other_are_refused(
    before: str, after: str, said: str, folder: Path
) -> None:
    change(folder, before, after)
    told = refused(folder)
    assert said in told
    place = re.match(r"brand/brand\.toml:(\d+): ‘(\w+)’ on ‘(\w+)’", told)
    assert place
    line = toml(folder).splitlines()[int(place[1]) - 1]
    assert line.startswith((place[2], place[3]))


WRONG: Final = {
    "an unknown key": ("[logo]", "[logos]", "Unknown key ‘logos’"),
    "an unknown colour": ('accent = "#5a2a6b"', 'accnt = "#5a2a6b"', "Did you mean ‘accent’"),
    "no colour": ('accent = "#5a2a6b"', 'accent = "plum"', "‘accent’ is no colour"),
    "a path": ('png = "mark.png"', 'png = "../mark.png"', "in the folder of the brand itself"),
    "a whole path": ('png = "mark.png"', 'png = "/etc/mark.png"', "the folder of the brand itself"),
    "an address": ('png = "mark.png"', 'png = "https://x.example/m.png"', "the brand itself"),
    "another kind": ('png = "mark.png"', 'png = "mark.svg"', "must name a .png file"),
    "no file": ('png = "mark.png"', 'png = "mork.png"', "cannot be read"),
    "no PNG": ('png = "mark.png"', "", "‘png’ is missing"),
    "no words": ('alt = "Fableshire Care Inspectorate"\n', "", "‘alt’ is missing"),
    "too high": ("height = 16", "height = 60", "‘height’ must not be above 30"),
    "a long text": ('formats = "You', f'formats = "{"Long " * 200}You', "at most 600 letters"),
    "a strange sign": ('formats = "You', 'formats = "☐ You', "a font may lack (U+2610)"),
    "a hidden sign": ('formats = "You', 'formats = "\\u202eYou', "‘formats’"),
    "two lines": ('formats = "You', 'formats = "Hear\\nYou', "has a line break in it"),
    "many lines": ('"Fableton"', ", ".join(f'"Line {n}"' for n in range(9)), "at most 10 lines"),
}


@pytest.mark.parametrize(("before", "after", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_brand_is_told_with_its_line(
    before: str, after: str, said: str, folder: Path
) -> None:
    change(folder, before, after)
    told = refused(folder)
    assert said in told
    assert re.match(r"brand/brand\.toml:\d+: ", told)


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path) -> None:
    outside = folder.with_name("mark.png")
    (folder / "mark.png").rename(outside)
    (folder / "mark.png").symlink_to(outside)
    assert "is a link that leads elsewhere" in refused(folder)


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    (folder / "mark.svg").write_bytes((folder / "mark.svg").read_bytes() + b" " * 70_000)
    assert "larger than 64 KiB" in refused(folder)


def test_pictures_of_two_shapes_are_refused(folder: Path) -> None:
    text = (folder / "mark.svg").read_text("utf-8")
    (folder / "mark.svg").write_text(text.replace("0 0 240 120", "0 0 240 240"), "utf-8")
    assert "different shapes" in refused(folder)


def test_a_font_without_the_letters_is_refused(folder: Path) -> None:
    with_font(folder)
    (folder / "Own-SemiBold.ttf").write_bytes(without(font("SemiBold"), "ŵ"))
    told = refused(folder)
    assert "‘bold’ names lacks letters that reports need: ŵ (U+0175)" in told


def test_one_file_for_two_faces_is_refused(folder: Path) -> None:
    with_font(folder)
    (folder / "Own-SemiBold.ttf").write_bytes(font("Light"))
    assert "Two faces of the font are the same file" in refused(folder)


# --- what the door of each kind lets in --------------------------------------------------


def tables(content: bytes) -> dict[str, int]:
    """Return where in a font each entry of its list of tables stands."""
    count = unpack_from(">H", content, 4)[0]
    return {content[at : at + 4].decode(): at for at in range(12, 12 + 16 * count, 16)}


def without(content: bytes, letter: str) -> bytes:
    """Return a font whose list of characters ends a segment before a letter."""
    changed = bytearray(content)
    at = unpack_from(">L", content, tables(content)["cmap"] + 8)[0]
    start = at + unpack_from(">L", content, at + 8)[0]
    count = unpack_from(">H", content, start + 6)[0] // 2
    for place in range(count):
        if unpack_from(">H", content, start + 14 + 2 * place)[0] >= ord(letter):
            pack_into(">H", changed, start + 14 + 2 * place, ord(letter) - 1)
            return bytes(changed)
    raise AssertionError(letter)


def restricted(content: bytes) -> bytes:
    changed = bytearray(content)
    pack_into(">H", changed, unpack_from(">L", content, tables(content)["OS/2"] + 8)[0] + 8, 2)
    return bytes(changed)


def renamed(content: bytes, table: str) -> bytes:
    return content.replace(table.encode(), b"xxxx", 1)


FONTS: Final[Mapping[str, tuple[Callable[[bytes], bytes], str]]] = {
    "cut short": (lambda content: content[:20_000], "cut short"),
    "empty": (lambda _: b"\0\1\0\0\0\0", "not a whole font"),
    "another kind": (lambda content: b"OTTO" + content[4:], "no TrueType font"),
    "no outlines": (lambda content: renamed(content, "glyf"), "‘glyf’ is not there"),
    "not to be embedded": (restricted, "must not be embedded"),
}


@pytest.mark.parametrize(("spoil", "said"), FONTS.values(), ids=FONTS.keys())
def test_a_font_that_cannot_be_used_is_refused(spoil: Callable[[bytes], bytes], said: str) -> None:
    truetype.check(font("Regular"))
    with pytest.raises(RefusedError, match=said):
        truetype.check(spoil(font("Regular")))


def test_letters_are_as_wide_as_another_reader_finds() -> None:
    from fontTools.ttLib import TTFont

    for weight in FACES.values():
        known = TTFont(BytesIO(font(weight)))
        em, glyphs, sizes = known["head"].unitsPerEm, known.getBestCmap(), known["hmtx"].metrics
        found = truetype.widths(font(weight))
        assert found == {one: sizes[glyphs[ord(one)]][0] / em for one in found}
        assert {"a", "W", "ŵ", "–"} <= found.keys()


def test_the_letters_of_a_font_are_those_that_another_reader_finds() -> None:
    from fontTools.ttLib import TTFont

    for weight in FACES.values():
        content = font(weight)
        start = unpack_from(">L", content, tables(content)["cmap"] + 8)[0]
        known = TTFont(BytesIO(content)).getBestCmap()
        last = truetype._LAST
        found = dict(truetype._characters(content, start))
        assert {code for code in found if code <= last} == {c for c in known if c <= last}


def drawing(inside: str, more: str = "") -> bytes:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"{more}>'
    return f"{head}{inside}</svg>".encode()


HOSTILE: Final = {
    "a script": drawing("<script>alert(1)</script>"),
    "a handler": drawing('<rect onload="alert(1)"/>'),
    "a handler on the root": drawing("", ' onload="alert(1)"'),
    "a link": drawing('<a href="https://x.example"><rect/></a>'),
    "a use": drawing('<use href="#a"/>'),
    "an image": drawing('<image href="https://x.example/a.png"/>'),
    "an older link": drawing('<rect xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="a"/>'),
    "a style": drawing("<style>@import 'https://x.example/a.css'</style>"),
    "a style of one": drawing('<rect style="fill: url(https://x.example)"/>'),
    "an address as paint": drawing('<rect fill="url(https://x.example/a#b)"/>'),
    "a foreign part": drawing("<foreignObject><p>a</p></foreignObject>"),
    "another language": drawing('<p xmlns="http://www.w3.org/1999/xhtml">a</p>'),
    "an animation": drawing('<set attributeName="href" to="javascript:alert(1)"/>'),
    "words": drawing("<g>words</g>"),
    "text": drawing("<text>words</text>"),
    "a document type": b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<rect/>"),
    "an outer entity": b'<!DOCTYPE svg SYSTEM "file:///etc/hostname">' + drawing("<rect/>"),
    "a style sheet": b'<?xml-stylesheet href="https://x.example/a.css"?>' + drawing("<rect/>"),
    "no box": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "no space": b'<svg viewBox="0 0 1 1"/>',
    "not closed": drawing("<g>"),
    "deep": drawing("<g>" * 30 + "</g>" * 30),
    "many": drawing("<rect/>" * 3000),
    "a broken path": drawing('<path d="M 0 0 L 1"/>'),
    "a path from nowhere": drawing('<path d="L 1 1"/>'),
    "a long number": drawing(f'<path d="M {"1" * 60_000}x"/>'),
    "a turn of nothing": drawing('<g transform="rotate(a)"/>'),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_an_svg_with_more_than_shapes_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError) as told:
        svg(content)
    assert "example" not in str(told.value)


def test_an_svg_that_is_refused_is_told_with_its_line() -> None:
    with pytest.raises(RefusedError, match=r"an attribute .* \(its line 3\)"):
        svg(drawing("\n<g>\n<rect class='a'/></g>"))


def test_an_svg_is_written_anew_without_what_nobody_sees() -> None:
    path = "<path d='M0,0h10v.5-1z m1 1 a1 1 0 0 1 2 2'/>"
    moved = f"<g transform='translate(1,-2.5)'>{path}</g>"
    hidden = "<!-- by Somebody --><title>Secret</title>"
    content = drawing(hidden + moved, ' version="1.1"')
    found = svg(content)
    assert found.ratio == 2
    assert b"Secret" not in found.content
    assert b"Somebody" not in found.content
    assert b"M0,0h10v.5-1z m1 1 a1 1 0 0 1 2 2" in found.content
    assert svg(found.content) == found


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def picture(width: int = 32, height: int = 16, rows: int | None = None) -> Iterator[bytes]:
    yield b"\x89PNG\r\n\x1a\n"
    yield chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    yield chunk(b"tEXt", b"Author\0Somebody")
    yield chunk(b"IDAT", zlib.compress(bytes((1 + 3 * width) * (rows or height))))
    yield chunk(b"IEND", b"")


def test_a_png_is_written_anew_without_its_author() -> None:
    found = png(b"".join(picture()) + b"and more")
    assert found.ratio == 2
    assert b"Somebody" not in found.content
    assert found.content.endswith(b"IEND" + pack(">I", zlib.crc32(b"IEND")))
    assert png(found.content) == found


BAD_PICTURES: Final = {
    "a photograph": (b"\xff\xd8\xff\xe0", "is no PNG"),
    "cut short": (b"".join(picture())[:-20], "cut short"),
    "damaged": (b"".join(picture()).replace(b"IDAT", b"IDAX"), "cut short"),
    "huge": (b"".join(picture(5000, 5000, 1)), "pixels on each side"),
    "tiny": (b"".join(picture(1, 1)), "pixels on each side"),
    "a bomb": (b"".join(picture(rows=200_000)), "not as many as it says"),
    "too few rows": (b"".join(picture(rows=3)), "not as many as it says"),
}


@pytest.mark.parametrize(("content", "said"), BAD_PICTURES.values(), ids=BAD_PICTURES.keys())
def test_a_picture_that_is_no_whole_png_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        png(content)

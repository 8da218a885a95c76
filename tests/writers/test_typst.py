"""The writer of quick drafts: words are data, the door is closed, the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

import pytest
from hypothesis import Phase, given, settings

from pipeline.model.document import Document, Link, Section
from pipeline.model.errors import BrokenError
from pipeline.writers import FORMATS, PDF_ENGINES
from pipeline.writers.typst import document as quick
from pipeline.writers.typst import engine
from scripts.look.measures import MEASURES
from tests.look.quick_drafts import drawn
from tests.readback import expected, typst
from tests.readback.random_documents import PRINTED_WORDS, documents
from tests.writers.documents import filled, final, full, said, words
from tests.writers.typst_documents import TEXTS, crowded, headed

pytestmark = pytest.mark.thorough

ROOT: Final = Path(__file__).parents[2]
NOTHING_LOST: Final = (
    "lost letters", "inside the page", "apart from the margins", "on each other",
)  # fmt: skip


def tool(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def python(script: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_title_language_and_dates_come_from_the_document(tmp_path: Path) -> None:
    import pikepdf

    file = tmp_path / "draft.pdf"
    file.write_bytes(quick.write(full()).content)
    with pikepdf.open(file) as opened:
        told = {key: str(value) for key, value in opened.docinfo.items()}
        assert str(opened.Root.Lang) == "en-GB"
    assert told["/Title"] == "Willow Bank Family Centre: Full inspection report"
    assert told["/CreationDate"] == told["/ModDate"] == "D:20250306000000Z"
    fonts = [line.split() for line in tool("pdffonts", file).splitlines()[2:]]
    names = {font[0].partition("+")[2] for font in fonts}
    assert names == {f"Open-Sans-Report-{one}" for one in ("Regular", "Bold", "Italic")}
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)  # embedded, subset, Unicode


def test_it_has_the_same_words_as_the_other_pdf() -> None:
    """Their order is that of the outline: see the tests of all pages."""
    found = typst.read(quick.write(full()).content)
    assert found.words == expected.typst(full(), long=False)
    report = iter(found.words)
    assert all(word in report for word in expected.report(full()))


# --- nothing is lost ---------------------------------------------------------------------


PLACES: Final = [
    (name, layout)
    for name in TEXTS
    for layout in ("report", "form", "titles")
    if (name, layout) != ("2,000 words", "titles")  # which no title may have
]


@pytest.mark.parametrize(("name", "layout"), PLACES)
def test_too_much_in_one_place_stands_on_the_page_and_on_nothing_else(
    name: str, layout: Literal["report", "form", "titles"], tmp_path: Path
) -> None:
    text = TEXTS[name]
    document = headed(text) if layout == "titles" else crowded(text, layout)
    made = drawn(document, name, tmp_path)
    found = [fault for one in NOTHING_LOST for fault in MEASURES[one](made.printed)]
    assert found == []


@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(document=documents(PRINTED_WORDS))
def test_any_draft_reads_as_itself(document: Document) -> None:
    """A grade in a box begins a word of its own, so letters are compared."""
    draft = replace(document, stamp=replace(document.stamp, state="draft"))
    found = typst.read(quick.write(draft).content).words
    assert "".join(found) == "".join(expected.typst(draft, long=False))


HOSTILE: Final = (
    "#panic(1)", "#read(\"/etc/passwd\")", "#import \"@preview/a:1.0.0\"", "$x^2$", "@label",
    "<label>", "*a* _b_ `c`", "= A heading", "- an item", "+ one", "/ term: words", "// gone",
    "/* gone */", "\\ \\# \\u{41}", "\"straight\" 'single'", "] [ } { ) (", "a -- b --- c ...",
    "~ ~", "https://x.example/#a", "sys.inputs.document", "%s {0} &amp; <b>", "fi ffi fl",
    "\\n \\t", "1. one", "0x1F 1e9", "]#text(red)[x", "${x}", "#{", "a  b", "´`^¨", "−1 ≤ 2",
)  # fmt: skip


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stay_words(word: str) -> None:
    """In every field that holds words of any kind."""
    base = filled(word)
    document = replace(
        base,
        language="en-GB",
        sections=tuple(_named(one, f"s{number}") for number, one in enumerate(base.sections)),
    )
    found = typst.read(quick.write(document).content)
    assert "".join(found.words) == "".join(expected.typst(document, long=False))


def _named(section: Section, name: str) -> Section:
    inner = tuple(_named(one, f"{name}-{at}") for at, one in enumerate(section.sections))
    return replace(section, id=name, sections=inner)


# --- the closed door ---------------------------------------------------------------------


def test_a_final_version_is_refused() -> None:
    with pytest.raises(BrokenError, match="drafts only"):
        quick.write(final())


@pytest.mark.parametrize("word", ["→", "☐", "漢"])
def test_a_character_that_the_font_lacks_is_refused_without_a_word(word: str) -> None:
    document = replace(full(), masthead=(said(f"private {word} words"),))
    with pytest.raises(BrokenError, match="font lacks") as raised:
        quick.write(document)
    told = f"{raised.value} {raised.value.hint} {raised.value.__cause__}"
    assert "private" not in told
    assert word not in told
    assert raised.value.__suppress_context__


def test_no_word_is_in_an_error_about_anything_else() -> None:
    astray = said("private words", Link("#private-place", words("private link")))
    document = replace(full(), masthead=(astray,))
    with pytest.raises(BrokenError, match="cannot print this draft") as raised:
        quick.write(document)
    assert "private" not in f"{raised.value} {raised.value.hint}"


def test_nothing_is_said_on_standard_error_while_it_works() -> None:
    script = """
import os
from pipeline.writers.typst.engine import silent
with silent():
    os.write(2, b"private words")
os.write(2, b"after")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT)
    assert done.stderr == b"after"


def test_a_warning_is_an_error_of_which_only_the_number_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    template = quick._template() + b'\n#text(font: "Private Words")[a]\n'
    monkeypatch.setattr(quick, "_template", lambda: template)
    with pytest.raises(BrokenError, match="1 warnings") as raised:
        quick.write(full())
    assert "Private" not in str(raised.value)


def test_another_version_or_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PINNED", "0.0.1")
    assert not engine.there()
    with pytest.raises(BrokenError, match="is not installed"):
        engine.engine.__wrapped__()


def test_the_version_is_the_one_that_the_extra_pins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["optional-dependencies"]["typst"] == [f"typst=={engine.PINNED}"]
    assert engine.there()


# On Linux the kernel itself is asked to end the process when it opens a file or a socket.
LOCKED: Final = """
import ctypes, hashlib, platform, struct, sys
from pipeline.writers.typst import document as quick
from tests.writers.documents import full
from tests.writers.typst_documents import TEXTS, crowded

quick.write(full())
table = {"x86_64": (0xC000003E, 317, (2, 41, 42, 85, 257, 437)),
         "aarch64": (0xC00000B7, 277, (56, 198, 203, 437))}
arch, seccomp, refused = table[platform.machine()]
def step(code, yes, no, value): return struct.pack("HBBI", code, yes, no, value)
program = [step(0x20, 0, 0, 4), step(0x15, 0, len(refused) + 1, arch), step(0x20, 0, 0, 0)]
program += [step(0x15, len(refused) - at, 0, one) for at, one in enumerate(refused)]
program += [step(0x06, 0, 0, 0x7FFF0000), step(0x06, 0, 0, 0x80000000)]
kept = ctypes.create_string_buffer(b"".join(program))
class Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]
whole = Filter(len(program), ctypes.addressof(kept))
libc = ctypes.CDLL(None, use_errno=True)
documents = [full(), crowded(TEXTS["a word without an end"], "report")]
if libc.prctl(38, 1, 0, 0, 0) or libc.syscall(seccomp, 1, 1, ctypes.byref(whole)):
    print("no filter"); sys.exit()
for one in documents:
    quick.write(one)
print("nothing opened", flush=True)
open("/dev/null")
print("an open file goes unnoticed", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel watches on Linux only")
def test_while_it_works_it_opens_no_file_and_no_socket() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOCKED],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        # With a second arena, which depends on chance, the allocator itself asks the system how
        # many processors there are, and whether memory may be given back: it opens a file for each.
        env={**os.environ, "MALLOC_ARENA_MAX": "1"},
    )
    if "no filter" in done.stdout:
        pytest.skip("the kernel lets no process watch itself here")
    assert done.stdout == "nothing opened\n", done.stderr
    assert done.returncode < 0  # the control: a file that is opened ends the process


def test_the_fonts_of_the_machine_are_not_looked_for() -> None:
    press = quick._press()
    assert press.fonts.families() == ["Open Sans Report"]


# --- the same bytes ----------------------------------------------------------------------

SCRIPT: Final = """
import hashlib
from pipeline.writers.typst import document as quick
from tests.writers.documents import filled, full
from dataclasses import replace
if {other}: quick.write(replace(full(), sections=full().sections[:1]))
print(hashlib.sha256(quick.write(full()).content).hexdigest())
"""


def test_same_bytes_in_other_processes_and_after_other_drafts(tmp_path: Path) -> None:
    here = python(SCRIPT.format(other=False), PYTHONHASHSEED="1", TZ="UTC", RAYON_NUM_THREADS="1")
    there = python(
        SCRIPT.format(other=True), PYTHONHASHSEED="2", TZ="Asia/Tokyo", TMPDIR=str(tmp_path)
    )
    assert here == there
    assert list(tmp_path.iterdir()) == []  # nor are fonts left behind


def test_a_worker_that_is_started_anew_prints_too() -> None:
    """A copy of a process that has printed would hang, so workers are none."""
    script = """
import multiprocessing
from pipeline.writers.typst import document as quick
from tests.writers.documents import full
if __name__ == "__main__":
    quick.write(full())
    worker = multiprocessing.get_context("spawn").Process(target=quick.write, args=(full(),))
    worker.start()
    worker.join(60)
    print(worker.exitcode)
"""
    assert python(script).strip() == "0"


def test_importing_the_formats_does_not_import_the_engine() -> None:
    script = "import sys, pipeline.writers.typst.engine; print('typst' in sys.modules)"
    assert python(script).strip() == "False"


def test_both_engines_write_the_same_file_names() -> None:
    assert {one.extension for one in PDF_ENGINES.values()} == {"pdf"}
    assert PDF_ENGINES["weasyprint"] is FORMATS["pdf"]

"""What is not public reaches no output: each private field holds a word, and no word gets out.

The control is the other way round: the words of public fields are found, in every format.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import Any, Final

import pytest

from pipeline.commands import run
from pipeline.composition.compose import Composition
from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.publishing.final import files, final
from pipeline.report_type.toml.file import ids
from pipeline.runs import examine as examining
from pipeline.runs.leaks.search import scan
from tests import in_process, printed_once
from tests.privacy.planting import Planted, planted, token
from tests.privacy.scanner import folder_places, hits, normal, places

FULLEST: Final = ("sccif-rfc-full", "childrens-centre")
CASES: Final = [*((one, True) for one in FULLEST), *((one, False) for one in ids())]
REPORTS: Final = ("report.html", "report.pdf", "report.docx")
SHOWN: Final = {"/setting/reference", "/event/illustration"}
ALSO_SHOWN: Final = {
    "/setting/name", "/setting/telephone", "/event/inspectors/0/name", "/event/inspectors/0/role",
    "/recommendations/0/action",
}  # fmt: skip
PLACES: Final = [
    "report.html: source",
    "report.html: text",
    "report.pdf: pdftotext",
    "report.pdf: pypdf",
    "report.pdf: strings",
    "report.docx: word/document.xml text",
    "report.docx: docProps/core.xml",
    "proof.html: source",
    "proof.html: text",
    "index.html: text",
    "batch.json: text",
    "batch.csv: text",
]
PUBLISHED: Final = [
    "final report.html: source", "final report.html: text", "final report.pdf: pdftotext",
    "final report.pdf: pypdf", "final report.pdf: strings",
    "final report.docx: word/document.xml text", "final report.docx: docProps/core.xml",
    "final report.docx: word/footer.xml text",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Output:
    """A planted bundle, whether people wrote its narrative, and all that came of it."""

    planted: Planted
    narrative: bool
    places: dict[str, str]

    def of(self, part: str) -> dict[str, str]:
        return {place: text for place, text in self.places.items() if part in place}


@contextmanager
def heard() -> Iterator[StringIO]:
    """Collect what is printed, complained and logged."""
    heard = StringIO()
    handler, level = logging.StreamHandler(heard), logging.root.level
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.DEBUG)
    try:
        with redirect_stdout(heard), redirect_stderr(heard):
            yield heard
    finally:
        logging.root.removeHandler(handler)
        logging.root.setLevel(level)


def outputs(text: str, factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the places of every output of every command that reads a bundle."""
    folder = factory.mktemp("leaks")
    bundle, out = folder / "bundle.json", folder / "out"
    bundle.write_text(text, "utf-8")
    commands = {
        "validate": ["validate", str(bundle)],
        "check as text": ["check", str(bundle)],
        "check as JSON": ["check", str(bundle), "--format", "json"],
        **{
            f"check as {name}": ["check", str(bundle), "--format", name, "--fail-on", "notice"]
            for name in ("csv", "sarif", "junit", "github", "gitlab", "markdown")
        },
        "render": ["render", str(bundle), "--proof", "--out", str(out)],
        "render with comments": [
            *("render", str(bundle), "--out", str(folder / "commented")),
            *("--formats", "docx", "--comments"),
        ],
        "render quickly": [
            *("render", str(bundle), "--out", str(folder / "quick")),
            *("--formats", "pdf", "--pdf-engine", "typst"),
        ],
        "deadlines": ["deadlines", str(bundle)],
        "status": ["status", str(bundle), "--date", "2025-04-01"],
        "mark": ["mark", str(bundle), "checked", "--as", "A", "--role", "R", "--reason", "x"],
        "approve": ["approve", str(bundle), "--as", "B", "--role", "R"],
        "upgrade": ["upgrade", str(bundle), "--out", str(folder / "upgraded")],
    }
    found: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        in_process.use(patch)  # so that what is said anywhere is heard
        printed_once.use(patch, factory)
        patch.setattr(examining, "examine", cache(examining.examine))  # for all formats of `check`
        for name, command in commands.items():
            with heard() as said:
                run(command)
            found[name] = normal(said.getvalue())
        found |= published(text)
    for name in ("commented", "quick"):
        made = folder_places(folder / name).items()
        found |= {f"{name} {at}": text for at, text in made}
    return found | folder_places(out)


def published(text: str) -> dict[str, str]:
    """Return the places of the final version of a bundle, where it can have one."""
    examined = examining.examine(RawBundle("bundle.json", text.encode()))
    bundle = examined.intake.bundle
    if bundle is None or examined.composition is None or not is_written(examined.composition):
        return {}
    made = files(final(examined.composition.documents))
    assert scan(made, bundle) == ()
    return {f"final {at}": one for name in made for at, one in places(name, made[name]).items()}


def is_written(composition: Composition) -> bool:
    """Return whether people wrote all of it."""
    try:
        final(composition.documents)
    except BrokenError:
        return False
    return True


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Output:
    report_type, narrative = request.param
    found = planted(report_type, narrative=narrative)
    return Output(found, narrative, outputs(json.dumps(found.data), tmp_path_factory))


@pytest.mark.slow
def test_no_private_word_reaches_any_output(output: Output) -> None:
    reasons = set(output.planted.chosen.values())
    assert reasons
    assert hits(output.planted.secrets() | reasons, output.places) == {}


@pytest.mark.slow
def test_public_words_are_found_in_every_format(output: Output) -> None:
    words = {word: pointer for pointer, word in output.planted.public.items()}
    found = [{words[word] for word in hits(words, output.of(report))} for report in REPORTS]
    assert found[0] == found[1] == found[2]
    assert found[0] >= SHOWN
    if output.planted.data["report_type"] in FULLEST:
        people = "/narrative/overall/paragraphs/0/text"
        written = people if output.narrative else "/evidence/0/statement"
        assert found[0] >= {*ALSO_SHOWN, written}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_the_name_of_the_setting_is_found_at_each_place(output: Output, place: str) -> None:
    assert hits([output.planted.data["setting"]["name"]], output.of(place))


@pytest.mark.slow
@pytest.mark.parametrize("place", PUBLISHED)
def test_the_name_of_the_setting_is_found_at_each_place_of_a_final_version(
    output: Output, place: str
) -> None:
    if not output.of("final "):
        assert not output.narrative
        return
    assert hits([output.planted.data["setting"]["name"]], output.of(place))


@pytest.mark.slow
@pytest.mark.parametrize("part", ["manifest.json", "findings.json", "validate", "check as JSON"])
def test_no_words_of_a_bundle_reach_what_is_not_the_report(output: Output, part: str) -> None:
    """Not even public ones: findings say where, and what is allowed, not what is there."""
    words = set(output.planted.public.values())
    assert output.of(part)
    assert hits(words, output.of(part)) == {}


# --- bundles with faults -----------------------------------------------------------------
# What cannot be composed is refused, so this is about findings, the index and the batch file.


def everywhere(data: Any, change: Callable[[str, Any], Any], pointer: str = "") -> Any:
    """Return a copy of data in which every value went through `change`, the inmost first."""
    if isinstance(data, dict):
        data = {key: everywhere(one, change, f"{pointer}/{key}") for key, one in data.items()}
    elif isinstance(data, list):
        data = [everywhere(one, change, f"{pointer}/{at}") for at, one in enumerate(data)]
    return change(pointer, data)


def with_unknown_keys(found: Planted) -> tuple[str, set[str]]:
    """Put a field that no schema knows into every object."""
    words: set[str] = set()

    def change(pointer: str, value: Any) -> Any:
        if isinstance(value, dict):
            key, word = token(f"{pointer} key"), token(f"{pointer} value")
            words.update({key, word})
            return {key: {key: [word]}, **value, f"x-{word}": word}
        return value

    return json.dumps(everywhere(found.data, change)), words


def with_values_that_do_not_fit(found: Planted) -> tuple[str, set[str]]:
    """Put a word wherever a schema asks for a number, a date, an id or one of a few words."""
    words: set[str] = set()
    kept = {"/report_type", *found.public, *found.private}

    def change(pointer: str, value: Any) -> Any:
        if pointer in kept or isinstance(value, dict | list):
            return value
        words.add(token(pointer))
        return token(pointer)

    dates = {at for at, word in found.private.items() if word[0] != "Q"}
    kept -= dates
    return json.dumps(everywhere(found.data, change)), words


def with_lists_for_words(found: Planted) -> tuple[str, set[str]]:
    """Put each private text into a list or an object, where a text should be."""

    def change(pointer: str, value: Any) -> Any:
        number = len(pointer) % 3
        return [value, {value: value}, [[value]]][number] if pointer in found.private else value

    return json.dumps(everywhere(found.data, change)), set()


def with_words_that_are_too_long(found: Planted) -> tuple[str, set[str]]:
    def change(pointer: str, value: Any) -> Any:
        return f"{value} " * 200 if pointer in found.private else value

    return json.dumps(everywhere(found.data, change)), set()


def with_line_breaks(found: Planted) -> tuple[str, set[str]]:
    def change(pointer: str, value: Any) -> Any:
        return f"{value}\n\u200b{value}\ue000" if pointer in found.private else value

    return json.dumps(everywhere(found.data, change)), set()


def with_blanks(found: Planted) -> tuple[str, set[str]]:
    def change(pointer: str, value: Any) -> Any:
        return f"<<{value}>>" if pointer in found.private else value

    return json.dumps(everywhere(found.data, change)), set()


def with_ids_that_lead_nowhere(found: Planted) -> tuple[str, set[str]]:
    """Ids are public, but a withheld record's words are not, nor are those of a waiver."""
    data = deepcopy(found.data)
    for one in (*data["recommendations"], *data.get("requirements", ())):
        one["evidence"] = ["E99"]
    data["evidence"][0]["area"] = "nowhere"
    data["evidence"][3]["id"] = data["evidence"][2]["id"]
    return json.dumps(data), set()


def with_unknown_areas_of_what_is_withheld(found: Planted) -> tuple[str, set[str]]:
    data, words = deepcopy(found.data), set[str]()
    for at, one in enumerate(data["evidence"]):
        if "withheld" in one:
            one["area"] = token(f"area {at}")
            words.add(one["area"])
    return json.dumps(data), words


def with_a_key_twice(found: Planted) -> tuple[str, set[str]]:
    text = json.dumps(found.data)
    word = token("twice")
    return text.replace('"setting":', f'"{word}": "{word}", "{word}": 1e999, "setting":'), {word}


def cut_off(found: Planted) -> tuple[str, set[str]]:
    return json.dumps(found.data)[:-40], set()


FAULTS: Final = [
    with_unknown_keys, with_values_that_do_not_fit, with_lists_for_words, with_line_breaks,
    with_words_that_are_too_long, with_blanks, with_ids_that_lead_nowhere,
    with_unknown_areas_of_what_is_withheld, with_a_key_twice,
    cut_off,
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("report_type", FULLEST)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_findings_repeat_no_private_word(
    fault: Callable[[Planted], tuple[str, set[str]]],
    report_type: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    found = planted(report_type, narrative=True)
    text, words = fault(found)
    places = outputs(text, tmp_path_factory)
    assert normal("error") in places["check as text"]
    assert hits(found.secrets() | words, places) == {}

"""Imports point one way, from the command line down to the values that all others speak of."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import cache
from graphlib import TopologicalSorter

import pytest

from tests.architecture.imports import ROOT, Import, imports, modules

# From the top down. A module imports from its own folder and those below, never from above.
LAYERS: Mapping[str, str] = {
    "the command": "cli",
    "commands": "commands",
    "from a draft to a final version": "publishing",
    "Word, in and out": "exchange",
    "one bundle or many, end to end": "runs",
    "findings as text": "reporters",
    "checks": "checks",
    "documents": "composition",
    "from bytes to a bundle, and formats": "evidence writers",
    "what a report type is, and language": "report_type language",
    "values that all speak of": "model",
    "where data lives, and what is known at the start": "resources start",
}

MODULES = ("cli", "resources", "start")  # which stand beside the folders
STAGES = [one for names in LAYERS.values() for one in names.split() if one not in MODULES]

# Folders that do not see each other, whichever stands above; the map names more.
APART = [("checks", "writers"), ("evidence", "writers"), ("report_type", "language")]

STDLIB_ONLY = (
    "cli commands resources start model report_type checks reporters "
    "runs.examine runs.files composition.compose composition.plan composition.placeholders "
    "evidence.bundle evidence.blanks evidence.blank_fields evidence.unfilled "
    "evidence.conditions evidence.facts evidence.font_characters "
    "evidence.json evidence.public evidence.references evidence.timetable evidence.typed_bundle "
    "language.choices language.difficulty language.measure language.phrasing "
    "language.sentences language.syllables"
)

# Which modules may know a third-party library.
KNOWN_TO: Mapping[str, str] = {
    "jinja2": "composition.allowed composition.templates composition.asked_fields "
    "composition.budget.prose composition.budget.expressions composition.lint "
    "writers.html.pages writers.html.page_files",
    "markupsafe": "writers.html.pages",
    "markdown_it": "composition.markdown",
    "jsonschema": "evidence.schema.check",
    "referencing": "evidence.schema.check",
    "weasyprint": "writers.pdf.document",
    "tinycss2": "writers.sheets",
    "docx": "writers.word",
    "xlsxwriter": "exchange.workbook.guide exchange.workbook.styles exchange.workbook.xlsx_out",
    "typst": "writers.typst.engine",
    "pypdfium2": "writers.pdf.pictures",
    "textstat": "language.readability",
    "pyphen": "language.hyphens",
    "holidays": "evidence.calendar",
    "watchfiles": "runs.preview.watch",
    "rfc3161_client": "publishing.records.stamp",
    "cryptography": "publishing.records.stamp",
    "argcomplete": "commands.completion",
    "dask": "runs.engines.cluster.connection",
    "distributed": "runs.engines.cluster.connection",
}

HEAVY = {
    "cryptography",
    "rfc3161_client",
    "weasyprint",
    "docx",
    "xlsxwriter",
    "textstat",
    "pyphen",
    "holidays",
    "dask",
    "distributed",
    "PIL",
    "typst",
    "pypdfium2",
    "watchfiles",
}


def is_one_of(module: str, names: str) -> bool:
    """Return whether a module is named, or is in a folder that is named."""
    short = module.removeprefix("pipeline.")
    return any(short == name or short.startswith(f"{name}.") for name in names.split())


def depth(module: str) -> int:
    """Return the number of a module's layer, from the top."""
    found = [at for at, names in enumerate(LAYERS.values()) if is_one_of(module, names)]
    assert len(found) == 1, f"{module} stands in {len(found)} layers of LAYERS; it needs one"
    return found[0]


INSIDE = [one for one in imports() if one.library == "pipeline" and one.imported != "pipeline"]
OUTSIDE = [one for one in imports() if one.library not in {"pipeline", *sys.stdlib_module_names}]


def test_every_module_has_a_layer() -> None:
    for module in modules():
        assert module == "pipeline" or depth(module) >= 0


def test_every_layer_names_modules_that_there_are() -> None:
    known = {module.removeprefix("pipeline.") for module in modules()}
    assert [one for names in LAYERS.values() for one in names.split() if one not in known] == []


def test_the_tree_is_the_architecture() -> None:
    """`ls pipeline/` shows the stages and three modules; the house stays small enough to draw."""
    rooms = {room(module) for module in modules() if module != "pipeline"}
    assert rooms == {*MODULES, *STAGES}
    assert 11 <= len(rooms) <= 15
    assert sum(map(len, arrows().values())) <= 61  # one leads to `start`, which spares time only
    assert max(map(floor, rooms)) <= 10


def room(module: str) -> str:
    return module.split(".")[1]


@cache
def arrows() -> Mapping[str, set[str]]:
    """Return which rooms each room imports from."""
    found: dict[str, set[str]] = {room(one.module): set() for one in INSIDE}
    for one in INSIDE:
        found[room(one.module)] |= {room(one.imported)} - {room(one.module)}
    return found


def floor(name: str) -> int:
    """Return how high a room stands: one above the highest that it imports from."""
    return 1 + max(map(floor, arrows().get(name, ())), default=0)


def the_map() -> Mapping[str, list[set[str]]]:
    """Return, for each stage of the page, what it imports from and what it never sees."""
    page = (ROOT / "docs/explanation/how-it-works.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_]+)/` \|.*\|(.*)\|(.*)\|$", page, re.MULTILINE)
    return {name: [set(re.findall("[a-z_]+", part)) for part in parts] for name, *parts in rows}


def test_the_map_has_every_stage_and_no_other() -> None:
    order = [one for names in LAYERS.values() for one in names.split() if one in STAGES]
    assert list(the_map()) == order


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_from_those_that_the_map_names_and_sees_no_other(stage: str) -> None:
    imported, unseen = the_map()[stage]
    assert imported == arrows().get(stage, set())
    assert unseen <= set(STAGES)
    assert [one for one in unseen if reached(stage) & set(inside(one))] == []


def test_no_module_imports_from_a_layer_above() -> None:
    assert [one for one in INSIDE if depth(one.imported) < depth(one.module)] == []


def test_no_modules_import_each_other_in_a_circle_however_long_or_late() -> None:
    below: dict[str, set[str]] = {}
    for one in INSIDE:
        below.setdefault(one.module, set()).add(one.imported)
    TopologicalSorter(below).prepare()  # raises, and names the circle


@pytest.mark.parametrize(("one", "other"), [*APART, *(pair[::-1] for pair in APART)])
def test_some_folders_do_not_see_each_other(one: str, other: str) -> None:
    assert reached(f"pipeline.{one}") & set(inside(other)) == set()


def inside(folder: str) -> list[str]:
    return [module for module in modules() if is_one_of(module, folder)]


def reached(folder: str) -> set[str]:
    """Return every module that a folder imports, or that one of those imports, and so on."""
    found, waiting = set[str](), inside(folder.removeprefix("pipeline."))
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += [one.imported for one in INSIDE if one.module == module]
    return found


def test_writers_see_documents_and_never_a_bundle() -> None:
    assert reached("writers") & set(inside("evidence")) == set()


def test_reporters_see_of_the_evidence_what_is_public() -> None:
    ours = [one for one in INSIDE if room(one.module) == "reporters"]
    seen = {one.imported for one in ours if room(one.imported) == "evidence"}
    assert seen == {"pipeline.evidence.public"}


def test_the_proof_sees_findings_and_what_is_public_and_never_a_bundle() -> None:
    private = {
        "pipeline.evidence.bundle",
        "pipeline.evidence.typed_bundle",
        "pipeline.evidence.json.strict",
        "pipeline.evidence.intake",
        "pipeline.runs.examine",
    }
    assert reached("reporters.proof") & private == set()


def test_templates_see_only_what_is_public() -> None:
    assert (
        reached("composition.templates")
        & {"pipeline.evidence.bundle", "pipeline.evidence.json.strict"}
        == set()
    )


# --- libraries ---------------------------------------------------------------------------


def test_each_library_is_known_to_its_own_modules() -> None:
    strange = [one for one in OUTSIDE if not is_one_of(one.module, KNOWN_TO.get(one.library, ""))]
    assert strange == []


def test_no_library_is_listed_that_nobody_imports() -> None:
    assert set(KNOWN_TO) == {one.library for one in OUTSIDE}


def test_what_needs_only_the_standard_library_imports_no_other() -> None:
    named = ("pipeline.commands.completion",)  # the shell, and not a command, has it loaded
    found = (one for one in OUTSIDE if is_one_of(one.module, STDLIB_ONLY))
    assert [one for one in found if one.module not in named or one.at_once] == []


def test_heavy_libraries_are_imported_when_they_are_used() -> None:
    heavy = [one for one in OUTSIDE if one.library in HEAVY and one.at_once]
    assert [one for one in heavy if not is_one_of(one.module, "writers.word")] == []


def test_the_word_writer_is_loaded_when_it_writes() -> None:
    def comes_early(one: Import) -> bool:
        return one.at_once and is_one_of(one.imported, "writers.word")

    early = [one for one in INSIDE if comes_early(one)]
    assert [one for one in early if not is_one_of(one.module, "writers.word")] == []


# How long a report takes is watched; what is in it depends on no clock.
CHANCE = {
    "secrets": {
        "pipeline.runs.engines.cluster.desk",  # names that others cannot guess
        "pipeline.publishing.records.version",  # the salts of a commitment
        "pipeline.runs.profile.chance",  # the noise that hides a bundle
        "pipeline.runs.preview.door",  # an address that nobody can guess
    },
    "time": {"pipeline.runs.clock"},
}


@pytest.mark.parametrize("chance", ["random", "secrets", "uuid", "time"])
def test_nothing_is_left_to_chance_or_to_the_clock(chance: str) -> None:
    found = {one.module for one in imports() if one.library == chance}
    assert found == CHANCE.get(chance, set())


def test_the_clock_is_asked_by_those_who_watch_alone() -> None:
    asking = {one.module for one in INSIDE if one.imported == "pipeline.runs.clock"}
    assert asking == {
        "pipeline.commands.progress",
        "pipeline.commands.status",  # the day that it tells of, where none is typed
        "pipeline.commands.steps",  # the day of a step
        "pipeline.publishing.journal",
        "pipeline.runs.engines.cluster.desk",
        "pipeline.runs.engines.cluster.engine",
        "pipeline.runs.engines.process",
        "pipeline.runs.preview.run",
    }

"""A case: a sample, a few edits to it, and what one rule has to say of the result.

`cases/<RULE>/pass*.json` must leave the rule silent; `cases/<RULE>/fail*.json` must raise it. As it
is, the sample of a `fail*.json` must leave it silent, too.
Every file is an object with some of these keys:

    about      what the case shows, in a sentence
    base       the sample it starts from
    set        pointer → value; `/-` at the end appends to a list
    remove     pointers of values to leave out
    sentences  section → the number of sentences of each of its paragraphs
    say        pointer → [times, sentence]: a text that says one sentence many times
    repeat     pointer → [times, value]: a list that holds one value many times
    text       [old, new]: replaced in the JSON text itself, where it stands once
    encoding   how the text becomes bytes (UTF-8 if not said)
    bytes      how long the file is made, with spaces at its end
    report     [old, new]: a heading or fixed wording of the report, which no bundle can change
    turn_on    a kind of evidence rule that the report type does not turn on by itself
    by         `check`, or `batch` for what only a whole batch can see
    finds      what the rule says: severity, pointer, message, perhaps the source it cites
    also       the other rules that the same edits break
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline import checks
from pipeline.checks.case.case import Case as Composed
from pipeline.evidence.intake import RawBundle
from pipeline.evidence.json.pointer import to_tokens
from pipeline.model.document import Block, Inline, Section, Statement, Text
from pipeline.model.finding import Citation, Finding
from pipeline.report_type.demands import EvidenceKind, EvidenceRule
from pipeline.runs.batch import Batch
from pipeline.runs.examine import Examined, examine
from pipeline.runs.render import Options

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = Path(__file__).with_name("cases")
NAME = "bundle.json"
KEYS = frozenset(
    "about base set remove sentences say repeat text encoding bytes report turn_on by finds "
    "also".split()
)


@dataclass(frozen=True)
class CaseFile:
    """One file of `cases/`."""

    path: Path
    content: Mapping[str, Any]

    @property
    def rule(self) -> str:
        return self.path.parent.name

    @property
    def title(self) -> str:
        return f"{self.rule}/{self.path.stem}"

    @property
    def fails(self) -> bool:
        return self.path.stem.startswith("fail")


def case_files() -> Iterator[CaseFile]:
    for path in sorted(CASES.glob("*/*.json")):
        yield CaseFile(path, json.loads(path.read_text("utf-8")))


def examined(case: Mapping[str, Any]) -> Examined:
    """Return what `check` makes of the bundle that a case describes."""
    return _examined(RawBundle(NAME, raw(case)))


_examined = lru_cache(maxsize=512)(examine)  # several tests look at the same case


def findings(case: Mapping[str, Any], folder: Path) -> tuple[Finding, ...]:
    """Return all that is found in a case. Only a batch writes anything, to `folder`."""
    if case.get("by") == "batch":
        return Batch(folder, Options(("outline",))).add(RawBundle(NAME, raw(case))).findings
    if "report" in case:
        return _with_words(examined(case), *case["report"])
    if "turn_on" in case:
        return _turned_on(examined(case), case["turn_on"])
    return examined(case).findings


def composed(of: Examined) -> Composed | None:
    """Return what checks look at, if the bundle could be composed."""
    bundle, type_ = of.intake.bundle, of.intake.report_type
    if bundle is None or type_ is None or of.composition is None:
        return None
    return Composed(bundle, type_, of.composition)


# --- the bundle --------------------------------------------------------------------------


def raw(case: Mapping[str, Any]) -> bytes:
    """Return the file that a case describes."""
    text = json.dumps(data(case), indent=2, ensure_ascii=False)
    if "text" in case:
        old, new = case["text"]
        assert text.count(old) == 1, f"not once in the sample: {old}"
        text = text.replace(old, new)
    return text.encode(case.get("encoding", "utf-8")).ljust(case.get("bytes", 0))


def data(case: Mapping[str, Any]) -> Any:
    """Return the value of the bundle that a case describes."""
    bundle = sample(case["base"])
    for section, counts in case.get("sentences", {}).items():
        narrative = bundle["narrative"][section]
        rests_on = dict.fromkeys(id_ for one in narrative["paragraphs"] for id_ in one["evidence"])
        narrative["paragraphs"] = list(_paragraphs(counts, list(rests_on)))
    for pointer, (times, value) in case.get("repeat", {}).items():
        put(bundle, pointer, [value] * times)
    for pointer, (times, sentence) in case.get("say", {}).items():
        put(bundle, pointer, " ".join([sentence] * times))
    for pointer, value in case.get("set", {}).items():
        put(bundle, pointer, value)
    for pointer in sorted(case.get("remove", ()), reverse=True):
        remove(bundle, pointer)
    return bundle


def sample(name: str) -> Any:
    return json.loads((ROOT / "samples" / name / NAME).read_text("utf-8"))


def put(bundle: Any, pointer: str, value: Any) -> None:
    parent, last = _parent(bundle, pointer)
    if isinstance(parent, dict):
        parent[last] = value
    elif last == "-":
        parent.append(value)
    else:
        parent[int(last)] = value


def remove(bundle: Any, pointer: str) -> None:
    parent, last = _parent(bundle, pointer)
    del parent[last if isinstance(parent, dict) else int(last)]


def _parent(bundle: Any, pointer: str) -> tuple[Any, str]:
    *steps, last = to_tokens(pointer)
    for step in steps:
        if isinstance(bundle, dict):
            bundle = bundle.setdefault(step, [] if last == "-" else {})
        else:
            bundle = bundle[int(step)]
    return bundle, last


def _paragraphs(counts: Sequence[int], rests_on: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield paragraphs of so many sentences, no two of them in the same words.

    The first one rests on all evidence of the section, so that no area is left out.
    """
    for index, count in enumerate(counts):
        first = f"Staff listen to family {counts[:index].count(count) + 1}."
        others = ["They then act on what they hear."] * (count - 1)
        yield {"text": " ".join((first, *others)), "evidence": [] if index else list(rests_on)}


# --- the report --------------------------------------------------------------------------


def _with_words(of: Examined, old: str, new: str) -> tuple[Finding, ...]:
    case = composed(of)
    assert case
    first, *others = case.composition.documents
    changed = replace(first, sections=_changed(first.sections, old, new))
    assert changed != first, f"not in the report: {old}"
    documents = (changed, *others)
    return checks.run(replace(case, composition=replace(case.composition, documents=documents)))


def _turned_on(of: Examined, kind: EvidenceKind) -> tuple[Finding, ...]:
    case = composed(of)
    assert case
    ours = EvidenceRule(kind, "must", Citation(says="this case"))
    rules = replace(case.report_type.rules, evidence=(*case.report_type.rules.evidence, ours))
    return checks.run(replace(case, report_type=replace(case.report_type, rules=rules)))


def _changed(sections: Sequence[Section], old: str, new: str) -> tuple[Section, ...]:
    def words(inline: Inline) -> Inline:
        return (
            replace(inline, text=inline.text.replace(old, new)) if type(inline) is Text else inline
        )

    def block(one: Block) -> Block:
        if isinstance(one, Statement):
            return replace(one, inlines=tuple(map(words, one.inlines)))
        return one

    return tuple(
        replace(
            section,
            title=tuple(map(words, section.title)),
            blocks=tuple(map(block, section.blocks)),
            sections=_changed(section.sections, old, new),
        )
        for section in sections
    )

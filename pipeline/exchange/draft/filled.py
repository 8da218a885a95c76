"""A bundle with what was placed: all other bytes of its text stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from pipeline.evidence.json.edits import Edit, done, field_after, whole
from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.json.strict import JsonFile
from pipeline.exchange.draft.accounts import Entry
from pipeline.exchange.draft.narrative import Paragraph

_BLANK: Final = re.compile("<<|>>")
_LETTERS: Final = {"requirements": "R", "recommendations": "C"}
_ORDER: Final = ("evidence", "narrative", "requirements", "recommendations")

Data: TypeAlias = Mapping[str, Any]


def is_blank(value: object) -> bool:
    """Return whether nobody has filled in a value: it is empty, or a blank still stands in it."""
    if isinstance(value, Mapping):
        return all(is_blank(one) for one in value.values()) if value else True
    if isinstance(value, list):
        return all(map(is_blank, value))
    return bool(_BLANK.search(value)) if isinstance(value, str) else False


def written_sections(data: Data) -> frozenset[str]:
    """Return the ids of the sections of a bundle’s narrative that have words."""
    narrative = data.get("narrative") or {}
    return frozenset(id_ for id_, one in narrative.items() if not is_blank(_texts(one)))


def is_shaped(data: object) -> bool:
    """Return whether a bundle has places for words as its schema wants them, or none yet."""
    if not isinstance(data, dict):
        return False
    narrative = data.get("narrative", {})
    lists = [data.get(name, []) for name in _LETTERS]
    return (
        isinstance(narrative, dict)
        and all(_has_texts(one, "paragraphs", "text") for one in narrative.values())
        and all(_has_texts({"all": one}, "all", "action") for one in lists)
    )


def _has_texts(owner: object, name: str, field: str) -> bool:
    entries = owner.get(name, []) if isinstance(owner, dict) else None
    return isinstance(entries, list) and all(
        isinstance(one, dict) and isinstance(one.get(field), str) for one in entries
    )


def _texts(section: Data) -> list[str]:
    return [one.get("text", "") for one in section.get("paragraphs", ())]


def filled(
    file: JsonFile,
    narrative: Mapping[str, Sequence[Paragraph]],
    entries: Iterable[Entry],
    there: Mapping[tuple[str, ...], str],
) -> str:
    """Return the text of a bundle with paragraphs in its narrative and entries in its lists.

    `there` are pointers of paragraphs that it has, by section and words: they stay what they are.
    """
    data = file.data
    assert isinstance(data, dict)
    values: dict[str, Any] = {}
    if narrative:
        values["narrative"] = {
            id_: _section(id_, found, there, data) for id_, found in narrative.items()
        }
    for list_, letter in _LETTERS.items():
        if rows := [one for one in entries if one.list == list_]:
            ids = _free(letter, data)
            values[list_] = [{"id": next(ids), **_in_order(one), "evidence": []} for one in rows]
    return done(file, (_with_ends(one, file.text) for one in _edits(file, data, values)))


def _with_ends(edit: Edit, text: str) -> Edit:
    """Return an edit whose lines end as those of the text do."""
    if "\r\n" not in text:
        return edit
    return replace(edit, words=edit.words.replace("\r\n", "\n").replace("\n", "\r\n"))


def _section(
    id_: str, found: Iterable[Paragraph], there: Mapping[tuple[str, ...], str], data: Data
) -> Data:
    texts = [_paragraph(one, there.get((id_, *one.keys), ""), data) for one in found]
    return {"paragraphs": texts}


def _paragraph(one: Paragraph, pointer: str, data: Data) -> Data:
    if pointer:
        _, section, _, number, _ = to_tokens(pointer)
        found: Data = data["narrative"][section]["paragraphs"][int(number)]
        headings = (found.get("heading", ""), found.get("subheading", ""))
        return found if headings == (one.heading, one.subheading) else _under(one, found)
    return _under(one, {"text": one.text, "evidence": list(one.evidence)})


def _under(one: Paragraph, paragraph: Data) -> Data:
    """Return a paragraph below the headings that stand above it, or below none."""
    heads = {"heading": one.heading, "subheading": one.subheading}
    rest = {name: value for name, value in paragraph.items() if name not in heads}
    return {name: words for name, words in heads.items() if words} | rest


def _in_order(one: Entry) -> Data:
    names = ("regulation", "standard", "action", "addressed_to", "due")
    return {name: one.fields[name] for name in names if name in one.fields}


def _free(letter: str, data: Data) -> Iterator[str]:
    """Yield ids with a letter that no text of a bundle is."""
    used = set(_strings(data))
    number = 0
    while True:
        number += 1
        if f"{letter}{number}" not in used:
            yield f"{letter}{number}"


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from data
        for one in data.values():
            yield from _strings(one)
    elif isinstance(data, list):
        for one in data:
            yield from _strings(one)


# --- where it goes -------------------------------------------------------------------------


def _edits(file: JsonFile, data: Data, values: dict[str, Any]) -> Iterator[Edit]:
    """Yield the edits that put each value where people look for it: after the field before it."""
    after: dict[str, dict[str, Any]] = {}
    for name in [one for one in _ORDER if one in values]:
        if name in data:
            yield from _into(file, name, data[name], values[name])
        else:
            before = [one for one in _ORDER[: _ORDER.index(name)] if one in data]
            beside = before[-1] if before else list(data)[-1]
            after.setdefault(beside, {})[name] = values[name]
    for beside, new in after.items():
        yield from _after(file, f"/{beside}", new)


def _after(file: JsonFile, pointer: str, new: Data) -> Iterator[Edit]:
    """Yield the one edit that adds fields after the one at a pointer."""
    made = [field_after(file, pointer, name, value) for name, value in new.items()]
    if made:
        yield Edit(made[0].start, made[0].end, "".join(one.words for one in made))


def _into(file: JsonFile, name: str, there: Any, new: Any) -> Iterator[Edit]:
    """Yield the edits of a field that is there. What has words in it stays as it is."""
    if name != "narrative" or not there:
        yield whole(file, f"/{name}", new)
        return
    for id_ in [one for one in new if one in there]:
        yield whole(file, f"/{name}/{id_}", new[id_])
    fresh = {id_: value for id_, value in new.items() if id_ not in there}
    yield from _after(file, f"/{name}/{list(there)[-1]}", fresh)

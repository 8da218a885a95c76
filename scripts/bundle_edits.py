"""The edits that make one bundle out of another. Samples and cases are written in this language.

    base       the sample it starts from, such as `sccif-rfc-full/good-narrative`
    sentences  section → the number of sentences of each of its paragraphs
    repeat     pointer → [times, value]: a list that holds one value many times
    say        pointer → [times, sentence]: a text that says one sentence many times
    set        pointer → value; `/-` at the end appends to a list
    remove     pointers of values to leave out, as they stand after all edits above
    text       [old, new]: replaced in the text of the file itself, where it stands once
    encoding   how the text becomes bytes (UTF-8 if not said)
    bytes      how long the file is made, with spaces at its end

They are done in this order, whatever their order in the file. A pointer is a JSON pointer. What
`set` puts where nothing was makes the objects on the way to it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.evidence.json.pointer import to_tokens  # noqa: E402  the package of this checkout

SAMPLES: Final = ROOT / "samples"
BUNDLE: Final = "bundle.json"
EDITS: Final[Mapping[str, type]] = {
    "base": str,
    "sentences": dict,
    "repeat": dict,
    "say": dict,
    "set": dict,
    "remove": list,
    "text": list,
    "encoding": str,
    "bytes": int,
}
_NAMES: Final = {str: "a text", dict: "an object", list: "a list", int: "a whole number"}


class EditError(Exception):
    """Edits that cannot be read or done. The message names the file and the key."""


def read(path: Path, keys: Mapping[str, type], needed: Iterable[str]) -> Mapping[str, Any]:
    """Return a file that has the keys it needs, and none but known ones. Raises EditError."""
    name = shown(path)
    try:
        content = json.loads(path.read_text("utf-8"))
    except OSError:
        raise EditError(f"{name}: this file is missing or cannot be read") from None
    except ValueError as fault:
        raise EditError(f"{name}: no JSON: {fault}") from None
    if not isinstance(content, dict):
        raise EditError(f"{name}: this must be an object")
    for key in needed:
        if key not in content:
            raise EditError(f"{name}: ‘{key}’ is missing")
    for key, value in content.items():
        if key not in keys:
            raise EditError(f"{name}: ‘{key}’ is not a key here; the keys are {', '.join(keys)}")
        if not isinstance(value, keys[key]):
            raise EditError(f"{name}: ‘{key}’ must be {_NAMES[keys[key]]}")
    return content


def shown(path: Path) -> str:
    """Return a path as messages show it: from the root of the checkout, if it is in there."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def raw(edits: Mapping[str, Any]) -> bytes:
    """Return the file that edits describe, laid out as the good samples are."""
    text = json.dumps(data(edits), indent=2, ensure_ascii=False) + "\n"
    if "text" in edits:
        old, new = _pair("text", edits["text"])
        if text.count(old) != 1:
            raise EditError(f"‘text’: this stands {text.count(old)} times in the file: {old}")
        text = text.replace(old, new)
    encoding = edits.get("encoding", "utf-8")
    try:
        return text.encode(encoding).ljust(edits.get("bytes", 0))
    except (LookupError, UnicodeEncodeError):
        raise EditError(f"‘encoding’: the text cannot be written as {encoding}") from None


def data(edits: Mapping[str, Any]) -> Any:
    """Return the value of the bundle that edits describe, before its text is touched."""
    bundle = sample(edits["base"])
    for section, counts in edits.get("sentences", {}).items():
        _rewrite(bundle, section, counts)
    for pointer, pair in edits.get("repeat", {}).items():
        times, value = _pair("repeat", pair)
        put(bundle, pointer, [value] * times)
    for pointer, pair in edits.get("say", {}).items():
        times, sentence = _pair("say", pair)
        put(bundle, pointer, " ".join([sentence] * times))
    for pointer, value in edits.get("set", {}).items():
        put(bundle, pointer, value)
    for pointer in _last_first(edits.get("remove", ())):
        remove(bundle, pointer)
    return bundle


def sample(name: str) -> Any:
    """Return the value of the bundle of a good sample."""
    path = SAMPLES / name / BUNDLE
    if not path.is_file():
        raise EditError(f"‘base’: there is no bundle of this name: {name}")
    try:
        return json.loads(as_it_stands(path))
    except ValueError:
        raise EditError(f"‘base’: this bundle is no JSON: {name}") from None


def as_it_stands(path: Path) -> bytes:
    """Return the bytes of a bundle. Raises EditError where there is none."""
    try:
        return path.read_bytes()
    except OSError:
        raise EditError(f"{shown(path)}: this file is missing or cannot be read") from None


def _pair(key: str, value: Any) -> tuple[Any, Any]:
    """Return the two members of an edit: [old, new], or [times, value]."""
    first, second = (str, str) if key == "text" else (int, str if key == "say" else object)
    match value:
        case [one, other] if isinstance(one, first) and isinstance(other, second):
            return one, other
    members = "[old, new]" if key == "text" else "[times, value]"
    raise EditError(f"‘{key}’ must be {members}")


def put(bundle: Any, pointer: str, value: Any) -> None:
    """Set one value; `-` at the end of a pointer appends."""
    try:
        parent, last = _parent(bundle, pointer)
        if isinstance(parent, dict):
            parent[last] = value
        elif last == "-":
            parent.append(value)
        else:
            parent[int(last)] = value
    except (LookupError, ValueError, TypeError, AttributeError):
        raise EditError(f"‘set’: this pointer leads nowhere: {pointer}") from None


def remove(bundle: Any, pointer: str) -> None:
    """Leave out one value."""
    try:
        parent, last = _parent(bundle, pointer)
        del parent[last if isinstance(parent, dict) else int(last)]
    except (LookupError, ValueError, TypeError, AttributeError):
        raise EditError(f"‘remove’: this pointer leads nowhere: {pointer}") from None


def _parent(bundle: Any, pointer: str) -> tuple[Any, str]:
    *steps, last = to_tokens(pointer)
    for step in steps:
        if isinstance(bundle, dict):
            bundle = bundle.setdefault(step, [] if last == "-" else {})
        else:
            bundle = bundle[int(step)]
    return bundle, last


def _last_first(pointers: Iterable[str]) -> list[str]:
    """Return pointers so that leaving one out does not move the next."""

    def place(pointer: Any) -> list[tuple[int, str]]:
        if not isinstance(pointer, str):
            raise EditError(f"‘remove’: this is no pointer: {pointer}")
        return [(int(one) if one.isdigit() else -1, one) for one in to_tokens(pointer)]

    return sorted(pointers, key=place, reverse=True)


def _rewrite(bundle: Any, section: str, counts: Any) -> None:
    """Give a section paragraphs of so many sentences, no two of them in the same words.

    The first one rests on all evidence of the section, so that no area is left out; each of the
    others on the first record of it, so that nothing but their length is remarkable.
    """
    if not (isinstance(counts, list) and all(isinstance(one, int) for one in counts)):
        raise EditError(f"‘sentences’ must be numbers, one for each paragraph: {section}")
    try:
        narrative = bundle["narrative"][section]
    except KeyError:
        raise EditError(f"‘sentences’: nobody has written this section: {section}") from None
    rests_on = dict.fromkeys(id_ for one in narrative["paragraphs"] for id_ in one["evidence"])
    narrative["paragraphs"] = list(_paragraphs(counts, list(rests_on)))


def _paragraphs(counts: Sequence[int], rests_on: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    for index, count in enumerate(counts):
        first = f"Staff listen to family {counts[:index].count(count) + 1}."
        others = ["They then act on it."] * (count - 1)
        yield {
            "text": " ".join((first, *others)),
            "evidence": list(rests_on[:1] if index else rests_on),
        }

"""Why the same evidence gives other bytes today: what a manifest names and what is there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def differences(then: Any, now: Any) -> tuple[str, ...]:
    """Return in words what changed between two `made_from` of manifests; nothing is private in it.

    The tools come first: program, Python, libraries, zlib; then options, templates and fonts.
    """
    if not isinstance(then, Mapping) or not isinstance(now, Mapping):
        return ()
    try:
        return (*_tools(then, now), *_options(then, now), *_sources(then, now))
    except (KeyError, TypeError, AttributeError):
        return ()


def only_tools(then: Any, now: Any) -> tuple[str, ...]:
    """Return the same where nothing but tools changed; nothing where something else did, too."""
    found = differences(then, now)
    try:
        return found if found and found == tuple(_tools(then, now)) else ()
    except (KeyError, TypeError, AttributeError):
        return ()


def _tools(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    if then["python"] != now["python"]:
        yield f"{then['python']} then, {now['python']} now"
    before, after = then["program"], now["program"]
    if before["version"] != after["version"]:
        yield f"this program: {before['version']} then, {after['version']} now"
    elif before["sha256"] != after["sha256"]:
        yield f"this program: its code changed, its version {after['version']} did not"
    yield from _each(then["libraries"], now["libraries"])


def _options(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    before, after = then.get("options", {}), now.get("options", {})
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield f"option {name}: {before.get(name)} then, {after.get(name)} now"


def _sources(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    before, after = (
        {one["name"]: one["sha256"] for one in each["sources"]} for each in (then, now)
    )
    for name in sorted({*before, *after}):
        if name not in after or not after[name]:
            yield f"{name}: gone since"
        elif name not in before:
            yield f"{name}: new since"
        elif before[name] != after[name]:
            yield f"{name}: changed since"


def _each(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*before, *after}):
        old, new = before.get(name, "absent"), after.get(name, "absent")
        if old != new:
            yield f"{name}: {old} then, {new} now"

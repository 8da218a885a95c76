"""One full stop at the end of a sentence, where a value brings its own: `Sample Families Ltd.`

A template ends its sentences with a stop, whatever stands before it. After a value that ends in
one, the template's is left out; of the value nothing ever is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.document import (
    BundleSource,
    Emphasis,
    Inline,
    Link,
    Measured,
    Strong,
    TemplateSource,
    Text,
)

_SECOND = re.compile(r"^([’”]?)\.(?!\.)")
_ENDED = re.compile(r"[.!?][’”]?\s*$")


def one_stop(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return inlines without a template's full stop after a value that ends in a stop."""
    return _kept(inlines, ended=False)[0]


def _kept(inlines: Iterable[Inline], ended: bool) -> tuple[tuple[Inline, ...], bool]:
    """Return the inlines that stay, and whether the last words are a value with its own stop.

    `ended` says so of the words before the first of them.
    """
    kept: list[Inline] = []
    for one in inlines:
        if isinstance(one, Text):
            text = one.text
            if ended and isinstance(one.source, TemplateSource):
                text = _SECOND.sub(r"\1", text)
            if text:
                kept.append(one if text == one.text else replace(one, text=text))
                ended = isinstance(one.source, BundleSource) and bool(_ENDED.search(text))
        elif isinstance(one, Strong | Emphasis | Link | Measured):
            inner, ended = _kept(one.inlines, ended)
            if inner:
                kept.append(replace(one, inlines=inner))
        else:
            kept.append(one)
            ended = False
    return tuple(kept), ended

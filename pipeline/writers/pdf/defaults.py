"""What WeasyPrint takes for granted of elements and pages, without what no page here asks for.

Its own style sheet gives each element a marker, and what stands for a note, and each page eighteen
boxes around it. All of them cost their style and their memory, drawn or not.
"""

from __future__ import annotations

import re
from typing import Final

_NOTES: Final = re.compile(r"::(?P<name>footnote|note)-[a-z]+\s*\{[^{}]*\}")
_AROUND: Final = re.compile(
    r"@(?P<name>(?:top|right|bottom|left)-[a-z-]+|footnote|note-area)\s*\{[^{}]*\}"
)
_MARKERS: Final = re.compile(r"(?<![\w)\]*])::marker(?=\s*\{)")
_COUNTERS: Final = re.compile(r"@counter-style\s[^{}]*\{[^{}]*\}")  # they are handed over elsewhere


def lean(defaults: str, asked_for: str) -> str:
    """Return the style sheet `defaults` without rules that leave no trace in a page.

    `asked_for` is all style that the page is printed with: what it names stays.
    """
    names = set(re.findall(r"[a-z-]+", asked_for))
    notes = any({"note", "footnote"} & {*one.split("-")} for one in names)
    kept = _AROUND.sub(lambda rule: rule[0] if notes or rule["name"] in names else "", defaults)
    if not notes:
        kept = _NOTES.sub("", kept)
    if "list-item" not in names:
        kept = _MARKERS.sub("li::marker", kept)
    return _COUNTERS.sub("", kept)

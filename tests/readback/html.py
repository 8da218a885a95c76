"""A page read back: all text is the report's, apart from what the page declares as furniture."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from tests.readback.reading import Reading

INLINE: Final = frozenset({"a", "em", "span", "strong"})
VOID: Final = frozenset({"br", "col", "img", "meta"})
UNSEEN: Final = frozenset({"style"})
KINDS: Final = {"svg": "pictures"}


def read(page: bytes) -> Reading:
    """Return the words of a page. An element that is not inline parts words."""
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    assert not reader.open, reader.open
    reader.flush()
    return reader.reading


class _Reader(HTMLParser):
    """Keeps the open elements and, for each, the kind of furniture it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self.open: list[tuple[str, str]] = []
        self.text = ""

    def flush(self) -> None:
        if self.text.strip():
            self.reading.add(self.text, self.open[-1][1] if self.open else "")
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.flush()
        if tag == "img":
            self.reading.add(dict(attrs)["alt"] or "", "pictures")
        if tag not in VOID:
            self.open.append((tag, self._kind(tag, dict(attrs))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE or self.open[-1][1] != self._outer():
            self.flush()
        opened, _ = self.open.pop()
        assert opened == tag, (opened, tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in UNSEEN:
            self.text += data

    def _outer(self) -> str:
        return self.open[-2][1] if len(self.open) > 1 else ""

    def _kind(self, tag: str, attributes: dict[str, str | None]) -> str:
        """Return the kind of furniture a new element is in, or '' in the report."""
        outer = self.open[-1][1] if self.open else ""
        if "data-furniture" in attributes:
            return KINDS.get(tag) or attributes.get("class") or "unknown"
        return "title" if tag == "title" and not outer else outer

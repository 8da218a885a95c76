"""Small pictures as inline SVG: the sentences of a section, and a measure against its limits.

Colours are classes of the style sheet. Shape tells what colour tells: a value over its limit is a
diamond, a value off the scale an arrow, a sentence over 25 words stands above the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipeline.language.measure import SectionCounts
from pipeline.language.phrasing import count
from pipeline.reporters.proof.gauges import Gauge

LONG = 25
"""Words in a sentence from which it counts as long (GOV.UK)."""

_FEW_WORDS = 100
"""Words under which a section is seen at a glance and needs no picture. Our own measure."""

_WORD = 1.5  # units of height that a word has, where the longest sentence allows it
_TALLEST = 66
_NARROWEST = 60
_BAR, _STEP, _GAP = 6, 8, 8
_WIDTH, _MIDDLE = 200, 9


def say_something(counts: SectionCounts) -> bool:
    """Return whether there is anything to compare: several paragraphs, of 100 words or more."""
    return len(counts.paragraphs) > 1 and counts.totals.words >= _FEW_WORDS


def sentences(counts: SectionCounts) -> str:
    """Return a bar for each sentence, as tall as it has words, with gaps between paragraphs.

    The broken line stands at 25 words.
    """
    most = max(LONG + 4, counts.longest.words if counts.longest else 0)
    word = min(_WORD, _TALLEST / most)
    height = round(most * word)
    bars: list[str] = []
    left = 0
    for paragraph in counts.paragraphs:
        for sentence in paragraph.sentences:
            bars.append(_bar(left, sentence.words * word, height, sentence.words > LONG))
            left += _STEP
        left += _GAP
    return _strip("".join(bars), max(left - _GAP, _NARROWEST), height, LONG * word, told(counts))


def _strip(bars: str, width: int, height: int, line: float, title: str) -> str:
    return (
        f'<svg class="strip" role="img" viewBox="0 0 {width} {height}" '
        f'preserveAspectRatio="none" width="{width}" height="{height}">'
        f"<title>{escape(title)}</title>{bars}{_line('base', width, height)}"
        f"{_line('bound', width, height - line)}</svg>"
    )


def _line(look: str, width: int, at: float) -> str:
    return f'<line class="{look}" x1="0" x2="{width}" y1="{at:.4g}" y2="{at:.4g}"/>'


def _bar(left: int, tall: float, height: int, is_long: bool) -> str:
    look = ' class="long"' if is_long else ""
    at = height - tall
    return f'<rect{look} x="{left}" y="{at:.4g}" width="{_BAR}" height="{tall:.4g}"/>'


def told(counts: SectionCounts) -> str:
    """Return the picture of sentences in words."""
    longest = counts.longest.words if counts.longest else 0
    number = len(counts.sentences_over(LONG))
    many = count(len(counts.sentences), "sentence", "sentences")
    paragraphs = count(len(counts.paragraphs), "paragraph", "paragraphs")
    words = f"{counts.totals.words:,} words"
    over = f", {number:,} over {LONG}" if number else ""
    told = f"{many} in {paragraphs}, {words}; the longest has {longest}{over}."
    return told[:1].upper() + told[1:]


def gauge(one: Gauge) -> str:
    """Return a scale with the published range, the limits and the value; harder is to the right."""
    scale = _Scale(one)
    parts = ['<line class="base" x1="0" x2="200" y1="9" y2="9"/>']
    if one.published:
        left, right = sorted(scale.at(end) for end in one.published)
        parts.append(
            f'<rect class="usual" x="{left:.4g}" y="4" width="{right - left:.4g}" height="10"/>'
        )
    for limit, look in ((one.notice, "advice"), (one.warning, "bound")):
        if limit is not None:
            at = scale.at(limit)
            parts.append(f'<line class="{look}" x1="{at:.4g}" x2="{at:.4g}" y1="1" y2="17"/>')
    title = escape(_told(one))
    return (
        f'<svg class="gauge" role="img" viewBox="0 0 {_WIDTH} 18" width="{_WIDTH}" height="18">'
        f"<title>{title}</title>{''.join(parts)}{_value(one, scale)}</svg>"
    )


def _told(one: Gauge) -> str:
    parts = (
        f"{one.name}: {one.shown}",
        one.verdict,
        f"limit: {one.limits}" if one.limits else "",
        f"published reports have {one.range}" if one.range else "",
    )
    return "; ".join(part for part in parts if part)


def _value(one: Gauge, scale: _Scale) -> str:
    at = scale.at(one.value)
    look = one.look
    if scale.off(one.value):
        return f'<path class="{look}" d="{_path(((at - 9, 3), (at, 9), (at - 9, 15)))}"/>'
    if look == "over":
        points = ((at - 7, 9), (at, 2), (at + 7, 9), (at, 16))
        return f'<path class="{look}" d="{_path(points)}"/>'
    return f'<circle class="{look}" cx="{at:.4g}" cy="{_MIDDLE}" r="5"/>'


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in points) + "Z"


class _Scale:
    """From easy on the left to hard on the right: the published range, and as much on each side."""

    def __init__(self, one: Gauge) -> None:
        known = [*(one.published or ()), *(x for x in (one.notice, one.warning) if x is not None)]
        low, high = (min(known), max(known)) if known else (0.0, max(one.value, 1.0) * 2)
        reach = (high - low) or high or 1.0
        self._ends = (max(low - reach, 0.0), high + reach)
        if one.below:
            self._ends = self._ends[::-1]

    def at(self, value: float) -> float:
        """Return where a value is, in units of the picture, never off its edges."""
        return 6 + min(max(self._share(value), 0.0), 1.0) * (_WIDTH - 12)

    def off(self, value: float) -> bool:
        """Return whether a value is further to the hard side than the picture goes."""
        return self._share(value) > 1

    def _share(self, value: float) -> float:
        easy, hard = self._ends
        return (value - easy) / (hard - easy)

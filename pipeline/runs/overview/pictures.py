"""Small pictures of a row: sections against their limit of paragraphs, and how hard they are.

What stands beside them says the same in words, so they are hidden from those who do not see.
Place tells what colour tells: a bar over the line is over its limit, and so is a diamond.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.runs.measures import Measured, Part

_WIDTH, _HEIGHT = 96, 26
_LINE = 9  # where the limit is, from above
_BAR, _STEP = 8, 11
_SCALE = 18
_BELOW, _ABOVE = 8.0, 4.0  # reading grades that the scale shows on each side of the limit


def lengths(found: Measured) -> str:
    """Return a bar for each section that has a limit, which is the line; '' without any."""
    parts = [one for one in found.parts if one.limit]
    if not parts:
        return ""
    step = min(_STEP, _WIDTH / len(parts))
    bars = [(_is_over(one), _bar(at * step, one, step)) for at, one in enumerate(parts)]
    width = round(max(len(parts) * step - (_STEP - _BAR), 1), 1)
    return _picture(
        "lengths",
        _HEIGHT,
        _path("", "".join(bar for is_over, bar in bars if not is_over)),
        _path("over", "".join(bar for is_over, bar in bars if is_over)),
        _path("base", f"M0 {_HEIGHT - 0.5}H{width:g}"),
        _path("bound", f"M0 {_LINE}H{width:g}"),
    )


def _is_over(one: Part) -> bool:
    return bool(one.limit and one.paragraphs > one.limit)


def _bar(left: float, one: Part, step: float) -> str:
    share = one.paragraphs / (one.limit or 1)
    top = max(_HEIGHT - share * (_HEIGHT - _LINE), 0.5)
    width = max(step - (_STEP - _BAR), 1)
    return f"M{left:.4g} {_HEIGHT}V{top:.4g}h{width:.4g}V{_HEIGHT}z"


def reading(found: Measured) -> str:
    """Return the scale of reading grades with a mark for each section; '' without a limit."""
    grades = [one.grade for one in found.parts if one.grade is not None]
    if found.limit is None or not grades:
        return ""
    low, limit, middle = found.limit - _BELOW, found.limit, _SCALE / 2

    def at(grade: float) -> float:
        share = (grade - low) / (_BELOW + _ABOVE)
        return round(4 + min(max(share, 0), 1) * (_WIDTH - 8), 1)

    within = (at(one) for one in grades if one <= limit)
    over = (at(one) for one in grades if one > limit)
    advice = "" if found.advised is None else f"M{at(found.advised):g} 3V{_SCALE - 3}"
    return _picture(
        "reading",
        _SCALE,
        _path("base", f"M0 {middle:g}H{_WIDTH}"),
        _path("advice", advice),
        _path("bound", f"M{at(limit):g} 1V{_SCALE - 1}"),
        _path("dots", _marks(within, middle, "h0")),
        _path("over", _marks(over, middle - 4, "l4 4-4 4-4-4z")),
    )


def _marks(places: Iterable[float], height: float, mark: str) -> str:
    return "".join(f"M{left:g} {height:g}{mark}" for left in sorted(places))


def _path(look: str, drawn: str) -> str:
    name = f' class="{look}"' if look else ""
    return f'<path{name} d="{drawn}"/>' if drawn else ""


def _picture(look: str, height: int, *parts: str) -> str:
    return (
        f'<svg class="{look}" width="{_WIDTH}" height="{height}" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def bar(number: int, most: int) -> str:
    """Return a bar whose length is a share of the longest one."""
    share = 100 * number / most if most else 0
    return (
        '<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="M0 0H{share:.4g}V4H0z"/></svg>'
    )

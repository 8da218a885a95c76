"""Whether a number or a share is near one that a text says, with what ‘about’ lets be."""

from __future__ import annotations

from pipeline.language.amount import Amount

NEAR = 0.1
"""How far a number may be from ‘about 40’, of the number."""

_FAR = 0.25  # above ‘over 40’, and below ‘under 40’
_SOME = 2  # by which these may be off, be the number small
_ABOVE = 0.05  # above the least of some numbers, where ‘none is below’ it
_POINTS = 0.025  # by which a fraction may be off where nothing says that it is near
_MANY = 20  # times as many as one hundred ‘hundreds’ may be
_ONE_SIDE = ("over", "least", "under")
_SOME_POINTS = 0.06  # and where it says so


def near(amount: Amount, number: float) -> bool:
    """Return whether a number is that of the text, with what ‘about’ or ‘over’ lets be."""
    said = amount.value
    match amount.about:
        case "":
            return number == said
        case "about":
            return abs(number - said) <= NEAR * said
        case "nearly":
            return 0 <= said - number <= max(NEAR * said, 1)
        case "over" | "least":
            return 0 <= number - said <= max(_FAR * said, _SOME)
        case "many":
            return 2 * said <= number <= _MANY * said
        case "most":
            return said * (1 - NEAR) <= number <= said
        case "floor":
            return said <= number <= said * (1 + _ABOVE)
        case "under":
            return 0 <= said - number <= max(_FAR * said, _SOME)


def on_its_side(amount: Amount, share: float) -> bool:
    """Return whether a share is on the side of a fraction that ‘over’ or ‘nearly’ says."""
    if amount.about in ("over", "least", "floor"):
        return share >= amount.value
    return share <= amount.value if amount.about in ("nearly", "most", "under") else True


def off(amount: Amount) -> float:
    """Return by how much a fraction may be off, from 0 to 1."""
    if not amount.about:
        return _POINTS
    return 3 * _SOME_POINTS if amount.about in _ONE_SIDE else _SOME_POINTS

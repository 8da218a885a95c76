"""What may have been meant by a word that is not known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

_LONGEST = 100  # characters that are compared: a bundle may hold a very long word
_NUMBERED: Final = re.compile(r"\s*([A-Za-z]+)[\s.:#_–-]*([0-9]{1,9})\s*")
_MOST = 1000  # names: comparing a word with more of them would take long

# Each line: characters that look alike, or that one keyboard has in place of another.
_ALIKE: Final = """
0 o О о Ο ο ０
1 i l | І і Ι ι Ӏ ı １
2 z
5 s Ѕ ѕ
8 b В Β β
a А а Α α
c С с ϲ
e Е е Ε ε
h Н Η
k К к Κ κ
m М Μ
n Ν
p Р р Ρ ρ
r г
t Т т Τ τ
v ν
x Х х Χ χ
y У у Υ υ
- _ – — ‑ − ·
""".split("\n")
_SAME: Final = {
    ord(form): each.split()[0]
    for each in _ALIKE
    for one in each.split()
    for form in (one, one.upper())
}


def did_you_mean(written: str, names: Sequence[str]) -> str:
    """Return a question that holds the nearest of the names, or '' if none is near.

    One that only looks alike comes first: for E1O that is E10, not E1; then one of the same number
    whose letters begin what was written, as those of E10 begin ‘Evidence 10’. It is '' for very
    many names, too.
    """
    short, name = written[:_LONGEST], nearest(written, names)
    if not name:
        return ""
    alike = _folded(name) == _folded(short)
    return f"Did you mean ‘{name}’{_difference(short.strip(), name) if alike else ''}?"


def nearest(written: str, names: Sequence[str]) -> str:
    """Return the nearest of the names, or '' if none is near, or there are very many."""
    if len(names) > _MOST:
        return ""
    short = written[:_LONGEST]
    if len(alike := [name for name in names if _folded(name) == _folded(short)]) == 1:
        return alike[0]
    if len(same := [name for name in names if _is_number_of(short, name)]) == 1:
        return same[0]
    by_folded = {name.casefold(): name for name in reversed(names)}
    near = get_close_matches(short.casefold(), by_folded, n=1)
    return by_folded[near[0]] if near else ""


def _is_number_of(written: str, name: str) -> bool:
    """Return whether a name such as E10 is what ‘E 10’, ‘e-010’ or ‘Evidence 10’ stands for."""
    wanted, there = _NUMBERED.fullmatch(written), _NUMBERED.fullmatch(name)
    if not wanted or not there:
        return False
    same_number = wanted[2].lstrip("0") == there[2].lstrip("0")
    return same_number and wanted[1].casefold().startswith(there[1].casefold())


def _folded(word: str) -> str:
    """Return a word in which all that looks alike is the same, without spaces at its ends."""
    return "-".join(word.split()).translate(_SAME).casefold()


def _difference(written: str, name: str) -> str:
    """Return where a name has a digit and what was written a letter, or the other way, in words."""
    if len(written) == len(name):
        for one, other in zip(written, name, strict=True):
            if other.isdigit() and not one.isdigit():
                return f", with the digit {other}"
            if one.isdigit() and not other.isdigit():
                return f", with the letter {other}"
            if one.isalpha() and not one.isascii():
                return f", with a Latin letter {other}"
    return ""

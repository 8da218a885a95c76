"""Writes `pipeline/evidence/bank_holidays.py`: the bank holidays of England, year by year.

Run it when the library changes: `python scripts/bank_holidays.py`. A test compares.
"""

from __future__ import annotations

from pathlib import Path

import holidays

FIRST, LAST = 2000, 2040
_TARGET = Path(__file__).parent.parent / "pipeline" / "evidence" / "bank_holidays.py"

_HEAD = f'''"""Bank holidays of England, {FIRST} to {LAST}. Made by `scripts/bank_holidays.py`."""

from __future__ import annotations

DAYS = """
'''
_TAIL = '''"""
"""A line for each year: the year, and each day as month and day."""
'''


def source() -> str:
    """Return the text of the module."""
    return _HEAD + "".join(f"{_line(year)}\n" for year in range(FIRST, LAST + 1)) + _TAIL


def _line(year: int) -> str:
    days = sorted(holidays.country_holidays("GB", subdiv="ENG", years=[year]))
    return f"{year}: {' '.join(f'{day:%m-%d}' for day in days)}"


if __name__ == "__main__":
    _TARGET.write_text(source(), encoding="utf-8")

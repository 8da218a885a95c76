"""Write `tests/pace.txt`: how many parameters of a test that takes long `make test` runs.

    python scripts/pace.py JUNIT.xml

The file is of a whole run of all tests that are not thorough (`make pace`). Each test may take one
part in 7,000 of the time of all; where that is too little for one parameter, one is run all the
same, but not of a test that takes very long. The rest is left to `make thorough`. Something of what
is about privacy, publication and runs that are broken off is always run, and bounds of `budget` are
held against all their bundles.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

ROOT: Final = Path(__file__).resolve().parents[1]
PACE: Final = ROOT / "tests" / "pace.txt"
_USUAL: Final = 0.00015  # of the time of all tests, for one test
_LONG: Final = 0.0005  # for a single parameter
_ALWAYS: Final = (
    "tests/privacy/",
    "tests/publishing/records/test_end",
    "tests/publishing/test_publish.py",
    "tests/runs/copies/",
    "tests/runs/engines/",
    "tests/runs/test_",
)
_WHOLE: Final = ("tests/composition/budget/test_bounds.py::test_bounds_are_true_and_near",)


def main() -> None:
    """Write the file."""
    times = _times(Path(sys.argv[1]))
    lines = [f"{number} {name}\n" for name, number in sorted(_kept(times))]
    PACE.write_text("".join(lines), "utf-8")


def _times(report: Path) -> Mapping[str, Sequence[float]]:
    """Return the seconds of all parameters of each test."""
    found: dict[str, list[float]] = defaultdict(list)
    for one in ElementTree.parse(report).iter("testcase"):  # noqa: S314  our own file
        file = one.get("classname", "").replace(".", "/")
        name = one.get("name", "").partition("[")[0]
        found[f"{file}.py::{name}"].append(float(one.get("time", "0")))
    return found


def _kept(times: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, int]]:
    """Yield the tests that take long, and how many of their parameters are run."""
    whole = sum(map(sum, times.values()))
    for name, each in times.items():
        if name in _WHOLE:
            continue
        mean = sum(each) / len(each) / whole
        number = int(_USUAL / mean) if mean else len(each)
        if not number and (mean <= _LONG or name.startswith(_ALWAYS)):
            number = 1
        if number < len(each):
            yield name, number


if __name__ == "__main__":
    main()

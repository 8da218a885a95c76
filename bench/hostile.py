"""What bad input costs: bundles just under the limits against a good one, and lines that are none.

A bundle of every kind must take no more than 2 s on a machine on which `validate` of a sample takes
0.25 s: a ratio of 8. Memory is that of the whole process; a line is measured by ten times as many.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "sccif-rfc-full" / "good-planned" / "bundle.json"
GOOD: Mapping[str, Any] = json.loads(SAMPLE.read_text("utf-8"))
RECORD = GOOD["evidence"][0]
ROOM = 8 * 1024 * 1024 - 10
RUNS = 3
BETWEEN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def filled(one: bytes) -> bytes:
    """Return a list of one value, as often as there is room for it."""
    return b"[" + b",".join([one] * (ROOM // (len(one) + 1))) + b"]"


def bundle(**fields: Any) -> bytes:
    """Return the sample with other fields."""
    return json.dumps({**GOOD, **fields}, ensure_ascii=False).encode()


def records(number: int, **fields: Any) -> bytes:
    """Return the sample with so many records of evidence."""
    return bundle(evidence=[{**RECORD, "id": f"E{at}", **fields} for at in range(number)])


KINDS: Mapping[str, Callable[[], bytes]] = {
    "a list of ones": lambda: filled(b"1"),
    "empty objects": lambda: filled(b"{}"),
    "as many fields": lambda: json.dumps({f"k{at}": 1 for at in range(500_000)}).encode(),
    "one long text": lambda: b'["' + b"x" * ROOM + b'"]',
    "a long name": lambda: bundle(setting={**GOOD["setting"], "name": "x " * 4_000_000}),
    "accents, typed oddly": lambda: bundle(setting={"name": "e\u0301\u00ad" * 1_200_000}),
    "tabs in a text": lambda: b'["' + b"\t" * ROOM + b'"]',
    "escapes": lambda: b'["' + b"\\u0041" * (ROOM // 6) + b'"]',
    "lists, nested": lambda: filled(b"[" * 38 + b"]" * 38),
    "brackets that never close": lambda: b"[" * ROOM,
    "numbers that are none": lambda: filled(b"NaN"),
    "a number of 8 million digits": lambda: b"[" + b"9" * ROOM + b"]",
    "one field, again and again": lambda: b"{" + b",".join([b'"k":1'] * 1_300_000) + b"}",
    "line feeds": lambda: b"\n" * ROOM + b"[]",
    "5,000 records, all good": lambda: records(5000),
    "5,000 records of one id": lambda: records(5000, id="E1"),
    "5,000 records, all wrong": lambda: records(5000, area=7, oops=1, statement=3),
    "98,000 ones as records": lambda: bundle(evidence=[1] * 98_000),
    "98,000 blanks": lambda: bundle(evidence=["<<x>>"] * 98_000),
}


def main() -> None:
    """Print CPU time against that of the sample, and memory, of each kind; then that of a line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = min(_validated(SAMPLE)[0] for _ in range(RUNS))
        print(f"{'the sample':<32}{1000 * base:7.0f} ms")
        for kind, make in KINDS.items():
            path = folder / "bundle.json"
            path.write_bytes(make())
            found = [_validated(path) for _ in range(RUNS)]
            seconds, memory = min(one[0] for one in found), max(one[1] for one in found)
            print(f"{kind:<32}{seconds / base:7.1f} x {memory:6.0f} MiB")
        for line in (b"{}", b"null", b"no JSON", b'{"id": 1}'):
            few, many = (_lines(folder, line, number) for number in (10_000, 100_000))
            each = 1000 * (many[0] - few[0]) / 90_000
            print(f"{line.decode():<32}{each:7.3f} ms a line, {many[1] - few[1]:+.1f} MiB")


def _lines(folder: Path, line: bytes, number: int) -> tuple[float, float]:
    path = folder / "many.jsonl"
    path.write_bytes((line + b"\n") * number)
    return _validated(path)


def _validated(path: Path) -> tuple[float, float]:
    """Return CPU seconds and the most memory, in MiB, of one `validate`.

    A small process stands between: one that is started counts the memory of who starts it.
    """
    made = [sys.executable, "-m", "pipeline.cli", "validate", "--quiet", str(path)]
    between = [sys.executable, "-c", BETWEEN, *made]
    told = subprocess.run(between, capture_output=True, check=True, cwd=ROOT).stdout
    seconds, memory = map(float, told.split())
    return seconds, memory * (1 if sys.platform == "darwin" else 1024) / 2**20


if __name__ == "__main__":
    main()

"""Say how many mistakes of each list are told with their line: `python -m tests.lint.score`."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

from tests.lint.mistakes import HERE, found, is_told, read


def main(wanted: list[str]) -> None:
    lists = wanted or [
        *sorted(f"mistakes/{one.name}" for one in (HERE / "mistakes").glob("*.toml")),
        "seeded.toml",
    ]
    for name in lists:
        mistakes, missed = read(name), []
        for one in mistakes:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    findings = found(one, Path(folder))
                    broken = ""
                except Exception:  # noqa: BLE001  a traceback is a miss, and is shown
                    findings, broken = (), traceback.format_exc().splitlines()[-1]
            if broken or not is_told(one, findings):
                told = [f"{f.rule.id} {f.place.describe()} {f.message} {f.hint}" for f in findings]
                missed.append((one, broken, told))
        print(f"{name}: {len(mistakes) - len(missed)} of {len(mistakes)}")
        for mistake, broken, told in missed if wanted else ():
            print("  -", mistake.name, mistake.rule, mistake.expected, mistake.says, broken)
            for line in told[:6]:
                print("       ", line[:230])
    edits, harmed = read("harmless.toml", "edits"), []
    for one in edits if not wanted or "harmless" in wanted[0] else ():
        with tempfile.TemporaryDirectory() as folder:
            harm = [f for f in found(one, Path(folder)) if f.severity.value != "notice"]
        if harm:
            harmed.append(one.name)
            print(
                "  harmed:",
                one.name,
                *(f"{f.rule.id} {f.place.describe()} {f.message}" for f in harm),
            )
    print(f"harmless: {len(edits) - len(harmed)} of {len(edits)}")


if __name__ == "__main__":
    main(sys.argv[1:])

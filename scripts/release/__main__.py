"""Makes a release of this checkout.

    python -m scripts.release DAY

DAY is the day that the changelog gets, such as 2025-03-14. Nothing is uploaded, committed or
tagged: the last lines say how.
Exit code: 0 made, 1 refused, with the reason; then nothing has changed. 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from scripts.release.installed import locked
from scripts.release.refusal import Refusal
from scripts.release.steps import release

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Make the release, say what comes next, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.release")
    parser.add_argument("day", type=date.fromisoformat, metavar="DAY")
    try:
        version = release(ROOT, parser.parse_args().day, locked(ROOT / "requirements.lock"))
    except Refusal as reason:
        print(f"No release: {reason}", file=sys.stderr)
        return 1
    print(f"{version} is in dist/, and CHANGELOG.md is closed. Then:")
    print("  git add ci/released.json")
    print(f"  git commit --all --message 'Release {version}'")
    print(f"  git tag v{version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

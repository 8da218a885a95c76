"""The command line: arguments, one call, an exit code. `--version` imports nothing more."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from pipeline import __version__

OK, FOUND, USAGE, BROKEN = 0, 1, 2, 3
_SELDOM = (200_000, 20, 20)  # nearly all that a command loads stays: a look through it frees little


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: nothing that `--fail-on` names. 1: such findings. 2: wrong usage. 3: at least one bundle
    could not be processed; the others were.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    if given == ["--version"]:
        print(f"inspection-reports {__version__}")
        return OK
    from pipeline import start

    start.ready()
    if argv is None and "_ARGCOMPLETE" in os.environ:
        from pipeline.commands import complete

        complete()
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)  # or else Python looks through all of it once more before it ends
    from pipeline.commands import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())

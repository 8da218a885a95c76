"""What holds for all tests: how often properties are tried, what coverage counts, rubbish.

Nothing in a test depends on how busy the machine is.

Examples are the same each time, so that a change is to blame for what turns red. `make check` sets
HYPOTHESIS=quick: fewer examples; and PARAMETERS: of a test with many of them only so many are run.
`make test` sets PACE=quick: of a test that takes long it runs as many as `pace.txt` says; and `make
thorough` sets PACE=rest: it runs what is marked so, and all that was left out.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# What `make accessibility`, `make editors` and `make integrations` run, and CI with them.
collect_ignore = [] if os.environ.get("ACCESSIBILITY") else ["accessibility"]
collect_ignore += [] if os.environ.get("EDITORS") else ["editors"]
collect_ignore += [] if os.environ.get("INTEGRATIONS") else ["ci/test_installed.py"]

_PACE = Path(__file__).with_name("pace.txt")
_ANY_MACHINE = settings(
    deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

settings.register_profile("thorough", _ANY_MACHINE)
settings.register_profile("quick", _ANY_MACHINE, max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS", "thorough"))

# Coverage is counted in the workers, not in the commands that tests start: it would double the
# time of each, and a command that may write no file could not write what it counted.
if "PYTEST_XDIST_WORKER" in os.environ:
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        os.environ.pop(name, None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give the machine’s browser, one for all tests of a file."""
    from scripts.look import screens

    with screens.browser() as found:
        yield found


@pytest.fixture
def printed_once(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Print no page twice (`tests/printed_once.py`)."""
    from tests import printed_once

    printed_once.use(monkeypatch, tmp_path_factory)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out parameters that are too many; those that stay are spread evenly."""
    most, pace = int(os.environ.get("PARAMETERS", "0")), os.environ.get("PACE")
    if most:
        kept = _some(items, lambda _: most)
    elif pace:
        numbers = {
            name: int(number)
            for number, name in map(str.split, _PACE.read_text("utf-8").splitlines())
        }
        usual = [one for one in items if not one.get_closest_marker("thorough")]
        kept = _some(usual, lambda name: numbers.get(name, len(items)))
    else:
        return
    if pace == "rest":
        kept = set(items) - kept
    config.hook.pytest_deselected(items=[one for one in items if one not in kept])
    items[:] = [one for one in items if one in kept]


def _some(items: Iterable[pytest.Item], most: Callable[[str], int]) -> set[pytest.Item]:
    """Return at most so many parameters of each test, by its name."""
    tests: dict[str, list[pytest.Item]] = {}
    for one in items:
        tests.setdefault(one.nodeid.partition("[")[0], []).append(one)
    numbers = {name: min(most(name), len(found)) for name, found in tests.items()}
    return {
        found[at * len(found) // numbers[name]]
        for name, found in tests.items()
        for at in range(numbers[name])
    }


def pytest_collection_finish() -> None:
    """Look for rubbish seldom, and never in the tests themselves, which stay to the end.

    Else a seventh of the time of checks goes into looking through what is still in use.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)

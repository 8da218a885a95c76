"""What stands in two reports is found whoever looks for it: this process, or several beside it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.checks.copies.digests import Key
from pipeline.evidence.find import RawBundle
from pipeline.runs.copies.index import opened, save
from pipeline.runs.copies.looking import Against, Found, InFile
from pipeline.runs.copies.run import Copies
from pipeline.runs.copies.run_report import Report
from pipeline.runs.copies.shelving import Shelving
from pipeline.runs.engines import (
    Answer,
    Limits,
    NoWorkersError,
    Order,
    Orders,
    Setup,
    local,
    searching,
)

SECRET = b"a key of these tests"
REPORTS = 130  # that are looked for in four turns
LOCAL = local.Local
COPIED = ((3, 7), (11, 70), (45, 129), (127, 128))


def words(number: int) -> array[int]:
    """Return a report of three fields that has nothing of another one."""
    start = 1 + 200 * number
    return array("H", (*range(start, start + 60), 0, *range(start + 60, start + 75), 0))


def report(number: int, of: array[int]) -> Report:
    card = f'{{"bundle":"report-{number}","file":"{number}.json","fields":[[0,"/a"],[61,"/b"]]}}\n'
    return Report(of, number + 1, 5000 + number, card.encode())


def copies(*against: Against) -> Copies:
    """Return reports of which some have twelve words of another one, one of them changed."""
    made = Copies(Key(SECRET), against)
    texts = [words(number) for number in range(REPORTS)]
    for one, other in COPIED:
        texts[other][20:32] = texts[one][30:42]
        texts[other][26] = 40_000
    for number, text in enumerate(texts):
        made.take(RawBundle(f"{number}.json", b"{}"), report(number, text))
    return made


def found(reports: Copies, jobs: int, spare: Path) -> dict[int, Found]:
    told = [one for one in searching.found(reports, SECRET, jobs, spare) if one]
    return {number: (number, others) for number, others in told}


@pytest.fixture(autouse=True)
def _few_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_WORTH", REPORTS)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the turns that are done in this process; it is asked afterwards."""
    done: list[int] = []
    alone = searching._here

    def watched(reports: Copies, left: set[int]) -> Iterator[Found | None]:
        done.extend(sorted(left))
        return alone(reports, left)

    monkeypatch.setattr(searching, "_here", watched)
    return done


def test_two_processes_find_what_one_finds(tmp_path: Path, here: list[int]) -> None:
    one = found(copies(), 1, tmp_path)
    assert sorted(one) == sorted({number for pair in COPIED for number in pair})
    assert [other.bundle for other in one[7][1]] == ["report-3"]
    assert here == [0, 40, 80, 120]
    here.clear()
    assert found(copies(), 2, tmp_path) == one
    assert here == []


def test_earlier_reports_are_looked_at_in_the_same_order(tmp_path: Path, here: list[int]) -> None:
    key, shelvings = Key(SECRET), [Shelving(Key(SECRET)) for _ in range(2)]
    for number, shelving in enumerate(shelvings):
        text = words(300 + number)
        text[10:30] = words(0)[10:30]
        made = report(900 + number, text)
        shelving.add(made.words, made.id, made.setting, made.card)
    index = tmp_path / "index"
    save(index, key, shelvings[0])
    against = (InFile(index, opened(index, key)), shelvings[1])
    one = found(copies(*against), 1, tmp_path)
    assert [other.bundle for other in one[0][1]] == ["report-900", "report-901"]
    here.clear()
    assert found(copies(*against), 2, tmp_path) == one
    assert here == []


def test_a_folder_without_room_leaves_it_to_this_process(tmp_path: Path, here: list[int]) -> None:
    (tmp_path / "full").write_bytes(b"")  # nothing can be written below a file
    assert found(copies(), 2, tmp_path / "full" / "spare") == found(copies(), 1, tmp_path)
    assert here[:4] == [0, 40, 80, 120]


def test_an_index_that_is_replaced_meanwhile_is_the_one_that_was_opened(
    tmp_path: Path, here: list[int]
) -> None:
    key, index = Key(SECRET), tmp_path / "index"
    old, new = Shelving(key), Shelving(key)
    for shelving, number in ((old, 3), (new, 310)):
        made = report(800, words(number))
        shelving.add(made.words, made.id, made.setting, made.card)
    save(index, key, old)
    reports = copies(InFile(index, opened(index, key)))
    save(index, key, new)
    told = found(reports, 2, tmp_path)
    assert told == found(reports, 1, tmp_path)
    assert [other.bundle for other in told[3][1]] == ["report-800", "report-7"]


def test_nothing_of_it_has_a_name(tmp_path: Path) -> None:
    """Whoever looks into the folder finds no words of a report, whatever becomes of the run."""
    looking = searching.found(copies(), SECRET, 2, tmp_path)
    for _ in looking:
        assert list(tmp_path.iterdir()) == []


class Failing:
    """Two turns are done by others, then there are no processes any more."""

    def __init__(self, setup: Setup, limits: Limits, *, handles: tuple[int, ...]) -> None:
        self.work = LOCAL(setup, limits, handles=handles)

    def answers(self, orders: Orders) -> Iterator[tuple[Order, Answer] | None]:
        given = [order for order in orders if order]
        yield given[3], Answer(loss="died", told="It ended.")
        yield from self.work.answers(iter(given[:2]))
        raise NoWorkersError("A worker cannot start.")

    def busy(self) -> list[tuple[str, float]]:
        return []

    def close(self) -> None:
        self.work.close()


def test_what_processes_left_is_done_here(
    tmp_path: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = found(copies(), 1, tmp_path)
    here.clear()
    monkeypatch.setattr(local, "Local", Failing)
    assert found(copies(), 2, tmp_path) == one
    assert here == [80, 120]


class Dying(Failing):
    """Every worker is lost."""

    def answers(self, orders: Orders) -> Iterator[tuple[Order, Answer] | None]:
        for order in orders:
            if order:
                ASKED.append(order.number)
                yield order, Answer(loss="memory", told="It ended.")


ASKED: list[int] = []


def test_after_some_workers_are_lost_no_more_are_started(
    tmp_path: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "Local", Dying)
    found(copies(), 2, tmp_path)
    assert here == [0, 40, 80, 120]
    assert ASKED == [0, 40, 80]


def test_a_few_reports_start_no_process(
    tmp_path: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_WORTH", REPORTS + 1)
    found(copies(), 2, tmp_path)
    assert here == [0, 40, 80, 120]

"""Who gets work on a cluster, what becomes of it, and what is believed of the answers."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.resources import Home
from pipeline.runs.engines import Answer, NoWorkersError, Setup
from pipeline.runs.engines.cluster.desk import Desk
from pipeline.runs.engines.cluster.hands import differences
from tests.runs.engines import running
from tests.runs.engines.cluster.hall import (
    OUTLINE,
    Does,
    Errand,
    Hall,
    answers,
    cluster,
    honest,
    order,
)

pytestmark = pytest.mark.thorough

ONE, TWO, NEW = "tls://one", "tls://two", "tls://new"


def state(answer: Answer) -> str:
    return str(answer.values["result"]["state"])


def run(hall: Hall, folder: Path, *ids: str) -> tuple[dict[str, Answer], list[str]]:
    """Return what comes of good bundles, and what is said of workers."""
    told = list[str]()
    with cluster(hall, folder, told) as engine:
        return answers(engine, *(order(folder, id_) for id_ in ids)), told


def test_nothing_of_a_bundle_crosses_and_nothing_is_left(tmp_path: Path) -> None:
    hall, told = Hall({ONE: honest}), list[str]()
    with cluster(hall, tmp_path, told) as engine:
        orders = [order(tmp_path, "ash"), order(tmp_path, "oak", b"{}")]
        found = answers(engine, *orders)
    assert {id_: state(one) for id_, one in found.items()} == {"ash": "drafted", "oak": "refused"}
    assert told == []
    assert list((tmp_path / "new").iterdir()) == []
    crossed = " ".join(hall.crossed)
    private = json.loads(orders[0].body)
    words = ["ash", "oak", "bundles", private["setting"]["name"], "outline"]
    assert [one for one in words if one in crossed.replace(str(tmp_path), "")] == []


def test_only_its_user_sees_what_is_written(tmp_path: Path) -> None:
    with cluster(Hall(), tmp_path, []) as engine:
        folder = engine.errands.desk.folder
        rights = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
        assert folder.stat().st_mode & 0o777 == 0o700
        assert rights == {"setup": 0o600, "alive": 0o600}


def test_what_is_unchanged_needs_no_worker(tmp_path: Path) -> None:
    with cluster(Hall(), tmp_path, [], patience=0.0) as engine:
        assert list(filter(None, engine.answers(iter([None, None])))) == []


# --- who gets work ------------------------------------------------------------------------


def other_code(text: str) -> str:
    return json.dumps({**json.loads(honest(text)), "code": "0" * 64})


def blind(_: str) -> str:
    return json.dumps({**json.loads(honest("{}")), "fault": "unseen"})


def test_a_worker_with_other_code_gets_no_work_and_is_named(tmp_path: Path) -> None:
    hall = Hall({ONE: other_code, TWO: honest})
    found, told = run(hall, tmp_path, "ash", "oak")
    assert {state(one) for one in found.values()} == {"drafted"}
    assert told == [f"{ONE} gets no work: it runs other code."]
    assert {address for address, one in hall.given if one.kind == "draft"} == {TWO}


def test_a_run_ends_when_no_worker_is_as_it_must_be(tmp_path: Path) -> None:
    told = list[str]()
    with (
        cluster(Hall({ONE: other_code, TWO: blind}), tmp_path, told) as engine,
        pytest.raises(NoWorkersError, match="No worker of the cluster can do this work"),
    ):
        answers(engine, order(tmp_path, "ash"))
    seen = engine.errands.desk.folder
    assert sorted(told) == [
        f"{ONE} gets no work: it runs other code.",
        f"{TWO} gets no work: it does not see {seen}.",
    ]


def test_a_run_ends_when_no_worker_comes(tmp_path: Path) -> None:
    with (
        cluster(Hall(), tmp_path, [], patience=0.1) as engine,
        pytest.raises(NoWorkersError, match=r"no worker for 0\.1 seconds"),
    ):
        answers(engine, order(tmp_path, "ash"))


def test_a_worker_that_is_not_reached_by_tls_gets_no_work(tmp_path: Path) -> None:
    _, told = run(Hall({"tcp://one": honest, TWO: honest}), tmp_path, "ash")
    assert told == ["tcp://one gets no work: it is not reached by TLS."]


def test_tools_that_differ_are_named() -> None:
    ours = {"code": "a" * 64, "Python": "CPython 3.11.7", "pyphen": "0.17", "zlib": "1.2"}
    theirs = {"code": "b" * 64, "Python": "CPython 3.12.1", "zlib": "1.2"}
    assert differences(ours, theirs) == (
        "other code; Python CPython 3.12.1, here CPython 3.11.7; pyphen absent, here 0.17"
    )
    assert differences(ours, ours) == ""


def test_a_worker_that_joins_later_gets_work(tmp_path: Path) -> None:
    hall = Hall()
    with cluster(hall, tmp_path, []) as engine:
        found = dict[str, Answer]()
        for answered in engine.answers(iter([order(tmp_path, "ash")])):
            hall.does[NEW] = honest
            if answered:
                found[answered[0].name] = answered[1]
    assert list(map(state, found.values())) == ["drafted"]


# --- workers that are lost -----------------------------------------------------------------


def dies_of(*ids: str) -> Does:
    """Return what a worker does that dies over these bundles."""

    def work(text: str) -> str | None:
        return None if Errand(text).bundle.partition(".")[0] in ids else honest(text)

    return work


def test_an_order_goes_to_another_worker_when_its_own_is_lost(tmp_path: Path) -> None:
    hall = Hall({ONE: dies_of("ash"), TWO: honest})
    found, told = run(hall, tmp_path, "ash", "oak")
    assert {id_: state(one) for id_, one in found.items()} == {"ash": "drafted", "oak": "drafted"}
    assert told == []


def test_a_bundle_that_kills_three_workers_is_one_entry(tmp_path: Path) -> None:
    """Each worker does two at once; the others of a worker that dies are done elsewhere."""
    hall = Hall({f"tls://{at}": dies_of("bad") for at in range(4)}, threads=2)
    found, _ = run(hall, tmp_path, "ash", "bad", "elm", "fir", "oak")
    bad = found.pop("bad")
    assert (bad.loss, bad.told) == (
        "died",
        "Each of 3 workers of the cluster that were at it was lost.",
    )
    assert list(map(state, found.values())) == ["drafted"] * 4
    assert len(hall.does) == 1


def test_a_task_that_is_begun_twice_is_done_once(tmp_path: Path) -> None:
    """A scheduler may give a task again to a worker that came back under its address."""

    def twice(text: str) -> str:
        honest(text)
        return honest(text)

    told = list[str]()
    with cluster(Hall({ONE: twice}), tmp_path, told) as engine:
        with pytest.raises(NoWorkersError):
            answers(engine, order(tmp_path, "ash"))
        assert told == [f"{ONE} gets no work: it cannot run this program."]


def test_work_ends_when_its_run_is_over(tmp_path: Path) -> None:
    """The bundle never ends: what was given comes back because the run closes."""
    hall = Hall({ONE: honest})
    own = Home(running.hanging(tmp_path / "own"))
    others = {*running.children(os.getpid())}
    with cluster(hall, tmp_path, [], Setup(own, OUTLINE, "")) as engine:
        orders = engine.answers(iter([order(tmp_path, "bad", running.hostile("bad"))]))
        running.until(lambda: next(orders) is None and engine.busy())
        started = {*running.children(os.getpid())} - others
        assert any(map(running.is_there, started))
    assert json.loads(hall.crossed[-1])["fault"] == "stopped"
    running.until(lambda: not any(map(running.is_there, started)))


def test_limits_are_those_of_the_run(tmp_path: Path) -> None:
    own = Home(running.hanging(tmp_path / "own"))
    bad = order(tmp_path, "bad", running.hostile("bad"))
    with cluster(Hall({ONE: honest}), tmp_path, [], Setup(own, OUTLINE, ""), seconds=0.5) as engine:
        (lost,) = answers(engine, bad).values()
    assert (lost.loss, lost.told) == ("time", "It took longer than 0.5 seconds and was ended.")


def test_a_folder_that_is_full_fails_one_bundle(tmp_path: Path) -> None:
    def full(text: str) -> str:
        said = json.loads(honest(text))
        if Errand(text).bundle.startswith("ash"):
            said = {"fault": "unwritable", "code": said["code"]}
        return json.dumps(said)

    found, told = run(Hall({ONE: full}), tmp_path, "ash", "oak")
    assert {id_: state(one) for id_, one in found.items()} == {"ash": "failed", "oak": "drafted"}
    assert found["ash"].values["result"]["cause"] == "unwritable"
    assert told == []


def test_a_disk_that_takes_no_order_fails_one_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Desk.write

    def full(desk: Desk, name: str, values: Any, body: bytes = b"") -> str:
        if name == "1.order":
            raise OSError(28, "No space left on device")
        return write(desk, name, values, body)

    monkeypatch.setattr(Desk, "write", full)
    found, _ = run(Hall({ONE: honest}), tmp_path, "ash", "oak")
    assert {id_: state(one) for id_, one in found.items()} == {"ash": "failed", "oak": "drafted"}


# --- what is read and what is believed -----------------------------------------------------


def test_a_bundle_that_a_worker_does_not_see_is_carried_to_it(tmp_path: Path) -> None:
    hall = Hall({ONE: honest})
    with cluster(hall, tmp_path, []) as engine:
        one = order(tmp_path, "ash")
        assert one.path
        one.path.write_bytes(running.bundle("other"))  # changed while the run went on
        found = answers(engine, one)
    assert found["ash"].values["result"]["bundle"] == "ash"
    paths = [errand.order["path"] for _, errand in hall.given if errand.kind == "draft"]
    assert paths == [str(one.path), ""]


def lies(text: str) -> str:
    """Work well, and then change the report of each draft."""
    said = honest(text)
    errand = Errand(text)
    if errand.kind == "draft":
        path = errand.built / "report.txt"
        path.write_text(path.read_text("utf-8").replace("The", "No", 1), "utf-8")
    return said


def talks_nonsense(text: str) -> str:
    return honest(text) if Errand(text).kind == "tools" else "[" * 10_000


@pytest.mark.parametrize(
    ("liar", "told"), [(lies, "its files differ"), (talks_nonsense, "it talks nonsense")]
)
def test_a_worker_that_lies_gets_no_more_work(liar: Does, told: str, tmp_path: Path) -> None:
    found, said = run(Hall({ONE: liar, TWO: honest}), tmp_path, "ash", "oak")
    assert said == [f"{ONE} gets no work: {told}."]
    assert list(map(state, found.values())) == ["drafted", "drafted"]

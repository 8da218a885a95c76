"""The real command on a real cluster, over TLS: the same bytes as on one machine."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.made_once import made_once
from tests.runs.engines import running
from tests.runs.engines.cluster.network import Network, certificates, network, places
from tests.runs.engines.running import batch, entries, render, start, tree, until

pytestmark = [pytest.mark.slow, pytest.mark.thorough]  # many processes

IDS: Final = ("ash", "elm", "fir", "oak")
PLAIN: Final = ("--formats", "outline")
ON: Final = ("--engine", "dask", "--scheduler")


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def write(folder: Path) -> None:
        running.bundles(folder, *IDS)

    return made_once(tmp_path_factory, "four", write)


@pytest.fixture(scope="module")
def whole(bundles: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return what a run on one machine comes to."""

    def run(out: Path) -> None:
        assert running.here(bundles, "--out", out, *PLAIN)[0] == 0

    return tree(made_once(tmp_path_factory, "whole", run))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return certificates(tmp_path_factory.mktemp("certificates"), "127.0.0.1")


@pytest.fixture(scope="module")
def cluster(
    settings: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Network, str]]:
    """Yield a cluster with two workers, and the address of its scheduler."""
    with network(tmp_path_factory.mktemp("cluster"), settings) as one:
        address = one.start("127.0.0.1")
        for name in ("one", "two"):
            one.join(name, address)
        yield one, address


def test_the_same_bytes_and_nothing_private_in_logs_or_spill_folders(
    cluster: tuple[Network, str],
    settings: Mapping[str, str],
    bundles: Path,
    whole: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    net, address = cluster
    code, _, complained = render(
        bundles, "--out", tmp_path / "out", *PLAIN, *ON, address, **settings
    )
    assert (code, complained) == (0, "")
    assert tree(tmp_path / "out") == whole
    assert net.spilled() == []
    logs = net.logs()
    assert "inspection-reports-" in logs  # tasks are told of, by names that say nothing
    private = [*(f"{id_}.bundle" for id_ in IDS), str(bundles), "Teasel", "SC000004"]
    assert [one for one in private if one in logs] == []
    code, said, _ = render(bundles, "--out", tmp_path / "out", *PLAIN, *ON, address, **settings)
    assert (code, said.startswith("4 unchanged")) == (0, True)


def test_copies_for_providers_are_the_same_bytes_too(
    cluster: tuple[Network, str], settings: Mapping[str, str], bundles: Path, tmp_path: Path
) -> None:
    given = (*PLAIN, "--for", "provider")
    assert running.here(bundles, "--out", tmp_path / "here", *given)[0] == 0
    on = (*ON, cluster[1])
    assert render(bundles, "--out", tmp_path / "there", *given, *on, **settings)[0] == 0
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGKILL], ids=lambda one: one.name)
def test_a_run_that_is_stopped_is_finished_by_the_next(
    asked: signal.Signals,
    cluster: tuple[Network, str],
    settings: Mapping[str, str],
    bundles: Path,
    whole: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    _, address = cluster
    run = start(bundles, "--out", tmp_path, *PLAIN, *ON, address, **settings)
    until(lambda: run.poll() is not None or list(tmp_path.glob("*/manifest.json")))
    code, said, _ = running.stop(run, asked)
    if asked == signal.SIGTERM and code:  # else it had ended before
        assert (code, said.startswith("stopped: ")) == (128 + asked, True)
        assert batch(tmp_path)["complete"] is False
        assert not list(tmp_path.rglob(".*"))
    assert render(bundles, "--out", tmp_path, *PLAIN, *ON, address, **settings)[0] == 0
    assert tree(tmp_path) == whole


def test_a_worker_that_is_killed_loses_nothing(
    settings: Mapping[str, str], bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    with network(tmp_path / "cluster", settings) as net:
        address = net.start("127.0.0.1")
        net.join("one", address)
        out = tmp_path / "out"
        run = start(bundles, "--out", out, *PLAIN, *ON, address, **settings)
        until(lambda: run.poll() is not None or list(out.glob("*/manifest.json")))
        net.processes[-1].kill()
        net.join("two", address)  # while the run goes on
        code, _, complained = running.ended(run)
    assert (code, complained) == (0, "")
    assert tree(out) == whole


def test_a_report_that_hangs_is_ended(
    cluster: tuple[Network, str], settings: Mapping[str, str], tmp_path: Path
) -> None:
    """Dask cannot end a task. The one bundle never ends, so it meets the limit on any machine."""
    bundle, out = tmp_path / "bad.json", tmp_path / "out"
    bundle.write_bytes(running.hostile("bad"))
    own = running.hanging(tmp_path / "own")
    given = (bundle, "--out", out, *PLAIN, "--time-limit", "1", "--templates", own)
    code, said, _ = render(*given, *ON, cluster[1], **settings)
    assert (code, said.startswith("1 failed")) == (3, True)
    assert entries(out)["bad"]["cause"] == "time"


def test_a_scheduler_that_goes_leaves_what_is_done(
    settings: Mapping[str, str], bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with network(tmp_path / "cluster", settings) as net:
        address = net.start("127.0.0.1")
        net.join("one", address)
        run = start(bundles, "--out", out, *PLAIN, *ON, address, **settings)
        until(lambda: run.poll() is not None or list(out.glob("*/manifest.json")))
        net.processes[0].kill()
        code, said, complained = running.ended(run)
    if code:  # else it had ended before
        assert (code, said.startswith("stopped: ")) == (3, True)
        assert complained == "inspection-reports: The scheduler of the cluster is gone.\n"
        assert batch(out)["complete"] is False
    assert running.here(bundles, "--out", out, *PLAIN)[0] == 0
    assert tree(out) == whole


def test_a_scheduler_that_is_not_there_or_of_another_authority_is_told(
    cluster: tuple[Network, str], bundles: Path, tmp_path: Path
) -> None:
    others = certificates(tmp_path / "others", "127.0.0.1")
    for address in (cluster[1], "tls://127.0.0.1:9"):
        code, said, complained = render(
            bundles, "--out", tmp_path / "out", *PLAIN, *ON, address, **others,
            DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="2s",
        )  # fmt: skip
        assert (code, said) == (3, "")
        assert f"No scheduler can be reached at {address}." in complained
        assert len(complained.splitlines()) <= 2
    assert list((tmp_path / "out").iterdir()) == []


def test_plain_tcp_is_taken_only_when_it_is_said(
    bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    with network(tmp_path / "cluster", {}, "tcp") as net:
        address = net.start("127.0.0.1")
        net.join("one", address)
        given = (bundles, "--out", tmp_path / "out", *PLAIN, *ON, address)
        code, _, complained = render(*given)
        assert (code, "--accept-unencrypted-tcp" in complained) == (2, True)
        assert render(*given, "--accept-unencrypted-tcp")[0] == 0
    assert tree(tmp_path / "out") == whole


def test_workers_in_networks_of_their_own(
    bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Scheduler, workers and run share a folder, and nothing else but a wire."""
    try:
        with places("scheduler", "one", "two", "run") as there:
            settings = certificates(tmp_path / "certificates", *(one for one, _ in there.values()))
            with network(tmp_path / "cluster", settings) as net:
                host, inside = there["scheduler"]
                address = net.start(host, inside)
                for name in ("one", "two"):
                    host, inside = there[name]
                    net.join(name, address, "--host", host, inside=inside)
                run = start(
                    bundles, "--out", tmp_path / "out", *PLAIN, *ON, address,
                    inside=there["run"][1], **settings,
                )  # fmt: skip
                code, _, complained = running.ended(run)
    except PermissionError:
        pytest.skip("only root can make networks, and only on Linux")
    assert (code, complained) == (0, "")
    assert tree(tmp_path / "out") == whole

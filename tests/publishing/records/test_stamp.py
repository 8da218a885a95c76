"""A time stamp sends one digest to the address that was named, and is believed for its roots."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.model.errors import BrokenError
from pipeline.publishing.records import register, stamps
from pipeline.publishing.records.stamp import MAX_BYTES, refused, stamped, timestamp
from pipeline.publishing.records.verify import verify
from tests.architecture.imports import imports
from tests.publishing.bundles import Visit
from tests.publishing.records.authority import Authority, certified, serving
from tests.publishing.records.publications import SECOND, publish
from tests.publishing.second_verifier import published as second

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl"),
]


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certified(tmp_path_factory.mktemp("authority")).folder


@pytest.fixture
def authority(certificates: Path) -> Iterator[Authority]:
    with serving(Authority(certificates)) as one:
        yield one


LINE = b'{"n":1}'
DIGEST = hashlib.sha256(LINE).hexdigest()


def test_what_is_sent_is_a_digest_alone(authority: Authority) -> None:
    timestamp(LINE, authority.url)
    (asked,), (headers,) = authority.asked, authority.headers
    assert bytes.fromhex(DIGEST) in asked
    assert LINE not in asked
    assert len(asked) < 100
    assert set(headers) <= {
        "Accept-Encoding", "Connection", "Content-Length", "Content-Type", "Host", "User-Agent",
    }  # fmt: skip
    assert headers["User-Agent"] == "inspection-reports"


def test_a_stamp_holds_for_its_digest_and_its_roots(authority: Authority, tmp_path: Path) -> None:
    raw, roots = timestamp(LINE, authority.url), authority.roots.read_bytes()
    assert stamped(raw, DIGEST, roots) is not None
    assert stamped(raw, "0" * 64, roots) is None
    (tmp_path / "other").mkdir()
    other = certified(tmp_path / "other").roots.read_bytes()
    assert stamped(raw, DIGEST, other) is None
    for at in range(0, len(raw), 97):
        altered = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        assert altered == raw or stamped(altered, DIGEST, roots) is None


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {}, b""), "This is no answer"),
        ((200, {}, b"<html>"), "This is no answer"),
        ((200, {}, b"0" * (MAX_BYTES + 1)), "answers far too much"),
        ((500, {}, b""), "the code 500"),
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "the code 302"),
    ],
)
def test_any_other_answer_is_refused(
    authority: Authority, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    authority.answer = lambda _: answer
    with pytest.raises(BrokenError, match=said):
        timestamp(LINE, authority.url)
    assert len(authority.asked) == 1


def test_the_answer_to_another_request_is_refused(authority: Authority) -> None:
    earlier = timestamp(LINE, authority.url)
    authority.answer = lambda _: (200, {}, earlier)
    with pytest.raises(BrokenError, match="stamped something else"):
        timestamp(LINE, authority.url)
    with pytest.raises(BrokenError, match="stamped something else"):
        timestamp(b"another line", authority.url)


def test_nobody_there(authority: Authority) -> None:
    with pytest.raises(BrokenError, match="cannot be reached"):
        timestamp(LINE, "http://127.0.0.1:1/")


@pytest.mark.parametrize(
    "url",
    [
        "http://stamps.example/", "ftp://stamps.example/", "stamps.example", "https://", "",
        "https://me:secret@stamps.example/", "file:///etc/passwd", "https://[", "https://a b/",
        "http://localhost.example/", "https://stamps.example:port/",
    ],
)  # fmt: skip
def test_some_addresses_are_refused(url: str) -> None:
    assert refused(url)


@pytest.mark.parametrize("url", ["https://stamps.example/tsr", "http://127.0.0.1:8000/tsr"])
def test_others_are_not(url: str) -> None:
    assert refused(url) == ""


def test_only_one_module_can_open_a_connection() -> None:
    opening = ("urllib.request", "http.client", "http", "ftplib", "smtplib", "ssl", "requests")
    found = {one.module: one.imported for one in imports() if one.imported.startswith(opening)}
    cluster = {one for one in found if one.startswith("pipeline.runs.engines.cluster.")}
    waiting = {one for one, imported in found.items() if imported.startswith("http.server")}
    assert waiting == {"pipeline.runs.preview.server"}  # on this machine alone; it opens none
    assert found.keys() - cluster - waiting == {"pipeline.publishing.records.stamp"}


# --- in a folder -------------------------------------------------------------------------


def test_a_stamp_lies_beside_its_version_and_is_checked(
    authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(tmp_path)
    publish(tmp_path, SECOND)
    out = tmp_path / "out"
    stamps.add(out, "oak-house", 1, authority.url)
    stamps.add(out, "oak-house", 1, authority.url)
    assert len(authority.asked) == 1
    assert verify(out).found.differences == ()
    assert second(out)
    given = ["verify", str(out), "--timestamp-roots", str(authority.roots)]
    assert main(given) == 0
    assert "oak-house/v1.tsr: its line was in the register on 20" in capsys.readouterr().err
    shutil.copyfile(out / "oak-house/v1.tsr", out / "oak-house/v2.tsr")
    assert main(given) == 1
    assert "oak-house/v2.tsr: this time stamp does not hold" in capsys.readouterr().out
    assert main([*given[:3], str(out / "register.jsonl")]) == 3
    assert "cannot be checked with these certificates" in capsys.readouterr().err


def test_openssl_alone_says_the_same(authority: Authority, tmp_path: Path) -> None:
    """As docs/reference/record.md has it."""
    publish(tmp_path)
    out = tmp_path / "out"
    stamps.add(out, "oak-house", 1, authority.url)
    said = authority.openssl(
        "ts", "-verify", "-digest", register.head(out), "-in", str(out / "oak-house/v1.tsr"),
        "-CAfile", "root.pem",
    )  # fmt: skip
    assert said == "Verification: OK\n" or said == ""


def test_publish_asks_for_one_and_a_failure_costs_no_publication(
    authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit, out = Visit.of(tmp_path / "team").made_ready(), tmp_path / "out"
    given = ("publish", "--out", str(out), "--date", "2025-04-28", "--timestamp", authority.url)
    authority.answer = lambda _: (503, {}, b"")
    assert visit.do(*given) == 3
    assert "It is published all the same." in capsys.readouterr().err
    assert verify(out).found.differences == ()
    authority.answer = None
    assert visit.do(*given) == 0
    (made,) = out.glob("*/v1.tsr")
    assert made.stat().st_size > 500
    assert main(["verify", str(out), "--timestamp-roots", str(authority.roots)]) == 0


def test_without_an_address_nothing_is_asked(authority: Authority, tmp_path: Path) -> None:
    visit = Visit.of(tmp_path / "team").made_ready()
    assert visit.do("publish", "--out", str(tmp_path / "out"), "--date", "2025-04-28") == 0
    assert authority.asked == []


def test_an_address_that_will_not_do_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["publish", str(tmp_path), "--out", str(tmp_path / "out")]
    assert main([*given, "--timestamp", "http://stamps.example/"]) == 2
    assert "begins with https://" in capsys.readouterr().err

"""Who is let in, what each answer forbids, and that nobody can keep others waiting."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence.find import RawBundle
from pipeline.report_type.toml.file import ids
from pipeline.resources import TEMPLATES
from pipeline.runs.preview.door import Door, new_token
from pipeline.runs.preview.office import Office
from pipeline.runs.preview.peer import is_ours
from pipeline.runs.preview.press import Press
from pipeline.runs.preview.server import Server
from pipeline.runs.preview.shelf import key
from pipeline.runs.preview.site import Site
from tests import in_process
from tests.privacy.planting import planted
from tests.privacy.scanner import hits, places
from tests.runs.preview.previews import Visitor, bundle, change, press_of, serving

NOTHING = (404, b"There is nothing here.\n")


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Give a visitor of a preview of two bundles."""
    folder = tmp_path_factory.mktemp("preview")
    for name in ("a", "b"):
        bundle(folder / "bundles" / name)
    with serving(press_of(folder / "bundles"), folder) as found:
        yield found


def keys_of(press: Press) -> tuple[str, ...]:
    return press.keys()


def first(visitor: Visitor) -> str:
    return visitor.server.site.press.keys()[0]


def test_the_address_shows_the_bundles_and_each_of_them_its_proof(visitor: Visitor) -> None:
    index = visitor.ask("")
    assert index.status == 200
    assert f'href="{first(visitor)}/"' in index.text
    proof = visitor.ask(f"{first(visitor)}/")
    assert "Proof of a draft" in proof.text
    assert "Marigold House" in visitor.ask(f"{first(visitor)}/report.html").text


def test_one_bundle_is_shown_at_once(tmp_path: Path) -> None:
    with serving(press_of(bundle(tmp_path)), tmp_path) as visitor:
        found = visitor.ask("")
        assert (found.status, found.headers["location"]) == (303, f"{first(visitor)}/")


# --- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:{port}"},
        {"Host": "127.0.0.1"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1:{port}."},
        {"Host": "127.0.0.1:1"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:{port}"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {
            "Sec_Fetch_Site": "cross-site",
            "Sec_Fetch_Mode": "navigate",
            "Sec_Fetch_Dest": "document",
        },
    ],
    ids=str,
)
def test_what_another_site_or_host_asks_for_is_refused(
    visitor: Visitor, headers: dict[str, str]
) -> None:
    sent = {name: value.format(port=visitor.server.door.port) for name, value in headers.items()}
    for way in ("", f"{first(visitor)}/", "preview.js", "news", f"{first(visitor)}/report.pdf"):
        found = visitor.ask(way, **sent)
        assert (found.status, found.body) == NOTHING


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_a_page_of_ours_or_a_person_asks_for_is_answered(visitor: Visitor, site: str) -> None:
    origin = f"http://{visitor.server.door.host}"
    assert visitor.ask("", Sec_Fetch_Site=site, Origin=origin).status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/", "/index.html", "/{wrong}/", "/{wrong}", "/{token}x/", "/x{token}/", "//{token}/",
        "/{token}/../", "/{token}/../../etc/passwd", "/{token}/%2e%2e/", "/{token}//",
        "/{token}/..%2f..%2fetc/passwd", "/{token}/a/b/c", "/{token}/?", "/{token}/#x",
        "/{token}/{key}/../bundle.json", "/{token}/{key}/bundle.json", "/{token}/{key}/.",
        "/{token}/{key}/report.txt", "/{token}/{key}/report.PDF", "/{token}/preview.js/",
        "http://127.0.0.1:{port}/{token}/", "*", "/{token}/\\..\\", "/{token}/" + "a" * 400,
        "/{TOKEN}/", "/{token}/{key}/other.pdf", "/{token}/0000000000000000/",
        "/{token}/0000000000000000", "/{TOKEN}",
    ],
)  # fmt: skip
def test_a_wrong_token_and_a_way_out_are_refused_alike(visitor: Visitor, target: str) -> None:
    door = visitor.server.door
    known = {"token": door.token, "TOKEN": door.token.swapcase(), "wrong": new_token()}
    found = visitor.ask_exactly(target.format(key=first(visitor), port=door.port, **known))
    assert (found.status, found.body) == NOTHING
    assert door.token not in str(found.headers)


@pytest.mark.parametrize("target", ["/{token}", "/{token}/{key}"])
def test_an_address_without_its_last_slash_leads_to_the_page(visitor: Visitor, target: str) -> None:
    way = target.format(token=visitor.server.door.token, key=first(visitor))
    found = visitor.ask_exactly(way)
    assert (found.status, found.body) == (303, b"")
    to = urljoin(way, found.headers["location"])
    assert to == f"{way}/"
    assert visitor.ask_exactly(to).status in (200, 303)


@given(st.text(max_size=60))
def test_no_other_address_leads_in(said: str) -> None:
    from email.message import Message

    headers = Message()
    headers["Host"] = "127.0.0.1:8000"
    assert Door(8000, new_token()).way(said, headers) is None


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "HELLO"]
)
def test_other_methods_are_refused(visitor: Visitor, method: str) -> None:
    found = visitor.ask("", method)
    assert (found.status, found.headers["allow"]) == (405, "GET, HEAD")
    assert "access-control-allow-origin" not in found.headers


def test_head_has_no_body(visitor: Visitor) -> None:
    found = visitor.ask("", "HEAD")
    assert (found.status, found.body) == (200, b"")
    assert int(found.headers["content-length"]) > 1000
    assert visitor.ask("news", "HEAD").status == 200


def test_every_answer_forbids_what_no_page_needs(visitor: Visitor) -> None:
    ways = (
        "",
        f"{first(visitor)}/",
        f"{first(visitor)}/report.html",
        "preview.js",
        "none",
        "a/b/c",
    )
    for found in [*map(visitor.ask, ways), visitor.ask("", "POST"), visitor.ask_exactly("/")]:
        assert found.headers["cache-control"] == "no-store"
        assert found.headers["referrer-policy"] == "no-referrer"
        assert found.headers["x-content-type-options"] == "nosniff"
        assert found.headers["x-frame-options"] == "DENY"
        assert found.headers["cross-origin-resource-policy"] == "same-origin"
        policy = found.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert not {name for name in found.headers if name.startswith("access-control")}
        assert "python" not in found.headers["server"].lower()


def test_the_policy_lets_act_what_the_preview_has_put_there_and_nothing_else(
    visitor: Visitor,
) -> None:
    one, other = (visitor.ask(f"{first(visitor)}/") for _ in range(2))
    policy = one.headers["content-security-policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    nonce = rules["script-src"].removeprefix("'nonce-").removesuffix("'")
    assert rules["style-src"] == rules["script-src"] == f"'nonce-{nonce}'"
    assert one.text.count(f'nonce="{nonce}"') == one.text.count("<style") + one.text.count(
        "<script"
    )
    assert nonce not in other.text


def test_a_page_hears_at_once_that_it_has_become_another_one(tmp_path: Path) -> None:
    path = bundle(tmp_path)
    press = press_of(path)
    with serving(press, tmp_path) as visitor:
        door = visitor.server.door
        with socket.create_connection(("127.0.0.1", door.port), timeout=60) as line:
            ask = f"GET /{door.token}/{first(visitor)}/news HTTP/1.1\r\nHost: {door.host}\r\n\r\n"
            line.sendall(ask.encode())
            said = line.makefile("rb")
            assert b"text/event-stream" in b"".join(iter(said.readline, b"\r\n"))
            before = said.readline()
            change(path, "Marigold House", "Mallow House")
            press.look()
            after = next(one for one in said if one.startswith(b"data: "))
    assert before.startswith(b"data: ")
    assert before != after


# --- what is never sent ------------------------------------------------------------------------


@pytest.mark.parametrize("report_type", ids())
def test_no_private_word_is_ever_sent(report_type: str, tmp_path: Path) -> None:
    found = planted(report_type, narrative=True)
    whole = json.dumps(found.data)
    (tmp_path / "bundle.json").write_text(whole, "utf-8")
    (tmp_path / "cut.bundle.json").write_text(whole[: len(whole) // 2], "utf-8")
    (tmp_path / "unknown.bundle.json").write_text(whole.replace('"setting"', '"settings"'), "utf-8")
    press = press_of(tmp_path)
    while press.fill():
        pass
    pages = {"index": press.index()[0]}
    for one in keys_of(press):
        shown, _ = press.show(one) or (None, None)
        assert shown
        pages |= {f"{one}/{name}": page for name, page in shown.pages.items()}
    hidden = found.secrets() | set(found.chosen.values())
    for name, page in pages.items():
        assert (name, hits(hidden, places(f"{name}.html", page.encode()))) == (name, {})


def test_hostile_names_and_ids_act_nowhere(tmp_path: Path) -> None:
    hostile = '"><img src=x onerror=alert(1)><script>alert(2)'
    path = bundle(tmp_path / "bundles", name=f"{hostile[:40]}.bundle.json".replace("/", ""))
    path.write_text(
        path.read_text("utf-8").replace("Marigold House", json.dumps(hostile)[1:-1]), "utf-8"
    )
    bundle(tmp_path / "bundles", name="</head><body>.bundle.json".replace("/", ""))
    with serving(press_of(tmp_path / "bundles"), tmp_path) as visitor:
        pages = [visitor.ask("").text]
        pages += [visitor.ask(f"{one}/").text for one in keys_of(visitor.server.site.press)]
    for page in pages:
        assert "<img" not in page
        assert page.count("<script") == 1
        assert page.count('id="_preview"') == 1


def test_an_address_says_nothing_of_a_bundle(tmp_path: Path) -> None:
    names = [key(RawBundle(f"{tmp_path}/{name}.json", b"{}")) for name in ("Tom", "../x", "<b>")]
    assert all(len(one) == 16 and set(one) <= set("0123456789abcdef") for one in names)
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("proof.html.j2", "</head>", "", "This page has no ‘&lt;/head&gt;’ and ‘&lt;body&gt;’"),
        ("preview-bar.html.j2", "{{ said }}", "{{ said", "This is not a template of a page."),
        ("preview-bar.css", "{", "</style>{", "A style sheet cannot end the page’s"),
        ("preview.html.j2", "{{ title }}", "{{ title", "Proof of a draft"),
    ],
)
def test_pages_of_a_team_that_are_broken_are_told(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    own = tmp_path / "own/pages"
    own.mkdir(parents=True)
    text = (TEMPLATES / "pages" / name).read_text("utf-8")
    (own / name).write_text(text.replace(old, new), "utf-8")
    with serving(press_of(bundle(tmp_path), own.parent), tmp_path) as visitor:
        found = visitor.ask(f"{first(visitor)}/")
    assert found.status == 200
    assert told in found.text
    assert found.text.count('id="_preview"') == 1
    assert "<style>" not in found.text  # each has the number of its answer, or it would not act


# --- files on request --------------------------------------------------------------------------


def test_a_word_file_is_made_when_it_is_asked_for_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process.use(monkeypatch)
    path = bundle(tmp_path / "bundles")
    spare = tmp_path / "spare"
    spare.mkdir()
    with serving(press_of(path), spare) as visitor:
        found = visitor.ask(f"{first(visitor)}/report.docx")
        assert found.body.startswith(b"PK")
        assert found.headers["content-disposition"] == 'inline; filename="report.docx"'
        assert visitor.ask(f"{first(visitor)}/other.docx").status == 404
    assert list(spare.iterdir()) == []
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_fails_is_a_page_that_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process.use(monkeypatch)

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.writers.word.document.write", fails)
    with serving(press_of(bundle(tmp_path)), tmp_path / "spare") as visitor:
        found = visitor.ask(f"{first(visitor)}/report.docx")
    assert "Nothing to show" in found.text
    assert "Back to the proof" in found.text


# --- many and slow ones ------------------------------------------------------------------------


def test_browsers_that_say_nothing_keep_no_other_waiting(visitor: Visitor) -> None:
    with ExitStack() as opened:
        for half in (b"", b"GET / HTTP/1.1\r\nHost: ", b"G"):
            for _ in range(8):
                opened.enter_context(_line(visitor)).sendall(half)
        assert visitor.ask("").status == 200


def test_one_too_many_is_turned_away_and_comes_in_when_another_has_gone(tmp_path: Path) -> None:
    with serving(press_of(bundle(tmp_path)), tmp_path, most=2) as visitor:
        with _line(visitor), _line(visitor), _line(visitor) as third:
            assert third.recv(1) == b""
        while True:  # until the server has seen that they have gone
            with suppress(OSError):
                assert visitor.ask("").status == 303
                break


def _line(visitor: Visitor) -> socket.socket:
    return socket.create_connection(("127.0.0.1", visitor.server.door.port), timeout=60)


def test_somebody_else_on_the_machine_is_not_answered(tmp_path: Path) -> None:
    table = tmp_path / "tcp"
    line = "  1: 0100007F:{:04X} 0100007F:{:04X} 01 00000000:00000000 00:00000000 00000000 {} 0 1\n"
    table.write_text("  sl  local_address rem_address\n" + line.format(5000, 8000, 4242), "ascii")
    assert not is_ours(5000, 8000, table)
    assert is_ours(5001, 8000, table)  # nobody knows whose that is: the token decides
    table.write_text("  sl  local_address rem_address\n" + line.format(5000, 8000, 0), "ascii")
    assert is_ours(5000, 8000, table)
    assert is_ours(5000, 8000, tmp_path / "none")


def test_what_is_not_of_this_person_gets_no_byte(tmp_path: Path) -> None:
    server = Server(Site(press_of(bundle(tmp_path)), Office(tmp_path)), ours=lambda *_: False)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    with socket.create_connection(("127.0.0.1", server.door.port), timeout=60) as line:
        line.sendall(f"GET /{server.door.token}/ HTTP/1.0\r\n\r\n".encode())
        assert line.recv(100) == b""
    server.shutdown()
    server.server_close()


def test_an_error_inside_is_told_without_a_word_of_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def fails(*_: object) -> None:
        raise ValueError("Tom Smith")

    with serving(press_of(bundle(tmp_path)), tmp_path) as visitor:
        visitor.server.say = told.append
        monkeypatch.setattr("pipeline.runs.preview.press.Press.show", fails)
        found = visitor.ask("0/")
    assert found.status == 500
    assert "Tom" not in found.text
    assert [("ValueError" in one, "Tom" in one) for one in told] == [(True, False)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose a connection is")
def test_the_kernel_tells_whose_a_connection_is(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _line(visitor) as line:
        port, ours = line.getsockname()[1], visitor.server.door.port
        assert is_ours(port, ours)
        monkeypatch.setattr("pipeline.runs.preview.peer._ROOT", -1)
        monkeypatch.setattr("os.getuid", lambda: 4242)  # of somebody else, and not of root
        assert not is_ours(port, ours)
        monkeypatch.undo()

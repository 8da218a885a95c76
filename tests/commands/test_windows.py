"""Files and paths as Windows leaves them: read as they are, or told with what to do."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main
from pipeline.evidence.folder import bundle_files
from tests import in_process
from tests.commands.sessions import make_files

pytestmark = pytest.mark.thorough

ROOT: Final = Path(__file__).resolve().parents[2]
TEMPLATE: Final = "report-types/sccif-rfc-full/improvement.md.j2"
STYLE: Final = "house-styles/gov-uk.toml"
RULE: Final = "plain-english/unexplained-acronym.toml"
SHEET: Final = "pages/screen.css"
SCHEMA: Final = "schemas/report-types/sccif-rfc-full.schema.json"
TYPE: Final = "report-types/sccif-rfc-full/report-type.toml"

READ: Final[dict[str, Callable[[str], bytes]]] = {
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "both": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
}
TOLD: Final[dict[str, tuple[Callable[[str], bytes], str]]] = {
    "UTF-16": (lambda text: text.encode("utf-16"), "in UTF-16"),
    "Windows-1252": (lambda text: f"{text}\n".encode() + "é".encode("cp1252"), "Windows-1252"),
}
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    in_process.use(monkeypatch)
    return tmp_path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*words: str) -> tuple[int, str]:
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def own(folder: Path, name: str, write: Callable[[str], bytes]) -> Path:
    """Return a folder of one’s own with one file of ours, written in another way."""
    home = ROOT if name.startswith("schemas/") else ROOT / "templates"
    path = folder / "own" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(write((home / name).read_text("utf-8")))
    return folder / "own"


@pytest.mark.parametrize("name", [TEMPLATE, STYLE, RULE, SHEET, SCHEMA, TYPE])
@pytest.mark.parametrize("how", READ)
def test_files_of_ones_own_are_read_as_windows_writes_them(
    name: str, how: str, folder: Path, told: Command
) -> None:
    mine = str(own(folder, name, READ[how]))
    assert told("lint", "sccif-rfc-full", "--templates", mine)[0] == 0
    words = ("--templates", mine, "--formats", "html", "--out", "out")
    code, said = told("render", "good.json", *words)
    assert (code, said) == (0, "1 drafted: out/index.html\n")
    (page,) = (folder / "out").glob("*/report.html")
    assert "\ufeff" not in page.read_text("utf-8")


@pytest.mark.parametrize("name", [TEMPLATE, RULE, SHEET, SCHEMA, TYPE])
@pytest.mark.parametrize("how", TOLD)
def test_another_encoding_is_named_with_what_to_do(
    name: str, how: str, folder: Path, told: Command
) -> None:
    write, named = TOLD[how]
    mine = str(own(folder, name, write))
    code, said = told("lint", "--templates", mine)
    assert code in (1, 3)
    told_ = " ".join(said.split())
    assert named in told_
    assert "Notepad" in told_


@pytest.mark.parametrize("how", READ)
def test_the_project_file_and_what_it_names_may_come_from_windows(
    how: str, folder: Path, told: Command
) -> None:
    (folder / "inspection-reports.toml").write_bytes(
        READ[how]('fail_on = ["error", "LEN"]\nbaseline = "known.json"\nbrand = "brand"\n')
    )
    (folder / "known.json").write_bytes(READ[how]('{"findings": []}'))
    brand = Path(shutil.copytree(ROOT / "samples" / "brand", folder / "brand"))
    text = (brand / "brand.toml").read_text("utf-8")
    (brand / "brand.toml").write_bytes(READ[how](text))
    (brand / "desktop.ini").write_bytes(b"\xff\xfe")
    (brand / "._brand.toml").write_bytes(b"\x00\x05\x16\x07")
    assert told("check", "long.json")[0] == 1
    assert told("check", "good.json") == (0, "1 bundle: nothing found.\n")


@pytest.mark.parametrize("how", READ)
def test_what_lies_beside_a_bundle_may_have_been_saved_by_notepad(
    how: str, folder: Path, told: Command
) -> None:
    who = ("--as", "Ann", "--role", "author", "--date", "2025-05-01")
    shutil.copy("good.json", "visit.bundle.json")
    assert told("mark", "visit.bundle.json", "checked", *who)[0] == 0
    states = folder / "visit.states.json"
    states.write_bytes(READ[how](states.read_text("utf-8")))
    code, said = told("status", "visit.bundle.json")
    assert (code, "checked" in said) == (0, True)


def test_a_file_of_keys_with_a_mark_is_told_before_a_name_is_lost(
    folder: Path, told: Command
) -> None:
    shutil.copy("good.json", "visit.bundle.json")
    for raw, what in (b"\xef\xbb\xbfann", "with a byte order mark"), (b"\xff\xfea\0", "UTF-16"):
        (folder / "keys").write_bytes(raw)
        code, said = told("status", "visit.bundle.json", "--allowed-signers", "keys")
        assert code == 3
        assert what in said
        assert "Notepad" in said


# --- folders -----------------------------------------------------------------------------

LEFT: Final = (
    ".DS_Store", "Thumbs.db", "desktop.ini", "._visit.bundle.json", "~$visit.bundle.json",
    ".~lock.visit.docx#", "~$report.docx",
)  # fmt: skip


def leave(folder: Path) -> None:
    for name in LEFT:
        (folder / name).write_bytes(b"\x00\x05\x16\x07\xff")


def test_what_systems_leave_in_folders_is_passed_over(folder: Path, told: Command) -> None:
    leave(folder / "folder" / "late")
    _, said = told("validate", "folder")
    assert "\n2 bundles: 1 error.\n" in said
    assert "1 other .json file here was not read" in said  # notes.json alone
    mine = own(folder, TEMPLATE, str.encode)
    for inside in (mine, mine / "report-types" / "sccif-rfc-full"):
        leave(inside)
    (mine / "house-styles").mkdir()
    (mine / "house-styles" / "._gov-uk.toml").write_bytes(b"\x00\x05\x16\x07")
    assert told("lint", "--templates", str(mine))[0] == 0
    assert told("check", "good.json", "--templates", str(mine))[0] == 0
    for published in ("published", "published/oak-house", "published/oak-house/v1"):
        leave(folder / published)
        code, said = told("verify", published)
        assert code == 0, said
    (folder / "published" / "oak-house" / "v1" / "extra.txt").touch()
    assert told("verify", "published")[0] == 1


def test_a_folder_in_the_name_of_a_leaving_is_still_extra(folder: Path, told: Command) -> None:
    (folder / "published" / "Thumbs.db").mkdir()
    code, said = told("verify", "published")
    assert code == 1
    assert "Thumbs.db: extra" in said


def test_names_may_have_capitals(folder: Path, told: Command) -> None:
    for name in ("Bundle.JSON", "Visit.Bundle.json", "notes.json"):
        (folder / "nothing" / name).write_bytes((folder / "good.json").read_bytes())
    found = [path.name for path in bundle_files(folder / "nothing") if isinstance(path, Path)]
    assert found == ["Bundle.JSON", "Visit.Bundle.json"]
    shutil.copy("three.jsonl", "THREE.JSONL")
    assert told("validate", "THREE.JSONL")[1].endswith("3 bundles: 1 error.\n")


# --- paths and locks ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"visits\oak\bundle.json", "Write / between folders: visits/oak/bundle.json"),
        (r"C:\Users\Ann\visit.bundle.json", "it is called /mnt/c/Users/Ann/visit.bundle.json"),
        ("D:/visits", "it is called /mnt/d/visits"),
        ("C:UsersAnnvisit.bundle.json", "The shell has taken the \\ out of it"),
    ],
)
@pytest.mark.parametrize(
    "command",
    ["validate {}", "check good.json --baseline {}", "render good.json --out {}",
     "lint --output {}", "check good.json --also csv={}"],
)  # fmt: skip
def test_a_path_of_windows_is_told_with_what_it_may_mean(
    command: str, written: str, meant: str, folder: Path, told: Command
) -> None:
    before = sorted(folder.iterdir())
    words = [one.replace("{}", written) for one in command.split(" ")]
    code, said = told(*words)
    assert code == 2
    assert f"{written} is written as a path of Windows." in said
    assert meant in said
    assert sorted(folder.iterdir()) == before


def test_a_file_that_is_really_called_so_is_read(folder: Path, told: Command) -> None:
    odd = folder / "a\\b.json"
    odd.write_bytes((folder / "good.json").read_bytes())
    assert told("validate", odd.name)[0] == 0


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY, errno.EPERM])
def test_a_file_that_another_program_holds_is_told_with_what_to_do(
    number: int, folder: Path, told: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.open

    def held(path: str, *rest: int, **more: int) -> int:
        if str(path).endswith("good.json"):
            raise OSError(number, os.strerror(number))
        return really(path, *rest, **more)

    monkeypatch.setattr(os, "open", held)
    code, said = told("validate", "good.json", "planned.json")
    assert code == 3
    assert f"good.json: This file cannot be read: {os.strerror(number)}." in said
    assert "Close it in other programs, such as Word or Excel" in said
    assert "1 bundle: nothing found." in said


def test_a_draft_that_cannot_be_replaced_is_told_with_what_to_do(
    folder: Path, told: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, _: object) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", held)
    code, said = told("check", "good.json", "--output", "findings.txt")
    assert code == 3
    assert "findings.txt: This file cannot be written: Permission denied." in said
    assert "Close it in other programs" in said


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen")
def test_a_file_of_keys_may_have_crlf(tmp_path: Path) -> None:
    from pipeline.publishing.signing import APPROVAL, Signers, sign, signers

    key = tmp_path / "key"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(made, check=True)
    allowed = tmp_path / "keys"
    public = key.with_suffix(".pub").read_text("utf-8").strip()
    allowed.write_bytes(f"# ours\r\nann {public}\r\n".encode())
    signature = sign(b"words", key, APPROVAL)
    assert signers(b"words", signature, Signers(allowed), APPROVAL) == ("ann",)


def test_a_key_of_an_index_and_a_list_of_the_last_run_may_come_from_notepad(
    folder: Path, told: Command
) -> None:
    words = ("--save-index", "index", "--index-key", "keys/key")
    assert told("check", "good.json", *words)[0] == 0
    key = folder / "keys" / "key"
    key.write_bytes(b"\xef\xbb\xbf" + key.read_bytes().replace(b"\n", b"\r\n"))
    assert told("check", "planned.json", *words)[0] == 0
    told("render", "good.json", "--out", "out", "--formats", "outline")
    last = folder / "out" / "batch.json"
    last.write_bytes(READ["both"](last.read_text("utf-8")))
    code, said = told(
        "render", "good.json", "--out", "out", "--formats", "outline", "--only-failed"
    )
    assert (code, "tells of no run before" in said) == (0, False)
    assert json.loads(last.read_bytes())["schema_version"]


def test_a_table_that_was_saved_again_in_excel_is_still_ours(folder: Path, told: Command) -> None:
    words = ("render", "good.json", "--out", "out", "--formats", "outline")
    assert told(*words)[0] == 0
    table = folder / "out" / "batch.csv"
    for text in (table.read_text("utf-8-sig").replace(",", ";"), table.read_text("utf-8-sig")):
        table.write_bytes(text.encode("cp1252", "replace"))
        assert told(*words) == (0, "1 unchanged: out/index.html\n")
        assert table.read_bytes().startswith(b"\xef\xbb\xbffile,line,")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_share_that_cannot_settle_a_folder_takes_files_all_the_same(
    number: int, folder: Path, told: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync

    def of_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        really(handle)

    monkeypatch.setattr(os, "fsync", of_files_only)
    words = ("render", "good.json", "--out", "out", "--formats", "outline")
    assert told(*words) == (0, "1 drafted: out/index.html\n")

"""A second verifier: written from docs/reference/record.md, with hashlib and json alone.

    python second_verifier.py FOLDER [PROOF]

FOLDER holds register.jsonl. It shares no line with the program; what does not hold is an error.
"""

import json
import re
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

ID = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?"
NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\.[A-Za-z0-9]{1,10}){1,2}"
LINE = {"n", "previous", "day", "event", "id", "version", "record"}
RECORD = {"schema_version", "id", "version", "day", "content", "files", "evidence"}
MADE, EVENTS = {"published", "corrected"}, {"published", "corrected", "withdrawn", "superseded"}


def read(raw: bytes) -> Any:
    """Return the value of canonical JSON; anything else is an error."""
    value = json.loads(raw)
    form = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert form.encode() == raw
    return value


def fit(form: str, *texts: str) -> None:
    assert all(re.fullmatch(form, text) for text in texts)


def hashed(*parts: bytes) -> bytes:
    return sha256(b"".join(parts)).digest()


def register(raw: bytes) -> list[Any]:
    """Return the lines of a register that is whole, each bound to the one before."""
    *texts, rest = raw.split(b"\n")
    lines = [read(text) for text in texts]
    before = ["0" * 64, *(sha256(text).hexdigest() for text in texts)]
    for at, line in enumerate(lines):
        assert set(line) - {"signature"} == LINE
        assert (line["n"], line["previous"]) == (at + 1, before[at])
        assert line["event"] in EVENTS
        fit(ID, line["id"])
        fit("[0-9a-f]{64}", line["record"])
        date.fromisoformat(line["day"])
    made = [(one["id"], one["version"]) for one in lines if one["event"] in MADE]
    there = [(one["id"], one["version"], one["record"]) for one in lines]
    for at, line in enumerate(lines):
        assert line["event"] in MADE or there[at] in there[:at]
    assert rest == b""
    assert len(set(made)) == len(made)
    return lines


def record(folder: Path) -> tuple[Any, str]:
    """Return the record of a version whose files are as it says, and its digest."""
    raw = (folder / "record.json").read_bytes()
    value = read(raw[:-1])
    assert raw[-1:] == b"\n"
    assert set(value) - {"replaces"} == RECORD
    assert value["schema_version"] == "1"
    fit(ID, value["id"])
    fit("[0-9a-f]{64}", value["evidence"])
    fit("[0-9a-f]{20}", value["content"])
    date.fromisoformat(value["day"])
    names = [one["name"] for one in value["files"]]
    fit(NAME, *names)
    assert sorted(one.name for one in folder.iterdir()) == sorted({*names, "record.json"})
    for one in value["files"]:
        assert not (folder / one["name"]).is_symlink()
        content = (folder / one["name"]).read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (one["bytes"], one["sha256"])
    return value, sha256(raw).hexdigest()


def published(out: Path) -> dict[tuple[str, int], Any]:
    """Return the records of all versions in a folder that is as its register says."""
    lines = register((out / "register.jsonl").read_bytes())
    wanted = {(one["id"], one["version"]): one["record"] for one in lines if one["event"] in MADE}
    gone = {(one["id"], one["version"]) for one in lines if one["event"] == "withdrawn"}
    found = {}
    for folder in (one for one in out.glob("*/v[1-9]*") if one.suffix != ".tsr"):
        value, digest = record(folder)
        key = (value["id"], value["version"])
        assert key == (folder.parent.name, int(folder.name[1:]))
        assert wanted[key] == digest
        found[key] = value
    assert set(wanted) - gone <= set(found)
    return found


def root(leaf: bytes, one: Any) -> str:
    """Return the root that a leaf leads to."""
    place, path = one["place"], one["path"]
    fit("[0-9a-f]{64}", *path)
    assert type(place) is int
    assert 0 <= place < 2 ** len(path) <= 2**30
    for other in map(bytes.fromhex, path):
        leaf = hashed(b"\x03", *((other, leaf) if place % 2 else (leaf, other)))
        place //= 2
    return leaf.hex()


def salted(one: Any) -> bytes:
    fit("[0-9a-f]{64}", one["salt"])
    return bytes.fromhex(one["salt"]) + str(one["content"]).encode()


def part(one: Any) -> bytes:
    return bytes.fromhex(one["digest"]) if set(one) == {"digest"} else hashed(salted(one))


def proof(raw: bytes, records: dict[tuple[str, int], Any]) -> tuple[str, dict[str, Any]]:
    """Return the text that a proof shows, and its records by id."""
    value = json.loads(raw)
    said, ones = value["paragraph"], value["records"]
    assert set(value) == {"schema_version", "id", "version", "paragraph", "records"}
    assert (value["schema_version"], type(value["version"])) == ("1", int)
    assert set(said) == {"content", "salt", "place", "path"}
    told, shown = json.loads(said["content"]), {}
    roots = {root(hashed(b"\x01", salted(said)), said)}
    for one in ones:
        assert set(one) == {"public", "private", "place", "path"}
        roots.add(root(hashed(b"\x00", part(one["public"]), part(one["private"])), one))
        public = json.loads(one["public"]["content"])
        private = json.loads(one["private"].get("content", json.dumps({"id": public["id"]})))
        assert private["id"] == public["id"]
        shown[public["id"]] = public["public"]
    assert roots == {records[value["id"], value["version"]]["evidence"]}
    assert [*shown] == told["rests_on"]
    assert len(shown) == len(ones)
    assert {len(one["path"]) for one in ones} <= {len(said["path"])}
    return told["text"], shown


if __name__ == "__main__":
    known = published(Path(sys.argv[1]))
    for given in sys.argv[2:]:
        print(*proof(Path(given).read_bytes(), known), sep="\n")
    print(f"{len(known)} versions, all as recorded")

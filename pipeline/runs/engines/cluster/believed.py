"""What a worker of a cluster says, held against what the run knows itself."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.checks.copies.digests import Key
from pipeline.evidence.schema.check import fits
from pipeline.resources import SCHEMAS
from pipeline.runs.cache import claimed, loosely
from pipeline.runs.copies.shelving import read_card
from pipeline.runs.engines import Answer, Order, Setup
from pipeline.runs.engines.messages import Message
from pipeline.runs.manifest import as_told, place
from pipeline.runs.others import entries, not_ours
from pipeline.runs.record import NAME, Record, digest, record_of
from pipeline.runs.result import Result

_MARK = b"\xef\xbb\xbf"
_OF_A_DRAFT = frozenset({"twin", "report", "written"})
_NOTHING = Result("", "failed").data()


class UntrueError(Exception):
    """What was said does not hold. The text says what of it, and holds no word of a bundle."""


def believed(order: Order, message: Message, setup: Setup) -> Answer:
    """Return an answer if it holds. Raises UntrueError.

    A folder that was built is as its manifest says, of this bundle, with these options, and
    made with the very tools that are here. Of a draft is told what the manifest tells, and nothing
    else. Whether a report has the right words is not looked at: only who makes it again could say.
    """
    said, body = message
    _must(fits(said, _schema("answer")), "it is not as the schema asks")
    if said["loss"]:
        return Answer(loss=said["loss"], told=said["told"])
    values = said["values"]
    if "result" not in values:
        _must(order.kind in values, "it answers another question")
        return Answer(_other(order, values, body, setup), body)
    if values["result"]["state"] != "drafted":
        return Answer({"result": _undrafted(order, values["result"])})
    _must(order.kind == "draft" and values.keys() >= _OF_A_DRAFT, "it is not whole")
    return Answer(_drafted(order, values, body, setup), body)


def _must(holds: object, otherwise: str) -> None:
    if not holds:
        raise UntrueError(otherwise)


@cache
def _schema(name: str) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_bytes())
    return schema


def _undrafted(order: Order, result: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of a bundle without a draft, and nothing else."""
    here = order.values["name"], order.values["line"]
    _must((result["name"], result["line"]) == here, "it is about another bundle")
    told, cause = result["told"], result["cause"]
    wanted = {"refused": told and not cause, "failed": cause and not told}
    _must(wanted.get(result["state"]), "it contradicts itself")
    kept = ("name", "line", "state", "tally", "told", "failure", "cause")
    return _NOTHING | {name: result[name] for name in kept}


def _drafted(order: Order, values: Mapping[str, Any], body: bytes, setup: Setup) -> dict[str, Any]:
    data = loosely(order.body[: order.values["length"]])
    record = _built(order, claimed(data), setup)
    made = record.data["made_from"]
    return {
        "result": record.result(order.values["name"], order.values["line"], data).data(),
        "sources": [[one["name"], one["sha256"]] for one in made["sources"]],
        "made": made["sha256"],
        "written": values["written"],
        "twin": _undrafted(order, values["twin"]),
        **_other(order, {"report": values["report"]}, body, setup),
    }


def _built(order: Order, id_: str, setup: Setup) -> Record:
    """Return the manifest of the folder that was built for a bundle."""
    folder = Path(order.values["build"])
    record = record_of(folder, id_) if id_ and not folder.is_symlink() else None
    if not record or not fits(record.data, _schema("manifest")):
        raise UntrueError("there is no manifest of this bundle")
    made, raw = record.data["made_from"], order.body[: order.values["length"]]
    _must(record.data["bundle"]["sha256"] == digest(raw.removeprefix(_MARK)), "it is of other data")
    _must(made["place"] == place(order.values["name"], order.values["line"]), "it is of other data")
    _must(made["options"] in _options(order, setup), "it has other options")
    _must(made == as_told(record.data).entry(), "it was made with other tools")
    names = {one.relative_to(folder).as_posix() for one in entries(folder, record.files)}
    _must(names == {*record.files, NAME} and not any(not_ours(folder, id_)), "its files differ")
    return record


def _options(order: Order, setup: Setup) -> list[Mapping[str, Any]]:
    """Return the options a draft may have been made with: those of an older one count, too."""
    before = record_of(Path(order.values["stands"])) if order.values["beside"] else None
    wanted: list[Mapping[str, Any]] = [setup.options.entry()]
    if before:
        wanted.append(setup.options.beside(before.data["made_from"]["options"]).entry())
    return wanted


def _other(order: Order, values: Mapping[str, Any], body: bytes, setup: Setup) -> dict[str, Any]:
    """Return what else was said, if it is about this bundle."""
    report = values.get("report")
    if report:
        id_ = claimed(loosely(order.body[: order.values["length"]]))
        try:
            card = read_card(report["card"].encode())
        except ValueError:
            raise UntrueError("it is not as the schema asks") from None
        same = (card.bundle, card.file) == (id_, order.values["name"])
        number = Key(bytes.fromhex(setup.secret)).number(id_)
        _must(same and report["id"] == number, "it is about another bundle")
        _must(len(body) % array("H").itemsize == 0, "it is not whole")
    same = all(one["file"] == order.values["name"] for one in values.get("copies", ()))
    _must(same, "it is about another bundle")
    return {name: values[name] for name in ("report", "copies", "tools") if name in values}

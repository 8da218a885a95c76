"""What a worker of a cluster runs: `answer`, from text to text, and nothing else.

It does not do the work itself, as nobody can end a task of Dask: it gives it to a process of the
local engine, with the limits of the run, which is ended when the run is over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pipeline
from pipeline.runs.engines import Order
from pipeline.runs.engines.cluster.crew import crew
from pipeline.runs.engines.cluster.desk import Desk, UnseenError
from pipeline.runs.manifest import program

_CODE = program(Path(pipeline.__file__).parent)  # that runs here, whatever is installed later


def answer(text: str) -> str:
    """Do an order that lies in the folder of a run; return where its answer lies, or what is wrong.

    Nothing is raised, and nothing that is said comes from a bundle.
    """
    try:
        said = _said(json.loads(text))
    except UnseenError:
        said = {"fault": "unseen"}
    except OSError:
        said = {"fault": "unwritable"}
    except Exception:  # noqa: BLE001  Dask would write it to its log
        said = {"fault": "broken"}
    return json.dumps({**said, "code": _CODE})


def _said(errand: Mapping[str, str]) -> dict[str, str]:
    desk, name = Desk(Path(errand["folder"])), errand["name"]
    values, body = desk.read(f"{name}.order", errand["order"])
    if not desk.begin(f"{name}.begun"):
        return {"fault": "again"}
    source = _source(values)
    if source is None:
        return {"fault": "source"}
    order = Order(0, "", values["kind"], values["values"], source + body)
    found = crew(desk, errand["setup"]).work(order)
    if found is None:
        return {"fault": "stopped"}
    whole = {"values": found.values, "loss": found.loss, "told": found.told}
    return {"answer": desk.write(f"{name}.answer", whole, found.body)}


def _source(values: Mapping[str, Any]) -> bytes | None:
    """Return the bundle, if it is to be read here; None if it is not what the run has read."""
    if not values["path"]:
        return b""
    try:
        raw = Path(values["path"]).read_bytes()
    except OSError:
        return None
    return raw if hashlib.sha256(raw).hexdigest() == values["sha256"] else None

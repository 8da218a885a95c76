"""The response on disk: a folder that takes the place of the one before, or none at all."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.runs.building import write_folder
from pipeline.runs.draft import to_json
from pipeline.runs.manifest import file_entry
from pipeline.runs.record import NAME, RESPONSE, SCHEMA_VERSION, record_of, seal
from pipeline.runs.workshop import Workshop


def put(shop: Workshop, bundle: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write the files of a response, which only their owner may read, into the folder of a bundle.

    Returns the new names of files there that are not as they were written: these are kept. Those of
    an older response go, whatever formats it had. Raises BrokenError where a draft is in its place,
    a link or a file, or the disk refuses.
    """
    target, built = shop.out / bundle, shop.new / "response"
    if record_of(target):
        place = Place(BundleAddress(str(target), ""))
        hint = "Name another folder: a response is sent, and a draft stays with the team."
        raise BrokenError("A draft lies here.", place=place, hint=hint)
    write_folder(built, {**files, NAME: _manifest(bundle, files)}, {}, target, private=True)
    return shop.put(built, bundle)


def _manifest(bundle: str, files: Mapping[str, bytes]) -> bytes:
    """Return what was written, and nothing of what it was made from: it may be sent by mistake."""
    whole: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "bundle": {"id": bundle},
        "state": RESPONSE,
        "files": [dict(file_entry(name, content)) for name, content in files.items()],
    }
    return to_json({**whole, "sha256": seal(whole)})

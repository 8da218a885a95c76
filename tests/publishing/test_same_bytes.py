"""The same words give the same bytes: anywhere, at any time, whatever the machine is set to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.imports import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

# Prints the digest of each file: of final versions, and of a draft with comments in it.
PROGRAM: Final = """
import datetime, json, sys
from hashlib import sha256
days = int(sys.argv[1])
if days:
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) + datetime.timedelta(days)
        utcnow = today = now
    datetime.datetime = Later
from pipeline.evidence.find import RawBundle
from pipeline.publishing.final import files, final
from pipeline.runs.examine import examine
from pipeline.writers import FORMATS
from tests.samples.cases import of
found = {}
names = ["sccif-rfc-full/good-narrative", "childrens-centre/good-council-figures"]
for name in names[:: -1 if days else 1]:
    examined = examine(RawBundle("bundle.json", of(name).content))
    version = final(examined.composition.documents)
    found |= {f"{name} {at}": one for at, one in files(version, large_print=True).items()}
faulty = examine(RawBundle("bundle.json", of("sccif-rfc-full/bad-too-long-section").content))
assert faulty.findings
draft = FORMATS["docx"].write(faulty.composition.documents[0], faulty.findings)
found["a draft with comments"] = draft.content
print(json.dumps({at: sha256(one).hexdigest() for at, one in sorted(found.items())}))
"""

ELSEWHERE: Final = [
    {},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "PYTHONHASHSEED": "2"},
    {"SOURCE_DATE_EPOCH": "1", "LANG": "C.UTF-8", "PYTHONUTF8": "0", "PYTHONOPTIMIZE": "1"},
]


def digests(folder: Path, settings: dict[str, str], days: int = 0) -> dict[str, str]:
    """Return the digest of each file, made by a process in a folder, on another day."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    libraries = {name: one for name, one in os.environ.items() if name.startswith("DYLD_")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(days)],
        cwd=folder,
        env={**kept, **libraries, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def here() -> dict[str, str]:
    return digests(ROOT, {"PYTHONHASHSEED": "0", "TZ": "UTC"})


@pytest.mark.parametrize("settings", ELSEWHERE, ids=lambda one: one.get("TZ", str(len(one))))
def test_the_same_bytes_elsewhere(
    settings: dict[str, str], here: dict[str, str], tmp_path: Path
) -> None:
    assert digests(tmp_path, settings) == here
    assert len({*here.values()}) == len(here) > 10


def test_the_same_bytes_on_another_day_in_another_order(
    here: dict[str, str], tmp_path: Path
) -> None:
    assert digests(tmp_path, {"TZ": "Asia/Tokyo"}, days=400) == here

"""What `html-validate` says of the pages, where the machine has it: it needs Node, so no test does.

    npm install --global html-validate@10

Its recommended rules find nothing, but for the left-overs below.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

CONFIGURATION: Final = '{"root": true, "extends": ["html-validate:recommended"]}'
LEFT_OVER: Final[Mapping[str, str]] = {
    "no-inline-style": "a report type says how wide its columns are; HTML has no other word for it",
    "valid-id": "ids of the page’s own begin with _, so that none is that of a section",
    "long-title": "a title is the name of the setting and the kind of report, however long",
    "no-redundant-role": "a list without marks is a list to Safari only where it says so",
    "prefer-native-element": "a chart is a region because it scrolls, and no section of the report",
}


def told(folder: Path) -> str:
    """Return in a sentence what is found in the pages below a folder."""
    command = shutil.which("html-validate")
    if command is None:
        return "The pages are not validated: html-validate is not on this machine."
    (folder / ".htmlvalidate.json").write_text(CONFIGURATION, "utf-8")
    pages = [str(one) for one in sorted(folder.rglob("*.html"))]
    # Into a file: it ends before a long answer has gone through a pipe.
    answer = folder / "html-validate.json"
    subprocess.run([command, "--formatter", f"json={answer}", *pages], check=False)
    return sentence(answer.read_bytes() if answer.is_file() else b"")


def sentence(answer: bytes) -> str:
    """Return what an answer of html-validate comes to, left-overs apart."""
    try:
        files = json.loads(answer)
    except ValueError:
        return "html-validate did not run."
    rules = Counter(message["ruleId"] for file in files for message in file["messages"])
    found = [f"{rule} ({count})" for rule, count in sorted(rules.items()) if rule not in LEFT_OVER]
    return f"html-validate finds {', '.join(found) or 'nothing'}."

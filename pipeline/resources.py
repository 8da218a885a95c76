"""Where the templates and schemas live: beside the package in a checkout, inside it in a wheel.

`TEMPLATES` and `SCHEMAS` are absolute folders. Finding them costs one `stat`, reads nothing and
cannot fail: a folder that is missing shows when something is read from it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_HOME = _PACKAGE if (_PACKAGE / "schemas").is_dir() else _PACKAGE.parent

TEMPLATES = _HOME / "templates"
SCHEMAS = _HOME / "schemas"

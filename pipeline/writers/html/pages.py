"""The page around a report: `templates/pages/page.html.j2` and its style sheets.

Beside `page_files` and the section templates the only module that knows Jinja. The text of a bundle
comes in as a value, which is escaped, or as HTML that a writer has escaped already.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline.model.unbroken import unbroken
from pipeline.resources import TEMPLATES, remembered
from pipeline.writers.html.page_files import check_page, page_file, why
from pipeline.writers.look.reading import large_look, look
from pipeline.writers.look.style import in_place, on_paper, on_screen, without_fonts

_PRINTED: Final = ("base.css", "draft.css", "print.css")


@dataclass(frozen=True, slots=True)
class Drawn:
    """HTML that a writer has drawn: its words are escaped already."""

    html: str

    def __html__(self) -> str:
        """Return it as it is, for the templates of pages."""
        return self.html

    def __bool__(self) -> bool:
        return bool(self.html)


def page(values: Mapping[str, object], html: Mapping[str, str]) -> str:
    """Return the page of a report. `values` are escaped; `html` is trusted: its words already are.

    Raises `BrokenError` when the template names a value that it was not given.
    """
    trusted = {name: Markup(part) for name, part in html.items()}  # noqa: S704
    return _rendered("page.html.j2", {**values, **trusted})


def index(values: Mapping[str, object]) -> str:
    """Return a page that shows a batch. All values are escaped but those that are `Drawn`.

    Its one script is that of the program, whatever else a team has of its own; the policy that
    the page may name lets no other run and nothing be loaded.
    """
    return _rendered("index.html.j2", {**values, **_alive("index")})


def verify(values: Mapping[str, object]) -> str:
    """Return the page that tells whether files are those that were published, as `index` above."""
    return _rendered("verify.html.j2", {**values, **_alive("verify")})


def preview(values: Mapping[str, object]) -> str:
    """Return a page of the preview itself. All values are escaped but those that are `Drawn`."""
    style = Drawn(stylesheet("base.css", "screen.css", "preview.css"))
    return _rendered("preview.html.j2", {**values, "style": style})


def preview_bar(values: Mapping[str, object]) -> str:
    """Return what the preview puts on top of a page. All values are escaped."""
    return _rendered("preview-bar.html.j2", values)


@remembered
def bar_sheet() -> str:
    """Return the style sheet of that bar, for a page that has the look already."""
    return page_file("preview-bar.css")


def _alive(name: str) -> Mapping[str, object]:
    """Return style, script and policy of a page with a script."""
    text = script(f"{name}.js")
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return {
        "style": Drawn(stylesheet("base.css", "screen.css", f"{name}.css")),
        "script": Drawn(f"<script>{text}</script>"),
        "policy": f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'",
    }


def index_row(values: Mapping[str, object]) -> str:
    """Return the row of one report. All values are escaped but those that are `Drawn`."""
    return _rendered("index-row.html.j2", values)


def index_copies(values: Mapping[str, object]) -> str:
    """Return what a report shares with others. All values are escaped."""
    return _rendered("index-copies.html.j2", values)


@cache
def script(name: str) -> str:
    """Return a script of a page: that of the program, whatever else a team has of its own."""
    return (TEMPLATES / "pages" / name).read_text("utf-8")


def proof(values: Mapping[str, object]) -> str:
    """Return the page of a proof. All values are escaped but those that are `Drawn`.

    No date and no number of a value parts from what it counts, as in the report itself.
    """
    style = Drawn(stylesheet("base.css", "screen.css", "draft.css", "proof.css"))
    return _rendered("proof.html.j2", {**values, "style": style})


def comparison(values: Mapping[str, object]) -> str:
    """Return the page of a comparison. All values are escaped but those that are `Drawn`."""
    style = Drawn(stylesheet("base.css", "screen.css", "compare.css"))
    return _rendered("compare.html.j2", {**values, "style": style})


def _rendered(name: str, values: Mapping[str, object]) -> str:
    template = _template(name)
    try:
        return template.render(values)
    except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise why(name, error) from error


@remembered
def stylesheet(*names: str) -> str:
    """Return style sheets of `templates/pages/` as one for a screen, after the look they use."""
    return "\n".join((on_screen(look()), *map(page_file, names)))


@remembered
def print_sheet() -> str:
    """Return the style sheet of a PDF: all values of the look stand in it."""
    return on_paper(look(), "\n".join(map(page_file, _PRINTED)))


@remembered
def large_sheet() -> str:
    """Return the same for large print; `large.css` comes after all others, its fonts are those."""
    return without_fonts(large_look(), "\n".join(map(page_file, _PRINTED)))


@remembered
def extra_sheet(name: str, *, large: bool = False) -> str:
    """Return a style sheet that only some reports are printed with, beside the one of all."""
    return in_place(large_look() if large else look(), page_file(name))


def _source(name: str) -> tuple[str, str, None]:
    return page_file(name), name, None


def checked_page(name: str) -> None:
    """Raise BrokenError if a template of a page cannot be used."""
    _template(name)


@remembered
def _template(name: str) -> Template:
    """Return a template of a page: a name that it does not know is an error."""
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        finalize=_unbroken if name == "proof.html.j2" else None,
    )
    check_page(environment, name, page_file(name))
    return environment.get_template(name)


def _unbroken(value: object) -> object:
    """Return plain words with no blank to break at in a figure; of anything else nothing changes.

    What a writer has drawn is no plain text and has that done already.
    """
    return unbroken(value) if type(value) is str else value

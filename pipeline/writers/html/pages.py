"""The page around a report: `templates/pages/page.html.j2` and its style sheets.

Beside `pipeline.templates` the only module that knows Jinja. The text of a bundle comes in as a
value, which is escaped, or as HTML that a writer has escaped already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, TemplateError
from markupsafe import Markup

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.resources import read, remembered


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
    """Return the page that shows a whole batch. All values are escaped."""
    trusted = {"style": Markup(stylesheet("base.css", "screen.css", "index.css"))}  # noqa: S704
    return _rendered("index.html.j2", {**values, **trusted})


def proof(values: Mapping[str, object]) -> str:
    """Return the page of a proof. All values are escaped but those that are `Drawn`."""
    style = Drawn(stylesheet("base.css", "screen.css", "proof.css"))
    return _rendered("proof.html.j2", {**values, "style": style})


def _rendered(name: str, values: Mapping[str, object]) -> str:
    try:
        return _template(name).render(values)
    except TemplateError as error:
        place = Place(template=TemplateAddress(f"pages/{name}", 1))
        raise BrokenError("The page template is broken.", place=place) from error


@remembered
def stylesheet(*names: str) -> str:
    """Return style sheets of `templates/pages/` as one, in the order given."""
    try:
        return "\n".join(_source(name) for name in names)
    except OSError as error:
        raise BrokenError("A style sheet of the pages cannot be read") from error


def _source(name: str) -> str:
    return read(f"templates/pages/{name}").decode()


@remembered
def _template(name: str) -> Template:
    """Return a template of a page: a name that it does not know is an error."""
    return Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    ).get_template(name)

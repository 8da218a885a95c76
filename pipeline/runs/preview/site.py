"""What there is at each address of a preview: pages, files on request, news.

""                 all bundles
KEY/               the proof of one
KEY/ID.html        a document of it, as its readers see it; .pdf and .docx are made on request
KEY/last           the last proof without a fault
KEY/news, news     a version each time that the page has become another one
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from pipeline.model.errors import BrokenError
from pipeline.resources import Home, using
from pipeline.runs.preview import dress, own_pages
from pipeline.runs.preview.door import new_nonce
from pipeline.runs.preview.dress import Bar, Way
from pipeline.runs.preview.making import PROOF, trouble
from pipeline.runs.preview.office import KINDS, Office
from pipeline.runs.preview.press import Press
from pipeline.runs.preview.shown import Shown

NEWS: Final = "news"
_LAST: Final = "last"
_HTML, _SCRIPT = "text/html; charset=utf-8", "text/javascript; charset=utf-8"
# What a browser needs to show a PDF by itself; nothing in the file acts.
_FILES = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)
_NOW = "This page shows what was saved when it was opened."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: a status, a kind, bytes, and the policy that holds for them.

    With a `name` it is a file that a browser may keep under it; `to` is another address to go to.
    """

    status: int
    kind: str
    body: bytes
    policy: str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    name: str = ""
    to: str = ""


NOTHING: Final = Answer(404, "text/plain; charset=utf-8", b"There is nothing here.\n")


def elsewhere(to: str) -> Answer:
    """Return the answer that leads to another address, such as one with its last slash."""
    return Answer(303, NOTHING.kind, b"", to=to)


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of a preview."""

    press: Press
    office: Office

    def answer(self, way: tuple[str, ...]) -> Answer:
        """Return what there is at an address, given in its parts behind the token."""
        match way:
            case ("",):
                return self._start()
            case (name,) if name == dress.SCRIPT:
                return Answer(200, _SCRIPT, dress.script())
            case (key,) if self.press.has(key):
                return elsewhere(f"{key}/")
            case (key, name):
                return self._of_bundle(key, name)
            case _:
                return NOTHING

    def version(self, way: tuple[str, ...]) -> str | None:
        """Return the version of a page of which there are news; None where there is none."""
        if way[-1] != NEWS:
            return None
        if len(way) == 1:
            return self.press.index(anew=False)[1]
        found = self.press.show(way[0], anew=False) if way[1:] == (NEWS,) else None
        return found[0].version if found else None

    def _start(self) -> Answer:
        if not self.press.is_folder:
            keys = self.press.keys()
            if keys:
                return elsewhere(f"{keys[0]}/")
        page, version = self.press.index()
        bar = Bar(_NOW, (Way("./", "All bundles", here=True),), version=version)
        return self._page(page, bar, script=dress.SCRIPT)

    def _of_bundle(self, key: str, name: str) -> Answer:
        found = self.press.show(key)
        if found is None:
            return NOTHING
        shown, good = found
        id_, _, kind = name.rpartition(".")
        if kind in KINDS and id_ in {one.id for one in shown.sheets}:
            return self._file(key, id_, kind)
        if name == _LAST:
            return self._last(good) if good else NOTHING
        if name in shown.pages:
            return self._shown(shown, good, name)
        if name.endswith(".html") and shown.state != "drafted":
            return self._shown(shown, good, PROOF)  # why there is no such page any more
        return NOTHING

    def _shown(self, shown: Shown, good: Shown | None, name: str) -> Answer:
        ways = [*self._up()]
        if shown.state == "drafted":
            ways.append(Way("./", "Proof", here=name == PROOF))
        if shown.state != "drafted" and good:
            ways.append(Way(_LAST, "The last page without this fault"))
        first = "#findings" if shown.state == "refused" else f"{'' if name == PROOF else './'}#_n1"
        bar = Bar(
            _NOW,
            tuple(ways),
            shown.sheets,
            "" if shown.state == "broken" else shown.found,
            first if shown.number else "",
            shown.number,
            shown.version,
            shown.state,
            name.removesuffix(".html"),
        )
        return self._page(shown.pages[name], bar, file=_template(shown, name))

    def _last(self, good: Shown) -> Answer:
        said = "This is the last page without a fault. It is not what is saved now."
        ways = (*self._up(), Way("./", "What is saved now"))
        return self._page(good.pages[PROOF], Bar(said, ways), file=_template(good, PROOF))

    def _up(self) -> tuple[Way, ...]:
        return (Way("../", "All bundles"),) if self.press.is_folder else ()

    def _page(
        self, page: str, bar: Bar, script: str = f"../{dress.SCRIPT}", file: str = "preview.html.j2"
    ) -> Answer:
        """Return a page with its bar; where that cannot be drawn, a page that says why."""
        nonce = new_nonce()
        dressed = partial(dress.dressed, bar=bar, nonce=nonce, script=script)
        try:
            with using(self.press.now.home):
                body = dressed(page, file=file)
        except BrokenError as error:
            with using(Home()):  # a bar of a team’s own may be what is broken
                body = dressed(trouble(error).pages[PROOF], file="preview.html.j2")
        return Answer(200, _HTML, body, dress.policy(nonce))

    def _file(self, key: str, id_: str, kind: str) -> Answer:
        source = self.press.source(key)
        if source is None:
            return NOTHING
        made = self.office.made(source, self.press.now, id_, kind)
        if isinstance(made, bytes):
            return Answer(200, KINDS[kind], made, _FILES, f"{id_}.{kind}")
        return self._page(own_pages.nothing(*made), Bar(_NOW, (Way("./", "Back to the proof"),)))


def _template(shown: Shown, name: str) -> str:
    if shown.state != "drafted":
        return "preview.html.j2"
    return "proof.html.j2" if name == PROOF else "page.html.j2"

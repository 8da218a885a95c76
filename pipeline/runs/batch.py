"""Many bundles, one after another. One that fails does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.evidence.intake import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.runs.copies.compared import Compared
from pipeline.runs.examine import examine
from pipeline.runs.folders import no_folder
from pipeline.runs.guard import guarded
from pipeline.runs.overview.made import record
from pipeline.runs.overview.written import write_overview
from pipeline.runs.render import Options, Rendered, render


@dataclass(slots=True)
class Batch:
    """A run over many bundles into one folder, and what became of each.

    `copies` is what stands in two of the reports, or in those that they are compared with. It
    belongs to the run: nothing of it is in a bundle's own folder, or no report would stay as it is.
    """

    out: Path
    options: Options = field(default_factory=Options)
    compared: Compared = field(default_factory=Compared)
    done: list[Rendered] = field(default_factory=list)
    copies: tuple[Finding, ...] = ()
    _taken: set[str] = field(default_factory=set)

    def add(self, source: RawBundle | BrokenError) -> Rendered:
        """Render one bundle, or take note that it could not be read, and return the result."""
        result = replace(self._guarded(source), line=_line_of(source))
        self.done.append(result)
        return result

    def _guarded(self, source: RawBundle | BrokenError) -> Rendered:
        if isinstance(source, BrokenError):
            return Rendered(_file_of(source), "failed", failure=_told(source))
        result = guarded(source, self._once)
        if isinstance(result, BrokenError):
            return Rendered(source.name, "failed", failure=_told(result))
        return result

    def _once(self, source: RawBundle) -> Rendered:
        """Render a bundle unless its id cannot be, or already is, the name of a folder."""
        examined = examine(source, self.options.choices)
        bundle = examined.intake.bundle
        if bundle is None:
            return Rendered(source.name, "refused", examined.findings)
        if finding := no_folder(bundle, self._taken):
            return Rendered(source.name, "refused", (finding,))
        self._taken.add(bundle.id.casefold())
        rendered = render(examined, self.out, self.options)
        self.compared.add(source, examined)
        return rendered

    def finish(self) -> None:
        """Compare the reports, and write what shows the whole run: its pages and its data."""
        self.copies = self.compared.findings()
        write_overview(self.out, [record(one) for one in self.done], self.copies)


def _line_of(source: RawBundle | BrokenError) -> int:
    return source.first_line if isinstance(source, RawBundle) else 1


def _file_of(error: BrokenError) -> str:
    return error.place.bundle.file if error.place.bundle else ""


def _told(error: BrokenError) -> str:
    return " ".join(part for part in (str(error), error.hint) if part)

"""One bundle with what lies beside it: what every step looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.folder import has_lines
from pipeline.exchange import comments
from pipeline.exchange.answers import Comments
from pipeline.language.choices import Choices
from pipeline.model.document import Document
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place
from pipeline.publishing import journal
from pipeline.publishing.approvals import Approval, Looked
from pipeline.publishing.beside import Beside
from pipeline.publishing.content import Content, content
from pipeline.publishing.days import asked
from pipeline.publishing.journal import Journal
from pipeline.publishing.signing import Signers
from pipeline.publishing.states import Asked
from pipeline.report_type.definition import ReportType
from pipeline.runs.examine import Examined, examine


class RefusedError(Exception):
    """A bundle of which nothing can be said yet: the findings that say why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("refused")
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Desk:
    """A bundle that can be composed, with what lies beside it.

    `documents` are those that are published; `content` is what an approval is bound to now.
    """

    examined: Examined
    bundle: Bundle
    type_: ReportType
    documents: Sequence[Document]
    content: Content
    beside: Beside
    journal: Journal
    comments: Comments

    @property
    def asked(self) -> Asked:
        """Return which steps its report type asks for."""
        return asked(self.type_)

    def open_comments(self) -> int:
        """Return how many comments of the provider have no answer yet."""
        return len(self.comments.open)

    def looked(self, known: Signers | None, today: date) -> Looked:
        """Return which approvals count on a day. Raises BrokenError for keys beside the bundle."""
        if known:
            _hold_apart(known, self.beside)
        case = Approval(self.journal, self.bundle, self.content, self.type_.approvals, known, today)
        return case.look()


def laid_out(source: RawBundle, choices: Choices) -> Desk:
    """Return a bundle with what lies beside it.

    Raises RefusedError for a bundle that is not valid, and for steps or comments that are not;
    BrokenError for one that is no file of its own, which nothing can lie beside.
    """
    place = Place(BundleAddress(source.name, "", source.first_line, 1))
    if source.path is None or has_lines(source.path.name):
        hint = "Give each bundle a file of its own, such as visit.bundle.json."
        said = "Only a bundle in a file of its own can have a state."
        raise BrokenError(said, place=place, hint=hint)
    examined = examine(source, choices)
    bundle, type_ = examined.intake.bundle, examined.intake.report_type
    if examined.composition is None or bundle is None or type_ is None:
        raise RefusedError(examined.findings)
    beside = Beside.of(source.path)
    try:
        steps = journal.read(beside, bundle.id)
        told = comments.read(beside.comments, bundle.id)
    except (journal.StatesError, comments.CommentsError) as error:
        raise RefusedError(error.findings) from error
    documents = examined.composition.published
    now = content(examined, choices)
    return Desk(examined, bundle, type_, documents, now, beside, steps, told)


def _hold_apart(known: Signers, beside: Beside) -> None:
    """Refuse keys, or a list of revoked ones, that whoever edits the bundle could edit as well."""
    for one in (known.allowed, known.revoked):
        if one and one.resolve().is_relative_to(beside.bundle.resolve().parent):
            place = Place(BundleAddress(str(one), ""))
            hint = "Keep it where only those may write who decide whose approval counts."
            which = "allowed" if one == known.allowed else "revoked"
            said = f"The {which} signers must not lie beside the bundle, or below it."
            raise BrokenError(said, place=place, hint=hint)

"""The verdict on a change: every reason for which it does not pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.model.comparison.figures import TypeChange
from pipeline.model.comparison.findings import Cause, FindingChange, causes
from pipeline.model.comparison.verdict import Reason, ReasonKind, Verdict

_RAISE = "Raise ‘version’ in its report-type.toml: each report says of which version it is."


def verdict(
    findings: Sequence[FindingChange],
    types: Iterable[TypeChange],
    stale: Iterable[Reason],
    named: Callable[[FindingChange], bool],
) -> Verdict:
    """Return the verdict. `named` says what fails beside errors and crossed limits."""
    new = [one for one in findings if _counts(one)]
    return Verdict(
        (
            *_found("new error", (one for one in new if one.found.severity == "error")),
            *_found("limit crossed", (one for one in new if one.crossed)),
            *_found("named", (one for one in new if _is_only_named(one, named))),
            *_versions(types),
            *stale,
        )
    )


def _counts(one: FindingChange) -> bool:
    return one.change == "new" and not one.known and not one.found.acknowledged


def _is_only_named(one: FindingChange, named: Callable[[FindingChange], bool]) -> bool:
    return named(one) and one.found.severity != "error" and not one.crossed


def _found(kind: ReasonKind, findings: Iterable[FindingChange]) -> Iterator[Reason]:
    for cause in causes(findings):
        yield _reason(kind, cause)


def _reason(kind: ReasonKind, cause: Cause) -> Reason:
    first = cause.first
    found = first.found
    return Reason(
        kind=kind,
        message=f"{found.rule}: {found.message}",
        hint=found.hint,
        report_type=first.report_type,
        bundle=first.bundle,
        file=found.template or found.file,
        line=found.template_line if found.template else found.line,
        rule=found.rule,
        fingerprint=found.fingerprint,
        reports=len(cause.bundles),
    )


def _versions(types: Iterable[TypeChange]) -> Iterator[Reason]:
    for one in types:
        both = one.base_version and one.head_version
        if both and one.differs and _number(one.head_version) <= _number(one.base_version):
            yield Reason(
                kind="version not raised",
                message=f"The report type ‘{one.report_type}’ has changed and is still "
                f"version {one.head_version}.",
                hint=_RAISE,
                report_type=one.report_type,
                file=f"report-types/{one.report_type}/report-type.toml",
                line=1,
            )


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))

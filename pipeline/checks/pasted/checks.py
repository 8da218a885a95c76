"""PST: what Word, PDF, e-mail and exports leave behind. The rules are data, in templates/pasted/.

All rules are looked for in one reading of the public texts, which the case keeps. Nothing is
looked for in a private field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import PublicText
from pipeline.checks.pasted.repairs import repaired
from pipeline.checks.pasted.rule import Hit, PastedRule, Pattern, Scope
from pipeline.checks.pasted.rule_file import pasted_rules
from pipeline.checks.pasted.search import Chosen, Finder
from pipeline.checks.pasted.texts import UNSEEN, PublicField, seen_texts, unaddressed
from pipeline.checks.references import last_number
from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.schema.view import bundle_view
from pipeline.language.quoted import quoted_spans
from pipeline.model.finding import Finding, Rule
from pipeline.model.pattern import later
from pipeline.resources import remembered

_PARAGRAPHS = later(
    r"\W*(?:[a-z]+ )*para(?:graph)?s?\.? ((?:[0-9 ,–-]|and|to)+?)(?: [a-z ]+)?\W*",
    re.IGNORECASE,
)
_REFERENCE = "dead-reference"
_LONGEST = 60  # characters of what was found that a message repeats


def checks() -> tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...]:
    """Return each rule with its check. Raises BrokenError for a rule whose file is wrong."""
    return tuple((one.rule, partial(_check, one.rule)) for one in pasted_rules())


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for field, hit in case.remembered("pasted", _read).get(rule.id, ()):
        place = field.place(case, hit.start, hit.end)
        key = f"{field.seen[hit.start : hit.end]} {field.seen}"
        yield rule.at(place, hit.message, severity=hit.severity, hint=hit.hint, key=key)


def _read(case: Case) -> dict[str, list[tuple[PublicField, Hit]]]:
    """Return what all rules have to say, and of what, by the id of the rule."""
    found: dict[str, list[tuple[PublicField, Hit]]] = {}
    texts = list(seen_texts(case))
    names = _names(case)
    chosen = _finder().needed([one.seen for one in texts])
    for field, rules in (
        (one.field(), ours) for one, ours in zip(texts, chosen, strict=True) if ours
    ):
        for hit in _hits_of(case, field, rules, names):
            found.setdefault(hit.rule.rule.id, []).append((field, hit))
    return found


def found_in(case: Case, others: Sequence[PublicText]) -> Iterator[Finding]:
    """Yield what rules find in texts about the report that stand in no bundle, line by line.

    What they refer to stands in the report, and not in them.
    """
    names = _names(case)
    lines = [(one, start, line) for one in others for start, line in _lines(one.text)]
    seen = [unaddressed(line) for _, _, line in lines]
    for (one, start, _), said, rules in zip(lines, seen, _finder().needed(seen), strict=True):
        for hit in hits(rules, said, "statement", names):
            place = one.place(case, start + hit.start, start + hit.end)
            key = f"{said[hit.start : hit.end]} {said}"
            told = hit.rule.rule
            if told.name != _REFERENCE:
                yield told.at(place, hit.message, severity=hit.severity, hint=hit.hint, key=key)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of a text, and where it begins."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _names(case: Case) -> tuple[str, ...]:
    """Return what is let pass, though it looks like a leftover."""
    return tuple(name for name in case.bundle.names if len(name) > 2) + case.own_words.names


@remembered
def _finder() -> Finder:
    return Finder(pasted_rules())


def _hits_of(case: Case, field: PublicField, rules: Chosen, names: tuple[str, ...]) -> list[Hit]:
    found = list(hits(rules, field.seen, field.scope, names))
    if found and field.scope == "field" and _is_chosen(case, field.pointer):
        return []
    return [
        hit
        for hit in found
        if not (hit.pattern.own_words and field.is_quote(hit.start))
        and not (hit.pattern.paragraphs and _has_numbers(case, field.seen[hit.start : hit.end]))
    ]


def _has_numbers(case: Case, reference: str) -> bool:
    """Return whether a reference is to a paragraph of a report that numbers its own.

    Which of them are not there is for another rule to say.
    """
    return bool(_PARAGRAPHS.fullmatch(reference)) and case.remembered(
        "numbered paragraphs", lambda case: last_number(case.composition.documents[0]) > 0
    )


def _is_chosen(case: Case, pointer: str) -> bool:
    """Return whether a schema lists the values that a field may have: ‘none’ is no blank there."""
    path = tuple(int(one) if one.isdecimal() else one for one in to_tokens(pointer))
    view = bundle_view(case.report_type.id).at(path)
    return bool(view.said("enum") or view.said("const"))


def hits(rules: Chosen, text: str, scope: Scope, names: tuple[str, ...] = ()) -> Iterator[Hit]:
    """Yield what rules find in a text, in the order of the rules and then of the text.

    A text that is as a whole a blank is told as that alone, and what stands inside the words that
    one rule tells of is not told by another. Names are let pass.
    """
    if len(text) <= _LONGEST:
        whole = [hit for rule, patterns in rules for hit in _whole(rule, patterns, text)]
        if whole:
            yield whole[0]
            return
    told: list[tuple[int, int]] = []
    for rule, patterns in rules:
        if scope in rule.scope:
            ours = [one for one in patterns if scope in one.scope]
            new = [
                hit
                for hit in _apart(_found(rule, ours, text, names))
                if not any(start <= hit.start and hit.end <= end for start, end in told)
            ]
            told += [(hit.start, hit.end) for hit in new if hit.end - hit.start <= _LONGEST]
            yield from new


def _whole(rule: PastedRule, patterns: Iterable[Pattern], text: str) -> Iterator[Hit]:
    if "value" in rule.scope:
        for one in patterns:
            if one.find.fullmatch(text.strip()):
                yield _hit(rule, one, text, (0, len(text)), "")
                return


def _found(
    rule: PastedRule,
    patterns: Iterable[Pattern],
    text: str,
    names: tuple[str, ...],
) -> Iterator[Hit]:
    for one in patterns:
        for match in one.find.finditer(text):
            right = repaired(one.repair, match) if one.repair else ""
            if right is None or _is_let_pass(one, text, match.span(), names):
                continue
            yield _hit(rule, one, text, match.span(), right)
            if one.once:
                break


def _is_let_pass(
    pattern: Pattern, text: str, span: tuple[int, int], names: tuple[str, ...]
) -> bool:
    start, end = span
    if pattern.own_words and any(a <= start and end <= b for a, b in quoted_spans(text)):
        return True
    if pattern.in_names:
        return False
    found = text[start:end].strip()
    return any(
        found in name
        and found != name
        and name in text[max(0, start - len(name)) : end + len(name)]
        for name in names
    )


def _hit(rule: PastedRule, pattern: Pattern, text: str, span: tuple[int, int], right: str) -> Hit:
    found = " ".join(text[slice(*span)].replace(UNSEEN, "").split())
    what = pattern.what or "{found}"
    found = found if len(found) <= _LONGEST else f"{found[:_LONGEST].rstrip()} …"
    return Hit(
        rule,
        pattern,
        *span,
        rule.message.format(what=what.format(found=f"‘{found}’"), found=found),
        pattern.instead.format(found=found, right=right),
        pattern.severity or rule.rule.severity,
    )


def _apart(found: Iterable[Hit]) -> Iterator[Hit]:
    """Yield hits in order; of those that overlap, the one that begins first, the longest."""
    last = -1
    for one in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if one.start >= last:
            yield one
            last = max(one.end, one.start + 1)

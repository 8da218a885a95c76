"""Whether the paragraphs that a letter follows hold a number of it.

Stricter than what a report may say of its evidence: a report works numbers out, and a letter only
repeats them. So no sum or difference explains one, and no two dates that are so far apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import Summary
from pipeline.checks.claims.numbers.claimed import Claimed, claimed
from pipeline.checks.claims.numbers.fields import in_a_field
from pipeline.checks.claims.numbers.follows import follows, is_way
from pipeline.checks.claims.numbers.grounds import LESS, SUM, Ground
from pipeline.checks.claims.numbers.held import Held, of_texts
from pipeline.checks.claims.numbers.listed import counts_its_list
from pipeline.checks.claims.numbers.looks_back import told_beside
from pipeline.checks.claims.numbers.per_cents import bare_per_cent
from pipeline.checks.claims.numbers.told_apart import parts_of
from pipeline.checks.claims.numbers.unheld import left_out
from pipeline.language.amount import Amount, Kind


def numbers_of(case: Case, one: Summary) -> Iterator[tuple[Claimed, Amount]]:
    """Yield the numbers of a paragraph that those do not hold which it follows."""
    said = [(each.paragraph.pointer, each.text) for each in one.followed]
    ground = [of_texts("", at, ((at, text),), case.bundle.end) for at, text in said]
    for each in claimed(case):
        if any(each.passage is passage for passage in one.passages):
            alone = replace(each, rests_on=())  # what a record tells one by one is no report
            yield from (
                (each, amount) for amount in each.amounts if not _holds(case, alone, amount, ground)
            )


def _holds(case: Case, one: Claimed, amount: Amount, ground: Sequence[Held]) -> bool:
    if any(map(_is_plain, follows(amount, ground))):
        return True
    if amount.kind is Kind.COUNT and any(_is_left(amount, held) for held in ground):
        return True
    if amount.kind is Kind.SHARE and not is_way(amount):
        return all(_holds(case, one, part, ground) for part in parts_of(amount))
    return bool(
        left_out(one, amount, ground)
        or bare_per_cent(one.passage.text, amount, ground)
        or in_a_field(case, one.passage, amount)
        or counts_its_list(one.passage, amount)
        or told_beside(one, amount, ())
    )


def _is_left(amount: Amount, held: Held) -> bool:
    """Return whether a number is what is left of a share: two of five, where three do."""
    return any(amount.value == whole - part for part, whole in held.shares)


def _is_plain(ground: Ground) -> bool:
    """Return whether a number is said there, and not worked out from several."""
    return ground.way != SUM and not (ground.way == LESS and ground.said)

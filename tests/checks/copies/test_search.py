"""Every copy that is planted is found, and nothing where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.checks.case.passages import COMMON
from pipeline.checks.copies import meetings
from pipeline.checks.copies.align import CHANGES, exact, nearly
from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.everywhere import OTHERS
from pipeline.checks.copies.search import VERBATIM, Query, search
from pipeline.checks.copies.shelf import Card, Shelf
from pipeline.runs.copies.shelving import Shelving, written_card

KEY = Key(b"a test")
TELLING = [f"{first}{second}" for first in "bdfgklmnprst" for second in ("alo", "ine", "orum")]
WORDS = [*TELLING, *sorted(COMMON)[:24]]
COMMON_NUMBERS = frozenset(KEY.words(sorted(COMMON)))

texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=40)


def shelf_of(*reports: Sequence[str]) -> Shelf:
    shelving = Shelving(KEY)
    for number, said in enumerate(reports, 1):
        card = written_card(
            Card(f"b{number}", "file.json", [(0, "/narrative/a/paragraphs/0/text")])
        )
        shelving.add(KEY.words([*said, ""]), number, number, card)
    return shelving.shelf()


def found(ours: Sequence[str], *reports: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the report, and from where to where ours has words of it."""
    query = Query.of(KEY.words(ours), KEY, COMMON_NUMBERS, 0)
    return [
        (one.report, one.stretch.start, one.stretch.end)
        for one in search([query], shelf_of(*reports))
    ]


@given(texts, texts, texts, texts, st.lists(st.sampled_from(WORDS), min_size=8, max_size=20))
def test_every_eight_words_that_are_the_same_are_found(
    before: list[str], after: list[str], their: list[str], theirs: list[str], copied: list[str]
) -> None:
    ours = [*before, *copied, *after]
    first, last = len(before), len(before) + len(copied)
    hits = found(ours, [*their, *copied, *theirs])
    # The same word over and over may be found beside its place, too.
    assert any(min(end, last) - max(start, first) >= VERBATIM - 1 for _, start, end in hits)


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=8))
def test_eight_common_words_are_found_though_each_part_of_them_stands_everywhere(
    copied: list[str],
) -> None:
    others = [[copied[at * (at + number) % 8] for at in range(600)] for number in range(20)]
    hits = found([*TELLING[:9], *copied, *TELLING[9:18]], *others, copied)
    assert 20 in {report for report, _, _ in hits}


@given(
    st.permutations(TELLING),
    st.lists(st.tuples(st.sampled_from(("replace", "put", "leave")), st.integers(0, 11))),
)
def test_twelve_words_with_three_changes_are_found(
    words: list[str], changes: list[tuple[str, int]]
) -> None:
    theirs, copied = words[:12], list(words[:12])
    for number, (how, at) in enumerate(sorted(changes[:3], key=lambda one: -one[1])):
        new = [] if how == "leave" else [f"new{number}"]
        copied[at : at + (how != "put")] = new
    query = KEY.words([*words[20:], *copied, *words[14:20]])
    meeting = [at for at in range(len(copied) - 2) if copied[at : at + 3] in _runs(theirs)]
    assume(meeting)
    begin = len(words[20:])
    at = begin + meeting[0]
    to = _runs(theirs).index(copied[meeting[0] : meeting[0] + 3])
    run = exact(query, KEY.words(theirs), at, to)
    *_, stretch = nearly(query, KEY.words(theirs), run)
    assert stretch.same >= 12 - CHANGES
    assert stretch.changes <= CHANGES


def _runs(words: list[str]) -> list[list[str]]:
    return [words[at : at + 3] for at in range(len(words) - 2)]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(WORDS), max_size=30))
def test_what_is_found_is_there(ours: list[str], theirs: list[str]) -> None:
    query = Query.of(KEY.words(ours), KEY, COMMON_NUMBERS, 0)
    for one in search([query], shelf_of(theirs)):
        part = one.stretch
        mine, other = ours[part.start : part.end], theirs[part.first : part.last]
        assert mine[0] == other[0]
        assert mine[-1] == other[-1]
        assert part.changes <= CHANGES
        assert part.changes or mine == other
        assert len(mine) >= VERBATIM or part.changes


def test_seven_words_are_no_copy() -> None:
    assert found([*TELLING[:7], "and"], [*TELLING[:7], "or"]) == []


def test_eleven_words_with_three_changes_are_no_copy() -> None:
    copied = TELLING[:11]
    for at in (2, 5, 8):
        copied[at] = f"new{at}"
    assert found(copied, TELLING[:11]) == []


def test_a_copy_does_not_go_through_two_fields() -> None:
    assert found([*TELLING[:4], "", *TELLING[4:8]], TELLING[:8]) == []


def test_a_report_is_not_compared_with_itself() -> None:
    query = Query.of(KEY.words(TELLING[:20]), KEY, COMMON_NUMBERS, 1)
    assert list(search([query], shelf_of(TELLING[:20]))) == []


def test_common_words_with_some_changed_are_no_copy() -> None:
    common = sorted(COMMON)[:14]
    changed = [word if at not in (4, 9) else f"new{at}" for at, word in enumerate(common)]
    assert found(changed, common) == []


def long_text(name: str, length: int) -> list[str]:
    """Return many different words."""
    return [f"{name}{at}" for at in range(length)]


def in_fields(words: list[str], every: int, length: int = 0) -> list[str]:
    """Return words with fields of so many, each cut off after a length."""
    most = length or every - 1
    return [word if at % every < most else "" for at, word in enumerate(words)]


def places(hits: Sequence[tuple[int, int, int]], report: int) -> set[int]:
    return {at for one, start, end in hits if one == report for at in range(start, end)}


def test_what_very_many_settings_say_is_followed_in_enough_of_them() -> None:
    said = in_fields(long_text("said", 700), 20)
    hits = found(said, *[said] * (3 * OTHERS))
    told = Counter(at for report in range(3 * OTHERS) for at in places(hits, report))
    assert set(told) == {at for at, word in enumerate(said) if word}
    assert min(told.values()) >= OTHERS
    some = [at for at, times in told.items() if times <= OTHERS + 1 + 3]  # and the nearest three
    assert len(some) > len(said) / 2  # the rarest runs are followed everywhere


@pytest.mark.parametrize("length", [8, 10, 12, 24])
@pytest.mark.parametrize(("own", "fields_of_own"), [(60, 1), (200, 1), (7, 8)])
def test_a_report_that_is_ours_but_for_its_name_is_found_where_very_many_say_most_of_it(
    length: int, own: int, fields_of_own: int
) -> None:
    fields = [long_text(f"field{number}x", length) for number in range(1_200 // length)]

    def report(number: int) -> list[str]:
        mixed = [fields[(at * 7 + number * 11) % len(fields)] for at in range(len(fields))]
        mine = (long_text(f"own{number}x{one}y", own) for one in range(fields_of_own))
        return [word for one in [*mixed, *mine] for word in (*one, "")]

    ours = report(0)
    hits = found(ours, *map(report, range(1, 4 * OTHERS)), ours)
    words = sum(1 for word in ours if word)
    assert len(places(hits, 4 * OTHERS - 1)) >= 0.95 * words


@pytest.mark.parametrize(("fields", "least"), [(100, 30), (30, 21)])
def test_the_longer_a_report_the_more_of_it_is_followed(fields: int, least: int) -> None:
    """Thirty reports have each field with two words changed: 90 places where it meets them."""
    said = [long_text(f"field{number}x", 14) for number in range(fields)]
    changed = [[*one[:4], "first", *one[5:9], "second", *one[10:]] for one in said]
    theirs = [word for one in changed for word in (*one, "")]
    hits = found([word for one in said for word in (*one, "")], *[theirs] * 30)
    assert len({start // 15 for _, start, _ in hits}) >= least


def test_eight_words_are_found_though_very_many_have_the_eight_before_them() -> None:
    """Both hold the same runs of three, as a shelf has one of every second run only."""
    said = long_text("said", 640)
    other = ["pad", *in_fields(said, 10, 8)]
    for first in (320, 321):
        hits = found(said, *[other] * (3 * OTHERS), said[first : first + 8])
        told = {at for report in range(3 * OTHERS + 1) for at in places(hits, report)}
        assert set(range(first, first + 8)) <= told


def test_words_before_the_beginning_of_a_shelf_are_nobodys() -> None:
    begun = "this home provides good care".split()
    common = [word for number in range(60) for word in (*long_text(f"g{number}x", 11), "")]
    ends = ["", *common, "a", "b", "this", "q", "a", "b", "this", "r"]
    others = [[*begun, f"n{number}", "m", *ends] for number in range(90)]
    hits = found([*common, "a", "b", *begun, "and", "more"], *others)
    assert not {at for _, start, end in hits for at in range(start, end)} & set(range(720, 729))


@given(st.data())
def test_every_eight_words_are_told_of_some_report_however_many_have_them(
    data: st.DataObject,
) -> None:
    """Beside a search that looks everywhere."""
    pieces = [long_text(f"p{number}x", 9) for number in range(12)]
    order = st.lists(st.sampled_from(range(len(pieces))), min_size=4, max_size=12)
    orders = data.draw(st.lists(order, min_size=1, max_size=4))
    reports = [
        [word for at in (orders[number % len(orders)]) for word in pieces[at]]
        for number in range(2 * OTHERS)
    ]
    ours = [word for at in data.draw(order) for word in pieces[at]]
    theirs = {tuple(one[at : at + 8]) for one in reports for at in range(len(one) - 7)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meetings, "_FOLLOWED", 0)
        patch.setattr(meetings, "_AT_LEAST", data.draw(st.sampled_from((0, 60, 4_000))))
        hits = found(ours, *reports)
    told = {at for _, start, end in hits for at in range(start, end)}
    for at in range(len(ours) - 7):
        if tuple(ours[at : at + 8]) in theirs:
            assert set(range(at, at + 8)) <= told


def test_eight_words_are_found_though_very_many_reports_have_seven_of_them() -> None:
    said = long_text("said", 600)
    seven = [word if at % 8 else "" for at, word in enumerate(said)]
    hits = found(said, *[seven] * (3 * OTHERS), said[320:328])
    assert {report for report, _, _ in hits} == {3 * OTHERS}


def test_what_is_said_over_and_over_is_told_a_few_times_in_each_report() -> None:
    def weeks(first: int) -> list[str]:
        said = [*TELLING[:9], *sorted(COMMON)[:6]]
        return [word for week in range(first, first + 60) for word in (*said, TELLING[week % 30])]

    ours = weeks(0)
    hits = found(ours, weeks(7), weeks(3))
    assert {report for report, _, _ in hits} == {0, 1}
    for report in (0, 1):
        told = [place for one, start, end in hits if one == report for place in range(start, end)]
        assert set(told) >= set(range(len(ours) - 16))
        assert max(map(told.count, set(told))) <= 2 * 8

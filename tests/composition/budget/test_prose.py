"""What a template can come to, through conditions, loops and filters: templates of a test's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from pipeline.composition.budget.causes import Cause
from pipeline.composition.budget.fields import Fields
from pipeline.composition.budget.prose import Prose, prose
from pipeline.composition.budget.tally import Range
from pipeline.composition.filters import FILTERS
from pipeline.evidence.schema.publishable import public_names
from pipeline.evidence.schema.view import bundle_view
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import load
from pipeline.resources import Home, using

VISIT: Final = "rfc-assurance-visit"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path


def found(own: Path, text: str, report_type: str = VISIT) -> Prose:
    """Return what a template can come to in a report type."""
    (own / "own.md.j2").write_text(text, "utf-8")
    with using(Home(own)):
        fields = Fields(load(report_type), bundle_view(report_type))
        return prose("own.md.j2", fields, public_names(report_type), {}, followed=False)


def words(own: Path, text: str, report_type: str = VISIT) -> Range:
    return found(own, text, report_type).extent.together


def test_a_branch_may_be_taken_or_not(own: Path) -> None:
    text = '{% if event.notice == "announced" %}\nIt was told.\n{% endif %}\n'
    assert words(own, text) == Range(0, 3)


def test_of_several_branches_one_is_taken(own: Path) -> None:
    text = (
        '{% if event.notice == "announced" %}\nIt was told.\n'
        '{% elif event.notice == "unannounced" %}\nNot told.\n{% endif %}\n'
    )
    assert words(own, text) == Range(0, 3)


def test_a_field_that_every_bundle_has_leaves_no_way_past_it(own: Path) -> None:
    text = (
        '{% if facts.concerns.level == "none" %}\nThere are none.\n'
        "{% elif facts.concerns.level %}\nThere are {{ facts.concerns.level }} ones.\n{% endif %}\n"
    )
    assert words(own, text) == Range(3, 6)  # `serious and widespread`


def test_a_value_that_no_bundle_can_have_makes_no_words(own: Path) -> None:
    text = '{% if event.notice == "next week" %}\nNobody reads this.\n{% endif %}\n'
    assert words(own, text) == Range(0, 0)


def test_a_list_that_a_report_type_has_not_makes_no_words(own: Path) -> None:
    text = "{% if requirements %}\nThese must be met.\n{% endif %}\n"
    assert words(own, text, "childrens-centre") == Range(0, 0)
    assert words(own, text) == Range(0, 4)


def test_conditions_on_one_field_go_together(own: Path) -> None:
    once = '{%% if facts.concerns.level == "%s" %%}\nOne two three.\n{%% endif %%}\n'
    text = "".join(once % level for level in ("none", "serious", "widespread"))
    assert words(own, text) == Range(0, 3)


def test_and_asks_both_and_or_either(own: Path) -> None:
    field = "event.declared.no_requirements"
    assert words(own, f"{{% if {field} and {field} %}}\nOne.\n{{% endif %}}\n") == Range(0, 1)
    both = 'facts.concerns.level == "none" and facts.concerns.level == "serious"'
    assert words(own, f"{{% if {both} %}}\nOne.\n{{% endif %}}\n") == Range(0, 0)
    either = "facts.concerns.level or event.notice"
    assert words(own, f"{{% if {either} %}}\nOne.\n{{% endif %}}\n") == Range(1, 1)


def test_a_loop_goes_as_often_as_its_list_is_long(own: Path) -> None:
    text = "{% for one in event.enforcement %}\n- Taken on {{ one.date | date }}\n{% endfor %}\n"
    assert words(own, text) == Range(0, 40 * 5)


def test_behind_a_question_for_a_list_it_has_an_entry(own: Path) -> None:
    loop = "{% for one in event.enforcement %}\n- yes\n{% endfor %}\n"
    text = f"{{% if event.enforcement %}}\nOne:\n\n{loop}{{% endif %}}\n"
    assert words(own, text) == Range(0, 41)
    assert found(own, text).extent.paragraphs == Range(0, 0)


def test_a_long_list_is_bounded_without_going_through_it(own: Path) -> None:
    text = "{% for one in evidence %}\n- A record.\n{% endfor %}\n"
    assert words(own, text) == Range(0, 5000 * 2)


SAID: Final = (
    ("event.start | date", 3, 3),
    ("event.start | on", 4, 4),
    ("event.start | until(event.end)", 3, 7),
    ("setting.kind | a", 1, 61),
    ('setting.places | count("family", "families in all")', 2, 4),
    ('event.previous | count("visit", "visits")', 2, 2),
    ("setting.places | number", 1, 1),
    ("event.inspectors | names", 0, 40 * 60 + 1),
    ("setting.registered_provider.address | lines", 0, 8 * 60),
    ("evidence | sources", 1, 15),
    ("facts.concerns.level", 1, 3),
)


@pytest.mark.parametrize(("said", "least", "most"), SAID)
def test_what_a_filter_can_write(own: Path, said: str, least: int, most: int) -> None:
    assert words(own, f"{{{{ {said} }}}}\n") == Range(least, most)


def test_a_share_is_in_words_and_in_numbers(own: Path) -> None:
    text = "{% for one in evidence %}\n- {{ one | proportion }}\n{% endfor %}\n"
    assert words(own, text) == Range(0, 5000 * (4 + 20 + 3))


def test_each_filter_has_its_bounds() -> None:
    told = {name for said, *_ in SAID for name in re.findall(r"\| (\w+)", said)}
    assert told | {"proportion", "first", "inspections"} == set(FILTERS)


def test_a_link_has_the_words_that_are_read(own: Path) -> None:
    assert words(own, "See [our own page](https://example.org/a/b).\n") == Range(4, 4)


def test_the_branch_and_the_field_that_make_it_long_are_named(own: Path) -> None:
    text = "One.\n{% if setting.area %}\nIt serves {{ setting.area }}.\n{% endif %}\n"
    branch, field = found(own, text).causes
    assert branch == Cause("branch", "own.md.j2", 2, "setting.area", 102, 2)
    assert field == Cause("field", "own.md.j2", 3, "/setting/area", 100, 0)


def test_a_template_that_is_broken_is_told_with_its_line(own: Path) -> None:
    with pytest.raises(BrokenError) as told:
        found(own, "One.\n{{ setting.nmae }}\n")
    assert told.value.place.describe() == "own.md.j2:2"

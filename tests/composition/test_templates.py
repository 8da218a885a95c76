"""Section templates: what they may use, where their words come from, what values may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.composition import templates
from pipeline.composition.markdown import template_blocks
from pipeline.evidence.json.characters import FORBIDDEN
from pipeline.model.document import Block, Break, BundleSource, TemplateSource, block_inlines, plain
from pipeline.model.errors import BrokenError
from pipeline.model.finding import TemplateAddress
from pipeline.resources import Home, using
from tests.composition.filling import DATA, all_texts, public, shape

Render: TypeAlias = Callable[..., tuple[Block, ...]]
FILE: Final = "section.md.j2"


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Render]:
    """Return a function from a template's text, and perhaps data, to blocks."""
    numbers = count()

    def rendered(source: str, data: Mapping[str, Any] = DATA) -> tuple[Block, ...]:
        if source not in known:
            known[source] = f"{next(numbers)}/{FILE}"
            (folder / known[source]).parent.mkdir()
            (folder / known[source]).write_text(source, "utf-8")
        filled = templates.fill(known[source], public(data))
        return template_blocks(filled.text, filled.pieces, filled.file)

    known: dict[str, str] = {}
    folder = tmp_path_factory.mktemp("templates")
    with using(Home(folder)):
        yield rendered


def said(blocks: tuple[Block, ...]) -> str:
    return " / ".join(plain(run) for block in blocks for run in block_inlines(block))


def broken(render: Render, source: str, data: Mapping[str, Any] = DATA) -> BrokenError:
    with pytest.raises(BrokenError) as caught:
        render(source, data)
    return caught.value


def address(error: BrokenError) -> tuple[int, str]:
    """Return the line of the template, and the pointer into the bundle, that an error names."""
    template, bundle = error.place.template, error.place.bundle
    assert template is not None
    assert template.file.endswith(FILE)
    return template.line, bundle.pointer if bundle else ""


# --- what a template may use -------------------------------------------------------------

WORKS: Final = {
    "Run by {{ setting.name }}.": "Run by Marigold House.",
    "{{ setting.places }}": "1,838",
    "{{ setting.places | number }} places": "1,838 places",
    "{{ setting.name | a }} it is": "a Marigold House it is",
    "{{ setting.places | a }}": "a 1,838",
    "{{ event.inspectors | count('inspector', 'inspectors') | a }}": "a three inspectors",
    "{{ event.start | date }}": "6 March 2025",
    "It was {{ event.start | on }}.": "It was on 6 March 2025.",
    "{{ event.start | until(event.end) }}": "6 to 8 March 2025",
    "{{ setting.places | count('family', 'families') }}": "1,838 families",
    "{{ event.inspectors | count('inspector', 'inspectors') }}": "three inspectors",
    "{{ event.inspectors | names }}": "Ann, Bea and Cy",
    "{{ setting.address | names }}": "1 Example Street and Sampleton",
    "{{ setting.address | lines }}": "1 Example Street\nSampleton",
    "{{ (event.inspectors | first).name }}": "Ann",
    "{{ evidence | first | proportion }}": "most families (37 of 41)",
    "{{ event.start | until(event.summary) }}": "6 March 2025",
    "{{ setting.area | until(event.end) }}": "8 March 2025",
    "{{ setting.area or setting.name }}": "Marigold House",
    "{% if setting.area %}a{% elif setting.name %}b{% endif %}": "b",
    "{% if setting.name == 'Marigold House' or setting.area %}it{% endif %}": "it",
    "{% for one in event.inspectors %}{{ one.name }}; {% endfor %}": "Ann; Bea; Cy;",
    "{% for one in setting.area %}x{% endfor %}": "",
    "{% for one in event.inspectors if one.name == 'Bea' %}{{ one.name }}{% endfor %}": "Bea",
    "{# never seen #}seen": "seen",
    "{% raw %}{{ as it is }}{% endraw %}": "{{ as it is }}",
    "*A* and _b_ and **‘c’**\n\n- d\n\n> e\n> f": "A and b and ‘c’ / d / e f",
    "_A_ begins the line": "A begins the line",
    "**‘A’ b** begins the line": "‘A’ b begins the line",
    "1 Ann\n1. Bea\n2) Cy\n+ Di": "1 Ann 1. Bea 2) Cy + Di",
    "2\u00a0pm": "2\u00a0pm",
    "": "",
}


@pytest.mark.parametrize("source", WORKS)
def test_what_a_template_may_use(render: Render, source: str) -> None:
    assert said(render(source)) == WORKS[source]


MID_SENTENCE: Final = {
    "Residential family centre": "a residential family centre",
    "Assessment centre": "an assessment centre",
    "Children’s home": "a children’s home",
    "Local Safeguarding Children Board": "a Local Safeguarding Children Board",
    "NHS trust": "an NHS trust",
    "university": "a university",
}


@pytest.mark.parametrize("name", MID_SENTENCE)
def test_a_value_in_mid_sentence_has_no_capital_of_its_own(render: Render, name: str) -> None:
    data = {**DATA, "setting": {**DATA["setting"], "name": name}}
    assert said(render("It is {{ setting.name | a }}.", data)) == f"It is {MID_SENTENCE[name]}."


STOPS: Final = {
    ("Run by {{ setting.name }}. It is old.", "Oak Ltd."): "Run by Oak Ltd. It is old.",
    ("Run by {{ setting.name }}.", "Oak Inc."): "Run by Oak Inc.",
    ("Run by {{ setting.name }}.", "Oak St."): "Run by Oak St.",
    ("Run by **{{ setting.name }}**.", "Oak Ltd."): "Run by Oak Ltd.",
    ("Run by *{{ setting.name }}.* So.", "Oak Ltd."): "Run by Oak Ltd. So.",
    ("Run by ‘{{ setting.name }}’.", "Oak Ltd."): "Run by ‘Oak Ltd.’",
    ("Run by {{ setting.name }}.", "Who Cares?"): "Run by Who Cares?",
    ("Run by {{ setting.name }}.", "Oak ‘Ltd.’"): "Run by Oak ‘Ltd.’",
    ("Run by {{ setting.name }}.", "Oak Ltd"): "Run by Oak Ltd.",
    ("Run by {{ setting.name }}, here.", "Oak Ltd."): "Run by Oak Ltd., here.",
    ("Run by {{ setting.name }} (all).", "Oak Ltd."): "Run by Oak Ltd. (all).",
    ("Run by {{ setting.name }} now.", "Oak Ltd."): "Run by Oak Ltd. now.",
    ("Run by {{ setting.name }}...", "Oak Ltd."): "Run by Oak Ltd....",
    ("Run (by {{ setting.name }}).", "Oak Ltd."): "Run (by Oak Ltd.).",
    ("A. B. {{ setting.name }}{{ setting.name }}", "Oak."): "A. B. Oak.Oak.",
    ("- {{ setting.name }}.\n- so.", "Oak Ltd."): "Oak Ltd. / so.",
    ("> {{ setting.name }}.", "Oak Ltd."): "Oak Ltd.",
}


@pytest.mark.parametrize("written", STOPS)
def test_a_sentence_ends_with_one_stop(render: Render, written: tuple[str, str]) -> None:
    source, value = written
    blocks = render(source, {**DATA, "setting": {**DATA["setting"], "name": value}})
    assert said(blocks) == STOPS[written]
    sources = {one.text.strip(): one.source for one in all_texts(blocks)}
    assert sources[value] == BundleSource("/setting/name")


def test_lines_are_parted_by_breaks(render: Render) -> None:
    (block,) = render("{{ setting.address | lines }}")
    assert [type(one) for (run,) in [block_inlines(block)] for one in run][1] is Break


REFUSED: Final = {
    "{% set a = 1 %}": "‘assign’",
    "{% set a %}x{% endset %}": "‘assignblock’",
    "{% macro a() %}x{% endmacro %}": "‘macro’",
    "{% call a() %}x{% endcall %}": "‘callblock’",
    "{% import 'a' as b %}": "‘import’",
    "{% from 'a' import b %}": "‘fromimport’",
    "{% include 'a' %}": "‘include’",
    "{% extends 'a' %}": "‘extends’",
    "{% block a %}x{% endblock %}": "‘block’",
    "{% filter date %}x{% endfilter %}": "‘filterblock’",
    "{% with a = 1 %}x{% endwith %}": "‘with’",
    "{% autoescape true %}x{% endautoescape %}": "‘",
    "{% do setting.name %}": "unknown tag",
    "{{ setting.name ~ 'x' }}": "‘concat’",
    "{{ setting.name + 'x' }}": "‘add’",
    "{{ setting.places - 1 }}": "‘sub’",
    "{{ setting.places * 2 }}": "‘mul’",
    "{{ setting.name % 'x' }}": "‘mod’",
    "{{ -setting.places }}": "‘neg’",
    "{{ setting.name[0] }}": "‘getitem’",
    "{{ setting['name'] }}": "‘getitem’",
    "{{ setting.name[1:2] }}": "‘",
    "{{ setting.address.0 }}": "‘getitem’",
    "{{ setting.name.upper() }}": "‘call’",
    "{{ range(3) }}": "‘call’",
    "{{ lipsum() }}": "‘call’",
    "{{ cycler }}": "called ‘cycler’",
    "{{ self }}": "called ‘self’",
    "{{ _filled }}": "called ‘_filled’",
    "{{ loop }}": "called ‘loop’",
    "{% for a in setting.address %}{{ loop.index }}{% endfor %}": "called ‘",
    "{% for loop in setting.address %}x{% endfor %}": "loop",
    "{% for a, b in setting.address %}x{% endfor %}": "‘tuple’",
    "{% if setting.name is defined %}x{% endif %}": "‘test’",
    "{{ setting.name if setting.open else 'x' }}": "‘condexpr’",
    "{{ [setting.name] }}": "‘list’",
    "{{ {'a': 1} }}": "‘",
    "{{ (setting.name, 1) }}": "‘tuple’",
    "{{ setting.places | count(singular='a', plural='b') }}": "‘keyword’",
    "{{ setting.__class__ }}": "called ‘__class__’",
    "{{ setting.name.value }}": "called ‘value’",
    "{{ setting.fields }}": "called ‘fields’",
    "{{ setting.name | upper }}": "no filter ‘upper’",
    "{{ setting.name | safe }}": "no filter ‘safe’",
    "{{ setting.address | join(', ') }}": "no filter ‘join’",
    "{{ setting.name | __class__ }}": "no filter ‘__class__’",
    "{{ setting.name | _said }}": "no filter ‘_said’",
    "{{ setting.nmae }}": "called ‘nmae’",
    "{% if setting.nmae %}x{% endif %}": "called ‘nmae’",
    "{{ 'our own words' }}": "Only single values",
    "{{ 5 }}": "Only single values",
    "{{ none }}": "Only single values",
    "{{ setting.open == true }}": "Only single values",
    "{% if setting.open %}yes{% else %}no{% endif %}": "not there",
    "{% if not setting.area %}no area{% endif %}": "not there",
    "{% if setting.name and not (setting.area or setting.open) %}x{% endif %}": "not there",
    "{% if setting.name != 'x' %}it{% endif %}": "not there",
    "{% for one in setting.area %}x{% else %}none{% endfor %}": "not there",
    "{% if setting.places > 3 %}many{% endif %}": "not there",
    "{{ not setting.open }}": "not there",
    "{{ 'x' | date }}": "another kind",
    "{{ 5 | number }}": "another kind",
    "{{ 'x' | first }}": "no",
    "{{ 'x' | names }}": "not a list",
    "{{ 'x' | proportion }}": "no record",
    "{{ event.start | until('2025-01-01') }}": "another kind",
    "{{ event.start | date | date }}": "another kind",
    "{{ setting.places | count('a') }}": "plural",
    "{{ setting.name": "end of",
    "{% if setting.name %}": "‘{% if %}’ is never closed.",
    "{% endif %}": "unknown tag",
}
# Markup is read after a template is filled: the line is that of the last words read before.
MARKUP: Final = {
    "[a]({{ setting.name }})": "address of a link",
    "[a](https://example.org/{{ setting.name }})": "address of a link",
    "[a](javascript:x)": "A link goes to",
    "[a](https://example.org 'title')": "no title",
    "- a\n  - b\n    - c": "two levels",
    "> a\n> - b": "quote",
    "> " * 150 + "deep": "losing words",
}


@pytest.mark.parametrize("source", REFUSED)
def test_what_a_template_may_not_use_is_refused_with_file_and_line(
    render: Render, source: str
) -> None:
    error = broken(render, f"First line.\n\n{source}\n")
    assert REFUSED[source] in error.message
    assert address(error) == (3, "")


@pytest.mark.parametrize("source", MARKUP)
def test_markup_that_would_lose_words_is_refused_with_file_and_line(
    render: Render, source: str
) -> None:
    error = broken(render, f"First line.\n\n{source}\n")
    assert MARKUP[source] in error.message
    line, pointer = address(error)
    assert (1 <= line <= 4, pointer) == (True, "")


@pytest.mark.parametrize("character", ["\ue000", "\uf8ff", "\U000f0000", "\U00100001"])
def test_a_template_holds_no_private_use_character(render: Render, character: str) -> None:
    assert "private-use" in broken(render, f"a {character} b").message


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\ufeff", "\r"])
def test_a_template_holds_no_control_character(render: Render, character: str) -> None:
    error = broken(render, f"One.\n\na {character} b")
    assert f"the control character U+{ord(character):04X}" in error.message
    assert address(error) == (3, "")


DEEP = {
    "brackets": "{{ " + "(" * 9_000 + "event" + ")" * 9_000 + " }}",
    "conditions": "{% if event %}" * 900 + "a" + "{% endif %}" * 900,
}


@pytest.mark.parametrize("name", DEEP)
def test_a_template_that_is_too_deep(render: Render, name: str) -> None:
    error = broken(render, DEEP[name])
    assert error.message == "The template is too deep."


def test_a_template_that_is_not_there(render: Render) -> None:
    with pytest.raises(BrokenError, match="cannot be read") as caught:
        templates.fill("no/such.md.j2", public())
    assert caught.value.place.template == TemplateAddress("no/such.md.j2", 1)


DATA_CAUSED: Final = {
    "{{ setting.area }}": "/setting/area",
    "{{ setting.open }}": "/setting/open",
    "{{ setting.open | number }}": "/setting/open",
    "{{ setting.open | count('a', 'b') }}": "/setting/open",
    "{{ setting.name | date }}": "/setting/name",
    "{{ event.notice | date }}": "/event/notice",
    "{{ event.start | until(event.notice) }}": "/event/notice",
    "{{ setting.area | until(event.summary) }}": "/event/summary",
    "{{ setting.area | names }}": "/setting/area",
    "{{ setting.area | first }}": "/setting/area/0",
    "{{ setting.name | count('a', 'b') }}": "/setting/name",
    "{{ event.inspectors | lines }}": "/event/inspectors/0",
    "{{ event.inspectors }}": "/event/inspectors",
    "{{ setting }}": "/setting",
    "{{ narrative }}": "/narrative",
    "{{ setting.name.area }}": "/setting/name",
    "{{ setting.area.name }}": "/setting/area/name",
    "{% for one in evidence %}{{ one | proportion }}{% endfor %}": "/evidence/1/measure",
}


@pytest.mark.parametrize("source", DATA_CAUSED)
def test_an_error_that_data_causes_names_line_and_pointer_but_no_value(
    render: Render, source: str
) -> None:
    error = broken(render, f"{{# a\nb #}}\n{{% if setting.name\n %}}\n{source}\n{{% endif %}}\n")
    assert address(error) == (5, DATA_CAUSED[source])
    assert "2025-02-30" not in str(error)
    assert "Marigold" not in str(error)


def test_more_values_than_marks_is_an_error_with_a_line(render: Render) -> None:
    many = {"setting": {"address": ["x"] * 256}}
    loops = "{% for a in setting.address %}{% for b in setting.address %}{{ a }}"
    error = broken(render, f"\n{loops}{{% endfor %}}{{% endfor %}}", many)
    assert address(error) == (2, "")


# --- the line that words come from -------------------------------------------------------

# In these templates each word that is to be seen names its line.
LINES: Final = [
    "L1\nL2 {{ setting.name }} L2\n\n\nL5",
    "{# c #}\nL2\n{# d\n e #}\nL5 {{ setting.name }} L5 {# f #} L5\nL6",
    "{% if setting.name\n  and setting.open %}\nL3\n{% endif %}\nL5",
    "{%- if setting.name -%}\n\n L3 \n{%- endif -%}\n\n L6",
    "L1 {{-\n setting.name -}}\n L3",
    "{% for one in setting.address %}\n- L2 {{ one }}\n  L3\n{% endfor %}\n\nL6",
    "{% if setting.area %}\nno\n{% elif setting.name %}\nL4\n{% endif %}L5",
    "   {% if setting.name %}   \n   L2\n   {% endif %}\nL4\n",
    "{{ setting.name }}\nL2\n{{ setting.name }} L3\n",
    "- L1\n- *L2* L2\n- **L3**\n\n> L5\n> L6\n\n_L8_",
    "[L1\nL2](https://example.org/a) L2",
    "{% raw %}\nL2\n{% endraw %}\nL4",
    "\n\n\nL4",
]


@pytest.mark.parametrize("source", LINES)
def test_words_know_their_line(render: Render, source: str) -> None:
    found = lines_of(render(source))
    assert all(word == f"L{line}" for word, line in found)
    assert {word for word, _ in found} == set(re.findall("L[0-9]+", source))


def lines_of(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    """Return each word of a template that names its line, and the line it knows."""
    return [
        (word, text.source.line)
        for text in all_texts(blocks)
        if isinstance(text.source, TemplateSource)
        for word in re.findall("L[0-9]+", text.text)
    ]


TAGS: Final = [
    ("if setting.name", "endif"),
    ("if setting.name\n  and setting.open", "endif"),
    ("if setting.area", "endif"),
    ("for one in setting.address", "endfor"),
]
WORDS: Final = [
    "W", "W W", " W", "*W* W", "", "\n- W *W*\n", "W {{ setting.name }} W", "{{ setting.name }}",
    "{# a #}", "W {# a\n b #} W", "{# a\n #}",
]  # fmt: skip


@st.composite
def template_lines(draw: st.DrawFn, depth: int = 2) -> list[str]:
    """Return lines of a template, with W for each word."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        if depth and draw(st.booleans()):
            tag, closing = draw(st.sampled_from(TAGS))
            begin, end = draw(st.sampled_from([("{%", "%}"), ("{%-", "%}"), ("{%", "-%}")]))
            inner = draw(template_lines(depth=depth - 1))
            lines += [f"{begin} {tag} {end}", *inner, f"{begin} {closing} {end}"]
        else:
            lines.append(draw(st.sampled_from(WORDS)))
    return lines


@given(template_lines())
def test_words_of_any_template_know_their_line(render: Render, lines: list[str]) -> None:
    whole = "\n".join(lines).split("\n")
    numbered_lines = [line.replace("W", f"L{at}") for at, line in enumerate(whole, 1)]
    blocks = render("\n".join(numbered_lines))
    assert all(word == f"L{line}" for word, line in lines_of(blocks))


# --- what a value may hold ---------------------------------------------------------------

HOSTILE: Final = [
    "# A heading", "- an item", "+ an item", "1986. A year", "> a quote", "    code", "* * *",
    "---", "===", "| a | b |", "*a* **b** _c_ __d__", "`code`", "[a](https://example.org)",
    "![a](b.png)", "[a]: https://example.org", "<b>bold</b>", "<script>alert(1)</script>",
    "<!-- gone -->", "&amp; &lt; &#42;", "\\*a\\* \\", "{{ setting.name }}", "{% set a = 1 %}",
    "{# gone #}", "'single' \"double\" ‘curly’", "https://example.org", "a@example.org", "a  b",
    "  leading", "~~gone~~", "^[note]", "[^1]", ":smile:", "(c) -- ...", "$a$", "a\\", "]", ")",
    "](javascript:x)", "*", "_", "0", "None", "%s {0} {x}", "1,000.50", "\u200d\u200e",
]  # fmt: skip

# Where a value can stand. Each template prints the hostile value at least once.
PLACES: Final = [
    "Before {{ setting.name }} after",
    "{{ setting.name }} after",
    "Before{{ setting.name }}after",
    "Before\n{{ setting.name }}\nafter",
    "{{ setting.name }}. A\n",
    "{{ setting.name }}\n---\n",
    "{{ setting.name }}: A\n===\n",
    "# {{ setting.name }} #",
    "- {{ setting.name }} after\n- B",
    "-{{ setting.name }} after",
    "> {{ setting.name }} after",
    "*{{ setting.name }}* _{{ setting.name }}_ **{{ setting.name }}** after",
    "[{{ setting.name }}](https://example.org/a) after",
    "[{{ setting.name }}](evidence:E1) after",
    "{{ setting.name }}{{ setting.name }} after",
    "\\{{ setting.name }} `{{ setting.name }}` <b>{{ setting.name }}</b>",
    "{% for one in setting.address %}\n- {{ one }} after\n{% endfor %}",
    "{{ setting.address | names }} after",
    "{{ setting.address | lines }} after",
    "{{ event.inspectors | names }} after",
    "{{ (event.inspectors | first).name }} after",
    "{% if setting.name == 'x' %}{% endif %}{{ setting.name }} after",
]


def filled_with(value: str) -> Mapping[str, Any]:
    inspectors = [{"name": value}, {"name": value}]
    return {
        "setting": {"name": value, "address": [value, value]},
        "event": {"inspectors": inspectors},
    }


JOINTS: Final = frozenset({"/setting/address", "/event/inspectors"})  # commas between names


def assert_word_for_word(render: Render, source: str, value: str) -> None:
    blocks = render(source, filled_with(value))
    like = "X." if re.search(r"[.!?][’”]?\s*$", value) else "X"  # one stop, see STOPS
    assert shape(blocks) == shape(render(source, filled_with(like)))
    values = [text for text in all_texts(blocks) if isinstance(text.source, BundleSource)]
    found = [one.text for one in values if pointer_of(one.source) not in JOINTS]
    assert found
    assert set(found) == {value}


def pointer_of(source: object) -> str:
    assert isinstance(source, BundleSource)
    return source.pointer


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_come_out_word_for_word(render: Render, value: str) -> None:
    for source in PLACES:
        assert_word_for_word(render, source, value)


any_value = st.text(st.characters(codec="utf-8"), min_size=1).filter(
    lambda text: not FORBIDDEN.search(text) and "\n" not in text and text.strip() != ""
)


@given(st.sampled_from(PLACES), any_value | st.lists(st.sampled_from(HOSTILE)).map("".join))
@example(PLACES[0], "x" * 10_000)
@example(PLACES[0], "*[" * 5_000)
def test_any_value_comes_out_word_for_word(render: Render, source: str, value: str) -> None:
    if value.strip():
        assert_word_for_word(render, source, value)


@given(any_value)
def test_a_unit_stays_in_its_proportion(render: Render, unit: str) -> None:
    measure = {"numerator": 1, "denominator": 2, "unit": unit}
    data = {"evidence": [{"id": "E1", "measure": measure}]}
    (text, end) = all_texts(render("{{ evidence | first | proportion }}.", data))
    assert text.text == f"half of {unit} (1 of 2)"
    assert text.source == BundleSource("/evidence/0/measure")
    assert end.text == "."


@pytest.mark.parametrize("filter_", ["date", "number", "names", "lines", "count('a', 'b')"])
@pytest.mark.parametrize("value", ["x*", "2025-1-1", "٢٠٢٥-٠١-٠١", "{{ 1 }}"])
def test_a_filter_that_cannot_write_a_value_does_not_repeat_it(
    render: Render, filter_: str, value: str
) -> None:
    error = broken(render, f"{{{{ setting.name | {filter_} }}}}", filled_with(value))
    assert address(error) == (1, "/setting/name")
    assert value not in str(error)
